"""The question before a guest configuration is left that was neither saved nor copied nor set up in the guest."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.qt.widgets.guest_panel import GuestPanel


class LeaveConfiguration(QMessageBox):
    """Offers to save it first; without an answer nothing is left."""

    def __init__(self, panel: GuestPanel, go: Callable[[], object], parent: QWidget) -> None:
        """Build it.

        Args:
            panel: whose configuration it is.
            go: called once the user leaves without it.
            parent: Qt's owner, above which it is shown.
        """
        super().__init__(parent)
        self._panel, self._go = panel, go
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Leave without the guest configuration?"))
        self.setText(self.tr("The guest configuration was not saved, copied or set up in the guest."))
        self.setInformativeText(
            self.tr(
                "The EIPs do not answer before the guest has it. You can open it again with "
                '"Guest configuration" (Ctrl+G) at the interface.'
            )
        )
        roles = QMessageBox.ButtonRole
        self.save = self.addButton(self.tr("&Save in a folder …"), roles.AcceptRole)
        self.leave = self.addButton(self.tr("&Leave without it"), roles.DestructiveRole)
        self.stay = self.addButton(self.tr("S&tay here"), roles.RejectRole)
        self.setDefaultButton(self.save)
        self.setEscapeButton(self.stay)
        self.buttonClicked.connect(self._do)

    def _do(self) -> None:
        clicked = self.clickedButton()
        if clicked is self.save:
            self._panel.ask_for_a_folder()
        elif clicked is self.leave:
            self._panel.mark_taken()
            self._go()
