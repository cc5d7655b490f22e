"""The lines of a CSV file as spreadsheet programs write it.

Comma, semicolon or tab, whichever the first line has most; UTF-8 with or without a byte order mark, or UTF-16 with one.
An apostrophe in front of a cell, which keeps a spreadsheet from calculating it, is taken away.
"""

import codecs
import csv
import io
from typing import Final

from gui.words import plan_list as words

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS: Final = (",", ";", "\t")
_SEPARATOR: Final = "sep="


def numbered_rows(content: bytes) -> list[tuple[int, list[str]]]:
    """Return number of the first line and cells of each row, without blanks around them.

    Raises:
        ValueError: it is no such file; the text is a clause that names the line.
    """
    text = decoded(content)
    lines = text.splitlines()
    head, first = (lines[0] if lines else ""), 1
    delimiter = max(_DELIMITERS, key=head.count)
    if head.lower().startswith(_SEPARATOR) and head[len(_SEPARATOR) :] in _DELIMITERS:
        # Excel reads, and some programs write, such a line.
        delimiter, first = head[len(_SEPARATOR) :], 2
        text = text[len(head) :].removeprefix("\r").removeprefix("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    numbered: list[tuple[int, list[str]]] = []
    line = first
    try:
        for cells in reader:
            numbered.append((line, [cell.strip().removeprefix("'") for cell in cells]))
            line = reader.line_num + first
    except csv.Error as error:
        place = words.text(words.AT_LINE).format(line=reader.line_num + first - 1, sentence=error)
        raise ValueError(place) from error
    return numbered


def decoded(content: bytes) -> str:
    """Return the text of a file.

    Raises:
        ValueError: it is in no encoding that is read; the text names the line.
    """
    if content.startswith(_UTF16):
        encoding = "utf-16"
    elif b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise ValueError(words.text(words.ZERO_BYTE).format(line=line))
    else:
        encoding = "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        name = encoding.removesuffix("-sig").upper()
        raise ValueError(words.text(words.OTHER_ENCODING).format(line=line, encoding=name)) from error
