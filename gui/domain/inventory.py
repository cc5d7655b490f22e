"""A frozen snapshot of one region, with look-ups by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from gui.domain.eip import AllocationId, ElasticIp
from gui.domain.eni import EniId, NetworkInterface, Vpc, VSwitch, VSwitchId
from gui.domain.errors import CloudError
from gui.domain.instance import Instance, InstanceId, InstanceType
from gui.domain.region import RegionId


class ListName(StrEnum):
    """The lists of an inventory."""

    EIPS = "eips"
    INTERFACES = "interfaces"
    INSTANCES = "instances"
    INSTANCE_TYPES = "instance_types"
    VSWITCHES = "vswitches"
    VPCS = "vpcs"


@dataclass(frozen=True, slots=True)
class Unread:
    """A list that could not be read: it is empty in the inventory, and that says nothing."""

    name: ListName
    error: CloudError


@dataclass(frozen=True)
class Inventory:
    """Everything read from one region at one time; replaced whole, never changed.

    Attributes:
        region: the region read.
        as_of: when the reading ended (aware, UTC).
        eips: every EIP of the region.
        interfaces: every ENI, primary ones too.
        instances: every instance.
        instance_types: the types that occur among the instances, by type id.
        vswitches: every vSwitch.
        vpcs: every VPC.
        unread: the lists that could not be read, with the error.
    """

    region: RegionId
    as_of: datetime
    eips: tuple[ElasticIp, ...] = ()
    interfaces: tuple[NetworkInterface, ...] = ()
    instances: tuple[Instance, ...] = ()
    instance_types: tuple[InstanceType, ...] = ()
    vswitches: tuple[VSwitch, ...] = ()
    vpcs: tuple[Vpc, ...] = ()
    unread: tuple[Unread, ...] = ()

    @cached_property
    def eip_by_id(self) -> Mapping[AllocationId, ElasticIp]:
        """EIPs by allocation id."""
        return {eip.allocation_id: eip for eip in self.eips}

    @cached_property
    def eni_by_id(self) -> Mapping[EniId, NetworkInterface]:
        """ENIs by id."""
        return {eni.id: eni for eni in self.interfaces}

    @cached_property
    def instance_by_id(self) -> Mapping[InstanceId, Instance]:
        """Instances by id."""
        return {instance.id: instance for instance in self.instances}

    @cached_property
    def type_by_id(self) -> Mapping[str, InstanceType]:
        """Instance types by id."""
        return {kind.id: kind for kind in self.instance_types}

    @cached_property
    def vswitch_by_id(self) -> Mapping[VSwitchId, VSwitch]:
        """All vSwitches by id."""
        return {vswitch.id: vswitch for vswitch in self.vswitches}

    @cached_property
    def _eips_by_target(self) -> Mapping[str, tuple[ElasticIp, ...]]:
        found: dict[str, list[ElasticIp]] = {}
        for eip in self.eips:
            if eip.target_id is not None and eip.is_on(eip.target_id):
                found.setdefault(eip.target_id, []).append(eip)
        return {target: tuple(eips) for target, eips in found.items()}

    @cached_property
    def _enis_by_instance(self) -> Mapping[str, tuple[NetworkInterface, ...]]:
        found: dict[str, list[NetworkInterface]] = {}
        for eni in self.interfaces:
            if eni.instance_id is not None:
                found.setdefault(eni.instance_id, []).append(eni)
        return {instance: tuple(enis) for instance, enis in found.items()}

    def has_read(self, name: ListName) -> bool:
        """Return whether the list ``name`` was read; only then does a missing entry mean that it does not exist."""
        return all(unread.name is not name for unread in self.unread)

    def eips_on(self, eni_id: EniId) -> tuple[ElasticIp, ...]:
        """Return the EIPs bound, or being bound or unbound, to the ENI ``eni_id``."""
        return self._eips_by_target.get(eni_id, ())

    def interfaces_of(self, instance_id: InstanceId) -> tuple[NetworkInterface, ...]:
        """Return the ENIs attached to ``instance_id``."""
        return self._enis_by_instance.get(instance_id, ())
