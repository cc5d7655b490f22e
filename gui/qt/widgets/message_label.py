"""A text that is there only while it says something: a screen reader stops at an empty label, too."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget


class MessageLabel(QLabel):
    """Plain text in as many lines as it needs; hidden while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setWordWrap(True)
        self._follow()

    def setText(self, text: str) -> None:
        """Show ``text``; hide where it is empty."""
        super().setText(text)
        self._follow()

    def clear(self) -> None:
        """Say nothing, and hide."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        """Follow the text once it has an owner: without one it would be a window."""
        if event.type() is QEvent.Type.ParentChange:
            self._follow()
        return super().event(event)

    def _follow(self) -> None:
        if self.parentWidget() is not None or not self.text():
            self.setVisible(bool(self.text()))
