"""The wheel over a box without the focus scrolls what is around it, and never changes what was chosen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Filters the wheel of the boxes it is told of; one guard serves all of them."""

    def guard(self, widget: QWidget) -> None:
        """Let ``widget`` take the wheel only with the focus, which the wheel itself does not give."""
        if isinstance(widget, QComboBox | QAbstractSpinBox):
            widget.setFocusPolicy(Qt.FocusPolicy(widget.focusPolicy().value & ~_BY_WHEEL))
            widget.removeEventFilter(self)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what is around a box without the focus."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


_BY_WHEEL = Qt.FocusPolicy.WheelFocus.value & ~Qt.FocusPolicy.StrongFocus.value
"""The part of a focus policy by which the wheel gives the focus."""
