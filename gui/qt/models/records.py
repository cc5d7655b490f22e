"""One table model for every table. It sorts and filters by itself, in Python.

A QSortFilterProxyModel asks the model for two values per comparison: 10,000 rows took seconds that way, and Qt compares
Python's numbers as 32 bit. Sorting a list by a key takes milliseconds (docs/decisions/003-tables-sort-themselves.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
SortValue = str | int | float | tuple[Any, ...]

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
RECORD_ROLE = Qt.ItemDataRole.UserRole + 3
ROOT = QModelIndex()


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
        fixed_pitch: shown in the fixed-width font: addresses and ids.
    """

    name: str
    title: str
    show: Callable[[Record], str]
    sort: Callable[[Record], SortValue] | None = None
    icon: Callable[[Record], object] | None = None
    tip: Callable[[Record], str] | None = None
    numeric: bool = False
    fixed_pitch: bool = False


class Records(QAbstractTableModel, Generic[Record]):
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
        self._tickable = tickable
        self._all: tuple[Record, ...] = ()
        self._haystacks: list[str] = []
        self._shown: list[Record] = []
        self._row_by_key: dict[str, int] = {}
        self._reasons: dict[str, str] = {}
        self._ticked: frozenset[str] = frozenset()
        self._words: tuple[str, ...] = ()
        self._accept: Callable[[Record], bool] | None = None
        self._order = (0, Qt.SortOrder.AscendingOrder)

    # What the table holds

    def show(self, records: Sequence[Record]) -> None:
        """Replace all rows, keeping order and filter."""
        self.beginResetModel()
        self._all = tuple(records)
        self._haystacks = ["\n".join(column.show(record) for column in self.columns).casefold() for record in self._all]
        self._reasons = {self.key(record): self._reason(record) for record in self._all} if self._reason else {}
        self._rebuild()
        self.endResetModel()

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
        self.beginResetModel()
        self._words, self._accept = tuple(text.casefold().split()), accept
        self._rebuild()
        self.endResetModel()

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

    def reason_of(self, key: str) -> str:
        """Return why the row of ``key`` can't be chosen, empty where it can."""
        return self._reasons.get(key, "")

    def _rebuild(self) -> None:
        accept, words = self._accept, self._words
        self._shown = [
            record
            for record, text in zip(self._all, self._haystacks, strict=True)
            if all(word in text for word in words) and (accept is None or accept(record))
        ]
        self._arrange()

    def _arrange(self) -> None:
        number, order = self._order
        # Equal rows keep the order of the first column: Python's sort is stable.
        self._shown.sort(key=self._sort_value(0))
        self._shown.sort(key=self._sort_value(number), reverse=order is Qt.SortOrder.DescendingOrder)
        self._row_by_key = {self.key(record): row for row, record in enumerate(self._shown)}

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
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self._shown[index.row()]) for index in before]
        self._order = (column, order)
        self._arrange()
        after = [self.index(self._row_by_key[key], index.column()) for key, index in zip(keys, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows that can't be chosen are disabled but visible."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.reason_of(self.key(self._shown[index.row()])):
            return Qt.ItemFlag.ItemNeverHasChildren
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self._tickable and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return what ``role`` asks of a cell."""
        if not index.isValid():
            return None
        record, column = self._shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.show(record)
            case Qt.ItemDataRole.CheckStateRole if self._tickable and index.column() == 0:
                return Qt.CheckState.Checked if self.key(record) in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.reason_of(self.key(record)) or (column.tip(record) if column.tip else None)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.show(record)}"
            case Qt.ItemDataRole.DecorationRole:
                return column.icon(record) if column.icon else None
            case Qt.ItemDataRole.TextAlignmentRole if column.numeric:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return self._own_role(role, record, column)

    def _own_role(self, role: int, record: Record, column: Column[Record]) -> Any:  # noqa: ANN401 - Qt's variant
        if role == KEY_ROLE:
            return self.key(record)
        if role == RECORD_ROLE:
            return record
        if role == SORT_ROLE:
            return column.sort(record) if column.sort else column.show(record).casefold()
        return None

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
