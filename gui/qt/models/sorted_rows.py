"""Rows of a table that sort and filter themselves, in Python.

A QSortFilterProxyModel asks the model for two values per comparison: 10,000 rows took seconds that way, and Qt compares
Python's numbers as 32 bit. Sorting a list by a key takes milliseconds (docs/decisions/003-tables-sort-themselves.md).

Many rows are sorted and filtered in slices, on the GUI thread: a worker would hold Python's lock while the table is
painted, which is worse. Until the last slice is done the table shows what it showed before.
"""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from gui.domain.filters.language import Filter, FilterFault, parse
from gui.qt.models.arrangement import Arrangement, row_filter
from gui.qt.models.column import ROOT, Column, Index, Record
from gui.qt.responsiveness.time_slices import TimeSlices, Work

AT_ONCE = 1000
"""So many rows are sorted and filtered within the call; more of them in slices."""


class SortedRows(QAbstractTableModel, Generic[Record]):
    """A sorted and filtered view of frozen records."""

    busy_changed = Signal(bool)
    """Many rows begin to be arranged, or are."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], str],
        *,
        slices: TimeSlices | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Hold no rows yet.

        Args:
            columns: left to right.
            key: the id that a row is known by, whatever its place.
            slices: where many rows are arranged, shared with other tables; None for one of its own.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._all: tuple[Record, ...] = ()
        self._by_key: dict[str, Record] = {}
        self._arrangement = Arrangement(self.columns, key)
        self._filter = Filter()
        self._shown: list[Record] = []
        self._row_by_key: dict[str, int] = {}
        self._slices = slices or TimeSlices(self)
        self._work: Work | None = None
        self._ahead: Work | None = None
        self._reset_due = False

    def show(self, records: Sequence[Record]) -> None:
        """Replace all rows, keeping order and filter."""
        self._all = tuple(records)
        self._arrangement.take(self._all, self.columns)
        self._reset_due = True
        self._arrange()

    def retitle(self, columns: Sequence[Column[Record]]) -> None:
        """Take the same columns in another language; rows are drawn anew."""
        self.columns = tuple(columns)
        self.show(self._all)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def filter(self, text: str, accept: Callable[[Record], bool] | None = None) -> FilterFault | None:
        """Show only rows that ``text`` asks for and that ``accept`` takes.

        Args:
            text: in the language of ``gui.domain.filters.language``.
            accept: None takes every row.

        Returns:
            What is wrong with ``text``; the rows then stay as the last good text has left them.
        """
        found = parse(text, self.fields())
        fault = found if isinstance(found, FilterFault) else None
        if not isinstance(found, FilterFault):
            self._filter = found
        takes = row_filter(self._filter.asked, self.columns, accept) if self._filter.asked else accept
        self._arrangement.narrow(self._filter.words, takes, self._filter.unwanted)
        self._reset_due = True
        self._arrange()
        return fault

    def fields(self) -> frozenset[str]:
        """Return the names of the fields that a filter can ask for, case folded."""
        return frozenset(name for column in self.columns for name in column.names())

    def search_without(self, columns: frozenset[str]) -> None:
        """Let words of the filter look into no column of these names: they are not shown."""
        if self._arrangement.leave_out(columns):
            self._reset_due = True
            self._arrange()

    @property
    def total(self) -> int:
        """Number of rows before filtering."""
        return len(self._all)

    def all(self) -> tuple[Record, ...]:
        """Return all rows, filtered out or not, in no order."""
        return self._all

    def shown(self) -> tuple[Record, ...]:
        """Return the rows as shown, top to bottom."""
        return tuple(self._shown)

    def record_at(self, row: int) -> Record:
        """Return the record of the visible ``row``."""
        return self._shown[row]

    def row_of(self, key: str) -> int | None:
        """Return the visible row of ``key``, None when it is filtered out or unknown."""
        return self._row_by_key.get(key)

    def has(self, key: str) -> bool:
        """Return whether there is a row of ``key``, filtered out or not."""
        return key in self._by_key

    @property
    def busy(self) -> bool:
        """Whether rows are being arranged; the table still shows what it showed before."""
        return self._work is not None

    @property
    def reading_ahead(self) -> bool:
        """Whether what a filter looks into is still being read; a filter may come before that is done."""
        return self._ahead is not None

    # Sorting and filtering

    def _arrange(self) -> None:
        """Begin anew; what was begun before is overtaken."""
        was_busy = self.busy
        self._slices.give_up(self._work)
        self._slices.give_up(self._ahead)
        self._work, self._ahead = None, None
        if len(self._all) <= AT_ONCE:
            for _ in self._arrangement.work():
                pass
            self._finish(was_busy=was_busy)
            return
        self._work = self._in_slices()
        self._slices.begin(self._work, self)
        if not was_busy:
            self.busy_changed.emit(True)

    def _in_slices(self) -> Work:
        yield from self._arrangement.work()
        # Whoever hears of the new rows may already ask for others.
        self._work = None
        # Read ahead, so that the first letter of a filter finds all it looks into.
        self._ahead = self._read_ahead()
        self._slices.begin(self._ahead, self)
        self._finish(was_busy=True)

    def _read_ahead(self) -> Work:
        yield from self._arrangement.read_texts()
        self._ahead = None

    def _finish(self, *, was_busy: bool) -> None:
        if was_busy:
            self.busy_changed.emit(False)
        self._swap()

    def _swap(self) -> None:
        shown, row_by_key = self._arrangement.result
        if self._reset_due:
            self._reset_due = False
            self.beginResetModel()
            self._shown, self._row_by_key, self._by_key = shown, row_by_key, self._arrangement.by_key
            self.forget_answers()
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self._shown[index.row()]) for index in before]
        self._shown, self._row_by_key = shown, row_by_key
        rows = [row_by_key.get(key, -1) for key in keys]
        after = [self.index(row, index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def forget_answers(self) -> None:
        """Forget what was worked out for the rows that go."""

    # What Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of visible rows."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``; the current row and the selection stay on their records."""
        if not 0 <= column < len(self.columns):
            return
        self._arrangement.sort_by(column, descending=order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column; rows have none."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None
