"""One table model for every table: what each cell answers to Qt, and which rows can be chosen and are.

Sorting and filtering are those of ``gui.qt.models.sorted_rows``.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gui.qt.base.tool_tips import tip
from gui.qt.models.column import KEY_ROLE, RECORD_ROLE, SORT_ROLE, Column, Index, Record
from gui.qt.models.sorted_rows import AT_ONCE, SortedRows
from gui.qt.responsiveness.time_slices import TimeSlices
from gui.words.joining import facts, with_subject
from gui.words.plain_text import visible, visible_line

__all__ = ["AT_ONCE", "KEY_ROLE", "RECORD_ROLE", "SORT_ROLE", "Column", "Index", "Record", "Records"]

_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICKABLE = _ENABLED | Qt.ItemFlag.ItemIsUserCheckable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Records(SortedRows[Record]):
    """A sorted and filtered view of frozen records; ticks are drawn from outside state, never stored here."""

    ticked = Signal(str, bool)
    """The user asks for the tick of a row to be set or taken away; ``show_ticks`` answers."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], str],
        *,
        reason: Callable[[Record], str] | None = None,
        tickable: bool = False,
        slices: TimeSlices | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            columns: left to right.
            key: the id that a row is known by, whatever its place.
            reason: why a row can't be chosen, empty where it can; None makes no difference between rows.
            tickable: whether rows show a tick.
            slices: where many rows are arranged, shared with other tables; None for one of its own.
            parent: Qt's owner.
        """
        super().__init__(columns, key, slices=slices, parent=parent)
        self._reason = reason
        self.tickable = tickable
        self._reasons: dict[str, str] = {}
        self._ticked: set[str] = set()
        self._marked: set[str] = set()
        self._answers: dict[int, Callable[[Record, int], Any]] = {
            int(Qt.ItemDataRole.DisplayRole): self._display,
            int(Qt.ItemDataRole.CheckStateRole): self._tick,
            int(Qt.ItemDataRole.ToolTipRole): self._tip,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): self._description,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.DecorationRole): self._icon,
            int(Qt.ItemDataRole.TextAlignmentRole): self._alignment,
            KEY_ROLE: lambda record, _column: self.key(record),
            RECORD_ROLE: lambda record, _column: record,
            SORT_ROLE: lambda record, column: self.columns[column].sort_value(record),
        }

    def show_ticks(self, keys: frozenset[str]) -> None:
        """Draw a tick on the rows of ``keys`` and on no others."""
        changed = (self._ticked ^ keys) | self._marked
        self._ticked, self._marked = set(keys), set()
        rows = [row for row in map(self._row_by_key.get, changed) if row is not None]
        if rows:
            # One signal for all: thousands may change at once.
            first, last = self.index(min(rows), 0), self.index(max(rows), 0)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])

    def mark(self, key: str, *, on: bool) -> None:
        """Set or take away one tick until ``show_ticks`` says how all are; drawn then."""
        (self._ticked.add if on else self._ticked.discard)(key)
        self._marked.add(key)

    def is_ticked(self, record: Record) -> bool:
        """Return whether the row of ``record`` has a tick."""
        return self.key(record) in self._ticked

    def has_tick(self, key: str) -> bool:
        """Return whether the row of ``key`` has a tick."""
        return key in self._ticked

    @property
    def ticks(self) -> frozenset[str]:
        """The keys of the rows that have a tick."""
        return frozenset(self._ticked)

    def reason_of(self, key: str) -> str:
        """Return why the row of ``key`` can't be chosen, empty where it can."""
        if self._reason is None or key not in self._by_key:
            return ""
        if key not in self._reasons:
            self._reasons[key] = self._reason(self._by_key[key])
        return self._reasons[key]

    def forget_answers(self) -> None:
        """Forget why the rows that go could not be chosen."""
        self._reasons = {}

    # What Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows that can't be chosen can be gone to, to read why, and take no tick."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        record = self._shown[index.row()]
        # What no longer fits since it was ticked must let go of its tick.
        free = self.is_ticked(record) or not self.reason_of(self.key(record))
        return _TICKABLE if self.tickable and not index.column() and free else _ENABLED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of a cell."""
        # Painting asks for a dozen roles of each cell; most have no answer, and numbers compare faster than Qt's names.
        answer = self._answers.get(int(role))
        if answer is None or not index.isValid():
            return None
        return answer(self._shown[index.row()], index.column())

    def _display(self, record: Record, column: int) -> str:
        return visible_line(self.columns[column].show(record))

    def _tick(self, record: Record, column: int) -> Qt.CheckState | None:
        if not self.tickable or column:
            return None
        return Qt.CheckState.Checked if self.is_ticked(record) else Qt.CheckState.Unchecked

    def _tip(self, record: Record, column: int) -> str | None:
        text = self._description(record, column)
        return tip(text) if text else None

    def _description(self, record: Record, column: int) -> str | None:
        more = self.columns[column].tip
        text = self.reason_of(self.key(record)) or (more(record) if more else None)
        return visible(text) if text else None

    def _spoken(self, record: Record, column: int) -> str:
        lines = (visible_line(each) for each in self.columns[column].texts(record))
        return with_subject(self.columns[column].title, facts(dict.fromkeys(lines)))

    def _icon(self, record: Record, column: int) -> object:
        picture = self.columns[column].icon
        return picture(record) if picture else None

    def _alignment(self, _record: Record, column: int) -> Qt.AlignmentFlag | None:
        return _RIGHT if self.columns[column].numeric else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass the wish for a tick on; nothing is stored here."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        return self.ask(self.key(self._shown[index.row()]), on=Qt.CheckState(value) is Qt.CheckState.Checked)

    def ask(self, key: str, *, on: bool) -> bool:
        """Pass the wish for the tick of the row of ``key`` on; return whether the row can have one."""
        # What no longer fits since it was ticked must let go of its tick.
        if not self.tickable or (key not in self._ticked and self.reason_of(key)):
            return False
        self.ticked.emit(key, on)
        return True
