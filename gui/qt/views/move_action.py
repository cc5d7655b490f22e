"""The action that moves the EIPs of the current interface to another instance."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.operations.permissions import Deed
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.words import labels


class MoveAction(QAction):
    """Enabled once a region was read; a disabled one says in its tip what it needs."""

    wanted = Signal(str)
    """The EIPs of this interface are to be moved; empty when the user has yet to choose one."""

    def __init__(self, session: Session, current: Callable[[], NetworkInterface | None], parent: QObject) -> None:
        """Make the action.

        Args:
            session: knows what was read, and what is allowed.
            current: gives the current interface, where it carries EIPs.
            parent: the action's owner.
        """
        super().__init__(parent)
        self._session, self._current = session, current
        self.setShortcut(QKeySequence("Ctrl+Shift+M"))
        self.triggered.connect(self._request)

    def retranslate(self) -> None:
        """Set every text."""
        self.setText(self.tr("&Move to another instance …"))
        self.setIconText(self.tr("Move to another instance"))
        self.setIcon(icon("change"))
        self.refresh()

    def refresh(self) -> None:
        """Enable it where it can be done now."""
        session = self._session
        refused = session.rights.why_not(Deed.MOVE)
        ready = session.connection is not None and session.inventory is not None
        self.setEnabled(ready and not refused)
        tip = self.tr("Move the EIPs of an interface to another instance, with the interface or without it")
        self.setToolTip(tip if self.isEnabled() else refused or labels.text(labels.SIGN_IN_FIRST))
        self.setStatusTip(self.toolTip())

    def _request(self) -> None:
        eni = self._current()
        self.wanted.emit(eni.id if eni else "")
