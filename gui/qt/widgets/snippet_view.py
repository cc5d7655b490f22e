"""Texts for a guest to read, to search, to copy or to save: their list at the left, the chosen one beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from gui.guest.snippet import Snippet
from gui.qt.base.theme import colour, fixed_font, icon
from gui.qt.models.guest_sheets import sheets_of
from gui.qt.models.sheets import Sheet
from gui.qt.widgets.find_bar import FindBar
from gui.qt.widgets.highlighter import Highlighter, lexer_name
from gui.qt.widgets.sheet_list import SheetList
from gui.qt.widgets.text_labels import MessageLabel
from gui.words.tone import Tone


class CodeText(QPlainTextEdit):
    """Text in a fixed-width font, to read and to copy from."""

    copied = Signal()
    """The user copied or dragged what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        # Without a cursor the keys could scroll, but not select.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        fixed_font(self)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Tell that something was taken."""
        self.copied.emit()
        return super().createMimeDataFromSelection()


class SnippetView(QWidget):
    """Shows texts one at a time."""

    taken = Signal()
    """What is shown, or a part of it, was copied or printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._highlighter: Highlighter | None = None
        self._moved = False
        self.list, self.text, self.hint, self.said = SheetList(), CodeText(), MessageLabel(), MessageLabel()
        self.find_bar = FindBar(self.text)
        self.copy, self.copy_command, self.search, self.save = (QPushButton() for _ in range(4))
        for button in (self.copy, self.copy_command, self.search, self.save):
            button.setAutoDefault(False)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.turned_to.connect(self._show_sheet)
        self.text.copied.connect(self._say_copied_part)
        self.copy.clicked.connect(self.copy_text)
        self.copy_command.clicked.connect(self._copy_command)
        self.search.clicked.connect(self.find_bar.ask)
        self._shortcuts()
        self._lay_out()
        self._retranslate()
        self._offer()

    def _shortcuts(self) -> None:
        keys = QKeySequence.StandardKey
        deeds = {
            keys.Find: self.find_bar.ask,
            keys.FindNext: lambda: self.find_bar.step(1),
            keys.FindPrevious: lambda: self.find_bar.step(-1),
        }
        self._keys = [QShortcut(QKeySequence(key), self) for key in deeds]
        for key, deed in zip(self._keys, deeds.values(), strict=True):
            key.activated.connect(deed)

    def _lay_out(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.hint, self.find_bar, self.text):
            column.addWidget(widget, 1 if widget is self.text else 0)
        self.splitter = QSplitter()
        self.splitter.splitterMoved.connect(self._note_move)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(beside)
        self.splitter.setStretchFactor(1, 1)
        # Its empty frame would look like a field to fill in.
        policy = self.splitter.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.splitter.setSizePolicy(policy)
        row = self.row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addStretch()
        for button in (self.search, self.copy_command, self.copy, self.save):
            row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter, 1)
        outer.addLayout(row)

    def show_snippet(self, snippet: Snippet | None) -> None:
        """Show the files and scripts of ``snippet``; None empties the view."""
        self.show_sheets(sheets_of(snippet, (), {}) if snippet else ())

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show ``sheets`` in the list, and stay at the one that is read, if it is still there."""
        shown = tuple(sheets)
        if shown == self._sheets:
            return
        before, number = self.current(), self.list.current_number()
        bar = self.text.verticalScrollBar().value()
        self._sheets = shown
        self.list.show_sheets(shown)
        self.list.setVisible(len(shown) > 1)
        self._share_the_width()
        same = next((place for place, each in enumerate(shown) if before and _same(each, before)), None)
        self._offer()
        if shown:
            self.turn_to(same if same is not None else min(max(number, 0), len(shown) - 1))
        if same is not None:
            self.text.verticalScrollBar().setValue(bar)

    def _share_the_width(self) -> None:
        """Give the list what its titles need, until the user has moved the line between them."""
        if not self._moved and len(self._sheets) > 1:
            wanted, room = self.list.sizeHint().width(), max(self.splitter.width(), 1)
            self.splitter.setSizes([wanted, max(room - wanted, 1)])

    def hasHeightForWidth(self) -> bool:
        """Say no: what has a height for its width is never less high to Qt's layouts, and the text can be."""
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Share the width once there is one."""
        super().showEvent(event)
        self._share_the_width()

    def turn_to(self, number: int) -> None:
        """Show the sheet of this number."""
        self.list.turn_to(number)
        self._show_sheet(number)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return all sheets in the order of the list."""
        return self._sheets

    def current(self) -> Sheet | None:
        """Return the sheet that is shown."""
        number = self.list.current_number()
        return self._sheets[number] if 0 <= number < len(self._sheets) else None

    def current_text(self) -> str:
        """Return the text shown, with its own line ends."""
        sheet = self.current()
        return sheet.text if sheet else ""

    def copy_text(self) -> None:
        """Put the text shown on the clipboard, and say so."""
        sheet = self.current()
        if sheet is not None:
            QGuiApplication.clipboard().setText(sheet.text)
            count = len(sheet.text.splitlines())
            self.say(self.tr("Copied {name}: %n line(s).", "", count).format(name=sheet.path))
            self.taken.emit()

    def say(self, sentence: str) -> None:
        """Say that something was done, until another text is shown."""
        self.said.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def print_text(self) -> None:
        """Ask for a printer and print the text shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom needed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._sheets and QPrintDialog(printer, self).exec():
            self.text.print_(printer)
            self.taken.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._paint()
            self._draw_pictures()
            if self._highlighter is not None:
                self._highlighter.rehighlight()
        super().changeEvent(event)

    def _note_move(self) -> None:
        self._moved = True

    def _copy_command(self) -> None:
        sheet = self.current()
        if sheet is not None:
            QGuiApplication.clipboard().setText(sheet.command)
            self.say(self.tr("Copied: {command}").format(command=sheet.command))

    def _say_copied_part(self) -> None:
        self.say(self.tr("Copied the selection."))
        self.taken.emit()

    def _show_sheet(self, number: int) -> None:
        sheet = self._sheets[number] if 0 <= number < len(self._sheets) else None
        if sheet is None:
            return
        self.said.clear()
        self.text.setPlainText(sheet.text.replace("\r\n", "\n"))
        self.text.setAccessibleName(sheet.path if sheet.mode else sheet.title.replace("\n", ", "))
        if self._highlighter is not None:
            self._highlighter.setDocument(None)
            self._highlighter.deleteLater()
        self._highlighter = Highlighter(self.text.document(), lexer_name(sheet.path))
        self._show_hint()
        self.find_bar.search()

    def _show_hint(self) -> None:
        sheet = self.current()
        self.copy_command.setVisible(bool(sheet and sheet.command))
        if sheet is None:
            self.hint.clear()
        elif sheet.mode:
            text = self.tr("In the guest: {path}, mode {mode}, owner root")
            self.hint.setText(text.format(path=sheet.path, mode=sheet.mode))
        else:
            self.hint.setText(sheet.hint or sheet.title)

    def _offer(self) -> None:
        """Show what there is to do with the texts, where there are any."""
        for part in (self.splitter, self.copy, self.copy_command, self.search, self.save):
            part.setEnabled(bool(self._sheets))
        for key in self._keys:
            key.setEnabled(bool(self._sheets))
        self.splitter.setVisible(bool(self._sheets))
        if not self._sheets:
            self.find_bar.hide()
            self.said.clear()
            self.copy_command.hide()

    def _draw_pictures(self) -> None:
        for button, name in ((self.search, "filter"), (self.copy, "copy"), (self.save, "save")):
            button.setIcon(icon(name))

    def _retranslate(self) -> None:
        self._draw_pictures()
        self.search.setText(self.tr("Find …"))
        self.search.setToolTip(self.tr("Find words in this text (Ctrl+F)"))
        self.copy_command.setText(self.tr("Cop&y command"))
        self.copy_command.setToolTip(self.tr("Copy the command of this step"))
        self.copy.setText(self.tr("&Copy"))
        self.copy.setToolTip(self.tr("Copy the text that is shown"))
        self.save.setText(self.tr("&Save"))
        self.splitter.setAccessibleName(self.tr("Files and scripts"))
        self.said.clear()
        if not self._sheets:
            self.text.setAccessibleName(self.splitter.accessibleName())
        self._show_hint()
        self._paint()

    def _paint(self) -> None:
        palette = self.said.palette()
        palette.setColor(self.said.foregroundRole(), colour(Tone.GOOD))
        self.said.setPalette(palette)


def _same(one: Sheet, other: Sheet) -> bool:
    return (one.path, one.kind) == (other.path, other.kind)
