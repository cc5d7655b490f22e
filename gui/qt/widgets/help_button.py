"""The question mark beside an option: it opens the help at the paragraph about it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from gui.qt.base.help_request import ask_for_help, help_shower
from gui.words.plain_text import without_mnemonic


class HelpButton(QToolButton):
    """Asks for the help about ``option``; hidden where no window above can show it."""

    def __init__(self, option: QWidget, parent: QWidget | None = None) -> None:
        """Build it.

        Args:
            option: what the help is about.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._option = option
        self.setText("?")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: ask_for_help(option))

    def name_after(self, name: str) -> None:
        """Say what the help is about: ``name`` as on the option's label, access key included."""
        plain = without_mnemonic(name).rstrip(":：")
        self.setAccessibleName(self.tr("Help: {option}").format(option=plain))
        self.setToolTip(self.tr("What this means (F1)"))

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what can be done only."""
        super().showEvent(event)
        self.setEnabled(help_shower(self) is not None)
