"""The agents of all instances: they fetch tasks, have the guest run them, and report.

The rules are those of the published agent (version 2.2.3.578) as far as the cloud's pages do not say otherwise: a task
is fetched within a minute or never; ten tasks run at a time; a timeout ends the direct child; the final report is tried
four times, then it is lost for good; a script runs at most once.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from gui.sandbox import power
from gui.sandbox.assistant import codes
from gui.sandbox.assistant.assignment import Assignment, Phase
from gui.sandbox.assistant.heartbeats import Heartbeats
from gui.sandbox.assistant.output import REPORT_S
from gui.sandbox.assistant.records import Invocation, Record, State
from gui.sandbox.guests.protocol import SEND_FILE, Progress, Task, TaskRefusedError
from gui.sandbox.resources import Assistant, Instance, InstanceStatus
from gui.sandbox.switches import Choice, LostResult, StopOfRunning, TimeoutCode
from gui.sandbox.tasks import Fate

if TYPE_CHECKING:
    from gui.sandbox.account import Account

DELIVERY_S: Final = 60.0
"""Seconds in which a task must be fetched (the text of ``Aborted`` in the vendor's models)."""
_AT_ONCE, _WAITING = 10, 50
"""Tasks that run at the same time in one guest, and tasks that wait there."""
_TRY_S, _EACH_S, _REPORTING_S = 5.0, 7.0, 26.0
"""Seconds that one try to report takes, from one try to the next, and all four."""
LOST_S: Final = 60.0
"""Seconds after the timeout in which the cloud still waits for a result. A guess: no page says."""
_OBSTACLES: Final[Mapping[Assistant, str]] = MappingProxyType(
    {
        Assistant.ABSENT: "ClientNotRunning",
        Assistant.SILENT: "ClientNotResponse",
        Assistant.OFFLINE: "ClientNotOnline",
        Assistant.UPGRADING: "ClientIsUpgrading",
        Assistant.OUTDATED: "ClientNeedUpgrade",
        Assistant.BLOCKED: "ClientNetworkBlocked",
        Assistant.GROUP_DENIES: "SecurityGroupRuleDenied",
    }
)
_POWER_OFF, _RESTART = frozenset({193, 3009}), frozenset({194, 3010})
"""Exit codes that switch the guest off, and that restart it (page of RunCommand); Linux and Windows."""
_AGENT_ITSELF: Final = "root"


class Agents:
    """The agents of one account. Everything here happens under the account's lock, and returns at once."""

    def __init__(self, account: "Account") -> None:
        self._account = account
        self._open: list[Assignment] = []
        self._serial = 0
        self.heartbeats = Heartbeats(account)
        self._steps: Mapping[Phase, Callable[[Assignment, float], None]] = {
            Phase.FETCH: self._fetch,
            Phase.RUN: self._run,
            Phase.REPORT: self._report,
            Phase.STOP: self._stop,
            Phase.LOST: self._wait,
        }

    @property
    def busy(self) -> bool:
        """Return whether a task is not over."""
        return bool(self._open)

    def active(self, instance: Instance) -> int:
        """Return how many tasks run in ``instance``."""
        return sum(each.task.instance is instance and each.phase is not Phase.FETCH for each in self._open)

    def assign(self, invocation: Invocation, task: Task) -> None:
        """Send ``task`` to its instance."""
        now, pace = self._account.clock(), self._account.pace
        self._serial += 1
        stamp = self._account.timestamp()
        record = Record(instance=task.instance.id, serial=self._serial, created=stamp, updated=stamp)
        invocation.records[task.instance.id] = record
        fate = self._account.tasks.fate("SendFile" if task.kind == SEND_FILE else "RunCommand")
        due = now + pace.duration("RunCommand", f"{invocation.id} {task.instance.id}")
        assignment = Assignment(
            invocation=invocation,
            record=record,
            task=task,
            created_at=now,
            due=float("inf") if fate is Fate.STICK else due,
            looks=pace.count,
        )
        self._open.append(assignment)
        if fate is Fate.FAIL:
            self._finish(assignment, State.ABORTED, "DeliveryTimeout")
        self.advance()

    def look(self, records: Iterable[Record]) -> None:
        """Count one look at each of ``records``, which is about to be listed."""
        seen = {id(record) for record in records}
        for assignment in self._open:
            if id(assignment.record) in seen and assignment.looks > 0:
                assignment.looks -= 1

    def advance(self) -> None:
        """Let every task go on as far as it can by now."""
        for assignment in list(self._open):
            before = None
            while assignment.phase is not before and assignment.phase is not Phase.OVER:
                before = assignment.phase
                self._steps[before](assignment, self._account.clock())

    def stop(self, record: Record) -> None:
        """Stop a task: one that waits is withdrawn; what becomes of one that runs is a switch."""
        for assignment in self._open:
            if assignment.record is not record:
                continue
            if assignment.phase is Phase.FETCH:
                self._finish(assignment, State.CANCELLED)
                record.stopped = self._account.timestamp()
            elif self._account.switches.stop_of_running is StopOfRunning.KILLED:
                assignment.kill()
                assignment.phase, record.status = Phase.STOP, State.STOPPING
                assignment.looks = self._account.pace.count
            return

    def close(self) -> None:
        """End what runs in the guests: the sandbox ends."""
        for assignment in self._open:
            if assignment.running is not None:
                assignment.running.kill(tree=True)
        self._open.clear()
        self._account.guest.close()

    # --- from phase to phase ------------------------------------------------------------------------------------------

    def _fetch(self, each: Assignment, now: float) -> None:
        instance = each.task.instance
        if each.due > now or each.looks > 0:
            return
        obstacle = self._obstacle(instance)
        if obstacle:
            self._finish(each, State.ABORTED, obstacle)
        elif not self._account.guest.reaches_cloud(instance):
            if now - each.created_at >= DELIVERY_S:
                self._finish(each, State.ABORTED, "DeliveryTimeout")
        elif self.active(instance) < _AT_ONCE:
            self._begin(each, now)
        elif self._before(each) >= _AT_ONCE + _WAITING:
            self._finish(each, State.ABORTED, "TaskConcurrencyLimit")

    def _before(self, each: Assignment) -> int:
        """Return how many tasks of the same instance were sent before ``each`` and are not over."""
        earlier = self._open[: self._open.index(each)]
        return sum(other.task.instance is each.task.instance for other in earlier)

    def _obstacle(self, instance: Instance) -> str:
        if self._account.instances.get(instance.id) is None:
            return "InstanceReleased"
        if instance.status is not InstanceStatus.RUNNING:
            return "InstanceNotRunning"
        return _OBSTACLES.get(instance.assistant, "") or self._account.guest.obstacle(instance)

    def _begin(self, each: Assignment, now: float) -> None:
        # The agent looks the user up and refuses the numbers of root, although root is who it runs as without a name.
        root = each.task.user.lower() == _AGENT_ITSELF and each.task.instance.os_type == "linux"
        try:
            if root and self._account.switches.username_root is Choice.REFUSED:
                raise TaskRefusedError("AccountNotExists")  # noqa: TRY301 - the guest says the same in the same way
            each.running = self._account.guest.start(each.task)
        except TaskRefusedError as refused:
            self._finish(each, State.INVALID, refused.reason)
            return
        contact = self.heartbeats.of(each.task.instance)
        contact.count, contact.invoked = contact.count + 1, now
        record = each.record
        record.status, record.repeats = State.RUNNING, 1
        record.started = record.updated = self._account.timestamp()
        each.phase, each.boots, each.looks = Phase.RUN, each.task.instance.boots, self._account.pace.count
        each.started_at = each.reported_at = now
        each.due = now + self._account.pace.duration(
            "RunCommand in the guest", f"{each.invocation.id} {record.instance}"
        )

    def _run(self, each: Assignment, now: float) -> None:
        if self._went_down(each) or each.running is None:
            return
        try:
            progress = each.running.poll()
        except TaskRefusedError as refused:
            each.record.started, each.record.repeats = "", 0
            self._finish(each, State.INVALID, refused.reason)
            return
        late = now if progress.ended_at is None else progress.ended_at
        if progress.ended and late <= each.deadline:
            if now >= each.due and each.looks <= 0:
                each.end, each.ended_at, each.phase = progress, now, Phase.REPORT
        elif now >= each.deadline:
            each.kill()
            each.end = Progress(output=progress.output, exit_code=1)
            each.timed_out, each.ended_at, each.phase = True, now, Phase.REPORT
        elif now - each.reported_at >= REPORT_S:
            self._tell(each, progress, now)

    def _tell(self, each: Assignment, progress: Progress, now: float) -> None:
        reaches = self._account.guest.reaches_cloud(each.task.instance)
        if reaches is None:
            return
        each.window.report(progress.output, arrives=reaches)
        each.reported_at = now
        if reaches:
            each.record.output = each.window.head
            each.record.updated = self._account.timestamp()

    def _report(self, each: Assignment, now: float) -> None:
        if self._went_down(each):
            return
        passed = now - each.ended_at
        reaches = self._account.guest.reaches_cloud(each.task.instance)
        if reaches and passed <= _REPORTING_S and passed % _EACH_S <= _TRY_S:
            self._arrive(each)
        elif passed > _REPORTING_S:
            each.phase = Phase.LOST

    def _arrive(self, each: Assignment) -> None:
        end, record = each.end, each.record
        record.output, record.dropped = each.window.finish(end.output)
        status, code = self._ending(end)
        if each.timed_out:
            status, code = State.TIMEOUT, self._timeout_code()
        record.exit_code = end.exit_code or 0
        self._finish(each, status, code, end.info)
        if each.timed_out:
            record.finished = self._account.timestamp(at=each.deadline)
        elif end.exit_code in _POWER_OFF and not end.error:
            power.stop(self._account, each.task.instance)
        elif end.exit_code in _RESTART and not end.error:
            power.restart(self._account, each.task.instance)

    def _ending(self, end: Progress) -> tuple[str, str]:
        if end.status:
            return end.status, end.error
        if end.error in {"ClientRestarted", "InstanceRestarted"}:
            return self._account.switches.restarted_status.value, end.error
        if end.error:
            return codes.state_of(end.error), end.error
        return (State.FAILED, "ExitCodeNonzero") if end.exit_code else (State.SUCCESS, "")

    def _stop(self, each: Assignment, _now: float) -> None:
        if each.looks <= 0:
            self._finish(each, State.TERMINATED)
            each.record.stopped = self._account.timestamp()

    def _went_down(self, each: Assignment) -> bool:
        """Return whether the instance has left the start in which the task ran; the task is then lost."""
        instance = each.task.instance
        if instance.status is InstanceStatus.RUNNING and instance.boots == each.boots:
            return False
        if each.running is not None:
            each.running.kill(tree=True)
        each.phase, each.restarted = Phase.LOST, True
        return True

    def _wait(self, each: Assignment, now: float) -> None:
        """Wait for news of a task whose result was lost: the agent's after a restart, or none until the timeout."""
        switches = self._account.switches
        if each.restarted and not self._obstacle(each.task.instance):
            self._finish(each, switches.restarted_status.value, "InstanceRestarted")
        elif now >= each.deadline + LOST_S:
            if switches.lost_result is LostResult.ERROR:
                self._finish(each, State.ERROR, "ClientNotResponse")
                return
            self._finish(each, State.TIMEOUT, self._timeout_code())
            each.record.finished = self._account.timestamp(at=each.deadline)

    def _timeout_code(self) -> str:
        return "" if self._account.switches.timeout_code is TimeoutCode.NONE else TimeoutCode.EXECUTION_TIMEOUT.value

    def _finish(self, each: Assignment, status: str, reason: str = "", info: str = "") -> None:
        record = each.record
        record.status, record.error = str(status), reason
        record.info = info or codes.sentence_of(reason)
        record.finished = record.updated = self._account.timestamp()
        each.phase = Phase.OVER
        self._open.remove(each)
