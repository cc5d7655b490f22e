"""Lists of bindings as files: CSV as spreadsheet programs write it, YAML, and JSON."""

from collections.abc import Iterator
from pathlib import Path

from gui.domain.cloud.errors import InputError
from gui.domain.plans.binding_list import Cell, Fault, ListColumn, ListFault, Row, Wanted, header_faults
from gui.domain.plans.list_rows import wanted
from gui.services.csv_rows import decoded, numbered_rows
from gui.services.files import json_value, read_file
from gui.words import plan_list as words
from gui.words.plain_text import system_reason

_SEVERAL = (ListColumn.EIPS, ListColumn.STACK)
_SPOILT = (ListFault.COLUMN_MISSING, ListFault.COLUMN_TWICE)
"""Faults of the columns with which no row says anything."""

Rows = tuple[list[Row], tuple[Fault, ...]]
LoadedList = tuple[tuple[Wanted, ...], tuple[Fault, ...]]
"""The interfaces of a list, and every fault found without the cloud."""


def load_list(path: Path) -> LoadedList:
    """Return the interfaces of the list in the file ``path``, and every fault found without the cloud.

    A file that ends in ``.json``, ``.yaml`` or ``.yml`` holds a list of objects; every other one is CSV. Where there
    are faults, the interfaces are those that can still be held against the cloud.

    Raises:
        InputError: it can't be read as such a file at all; the line is named.
    """
    try:
        content = read_file(path)
    except OSError as cause:
        raise InputError(words.text(words.LIST_UNREADABLE).format(path=path, reason=system_reason(cause))) from cause
    try:
        rows, faults = _rows_of(path.suffix.lower(), content)
    except ValueError as cause:
        raise InputError(words.text(words.NO_LIST).format(path=path, reason=cause)) from cause
    if faults and not rows:
        return (), faults
    entries, more = wanted(rows)
    return entries, (*faults, *more)


def _rows_of(suffix: str, content: bytes) -> Rows:
    if suffix == ".json":
        return _json(content)
    if suffix in {".yaml", ".yml"}:
        from gui.services.runs.list_yaml import rows_of_yaml  # noqa: PLC0415 - most lists are CSV

        return rows_of_yaml(decoded(content))
    return _rows(numbered_rows(content))


def _rows(numbered: list[tuple[int, list[str]]]) -> Rows:
    names = [each.casefold() for each in numbered[0][1]] if numbered else []
    while names and not names[-1]:
        names.pop()  # columns that a spreadsheet program has beside the table
    faults = list(header_faults(names, numbered[0][0] if numbered else 1))
    if any(each.code in _SPOILT for each in faults):
        return [], tuple(faults)
    rows: list[Row] = []
    for line, cells in numbered[1:]:
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if not any(cells):
            continue
        if len(cells) > len(names):
            faults.append(Fault(ListFault.CELLS_TOO_MANY, line, value=str(len(cells)), other=str(len(names))))
            continue
        padded = [*cells, *[""] * (len(names) - len(cells))]
        rows.append({name: Cell(cell, line, name) for name, cell in zip(names, padded, strict=True)})
    return rows, tuple(faults)


def _json(content: bytes) -> Rows:
    data = json_value(content)
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise ValueError(words.text(words.NO_OBJECTS))
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, each in enumerate(data, start=1):
        wrong = header_faults(each, number)
        faults.extend(wrong)
        if not any(fault.code in _SPOILT for fault in wrong):
            rows.append(dict(_json_row(each, number)))
    return rows, tuple(faults)


def _json_row(entry: dict[str, object], number: int) -> Iterator[tuple[str, Cell]]:
    for name, value in entry.items():
        parts: tuple[Cell, ...] = ()
        if isinstance(value, bool):
            text = "yes" if value else "no"
        elif value is None or isinstance(value, str):
            text = value or ""
        elif name in _SEVERAL and isinstance(value, list) and all(isinstance(each, str) for each in value):
            text = ";".join(value)
            parts = tuple(Cell(each.strip(), number, name) for each in value)
        else:
            raise ValueError(words.text(words.ENTRY_NOT_TEXT).format(number=number, column=name))
        yield name, Cell(text.strip(), number, name, parts=parts)
