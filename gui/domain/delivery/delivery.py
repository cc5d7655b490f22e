"""A delivery from its first look at the agent to its report, as a generator without cloud, clock or thread.

Unlike an operation of a plan it is judged by reading the guest, its undo is in the guest, and it can end unknown.
Always:

* ``confirm`` is sent only after a status with this plan's number and a check that both ended with their marks, or after
  the user's answer.
* A plan is called proven only by a status that was read after ``confirm``, of the boot that was checked, with nothing
  armed; never by the exit code of ``confirm``.
* What was not answered is repeated with its token, then looked for by its tag, and never sent anew while it may run.
* Unknown stays unknown; the guest's own undo ends it.
"""

from gui.domain.delivery.checked_guest import CheckedGuest
from gui.domain.delivery.command import Effects, ReplyKind, now
from gui.domain.delivery.conversation import why
from gui.domain.delivery.effects import ResumePoint, StopError
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.report import (
    ARMED,
    Cause,
    Choice,
    DeliveryOutcome,
    DeliveryReport,
    Phase,
    Question,
)
from gui.domain.delivery.truth import all_there

_AFTER_APPLY = frozenset({Step.CHECK, Step.REARM, Step.CONFIRM})
"""Sent only when the plan was seen in the guest: ``apply`` has begun there, and does not begin again."""


def deliver(package: Package, start: ResumePoint | None = None) -> Effects[DeliveryReport]:
    """Set the guest up, check it and keep it; return how that ended.

    Args:
        package: what is delivered.
        start: where an interrupted delivery goes on; None begins one.
    """
    delivery = Delivery(package, start)
    try:
        return (yield from delivery.resume() if start else delivery.begin())
    except StopError:
        pass
    try:
        return (yield from delivery.stopped())
    except StopError:
        return (yield from delivery.interrupted())


def confirm(package: Package, start: ResumePoint | None = None) -> Effects[DeliveryReport]:
    """Check what is armed in the guest, and keep it where all is well; an interrupted one begins again."""
    delivery = Delivery(package, start)
    try:
        return (yield from delivery.begin_confirm())
    except StopError:
        return (yield from delivery.interrupted())


def undo(package: Package, start: ResumePoint | None = None) -> Effects[DeliveryReport]:
    """Undo everything that is set up in the guest for this interface; an interrupted one begins again."""
    delivery = Delivery(package, start)
    try:
        return (yield from delivery.begin_undo())
    except StopError:
        return (yield from delivery.interrupted())


class Delivery(CheckedGuest):
    """See ``deliver``; the methods are its states."""

    def __init__(self, package: Package, start: ResumePoint | None = None) -> None:
        super().__init__(package, start.sent if start else 0)
        self._start = start or ResumePoint()
        self._apply_seen = not _AFTER_APPLY.isdisjoint(self._start.last)

    # ---- before anything is changed

    def begin(self) -> Effects[DeliveryReport]:
        """Look at the agent and at the guest, then set it up."""
        state = yield from self.first_look()
        if isinstance(state, DeliveryReport):
            return state
        refusal = yield from self.fits(state)
        if refusal is not None:
            return refusal
        if self.ours(state) and not state.armed and all_there(state, self.package.expected):
            return (yield from self._check())
        return (yield from self._apply())

    def begin_confirm(self) -> Effects[DeliveryReport]:
        """Look at the guest, and go on with the check where it is this plan that is set up."""
        state = yield from self.first_look()
        if isinstance(state, DeliveryReport):
            return state
        if not self.ours(state):
            return self.report(DeliveryOutcome.NOT_SENT, Cause.OTHER_PLAN if state.stack else Cause.NOTHING_SET_UP)
        self._touched = True
        return (yield from self._check())

    def begin_undo(self) -> Effects[DeliveryReport]:
        """Look at the agent, and undo."""
        refusal = yield from self.ready()
        return refusal or (yield from self._undo(Step.UNDO))

    # ---- the change

    def _apply(self) -> Effects[DeliveryReport]:
        yield from self.began(Phase.APPLYING)
        for part in range(len(self.package.parts)):
            staged = yield from self.commands.run(Step.STAGE, part)
            if not staged.well:
                self.error, self.text = staged.error, staged.text
                return self.report(DeliveryOutcome.NOT_SENT, why(staged))
        self._touched = self._in_doubt = True
        self._arm((yield from now()))
        reply = yield from self.commands.run(Step.APPLY)
        self._in_doubt = not reply.well
        self.error, self.text = reply.error, reply.text
        if reply.kind is ReplyKind.NOT_RUN:
            self._touched = False
            return self.report(DeliveryOutcome.NOT_SENT, why(reply))
        if reply.kind is ReplyKind.ENDED and not reply.well:
            return (yield from self._failed(reply))
        yield from self._tell_armed()
        return (yield from self._check() if reply.well else self._search(reply.sent_at))

    # ---- interruptions

    def resume(self) -> Effects[DeliveryReport]:
        """Go on with a delivery that was interrupted: read the guest first."""
        last = self._start.last
        undoing = next((step for step in (Step.REVERT, Step.UNDO) if step in last), None)
        if Step.APPLY not in last and undoing is None:
            return self.report(DeliveryOutcome.NOT_SENT, Cause.STOPPED)
        self._touched = self._in_doubt = True
        sent_at = (yield from now()) - self._start.apply_age
        if Step.APPLY in last:
            self._arm(sent_at)
        if undoing is None:
            return (yield from self._search(sent_at))
        yield from self.began(Phase.BEFORE)
        state = yield from self.status()
        if state is not None and not state.undoing and not self.ours(state):
            return self.report(DeliveryOutcome.TAKEN_BACK, Cause.UNDONE)
        return (yield from self._undo(undoing))

    def stopped(self) -> Effects[DeliveryReport]:
        """The user wants an end: ask what becomes of what is armed."""
        if not self._touched:
            return self.report(DeliveryOutcome.NOT_SENT, Cause.STOPPED)
        left = yield from self._left()
        choice = yield from self.ask(Question(Cause.STOPPED, ARMED, seconds=left or 0.0))
        if choice is Choice.UNDO_NOW:
            return (yield from self._undo(Step.REVERT))
        return (yield from self._keep_untested() if choice is Choice.KEEP else self.interrupted())

    def _keep_untested(self) -> Effects[DeliveryReport]:
        """Keep what is set up without a check, because the user says so; not what another user has set up."""
        self._doubt = Cause.STOPPED
        state = yield from self.status()
        if state is None or state.undoing or not self.ours(state):
            return (yield from self._without_plan(state))
        self._boot, self._apply_seen, self._in_doubt = state.boot, True, False
        return (yield from self._keep(state))
