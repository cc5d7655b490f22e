"""Lists of bindings as files: CSV as spreadsheet programs write it, and JSON.

CSV: comma, semicolon or tab, whichever the first line has; UTF-8 with or without a byte order mark, or UTF-16 with one.
An apostrophe in front of a cell, which keeps a spreadsheet from calculating it, is taken away.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from gui.domain.cloud.errors import InputError
from gui.domain.plans.binding_list import Cell, Fault, ListColumn, ListFault, Row, Wanted, header_faults, wanted
from gui.services.files import json_value, read_file

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = (",", ";", "\t")


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
        rows, faults = _json(content) if path.suffix.lower() == ".json" else _csv(content)
    except ValueError as cause:
        raise InputError(f"{path} can't be read as a list: {cause}.") from cause
    return ((), faults) if faults else wanted(rows)


def _csv(content: bytes) -> tuple[list[Row], tuple[Fault, ...]]:
    text = _text(content)
    head = text.split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True, skipinitialspace=True
    )
    try:
        numbered: list[tuple[int, list[str]]] = []
        line = 1
        for cells in reader:
            numbered.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error
    return _rows(numbered)


def _rows(numbered: list[tuple[int, list[str]]]) -> tuple[list[Row], tuple[Fault, ...]]:
    names = [each.strip().casefold() for each in numbered[0][1]] if numbered else []
    faults = list(header_faults(names))
    rows: list[Row] = []
    for line, cells in numbered[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            faults.append(Fault(ListFault.CELLS_TOO_MANY, line, value=str(len(cells)), other=str(len(names))))
        padded = [*cells, *[""] * (len(names) - len(cells))]
        rows.append({name: Cell(_plain(cell), line, name) for name, cell in zip(names, padded, strict=False)})
    return rows, tuple(faults)


def _plain(cell: str) -> str:
    return cell.strip().removeprefix("'")


def _text(content: bytes) -> str:
    """Return the text of a CSV file.

    Raises:
        ValueError: it is in no encoding that is read; the text names the line.
    """
    if content.startswith(_UTF16):
        encoding = "utf-16"
    elif b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise ValueError(f"line {line} holds a zero byte. Save the file as CSV in UTF-8")
    else:
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ValueError(
            f"line {line} is not {encoding.removesuffix('-sig').upper()} text. Save it as UTF-8"
        ) from error


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
