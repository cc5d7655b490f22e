"""The files and scripts of one snippet, a tab each, highlighted, to copy or to save."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from gui.guest.snippet import Snippet
from gui.qt.base.reading_order import order_by_place
from gui.qt.base.theme import fixed_font, icon
from gui.qt.widgets.highlighter import Highlighter, lexer_name


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab: a file of the guest, or a script beside the files.

    Attributes:
        title: on the tab.
        path: of the file in the guest, or the script's name.
        text: its content.
        mode: permissions in octal, empty for scripts.
    """

    title: str
    path: str
    text: str
    mode: str = ""


class SnippetView(QWidget):
    """Shows one snippet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._highlighters: list[Highlighter] = []
        self.tabs = QTabWidget()
        # Its frame without a tab in it would look like a field to fill in.
        policy = self.tabs.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tabs.setSizePolicy(policy)
        self.tabs.currentChanged.connect(self._show_path)
        self.path = QLabel()
        self.copy, self.save = QPushButton(), QPushButton()
        self.save.setAutoDefault(False)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self.copy_text)
        row = self.row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        self._retranslate()
        self._offer()

    def show_snippet(self, snippet: Snippet | None) -> None:
        """Show the files and scripts of ``snippet``; None empties the view."""
        if snippet is None:
            self.show_sheets(())
            return
        files = (Sheet(f.path.rsplit("/", 1)[-1], f.path, f.text, f"{f.mode:04o}") for f in snippet.files)
        self.show_sheets((*files, *(Sheet(name, name, text) for name, text in snippet.scripts)))

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show ``sheets``, a tab each, and stay at the tab that is shown."""
        if tuple(sheets) == self._sheets:
            return
        kept = max(0, self.tabs.currentIndex())
        self._clear()
        self._sheets = tuple(sheets)
        for sheet in self._sheets:
            self.tabs.addTab(self._editor(sheet), sheet.title)
        self.tabs.setCurrentIndex(min(kept, len(self._sheets) - 1))
        order_by_place(self)
        self._show_path()
        self._offer()

    def current_text(self) -> str:
        """Return the text of the tab shown."""
        number = self.tabs.currentIndex()
        return self._sheets[number].text if 0 <= number < len(self._sheets) else ""

    def copy_text(self) -> None:
        """Put the text of the tab shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.current_text())

    def print_text(self) -> None:
        """Ask for a printer and print the tab shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom needed

        edit = self.tabs.currentWidget()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if isinstance(edit, QPlainTextEdit) and QPrintDialog(printer, self).exec():
            edit.print_(printer)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            for highlighter in self._highlighters:
                highlighter.rehighlight()
        super().changeEvent(event)

    def _editor(self, sheet: Sheet) -> QPlainTextEdit:
        edit = QPlainTextEdit(sheet.text.replace("\r\n", "\n"))
        edit.setReadOnly(True)
        edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(sheet.path if sheet.mode else sheet.title)
        fixed_font(edit)
        self._highlighters.append(Highlighter(edit.document(), lexer_name(sheet.path)))
        return edit

    def _show_path(self) -> None:
        number = self.tabs.currentIndex()
        if not 0 <= number < len(self._sheets):
            self.path.clear()
            return
        sheet = self._sheets[number]
        if sheet.mode:
            text = self.tr("In the guest: {path}, mode {mode}, owner root").format(path=sheet.path, mode=sheet.mode)
        else:
            text = self.tr("Run as administrator in the guest: {name}").format(name=sheet.title)
        self.path.setText(text)

    def _offer(self) -> None:
        """Show what there is to do with the texts, where there are any."""
        for part in (self.tabs, self.copy, self.save):
            part.setEnabled(bool(self._sheets))
        self.tabs.setVisible(bool(self._sheets))

    def _clear(self) -> None:
        self._sheets, self._highlighters = (), []
        while (widget := self.tabs.widget(0)) is not None:
            self.tabs.removeTab(0)
            widget.deleteLater()

    def _retranslate(self) -> None:
        self.copy.setText(self.tr("&Copy"))
        self.copy.setIcon(icon("copy"))
        self.copy.setToolTip(self.tr("Copy the text of this tab"))
        self.save.setText(self.tr("&Save"))
        self.save.setIcon(icon("save"))
        self.tabs.setAccessibleName(self.tr("Files and scripts"))
        self._show_path()
