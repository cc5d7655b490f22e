"""Turn JSON into the dataclasses of an account, naming the place of whatever is wrong."""

import dataclasses
import functools
import types
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from gui.sandbox.errors import SandboxInputError

T = TypeVar("T")


class Node(NamedTuple):
    """A value of a JSON file, and where it stands.

    Attributes:
        value: what ``json.loads`` gave.
        file: name of the file, for messages.
        place: path of the value in the file, such as ``eips[3].mode``; empty for the whole file.
    """

    value: Any
    file: str
    place: str = ""

    def wrong(self, expected: str) -> SandboxInputError:
        """Return an error that says what should stand here."""
        shown = repr(self.value)
        shown = shown if len(shown) <= 40 else shown[:37] + "..."  # fits a line
        return SandboxInputError(f"{self.file}, {self.place or 'top level'}: expected {expected}, found {shown}.")

    def child(self, name: str) -> "Node":
        """Return the member ``name`` of an object."""
        return Node(self.value[name], self.file, f"{self.place}.{name}" if self.place else name)

    def items(self) -> Iterator["Node"]:
        """Return the members of a list.

        Raises:
            SandboxInputError: this is not a list.
        """
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return (Node(value, self.file, f"{self.place}[{index}]") for index, value in enumerate(self.value))


Convert = Callable[[Node], Any]


class _Member(NamedTuple):
    """A field of a dataclass: how its value is made, and whether it may be left out."""

    convert: Convert
    optional: bool


def read(kind: type[T], node: Node) -> T:
    """Return the dataclass ``kind`` that ``node`` describes.

    Raises:
        SandboxInputError: something is missing, unknown or of another type; the text names the place.
    """
    if not isinstance(node.value, dict):
        raise node.wrong("an object")
    members = _members(kind)  # type: ignore[arg-type]  # a class can be hashed
    unknown = sorted(node.value.keys() - members.keys())
    if unknown:
        raise node.child(unknown[0]).wrong(f"nothing of this name (known: {', '.join(members)})")
    found: dict[str, Any] = {}
    for name, member in members.items():
        if name in node.value:
            found[name] = member.convert(node.child(name))
        elif not member.optional:
            raise SandboxInputError(f"{node.file}, {node.place or 'top level'}: the member {name!r} is missing.")
    return kind(**found)


@functools.cache
def _members(kind: type[object]) -> dict[str, _Member]:
    """Return what each member of a dataclass is read by: found out once, for files with thousands of resources."""
    hints, missing = get_type_hints(kind), dataclasses.MISSING
    return {
        field.name: _Member(
            _converter(hints[field.name]), field.default is not missing or field.default_factory is not missing
        )
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]  # only called with dataclasses
        if field.init
    }


def _converter(hint: Any) -> Convert:  # noqa: ANN401 - a type
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:  # only ever "something or nothing" here
        return functools.partial(_or_nothing, _converter(get_args(hint)[0]))
    if origin is tuple:
        return functools.partial(_each, _converter(get_args(hint)[0]))
    if origin is dict:
        return _texts
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return functools.partial(_word, {str(member): member for member in hint})
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return functools.partial(read, hint)
    return functools.partial(_scalar, hint, {str: "a text", int: "a whole number", bool: "true or false"}[hint])


def _or_nothing(convert: Convert, node: Node) -> Any:  # noqa: ANN401 - whatever is described
    return None if node.value is None else convert(node)


def _each(convert: Convert, node: Node) -> tuple[Any, ...]:
    return tuple(convert(member) for member in node.items())


def _word(words: dict[str, StrEnum], node: Node) -> StrEnum:
    if not isinstance(node.value, str) or node.value not in words:
        raise node.wrong("one of " + ", ".join(repr(word) for word in words))
    return words[node.value]


def _scalar(kind: type[object], expected: str, node: Node) -> Any:  # noqa: ANN401 - a value of the type
    if type(node.value) is not kind:
        raise node.wrong(expected)
    return node.value


def _texts(node: Node) -> dict[str, str]:
    value = node.value
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise node.wrong("an object of texts")
    return dict(value)
