"""The field above a table in which rows are asked for."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class FilterEdit(QLineEdit):
    """Leaves to the window the keys that are its shortcuts: Ctrl+E goes to the end of the line only where none is."""

    def event(self, event: QEvent) -> bool:
        """Do not claim a shortcut of the window for editing."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_E:
                event.ignore()
                return False
        return super().event(event)
