"""One table model for every table. It sorts and filters by itself, in Python.

A QSortFilterProxyModel asks the model for two values per comparison: 10,000 rows took seconds that way, and Qt compares
Python's numbers as 32 bit. Sorting a list by a key takes milliseconds (docs/decisions/003-tables-sort-themselves.md).

Many rows are sorted and filtered a slice at a time, on the GUI thread: a worker would hold Python's lock while the
table is painted, which is worse. Until the last slice is done the table shows what it showed before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
SortValue = str | int | float | tuple[Any, ...]

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
RECORD_ROLE = Qt.ItemDataRole.UserRole + 3
ROOT = QModelIndex()

_DISABLED = Qt.ItemFlag.ItemNeverHasChildren
_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICKABLE = _ENABLED | Qt.ItemFlag.ItemIsUserCheckable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

AT_ONCE = 1000
"""So many rows are sorted and filtered within the call; more of them in slices."""
SLICE = 0.008
"""Seconds of one slice: half a frame."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column.

    Attributes:
        name: stable name, for saved column states and exports; never shown.
        title: shown in the header, already translated.
        show: the text of a cell.
        sort: the value it sorts by; the text, case folded, where None.
        icon: a picture beside the text; the text alone must already say it.
        tip: tooltip, and description for screen readers; the text where None.
        numeric: right-aligned.
        sentence: it holds sentences, which need more room than names and ids.
    """

    name: str
    title: str
    show: Callable[[Record], str]
    sort: Callable[[Record], SortValue] | None = None
    icon: Callable[[Record], object] | None = None
    tip: Callable[[Record], str] | None = None
    numeric: bool = False
    sentence: bool = False


class _Found(NamedTuple, Generic[Record]):
    shown: list[Record]
    row_by_key: dict[str, int]


class Records(QAbstractTableModel, Generic[Record]):
    """A sorted and filtered view of frozen records; ticks are drawn from outside state, never stored here."""

    ticked = Signal(str, bool)
    """The user asks for the tick of a row to be set or taken away; ``show_ticks`` answers."""
    busy_changed = Signal(bool)
    """Many rows begin to be arranged, or are."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], str],
        *,
        reason: Callable[[Record], str] | None = None,
        tickable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            columns: left to right.
            key: the id that a row is known by, whatever its place.
            reason: why a row can't be chosen, empty where it can; None makes no difference between rows.
            tickable: whether rows show a tick.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._reason = reason
        self.tickable = tickable
        self._all: tuple[Record, ...] = ()
        self._by_key: dict[str, Record] = {}
        self._haystacks: list[str] = []
        self._shown: list[Record] = []
        self._row_by_key: dict[str, int] = {}
        self._reasons: dict[str, str] = {}
        self._ticked: frozenset[str] = frozenset()
        self._words: tuple[str, ...] = ()
        self._accept: Callable[[Record], bool] | None = None
        self._order = (0, Qt.SortOrder.AscendingOrder)
        self._answers: dict[int, Callable[[Record, int], Any]] = {
            int(Qt.ItemDataRole.DisplayRole): self._display,
            int(Qt.ItemDataRole.CheckStateRole): self._tick,
            int(Qt.ItemDataRole.ToolTipRole): self._tip,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): self._tip,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.DecorationRole): self._icon,
            int(Qt.ItemDataRole.TextAlignmentRole): self._alignment,
            KEY_ROLE: lambda record, _column: self.key(record),
            RECORD_ROLE: lambda record, _column: record,
            SORT_ROLE: lambda record, column: self._sort_value(column)(record),
        }
        self._work: Iterator[bool] | None = None
        self._found: _Found[Record] = _Found([], {})
        self._reset_due = False
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._do_slice)

    # What the table holds

    def show(self, records: Sequence[Record]) -> None:
        """Replace all rows, keeping order and filter."""
        self._all = tuple(records)
        self._by_key = {self.key(record): record for record in self._all}
        self._haystacks, self._reasons = [], {}
        self._reset_due = True
        self._arrange()

    def retitle(self, columns: Sequence[Column[Record]]) -> None:
        """Take the same columns in another language; rows are drawn anew."""
        self.columns = tuple(columns)
        self.show(self._all)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def show_ticks(self, keys: frozenset[str]) -> None:
        """Draw a tick on the rows of ``keys`` and on no others."""
        changed = self._ticked ^ keys
        self._ticked = keys
        for key in changed:
            row = self._row_by_key.get(key)
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [Qt.ItemDataRole.CheckStateRole])

    def filter(self, text: str, accept: Callable[[Record], bool] | None = None) -> None:
        """Show only rows in which every word of ``text`` occurs somewhere and that ``accept`` takes."""
        self._words, self._accept = tuple(text.casefold().split()), accept
        self._reset_due = True
        self._arrange()

    @property
    def total(self) -> int:
        """Number of rows before filtering."""
        return len(self._all)

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

    def reason_of(self, key: str) -> str:
        """Return why the row of ``key`` can't be chosen, empty where it can."""
        if self._reason is None or key not in self._by_key:
            return ""
        if key not in self._reasons:
            self._reasons[key] = self._reason(self._by_key[key])
        return self._reasons[key]

    # Sorting and filtering

    def _arrange(self) -> None:
        """Begin anew; what was begun before is overtaken."""
        was_busy = self.busy
        self._work = self._arranging()
        if len(self._all) <= AT_ONCE:
            for _ in self._work:
                pass
            self._finish(was_busy=was_busy)
        else:
            self._slices.start()
            if not was_busy:
                self.busy_changed.emit(True)

    def _do_slice(self) -> None:
        end = perf_counter() + SLICE
        for heavy in self._work or ():
            if heavy or perf_counter() > end:
                return
        self._finish(was_busy=True)

    def _finish(self, *, was_busy: bool) -> None:
        self._slices.stop()
        # Whoever hears of the new rows may already ask for others.
        self._work, found, self._found = None, self._found, _Found([], {})
        if was_busy:
            self.busy_changed.emit(False)
        self._swap(found)

    def _arranging(self) -> Iterator[bool]:
        """Filter and sort into ``_found``; each yield is a chance to pause, and says whether it should be taken."""
        # Lists side by side, not a tuple for each row: so many new containers would set off Python's garbage
        # collection, and that alone takes as long as several slices.
        records: list[Record] = []
        keys: list[str] = []
        firsts: list[Any] = []
        chosens: list[Any] = []
        number, order = self._order
        first, chosen = self._sort_value(0), self._sort_value(number)
        for place, record in enumerate(self._all):
            if self._fits(place, record):
                records.append(record)
                keys.append(self.key(record))
                firsts.append(first(record))
                chosens.append(chosen(record))
            yield False
        yield True
        # Equal rows keep the order of the first column: Python's sort is stable.
        rows = sorted(range(len(records)), key=firsts.__getitem__)
        yield True
        rows.sort(key=chosens.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)
        yield True
        self._found = _Found([records[row] for row in rows], {keys[row]: place for place, row in enumerate(rows)})
        yield True

    def _fits(self, place: int, record: Record) -> bool:
        if self._words:
            if place == len(self._haystacks):
                text = "\n".join(column.show(record) for column in self.columns)
                self._haystacks.append(text.casefold())
            if not all(word in self._haystacks[place] for word in self._words):
                return False
        return self._accept is None or self._accept(record)

    def _swap(self, found: "_Found[Record]") -> None:
        shown, row_by_key = found
        if self._reset_due:
            self._reset_due = False
            self.beginResetModel()
            self._shown, self._row_by_key = shown, row_by_key
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

    def _sort_value(self, number: int) -> Callable[[Record], SortValue]:
        column = self.columns[number]
        return column.sort or (lambda record: column.show(record).casefold())

    # What Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of visible rows."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``; the current row and the selection stay on their records."""
        if not 0 <= column < len(self.columns):
            return
        self._order = (column, order)
        self._arrange()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows that can't be chosen are disabled but visible."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._reason is not None and self.reason_of(self.key(self._shown[index.row()])):
            return _DISABLED
        return _TICKABLE if self.tickable and index.column() == 0 else _ENABLED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return what ``role`` asks of a cell."""
        # Painting asks for a dozen roles of each cell; most have no answer, and numbers compare faster than Qt's names.
        answer = self._answers.get(int(role))
        if answer is None or not index.isValid():
            return None
        return answer(self._shown[index.row()], index.column())

    def _display(self, record: Record, column: int) -> str:
        return self.columns[column].show(record)

    def _tick(self, record: Record, column: int) -> Qt.CheckState | None:
        if not self.tickable or column:
            return None
        return Qt.CheckState.Checked if self.key(record) in self._ticked else Qt.CheckState.Unchecked

    def _tip(self, record: Record, column: int) -> str | None:
        tip = self.columns[column].tip
        return self.reason_of(self.key(record)) or (tip(record) if tip else None)

    def _spoken(self, record: Record, column: int) -> str:
        return f"{self.columns[column].title}: {self.columns[column].show(record)}"

    def _icon(self, record: Record, column: int) -> object:
        picture = self.columns[column].icon
        return picture(record) if picture else None

    def _alignment(self, _record: Record, column: int) -> Qt.AlignmentFlag | None:
        return _RIGHT if self.columns[column].numeric else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Pass the wish for a tick on; nothing is stored here."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self.ticked.emit(self.key(self._shown[index.row()]), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802, ANN401 - Qt's name and variant
        """Return the title of a column; rows have none."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None
