"""The row of one of several plans in words: its subject, its interruption, what needs consent, and its progress."""

from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.irreversible import needs_consent
from gui.domain.engine.plan_progress import PlanProgress
from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import DetachEni
from gui.domain.plans.interruption import change_steps
from gui.domain.plans.multi_eip import creation_of
from gui.domain.plans.plan import Plan
from gui.words import labels
from gui.words.change_picture import step_interruption
from gui.words.joining import listed_steps, paragraph
from gui.words.names import short_name
from gui.words.operations import operation_title
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import QT_TRANSLATE_NOOP, translate

_ENDS = {
    Outcome.APPLIED: (QT_TRANSLATE_NOOP("PlanRows", "Applied"), "good", Tone.GOOD),
    Outcome.UNDONE: (QT_TRANSLATE_NOOP("PlanRows", "Rolled back"), "undo", Tone.WARNING),
    Outcome.CHANGED: (QT_TRANSLATE_NOOP("PlanRows", "Outdated"), "warning", Tone.WARNING),
}
_OPEN = (QT_TRANSLATE_NOOP("PlanRows", "Unfinished"), "bad", Tone.BAD)


def interface_text(plan: Plan, inventory: Inventory | None) -> str:
    """Return which interface takes the EIPs of ``plan``."""
    if plan.selection.eni is not None:
        return short_name(plan.selection.eni, inventory)
    making = creation_of(plan)
    if making is not None:
        return translate("PlanRows", "New: {name}").format(name=making.name) if making.name else _new()
    return translate("PlanRows", "New, one for each EIP")


def _new() -> str:
    return translate("PlanRows", "New")


def eip_texts(plan: Plan, inventory: Inventory | None) -> tuple[str, ...]:
    """Return the addresses of the EIPs of ``plan``; an ID where ``inventory`` does not know the EIP."""
    known = inventory.eip_by_id if inventory else {}
    return tuple(str(known[each].address) if each in known else each for each in plan.selection.eips)


def interruption_text(plan: Plan, inventory: Inventory | None) -> str:
    """Return what ``plan`` interrupts; empty where that is nothing."""
    said = (step_interruption(step, inventory) for step in change_steps(plan))
    return paragraph(said)


def consent_text(plan: Plan, inventory: Inventory | None) -> str:
    """Return the steps of ``plan`` that somebody has to agree to, each with its resource; empty where there is none."""
    asked = (each for each in plan.operations if needs_consent(each) or isinstance(each, DetachEni))
    return listed_steps(operation_title(each, inventory) for each in asked)


def progress_word(progress: PlanProgress) -> Word:
    """Return how far a plan has come."""
    report = progress.report
    if report is not None:
        text, picture, tone = _ENDS.get(report.outcome, _OPEN)
        return Word(translate("PlanRows", str(text)), picture, tone)
    if not progress.begun:
        return Word(translate("PlanRows", "Not started"), "open", Tone.QUIET)
    if progress.undoing:
        return Word(translate("PlanRows", "Rolling back"), "busy", Tone.BUSY)
    text = labels.text(labels.STEP_OF)
    number = min(progress.total, progress.done + 1)
    return Word(text.format(step=number, total=progress.total), "busy", Tone.BUSY)
