"""What the user prefers of the window, kept in its settings file. No secret is in it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSettings

from gui.domain.cloud.region import RegionId

SANDBOX_ACCOUNT = "sandbox:"
"""Stands for the sandbox where the name of a profile is expected."""
RECENT = 5
"""So many accounts, and regions of each, are remembered."""
SMALLEST_TYPE, LARGEST_TYPE = 80, 200
"""Type size in percent of the system's."""

_RECENT_KEY = "home/recent"
_REGIONS_KEY = "home/regions"
EVERY_REGION = "*"
"""Stands for all regions of an account where ids are expected."""
_TYPE_KEY = "window/type-percent"
_COVER_KEY = "lock/cover"
_SIGN_IN_KEY = "home/sign-in-at-start"
_NOTIFY_KEY = "runs/notify"
_LOG_KEY = "log/level"
_STACK_KEY = "guest/stack"
_BASE_KEY = "guest/first-table"


class LogLevel(StrEnum):
    """How much the log file tells, from little to much."""

    WARNING = "WARNING"
    INFO = "INFO"
    DEBUG = "DEBUG"


@dataclass(frozen=True, slots=True)
class GuestDefaults:
    """What the guest configuration begins with.

    Attributes:
        stack: name of the network stack where the cloud does not tell the system; empty for the one that works on every
            Linux.
        first_table: number of the first routing table, None for the one that the MAC address chooses.
    """

    stack: str = ""
    first_table: int | None = None


class Preferences:
    """Typed access to the settings file; what is damaged in it counts as not set."""

    def __init__(self, settings: QSettings) -> None:
        self.settings = settings

    @property
    def recent_accounts(self) -> tuple[str, ...]:
        """Names of the profiles that signed in last, the newest first; ``SANDBOX_ACCOUNT`` for the sandbox."""
        return tuple(self._recent())

    def recent_regions(self, account: str) -> tuple[RegionId, ...]:
        """Return the regions chosen last with ``account``, the newest first."""
        return tuple(RegionId(each) for each in self._recent().get(account, ()))

    def remember_account(self, account: str) -> None:
        """Put ``account`` first among the recent ones."""
        before = self._recent()
        self._keep_recent({account: before.pop(account, []), **before})

    def remember_region(self, account: str, region: RegionId) -> None:
        """Put ``region`` first among the recent ones of ``account``."""
        recent = self._recent()
        others = [each for each in recent.get(account, []) if each != region]
        recent[account] = [str(region), *others][:RECENT]
        self._keep_recent(recent)

    def regions_shown(self, account: str) -> tuple[str, ...]:
        """Return the regions that the table of several shows with ``account``; EVERY_REGION alone for all."""
        return tuple(self._lists(_REGIONS_KEY).get(account, ()))

    def remember_regions(self, account: str, regions: Iterable[str]) -> None:
        """Keep what ``regions_shown`` returns for ``account``, which is then the newest."""
        before = self._lists(_REGIONS_KEY)
        before.pop(account, None)
        kept = {account: [str(each) for each in regions], **before}
        self.settings.setValue(_REGIONS_KEY, json.dumps(list(kept.items())[:RECENT]))

    def _recent(self) -> dict[str, list[str]]:
        return self._lists(_RECENT_KEY)

    def _lists(self, key: str) -> dict[str, list[str]]:
        """Return the lists of names kept under ``key``, by account."""
        try:
            found: Any = json.loads(str(self.settings.value(key, "[]")))
            return {str(name): [str(each) for each in regions] for name, regions in found}
        except (TypeError, ValueError):
            return {}

    def _keep_recent(self, recent: dict[str, list[str]]) -> None:
        self.settings.setValue(_RECENT_KEY, json.dumps(list(recent.items())[:RECENT]))

    @property
    def type_percent(self) -> int:
        """Type size in percent of the system's."""
        return min(max(self._number(_TYPE_KEY, 100), SMALLEST_TYPE), LARGEST_TYPE)

    @type_percent.setter
    def type_percent(self, percent: int) -> None:
        self.settings.setValue(_TYPE_KEY, percent)

    @property
    def cover_when_locked(self) -> bool:
        """Whether a locked window hides what it shows."""
        return self._yes(_COVER_KEY, otherwise=False)

    @cover_when_locked.setter
    def cover_when_locked(self, cover: bool) -> None:
        self.settings.setValue(_COVER_KEY, cover)

    @property
    def sign_in_at_start(self) -> bool:
        """Whether the program signs in with the last profile when it starts, without being asked."""
        return self._yes(_SIGN_IN_KEY, otherwise=False)

    @sign_in_at_start.setter
    def sign_in_at_start(self, sign_in: bool) -> None:
        self.settings.setValue(_SIGN_IN_KEY, sign_in)

    @property
    def notify(self) -> bool:
        """Whether the desktop is told when a run ends while the window is not in front."""
        return self._yes(_NOTIFY_KEY, otherwise=True)

    @notify.setter
    def notify(self, notify: bool) -> None:
        self.settings.setValue(_NOTIFY_KEY, notify)

    @property
    def log_level(self) -> LogLevel | None:
        """How much is logged, None as long as the user has chosen nothing."""
        kept = str(self.settings.value(_LOG_KEY, ""))
        return LogLevel(kept) if kept in set(LogLevel) else None

    @log_level.setter
    def log_level(self, level: LogLevel) -> None:
        self.settings.setValue(_LOG_KEY, level.value)

    @property
    def guest_stack(self) -> str:
        """Name of the network stack that is offered where none can be proposed from the image; empty for none."""
        return str(self.settings.value(_STACK_KEY, ""))

    @guest_stack.setter
    def guest_stack(self, name: str) -> None:
        self.settings.setValue(_STACK_KEY, name)

    @property
    def first_table(self) -> int | None:
        """Number of the first routing table in guests, None for the one that the MAC address chooses."""
        return self._number(_BASE_KEY, 0) or None

    @first_table.setter
    def first_table(self, number: int | None) -> None:
        self.settings.setValue(_BASE_KEY, number or 0)

    def _yes(self, key: str, *, otherwise: bool) -> bool:
        kept = str(self.settings.value(key, "")).casefold()
        return kept == "true" if kept in {"true", "false"} else otherwise

    def _number(self, key: str, otherwise: int) -> int:
        try:
            return int(str(self.settings.value(key, otherwise)))
        except ValueError:
            return otherwise
