"""Sentences to read before a plan is run: one line each; what needs consent is marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.qt.theme import Tone, icon, lines


class NoteList(QWidget):
    """Shows notes; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._texts: tuple[str, ...] = ()

    def show_notes(self, notes: Sequence[tuple[str, bool]]) -> None:
        """Replace what is shown by sentences, each with whether it needs consent."""
        self._clear()
        self._texts = tuple(sentence for sentence, _ in notes)
        size = lines(self, 1)
        for row, (sentence, weighty) in enumerate(notes):
            picture, text = QLabel(), QLabel(sentence)
            look = ("warning", Tone.WARNING) if weighty else ("info", Tone.BUSY)
            picture.setPixmap(icon(*look).pixmap(size, size))
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
        self.setVisible(bool(notes))

    def text(self) -> str:
        """Return the sentences shown, one a line."""
        return "\n".join(self._texts)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
