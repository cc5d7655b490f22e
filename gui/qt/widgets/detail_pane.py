"""What is known of the focused row, as text to read, to select and to copy."""

from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from gui.qt.base.theme import chars, colour, icon, lines
from gui.qt.models.details import Details
from gui.qt.widgets.note_list import LOOK
from gui.words.plain_text import visible, visible_line
from gui.words.states import Word
from gui.words.tone import Tone

translate = QCoreApplication.translate

PICTURE = "\ufffc"
"""Stands for a picture in the text; it is not copied, for the words beside it say the same."""


class DetailPane(QTextEdit):
    """Shows the details of one resource; a quiet sentence while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: Details | None = None
        self._shown = ""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(chars(self, 24))
        self._retranslate()

    def show_details(self, details: Details | None) -> None:
        """Show ``details``; None says that no row is focused."""
        self._details = details
        self._draw()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words only."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(f"{PICTURE} ", ""))
        return data

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, colours and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange}:
            self._shown = ""
            self._draw()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Details of the row"))
        self._draw()

    def _draw(self) -> None:
        found = self._details
        if found is None:
            said = self.tr("Select a row to see its details.")
            content = f'<p style="color:{colour(Tone.QUIET).name()}">{escape(said)}</p>'
        else:
            content = "".join(self._parts(found))
        if content == self._shown:
            return
        self._shown = content
        self._add_pictures(found)
        self.setHtml(content)

    def _parts(self, found: Details) -> list[str]:
        sure = translate("Columns", "Eligible")
        parts = [f"<h3>{self._picture(found.picture, Tone.PLAIN)}{escape(visible_line(found.title))}</h3>"]
        if found.verdict is not None:
            parts.append(f"<p><b>{escape(sure)}</b> {self._word(found.verdict.word)}</p>")
            for text, weight in found.verdict.notes:
                parts.append(f"<p>{self._picture(*LOOK[weight])}{escape(visible(text))}</p>")
            parts.append("<hr>")
        quiet = colour(Tone.QUIET).name()
        for fact in found.facts:
            label = escape(self.tr("{label}:").format(label=fact.label))
            first, *more = fact.values
            values = "".join(f"<br>{self._word(each)}" for each in more)
            parts.append(f'<p><span style="color:{quiet}">{label}</span> {self._word(first)}{values}</p>')
        return parts

    def _word(self, value: str | Word) -> str:
        if isinstance(value, str):
            return escape(visible(value))
        return self._picture(value.icon, value.tone) + escape(visible(value.text))

    def _picture(self, name: str, tone: Tone) -> str:
        side = lines(self, 1)
        return f'<img src="{name}-{tone.value}" width="{side}" height="{side}" style="vertical-align:middle">&nbsp;'

    def _add_pictures(self, found: Details | None) -> None:
        """Give the document the pictures that ``_parts`` names, in the colours in force."""
        document, side = self.document(), lines(self, 1)
        # Clearing the document forgets its pictures.
        document.clear()
        document.setDocumentMargin(chars(self, 1.5))
        document.setDefaultStyleSheet(f"p, h3 {{ margin: {lines(self, 0.3)}px 0 }}")
        if found is None:
            return
        facts = (value for fact in found.facts for value in fact.values if isinstance(value, Word))
        used = {(word.icon, word.tone) for word in facts} | {(found.picture, Tone.PLAIN)}
        if found.verdict is not None:
            used |= {(found.verdict.word.icon, found.verdict.word.tone)}
            used |= {LOOK[weight] for _, weight in found.verdict.notes}
        for name, tone in used:
            pixels = icon(name, tone).pixmap(side, side)
            kind = QTextDocument.ResourceType.ImageResource.value
            document.addResource(kind, QUrl(f"{name}-{tone.value}"), pixels)
