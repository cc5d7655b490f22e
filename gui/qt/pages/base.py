"""What all pages of the wizard share: the flow's answers to Qt, and the line that says why Next is disabled."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizardPage

from gui.domain.cloud.problems import Problem
from gui.domain.wizards import steps as flow
from gui.domain.wizards.steps import ORDER, Page, State
from gui.qt.base.reading_order import order_by_place
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.widgets.banner import Banner, InvalidatedNote
from gui.qt.widgets.note_list import NoteList
from gui.words.changes import changes_text, loss_text


def page_id(page: Page) -> int:
    """Return the number QWizard knows ``page`` by."""
    return ORDER.index(page)


class WizardPage(QWizardPage):
    """One screen. It shows what the session holds and dispatches events; it knows no other page."""

    def __init__(self, page: Page, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self.session = page, session
        self._drawing = self._ordered = False
        self._completeness: tuple[bool, int] | None = None
        self.banner, self.invalidated_note = Banner(), InvalidatedNote(session, self.isVisible)
        self.lock_note = LockNote(session)
        self.problems = NoteList()
        self.body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.addWidget(self.lock_note)
        column.addWidget(self.banner)
        column.addWidget(self.invalidated_note)
        column.addLayout(self.body, 1)
        column.addWidget(self.problems)
        session.connection_changed.connect(self._changed)
        session.inventory_changed.connect(self._changed)
        session.selection_changed.connect(self._changed)
        session.reading_changed.connect(self._changed)

    def state(self) -> State:
        """Return what decides whether this page is complete."""
        return self.session.state

    def show_state(self) -> None:
        """Draw what the session holds. Called whenever it changes while the page is shown; pages extend it."""
        self.problems.show_problems(self.said(), self.session.inventory, self._since_chosen())
        told = (self.isComplete(), self.nextId())
        # Told once: each time the wizard lays out its buttons anew, and that takes as long as drawing a table.
        if told != self._completeness:
            self._completeness = told
            self.completeChanged.emit()

    def said(self) -> tuple[Problem, ...]:
        """Return what the lines below say of the answers; a page leaves out what it says elsewhere."""
        return flow.page_problems(self.page, self.state())

    def _since_chosen(self) -> tuple[str, ...]:
        """Return what has changed since the user chose it: the cloud's doing, or somebody else's."""
        state = self.state()
        losses = (loss_text(each) for each in flow.page_losses(self.page, state))
        found = changes_text(flow.page_changes(self.page, state), state.inventory)
        return (*losses, *(self.tr("Changed since you chose it: {change}").format(change=each) for each in found))

    def retranslate(self) -> None:
        """Set every text in the language in force; pages extend it."""

    def isComplete(self) -> bool:
        """Return whether Next is enabled."""
        return flow.complete(self.page, self.state())

    def nextId(self) -> int:
        """Return the number of the next page, -1 after the last. Qt asks again and again."""
        following = flow.next_page(self.page, self.session.now)
        return -1 if following is None else page_id(following)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the present state whenever the page comes up, by Next or by Back."""
        if not self._ordered:
            # Once: a change of the language shows the page again while it goes through the widgets of the page.
            self._ordered = True
            order_by_place(self)
        super().showEvent(event)
        self._show_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say once what an answer took back, where it was given."""
        super().hideEvent(event)
        self.invalidated_note.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.show_state()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a table of some rows at any font size."""
        return super().sizeHint().expandedTo(QSize(chars(self, 120), lines(self, 24)))

    def _changed(self) -> None:
        if self.isVisible():
            self._show_now()

    def _show_now(self) -> None:
        # Drawing tells the wizard that completeness may have changed, and the wizard shows the page again.
        if not self._drawing:
            self._drawing = True
            self.show_state()
            self._drawing = False
