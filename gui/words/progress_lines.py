"""Events of a run as lines for a terminal."""

from collections.abc import Iterator

from gui.domain.cloud.errors import CloudError
from gui.domain.engine.progress import (
    CallAnswered,
    CallSent,
    Failure,
    Finished,
    ItemChanged,
    Left,
    Outcome,
    Paused,
    PlanStarted,
    ProgressEvent,
    Report,
    StopChoice,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.words import labels
from gui.words.changes import changes_text
from gui.words.command_line import cloud_facts, error_sentences
from gui.words.console_steps import console_steps
from gui.words.errors import error_text
from gui.words.joining import paragraph
from gui.words.operations import OUTCOMES, failure_text, item_state, wait_reason
from gui.words.translation import QT_TRANSLATE_NOOP, translate

RESUME = {
    Outcome.KEPT: QT_TRANSLATE_NOOP("CommandLine", "Not done:"),
    Outcome.LEFT: QT_TRANSLATE_NOOP("CommandLine", "Finish these steps in the console:"),
    Outcome.PAUSED: QT_TRANSLATE_NOOP(
        "CommandLine", "Sign in again, then run 'multi-eip resume' to continue. Not done:"
    ),
    Outcome.INTERRUPTED: QT_TRANSLATE_NOOP(
        "CommandLine", "Run 'multi-eip resume' to continue or 'multi-eip resume --undo' to roll back. Not done:"
    ),
}
"""What to do at the terminal after a run that ended so."""


def lines(event: ProgressEvent) -> Iterator[str]:
    """Yield the lines for ``event``; none for what a terminal need not show."""
    match event:
        case PlanStarted(run_id, rows, resumed):
            text = (
                translate("CommandLine", "Run {run} resumed, operations: {count}")
                if resumed
                else translate("CommandLine", "Run {run} started, operations: {count}")
            )
            yield text.format(run=run_id, count=len(rows))
        case CallSent(_, action, items, attempt, undoing):
            again = translate("CommandLine", " (attempt {number})").format(number=attempt) if attempt > 1 else ""
            yield f"{translate('CommandLine', 'rollback: ') if undoing else ''}{action} {' '.join(items)}{again}"
        case CallAnswered(error=CloudError() as error):
            text = (
                translate("CommandLine", "refused: {why}")
                if error.answered
                else translate("CommandLine", "no answer: {why}")
            )
            yield "  " + text.format(why=f"{error_text(error).what} {cloud_facts(error)}")
        case ItemChanged(_, resource, state, failure):
            word = item_state(state).text
            yield f"  {resource}: {word}" + (f". {reason_of(failure)}" if failure else "")
        case Waiting(seconds, reason) if reason is not WaitReason.SETTLING:
            yield f"  {wait_reason(reason, seconds)}"
        case UndoStarted(failures, stopped):
            yield _rollback_text(failed=bool(failures), stopped=stopped)
        case Paused(error):
            yield translate("CommandLine", "Paused. {why}").format(why=paragraph(error_sentences(error)))
        case Finished(report):
            yield from report_lines(report)
        case _:
            return


def _rollback_text(*, failed: bool, stopped: bool) -> str:
    """Return why everything is rolled back now; nothing failed where ``resume --undo`` asked for it."""
    if stopped:
        return translate("CommandLine", "Stopped. Rolling back what was done, in reverse order.")
    if failed:
        return translate("CommandLine", "Failed. Rolling back what was done, in reverse order.")
    return labels.text(labels.ROLLING_BACK)


def report_lines(report: Report) -> Iterator[str]:
    """Yield the lines that say how a run ended, why, and what to do."""
    for failure in report.failures:
        why = f"{failure.resource}: {reason_of(failure)}"
        yield translate("CommandLine", "failed: {why}").format(why=why)
    todo = translate("CommandLine", str(RESUME[report.outcome])) if report.outcome in RESUME else ""
    yield paragraph((translate("Operations", str(OUTCOMES[report.outcome])), todo))
    if report.stopped is StopChoice.UNDO and report.outcome is Outcome.KEPT:
        yield "  " + translate(
            "CommandLine",
            "Nothing was rolled back: a deletion or release was sent. Run 'multi-eip resume' to finish the plan.",
        )
    if report.resume_after is not None:
        text = translate("CommandLine", "The cloud asks to wait {seconds} s before the next call.")
        yield "  " + text.format(seconds=f"{report.resume_after:.0f}")
    for resource in report.gone:
        yield "  " + translate("CommandLine", "{resource}: already gone, not removed by this run").format(
            resource=resource
        )
    for change in changes_text(report.changes, None):
        yield f"  {change}"
    for left in report.left:
        yield f"  {left_line(left)}"
    if report.journal_error:
        failed = error_text(report.journal_error)
        facts = ", ".join(failed.details.splitlines())
        yield f"  {failed.what} [{facts}]" if facts else f"  {failed.what}"


def left_line(left: Left) -> str:
    """Return what is left, why, and how to finish it in the console."""
    text = translate("CommandLine", "{resource}: {why} To finish: {steps}.")
    return text.format(resource=left.failure.resource, why=reason_of(left.failure), steps=console_steps(left.operation))


def reason_of(failure: Failure) -> str:
    """Return why a resource is not as wanted, with all that the support of Alibaba Cloud asks for."""
    text = failure_text(failure)
    return f"{text} {cloud_facts(failure.error)}" if failure.error else text
