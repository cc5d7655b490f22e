"""What the fields and networks of a filter ask of a record, by the columns of its table."""

from collections.abc import Callable, Iterator
from typing import Any, Generic

from gui.domain.filters.language import Term, applies
from gui.qt.models.column import Column, Record


class RowFilter(Generic[Record]):
    """Says of a record whether the fields and addresses that a filter asks for are as it asks."""

    def __init__(
        self, terms: tuple[Term, ...], columns: tuple[Column[Record], ...], accept: Callable[[Record], bool] | None
    ) -> None:
        self._terms, self._accept = terms, accept
        names = {term.field for term in terms}
        self._by_field = {name: [each for each in columns if name in each.names()] for name in names if name}
        self._addresses = [each.sort_value for each in columns if each.address]

    def __call__(self, record: Record) -> bool:
        """Return whether every term applies, and the record is accepted besides."""
        if self._accept is not None and not self._accept(record):
            return False

        def values(field: str) -> Iterator[str]:
            return (text.casefold() for each in self._by_field[field] for text in each.asked(record))

        def addresses(field: str) -> Iterator[Any]:
            chosen = [each.sort_value for each in self._by_field[field] if each.address] if field else self._addresses
            return (value(record) for value in chosen)

        return all(applies(term, values, addresses) for term in self._terms)
