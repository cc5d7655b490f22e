"""The button that reverses the applied run of the current row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.engine.progress import Outcome
from gui.domain.plans.reversal import can_be_reversed
from gui.qt.base.session import Session
from gui.services.runs.journal_records import Run


class ReverseButton(QPushButton):
    """Enabled for an applied run of the region that is shown, which can be reversed in one step."""

    wanted = Signal(object)
    """This run (``journal_records.Run``) is to be reversed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._run: Run | None = None
        self.clicked.connect(self._request)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text."""
        self.setText(self.tr("Rever&se …"))

    def show_run(self, run: Run | None, refused: str) -> None:
        """Follow the current row.

        Args:
            run: of the row, None where there is none.
            refused: why it is not a run of this account; empty where it is.
        """
        inventory = self._session.inventory
        applied = run is not None and run.outcome is Outcome.APPLIED and can_be_reversed(run.plan)
        here = run is not None and inventory is not None and inventory.region == run.plan.region
        self._run = run if applied and here and not refused else None
        self.setEnabled(self._run is not None)
        tip = self.tr("Put everything back as it was before this run, if nothing has changed since")
        if run is not None and run.outcome is not Outcome.APPLIED:
            tip = self.tr("Only a run that was applied can be reversed")
        elif run is not None and not applied:
            tip = self.tr("No run of this kind can be reversed in one step: plan each change by itself")
        elif run is not None and not here:
            tip = self.tr("Choose the region {region} first").format(region=run.plan.region)
        self.setToolTip(refused or tip)

    def _request(self) -> None:
        if self._run is not None:
            self.wanted.emit(self._run)
