"""The plan that reverses an applied one in one step: its operations taken back, the last one first.

It is made only while everything is as the applied plan left it, so that nothing of another user is changed. What was
made stays: deleting it would be permanent, and is never part of a way back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import Catalog
from gui.domain.operations.instance_eips import InstanceEipChange
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.judgements import Judgement
from gui.domain.operations.operation import AttachEni, BindingChange, DetachEni, Operation
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.guest_work import guest_work
from gui.domain.plans.in_use import guest_undo_note, outages_notes, sessions_note
from gui.domain.plans.notes import NotedPlan, PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError, relying, seen_in
from gui.domain.rules.instance import instance_problems
from gui.domain.rules.interface import host_to_stop
from gui.domain.rules.multi_eip import unread_problems

_REVERSIBLE = BindingChange | InstanceEipChange | StopInstance | StartInstance
_Change = TypeVar("_Change", bound=Operation)


def can_be_reversed(applied: Plan) -> bool:
    """Return whether ``applied`` binds, unbinds, attaches and detaches only; an interface made for that may stay."""
    operations = [each for each in applied.operations if not isinstance(each, CreateEni)]
    return bool(operations) and all(isinstance(each, _REVERSIBLE) for each in operations)


def build(applied: Plan, inventory: Inventory, catalog: Catalog) -> NotedPlan:
    """Return the plan that reverses ``applied``.

    Args:
        applied: a plan that was carried out and verified.
        inventory: what was read of its region after that.
        catalog: which instance types take and lose an ENI only while stopped.

    Raises:
        PlanBlockedError: something has changed since, or a rule is not met.
    """
    if unread := unread_problems(inventory, *MAIN_LISTS):
        raise PlanBlockedError(unread)
    if not can_be_reversed(applied):
        other = next((each.action for each in applied.operations if not isinstance(each, _REVERSIBLE | CreateEni)), "-")
        raise PlanBlockedError((Problem(ProblemCode.NO_REVERSAL, "", (("action", other),)),))
    made = {each.mark: each.id for each in inventory.interfaces if each.mark}
    done = tuple(_by_id(each, made) for each in applied.operations if isinstance(each, _REVERSIBLE))
    changed = tuple(_changed(done, inventory))
    if changed:
        raise PlanBlockedError(changed)
    backwards = tuple(_undoing(done, inventory))
    if blocked := blocking(tuple(_problems(backwards, inventory, catalog))):
        raise PlanBlockedError(blocked)
    eips = tuple(AllocationId(each) for each in dict.fromkeys(_eips(backwards)))
    enis = [EniId(str(each.eni_id)) for each in backwards if isinstance(each, BindingChange)]
    hosts = [each.instance_id for each in backwards if isinstance(each, AttachEni)]
    selection = Selection(inventory.region, eips, enis[-1] if enis else None, hosts[-1] if hosts else None)
    plan = relying(Plan(inventory.region, backwards, selection), inventory)
    return NotedPlan(plan, tuple(_notes(plan, inventory)))


def _by_id(operation: _Change, made: Mapping[str, EniId]) -> _Change:
    """Return ``operation`` with the id of the interface that the plan made."""
    if not isinstance(operation, BindingChange) or not isinstance(operation.eni_id, MarkRef):
        return operation
    found = made.get(operation.eni_id.mark)
    return operation if found is None else replace(operation, eni_id=found)


def _changed(done: tuple[Operation, ...], inventory: Inventory) -> Iterator[Problem]:
    """Yield what is no longer as the plan left it; whether an instance runs by now is no part of that."""
    later: set[str] = set()
    for operation in reversed(done):
        lasting = [item for item in operation.items if item not in later]
        later |= {*lasting}
        if isinstance(operation, StopInstance | StartInstance):
            continue
        seen = seen_in(inventory, operation.reads)
        for verdict in operation.judge(seen):
            if verdict.resource in lasting and verdict.judgement is not Judgement.HOLDS:
                yield Problem(ProblemCode.CHANGED_SINCE_RUN, verdict.resource)


def _undoing(done: tuple[Operation, ...], inventory: Inventory) -> Iterator[Operation]:
    """Yield the operations that take back ``done``; an instance that does not run now is not started."""
    running = {each.id for each in inventory.instances if each.status is InstanceStatus.RUNNING}
    for operation in reversed(done):
        undo = operation.undo
        if undo is None or (isinstance(undo, StopInstance | StartInstance) and undo.instance_id not in running):
            continue
        yield undo


def _problems(backwards: tuple[Operation, ...], inventory: Inventory, catalog: Catalog) -> Iterator[Problem]:
    """Yield why an interface can't leave its instance, or another one can't take it back."""
    stopped = {each.instance_id for each in backwards if isinstance(each, StopInstance)}
    for operation in backwards:
        if not isinstance(operation, AttachEni | DetachEni):
            continue
        eni = inventory.eni_by_id.get(EniId(str(operation.eni_id)))
        instance = inventory.instance_by_id.get(operation.instance_id)
        if instance is None or eni is None:
            yield Problem(ProblemCode.INSTANCE_GONE, operation.instance_id)
        elif isinstance(operation, DetachEni):
            cold = host_to_stop(eni, inventory, catalog)
            if cold is not None and cold.id not in stopped:
                yield Problem(ProblemCode.ENI_HOST_MUST_STOP, eni.id, (("instance", cold.id), ("type", cold.type)))
        else:
            void = {ProblemCode.INSTANCE_MUST_STOP} if instance.id in stopped else set()
            found = instance_problems(instance, eni, inventory, catalog)
            yield from (each for each in found if each.code not in void)


def _eips(operations: tuple[Operation, ...]) -> Iterator[str]:
    for each in operations:
        if isinstance(each, InstanceEipChange) or (
            isinstance(each, BindingChange) and not isinstance(each, AttachEni | DetachEni)
        ):
            yield from each.items


def _notes(plan: Plan, inventory: Inventory) -> Iterator[PlanNote]:
    """Yield what ends, and what is to be done in the guests: nothing before, where the interface comes back."""
    undone = guest_work(plan, inventory).undone
    for each in plan.operations:
        match each:
            case StopInstance(instance_id=instance):
                yield PlanNote(PlanNoteCode.HOST_STOPS, (instance,), (("instance", instance),))
            case DetachEni(eni_id=eni_id, instance_id=instance):
                eni = inventory.eni_by_id[EniId(str(eni_id))]
                if eni.id in undone:
                    yield guest_undo_note(eni, instance, inventory)
                yield sessions_note(inventory.eips_on(eni.id), eni)
            case AttachEni(eni_id=eni_id, instance_id=instance):
                values = (("eni", str(eni_id)), ("instance", instance))
                yield PlanNote(PlanNoteCode.GUEST_CHANGE_AFTER, (str(eni_id), instance), values)
            case _:
                pass  # said by the steps themselves
    yield from outages_notes(plan, inventory)
