"""Finds words in a text: the next one, the one before, and how many there are."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QToolButton, QWidget

from gui.qt.base.theme import chars

MOST = 9999
"""Places that are counted; a text in which there are more has them everywhere."""


class FindBar(QWidget):
    """Searches one text field; hidden until it is wanted."""

    def __init__(self, text: QPlainTextEdit, parent: QWidget | None = None) -> None:
        """Build it hidden.

        Args:
            text: where it searches.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._text = text
        self._places: list[QTextCursor] = []
        self._at = -1
        self.label, self.words, self.count = QLabel(), QLineEdit(), QLabel()
        self.label.setBuddy(self.words)
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.search)
        self.count.setMinimumWidth(chars(self, 14))
        self.before, self.following, self.close_button = QToolButton(), QToolButton(), QToolButton()
        self.before.setArrowType(Qt.ArrowType.UpArrow)
        self.following.setArrowType(Qt.ArrowType.DownArrow)
        self.before.clicked.connect(lambda: self.step(-1))
        self.following.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.leave)
        for button in (self.before, self.following, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.words, self.before, self.following, self.count, self.close_button):
            row.addWidget(widget, 1 if widget is self.words else 0)
        self.hide()
        self._retranslate()

    def ask(self) -> None:
        """Come up with what is selected in the text as the words to find."""
        selected = self._text.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self.words.setText(selected)
        self.search()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def search(self) -> None:
        """Find the words anew, in the text that is shown now, from the cursor on."""
        if self.isHidden():
            return
        wanted, document = self.words.text(), self._text.document()
        self._places, self._at = [], -1
        found = document.find(wanted) if wanted else QTextCursor()
        while not found.isNull() and len(self._places) < MOST:
            self._places.append(found)
            found = document.find(wanted, found)
        if self._places:
            here = self._text.textCursor().selectionStart()
            later = (number for number, each in enumerate(self._places) if each.selectionStart() >= here)
            self._go(next(later, 0))
        else:
            self._show()

    def step(self, by: int) -> None:
        """Go ``by`` places on; after the last one comes the first."""
        if self.isHidden():
            self.ask()
        elif self._places:
            self._go((self._at + by) % len(self._places))

    def leave(self) -> None:
        """Hide, and take the marks away."""
        self.hide()
        self._text.setExtraSelections([])
        self._text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Escape leaves the search and no more."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange and not self.isHidden():
            self._show()

    def _go(self, number: int) -> None:
        self._at = number
        self._text.setTextCursor(self._places[number])
        self._show()

    def _show(self) -> None:
        palette = self._text.palette()
        marks = []
        for number, place in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            current = number == self._at
            ground = QPalette.ColorRole.Highlight if current else QPalette.ColorRole.AlternateBase
            ink = QPalette.ColorRole.HighlightedText if current else QPalette.ColorRole.Text
            mark.format.setBackground(palette.color(ground))
            mark.format.setForeground(palette.color(ink))
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self._text.setExtraSelections(marks)
        self.count.setText(self._said())
        for button in (self.before, self.following):
            button.setEnabled(bool(self._places))

    def _said(self) -> str:
        if not self.words.text():
            return ""
        if not self._places:
            return self.tr("Not in this text")
        return self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._places))

    def _retranslate(self) -> None:
        self.label.setText(self.tr("Find:"))
        self.words.setAccessibleName(self.tr("Find"))
        texts = (
            (self.before, "", self.tr("Previous match (Shift+Enter)")),
            (self.following, "", self.tr("Next match (Enter)")),
            (self.close_button, "×", self.tr("Close the search (Esc)")),
        )
        for button, sign, tip in texts:
            button.setText(sign)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        if self._places or self.words.text():
            self.count.setText(self._said())
