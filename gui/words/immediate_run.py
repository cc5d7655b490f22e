"""How a run ended that only makes ENIs or EIPs, in words: for the dialogs, and for a run taken up again."""

from collections.abc import Sequence

from gui.domain.engine.progress import Failure, Outcome, Report
from gui.domain.operations.operation import Operation
from gui.words.console_steps import console_steps
from gui.words.errors import error_text
from gui.words.joining import listed_steps, paragraph, with_subject
from gui.words.operations import failure_text, operation_title, outcome_text
from gui.words.tone import Tone
from gui.words.translation import translate


def making_text(report: Report, *, makes: bool = True) -> tuple[Tone, str, str]:
    """Return how the run ended that did not do everything: tone, what happened, why and what to do.

    Args:
        report: its end.
        makes: whether it was to make something, and not to change what is there.
    """
    why = "\n".join(failure_text(each) for each in report.failures)
    match report.outcome:
        case Outcome.UNDONE if not makes:
            return Tone.BAD if report.failures else Tone.WARNING, outcome_text(report)[1], why
        case Outcome.UNDONE if report.stopped is not None:
            return Tone.WARNING, translate("Making", "Stopped and rolled back. Verified: nothing is left."), why
        case Outcome.UNDONE:
            what = translate("Making", "Failed and rolled back. Verified: nothing is left.")
            return Tone.BAD, what, why
        case Outcome.LEFT:
            what = translate("Making", "Failed. Some of it could not be rolled back.")
            return Tone.BAD, what, "\n".join((why, *_left(report))).strip()
        case Outcome.KEPT:
            what = translate("Making", "Stopped. What was created is kept. Refresh to see it.")
            return Tone.WARNING, what, _journal(report)
        case Outcome.INTERRUPTED:
            what, fix = outcome_text(report)[1:]
            return Tone.WARNING, what, "\n".join((_journal(report), fix)).strip()
        case Outcome.PAUSED:
            what = translate("Making", "The credentials expired before the run was finished.")
            fix = translate("Making", "Sign in again, then choose whether to finish the run or to roll it back.")
            return Tone.WARNING, what, fix
        case _:
            return outcome_text(report)


def making_details(report: Report) -> str:
    """Return the codes and request ids behind the failures, to be copied; empty when there are none."""
    failures = (*report.failures, *(each.failure for each in report.left))
    return "\n\n".join(dict.fromkeys(text for each in failures if (text := _details(each))))


def _left(report: Report) -> tuple[str, ...]:
    """Return one line for all that are left for the same reason: there may be ten."""
    groups: dict[tuple[str, str], list[Operation]] = {}
    for each in report.left:
        groups.setdefault((failure_text(each.failure), each.operation.action), []).append(each.operation)
    return tuple(_left_line(why, operations) for (why, _action), operations in groups.items())


def _left_line(why: str, operations: Sequence[Operation]) -> str:
    titles = listed_steps(operation_title(each, None) for each in operations)
    steps = console_steps(operations[0])
    if len(operations) > 1:
        steps = translate("Making", "{steps}, and the same for the others").format(steps=steps)
    return f"• {with_subject(titles, paragraph((why, steps)))}"


def _journal(report: Report) -> str:
    return error_text(report.journal_error).what if report.journal_error else ""


def _details(failure: Failure) -> str:
    return error_text(failure.error).details if failure.error else ""
