"""Drift: what an applied plan left behind, against what the cloud says now.

Only what the plan itself set is compared, so that a restarted instance is no drift. A resource that could not be read
is unknown, never removed; and where nothing at all is found, the account may be another one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.checks.issues import unread_remedy, why
from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.problems import Severity, Values
from gui.domain.plans.expected import Binding, Expected, expected
from gui.domain.plans.plan import Plan


class DriftWord(StrEnum):
    """What became of one resource; one word each in the window."""

    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    ADDED = "added"
    MODE_CHANGED = "mode_changed"
    INSTANCE_GONE = "instance_gone"
    UNKNOWN = "unknown"


WORDS: Final[Mapping[IssueCode, DriftWord]] = MappingProxyType(
    {
        IssueCode.DRIFT_EIP_UNREAD: DriftWord.UNKNOWN,
        IssueCode.DRIFT_EIP_GONE: DriftWord.REMOVED,
        IssueCode.DRIFT_EIP_UNBOUND: DriftWord.REMOVED,
        IssueCode.DRIFT_EIP_ELSEWHERE: DriftWord.MOVED,
        IssueCode.DRIFT_EIP_OTHER_MODE: DriftWord.MODE_CHANGED,
        IssueCode.DRIFT_EIP_UNSETTLED: DriftWord.CHANGED,
        IssueCode.DRIFT_EIP_LOCKED: DriftWord.CHANGED,
        IssueCode.DRIFT_EIP_BOUND: DriftWord.CHANGED,
        IssueCode.DRIFT_EIP_ADDED: DriftWord.ADDED,
        IssueCode.DRIFT_ENI_UNREAD: DriftWord.UNKNOWN,
        IssueCode.DRIFT_ENI_GONE: DriftWord.REMOVED,
        IssueCode.DRIFT_ENI_DETACHED: DriftWord.REMOVED,
        IssueCode.DRIFT_ENI_ELSEWHERE: DriftWord.MOVED,
        IssueCode.DRIFT_ENI_ATTACHED: DriftWord.CHANGED,
        IssueCode.DRIFT_ENI_UNSETTLED: DriftWord.CHANGED,
        IssueCode.DRIFT_ENI_EIPS_UNREAD: DriftWord.UNKNOWN,
        IssueCode.DRIFT_INSTANCE_UNREAD: DriftWord.UNKNOWN,
        IssueCode.DRIFT_INSTANCE_GONE: DriftWord.INSTANCE_GONE,
        IssueCode.DRIFT_INSTANCE_TYPE: DriftWord.CHANGED,
        IssueCode.DRIFT_NOTHING_FOUND: DriftWord.UNKNOWN,
        IssueCode.DRIFT_RUNS_UNREAD: DriftWord.UNKNOWN,
    }
)
"""The word of each finding that is about drift."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One resource that is not as the plan left it, or of which that is not known.

    Attributes:
        finding: what became of it as a sentence, with ids and what to do; its first id is the resource.
    """

    finding: Issue

    @property
    def word(self) -> DriftWord:
        """What became of it, in a word."""
        return WORDS[self.finding.code]


@dataclass(frozen=True, slots=True)
class DriftReading:
    """What was read for the resources of a plan; each list, or the error that kept it from being read.

    Attributes:
        eips: those of the plan's EIPs that exist.
        interfaces: those of the plan's ENIs that exist.
        instances: those of the plan's instances that exist.
        carried: all EIPs on each ENI of the plan.
        made: the ENIs that the plan made, by their marks; see ``expected.with_gone``. While the interfaces could not be
            read, one that is known by its mark only may well be there.
    """

    eips: tuple[ElasticIp, ...] | CloudError = ()
    interfaces: tuple[NetworkInterface, ...] | CloudError = ()
    instances: tuple[Instance, ...] | CloudError = ()
    carried: Mapping[EniId, tuple[ElasticIp, ...] | CloudError] = field(default_factory=dict)
    made: Mapping[str, EniId] = field(default_factory=dict)


def drift(plan: Plan, reading: DriftReading) -> tuple[Drift, ...]:
    """Return what is not as ``plan`` left it; empty when everything is."""
    return drift_from(expected(plan, reading.made), reading)


def drift_from(wanted: Expected, reading: DriftReading) -> tuple[Drift, ...]:
    """Return what is not as ``wanted`` says; empty when everything is."""
    if _nothing_found(wanted, reading):
        ids = (*wanted.bindings, *wanted.enis, *wanted.instances)
        code, remedy = IssueCode.DRIFT_NOTHING_FOUND, Remedy.CHECK_ACCOUNT
        return (Drift(Issue(code, ids, remedy=remedy)),)
    return (
        *_eips(wanted, reading),
        *_carried(wanted, reading.carried),
        *_interfaces(wanted, reading.interfaces),
        *_instances(wanted, reading.instances),
    )


def _nothing_found(wanted: Expected, reading: DriftReading) -> bool:
    """Return whether several kinds of resources were read without an error, and not one of them exists."""
    lists = [
        found
        for named, found in (
            (wanted.bindings, reading.eips),
            (wanted.enis, reading.interfaces),
            (wanted.instances, reading.instances),
        )
        if named
    ]
    return len(lists) > 1 and all(found == () for found in lists)


def _told(code: IssueCode, ids: tuple[str, ...], values: Values, remedy: Remedy = Remedy.DECIDE_OWNER) -> Drift:
    severity = Severity.INFORMS if WORDS[code] in {DriftWord.UNKNOWN, DriftWord.ADDED} else Severity.WARNS
    return Drift(Issue(code, ids, values, severity, remedy))


def _unknown(code: IssueCode, ids: tuple[str, ...], values: Values, error: CloudError) -> Drift:
    return _told(code, ids, (*values, ("reason", why(error))), unread_remedy(error))


def _eips(wanted: Expected, reading: DriftReading) -> Iterator[Drift]:
    found = reading.eips
    by_id = {} if isinstance(found, CloudError) else {eip.allocation_id: eip for eip in found}
    for allocation_id, binding in wanted.bindings.items():
        eip = by_id.get(allocation_id)
        label = str(eip.address) if eip else wanted.addresses.get(allocation_id, allocation_id)
        values: Values = (("eip", label), ("eni", binding.eni or ""))
        ids = (allocation_id, binding.eni) if binding.eni else (allocation_id,)
        if isinstance(found, CloudError):
            yield _unknown(IssueCode.DRIFT_EIP_UNREAD, ids, values, found)
        elif eip is None or eip.status is EipStatus.RELEASING:
            yield _told(IssueCode.DRIFT_EIP_GONE, ids, values, Remedy.PLAN_ANEW)
        else:
            yield from _eip(eip, binding, ids, values, _untold(binding, eip, reading))
            if eip.locks and allocation_id not in wanted.locked:
                reason: Values = (*values, ("reason", ", ".join(eip.locks)))
                yield _told(IssueCode.DRIFT_EIP_LOCKED, ids, reason, Remedy.SETTLE_LOCK)


def _untold(binding: Binding, eip: ElasticIp, reading: DriftReading) -> CloudError | None:
    """Return why nobody knows whether ``eip`` is where it is to be: an ENI known by its mark only can't be compared."""
    if not isinstance(reading.interfaces, CloudError) or binding.eni is None or eip.status is not EipStatus.IN_USE:
        return None
    return reading.interfaces if reading.made.get(binding.eni) == binding.eni else None


def _eip(
    eip: ElasticIp, binding: Binding, ids: tuple[str, ...], values: Values, untold: CloudError | None
) -> Iterator[Drift]:
    target: Values = (*values, ("target", eip.target_id or "?"))
    if not eip.status.settled:
        status: Values = (*values, ("status", eip.status.value))
        yield _told(IssueCode.DRIFT_EIP_UNSETTLED, ids, status, Remedy.WAIT)
    elif binding.eni is None:
        if eip.status is EipStatus.IN_USE:
            yield _told(IssueCode.DRIFT_EIP_BOUND, ids, target)
    elif eip.status is EipStatus.AVAILABLE:
        yield _told(IssueCode.DRIFT_EIP_UNBOUND, ids, values, Remedy.APPLY_AGAIN)
    elif untold is not None:
        yield _unknown(IssueCode.DRIFT_EIP_UNREAD, ids, values, untold)
    elif not eip.is_on(binding.eni):
        yield _told(IssueCode.DRIFT_EIP_ELSEWHERE, ids, target)
    elif binding.mode is not None and eip.mode is not binding.mode:
        modes: Values = (*values, ("mode", eip.mode.value if eip.mode else "?"), ("wanted", binding.mode.value))
        yield _told(IssueCode.DRIFT_EIP_OTHER_MODE, ids, modes)


def _carried(wanted: Expected, carried: Mapping[EniId, tuple[ElasticIp, ...] | CloudError]) -> Iterator[Drift]:
    for eni_id, left in wanted.carried.items():
        found = carried.get(eni_id, ())
        if isinstance(found, CloudError):
            yield _unknown(IssueCode.DRIFT_ENI_EIPS_UNREAD, (eni_id,), (("eni", eni_id),), found)
            continue
        for eip in found:
            # An EIP that the plan set free is told as bound again, not as added.
            if eip.allocation_id not in left and eip.allocation_id not in wanted.bindings:
                values: Values = (("eip", str(eip.address)), ("eni", eni_id))
                yield _told(IssueCode.DRIFT_EIP_ADDED, (eip.allocation_id, eni_id), values)


def _interfaces(wanted: Expected, found: tuple[NetworkInterface, ...] | CloudError) -> Iterator[Drift]:
    by_id = {} if isinstance(found, CloudError) else {eni.id: eni for eni in found}
    for eni_id in wanted.enis:
        values: Values = (("eni", eni_id),)
        eni = by_id.get(eni_id)
        if isinstance(found, CloudError):
            yield _unknown(IssueCode.DRIFT_ENI_UNREAD, (eni_id,), values, found)
        elif eni is None or eni.status is EniStatus.DELETING:
            yield _told(IssueCode.DRIFT_ENI_GONE, (eni_id,), values, Remedy.PLAN_ANEW)
        elif eni_id in wanted.attachments:
            yield from _attachment(eni, wanted.attachments[eni_id])


def _attachment(eni: NetworkInterface, instance_id: InstanceId | None) -> Iterator[Drift]:
    values: Values = (("eni", eni.id), ("instance", instance_id or ""), ("target", eni.instance_id or "?"))
    ids = (eni.id, instance_id) if instance_id else (eni.id,)
    if not eni.status.settled:
        status: Values = (*values, ("status", eni.status.value))
        yield _told(IssueCode.DRIFT_ENI_UNSETTLED, ids, status, Remedy.WAIT)
    elif instance_id is None:
        if eni.status is EniStatus.IN_USE:
            yield _told(IssueCode.DRIFT_ENI_ATTACHED, ids, values)
    elif eni.status is EniStatus.AVAILABLE:
        yield _told(IssueCode.DRIFT_ENI_DETACHED, ids, values, Remedy.APPLY_AGAIN)
    elif eni.instance_id != instance_id:
        yield _told(IssueCode.DRIFT_ENI_ELSEWHERE, ids, values)


def _instances(wanted: Expected, found: tuple[Instance, ...] | CloudError) -> Iterator[Drift]:
    by_id = {} if isinstance(found, CloudError) else {instance.id: instance for instance in found}
    for instance_id in wanted.instances:
        values: Values = (("instance", instance_id),)
        instance = by_id.get(instance_id)
        before = wanted.types.get(instance_id)
        if isinstance(found, CloudError):
            yield _unknown(IssueCode.DRIFT_INSTANCE_UNREAD, (instance_id,), values, found)
        elif instance is None:
            code, remedy = IssueCode.DRIFT_INSTANCE_GONE, Remedy.PLAN_ANEW
            yield _told(code, (instance_id,), values, remedy)
        elif before is not None and instance.type != before:
            types: Values = (*values, ("before", before), ("after", instance.type))
            yield _told(IssueCode.DRIFT_INSTANCE_TYPE, (instance_id,), types, Remedy.PLAN_ANEW)
