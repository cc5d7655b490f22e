"""What is read back from the cloud, and what it proves: holds, pending, not yet, or in conflict, for each resource."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.eni import EniId, EniStatus, NetworkInterface
from gui.domain.instance import Instance, InstanceId, InstanceStatus
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
    """

    eips: tuple[AllocationId, ...] = ()
    enis: tuple[EniId, ...] = ()
    instances: tuple[InstanceId, ...] = ()
    carriers: tuple[EniId, ...] = ()
    made: tuple[str, ...] = ()

    def __or__(self, other: "Reads") -> "Reads":
        return Reads(
            tuple(dict.fromkeys((*self.eips, *other.eips))),
            tuple(dict.fromkeys((*self.enis, *other.enis))),
            tuple(dict.fromkeys((*self.instances, *other.instances))),
            tuple(dict.fromkeys((*self.carriers, *other.carriers))),
            tuple(dict.fromkeys((*self.made, *other.made))),
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one look saw; a resource that was asked for and is not in it does not exist."""

    eips: Mapping[AllocationId, ElasticIp] = field(default_factory=dict)
    enis: Mapping[EniId, NetworkInterface] = field(default_factory=dict)
    instances: Mapping[InstanceId, Instance] = field(default_factory=dict)
    carried: Mapping[EniId, tuple[AllocationId, ...]] = field(default_factory=dict)
    made: Mapping[str, NetworkInterface] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        eips: Iterable[ElasticIp] = (),
        enis: Iterable[NetworkInterface] = (),
        instances: Iterable[Instance] = (),
        carried: Mapping[EniId, tuple[AllocationId, ...]] | None = None,
        made: Mapping[str, NetworkInterface] | None = None,
    ) -> "Snapshot":
        """Return the snapshot of these resources, by id."""
        return cls(
            {eip.allocation_id: eip for eip in eips},
            {eni.id: eni for eni in enis},
            {instance.id: instance for instance in instances},
            carried or {},
            made or {},
        )

    @property
    def passing(self) -> bool:
        """Whether anything in it is between two states, so that a refusal may pass by waiting."""
        return (
            any(not eip.status.settled for eip in self.eips.values())
            or any(not eni.status.settled for eni in (*self.enis.values(), *self.made.values()))
            or any(each.status not in _AT_REST for each in self.instances.values())
        )


_AT_REST = {InstanceStatus.RUNNING, InstanceStatus.STOPPED}


def judge_bound(resource: AllocationId, eip: ElasticIp | None, eni_id: EniId, mode: AssociationMode) -> Verdict:
    """Say whether the EIP is bound to ``eni_id`` in ``mode``."""
    early = _judge_common(resource, eip, eni_id)
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.NOT_YET)
    if eip.status is EipStatus.IN_USE:
        return Verdict(resource, Judgement.HOLDS) if eip.mode is mode else _other_mode(resource, eip)
    return Verdict(resource, Judgement.PENDING)


def judge_unbound(resource: AllocationId, eip: ElasticIp | None, eni_id: EniId, mode: AssociationMode) -> Verdict:
    """Say whether the EIP is free again, after having been bound to ``eni_id`` in ``mode``."""
    early = _judge_common(resource, eip, eni_id)
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.HOLDS)
    if eip.status is EipStatus.IN_USE:
        return Verdict(resource, Judgement.NOT_YET) if eip.mode is mode else _other_mode(resource, eip)
    return Verdict(resource, Judgement.PENDING)


def _judge_common(resource: AllocationId, eip: ElasticIp | None, eni_id: EniId) -> Verdict | None:
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


def judge_attached(resource: EniId, eni: NetworkInterface | None, instance_id: InstanceId) -> Verdict:
    """Say whether the ENI is attached to ``instance_id``."""
    return _judge_eni(resource, eni, instance_id, free=Judgement.NOT_YET, attached=Judgement.HOLDS)


def judge_detached(resource: EniId, eni: NetworkInterface | None, instance_id: InstanceId) -> Verdict:
    """Say whether the ENI is free again, after having been attached to ``instance_id``."""
    return _judge_eni(resource, eni, instance_id, free=Judgement.HOLDS, attached=Judgement.NOT_YET)


def _judge_eni(
    resource: EniId, eni: NetworkInterface | None, instance_id: InstanceId, *, free: Judgement, attached: Judgement
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


def judge_deleted(mark: str, eni: NetworkInterface | None) -> Verdict:
    """Say whether the ENI that was made with ``mark`` is gone; in use it is somebody else's by now."""
    if eni is None:
        return Verdict(mark, Judgement.HOLDS)
    if eni.status is EniStatus.AVAILABLE:
        return Verdict(mark, Judgement.NOT_YET)
    if eni.status is EniStatus.IN_USE:
        return Verdict(mark, Judgement.CONFLICTING, Reason.TAKEN, (("target", eni.instance_id or "?"),))
    return Verdict(mark, Judgement.PENDING)
