"""Cloud calls as rows: what the journal kept of every run, and what this session sent besides."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gui.services.exports.cells import spreadsheet_cell
from gui.services.region.call_log import Call
from gui.services.runs.journal_records import ANSWERS, EntryKind, Run


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call.

    Attributes:
        key: names the row.
        at: when it was sent.
        action: the API operation.
        region: where it went.
        outcome: ``ok``, the cloud's code, or empty where no answer was noted.
        request_id: empty where no answer came.
        milliseconds: None where only the journal knows of it.
        run_id: of the run it belongs to, empty for none.
        writes: whether it changes something.
    """

    key: str
    at: datetime
    action: str
    region: str
    outcome: str
    request_id: str = ""
    milliseconds: int | None = None
    run_id: str = ""
    writes: bool = False


def call_rows(runs: Iterable[Run], calls: Iterable[Call]) -> tuple[CallRow, ...]:
    """Return every call once: those of ``runs``, and those of ``calls`` whose request is not among them."""
    took = {call.request_id: call.milliseconds for call in calls if call.request_id}
    noted = tuple(row for run in runs for row in _of_run(run, took))
    known = {row.request_id for row in noted if row.request_id}
    unanswered = {(row.action, row.at.replace(microsecond=0)) for row in noted if not row.request_id}
    rest = (
        CallRow(
            f"call {number}",
            call.started,
            call.action,
            call.region,
            call.outcome,
            call.request_id,
            call.milliseconds,
            writes=not call.action.startswith(("Describe", "List", "Get")),
        )
        for number, call in enumerate(calls)
        if call.request_id not in known and (call.action, call.started.replace(microsecond=0)) not in unanswered
    )
    return (*noted, *rest)


def calls_as_csv(rows: Iterable[CallRow]) -> bytes:
    """Return ``rows`` as CSV; no cell is a formula, whatever a server has answered."""
    names = ("time", "action", "region", "milliseconds", "request_id", "result", "run_id")
    cells = (
        (_time(row.at), row.action, row.region, row.milliseconds, row.request_id, row.outcome, row.run_id)
        for row in rows
    )
    return _csv(names, cells)


def runs_as_csv(runs: Iterable[Run]) -> bytes:
    """Return ``runs`` as CSV: when, where, how each ended, which calls it planned, and of what."""
    names = ("run_id", "began", "ended", "region", "result", "operations", "resources")
    return _csv(names, map(_run_cells, runs))


def _run_cells(run: Run) -> tuple[str, ...]:
    plan, chosen = run.plan, run.plan.selection
    resources = (*chosen.eips, chosen.eni or "", chosen.instance or "")
    return (
        run.run_id,
        _time(run.began),
        _time(run.ended) if run.ended else "",
        plan.region,
        run.outcome.value if run.outcome else "" if run.ended else "not finished",
        " ".join(each.action for each in plan.operations),
        " ".join(each for each in resources if each),
    )


def _csv(names: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([spreadsheet_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode()


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def _of_run(run: Run, took: dict[str, int]) -> Iterable[CallRow]:
    answers = {entry.of: entry for entry in run.entries if entry.kind in ANSWERS}
    for entry in run.entries:
        if entry.kind is not EntryKind.INTENT or entry.call is None:
            continue
        answer = answers.get(entry.number)
        outcome = "" if answer is None else "ok" if answer.kind is EntryKind.ACCEPTED else answer.code
        request = answer.request_id if answer else ""
        yield CallRow(
            f"{run.run_id} {entry.number}",
            entry.at,
            entry.call.action,
            run.plan.region,
            outcome,
            request,
            took.get(request),
            run.run_id,
            writes=True,
        )
