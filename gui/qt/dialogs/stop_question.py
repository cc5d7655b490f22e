"""The question before a run is left: wait, stop and undo, or stop for now, so that it can be continued."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.domain.engine.progress import ProgressEvent, StopChoice
from gui.words import labels


class Running(Protocol):
    """One run, or several at one time."""

    progressed: Any
    """The signal that tells of each event."""

    @property
    def beyond_return(self) -> bool:
        """Whether nothing can be rolled back any more."""

    def stop(self, choice: StopChoice) -> None:
        """Ask it to stop."""


class StopQuestion(QMessageBox):
    """Asks while the run goes on, and follows it: from the first deletion on it offers no undo any more."""

    def __init__(self, run: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self.setIcon(QMessageBox.Icon.Question)
        self.wait = self.addButton("", QMessageBox.ButtonRole.RejectRole)
        self.undo = self.addButton("", QMessageBox.ButtonRole.DestructiveRole)
        self.keep = self.addButton("", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.wait)
        self.setEscapeButton(self.wait)
        self._name()
        run.progressed.connect(self._follow)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("The plan is running"))
        self.setText(self.tr("The plan is running. Choose what to do."))
        self.wait.setText(labels.text(labels.WAIT_UNTIL_FINISHED))
        self.undo.setText(labels.text(labels.STOP_AND_ROLL_BACK))
        self.keep.setText(self.tr("Stop and &continue later"))
        self._say()

    def ask(self) -> None:
        """Ask, and do what is answered."""
        self.exec()
        self.take_answer()

    def take_answer(self) -> None:
        """Do what was answered."""
        self._run.progressed.disconnect(self._follow)
        if self.clickedButton() is self.undo:
            self._run.stop(StopChoice.UNDO)
        elif self.clickedButton() is self.keep:
            self._run.stop(StopChoice.INTERRUPT)

    def _follow(self, _event: ProgressEvent) -> None:
        self._say()

    def _say(self) -> None:
        beyond = self._run.beyond_return
        self.undo.setEnabled(not beyond)
        self.setInformativeText(
            self.tr(
                "A deletion or release was sent, so the run can't be rolled back. You can finish the "
                "remaining steps later."
            )
            if beyond
            else self.tr("The call in progress is finished first.")
        )
