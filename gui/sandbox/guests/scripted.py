"""A guest whose answers are written down: by a test, or in the account file."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from gui.sandbox import power
from gui.sandbox.guests import environment
from gui.sandbox.guests.immediate import AcceptAnything, Answer
from gui.sandbox.guests.protocol import Cuts, Guest, Progress, Running, Task
from gui.sandbox.resources import Instance

if TYPE_CHECKING:
    from gui.sandbox.account import Account

_LOST_S: Final = 60.0
"""Seconds for which a guest is cut off so that a result is lost: the agent gives up after 26."""


class Then(StrEnum):
    """What happens beside a command."""

    NOTHING = ""
    SILENT = "silent"
    LOST = "lost"
    REBOOT = "reboot"
    UPGRADE = "upgrade"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestRule:
    """One answer; also the schema of a member of ``guest_rules`` in the account file.

    Attributes:
        contains: a text of the script; empty for every script.
        instance: id or name of the instance; empty for every one.
        times: how many commands it answers; 0 for no limit.
        milliseconds: how long the command runs.
        output: what it prints, at its end.
        base64: ``output`` is Base64, for bytes that are no text.
        exit_code: of the direct child.
        error: a code of the result instead of an exit code.
        status: the state it ends in, word for word, even one that no page has.
        then: what else happens: the guest is cut off from the cloud for ``for_ms`` from the command's start
            (``silent``), or so long that the result is lost (``lost``); the instance restarts instead of an end
            (``reboot``); the agent is upgraded for ``for_ms`` after it (``upgrade``).
        for_ms: how long that lasts.
    """

    contains: str = ""
    instance: str = ""
    times: int = 0
    milliseconds: int = 0
    output: str = ""
    base64: bool = False
    exit_code: int = 0
    error: str = ""
    status: str = ""
    then: Then = Then.NOTHING
    for_ms: int = 0

    def fits(self, task: Task) -> bool:
        """Return whether the rule answers ``task``."""
        named = self.instance in {"", task.instance.id, task.instance.name}
        return named and self.contains.encode() in task.script

    def end(self) -> Progress:
        """Return how the command ends."""
        output = base64.b64decode(self.output) if self.base64 else self.output.encode()
        exit_code = None if self.error else self.exit_code
        return Progress(output=output, exit_code=exit_code, error=self.error, status=self.status)


@dataclass(slots=True)
class _Restarting:
    """A command that the restart of its instance ends."""

    account: "Account"
    instance: Instance
    at: float

    def poll(self) -> Progress:
        """Restart the instance once the time has come."""
        if self.account.clock() >= self.at:
            power.restart(self.account, self.instance)
        return Progress()

    def kill(self, *, tree: bool) -> None:
        """Do nothing: it ends with the instance."""


class Scripted:
    """Answers by rules, the first that fits; what none fits goes to another guest.

    Args:
        account: whose clock counts, and whose instances restart.
        rules: the answers.
        otherwise: answers the other commands; by default ``AcceptAnything``.
    """

    def __init__(self, account: "Account", rules: Iterable[GuestRule] = (), otherwise: Guest | None = None) -> None:
        self._account = account
        self._rules = tuple(rules)
        self._used = [0] * len(self._rules)
        self._otherwise = otherwise if otherwise is not None else AcceptAnything()
        self._cuts = Cuts(account.clock)
        self._upgrades: dict[str, tuple[float, float]] = {}

    def cut(self, instance: str, seconds: float) -> None:
        """Cut the guest of the instance with this id off from the cloud for so many seconds from now."""
        self._cuts.cut(instance, seconds)

    def start(self, task: Task) -> Running:
        """Begin to run ``task``, by the first rule that fits."""
        for number, rule in enumerate(self._rules):
            used_up = rule.times and self._used[number] >= rule.times
            if task.file is None and not used_up and rule.fits(task):
                environment.check(task)
                if task.dry_run:
                    break
                self._used[number] += 1
                return self._by(rule, task.instance)
        return self._otherwise.start(task)

    def _by(self, rule: GuestRule, instance: Instance) -> Running:
        end = self._account.clock() + rule.milliseconds / 1000
        if rule.then is Then.SILENT:
            self.cut(instance.id, rule.for_ms / 1000)
        elif rule.then is Then.LOST:
            self.cut(instance.id, rule.milliseconds / 1000 + _LOST_S)
        elif rule.then is Then.UPGRADE:
            self._upgrades[instance.id] = (end, end + rule.for_ms / 1000)
        elif rule.then is Then.REBOOT:
            return _Restarting(self._account, instance, end)
        return Answer(rule.end(), self._account.clock, end)

    def reaches_cloud(self, instance: Instance) -> bool | None:
        """Return whether neither a rule nor ``cut`` has cut the guest off."""
        return self._cuts.reaches_cloud(instance) and self._otherwise.reaches_cloud(instance)

    def obstacle(self, instance: Instance) -> str:
        """Return ``ClientIsUpgrading`` while a rule says so."""
        begin, end = self._upgrades.get(instance.id, (0.0, 0.0))
        return "ClientIsUpgrading" if begin <= self._account.clock() < end else self._otherwise.obstacle(instance)

    def close(self) -> None:
        """Close the other guest."""
        self._otherwise.close()
