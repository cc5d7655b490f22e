"""What stands where a table has no rows: an icon, a sentence, and one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.qt.base.theme import chars
from gui.qt.widgets.picture import Picture
from gui.words.joining import paragraph
from gui.words.tone import Tone


class Placeholder(QWidget):
    """Empty, loading or failed: said in words in the middle of the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._picture, self._what, self._why = Picture(), QLabel(), QLabel()
        self._progress, self._action, self._copy = QProgressBar(), QPushButton(), QPushButton()
        self._details = ""
        for button in (self._action, self._copy):
            button.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_details)
        self._progress.setRange(0, 0)
        self._progress.setMaximumWidth(chars(self, 40))
        self._progress.setTextVisible(False)
        self._action.clicked.connect(self._run_action)
        self.setFocusProxy(self._action)
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
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._retranslate()

    def say(
        self,
        picture: str,
        what: str,
        why: str = "",
        *,
        tone: Tone = Tone.QUIET,
        busy: bool = False,
        action: tuple[str, Callable[[], None]] | None = None,
        details: str = "",
    ) -> None:
        """Show an icon, a sentence, an explanation, at most one action, and lines to copy where there are some."""
        self._picture.show_icon(picture, tone, 2.5)
        self._what.setText(what)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._progress.setVisible(busy)
        self._progress.setAccessibleName(what)
        self._action.setVisible(action is not None)
        if action is not None:
            self._action.setText(action[0])
            self._act = action[1]

        self._details = details
        self._copy.setVisible(bool(details))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def text(self) -> str:
        """Return what is shown."""
        return paragraph((self._what.text(), self._why.text()))

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy details"))

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._what.text()}\n{self._details}")

    def _run_action(self) -> None:
        if self._act is not None:
            self._act()
