"""The engine: a plan becomes effects.

A generator without cloud, clock or thread; ``gui.services.runs.execution`` drives it.

Every operation is settled the same way: look, send what is not yet so, look until it holds. So a repeated run, or one
resumed after a crash, sends only what is missing. When it fails, what was sent is rolled back in reverse order, and
what can't be rolled back is listed. An EIP or ENI for which nothing was sent is never touched. After something was sent
that can't be rolled back, such as a deletion, there is no way but forward: a run that fails then lists what is left.
"""

from collections.abc import Generator
from dataclasses import replace
from typing import cast

from gui.domain.cloud.errors import CloudError
from gui.domain.engine.effects import Answer, Effect, Note, SignedOutError, Start, StoppedError
from gui.domain.engine.holding import check, lasting, reads_of_lasting
from gui.domain.engine.inspection import inspect
from gui.domain.engine.irreversible import beyond_return, held_before
from gui.domain.engine.look_times import poll_interval
from gui.domain.engine.operation_run import NOTHING, Failing, HaltedError, OperationRunner
from gui.domain.engine.progress import (
    Failure,
    Left,
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    OperationStarted,
    Outcome,
    PlanStarted,
    Report,
    Row,
    StopChoice,
    UndoStarted,
    WaitReason,
)
from gui.domain.engine.readings import UnreadError
from gui.domain.engine.retry_policy import CONFIRM, FRESH, Pause
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Reads, Snapshot
from gui.domain.plans.plan import FactChange, Plan

Reporting = Generator[Effect, Answer, Report]


def apply(plan: Plan, run_id: str, start: Start | None = None) -> Reporting:
    """Carry out ``plan``; yield effects, return how it ended.

    Args:
        plan: what to do.
        run_id: a UUID; the ClientTokens are derived from it.
        start: where to begin; None for the beginning.
    """
    run = _Run(plan, run_id, start or Start())
    rows = tuple(Row(index, operation, operation.items) for index, operation in enumerate(plan.operations))
    yield Note(PlanStarted(run_id, rows, run.start.resumed))
    return (yield from run.whole())


class _Run:
    def __init__(self, plan: Plan, run_id: str, start: Start) -> None:
        self.start = start
        self._plan = plan
        self._run_id = run_id
        self._runner = OperationRunner(run_id, start, {fact.resource for fact in plan.relied_on})
        self._applied: list[int] = []
        self._undone: list[int] = []
        self._begun = max((index for index, items in self._runner.touched.items() if items), default=-1)

    def whole(self) -> Reporting:
        """Go forward; on failure or a stop go back; say how it ended."""
        failures: tuple[Failure, ...] = ()
        stopped: StopChoice | None = None
        try:
            if not self.start.undoing:
                known = None
                if not self.start.resumed and self._plan.relied_on:
                    known, changes = yield from self._compare()
                    if changes:
                        return Report(self._run_id, Outcome.CHANGED, changes=changes)
                failures = yield from self._forward(known)
                if not failures:
                    return self._report(Outcome.APPLIED)
        except UnreadError as unread:
            items = dict.fromkeys(item for operation in self._plan.operations for item in operation.items)
            failures = tuple(Failure(item, Reason.UNREAD, error=unread.error) for item in items)
        except StoppedError as stop:
            stopped = stop.choice
        except SignedOutError:
            return self._paused(())
        except HaltedError as halted:
            return self._paused((), halted.error)
        if stopped in {StopChoice.KEEP, StopChoice.INTERRUPT} or beyond_return(self._plan, self._runner.touched):
            return (yield from self._keep(failures, stopped))
        return (yield from self._back(failures, stopped))

    def _compare(self) -> Generator[Effect, Answer, tuple[Snapshot, tuple[FactChange, ...]]]:
        """Read what the plan relies on; return it with what has changed.

        Where something lacks, be it one EIP of an interface, it is looked for again: a list may lack an item once.
        """
        begun = self._runner.now
        while True:
            seen = yield from self._runner.readings.look(self._plan.reads, first=True)
            changes = self._plan.changes(seen)
            waited = self._runner.now - begun
            if waited >= CONFIRM or not any(_lacks(change) for change in changes):
                return seen, changes
            yield from self._runner.readings.rest(Pause(poll_interval(waited), 0.0, WaitReason.SETTLING))

    def _forward(self, known: Snapshot | None) -> Failing:
        begun, first = self._runner.now, known
        for index, operation in enumerate(self._plan.operations):
            done = held_before(self._plan, self._runner.touched, index)
            open_items = [item for item in operation.items if item not in done]
            if not open_items:
                # Resumed after what came next: this was so before it, and need not be so any more.
                yield Note(OperationSkipped(index))
                self._applied.append(index)
                continue
            row = operation.only(open_items)
            fresh = not index or (self._runner.now - begun <= FRESH and self._may_be_sent(index, row, first))
            failures = yield from self._row(index, row, first if fresh else None, self._needed_after(index, first))
            if failures:
                return failures
            self._applied.append(index)
        return (yield from check(self._plan, self._runner.readings))

    def _may_be_sent(self, index: int, operation: Operation, seen: Snapshot | None) -> bool:
        """Return whether ``seen``, of a few seconds ago, is enough to send the write of row ``index``.

        What it shows as done already must be read anew, and so must what an earlier row changes.
        """
        earlier = {item for each in self._plan.operations[:index] for item in each.items}
        return (
            seen is not None
            and operation.refused_elsewhere
            and earlier.isdisjoint(operation.items)
            and seen.answers.keys() >= set(operation.reads)
            and all(each.judgement is Judgement.NOT_YET for each in operation.judge(seen))
        )

    def _needed_after(self, index: int, first: Snapshot | None) -> Reads:
        """Return what is to be read as soon as row ``index`` holds: for the next row, or to prove them all together."""
        operations = self._plan.operations
        if index + 1 == len(operations):
            return reads_of_lasting(self._plan)
        following = operations[index + 1]
        return NOTHING if self._may_be_sent(index + 1, following, first) else following.reads

    def _row(
        self,
        index: int,
        operation: Operation,
        known: Snapshot | None = None,
        needed_next: Reads = NOTHING,
        *,
        undoing: bool = False,
    ) -> Failing:
        yield Note(OperationStarted(index, undoing))
        if not undoing:
            self._begun = max(self._begun, index)
        turn = self._runner.turn(index, operation, undoing=undoing)
        known = known or self._runner.readings.known(operation.reads)
        failures = yield from self._runner.settle(turn, known, needed_next)
        if failures:
            yield Note(OperationFailed(index, failures, undoing))
        elif turn.sent:
            yield Note(OperationFinished(index, undoing))
        else:
            yield Note(OperationSkipped(index, undoing))
        return failures

    def _back(self, failures: tuple[Failure, ...], stopped: StopChoice | None) -> Reporting:
        """Roll back what was sent, the last first; after a failure the rest is only looked at, and listed."""
        left: list[Left] = []
        open_rows = self._open_rows()
        todo = sorted(open_rows, reverse=True)
        begun: set[int] = set()
        if todo:
            yield Note(UndoStarted(failures, stopped is not None))
        reason = Reason.BLOCKED
        while todo:
            index = todo[0]
            # Beyond the point of no return nobody comes here, so each of these has a way back.
            undo = cast("Operation", self._plan.operations[index].only(open_rows[index]).undo)
            try:
                if left or stopped in {StopChoice.KEEP, StopChoice.INTERRUPT}:
                    found = yield from inspect(self._runner, index, undo, reason, undoing=True, begun=index in begun)
                else:
                    begun.add(index)
                    found = yield from self._row(index, undo, undoing=True)
            except StoppedError as stop:
                stopped, reason = stop.choice, Reason.NOT_STARTED
                continue
            except SignedOutError:
                return self._paused(failures)
            except HaltedError as halted:
                return self._paused(failures, halted.error)
            todo.pop(0)
            if not found:
                self._undone.append(index)
            left.extend(Left(undo.only({each.resource}), each) for each in found)
        outcome = Outcome.LEFT if left else Outcome.UNDONE
        return self._report(outcome, failures=failures, left=tuple(left), stopped=stopped)

    def _open_rows(self) -> dict[int, frozenset[str]]:
        """Return what is to be rolled back, by row; what an earlier session has proven undone is not."""
        found: dict[int, frozenset[str]] = {}
        for index, items in sorted(self._runner.touched.items(), reverse=True):
            open_items = frozenset(items) - self._runner.traces.undone(index)
            if open_items:
                found[index] = open_items
            elif items:
                self._undone.append(index)
        return found

    def _keep(self, failures: tuple[Failure, ...], stopped: StopChoice | None) -> Reporting:
        """Stop where the run is: say what holds, and list what does not."""
        left: list[Left] = []
        applied: list[Operation] = []
        known = {failure.resource: failure for failure in failures}
        todo = list(lasting(self._plan))
        while todo:
            index, operation = todo[0]
            try:
                found = yield from inspect(
                    self._runner, index, operation, Reason.NOT_STARTED, begun=index <= self._begun
                )
            except StoppedError as stop:
                stopped = stop.choice
                continue
            todo.pop(0)
            left.extend(Left(operation.only({each.resource}), known.get(each.resource, each)) for each in found)
            if not found:
                applied.append(operation)
        if left and not any(self._runner.touched.values()):
            return self._report(Outcome.UNDONE, stopped=stopped)
        outcome = Outcome.APPLIED
        if left:
            kept = Outcome.INTERRUPTED if stopped is StopChoice.INTERRUPT else Outcome.KEPT
            outcome = Outcome.LEFT if failures else kept
        report = self._report(outcome, failures=failures if left else (), left=tuple(left), stopped=stopped)
        return replace(report, applied=tuple(applied))

    def _paused(self, failures: tuple[Failure, ...], error: CloudError | None = None) -> Report:
        """List what was touched: without credentials, or while the cloud takes no calls, nothing can be read."""
        left = tuple(
            Left(self._plan.operations[index].only({item}), Failure(item, Reason.UNREAD, error=error))
            for index, items in sorted(self._runner.touched.items())
            for item in self._plan.operations[index].items
            if item in items
        )
        report = self._report(Outcome.INTERRUPTED if error else Outcome.PAUSED, failures=failures, left=left)
        return replace(report, resume_after=error.retry_after if error else None)

    def _report(
        self,
        outcome: Outcome,
        *,
        failures: tuple[Failure, ...] = (),
        left: tuple[Left, ...] = (),
        stopped: StopChoice | None = None,
    ) -> Report:
        operations = self._plan.operations
        return Report(
            run_id=self._run_id,
            outcome=outcome,
            applied=tuple(operations[index] for index in self._applied if index not in self._undone),
            undone=tuple(operations[index] for index in self._undone),
            failures=failures,
            left=left,
            gone=tuple(self._runner.gone),
            stopped=stopped,
        )


def _lacks(change: FactChange) -> bool:
    """Return whether the new reading has less than the plan knew, and nothing else."""
    return {*change.after.split()} < {*change.before.split()}
