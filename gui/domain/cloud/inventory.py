"""A frozen snapshot of one region, with look-ups by id."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from operator import attrgetter, is_
from typing import Any, Final, Self, TypeVar

from gui.domain.cloud.eip import ENI_TARGET, INSTANCE_TARGET, AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, PartlyReadError
from gui.domain.cloud.instance import Instance, InstanceId, InstanceType
from gui.domain.cloud.region import RegionId


class ListName(StrEnum):
    """The lists of an inventory."""

    EIPS = "eips"
    INTERFACES = "interfaces"
    INSTANCES = "instances"
    INSTANCE_TYPES = "instance_types"
    VSWITCHES = "vswitches"
    VPCS = "vpcs"


MAIN_LISTS: Final = (ListName.EIPS, ListName.INTERFACES, ListName.INSTANCES)
"""The lists that everything is about; the others only add knowledge."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A list that could not be read, or not whole.

    Attributes:
        name: which.
        error: why.
        known_as_of: when what the inventory holds of it was read (aware, UTC); None: it is empty, and that says
            nothing.
    """

    name: ListName
    error: CloudError
    known_as_of: datetime | None = None

    @property
    def partly(self) -> bool:
        """Whether the inventory holds the records that could be read now; of a missing one it says nothing."""
        return isinstance(self.error, PartlyReadError)

    @property
    def cause(self) -> tuple[tuple[str, str], ...]:
        """The cloud's code, or the kind of the failure where there is none; and the kind, by which advice is given."""
        return (("code", self.error.code or self.error.kind.value), ("kind", self.error.kind.value))


_LOOKED_UP_IN: Final = {
    "eip_by_id": "eips",
    "_eips_by_target": "eips",
    "eni_by_id": "interfaces",
    "_enis_by_instance": "interfaces",
    "instance_by_id": "instances",
    "type_by_id": "instance_types",
    "vswitch_by_id": "vswitches",
    "vpc_by_id": "vpcs",
}
"""The list that each look-up of an inventory is made from."""
_ID: Final = attrgetter("id")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Inventory:
    """Everything read from one region at one time; replaced whole, never changed.

    Attributes:
        region: the region read.
        as_of: when the reading ended (aware, UTC); lists in ``unread`` are not of then.
        eips: every EIP of the region.
        interfaces: every ENI, primary ones too.
        instances: every instance.
        instance_types: the types that occur among the instances, by type id.
        vswitches: every vSwitch.
        vpcs: every VPC.
        unread: the lists that could not be read, or only in part, with the error.
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
    def vpc_by_id(self) -> Mapping[VpcId, Vpc]:
        """All VPCs by id."""
        return {vpc.id: vpc for vpc in self.vpcs}

    @cached_property
    def _eips_by_target(self) -> Mapping[tuple[str | None, str | None], tuple[ElasticIp, ...]]:
        found: dict[tuple[str | None, str | None], list[ElasticIp]] = {}
        for eip in self.eips:
            found.setdefault((eip.target_type, eip.target_id), []).append(eip)
        return {target: tuple(eips) for target, eips in found.items()}

    @cached_property
    def _enis_by_instance(self) -> Mapping[str, tuple[NetworkInterface, ...]]:
        found: dict[str, list[NetworkInterface]] = {}
        for eni in self.interfaces:
            if eni.instance_id is not None:
                found.setdefault(eni.instance_id, []).append(eni)
        return {instance: tuple(enis) for instance, enis in found.items()}

    def with_lookups(self) -> Self:
        """Return this inventory once everything is made that finds things in it.

        That takes tens of milliseconds in a large region: a worker has them, a window has not.
        """
        for name, member in vars(type(self)).items():
            if isinstance(member, cached_property):
                getattr(self, name)
        return self

    def sharing(self, previous: "Inventory | None") -> Self:
        """Return this inventory with the very records of ``previous`` wherever they are equal.

        Whatever holds on to an earlier reading, such as a table that is not shown, then holds on to little of its own.

        Args:
            previous: an earlier inventory; one of another region has nothing to share.
        """
        if previous is None or previous.region != self.region:
            return self
        lists: dict[str, Any] = {
            "eips": _shared(self.eips, previous.eips, previous.eip_by_id, attrgetter("allocation_id")),
            "interfaces": _shared(self.interfaces, previous.interfaces, previous.eni_by_id, _ID),
            "instances": _shared(self.instances, previous.instances, previous.instance_by_id, _ID),
            "instance_types": _shared(self.instance_types, previous.instance_types, previous.type_by_id, _ID),
            "vswitches": _shared(self.vswitches, previous.vswitches, previous.vswitch_by_id, _ID),
            "vpcs": _shared(self.vpcs, previous.vpcs, previous.vpc_by_id, _ID),
        }
        found = replace(self, **lists)
        same = {name for name, records in lists.items() if records is getattr(previous, name)}
        vars(found).update((name, value) for name, value in vars(previous).items() if _LOOKED_UP_IN.get(name) in same)
        return found

    def has_read(self, name: ListName) -> bool:
        """Return whether the list ``name`` was read; only then does a missing entry mean that it does not exist."""
        return self.unread_of(name) is None

    def unread_of(self, *names: ListName) -> Unread | None:
        """Return the first of the lists ``names`` that could not be read, None where all were."""
        return next((unread for unread in self.unread if unread.name in names), None)

    @property
    def unread_main(self) -> tuple[Unread, ...]:
        """The main lists that could not be read."""
        return tuple(unread for unread in self.unread if unread.name in MAIN_LISTS)

    def with_last_known(self, previous: "Inventory | None") -> "Inventory":
        """Return this inventory with what ``previous`` held of the main lists that could not be read this time.

        They stay named in ``unread``, with the time they are from: what is shown of them is the last that was known,
        and no rule may take it for what is so now.

        Args:
            previous: an earlier inventory; one of another region says nothing here.
        """
        if previous is None or previous.region != self.region or not self.unread:
            return self
        held: dict[str, Any] = {}
        unread: list[Unread] = []
        for each in self.unread:
            before = previous.unread_of(each.name)
            since = before.known_as_of if before else previous.as_of
            if each.name in MAIN_LISTS and not each.partly and each.known_as_of is None and since is not None:
                held[each.name.value] = getattr(previous, each.name.value)
                unread.append(replace(each, known_as_of=since))
            else:
                unread.append(each)
        return replace(self, unread=tuple(unread), **held)

    def knows(self, resource: str) -> bool:
        """Return whether ``resource`` is the id of an EIP, an ENI or an instance that was read."""
        return (
            AllocationId(resource) in self.eip_by_id
            or EniId(resource) in self.eni_by_id
            or InstanceId(resource) in self.instance_by_id
        )

    def vpc_around(self, resource: str) -> VpcId | None:
        """Return the VPC ``resource``, or the one around the vSwitch ``resource``; None where there is neither."""
        vswitch = self.vswitch_by_id.get(VSwitchId(resource))
        vpc = self.vpc_by_id.get(vswitch.vpc_id if vswitch else VpcId(resource))
        return vpc.id if vpc else None

    def eips_on(self, eni_id: EniId) -> tuple[ElasticIp, ...]:
        """Return the EIPs bound, or being bound or unbound, to the ENI ``eni_id``."""
        return self._eips_by_target.get((ENI_TARGET, eni_id), ())

    def eips_of(self, instance_id: InstanceId) -> tuple[ElasticIp, ...]:
        """Return the EIPs bound to the instance itself, which is to its primary interface."""
        return self._eips_by_target.get((INSTANCE_TARGET, instance_id), ())

    def interfaces_of(self, instance_id: InstanceId) -> tuple[NetworkInterface, ...]:
        """Return the ENIs attached to ``instance_id``."""
        return self._enis_by_instance.get(instance_id, ())


def _shared(
    records: tuple[_T, ...], before: tuple[_T, ...], by_id: Mapping[Any, _T], key: Callable[[_T], Any]
) -> tuple[_T, ...]:
    """Return ``records`` with those of ``before`` that are equal in their places; ``before`` itself where all are."""
    found: list[_T] = []
    for each in records:
        known = by_id.get(key(each))
        found.append(each if known is None or known != each else known)
    same = len(found) == len(before) and all(map(is_, found, before))
    return before if same else tuple(found)
