"""Talks that change nothing: what is set in the guest, and whether it works from inside."""

from gui.domain.delivery.command import Effects, ReplyKind
from gui.domain.delivery.command_output import checked_addresses
from gui.domain.delivery.conversation import Conversation, why
from gui.domain.delivery.effects import Notify
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.report import Cause, Checked, DeliveryOutcome, DeliveryReport, Phase
from gui.domain.delivery.truth import all_there


def read(package: Package) -> Effects[DeliveryReport]:
    """Read what is set in the guest; ``PROVEN`` where all of ``package`` is there, ``TAKEN_BACK`` where nothing is."""
    talk = Conversation(package)
    state = yield from _state(talk)
    return state if isinstance(state, DeliveryReport) else _judged(talk, state)


def check(package: Package) -> Effects[DeliveryReport]:
    """Read the guest and have it check itself; ``PROVEN`` where both show all of ``package``."""
    talk = Conversation(package)
    state = yield from _state(talk)
    if isinstance(state, DeliveryReport):
        return state
    if not state.stack:
        return talk.report(DeliveryOutcome.TAKEN_BACK, Cause.NOTHING_SET_UP)
    yield from talk.began(Phase.CHECKING)
    reply = yield from talk.commands.run(Step.CHECK)
    talk.text, talk.error = reply.text, reply.error
    if reply.kind is not ReplyKind.ENDED:
        return talk.report(DeliveryOutcome.UNKNOWN, why(reply))
    talk.addresses = checked_addresses(reply.text)
    yield Notify(Checked(talk.addresses))
    judged = _judged(talk, state)
    if judged.outcome is DeliveryOutcome.PROVEN and reply.code:
        return talk.report(DeliveryOutcome.KEPT, Cause.CHECK_WRONG if reply.code == 1 else Cause.CHECK_UNSURE)
    return judged


def _state(talk: Conversation) -> Effects[GuestState | DeliveryReport]:
    refusal = yield from talk.ready()
    if refusal is not None:
        return refusal
    yield from talk.began(Phase.BEFORE)
    state = yield from talk.try_status()
    if state is not None:
        return state
    nothing_sent = talk.cause in {Cause.REFUSED_BY_CLOUD, Cause.NOT_RUN}
    return talk.report(DeliveryOutcome.NOT_SENT if nothing_sent else DeliveryOutcome.UNKNOWN, talk.cause)


def _judged(talk: Conversation, state: GuestState) -> DeliveryReport:
    expected = talk.package.expected
    if state.undoing:
        return talk.report(DeliveryOutcome.UNKNOWN, Cause.UNDOING)
    if state.armed:
        return talk.report(DeliveryOutcome.ARMED, Cause.NOT_CONFIRMED)
    if all_there(state, expected):
        return talk.report(DeliveryOutcome.PROVEN)
    if any(state.prefix_of(each.address) is not None for each in expected.eips):
        return talk.report(DeliveryOutcome.KEPT, Cause.NOT_COMPLETE)
    return talk.report(DeliveryOutcome.TAKEN_BACK, Cause.NOTHING_SET_UP)
