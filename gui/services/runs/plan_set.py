"""Several plans at one time: side by side under one rate budget, in one journal, with one report at the end.

Plans for an instance that one of them stops are carried out one after another, and so are plans for a VPC whose blocks
one of them changes; the others side by side. What the plans read is read together. What fails is rolled back by its own
run; whether the others go on then is said by ``FailureChoice``.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from gui.domain.cloud.errors import JournalError
from gui.domain.contracts import CloudApi
from gui.domain.engine.progress import Outcome, ProgressEvent, Report, StopChoice
from gui.domain.operations.instance_eips import InstanceEipChange
from gui.domain.operations.networks import VpcChange
from gui.domain.operations.operation import AttachEni, DetachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan
from gui.services.runs.clock import Clock, SystemClock
from gui.services.runs.execution import Budget, Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.resume import resume
from gui.services.runs.shared_looks import SharedLooks

AT_ONCE = 32
"""So many plans are carried out at one time; nearly all of their time they wait for the cloud."""


@dataclass(frozen=True, slots=True)
class FailureChoice:
    """What becomes of the others when plans fail.

    Attributes:
        stop_after: so many failures keep every plan from beginning that has not begun; those that run then go on to
            their own end. None: all are tried.
        undo_all: whether the plans that were applied are rolled back when one has failed.
    """

    stop_after: int | None = 1
    undo_all: bool = False


@dataclass(frozen=True, slots=True)
class PlanResult:
    """How one plan of the set ended.

    Attributes:
        plan: which.
        run_id: its name in the journal, empty where it did not begin.
        report: how it ended, None where it did not begin; of its rollback where it was rolled back at the end.
        journal_error: why it could not begin; of a plan with a report: why it was not rolled back at the end.
    """

    plan: Plan
    run_id: str = ""
    report: Report | None = None
    journal_error: JournalError | None = None


PlanListener = Callable[[int, ProgressEvent], None]


class PlanSet:
    """One run of several plans.

    Args:
        cloud: where to read and write.
        plans: what to do, each of one interface; checked against each other before.
        journal: one for all.
        report: given the place of the plan and each of its events, in the thread of its run.
        failures: what becomes of the others when plans fail.
        at_once: most plans at one time.
        clock: the time.
        unfinished: runs that were interrupted, gone on with in place of beginning the plan at the same place.
        undo: whether these are rolled back.
        files: where the plans came from, in their order, for the journal; empty where they are in no files.
    """

    def __init__(
        self,
        cloud: CloudApi,
        plans: Sequence[Plan],
        journal: Journal,
        report: PlanListener = lambda _place, _event: None,
        *,
        failures: FailureChoice | None = None,
        at_once: int = AT_ONCE,
        clock: Clock | None = None,
        unfinished: Sequence[Run] = (),
        undo: bool = False,
        files: Sequence[Path] = (),
    ) -> None:
        self._cloud, self._plans, self._report, self._clock = cloud, tuple(plans), report, clock or SystemClock()
        self._failures, self._at_once = failures or FailureChoice(), at_once
        self._unfinished, self._undo_all = dict(enumerate(unfinished)), undo
        self._run_ids = tuple(
            self._unfinished[place].run_id if place in self._unfinished else str(uuid4())
            for place in range(len(self._plans))
        )
        self._journal, self._files = journal, tuple(str(each.absolute()) for each in files)
        self._budget = Budget()
        self._looks = SharedLooks(cloud, self._budget.reads, self._clock)
        self._lock = threading.Lock()
        self._running: dict[int, Execution] = {}
        self._results = [PlanResult(plan) for plan in self._plans]
        self._failed = 0
        self._stop: StopChoice | None = None

    def stop(self, choice: StopChoice) -> None:
        """Begin no further plan, and ask those that run to stop; see ``Execution.stop``. From any thread."""
        with self._lock:
            self._stop = choice
            running = tuple(self._running.values())
        self._looks.close()
        for each in running:
            each.stop(choice)

    def run(self) -> tuple[PlanResult, ...]:
        """Do it; return how each plan ended, in their order. Blocking."""
        with ThreadPoolExecutor(self._at_once, thread_name_prefix="plans") as pool:
            for done in [pool.submit(self._one_after_another, some) for some in in_turn(self._plans)]:
                done.result()
            if self._failures.undo_all and any(not _applied(each) for each in self._results):
                for undone in [pool.submit(self._undo, place) for place in range(len(self._plans))]:
                    undone.result()
        return tuple(self._results)

    def _one_after_another(self, places: Sequence[int]) -> None:
        for place in places:
            unfinished = self._unfinished.get(place)
            self._carry_out(place, self._begun(place) if unfinished is None else self._resumed(place, unfinished))

    def _begun(self, place: int) -> Execution:
        return Execution(
            self._cloud,
            self._plans[place],
            self._journal.beside(self._run_ids, self._files[place] if self._files else ""),
            partial(self._report, place),
            clock=self._clock,
            run_id=self._run_ids[place],
            budget=self._budget,
            looks=self._looks,
        )

    def _resumed(self, place: int, run: Run, *, undo: bool | None = None) -> Execution:
        return resume(
            self._cloud,
            run,
            self._journal.beside(self._run_ids),
            partial(self._report, place),
            # A run beyond the point of no return can only be finished.
            undo=(self._undo_all if undo is None else undo) and not run.beyond_return,
            clock=self._clock,
            budget=self._budget,
            looks=self._looks,
        )

    def _undo(self, place: int) -> None:
        """Roll back the plan that was applied; what had nothing to do, and what failed, is as it was."""
        if not _applied(self._results[place]):
            return
        try:
            run = self._journal.run(self._run_ids[place])
        except JournalError as error:
            with self._lock:
                self._results[place] = replace(self._results[place], journal_error=error)
            return
        self._carry_out(place, self._resumed(place, run, undo=True), undoing=True)

    def _carry_out(self, place: int, execution: Execution, *, undoing: bool = False) -> None:
        with self._lock:
            most = self._failures.stop_after
            stopped = self._stop is not None if undoing else self._stop or (most and self._failed >= most)
            if stopped:
                return
            self._running[place] = execution
        try:
            result = PlanResult(self._plans[place], execution.run_id, execution.run())
        except JournalError as error:
            # What was applied stays applied where its rollback can't begin.
            before = self._results[place] if undoing else PlanResult(self._plans[place])
            result = replace(before, journal_error=error)
        with self._lock:
            del self._running[place]
            self._results[place] = result
            self._failed += not _applied(result)


def _applied(result: PlanResult) -> bool:
    return result.report is not None and result.report.outcome is Outcome.APPLIED


def in_turn(plans: Sequence[Plan]) -> tuple[tuple[int, ...], ...]:
    """Return the places of ``plans`` in groups: those of one group are carried out one after another.

    An instance takes several interfaces at one time; while it is stopped and started for one of them it takes no other.
    """
    exclusive = {each for plan in plans for each in _changed_alone(plan)}
    groups: list[tuple[set[str], list[int]]] = []
    for place, plan in enumerate(plans):
        shared, places = _touched(plan) & exclusive, [place]
        for group in [each for each in groups if each[0] & shared]:
            groups.remove(group)
            shared |= group[0]
            places = [*group[1], *places]
        groups.append((shared, sorted(places)))
    return tuple(tuple(places) for _, places in groups)


def _changed_alone(plan: Plan) -> set[str]:
    """Return the instances and VPCs that nothing else may change while ``plan`` changes them."""
    found = {str(each.instance_id) for each in plan.operations if isinstance(each, StartInstance | StopInstance)}
    return found | {str(each.vpc_id) for each in plan.operations if isinstance(each, VpcChange)}


def _touched(plan: Plan) -> set[str]:
    kinds = AttachEni | DetachEni | InstanceEipChange
    return _changed_alone(plan) | {str(each.instance_id) for each in plan.operations if isinstance(each, kinds)}
