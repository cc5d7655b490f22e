"""A JSON file that survives a crash: written whole or not at all, with the last good copy beside it."""

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from gui.domain.accounts.profile_problems import ProfileError, ProfileProblem
from gui.services.files import json_value, read_file, replace_file
from gui.words.plain_text import system_reason

log = logging.getLogger(__name__)

T = TypeVar("T")
Content = dict[str, Any]

OWNER_ONLY = 0o600
"""Permissions: nobody else needs to know which accounts there are."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What a settings file held.

    Attributes:
        value: what was decoded, or the empty value when there was nothing.
        complaint: what was wrong with the file, None when nothing was.
    """

    value: T
    complaint: ProfileError | None = None

    @property
    def may_be_replaced(self) -> bool:
        """Whether writing loses nothing: not while the file is there and can't be read."""
        return self.complaint is None or self.complaint.problem is not ProfileProblem.FILE_UNREADABLE


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A JSON object in the file ``path``. It holds no secret, and only its owner may read it.

    Attributes:
        path: where it lies; the folder is made when needed.
    """

    path: Path

    @property
    def good_copy(self) -> Path:
        """The copy of what was last written."""
        return self.path.with_suffix(f"{self.path.suffix}.good")

    @property
    def set_aside(self) -> Path:
        """Where a damaged file goes, so that nothing in it is lost."""
        return self.path.with_suffix(f"{self.path.suffix}.damaged")

    def load(self, decode: Callable[[Content], T]) -> Loaded[T]:
        """Return what ``decode`` makes of the file, or of the good copy when the file is damaged or gone.

        Args:
            decode: turns the object into a value, an empty object into the empty value; raises LookupError,
                TypeError or ValueError for what it can't make sense of.
        """
        try:
            value = _parse(self.path, decode)
            if value is not None:
                return Loaded(value)
            if not self.good_copy.exists():
                return Loaded(decode({}))
        except OSError as error:
            return Loaded(decode({}), self._problem(ProfileProblem.FILE_UNREADABLE, reason=system_reason(error)))
        except DAMAGE:
            pass
        return self._load_copy(decode)

    def _load_copy(self, decode: Callable[[Content], T]) -> Loaded[T]:
        value = None
        with suppress(OSError, *DAMAGE):
            value = _parse(self.good_copy, decode)
        if value is not None:
            return Loaded(value, self._problem(ProfileProblem.FILE_DAMAGED_COPY_USED))
        try:
            self.path.replace(self.set_aside)
        except FileNotFoundError:
            return Loaded(decode({}))
        except OSError as error:
            return Loaded(decode({}), self._problem(ProfileProblem.FILE_UNREADABLE, reason=system_reason(error)))
        return Loaded(decode({}), self._problem(ProfileProblem.FILE_DAMAGED, aside=str(self.set_aside)))

    def save(self, content: Content) -> None:
        """Replace the file, then the good copy, by ``content``.

        Raises:
            ProfileError: FILE_NOT_WRITTEN; the file is as it was before.
        """
        encoded = (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self.path, encoded, OWNER_ONLY)
        except OSError as error:
            raise self._problem(ProfileProblem.FILE_NOT_WRITTEN, reason=system_reason(error)) from error
        try:
            replace_file(self.good_copy, encoded, OWNER_ONLY)
        except OSError as error:  # the file itself is whole
            log.warning("no copy of %s was made: %s", self.path.name, system_reason(error))

    def _problem(self, problem: ProfileProblem, **values: str) -> ProfileError:
        return ProfileError(problem, (("path", str(self.path)), *values.items()))


DAMAGE = (LookupError, TypeError, ValueError)


def _parse(path: Path, decode: Callable[[Content], T]) -> T | None:
    try:
        raw = read_file(path)
    except FileNotFoundError:
        return None
    content = json_value(raw)
    if not isinstance(content, dict):
        raise ValueError("not an object")  # noqa: TRY004 (damaged text like any other)
    return decode(content)
