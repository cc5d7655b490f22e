"""The question about several interrupted runs: continue, roll back or discard all of them, or wait."""

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.services.runs.journal_records import Run
from gui.words.operations import operation_title
from gui.words.plain_text import visible
from gui.words.unread import utc_text

NAMED = 10
"""So many of the runs are named."""


class SeveralRunsQuestion(QMessageBox):
    """Asks once for all of them; each is read from the cloud as it goes on."""

    def __init__(self, runs: tuple[Run, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = runs
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Unfinished runs"))
        self.setText(self.tr("%n run(s) were not finished.", "", len(runs)))
        lines = [self._line(run) for run in runs[:NAMED]]
        if len(runs) > NAMED:
            lines.append("…")
        if any(run.beyond_return for run in runs):
            lines.append(self.tr("Runs that sent a deletion or release are finished, not rolled back."))
        self.setInformativeText(visible("\n".join(lines)))
        self.carry_on = self.addButton(self.tr("&Continue all"), QMessageBox.ButtonRole.AcceptRole)
        self.undo = self.addButton(self.tr("&Roll back all"), QMessageBox.ButtonRole.DestructiveRole)
        self.forget = self.addButton(self.tr("&Discard all"), QMessageBox.ButtonRole.DestructiveRole)
        self.later = self.addButton(self.tr("&Not now"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.later)
        self.setEscapeButton(self.later)

    def _line(self, run: Run) -> str:
        first = run.plan.operations[0] if run.plan.operations else None
        title = operation_title(first, None) if first else ""
        text = self.tr("{began}, {region}: {title}")
        return "• " + text.format(began=utc_text(run.began), region=run.plan.region, title=title)
