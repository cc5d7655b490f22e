"""What stands where a table has no rows: an icon, a sentence, and one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.qt.theme import Tone, chars, icon, lines


class Placeholder(QWidget):
    """Empty, loading or failed: said in words in the middle of the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._picture, self._what, self._why = QLabel(), QLabel(), QLabel()
        self._progress, self._action = QProgressBar(), QPushButton()
        self._action.setAutoDefault(False)
        self._progress.setRange(0, 0)
        self._progress.setMaximumWidth(chars(self, 40))
        self._progress.setTextVisible(False)
        self._action.clicked.connect(self._run_action)
        font = self._what.font()
        font.setBold(True)
        self._what.setFont(font)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (self._picture, self._what, self._why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self,
        picture: str,
        what: str,
        why: str = "",
        *,
        tone: Tone = Tone.QUIET,
        busy: bool = False,
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show an icon, a sentence, an explanation, and at most one action."""
        size = lines(self, 2.5)
        self._picture.setPixmap(icon(picture, tone).pixmap(size, size))
        self._what.setText(what)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._progress.setVisible(busy)
        self._progress.setAccessibleName(what)
        self._action.setVisible(action is not None)
        if action is not None:
            self._action.setText(action[0])
            self._act = action[1]

    def text(self) -> str:
        """Return what is shown."""
        return f"{self._what.text()} {self._why.text()}".strip()

    def _run_action(self) -> None:
        if self._act is not None:
            self._act()
