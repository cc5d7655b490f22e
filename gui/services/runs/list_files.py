"""Lists of bindings as files: CSV as spreadsheet programs write it, and JSON."""

from collections.abc import Iterator
from pathlib import Path

from gui.domain.cloud.errors import InputError
from gui.domain.plans.binding_list import Cell, Fault, ListColumn, ListFault, Row, Wanted, header_faults, wanted
from gui.services.csv_rows import numbered_rows
from gui.services.files import json_value, read_file


def load_list(path: Path) -> tuple[tuple[Wanted, ...], tuple[Fault, ...]]:
    """Return the interfaces of the list in the file ``path``, and every fault found without the cloud.

    A file that ends in ``.json`` holds a list of objects; every other one is CSV.

    Raises:
        InputError: it can't be read as such a file at all; the line is named.
    """
    try:
        content = read_file(path)
    except OSError as cause:
        raise InputError(f"The list can't be read from {path}: {cause.strerror}.") from cause
    try:
        rows, faults = _json(content) if path.suffix.lower() == ".json" else _rows(numbered_rows(content))
    except ValueError as cause:
        raise InputError(f"{path} can't be read as a list: {cause}.") from cause
    return ((), faults) if faults else wanted(rows)


def _rows(numbered: list[tuple[int, list[str]]]) -> tuple[list[Row], tuple[Fault, ...]]:
    names = [each.casefold() for each in numbered[0][1]] if numbered else []
    faults = list(header_faults(names))
    rows: list[Row] = []
    for line, cells in numbered[1:]:
        if not any(cells):
            continue
        if len(cells) > len(names):
            faults.append(Fault(ListFault.CELLS_TOO_MANY, line, value=str(len(cells)), other=str(len(names))))
        padded = [*cells, *[""] * (len(names) - len(cells))]
        rows.append({name: Cell(cell, line, name) for name, cell in zip(names, padded, strict=False)})
    return rows, tuple(faults)


def _json(content: bytes) -> tuple[list[Row], tuple[Fault, ...]]:
    data = json_value(content)
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise ValueError("it holds no list of objects")
    faults = [fault for number, each in enumerate(data, start=1) for fault in header_faults(each, number)]
    return [dict(_json_row(each, number)) for number, each in enumerate(data, start=1)], tuple(faults)


def _json_row(entry: dict[str, object], number: int) -> Iterator[tuple[str, Cell]]:
    for name, value in entry.items():
        if isinstance(value, bool):
            text = "yes" if value else "no"
        elif isinstance(value, str):
            text = value
        elif name == ListColumn.EIPS and isinstance(value, list) and all(isinstance(each, str) for each in value):
            text = ";".join(value)
        else:
            raise ValueError(f"entry {number}: {name} is not text")
        yield name, Cell(text.strip(), number, name)
