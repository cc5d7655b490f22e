"""When the agents were last heard of: a beat a minute, and an agent counts as working for two minutes after one."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from gui.sandbox.resources import Assistant, Instance, InstanceStatus

if TYPE_CHECKING:
    from gui.sandbox.account import Account

_EVERY_S: Final = 60.0
"""Seconds between two beats; the agent takes 55 to 65."""
_LASTS_S: Final = 120.0
"""Seconds after a beat in which ``CloudAssistantStatus`` is true: the page of DescribeCloudAssistantStatus."""
_HEARD: Final = frozenset({Assistant.RUNNING, Assistant.UPGRADING, Assistant.OUTDATED})


@dataclass(slots=True)
class Contact:
    """What the cloud knows of one agent; times are seconds since 1970, 0 for never.

    Attributes:
        beat: the last one.
        invoked: when a task was started last.
        count: how many tasks were started.
    """

    beat: float = 0.0
    invoked: float = 0.0
    count: int = 0


class Heartbeats:
    """The agents of one account."""

    def __init__(self, account: "Account") -> None:
        self._account = account
        self._contacts: dict[str, Contact] = {}
        self._asking = False

    def of(self, instance: Instance) -> Contact:
        """Return what is known of the agent in ``instance``, up to now."""
        contact = self._contacts.setdefault(instance.id, Contact())
        now = self._account.clock()
        latest = max(now - (now - _offset(instance)) % _EVERY_S, instance.started_at)
        heard = instance.status is InstanceStatus.RUNNING and instance.assistant in _HEARD
        if latest > contact.beat and heard:
            reaches = self._account.guest.reaches_cloud(instance)
            self._asking = self._asking or reaches is None
            contact.beat = latest if reaches else contact.beat
        return contact

    def works(self, instance: Instance) -> bool:
        """Return whether the agent was heard of within the last two minutes."""
        contact = self.of(instance)
        return contact.beat > 0 and self._account.clock() - contact.beat <= _LASTS_S

    def sweep(self) -> bool:
        """Take note of every agent, so that one that is cut off later has a last beat.

        Return whether that was possible: a guest may not know at once whether it reaches the cloud.
        """
        self._asking = False
        for instance in self._account.instances:
            self.of(instance)
        return not self._asking


def _offset(instance: Instance) -> float:
    """Return when, in every minute, the agent of ``instance`` is heard; the same in every run."""
    return blake2b(instance.id.encode(), digest_size=2).digest()[0] * _EVERY_S / 256
