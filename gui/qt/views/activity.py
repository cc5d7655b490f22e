"""What was done: every run as the journal kept it, and every cloud call with its request id."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QSplitter, QVBoxLayout, QWidget

from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import AssociateEips
from gui.qt.base.run_of_account import bound_by, other_account
from gui.qt.base.session import Session
from gui.qt.base.theme import icon, lines
from gui.qt.dialogs.run_details import RunDetailsDialog
from gui.qt.models.activity import CallRow, call_rows, calls_as_csv, runs_as_csv
from gui.qt.models.activity_columns import call_columns, run_columns
from gui.qt.models.records import Records
from gui.qt.views.reverse_button import ReverseButton
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.chips import Chip, Chips
from gui.qt.widgets.column_chooser import ColumnChooser
from gui.qt.widgets.table_panel import TablePanel
from gui.services.files import write_file
from gui.services.runs.journal_records import Run
from gui.words.errors import error_text
from gui.words.tone import Tone

PAUSE_MS = 300
"""Calls come in swarms; the list is drawn once for each swarm."""


class ActivityView(QWidget):
    """Runs above, calls below. Read when shown, and again after each call."""

    resume_wanted = Signal()
    """The user wants to go on with the run that is not finished, or to take it back."""
    undo_wanted = Signal(str)
    """The user wants to undo what a finished run has bound to this interface."""
    _called = Signal()

    def __init__(self, session: Session, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: tuple[Run, ...] = ()
        self.banner = Banner()
        self.runs: Records[Run] = Records(run_columns(lambda: session.inventory), lambda run: run.run_id, parent=self)
        self.calls: Records[CallRow] = Records(call_columns(), lambda row: row.key, parent=self)
        self.run_panel = TablePanel(session, self.runs, self.tr("Runs"), of_region=False)
        self.call_panel = TablePanel(session, self.calls, self.tr("Cloud calls"), of_region=False)
        self.run_panel.say_when_empty(lambda: (self.tr("No run yet."), ""))
        self.call_panel.say_when_empty(lambda: (self.tr("No call was made yet."), ""))
        self.choosers = (
            ColumnChooser(self.run_panel.table, self.runs, settings, "runs", hidden=("account", "run_id")),
            ColumnChooser(self.call_panel.table, self.calls, settings, "calls", hidden=("run_id",)),
        )
        for panel, chooser in zip((self.run_panel, self.call_panel), self.choosers, strict=True):
            panel.top.addWidget(chooser)
            if not chooser.restored:
                panel.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.chips, self.details, self.go_on, self.undo = Chips(), QPushButton(), QPushButton(), QPushButton()
        self.reverse, self.save_runs, self.save = ReverseButton(self._session), QPushButton(), QPushButton()
        for place, button in enumerate((self.details, self.go_on, self.undo, self.reverse, self.save_runs), start=1):
            self.run_panel.top.insertWidget(place, button)
        self.call_panel.top.insertWidget(1, self.chips)
        self.call_panel.top.insertWidget(2, self.save)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.run_panel)
        split.addWidget(self.call_panel)
        split.setSizes([lines(self, 14), lines(self, 28)])
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(split, 1)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.read)
        self._called.connect(self._calls_changed)
        session.parts.calls.listen(self._called.emit)
        self.destroyed.connect(lambda: session.parts.calls.listen(None))
        self.chips.changed.connect(self._narrow)
        self.call_panel.cleared.connect(self.chips.clear)
        self.run_panel.table.current_changed.connect(self._run_changed)
        self.run_panel.table.opened.connect(self._open_run)
        self.details.clicked.connect(self.open_details)
        self.go_on.clicked.connect(self.resume_wanted)
        self.undo.clicked.connect(self._undo)
        self.save.clicked.connect(self._ask_and_save)
        self.save_runs.clicked.connect(self._ask_and_save_runs)
        session.connection_changed.connect(self._calls_changed)
        session.inventory_changed.connect(self._run_changed)
        self.retranslate()

    def read(self) -> None:
        """Read the journal in a worker, and show it with the calls of this session."""
        connection = self._session.connection
        if connection is None:
            self._show(())
            return

        def work() -> tuple[Run, ...]:
            from gui.services.runs.journal import Journal  # noqa: PLC0415 - its database can wait until somebody looks

            with closing(Journal(connection.journal_dir, reading=True)) as journal:
                return journal.runs()

        self._session.jobs.run(work, self._show, self._failed, owner=self, key="activity")

    def current_run(self) -> Run | None:
        """Return the run of the current row."""
        row = self.run_panel.table.currentIndex().row()
        return self.runs.record_at(row) if 0 <= row < self.runs.rowCount() else None

    def save_as(self, path: Path) -> None:
        """Write the calls that are shown to ``path`` as CSV, in a worker."""
        self._write(
            path, calls_as_csv(self.calls.shown()), lambda: self.tr("The calls were saved as {path}.").format(path=path)
        )

    def save_runs_as(self, path: Path) -> None:
        """Write the runs that are shown to ``path`` as CSV, in a worker."""
        self._write(
            path, runs_as_csv(self.runs.shown()), lambda: self.tr("The runs were saved as {path}.").format(path=path)
        )

    def _write(self, path: Path, content: bytes, said: Callable[[], str]) -> None:
        self._session.jobs.run(
            lambda: write_file(path, content),
            lambda _none: self.banner.say(Tone.GOOD, said),
            self._failed,
            owner=self,
        )

    def ask_path(self, title: str, proposed: str) -> str:
        """Ask where a table goes, and before a file is replaced; empty when the user thinks again."""
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, "*.csv")
        return name

    def retranslate(self) -> None:
        """Set every text."""
        self.run_panel.table.setAccessibleName(self.tr("Runs"))
        self.call_panel.table.setAccessibleName(self.tr("Cloud calls"))
        self.run_panel.filter.setAccessibleName(self.tr("Filter the runs"))
        self.call_panel.filter.setAccessibleName(self.tr("Filter the calls"))
        self.details.setText(self.tr("R&un details …"))
        self.details.setToolTip(self.tr("What the run changed, its request IDs, guest files, and how to undo it"))
        self.go_on.setToolTip(self.tr("Check the state of the unfinished run, then resume or roll back"))
        self.undo.setText(self.tr("Unbin&d …"))
        self.reverse.retranslate()
        self.save_runs.setText(self.tr("Save ru&ns …"))
        self.save_runs.setIcon(icon("save"))
        self.save_runs.setToolTip(self.tr("Save the runs that are shown as a table"))
        self.save.setText(self.tr("Save ca&lls …"))
        self.save.setIcon(icon("save"))
        self.save.setToolTip(self.tr("Save the calls that are shown as a table"))
        self.chips.offer([chip for chip, _ in self._offers()])
        for chooser in self.choosers:
            chooser.retranslate()
        self.runs.retitle(run_columns(lambda: self._session.inventory))
        self.calls.retitle(call_columns())
        self._run_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened while it was hidden."""
        super().showEvent(event)
        self.read()

    def _show(self, runs: tuple[Run, ...]) -> None:
        self._all = runs
        self.runs.show(runs)
        rows = call_rows(runs, self._session.parts.calls.calls())
        self.calls.show(rows)
        self.save.setEnabled(bool(rows))
        self.save_runs.setEnabled(bool(runs))
        for panel in (self.run_panel, self.call_panel):
            panel.table.widen_columns()
        self._run_changed()

    def _failed(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))

    def _calls_changed(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _run_changed(self) -> None:
        run = self.current_run()
        self.details.setEnabled(run is not None)
        self._offer_to_go_on([each for each in self._all if each.ended is None])
        applied = run.plan if run is not None and run.outcome is Outcome.APPLIED else None
        binds = applied is not None and any(isinstance(each, AssociateEips) for each in applied.operations)
        other = other_account(self._session, run) if run is not None and binds else ""
        self.undo.setEnabled(
            binds and not other and applied is not None and bound_by(self._session, applied) is not None
        )
        self.undo.setToolTip(other or self.tr("Unbind what this run has bound"))
        self.reverse.show_run(run, other_account(self._session, run) if run is not None else "")
        rows = self.calls.all()
        self.chips.count({chip.name: sum(map(takes, rows)) for chip, takes in self._offers()})
        if "run" in self.chips.chosen():
            self._narrow()

    def _open_run(self) -> None:
        """Go on with the run of the current row where it is not finished, or show its details and its calls."""
        run = self.current_run()
        if run is not None and run.ended is None:
            self.resume_wanted.emit()
        elif run is not None:
            self.chips.buttons["run"].setChecked(True)
            self.open_details()

    def open_details(self) -> None:
        """Show the run of the current row as a document."""
        run = self.current_run()
        if run is not None:
            dialog = RunDetailsDialog(self._session, run, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _offer_to_go_on(self, unfinished: list[Run]) -> None:
        self.go_on.setEnabled(bool(unfinished))
        # What has deleted something permanently can't be rolled back.
        forward = bool(unfinished) and unfinished[-1].beyond_return
        self.go_on.setText(self.tr("Resume …") if forward else self.tr("Resume or roll bac&k …"))

    def _undo(self) -> None:
        run = self.current_run()
        eni = bound_by(self._session, run.plan) if run is not None and not other_account(self._session, run) else None
        if eni is not None:
            self.undo_wanted.emit(eni)

    def _ask_and_save(self) -> None:
        name = self.ask_path(self.tr("Save the calls"), "cloud-calls.csv")
        if name:
            self.save_as(Path(name))

    def _ask_and_save_runs(self) -> None:
        name = self.ask_path(self.tr("Save the runs"), "runs.csv")
        if name:
            self.save_runs_as(Path(name))

    def _narrow(self) -> None:
        chosen = self.chips.chosen()
        taken = [takes for chip, takes in self._offers() if chip.name in chosen]
        self.call_panel.accept_only((lambda row: all(takes(row) for takes in taken)) if taken else None)

    def _offers(self) -> tuple[tuple[Chip, Callable[[CallRow], bool]], ...]:
        run = self.current_run()
        run_id = run.run_id if run else ""
        return (
            (
                Chip("writes", self.tr("Changes"), "bind", Tone.BUSY, self.tr("Calls that change something")),
                lambda row: row.writes,
            ),
            (
                Chip(
                    "refused", self.tr("Refused"), "bad", Tone.BAD, self.tr("Calls that were refused or not answered")
                ),
                lambda row: row.outcome != "ok",
            ),
            (
                Chip("run", self.tr("Of the chosen run"), tip=self.tr("Calls of the run that is chosen above")),
                lambda row: bool(run_id) and row.run_id == run_id,
            ),
        )
