"""Whatever goes wrong: what a delivery claims is true in the guest, and it never sends what it must not.

Commands are refused, lost, late, cut or taken without an answer; the guest restarts, is cut off, is armed, undone or
set up by somebody else; the user stops and answers as he likes.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.domain.delivery.delivery import deliver
from gui.domain.delivery.effects import ResumePoint
from gui.domain.delivery.package import Step
from gui.domain.delivery.report import Choice, DeliveryOutcome, DeliveryReport, StateRead, StepEnded
from tests.helpers.guest_world import OTHER, OURS, Fault, World, package

KINDS = (
    *("lost", "hidden", "late", "not_run", "pending", "timeout", "unmarked", "cut", "garbage", "refused"),
    *("taken", "not_taken", "passing", "fails", "unsure", "strange"),
)
FAULTS = st.dictionaries(
    st.integers(1, 14),
    st.builds(Fault, st.sampled_from(KINDS), st.sampled_from([1.0, 100.0, 400.0]), st.integers(1, 6)),
    max_size=4,
)


def arm(world: World) -> None:
    if world.stack:
        world.due = world.time + 150


def confirm(world: World) -> None:
    world.due = None


def undo(world: World) -> None:
    world.undo(everything=True)


def other_plan(world: World) -> None:
    world.stack, world.plan, world.previous, world.due = "iproute2", OTHER, "", None


def online(world: World) -> None:
    world.online = True


def offline(world: World) -> None:
    world.online = False


DISTURBANCES: dict[str, Callable[[World], None]] = {
    "arm": arm,
    "confirm": confirm,
    "undo": undo,
    "other plan": other_plan,
    "online": online,
    "offline": offline,
    "reboot": World.reboot,
}
HAPPENING = st.lists(st.tuples(st.floats(1000.0, 1100.0), st.sampled_from(sorted(DISTURBANCES))), max_size=3).map(
    sorted
)
ANSWERS = st.fixed_dictionaries(
    {
        "other_plan": st.sampled_from([Choice.GO_ON, Choice.CANCEL]),
        "armed_already": st.sampled_from([Choice.GO_ON, Choice.CANCEL]),
        **{
            cause: st.sampled_from([Choice.UNDO_NOW, Choice.LEAVE, Choice.KEEP])
            for cause in ("check_wrong", "check_unsure", "check_unread", "stopped")
        },
    }
)
BEFORE = st.sampled_from(
    [("", "", None), ("iproute2", OURS, None), ("iproute2", OTHER, None), ("iproute2", OURS, 60.0)]
)


@settings(max_examples=400, deadline=None)
@given(
    faults=FAULTS,
    happening=HAPPENING,
    answers=ANSWERS,
    before=BEFORE,
    stop_at=st.one_of(st.just(-1), st.integers(1, 200)),
    parts=st.integers(0, 2),
)
def test_what_is_claimed_is_true(
    faults: dict[int, Fault],
    happening: list[tuple[float, str]],
    answers: dict[str, Choice],
    before: tuple[str, str, float | None],
    stop_at: int,
    parts: int,
) -> None:
    world = World(parts=parts, faults=faults, answers=answers, stop_at=stop_at)
    world.disturbances = [(at, DISTURBANCES[name]) for at, name in happening]
    world.stack, world.plan = before[:2]
    world.due = None if before[2] is None else world.time + before[2]
    report = world.drive(deliver(package(parts=parts)))
    sends_only_what_it_may(world)
    claims_only_what_is_true(world, report, disturbed=bool(happening))


@settings(max_examples=150, deadline=None)
@given(faults=FAULTS, killed_at=st.integers(1, 150), answers=ANSWERS)
def test_a_delivery_that_was_killed_goes_on_at_the_status(
    faults: dict[int, Fault], killed_at: int, answers: dict[str, Choice]
) -> None:
    world = World(faults=faults, answers=answers)
    started = world.time
    kill(world, killed_at)
    world.advance(3.0)
    sent = {call.number: call.step for call in world.calls}
    applied = next((command.sent for command in world.commands if command.step is Step.APPLY), started)
    start = ResumePoint(max(sent, default=0), {step: number for number, step in sent.items()}, world.time - applied)
    already = len(world.steps())
    report = world.drive(deliver(package(), start))
    assert Step.APPLY not in world.steps()[already:]
    sends_only_what_it_may(world, since=already)
    claims_only_what_is_true(world, report, disturbed=False)


def kill(world: World, effects: int) -> None:
    """Drive a delivery for so many effects, and let it go."""
    talk: Any = deliver(package())
    effect = next(talk)
    while world.effects < effects:
        try:
            answer = world.answer(effect)
        except Exception as error:  # noqa: BLE001 - whatever the cloud says is thrown in
            step = lambda failure=error: talk.throw(failure)  # noqa: E731
        else:
            step = lambda given=answer: talk.send(given)  # noqa: E731
        try:
            effect = step()
        except StopIteration:
            return


def sends_only_what_it_may(world: World, since: int = 0) -> None:
    steps = world.steps()
    assert steps.count(Step.APPLY) <= 1
    assert world.ran.count(Step.APPLY) <= 1
    tokens: dict[int, str] = {}
    for call in world.calls:
        assert tokens.setdefault(call.number, call.token) == call.token, "a repetition has the token of the first call"
    if Step.CONFIRM in steps[since:] and not any(choice is Choice.KEEP for choice in world.answers.values()):
        # Behind a status and a check that both came whole.
        told = [event for event in world.told if isinstance(event, StepEnded)]
        asked = (
            next(n for n, event in enumerate(told) if event.step is Step.CONFIRM)
            if any(event.step is Step.CONFIRM for event in told)
            else len(told)
        )
        assert any(event.step is Step.CHECK and event.code == 0 for event in told[:asked])
        assert any(event.step is Step.STATUS and event.code == 0 for event in told[:asked])


def claims_only_what_is_true(world: World, report: DeliveryReport, *, disturbed: bool) -> None:
    read = [event.state for event in world.told if isinstance(event, StateRead)]
    match report.outcome:
        case DeliveryOutcome.PROVEN:
            assert read[-1].plan == OURS
            assert not read[-1].armed
            assert not read[-1].undoing
            if not world.disturbances and not disturbed:
                assert world.ours()
                assert world.due is None
        case DeliveryOutcome.TAKEN_BACK:
            assert read[-1].plan != OURS
            if not disturbed:
                assert not world.ours()
        case DeliveryOutcome.NOT_SENT:
            assert Step.APPLY not in world.ran
        case DeliveryOutcome.ARMED | DeliveryOutcome.UNKNOWN if report.undone_within is not None and not disturbed:
            # What was said of the guest's own undo holds.
            confirmed = world.confirmed
            world.faults = {}
            world.advance(report.undone_within)
            assert confirmed or world.confirmed or world.due is None
        case _:
            pass
