"""Which permissions a plan needs, with the RAM policy to copy."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.plan import Plan
from gui.words.plan_notes import permissions_text, policy_text


class PermissionsNote(QWidget):
    """One text for all of a plan, and a button; without a plan it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shown: tuple[Plan | None, Inventory | None] = (None, None)
        self.says, self.copy = QLabel(), QPushButton()
        self.says.setWordWrap(True)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.says, 1)
        row.addWidget(self.copy)
        self._retranslate()
        self.hide()

    def show_plan(self, plan: Plan | None, inventory: Inventory | None) -> None:
        """Say what ``plan`` needs, and which of it was denied when ``inventory`` was read."""
        self._shown = plan, inventory
        self._retranslate()
        self.setVisible(plan is not None and bool(plan.operations))

    def _copy(self) -> None:
        plan, _ = self._shown
        if plan is not None:
            QGuiApplication.clipboard().setText(policy_text(plan))
            self.copy.setText(self.tr("Copied"))

    def _retranslate(self) -> None:
        plan, inventory = self._shown
        self.says.setText(permissions_text(plan, inventory) if plan is not None else "")
        self.copy.setText(self.tr("Copy RAM &policy"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
