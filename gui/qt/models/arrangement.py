"""Which records are shown, in what order: worked out a piece at a time, so that a window can answer in between.

What was worked out is kept as long as it holds: a filter sorts nothing anew, an order reads no text anew.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NamedTuple

from gui.domain.filters.language import Term, applies
from gui.qt.models.column import Column, Record

PIECE = 200
"""So many records are filtered between two looks at the clock: a filter takes well under a microsecond for each."""


class Arranged(NamedTuple, Generic[Record]):
    """The records shown, top to bottom, and the row of each key."""

    shown: list[Record]
    row_by_key: dict[str, int]


class Arrangement(Generic[Record]):
    """Order and filter over all records of a table."""

    def __init__(self, columns: Sequence[Column[Record]], key: Callable[[Record], str]) -> None:
        self._columns, self._key = tuple(columns), key
        self._records: tuple[Record, ...] = ()
        self._sorted_by = (0, False)
        self._words: tuple[str, ...] = ()
        self._unwanted: tuple[str, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self._accept: Callable[[Record], bool] | None = None
        self._order: list[int] | None = None
        self._keys: list[str] = []
        self.by_key: dict[str, Record] = {}
        self._texts: list[str] = []
        self.result: Arranged[Record] = Arranged([], {})

    def take(self, records: tuple[Record, ...], columns: Sequence[Column[Record]]) -> None:
        """Arrange ``records`` from now on, shown in ``columns``."""
        self._records, self._columns = records, tuple(columns)
        self._order, self._keys, self.by_key, self._texts = None, [], {}, []

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Sort by the column of this number."""
        self._sorted_by, self._order = (column, descending), None

    def narrow(
        self, words: tuple[str, ...], accept: Callable[[Record], bool] | None, unwanted: tuple[str, ...] = ()
    ) -> None:
        """Show only records in which all of ``words`` and none of ``unwanted`` occur, and that ``accept`` takes.

        Args:
            words: case folded.
            accept: None takes every record.
            unwanted: case folded.
        """
        self._words, self._accept, self._unwanted = words, accept, unwanted

    def leave_out(self, columns: frozenset[str]) -> bool:
        """Look for words in no column of these names; return whether another answer may follow from that."""
        if columns == self._hidden:
            return False
        self._hidden, self._texts = columns, []
        return bool(self._words or self._unwanted)

    def work(self) -> Iterator[bool]:
        """Fill ``result``; each yield is a chance to pause, and says whether it should be taken."""
        yield from self._read_keys()
        if self._order is None:
            yield from self._sort()
        if self._words or self._unwanted:
            yield from self.read_texts()
        places: list[int] = []
        order = self._order or []
        for start in range(0, len(order), PIECE):
            places += filter(self._fits, order[start : start + PIECE])
            yield False
        records, keys = self._records, self._keys
        self.result = Arranged(
            [records[place] for place in places], {keys[place]: row for row, place in enumerate(places)}
        )
        yield True

    def read_texts(self) -> Iterator[bool]:
        """Read what the filter looks into, as far as that is not done; pauses are as in ``work``."""
        searched = [each for each in self._columns if each.searched and each.name not in self._hidden]
        shows = [show for each in searched for show in (each.show, each.below) if show]
        for record in self._records[len(self._texts) :]:
            self._texts.append("\n".join([show(record) for show in shows]).casefold())
            yield False

    def _read_keys(self) -> Iterator[bool]:
        for record in self._records[len(self._keys) :]:
            key = self._key(record)
            self._keys.append(key)
            self.by_key[key] = record
            yield False

    def _sort(self) -> Iterator[bool]:
        # Lists side by side, not a tuple for each row: so many new containers would set off Python's garbage
        # collection, and that alone takes as long as several slices.
        firsts: list[Any] = []
        chosens: list[Any] = []
        number, descending = self._sorted_by
        first, chosen = self._columns[0].sort_value, self._columns[number].sort_value
        for record in self._records:
            firsts.append(first(record))
            chosens.append(chosen(record))
            yield False
        yield True
        # Equal rows keep the order of the first column: Python's sort is stable.
        order = sorted(range(len(firsts)), key=firsts.__getitem__)
        yield True
        order.sort(key=chosens.__getitem__, reverse=descending)
        self._order = order
        yield True

    def _fits(self, place: int) -> bool:
        if self._words or self._unwanted:
            text = self._texts[place]
            for word in self._words:
                if word not in text:
                    return False
            for word in self._unwanted:
                if word in text:
                    return False
        return self._accept is None or self._accept(self._records[place])


def row_filter(
    terms: tuple[Term, ...], columns: tuple[Column[Record], ...], accept: Callable[[Record], bool] | None
) -> Callable[[Record], bool]:
    """Return what says of a record whether its fields and addresses are as a filter asks, and ``accept`` takes it."""
    names = {term.field for term in terms}
    by_field = {name: [each for each in columns if name in each.names()] for name in names if name}
    all_addresses = [each.sort_value for each in columns if each.address]

    def fits(record: Record) -> bool:
        def values(field: str) -> Iterator[str]:
            return (text.casefold() for each in by_field[field] for text in each.asked(record))

        def addresses(field: str) -> Iterator[Any]:
            chosen = [each.sort_value for each in by_field[field] if each.address] if field else all_addresses
            return (value(record) for value in chosen)

        return (accept is None or accept(record)) and all(applies(term, values, addresses) for term in terms)

    return fits
