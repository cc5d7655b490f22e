"""One operation while it is being settled: what was sent for each item, and what the readings since then mean."""

from dataclasses import dataclass, field

from gui.domain.errors import CloudError
from gui.domain.operations import Operation
from gui.domain.progress import Failure
from gui.domain.proof import Judgement, Reason, Verdict
from gui.domain.retry import PATIENCE

TAKE_UP = 5.0
"""Seconds an accepted write may go without a visible effect before it counts as not taken up."""

MOST_TAKE_UPS = 3
"""How often a write that was accepted and had no effect is sent in all."""

NUDGE = 60.0
"""Seconds after which a detach that hangs is sent again, as the vendor advises."""


@dataclass
class Turn:
    """What is known of one operation.

    Attributes:
        index: row of the plan.
        operation: what is to hold; after the batch call was refused as unsupported, with single calls.
        undoing: whether it takes something back.
        waited: seconds waited for it to settle.
        streak: failed attempts in a row.
        trouble: seconds waited because of them.
        sent: whether a write was sent.
        attempts: writes sent, by the items they were about.
        accepted: when (in ``waited``) a write for the item was accepted.
        moving: items seen on their way after a write of ours.
        missed: how often a write for the item was accepted and had no effect.
        refused: items whose write was refused for good.
        failures: items that are given up.
        proven: items that held at the last reading.
    """

    index: int
    operation: Operation
    undoing: bool
    waited: float = 0.0
    streak: int = 0
    trouble: float = 0.0
    sent: bool = False
    attempts: dict[tuple[str, ...], int] = field(default_factory=dict)
    accepted: dict[str, float] = field(default_factory=dict)
    moving: set[str] = field(default_factory=set)
    missed: dict[str, int] = field(default_factory=dict)
    refused: dict[str, CloudError] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    proven: set[str] = field(default_factory=set)

    def sort(self, verdicts: tuple[Verdict, ...]) -> tuple[set[str], set[str]]:
        """Return the ids that are on their way, and those to be sent; the hopeless go to ``failures``."""
        self.proven = {verdict.resource for verdict in verdicts if verdict.judgement is Judgement.HOLDS}
        fresh = tuple(verdict for verdict in verdicts if verdict.resource not in self.failures)
        conflicts = tuple(verdict for verdict in fresh if verdict.judgement is Judgement.CONFLICTING)
        for verdict in conflicts:
            self.fail(verdict.resource, verdict.reason or Reason.GONE, verdict)
        if conflicts and self.operation.batch:
            # The batch was refused because of those; the others have done nothing wrong.
            self.refused.clear()
        pending = {verdict.resource for verdict in fresh if verdict.judgement is Judgement.PENDING}
        self.moving |= pending & self.accepted.keys()
        todo: set[str] = set()
        for verdict in fresh:
            if verdict.judgement is Judgement.NOT_YET:
                self._not_yet(verdict.resource, pending, todo)
        if self.waited >= PATIENCE:
            for item in sorted(pending):
                self.fail(item, Reason.STILL_PENDING)
            pending.clear()
        return pending, todo | self._nudged(pending)

    def _not_yet(self, item: str, pending: set[str], todo: set[str]) -> None:
        """Judge an item that is not as wanted and not moving: give it up, go on waiting for it, or send it."""
        if item in self.refused:
            self.fail(item, Reason.REFUSED, error=self.refused[item])
        elif item in self.moving:
            self.fail(item, Reason.FELL_BACK)
        elif item not in self.accepted:
            todo.add(item)
        elif self.waited - self.accepted[item] < (TAKE_UP if self.operation.repeats_are_harmless else PATIENCE):
            pending.add(item)
        elif not self.operation.repeats_are_harmless:
            self.fail(item, Reason.NOT_TAKEN_UP)
        else:
            del self.accepted[item]
            self.missed[item] = self.missed.get(item, 0) + 1
            if self.missed[item] < MOST_TAKE_UPS:
                todo.add(item)
            else:
                self.fail(item, Reason.NOT_TAKEN_UP)

    def _nudged(self, pending: set[str]) -> set[str]:
        """Return the pending items whose call is to be sent once more; they are no longer pending then."""
        if not self.operation.may_be_repeated:
            return set()
        late = {item for item in pending & self.accepted.keys() if self.waited - self.accepted[item] >= NUDGE}
        pending -= late
        return late

    def open_items(self) -> tuple[str, ...]:
        """Return the items that neither held at the last reading nor are given up."""
        return tuple(each for each in self.operation.items if each not in self.proven and each not in self.failures)

    def fail(self, item: str, reason: Reason, verdict: Verdict | None = None, error: CloudError | None = None) -> None:
        """Give ``item`` up."""
        self.failures[item] = Failure(item, reason, verdict.values if verdict else (), error)

    def refuse(self, items: tuple[str, ...], error: CloudError) -> None:
        """Note that the write for ``items`` was refused for good; the next reading says what that means."""
        self.refused.update(dict.fromkeys(items, error))

    def accept(self, items: tuple[str, ...]) -> None:
        """Note that a write for ``items`` was accepted."""
        self.streak, self.trouble = 0, 0.0
        self.accepted.update(dict.fromkeys(items, self.waited))
        self.moving.difference_update(items)

    def count(self, items: tuple[str, ...]) -> int:
        """Count one more write for ``items``; return how many there were."""
        self.sent = True
        self.attempts[items] = self.attempts.get(items, 0) + 1
        return self.attempts[items]
