"""The question before a run is left: wait, stop and undo, or stop for now, so that it can be continued."""

from typing import Any, Protocol

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
        self.setWindowTitle(self.tr("The plan is running"))
        self.setText(self.tr("The plan is running. Choose what to do."))
        self.wait = self.addButton(labels.text(labels.WAIT_UNTIL_FINISHED), QMessageBox.ButtonRole.RejectRole)
        self.undo = self.addButton(labels.text(labels.STOP_AND_ROLL_BACK), QMessageBox.ButtonRole.DestructiveRole)
        self.keep = self.addButton(self.tr("Stop and &continue later"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.wait)
        self.setEscapeButton(self.wait)
        self._say()
        run.progressed.connect(self._follow)

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
