"""Buttons about options: the line that folds them away, and one that is no wider than its text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget


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
