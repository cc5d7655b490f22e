"""Which mode the EIPs are bound in, and why the console's other modes are not offered."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.domain.cloud.eip import AssociationMode
from gui.words import states


class ModeNote(QLabel):
    """Two sentences: nothing can be chosen here, so that the table has the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        text = self.tr(
            "Mode: {multi}, with up to ten EIPs that the guest OS sees, and every IP protocol. {nat} and {cut_through} "
            "are not offered: with them, the guest sees private addresses only, or one EIP only."
        )
        self.setText(
            text.format(
                multi=states.mode(AssociationMode.MULTI_EIP),
                nat=states.mode(AssociationMode.NAT),
                cut_through=states.mode(AssociationMode.CUT_THROUGH),
            )
        )
