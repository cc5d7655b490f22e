"""Text that somebody else chose, made safe to stand in a file: names and descriptions come from the cloud unchecked."""

import unicodedata

REPLACEMENT = "\ufffd"
"""Stands where a character was that could change what a reader sees, or break the file."""

_JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of the writing of several languages, and harmless."""


_CALCULATED = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""What begins a formula in a spreadsheet; the wide forms too, which some take for the narrow ones."""

_MARKS = frozenset("'\t\r\n")
"""What a spreadsheet drops before it looks, and the apostrophe that is put in front here."""

_KEPT_CONTROLS = "\t\r\n"


def spreadsheet_cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet calculates it, nor takes an apostrophe of its own for ours."""
    text = "".join(REPLACEMENT if each < " " and each not in _KEPT_CONTROLS else each for each in encodable(text))
    return f"'{text}" if text[:1] in _MARKS or text.lstrip()[:1] in _CALCULATED else text


def tab_separated(text: str) -> str:
    """Return ``text`` as a cell among others on one line, which a spreadsheet may be given."""
    return spreadsheet_cell(one_line(text))


def encodable(text: str) -> str:
    """Return ``text`` without lone surrogates, which JSON can carry and UTF-8 can't."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str) -> str:
    """Return ``text`` on one line, without control characters and without those that turn the direction of writing."""
    return "".join(map(_visible, encodable(text)))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    kind = unicodedata.category(character)
    return REPLACEMENT if kind.startswith("C") and character not in _JOINERS else character
