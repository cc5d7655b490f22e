"""What the dialogs have in common that change at once what may cost: consent to exactly what is asked, by name."""

from PySide6.QtWidgets import QWidget

from gui.qt.base.session import Session
from gui.qt.dialogs.immediate_run import MakingDialog
from gui.qt.widgets.consent import Consent
from gui.words import labels


class ConsentingDialog(MakingDialog):
    """Asks for consent below the note; what was agreed to is void once a field changes."""

    def __init__(self, session: Session, fields: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        """Build what all have; the arguments are those of MakingDialog."""
        self._agreed = False
        self.consent = Consent()
        super().__init__(session, fields, parent)
        self.column.insertWidget(self.column.indexOf(self.note) + 1, self.consent)
        self.consent.given.connect(self._consented)

    def ask_consent(self, deed: str) -> list[str]:
        """Ask for consent to ``deed``; return what keeps it from being done until it is given."""
        self.consent.ask(deed, agreed=self._agreed)
        return [] if self._agreed else [labels.text(labels.AGREE_FIRST)]

    def changed(self) -> None:
        """Take notice that a field has changed: what was agreed to is no longer what is asked."""
        self._agreed = False
        self.check()

    def _consented(self, agreed: bool) -> None:
        self._agreed = agreed
        self.check()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be agreed to while it is being done."""
        self.consent.setEnabled(not busy)
        super().set_busy(busy=busy)
