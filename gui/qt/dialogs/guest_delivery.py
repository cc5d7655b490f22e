"""Set up a guest, or undo it, from here: the review first, then what happens in the guest."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from gui.domain.cloud.instance import InstanceId
from gui.qt.base.guest_delivery import DeliveryController
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.dialogs.guest_progress import GuestProgressView
from gui.qt.dialogs.guest_review import GuestReview, Make
from gui.qt.dialogs.leave_guest_question import LeaveGuestQuestion
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.models.sheets import Sheet
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.guest_panel import GuestPanel
from gui.qt.widgets.guest_saving import note_files
from gui.services.delivery.journal import DeliveryRecord, Task
from gui.services.runs.guest_files import FilesTaken
from gui.words.guest_rows import busy_text, off_text
from gui.words.names import resource_name
from gui.words.tone import Tone


class GuestDeliveryDialog(Dialog):
    """One delivery into the guest of one instance."""

    ended = Signal()
    """The delivery has ended; ``controller`` tells how."""

    def __init__(
        self,
        session: Session,
        instance: InstanceId,
        make: Make,
        parent: QWidget | None = None,
        *,
        task: Task = Task.DELIVER,
        readable: Sequence[Sheet] = (),
    ) -> None:
        """Show the review.

        Args:
            session: whose account it is.
            instance: whose guest it is.
            make: makes what is sent.
            parent: Qt's owner.
            task: what is done.
            readable: the files inside the commands, for people.
        """
        super().__init__(parent)
        self._session, self._instance, self._task = session, instance, task
        self.controller: DeliveryController | None = None
        self.question: LeaveGuestQuestion | None = None
        name = resource_name(instance, session.inventory)
        self.review = GuestReview(session, make, name, undo=task is Task.UNDO, readable=readable)
        self.progress = GuestProgressView()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.review)
        self.stack.addWidget(self.progress)
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.box.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.begin)
        self.box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(LockNote(session))
        column.addWidget(self.stack, 1)
        column.addWidget(self.box)
        self.review.changed.connect(self._offer)
        session.guests.changed.connect(self._offer)
        session.guests.leave_wanted.connect(self._leave)
        self.finished.connect(self._gone)
        available = QGuiApplication.primaryScreen().availableSize() * 0.9
        self.resize(QSize(chars(self, 180), lines(self, 52)).boundedTo(available))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        name = resource_name(self._instance, self._session.inventory)
        undo = self._task is Task.UNDO
        title = self.tr("Undo in the guest of {instance}") if undo else self.tr("Set up the guest of {instance}")
        self.setWindowTitle(title.format(instance=name))
        self.go.setText(self.tr("Undo the &guest configuration") if undo else self.tr("Set up the &guest"))
        self._offer()

    def begin(self) -> None:
        """Send what was agreed to."""
        if self._ready():
            self._follow(DeliveryController(self._session, self.review.packages, self._task))

    def resume(self, record: DeliveryRecord) -> None:
        """Go on with a delivery that is open in the journal; the guest is read first."""
        self._follow(DeliveryController(self._session, (record.package,), record.task, record))

    def _follow(self, run: DeliveryController) -> None:
        self.controller = run
        run.ended.connect(self._ended)
        self.stack.setCurrentWidget(self.progress)
        self.progress.follow(run)
        run.start()
        self._offer()
        self.progress.table.setFocus()

    def reject(self) -> None:
        """Escape or a button: ask first what becomes of a guest that is being changed."""
        if self.controller is None or not self.controller.running:
            super().reject()
        elif self.question is None:
            self.question = LeaveGuestQuestion(self.controller, self)
            self.question.finished.connect(self._asked)
            self.question.open()

    def _leave(self) -> None:
        if self.controller is not None and self.controller.running:
            self.reject()

    def _gone(self) -> None:
        if self.controller is not None:
            self.controller.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is the same as Escape."""
        if self.controller is not None and self.controller.running:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def _asked(self) -> None:
        if self.question is not None:
            self.question.deleteLater()
            self.question = None

    def _ready(self) -> bool:
        session = self._session
        signed_in = session.sign_in_error is None and session.connection is not None
        free = self._instance not in session.guests.delivering
        return self.controller is None and bool(self.review.packages) and self.review.agreed and signed_in and free

    def _offer(self) -> None:
        running = self.controller is not None
        self.go.setVisible(not running)
        self.go.setEnabled(self._ready())
        over = self.controller is not None and self.controller.over
        cancel = self.box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("C&lose") if over else self.tr("Ca&ncel"))
        if not running and self._instance in self._session.guests.delivering:
            name = resource_name(self._instance, self._session.inventory)
            self.review.banner.say(Tone.WARNING, lambda: busy_text(name))

    def _ended(self) -> None:
        self._offer()
        self.ended.emit()


def open_delivery(session: Session, panel: GuestPanel, parent: QWidget) -> GuestDeliveryDialog | None:
    """Open the review of what ``panel`` shows; where the profile lets nothing be sent, say so there and return None."""
    connection, host = session.connection, panel.host
    if connection is None or host is None:
        return None
    if connection.guests is None:
        profile = connection.profile.name if connection.profile else ""
        panel.banner.say(Tone.WARNING, lambda: off_text(profile))
        return None
    dialog = GuestDeliveryDialog(session, host.id, panel.packages, parent.window(), readable=panel.sheets())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Of what was reviewed: the panel may show other facts once the guest has it.
    carried = panel.carried()

    def ended() -> None:
        if dialog.controller is not None and dialog.controller.well:
            note_files(session, FilesTaken.DELIVERED, carried, host.id)

    dialog.ended.connect(ended)
    dialog.open()
    return dialog
