"""Event filters: the wheel over boxes without the focus, and the keys of the window in text fields."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
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


_K = QKeySequence.StandardKey


EDITING = (_K.Copy, _K.Cut, _K.Paste, _K.Undo, _K.Redo, _K.SelectAll, _K.Delete)
"""Keys that belong to a text field, whatever the window does with them."""


class ShortcutPriority(QObject):
    """Filters the events of text fields.

    On X11 a text field takes Ctrl+E for the end of its line, and the action with that key then never hears of it.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a key to the window where an action that can be used has it."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if any(event.matches(key) for key in EDITING):
            return False
        window = watched.window() if hasattr(watched, "window") else None
        pressed = QKeySequence(event.keyCombination())
        if window is None or not any(_has(action, pressed) for action in window.findChildren(QAction)):
            return False
        event.ignore()
        return True


def _has(action: QAction, pressed: QKeySequence) -> bool:
    return action.isEnabled() and bool(action.shortcut()) and pressed in action.shortcuts()
