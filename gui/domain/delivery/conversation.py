"""What every talk with a guest needs: the agent, the status, and questions to the user."""

from typing import cast

from gui.domain.cloud.errors import CloudError
from gui.domain.delivery.command import Commands, Effects, Reply, ReplyKind, now
from gui.domain.delivery.command_output import CheckedAddress
from gui.domain.delivery.effects import Agent, Ask, Notify, Sleep
from gui.domain.delivery.guest_state import GuestState, UnreadableStateError, parse_state
from gui.domain.delivery.invocation import AgentState
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.report import (
    BEFORE,
    Cause,
    Choice,
    DeliveryOutcome,
    DeliveryReport,
    Phase,
    PhaseBegan,
    Question,
    StateRead,
)


class Conversation:
    """One talk with one guest.

    Args:
        package: what is, or would be, delivered.
        sent: number of the last command that may have been sent before.
    """

    def __init__(self, package: Package, sent: int = 0) -> None:
        self.package = package
        self.commands = Commands(package, sent)
        self.state: GuestState | None = None
        self.text = ""
        self.error: CloudError | None = None
        self.cause = Cause.NO_ANSWER
        self.addresses: tuple[CheckedAddress, ...] = ()

    def ours(self, state: GuestState) -> bool:
        """Return whether the plan of the package is the one that is set up in the guest."""
        return bool(state.stack) and state.plan == self.package.plan.on(state.nic)

    def began(self, phase: Phase) -> Effects[None]:
        """Tell that ``phase`` has begun."""
        yield Notify(PhaseBegan(phase))

    def ready(self) -> Effects[DeliveryReport | None]:
        """Look at the agent; return the report that ends the talk, None where it can go on."""
        yield from self.began(Phase.AGENT)
        try:
            agent = cast("AgentState | None", (yield Agent()))
        except CloudError as error:
            self.error = error
            return self.report(DeliveryOutcome.NOT_SENT, Cause.REFUSED_BY_CLOUD)
        if agent is None or not agent.online:
            return self.report(DeliveryOutcome.NOT_SENT, Cause.AGENT_OFFLINE)
        return None

    def try_status(self) -> Effects[GuestState | None]:
        """Read the guest once; None where it gave no whole answer, and ``cause`` and ``error`` say why."""
        reply = yield from self.commands.run(Step.STATUS)
        if not reply.well:
            self.error, self.text = reply.error, reply.text
            self.cause = why(reply)
            return None
        try:
            state = parse_state(reply.text, self.package.delivery_id)
        except UnreadableStateError:
            self.error, self.text, self.cause = None, reply.text, Cause.UNREADABLE
            return None
        self.state, self.error = state, None
        yield Notify(StateRead(state))
        return state

    def status(self) -> Effects[GuestState | None]:
        """Read the guest, again and again for as long as one lost answer takes, and until no undo is at work.

        A refusal ends it at once.
        """
        timing = self.package.timing
        end = (yield from now()) + timing.lost_after(Step.STATUS)
        while True:
            state = yield from self.try_status()
            if state is not None and not state.undoing:
                return state
            refused = state is None and self.cause is Cause.REFUSED_BY_CLOUD
            if refused or (yield from now()) >= end:
                return state
            yield Sleep(timing.retry)

    def first_look(self) -> Effects[GuestState | DeliveryReport]:
        """Look at the agent and read the guest; return the report where that is not possible."""
        refusal = yield from self.ready()
        if refusal is not None:
            return refusal
        yield from self.began(Phase.BEFORE)
        # Nothing is changed yet, so nothing has to be waited for.
        state = yield from self.try_status()
        return state if state is not None else self.report(DeliveryOutcome.NOT_SENT, self.cause)

    def fits(self, state: GuestState) -> Effects[DeliveryReport | None]:
        """Return the report where the guest can't take the plan, or the user does not want it to; None to go on."""
        refusal = _refusal(state, self.package.stack)
        if refusal is not None:
            return self.report(DeliveryOutcome.NOT_SENT, refusal)
        questions = {
            Cause.UNDOING: state.undoing,
            Cause.ARMED_ALREADY: state.armed,
            Cause.OTHER_PLAN: bool(state.stack) and not self.ours(state),
        }
        for cause in (each for each, open_question in questions.items() if open_question):
            if (yield from self.ask(Question(cause, BEFORE))) is not Choice.GO_ON:
                return self.report(DeliveryOutcome.NOT_SENT, cause)
        return None

    def ask(self, question: Question) -> Effects[Choice]:
        """Return the user's answer."""
        return cast("Choice", (yield Ask(question)))

    def report(
        self, outcome: DeliveryOutcome, cause: Cause = Cause.NONE, undone_within: float | None = None
    ) -> DeliveryReport:
        """Return the report with all that is known by now."""
        return DeliveryReport(outcome, cause, self.state, self.text, self.error, undone_within, self.addresses)


def _refusal(state: GuestState, stack: str) -> Cause | None:
    """Return why the guest can't take a plan for ``stack``; None where it can."""
    if not state.readable:
        return Cause.UNREADABLE
    if not state.nic:
        return Cause.NIC_MISSING
    return Cause.OTHER_STACK if state.stack and state.stack != stack else None


def why(reply: Reply) -> Cause:
    """Return why ``reply`` is none that can be gone on from."""
    if reply.refused:
        return Cause.REFUSED_BY_CLOUD
    if reply.kind is ReplyKind.ENDED:
        return Cause.SCRIPT_FAILED
    return Cause.NOT_RUN if reply.kind is ReplyKind.NOT_RUN else Cause.NO_ANSWER
