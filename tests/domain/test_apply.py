from dataclasses import replace
from typing import Any

import pytest

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.engine.effects import Do, Look, SignedOutError, SignIn, Start, StoppedError, Wait
from gui.domain.engine.progress import (
    ItemChanged,
    ItemState,
    OperationFailed,
    OperationSkipped,
    Outcome,
    PlanStarted,
    StopChoice,
    UndoStarted,
)
from gui.domain.engine.retry_policy import FRESH
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from tests.helpers.toy_cloud import (
    ENI,
    INSTANCE,
    OTHER,
    REGION,
    THROTTLED,
    TIMEOUT,
    ToyCloud,
    bound_eip,
    eip_id,
    eni,
    free_eip,
    instance,
    refusal,
    step,
    the_plan,
)

DENIED = refusal("Forbidden.RAM", CloudErrorKind.DENIED)
WRONG_STATE = refusal("InvalidOperation.InvalidEcsState")
EXPIRED = refusal("InvalidSecurityToken.Expired", CloudErrorKind.EXPIRED_CREDENTIALS)


def fail(error: Any) -> Any:
    return lambda *_: error


def lose_answer(error: Any = TIMEOUT) -> Any:
    """The write takes effect, and its answer is lost."""

    def trouble(cloud: Any, call: Any) -> Any:
        cloud.effect(call)
        return error

    return trouble


def stop_at(kind: Any, number: Any, choice: Any) -> Any:
    """Stop instead of performing the ``number``-th effect of ``kind``."""
    count = iter(range(1, 10_000))
    return lambda effect, _: StoppedError(choice) if isinstance(effect, kind) and next(count) == number else None


def actions(cloud: Any) -> Any:
    return [call.action for call, _ in cloud.writes]


def all_free(cloud: Any) -> Any:
    cloud.settle()
    return all(eip.status is EipStatus.AVAILABLE for eip in cloud.eips.values()) and cloud.enis[ENI] == eni()


def all_bound(cloud: Any) -> Any:
    cloud.settle()
    return all(each == bound_eip(int(each.allocation_id[4:])) for each in cloud.eips.values()) and (
        cloud.enis[ENI] == eni(EniStatus.IN_USE, INSTANCE)
    )


def left_of(report: Any) -> Any:
    return {(left.failure.resource, left.failure.reason) for left in report.left}


# ---- going forward


def test_one_batch_and_one_attach_do_it() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    done = step(cloud, plan)
    assert done.report.outcome is Outcome.APPLIED
    assert done.report.applied == plan.operations
    assert actions(cloud) == ["AssociateEipAddressBatch", "AttachNetworkInterface"]
    assert all_bound(cloud)
    assert isinstance(done.events[0], PlanStarted)
    assert ItemChanged(0, eip_id(2), ItemState.DONE) in done.events


def test_an_empty_plan_is_applied_at_once() -> None:
    cloud = ToyCloud()
    plan = replace(the_plan(cloud), operations=(), relied_on=())
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert cloud.looks == 0
    assert not cloud.writes


def test_a_single_operation_needs_no_second_proof() -> None:
    cloud = ToyCloud(seconds=0.0)
    plan = the_plan(cloud, attach=False)
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert cloud.looks == 2


def effects_of(cloud: Any, plan: Any) -> Any:
    """Carry ``plan`` out; return its outcome, and its looks, waits and writes in their order."""
    seen: list[Any] = []

    def note(effect: Any, _number: Any) -> None:
        seen.append(effect)

    outcome = step(cloud, plan, throw=note).report.outcome
    return outcome, [each for each in seen if isinstance(each, Look | Wait | Do)]


def test_nothing_is_looked_at_before_it_can_be_ready() -> None:
    cloud = ToyCloud(seconds=3.0)
    _, effects = effects_of(cloud, the_plan(cloud))
    sent = [number for number, each in enumerate(effects) if isinstance(each, Do)]
    # One look may find it done at once; after it has not, nothing for as long as a change takes at least.
    assert isinstance(effects[sent[0] + 1], Look)
    waits = [effects[sent[0] + 2], effects[sent[1] + 1]]
    assert [isinstance(each, Wait) for each in waits] == [True, True]
    assert waits[0].seconds > AssociateEips.timing.shortest
    assert waits[1].seconds > AttachEni.timing.shortest


def test_where_changes_are_over_at_once_nothing_is_waited_for() -> None:
    cloud = ToyCloud(seconds=0.0)
    outcome, effects = effects_of(cloud, the_plan(cloud))
    assert outcome is Outcome.APPLIED
    assert not [each for each in effects if isinstance(each, Wait)]


def reads_after_writes(effects: Any) -> Any:
    """Return what was asked for by each look after the last write."""
    last = max(number for number, each in enumerate(effects) if isinstance(each, Do))
    return [(bool(each.reads.eips), bool(each.reads.enis)) for each in effects[last:] if isinstance(each, Look)]


def test_what_was_read_a_moment_ago_is_not_read_again() -> None:
    cloud = ToyCloud(seconds=2.0)
    _, effects = effects_of(cloud, the_plan(cloud))
    assert reads_after_writes(effects) == [(False, True), (True, False)]


def test_the_looks_that_may_be_the_last_ones_prove_the_whole() -> None:
    cloud = ToyCloud(seconds=AttachEni.timing.longest)
    outcome, effects = effects_of(cloud, the_plan(cloud))
    assert outcome is Outcome.APPLIED
    looks = reads_after_writes(effects)
    assert looks[0] == (False, True)
    assert looks[-1] == (True, True)


def test_what_can_not_be_proven_at_the_same_time_is_no_hindrance() -> None:
    cloud = ToyCloud(seconds=AttachEni.timing.longest)
    plan = the_plan(cloud)

    def throw(effect: Any, _number: Any) -> Any:
        return DENIED if isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2 else None

    assert step(cloud, plan, throw=throw).report.outcome is Outcome.APPLIED


def test_after_a_last_look_that_had_to_be_repeated_everything_is_read() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    failed: list[Look] = []

    def throw(effect: Any, _number: Any) -> Any:
        if not (isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2):
            return None
        # What is needed next can't be read beside the proof; nor at first afterwards.
        if effect.reads.enis and failed:
            return None
        failed.append(effect)
        return TIMEOUT if len(failed) <= 2 else None

    done = step(cloud, plan, throw=throw)
    assert done.report.outcome is Outcome.APPLIED
    looks = [each for each in done.effects if isinstance(each, Look)]
    assert looks[-1].reads.eips
    assert looks[-1].reads.enis


def test_the_row_after_next_is_begun_with_the_reading_that_proved_the_last_one() -> None:
    cloud = ToyCloud(seconds=DetachEni.timing.longest)
    cloud.enis[ENI] = eni(EniStatus.IN_USE, OTHER)
    cloud.eips = {eip_id(n): bound_eip(n) for n in (1, 2, 3)}
    unbind = UnassociateEips(REGION, tuple(cloud.eips), ENI)  # type: ignore[arg-type]
    plan = replace(the_plan(cloud), operations=(DetachEni(REGION, ENI, OTHER), unbind), relied_on=())
    outcome, effects = effects_of(cloud, plan)
    assert outcome is Outcome.APPLIED
    second = [number for number, each in enumerate(effects) if isinstance(each, Do)][1]
    assert effects[second - 1].reads.enis
    assert effects[second - 1].reads.eips


def test_the_first_reading_decides_that_the_next_row_is_sent() -> None:
    cloud = ToyCloud(seconds=3.0)
    outcome, effects = effects_of(cloud, the_plan(cloud))
    attach = next(n for n, each in enumerate(effects) if isinstance(each, Do) and isinstance(each.call, AttachEni))
    assert outcome is Outcome.APPLIED
    assert effects[attach - 1].reads.eips
    assert not effects[attach - 1].reads.enis


def test_a_first_reading_of_long_ago_does_not_decide() -> None:
    cloud = ToyCloud(seconds=FRESH + 1)
    _, effects = effects_of(cloud, the_plan(cloud))
    attach = next(n for n, each in enumerate(effects) if isinstance(each, Do) and isinstance(each.call, AttachEni))
    assert effects[attach - 1].reads.enis


def test_a_first_reading_that_shows_it_done_is_not_believed_later() -> None:
    cloud = ToyCloud(seconds=1.0)
    cloud.enis[ENI] = eni(EniStatus.IN_USE, INSTANCE)
    plan = the_plan(cloud)
    cloud.on_write[1] = lambda cloud, _call: cloud.enis.update({ENI: eni()})
    outcome, effects = effects_of(cloud, plan)
    assert outcome is Outcome.APPLIED
    assert actions(cloud) == ["AssociateEipAddressBatch", "AttachNetworkInterface"]
    assert cloud.enis[ENI] == eni(EniStatus.IN_USE, INSTANCE)
    assert sum(isinstance(each, Do) for each in effects) == 2


def test_what_holds_already_is_skipped_and_never_taken_back() -> None:
    cloud = ToyCloud()
    cloud.eips[eip_id(1)] = bound_eip(1)
    cloud.on_write[2] = fail(DENIED)
    done = step(cloud, the_plan(cloud))
    assert done.report.outcome is Outcome.UNDONE
    assert ItemChanged(0, eip_id(1), ItemState.ALREADY) in done.events
    assert cloud.eips[eip_id(1)] == bound_eip(1)
    assert [call.items for call, _ in cloud.writes if isinstance(call, UnassociateEips)] == [(eip_id(2),), (eip_id(3),)]


def test_an_operation_that_holds_already_sends_nothing() -> None:
    cloud = ToyCloud()
    cloud.eips = {eip_id(n): bound_eip(n) for n in (1, 2, 3)}
    done = step(cloud, the_plan(cloud))
    assert actions(cloud) == ["AttachNetworkInterface"]
    assert OperationSkipped(0) in done.events


def test_a_changed_fact_stops_the_run_before_its_first_write() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.eips[eip_id(2)] = bound_eip(2, "eni-9")
    report = step(cloud, plan).report
    assert report.outcome is Outcome.CHANGED
    assert [(each.resource, each.name, each.before, each.after) for each in report.changes] == [
        (eip_id(2), "status", "Available", "InUse"),
        (eip_id(2), "target", "", "eni-9"),
    ]
    assert not cloud.writes


def test_a_detach_before_an_attach_is_not_expected_to_last() -> None:
    cloud = ToyCloud()
    cloud.enis[ENI] = eni(EniStatus.IN_USE, OTHER)
    report = step(cloud, the_plan(cloud, detach=True)).report
    assert report.outcome is Outcome.APPLIED
    assert actions(cloud) == ["DetachNetworkInterface", "AssociateEipAddressBatch", "AttachNetworkInterface"]


def test_an_undone_detach_is_attached_to_where_it_was() -> None:
    cloud = ToyCloud()
    cloud.enis[ENI] = eni(EniStatus.IN_USE, OTHER)
    cloud.on_write[3] = fail(DENIED)
    report = step(cloud, the_plan(cloud, detach=True)).report
    assert report.outcome is Outcome.UNDONE
    assert cloud.enis[ENI] == eni(EniStatus.IN_USE, OTHER)
    assert [type(each) for each in report.undone] == [AssociateEips, DetachEni]


# ---- refusals and lost answers


def test_single_calls_follow_one_after_another_where_the_batch_is_not_offered() -> None:
    cloud = ToyCloud()
    cloud.on_write[1] = fail(refusal("InvalidAction.NotFound", CloudErrorKind.UNSUPPORTED))
    done = step(cloud, the_plan(cloud))
    assert done.report.outcome is Outcome.APPLIED
    assert actions(cloud) == ["AssociateEipAddressBatch", *["AssociateEipAddress"] * 3, "AttachNetworkInterface"]


def test_a_lost_answer_is_looked_up_and_not_repeated() -> None:
    cloud = ToyCloud()
    cloud.on_write = {1: lose_answer(), 2: lose_answer()}
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.APPLIED
    assert len(cloud.writes) == 2


def test_a_lost_request_is_repeated_with_the_same_token() -> None:
    cloud = ToyCloud()
    cloud.on_write[1] = fail(TIMEOUT)
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.APPLIED
    assert cloud.writes[0] == cloud.writes[1]


def test_a_token_that_keeps_failing_is_given_up() -> None:
    cloud = ToyCloud()
    cloud.on_write = dict.fromkeys((1, 2, 3), fail(TIMEOUT))
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.APPLIED
    tokens = [token for _, token in cloud.writes]
    assert tokens[0] == tokens[1] == tokens[2] != tokens[3]


@pytest.mark.parametrize("code", ["TaskConflict", "OperationConflict", "LastTokenProcessing"])
def test_after_a_definite_refusal_the_token_is_fresh(code: Any) -> None:
    cloud = ToyCloud()
    cloud.on_write[1] = fail(refusal(code))
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.APPLIED
    assert cloud.writes[0][0] == cloud.writes[1][0]
    assert cloud.writes[0][1] != cloud.writes[1][1]


def test_throttling_waits_as_long_as_the_cloud_says() -> None:
    cloud = ToyCloud()
    cloud.on_write[1] = fail(refusal("Throttling.User", CloudErrorKind.THROTTLED, retry_after=7.5))
    done = step(cloud, the_plan(cloud))
    assert done.report.outcome is Outcome.APPLIED
    assert next(each.seconds for each in done.effects if isinstance(each, Wait)) == 7.5


def test_trouble_that_does_not_pass_is_given_up_and_undone() -> None:
    cloud = ToyCloud()
    cloud.on_write = {number: fail(refusal("TaskConflict")) for number in range(2, 1000)}
    report = step(cloud, the_plan(cloud)).report
    assert report.outcome is Outcome.LEFT
    assert {each.reason for each in report.failures} == {Reason.REFUSED}
    assert left_of(report) == {(eip_id(n), Reason.REFUSED) for n in (1, 2, 3)}
    assert cloud.now > 300


def test_a_lasting_refusal_is_not_repeated() -> None:
    cloud = ToyCloud()
    cloud.on_write[1] = fail(refusal("Mode.NotSupport", CloudErrorKind.UNSUPPORTED))
    done = step(cloud, the_plan(cloud))
    assert done.report.outcome is Outcome.UNDONE
    assert len(cloud.writes) == 1
    assert {each.error.code for each in done.report.failures if each.error} == {"Mode.NotSupport"}
    assert all_free(cloud)


def test_a_wrong_state_is_met_with_another_try_for_a_while_even_when_nothing_seems_to_pass() -> None:
    cloud = ToyCloud()
    cloud.on_write = dict.fromkeys((2, 3), fail(refusal("InvalidOperation.InvalidEcsState")))
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.APPLIED
    assert actions(cloud)[1:] == ["AttachNetworkInterface"] * 3
    assert cloud.now < 10


def test_a_wrong_state_that_lasts_is_given_up_and_everything_is_taken_back() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def starting(toy: Any, _call: Any) -> Any:
        toy.instances[INSTANCE] = instance(status=InstanceStatus.STARTING)
        return refusal("InvalidOperation.InvalidEcsState")

    def started(toy: Any, call: Any) -> Any:
        toy.instances[INSTANCE] = instance()
        return refusal("InvalidOperation.InvalidEcsState") if isinstance(call, AttachEni) else None

    cloud.on_write = {2: starting, 3: starting, **dict.fromkeys(range(4, 40), started)}
    report = step(cloud, plan).report
    assert report.outcome is Outcome.UNDONE
    assert {each.reason for each in report.failures} == {Reason.REFUSED}
    assert 4 < actions(cloud).count("AttachNetworkInterface") < 12
    assert 20 < cloud.now < 60
    assert all_free(cloud)


def test_a_wrong_state_whose_reason_can_not_be_read_is_met_with_another_try_too() -> None:
    cloud = ToyCloud()
    cloud.on_write = dict.fromkeys(range(2, 30), lambda _, call: WRONG_STATE if isinstance(call, AttachEni) else None)
    plan = the_plan(cloud)

    def throw(effect: Any, _number: Any) -> Any:
        return DENIED if isinstance(effect, Look) and effect.reads.instances and not effect.reads.eips else None

    assert step(cloud, plan, throw=throw).report.outcome is Outcome.UNDONE
    assert cloud.now < 60


def test_a_wrong_state_that_passes_for_ever_is_given_up() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def starting(toy: Any, _call: Any) -> Any:
        toy.instances[INSTANCE] = instance(status=InstanceStatus.STARTING)
        return refusal("InvalidOperation.InvalidEcsState")

    cloud.on_write = dict.fromkeys(range(2, 400), starting)
    report = step(cloud, plan).report
    assert {each.reason for each in report.failures} == {Reason.REFUSED}
    assert report.outcome is Outcome.LEFT  # the undo is refused in the same way


def test_when_one_eip_spoils_a_batch_only_that_one_is_named() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def taken(toy: Any, _call: Any) -> Any:
        toy.eips[eip_id(2)] = bound_eip(2, "eni-9")
        return refusal("IncorrectEipStatus")

    cloud.on_write[1] = taken
    report = step(cloud, plan).report
    assert [(each.resource, each.reason) for each in report.failures] == [(eip_id(2), Reason.TAKEN)]
    assert report.outcome is Outcome.LEFT
    assert cloud.eips[eip_id(2)] == bound_eip(2, "eni-9")
    assert left_of(report) == {(eip_id(2), Reason.TAKEN)}


def test_half_a_batch_is_finished_with_the_rest() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def half(toy: ToyCloud, call: Any) -> None:
        toy.effect(call.only({eip_id(1)}))
        toy.idle_writes = 1

    cloud.on_write[1] = half
    done = step(cloud, plan)
    assert done.report.outcome is Outcome.APPLIED
    assert cloud.writes[1][0].items == (eip_id(2), eip_id(3))
    assert all_bound(cloud)


def test_a_write_that_is_accepted_and_has_no_effect_is_given_up_after_three() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.idle_writes = 3
    report = step(cloud, plan).report
    assert report.outcome is Outcome.UNDONE
    assert {each.reason for each in report.failures} == {Reason.NOT_TAKEN_UP}
    # The reverse is sent all the same: its refusal says that nothing is there to be taken back.
    assert actions(cloud) == ["AssociateEipAddressBatch"] * 3 + ["UnassociateEipAddress"] * 3
    assert cloud.now > 300


def test_falling_back_after_associating_is_a_failure_with_a_name() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def falls_back(toy: ToyCloud, call: Any) -> None:
        toy.effect(call)
        toy.ends[eip_id(3)] = (toy.now + 1, lambda: toy.eips.__setitem__(eip_id(3), free_eip(3)))
        toy.idle_writes = 1

    cloud.on_write[1] = falls_back
    done = step(cloud, plan)
    assert done.report.outcome is Outcome.UNDONE
    assert [(each.resource, each.reason) for each in done.report.failures] == [(eip_id(3), Reason.FELL_BACK)]
    assert all_free(cloud)


def test_what_never_settles_is_listed() -> None:
    cloud = ToyCloud(seconds=None)
    report = step(cloud, the_plan(cloud)).report
    assert report.outcome is Outcome.LEFT
    assert {each.reason for each in report.failures} == {Reason.STILL_PENDING}
    assert left_of(report) == {(eip_id(n), Reason.STILL_PENDING) for n in (1, 2, 3)}
    assert {type(each.operation) for each in report.left} == {UnassociateEips}


def test_a_detach_that_hangs_is_sent_again() -> None:
    cloud = ToyCloud()
    cloud.enis[ENI] = eni(EniStatus.IN_USE, OTHER)
    plan = the_plan(cloud, detach=True)

    def hangs(toy: ToyCloud, _call: Any) -> None:
        toy.enis[ENI] = eni(EniStatus.DETACHING, OTHER)
        toy.idle_writes = 1

    cloud.on_write[1] = hangs
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert actions(cloud)[:2] == ["DetachNetworkInterface"] * 2


# ---- reading


def test_a_reading_that_fails_for_a_while_is_repeated() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_look = {1: fail(THROTTLED), 3: fail(TIMEOUT)}
    assert step(cloud, plan).report.outcome is Outcome.APPLIED


def test_a_run_that_can_not_read_sends_nothing() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_look[0] = fail(DENIED)
    report = step(cloud, plan).report
    assert report.outcome is Outcome.UNDONE
    assert {each.reason for each in report.failures} == {Reason.UNREAD}
    assert not cloud.writes


def test_a_cloud_that_does_not_answer_at_all_is_not_waited_for_long() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_look[0] = fail(TIMEOUT)
    done = step(cloud, plan)
    assert done.report.outcome is Outcome.UNDONE
    assert cloud.now < 15
    assert not [event for event in done.events if isinstance(event, UndoStarted)]


def test_what_can_not_be_read_any_more_is_listed_as_unread_and_not_as_gone() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_look = dict.fromkeys(range(2, 1000), fail(DENIED))
    report = step(cloud, plan).report
    assert report.outcome is Outcome.LEFT
    assert left_of(report) == {(eip_id(n), Reason.UNREAD) for n in (1, 2, 3)}
    assert {each.failure.error.kind for each in report.left if each.failure.error} == {CloudErrorKind.DENIED}


def test_items_that_held_at_the_last_reading_are_not_called_unread() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_write[2] = fail(DENIED)  # the attach
    # The third write unbinds the first EIP, the fourth the second.
    cloud.on_look[0] = lambda toy: DENIED if len(toy.writes) == 4 else None
    report = step(cloud, plan).report
    assert report.outcome is Outcome.LEFT
    assert left_of(report) == {(eip_id(n), Reason.UNREAD) for n in (2, 3)}


def test_a_last_look_that_fails_does_not_unmake_what_was_proven() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def throw(effect: Any, _number: Any) -> Any:
        return DENIED if isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2 else None

    assert step(cloud, plan, throw=throw).report.outcome is Outcome.APPLIED


def test_what_somebody_changes_before_the_end_is_found_at_the_last_look() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def throw(effect: Any, _number: Any) -> None:
        if isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2:
            cloud.eips[eip_id(1)] = free_eip(1)

    report = step(cloud, plan, throw=throw).report
    assert [(each.resource, each.reason) for each in report.failures] == [(eip_id(1), Reason.CHANGED_LATER)]
    assert report.outcome is Outcome.UNDONE
    assert all_free(cloud)


# ---- going back


def test_what_is_undone_goes_back_in_reverse_order() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    done = step(cloud, plan, throw=stop_at(Wait, 2, StopChoice.UNDO))
    assert done.report.outcome is Outcome.UNDONE
    assert done.report.stopped is StopChoice.UNDO
    assert all_free(cloud)
    assert UndoStarted((), stopped=True) in done.events


def test_an_attached_eni_is_detached_before_its_eips_are_unbound() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def throw(effect: Any, _number: Any) -> Any:
        if isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2:
            return StoppedError(StopChoice.UNDO)
        return None

    report = step(cloud, plan, throw=throw).report
    assert report.outcome is Outcome.UNDONE
    assert actions(cloud)[2:] == ["DetachNetworkInterface", *["UnassociateEipAddress"] * 3]
    assert [type(each) for each in report.undone] == [AttachEni, AssociateEips]


def test_one_eip_that_can_not_be_unbound_does_not_stop_the_others() -> None:
    cloud = ToyCloud()
    cloud.on_write = {2: fail(DENIED), 3: fail(DENIED)}
    done = step(cloud, the_plan(cloud))
    assert done.report.outcome is Outcome.LEFT
    assert left_of(done.report) == {(eip_id(1), Reason.REFUSED)}
    assert cloud.eips[eip_id(2)] == free_eip(2)
    left = done.report.left[0]
    assert isinstance(left.operation, UnassociateEips)
    assert left.operation.items == (eip_id(1),)
    assert any(isinstance(event, OperationFailed) and event.undoing for event in done.events)


def test_when_the_detach_fails_the_rest_is_listed_and_not_tried() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    once = iter([StoppedError(StopChoice.UNDO)])

    def throw(effect: Any, _number: Any) -> Any:
        if isinstance(effect, Do) and isinstance(effect.call, DetachEni):
            return DENIED
        if isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2:
            return next(once, None)
        return None

    report = step(cloud, plan, throw=throw).report
    assert report.outcome is Outcome.LEFT
    assert left_of(report) == {(ENI, Reason.REFUSED), *((eip_id(n), Reason.BLOCKED) for n in (1, 2, 3))}
    assert len(cloud.writes) == 2


def test_an_eip_that_somebody_moved_is_not_unbound() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)

    def moved(toy: Any, _call: Any) -> Any:
        toy.eips[eip_id(1)] = bound_eip(1, "eni-9")
        toy.eips[eip_id(2)] = bound_eip(2, mode=AssociationMode.NAT)
        return DENIED

    cloud.on_write[2] = moved
    report = step(cloud, plan).report
    assert report.outcome is Outcome.LEFT
    assert left_of(report) == {(eip_id(1), Reason.TAKEN), (eip_id(2), Reason.OTHER_MODE)}
    assert [call.items for call, _ in cloud.writes[2:]] == [(eip_id(3),)]


# ---- stopping


def test_stop_and_keep_lists_what_is_not_done() -> None:
    cloud = ToyCloud()
    report = step(cloud, the_plan(cloud), throw=stop_at(Wait, 1, StopChoice.KEEP)).report
    assert report.outcome is Outcome.KEPT
    assert report.stopped is StopChoice.KEEP
    assert left_of(report) == {
        *((eip_id(n), Reason.STILL_PENDING) for n in (1, 2, 3)),
        (ENI, Reason.NOT_STARTED),
    }
    assert len(cloud.writes) == 1


def test_stop_and_keep_when_everything_holds_already_is_a_run_to_its_end() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    once = iter([StoppedError(StopChoice.KEEP)])

    def throw(effect: Any, _number: Any) -> Any:
        last = isinstance(effect, Look) and effect.reads.eips and len(cloud.writes) == 2
        return next(once, None) if last else None

    report = step(cloud, plan, throw=throw).report
    assert report.outcome is Outcome.APPLIED
    assert report.applied == plan.operations


def test_stop_and_keep_names_what_already_holds() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    report = step(cloud, plan, throw=stop_at(Do, 2, StopChoice.KEEP)).report
    assert report.outcome is Outcome.KEPT
    assert report.applied == plan.operations[:1]
    assert left_of(report) == {(ENI, Reason.NOT_STARTED)}


def test_stop_and_keep_before_anything_was_sent_leaves_everything_as_it_was() -> None:
    cloud = ToyCloud()
    report = step(cloud, the_plan(cloud), throw=stop_at(Do, 1, StopChoice.KEEP)).report
    assert report.outcome is Outcome.UNDONE
    assert not report.left


def test_stop_and_keep_when_all_is_done_is_simply_applied() -> None:
    cloud = ToyCloud()

    def throw(effect: Any, _number: Any) -> Any:
        reads_all = isinstance(effect, Look) and effect.reads.eips and effect.reads.enis and cloud.writes
        return StoppedError(StopChoice.KEEP) if reads_all else None

    assert step(cloud, the_plan(cloud), throw=throw).report.outcome is Outcome.APPLIED


def test_stop_and_keep_says_what_could_not_be_read() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    stopped = []

    def throw(effect: Any, _number: Any) -> Any:
        if isinstance(effect, Wait) and not stopped:
            stopped.append(effect)
            return StoppedError(StopChoice.KEEP)
        return THROTTLED if stopped and isinstance(effect, Look) else None

    report = step(cloud, plan, throw=throw).report
    assert report.outcome is Outcome.KEPT
    assert {reason for _, reason in left_of(report)} == {Reason.UNREAD}
    assert cloud.now < 30


def test_undoing_can_be_stopped_too() -> None:
    cloud = ToyCloud()
    cloud.on_write[2] = fail(DENIED)
    plan = the_plan(cloud)

    def throw(effect: Any, _number: Any) -> Any:
        undoing = isinstance(effect, Do) and effect.undoing and effect.call.items == (eip_id(2),)
        return StoppedError(StopChoice.KEEP) if undoing else None

    report = step(cloud, plan, throw=throw).report
    assert report.outcome is Outcome.LEFT
    assert report.stopped is StopChoice.KEEP
    assert left_of(report) == {(eip_id(2), Reason.NOT_STARTED), (eip_id(3), Reason.NOT_STARTED)}


# ---- credentials that end


def test_expired_credentials_pause_the_run_which_then_goes_on() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_write[2] = fail(EXPIRED)
    cloud.on_look[3] = fail(EXPIRED)
    done = step(cloud, plan)
    assert done.report.outcome is Outcome.APPLIED
    assert len([effect for effect in done.effects if isinstance(effect, SignIn)]) == 2


def test_without_a_new_sign_in_the_run_is_paused_and_lists_what_it_touched() -> None:
    cloud = ToyCloud()
    cloud.on_write[2] = fail(EXPIRED)
    throw = lambda effect, _: SignedOutError() if isinstance(effect, SignIn) else None  # noqa: E731
    report = step(cloud, the_plan(cloud), throw=throw).report
    assert report.outcome is Outcome.PAUSED
    assert left_of(report) == {(eip_id(n), Reason.UNREAD) for n in (1, 2, 3)}


def test_an_undo_can_be_paused_as_well() -> None:
    cloud = ToyCloud()
    cloud.on_write = {2: fail(DENIED), 3: fail(EXPIRED)}
    throw = lambda effect, _: SignedOutError() if isinstance(effect, SignIn) else None  # noqa: E731
    report = step(cloud, the_plan(cloud), throw=throw).report
    assert report.outcome is Outcome.PAUSED
    assert report.failures


# ---- going on after a crash


def test_a_resumed_run_sends_only_what_is_missing() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.eips = {eip_id(n): bound_eip(n) for n in (1, 2, 3)}
    start = Start(touched={0: frozenset(plan.operations[0].items)}, writes=1, resumed=True)
    done = step(cloud, plan, start)
    assert done.report.outcome is Outcome.APPLIED
    assert actions(cloud) == ["AttachNetworkInterface"]
    assert done.events[0].resumed
    assert ItemChanged(0, eip_id(1), ItemState.DONE) in done.events


def test_a_resumed_run_repeats_an_unanswered_call_with_its_token() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    start = Start({0: frozenset(plan.operations[0].items)}, {plan.operations[0]: "kept"}, 1, resumed=True)
    assert step(cloud, plan, start).report.outcome is Outcome.APPLIED
    assert cloud.writes[0][1] == "kept"


def test_a_resumed_undo_takes_back_what_was_touched() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.eips[eip_id(1)] = bound_eip(1)
    cloud.eips[eip_id(2)] = bound_eip(2)
    start = Start(touched={0: frozenset({eip_id(1), eip_id(3)})}, writes=1, undoing=True, resumed=True)
    report = step(cloud, plan, start).report
    assert report.outcome is Outcome.UNDONE
    assert cloud.eips[eip_id(1)] == free_eip(1)
    assert cloud.eips[eip_id(2)] == bound_eip(2)  # not ours
    assert actions(cloud) == ["UnassociateEipAddress"]


def test_tokens_never_repeat_across_a_resume() -> None:
    first, second = ToyCloud(), ToyCloud()
    plan = the_plan(first)
    step(first, plan)
    step(second, plan, Start(writes=len(first.writes), resumed=True))
    assert not {token for _, token in first.writes} & {token for _, token in second.writes}


def test_the_region_of_the_toy_is_the_plans() -> None:
    assert the_plan(ToyCloud()).region == REGION
