"""Elastic IP addresses (EIPs): source DescribeEipAddresses and DescribeEipGatewayInfo, VPC API 2016-04-28."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address
from typing import NewType, Self

from gui.domain.cloud.eni import Tags
from gui.domain.cloud.region import RegionId

AllocationId = NewType("AllocationId", str)
"""``eip-…``; the API calls an EIP by this id, never by its address."""


MAX_EIPS_PER_ENI = 10
"""Most EIPs on one ENI in multi-EIP mode, those already there included."""


class EipStatus(StrEnum):
    """State of an EIP; ``UNKNOWN`` is any word the API may add later and is treated as unsettled."""

    ASSOCIATING = "Associating"
    UNASSOCIATING = "Unassociating"
    IN_USE = "InUse"
    AVAILABLE = "Available"
    RELEASING = "Releasing"
    UNKNOWN = "Unknown"

    @property
    def settled(self) -> bool:
        """Whether the state will stay as it is until somebody acts."""
        return self in {EipStatus.AVAILABLE, EipStatus.IN_USE}


class AssociationMode(StrEnum):
    """How an EIP is tied to a secondary ENI (the API's ``Mode``)."""

    NAT = "NAT"
    MULTI_EIP = "MULTI_BINDED"
    CUT_THROUGH = "BINDED"


ENI_TARGET = "NetworkInterface"
"""The API's InstanceType of an EIP that is bound to an ENI."""
INSTANCE_TARGET = "EcsInstance"
"""The API's InstanceType of an EIP that is bound to an instance itself."""


@dataclass(frozen=True, slots=True)
class ElasticIp:
    """One EIP as the cloud described it.

    Attributes:
        allocation_id: ``eip-…``.
        address: the public IPv4 address.
        status: see EipStatus.
        region: the region it was allocated in.
        name: given by the user, may be empty.
        target_id: id of the bound resource, None while unbound.
        target_type: ``NetworkInterface``, ``EcsInstance``, ``SlbInstance``, ``Nat``, ``HaVip``, ``IpAddress``, or None.
        mode: only known for EIPs bound to an ENI.
        private_address: the private address of the ENI that the EIP maps to, where the API says it.
        bandwidth: Mbit/s, None when the API did not send a number.
        charge_type: ``PostPaid`` (pay-as-you-go) or ``PrePaid`` (subscription).
        locks: reasons such as ``financial`` or ``security``; empty when unlocked.
        service_managed: a cloud service owns it; no one else may touch it.
        deletion_protection: it can't be released until somebody turns that off.
        segment: id of the contiguous group it was allocated with, which is released only as a whole; empty for none.
        vpc_id: the VPC that the API names for it, as for an EIP bound to an IP address; empty for none.
        resource_group: ``rg-…``, empty where the cloud names none.
        tags: key and value of each.
        traffic_charge: ``PayByTraffic`` or ``PayByBandwidth`` (the API's InternetChargeType); empty where it says none.
        allocated: when it was allocated (aware, UTC), None where the API does not say.
    """

    allocation_id: AllocationId
    address: IPv4Address
    status: EipStatus
    region: RegionId
    name: str = ""
    target_id: str | None = None
    target_type: str | None = None
    mode: AssociationMode | None = None
    private_address: IPv4Address | None = None
    bandwidth: int | None = None
    charge_type: str = "PostPaid"
    locks: tuple[str, ...] = ()
    service_managed: bool = False
    deletion_protection: bool = False
    segment: str = ""
    vpc_id: str = ""
    resource_group: str = ""
    tags: Tags = ()
    traffic_charge: str = ""
    allocated: datetime | None = None

    def is_on(self, eni_id: str) -> bool:
        """Return whether this EIP is bound, or being bound or unbound, to the ENI ``eni_id``."""
        return self.target_type == ENI_TARGET and self.target_id == eni_id

    def is_of(self, instance_id: str) -> bool:
        """Return whether this EIP is bound, or being bound or unbound, to the instance ``instance_id`` itself."""
        return self.target_type == INSTANCE_TARGET and self.target_id == instance_id

    def unbound(self) -> Self:
        """Return this EIP as it is once it is bound to nothing."""
        return replace(
            self, status=EipStatus.AVAILABLE, target_id=None, target_type=None, mode=None, private_address=None
        )


@dataclass(frozen=True, slots=True)
class EipGateway:
    """What the guest needs to know of one EIP: DescribeEipGatewayInfo's Ip, IpMask and IpGw.

    Attributes:
        address: the public address.
        mask: dotted-decimal mask exactly as the API gave it; the guest layer checks that it is contiguous.
        gateway: may lie outside the address's own network.
    """

    address: IPv4Address
    mask: str
    gateway: IPv4Address
