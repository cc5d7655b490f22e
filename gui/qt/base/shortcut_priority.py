"""A shortcut of the window works while a text field has the focus, but for those that edit the text."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

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
