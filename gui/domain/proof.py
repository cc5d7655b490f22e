"""What is read back from the cloud, and what it proves: holds, pending, not yet, or in conflict, for each resource."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Network
from typing import TypeVar

from gui.domain.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.eni import EniId, EniStatus, NetworkInterface, NetworkStatus, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.instance import Instance, InstanceId, InstanceStatus
from gui.domain.marks import EipRef, EniRef, Made, VSwitchRef
from gui.domain.problems import Values


class Judgement(StrEnum):
    """What a reading says about the wanted state of one resource."""

    HOLDS = "holds"
    PENDING = "pending"
    NOT_YET = "not_yet"
    CONFLICTING = "conflicting"


class Reason(StrEnum):
    """Why a resource is not as wanted; one sentence each in ``gui.qt.messages``."""

    GONE = "gone"
    TAKEN = "taken"
    OTHER_MODE = "other_mode"
    LEAVING = "leaving"
    FELL_BACK = "fell_back"
    NOT_TAKEN_UP = "not_taken_up"
    STILL_PENDING = "still_pending"
    REFUSED = "refused"
    UNREAD = "unread"
    BLOCKED = "blocked"
    NOT_STARTED = "not_started"
    CHANGED_LATER = "changed_later"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one resource.

    Attributes:
        resource: id of the EIP or ENI.
        judgement: see Judgement.
        reason: why it conflicts, None otherwise.
        values: what the sentence of ``reason`` needs.
    """

    resource: str
    judgement: Judgement
    reason: Reason | None = None
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Reads:
    """Which resources are to be read.

    Attributes:
        eips: EIPs by allocation id.
        enis: ENIs by id.
        instances: instances by id.
        carriers: ENIs whose EIPs are to be listed.
        made: ENIs by the mark they were made with.
        vpcs: VPCs by id.
        vswitches: vSwitches by id.
        made_vswitches: vSwitches by the mark they were made with.
        made_eips: EIPs by the mark they were allocated with.
    """

    eips: tuple[AllocationId, ...] = ()
    enis: tuple[EniId, ...] = ()
    instances: tuple[InstanceId, ...] = ()
    carriers: tuple[EniId, ...] = ()
    made: tuple[str, ...] = ()
    vpcs: tuple[VpcId, ...] = ()
    vswitches: tuple[VSwitchId, ...] = ()
    made_vswitches: tuple[str, ...] = ()
    made_eips: tuple[str, ...] = ()

    @classmethod
    def of_eip(cls, ref: EipRef) -> "Reads":
        """Return the reading of one EIP."""
        return cls(made_eips=(ref.mark,)) if isinstance(ref, Made) else cls(eips=(ref,))

    @classmethod
    def of_eni(cls, ref: EniRef) -> "Reads":
        """Return the reading of one ENI."""
        return cls(made=(ref.mark,)) if isinstance(ref, Made) else cls(enis=(ref,))

    @classmethod
    def of_vswitch(cls, ref: VSwitchRef) -> "Reads":
        """Return the reading of one vSwitch."""
        return cls(made_vswitches=(ref.mark,)) if isinstance(ref, Made) else cls(vswitches=(ref,))

    def __or__(self, other: "Reads") -> "Reads":
        return Reads(
            _both(self.eips, other.eips),
            _both(self.enis, other.enis),
            _both(self.instances, other.instances),
            _both(self.carriers, other.carriers),
            _both(self.made, other.made),
            _both(self.vpcs, other.vpcs),
            _both(self.vswitches, other.vswitches),
            _both(self.made_vswitches, other.made_vswitches),
            _both(self.made_eips, other.made_eips),
        )


_Id = TypeVar("_Id", bound=str)


def _both(some: tuple[_Id, ...], more: tuple[_Id, ...]) -> tuple[_Id, ...]:
    return tuple(dict.fromkeys((*some, *more)))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one look saw; a resource that was asked for and is not in it does not exist."""

    eips: Mapping[AllocationId, ElasticIp] = field(default_factory=dict)
    enis: Mapping[EniId, NetworkInterface] = field(default_factory=dict)
    instances: Mapping[InstanceId, Instance] = field(default_factory=dict)
    carried: Mapping[EniId, tuple[AllocationId, ...]] = field(default_factory=dict)
    made: Mapping[str, NetworkInterface] = field(default_factory=dict)
    vpcs: Mapping[VpcId, Vpc] = field(default_factory=dict)
    vswitches: Mapping[VSwitchId, VSwitch] = field(default_factory=dict)
    made_vswitches: Mapping[str, VSwitch] = field(default_factory=dict)
    made_eips: Mapping[str, ElasticIp] = field(default_factory=dict)

    @classmethod
    def of(  # noqa: PLR0917 - the order of the fields
        cls,
        eips: Iterable[ElasticIp] = (),
        enis: Iterable[NetworkInterface] = (),
        instances: Iterable[Instance] = (),
        carried: Mapping[EniId, tuple[AllocationId, ...]] | None = None,
        made: Mapping[str, NetworkInterface] | None = None,
        vpcs: Iterable[Vpc] = (),
        vswitches: Iterable[VSwitch] = (),
        made_vswitches: Mapping[str, VSwitch] | None = None,
        made_eips: Mapping[str, ElasticIp] | None = None,
    ) -> "Snapshot":
        """Return the snapshot of these resources, by id or mark."""
        return cls(
            {eip.allocation_id: eip for eip in eips},
            {eni.id: eni for eni in enis},
            {instance.id: instance for instance in instances},
            carried or {},
            made or {},
            {vpc.id: vpc for vpc in vpcs},
            {vswitch.id: vswitch for vswitch in vswitches},
            made_vswitches or {},
            made_eips or {},
        )

    def eip(self, ref: EipRef) -> ElasticIp | None:
        """Return the EIP, None when there is none."""
        return self.made_eips.get(ref.mark) if isinstance(ref, Made) else self.eips.get(ref)

    def eni(self, ref: EniRef) -> NetworkInterface | None:
        """Return the ENI, None when there is none."""
        return self.made.get(ref.mark) if isinstance(ref, Made) else self.enis.get(ref)

    def eni_id(self, ref: EniRef) -> str:
        """Return the id of the ENI; empty while it is to be made."""
        if not isinstance(ref, Made):
            return ref
        eni = self.made.get(ref.mark)
        return eni.id if eni else ""

    def vswitch(self, ref: VSwitchRef) -> VSwitch | None:
        """Return the vSwitch, None when there is none."""
        return self.made_vswitches.get(ref.mark) if isinstance(ref, Made) else self.vswitches.get(ref)

    @property
    def passing(self) -> bool:
        """Whether anything in it is between two states, so that a refusal may pass by waiting."""
        networks: tuple[Vpc | VSwitch, ...] = (
            *self.vpcs.values(),
            *self.vswitches.values(),
            *self.made_vswitches.values(),
        )
        return (
            any(not eip.status.settled for eip in (*self.eips.values(), *self.made_eips.values()))
            or any(not eni.status.settled for eni in (*self.enis.values(), *self.made.values()))
            or any(each.status not in _AT_REST for each in self.instances.values())
            or any(each.status is not NetworkStatus.AVAILABLE for each in networks)
        )


_AT_REST = {InstanceStatus.RUNNING, InstanceStatus.STOPPED}


def judge_bound(resource: AllocationId, eip: ElasticIp | None, eni_id: str, mode: AssociationMode) -> Verdict:
    """Say whether the EIP is bound to ``eni_id`` (empty while that is to be made) in ``mode``."""
    early = _judge_common(resource, eip, eni_id)
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.NOT_YET)
    if eip.status is EipStatus.IN_USE:
        return Verdict(resource, Judgement.HOLDS) if eip.mode is mode else _other_mode(resource, eip)
    return Verdict(resource, Judgement.PENDING)


def judge_unbound(resource: AllocationId, eip: ElasticIp | None, eni_id: str, mode: AssociationMode) -> Verdict:
    """Say whether the EIP is free again, after having been bound to ``eni_id`` in ``mode``."""
    early = _judge_common(resource, eip, eni_id)
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.HOLDS)
    if eip.status is EipStatus.IN_USE:
        return Verdict(resource, Judgement.NOT_YET) if eip.mode is mode else _other_mode(resource, eip)
    return Verdict(resource, Judgement.PENDING)


def _judge_common(resource: AllocationId, eip: ElasticIp | None, eni_id: str) -> Verdict | None:
    """Return the verdict that is the same for binding and unbinding, None when there is none."""
    if eip is None:
        return Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.RELEASING:
        return Verdict(resource, Judgement.CONFLICTING, Reason.LEAVING, (("status", eip.status.value),))
    elsewhere = eip.target_id is not None and not eip.is_on(eni_id)
    if elsewhere and eip.status in {EipStatus.IN_USE, EipStatus.ASSOCIATING}:
        return Verdict(resource, Judgement.CONFLICTING, Reason.TAKEN, (("target", eip.target_id or "?"),))
    return None


def _other_mode(resource: AllocationId, eip: ElasticIp) -> Verdict:
    values: Values = (("mode", eip.mode.value if eip.mode else "?"),)
    return Verdict(resource, Judgement.CONFLICTING, Reason.OTHER_MODE, values)


def judge_attached(resource: str, eni: NetworkInterface | None, instance_id: InstanceId) -> Verdict:
    """Say whether the ENI is attached to ``instance_id``."""
    return _judge_eni(resource, eni, instance_id, free=Judgement.NOT_YET, attached=Judgement.HOLDS)


def judge_detached(resource: str, eni: NetworkInterface | None, instance_id: InstanceId) -> Verdict:
    """Say whether the ENI is free again, after having been attached to ``instance_id``."""
    return _judge_eni(resource, eni, instance_id, free=Judgement.HOLDS, attached=Judgement.NOT_YET)


def _judge_eni(
    resource: str, eni: NetworkInterface | None, instance_id: InstanceId, *, free: Judgement, attached: Judgement
) -> Verdict:
    if eni is None:
        return Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eni.status is EniStatus.DELETING:
        return Verdict(resource, Judgement.CONFLICTING, Reason.LEAVING, (("status", eni.status.value),))
    if eni.status is EniStatus.AVAILABLE:
        return Verdict(resource, free)
    if eni.instance_id not in {None, instance_id} and eni.status is not EniStatus.DETACHING:
        return Verdict(resource, Judgement.CONFLICTING, Reason.TAKEN, (("target", eni.instance_id or "?"),))
    return Verdict(resource, attached if eni.status is EniStatus.IN_USE else Judgement.PENDING)


def judge_power(resource: InstanceId, instance: Instance | None, wanted: InstanceStatus) -> Verdict:
    """Say whether the instance is in the state ``wanted``, which is Running or Stopped."""
    if instance is None:
        return Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if instance.status is wanted:
        return Verdict(resource, Judgement.HOLDS)
    return Verdict(resource, Judgement.NOT_YET if instance.status in _AT_REST else Judgement.PENDING)


def judge_made(mark: str, eni: NetworkInterface | None) -> Verdict:
    """Say whether the ENI that was to be made with ``mark`` is there and can be used."""
    if eni is None:
        return Verdict(mark, Judgement.NOT_YET)
    if eni.status is EniStatus.DELETING:
        return Verdict(mark, Judgement.CONFLICTING, Reason.LEAVING, (("status", eni.status.value),))
    return Verdict(mark, Judgement.HOLDS if eni.status.settled else Judgement.PENDING)


def judge_deleted(resource: str, eni: NetworkInterface | None) -> Verdict:
    """Say whether the ENI is gone; in use it is somebody else's by now."""
    if eni is None:
        return Verdict(resource, Judgement.HOLDS)
    if eni.status is EniStatus.AVAILABLE:
        return Verdict(resource, Judgement.NOT_YET)
    if eni.status is EniStatus.IN_USE:
        return Verdict(resource, Judgement.CONFLICTING, Reason.TAKEN, (("target", eni.instance_id or "?"),))
    return Verdict(resource, Judgement.PENDING)


def judge_allocated(mark: str, eip: ElasticIp | None) -> Verdict:
    """Say whether the EIP that was to be allocated with ``mark`` is there."""
    if eip is None:
        return Verdict(mark, Judgement.NOT_YET)
    if eip.status is EipStatus.RELEASING:
        return Verdict(mark, Judgement.CONFLICTING, Reason.LEAVING, (("status", eip.status.value),))
    return Verdict(mark, Judgement.HOLDS if eip.status.settled else Judgement.PENDING)


def judge_released(resource: str, eip: ElasticIp | None) -> Verdict:
    """Say whether the EIP is gone; bound it is somebody else's by now."""
    if eip is None:
        return Verdict(resource, Judgement.HOLDS)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.NOT_YET)
    if eip.status in {EipStatus.IN_USE, EipStatus.ASSOCIATING}:
        return Verdict(resource, Judgement.CONFLICTING, Reason.TAKEN, (("target", eip.target_id or "?"),))
    return Verdict(resource, Judgement.PENDING)


def judge_block(resource: str, vpc: Vpc | None, block: IPv4Network, *, wanted: bool) -> Verdict:
    """Say whether ``block`` is a secondary CIDR block of the VPC, or is none, as wanted."""
    if vpc is None:
        return Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if vpc.status is not NetworkStatus.AVAILABLE:
        return Verdict(resource, Judgement.PENDING)
    return Verdict(resource, Judgement.HOLDS if (block in vpc.secondary_cidrs) is wanted else Judgement.NOT_YET)


def judge_vswitch(resource: str, vswitch: VSwitch | None, *, wanted: bool) -> Verdict:
    """Say whether the vSwitch is there and can be used, or is gone, as wanted."""
    if vswitch is None:
        return Verdict(resource, Judgement.NOT_YET if wanted else Judgement.HOLDS)
    if vswitch.status is not NetworkStatus.AVAILABLE:
        return Verdict(resource, Judgement.PENDING)
    return Verdict(resource, Judgement.HOLDS if wanted else Judgement.NOT_YET)
