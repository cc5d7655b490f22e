"""Read the parameters of one call, refusing what cannot be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from gui.sandbox.errors import Refusal
from gui.sandbox.identities import AccessKey

_LONGEST = 100_000
_MOST_DIGITS = 18


def invalid(name: str, expected: str) -> Refusal:
    """Return the refusal of a parameter that is not ``expected``."""
    return Refusal("InvalidParameter", f"The specified parameter {name} is not valid: {expected}.")


@dataclass(frozen=True, slots=True)
class Disturbance:
    """What goes wrong while a list is read page by page.

    Attributes:
        shift: from the second page on, the list begins this many records later, as if so many had gone from the
            first page in between; below 0 sooner, as if so many had come.
        total: from the second numbered page on, ``TotalCount`` is this much higher, or lower below 0.
        empty_last_page: the last page carries a token all the same; the page behind it is empty and repeats that.
    """

    shift: int = 0
    total: int = 0
    empty_last_page: bool = False


_UNDISTURBED = Disturbance()


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of one call, as texts by name, and who calls.

    Attributes:
        values: name and text of each parameter.
        caller: the access key that signed.
        missing_code: code of a missing parameter; ``%s`` stands for its name.
        host: the name, and the port, by which the caller reached the sandbox.
        disturbance: what goes wrong with the pages of a list.
    """

    values: Mapping[str, str]
    caller: AccessKey
    missing_code: str = "MissingParameter"
    host: str = ""
    disturbance: Disturbance = _UNDISTURBED

    def text(self, name: str, default: str = "") -> str:
        """Return a text; an empty one counts as absent."""
        value = self.values.get(name, "")
        if len(value) > _LONGEST:
            raise invalid(name, "too long")
        return value or default

    def required(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text(name)
        if not value:
            code = self.missing_code.replace("%s", name)
            raise Refusal(code, f"{name} is mandatory for this action.")
        return value

    def choice(
        self,
        name: str,
        allowed: tuple[str, ...],
        default: str = "",
        code: str = "InvalidParameter",
        status: int | None = None,
    ) -> str:
        """Return one of the ``allowed`` texts; anything else is refused with ``code``, and with its HTTP ``status``."""
        value = self.text(name, default)
        if value and value not in allowed:
            raise Refusal(code, f"The specified value of {name} is not supported.", status)
        return value

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number between ``low`` and ``high``."""
        value = self.number(name)
        if value is None:
            return default
        if not low <= value <= high:
            raise invalid(name, f"a number from {low} to {high}")
        return value

    def number(self, name: str) -> int | None:
        """Return a whole number, or nothing when it was not sent."""
        value = self.text(name)
        if not value:
            return None
        digits = value.removeprefix("-")
        if len(digits) > _MOST_DIGITS or not (digits.isascii() and digits.isdigit()):
            raise invalid(name, "a whole number")
        return int(value)

    def flag(self, name: str) -> bool | None:
        """Return a boolean, however it is capitalised, or nothing when it was not sent."""
        value = self.text(name).lower()
        if value not in {"", "true", "false", "1", "0"}:
            raise invalid(name, "true or false")
        return value in {"true", "1"} if value else None

    def comma_list(self, name: str, most: int, code: str = "InvalidParameter") -> list[str]:
        """Return the members of one text separated by commas (the style of the VPC API)."""
        found = [part.strip() for part in self.text(name).split(",") if part.strip()]
        if len(found) > most:
            raise Refusal(code, f"{name} holds more than {most} values.")
        return found

    def json_list(self, name: str, most: int) -> list[str]:
        """Return the members of a JSON array sent as one text (the style of DescribeInstances)."""
        raw = self.text(name)
        if not raw:
            return []
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            raise invalid(name, "a JSON array of texts") from None
        if not isinstance(found, list) or not all(isinstance(member, str) for member in found) or len(found) > most:
            raise invalid(name, f"a JSON array of at most {most} texts")
        return found

    def members(self, name: str) -> list[tuple[int, str, str]]:
        """Return ``(index, rest, text)`` of every ``Name.index[.rest]`` parameter, by index."""
        found = []
        for key, value in self.values.items():
            if not key.startswith(f"{name}."):
                continue
            index, _, rest = key[len(name) + 1 :].partition(".")
            if not (index.isascii() and index.isdigit()) or len(index) > 4:  # lists end at 9999
                raise invalid(key, "a list member such as " + name + ".1")
            found.append((int(index), rest, value))
        return sorted(found)

    def repeated(self, name: str, most: int, code: str = "InvalidParameter", status: int | None = None) -> list[str]:
        """Return a list sent as ``Name.1``, ``Name.2``, ...; one that is too long is refused with ``code``."""
        found = [value for _, rest, value in self.members(name) if not rest and value]
        if len(found) > most:
            raise Refusal(code, f"{name} holds more than {most} values.", status)
        return found

    def tags(self, code: str = "InvalidTagKey") -> dict[str, str]:
        """Return the tags sent as ``Tag.1.Key`` and ``Tag.1.Value``; ECS has another ``code`` for malformed ones."""
        keys: dict[int, str] = {}
        texts: dict[int, str] = {}
        for index, rest, value in self.members("Tag"):
            if rest not in {"Key", "Value"}:
                raise invalid("Tag", "members Key and Value")
            (keys if rest == "Key" else texts)[index] = value
        if len(keys) > 20 or any(not key for key in keys.values()) or texts.keys() - keys.keys():
            raise Refusal(code, "A tag key is missing, or there are more than 20 tags.")
        return {key: texts.get(index, "") for index, key in keys.items()}
