"""A picture beside text that keeps the colours in force and the size of the type while it is shown."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.qt.base.theme import icon, lines
from gui.words.tone import Tone

_DRAWN_ANEW = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange})


class Picture(QLabel):
    """Shows one of the program's icons."""

    def __init__(self, name: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        """Show the icon ``name`` in the colour of ``tone``, one line high; nothing where the name is empty."""
        super().__init__(parent)
        self._name, self._tone, self._height = name, tone, 1.0
        self._draw()

    def show_icon(self, name: str, tone: Tone, height: float = 1.0) -> None:
        """Show the icon ``name`` in the colour of ``tone``, ``height`` lines of text high."""
        self._name, self._tone, self._height = name, tone, height
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and type."""
        super().changeEvent(event)
        if event.type() in _DRAWN_ANEW:
            self._draw()

    def _draw(self) -> None:
        if self._name:
            size = lines(self, self._height)
            self.setPixmap(icon(self._name, self._tone).pixmap(size, size))
