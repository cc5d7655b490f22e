"""What a reading proves of each resource: that it is as wanted, pending, not yet so, or in conflict."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network

from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus, NetworkInterface, NetworkStatus, Vpc, VSwitch
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus
from gui.domain.cloud.problems import Values


class Judgement(StrEnum):
    """What a reading says about the wanted state of one resource."""

    HOLDS = "holds"
    PENDING = "pending"
    NOT_YET = "not_yet"
    CONFLICTING = "conflicting"


class Reason(StrEnum):
    """Why a resource is not as wanted; one sentence each in ``gui.words``."""

    GONE = "gone"
    TAKEN = "taken"
    OTHER_MODE = "other_mode"
    OTHER_VALUE = "other_value"
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


def judge_bound(resource: AllocationId, eip: ElasticIp | None, eni_id: str, mode: AssociationMode) -> Verdict:
    """Say whether the EIP is bound to ``eni_id`` (empty while that is to be made) in ``mode``."""
    early = _judge_common(resource, eip, here=eip is not None and eip.is_on(eni_id))
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.NOT_YET)
    if eip.status is EipStatus.IN_USE:
        return Verdict(resource, Judgement.HOLDS) if eip.mode is mode else _other_mode(resource, eip)
    return Verdict(resource, Judgement.PENDING)


def judge_unbound(resource: AllocationId, eip: ElasticIp | None, eni_id: str, mode: AssociationMode) -> Verdict:
    """Say whether the EIP is free again, after having been bound to ``eni_id`` in ``mode``."""
    early = _judge_common(resource, eip, here=eip is not None and eip.is_on(eni_id))
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.AVAILABLE:
        return Verdict(resource, Judgement.HOLDS)
    if eip.status is EipStatus.IN_USE:
        return Verdict(resource, Judgement.NOT_YET) if eip.mode is mode else _other_mode(resource, eip)
    return Verdict(resource, Judgement.PENDING)


def judge_on_instance(
    resource: AllocationId, eip: ElasticIp | None, instance_id: InstanceId, *, wanted: bool
) -> Verdict:
    """Say whether the EIP is bound to the instance itself, or is free again after that, as wanted."""
    here = eip is not None and eip.is_of(instance_id)
    early = _judge_common(resource, eip, here=here)
    if early is not None or eip is None:
        return early or Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if not eip.status.settled:
        return Verdict(resource, Judgement.PENDING)
    bound = eip.status is EipStatus.IN_USE
    return Verdict(resource, Judgement.HOLDS if bound is wanted else Judgement.NOT_YET)


def _judge_common(resource: AllocationId, eip: ElasticIp | None, *, here: bool) -> Verdict | None:
    """Return the verdict that is the same for binding and unbinding, None when there is none."""
    if eip is None:
        return Verdict(resource, Judgement.CONFLICTING, Reason.GONE)
    if eip.status is EipStatus.RELEASING:
        return Verdict(resource, Judgement.CONFLICTING, Reason.LEAVING, (("status", eip.status.value),))
    elsewhere = eip.target_id is not None and not here
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
    return Verdict(resource, Judgement.NOT_YET if instance.status.settled else Judgement.PENDING)


def judge_made(mark: str, made: NetworkInterface | ElasticIp | None) -> Verdict:
    """Say whether the ENI or the EIP that was to be made with ``mark`` is there and can be used."""
    if made is None:
        return Verdict(mark, Judgement.NOT_YET)
    if made.status in {EniStatus.DELETING, EipStatus.RELEASING}:
        return Verdict(mark, Judgement.CONFLICTING, Reason.LEAVING, (("status", made.status.value),))
    return Verdict(mark, Judgement.HOLDS if made.status.settled else Judgement.PENDING)


def judge_deleted(resource: str, found: NetworkInterface | ElasticIp | None) -> Verdict:
    """Say whether the ENI or the EIP is gone; in use, another user has taken it in the meantime."""
    if found is None:
        return Verdict(resource, Judgement.HOLDS)
    if found.status in {EniStatus.AVAILABLE, EipStatus.AVAILABLE}:
        return Verdict(resource, Judgement.NOT_YET)
    if found.status in {EniStatus.IN_USE, EipStatus.IN_USE, EipStatus.ASSOCIATING}:
        target = found.target_id if isinstance(found, ElasticIp) else found.instance_id
        return Verdict(resource, Judgement.CONFLICTING, Reason.TAKEN, (("target", target or "?"),))
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
