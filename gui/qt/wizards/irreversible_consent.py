"""Asks for agreement to what nothing brings back: each deed by itself, and anew when anything about it changes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.notes import FOR_GOOD, PlanNote, PlanNoteCode
from gui.qt.widgets.consent import Consent
from gui.words.names import short_name
from gui.words.plan_notes import plan_note_text


class ForGood(QWidget):
    """One box for each kind of thing that is deleted, removed or released; empty it takes no room."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {code: Consent() for code in PlanNoteCode if code in FOR_GOOD}
        self._asked: dict[PlanNoteCode, tuple[PlanNote, ...]] = {}
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
        return all(self._agreed.issuperset(notes) for notes in self._asked.values())

    def forget(self) -> None:
        """Take every tick away."""
        self._agreed = frozenset()
        for box in self.boxes.values():
            box.box.setChecked(False)

    def ask(self, notes: Sequence[PlanNote], inventory: Inventory | None) -> None:
        """Ask about those of ``notes`` that nothing brings back; a note that differs in anything was not agreed to."""
        asked = ((code, tuple(note for note in notes if note.code is code)) for code in self.boxes)
        self._asked = {code: found for code, found in asked if found}
        for code, box in self.boxes.items():
            found = self._asked.get(code, ())
            if not found:
                box.clear()
                continue
            told = "\n".join(plan_note_text(note, inventory) for note in found)
            box.ask(self._deed(found, inventory), told, agreed=self._agreed.issuperset(found))
        self.setVisible(bool(self._asked))

    def _deed(self, notes: Sequence[PlanNote], inventory: Inventory | None) -> str:
        note = notes[0]
        if note.code is PlanNoteCode.ENI_DELETED and len(notes) > 1:
            return self.tr("Delete %n interface(s) permanently", "", len(notes))
        if note.code is PlanNoteCode.ENI_DELETED:
            return self.tr("Delete the interface {eni} permanently").format(eni=short_name(note.ids[0], inventory))
        if note.code is PlanNoteCode.VSWITCHES_DELETED:
            return self.tr("Delete %n vSwitch(es) permanently", "", len(note.ids))
        if note.code is PlanNoteCode.BLOCKS_REMOVED and len(note.ids) > 1:
            return self.tr("Remove %n CIDR block(s) from the VPC", "", len(note.ids))
        if note.code is PlanNoteCode.BLOCKS_REMOVED:
            return self.tr("Remove the CIDR block {blocks} from its VPC").format(blocks=", ".join(note.ids))
        return self.tr("Release %n EIP(s) permanently", "", len(note.ids))

    def _answered(self, code: PlanNoteCode, *, agreed: bool) -> None:
        notes = self._asked[code]
        self._agreed = self._agreed.union(notes) if agreed else self._agreed.difference(notes)
        self.changed.emit()
