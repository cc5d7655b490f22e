"""What the dialogs that make something at once have in common: the run in a worker, its stop, and its end."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.engine.progress import (
    OperationFinished,
    Outcome,
    PlanStarted,
    ProgressEvent,
    Report,
    StopChoice,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.plans.plan import Plan
from gui.qt.base.region_reading import Load
from gui.qt.base.session import Session
from gui.qt.base.theme import chars
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.permissions_note import PermissionsNote
from gui.qt.widgets.text_labels import MessageLabel
from gui.services.runs.execution import Execution
from gui.services.runs.immediate_run import ImmediateResult, ProgressListener, Started
from gui.words import labels
from gui.words.errors import error_text
from gui.words.immediate_run import making_details, making_text
from gui.words.operations import wait_reason
from gui.words.plain_text import without_mnemonic
from gui.words.tone import Tone

Work = Callable[[Started, ProgressListener], ImmediateResult]


class MakingDialog(Dialog):
    """Asks, checks while one types, makes it in a worker, and says the ids. What is given stays until it is made."""

    listed: ListName
    """The list in which it is found once it is made."""
    makes = True
    """Whether it makes something, and does not change what is there."""
    made = Signal(tuple)
    """The ids of what was made, once it is proven and the region was read again."""
    _told = Signal(object)

    def __init__(self, session: Session, fields: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        """Build what all have.

        Args:
            session: where it is made.
            fields: what is asked, in order; each gets a label.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session = session
        self._fields = fields
        self._execution: Execution | None = None
        self._stop: StopChoice | None = None
        self._busy = False
        self._done, self._all = 0, 0
        self._waiting_for: ImmediateResult | None = None
        self.banner = Banner()
        self.says, self.note = MessageLabel(), words()
        self.picture, self.permissions = ChangeView(), PermissionsNote(session.rights, brief=True)
        self.buttons = QDialogButtonBox()
        self.make_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.addButton(self.permissions.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.make_button.clicked.connect(self._make)
        self.cancel.clicked.connect(self.reject)
        self.labels = tuple(QLabel() for _ in fields)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in zip(self.labels, fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        self.column = QVBoxLayout(self)
        self.column.addWidget(LockNote(session))
        self.column.addWidget(self.banner)
        self.column.addLayout(form)
        self.column.addWidget(self.picture)
        self.column.addWidget(self.note)
        self.column.addWidget(self.permissions)
        self.column.addWidget(self.says)
        self.column.addStretch(1)
        self.column.addWidget(self.buttons)
        self.setMinimumWidth(chars(self, 84))
        self._told.connect(self._tell)
        session.inventory_changed.connect(self._region_read)
        session.reading_changed.connect(self._region_unread)

    # What each dialog says and does

    def retranslate(self) -> None:
        """Set every text; dialogs extend it."""
        self.cancel.setText(self._cancel_text())

    def check(self) -> None:
        """Say what speaks against it, and enable the button when nothing does. Not called while it is being made."""
        raise NotImplementedError

    def draw(self, plan: Plan | None) -> None:
        """Show what ``plan`` changes, and which permissions it needs; its marks are the names that are shown."""
        inventory = self._session.inventory
        self.picture.show_picture(change_picture(plan) if plan else ChangePicture(), inventory)
        self.permissions.show_plan(plan, inventory)

    def work(self) -> tuple[Work, str] | None:
        """Return what makes it in a worker, and what is shown until then; None when it can't be made now."""
        raise NotImplementedError

    def is_there(self, made: str, inventory: Inventory) -> bool:
        """Return whether ``made`` is among what was read."""
        raise NotImplementedError

    def not_sent(self) -> None:
        """Say that nothing was sent, because what is wanted is taken."""

    def not_made(self, report: Report) -> None:
        """Take notice that the run ended without making everything."""

    def unread_text(self, made: tuple[str, ...]) -> str:
        """Return that it was made, but the region can't be shown anew."""
        raise NotImplementedError

    # The run

    def reject(self) -> None:
        """Close; while it is being made, stop that and take it back instead."""
        if not self._busy:
            super().reject()
        elif self._waiting_for is None and self._stop is None:
            # The worker may still be on its way to the run: it looks here once it has one.
            self._stop = StopChoice.UNDO
            if self._execution is not None:
                self._execution.stop(self._stop)
            self.cancel.setEnabled(False)

    def _make(self) -> None:
        ready = None if self._busy else self.work()
        if ready is None:
            return
        work, saying = ready
        self.set_busy(busy=True)
        self.banner.say(Tone.BUSY, saying)
        self._session.jobs.run(lambda: work(self._started, self._hear), self._ended, self._failed, owner=self)

    def _started(self, execution: Execution) -> None:
        # Called in the worker. Asking twice for a stop changes nothing.
        self._execution = execution
        if self._stop is not None:
            execution.stop(self._stop)

    def _hear(self, event: ProgressEvent) -> None:
        # Called in the worker, which goes on when nobody is left to be told.
        try:
            self._told.emit(event)
        except RuntimeError:
            return

    def _tell(self, event: ProgressEvent) -> None:
        match event:
            case PlanStarted(rows=rows):
                self._done, self._all = 0, len(rows)
            case UndoStarted():
                said = self.tr("Rolling back what was created …") if self.makes else self.tr("Rolling back …")
                self.banner.say(Tone.BUSY, said)
            case OperationFinished(undoing=False):
                self._done += 1
                if self._all > 1:
                    text = self.tr("{done} of {total} created and verified …")
                    self.banner.say(Tone.BUSY, text.format(done=self._done, total=self._all))
            case Waiting(seconds=seconds, reason=reason) if reason is not WaitReason.SETTLING:
                self.banner.say(Tone.BUSY, wait_reason(reason, seconds))
            case _:
                pass

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be changed while it is being made."""
        self._busy = busy
        self._stop = None
        for field in (*self._fields, self.make_button):
            field.setEnabled(not busy)
        self.cancel.setEnabled(True)
        self.cancel.setText(self._cancel_text())
        if not busy:
            self._execution = None
            self.check()
            # Only Cancel could be reached until then, and has the focus.
            (self.make_button if self.make_button.isEnabled() else self._fields[0]).setFocus()

    def _cancel_text(self) -> str:
        if self._waiting_for is not None:
            return self.tr("Close")
        return without_mnemonic(labels.text(labels.STOP_AND_ROLL_BACK)) if self._busy else self.tr("Cancel")

    def _ended(self, done: ImmediateResult) -> None:
        self._execution = None
        if done.report is not None and done.report.outcome is Outcome.APPLIED:
            # It can be chosen only when it is among what was read.
            self._waiting_for = done
            self.cancel.setEnabled(False)
            self._session.refresh()
            return
        if done.report is not None:
            self.not_made(done.report)
        self.set_busy(busy=False)
        if done.report is None:
            self.not_sent()
            return
        if done.report.outcome is not Outcome.UNDONE:
            # What is left is to be seen behind the dialog.
            self._session.refresh()
        tone, what, why = making_text(done.report, makes=self.makes)
        self.banner.say(tone, what, why, details=making_details(done.report))

    def _failed(self, error: BaseException) -> None:
        self.set_busy(busy=False)
        self.banner.say_error(lambda: error_text(error))

    def _region_read(self) -> None:
        done, inventory = self._waiting_for, self._session.inventory
        if done is None or inventory is None or self._session.reading.load is not Load.READY:
            return
        there = tuple(each for each in done.ids if self.is_there(each, inventory))
        self.made.emit(there)
        if done.report is not None and len(there) == len(done.report.applied):
            self.accept()
            return
        missed = done.unread or next((each.error for each in inventory.unread if each.name is self.listed), None)
        self._let_close(error_text(missed).what if missed else self.tr("The cloud does not list all of it yet."))

    def _region_unread(self) -> None:
        """What was made is there, but the region can't be shown anew: say both, and let the dialog be closed."""
        reading = self._session.reading
        if self._waiting_for is not None and reading.error is not None and reading.load in {Load.FAILED, Load.STALE}:
            self._let_close(error_text(reading.error).what)

    def _let_close(self, why: str) -> None:
        made = self._waiting_for.ids if self._waiting_for else ()
        self.banner.say(Tone.WARNING, self.unread_text(made), why)
        self._busy = False
        self.cancel.setText(self._cancel_text())
        self.cancel.setEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Grow with what is said: a window keeps its height when a sentence in it needs one more line."""
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            width = max(self.width(), self.minimumSizeHint().width())
            height = max(self.height(), self.column.totalHeightForWidth(width))
            self.resize(width, height)
        return known

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and not self._busy and self._waiting_for is None:
            self.check()


def words() -> QLabel:
    """Return a label for a sentence or two."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
