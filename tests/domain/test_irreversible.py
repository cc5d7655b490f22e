"""The point of no return: which runs can be taken back, and how far one has gone."""

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.effects import Start
from gui.domain.engine.irreversible import Way, beyond_return, can_be_undone, held_before
from gui.domain.engine.progress import CallAnswered, CallSent, ItemChanged, ItemState, OperationSkipped, Outcome
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import DetachEni
from gui.domain.plans.plan import Plan
from tests.domain.test_making_and_deleting import deletion
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, RUN, TIMEOUT, ToyCloud, bound_eip, eip_id, eni, refusal, step

PLAN = deletion(ToyCloud())
DETACHED = {0: frozenset({ENI}), 1: frozenset({eip_id(1)})}
DELETED = {**DETACHED, 2: frozenset({ENI})}
RELEASED = {**DELETED, 3: frozenset({eip_id(1)})}


def test_a_plan_that_deletes_something_can_not_be_undone_as_a_whole() -> None:
    assert not can_be_undone(PLAN)
    assert can_be_undone(Plan(REGION, PLAN.operations[:2], Selection(REGION)))


def test_there_is_a_way_back_until_a_deletion_is_sent() -> None:
    assert not beyond_return(PLAN, {})
    assert not beyond_return(PLAN, DETACHED)
    assert not beyond_return(PLAN, {**DETACHED, 2: frozenset()})
    assert beyond_return(PLAN, DELETED)


def test_what_a_later_row_has_changed_need_not_be_looked_at_in_earlier_ones() -> None:
    assert [held_before(PLAN, RELEASED, row) for row in range(4)] == [{ENI}, {eip_id(1)}, set(), set()]
    assert [held_before(PLAN, DELETED, row) for row in range(4)] == [{ENI}, set(), set(), set()]
    assert held_before(PLAN, DETACHED, 0) == set()


@pytest.mark.parametrize(
    ("error", "beyond"),
    [
        (None, True),
        (refusal("InvalidOperation.EniServiceManaged"), False),
        (CloudError(CloudErrorKind.THROTTLED, "Throttling.User", status=400), False),
        (TIMEOUT, True),
    ],
)
def test_the_events_tell_how_far_a_run_has_gone(error: CloudError | None, *, beyond: bool) -> None:
    way = Way(PLAN)
    for event in (
        CallSent(0, "DetachNetworkInterface", (ENI,)),
        CallAnswered(0, "DetachNetworkInterface", "R1", 1, refusal("Any")),
        ItemChanged(0, ENI, ItemState.DONE),
    ):
        way = way.after(event)
        assert not way.beyond_return
    way = way.after(CallSent(2, "DeleteNetworkInterface", (ENI,)))
    assert way.beyond_return, "nobody knows yet what became of it"
    assert way.after(CallAnswered(2, "DeleteNetworkInterface", "R2", 1, error)).beyond_return is beyond


def test_a_refusal_does_not_take_back_what_an_unanswered_call_may_have_done() -> None:
    way = Way(PLAN, DETACHED)
    for error in (TIMEOUT, refusal("InvalidOperation.InvalidEniState")):
        way = way.after(CallSent(2, "DeleteNetworkInterface", (ENI,)))
        way = way.after(CallAnswered(2, "DeleteNetworkInterface", "", 1, error))
    assert way.beyond_return


def test_what_is_sent_to_take_something_back_is_not_the_way_on() -> None:
    assert Way(PLAN).after(CallSent(2, "DeleteNetworkInterface", (ENI,), undoing=True)) == Way(PLAN)


def gone(numbers: tuple[int, ...] = (1, 2)) -> ToyCloud:
    """The cloud after the interface was deleted; EIPs are free or released."""
    cloud = ToyCloud()
    deletion(cloud)
    cloud.enis.clear()
    for number in (1, 2, 3):
        cloud.eips.pop(eip_id(number)) if number not in numbers else None
    if 1 in numbers:
        cloud.eips[eip_id(1)] = ToyCloud().eips[eip_id(1)]
    return cloud


def test_one_list_that_lacks_it_is_no_proof_of_a_release() -> None:
    cloud = ToyCloud(seconds=8.0)
    plan = Plan(REGION, (ReleaseEip(REGION, eip_id(1), "47.0.0.1"),), Selection(REGION))
    lacking: list[ElasticIp] = []
    cloud.on_look = {
        2: lambda now: lacking.append(now.eips.pop(eip_id(1))),
        3: lambda now: now.eips.update({eip_id(1): lacking.pop()}),
    }
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert eip_id(1) not in cloud.eips
    assert cloud.now >= 8.0, "it is on its way for longer than an odd list counts"


def test_a_run_that_was_interrupted_after_the_deletion_goes_on_to_its_end() -> None:
    cloud = gone()
    done = step(cloud, PLAN, Start(touched=DELETED, resumed=True))
    assert done.report.outcome is Outcome.APPLIED
    assert eip_id(1) not in cloud.eips
    assert [type(call).__name__ for call, _ in cloud.writes] == ["ReleaseEip"]
    assert OperationSkipped(0) in done.events
    assert done.report.applied == PLAN.operations


def test_a_run_that_was_interrupted_before_its_last_word_has_nothing_left_to_send() -> None:
    cloud = gone(())
    report = step(cloud, PLAN, Start(touched=RELEASED, resumed=True)).report
    assert (report.outcome, cloud.writes) == (Outcome.APPLIED, [])


def test_an_interface_that_somebody_took_instead_of_the_deletion_is_left_alone() -> None:
    cloud = ToyCloud()
    deletion(cloud)
    cloud.eips[eip_id(1)] = ToyCloud().eips[eip_id(1)]
    report = step(cloud, PLAN, Start(touched=DELETED, resumed=True)).report
    assert (report.outcome, cloud.writes) == (Outcome.LEFT, [])
    assert (DeleteEni, Reason.TAKEN) in {(type(each.operation), each.failure.reason) for each in report.left}
    assert cloud.enis[ENI].instance_id == INSTANCE


def test_without_a_deletion_that_was_sent_a_missing_interface_is_nobodys_success() -> None:
    cloud = gone()
    report = step(cloud, PLAN, Start(touched=DETACHED, resumed=True)).report
    assert report.outcome is not Outcome.APPLIED
    assert [each.reason for each in report.failures] == [Reason.GONE]
    assert isinstance(PLAN.operations[0], DetachEni)


def test_an_eip_that_was_bound_to_the_interface_meanwhile_keeps_it_from_being_deleted() -> None:
    cloud = ToyCloud()
    plan = deletion(cloud)

    def somebody(cloud: ToyCloud, _call: object) -> None:
        cloud.eips[eip_id(3)] = bound_eip(3)

    cloud.on_write = {2: somebody}
    report = step(cloud, plan).report
    assert report.outcome is Outcome.UNDONE
    assert cloud.eips[eip_id(3)] == bound_eip(3)
    assert cloud.enis[ENI] == eni(cloud.enis[ENI].status, INSTANCE)
    assert not [call for call, _ in cloud.writes if isinstance(call, DeleteEni)]
    assert report.run_id == RUN
