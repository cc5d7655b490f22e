"""A list of bindings as its rows, before anything is looked up: which EIPs to which interface on which instance.

A row names one or several EIPs of one interface; the rows of one interface belong together and make one plan. Each
fault names the row and the column it is in, so that whoever made the list finds it there. Pure: the file is read
elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gui.domain.cloud.region import RegionId

MOST_ROWS: Final = 5000
"""The most rows that a list may have."""


class ListColumn(StrEnum):
    """The columns of a list, in the order of a template."""

    REGION = "region"
    ENI = "eni"
    INSTANCE = "instance"
    EIPS = "eips"
    DETACH_FIRST = "detach_first"
    STOP_INSTANCE = "stop_instance"


REQUIRED: Final = (ListColumn.REGION, ListColumn.ENI, ListColumn.INSTANCE, ListColumn.EIPS)
_YES: Final = frozenset({"yes", "true", "1", "y"})
_NO: Final = frozenset({"", "no", "false", "0", "n"})
_CALCULATED: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class ListFault(StrEnum):
    """What is wrong with a list."""

    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    CELLS_TOO_MANY = "cells_too_many"
    CELL_EMPTY = "cell_empty"
    CELL_FORMULA = "cell_formula"
    CELL_NOT_YES_OR_NO = "cell_not_yes_or_no"
    EMPTY = "empty"
    ROWS_TOO_MANY = "rows_too_many"
    UNLIKE = "unlike"
    EIP_TWICE = "eip_twice"
    REGION_UNREAD = "region_unread"
    EIP_UNKNOWN = "eip_unknown"
    EIP_AMBIGUOUS = "eip_ambiguous"
    ENI_UNKNOWN = "eni_unknown"
    ENI_AMBIGUOUS = "eni_ambiguous"
    INSTANCE_UNKNOWN = "instance_unknown"
    INSTANCE_AMBIGUOUS = "instance_ambiguous"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where it stands, so that a fault can name the place.

    Attributes:
        text: as it was written, without blanks around it.
        line: of the file, from 1; the number of the entry where the file has no rows.
        column: name of the column.
    """

    text: str
    line: int
    column: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        code: which.
        line: see Cell; 0 for the whole list.
        column: name of the column, empty for the whole row.
        value: what was found there.
        other: what it is at odds with: another line, or the other candidates.
    """

    code: ListFault
    line: int = 0
    column: str = ""
    value: str = ""
    other: str = ""


def fault_at(code: ListFault, cell: Cell, other: str = "") -> Fault:
    """Return the fault ``code`` of ``cell``."""
    return Fault(code, cell.line, cell.column, cell.text, other)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One interface of the list, with everything that its rows say.

    Attributes:
        region: where.
        eni: the interface, by id or name.
        instance: the instance, by id or name.
        eips: the EIPs, each by id, address, name, or ``tag:key=value``, which may name several.
        detach_first: whether the interface may be detached from the instance that has it now.
        stop_instance: whether an instance may be stopped and started again where that is needed.
    """

    region: RegionId
    eni: Cell
    instance: Cell
    eips: tuple[Cell, ...]
    detach_first: bool = False
    stop_instance: bool = False


Row = Mapping[str, Cell]


def header_faults(columns: Iterable[str], line: int = 1) -> tuple[Fault, ...]:
    """Return what is wrong with the names of the columns."""
    names = tuple(columns)
    known = {column.value for column in ListColumn}
    unknown = (Fault(ListFault.COLUMN_UNKNOWN, line, each) for each in dict.fromkeys(names) if each not in known)
    twice = (Fault(ListFault.COLUMN_TWICE, line, each) for each in known if names.count(each) > 1)
    missing = (Fault(ListFault.COLUMN_MISSING, line, each.value) for each in REQUIRED if each.value not in names)
    return (*unknown, *twice, *missing)


def wanted(rows: Iterable[Row]) -> tuple[tuple[Wanted, ...], tuple[Fault, ...]]:
    """Return the interfaces of ``rows`` in the order of their first row, and every fault found without the cloud."""
    found = tuple(rows)
    if not found:
        return (), (Fault(ListFault.EMPTY),)
    if len(found) > MOST_ROWS:
        return (), (Fault(ListFault.ROWS_TOO_MANY, value=str(len(found)), other=str(MOST_ROWS)),)
    faults = [fault for row in found for fault in _row_faults(row)]
    if faults:
        return (), tuple(faults)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        groups.setdefault((row[ListColumn.REGION].text, row[ListColumn.ENI].text), []).append(row)
    for rows_of_eni in groups.values():
        faults.extend(_unlike(rows_of_eni))
    faults.extend(_twice(found))
    return tuple(_wanted(each) for each in groups.values()), tuple(faults)


def _row_faults(row: Row) -> Iterator[Fault]:
    for name, cell in row.items():
        if cell.text.startswith(_CALCULATED):
            yield fault_at(ListFault.CELL_FORMULA, cell)
        elif name in {ListColumn.DETACH_FIRST, ListColumn.STOP_INSTANCE}:
            if cell.text.casefold() not in _YES | _NO:
                yield fault_at(ListFault.CELL_NOT_YES_OR_NO, cell)
        elif not cell.text:
            yield fault_at(ListFault.CELL_EMPTY, cell)


def _unlike(rows: list[Row]) -> Iterator[Fault]:
    """Yield where a later row of an interface says something else than its first one."""
    first = rows[0]
    for row in rows[1:]:
        if row[ListColumn.INSTANCE].text != first[ListColumn.INSTANCE].text:
            yield fault_at(ListFault.UNLIKE, row[ListColumn.INSTANCE], str(first[ListColumn.INSTANCE].line))
        for column in (ListColumn.DETACH_FIRST, ListColumn.STOP_INSTANCE):
            if _says_yes(row, column) is not _says_yes(first, column):
                line = row[ListColumn.ENI].line
                yield Fault(ListFault.UNLIKE, line, column.value, other=str(first[ListColumn.ENI].line))


def _twice(rows: tuple[Row, ...]) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        for cell in _eips(row):
            line = first.setdefault((row[ListColumn.REGION].text, cell.text), cell.line)
            if line != cell.line:
                yield fault_at(ListFault.EIP_TWICE, cell, str(line))


def _wanted(rows: list[Row]) -> Wanted:
    first = rows[0]
    eips = {cell.text: cell for row in rows for cell in _eips(row)}
    return Wanted(
        RegionId(first[ListColumn.REGION].text),
        first[ListColumn.ENI],
        first[ListColumn.INSTANCE],
        tuple(eips.values()),
        _says_yes(first, ListColumn.DETACH_FIRST),
        _says_yes(first, ListColumn.STOP_INSTANCE),
    )


def _says_yes(row: Row, column: ListColumn) -> bool:
    return column in row and row[column].text.casefold() in _YES


def _eips(row: Row) -> Iterator[Cell]:
    """Yield the EIPs of a cell that holds several, separated by blanks or semicolons."""
    cell = row[ListColumn.EIPS]
    for text in dict.fromkeys(cell.text.replace(";", " ").split()):
        yield Cell(text, cell.line, cell.column)
