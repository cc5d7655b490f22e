"""Values of JSON that may be written otherwise than documented: numbers as text, null instead of a list.

What is not there is empty. What is there in another shape can't be read: it is never taken for empty.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network
from sys import intern
from typing import Any, TypeVar

_Word = TypeVar("_Word", bound=StrEnum)
_Other = TypeVar("_Other")
_OBJECT = (dict, Mapping)
"""What a JSON object may be; an abstract class takes ten times as long to ask as ``dict``, which nearly all are."""


class ShapeError(ValueError):
    """A value has another shape than the operation promises."""


class MissingIdError(ValueError):
    """A resource came without the id that names it."""


def mapping(value: object) -> Mapping[str, Any]:
    """Return ``value`` when it is a JSON object, an empty one otherwise."""
    return value if isinstance(value, Mapping) else {}


def inner(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the object ``value[name]``, an empty one when it is missing or null; raises ``ShapeError`` for another."""
    found = value.get(name)
    if found is None or found == "":
        return {}
    if not isinstance(found, _OBJECT):
        raise ShapeError(f"{name} is {_shape(found)} where an object belongs")
    return found


def items(value: Mapping[str, Any], wrapper: str, name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of the list ``value[wrapper][name]``; nothing when it is missing.

    Raises:
        ShapeError: a level of it, or one of its entries, has another shape.
    """
    for each in _list(inner(value, wrapper), name):
        if not isinstance(each, _OBJECT):
            raise ShapeError(f"{name} holds {_shape(each)} where an object belongs")
        yield each


def words(value: Mapping[str, Any], wrapper: str, name: str) -> tuple[str, ...]:
    """Return the texts of the list ``value[wrapper][name]``; raises ``ShapeError`` as ``items`` does."""
    return tuple(text(each) for each in _list(inner(value, wrapper), name) if each)


def _list(value: Mapping[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    if found is None:
        return []
    if not isinstance(found, list):
        raise ShapeError(f"{name} is {_shape(found)} where a list belongs")
    return found


def text(value: object) -> str:
    """Return ``value`` as text, the empty text for null; raises ``ShapeError`` for a list or an object."""
    # A region of 10,000 EIPs says the same few words, and each id in several lists: one text of each is enough.
    if type(value) is str:
        return intern(value)
    if isinstance(value, (list, Mapping)):
        raise ShapeError(f"{_shape(value)} stands where a text belongs")
    return "" if value is None else intern(str(value))


def number(value: object) -> int | None:
    """Return ``value`` as a whole number, None when it is none."""
    try:
        return int(text(value))
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """Return ``value`` as a time (aware, UTC where it names no zone), None when it is none."""
    try:
        found = datetime.fromisoformat(text(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def truth(value: object) -> bool:
    """Return whether ``value`` says yes: true, 1, "1", "true" in any case."""
    return text(value).lower() in {"true", "1"}


def identifier(value: Mapping[str, Any], name: str) -> str:
    """Return the id ``value[name]``; raises ``MissingIdError`` where there is none."""
    found = text(value.get(name))
    if not found:
        raise MissingIdError(f"{name} is missing")
    return found


def address(value: object) -> IPv4Address | None:
    """Return the address, None for none; raises ``ValueError`` for what is no address."""
    found = text(value)
    return _address(found) if found else None


@lru_cache(maxsize=1024)
def _address(found: str) -> IPv4Address:
    """Parse an address: a run reads the same few again and again."""
    return IPv4Address(found)


def network(value: object) -> IPv4Network | None:
    """Return the network, None for none; raises ``ValueError`` for what is no network."""
    found = text(value)
    return IPv4Network(found, strict=False) if found else None


def network_if_any(value: object) -> IPv4Network | None:
    """Return the network, None for none and for what is no network."""
    try:
        return network(value)
    except ValueError:
        return None


def word(kind: type[_Word], value: object, otherwise: _Other) -> _Word | _Other:
    """Return the member of ``kind`` that ``value`` names, ``otherwise`` for a word that ``kind`` does not know."""
    try:
        return kind(text(value))
    except ValueError:
        return otherwise


def _shape(value: object) -> str:
    return "an object" if isinstance(value, Mapping) else "a list" if isinstance(value, list) else "a plain value"
