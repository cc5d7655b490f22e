"""Turn JSON into the dataclasses of an account, naming the place of whatever is wrong."""

import dataclasses
import functools
import types
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from gui.sandbox.errors import SandboxInputError

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Node:
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


def read(kind: type[T], node: Node) -> T:
    """Return the dataclass ``kind`` that ``node`` describes.

    Raises:
        SandboxInputError: something is missing, unknown or of another type; the text names the place.
    """
    if not isinstance(node.value, dict):
        raise node.wrong("an object")
    fields = {field.name: field for field in dataclasses.fields(kind) if field.init}  # type: ignore[arg-type]  # only called with dataclasses
    unknown = sorted(node.value.keys() - fields.keys())
    if unknown:
        raise node.child(unknown[0]).wrong(f"nothing of this name (known: {', '.join(fields)})")
    hints = _hints(kind)  # type: ignore[arg-type]  # a class can be hashed
    found: dict[str, Any] = {}
    for name, field in fields.items():
        if name in node.value:
            found[name] = _convert(hints[name], node.child(name))
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise SandboxInputError(f"{node.file}, {node.place or 'top level'}: the member {name!r} is missing.")
    return kind(**found)


@functools.cache
def _hints(kind: type[object]) -> dict[str, Any]:
    return get_type_hints(kind)


def _convert(hint: Any, node: Node) -> Any:  # noqa: ANN401 - a type goes in, a value of it comes out
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:  # only ever "something or nothing" here
        return None if node.value is None else _convert(get_args(hint)[0], node)
    if origin is tuple:
        return tuple(_convert(get_args(hint)[0], member) for member in node.items())
    if origin is dict:
        return _texts(node)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if node.value not in [*hint]:
            raise node.wrong("one of " + ", ".join(repr(member.value) for member in hint))
        return hint(node.value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return read(hint, node)
    return _scalar(hint, node)


def _scalar(hint: Any, node: Node) -> Any:  # noqa: ANN401 - a type goes in, a value of it comes out
    expected = {str: "a text", int: "a whole number", bool: "true or false"}[hint]
    if type(node.value) is not hint:
        raise node.wrong(expected)
    return node.value


def _texts(node: Node) -> dict[str, str]:
    value = node.value
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise node.wrong("an object of texts")
    return dict(value)
