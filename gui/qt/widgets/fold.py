"""A line that folds what is below it away, and says in short what that is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget


class Fold(QToolButton):
    """Shows and hides ``body``; the arrow and the state that screen readers tell say which."""

    turned = Signal(bool)
    """The body is shown now, or hidden."""

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
        self.turned.emit(on)
