"""Reading of JSON that may be other than documented: numbers as text, missing wrappers, null instead of a list."""

from collections.abc import Iterator, Mapping
from typing import Any


def mapping(value: object) -> Mapping[str, Any]:
    """Return ``value`` when it is a JSON object, an empty one otherwise."""
    return value if isinstance(value, Mapping) else {}


def items(value: Mapping[str, Any], wrapper: str, name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of the doubly wrapped list ``value[wrapper][name]``; nothing when any level is missing."""
    yield from objects(mapping(value.get(wrapper)), name)


def objects(value: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of the plain list ``value[name]``; nothing when it is missing."""
    found = value.get(name)
    if isinstance(found, list):
        yield from (each for each in found if isinstance(each, Mapping))


def words(value: Mapping[str, Any], wrapper: str, name: str) -> tuple[str, ...]:
    """Return the texts of the doubly wrapped list ``value[wrapper][name]``."""
    found = mapping(value.get(wrapper)).get(name)
    return tuple(text(each) for each in found if each) if isinstance(found, list) else ()


def text(value: object) -> str:
    """Return ``value`` as text; the empty text for null."""
    return "" if value is None else str(value)


def number(value: object) -> int | None:
    """Return ``value`` as a whole number, None when it is none."""
    try:
        return int(text(value))
    except ValueError:
        return None


def truth(value: object) -> bool:
    """Return whether ``value`` says yes: true, 1, "1", "true" in any case."""
    return text(value).lower() in {"true", "1"}
