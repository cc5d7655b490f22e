"""One line about the baseline that the regions are compared with, and the button that saves or chooses one."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from gui.qt.views.baseline import BaselineComparison
from gui.words import baseline as words
from gui.words.plain_text import visible, without_mnemonic


class BaselineLine(QWidget):
    """Asks for the files; what is done with them is of the comparison."""

    def __init__(self, comparison: BaselineComparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.said, self.button = QLabel(), QPushButton()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        menu = QMenu(self.button)
        # Of the line, not of the menu: Python takes actions that a menu has made for gone while they are there.
        self.save, self.compare, self.stop = QAction(self), QAction(self), QAction(self)
        menu.addActions([self.save, self.compare, self.stop])
        self.button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.save.triggered.connect(self._save)
        self.compare.triggered.connect(self._choose)
        self.stop.triggered.connect(lambda _checked=False: comparison.stop())
        comparison.changed.connect(self.follow)
        self._retranslate()

    def follow(self) -> None:
        """Say what the comparison says."""
        self.said.setText(visible(self._comparison.text()))
        self.said.setVisible(bool(self.said.text()))
        self.stop.setEnabled(bool(self._comparison.path))

    def ask_save_path(self) -> str:
        """Ask where the baseline goes, and before a file is replaced; empty when the user thinks again."""
        title = without_mnemonic(words.text(words.SAVE)).rstrip(" …")
        name, _ = QFileDialog.getSaveFileName(self, title, "baseline.json", words.text(words.FILES))
        return name

    def ask_path(self) -> str:
        """Ask for the file to compare with; empty when the user thinks again."""
        title = without_mnemonic(words.text(words.COMPARE)).rstrip(" …")
        name, _ = QFileDialog.getOpenFileName(self, title, self._comparison.path, words.text(words.FILES))
        return name

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _save(self) -> None:
        name = self.ask_save_path()
        if name:
            self._comparison.save(Path(name))

    def _choose(self) -> None:
        name = self.ask_path()
        if name:
            self._comparison.choose(Path(name))

    def _retranslate(self) -> None:
        self.button.setText(words.text(words.MENU))
        self.button.setToolTip(words.text(words.MENU_TIP))
        self.save.setText(words.text(words.SAVE))
        self.compare.setText(words.text(words.COMPARE))
        self.stop.setText(words.text(words.STOP))
        self.follow()
