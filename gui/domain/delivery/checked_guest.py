"""The proof of a delivery: a lost ``apply`` is looked for, the guest is checked from inside, kept, and read again.

Each state ends in a report or goes on to another; ``gui.domain.delivery.delivery`` enters them.
"""

from gui.domain.delivery.armed_guest import ArmedGuest
from gui.domain.delivery.command import Effects, Reply, ReplyKind, now
from gui.domain.delivery.command_output import checked_addresses
from gui.domain.delivery.effects import Notify, Sleep
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.report import ARMED, Cause, Checked, Choice, DeliveryOutcome, DeliveryReport, Phase, Question
from gui.domain.delivery.truth import all_there

_MOST_CHECKS = 3
"""A guest that restarts is checked again; one that goes on restarting proves nothing."""
_MOST_CONFIRMS = 2


class CheckedGuest(ArmedGuest):
    """A guest whose configuration is checked and kept; the arguments are those of ArmedGuest."""

    def __init__(self, package: Package, sent: int = 0) -> None:
        super().__init__(package, sent)
        self._checks = 0
        self._boot = ""
        self._apply_seen = False
        self._doubt: Cause | None = None

    def _failed(self, reply: Reply) -> Effects[DeliveryReport]:
        """The script says that it did not work: it undid itself, or touched nothing; only the status proves it."""
        yield from self.began(Phase.AFTER)
        state = yield from self.status()
        self.text = reply.text
        if state is None:
            return (yield from self._unknown(self.cause))
        if not self.ours(state):
            return self.report(DeliveryOutcome.TAKEN_BACK, Cause.SCRIPT_FAILED)
        if state.armed:
            yield from self._tell_armed()
            return (yield from self.left(Cause.SCRIPT_FAILED))
        return self.report(DeliveryOutcome.KEPT, Cause.SCRIPT_FAILED)

    def _search(self, sent_at: float) -> Effects[DeliveryReport]:
        """Find out what became of an apply without a result: it may run, wait, or have cut the guest off.

        Where its plan was seen before, a status decides at once.
        """
        yield from self.began(Phase.SEARCHING)
        timing = self.package.timing
        over = sent_at + timing.lost_after(Step.APPLY)
        last = over + self.package.armed + timing.work + timing.slack
        while True:
            state = yield from self._status_if_online()
            time = yield from now()
            if state is not None and not state.undoing:
                decided = self._apply_seen or time >= over
                if self.ours(state) and (state.armed or decided):
                    return (yield from self._check())
                if decided:
                    return self.report(DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)
            if time >= last:
                return (yield from self._unknown(Cause.UNDOING if state else self.cause))
            yield Sleep(timing.retry)

    def _status_if_online(self) -> Effects[GuestState | None]:
        offline = yield from self.ready()
        if offline is None:
            return (yield from self.try_status())
        self.cause = offline.cause
        return None

    def _check(self) -> Effects[DeliveryReport]:
        """Check the guest from inside, where this plan is set up; then keep it."""
        if self._checks >= _MOST_CHECKS:
            return (yield from self._unknown(Cause.NOT_COMPLETE))
        self._checks += 1
        yield from self.began(Phase.CHECKING)
        state = yield from self.status()
        if state is None or state.undoing or not self.ours(state):
            return (yield from self._without_plan(state))
        self._boot, self._apply_seen, self._in_doubt = state.boot, True, False
        reply = yield from self.commands.run(Step.CHECK)
        if reply.kind is not ReplyKind.ENDED:
            # It changes nothing, so it may be sent anew.
            reply = yield from self.commands.run(Step.CHECK)
        self.addresses = checked_addresses(reply.text)
        yield Notify(Checked(self.addresses))
        self._doubt = _doubt(reply)
        if self._doubt is None:
            return (yield from self._keep(state))
        self.text, self.error = reply.text, reply.error
        if not state.armed:
            return (yield from self._after())
        # The guest may have undone it in the meantime; then there is nothing to decide.
        again = yield from self.try_status()
        if again is not None and again.undoing:
            again = yield from self.status()
        if again is not None and (again.undoing or not self.ours(again)):
            return (yield from self._without_plan(again))
        self.text, self.error = reply.text, reply.error
        return (yield from self._decide(self._doubt, reply.text, state, answers=again is not None))

    def _decide(self, cause: Cause, text: str, state: GuestState, *, answers: bool) -> Effects[DeliveryReport]:
        """Ask what to do; a guest that does not answer any more is not called armed, because nobody knows."""
        left = yield from self._left()
        choice = yield from self.ask(Question(cause, ARMED, text, left or 0.0))
        if choice is Choice.UNDO_NOW:
            return (yield from self._undo(Step.REVERT))
        if choice is Choice.KEEP:
            return (yield from self._keep(state))
        return (yield from self.left(cause) if answers else self._unknown(cause))

    def _keep(self, state: GuestState) -> Effects[DeliveryReport]:
        """Confirm what is armed; what became of it is read."""
        if not state.armed:
            return (yield from self._after())
        yield from self.began(Phase.CONFIRMING)
        left = yield from self._left()
        if left is None or left < self.package.timing.rearm_below:
            yield from self._rearm()
        for _ in range(_MOST_CONFIRMS):
            reply = yield from self.commands.run(Step.CONFIRM)
            after = yield from self._status_after()
            if after is None or not after.armed or reply.well or not self.ours(after):
                break
        return (yield from self._judged(after))

    def _after(self) -> Effects[DeliveryReport]:
        return (yield from self._judged((yield from self._status_after())))

    def _judged(self, state: GuestState | None) -> Effects[DeliveryReport]:
        """Return what the status shows that was read last."""
        if state is None or state.undoing or not self.ours(state):
            return (yield from self._without_plan(state))
        if state.armed:
            return (yield from self.left(self._doubt or Cause.NOT_CONFIRMED))
        if state.boot != self._boot:
            return (yield from self._check())
        if self._doubt is not None:
            return self.report(DeliveryOutcome.KEPT, self._doubt)
        if all_there(state, self.package.expected):
            return self.report(DeliveryOutcome.PROVEN)
        return self.report(DeliveryOutcome.KEPT, Cause.NOT_COMPLETE)

    def _without_plan(self, state: GuestState | None) -> Effects[DeliveryReport]:
        if state is None and self._armed_from is not None:
            return (yield from self._search(self._armed_from))
        if state is None or state.undoing:
            return (yield from self._unknown(Cause.UNDOING if state else self.cause))
        return self.report(DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST)


def _doubt(reply: Reply) -> Cause | None:
    """Return what a check leaves open; None where all is well."""
    if reply.kind is not ReplyKind.ENDED:
        return Cause.CHECK_UNREAD
    return {0: None, 2: Cause.CHECK_UNSURE}.get(reply.code, Cause.CHECK_WRONG)
