"""What to know about a guest configuration: the grave ones always, the others below a line that unfolds them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.cloud.problems import Severity
from gui.guest.parts import GuestNote
from gui.qt.widgets.note_list import NoteList
from gui.qt.widgets.option_buttons import Fold
from gui.words.guest import note_text
from gui.words.guest_steps import WEIGHTY


class GuestNotes(QWidget):
    """Shows the notes of one snippet; without any it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[GuestNote, ...] = ()
        self.grave, self.others = NoteList(), NoteList()
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.others)
        self.fold = Fold(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.grave, self.fold, self._body):
            column.addWidget(widget)
        self.show_notes(())

    def show_notes(self, notes: Sequence[GuestNote]) -> None:
        """Replace what is shown."""
        self._notes = tuple(notes)
        grave = [note_text(each) for each in self._notes if each.code in WEIGHTY]
        others = [note_text(each) for each in self._notes if each.code not in WEIGHTY]
        self.grave.show_notes([(each, Severity.WARNS) for each in grave])
        self.others.show_notes([(each, Severity.INFORMS) for each in others])
        self.fold.setText(self.tr("%n note(s)", "", len(others)))
        self.fold.setVisible(bool(others))
        if not others:
            self.fold.setChecked(False)

    def text(self) -> str:
        """Return all notes, one a line."""
        return "\n".join(filter(None, (self.grave.text(), self.others.text())))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_notes(self._notes)
        super().changeEvent(event)
