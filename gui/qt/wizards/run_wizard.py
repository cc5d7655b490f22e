"""The shell of every wizard that ends in a run: one look, one size, its steps, and a question before a run is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget, QWizard

from gui.domain.wizards.steps import ORDER, Page
from gui.qt.base.answers import Answers
from gui.qt.base.help_topics import ask_for_help, help_shower
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.dialogs.stop_question import StopQuestion
from gui.qt.models.steps import Steps
from gui.qt.pages.base import WizardPage, page_id
from gui.qt.widgets.step_list import StepList
from gui.qt.wizards.lazy_pages import LazyPages, Makers
from gui.services.runs.journal_records import Run as JournalRun

_B = QWizard.WizardButton
_TURNING = (_B.BackButton, _B.NextButton, _B.FinishButton, _B.CancelButton)


class RunWizard(QWizard):
    """A wizard with one run."""

    def __init__(
        self, session: Session, run: RunController, parent: QWidget | None = None, *, answers: Answers
    ) -> None:
        """Build the shell.

        Args:
            session: what is known of account and region.
            run: carries the plan out.
            parent: Qt's owner.
            answers: whose state says which pages there are, and which are complete.
        """
        super().__init__(parent)
        self.session, self.run, self.answers = session, run, answers
        run.setParent(self)
        # One style everywhere: button order, texts and pictures are then the same on every system.
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        # Names of resources may be in the titles.
        self.setTitleFormat(Qt.TextFormat.PlainText)
        self.setSubTitleFormat(Qt.TextFormat.PlainText)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        self.setOption(QWizard.WizardOption.HaveHelpButton, help_shower(self) is not None)
        self.helpRequested.connect(lambda: ask_for_help(self.currentPage()))
        refresh = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        refresh.activated.connect(session.refresh_or_unlock)
        self.steps = StepList(self)
        self.steps.wanted.connect(self.change_step)
        self.setSideWidget(self.steps)
        # Drawn once for all that changed in a turn: each step is asked whether it is complete.
        self._steps_due = QTimer(self, singleShot=True, interval=0)
        self._steps_due.timeout.connect(self._show_steps)
        for changed in (answers.selection_changed, session.inventory_changed, run.planned, run.ended):
            changed.connect(self._steps_due.start)
        self.currentIdChanged.connect(lambda _number: self._steps_due.start())
        # Qt gives the focus of a new page to what comes first in it, be it the button of a note that is hidden.
        self._focus_due = QTimer(self, singleShot=True, interval=0)
        self._focus_due.timeout.connect(self._focus_page)
        self.currentIdChanged.connect(lambda _number: self._focus_due.start())
        self._plain_title = ""
        run.progressed.connect(lambda _event: self._title_progress())
        run.ended.connect(self._title_progress)
        self.retranslate()
        available = QGuiApplication.primaryScreen().availableSize() * 0.95
        self.resize(QSize(chars(self, 150), lines(self, 42)).boundedTo(available))

    def set_pages(self, makers: Makers, first: Page) -> None:
        """Take what builds the pages: ``first`` is built now, each other when it is gone to."""
        self.pages = LazyPages(makers, self._built)
        self.first = first
        _ = self.pages[first]
        self.setStartId(page_id(first))
        self.steps.make_room(self.answers.state.steps)

    def _built(self, page: Page, widget: WizardPage) -> None:
        self.setPage(page_id(page), widget)
        widget.page_wanted.connect(self.change_step)

    def change_step(self, page: Page) -> None:
        """Go to ``page``, to answer it again: back or on by the pages in between, so that Back and Next lead on."""
        steps = self.answers.state.steps
        earlier = steps[: steps.index(page)] if page in steps else ()
        passed = {ORDER[number] for number in self.visitedIds()}
        if page in passed:
            self._back_until(lambda: self.current().page is page)
        elif passed.intersection(earlier):
            self._back_until(lambda: self.current().page in earlier)
            self._go_on_to(page)
        if self.current().page is not page:
            # Nothing before it was passed, or there is no way back after a run.
            _ = self.pages[page]
            self.setStartId(page_id(page))
            self.restart()
        self.current().focus_first()

    def _go_on_to(self, page: Page) -> None:
        while self.current().page is not page and self.current().isComplete():
            here = self.currentId()
            self.next()
            if self.currentId() == here:
                return

    def _back_until(self, there: Callable[[], bool]) -> None:
        """Go back as the user does, so that Next leads on as before; as far as there are pages behind."""
        while not there():
            here = self.currentId()
            self.back()
            if self.currentId() == here:
                return

    def _show_steps(self) -> None:
        if self.currentId() < 0:
            return
        state, here = self.answers.state, self.current().page
        steps = state.steps
        number = steps.index(here) if here in steps else 0
        begun = self.run.starting or number > steps.index(Page.REVIEW)
        done = frozenset(page for page in steps[:number] if begun or state.complete(page))
        reachable = frozenset() if begun else frozenset(page for page in steps if state.reachable(page))
        self.steps.show_steps(Steps(steps, here, done, reachable))

    def _focus_page(self) -> None:
        focused = QApplication.focusWidget()
        if self.currentId() < 0 or focused is None or focused.window() is not self:
            return
        if not focused.isVisible() or not self.current().isAncestorOf(focused):
            self.current().focus_first()

    def current(self) -> WizardPage:
        """Return the page that is shown."""
        return self.pages[ORDER[self.currentId()]]

    def go_to(self, page: Page) -> None:
        """Show ``page``; those in between count as passed."""
        _ = self.pages[page]
        self.setCurrentId(page_id(page))

    def showEvent(self, event: QShowEvent) -> None:
        """Leave out the empty pictures of Qt's frame, and name what holds the steps, for screen readers."""
        super().showEvent(event)
        holder = self.steps.parentWidget()
        self._name_steps()
        pages = [self.page(number) for number in self.pageIds()]
        for label in self.findChildren(QLabel):
            empty = not label.text() and label.pixmap().isNull() and label is not holder
            if empty and not any(page.isAncestorOf(label) for page in pages):
                label.hide()

    def _name_steps(self) -> None:
        holder = self.steps.parentWidget()
        if holder is not None:
            holder.setAccessibleName(self.steps.accessibleName())

    def validateCurrentPage(self) -> bool:
        """See to it that the next page is built before it is gone to, and that nothing is begun while locked."""
        if self.current().asks_before_leaving(self.next):
            return False
        following = self.nextId()
        if following == page_id(Page.APPLY) and self.session.sign_in_error is not None:
            self.current().lock_note.open()
            return False
        if following >= 0:
            _ = self.pages[ORDER[following]]
        return super().validateCurrentPage()

    def go_on(self, unfinished: JournalRun, *, undo: bool) -> None:
        """Open at the apply page and go on with a run that was interrupted, or take it back."""
        self.run.take_up(unfinished, undo=undo)
        self.restart()
        self.go_to(Page.APPLY)

    def _title_progress(self) -> None:
        """Say in the title, which the task bar shows, how far the run is."""
        self._plain_title = self._plain_title or self.windowTitle()
        if self.run.running:
            text = self.tr("{percent} % · {title}")
            self.setWindowTitle(text.format(percent=self.run.steps.percent, title=self._plain_title))
        else:
            self.setWindowTitle(self._plain_title)

    def retranslate(self) -> None:
        """Set the title; wizards extend it."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._plain_title = ""
            # The list hears of the language after its wizard.
            QTimer.singleShot(0, self, self._name_steps)
            # Qt words its own buttons anew only when it turns to another page.
            if self.currentId() >= 0:
                for which in _TURNING:
                    self.button(which).setText(self.currentPage().buttonText(which))
        super().changeEvent(event)

    def reject(self) -> None:
        """Escape, Cancel or the close button: ask first when something would be lost."""
        if self.run.running:
            self._ask_about_the_run()
        elif self.currentId() < 0 or not self.current().asks_before_leaving(self.reject):
            # The choices stay in the session: closing loses nothing, so nothing else is asked.
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is the same as Cancel."""
        event.ignore()
        self.reject()

    def _ask_about_the_run(self) -> None:
        StopQuestion(self.run, self).ask()
