"""How long each EIP of a run could not be reached, measured by the times in the journal."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import takewhile

from gui.domain.engine.progress import ItemState, Outcome
from gui.domain.plans.outages import MeasuredOutage, Outage, outages
from gui.services.runs.journal_records import Entry, EntryKind, Run


def measured(run: Run) -> tuple[MeasuredOutage, ...]:
    """Return every outage that ``run`` has begun; the work in the guest is not in it.

    A rollback ends what is open, and interrupts once more what had ended: both times count together.
    """
    return tuple(_measured(run))


def _measured(run: Run) -> Iterator[MeasuredOutage]:
    forward = tuple(takewhile(lambda each: each.kind is not EntryKind.UNDOING, run.entries))
    back = run.entries[len(forward) :]
    for outage in outages(run.plan):
        begun = _sent(forward, outage.first - 1)
        seconds = _seconds(run, outage, begun, forward, back) if begun is not None else None
        # Where the clock was set back in between, nothing is known.
        if begun is not None and (seconds is None or seconds >= 0):
            yield MeasuredOutage(outage, seconds)


def _seconds(
    run: Run, outage: Outage, begun: datetime, forward: Sequence[Entry], back: Sequence[Entry]
) -> float | None:
    """Return how long it was, None where it has not ended.

    Args:
        run: the run.
        outage: what the plan says of it.
        begun: when it began.
        forward: what was noted before the run turned back.
        back: what was noted from then on.
    """
    restored = _read(run, back, outage.first - 1, ItemState.UNDONE)
    if restored is None and run.outcome is Outcome.UNDONE:
        restored = run.ended
    ended = again = None
    if outage.until is not None:
        ended = _read(run, forward, outage.until - 1, ItemState.DONE, ItemState.ALREADY)
        again = _sent(back, outage.until - 1)
    if ended is None:
        return (restored - begun).total_seconds() if restored else None
    until_ended = (ended - begun).total_seconds()
    if again is None:
        return until_ended
    return until_ended + (restored - again).total_seconds() if restored else None


def _sent(entries: Sequence[Entry], row: int) -> datetime | None:
    """Return when the first call of ``row`` was about to be sent that was not refused; None where none was."""
    refused = {each.of for each in entries if each.kind is EntryKind.REFUSED}
    calls = (each for each in entries if each.kind is EntryKind.INTENT and each.row == row)
    return next((each.at for each in calls if each.number not in refused), None)


def _read(run: Run, entries: Sequence[Entry], row: int, *states: ItemState) -> datetime | None:
    """Return when all of ``row`` was in one of ``states``, and stayed so in ``entries``; None where it was not."""
    found: dict[str, datetime] = {}
    for each in entries:
        if each.kind is not EntryKind.READ or each.row != row:
            continue
        if each.code in states:
            found.setdefault(each.resource, each.at)
        else:
            found.pop(each.resource, None)
    items = set(run.plan.operations[row].items)
    return max(found.values()) if items <= found.keys() else None
