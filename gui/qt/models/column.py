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
        below: the text of a second line, such as the id below a name.
        whole: texts for which there is always room.
        uncut: no text of it is ever cut, as none of an address or a number is.
        address: the value it sorts by is an IPv4 address as a number; beyond 32 bits there is none.
        values: what a filter compares that asks for the column by a field; its texts where None.
        fields: names by which a filter asks for it, beside its own name and its title.
        minor: the first to give all its room where others would be cut; its text is copied all the same.
        idle: texts that say no more than an empty cell; with no others the column gives its room as a minor one does.
        searched: whether a plain word of a filter looks into it.
    """

    name: str
    title: str
    show: Callable[[Record], str]
    sort: Callable[[Record], SortValue] | None = None
    icon: Callable[[Record], object] | None = None
    tip: Callable[[Record], str] | None = None
    numeric: bool = False
    sentence: bool = False
    below: Callable[[Record], str] | None = None
    whole: tuple[str, ...] = ()
    uncut: bool = False
    address: bool = False
    values: Callable[[Record], tuple[str, ...]] | None = None
    fields: tuple[str, ...] = ()
    minor: bool = False
    idle: tuple[str, ...] = ()
    searched: bool = True

    @property
    def rigid(self) -> bool:
        """Whether it never gets narrower than what it holds."""
        return self.uncut or self.address or self.numeric

    def texts(self, record: Record) -> tuple[str, ...]:
        """Return what a cell shows, line by line."""
        return (self.show(record), self.below(record)) if self.below else (self.show(record),)

    def asked(self, record: Record) -> tuple[str, ...]:
        """Return what a filter compares that asks for this column."""
        return (*self.texts(record), *(self.values(record) if self.values else ()))

    def names(self) -> frozenset[str]:
        """Return the names by which a filter can ask for it, case folded; a title also without its spaces."""
        title = self.title.casefold()
        return frozenset({self.name, title, title.replace(" ", ""), *self.fields})

    @property
    def sort_value(self) -> Callable[[Record], SortValue]:
        """What the rows are sorted by."""
        return self.sort or (lambda record: self.show(record).casefold())
