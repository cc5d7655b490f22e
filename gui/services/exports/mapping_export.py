"""The mapping table as CSV and JSON, with the same column names in both; the schema of the JSON is in resources/schema.

CSV: RFC 4180, comma, CRLF, UTF-8. A file begins with a byte order mark, because spreadsheets take it for Latin-1
otherwise and break Chinese names; on standard output there is none, because programs read it there. A cell that a
spreadsheet would calculate gets an apostrophe in front, and so does a cell that begins with one: take one away to
have the text as it was.
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from gui import __version__
from gui.domain.checks.issue import Issue
from gui.domain.checks.issues import why
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import MAIN_LISTS, Unread
from gui.domain.cloud.region import RegionId
from gui.services.exports.cells import spreadsheet_cell, steering_escaped
from gui.services.exports.mapping_table import COLUMNS, Cell, MappingTable
from gui.words.findings import english_advice, english_sentence
from gui.words.plain_text import encodable

FORMAT = 3
"""Number of the JSON format; raised whenever members are added, changed or taken away."""

REGIONS_FORMAT = 1
"""The same of the JSON format for several regions."""

SCHEMA = "schema/mappings.schema.json"
"""Where the schema is, below resources/."""

REGIONS_SCHEMA = "schema/mappings_of_regions.schema.json"
"""Where the schema for several regions is."""


def to_csv(table: MappingTable, *, byte_order_mark: bool = True) -> bytes:
    """Return ``table`` as CSV; see the module for its dialect."""
    return csv_of((table,), (), byte_order_mark=byte_order_mark)


def csv_of(tables: Iterable[MappingTable], unread: Iterable[RegionId], *, byte_order_mark: bool = True) -> bytes:
    """Return the rows of ``tables`` one after another, as CSV.

    A region of ``unread`` has one row, which names its lists as unread: it is not empty, its content is not known.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for table in tables:
        writer.writerows([_csv_cell(cell) for cell in cells] for cells in table.cells())
    for region in unread:
        known: dict[str, Cell] = {"region": region, "lists_unread": tuple(each.value for each in MAIN_LISTS)}
        writer.writerow(_csv_cell(known.get(column.name)) for column in COLUMNS)
    content = text.getvalue().encode()
    return BOM_UTF8 + content if byte_order_mark else content


def _csv_cell(cell: Cell) -> str | int:
    if isinstance(cell, int):
        return cell
    return spreadsheet_cell(" ".join(cell) if isinstance(cell, tuple) else cell or "")


def to_json(table: MappingTable) -> Iterator[bytes]:
    """Yield ``table`` with its findings as JSON, row by row; its form is resources/schema/mappings.schema.json."""
    yield from _region(table)
    yield b"\n"


def json_of(tables: Iterable[MappingTable], unread: Mapping[RegionId, CloudError]) -> Iterator[bytes]:
    """Yield ``tables`` as JSON, row by row; resources/schema/mappings_of_regions.schema.json says what is in it.

    Args:
        tables: of the regions that were read.
        unread: the regions of which nothing is known, with the reason.
    """
    head: dict[str, Any] = {
        "format": REGIONS_FORMAT,
        "program": "multi-eip-wizard",
        "version": __version__,
        "unread_regions": [{"region": region, "reason": why(error)} for region, error in unread.items()],
    }
    yield _json(head).removesuffix(b"\n}")
    yield b',\n  "regions": ['
    between = b"\n    "
    for table in tables:
        yield between
        # No text in JSON has a line break of its own.
        yield from (piece.replace(b"\n", b"\n    ") for piece in _region(table))
        between = b",\n    "
    yield b"]\n}\n" if between[:1] == b"\n" else b"\n  ]\n}\n"


def _region(table: MappingTable) -> Iterator[bytes]:
    inventory = table.inventory
    names = [column.name for column in COLUMNS]
    head: dict[str, Any] = {
        "format": FORMAT,
        "program": "multi-eip-wizard",
        "version": __version__,
        "region": inventory.region,
        "as_of": _time(inventory.as_of),
        "unread": [_unread(each) for each in inventory.unread],
    }
    yield _json(head).removesuffix(b"\n}")
    rows = (dict(zip(names, map(_json_cell, cells), strict=True)) for cells in table.cells())
    yield from _member("mappings", rows)
    yield from _member("findings", map(_finding, table.findings))
    yield b"\n}"


def _member(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield the member ``name`` of an object, a list of ``rows``, each as soon as it is there."""
    yield f',\n  "{name}": ['.encode()
    between = b"\n    "
    for row in rows:
        # No text in JSON has a line break of its own.
        yield between + _json(row).replace(b"\n", b"\n    ")
        between = b",\n    "
    yield b"]" if between[:1] == b"\n" else b"\n  ]"


def _json(value: Mapping[str, Any]) -> bytes:
    return steering_escaped(json.dumps(value, ensure_ascii=False, indent=2)).encode()


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _unread(each: Unread) -> dict[str, str | None]:
    since = _time(each.known_as_of) if each.known_as_of else None
    return {"list": each.name.value, "reason": why(each.error), "known_as_of": since}


def _json_cell(cell: Cell) -> str | int | list[str] | None:
    if isinstance(cell, tuple):
        return [encodable(each) for each in cell]
    return encodable(cell) if isinstance(cell, str) else cell


def _finding(finding: Issue) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "ids": [encodable(each) for each in finding.ids],
        "values": {name: encodable(value) if isinstance(value, str) else value for name, value in finding.values},
        "sentence": encodable(english_sentence(finding)),
        "remedy": finding.remedy.value,
        "advice": english_advice(finding),
    }
