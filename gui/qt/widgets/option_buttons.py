"""Buttons beside options: the question mark that opens the help about one, and the line that folds them away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from gui.qt.base.help_topics import ask_for_help, help_shower
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


class Fold(QToolButton):
    """Shows and hides ``body``; the arrow and the state that screen readers tell say which."""

    unfolded = Signal()
    """The body is shown now."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        """Build it folded.

        Args:
            body: shown while it is unfolded; the caller lays it out.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._body = body
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._turn)
        self._turn(on=False)

    def _turn(self, on: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._body.setVisible(on)
        if on:
            self.unfolded.emit()

    def close_up(self) -> None:
        """Hide the body."""
        self.setChecked(False)


def at_its_size(button: QPushButton) -> QHBoxLayout:
    """Return a row in which ``button`` is no wider than it needs to be: a wide one looks like a field."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
