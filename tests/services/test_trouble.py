"""Random trouble at random points, over several sessions of one run: applied, undone, or exactly listed.

The cloud is the sandbox over HTTP with the real SDK; only the clock is not real. ``Trouble`` plans what goes wrong,
each at the n-th call from then on, and then lets a session run.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from gui.cloud.calls import CallRecord
from gui.domain.cloud.errors import JournalError
from gui.domain.engine.progress import Left, Outcome, Report, StopChoice
from gui.domain.operations.judgements import Reason
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.resources import EipStatus, EniStatus, Mode, TargetType
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.switches import Batch, Limits
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.resume import resume
from tests.helpers.sandbox_run import CREDENTIALS, ENI, OTHER_INSTANCE, gateway, make_plan, planned, standing
from tests.helpers.sim_clock import SimClock

EIPS = 4
SECONDS = {
    "AssociateEipAddress": (2.0, 4.0),
    "AssociateEipAddressBatch": (2.0, 4.0),
    "UnassociateEipAddress": (1.0, 2.0),
    "AttachNetworkInterface": (3.0, 6.0),
    "DetachNetworkInterface": (2.0, 4.0),
}
WRITES = st.sampled_from(sorted(SECONDS))
ACTIONS = st.sampled_from([*sorted(SECONDS), "Describe*", "DescribeEipAddresses", "DescribeNetworkInterfaces"])
WHEN = st.integers(1, 25)
TIMES = st.integers(1, 4)
CODES = st.sampled_from(
    ["TaskConflict", "OperationConflict", "IncorrectEipStatus", "InvalidOperation.InvalidEniState", "InternalError",
     "ServiceUnavailable", "Throttling", "Mode.NotSupport", "Whatever.IsNew", "InvalidAction.NotFound"]
)  # fmt: skip
READS = ("Describe",)


class CrashError(BaseException):
    """The program dies here."""


class Trouble(RuleBasedStateMachine):
    """One account, one journal, one clock; the plan is run and resumed until it has ended."""

    server: SandboxServer

    @initialize(partial=st.booleans(), no_batch=st.booleans())
    def begin(self, *, partial: bool, no_batch: bool) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = SimClock()
        account = default_account(Pace(seconds=SECONDS))
        account.tasks.clock = self.clock.monotonic
        account.switches.rate_limits = Limits.OFF
        account.switches.batch = Batch.PARTIAL if partial else Batch.ATOMIC
        self.server.faults.clear()
        self.server.account = account
        if no_batch:
            self.server.faults.error("AssociateEipAddressBatch", "InvalidAction.NotFound", 404, times=0)
        self.plan: Plan = make_plan(self.server, EIPS)
        self.before = standing(account)
        self.foreign: set[str] = set()
        self.acts: dict[int, Callable[[], None]] = {}
        self.calls: list[tuple[float, str]] = []
        self.called = 0
        self.execution: Execution | None = None
        self.ended: Report | None = None
        self.last_left: tuple[Left, ...] = ()
        self.journal = Journal(Path(self.folder.name))

    def teardown(self) -> None:
        if not hasattr(self, "journal"):
            return
        try:
            # What was ordered last must still be met; then the trouble is over, and the run must come to its end.
            for _ in range(3):
                if self.ended is None:
                    self.session(undo=False)
            assert self.ended is not None or self.foreign or self.last_left, "the run never ends"
        finally:
            self.journal.close()
            self.folder.cleanup()

    # ---- what the cloud does

    @rule(action=ACTIONS, times=TIMES, retry_after=st.sampled_from([0, 0, 1500, 20_000]))
    def throttle(self, action: str, times: int, retry_after: int) -> None:
        self.server.faults.throttle(action, times * 3, retry_after)

    @rule(action=ACTIONS, code=CODES, times=TIMES, after=st.booleans())
    def refuse(self, action: str, code: str, times: int, *, after: bool) -> None:
        status = 503 if code in {"InternalError", "ServiceUnavailable"} else 400
        # A 4xx answer after the effect is nothing that a cloud does; a 5xx one is.
        self.server.faults.error(action, code, status, times, after_effect=after and status > 500)

    @rule(action=ACTIONS, times=TIMES, after=st.booleans())
    def lose(self, action: str, times: int, *, after: bool) -> None:
        self.server.faults.reset(action, times, after_effect=after)

    @rule(action=ACTIONS, times=TIMES, cut=st.booleans())
    def garble(self, action: str, times: int, *, cut: bool) -> None:
        if cut:
            self.server.faults.truncated(action, times)
        else:
            self.server.faults.html(action, times)

    @rule(action=WRITES, times=TIMES)
    def fall_back(self, action: str, times: int) -> None:
        self.server.faults.fail_task(action, times)

    @rule(action=WRITES)
    def stick(self, action: str) -> None:
        self.server.faults.stick_task(action)

    # ---- what people do, at the n-th call from now

    @rule(when=WHEN, action=WRITES)
    def take_permission(self, when: int, action: str) -> None:
        product = "ecs" if "NetworkInterface" in action else "vpc"
        self._at(when, lambda: self._deny((f"{product}:{action}",)))

    def _deny(self, actions: tuple[str, ...]) -> None:
        self.server.account.keys[CREDENTIALS.access_key_id].deny = actions

    @rule(when=WHEN, number=st.integers(0, EIPS - 1), deed=st.sampled_from(["take", "free", "release"]))
    def other_admin_and_an_eip(self, when: int, number: int, deed: str) -> None:
        self._at(when, lambda: self._meddle(self.plan.selection.eips[number], deed))

    def _meddle(self, identity: str, deed: str) -> None:
        account = self.server.account
        with account.lock:
            eip = account.eips.get(identity)
            if eip is None:
                return
            self.foreign.add(identity)
            account.tasks.drop(identity)
            account.eips.unbind(eip)
            eip.status = EipStatus.AVAILABLE
            if deed == "take":
                account.eips.bind(eip, "eni-of-somebody-else")
                eip.status, eip.target_type, eip.mode = EipStatus.IN_USE, TargetType.NETWORK_INTERFACE, Mode.NAT
            elif deed == "release":
                account.eips.remove(eip)

    @rule(when=WHEN, attach=st.booleans())
    def other_admin_and_the_eni(self, when: int, *, attach: bool) -> None:
        self._at(when, lambda: self._move_eni(attach=attach))

    def _move_eni(self, *, attach: bool) -> None:
        account = self.server.account
        with account.lock:
            eni = account.interfaces.get(ENI)
            assert eni
            self.foreign.add(ENI)
            account.tasks.drop(ENI)
            account.interfaces.detach(eni)
            if attach:
                account.interfaces.attach(eni, OTHER_INSTANCE)
                eni.status = EniStatus.IN_USE

    @rule(when=WHEN, choice=st.sampled_from(StopChoice), again=st.booleans())
    def stop(self, when: int, choice: StopChoice, *, again: bool) -> None:
        self._at(when, lambda: self._stop(choice))
        if again:
            self._at(when + 3, lambda: self._stop(StopChoice.INTERRUPT))

    def _stop(self, choice: StopChoice) -> None:
        if self.execution:
            self.execution.stop(choice)

    @rule(when=WHEN)
    def crash(self, when: int) -> None:
        self._at(when, self._crash)

    def _crash(self) -> None:
        raise CrashError

    def _at(self, when: int, act: Callable[[], None]) -> None:
        self.acts[self.called + when] = act

    # ---- a session

    @precondition(lambda self: self.ended is None)
    @rule(undo=st.booleans())
    def run(self, *, undo: bool) -> None:
        self.session(undo=undo)

    def session(self, *, undo: bool) -> None:
        cloud = gateway(self.server, on_call=self._on_call)
        open_runs = self.journal.unfinished()
        if open_runs:
            self.execution = resume(cloud, open_runs[0], self.journal, undo=undo, clock=self.clock)
        else:
            self.execution = Execution(cloud, self.plan, self.journal, clock=self.clock)
        try:
            report = self.execution.run()
        except CrashError:
            # The process is gone; so is whatever it had in memory, and its hold on the journal.
            self.journal.close()
            self.journal = Journal(Path(self.folder.name))
            return
        finally:
            self.execution = None
            self.acts.clear()
        self._check(report)
        self.last_left = report.left
        if report.outcome not in {Outcome.LEFT, Outcome.PAUSED, Outcome.INTERRUPTED}:
            self.ended = report
        self.server.faults.clear()
        self._deny(())

    @precondition(lambda self: self.ended is None)
    @rule()
    def nobody_else_can_begin(self) -> None:
        second = Journal(Path(self.folder.name))
        with pytest.raises(JournalError):
            second.begin("another", self.plan, None)
        second.close()

    def _on_call(self, record: CallRecord) -> None:
        self.calls.append((self.clock.now, record.action))
        self.called += 1
        act = self.acts.pop(self.called, None)
        if act:
            act()

    # ---- what must hold

    def _check(self, report: Report) -> None:
        now = standing(self.server.account)
        goal = planned(self.before, self.plan)
        mine = set(self.plan.selection.eips) | {str(ENI)}
        assert {id_: state for id_, state in now.items() if id_ not in mine} == {
            id_: state for id_, state in self.before.items() if id_ not in mine
        }, "something outside the plan was touched"
        listed = {left.failure.resource for left in report.left}
        ours = mine - self.foreign
        match report.outcome:
            case Outcome.APPLIED:
                assert self._differing(now, goal, ours) == set()
            case Outcome.UNDONE | Outcome.CHANGED:
                assert self._differing(now, self.before, ours) == set()
                assert not listed
            case Outcome.KEPT | Outcome.INTERRUPTED if report.stopped is not None:
                assert self._differing(now, goal, ours) <= listed
            case _:
                assert listed
                assert self._differing(now, self.before, ours) <= listed
                sure = {each.failure.resource for each in report.left if each.failure.reason is not Reason.UNREAD}
                assert (sure & ours) <= self._differing(now, self.before, ours), "listed, and yet as before"
        self._check_rates()

    def _differing(self, now: dict[str, Any], wanted: dict[str, Any], ids: set[str]) -> set[str]:
        return {id_ for id_ in ids if now.get(id_) != wanted.get(id_)}

    def _check_rates(self) -> None:
        for read, limit in ((True, 600), (False, 120)):
            times = [at for at, action in self.calls if action.startswith(READS) is read]
            for index, at in enumerate(times[limit:], start=limit):
                assert at - times[index - limit] >= 60 - 1e-6, "too many calls a minute"


def test_any_trouble_ends_applied_undone_or_listed() -> None:
    with SandboxServer(default_account()) as server:
        Trouble.server = server
        machine = Trouble.TestCase
        machine.settings = settings(
            max_examples=20,
            derandomize=True,
            database=None,
            stateful_step_count=9,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
        )
        machine("runTest").runTest()
