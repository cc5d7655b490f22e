"""Cloud Assistant and one guest, modelled in memory with a clock of its own: for deliveries without any channel."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from typing import Any

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.region import RegionId
from gui.domain.delivery.effects import (
    Agent,
    Ask,
    Effect,
    FindSent,
    Notify,
    Now,
    Result,
    Send,
    Sleep,
    StopError,
    Withdraw,
)
from gui.domain.delivery.invocation import AgentState, CommandState, Invocation, SentCommand
from gui.domain.delivery.package import ExpectedEip, ExpectedInterface, Package, PlanNumber, Step
from gui.domain.delivery.report import Choice, DeliveryEvent, DeliveryReport, Question

ID = "0123456789abcdef0123456789abcdef"
MAC = "00:16:3e:0a:0b:0c"
PRIVATE = IPv4Address("172.16.20.8")
EIPS = tuple(
    ExpectedEip(IPv4Address(f"203.0.113.{10 + n}"), 25, IPv4Address("203.0.113.1"), "7101", 7101 + n) for n in range(2)
)
OURS, OTHER = "4711", "999"


def package(*, parts: int = 1, armed: int = 180) -> Package:
    """Return a delivery of two EIPs."""
    return Package(
        ID,
        RegionId("cn-shanghai"),
        InstanceId("i-guest"),
        EniId("eni-guest"),
        OsType.LINUX,
        "iproute2",
        armed,
        ExpectedInterface(MAC, PRIVATE, EIPS),
        PlanNumber(fixed=OURS),
        {step: f"script of {step}\n" for step in Step if step is not Step.STAGE},
        tuple(f"part {number}\n" for number in range(parts)),
    )


@dataclass
class Fault:
    """What goes wrong with one command.

    Attributes:
        kind: ``lost`` (it runs, the result never comes), ``late`` (the result comes after ``seconds``), ``not_run``,
            ``hidden`` (taken without an answer, late to begin, and not listed), ``pending`` (never fetched),
            ``timeout`` (reported as such, and runs on), ``unmarked``, ``cut``, ``garbage``, ``refused``, ``taken``
            (taken without an answer), ``not_taken`` (no answer, and not taken), ``passing`` (throttled, then taken),
            ``fails`` (the script ends with 1), ``unsure`` (with 2), ``strange`` (an invented status).
        seconds: see ``late``.
        times: how many calls are not answered.
    """

    kind: str
    seconds: float = 0.0
    times: int = 1


@dataclass
class Command:
    """One command that the cloud has taken."""

    step: Step
    number: int
    token: str
    sent: float
    fault: Fault | None
    invoke_id: str
    starts: float
    output: bytes = b""
    code: int | None = None
    done: float | None = None
    withdrawn: bool = False


@dataclass
class World:
    """The guest and the cloud; ``time`` moves only by ``Wait`` and by what ``advance`` is told.

    Attributes:
        faults: by how manieth command of the delivery they happen.
        disturbances: what happens to the guest at a time, whatever is sent.
        answers: of the user, by the cause of the question; otherwise the first choice.
    """

    parts: int = 1
    faults: dict[int, Fault] = field(default_factory=dict)
    disturbances: list[tuple[float, Callable[["World"], None]]] = field(default_factory=list)
    answers: dict[str, Choice] = field(default_factory=dict)
    time: float = 1000.0
    online: bool = True
    cut_until: float = 0.0
    boot: int = 1
    nic: str = "eth1"
    stack: str = ""
    plan: str = ""
    previous: str = ""
    due: float | None = None
    undoing: bool = False
    lacking: int = 0
    commands: list[Command] = field(default_factory=list)
    calls: list[Send] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    told: list[DeliveryEvent] = field(default_factory=list)
    ran: list[Step] = field(default_factory=list)
    confirmed: bool = False
    effects: int = 0
    stop_at: int = -1

    # ---- the guest

    def ours(self) -> bool:
        """Return whether our plan is set up."""
        return self.plan == OURS

    def undo(self, *, everything: bool) -> None:
        """Undo the plan, or go back to the one before."""
        self.due = None
        if self.previous and not everything:
            self.plan, self.previous = self.previous, ""
        else:
            self.stack = self.plan = self.previous = ""

    def reboot(self) -> None:
        """Start the guest anew: what is armed is undone, commands end without a result."""
        self.boot += 1
        if self.due is not None:
            self.undo(everything=False)
        for command in self.commands:
            if command.done is None and command.starts <= self.time:
                command.done, command.output, command.fault = self.time, b"", Fault("timeout")

    def status_text(self) -> str:
        """Return what the status script prints."""
        facts = [f"boot\tboot-{self.boot}\tuptime\t12", f"nic\t{self.nic or 'none'}\t{MAC}\tup"]
        if self.nic:
            facts.append(f"addr\t{PRIVATE}/24\tleased")
            if self.plan:
                for eip in EIPS[self.lacking :]:
                    facts.append(f"addr\t{eip.address}/25\tstatic")
                    facts.append(f"rule\t{eip.priority}\t{eip.address}\t{eip.table}")
                facts.append("table\t7101\t203.0.113.1\tonlink")
        facts.append("main\tdefault via 10.0.0.1 dev eth0")
        armed = "undoing" if self.undoing else "-" if self.due is None else f"7-180-1 {int(self.due)}"
        facts.append(f"state\t{self.stack or '-'}\t{self.plan or '-'}\t{armed}")
        body = "\n".join(facts) + "\n"
        return f"eip-eni-status\t1\t{ID}\n{body}eip-eni-end\t{ID}\tstatus\t0\t{len(body)}\n"

    def _begin(self, command: Command) -> None:
        """Run the script of ``command`` up to where it waits for something."""
        self.ran.append(command.step)
        if command.step is Step.APPLY and not self._fails(command):
            if self.plan not in {"", OURS}:
                self.previous = self.plan
            self.stack, self.plan, self.due = "iproute2", OURS, self.time + 180 + 120

    def _end(self, command: Command) -> None:
        code, said = self._effect(command)
        if command.fault and command.fault.kind == "fails":
            code, said = 1, "error: this did not work; undoing it\n"
        if command.fault and command.fault.kind == "unsure":
            code = 2
        marker = f"eip-eni-end\t{ID}\t{command.step.value}\t{code}\t{len(said)}\n"
        command.code, command.done = code, self.time
        command.output = (said + marker).encode()

    def _effect(self, command: Command) -> tuple[int, str]:
        if command.step is Step.STATUS:
            return 0, self.status_text()
        if command.step is Step.APPLY:
            return self._applied(command)
        if command.step is Step.CHECK:
            lines = "".join(f"EIP {eip.address}  ok\n" for eip in EIPS)
            return (0, f"{lines}All is well.\n") if self.plan else (1, "WRONG nothing is set up\n")
        if command.step is Step.CONFIRM:
            return self._confirmed()
        if command.step is Step.UNDO:
            self.undo(everything=True)
        elif self.due is not None:
            self._armed_step(command.step)
        return 0, ""

    def _applied(self, command: Command) -> tuple[int, str]:
        if self._fails(command) or not self.ours():
            return 1, "error: no\n"
        if self.due is not None:
            self.due = self.time + 180
        return 0, "Active on eth1.\n"

    def _confirmed(self) -> tuple[int, str]:
        if not self.stack:
            return 1, "error: nothing is set up\n"
        self.confirmed, self.due = True, None
        return 0, "Confirmed: it stays.\n"

    def _armed_step(self, step: Step) -> None:
        if step is Step.REVERT:
            self.undo(everything=False)
        elif step is Step.REARM:
            self.due = self.time + 180

    @staticmethod
    def _fails(command: Command) -> bool:
        return command.fault is not None and command.fault.kind == "fails"

    # ---- time

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        end = self.time + seconds
        while True:
            event = self._next(end)
            if event is None:
                break
            self.time, happen = event[0], event[1]
            happen()
        self.time = end

    def _next(self, end: float) -> tuple[float, Callable[[], None]] | None:
        found: list[tuple[float, int, Callable[[], None]]] = []
        if self.due is not None:
            found.append((self.due, 0, lambda: self.undo(everything=False)))
        for command in self.commands:
            if command.done is not None or (command.fault and command.fault.kind in {"not_run", "pending"}):
                continue
            if command.code is None and command.starts < 0:
                found.append((-command.starts, 2, lambda c=command: self._end(c)))  # type: ignore[misc]
            elif self.time <= command.starts or command.starts <= end:
                found.append((max(command.starts, self.cut_until), 1, lambda c=command: self._start(c)))  # type: ignore[misc]
        if self.disturbances:
            at, disturb = self.disturbances[0]
            found.append((at, 3, lambda: self._disturb(disturb)))
        due = [each for each in found if each[0] <= end]
        if not due:
            return None
        at, _, happen = min(due, key=lambda each: each[:2])
        return max(at, self.time), happen

    def _start(self, command: Command) -> None:
        self._begin(command)
        # A start below zero is the time of the end, sign turned: the script runs.
        command.starts = -(self.time + (2.0 if command.step is Step.APPLY else 0.5))

    def _disturb(self, disturb: Callable[["World"], None]) -> None:
        self.disturbances.pop(0)
        disturb(self)

    # ---- the cloud

    def answer(self, effect: Effect) -> Any:
        """Return the answer to ``effect``; raises what is thrown in."""
        self.effects += 1
        assert self.effects < 5000, "the delivery does not end"
        match effect:
            case Notify(event):
                self.told.append(event)
                return None
            case Now():
                return self.time
            case Ask(question):
                self.asked.append(question)
                return self.answers.get(question.cause.value, question.choices[0])
        if self.effects >= self.stop_at >= 0:
            self.stop_at = -1
            raise StopError
        return self._call(effect)

    def _call(self, effect: Effect) -> Any:
        match effect:
            case Sleep(seconds):
                self.advance(seconds)
            case Agent():
                return AgentState("i-guest", online=self.online)
            case Send():
                return self._send(effect)
            case Result(invoke_id):
                self.advance(0.1)
                return self._result(next(each for each in self.commands if each.invoke_id == invoke_id))
            case FindSent():
                listed = (each for each in self.commands if not each.fault or each.fault.kind != "hidden")
                return tuple(SentCommand(each.invoke_id, f"{each.step.value}-{each.number}") for each in listed)
            case Withdraw(invoke_id):
                self._withdraw(invoke_id)
        return None

    def _withdraw(self, invoke_id: str) -> None:
        for command in self.commands:
            if command.invoke_id == invoke_id and command.done is None:
                command.withdrawn = True

    def _send(self, effect: Send) -> str:
        self.advance(0.1)
        self.calls.append(effect)
        fault = self.faults.get(effect.number)
        known = next((each for each in self.commands if each.token == effect.token), None)
        tries = sum(each.token == effect.token for each in self.calls)
        if fault and fault.kind == "refused":
            raise CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", "RunCommand")
        if fault and fault.kind == "passing" and tries <= fault.times:
            raise CloudError(CloudErrorKind.THROTTLED, "Throttling.User", "RunCommand")
        unanswered = CloudError(CloudErrorKind.TIMED_OUT, action="RunCommand")
        if fault and fault.kind == "not_taken" and tries <= fault.times:
            raise unanswered
        if known is None:
            # The agent fetches a command within a minute.
            starts = self.time + (55.0 if fault and fault.kind == "hidden" else 0.5)
            known = Command(effect.step, effect.number, effect.token, self.time, fault, f"t-{effect.number}", starts)
            self.commands.append(known)
        if fault and (fault.kind == "hidden" or (fault.kind == "taken" and tries <= fault.times)):
            raise unanswered
        return known.invoke_id

    def _result(self, command: Command) -> Invocation | None:
        kind = command.fault.kind if command.fault else ""
        name = command.invoke_id
        if command.withdrawn:
            return Invocation(name, CommandState.CANCELLED, "Cancelled")
        if kind == "not_run":
            return Invocation(name, CommandState.ABORTED, "Aborted", error_code="ClientNotOnline")
        if kind == "pending":
            return Invocation(name, CommandState.PENDING, "Pending")
        if kind == "timeout":
            return Invocation(name, CommandState.TIMEOUT, "Timeout", error_code="ExecutionTimeout")
        late = command.fault.seconds if command.fault and kind == "late" else 0.0
        if command.done is None or kind in {"lost", "hidden"} or self.time < command.done + late:
            return Invocation(name, CommandState.RUNNING, "Running")
        output = command.output
        output = {"unmarked": output.rpartition(b"eip-eni-end")[0], "cut": output[5:], "garbage": b"\xff\x1b[31m"}.get(
            kind, output
        )
        if kind == "strange":
            return Invocation(name, CommandState.UNKNOWN, "Paused")
        state = CommandState.FAILED if command.code else CommandState.SUCCESS
        return Invocation(name, state, state.value, command.code or 0, output)

    def drive(self, talk: Generator[Effect, Any, DeliveryReport]) -> DeliveryReport:
        """Drive ``talk`` to its end."""
        answer: Any = None
        failure: Exception | None = None
        while True:
            try:
                effect = talk.throw(failure) if failure else talk.send(answer)
            except StopIteration as end:
                report: DeliveryReport = end.value
                return report
            answer, failure = None, None
            try:
                answer = self.answer(effect)
            except (CloudError, StopError) as raised:
                failure = raised

    def steps(self) -> list[Step]:
        """Return the steps that were sent, each command once."""
        return [each.step for each in {call.token: call for call in self.calls}.values()]
