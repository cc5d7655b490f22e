"""Labels that look after themselves: one that is there only while it says something, one that follows the language."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.domain.cloud.eip import AssociationMode
from gui.words import states


class MessageLabel(QLabel):
    """Plain text in as many lines as it needs; hidden while it is empty: a screen reader would stop there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setWordWrap(True)
        self._follow()

    def setText(self, text: str) -> None:
        """Show ``text``; hide where it is empty."""
        super().setText(text)
        self._follow()

    def clear(self) -> None:
        """Say nothing, and hide."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        """Follow the text once it has an owner: without one it would be a window."""
        if event.type() is QEvent.Type.ParentChange:
            self._follow()
        return super().event(event)

    def _follow(self) -> None:
        if self.parentWidget() is not None or not self.text():
            self.setVisible(bool(self.text()))


class ModeNote(QLabel):
    """Which mode the EIPs are bound in, and why the console's other modes are not offered: two sentences, no choice."""

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
