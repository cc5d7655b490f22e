"""Read raw facts about one secondary ENI and collect what is wrong with them."""

from collections import Counter
from collections.abc import Sequence
from ipaddress import AddressValueError, IPv4Address, IPv4Interface, IPv4Network, NetmaskValueError
from typing import NamedTuple

from gui.guest.model import HIGHEST_BASE, LOWEST_BASE, EipAddress, GuestOptions, Routing
from gui.guest.problems import GuestProblem, GuestProblemCode
from gui.guest.values import MacAddress, ends_of, prefix_length

_NEVER_PUBLIC = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.168.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
"""Special-purpose blocks (IANA) that hold no EIP; those for documentation and benchmarks pass, examples use them."""
_NEVER_HOSTS = tuple(IPv4Network(block) for block in ("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4"))
_WIDEST_EIP_NETWORK = 8


class NicFacts(NamedTuple):
    """The facts about the NIC as they came in."""

    mac: str
    private_address: str
    private_network: str
    private_gateway: str
    primary_mac: str | None


class Checks:
    """Reads raw values and collects the problems met."""

    def __init__(self) -> None:
        self.problems: list[GuestProblem] = []

    def report(self, code: GuestProblemCode, **params: object) -> None:
        """Note a problem; its sentence names ``params``."""
        self.problems.append(GuestProblem(code, {name: str(value) for name, value in params.items()}))

    def mac(self, text: str, primary: str | None) -> MacAddress | None:
        """Read the MAC address of the NIC, which may not be that of the primary one."""
        try:
            mac = MacAddress.parse(text.strip())
        except ValueError:
            self.report(GuestProblemCode.BAD_MAC, value=text)
            return None
        if primary is not None and str(mac) == primary.strip().lower().replace("-", ":"):
            self.report(GuestProblemCode.PRIMARY_MAC, value=mac)
        return mac

    def private(self, address: str, network: str) -> IPv4Interface | None:
        """Read the ENI's private address and its vSwitch's network."""
        host = _address(address)
        if host is None or any(host in block for block in _NEVER_HOSTS):
            self.report(GuestProblemCode.BAD_PRIVATE_ADDRESS, value=address)
            host = None
        block = self._block(network)
        if host is None or block is None:
            return None
        if host not in block or host in ends_of(block):
            self.report(GuestProblemCode.PRIVATE_OUTSIDE_NETWORK, value=host, network=block)
            return None
        return IPv4Interface((host, block.prefixlen))

    def exposed(self, address: str, network: str) -> IPv4Interface | None:
        """Read an EIP that is the ENI's private address, and the vSwitch's part of the secondary block."""
        host, block = self._public(address), self._block(network)
        if host is None or block is None:
            return None
        if host not in block or host == block.network_address or host >= block.broadcast_address - 2:
            self.report(GuestProblemCode.EXPOSED_OUTSIDE_NETWORK, value=host, network=block)
            return None
        return IPv4Interface((host, block.prefixlen))

    def _block(self, network: str) -> IPv4Network | None:
        base, _, length = network.strip().partition("/")
        try:
            # Digits only: ipaddress would read "/0.0.0.255" as a /24.
            return IPv4Network((base, int(length) if length.isascii() and length.isdigit() else -1), strict=False)
        except (AddressValueError, NetmaskValueError):
            self.report(GuestProblemCode.BAD_PRIVATE_NETWORK, value=network)
            return None

    def _public(self, address: str) -> IPv4Address | None:
        host = _address(address)
        if host is None:
            self.report(GuestProblemCode.BAD_EIP, value=address)
        elif any(host in block for block in _NEVER_PUBLIC):
            self.report(GuestProblemCode.NOT_PUBLIC, value=host)
        return host

    def private_gateway(self, text: str, private: IPv4Interface | None) -> IPv4Address | None:
        """Read the gateway of the vSwitch that ``private`` lies in."""
        gateway = _address(text)
        if gateway is None:
            self.report(GuestProblemCode.BAD_PRIVATE_GATEWAY, value=text)
        elif private is not None and (
            gateway not in private.network or gateway == private.ip or gateway in ends_of(private.network)
        ):
            self.report(GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE, value=gateway, network=private.network)
        return gateway

    def eip(self, address: str, mask: str, gateway: str) -> EipAddress | None:
        """Read one EIP to configure."""
        before = len(self.problems)
        host, hop = self._public(address), _address(gateway)
        length = self._length(address, mask)
        if hop is None or any(hop in block for block in _NEVER_HOSTS):
            self.report(GuestProblemCode.BAD_GATEWAY, value=address, gateway=gateway)
        if host is None or hop is None or length is None:
            return None
        eip = EipAddress(IPv4Interface((host, length)), hop)
        if host in ends_of(eip.network):
            self.report(GuestProblemCode.EIP_IS_NETWORK_END, value=host, network=eip.network)
        if hop == host:
            self.report(GuestProblemCode.OWN_GATEWAY, value=host)
        elif hop in ends_of(eip.network):
            self.report(GuestProblemCode.GATEWAY_IS_NETWORK_END, value=host, gateway=hop, network=eip.network)
        return eip if len(self.problems) == before else None

    def _length(self, address: str, mask: str) -> int | None:
        try:
            length = prefix_length(mask.strip())
        except ValueError:
            self.report(GuestProblemCode.BAD_MASK, value=address, mask=mask)
            return None
        if length < _WIDEST_EIP_NETWORK:
            self.report(GuestProblemCode.MASK_TOO_WIDE, value=address, mask=mask)
        return length

    def together(self, eips: Sequence[EipAddress]) -> None:
        """Report what is wrong with the EIPs as a set."""
        counts = Counter(eip.address for eip in eips)
        for address, count in counts.items():
            if count > 1:
                self.report(GuestProblemCode.DUPLICATE_EIP, value=address)
        for eip in eips:
            if eip.gateway in counts and eip.gateway != eip.address:
                self.report(GuestProblemCode.GATEWAY_IS_EIP, value=eip.address, gateway=eip.gateway)

    def beside_private(self, eips: Sequence[EipAddress], private: IPv4Interface | None) -> None:
        """Report EIPs that can't work beside the leased address, whose network the kernel reaches without a gateway."""
        if private is None:
            return
        for eip in eips:
            if eip.address == private.ip:
                self.report(GuestProblemCode.EIP_IS_PRIVATE, value=eip.address)
            elif eip.network.overlaps(private.network):
                self.report(
                    GuestProblemCode.EIP_IN_PRIVATE_NETWORK,
                    value=eip.address,
                    network=eip.network,
                    private=private.network,
                )

    def options(self, options: GuestOptions) -> None:
        """Report choices that can't be followed."""
        if not LOWEST_BASE <= options.base <= HIGHEST_BASE:
            self.report(GuestProblemCode.BAD_BASE, value=options.base, lowest=LOWEST_BASE, highest=HIGHEST_BASE)
        if options.connection_marks and options.routing is not Routing.SOURCE:
            self.report(GuestProblemCode.MARKS_WITHOUT_ROUTING)

    def exposed_options(self, options: GuestOptions) -> None:
        """Report choices that can't be followed where there are no static addresses."""
        self.options(options)
        if options.routing is Routing.ADDRESSES_ONLY:
            self.report(GuestProblemCode.NOTHING_TO_DO)


def _address(text: str) -> IPv4Address | None:
    try:
        return IPv4Address(text.strip())
    except AddressValueError:
        return None
