"""The record of deliveries: what was about to be sent into a guest, and what became of it. A crash loses none of it.

SQLite in WAL mode with ``synchronous=FULL``: every method that writes returns only when it is on the disk. It holds the
package (addresses and the MAC address, no secret), and never the output of a guest.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock

from gui.domain.cloud.errors import JournalError, JournalErrorKind
from gui.domain.delivery.effects import ResumePoint, Send
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.package_data import package_from_data, package_to_data
from gui.domain.delivery.report import DeliveryOutcome, DeliveryReport
from gui.services.runs.journal_file import JournalFile, explained

NAME = "deliveries.sqlite"
_LOCK_NAME = "deliveries.lock"
_SCHEMA = """
CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery TEXT NOT NULL UNIQUE,
    task TEXT NOT NULL,
    instance TEXT NOT NULL,
    eni TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    cause TEXT,
    package TEXT NOT NULL
);
CREATE TABLE commands (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery TEXT NOT NULL REFERENCES deliveries (delivery),
    step TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    at TEXT NOT NULL,
    token TEXT NOT NULL,
    invoke TEXT,
    code TEXT
);
CREATE INDEX commands_of_delivery ON commands (delivery, number);
"""
_OPEN = frozenset({DeliveryOutcome.ARMED, DeliveryOutcome.UNKNOWN})
"""Ends after which something of the guest is still open."""


class Task(StrEnum):
    """What is done with a package."""

    DELIVER = "deliver"
    CONFIRM = "confirm"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class SentStep:
    """One command that was, or was about to be, sent.

    Attributes:
        step: which.
        ordinal: of the command within its delivery.
        at: when its row was written (aware, UTC).
        invoke_id: what the cloud answered; empty where no answer was noted.
        code: the cloud's code where it was refused or not answered.
    """

    step: Step
    ordinal: int
    at: datetime
    invoke_id: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One delivery as the journal knows it.

    Attributes:
        package: what is delivered.
        task: what is done with it.
        began: when (aware, UTC).
        ended: when it ended, None while something of it is open.
        outcome: how it ended last; None after a crash, or while it runs.
        cause: why, in the program's word.
        sent: its commands, in order.
    """

    package: Package
    task: Task
    began: datetime
    ended: datetime | None
    outcome: DeliveryOutcome | None
    cause: str
    sent: tuple[SentStep, ...]

    def start(self, now: datetime) -> ResumePoint:
        """Return where to go on at the time ``now``; a refused command was never taken."""
        taken = [each for each in self.sent if not each.code or each.invoke_id]
        last = {each.step: each.ordinal for each in taken}
        apply = next((each.at for each in reversed(taken) if each.step in {Step.APPLY, Step.REARM}), now)
        age = max(0.0, (now - apply).total_seconds())
        return ResumePoint(max((each.ordinal for each in self.sent), default=0), last, age)


class DeliveryJournal(JournalFile):
    """One file of deliveries. One program writes it at a time; may be used from several threads."""

    def __init__(self, folder: Path, now: Callable[[], datetime] | None = None, *, reading: bool = False) -> None:
        """Open the journal in ``folder``, which is made when it is missing.

        Args:
            folder: the program's state folder.
            now: gives the time (aware, UTC).
            reading: only read, and take no lock.

        Raises:
            JournalError: it can't be written (or, with ``reading``, not be read), or another program has it.
        """
        super().__init__(folder / NAME, _LOCK_NAME, _SCHEMA, now)
        if not reading:
            self._take_lock()
        self._open(writable=not reading)

    # ---- writing

    def begin(self, package: Package, task: Task) -> None:
        """Note that ``task`` begins with ``package``, or goes on when the delivery is known.

        An open delivery to the same interface is closed: the new one reads what the guest has before it sends anything.
        """
        with self._writing() as file:
            known = file.execute("SELECT 1 FROM deliveries WHERE delivery = ?", (package.delivery_id,)).fetchone()
            if known:
                return
            file.execute("UPDATE deliveries SET ended = ? WHERE ended IS NULL AND eni = ?", (self._time(), package.eni))
            text = json.dumps(package_to_data(package))
            row = (package.delivery_id, task.value, package.instance, package.eni, self._time(), text)
            file.execute(
                "INSERT INTO deliveries (delivery, task, instance, eni, began, package) VALUES (?, ?, ?, ?, ?, ?)", row
            )

    def sending(self, package: Package, effect: Send) -> int:
        """Note that the command is about to be sent, or repeated; return the number of its row."""
        with self._writing() as file:
            row = (package.delivery_id, effect.step.value, effect.number, self._time(), effect.token)
            cursor = file.execute(
                "INSERT INTO commands (delivery, step, ordinal, at, token) VALUES (?, ?, ?, ?, ?)", row
            )
            return cursor.lastrowid or 0

    def sent(self, row: int, invoke_id: str) -> None:
        """Note that the command of ``row`` was taken."""
        with self._writing() as file:
            file.execute("UPDATE commands SET invoke = ? WHERE number = ?", (invoke_id, row))

    def refused(self, row: int, code: str) -> None:
        """Note that the command of ``row`` was refused with ``code``: it was not taken."""
        with self._writing() as file:
            file.execute("UPDATE commands SET code = ? WHERE number = ?", (code, row))

    def finish(self, package: Package, report: DeliveryReport) -> None:
        """Note how the delivery ended; one that leaves something open stays open until it is resumed or forgotten."""
        ended = None if report.outcome in _OPEN else self._time()
        with self._writing() as file:
            file.execute(
                "UPDATE deliveries SET outcome = ?, cause = ?, ended = ? WHERE delivery = ?",
                (report.outcome.value, report.cause.value, ended, package.delivery_id),
            )

    def forget(self, delivery_id: str) -> None:
        """Close the delivery as it is; nothing in the guest changes."""
        with self._writing() as file:
            file.execute("UPDATE deliveries SET ended = ? WHERE delivery = ?", (self._time(), delivery_id))

    # ---- reading

    def unfinished(self) -> tuple[DeliveryRecord, ...]:
        """Return the deliveries that are open, the oldest first."""
        return tuple(each for each in reversed(self.deliveries(-1)) if each.ended is None)

    def deliveries(self, most: int = 200) -> tuple[DeliveryRecord, ...]:
        """Return the ``most`` latest deliveries, the latest first; -1 for all."""
        with self._guard, explained(self.path):
            rows = self._file.execute(
                "SELECT delivery, task, began, ended, outcome, cause, package FROM deliveries"
                " ORDER BY number DESC LIMIT ?",
                (most,),
            ).fetchall()
        return tuple(self._record(row) for row in rows)

    def _record(self, row: tuple[str | None, ...]) -> DeliveryRecord:
        delivery, task, began, ended, outcome, cause, package = row
        with self._guard, explained(self.path):
            commands = self._file.execute(
                "SELECT step, ordinal, at, invoke, code FROM commands WHERE delivery = ? ORDER BY number", (delivery,)
            ).fetchall()
        try:
            sent = tuple(
                SentStep(Step(step), int(ordinal), datetime.fromisoformat(at), invoke or "", code or "")
                for step, ordinal, at, invoke, code in commands
            )
            return DeliveryRecord(
                package_from_data(json.loads(str(package))),
                Task(str(task)),
                datetime.fromisoformat(str(began)),
                datetime.fromisoformat(ended) if ended else None,
                DeliveryOutcome(outcome) if outcome else None,
                cause or "",
                sent,
            )
        except ValueError as wrong:
            raise JournalError(JournalErrorKind.DAMAGED, str(self.path), f"delivery {delivery}: {wrong}") from wrong


class SharedJournal:
    """Opens each folder's journal once; may be used from any thread."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._open: dict[Path, tuple[DeliveryJournal, int]] = {}

    @contextmanager
    def of(self, folder: Path) -> Iterator[DeliveryJournal]:
        """Let the caller use the journal in ``folder``.

        Raises:
            JournalError: it can't be written, or another program has it.
        """
        with self._guard:
            journal, users = self._open.get(folder, (None, 0))
            used = journal or DeliveryJournal(folder)
            self._open[folder] = (used, users + 1)
        try:
            yield used
        finally:
            with self._guard:
                _, users = self._open.pop(folder)
                if users > 1:
                    self._open[folder] = (used, users - 1)
                else:
                    used.close()
