"""One command from its sending to what is known of its end. A missing result is not a failure.

Sources: the states of DescribeInvocationResults (pages of 2025 and 2026), and the public agent, which tries for half a
minute to report a result and then drops it.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar, cast

from gui.domain.cloud.code_meaning import Reaction
from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.delivery.command_output import MarkedOutput, OutputProblem, read_output, shown
from gui.domain.delivery.effects import Answer, Effect, FindSent, Notify, Now, Result, Send, Sleep, Withdraw
from gui.domain.delivery.invocation import CommandState, Invocation, SentCommand
from gui.domain.delivery.package import Package, Step, Timing
from gui.domain.delivery.report import StepEnded

_T = TypeVar("_T")
Effects = Generator[Effect, Answer, _T]

_MOST_SENDS = 4
"""How often a call without an answer is repeated, with its token."""
_PASSING = frozenset({CloudErrorKind.THROTTLED, CloudErrorKind.UNAVAILABLE})
_FIRST_LOOKS_S = 15.0
_NEXT_LOOKS_S = 60.0


class ReplyKind(StrEnum):
    """What became of a command.

    ``ENDED``: its script ended, and its output is whole. ``NOT_RUN``: it was not run and will not be. ``LOST``: it may
    have run, and may still be running.
    """

    ENDED = "ended"
    NOT_RUN = "not_run"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is known of the end of a command.

    Attributes:
        kind: in one word.
        sent_at: when it was sent, on the clock of ``Now``.
        code: exit code of its script, where it ended.
        text: what it printed.
        error: why it was not run or is lost.
        refused: whether the cloud did not even take it.
    """

    kind: ReplyKind
    sent_at: float
    code: int = 0
    text: str = ""
    error: CloudError | None = None
    refused: bool = False

    @property
    def well(self) -> bool:
        """Whether the script ended with 0."""
        return self.kind is ReplyKind.ENDED and self.code == 0


def now() -> Effects[float]:
    """Return the time."""
    return cast("float", (yield Now()))


class Commands:
    """Sends the commands of one delivery, one after another.

    Args:
        package: what is delivered.
        sent: number of the last command that may have been sent before.
    """

    def __init__(self, package: Package, sent: int = 0) -> None:
        self._package = package
        self._sent = sent

    @property
    def timing(self) -> Timing:
        """How long things may take."""
        return self._package.timing

    def run(self, step: Step, part: int = 0) -> Effects[Reply]:
        """Send the command of ``step``, for STAGE of its ``part``, and return what became of it."""
        self._sent += 1
        number = self._sent
        reply = yield from self._run(Send(step, number, f"{self._package.delivery_id}-{step.value}-{number}", part))
        ended = reply.kind is ReplyKind.ENDED
        yield Notify(StepEnded(step, reply.code if ended else None, reply.text, reply.error))
        return reply

    def _run(self, effect: Send) -> Effects[Reply]:
        sent_at = yield from now()
        try:
            invoke_id = yield from self._send(effect)
        except CloudError as error:
            kind = ReplyKind.NOT_RUN if error.answered else ReplyKind.LOST
            return Reply(kind, sent_at, error=error, refused=error.answered)
        return (yield from self._follow(effect.step, invoke_id, sent_at))

    def _send(self, effect: Send) -> Effects[str]:
        """Return the invoke id; raises the CloudError of the last try, answered or not."""
        unanswered: CloudError | None = None
        for turn in range(_MOST_SENDS):
            try:
                return cast("str", (yield effect))
            except CloudError as error:
                failure = error
            if not failure.answered:
                unanswered = failure
            elif failure.kind not in _PASSING and meaning_of(failure.code).reaction is not Reaction.BACK_OFF:
                break
            if turn + 1 < _MOST_SENDS:
                yield Sleep(failure.retry_after or self.timing.retry)
        if unanswered is None:
            raise failure
        found = yield from self._find(effect)
        if found:
            return found
        # A list that lacks it may be old: one try without an answer may have been taken.
        raise unanswered

    def _find(self, effect: Send) -> Effects[str]:
        wanted = f"{effect.step.value}-{effect.number}"
        try:
            found = cast("tuple[SentCommand, ...]", (yield FindSent()))
        except CloudError:
            return ""
        return next((each.invoke_id for each in found if each.step == wanted), "")

    def _follow(self, step: Step, invoke_id: str, sent_at: float) -> Effects[Reply]:
        """Look until the command has ended, or is lost."""
        last = Invocation(invoke_id, CommandState.UNKNOWN)
        failure: CloudError | None = None
        begin = yield from now()
        while True:
            elapsed = (yield from now()) - begin
            try:
                found = cast("Invocation | None", (yield Result(invoke_id)))
            except CloudError as error:
                failure = error
                if error.answered and error.kind not in _PASSING:
                    return Reply(ReplyKind.LOST, sent_at, error=error)
            else:
                last = found or last
                reply = self._reply(step, last, sent_at)
                if reply is not None:
                    return reply
            if elapsed >= self.timing.lost_after(step):
                break
            yield Sleep(self._pause(elapsed))
        if last.state is CommandState.PENDING and (yield from self._withdrawn(invoke_id)):
            return Reply(ReplyKind.NOT_RUN, sent_at, error=_failure(last))
        return Reply(ReplyKind.LOST, sent_at, text=shown(last.output), error=failure or _failure(last))

    def _reply(self, step: Step, found: Invocation, sent_at: float) -> Reply | None:
        """Return what ``found`` says of the end of the command, None while it may still end."""
        if found.never_ran:
            return Reply(ReplyKind.NOT_RUN, sent_at, error=_failure(found))
        output = read_output(found.output, self._package.delivery_id, step)
        if isinstance(output, MarkedOutput) and not found.dropped:
            return Reply(ReplyKind.ENDED, sent_at, output.code, output.text)
        if not (found.ended or found.doubtful):
            return None
        problem = OutputProblem.CUT if isinstance(output, MarkedOutput) else output
        return Reply(ReplyKind.LOST, sent_at, text=shown(found.output), error=_failure(found, problem))

    def _withdrawn(self, invoke_id: str) -> Effects[bool]:
        """Withdraw what nobody fetched; return whether it will never run."""
        try:
            yield Withdraw(invoke_id)
            yield Sleep(self.timing.poll[-1])
            found = cast("Invocation | None", (yield Result(invoke_id)))
        except CloudError:
            return False
        return found is not None and found.never_ran

    def _pause(self, elapsed: float) -> float:
        first, then, late = self.timing.poll
        return first if elapsed < _FIRST_LOOKS_S else then if elapsed < _NEXT_LOOKS_S else late


_OUTPUT_CODES: Mapping[OutputProblem, str] = MappingProxyType(
    {
        OutputProblem.NO_MARKER: "OutputWithoutMark",
        OutputProblem.OTHER_MARKER: "OutputOfAnotherCommand",
        OutputProblem.CUT: "OutputCut",
    }
)
RESULT_LOST = "ResultLost"
"""This program's own codes, for ends that the cloud has no code for."""


def _failure(found: Invocation, problem: OutputProblem | None = None) -> CloudError:
    """Return why the command did not end well, as an error with the cloud's code, or with the program's own one."""
    code = found.error_code
    if problem is not None and (found.ended or not code):
        code = _OUTPUT_CODES[problem]
    code = code or RESULT_LOST
    details = {"invoke id": found.invoke_id, "status": found.word or "-"}
    return CloudError(meaning_of(code).kind, code, "RunCommand", found.error_info, found.request_id, details=details)
