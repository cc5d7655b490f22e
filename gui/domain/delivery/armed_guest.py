"""A guest that undoes by itself what nobody confirms: until when, and how it is undone at once.

The time is kept on this side's clock, because the guest's own may be wrong.
"""

from gui.domain.delivery.command import Effects, ReplyKind, now
from gui.domain.delivery.conversation import Conversation, why
from gui.domain.delivery.effects import Notify
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.report import ArmedFor, Cause, DeliveryOutcome, DeliveryReport, Phase


class ArmedGuest(Conversation):
    """A talk with a guest that may be armed; the arguments are those of Conversation."""

    def __init__(self, package: Package, sent: int = 0) -> None:
        super().__init__(package, sent)
        self._touched = self._in_doubt = False
        self._armed_from: float | None = None
        self._armed_until: float | None = None

    def _arm(self, time: float) -> None:
        """Note that the guest is armed by a command that was sent at ``time``."""
        self._armed_from = self._armed_until = time

    def _left(self) -> Effects[float | None]:
        """Return for how many seconds the guest certainly waits; None where that is not known."""
        time = yield from now()
        return None if self._armed_from is None else max(0.0, self._armed_from + self.package.armed - time)

    def _at_most(self) -> Effects[float | None]:
        """Return within how many seconds the guest has undone what is armed; None where nothing was armed here."""
        time = yield from now()
        if self._armed_until is None:
            return None
        timing = self.package.timing
        longest = timing.lost_after(Step.APPLY) + self.package.armed + timing.work + timing.slack
        return max(0.0, self._armed_until + longest - time)

    def _tell_armed(self) -> Effects[None]:
        least, most = (yield from self._left()), (yield from self._at_most())
        yield Notify(ArmedFor(least or 0.0, most or 0.0))

    def left(self, cause: Cause) -> Effects[DeliveryReport]:
        """Leave it to the guest to undo what is armed."""
        if not self._touched:
            return self.report(DeliveryOutcome.NOT_SENT, cause)
        return self.report(DeliveryOutcome.ARMED, cause, (yield from self._at_most()))

    def interrupted(self) -> Effects[DeliveryReport]:
        """Leave everything as it is; of a change that may have been sent only a reading tells what became of it."""
        return (yield from self._unknown(Cause.STOPPED) if self._in_doubt else self.left(Cause.STOPPED))

    def _unknown(self, cause: Cause) -> Effects[DeliveryReport]:
        return self.report(DeliveryOutcome.UNKNOWN, cause, (yield from self._at_most()))

    def _rearm(self) -> Effects[None]:
        time = yield from now()
        reply = yield from self.commands.run(Step.REARM)
        if reply.kind is not ReplyKind.NOT_RUN:
            self._armed_until = time
            # Without an answer the old time may still hold.
            if reply.well:
                self._armed_from = time
            yield from self._tell_armed()

    def _status_after(self) -> Effects[GuestState | None]:
        yield from self.began(Phase.AFTER)
        return (yield from self.status())

    def _undo(self, step: Step) -> Effects[DeliveryReport]:
        """Undo in the guest; what became of it is read."""
        self._touched = self._in_doubt = True
        yield from self.began(Phase.UNDOING)
        reply = yield from self.commands.run(step)
        if reply.kind is ReplyKind.NOT_RUN and self._armed_until is None:
            self.error = reply.error
            return self.report(DeliveryOutcome.NOT_SENT, why(reply))
        state = yield from self._status_after()
        if state is None or state.undoing:
            return (yield from self._unknown(self.cause if state is None else Cause.UNDOING))
        if not state.stack or (step is Step.REVERT and not self.ours(state)):
            return self.report(DeliveryOutcome.TAKEN_BACK, Cause.UNDONE)
        self.text, self.error = reply.text, reply.error
        if state.armed:
            return (yield from self.left(Cause.SCRIPT_FAILED))
        return self.report(DeliveryOutcome.KEPT, Cause.SCRIPT_FAILED)
