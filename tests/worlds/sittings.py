"""One run in one world: carried out, interrupted, resumed until it has ended, and held to its word after each sitting.

The engine, the journal, the SDK and HTTP are the real ones. Time is not: the run and the sandbox share a clock that
moves when the run waits, so that a list that lags by twenty seconds costs none.
"""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gui.cloud.gateway import Gateway
from gui.domain.cloud.errors import CloudError
from gui.domain.engine.progress import Outcome, Report, StopChoice
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import Operation
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.faults import Fault, Faults
from gui.sandbox.pace import Pace
from gui.sandbox.seed import set_switches
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.resume import elsewhere, resume, survey
from tests.helpers.sandbox_run import CREDENTIALS
from tests.helpers.secondary_cidr_run import roomy_account
from tests.helpers.sim_clock import SimClock
from tests.worlds.journeys import Journey, Unplanned
from tests.worlds.truth import Claim, Ends, State, Todo, false_words, state_of

MOST_SITTINGS = 6
A_RESOURCE = "a resource of the plan"
PAUSES = (1.0, 5.0, 30.0)
"""Seconds after which somebody resumes the run: at once the first time, later with more patience."""
INTERRUPT = getattr(StopChoice, "INTERRUPT", StopChoice.KEEP)
_MEMORY = Path("/dev/shm")  # noqa: S108 - a journal writes through to the disk at each entry; here nobody pulls a plug
SLOW = Pace(
    seconds={
        **dict.fromkeys(("AssociateEipAddress", "AssociateEipAddressBatch", "UnassociateEipAddress"), (1.0, 3.0)),
        **dict.fromkeys(("AttachNetworkInterface", "DetachNetworkInterface"), (2.0, 4.0)),
        **dict.fromkeys(("DeleteNetworkInterface", "ReleaseEipAddress"), (1.0, 2.0)),
        **dict.fromkeys(("CreateVSwitch", "DeleteVSwitch"), (1.0, 3.0)),
        **dict.fromkeys(("StartInstance", "StopInstance"), (3.0, 6.0)),
        **dict.fromkeys(("AssociateVpcCidrBlock", "UnassociateVpcCidrBlock"), (1.0, 2.0)),
    }
)


class KilledError(BaseException):
    """The program is gone, and with it whatever it had in memory."""


@dataclass(frozen=True)
class World:
    """What the cloud is like.

    Attributes:
        name: printed.
        switches: as on the command line of the sandbox.
        passes: whatever is wrong here passes by waiting, so that an undisturbed run must reach its end.
        faults: trouble, ordered when the plan has been made; A_RESOURCE stands for the id of something in it.
    """

    name: str
    switches: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    passes: bool = False


@dataclass(frozen=True)
class Interruption:
    """What happens to the program.

    Attributes:
        kind: ``kill``, ``ctrl-c``, ``ctrl-c twice``, ``sigterm``, or empty for nothing.
        at: boundary of the first sitting at which it happens, counted from 1.
        again: boundaries later it happens once more (in the next sitting, for a kill); 0 for never.
        undo: whether the run is then taken back rather than finished.
    """

    kind: str = ""
    at: int = 0
    again: int = 0
    undo: bool = False

    def __str__(self) -> str:
        if not self.kind:
            return "nothing"
        return f"{self.kind} at {self.at}{f' and {self.again}' if self.again else ''}{', undo' if self.undo else ''}"


@dataclass(frozen=True)
class Case:
    """One run to judge."""

    journey: Journey
    world: World
    interruption: Interruption = field(default_factory=Interruption)

    def __str__(self) -> str:
        return f"{self.journey.name} / {self.world.name} / {self.interruption}"


class Boundaries:
    """Counts the moments at which something may happen to the program: around writes, entries and waits."""

    def __init__(self) -> None:
        self.passed = 0
        self.acts: dict[int, Callable[[], None]] = {}

    def cross(self) -> None:
        self.passed += 1
        act = self.acts.pop(self.passed, None)
        if act is not None:
            act()


class JudgedGateway(Gateway):
    """Has a boundary before and after each write."""

    def __init__(self, server: SandboxServer, boundaries: Boundaries) -> None:
        super().__init__(CREDENTIALS, f"http://{server.endpoint}")
        self.boundaries = boundaries

    def do(self, operation: Operation, token: str) -> str:
        self.boundaries.cross()
        try:
            answer = super().do(operation, token)
        except Exception:
            self.boundaries.cross()
            raise
        self.boundaries.cross()
        return answer


class JudgedJournal(Journal):
    """Has a boundary before and after everything it writes."""

    def __init__(self, folder: Path, boundaries: Boundaries) -> None:
        self.boundaries = boundaries
        super().__init__(folder)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        self.boundaries.cross()
        with super()._writing() as file:
            yield file
        self.boundaries.cross()


class JudgedClock(SimClock):
    """Has a boundary at each wait."""

    def __init__(self) -> None:
        super().__init__()
        self.boundaries = Boundaries()

    def wait(self, seconds: float, wake: threading.Event) -> None:
        self.boundaries.cross()
        super().wait(seconds, wake)


@dataclass(frozen=True)
class Judgement:
    """What came of one case.

    Attributes:
        complaints: what the program said that is not so; empty when it kept its word.
        outcomes: how each sitting ended; a killed one has none.
        boundaries: how many the first sitting had.
    """

    complaints: tuple[str, ...]
    outcomes: tuple[str, ...]
    boundaries: int


class Judge:
    """Runs cases, one after another, on one server."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server

    def judge(self, case: Case) -> Judgement:
        """Run ``case`` and say what was false."""
        parent = _MEMORY if _MEMORY.is_dir() else None
        with tempfile.TemporaryDirectory(dir=parent) as folder:
            return _Run(self.server, case, Path(folder)).whole()


class _Run:
    def __init__(self, server: SandboxServer, case: Case, folder: Path) -> None:
        self.server, self.case, self.folder = server, case, folder
        self.clock = JudgedClock()
        self.account = self._account()
        plan, unplanned = case.journey.prepare(server)
        self.plan: Plan = plan
        self.unplanned: Unplanned = unplanned
        self.before: State = state_of(self.account)
        self.complaints: list[str] = []
        self.outcomes: list[str] = []
        self.first = 0
        set_switches(self.account, case.world.switches)
        ids = sorted({item for each in plan.operations for item in each.items if item in self.before})
        for fault in case.world.faults:
            server.faults.add(replace(fault, item=ids[0]) if fault.item == A_RESOURCE else fault)

    def _account(self) -> Account:
        account = roomy_account(SLOW)
        account.tasks.clock = self.clock.monotonic
        # The limits of calls count by the machine's clock; that the program keeps to them is shown elsewhere.
        set_switches(account, ("rate_limits=off",))
        self.server.faults = Faults(clock=self.clock.monotonic)
        self.server.account = account
        return account

    def whole(self) -> Judgement:
        sittings = 0
        unfinished = True
        while unfinished and sittings < MOST_SITTINGS:
            unfinished = self._sitting(sittings)
            self.clock.now += PAUSES[min(sittings, len(PAUSES) - 1)]
            sittings += 1
        if unfinished:
            self.complaints.append(f"still unfinished after {sittings} sittings")
        elif self._ends().changed and self._ends().unplanned and not self._listed():
            self.complaints.append(f"ended as {self.outcomes} neither as before nor as planned: {self._standing()}")
        if self.case.world.passes and not self.case.interruption.kind and self.outcomes != [Outcome.APPLIED.value]:
            self.complaints.append(f"gave up what passes by waiting: {self.outcomes}")
        return Judgement(tuple(self.complaints), tuple(self.outcomes), self.first)

    def _listed(self) -> bool:
        return bool(self.outcomes) and self.outcomes[-1] in {Outcome.LEFT.value, Outcome.KEPT.value}

    def _ends(self) -> Ends:
        now = state_of(self.account)
        return Ends(self.before, now, frozenset(self.unplanned(now)))

    def _standing(self) -> str:
        ends = self._ends()
        return "; ".join(f"{each}: {dict(ends.now.get(each, {}))}" for each in sorted(ends.changed & ends.unplanned))

    def _sitting(self, number: int) -> bool:
        """Let the program run once; return whether a run is unfinished then."""
        boundaries = self.clock.boundaries = Boundaries()
        journal = JudgedJournal(self.folder, boundaries)
        try:
            execution = self._execution(journal, boundaries)
            if execution is None:
                return False
            self._order(execution, boundaries, number)
            report = execution.run()
            self._hold_to_its_word(report, journal)
        except KilledError:
            self.outcomes.append("killed")
            return True
        except CloudError as error:  # it can't even be said how things stand: refused, and nothing is claimed
            self.outcomes.append(f"refused ({error.code or error.kind.value})")
            return True
        finally:
            boundaries.acts.clear()
            self.first = self.first or boundaries.passed
            journal.close()
            if number:
                self.server.faults.clear()  # what was ordered is met by two sittings at most
        return report.outcome is not Outcome.CHANGED and self._unfinished()

    def _execution(self, journal: Journal, boundaries: Boundaries) -> Execution | None:
        cloud = JudgedGateway(self.server, boundaries)
        open_runs = journal.unfinished()
        if not open_runs:
            ended = journal.runs()
            if ended:  # killed after its last word had been noted: that counts
                self._hold_to_its_word(Report(ended[0].run_id, ended[0].outcome or Outcome.LEFT), journal)
                return None
            return Execution(cloud, self.plan, journal, clock=self.clock)
        run = open_runs[0]
        if elsewhere(survey(cloud, run)):
            self.complaints.append("says that the run is another account's")
        undo = self.case.interruption.undo and not run.beyond_return
        return resume(cloud, run, journal, undo=undo, clock=self.clock)

    def _unfinished(self) -> bool:
        journal = Journal(self.folder)
        try:
            return bool(journal.unfinished())
        finally:
            journal.close()

    def _order(self, execution: Execution, boundaries: Boundaries, number: int) -> None:
        """Arrange what happens in this sitting."""
        what = self.case.interruption
        if what.kind == "kill":
            at = (what.at, what.again)[number] if number < 2 else 0
            boundaries.acts[at] = _kill
        elif what.kind and not number:
            first = INTERRUPT if what.kind == "sigterm" else StopChoice.UNDO
            boundaries.acts[what.at] = lambda: execution.stop(first)
            if what.again:
                boundaries.acts[what.at + what.again] = lambda: execution.stop(StopChoice.KEEP)

    def _hold_to_its_word(self, report: Report, journal: Journal) -> None:
        self.outcomes.append(report.outcome.value)
        ends = self._ends()
        for text in false_words(claim_of(report), ends):
            self.complaints.append(f"{report.outcome.value}: {text}")
        closed = not journal.unfinished()
        if closed and report.outcome.value in {"left", "paused", "interrupted"}:
            self.complaints.append(f"{report.outcome.value}, and the journal is closed")


def _kill() -> None:
    raise KilledError


def claim_of(report: Report) -> Claim:
    """Return what ``report`` says."""
    left = tuple(
        Todo(
            each.operation.action,
            each.failure.resource,
            _target(each.operation),
            # What was still on its way at the last reading, or was not read, may be there by now: it says so.
            each.failure.reason not in {Reason.UNREAD, Reason.STILL_PENDING},
        )
        for each in report.left
    )
    failures = (*report.failures, *(each.failure for each in report.left))
    gone = [each.resource for each in failures if each.reason is Reason.GONE]
    gone += [each.resource for each in report.changes if each.name == "status" and not each.after]
    blamed = [*report.gone, *(each.resource for each in failures if each.reason in BLAMING)]
    blamed += [each.resource for each in report.changes]
    open_items = {each.failure.resource for each in report.left}
    # What a later step, or the way back, ended again is not said to be so now.
    last: dict[str, Todo] = {}
    for operation in report.applied if report.outcome in _HOLDING else ():
        last.update((item, Todo(operation.action, item, _target(operation))) for item in operation.items)
    held = tuple(each for item, each in last.items() if item not in open_items)
    return Claim(report.outcome.value, left, tuple(dict.fromkeys(gone)), tuple(dict.fromkeys(blamed)), held)


def _target(operation: Operation) -> str:
    named = getattr(operation, TARGETS.get(operation.action, "eni_id"), "")
    return str(named or getattr(operation, "instance_id", ""))  # an EIP may be bound to an instance itself


TARGETS = {
    "AttachNetworkInterface": "instance_id",
    "AssociateVpcCidrBlock": "vpc_id",
    "UnassociateVpcCidrBlock": "vpc_id",
}
"""What goes with the resource of an operation, where it is not an interface."""
BLAMING = {Reason.TAKEN, Reason.OTHER_MODE, Reason.CHANGED_LATER}
_HOLDING = {Outcome.APPLIED, Outcome.KEPT, Outcome.INTERRUPTED}
"""How a run ends that says of what was done that it is so; one that turned back lists what is left instead."""
