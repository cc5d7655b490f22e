"""Opens a list of bindings: asks for a sign-in first where there is none, then for the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gui.qt.base.session import Session
from gui.qt.shell.account_actions import AccountActions
from gui.services.runs.journal_records import Run
from gui.words import labels
from gui.words.plain_text import without_mnemonic

if TYPE_CHECKING:
    from gui.qt.dialogs.plan_list import PlanListDialog


class ListActions(QObject):
    """Owns the action and the dialog that it opens."""

    ended = Signal(bool)
    """Plans are over; whether all of them were applied."""

    def __init__(self, session: Session, accounts: AccountActions, window: QWidget) -> None:
        """Make the action.

        Args:
            session: whose account it is.
            accounts: signs in.
            window: the dialogs come up above it.
        """
        super().__init__(window)
        self._session, self._accounts, self._window = session, accounts, window
        self._wanted = False
        self.dialog: PlanListDialog | None = None
        self.open = QAction(window)
        self.open.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        self.open.triggered.connect(lambda _checked=False: self.begin())
        session.connection_changed.connect(self._signed_in)

    @property
    def running(self) -> bool:
        """Whether plans of a list run."""
        return self.dialog is not None and self.dialog.controller.running

    def put_into(self, menu: QMenu, before: QAction) -> None:
        """Put the action into ``menu``."""
        menu.insertAction(before, self.open)

    def retranslate(self) -> None:
        """Set every text."""
        self.open.setText(labels.text(labels.OPEN_LIST))

    def begin(self) -> None:
        """Ask for a file and read it, or bring the list that is open to the front."""
        if self.dialog is not None:
            self.to_front()
        elif self._session.connection is None:
            dialog = self._accounts.open_dialog()
            self._wanted = dialog is not None
            if dialog is not None:
                dialog.rejected.connect(self._given_up)
        else:
            name = self.ask_path()
            if name:
                self._dialog().open_list(Path(name))

    def take_up(self, runs: tuple[Run, ...], undo: bool) -> None:
        """Go on with several runs that were interrupted, or roll them back; a list that does not run gives way."""
        if self.running:
            self.to_front()
            return
        if self.dialog is not None:
            self.dialog.reject()
        self._dialog().take_up(runs, undo=undo)

    def to_front(self) -> None:
        """Show the list that is open."""
        if self.dialog is not None:
            self.dialog.show()
            self.dialog.raise_()
            self.dialog.activateWindow()

    def ask_path(self) -> str:
        """Ask for the list's file; empty when the user thinks again."""
        forms = (self.tr("Lists (*.csv *.txt *.tsv *.yaml *.yml *.json)"), self.tr("All files (*)"))
        name, _ = QFileDialog.getOpenFileName(
            self._window, without_mnemonic(labels.text(labels.OPEN_LIST)).rstrip(" …"), "", ";;".join(forms)
        )
        return name

    def _dialog(self) -> "PlanListDialog":
        from gui.qt.dialogs.plan_list import PlanListDialog  # noqa: PLC0415 - seldom needed

        self.dialog = PlanListDialog(self._session, self._window)
        self.dialog.ended.connect(self._ended)
        self.dialog.finished.connect(self._closed)
        self.dialog.show()
        return self.dialog

    def _ended(self) -> None:
        run = self.dialog.controller if self.dialog is not None else None
        if run is not None:
            self.ended.emit(run.well)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _given_up(self) -> None:
        self._wanted = False

    def _signed_in(self) -> None:
        if self._wanted and self._session.connection is not None:
            self._wanted = False
            # In a turn of its own: a question here would hold up the sign-in, whose dialog is still open.
            QTimer.singleShot(0, self, self.begin)
