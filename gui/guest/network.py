"""Check the facts about one secondary ENI and make a ``GuestNetwork`` of them, naming every problem at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from ipaddress import AddressValueError, IPv4Address, IPv4Interface, IPv4Network, NetmaskValueError
from typing import Any, NamedTuple, cast

from gui.domain.eip import EipGateway
from gui.guest.model import (
    DEFAULT_BASE,
    HIGHEST_BASE,
    LOWEST_BASE,
    MAX_EIPS,
    EipAddress,
    GuestNetwork,
    GuestOptions,
    Routing,
    RoutingRule,
    RoutingTable,
)
from gui.guest.problems import GuestInputError, Problem, ProblemCode
from gui.guest.values import InterfaceName, MacAddress, ends_of, prefix_length

__all__ = [
    "DEFAULT_BASE",
    "HIGHEST_BASE",
    "LOWEST_BASE",
    "MAX_EIPS",
    "EipAddress",
    "GuestInputError",
    "GuestNetwork",
    "GuestOptions",
    "InterfaceName",
    "MacAddress",
    "Problem",
    "ProblemCode",
    "Routing",
    "RoutingRule",
    "RoutingTable",
    "from_facts",
    "guest_network",
]

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


class _NicFacts(NamedTuple):
    """The facts about the NIC as they came in."""

    mac: str
    private_address: str
    private_network: str
    private_gateway: str
    primary_mac: str | None


class _Facts:
    """Reads raw values and collects the problems met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, code: ProblemCode, **params: object) -> None:
        self.problems.append(Problem(code, {name: str(value) for name, value in params.items()}))

    def mac(self, text: str, primary: str | None) -> MacAddress | None:
        try:
            mac = MacAddress.parse(text.strip())
        except ValueError:
            self.report(ProblemCode.BAD_MAC, value=text)
            return None
        if primary is not None and str(mac) == primary.strip().lower().replace("-", ":"):
            self.report(ProblemCode.PRIMARY_MAC, value=mac)
        return mac

    def private(self, address: str, network: str) -> IPv4Interface | None:
        host = _address(address)
        if host is None or any(host in block for block in _NEVER_HOSTS):
            self.report(ProblemCode.BAD_PRIVATE_ADDRESS, value=address)
            host = None
        base, _, length = network.strip().partition("/")
        try:
            # Digits only: ipaddress would read "/0.0.0.255" as a /24.
            block = IPv4Network((base, int(length) if length.isascii() and length.isdigit() else -1), strict=False)
        except (AddressValueError, NetmaskValueError):
            self.report(ProblemCode.BAD_PRIVATE_NETWORK, value=network)
            return None
        if host is None:
            return None
        if host not in block or host in ends_of(block):
            self.report(ProblemCode.PRIVATE_OUTSIDE_NETWORK, value=host, network=block)
            return None
        return IPv4Interface((host, block.prefixlen))

    def private_gateway(self, text: str, private: IPv4Interface | None) -> IPv4Address | None:
        gateway = _address(text)
        if gateway is None:
            self.report(ProblemCode.BAD_PRIVATE_GATEWAY, value=text)
        elif private is not None and (
            gateway not in private.network or gateway == private.ip or gateway in ends_of(private.network)
        ):
            self.report(ProblemCode.PRIVATE_GATEWAY_UNUSABLE, value=gateway, network=private.network)
        return gateway

    def eip(self, address: str, mask: str, gateway: str) -> EipAddress | None:
        before = len(self.problems)
        host, hop = _address(address), _address(gateway)
        if host is None:
            self.report(ProblemCode.BAD_EIP, value=address)
        elif any(host in block for block in _NEVER_PUBLIC):
            self.report(ProblemCode.NOT_PUBLIC, value=host)
        length = self._length(address, mask)
        if hop is None or any(hop in block for block in _NEVER_HOSTS):
            self.report(ProblemCode.BAD_GATEWAY, value=address, gateway=gateway)
        if host is None or hop is None or length is None:
            return None
        eip = EipAddress(IPv4Interface((host, length)), hop)
        if host in ends_of(eip.network):
            self.report(ProblemCode.EIP_IS_NETWORK_END, value=host, network=eip.network)
        if hop == host:
            self.report(ProblemCode.OWN_GATEWAY, value=host)
        elif hop in ends_of(eip.network):
            self.report(ProblemCode.GATEWAY_IS_NETWORK_END, value=host, gateway=hop, network=eip.network)
        return eip if len(self.problems) == before else None

    def _length(self, address: str, mask: str) -> int | None:
        try:
            length = prefix_length(mask.strip())
        except ValueError:
            self.report(ProblemCode.BAD_MASK, value=address, mask=mask)
            return None
        if length < _WIDEST_EIP_NETWORK:
            self.report(ProblemCode.MASK_TOO_WIDE, value=address, mask=mask)
        return length

    def together(self, eips: Sequence[EipAddress]) -> None:
        """Report what is wrong with the EIPs as a set."""
        counts = Counter(eip.address for eip in eips)
        for address, count in counts.items():
            if count > 1:
                self.report(ProblemCode.DUPLICATE_EIP, value=address)
        for eip in eips:
            if eip.gateway in counts and eip.gateway != eip.address:
                self.report(ProblemCode.GATEWAY_IS_EIP, value=eip.address, gateway=eip.gateway)

    def options(self, options: GuestOptions) -> None:
        if not LOWEST_BASE <= options.base <= HIGHEST_BASE:
            self.report(ProblemCode.BAD_BASE, value=options.base, lowest=LOWEST_BASE, highest=HIGHEST_BASE)
        if options.connection_marks and options.routing is not Routing.SOURCE:
            self.report(ProblemCode.MARKS_WITHOUT_ROUTING)


def _address(text: str) -> IPv4Address | None:
    try:
        return IPv4Address(text.strip())
    except AddressValueError:
        return None


def guest_network(
    *,
    mac: str,
    private_address: IPv4Address | str,
    private_network: IPv4Network | str,
    private_gateway: IPv4Address | str,
    eips: Iterable[EipGateway],
    options: GuestOptions | None = None,
    primary_mac: str | None = None,
) -> GuestNetwork:
    """Check the facts about one secondary ENI.

    Args:
        mac: the ENI's, as DescribeNetworkInterfaces gives it.
        private_address: the ENI's primary private address.
        private_network: its vSwitch's network, for example ``172.16.20.0/24``.
        private_gateway: the vSwitch's gateway.
        eips: what DescribeEipGatewayInfo says about each EIP.
        options: the administrator's choices; None for the usual ones.
        primary_mac: MAC of the instance's primary NIC, which must never be configured; None when not known.

    Raises:
        GuestInputError: with every problem found.
    """
    rows = [(str(eip.address), eip.mask, str(eip.gateway)) for eip in eips]
    nic = _NicFacts(mac, str(private_address), str(private_network), str(private_gateway), primary_mac)
    return _checked(nic, rows, options or GuestOptions())


def _checked(
    nic_facts: _NicFacts,
    rows: Sequence[tuple[str, str, str]],
    options: GuestOptions,
) -> GuestNetwork:
    facts = _Facts()
    nic = facts.mac(nic_facts.mac, nic_facts.primary_mac)
    private = facts.private(nic_facts.private_address, nic_facts.private_network)
    hop = facts.private_gateway(nic_facts.private_gateway, private)
    if not rows:
        facts.report(ProblemCode.NO_EIPS)
    if len(rows) > MAX_EIPS:
        facts.report(ProblemCode.TOO_MANY_EIPS, count=len(rows), limit=MAX_EIPS)
    found = [eip for row in rows if (eip := facts.eip(*row)) is not None]
    facts.together(found)
    facts.options(options)
    if facts.problems or nic is None or private is None or hop is None:
        raise GuestInputError(facts.problems)
    if options.host_prefix:
        found = [EipAddress(IPv4Interface(eip.address), eip.gateway) for eip in found]
    return GuestNetwork(nic, private, hop, tuple(sorted(found)), options)


def from_facts(facts: Mapping[str, Any], options: GuestOptions | None = None) -> GuestNetwork:
    """Read the facts as the ``snippets`` command takes them; unknown keys are ignored.

    Args:
        facts: ``{"interface": {"mac", "private_ip", "private_cidr", "private_gateway"},
            "eips": [{"ip", "gateway", "mask"}]}``;
            ``interface`` may also hold ``name`` (the NIC's name in the guest) and ``primary_mac``.
        options: the administrator's choices; the ``name`` of the facts is used where they have none.

    Raises:
        GuestInputError: with every problem found.
    """
    interface, eips = _shape(facts)
    problems: list[Problem] = []

    def text(holder: Mapping[str, Any], key: str, where: str, *, optional: bool = False) -> str:
        value = holder.get(key)
        if value is None and optional:
            return ""
        if value is None or value == "":
            problems.append(Problem(ProblemCode.MISSING, {"field": f"{where}.{key}"}))
        elif not isinstance(value, str):
            problems.append(Problem(ProblemCode.NOT_TEXT, {"field": f"{where}.{key}"}))
        else:
            return value
        return ""

    nic = _NicFacts(
        text(interface, "mac", "interface"),
        text(interface, "private_ip", "interface"),
        text(interface, "private_cidr", "interface"),
        text(interface, "private_gateway", "interface"),
        text(interface, "primary_mac", "interface", optional=True) or None,
    )
    rows = [
        (text(eip, "ip", f"eips[{i}]"), text(eip, "mask", f"eips[{i}]"), text(eip, "gateway", f"eips[{i}]"))
        for i, eip in enumerate(eips)
    ]
    chosen = options or GuestOptions()
    name = text(interface, "name", "interface", optional=True)
    if name and chosen.interface_name is None:
        try:
            chosen = replace(chosen, interface_name=InterfaceName(name))
        except ValueError:
            problems.append(Problem(ProblemCode.BAD_INTERFACE_NAME, {"value": name}))
    if problems:
        raise GuestInputError(problems)
    return _checked(nic, rows, chosen)


def _shape(facts: Mapping[str, Any]) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    interface, eips = facts.get("interface"), facts.get("eips")
    problems: list[Problem] = []
    if not isinstance(interface, Mapping):
        problems.append(Problem(ProblemCode.MISSING, {"field": "interface"}))
    if not isinstance(eips, Sequence) or isinstance(eips, str) or not all(isinstance(eip, Mapping) for eip in eips):
        problems.append(Problem(ProblemCode.MISSING, {"field": "eips"}))
    if problems:
        raise GuestInputError(problems)
    return cast("Mapping[str, Any]", interface), cast("Sequence[Mapping[str, Any]]", eips)
