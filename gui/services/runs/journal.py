"""The record of runs: what was about to be sent, what was answered, what was read back. A crash loses none of it.

SQLite in WAL mode with ``synchronous=FULL``: every method that writes returns only when it is on the disk. Rows are
only ever added, but for the end of a run. No secret is in it.
"""

import json
import logging
import sqlite3
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path

from gui.domain.cloud.errors import CloudError, InputError, JournalError, JournalErrorKind
from gui.domain.engine.effects import Do, Start
from gui.domain.engine.progress import (
    ItemChanged,
    ItemState,
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    Outcome,
    ProgressEvent,
    Report,
    UndoStarted,
)
from gui.domain.operations.judgements import Reason
from gui.domain.plans.document import plan_from_data, plan_to_data
from gui.domain.plans.operation_data import operation_to_data
from gui.domain.plans.plan import Plan
from gui.services.runs.journal_file import JournalFile, explained
from gui.services.runs.journal_records import LOCK_NAME, NAME, SCHEMA, Entry, EntryKind, Run
from gui.services.runs.run_log import RunLog

log = logging.getLogger(__name__)

_OPEN_ENDS = {Outcome.LEFT, Outcome.PAUSED, Outcome.INTERRUPTED}
_PROOFS = {
    *(ItemState.ALREADY, ItemState.GONE, ItemState.DONE),
    *(ItemState.FAILED, ItemState.UNDONE, ItemState.LEFT),
}
_RESERVE = 512 * 1024
"""Bytes taken up and given back before a run, so that its record finds room in the file and in the WAL."""


class Journal(JournalFile, RunLog):
    """One file of runs. One program writes it at a time; may be used from several threads.

    Attributes:
        read_only: why nothing can be written, None when it can.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] | None = None, *, reading: bool = False) -> None:
        """Open the journal in ``folder``, which is made when it is missing.

        When another program holds it, or the folder can't be written, it is opened for reading, and ``read_only``
        says why.

        Args:
            folder: the program's state folder.
            now: gives the time (aware, UTC).
            reading: only read, and take no lock: a run that begins at that time is not kept from writing.

        Raises:
            JournalError: it can't even be read, or is of a newer program.
        """
        super().__init__(folder / NAME, LOCK_NAME, SCHEMA, now)
        self.read_only: JournalError | None = None
        self._proofs: list[ItemChanged] = []
        self._run_id = ""
        self._together: frozenset[str] = frozenset()
        self._plan_file = ""
        try:
            if not reading:
                self._take_lock()
        except JournalError as error:
            self.read_only = error
        if reading:
            self.read_only = JournalError(JournalErrorKind.READ_ONLY, str(folder), "opened for reading")
        self._open(writable=self.read_only is None)

    def beside(self, together: Collection[str], plan_file: str = "") -> "Journal":
        """Return what notes one of several runs that are carried out at one time, in the same file.

        The file is closed by this journal, not by those that it gives.

        Args:
            together: the names of all of these runs; none of them keeps another one from beginning.
            plan_file: absolute path of the file that holds the plan, noted when the run begins; see ``Run.plan_file``.
        """
        return _Beside(self, together, plan_file)

    # ---- writing

    def begin(self, run_id: str, plan: Plan, start: Start | None) -> None:
        """Note that the run begins, or goes on when it is known; make sure that there is room for its record.

        Raises:
            JournalError: it is read-only, the disk is full, or another run is not finished.
        """
        if self.read_only:
            raise self.read_only
        unfinished = self._unfinished_ids()
        others = [each for each in unfinished if each not in self._together]
        if others and run_id not in unfinished:
            raise JournalError(JournalErrorKind.UNFINISHED, str(self.path), others[0])
        self._reserve()
        self._run_id = run_id
        with self._writing() as file:
            known = file.execute("SELECT 1 FROM runs WHERE run_id = ?", (run_id,)).fetchone()
            if not known:
                text = json.dumps(plan_to_data(plan))
                file.execute("INSERT INTO runs (run_id, began, plan) VALUES (?, ?, ?)", (run_id, self._time(), text))
            else:
                # A run that had ended and is rolled back now can be resumed when that is interrupted.
                file.execute("UPDATE runs SET ended = NULL, outcome = NULL WHERE run_id = ?", (run_id,))
            undoing = bool(start and start.undoing)
            if known:
                self._add(file, EntryKind.RESUMED, undoing=undoing)
            else:
                self._add(file, EntryKind.BEGUN, undoing=undoing, resource=self._plan_file)

    def check_free(self) -> None:
        """Find out whether a new run may begin.

        Raises:
            JournalError: it is read-only, or a run is not finished.
        """
        if self.read_only:
            raise self.read_only
        if unfinished := self._unfinished_ids():
            raise JournalError(JournalErrorKind.UNFINISHED, str(self.path), unfinished[0])

    def _reserve(self) -> None:
        with self._writing() as file:
            file.execute("INSERT INTO reserve (room) VALUES (zeroblob(?))", (_RESERVE,))
        with self._writing() as file:
            file.execute("DELETE FROM reserve")

    def intent(self, effect: Do) -> int:
        """Note that the write is about to be sent; return the number of the entry."""
        call = json.dumps(operation_to_data(effect.call))
        with self._writing() as file:
            return self._add(
                file, EntryKind.INTENT, effect.index, undoing=effect.undoing, call=call, token=effect.token
            )

    def accepted(self, entry: int, request_id: str) -> None:
        """Note that the write was accepted."""
        with self._writing() as file:
            self._add(file, EntryKind.ACCEPTED, of=entry, request_id=request_id)

    def refused(self, entry: int, error: CloudError) -> None:
        """Note that the write was refused, or not answered."""
        kind = EntryKind.REFUSED if error.answered else EntryKind.UNANSWERED
        with self._writing() as file:
            self._add(file, kind, of=entry, request_id=error.request_id, code=error.code or error.kind.value)

    def record(self, event: ProgressEvent) -> None:
        """Note what was read back, once for each operation, and the turn to undoing; other events are not kept."""
        if isinstance(event, ItemChanged) and event.state in _PROOFS:
            self._proofs.append(event)
        elif isinstance(event, UndoStarted):
            with self._writing() as file:
                self._add(file, EntryKind.UNDOING, undoing=True)
        elif isinstance(event, (OperationFinished, OperationFailed, OperationSkipped)) and self._proofs:
            with self._writing() as file:
                self._add_proofs(file)

    def finish(self, report: Report) -> None:
        """Note how the run ended. One that left something stays unfinished until it is resumed or forgotten.

        So does one that the user ended beyond the point of no return, since no new plan could take up what is gone by
        then, and one of which something is not known: only the run itself knows what was sent for it.
        """
        stays = report.outcome in _OPEN_ENDS
        if report.outcome is Outcome.KEPT:
            stays = any(each.failure.reason is Reason.UNREAD for each in report.left)
            stays = stays or any(run.beyond_return for run in self._runs("WHERE run_id = ?", report.run_id))
        ended = None if stays else self._time()
        with self._writing() as file:
            self._add_proofs(file)
            self._add(file, EntryKind.ENDED, code=report.outcome.value)
            file.execute(
                "UPDATE runs SET outcome = ?, ended = ? WHERE run_id = ?",
                (report.outcome.value, ended, report.run_id),
            )

    def forget(self, run_id: str) -> None:
        """Close the run as it is; nothing in the cloud changes."""
        if self.read_only:
            raise self.read_only
        self._run_id = run_id
        with self._writing() as file:
            self._add(file, EntryKind.FORGOTTEN)
            file.execute("UPDATE runs SET ended = ? WHERE run_id = ?", (self._time(), run_id))

    def _add_proofs(self, file: sqlite3.Connection) -> None:
        for proof in self._proofs:
            self._add(file, EntryKind.READ, proof.index, resource=proof.resource, code=proof.state.value)
        self._proofs = []

    def _add(
        self,
        file: sqlite3.Connection,
        kind: EntryKind,
        row: int | None = None,
        *,
        undoing: bool = False,
        **more: str | int,
    ) -> int:
        columns = {"run_id": self._run_id, "kind": kind.value, "at": self._time(), "undoing": int(undoing), **more}
        if row is not None:
            columns["row"] = row
        names = ", ".join(columns)
        marks = ", ".join("?" for _ in columns)
        # The names are those of this module, never anything from outside.
        cursor = file.execute(f"INSERT INTO entries ({names}) VALUES ({marks})", tuple(columns.values()))
        return cursor.lastrowid or 0

    # ---- reading

    def unfinished(self) -> tuple[Run, ...]:
        """Return the runs that are neither ended nor forgotten, the oldest first."""
        return self._runs("WHERE ended IS NULL ORDER BY number")

    def _unfinished_ids(self) -> list[str]:
        """Return the names of these runs alone: each of many that begin together asks for them."""
        with self._guard, explained(self.path):
            rows = self._file.execute("SELECT run_id FROM runs WHERE ended IS NULL ORDER BY number").fetchall()
        return [str(run_id) for (run_id,) in rows]

    def runs(self, most: int = 200) -> tuple[Run, ...]:
        """Return the ``most`` latest runs, the latest first."""
        return tuple(self.latest(most))

    def latest(self, most: int, noted: Callable[[Plan], bool] | None = None) -> Iterator[Run]:
        """Yield the ``most`` latest runs, the latest first; each is made when it is asked for, which takes 0.3 ms.

        Args:
            most: of them.
            noted: returns of which plans the entries are wanted, which take half of that; None for all.
        """
        return self._each(f"ORDER BY number DESC LIMIT {int(most)}", noted=noted)

    def run(self, run_id: str) -> Run:
        """Return the run ``run_id``, which has begun."""
        return self._runs("WHERE run_id = ?", run_id)[0]

    def _runs(self, which: str, *values: str) -> tuple[Run, ...]:
        return tuple(self._each(which, *values))

    def _each(self, which: str, *values: str, noted: Callable[[Plan], bool] | None = None) -> Iterator[Run]:
        with self._guard, explained(self.path):
            query = f"SELECT run_id, began, ended, outcome, plan FROM runs {which}"
            found = self._file.execute(query, values).fetchall()
        for row in found:
            yield self._run(*row, noted=noted)

    def _run(
        self,
        run_id: str,
        began: str,
        ended: str | None,
        outcome: str | None,
        plan: str,
        *,
        noted: Callable[[Plan], bool] | None,
    ) -> Run:
        try:
            planned = plan_from_data(json.loads(plan))
            return Run(
                run_id=run_id,
                began=datetime.fromisoformat(began),
                ended=datetime.fromisoformat(ended) if ended else None,
                outcome=Outcome(outcome) if outcome else None,
                plan=planned,
                entries=self._entries(run_id) if noted is None or noted(planned) else (),
            )
        except (ValueError, InputError) as cause:
            raise JournalError(JournalErrorKind.DAMAGED, str(self.path), f"run {run_id}: {cause}") from cause

    def _entries(self, run_id: str) -> tuple[Entry, ...]:
        columns = "number, kind, at, row, undoing, call, token, of, request_id, code, resource"
        with self._guard, explained(self.path):
            rows = self._file.execute(
                f"SELECT {columns} FROM entries WHERE run_id = ? ORDER BY number",
                (run_id,),
            ).fetchall()
        return tuple(Entry.from_row(*row) for row in rows)


class _Beside(Journal):
    """One of several runs in the file of one journal, whose connection and lock it shares."""

    def __init__(self, journal: Journal, together: Collection[str], plan_file: str) -> None:
        vars(self).update(vars(journal))
        self._run_id, self._proofs, self._together, self._plan_file = "", [], frozenset(together), plan_file
