"""The facts about one secondary ENI that a guest needs, checked: what every network stack is rendered from.

There are two kinds. In multi-EIP mode the EIPs are static addresses beside a private one. Where a secondary CIDR block
of the VPC exposes an EIP, it is itself the private address, comes by DHCP, and lacks nothing but its routes.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from gui.guest.values import InterfaceName, MacAddress, ShellWord

MAX_EIPS = 10
"""EIPs on one ENI: the vendor's page "Associate EIPs with secondary ENIs in multi-EIP-to-ENI mode"."""
LOWEST_BASE = 300
HIGHEST_BASE = 32000
"""Tables 253 to 255 are the kernel's, and a rule at 32766 or later comes after main and never matches."""
DEFAULT_BASE = LOWEST_BASE
"""Stands for the number that the MAC address chooses: see ``base_of``."""
EXPOSED_BASE = 7100
"""First number of an exposed EIP by default, clear of Terway (1000+), tailscale (5210+) and AWS (10000+)."""
MARK_OFFSET = 20
"""Rules by connection mark follow the rules by address, which take at most eleven priorities."""
NUMBERS = MARK_OFFSET + MAX_EIPS + 1
"""Table numbers and priorities of one interface."""
PLACES = (1000 - LOWEST_BASE) // NUMBERS
"""Interfaces whose numbers fit below 1000: BusyBox takes no table above 1023, and Terway begins at 1000."""
LAST_METRIC = 7100
"""Of a default route that a lease gives the ENI all the same: it comes after any the primary NIC can have."""


class Routing(StrEnum):
    """How traffic from the EIPs is routed."""

    SOURCE = "source"
    ADDRESSES_ONLY = "addresses_only"


@dataclass(frozen=True, slots=True)
class GuestOptions:
    """Choices of the administrator.

    Attributes:
        routing: rules and tables, or bare addresses for someone who routes by other means.
        host_prefix: configure every EIP as a /32 instead of with the mask the API gave; says nothing of an exposed EIP.
        connection_marks: also route replies of containers and forwarded ports (needs nftables).
        interface_name: the name in the guest, for stacks that cannot find a NIC by its MAC; None when not known.
        base: first table number and rule priority; each takes at most 31 numbers from here. By default the MAC address
            chooses it.
        same_vswitch: in multi-EIP mode: the primary NIC is in the same vSwitch, which deserves a warning; for an
            exposed EIP: any other NIC is, which makes the NIC answer ARP for its own address only.
    """

    routing: Routing = Routing.SOURCE
    host_prefix: bool = False
    connection_marks: bool = False
    interface_name: InterfaceName | None = None
    base: int = DEFAULT_BASE
    same_vswitch: bool = False


def base_of(mac: MacAddress) -> int:
    """Return the first table number of an interface in multi-EIP mode: the same whichever others the guest has."""
    return LOWEST_BASE + NUMBERS * (mac.value % PLACES)


@dataclass(frozen=True, slots=True, order=True)
class EipAddress:
    """One EIP as the guest must carry it.

    Attributes:
        interface: address with the prefix length of the API's mask (or /32 where that was chosen).
        gateway: the EIP's own gateway, possibly outside its network.
    """

    interface: IPv4Interface
    gateway: IPv4Address

    @property
    def address(self) -> IPv4Address:
        """The bare public address."""
        return self.interface.ip

    @property
    def network(self) -> IPv4Network:
        """The network on link."""
        return self.interface.network

    @property
    def prefix_length(self) -> int:
        """The number of leading ones in the mask."""
        return self.interface.network.prefixlen

    @property
    def netmask(self) -> IPv4Address:
        """The mask in dotted decimal."""
        return self.interface.netmask

    @property
    def off_link(self) -> bool:
        """Whether the gateway lies outside the EIP's network and must be declared on link."""
        return self.gateway not in self.network


@dataclass(frozen=True, slots=True)
class RoutingTable:
    """One routing table: a network on link and a default route through one gateway.

    Attributes:
        number: the table, also the connection mark of its traffic.
        gateway: next hop of the default route.
        network: the network on link; None where the addresses are /32.
        mark_priority: priority of the rule that sends marked traffic here.
    """

    number: int
    gateway: IPv4Address
    network: IPv4Network | None
    mark_priority: int

    @property
    def off_link(self) -> bool:
        """Whether the gateway must be declared on link."""
        return self.network is None or self.gateway not in self.network


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """Traffic from ``source`` uses table ``table``; ``priority`` is explicit, unique and below 32766."""

    priority: int
    source: IPv4Address
    table: int


@dataclass(frozen=True)
class GuestNetwork:
    """Everything a renderer may know about one secondary ENI.

    Make it with ``guest_network``, ``exposed_network`` or ``from_facts``.

    Attributes:
        mac: finds the NIC in the guest.
        private: private address of the ENI with its vSwitch's prefix length; it comes by DHCP, and may be an EIP.
        private_gateway: gateway of the vSwitch.
        eips: those to configure: up to ten, in numeric order, so that the order of an API answer changes nothing; none
            where the private address is itself the EIP.
        options: the administrator's choices.
        primary: MAC of the instance's primary NIC, so that the guest need not guess; None when not known.
        vpc_blocks: every IPv4 block of the VPC; none when they are not known. Only guests without source routing need
            them, to reach other vSwitches from the private address.
    """

    mac: MacAddress
    private: IPv4Interface
    private_gateway: IPv4Address
    eips: tuple[EipAddress, ...]
    options: GuestOptions = field(default_factory=GuestOptions)
    primary: MacAddress | None = None
    vpc_blocks: tuple[IPv4Network, ...] = ()

    @property
    def base(self) -> int:
        """First table number and rule priority."""
        return self.options.base

    @property
    def exposed(self) -> bool:
        """Whether the private address is itself the EIP, so that there are no static addresses."""
        return not self.eips

    @property
    def label(self) -> ShellWord:
        """What this is about, for comments and titles."""
        return ShellWord(f"EIP {self.private.ip}" if self.exposed else "EIPs")

    @property
    def quiet(self) -> bool:
        """Whether the NIC must answer ARP for its own address only, because another one shares its subnet.

        Observed with three NICs in one subnet: each answers for the addresses of all unless arp_ignore is 1 (or
        rp_filter); with rules in place rp_filter may have any value, and arp_announce makes no difference.
        """
        return self.exposed and self.options.same_vswitch

    @property
    def metric(self) -> int:
        """Metric of routes that the lease leaves in main.

        NICs that share a subnet need one each: networkd replaces a route by one of the same metric through another NIC.
        """
        return LAST_METRIC + self.base if self.exposed else LAST_METRIC

    @property
    def routed(self) -> bool:
        """Whether rules and tables are wanted."""
        return self.options.routing is Routing.SOURCE

    @property
    def marks(self) -> bool:
        """Whether the connection-mark add-on is wanted."""
        return self.options.connection_marks

    @property
    def name(self) -> InterfaceName:
        """The interface name for files that must have one; the scripts replace it by the one they find by MAC."""
        return self.options.interface_name or InterfaceName("eth1")

    @property
    def tag(self) -> ShellWord:
        """What tells the files of two ENIs apart: the digits of the MAC."""
        return self.mac.bare

    @cached_property
    def private_table(self) -> RoutingTable:
        """The table of the ENI's private address."""
        return RoutingTable(self.base, self.private_gateway, self.private.network, self.base + MARK_OFFSET)

    @cached_property
    def _table_by_key(self) -> dict[tuple[IPv4Address, IPv4Network | None], RoutingTable]:
        keys = dict.fromkeys(self._key(eip) for eip in self.eips)
        return {
            key: RoutingTable(self.base + i, *key, mark_priority=self.base + MARK_OFFSET + i)
            for i, key in enumerate(keys, 1)
        }

    def _key(self, eip: EipAddress) -> tuple[IPv4Address, IPv4Network | None]:
        return eip.gateway, None if self.options.host_prefix else eip.network

    def table_of(self, eip: EipAddress) -> RoutingTable:
        """Return the table that carries ``eip``: one for each distinct pair of gateway and network."""
        return self._table_by_key[self._key(eip)]

    @cached_property
    def eip_tables(self) -> tuple[RoutingTable, ...]:
        """The tables of the EIPs, in the order of their numbers."""
        return tuple(self._table_by_key.values())

    @property
    def marked_tables(self) -> tuple[RoutingTable, ...]:
        """The tables that connections from outside are marked with, the one of the private address first."""
        return (self.private_table, *self.eip_tables)

    @property
    def marked(self) -> tuple[tuple[IPv4Address, int], ...]:
        """The private address and each EIP, with the number of its table."""
        private = (self.private.ip, self.private_table.number)
        return (private, *((eip.address, self.table_of(eip).number) for eip in self.eips))

    @cached_property
    def tables(self) -> tuple[RoutingTable, ...]:
        """Every table, the private one first; none where only addresses are wanted."""
        return (self.private_table, *self.eip_tables) if self.routed else ()

    @cached_property
    def rules(self) -> tuple[RoutingRule, ...]:
        """One rule for the private address and one for each EIP; none where only addresses are wanted."""
        if not self.routed:
            return ()
        private = RoutingRule(self.base, self.private.ip, self.base)
        eips = (RoutingRule(self.base + i, e.address, self.table_of(e).number) for i, e in enumerate(self.eips, 1))
        return (private, *eips)

    def gateway_of(self, table: int) -> IPv4Address:
        """Return the gateway of the table with this number."""
        return next(each.gateway for each in self.tables if each.number == table)

    @property
    def several_gateways(self) -> bool:
        """Whether the EIPs use more than one gateway."""
        return len({eip.gateway for eip in self.eips}) > 1

    @property
    def last(self) -> int:
        """Last table number or priority that belongs to this interface."""
        return max(self.numbers())

    def numbers(self) -> range:
        """Return the table numbers and priorities that two ENIs of one guest must not share."""
        return range(self.base, self.base + NUMBERS)
