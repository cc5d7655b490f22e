"""What the journal of runs holds, as tables and as values, and where a run can be resumed."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gui.domain.engine.effects import Direction, Start, Trace
from gui.domain.engine.irreversible import beyond_return, irreversible
from gui.domain.engine.operation_run import spends_token
from gui.domain.engine.progress import ItemState, Outcome
from gui.domain.engine.write_traces import may_have_done_a_part
from gui.domain.operations.operation import Operation
from gui.domain.plans.operation_data import operation_from_data
from gui.domain.plans.plan import Plan

NAME = "journal.sqlite"
LOCK_NAME = "journal.lock"
SCHEMA = """
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    plan TEXT NOT NULL
);
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    row INTEGER,
    undoing INTEGER NOT NULL,
    call TEXT,
    token TEXT,
    of INTEGER REFERENCES entries (number),
    request_id TEXT,
    code TEXT,
    resource TEXT
);
CREATE INDEX entries_of_run ON entries (run_id, number);
CREATE TABLE reserve (room BLOB NOT NULL);
"""


class EntryKind(StrEnum):
    """Kinds of entries, in the order in which a write leaves them: intent, then its answer, then what was read."""

    BEGUN = "begun"
    RESUMED = "resumed"
    INTENT = "intent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    READ = "read"
    UNDOING = "undoing"
    ENDED = "ended"
    FORGOTTEN = "forgotten"


ANSWERS = frozenset({EntryKind.ACCEPTED, EntryKind.REFUSED, EntryKind.UNANSWERED})
"""Kinds that say what became of an intent."""
_TRACES = {EntryKind.ACCEPTED: Trace.ACCEPTED, EntryKind.UNANSWERED: Trace.UNANSWERED}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal.

    Attributes:
        number: orders all entries; clocks may jump, this does not.
        kind: see EntryKind.
        at: when it was written (aware, UTC).
        row: row of the plan, None where there is none.
        undoing: whether the write takes something back.
        call: the write of an intent, None otherwise.
        token: its ClientToken.
        of: number of the intent that this answers, None otherwise.
        request_id: to quote to the vendor.
        code: the cloud's code, the state of a resource, or the outcome of the run.
        resource: what was read; of the beginning the plan's file.
    """

    number: int
    kind: EntryKind
    at: datetime
    row: int | None = None
    undoing: bool = False
    call: Operation | None = None
    token: str = ""
    of: int | None = None
    request_id: str = ""
    code: str = ""
    resource: str = ""

    @classmethod
    def from_row(
        cls,
        number: int,
        kind: str,
        at: str,
        *rest: str | int | None,
    ) -> "Entry":
        """Return the entry of one row of the file, its columns in the order of the attributes.

        Raises:
            ValueError: a column does not hold what it should.
            InputError: the call is none.
        """
        row, undoing, call, token, of, request_id, code, resource = rest
        return cls(
            number=number,
            kind=EntryKind(kind),
            at=datetime.fromisoformat(at),
            row=int(row) if row is not None else None,
            undoing=bool(undoing),
            call=operation_from_data(json.loads(str(call))) if call else None,
            token=str(token or ""),
            of=int(of) if of is not None else None,
            request_id=str(request_id or ""),
            code=str(code or ""),
            resource=str(resource or ""),
        )


@dataclass(frozen=True, slots=True)
class Run:
    """One run as the journal knows it.

    Attributes:
        run_id: its name.
        began: when (aware, UTC).
        ended: when it ended or was forgotten, None while it is unfinished.
        outcome: how its last session ended, None when that crashed or still runs.
        plan: what was to be done.
        entries: everything noted, in order.
    """

    run_id: str
    began: datetime
    ended: datetime | None
    outcome: Outcome | None
    plan: Plan
    entries: tuple[Entry, ...]

    @property
    def plan_file(self) -> str:
        """Absolute path of the file that held the plan, in a folder of plans; empty where there was none."""
        return next((entry.resource for entry in self.entries if entry.kind is EntryKind.BEGUN), "")

    @property
    def undoing(self) -> bool:
        """Whether the run had turned back when it was interrupted; beyond the point of no return none can."""
        last = [entry for entry in self.entries if entry.kind in {EntryKind.UNDOING, EntryKind.RESUMED}]
        return bool(last) and last[-1].undoing and not self.beyond_return

    @property
    def touched(self) -> dict[int, frozenset[str]]:
        """Ids for which a write of the run may have had an effect, by row."""
        return {row: frozenset(items) for row, items in self._sent()[0].items()}

    @property
    def beyond_return(self) -> bool:
        """Whether something was sent that can't be rolled back, so that the run can only be finished."""
        return beyond_return(self.plan, self.touched)

    @property
    def taken_for_good(self) -> frozenset[str]:
        """Ids of what the run may have deleted or released."""
        operations = self.plan.operations
        return frozenset(item for row, items in self.touched.items() if irreversible(operations[row]) for item in items)

    def start(self, *, undo: bool) -> Start:
        """Return where to go on.

        Args:
            undo: whether to take everything back; a run that had turned back does so in any case.
        """
        touched, unanswered, intents = self._sent()
        return Start(
            touched={row: frozenset(items) for row, items in touched.items()},
            unanswered=unanswered,
            writes=intents,
            undoing=undo or self.undoing,
            resumed=bool(intents),
            traces=self._traces(),
        )

    def _answers(self) -> dict[int | None, EntryKind]:
        return {entry.of: entry.kind for entry in self.entries if entry.kind in ANSWERS}

    def _code_of(self, intent: Entry) -> str:
        return next((entry.code for entry in self.entries if entry.of == intent.number), "")

    def _traces(self) -> dict[Direction, dict[str, Trace]]:
        """Return what is known of the effect of the last write for each item, by direction."""
        answers = self._answers()
        traces: dict[Direction, dict[str, Trace]] = {}
        read_back = {ItemState.DONE, ItemState.UNDONE}
        for entry in self.entries:
            if entry.kind is EntryKind.UNDOING:
                # From here on it means that there was nothing to undo; what is undone later may bind it elsewhere.
                read_back.add(ItemState.ALREADY)
            if entry.row is None:
                continue
            if entry.kind is EntryKind.READ and entry.code in read_back:
                undone = entry.code != ItemState.DONE
                traces.setdefault((entry.row, undone), {})[entry.resource] = Trace.READ
            elif entry.kind is EntryKind.INTENT and entry.call is not None:
                answer = answers.get(entry.number, EntryKind.UNANSWERED)
                part = answer is EntryKind.REFUSED and entry.call.batch and not entry.undoing
                if part and may_have_done_a_part(self._code_of(entry)):
                    answer = EntryKind.UNANSWERED
                _note(traces, entry, answer)
        return traces

    def _sent(self) -> tuple[dict[int, set[str]], dict[Operation, str], int]:
        """Return what was touched, the tokens of what was not answered, and how many writes there were."""
        answers = self._answers()
        touched: dict[int, set[str]] = {}
        unanswered: dict[Operation, str] = {}
        intents = 0
        for entry in self.entries:
            if entry.kind is not EntryKind.INTENT or entry.call is None or entry.row is None:
                continue
            intents += 1
            answer = answers.get(entry.number, EntryKind.UNANSWERED)
            # A definite refusal of a single call had no effect; of a batch that is not known.
            if not entry.undoing and (answer is not EntryKind.REFUSED or entry.call.batch):
                touched.setdefault(entry.row, set()).update(entry.call.items)
            if answer is EntryKind.UNANSWERED:
                unanswered[entry.call] = entry.token
            elif answer is EntryKind.ACCEPTED or spends_token(entry.call, self._code_of(entry)):
                unanswered.pop(entry.call, None)
        return touched, unanswered, intents


def _note(traces: dict[Direction, dict[str, Trace]], intent: Entry, answer: EntryKind) -> None:
    """Note in ``traces`` the write ``intent`` with its answer; a definite refusal changed nothing."""
    if intent.row is None or intent.call is None or answer not in _TRACES:
        return
    found = traces.setdefault((intent.row, intent.undoing), {})
    for item in intent.call.items:
        # A write without an answer, after an accepted one, does not make that one less certain.
        if answer is EntryKind.ACCEPTED or found.get(item) is not Trace.ACCEPTED:
            found[item] = _TRACES[answer]
        if not intent.undoing:
            traces.get((intent.row, True), {}).pop(item, None)
