"""An accepted write is a fact: readings that lag behind it, and lists that lack something, unmake nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus, SecurityGroupId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INTERFACES
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.effects import Do, Effect, Look, Start, StoppedError, Trace, Wait
from gui.domain.engine.progress import ItemChanged, ItemState, Outcome, StopChoice
from gui.domain.engine.retry_policy import bears, halts, patience, pause
from gui.domain.operations.eips import AllocateEip, ReleaseEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.networks import AddBlock, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.operations.reading import Snapshot
from gui.domain.plans.plan import Plan, facts
from tests.domain.test_making_and_deleting import deletion
from tests.helpers.every_operation import BLOCK, VPC
from tests.helpers.toy_cloud import (
    ENI,
    INSTANCE,
    REGION,
    TIMEOUT,
    ToyCloud,
    bound_eip,
    eip_id,
    eni,
    free_eip,
    refusal,
    step,
    the_plan,
)

DENIED = refusal("Forbidden.RAM", CloudErrorKind.DENIED)
SKEW = refusal("InvalidTimeStamp.Expired", CloudErrorKind.CLOCK_SKEW)
ALLOCATE = AllocateEip(REGION, "m", 5, TrafficCharge.TRAFFIC)
ADD = AddBlock(REGION, VPC, BLOCK)


class Late(ToyCloud):
    """Its lists show what was so before the latest write, for ``lag`` seconds."""

    lag: float = 20.0

    def write(self, call: Any, token: str) -> str:
        self.settle()
        before = (dict(self.eips), dict(self.enis), dict(self.made_eips), self.vpc)
        answer = super().write(call, token)
        self.old = before
        self.until = self.now + self.lag
        return answer

    def read(self, look: Look) -> Snapshot:
        if self.now >= getattr(self, "until", -1.0):
            return super().read(look)
        self.settle()
        truth = (self.eips, self.enis, self.made_eips, self.vpc)
        self.eips, self.enis, self.made_eips, self.vpc = self.old
        try:
            return ToyCloud(0.0, None, self.eips, self.enis, self.instances, {}, self.made_eips, self.vpc).read(look)
        finally:
            self.eips, self.enis, self.made_eips, self.vpc = truth


def actions(cloud: ToyCloud, *, undoing: bool = False) -> list[str]:
    del undoing
    return [call.action for call, _ in cloud.writes]


def alone(*operations: Any) -> Plan:
    return Plan(REGION, operations, Selection(REGION))


def stopped_after(cloud: ToyCloud, writes: int, choice: StopChoice) -> Callable[[Effect, int], Exception | None]:
    """Stop at the first effect after that many writes."""
    once: list[Effect] = []

    def throw(effect: Effect, _number: int) -> Exception | None:
        if len(cloud.writes) < writes or once:
            return None
        once.append(effect)
        return StoppedError(choice)

    return throw


def states(done: Any, resource: str) -> list[ItemState]:
    return [each.state for each in done.events if isinstance(each, ItemChanged) and each.resource == resource]


# ---- an accepted write is a fact


def test_what_was_accepted_is_waited_for_and_not_sent_again() -> None:
    cloud = Late()
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.APPLIED
    assert actions(cloud) == ["AssociateEipAddressBatch", "AttachNetworkInterface"]


@pytest.mark.parametrize("choice", [StopChoice.UNDO])
def test_what_was_accepted_and_not_seen_is_taken_back_all_the_same(choice: StopChoice) -> None:
    cloud = Late()
    report = step(cloud, the_plan(cloud), throw=stopped_after(cloud, 1, choice)).report
    assert report.outcome is Outcome.UNDONE
    assert all(each.status is EipStatus.AVAILABLE for each in cloud.eips.values())


def test_an_eip_that_was_bought_and_not_seen_is_found_and_released() -> None:
    cloud = Late()
    report = step(cloud, alone(ALLOCATE), throw=stopped_after(cloud, 1, StopChoice.UNDO)).report
    cloud.settle()
    assert (report.outcome, cloud.made_eips) == (Outcome.UNDONE, {})
    assert actions(cloud) == ["AllocateEipAddress", "ReleaseEipAddress"]


def test_a_block_that_was_added_and_not_seen_is_taken_away() -> None:
    cloud = Late()
    report = step(cloud, alone(ADD), throw=stopped_after(cloud, 1, StopChoice.UNDO)).report
    cloud.settle()
    assert (report.outcome, cloud.vpc) == (Outcome.UNDONE, ToyCloud().vpc)


def test_what_nobody_could_make_out_is_left_when_the_undo_is_stopped() -> None:
    cloud = Late()
    plan = the_plan(cloud)
    number = iter((StopChoice.UNDO, StopChoice.INTERRUPT))

    def throw(effect: Effect, _number: int) -> Exception | None:
        waits = isinstance(effect, Wait) and cloud.writes
        choice = next(number, None) if waits else None
        return StoppedError(choice) if choice else None

    report = step(cloud, plan, throw=throw).report
    assert report.outcome is Outcome.LEFT
    assert {(each.failure.resource, each.failure.reason) for each in report.left} == {
        (eip_id(n), Reason.UNREAD) for n in (1, 2, 3)
    }


def test_where_the_reverse_may_not_be_sent_the_readings_decide_after_all_patience() -> None:
    cloud = ToyCloud(idle_writes=1)
    plan = alone(AttachEni(REGION, ENI, INSTANCE))
    cloud.on_write[2] = lambda *_: DENIED
    report = step(cloud, plan, throw=stopped_after(cloud, 1, StopChoice.UNDO)).report
    assert report.outcome is Outcome.UNDONE
    assert cloud.now > 300


def test_a_refusal_after_an_accepted_write_says_that_the_reading_is_old() -> None:
    cloud = Late()
    cloud.lag = 90.0
    report = step(cloud, alone(ADD)).report
    assert report.outcome is Outcome.APPLIED
    cloud = Late()
    cloud.lag = 90.0
    cloud.on_write = {2: lambda *_: refusal("Duplicated.SecondaryCidrBlock")}
    cloud.write = late_write(cloud)  # type: ignore[method-assign]
    assert step(cloud, alone(ADD)).report.outcome is Outcome.APPLIED
    assert actions(cloud) == ["AssociateVpcCidrBlock"] * 2


def late_write(cloud: Late) -> Any:
    """The lag counts from the first write: the second is refused."""
    write = Late.write

    def written(call: Any, token: str) -> str:
        if not cloud.writes:
            return write(cloud, call, token)
        return ToyCloud.write(cloud, call, token)

    return written


def test_a_refusal_after_an_accepted_write_that_never_shows_is_told_in_the_end() -> None:
    cloud = ToyCloud(idle_writes=1)
    cloud.on_write = {number: lambda *_: DENIED for number in range(2, 9)}
    report = step(cloud, alone(ADD)).report
    assert [(each.reason, each.error) for each in report.failures] == [(Reason.REFUSED, DENIED)]
    assert cloud.now > 300


def test_an_unanswered_write_that_is_refused_when_it_is_repeated_may_have_worked() -> None:
    cloud = Late()
    plan = alone(AttachEni(REGION, ENI, INSTANCE))

    def lost(toy: Any, call: Any) -> CloudError:
        toy.old = (dict(toy.eips), dict(toy.enis), {}, toy.vpc)
        toy.effect(call)
        toy.until = toy.now + 20
        return TIMEOUT

    cloud.on_write[1] = lost
    cloud.write = late_write(cloud)  # type: ignore[method-assign]
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert len(cloud.writes) > 1


# ---- one reading that lacks something


def lacks(take: Callable[[Any], None], give: Callable[[Any], None]) -> dict[str, Any]:
    return {"take": take, "give": give}


@pytest.mark.parametrize("look", [1, 2, 3, 5, 8, 10])
def test_one_list_that_lacks_an_eip_changes_nothing(look: int) -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    read = cloud.read

    def lacking(effect: Look) -> Snapshot:
        seen = read(effect)
        if cloud.looks != look:
            return seen
        return seen.without(EIPS, By.ID, eip_id(2)).without(INTERFACES, By.ID)

    cloud.read = lacking  # type: ignore[method-assign]
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert len(cloud.writes) == 2


def test_what_is_missing_for_good_is_gone() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_write[1] = lambda toy, _call: toy.eips.pop(eip_id(2)) and refusal("InvalidAllocationId.NotFound")
    report = step(cloud, plan).report
    assert [(each.resource, each.reason) for each in report.failures] == [(eip_id(2), Reason.GONE)]


# ---- what is to be taken away, and is not there


def release(number: int) -> ReleaseEip:
    return ReleaseEip(REGION, eip_id(number))


NOT_FOUND = refusal("InvalidAllocationId.NotFound", CloudErrorKind.NOT_FOUND)


def test_a_list_that_lacks_an_eip_does_not_release_it() -> None:
    cloud = ToyCloud()
    read = cloud.read
    cloud.read = lambda look: read(look).without(EIPS, By.ID)  # type: ignore[method-assign]
    done = step(cloud, alone(release(1)))
    assert actions(cloud) == ["ReleaseEipAddress"]
    assert done.report.outcome is Outcome.APPLIED
    assert states(done, eip_id(1))[-1] is ItemState.DONE


def test_what_somebody_else_released_on_the_way_is_told_as_that() -> None:
    cloud = ToyCloud()
    plan = deletion(cloud)
    plan = replace(plan, relied_on=facts(cloud.read(Look(plan.reads))))
    cloud.on_write[3] = lambda toy, _call: toy.eips.pop(eip_id(1)) and None
    cloud.on_write[4] = lambda *_: NOT_FOUND
    done = step(cloud, plan)
    assert done.report.outcome is Outcome.APPLIED
    assert done.report.gone == (eip_id(1),)
    assert states(done, eip_id(1))[-1] is ItemState.GONE


def test_a_release_of_what_never_was_is_not_done() -> None:
    cloud = ToyCloud(on_write={1: lambda *_: NOT_FOUND})
    report = step(cloud, alone(release(9))).report
    assert report.outcome is Outcome.UNDONE
    assert [(each.resource, each.reason) for each in report.failures] == [(eip_id(9), Reason.GONE)]


def test_a_release_that_is_refused_while_no_list_has_the_eip_is_a_failure() -> None:
    cloud = ToyCloud(on_write={1: lambda *_: DENIED})
    report = step(cloud, alone(release(9))).report
    assert [(each.resource, each.reason) for each in report.failures] == [(eip_id(9), Reason.REFUSED)]


def test_a_release_that_finds_nothing_while_the_list_still_has_it_waits_for_the_list() -> None:
    cloud = ToyCloud()
    cloud.on_write[1] = lambda *_: NOT_FOUND
    cloud.on_look[0] = lambda toy: toy.eips.pop(eip_id(1), None) and None if toy.now > 10 else None
    done = step(cloud, alone(release(1)))
    # It was never in the plan's facts; nobody knows but that it was there.
    assert done.report.outcome is Outcome.APPLIED
    assert done.report.gone == (eip_id(1),)
    assert len(cloud.writes) == 1


def test_a_lost_answer_to_a_release_is_settled_by_the_list() -> None:
    cloud = ToyCloud(seconds=0.0)

    def lost(toy: Any, call: Any) -> CloudError:
        toy.effect(call)
        return TIMEOUT

    cloud.on_write[1] = lost
    done = step(cloud, alone(release(1)))
    assert (done.report.outcome, done.report.gone) == (Outcome.APPLIED, ())
    assert len(cloud.writes) == 1


def test_a_block_that_somebody_else_took_away_is_gone() -> None:
    done = step(ToyCloud(), alone(RemoveBlock(REGION, VPC, BLOCK)))
    assert done.report.gone == (str(BLOCK),)
    assert states(done, str(BLOCK))[-1] is ItemState.GONE


# ---- in several sessions


def test_an_interface_that_the_undo_deleted_is_attached_nowhere() -> None:
    create = CreateEni(REGION, "e", eni().vswitch_id, SecurityGroupId("sg-1"))
    plan = alone(create, AttachEni(REGION, MarkRef("e"), INSTANCE))
    touched = {0: frozenset({"e"}), 1: frozenset({"e"})}
    cloud = ToyCloud()
    report = step(cloud, plan, Start(touched, undoing=True, resumed=True)).report
    assert report.outcome is Outcome.UNDONE
    assert not cloud.writes
    stop = stopped_after(cloud, 0, StopChoice.INTERRUPT)
    assert step(cloud, plan, Start(touched, undoing=True, resumed=True), stop).report.outcome is Outcome.UNDONE


def test_what_was_taken_back_is_not_asked_for_again() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.enis[ENI] = eni(EniStatus.IN_USE, "i-9")  # somebody else has it by now
    ids = frozenset(plan.operations[0].items)
    read = dict.fromkeys(ids, Trace.READ)
    start = Start(
        {0: ids, 1: frozenset({ENI})},
        undoing=True,
        resumed=True,
        traces={(0, False): read, (1, True): {ENI: Trace.READ}},
    )
    report = step(cloud, plan, start).report
    assert report.outcome is Outcome.UNDONE
    assert [type(each) for each in report.undone] == [AttachEni, AssociateEips]


def test_a_resumed_run_waits_for_what_an_earlier_session_sent() -> None:
    cloud = Late()
    cloud.write(ALLOCATE, "t")
    start = Start({0: frozenset({"m"})}, writes=1, resumed=True, traces={(0, False): {"m": Trace.ACCEPTED}})
    assert step(cloud, alone(ALLOCATE), start).report.outcome is Outcome.APPLIED
    assert len(cloud.writes) == 1


def test_a_resumed_undo_goes_on_with_a_reverse_that_was_accepted() -> None:
    cloud = Late()
    cloud.enis[ENI] = eni(EniStatus.IN_USE, INSTANCE)
    cloud.write(DetachEni(REGION, ENI, INSTANCE), "t")
    touched = {0: frozenset({ENI})}
    for trace in (Trace.ACCEPTED, Trace.UNANSWERED):
        traces = {(0, False): {ENI: Trace.READ}, (0, True): {ENI: trace}}
        start = Start(touched, writes=2, undoing=True, resumed=True, traces=traces)
        report = step(cloud, alone(AttachEni(REGION, ENI, INSTANCE)), start).report
        assert report.outcome is Outcome.UNDONE
    assert len(cloud.writes) == 1


def test_after_an_earlier_row_has_changed_it_an_old_reading_is_not_taken_for_the_new_state() -> None:
    """Unbound and bound again by an earlier session, which died before the second was seen, or even arrived."""
    back = (DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, INSTANCE))
    cloud = Late()
    cloud.enis[ENI] = eni(EniStatus.IN_USE, INSTANCE)
    cloud.write(back[0], "t")
    traces = {(0, False): {ENI: Trace.READ}, (1, False): {ENI: Trace.UNANSWERED}}
    start = Start({0: frozenset({ENI}), 1: frozenset({ENI})}, writes=2, resumed=True, traces=traces)
    kept = step(Late(enis=dict(cloud.enis)), alone(*back), start, stopped_after(cloud, 0, StopChoice.KEEP)).report
    assert kept.left
    assert step(cloud, alone(*back), start).report.outcome is Outcome.APPLIED
    cloud.settle()
    assert cloud.enis[ENI] == eni(EniStatus.IN_USE, INSTANCE)


# ---- waits have an end


def test_a_wrong_clock_is_waited_for() -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    cloud.on_write[2] = lambda *_: SKEW
    cloud.on_look[4] = lambda *_: SKEW
    assert step(cloud, plan).report.outcome is Outcome.APPLIED


@pytest.mark.parametrize("error", [SKEW, refusal("Throttling.User", CloudErrorKind.THROTTLED, retry_after=86_400.0)])
@pytest.mark.parametrize("on", ["write", "look"])
def test_a_cloud_that_takes_no_calls_interrupts_the_run_and_says_until_when(error: CloudError, on: str) -> None:
    cloud = ToyCloud()
    plan = the_plan(cloud)
    if on == "write":
        cloud.on_write = dict.fromkeys(range(2, 200), lambda *_: error)
    else:
        cloud.on_look[0] = lambda toy: error if toy.writes else None
    report = step(cloud, plan).report
    assert report.outcome is Outcome.INTERRUPTED
    assert report.resume_after == error.retry_after
    assert {each.failure.resource for each in report.left} == {eip_id(n) for n in (1, 2, 3)}
    assert {each.failure.error for each in report.left} == {error}
    assert cloud.now < 200


def test_an_undo_that_is_not_taken_is_interrupted_too() -> None:
    cloud = ToyCloud()
    cloud.on_write = {2: lambda *_: DENIED, **dict.fromkeys(range(3, 200), lambda *_: SKEW)}
    report = step(cloud, the_plan(cloud)).report
    assert (report.outcome, [each.error for each in report.failures]) == (Outcome.INTERRUPTED, [DENIED])


def test_before_anything_was_sent_nothing_is_interrupted() -> None:
    cloud = ToyCloud(on_write=dict.fromkeys(range(1, 200), lambda *_: SKEW))
    assert step(cloud, alone(AttachEni(REGION, ENI, INSTANCE))).report.outcome is Outcome.UNDONE


def test_no_wait_is_longer_than_two_minutes_and_none_is_begun_that_is_too_long_in_all() -> None:
    throttled = CloudError(CloudErrorKind.THROTTLED, "Throttling", retry_after=300.0)
    assert pause(throttled, 1).seconds == 120
    assert bears(throttled, 500.0)
    assert not bears(throttled, 700.0)
    assert not bears(throttled, 0.0, 5.0)
    assert patience(SKEW) == 120
    assert halts(SKEW)
    assert not halts(TIMEOUT)


def test_a_run_that_a_signal_stops_is_interrupted_and_one_that_the_user_ends_is_kept() -> None:
    for choice, outcome in ((StopChoice.INTERRUPT, Outcome.INTERRUPTED), (StopChoice.KEEP, Outcome.KEPT)):
        cloud = ToyCloud()
        report = step(cloud, the_plan(cloud), throw=stopped_after(cloud, 1, choice)).report
        assert (report.outcome, report.stopped) == (outcome, choice)


def test_a_stop_while_a_failed_run_is_looked_over_does_not_break_it() -> None:
    cloud = ToyCloud(on_write={4: lambda *_: refusal("InvalidOperation.DeletionProtection")})
    report = step(cloud, deletion(cloud), throw=stopped_after(cloud, 4, StopChoice.KEEP)).report
    assert report.outcome in {Outcome.LEFT, Outcome.KEPT}


def test_reads_of_nothing_sent_are_believed() -> None:
    cloud = ToyCloud()
    cloud.eips[eip_id(1)] = bound_eip(1)
    done = step(cloud, alone(UnassociateEips(REGION, (eip_id(1), eip_id(2)), ENI)))
    assert states(done, eip_id(2)) == [ItemState.ALREADY]
    assert cloud.eips[eip_id(1)] == free_eip(1)
    assert not [each for each in done.effects if isinstance(each, Do) and each.call.items == (eip_id(2),)]


@pytest.mark.parametrize("choice", list(StopChoice))
def test_a_stop_while_what_is_left_is_listed_does_not_break_the_run(choice: StopChoice) -> None:
    cloud = ToyCloud(on_write={4: lambda *_: refusal("InvalidOperation.DeletionProtection")})
    looks: list[Effect] = []

    def throw(effect: Effect, _number: int) -> Exception | None:
        refused = len(cloud.writes) == 4 and isinstance(effect, Look)
        looks.extend([effect] if refused else [])
        return StoppedError(choice) if refused and len(looks) == 2 else None

    report = step(cloud, deletion(cloud), throw=throw).report
    assert (report.outcome, report.stopped) == (Outcome.LEFT, choice)


def test_what_must_not_be_made_twice_keeps_its_token_until_the_cloud_says_what_became_of_it() -> None:
    def tokens(code: str) -> set[str]:
        cloud = ToyCloud(on_write={1: lambda *_: TIMEOUT, 2: lambda *_: refusal(code)})
        assert step(cloud, alone(ALLOCATE)).report.outcome is not Outcome.LEFT
        return {token for _, token in cloud.writes}

    assert len(tokens("SystemBusy")) == 1


def test_a_reverse_that_is_refused_is_sent_once_more_when_every_reading_must_be_new() -> None:
    cloud = ToyCloud(idle_writes=1)
    report = step(cloud, the_plan(cloud, (1,), attach=False), throw=stopped_after(cloud, 1, StopChoice.UNDO)).report
    assert report.outcome is Outcome.UNDONE
    assert actions(cloud) == ["AssociateEipAddressBatch", "UnassociateEipAddress", "UnassociateEipAddress"]
    assert 30 <= cloud.now < 60


def test_a_list_of_what_is_left_calls_nothing_gone_that_the_run_makes() -> None:
    create = CreateEni(REGION, "e", eni().vswitch_id, SecurityGroupId("sg-1"))
    attach = [AttachEni(REGION, MarkRef(mark), INSTANCE) for mark in ("e", "f")]
    plan = alone(create, replace(create, mark="f"), *attach)
    traces = {(0, False): {"e": Trace.ACCEPTED}}
    cloud = ToyCloud()  # no list has it
    stop = stopped_after(cloud, 0, StopChoice.INTERRUPT)
    report = step(cloud, plan, Start({0: frozenset({"e"})}, resumed=True, traces=traces), stop).report
    assert {each.failure.resource: each.failure.reason for each in report.left} == {
        "e": Reason.UNREAD,
        "f": Reason.NOT_STARTED,
    }


def test_what_the_run_had_not_come_to_is_no_work_of_somebody_else() -> None:
    cloud = ToyCloud()
    report = step(cloud, deletion(cloud), throw=stopped_after(cloud, 1, StopChoice.INTERRUPT)).report
    assert report.left
    assert {each.failure.reason for each in report.left} <= {Reason.NOT_STARTED, Reason.UNREAD, Reason.STILL_PENDING}


def test_a_fact_of_which_a_part_lacks_is_read_again() -> None:
    cloud = ToyCloud()
    plan = deletion(cloud)
    once = iter([None, True])
    read = cloud.read

    def lacking(look: Look) -> Snapshot:
        seen = read(look)
        return seen.without(EIPS, By.INTERFACE) if next(once, None) else seen

    cloud.read = lacking  # type: ignore[method-assign]
    assert step(cloud, plan).report.outcome is Outcome.APPLIED


def test_what_a_refused_batch_may_have_done_is_looked_for_before_it_counts_as_undone() -> None:
    cloud = Late()
    plan = the_plan(cloud)

    def part(toy: Any, call: Any) -> Any:
        toy.old, toy.until = (dict(toy.eips), dict(toy.enis), dict(toy.made_eips), toy.vpc), toy.now + toy.lag
        toy.effect(call.only({eip_id(1)}))
        return refusal("QuotaExceeded.Eip")

    cloud.on_write[1] = part
    assert step(cloud, plan).report.outcome is Outcome.UNDONE
    cloud.settle()
    assert cloud.eips[eip_id(1)].status is EipStatus.AVAILABLE


def test_a_batch_that_is_not_admitted_at_all_leaves_nothing_to_look_for() -> None:
    cloud = ToyCloud(on_write={1: lambda *_: refusal("OperationDenied.Unauthorized")})
    assert step(cloud, the_plan(cloud)).report.outcome is Outcome.UNDONE
    assert (cloud.now, len(cloud.writes)) == (0.0, 1)


def test_a_reverse_that_was_accepted_is_believed_once_no_list_lags_any_more() -> None:
    cloud = Late()
    cloud.old = (dict(cloud.eips), dict(cloud.enis), dict(cloud.made_eips), cloud.vpc)
    cloud.eips[eip_id(1)] = bound_eip(1)  # and no list shows it
    cloud.until, cloud.lag = 20.0, 0.0
    start = Start({0: frozenset({eip_id(1)})}, undoing=True, traces={(0, False): {eip_id(1): Trace.ACCEPTED}})
    report = step(cloud, alone(AssociateEips(REGION, (eip_id(1),), ENI)), start).report
    assert (report.outcome, actions(cloud)) == (Outcome.UNDONE, ["UnassociateEipAddress"])
    assert cloud.eips[eip_id(1)].status is EipStatus.AVAILABLE


def test_what_an_earlier_session_has_read_is_looked_at_again_and_not_sent() -> None:
    cloud = ToyCloud()
    cloud.eips[eip_id(1)] = bound_eip(1)
    start = Start({0: frozenset({eip_id(1)})}, resumed=True, traces={(0, False): {eip_id(1): Trace.READ}})
    report = step(cloud, alone(AssociateEips(REGION, (eip_id(1),), ENI)), start).report
    assert (report.outcome, cloud.writes) == (Outcome.APPLIED, [])


def test_what_a_refused_call_never_changed_is_not_called_undone() -> None:
    start = Start({0: frozenset({eip_id(1)})}, undoing=True, resumed=True)
    done = step(ToyCloud(), alone(AssociateEips(REGION, (eip_id(1),), ENI)), start)
    assert done.report.outcome is Outcome.UNDONE
    assert states(done, eip_id(1)) == [ItemState.ALREADY]
