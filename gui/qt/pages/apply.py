"""The plan being carried out: a row for each EIP and each call, elapsed time, Stop."""

from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QWidget

from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import (
    OperationStarted,
    Outcome,
    Paused,
    ProgressEvent,
    Report,
    Resumed,
    StopChoice,
    UndoStarted,
    Waiting,
)
from gui.domain.engine.step_count import verified_ids
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.rules.multi_eip import mode_refusal
from gui.domain.wizards.steps import Page, WizardState
from gui.qt.base.answers import Answers
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.dialogs.sign_in import SignInDialog
from gui.qt.models.progress import ProgressRows
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.progress_table import ProgressTable
from gui.qt.widgets.text_labels import MessageLabel
from gui.services.sign_in import Connection
from gui.words import labels
from gui.words.changes import changes_text
from gui.words.console_steps import console_steps
from gui.words.errors import error_text
from gui.words.joining import with_subject
from gui.words.moves import measured_lines
from gui.words.names import resource_name
from gui.words.operations import failure_lines, outcome_text, wait_reason
from gui.words.tone import Tone


class ApplyPage(WizardPage):
    """Starts the run when it comes up, and shows its events."""

    review_again = Signal()
    other_method = Signal()
    """The user wants the same EIPs on the same instance, by a secondary CIDR block."""

    offers_other_method = False
    """Whether a refusal of multi-EIP mode comes with an offer of the secondary CIDR block; see ``other_method``."""

    def __init__(
        self, session: Session, run: RunController, parent: QWidget | None = None, *, answers: Answers | None = None
    ) -> None:
        super().__init__(Page.APPLY, session, parent, answers=answers)
        self._run = run
        self._before: Inventory | None = None
        self.rows = ProgressRows(self._names, self)
        self.table = ProgressTable(self.rows)
        self.picture, self.bar, self.counted = ChangeView(), QProgressBar(), MessageLabel()
        self.bar.setTextVisible(False)
        self.doing = MessageLabel()
        self.elapsed = QLabel()
        self.stop = QPushButton()
        self.stop.setAutoDefault(False)
        menu = QMenu(self.stop)
        # Of the page, not of the menu: Python takes actions that a menu has made for gone while they are there.
        self._keep, self._undo = QAction(self), QAction(self)
        menu.addActions([self._keep, self._undo])
        self._keep.triggered.connect(lambda: self._stop(StopChoice.KEEP))
        self._undo.triggered.connect(lambda: self._stop(StopChoice.UNDO))
        self.stop.setMenu(menu)
        counting = QHBoxLayout()
        counting.addWidget(self.counted)
        counting.addWidget(self.bar, 1)
        row = QHBoxLayout()
        row.addWidget(self.doing, 1)
        row.addStretch(1)
        row.addWidget(self.elapsed)
        row.addWidget(self.stop)
        self.body.addWidget(self.picture)
        self.body.addLayout(counting)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        run.progressed.connect(self._progressed)
        run.ended.connect(self.show_state)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Each step is verified in the cloud before the next one starts."))
        self.table.setAccessibleName(self.tr("Operations"))
        self.bar.setAccessibleName(self.tr("Verified steps"))
        self._count()
        self.stop.setText(self.tr("&Stop"))
        self._keep.setText(self.tr("Stop after this call and &keep what is done"))
        self._offer_undo()

    def _offer_undo(self) -> None:
        """Promise nothing that can't be kept: after a deletion there is no undo."""
        beyond = self._run.beyond_return
        self._undo.setEnabled(not beyond)
        self._undo.setText(
            self.tr("Rolling back is no longer possible: a deletion or release was sent")
            if beyond
            else self.tr("Stop after this call and &roll back")
        )

    def initializePage(self) -> None:
        """Begin, once for each plan."""
        self._before = self.session.inventory
        self.banner.clear()
        self._run.start()
        self._clock.start()

    def state(self) -> WizardState:
        """Add to the answers whether the run has ended well."""
        return super().state().after_run(applied=self._run.applied)

    def show_state(self) -> None:
        """Draw how the run stands."""
        self.stop.setEnabled(self._run.running)
        self._offer_undo()
        self._count()
        self._tick()
        if not self._run.running:
            self._clock.stop()
            self.doing.clear()
            self._say_the_end()
        super().show_state()
        self.problems.hide()  # rows and banner say how the run stands

    def _count(self) -> None:
        """Show how many steps are verified, and where in the picture."""
        steps, plan = self._run.steps, self._run.plan
        self.bar.setRange(0, max(1, steps.total))
        self.bar.setValue(len(steps.verified))
        if not steps.total:
            self.counted.clear()
        elif self._run.running:
            text = self.tr("Rolling back step {step} of {total}") if steps.undoing else labels.text(labels.STEP_OF)
            self.counted.setText(text.format(step=max(1, steps.current), total=steps.total))
        else:
            text = self.tr("{done} of {total} steps verified")
            self.counted.setText(text.format(done=len(steps.verified), total=steps.total))
        picture = change_picture(plan) if plan else ChangePicture()
        verified = verified_ids(plan, steps.verified) if plan else frozenset()
        self.picture.show_picture(picture, self._names(), verified)

    def _say_the_end(self) -> None:
        again = (self.tr("Back to the review"), self.review_again.emit)
        if self._run.can_carry_on:
            again = (self.tr("Do the rest"), self._carry_on)
        if self._run.error is not None:
            self.banner.say_error(error_text(self._run.error), action=again)
        elif self._run.changed_nothing and not self._run.report_failures:
            close = (self.tr("&Close"), self._close)
            back = None if self._run.resumed else again
            what = self.tr("Nothing had been changed. The run is closed.")
            self.banner.say(Tone.GOOD, what, action=back or close, other=close if back else None)
        elif self._run.report is not None:
            tone, what, fix = self.outcome(self._run.report)
            if self._run.refused_mode and self.offers_other_method:
                self._offer_the_other_method(tone, self._run.report)
                return
            if self._run.changed_nothing:
                what = self.tr("The plan was not run. Nothing was changed.")
                fix = self.tr("Remove the cause, then go back to the review.")
            action = None if self._run.report.outcome is Outcome.APPLIED else again
            self.banner.say(tone, what, "\n".join((fix, *self._left(self._run.report))).strip(), action=action)

    def _offer_the_other_method(self, tone: Tone, report: Report) -> None:
        self.banner.say(
            tone,
            self.tr(
                "The cloud refused multi-EIP mode for this account ({code}). Alibaba Cloud no longer "
                "accepts new applications for this mode."
            ).format(code=self._run.refused_mode),
            "\n".join(
                (
                    outcome_text(report)[1],
                    self.tr("The same EIPs can be assigned to the same instance as interface addresses."),
                    *self._left(report),
                )
            ),
            action=(lambda: self.tr("&Use a secondary CIDR block instead"), self.other_method.emit),
            other=(self.tr("Back to the &review"), self.review_again.emit),
        )

    def _names(self) -> Inventory | None:
        """Return what resources are named by: as they were at the beginning, since the run may delete some."""
        plan, before = self._run.plan, self._before
        return before if plan and before and before.region == plan.region else self.session.inventory

    def _close(self) -> None:
        self.wizard().reject()

    def _carry_on(self) -> None:
        self.banner.clear()
        self._run.carry_on()
        self._clock.start()
        self.show_state()

    def outcome(self, report: Report) -> tuple[Tone, str, str]:
        """Return how the run ended: tone, what happened, what to do; other kinds of plans say it otherwise."""
        return outcome_text(report)

    def _left(self, report: Report) -> list[str]:
        inventory = self._names()
        # A refusal of the mode is said in the headline, once for all of them.
        failures = (each for each in report.failures if not (self.offers_other_method and mode_refusal(each.error)))
        why = failure_lines(failures, self._run.plan, inventory)
        changes = [f"• {each}" for each in changes_text(report.changes, inventory)]
        todo = [
            f"• {with_subject(resource_name(each.failure.resource, inventory), console_steps(each.operation))}"
            for each in report.left
        ]
        return [*measured_lines(self._run.measured, inventory), *why, *changes, *todo]

    def _progressed(self, event: ProgressEvent) -> None:
        self.rows.take(event)
        self._offer_undo()
        self._count()
        match event:
            case Waiting(seconds=seconds, reason=reason):
                self.doing.setText(wait_reason(reason, seconds))
            case Paused(error=error):
                self._say_paused(error)
            case Resumed():
                self.banner.clear()
            case UndoStarted():
                self.banner.say(Tone.WARNING, labels.text(labels.ROLLING_BACK))
            case OperationStarted():
                self.doing.setText(self.tr("Working …"))
        self.table.fit_soon()

    def _say_paused(self, error: CloudError) -> None:
        """Offer to sign in; where the session must be signed in again the note above has the button."""
        if self.session.sign_in_error is not None:
            self.banner.say(Tone.BUSY, self.tr("The run waits until you are signed in again."))
        else:
            self.banner.say_error(lambda: error_text(error), action=(lambda: self.tr("Sign in again …"), self._sign_in))

    def _stop(self, choice: StopChoice) -> None:
        self._run.stop(choice)
        self.stop.setEnabled(False)
        self.doing.setText(self.tr("Stopping after the call under way …"))

    def _sign_in(self) -> None:
        SignInDialog(self.session, self, connection=self._run.connection, accepted=self._signed_in).open()

    def _signed_in(self, connection: Connection) -> None:
        # Where the session was signed in again, the run has heard of it.
        if self._run.paused:
            self._run.sign_in(connection)

    def _tick(self) -> None:
        if self._run.started is not None:
            seconds = int((datetime.now(UTC) - self._run.started).total_seconds())
            self.elapsed.setText(
                self.tr("{minutes}:{seconds:02d} elapsed").format(minutes=seconds // 60, seconds=seconds % 60)
            )
