"""Check the facts about one secondary ENI and make a ``GuestNetwork`` of them, naming every problem at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any, TypeVar, cast

from gui.domain.cloud.eip import EipGateway
from gui.guest.checks import Checks, NicFacts
from gui.guest.model import (
    DEFAULT_BASE,
    EXPOSED_BASE,
    HIGHEST_BASE,
    LOWEST_BASE,
    MAX_EIPS,
    EipAddress,
    GuestNetwork,
    GuestOptions,
    Routing,
    RoutingRule,
    RoutingTable,
    base_of,
)
from gui.guest.problems import GuestInputError, GuestProblem, GuestProblemCode
from gui.guest.values import InterfaceName, MacAddress, is_windows_name

__all__ = [
    "DEFAULT_BASE",
    "HIGHEST_BASE",
    "LOWEST_BASE",
    "MAX_EIPS",
    "EipAddress",
    "GuestInputError",
    "GuestNetwork",
    "GuestOptions",
    "GuestProblem",
    "GuestProblemCode",
    "InterfaceName",
    "MacAddress",
    "Routing",
    "RoutingRule",
    "RoutingTable",
    "exposed_network",
    "from_facts",
    "guest_network",
]


def guest_network(
    *,
    mac: str,
    private_address: IPv4Address | str,
    private_network: IPv4Network | str,
    private_gateway: IPv4Address | str,
    eips: Iterable[EipGateway],
    options: GuestOptions | None = None,
    primary_mac: str | None = None,
    vpc_blocks: Iterable[IPv4Network] = (),
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
        vpc_blocks: every IPv4 block of the VPC; empty when they are not known.

    Raises:
        GuestInputError: with every problem found.
    """
    rows = [(str(eip.address), eip.mask, str(eip.gateway)) for eip in eips]
    nic = NicFacts(mac, str(private_address), str(private_network), str(private_gateway), primary_mac)
    network = _checked(nic, rows, options or GuestOptions())
    return replace(network, vpc_blocks=tuple(sorted(vpc_blocks)))


def exposed_network(
    *,
    mac: str,
    address: IPv4Address | str,
    network: IPv4Network | str,
    gateway: IPv4Address | str,
    options: GuestOptions | None = None,
    primary_mac: str | None = None,
) -> GuestNetwork:
    """Check the facts about one secondary ENI whose primary private address is an EIP.

    Args:
        mac: the ENI's, as DescribeNetworkInterfaces gives it.
        address: the EIP, bound in NAT mode to the equal primary private address.
        network: the vSwitch's part of the VPC's secondary block, for example ``203.0.113.64/27``.
        gateway: the vSwitch's gateway.
        options: the administrator's choices, None for the usual ones. ``host_prefix`` has no meaning, because
            DHCP gives the address, and is dropped.
        primary_mac: MAC of the instance's primary NIC, which must never be configured; None when not known.

    Raises:
        GuestInputError: with every problem found.
    """
    nic = NicFacts(mac, str(address), str(network), str(gateway), primary_mac)
    return _checked_exposed(nic, options or GuestOptions())


def _checked_exposed(nic_facts: NicFacts, options: GuestOptions) -> GuestNetwork:
    facts = Checks()
    nic = facts.mac(nic_facts.mac, nic_facts.primary_mac)
    address = facts.exposed(nic_facts.private_address, nic_facts.private_network)
    hop = facts.private_gateway(nic_facts.private_gateway, address)
    facts.exposed_options(options)
    if facts.problems or nic is None or address is None or hop is None:
        raise GuestInputError(facts.problems)
    options = replace(_numbered(options, EXPOSED_BASE), host_prefix=False)
    return GuestNetwork(nic, address, hop, (), options, _primary(nic_facts))


def _numbered(options: GuestOptions, usual: int) -> GuestOptions:
    return replace(options, base=usual) if options.base == DEFAULT_BASE else options


def _primary(nic_facts: NicFacts) -> MacAddress | None:
    """Return the MAC of the primary NIC; None where it is not known, or not in a form that a guest could compare."""
    try:
        return MacAddress.parse((nic_facts.primary_mac or "").strip())
    except ValueError:
        return None


def _checked(
    nic_facts: NicFacts,
    rows: Sequence[tuple[str, str, str]],
    options: GuestOptions,
) -> GuestNetwork:
    facts = Checks()
    nic = facts.mac(nic_facts.mac, nic_facts.primary_mac)
    private = facts.private(nic_facts.private_address, nic_facts.private_network)
    hop = facts.private_gateway(nic_facts.private_gateway, private)
    if not rows:
        facts.report(GuestProblemCode.NO_EIPS)
    if len(rows) > MAX_EIPS:
        facts.report(GuestProblemCode.TOO_MANY_EIPS, count=len(rows), limit=MAX_EIPS)
    found = [eip for row in rows if (eip := facts.eip(*row)) is not None]
    facts.together(found)
    facts.beside_private(found, private)
    facts.options(options)
    if facts.problems or nic is None or private is None or hop is None:
        raise GuestInputError(facts.problems)
    if options.host_prefix:
        found = [EipAddress(IPv4Interface(eip.address), eip.gateway) for eip in found]
    options = _numbered(options, base_of(nic))
    return GuestNetwork(nic, private, hop, tuple(sorted(found)), options, _primary(nic_facts))


def from_facts(facts: Mapping[str, Any], options: GuestOptions | None = None) -> GuestNetwork:
    """Read the facts as the ``snippets`` command takes them; unknown keys are ignored.

    Args:
        facts: ``{"interface": {"mac", "private_ip", "private_cidr", "private_gateway"},
            "eips": [{"ip", "gateway", "mask"}]}``; or, where ``private_ip`` is itself the EIP, ``"exposed": true``
            instead of ``eips``, and ``"same_vswitch": true`` where another NIC of the guest is in the same subnet.
            ``interface`` may also hold ``name`` (the NIC's name in the guest) and ``primary_mac``, and the facts
            ``first_table``, because two interfaces of one guest must not share table numbers, and ``vpc_blocks``, the
            VPC's networks, for guests on Windows. A name that only Windows gives is not used: there the MAC finds it.
        options: the administrator's choices; the ``name``, ``first_table`` and ``same_vswitch`` of the facts are used
            where they have none.

    Raises:
        GuestInputError: with every problem found.
    """
    problems: list[GuestProblem] = []

    def text(holder: Mapping[str, Any], key: str, where: str, *, optional: bool = False) -> str:
        value = holder.get(key)
        if value is None and optional:
            return ""
        if value is None or value == "":
            problems.append(GuestProblem(GuestProblemCode.MISSING, {"field": f"{where}.{key}"}))
        elif not isinstance(value, str):
            problems.append(GuestProblem(GuestProblemCode.NOT_TEXT, {"field": f"{where}.{key}"}))
        else:
            return value
        return ""

    exposed = _typed(facts, "exposed", bool, problems) or False
    interface, eips = _shape(facts, exposed=exposed)
    nic = NicFacts(
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
    chosen = _more_chosen(facts, options or GuestOptions(), problems)
    blocks = _blocks(facts, problems)
    name = text(interface, "name", "interface", optional=True)
    if name and chosen.interface_name is None and not is_windows_name(name):
        try:
            chosen = replace(chosen, interface_name=InterfaceName(name))
        except ValueError:
            problems.append(GuestProblem(GuestProblemCode.BAD_INTERFACE_NAME, {"value": name}))
    if problems:
        raise GuestInputError(problems)
    network = _checked_exposed(nic, chosen) if exposed else _checked(nic, rows, chosen)
    return replace(network, vpc_blocks=blocks)


def _blocks(facts: Mapping[str, Any], problems: list[GuestProblem]) -> tuple[IPv4Network, ...]:
    found = facts.get("vpc_blocks")
    if found is None:
        return ()
    try:
        if isinstance(found, list) and all(isinstance(each, str) for each in found):
            return tuple(sorted(IPv4Network(each) for each in found))
    except ValueError:
        pass
    problems.append(GuestProblem(GuestProblemCode.NOT_TEXT, {"field": "vpc_blocks"}))
    return ()


_Value = TypeVar("_Value", bool, int)


def _typed(facts: Mapping[str, Any], key: str, kind: type[_Value], problems: list[GuestProblem]) -> _Value | None:
    value = facts.get(key)
    # In Python, true is a number too.
    if value is None or type(value) is kind:
        return value
    problems.append(GuestProblem(GuestProblemCode.NOT_TEXT, {"field": key}))
    return None


def _more_chosen(facts: Mapping[str, Any], options: GuestOptions, problems: list[GuestProblem]) -> GuestOptions:
    base = _typed(facts, "first_table", int, problems)
    if base is not None and options.base == DEFAULT_BASE:
        options = replace(options, base=base)
    shared = _typed(facts, "same_vswitch", bool, problems) or False
    return replace(options, same_vswitch=options.same_vswitch or shared)


def _shape(facts: Mapping[str, Any], *, exposed: bool) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    interface, eips = facts.get("interface"), facts.get("eips")
    problems: list[GuestProblem] = []
    if not isinstance(interface, Mapping):
        problems.append(GuestProblem(GuestProblemCode.MISSING, {"field": "interface"}))
    if exposed:
        if eips:
            problems.append(GuestProblem(GuestProblemCode.EXPOSED_WITH_EIPS))
        eips = ()
    elif not isinstance(eips, Sequence) or isinstance(eips, str) or not all(isinstance(eip, Mapping) for eip in eips):
        problems.append(GuestProblem(GuestProblemCode.MISSING, {"field": "eips"}))
    if problems:
        raise GuestInputError(problems)
    return cast("Mapping[str, Any]", interface), cast("Sequence[Mapping[str, Any]]", eips)
