"""Asks for agreement to what can't be undone: each deletion by itself, and anew when anything about it changes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.notes import FOR_GOOD, PlanNote, PlanNoteCode
from gui.domain.wizards.in_use_choice import Consent as ReviewAnswer
from gui.qt.widgets.consent import Consent
from gui.words import labels
from gui.words.joining import listed
from gui.words.names import short_name
from gui.words.plain_text import without_mnemonic
from gui.words.plan_notes import plan_note_text


class IrreversibleConsent(QWidget):
    """One box for each kind of thing that is deleted, removed or released; empty it takes no room.

    The answers are kept in the choice: ``ask`` draws them.
    """

    given = Signal(object, bool)
    """The user set the tick of a PlanNoteCode, or took it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {code: Consent() for code in PlanNoteCode if code in FOR_GOOD}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for code, box in self.boxes.items():
            box.given.connect(lambda agreed, code=code: self.given.emit(code, agreed))
            column.addWidget(box)
        self.hide()

    def ask(self, notes: Sequence[PlanNote], inventory: Inventory | None, agreed: Collection[ReviewAnswer]) -> None:
        """Ask about those of ``notes`` that can't be undone; ``agreed`` is what was agreed to of them."""
        asked = False
        for code, box in self.boxes.items():
            found = tuple(note for note in notes if note.code is code)
            if not found:
                box.clear()
                continue
            asked = True
            more = "\n".join(plan_note_text(note, inventory) for note in found)
            box.ask(self._deed(found, inventory), more, agreed=code in agreed)
        self.setVisible(asked)

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
            return self.tr("Remove the CIDR block {blocks} from its VPC").format(blocks=listed(note.ids))
        return without_mnemonic(labels.CountedDeeds().release(len(note.ids)))
