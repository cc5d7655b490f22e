"""Text that another user chose, made safe to stand in a file: names and descriptions come from the cloud unchecked."""

import re

from gui.words.plain_text import REPLACEMENT, encodable, one_line

_CALCULATED = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""What begins a formula in a spreadsheet; the wide forms too, which some take for the narrow ones."""

_MARKS = frozenset("'\t\r\n")
"""What a spreadsheet drops before it looks, and the apostrophe that is put in front here."""

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and line breaks, line separators, and what turns the direction of writing."""


def spreadsheet_cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet calculates it, nor takes an apostrophe of its own for ours."""
    text = _STEERING.sub(REPLACEMENT, encodable(text))
    return f"'{text}" if text[:1] in _MARKS or text.lstrip()[:1] in _CALCULATED else text


def steering_escaped(text: str) -> str:
    """Return the JSON ``text`` with what steers a terminal or a reader as escapes; it holds the same values."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def tab_separated(text: str) -> str:
    """Return ``text`` as a cell among others on one line, which a spreadsheet may be given."""
    return spreadsheet_cell(one_line(text))
