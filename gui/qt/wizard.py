"""The wizard's shell: QWizard with our pages, our flow, and a question before work is lost."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget, QWizard

from gui.domain.flow import Page
from gui.domain.progress import StopChoice
from gui.qt.pages.account import AccountPage
from gui.qt.pages.apply import ApplyPage
from gui.qt.pages.base import WizardPage, page_id
from gui.qt.pages.done import DonePage
from gui.qt.pages.eips import EipsPage
from gui.qt.pages.eni import InterfacePage
from gui.qt.pages.guest import GuestPage
from gui.qt.pages.instance import InstancePage
from gui.qt.pages.region import RegionPage
from gui.qt.pages.review import ReviewPage
from gui.qt.run import Run
from gui.qt.session import Session
from gui.qt.theme import chars, lines
from gui.services.records import Run as JournalRun


class BindWizard(QWizard):
    """Walks from the account to the guest configuration."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.run = Run(session, self)
        # One style everywhere: button order, texts and pictures are then the same on every system.
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        apply_page = ApplyPage(session, self.run)
        self.pages: dict[Page, WizardPage] = {
            Page.ACCOUNT: AccountPage(session),
            Page.REGION: RegionPage(session),
            Page.EIPS: EipsPage(session),
            Page.INTERFACE: InterfacePage(session),
            Page.INSTANCE: InstancePage(session),
            Page.REVIEW: ReviewPage(session, self.run),
            Page.APPLY: apply_page,
            Page.GUEST: GuestPage(session, self.run),
            Page.DONE: DonePage(session, self.run),
        }
        for page, widget in self.pages.items():
            self.setPage(page_id(page), widget)
        apply_page.review_again.connect(self._review_again)
        refresh = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        refresh.activated.connect(session.refresh)
        self._retranslate()
        available = QGuiApplication.primaryScreen().availableSize() * 0.95
        self.resize(QSize(chars(self, 150), lines(self, 42)).boundedTo(available))

    def current(self) -> WizardPage:
        """Return the page that is shown."""
        return self.pages[tuple(Page)[self.currentId()]]

    def go_on(self, unfinished: JournalRun, *, undo: bool) -> None:
        """Open at the apply page and go on with a run that was interrupted, or take it back."""
        self.run.take_up(unfinished, undo=undo)
        self.restart()
        self.setCurrentId(page_id(Page.APPLY))

    def _review_again(self) -> None:
        self.setCurrentId(page_id(Page.REVIEW))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def reject(self) -> None:
        """Escape, Cancel or the close button: ask first when something would be lost."""
        if self.run.running:
            self._ask_about_the_run()
        else:
            # The choices stay in the session: closing loses nothing, so no question is asked.
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing the window is the same as Cancel."""
        event.ignore()
        self.reject()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Bind EIPs to a network interface"))

    def _ask_about_the_run(self) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("The plan is being carried out"))
        box.setText(self.tr("The plan is being carried out. What shall happen?"))
        box.setInformativeText(
            self.tr("The call that is under way is finished in any case; nothing is left half said to the cloud.")
        )
        wait = box.addButton(self.tr("&Wait until it is done"), QMessageBox.ButtonRole.RejectRole)
        undo = box.addButton(self.tr("Stop and &undo"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Stop and &keep"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(wait)
        box.setEscapeButton(wait)
        box.exec()
        if box.clickedButton() is undo:
            self.run.stop(StopChoice.UNDO)
        elif box.clickedButton() is keep:
            self.run.stop(StopChoice.KEEP)
