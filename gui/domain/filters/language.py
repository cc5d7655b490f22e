"""The text above a table, taken apart: words, fields, networks, quotes and negation.

``voip state:bound -tag:env=test 10.0.0.0/24 "two words"``: all terms must fit. A term is

- a word, which occurs somewhere in what a row shows;
- ``field:value``, which a value of that field begins with, or a word in it; ``key=value`` must be the whole value;
- an IPv4 network, in which an address of the row lies; ``field:network`` asks one field;
- each of these behind ``-``, which turns it round. Quotes keep spaces together and signs as they are.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network

QUOTES = {'"': '"', "“": "”"}
"""Opening and closing marks; the second pair is what an input method for Chinese gives."""
COLONS = ":："
_MAC = re.compile(r"[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){1,5}:?")
"""A MAC address, or the beginning of one: no field, though its first part may be letters."""
_NETWORK = re.compile(r"\d{1,3}(\.\d{1,3}){3}/")


class FaultCode(StrEnum):
    """What can be wrong with a filter."""

    OPEN_QUOTE = "open_quote"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_VALUE = "missing_value"
    INVALID_NETWORK = "invalid_network"


@dataclass(frozen=True, slots=True)
class FilterFault:
    """Why a filter can't be used.

    Attributes:
        code: which rule it breaks.
        text: the part at fault, as it was written.
    """

    code: FaultCode
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    Attributes:
        text: what is asked for, case folded; empty where a network is.
        field: the field that is asked, case folded; empty for all that a row shows.
        network: the network in which an address must lie.
        negated: whether rows are wanted to which this does not apply.
    """

    text: str
    field: str = ""
    network: IPv4Network | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; without any, every row fits."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words that must occur."""
        return tuple(term.text for term in self.terms if _is_word(term) and not term.negated)

    @property
    def unwanted(self) -> tuple[str, ...]:
        """The words that must not occur."""
        return tuple(term.text for term in self.terms if _is_word(term) and term.negated)

    @property
    def asked(self) -> tuple[Term, ...]:
        """The conditions on fields and addresses."""
        return tuple(term for term in self.terms if not _is_word(term))


@dataclass(frozen=True, slots=True)
class _Token:
    """A term as it was written: its parts without quotes, and the whole."""

    written: str
    value: str
    field: str
    quoted: bool
    negated: bool


def parse(text: str, fields: Collection[str]) -> Filter | FilterFault:
    """Return the conditions in ``text``, or the first fault in it.

    Args:
        text: as it was typed.
        fields: the names of the fields that can be asked, case folded.
    """
    terms: list[Term] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = _token(text, place)
        if found is None:
            return FilterFault(FaultCode.OPEN_QUOTE, text[place:])
        term = _term(found, fields)
        if isinstance(term, FilterFault):
            return term
        terms.append(term)
        place += len(found.written)
    return Filter(tuple(terms))


def quoted(value: str) -> str:
    """Return ``value`` as a filter takes it literally; a quotation mark, which can't be quoted, becomes a space."""
    plain = value.replace('"', " ").strip()
    free = plain and not any(each.isspace() or each in COLONS or each in QUOTES for each in plain)
    return plain if free and not plain.startswith("-") else f'"{plain}"'


def applies(term: Term, values: Callable[[str], Iterable[str]], addresses: Callable[[str], Iterable[int]]) -> bool:
    """Return whether a row fulfils ``term``, one of ``Filter.asked``.

    Args:
        term: the condition.
        values: gives the values of a field, case folded.
        addresses: gives the addresses of a field as numbers; of all fields for an empty name.
    """
    if term.network is not None:
        first, last = int(term.network.network_address), int(term.network.broadcast_address)
        found = any(first <= each <= last for each in addresses(term.field))
    else:
        found = any(fits(each, term.text) for each in values(term.field))
    return found is not term.negated


def fits(value: str, wanted: str) -> bool:
    """Return whether ``value`` is what ``wanted`` asks for; both are case folded.

    It is where it begins with it, or a word in it does: ``bound`` is no ``unbound``. ``key=value`` must be all of it,
    and ``key=`` its beginning.
    """
    if "=" in wanted:
        return value.startswith(wanted) if wanted.endswith("=") else value == wanted
    place = value.find(wanted)
    while place > 0 and value[place - 1].isascii() and value[place - 1].isalnum():
        place = value.find(wanted, place + 1)
    return place >= 0


def _is_word(term: Term) -> bool:
    return not term.field and term.network is None


def _token(text: str, begin: int) -> _Token | None:
    """Return the term that begins at ``begin``; None where a quote is not closed."""
    place = begin
    negated = text[place] == "-" and place + 1 < len(text) and not text[place + 1].isspace()
    place += negated
    field, value, was_quoted = "", "", False
    while place < len(text) and not text[place].isspace():
        sign = text[place]
        if sign in QUOTES:
            end = text.find(QUOTES[sign], place + 1)
            if end < 0:
                return None
            value += text[place + 1 : end]
            was_quoted, place = True, end + 1
            continue
        if sign in COLONS and not field and not was_quoted and _names_field(value):
            field, value = value, ""
        else:
            value += sign
        place += 1
    return _Token(text[begin:place], value, field.casefold(), was_quoted, negated)


def _names_field(text: str) -> bool:
    """Return whether ``text`` before a colon can be a field: the parts of a MAC address are none."""
    return bool(text) and text.replace("_", "").replace("-", "").isalpha() and len(text) > 1


def _term(token: _Token, fields: Collection[str]) -> Term | FilterFault:
    if _MAC.fullmatch(token.written.removeprefix("-")):
        return Term(token.written.removeprefix("-").casefold(), negated=token.negated)
    if token.field and token.field not in fields:
        return FilterFault(FaultCode.UNKNOWN_FIELD, token.field)
    if token.field and not token.value:
        return FilterFault(FaultCode.MISSING_VALUE, token.field)
    if not token.quoted and _NETWORK.match(token.value):
        try:
            network = IPv4Network(token.value, strict=False)
        except ValueError:
            return FilterFault(FaultCode.INVALID_NETWORK, token.value)
        return Term("", token.field, network, token.negated)
    return Term(token.value.casefold(), token.field, None, token.negated)
