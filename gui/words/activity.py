"""Runs and calls in words."""

from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import Outcome
from gui.domain.plans.plan import Plan
from gui.words.joining import listed_steps
from gui.words.operations import operation_title
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import translate


def run_state(outcome: Outcome | None, *, ended: bool) -> Word:
    """Return how a run stands that has this ``outcome``; None where none was noted."""
    if not ended and outcome is None:
        return Word(translate("Activity", "Not finished"), "warning", Tone.WARNING)
    if outcome is None:
        return Word(translate("Activity", "Forgotten"), "open", Tone.QUIET)
    return _ended(outcome)


def plan_title(plan: Plan, inventory: Inventory | None) -> str:
    """Return what ``plan`` does, with the names of ``inventory`` for the resources."""
    return listed_steps(operation_title(each, inventory) for each in plan.operations)


def unfinished_text(plan: Plan, began: str, inventory: Inventory | None, *, undoing: bool) -> str:
    """Return what a run was to do that is not finished, and since when.

    Args:
        plan: of the run.
        began: when, in words.
        inventory: names the resources; those of another region, and without it all, are named by their ids.
        undoing: whether it was being rolled back.
    """
    text = (
        translate("Activity", "{began}, {region}, being rolled back: {title}")
        if undoing
        else translate("Activity", "{began}, {region}: {title}")
    )
    return text.format(began=began, region=plan.region, title=plan_title(plan, inventory))


def _ended(outcome: Outcome) -> Word:
    match outcome:
        case Outcome.APPLIED:
            word = Word(translate("Activity", "Completed"), "good", Tone.GOOD)
        case Outcome.UNDONE:
            word = Word(translate("Activity", "Failed, rolled back"), "open", Tone.WARNING)
        case Outcome.KEPT:
            word = Word(translate("Activity", "Stopped, kept"), "stop", Tone.WARNING)
        case Outcome.LEFT:
            word = Word(translate("Activity", "Something is left to do"), "bad", Tone.BAD)
        case Outcome.CHANGED:
            word = Word(translate("Activity", "Nothing was sent"), "open", Tone.QUIET)
        case Outcome.INTERRUPTED:
            word = Word(translate("Activity", "Interrupted"), "busy", Tone.WARNING)
        case Outcome.PAUSED:
            word = Word(translate("Activity", "Paused"), "busy", Tone.WARNING)
    return word


def call_outcome(outcome: str) -> Word:
    """Return how a call ended."""
    match outcome:
        case "ok":
            return Word(translate("Activity", "Accepted"), "good", Tone.GOOD)
        case "":
            return Word(translate("Activity", "No answer noted"), "warning", Tone.WARNING)
    return Word(outcome, "bad", Tone.BAD)
