"""The lines of a CSV file as spreadsheet programs write it.

Comma, semicolon or tab, whichever the first line has most; UTF-8 with or without a byte order mark, or UTF-16 with one.
An apostrophe in front of a cell, which keeps a spreadsheet from calculating it, is taken away.
"""

import codecs
import csv
import io
from typing import Final

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS: Final = (",", ";", "\t")


def numbered_rows(content: bytes) -> list[tuple[int, list[str]]]:
    """Return number of the first line and cells of each row, without blanks around them.

    Raises:
        ValueError: it is no such file; the text is a clause that names the line.
    """
    text = _text(content)
    head = text.split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True, skipinitialspace=True
    )
    numbered: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            numbered.append((line, [cell.strip().removeprefix("'") for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error
    return numbered


def _text(content: bytes) -> str:
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
