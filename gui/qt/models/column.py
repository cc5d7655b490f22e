"""What a table says of each of its columns, and the roles by which a row is asked for its key and its record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
RECORD_ROLE = Qt.ItemDataRole.UserRole + 3

SortValue = str | int | float | tuple[Any, ...]


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

    @property
    def sort_value(self) -> Callable[[Record], SortValue]:
        """What the rows are sorted by."""
        return self.sort or (lambda record: self.show(record).casefold())
