"""Which permissions a plan needs, with the RAM policy to copy."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.plan import Plan
from gui.domain.plans.policy import refused
from gui.qt.base.rights import Rights
from gui.words.plan_notes import permissions_text, policy_text


class PermissionsNote(QWidget):
    """One text for all of a plan, and a button; without a plan it takes no room."""

    def __init__(self, rights: Rights, parent: QWidget | None = None, *, brief: bool = False) -> None:
        """Build the note.

        Args:
            rights: what is known of the profile.
            parent: Qt's owner.
            brief: whether the text is shown only where a permission is known to be missing, and is a tool tip of the
                button otherwise; the button is then for whoever builds the note to place.
        """
        super().__init__(parent)
        self._brief, self._rights = brief, rights
        rights.changed.connect(self._again)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shown: tuple[Plan | None, Inventory | None] = (None, None)
        self.says, self.copy = QLabel(), QPushButton()
        self.says.setWordWrap(True)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.says, 1)
        if not brief:
            row.addWidget(self.copy)
        self._retranslate()
        self.hide()

    def show_plan(self, plan: Plan | None, inventory: Inventory | None) -> None:
        """Say what ``plan`` needs, and which of it was denied when ``inventory`` was read."""
        self._shown = plan, inventory
        self._retranslate()
        there = plan is not None and bool(plan.operations)
        self.copy.setVisible(there)
        self.setVisible(
            there and not (self._brief and plan is not None and not refused(plan, inventory, self._rights.permissions))
        )

    def _again(self) -> None:
        self.show_plan(*self._shown)

    def _copy(self) -> None:
        plan, _ = self._shown
        if plan is not None:
            QGuiApplication.clipboard().setText(policy_text(plan))
            self.copy.setText(self.tr("Copied"))

    def _retranslate(self) -> None:
        plan, inventory = self._shown
        self.says.setText(permissions_text(plan, inventory, self._rights.permissions) if plan is not None else "")
        self.copy.setText(self.tr("Copy RAM &policy"))
        self.copy.setToolTip(
            self.says.text() if self._brief else self.tr("The least RAM policy for this plan, as JSON")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
