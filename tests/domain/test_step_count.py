"""How far a run is, counted by its events."""

from functools import reduce

from gui.domain.choices.selection import Selection
from gui.domain.engine.progress import (
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    OperationStarted,
    PlanStarted,
    ProgressEvent,
    Resumed,
    Row,
    UndoStarted,
)
from gui.domain.engine.step_count import StepCount, verified_ids
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni
from gui.domain.plans.plan import Plan
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, eip_id

OPERATIONS = (
    DetachEni(REGION, ENI, INSTANCE),
    AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI),
    AttachEni(REGION, ENI, INSTANCE),
)
BEGIN = PlanStarted("run", tuple(Row(index, each, each.items) for index, each in enumerate(OPERATIONS)))


def count(*events: ProgressEvent) -> StepCount:
    return reduce(StepCount.after, (BEGIN, *events), StepCount())


def test_before_a_run_nothing_is_counted() -> None:
    assert StepCount().percent == 0
    assert count() == StepCount(3)


def test_each_verified_step_counts_once() -> None:
    now = count(OperationStarted(0), OperationFinished(0), OperationSkipped(1), OperationStarted(2), Resumed())
    assert (now.current, now.verified, now.percent) == (3, {0, 1}, 66)
    assert now.after(OperationFinished(2)).percent == 100


def test_what_fails_or_is_rolled_back_is_not_counted_any_more() -> None:
    now = count(OperationFinished(0), OperationFinished(1), OperationFailed(1, ()))
    assert now.verified == {0}
    back = now.after(UndoStarted()).after(OperationFinished(0, undoing=True))
    assert (back.undoing, back.current, back.percent) == (True, 1, 0)


def test_a_resource_is_verified_when_every_step_about_it_is() -> None:
    plan = Plan(REGION, OPERATIONS, Selection(REGION))
    assert verified_ids(plan, frozenset({0})) == frozenset()
    assert verified_ids(plan, frozenset({0, 1})) == {eip_id(1), eip_id(2)}
    assert verified_ids(plan, frozenset({0, 1, 2})) == {eip_id(1), eip_id(2), ENI}
