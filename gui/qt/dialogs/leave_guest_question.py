"""The question before a delivery is left: what becomes of a guest that is armed, with the time it has."""

from time import monotonic

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.domain.delivery.report import Choice
from gui.qt.base.guest_delivery import DeliveryController
from gui.words import labels
from gui.words.delivery import choice_text
from gui.words.guest_rows import countdown_text

TICK_MS = 500


class LeaveGuestQuestion(QMessageBox):
    """Asks while the delivery goes on, and follows it: when that ends, there is nothing left to ask."""

    def __init__(self, controller: DeliveryController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.setIcon(QMessageBox.Icon.Question)
        roles = QMessageBox.ButtonRole
        self.wait = self.addButton("", roles.RejectRole)
        self.stop = self.addButton("", roles.DestructiveRole)
        self.armed = {
            choice: self.addButton("", roles.DestructiveRole) for choice in (Choice.UNDO_NOW, Choice.LEAVE, Choice.KEEP)
        }
        self.setDefaultButton(self.wait)
        self.setEscapeButton(self.wait)
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._say)
        self._clock.start()
        controller.changed.connect(self._say)
        controller.ended.connect(self.reject)
        self.buttonClicked.connect(self._do)
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("The guest is being changed"))
        self.setText(self.tr("The guest is being changed. Choose what to do."))
        self.wait.setText(labels.text(labels.WAIT_UNTIL_FINISHED))
        self.stop.setText(self.tr("&Stop"))
        for choice, button in self.armed.items():
            button.setText(choice_text(choice))
        self._say()

    def _do(self) -> None:
        clicked = self.clickedButton()
        if clicked is self.stop:
            self._controller.stop()
        for choice, button in self.armed.items():
            if clicked is button:
                self._controller.choose(choice)

    def _say(self) -> None:
        armed = self._controller.armed
        self.stop.setVisible(not armed)
        for button in self.armed.values():
            button.setVisible(armed)
        until = self._controller.countdown
        if armed and until is not None:
            text = countdown_text(until.earliest - monotonic(), until.latest - monotonic())
        else:
            text = self.tr("Nothing is changed yet, or the change is confirmed already.")
        if text != self.informativeText():
            self.setInformativeText(text)
