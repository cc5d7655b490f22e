"""The question about several interrupted runs: continue, roll back or discard all of them, or wait."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.services.runs.journal_records import Run
from gui.words.activity import unfinished_text
from gui.words.plain_text import visible
from gui.words.unread import utc_text

NAMED = 10
"""So many of the runs are named."""


class SeveralRunsQuestion(QMessageBox):
    """Asks once for all of them; each is read from the cloud as it goes on."""

    def __init__(
        self, runs: tuple[Run, ...], inventory: Callable[[], Inventory | None], parent: QWidget | None = None
    ) -> None:
        """Build it.

        Args:
            runs: what it asks about, several.
            inventory: gives what names their resources, None while it is read; see ``name_runs``.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.runs, self._inventory = runs, inventory
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Unfinished runs"))
        self.setText(self.tr("%n run(s) were not finished.", "", len(runs)))
        self.name_runs()
        self.carry_on = self.addButton(self.tr("&Continue all"), QMessageBox.ButtonRole.AcceptRole)
        self.undo = self.addButton(self.tr("&Roll back all"), QMessageBox.ButtonRole.DestructiveRole)
        self.forget = self.addButton(self.tr("&Discard all"), QMessageBox.ButtonRole.DestructiveRole)
        self.later = self.addButton(self.tr("&Not now"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.later)
        self.setEscapeButton(self.later)

    def name_runs(self) -> None:
        """Say what each run was to do, by the names that are known now."""
        lines = [self._line(run) for run in self.runs[:NAMED]]
        if len(self.runs) > NAMED:
            lines.append("…")
        if any(run.beyond_return for run in self.runs):
            lines.append(self.tr("Runs that sent a deletion or release are finished, not rolled back."))
        self.setInformativeText(visible("\n".join(lines)))

    def _line(self, run: Run) -> str:
        return f"• {unfinished_text(run.plan, utc_text(run.began), self._inventory(), undoing=run.undoing)}"
