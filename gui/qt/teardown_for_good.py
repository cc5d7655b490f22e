"""Asks for agreement to what nothing brings back: each deed by itself, and anew when anything about it changes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.inventory import Inventory
from gui.domain.plans.notes import FOR_GOOD, NoteCode, PlanNote
from gui.qt.messages.names import short_name
from gui.qt.messages.plan_notes import plan_note_text
from gui.qt.widgets.consent import Consent


class ForGood(QWidget):
    """One box for each kind of thing that is deleted, removed or released; empty it takes no room."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {code: Consent() for code in NoteCode if code in FOR_GOOD}
        self._asked: dict[NoteCode, PlanNote] = {}
        self._agreed: frozenset[PlanNote] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for code, box in self.boxes.items():
            box.given.connect(lambda agreed, code=code: self._answered(code, agreed=agreed))
            column.addWidget(box)
        self.hide()

    @property
    def complete(self) -> bool:
        """Whether everything that is asked is agreed to."""
        return set(self._asked.values()) <= self._agreed

    def forget(self) -> None:
        """Take every tick away."""
        self._agreed = frozenset()
        for box in self.boxes.values():
            box.box.setChecked(False)

    def ask(self, notes: Sequence[PlanNote], inventory: Inventory | None) -> None:
        """Ask about those of ``notes`` that nothing brings back; a note that differs in anything was not agreed to."""
        self._asked = {note.code: note for note in notes if note.code in FOR_GOOD}
        for code, box in self.boxes.items():
            note = self._asked.get(code)
            if note is None:
                box.clear()
            else:
                box.ask(self._deed(note, inventory), plan_note_text(note, inventory), agreed=note in self._agreed)
        self.setVisible(bool(self._asked))

    def _deed(self, note: PlanNote, inventory: Inventory | None) -> str:
        if note.code is NoteCode.ENI_DELETED:
            return self.tr("Delete the interface {eni} for good").format(eni=short_name(note.ids[0], inventory))
        if note.code is NoteCode.VSWITCHES_DELETED:
            return self.tr("Delete %n vSwitch(es) for good", "", len(note.ids))
        if note.code is NoteCode.BLOCKS_REMOVED:
            return self.tr("Remove the CIDR block {blocks} from its VPC").format(blocks=", ".join(note.ids))
        return self.tr("Release %n EIP(s) for good", "", len(note.ids))

    def _answered(self, code: NoteCode, *, agreed: bool) -> None:
        note = self._asked[code]
        self._agreed = self._agreed | {note} if agreed else self._agreed - {note}
        self.changed.emit()
