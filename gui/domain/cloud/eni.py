"""Elastic network interfaces (ENIs) and where they live: DescribeNetworkInterfaces, DescribeVSwitches, DescribeVpcs."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network
from typing import NewType

EniId = NewType("EniId", str)
VSwitchId = NewType("VSwitchId", str)
VpcId = NewType("VpcId", str)
SecurityGroupId = NewType("SecurityGroupId", str)
Tags = tuple[tuple[str, str], ...]
"""Key and value of each tag, in the order of the cloud's answer."""


class EniType(StrEnum):
    """Primary or secondary; ``OTHER`` covers trunk, member and whatever comes later, none of which is supported."""

    PRIMARY = "Primary"
    SECONDARY = "Secondary"
    OTHER = "Other"


class EniStatus(StrEnum):
    """State of an ENI; ``UNKNOWN`` is any word the API may add later and is treated as unsettled."""

    AVAILABLE = "Available"
    ATTACHING = "Attaching"
    IN_USE = "InUse"
    DETACHING = "Detaching"
    DELETING = "Deleting"
    UNKNOWN = "Unknown"

    @property
    def settled(self) -> bool:
        """Whether the state will stay as it is until somebody acts."""
        return self in {EniStatus.AVAILABLE, EniStatus.IN_USE}


class NetworkStatus(StrEnum):
    """State of a VPC or a vSwitch; ``UNKNOWN`` is any word the API may add later and is treated as unsettled."""

    PENDING = "Pending"
    AVAILABLE = "Available"
    UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class NetworkInterface:
    """One ENI as the cloud described it.

    Attributes:
        id: ``eni-…``.
        type: primary or secondary.
        status: see EniStatus.
        private_address: primary private IPv4 address.
        mac: as the cloud writes it, ``00:16:3e:…``; the key to find the NIC inside the guest.
        vpc_id: VPC of the ENI; it must equal the instance's.
        vswitch_id: vSwitch of the ENI.
        zone_id: zone of the vSwitch; it must equal the instance's.
        name: given by the user, may be empty.
        instance_id: the instance it is attached to, None while unattached.
        secondary_addresses: further private IPv4 addresses.
        prefixes: IPv4 prefixes (``10.0.0.16/28``); an ENI with prefixes takes no multi-mode EIP.
        service_managed: a cloud service owns it; no one else may touch it.
        mark: value of our own tag where the program made it (see ``gui.domain.cloud.references``), empty otherwise.
        security_groups: those it is in.
        description: given by the user, may be empty.
        resource_group: ``rg-…``, empty where the cloud names none.
        tags: key and value of each, the program's own included.
    """

    id: EniId
    type: EniType
    status: EniStatus
    private_address: IPv4Address
    mac: str
    vpc_id: VpcId
    vswitch_id: VSwitchId
    zone_id: str
    name: str = ""
    instance_id: str | None = None
    secondary_addresses: tuple[IPv4Address, ...] = ()
    prefixes: tuple[str, ...] = ()
    service_managed: bool = False
    mark: str = ""
    security_groups: tuple[SecurityGroupId, ...] = ()
    description: str = ""
    resource_group: str = ""
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class VSwitch:
    """One vSwitch: the guest needs its network for the ENI's private address.

    Attributes:
        id: ``vsw-…``.
        vpc_id: its VPC.
        zone_id: its zone.
        cidr: its IPv4 block.
        name: given by the user, may be empty.
        free_addresses: how many of its addresses are free, None when the cloud did not say.
        status: see NetworkStatus.
        mark: value of our own tag where the program made it (see ``gui.domain.cloud.references``), empty otherwise.
        description: given by the user, may be empty.
        tags: key and value of each, the program's own included.
    """

    id: VSwitchId
    vpc_id: VpcId
    zone_id: str
    cidr: IPv4Network
    name: str = ""
    free_addresses: int | None = None
    status: NetworkStatus = NetworkStatus.AVAILABLE
    mark: str = ""
    description: str = ""
    tags: Tags = ()

    @property
    def usual_gateway(self) -> IPv4Address:
        """The third address from the end (``.253`` of a /24), in every vendor example; the user may correct it."""
        return self.cidr.broadcast_address - 2


@dataclass(frozen=True, slots=True)
class SecurityGroup:
    """One security group, the firewall that a new ENI needs: DescribeSecurityGroups.

    Attributes:
        id: ``sg-…``.
        vpc_id: its VPC, which must be the ENI's; empty in the classic network.
        name: given by the user, may be empty.
        service_managed: a cloud service owns it; no one else may use it.
    """

    id: SecurityGroupId
    vpc_id: VpcId
    name: str = ""
    service_managed: bool = False


@dataclass(frozen=True, slots=True)
class Vpc:
    """One VPC with its IPv4 blocks; while it is not Available another change of it is under way.

    Attributes:
        ipv4_gateway: whether it has an IPv4 gateway (ListIpv4Gateways); None: not known, which is never "none".
    """

    id: VpcId
    cidr: IPv4Network
    secondary_cidrs: tuple[IPv4Network, ...] = ()
    name: str = ""
    status: NetworkStatus = NetworkStatus.AVAILABLE
    ipv4_gateway: bool | None = None
