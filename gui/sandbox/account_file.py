"""The schema of an account file, and the rules that its parts must keep among each other."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network

from gui.sandbox import lag
from gui.sandbox.account import DEFAULT_GROUP, ResourceGroup
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.guests.scripted import GuestRule
from gui.sandbox.identities import AccessKey, Role
from gui.sandbox.quotas import Quotas
from gui.sandbox.resources import (
    AddressBlock,
    Eip,
    EipStatus,
    EniStatus,
    EniType,
    Instance,
    InstanceType,
    Interface,
    Mode,
    Region,
    SecurityGroup,
    TargetType,
    Vpc,
    VSwitch,
)
from gui.sandbox.storage import Disk, Image, images_of, system_disks
from gui.sandbox.switches import Switches

_BOUND = frozenset({EipStatus.IN_USE, EipStatus.ASSOCIATING, EipStatus.UNASSOCIATING})


@dataclass(slots=True, kw_only=True)
class AccountFile:
    """The top level of an account file."""

    account_id: str
    multi_eip_mode: bool
    overdue: bool = False
    access_keys: tuple[AccessKey, ...]
    roles: tuple[Role, ...] = ()
    switches: Switches = field(default_factory=Switches)
    quotas: Quotas = field(default_factory=Quotas)
    regions: tuple[Region, ...]
    address_blocks: tuple[AddressBlock, ...]
    instance_types: tuple[InstanceType, ...]
    vpcs: tuple[Vpc, ...]
    vswitches: tuple[VSwitch, ...]
    security_groups: tuple[SecurityGroup, ...]
    instances: tuple[Instance, ...]
    interfaces: tuple[Interface, ...]
    eips: tuple[Eip, ...]
    disks: tuple[Disk, ...] | None = None
    images: tuple[Image, ...] | None = None
    resource_groups: tuple[ResourceGroup, ...] = ()
    guest_rules: tuple[GuestRule, ...] = ()


def check_switches(switches: Switches, place: str) -> None:
    """See that the switches whose values are not listed have values that make sense.

    Raises:
        SandboxInputError: one has not; the text names ``place`` and the switch.
    """
    if switches.instance_types_per_page < 1:
        raise SandboxInputError(f"{place}.instance_types_per_page: expected a number above 0.")
    for kind, text in lag.lags(switches).items():
        try:
            lag.parse(text)
        except ValueError:
            raise SandboxInputError(f"{place}.{kind.name.lower()}_lag: expected {lag.EXPECTED}.") from None


@functools.lru_cache(maxsize=1024)
def _block(cidr: str) -> IPv4Network:
    """Parse a block: the same few are asked for with every address."""
    return IPv4Network(cidr)


class Links:
    """Follow the references between the resources of a file, and fill in what follows from them.

    Args:
        content: the file as read.
        name: its name, for messages.
    """

    def __init__(self, content: AccountFile, name: str) -> None:
        self.content = content
        self.name = name
        self.regions = {region.id: region for region in content.regions}
        self.types = {kind.id: kind for kind in content.instance_types}
        self.vpcs = {vpc.id: vpc for vpc in content.vpcs}
        self.vswitches = {vswitch.id: vswitch for vswitch in content.vswitches}
        self.groups = {group.id: group for group in content.security_groups}
        self.instances = {instance.id: instance for instance in content.instances}
        self.interfaces = {eni.id: eni for eni in content.interfaces}
        self.disks = system_disks(content.instances) if content.disks is None else content.disks
        self.images = {one.id: one for one in images_of(content.instances)} | {
            one.id: one for one in content.images or ()
        }
        self.resource_groups = {group.id: group for group in (DEFAULT_GROUP, *content.resource_groups)}
        self.blocks: list[IPv4Network] = []
        self.taken: set[tuple[str, str]] = set()

    def check(self) -> None:
        """Fill in the derived fields.

        Raises:
            SandboxInputError: a reference leads nowhere, something appears twice, or a value is impossible.
        """
        self._unique()
        self._plain_values()
        self._networks()
        for index, eni in enumerate(self.content.interfaces):
            self._interface(eni, f"interfaces[{index}]")
        for index, instance in enumerate(self.content.instances):
            self._instance(instance, f"instances[{index}]")
        for index, eni in enumerate(self.content.interfaces):
            self._attachment(eni, f"interfaces[{index}]")
        for index, eip in enumerate(self.content.eips):
            self._eip(eip, f"eips[{index}]")
        for index, disk in enumerate(self.disks):
            self._disk(disk, f"disks[{index}]")
        self._groups()

    def _wrong(self, place: str, expected: str) -> SandboxInputError:
        return SandboxInputError(f"{self.name}, {place}: expected {expected}.")

    def _unique(self) -> None:
        content = self.content
        self._all_differ("access_keys", "id", (key.id for key in content.access_keys))
        self._all_differ("regions", "id", (region.id for region in content.regions))
        self._all_differ("instance_types", "id", (kind.id for kind in content.instance_types))
        self._all_differ("vpcs", "id", (vpc.id for vpc in content.vpcs))
        self._all_differ("vswitches", "id", (vswitch.id for vswitch in content.vswitches))
        self._all_differ("security_groups", "id", (group.id for group in content.security_groups))
        self._all_differ("instances", "id", (instance.id for instance in content.instances))
        self._all_differ("interfaces", "id", (eni.id for eni in content.interfaces))
        self._all_differ("disks", "id", (disk.id for disk in self.disks))
        self._all_differ("resource_groups", "id", (group.id for group in content.resource_groups))
        self._all_differ("eips", "id", (eip.id for eip in content.eips))
        self._all_differ("eips", "address", (eip.address for eip in content.eips))

    def _all_differ(self, place: str, member: str, texts: Iterable[str]) -> None:
        seen: set[str] = set()
        for index, text in enumerate(texts):
            if not text or text in seen:
                raise self._wrong(f"{place}[{index}].{member}", f"an {member} that no other member has")
            seen.add(text)

    def _plain_values(self) -> None:
        number = self.content.account_id
        if not (number.isascii() and number.isdigit()) or len(number) > 20:  # real ones have 16
            raise self._wrong("account_id", "a text of up to 20 digits")
        check_switches(self.content.switches, f"{self.name}, switches")
        for index, key in enumerate(self.content.access_keys):
            try:
                dated = not key.expires or datetime.fromisoformat(key.expires).tzinfo is not None
            except ValueError:
                dated = False
            if not dated:
                raise self._wrong(f"access_keys[{index}].expires", "a time such as 2026-11-22T08:00:00Z")

    def _region(self, region: str, place: str) -> None:
        if region not in self.regions:
            raise self._wrong(f"{place}.region", f"one of the regions of this file ({', '.join(self.regions)})")

    def _network(self, cidr: str, place: str) -> IPv4Network:
        try:
            return _block(cidr)
        except ValueError:
            raise self._wrong(place, f"an IPv4 block such as 172.16.0.0/16 instead of {cidr!r}") from None

    def _address(self, text: str, place: str) -> IPv4Address:
        try:
            return IPv4Address(text)
        except ValueError:
            raise self._wrong(place, f"an IPv4 address instead of {text!r}") from None

    def _networks(self) -> None:
        for index, block in enumerate(self.content.address_blocks):
            place = f"address_blocks[{index}]"
            self._region(block.region, place)
            self.blocks.append(self._network(block.cidr, f"{place}.cidr"))
            self._address(block.gateway, f"{place}.gateway")
            self._address(block.mask, f"{place}.mask")
        for index, vpc in enumerate(self.content.vpcs):
            self._region(vpc.region, f"vpcs[{index}]")
            if vpc.gateway_route_table and not vpc.ipv4_gateway:
                raise self._wrong(f"vpcs[{index}].gateway_route_table", "true only beside an ipv4_gateway")
            for cidr in (vpc.cidr, *vpc.secondary_cidrs, *vpc.routes):
                self._network(cidr, f"vpcs[{index}].cidr")
        for index, vswitch in enumerate(self.content.vswitches):
            place = f"vswitches[{index}]"
            if vswitch.vpc not in self.vpcs:
                raise self._wrong(f"{place}.vpc", "the id of a VPC of this file")
            vswitch.region = self.vpcs[vswitch.vpc].region
            if vswitch.zone not in self.regions[vswitch.region].zones:
                raise self._wrong(f"{place}.zone", f"a zone of {vswitch.region}")
            self._network(vswitch.cidr, f"{place}.cidr")
        for index, group in enumerate(self.content.security_groups):
            if group.vpc not in self.vpcs:
                raise self._wrong(f"security_groups[{index}].vpc", "the id of a VPC of this file")
            group.region = self.vpcs[group.vpc].region

    def _interface(self, eni: Interface, place: str) -> None:
        vswitch = self.vswitches.get(eni.vswitch)
        if vswitch is None:
            raise self._wrong(f"{place}.vswitch", "the id of a vSwitch of this file")
        if any(group not in self.groups for group in eni.security_groups):
            raise self._wrong(f"{place}.security_groups", "ids of security groups of this file")
        eni.region, eni.zone, eni.vpc = vswitch.region, vswitch.zone, vswitch.vpc
        for address in eni.addresses:
            inside = self._address(address, f"{place}.ip") in _block(vswitch.cidr)
            if not inside or (vswitch.id, address) in self.taken:
                raise self._wrong(f"{place}.ip", f"addresses of {vswitch.cidr} that no other interface has")
            self.taken.add((vswitch.id, address))
        if eni.instance and eni.instance not in self.instances:
            raise self._wrong(f"{place}.instance", "the id of an instance of this file")
        attached = eni.status not in {EniStatus.AVAILABLE, EniStatus.DELETING}
        if attached is not bool(eni.instance) and not eni.service_managed:
            raise self._wrong(f"{place}.status", "an instance for an interface in use, and none for one that is not")
        if eni.type is EniType.PRIMARY and eni.instance:
            instance = self.instances[eni.instance]
            instance.region, instance.zone, instance.vpc = eni.region, eni.zone, eni.vpc
            instance.primary_eni = eni.id

    def _instance(self, instance: Instance, place: str) -> None:
        if instance.type not in self.types:
            raise self._wrong(f"{place}.type", "the id of an instance type of this file")
        if not instance.primary_eni:
            raise self._wrong(place, "an interface of type 'Primary' that names this instance")

    def _disk(self, disk: Disk, place: str) -> None:
        instance = self.instances.get(disk.instance)
        if instance is None:
            raise self._wrong(f"{place}.instance", "the id of an instance of this file")
        disk.region, disk.zone = instance.region, instance.zone

    def _groups(self) -> None:
        """Check that every resource group that a resource names is there."""
        content = self.content
        kinds: dict[str, tuple[Vpc | VSwitch | SecurityGroup | Instance | Interface | Eip, ...]] = {
            "vpcs": content.vpcs,
            "vswitches": content.vswitches,
            "security_groups": content.security_groups,
            "instances": content.instances,
            "interfaces": content.interfaces,
            "eips": content.eips,
        }
        for name, resources in kinds.items():
            for index, resource in enumerate(resources):
                if resource.resource_group and resource.resource_group not in self.resource_groups:
                    raise self._wrong(f"{name}[{index}].resource_group", "the id of a resource group of this file")

    def _attachment(self, eni: Interface, place: str) -> None:
        instance = self.instances.get(eni.instance)
        if instance is not None and (eni.vpc, eni.zone) != (instance.vpc, instance.zone):
            raise self._wrong(f"{place}.instance", "an instance in the VPC and zone of the interface")

    def _eip(self, eip: Eip, place: str) -> None:
        self._region(eip.region, place)
        address = self._address(eip.address, f"{place}.address")
        if not any(address in block for block in self.blocks):
            raise self._wrong(f"{place}.address", "an address inside one of the address_blocks")
        if bool(eip.bound_to) is not (eip.status in _BOUND):
            raise self._wrong(f"{place}.bound_to", "a target for a bound EIP, and none for one that is not")
        if not eip.bound_to:
            return
        eni, instance = self.interfaces.get(eip.bound_to), self.instances.get(eip.bound_to)
        target = eni or instance
        if target is None or target.region != eip.region:
            raise self._wrong(f"{place}.bound_to", "the id of an interface or instance in the region of the EIP")
        eip.target_type = TargetType.NETWORK_INTERFACE if eni else TargetType.ECS_INSTANCE
        if eni is not None:
            eip.mode = eip.mode or Mode.NAT
            eip.private_ip = eip.private_ip or eni.ip
            if eip.private_ip not in eni.addresses:
                raise self._wrong(f"{place}.private_ip", "an address of the interface")
