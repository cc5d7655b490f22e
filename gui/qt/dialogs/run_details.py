"""One run as the journal kept it: the picture of its change, and its document, to be saved or copied."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from gui.domain.engine.progress import Outcome
from gui.domain.plans.change_picture import change_picture
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.containers import Dialog, ScrollArea
from gui.qt.widgets.save_plan import SavePlan, document_of
from gui.services.exports.hand_over import Document, to_html, without_picture
from gui.services.runs.journal_records import Run
from gui.words.errors import error_text


class RunDetailsDialog(Dialog):
    """Shows the same document that Review and Done save."""

    def __init__(self, session: Session, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.run = session, run
        self.banner, self.picture, self.text = Banner(), ChangeView(), QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.addWidget(self.picture)
        stack.addWidget(self.text)
        stack.addStretch(1)
        self.view = ScrollArea()
        self.view.setWidget(inside)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.save = SavePlan(session, self.banner, lambda: run.plan, run_id=lambda: run.run_id)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        picture = change_picture(run.plan)
        done = run.outcome is Outcome.APPLIED
        ids = {each for line in picture.after for each in line.ids} if done else set()
        self.picture.show_picture(picture, session.inventory, ids)
        self.save.show_plan()
        available = QGuiApplication.primaryScreen().availableSize() * 0.9
        self.resize(QSize(chars(self, 120), lines(self, 40)).boundedTo(available))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; the document, too, is written in the language in force."""
        session, run = self._session, self.run
        self.setWindowTitle(self.tr("Run of {time}").format(time=run.began.astimezone().strftime("%Y-%m-%d %H:%M")))
        self.view.setAccessibleName(self.tr("Document of the run"))
        session.jobs.run(
            lambda: document_of(session, run.plan, run.run_id), self._show, self._failed, owner=self, key="run-details"
        )

    def _show(self, document: Document) -> None:
        self.text.setText(to_html(without_picture(document)).decode())

    def _failed(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))
