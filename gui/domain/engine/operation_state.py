"""One operation while it is being settled: what was sent for each item, and what the readings since then mean."""

from collections.abc import Collection
from dataclasses import dataclass, field

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.progress import Failure
from gui.domain.engine.retry_policy import CONFIRM, LAG, MOST_TAKE_UPS, NUDGE, PATIENCE, TAKE_UP, Refusal
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.domain.operations.networks import RemoveBlock
from gui.domain.operations.operation import DetachEni, Operation


@dataclass
class OperationState:
    """What is known of one operation. Times are seconds on the clock of the run, which counts what was waited.

    Attributes:
        index: row of the plan.
        operation: what is to hold; after the batch call was refused as unsupported, with single calls.
        undoing: whether it takes something back.
        touched: items that an earlier session of the run may have changed here.
        known: ids of what the plan knows to exist.
        doubts: items that may read as wanted although a write of this run has made them otherwise; when that counts.
        seen: when undoing, items whose change by this run was read.
        now: when the last reading was taken.
        waited: seconds waited for it to settle.
        streak: failed attempts in a row.
        trouble: seconds waited because of them.
        insisted: seconds for which a refusal by state was met with another try, by item.
        tries: how often that was done, by the items of the call.
        sent: whether a write was sent.
        attempts: writes sent, by the items they were about.
        accepted: when a write for the item was last accepted.
        unanswered: when a write for the item was last left without an answer.
        since: when the waiting for the item began.
        present: items that were read, whatever their state.
        moving: items seen on their way after a write of ours.
        missed: how often a write for the item was accepted and had no effect.
        refused: items whose write was refused with a lasting reason.
        failures: items that are given up.
        proven: items that hold.
        gone: items that were to be taken away, and are gone without a call of ours.
        odd: since when an item has read in an unexpected way, and how.
    """

    index: int
    operation: Operation
    undoing: bool
    touched: frozenset[str] = frozenset()
    known: Collection[str] = frozenset()
    doubts: dict[str, float] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    now: float = 0.0
    waited: float = 0.0
    streak: int = 0
    trouble: float = 0.0
    insisted: dict[str, float] = field(default_factory=dict)
    tries: dict[tuple[str, ...], int] = field(default_factory=dict)
    sent: bool = False
    attempts: dict[tuple[str, ...], int] = field(default_factory=dict)
    accepted: dict[str, float] = field(default_factory=dict)
    unanswered: dict[str, float] = field(default_factory=dict)
    since: dict[str, float] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)
    moving: set[str] = field(default_factory=set)
    missed: dict[str, int] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    proven: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    odd: dict[str, tuple[str, float]] = field(default_factory=dict)
    _conflict: bool = False
    _pending: set[str] = field(default_factory=set)
    _waiting: set[str] = field(default_factory=set)
    _todo: set[str] = field(default_factory=set)

    def sort(self, verdicts: tuple[Verdict, ...], now: float) -> tuple[set[str], set[str], set[str]]:
        """Return the ids that are on their way, those to be looked at again, and those to be sent.

        The hopeless go to ``failures``. Only what is on its way keeps the others from being sent.

        Args:
            verdicts: what the reading says.
            now: when it was taken.
        """
        self.now = now
        self.proven, self._pending, self._waiting, self._todo = set(), set(), set(), set()
        self._conflict = any(each.judgement is Judgement.CONFLICTING for each in verdicts)
        for verdict in verdicts:
            if verdict.resource not in self.failures:
                self._judge(verdict)
        return self._pending, self._waiting, self._todo

    def _judge(self, verdict: Verdict) -> None:
        item = verdict.resource
        match verdict.judgement:
            case Judgement.HOLDS:
                self.proven |= {item} if self._proves(item) else set()
            case Judgement.CONFLICTING:
                self._conflicts(verdict)
            case Judgement.PENDING:
                self.present.add(item)
                self.odd.pop(item, None)
                self._on_its_way(item)
            case _:
                self.present.add(item)
                self._not_yet(item)

    # ---- it reads as wanted

    def _proves(self, item: str) -> bool:
        """Return whether the reading proves that the item is as wanted; else say what is done about it."""
        if item in self.doubts:
            return self._believed(item)
        if self.undoing:
            return item not in self.seen or item in self.accepted or self._lasts(item, "undone", CONFIRM)
        if self.operation.undo is None or isinstance(self.operation, RemoveBlock):
            return self.was_accepted(item) or self._absent(item)
        return True

    def _believed(self, item: str) -> bool:
        """Return whether a reading as wanted is no old one, after a write of ours whose effect was never read."""
        if item in self.accepted:
            believed = self.now - self.accepted[item] >= LAG
        elif not self.undoing or self.operation.undo is None:
            # What was made is named by its mark: as long as no list has it, nobody knows what to delete.
            believed = self.now >= self.doubts[item]
        elif item not in self.refused:
            self._todo.add(item)
            return False
        else:
            believed = self._witnessed(item, self.refused[item])
        if not believed and item not in self._todo:
            self._waiting.add(item)
        return believed

    def _witnessed(self, item: str, refusal: Refusal) -> bool:
        """Return whether reading and refusal of the reverse call say for long enough that there is nothing to undo."""
        if not refusal.of_state:
            return self.now >= self.doubts[item] + PATIENCE
        if self.now < self.doubts[item]:
            return False
        if refusal.at < self.doubts[item]:
            # What was on its way then has arrived by now: it is asked once more.
            del self.refused[item]
            self._todo.add(item)
            return False
        return True

    def _absent(self, item: str) -> bool:
        """Return whether what was to be taken away, and is not there, is gone although no call of ours was accepted."""
        ours = item in self.touched or item in self.unanswered
        refusal = self.refused.get(item)
        if refusal and not refusal.of_state:
            self.fail(item, Reason.REFUSED, error=refusal.error)
        elif not refusal and not self._lasts(item, "absent", CONFIRM):
            self._waiting.add(item)
        elif ours:
            return True
        elif not refusal and not isinstance(self.operation, RemoveBlock):
            # The list may lack it: the cloud's answer to the call says whether it is there.
            self._todo.add(item)
        elif item in self.known or item in self.present or isinstance(self.operation, RemoveBlock):
            self.gone.add(item)
            return True
        else:
            self.fail(item, Reason.GONE, error=refusal.error if refusal else None)
        return False

    # ---- it reads otherwise

    def _conflicts(self, verdict: Verdict) -> None:
        """Give the item up once it has read so for a while, and longer after a write of ours."""
        item, reason = verdict.resource, verdict.reason or Reason.GONE
        recent = item in self.accepted and self.now - self.accepted[item] < LAG
        if not self._lasts(item, reason.value, CONFIRM) or recent:
            # The others wait until that is known.
            self._pending.add(item)
        elif self.undoing and reason is Reason.GONE and self._made(item):
            self.proven.add(item)
        else:
            self.fail(item, reason, verdict)
            if self.operation.batch:
                # The batch was refused because of this item; the others have done nothing wrong.
                self.refused.clear()

    def _made(self, item: str) -> bool:
        """Return whether the item is an ENI of the plan's own making: what is gone is attached nowhere."""
        return isinstance(self.operation, DetachEni) and self.operation.eni_id == MarkRef(item)

    def _on_its_way(self, item: str) -> None:
        if self.now - self.since.setdefault(item, self.now) >= PATIENCE:
            self.fail(item, Reason.STILL_PENDING)
            return
        if item in self.accepted:
            self.moving.add(item)
        if self.operation.may_be_repeated and self.now - self.accepted.get(item, self.now) >= NUDGE:
            self._todo.add(item)
        else:
            self._pending.add(item)

    def _not_yet(self, item: str) -> None:
        """Judge an item that is not as wanted and not moving: give it up, go on waiting for it, or send it."""
        doubted = self.doubts.pop(item, None) is not None
        if doubted and item in self.refused and self.refused[item].of_state:
            # It was asked whether there is anything to roll back; now there is.
            del self.refused[item]
        if self.undoing:
            self.seen.add(item)
        if refusal := self.refused.get(item):
            wait = self.now - self._last_write(item) < self._limit(item)
            # It may be another item of the batch that it was refused for.
            if wait or (self._conflict and self.operation.batch):
                self._pending.add(item)
            else:
                self.fail(item, Reason.REFUSED, error=refusal.error)
            return
        if item in self.moving:
            lasting = self._lasts(item, "fell back", CONFIRM) and self.now - self.accepted[item] >= LAG
            if lasting:
                self.fail(item, Reason.FELL_BACK)
            else:
                self._pending.add(item)
            return
        self.odd.pop(item, None)
        if item not in self.accepted:
            self._todo.add(item)
        elif self.now - self.since[item] >= PATIENCE:
            self.fail(item, Reason.NOT_TAKEN_UP)
        elif self._may_be_sent_again(item):
            del self.accepted[item]
            self.missed[item] = self.missed.get(item, 0) + 1
            self._todo.add(item)
        else:
            self._pending.add(item)

    def _may_be_sent_again(self, item: str) -> bool:
        late = self.now - self.accepted[item] >= TAKE_UP
        return late and self.operation.repeats_are_harmless and self.missed.get(item, 0) + 1 < MOST_TAKE_UPS

    def _last_write(self, item: str) -> float:
        """Return since when the reading may be old."""
        return self.since[item] if self.was_accepted(item) else self.unanswered.get(item, self.refused[item].at)

    def _limit(self, item: str) -> float:
        """Return for how many seconds a refusal says only that the reading is old."""
        if self.was_accepted(item):
            return PATIENCE
        missing = self.operation.undo is None and self.refused[item].error.kind is CloudErrorKind.NOT_FOUND
        return LAG if item in self.unanswered or missing else 0.0

    def was_accepted(self, item: str) -> bool:
        """Return whether a write for ``item`` was accepted, be it that another one was sent since."""
        return item in self.accepted or item in self.missed

    def _lasts(self, item: str, what: str, seconds: float) -> bool:
        """Return whether the item has read in this way for so long, without another reading in between."""
        before, since = self.odd.get(item, ("", 0.0))
        self.odd[item] = (what, since if before == what else self.now)
        return self.now - self.odd[item][1] >= seconds

    # ---- what happened

    def open_items(self) -> tuple[str, ...]:
        """Return the items that neither held at the last reading nor are given up."""
        return tuple(each for each in self.operation.items if each not in self.proven and each not in self.failures)

    def fail(self, item: str, reason: Reason, verdict: Verdict | None = None, error: CloudError | None = None) -> None:
        """Give ``item`` up."""
        self.failures[item] = Failure(item, reason, verdict.values if verdict else (), error)

    def refuse(self, items: tuple[str, ...], error: CloudError) -> None:
        """Note that the write for ``items`` was refused for a lasting reason; the next reading says what it means."""
        self.refused.update(dict.fromkeys(items, Refusal(error, self.now)))

    def accept(self, items: tuple[str, ...], now: float) -> None:
        """Note that a write for ``items`` was accepted."""
        self.streak, self.trouble = 0, 0.0
        for item in items:
            self.accepted[item] = now
            self.since.setdefault(item, now)
            self.insisted.pop(item, None)
            self.unanswered.pop(item, None)
            self.refused.pop(item, None)
        self.moving.difference_update(items)

    def count_tries(self, items: tuple[str, ...]) -> int:
        """Count one more try against a refusal by state for ``items``; return how many there were."""
        self.tries[items] = self.tries.get(items, 0) + 1
        return self.tries[items]

    def count(self, items: tuple[str, ...]) -> int:
        """Count one more write for ``items``; return how many there were."""
        self.sent = True
        self.attempts[items] = self.attempts.get(items, 0) + 1
        return self.attempts[items]
