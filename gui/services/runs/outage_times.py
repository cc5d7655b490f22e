"""How long each EIP of a run could not be reached, measured by the times in the journal."""

from collections.abc import Iterator
from datetime import datetime

from gui.domain.engine.progress import Outcome
from gui.domain.plans.outages import MeasuredOutage, outages
from gui.services.runs.journal_records import EntryKind, Run


def measured(run: Run) -> tuple[MeasuredOutage, ...]:
    """Return every outage that ``run`` has begun; the work in the guest is not in it.

    A run that was rolled back ended each of them when it ended.
    """
    return tuple(_measured(run))


def _measured(run: Run) -> Iterator[MeasuredOutage]:
    for outage in outages(run.plan):
        begun = _sent(run, outage.first - 1)
        if begun is None:
            continue
        ended = _read(run, outage.until - 1) if outage.until is not None else None
        if ended is None and run.outcome is Outcome.UNDONE:
            ended = run.ended
        yield MeasuredOutage(outage, (ended - begun).total_seconds() if ended else None)


def _sent(run: Run, row: int) -> datetime | None:
    """Return when the first call of ``row`` was about to be sent; None where none was."""
    return next((each.at for each in run.entries if each.kind is EntryKind.INTENT and each.row == row), None)


def _read(run: Run, row: int) -> datetime | None:
    """Return when the last resource of ``row`` was read as planned, where the run was not rolled back after that."""
    if run.outcome is Outcome.UNDONE:
        return None
    found = [each.at for each in run.entries if each.kind is EntryKind.READ and each.row == row]
    return found[-1] if found else None
