"""Names and messages of the cloud and the system, safe to be read: on one line or on theirs, steering nothing."""

import re
import unicodedata

REPLACEMENT = "\ufffd"
"""Stands where a character was that could change what a reader sees, or break the file."""

_MNEMONIC = re.compile(r"\(&.\)|&(?=\S)")
"""What underlines a letter of a label; languages without that letter have it in brackets after the text."""

_JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of the writing of several languages, and harmless."""


def visible(text: str) -> str:
    """Return ``text`` on its lines, without control characters and those that turn the direction of writing."""
    if text.isprintable():
        return text
    return "\n".join(map(visible_line, text.split("\n")))


def visible_line(text: str) -> str:
    """Return ``text`` on one line, otherwise like ``visible``."""
    return text if text.isprintable() else one_line(text)


def without_mnemonic(label: str) -> str:
    """Return ``label`` as it reads where no key belongs to it: in a title, a table, a sentence."""
    return _MNEMONIC.sub("", label)


def system_reason(error: OSError) -> str:
    """Return what the system says of ``error``, as a clause: Windows ends some with a full stop."""
    return (error.strerror or type(error).__name__).rstrip(".。")


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
