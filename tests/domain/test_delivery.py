"""Deliveries into a modelled guest: what is sent when, and what is claimed in the end."""

from typing import Any

import pytest

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.delivery.delivery import confirm, deliver, undo
from gui.domain.delivery.effects import ResumePoint
from gui.domain.delivery.package import Step
from gui.domain.delivery.reading import check, read
from gui.domain.delivery.report import ArmedFor, Cause, Choice, DeliveryOutcome, StepEnded
from tests.helpers.guest_world import OTHER, OURS, Fault, World, package

S = Step
PLAIN = [S.STATUS, S.STAGE, S.APPLY, S.STATUS, S.CHECK, S.CONFIRM, S.STATUS]
"""The commands of a delivery in which nothing goes wrong."""
APPLY, CHECK, CONFIRM, AFTER = 3, 5, 6, 7
"""Their numbers."""


def armed(world: World, plan: str = OURS) -> World:
    """Return ``world`` with a plan that is armed for a long time."""
    world.stack, world.plan, world.due = "iproute2", plan, world.time + 5000
    return world


def confirmed(plan: str = OURS) -> World:
    return World(stack="iproute2", plan=plan)


def test_a_delivery_is_checked_confirmed_and_read_again() -> None:
    world = World()
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.PROVEN, Cause.NONE)
    assert world.steps() == PLAIN
    assert [str(each.address) for each in report.addresses] == ["203.0.113.10", "203.0.113.11"]
    assert world.due is None
    assert world.time < 1060, "it takes seconds where nothing is slow"


def test_what_is_there_already_is_only_checked() -> None:
    world = confirmed()
    assert world.drive(deliver(package())).outcome is DeliveryOutcome.PROVEN
    assert world.steps() == [S.STATUS, S.STATUS, S.CHECK, S.STATUS]


def test_what_is_there_in_part_is_repaired() -> None:
    world = confirmed()
    world.lacking = 1
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.KEPT, Cause.NOT_COMPLETE)
    assert S.APPLY in world.steps()


@pytest.mark.parametrize(
    ("world", "cause"),
    [
        (World(online=False), Cause.AGENT_OFFLINE),
        (World(nic=""), Cause.NIC_MISSING),
        (World(faults={1: Fault("refused")}), Cause.REFUSED_BY_CLOUD),
        (World(faults={1: Fault("fails")}), Cause.SCRIPT_FAILED),
        (World(stack="netplan", plan=OTHER), Cause.OTHER_STACK),
    ],
)
def test_nothing_is_changed_where_the_guest_can_not_take_it(world: World, cause: Cause) -> None:
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, cause)
    assert set(world.steps()) <= {S.STATUS}


@pytest.mark.parametrize(
    ("cause", "world"), [("other_plan", confirmed(OTHER)), ("armed_already", armed(World(), OTHER))]
)
def test_another_plan_or_one_that_somebody_armed_is_asked_about(cause: str, world: World) -> None:
    world.answers = {cause: Choice.CANCEL, "other_plan": Choice.CANCEL}
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause(cause))
    assert world.steps() == [S.STATUS]


def test_a_plan_of_this_interface_is_replaced_when_the_user_says_so() -> None:
    world = confirmed(OTHER)
    assert world.drive(deliver(package())).outcome is DeliveryOutcome.PROVEN
    assert [question.cause for question in world.asked] == [Cause.OTHER_PLAN]


def test_an_undo_that_does_not_end_is_asked_about() -> None:
    world = armed(World())
    world.undoing, world.answers = True, {"undoing": Choice.CANCEL}
    assert world.drive(deliver(package())).cause is Cause.UNDOING


def test_a_part_that_did_not_arrive_ends_it_before_anything_is_changed() -> None:
    world = World(faults={2: Fault("lost")})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause.NO_ANSWER)
    assert S.APPLY not in world.steps()


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("not_run", Cause.NOT_RUN),
        ("pending", Cause.NOT_RUN),
        ("refused", Cause.REFUSED_BY_CLOUD),
    ],
)
def test_an_apply_that_never_ran_changed_nothing(fault: str, cause: Cause) -> None:
    world = World(faults={APPLY: Fault(fault)})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, cause)
    assert report.error is not None
    assert S.APPLY not in world.ran


def test_an_apply_that_fails_is_proven_to_be_undone() -> None:
    world = World(faults={APPLY: Fault("fails")})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.SCRIPT_FAILED)
    assert "did not work" in report.text
    assert world.steps()[-1] is S.STATUS
    assert report.undone_within is None
    assert not any(isinstance(event, ArmedFor) for event in world.told), "nothing is armed, so nothing undoes itself"


def test_a_repair_that_fails_leaves_the_plan_as_it_is() -> None:
    world = confirmed()
    world.lacking, world.faults = 1, {APPLY: Fault("fails")}
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.KEPT, Cause.SCRIPT_FAILED)


def test_a_failed_apply_whose_guest_is_still_armed_is_left_to_it() -> None:
    world = armed(World())
    world.faults = {APPLY: Fault("fails")}
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.ARMED, Cause.SCRIPT_FAILED)
    assert sum(isinstance(event, ArmedFor) for event in world.told) == 1


def test_a_failed_apply_whose_guest_is_silent_afterwards_is_unknown() -> None:
    world = World(faults={APPLY: Fault("fails")} | {number: Fault("lost") for number in range(4, 60)})
    report = world.drive(deliver(package()))
    assert report.outcome is DeliveryOutcome.UNKNOWN
    assert report.undone_within is not None


@pytest.mark.parametrize("kind", ["lost", "timeout", "unmarked", "cut", "garbage", "strange", "late", "taken"])
def test_a_lost_result_of_apply_ends_in_reading_and_never_in_a_second_apply(kind: str) -> None:
    world = World(faults={APPLY: Fault(kind, seconds=100.0, times=9)})
    report = world.drive(deliver(package()))
    # The guest waits only 180 s for a confirmation; what is found later has been undone.
    assert report.outcome is (DeliveryOutcome.TAKEN_BACK if kind in {"lost", "strange"} else DeliveryOutcome.PROVEN)
    assert world.ran.count(S.APPLY) == 1
    assert world.steps().count(S.APPLY) == 1


def test_an_apply_that_begins_late_is_not_taken_for_undone() -> None:
    world = World(faults={APPLY: Fault("hidden")})
    report = world.drive(deliver(package()))
    # It was found while it was armed, although the first status showed nothing.
    assert report.outcome is DeliveryOutcome.PROVEN
    assert world.steps().count(S.APPLY) == 1


def test_a_status_of_another_user_is_no_status() -> None:
    class NotRoot(World):
        def status_text(self) -> str:
            return super().status_text().replace("state\t-\t-\t-", "state\tunreadable\t-\t-")

    report = NotRoot().drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause.UNREADABLE)


def test_a_confirmation_that_never_runs_is_left_to_the_guest() -> None:
    world = World(faults={CONFIRM: Fault("not_run"), CONFIRM + 2: Fault("not_run")})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.ARMED, Cause.NOT_CONFIRMED)
    assert world.steps().count(S.CONFIRM) == 2


def test_a_guest_that_was_cut_off_is_unknown_until_it_is_found_undone() -> None:
    def cut(world: World) -> None:
        world.online = False
        world.faults = {number: Fault("lost") for number in range(APPLY, 100)}

    def heal(world: World) -> None:
        world.online, world.faults = True, {}

    world = World(disturbances=[(1003.0, cut), (1200.0, heal)])
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert not world.confirmed


def test_a_guest_that_never_answers_again_is_unknown_with_the_time_of_its_undo() -> None:
    world = World(disturbances=[(1004.0, lambda w: setattr(w, "online", False))], faults={APPLY: Fault("lost")})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, Cause.AGENT_OFFLINE)
    assert report.undone_within is not None
    world.advance(report.undone_within)
    assert not world.ours()


def test_an_undo_at_work_is_waited_for_in_the_search() -> None:
    world = World(faults={APPLY: Fault("timeout")})
    world.disturbances = [(1005.0, lambda w: setattr(w, "undoing", True))]
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, Cause.UNDOING)


@pytest.mark.parametrize(
    ("fault", "cause"),
    [("fails", Cause.CHECK_WRONG), ("unsure", Cause.CHECK_UNSURE), ("lost", Cause.CHECK_UNREAD)],
)
@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        (Choice.UNDO_NOW, DeliveryOutcome.TAKEN_BACK),
        (Choice.LEAVE, DeliveryOutcome.ARMED),
        (Choice.KEEP, DeliveryOutcome.KEPT),
    ],
)
def test_only_the_user_keeps_what_the_check_does_not_like(
    fault: str, cause: Cause, choice: Choice, outcome: DeliveryOutcome
) -> None:
    world = World(faults={CHECK: Fault(fault)}, answers={cause.value: choice})
    if fault == "lost":
        world.faults[CHECK + 1] = Fault(fault)
        # The guest waits long enough for both tries.
        world.disturbances = [(1007.0, lambda w: setattr(w, "due", 5000.0))]
    report = world.drive(deliver(package()))
    assert report.outcome is outcome
    assert [question.cause for question in world.asked] == [cause]
    assert (S.CONFIRM in world.steps()) is (choice is Choice.KEEP)
    if choice is Choice.LEAVE:
        assert report.undone_within is not None


@pytest.mark.parametrize(("fault", "cause"), [("fails", Cause.CHECK_WRONG), ("unsure", Cause.CHECK_UNSURE)])
def test_a_guest_that_is_silent_after_its_check_is_not_called_armed(fault: str, cause: Cause) -> None:
    world = World(faults={CHECK: Fault(fault), CHECK + 1: Fault("garbage")}, answers={cause.value: Choice.LEAVE})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, cause)
    assert report.undone_within is not None


def test_a_guest_that_undoes_while_it_is_checked_is_read_until_that_is_done() -> None:
    def begin(world: World) -> None:
        world.undoing = True

    def end(world: World) -> None:
        world.undoing = False
        world.undo(everything=False)

    # The check is at work from the ninth second on; the undo ends after the status that follows it.
    world = World(faults={CHECK: Fault("fails")}, disturbances=[(1009.5, begin), (1018.0, end)])
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert world.asked == []


def test_a_check_that_came_after_the_undo_asks_nothing() -> None:
    world = World(disturbances=[(1008.5, lambda w: w.undo(everything=False))])
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert world.asked == []


def test_a_wrong_check_of_what_is_confirmed_asks_nothing() -> None:
    world = confirmed()
    world.faults = {3: Fault("fails")}
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause, world.asked) == (DeliveryOutcome.KEPT, Cause.CHECK_WRONG, [])


def test_the_armed_time_is_moved_when_little_is_left() -> None:
    world = World(faults={CHECK: Fault("late", seconds=150.0)})
    assert world.drive(deliver(package())).outcome is DeliveryOutcome.PROVEN
    assert world.steps() == [*PLAIN[:5], S.REARM, *PLAIN[5:]]


@pytest.mark.parametrize("fault", ["lost", "not_run", "fails"])
def test_a_time_that_could_not_be_moved_is_no_reason_to_stop(fault: str) -> None:
    world = World(faults={CHECK: Fault("late", seconds=150.0), CHECK + 1: Fault(fault)})
    report = world.drive(deliver(package()))
    assert report.outcome is (DeliveryOutcome.PROVEN if fault != "lost" else DeliveryOutcome.TAKEN_BACK)
    assert world.steps().count(S.REARM) == 1


@pytest.mark.parametrize("fault", ["not_run", "lost", "timeout", "unmarked"])
def test_what_became_of_confirm_is_read_and_not_believed(fault: str) -> None:
    world = World(faults={CONFIRM: Fault(fault)})
    report = world.drive(deliver(package()))
    assert report.outcome is DeliveryOutcome.PROVEN
    assert world.steps().count(S.CONFIRM) == (2 if fault == "not_run" else 1)


def test_a_confirmation_that_came_too_late_is_no_success() -> None:
    world = World()
    world.disturbances = [(1007.0, lambda w: w.undo(everything=False))]
    report = world.drive(deliver(package()))
    assert report.outcome is DeliveryOutcome.TAKEN_BACK
    assert not world.ours()


def test_what_somebody_armed_again_is_not_called_proven() -> None:
    world = World()

    def arm(w: World) -> None:
        w.due = w.time + 300

    world.disturbances = [(1012.0, arm)]
    world.faults = {AFTER: Fault("not_run")}
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.ARMED, Cause.NOT_CONFIRMED)


def test_a_guest_that_restarts_is_checked_again() -> None:
    world = World()
    world.disturbances = [(1012.0, World.reboot)]
    report = world.drive(deliver(package()))
    assert report.outcome is DeliveryOutcome.PROVEN
    assert world.steps().count(S.CHECK) == 2


def test_a_guest_that_goes_on_restarting_proves_nothing() -> None:
    world = confirmed()
    world.disturbances = [(1000.0 + n / 2, lambda w: setattr(w, "boot", w.boot + 1)) for n in range(200)]
    report = world.drive(deliver(package()))
    assert report.outcome is DeliveryOutcome.UNKNOWN


def test_a_guest_that_is_silent_after_the_confirmation_is_unknown() -> None:
    world = World(faults={number: Fault("lost") for number in range(AFTER, 60)})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, Cause.NO_ANSWER)


def test_an_undo_seen_after_the_confirmation_is_unknown_as_long_as_it_works() -> None:
    world = World(disturbances=[(1010.0, lambda w: setattr(w, "undoing", True))])
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, Cause.UNDOING)


# ---- calls


def test_a_call_without_an_answer_is_repeated_with_its_token_and_then_looked_for() -> None:
    for kind, times in (("taken", 1), ("taken", 9), ("not_taken", 2), ("passing", 3)):
        world = World(faults={1: Fault(kind, times=times)})
        assert world.drive(deliver(package())).outcome is DeliveryOutcome.PROVEN
        assert len({call.token for call in world.calls if call.number == 1}) == 1
        assert world.ran.count(S.APPLY) == 1


def test_a_call_that_is_neither_answered_nor_found_may_have_been_taken() -> None:
    world = World(faults={APPLY: Fault("not_taken", times=9)})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert world.steps().count(S.APPLY) == 1


def test_a_throttle_that_does_not_end_is_a_refusal() -> None:
    world = World(faults={APPLY: Fault("passing", times=99)})
    report = world.drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause.REFUSED_BY_CLOUD)


class Failing(World):
    """A cloud in which one kind of call fails."""

    fails: type = type(None)
    error = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")
    left = 1000

    def answer(self, effect: Any) -> Any:
        if isinstance(effect, self.fails) and self.left > 0:
            self.left -= 1
            raise self.error
        return super().answer(effect)


def failing(name: str, kind: CloudErrorKind, times: int = 1000, **more: Any) -> Failing:
    from gui.domain.delivery import effects  # noqa: PLC0415 - by name

    world = Failing(**more)
    world.fails, world.left = getattr(effects, name), times
    world.error = CloudError(kind, "Forbidden.RAM" if kind is CloudErrorKind.DENIED else "")
    return world


def test_an_agent_that_may_not_be_looked_at_ends_it_at_once() -> None:
    report = failing("Agent", CloudErrorKind.DENIED).drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause.REFUSED_BY_CLOUD)
    assert report.error is not None


def test_results_that_may_not_be_read_are_lost_and_results_that_come_late_are_not() -> None:
    report = failing("Result", CloudErrorKind.DENIED).drive(deliver(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause.NO_ANSWER)
    assert failing("Result", CloudErrorKind.TIMED_OUT, 3).drive(deliver(package())).outcome is DeliveryOutcome.PROVEN


def test_a_tag_search_or_a_withdrawal_that_fails_changes_nothing() -> None:
    world = failing("FindSent", CloudErrorKind.TIMED_OUT, faults={APPLY: Fault("taken", times=9)})
    assert world.drive(deliver(package())).outcome is DeliveryOutcome.PROVEN
    world = failing("Withdraw", CloudErrorKind.TIMED_OUT, faults={APPLY: Fault("pending")})
    report = world.drive(deliver(package()))
    assert (report.outcome, world.ran.count(S.APPLY)) == (DeliveryOutcome.TAKEN_BACK, 0)


# ---- stops, and what was interrupted


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [
        (Choice.UNDO_NOW, DeliveryOutcome.TAKEN_BACK),
        (Choice.LEAVE, DeliveryOutcome.ARMED),
        (Choice.KEEP, DeliveryOutcome.KEPT),
    ],
)
def test_a_stop_while_armed_asks_what_becomes_of_it(choice: Choice, outcome: DeliveryOutcome) -> None:
    stops = World()
    stops.drive(deliver(package()))
    for stop_at in range(1, stops.effects):
        world = World(stop_at=stop_at, answers={"stopped": choice})
        report = world.drive(deliver(package()))
        if S.APPLY not in world.ran:
            assert report.outcome in {DeliveryOutcome.NOT_SENT, DeliveryOutcome.TAKEN_BACK, DeliveryOutcome.UNKNOWN}
        if report.outcome is DeliveryOutcome.PROVEN:
            continue  # the stop came in with the last effects, and nothing was left to stop
        if report.outcome is DeliveryOutcome.NOT_SENT:
            assert S.APPLY not in world.steps()
        if report.outcome is DeliveryOutcome.TAKEN_BACK:
            assert not world.ours()
        if choice is Choice.LEAVE and report.outcome is DeliveryOutcome.ARMED:
            assert S.CONFIRM not in world.steps() or report.cause is Cause.STOPPED
    world = World(stop_at=stops.effects * 2 // 3, answers={"stopped": choice})
    assert world.drive(deliver(package())).outcome is outcome


def test_a_second_stop_leaves_it_to_the_guest() -> None:
    class Impatient(World):
        def answer(self, effect: Any) -> Any:
            found = super().answer(effect)
            if self.asked and self.stop_at < 0:
                self.stop_at = self.effects + 1
            return found

    world = Impatient(stop_at=40, answers={"stopped": Choice.UNDO_NOW})
    report = world.drive(deliver(package()))
    # What undoes it at once may have been sent: it is armed, or gone already.
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, Cause.STOPPED)
    assert report.undone_within is not None


def test_keep_at_a_stop_before_anything_was_read_reads_only() -> None:
    world = World(stop_at=0, answers={"stopped": Choice.KEEP})
    start = ResumePoint(sent=4, last={S.APPLY: 3}, apply_age=2.0)
    armed(world).stop_at = 1
    report = world.drive(deliver(package(), start))
    assert report.outcome in {DeliveryOutcome.ARMED, DeliveryOutcome.KEPT}
    assert S.APPLY not in world.steps()


@pytest.mark.parametrize(
    ("start", "world", "outcome"),
    [
        (ResumePoint(), World(), DeliveryOutcome.NOT_SENT),
        (ResumePoint(2, {S.STATUS: 1, S.STAGE: 2}), World(), DeliveryOutcome.NOT_SENT),
        (ResumePoint(3, {S.APPLY: 3}, 5.0), armed(World()), DeliveryOutcome.PROVEN),
        (ResumePoint(3, {S.APPLY: 3}, 5000.0), World(), DeliveryOutcome.TAKEN_BACK),
        (ResumePoint(3, {S.APPLY: 3}, 5000.0), confirmed(), DeliveryOutcome.PROVEN),
        (ResumePoint(6, {S.APPLY: 3, S.CONFIRM: 6}, 9.0), confirmed(), DeliveryOutcome.PROVEN),
        (ResumePoint(6, {S.APPLY: 3, S.REVERT: 6}, 9.0), World(), DeliveryOutcome.TAKEN_BACK),
        (ResumePoint(6, {S.APPLY: 3, S.REVERT: 6}, 9.0), armed(World()), DeliveryOutcome.TAKEN_BACK),
        (ResumePoint(2, {S.UNDO: 2}), confirmed(), DeliveryOutcome.TAKEN_BACK),
    ],
)
def test_an_interrupted_delivery_goes_on_at_the_status(
    start: ResumePoint, world: World, outcome: DeliveryOutcome
) -> None:
    report = world.drive(deliver(package(), start))
    assert report.outcome is outcome
    assert S.APPLY not in world.steps()
    assert world.steps()[:1] in ([], [S.STATUS])
    assert all(call.number > start.sent for call in world.calls), "a token of before would bring an old result"


@pytest.mark.parametrize("seen", [S.CHECK, S.REARM, S.CONFIRM])
def test_what_a_reboot_undid_is_found_by_one_status_where_the_plan_had_been_seen(seen: Step) -> None:
    world = armed(World())
    world.reboot()
    began = world.time
    report = world.drive(deliver(package(), ResumePoint(5, {S.STATUS: 4, S.APPLY: 3, seen: 5}, 20.0)))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert world.steps() == [S.STATUS]
    assert world.time - began < 15, "there is nothing to wait for"


def test_without_a_check_an_apply_may_still_begin_and_is_waited_for() -> None:
    world, began = World(), 1000.0
    report = world.drive(deliver(package(), ResumePoint(4, {S.STATUS: 4, S.APPLY: 3}, 20.0)))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert world.time - began >= package().timing.lost_after(S.APPLY) - 20


def test_a_guest_that_is_away_at_first_is_asked_again_after_the_check() -> None:
    world = World(online=False, disturbances=[(1020.0, lambda w: setattr(w, "online", True))])
    report = world.drive(deliver(package(), ResumePoint(5, {S.APPLY: 3, S.CHECK: 5}, 20.0)))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
    assert world.time < 1060


# ---- single steps


def test_undo_undoes_everything_and_is_read() -> None:
    world = confirmed(OTHER)
    report = world.drive(undo(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE)
    assert world.steps() == [S.UNDO, S.STATUS]


@pytest.mark.parametrize(
    ("fault", "outcome", "cause"),
    [
        ("not_run", DeliveryOutcome.NOT_SENT, Cause.NOT_RUN),
        ("refused", DeliveryOutcome.NOT_SENT, Cause.REFUSED_BY_CLOUD),
        ("lost", DeliveryOutcome.TAKEN_BACK, Cause.UNDONE),
    ],
)
def test_an_undo_is_judged_by_the_status(fault: str, outcome: DeliveryOutcome, cause: Cause) -> None:
    report = World(stack="iproute2", plan=OURS, faults={1: Fault(fault)}).drive(undo(package()))
    assert (report.outcome, report.cause) == (outcome, cause)


@pytest.mark.parametrize(
    ("world", "outcome"), [(confirmed(), DeliveryOutcome.KEPT), (armed(World()), DeliveryOutcome.ARMED)]
)
def test_an_undo_without_effect_is_told(world: World, outcome: DeliveryOutcome) -> None:
    class Stubborn(World):
        def undo(self, *, everything: bool) -> None:
            del everything

    stubborn = Stubborn(stack=world.stack, plan=world.plan, due=world.due)
    report = stubborn.drive(undo(package()))
    assert (report.outcome, report.cause) == (outcome, Cause.SCRIPT_FAILED)


def test_an_undo_of_a_guest_that_is_silent_or_goes_on_undoing_is_unknown() -> None:
    silent = confirmed()
    silent.faults = {number: Fault("lost") for number in range(2, 60)}
    assert silent.drive(undo(package())).outcome is DeliveryOutcome.UNKNOWN
    busy = confirmed()
    busy.undoing = True
    assert busy.drive(undo(package())).cause is Cause.UNDOING
    assert World(online=False).drive(undo(package())).cause is Cause.AGENT_OFFLINE


def test_confirm_checks_first_and_moves_a_time_that_it_does_not_know() -> None:
    world = armed(World())
    assert world.drive(confirm(package())).outcome is DeliveryOutcome.PROVEN
    assert world.steps() == [S.STATUS, S.STATUS, S.CHECK, S.REARM, S.CONFIRM, S.STATUS]


@pytest.mark.parametrize(
    ("world", "cause"),
    [
        (World(), Cause.NOTHING_SET_UP),
        (armed(World(), OTHER), Cause.OTHER_PLAN),
        (World(online=False), Cause.AGENT_OFFLINE),
    ],
)
def test_confirm_keeps_nothing_but_this_plan(world: World, cause: Cause) -> None:
    report = world.drive(confirm(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, cause)
    assert S.CONFIRM not in world.steps()


@pytest.mark.parametrize("talk", [confirm, undo])
def test_a_stop_ends_a_single_step_and_asks_nothing(talk: Any) -> None:
    world = armed(World(stop_at=1))
    report = world.drive(talk(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.NOT_SENT, Cause.STOPPED)
    late = armed(World(stop_at=15))
    # An undo that was sent may have ended by then.
    wanted = {confirm: DeliveryOutcome.ARMED, undo: DeliveryOutcome.UNKNOWN}
    assert late.drive(talk(package())).outcome is wanted[talk]


@pytest.mark.parametrize(
    ("world", "outcome", "cause"),
    [
        (confirmed(), DeliveryOutcome.PROVEN, Cause.NONE),
        (World(), DeliveryOutcome.TAKEN_BACK, Cause.NOTHING_SET_UP),
        (armed(World()), DeliveryOutcome.ARMED, Cause.NOT_CONFIRMED),
        (World(stack="iproute2", plan=OURS, lacking=1), DeliveryOutcome.KEPT, Cause.NOT_COMPLETE),
        (World(stack="iproute2", plan=OURS, undoing=True), DeliveryOutcome.UNKNOWN, Cause.UNDOING),
        (World(online=False), DeliveryOutcome.NOT_SENT, Cause.AGENT_OFFLINE),
        (World(faults={1: Fault("not_run")}), DeliveryOutcome.NOT_SENT, Cause.NOT_RUN),
        (World(faults={1: Fault("lost")}), DeliveryOutcome.UNKNOWN, Cause.NO_ANSWER),
        (World(faults={1: Fault("garbage")}), DeliveryOutcome.UNKNOWN, Cause.NO_ANSWER),
    ],
)
def test_reading_changes_nothing_and_says_what_is_there(world: World, outcome: DeliveryOutcome, cause: Cause) -> None:
    report = world.drive(read(package()))
    assert (report.outcome, report.cause) == (outcome, cause)
    assert set(world.steps()) <= {S.STATUS}


@pytest.mark.parametrize(
    ("world", "outcome", "cause"),
    [
        (confirmed(), DeliveryOutcome.PROVEN, Cause.NONE),
        (World(), DeliveryOutcome.TAKEN_BACK, Cause.NOTHING_SET_UP),
        (World(online=False), DeliveryOutcome.NOT_SENT, Cause.AGENT_OFFLINE),
        (armed(World()), DeliveryOutcome.ARMED, Cause.NOT_CONFIRMED),
        (World(stack="iproute2", plan=OURS, faults={2: Fault("fails")}), DeliveryOutcome.KEPT, Cause.CHECK_WRONG),
        (World(stack="iproute2", plan=OURS, faults={2: Fault("unsure")}), DeliveryOutcome.KEPT, Cause.CHECK_UNSURE),
        (World(stack="iproute2", plan=OURS, faults={2: Fault("lost")}), DeliveryOutcome.UNKNOWN, Cause.NO_ANSWER),
    ],
)
def test_a_check_needs_the_status_too(world: World, outcome: DeliveryOutcome, cause: Cause) -> None:
    report = world.drive(check(package()))
    assert (report.outcome, report.cause) == (outcome, cause)


def test_a_status_that_can_not_be_read_is_no_status() -> None:
    class Foreign(World):
        def status_text(self) -> str:
            return "eip-eni-status\t2\tx\n"

    report = Foreign().drive(read(package()))
    assert (report.outcome, report.cause) == (DeliveryOutcome.UNKNOWN, Cause.UNREADABLE)


def test_each_command_is_told_with_what_it_printed() -> None:
    world = World()
    world.drive(deliver(package()))
    ended = [event for event in world.told if isinstance(event, StepEnded)]
    assert [event.step for event in ended] == PLAIN
    assert "Confirmed: it stays." in ended[CONFIRM - 1].text
