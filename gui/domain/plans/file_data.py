"""Plain data of a file that somebody may have edited: objects, lists, texts, or a refusal that says what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from gui.domain.cloud.errors import InputError

Data = Mapping[str, Any]


class Shape(StrEnum):
    """What a value of a file should have been."""

    OBJECT = "object"
    LIST = "list"
    TEXTS = "texts"
    TEXT = "text"
    PRESENT = "present"


_CLAUSES: Final = {
    Shape.OBJECT: "{name} is not an object",
    Shape.LIST: "{name} is not a list",
    Shape.TEXTS: "{name} holds something other than text",
    Shape.TEXT: "{name} is not text",
    Shape.PRESENT: "{name} is missing",
}


@dataclass(frozen=True, slots=True)
class FileData:
    """Reads values of one kind of file; each of its methods raises ``InputError`` for a value of another shape.

    Attributes:
        file: what the file is, as a refusal begins.
    """

    file: str

    def wrong(self, clause: str) -> InputError:
        """Return the refusal of the file, for what ``clause`` says."""
        return InputError(f"{self.file} is not right: {clause}.")

    def misshapen(self, name: str, wanted: Shape) -> InputError:
        """Return the refusal of the file, whose value ``name`` is not what is ``wanted``."""
        return self.wrong(_CLAUSES[wanted].format(name=name))

    def object(self, value: object, name: str) -> Data:
        """Return ``value``, which is called ``name``, where it is an object."""
        if not isinstance(value, dict):
            raise self.misshapen(name, Shape.OBJECT)
        return value

    def list(self, found: Data, name: str) -> list[Any]:
        """Return the list ``name`` of ``found``."""
        value = found.get(name)
        if not isinstance(value, list):
            raise self.misshapen(name, Shape.LIST)
        return value

    def objects(self, found: Data, name: str) -> tuple[Data, ...]:
        """Return the list of objects ``name``."""
        return tuple(self.object(each, f"an entry of {name}") for each in self.list(found, name))

    def texts(self, found: Data, name: str) -> tuple[str, ...]:
        """Return the list of texts ``name``, of which none is empty."""
        values = self.list(found, name)
        if not all(isinstance(each, str) and each for each in values):
            raise self.misshapen(name, Shape.TEXTS)
        return tuple(values)

    def text(self, found: Data, name: str) -> str:
        """Return the text ``name``, which is not empty."""
        value = found.get(name)
        if not isinstance(value, str) or not value:
            raise self.misshapen(name, Shape.PRESENT)
        return value

    def text_or_none(self, found: Data, name: str) -> str | None:
        """Return the text ``name``, None where there is none."""
        value = found.get(name)
        if value is not None and not isinstance(value, str):
            raise self.misshapen(name, Shape.TEXT)
        return value


PLAN: Final = FileData("The plan")
