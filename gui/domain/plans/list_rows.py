"""From the rows of a list of bindings to the interfaces that they want, with every fault that needs no cloud."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gui.domain.choices.selection import Method
from gui.domain.cloud.region import RegionId
from gui.domain.plans.binding_list import Cell, Fault, ListColumn, ListFault, Row, Wanted, fault_at, is_new

MOST_ROWS: Final = 5000
"""The most rows that a list may have."""

METHODS: Final = {"": Method.MULTI_EIP, "multi-eip": Method.MULTI_EIP, "secondary-cidr": Method.SECONDARY_CIDR}
"""What the column of the method may hold; nothing means multi-EIP mode."""

_YES: Final = frozenset({"yes", "true", "1", "y", "on"})
_NO: Final = frozenset({"", "no", "false", "0", "n", "off"})
_CALCULATED: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_FORMULA_ERROR: Final = re.compile(r"#[A-Z0-9/]+[!?]?|Err:\d+")
_FLAGS: Final = (ListColumn.DETACH_FIRST, ListColumn.STOP_INSTANCE)
_ALIKE: Final = (
    ListColumn.INSTANCE,
    ListColumn.VSWITCH,
    ListColumn.SECURITY_GROUP,
    ListColumn.ENI_NAME,
    ListColumn.STACK,
)
_OF_NEW: Final = (ListColumn.VSWITCH, ListColumn.ENI_NAME)


def wanted(rows: Iterable[Row]) -> tuple[tuple[Wanted, ...], tuple[Fault, ...]]:
    """Return the interfaces of ``rows`` in the order of their first row, and every fault found without the cloud.

    Rows with a fault are left out of the interfaces, so that the rest can still be held against the cloud.
    """
    found = tuple(rows)
    if not found:
        return (), (Fault(ListFault.EMPTY),)
    if len(found) > MOST_ROWS:
        return (), (Fault(ListFault.ROWS_TOO_MANY, value=str(len(found)), other=str(MOST_ROWS)),)
    faults: list[Fault] = []
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in found:
        wrong = tuple(_row_faults(row))
        faults.extend(wrong)
        if not wrong:
            groups.setdefault(_key(row), []).append(row)
    for rows_of_one in groups.values():
        faults.extend(_unlike(rows_of_one))
    faults.extend(_twice(row for rows_of_one in groups.values() for row in rows_of_one))
    return tuple(_wanted(each) for each in groups.values()), tuple(faults)


def _key(row: Row) -> tuple[str, ...]:
    """Return what the rows of one plan have in common; a new interface without a name is one of its own."""
    region = _text(row, ListColumn.REGION)
    if _method(row) is Method.SECONDARY_CIDR:
        return (region, Method.SECONDARY_CIDR, _text(row, ListColumn.INSTANCE))
    if not is_new(_text(row, ListColumn.ENI)):
        return (region, Method.MULTI_EIP, _text(row, ListColumn.ENI))
    name, place = _text(row, ListColumn.ENI_NAME), row[ListColumn.REGION]
    return (region, "new", name) if name else (region, "new", "", str(place.line), str(place.character))


def _row_faults(row: Row) -> Iterator[Fault]:
    for column in ListColumn:
        cell = row.get(column)
        yield from (fault_at(ListFault.CELL_EMPTY, each) for each in (cell.parts if cell else ()) if not each.text)
        calculated = [each for each in (cell.parts or (cell,)) if _is_calculated(each.text)] if cell else []
        yield from (fault_at(ListFault.CELL_FORMULA, each) for each in calculated)
        if calculated:
            continue
        if cell is not None and column in _FLAGS and cell.text.casefold() not in _YES | _NO:
            yield fault_at(ListFault.CELL_NOT_YES_OR_NO, cell)
        elif cell is not None and column is ListColumn.METHOD and cell.text.casefold() not in METHODS:
            yield fault_at(ListFault.METHOD_UNKNOWN, cell)
    yield from _missing(row)
    yield from _out_of_place(row)


def _is_calculated(text: str) -> bool:
    """Return whether ``text`` is a formula, or the error that a spreadsheet program writes in place of its value."""
    return text.startswith(_CALCULATED) or bool(_FORMULA_ERROR.fullmatch(text))


def _missing(row: Row) -> Iterator[Fault]:
    """Yield the cells that are empty and must not be."""
    cidr = _method(row) is Method.SECONDARY_CIDR
    makes = not cidr and is_new(_text(row, ListColumn.ENI))
    needed = [ListColumn.REGION, ListColumn.INSTANCE, ListColumn.EIPS]
    needed += [ListColumn.SECURITY_GROUP] if cidr else [ListColumn.ENI]
    needed += [ListColumn.VSWITCH, ListColumn.SECURITY_GROUP] if makes else []
    for column in needed:
        if not _text(row, column) or (column is ListColumn.EIPS and not [*_parts(row, column)]):
            yield fault_at(ListFault.CELL_EMPTY, _cell(row, column))


def _out_of_place(row: Row) -> Iterator[Fault]:
    """Yield the cells that hold something which means nothing for this row: it may be meant otherwise."""
    unused: tuple[ListColumn, ...] = ()
    code = ListFault.CELL_NOT_FOR_NEW
    if _method(row) is Method.SECONDARY_CIDR:
        unused, code = (ListColumn.ENI, *_OF_NEW), ListFault.CELL_NOT_FOR_CIDR
    elif not is_new(_text(row, ListColumn.ENI)):
        unused, code = _OF_NEW, ListFault.CELL_ONLY_FOR_NEW
        if _text(row, ListColumn.SECURITY_GROUP):
            yield fault_at(ListFault.CELL_ONLY_FOR_CREATED, row[ListColumn.SECURITY_GROUP])
    for column in unused:
        if _text(row, column):
            yield fault_at(code, row[column])
    if code is not ListFault.CELL_ONLY_FOR_NEW and _says_yes(row, ListColumn.DETACH_FIRST):
        yield fault_at(code, row[ListColumn.DETACH_FIRST])


def _unlike(rows: list[Row]) -> Iterator[Fault]:
    """Yield where a later row of an interface says something else than its first one."""
    first = rows[0]
    line = str(first[ListColumn.REGION].line)
    for row in rows[1:]:
        for column in _ALIKE:
            if _text(row, column) != _text(first, column):
                yield fault_at(ListFault.UNLIKE, _cell(row, column), line)
        for column in _FLAGS:
            if _says_yes(row, column) is not _says_yes(first, column):
                place = _cell(row, column)
                yield Fault(ListFault.UNLIKE, place.line, column.value, other=line, character=place.character)


def _twice(rows: Iterable[Row]) -> Iterator[Fault]:
    first: dict[tuple[str, str], Cell] = {}
    for row in rows:
        for cell in _parts(row, ListColumn.EIPS):
            before = first.setdefault((_text(row, ListColumn.REGION), cell.text), cell)
            if before is not cell:
                yield fault_at(ListFault.EIP_TWICE, cell, str(before.line))


def _wanted(rows: list[Row]) -> Wanted:
    first = rows[0]
    eips = {cell.text: cell for row in reversed(rows) for cell in _parts(row, ListColumn.EIPS)}
    in_order = [cell.text for row in rows for cell in _parts(row, ListColumn.EIPS)]
    return Wanted(
        RegionId(_text(first, ListColumn.REGION)),
        first[ListColumn.REGION],
        _cell(first, ListColumn.ENI),
        first[ListColumn.INSTANCE],
        tuple(eips[each] for each in dict.fromkeys(in_order)),
        _method(first),
        first.get(ListColumn.VSWITCH),
        first.get(ListColumn.SECURITY_GROUP),
        first.get(ListColumn.ENI_NAME),
        tuple(_parts(first, ListColumn.STACK)),
        _says_yes(first, ListColumn.DETACH_FIRST),
        _says_yes(first, ListColumn.STOP_INSTANCE),
    )


def _cell(row: Row, column: ListColumn) -> Cell:
    """Return the cell, or where it would be: beside the region, which every row has."""
    place = row[ListColumn.REGION]
    return row.get(column) or Cell("", place.line, column.value, place.character)


def _text(row: Row, column: ListColumn) -> str:
    return row[column].text if column in row else ""


def _method(row: Row) -> Method:
    return METHODS.get(_text(row, ListColumn.METHOD).casefold(), Method.MULTI_EIP)


def _says_yes(row: Row, column: ListColumn) -> bool:
    return _text(row, column).casefold() in _YES


def _parts(row: Row, column: ListColumn) -> Iterator[Cell]:
    """Yield what a cell holds that may hold several."""
    cell = _cell(row, column)
    yield from cell.parts
    if cell.parts:
        return
    for text in cell.text.replace(";", " ").split():
        yield Cell(text, cell.line, cell.column, cell.character)
