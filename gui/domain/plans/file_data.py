"""Plain data of a file that somebody may have edited: objects, lists, texts, or a refusal that says what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gui.domain.cloud.errors import InputError

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FileData:
    """Reads values of one kind of file; each of its methods raises ``InputError`` for a value of another shape.

    Attributes:
        file: what the file is, as a refusal begins.
        advice: what to do about it, as the refusal ends; empty for nothing.
    """

    file: str
    advice: str = ""

    def wrong(self, clause: str) -> InputError:
        """Return the refusal of the file, for what ``clause`` says."""
        return InputError(f"{self.file} is not right: {clause}.{self.advice}")

    def object(self, value: object, name: str) -> Data:
        """Return ``value``, which is called ``name``, where it is an object."""
        if not isinstance(value, dict):
            raise self.wrong(f"{name} is not an object")
        return value

    def list(self, found: Data, name: str) -> list[Any]:
        """Return the list ``name`` of ``found``."""
        value = found.get(name)
        if not isinstance(value, list):
            raise self.wrong(f"{name} is not a list")
        return value

    def objects(self, found: Data, name: str) -> tuple[Data, ...]:
        """Return the list of objects ``name``."""
        return tuple(self.object(each, f"an entry of {name}") for each in self.list(found, name))

    def texts(self, found: Data, name: str) -> tuple[str, ...]:
        """Return the list of texts ``name``, of which none is empty."""
        values = self.list(found, name)
        if not all(isinstance(each, str) and each for each in values):
            raise self.wrong(f"{name} holds something other than text")
        return tuple(values)

    def text(self, found: Data, name: str) -> str:
        """Return the text ``name``, which is not empty."""
        value = found.get(name)
        if not isinstance(value, str) or not value:
            raise self.wrong(f"{name} is missing")
        return value

    def text_or_none(self, found: Data, name: str) -> str | None:
        """Return the text ``name``, None where there is none."""
        value = found.get(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(f"{name} is not text")
        return value


PLAN: Final = FileData("The plan")
BASELINE: Final = FileData("The baseline", " Write it anew with --write-baseline.")
