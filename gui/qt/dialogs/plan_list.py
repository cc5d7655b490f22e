"""A list of bindings in the window: what is wrong with it by line and column, or its plans, reviewed and applied."""

from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.qt.base.plan_set_controller import PlanSetController
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.dialogs.lock_note import LockNote
from gui.qt.dialogs.plan_failures import FailureOptions
from gui.qt.dialogs.plan_list_saving import PlanListSaving
from gui.qt.dialogs.stop_question import StopQuestion
from gui.qt.models.plan_rows import PlanRow, issue_columns, issue_key, plan_columns, plan_key
from gui.qt.models.records import Records
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.record_table import RecordTable
from gui.services.exports.plan_set_report import summary_text
from gui.services.runs.journal_records import Run
from gui.services.runs.plan_list import ListIssue
from gui.words.errors import error_text
from gui.words.joining import paragraph
from gui.words.tone import Tone

DRAW_MS = 100
"""So often at most the table follows the plans: thirty of them tell of hundreds of steps in a few seconds."""


class PlanListDialog(Dialog):
    """Reads a list, shows what is wrong or the plans, applies those that are ticked, and saves the report."""

    ended = Signal()
    """The plans are over."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.controller = PlanSetController(session, self)
        self.banner = Banner()
        self.issues: Records[ListIssue] = Records(issue_columns(), issue_key, parent=self)
        self.plans: Records[PlanRow] = Records(plan_columns(), plan_key, tickable=True, parent=self)
        self.issue_table, self.plan_table = RecordTable(self.issues), RecordTable(self.plans)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.issue_table)
        self.stack.addWidget(self.plan_table)
        self.options = FailureOptions()
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.box.rejected.connect(self.reject)
        # Within a role a button comes last that is shown last; what the dialog is for stays first.
        self.apply = self._button(QDialogButtonBox.ButtonRole.AcceptRole)
        self.again, self.stop = self._button(), self._button()
        self.saving = PlanListSaving(session, self.controller, self.banner, self)
        for button in self.saving.buttons():
            self.box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.apply.clicked.connect(self.begin)
        self.again.clicked.connect(self._read_again)
        self.stop.clicked.connect(self.ask_to_stop)
        column = QVBoxLayout(self)
        for part in (LockNote(session), self.banner):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addWidget(self.options)
        column.addWidget(self.box)
        self.question: StopQuestion | None = None
        self._over = False
        self._drawing = QTimer(self, interval=DRAW_MS, singleShot=True)
        self._drawing.timeout.connect(self._draw)
        # The box of the header asks for thousands of ticks in one turn.
        self._ticking = QTimer(self, singleShot=True)
        self._ticking.timeout.connect(self._show_ticks)
        self.plans.ticked.connect(self._tick)
        self.controller.read.connect(self._read)
        self.controller.changed.connect(self._draw_soon)
        self.controller.ended.connect(self._ended)
        session.sign_in_changed.connect(self._offer)
        available = QGuiApplication.primaryScreen().availableSize() * 0.9
        self.resize(QSize(chars(self, 180), lines(self, 40)).boundedTo(available))
        self.retranslate()

    def _button(self, role: QDialogButtonBox.ButtonRole = QDialogButtonBox.ButtonRole.ActionRole) -> QPushButton:
        button = self.box.addButton("", role)
        button.setAutoDefault(False)
        return button

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Plans from a list"))
        self.issue_table.setAccessibleName(self.tr("Errors in the list"))
        self.plan_table.setAccessibleName(self.tr("Plans"))
        self.again.setText(self.tr("&Read the list again"))
        self.saving.retranslate()
        self.stop.setText(self.tr("S&top …"))
        self.issues.retitle(issue_columns())
        self.plans.retitle(plan_columns())
        self.options.retranslate()
        self._offer()

    # Before

    def open_list(self, path: Path) -> None:
        """Read the list in the file ``path``."""
        self._over = False
        self.issues.show(())
        self.plans.show(())
        self.controller.open(path)
        self.banner.say(Tone.BUSY, lambda: self.tr("The list and its regions are being read."), str(path))
        self._offer()

    def take_up(self, runs: tuple[Run, ...], *, undo: bool) -> None:
        """Go on with ``runs``, which were interrupted, or roll them back."""
        self.controller.take_up(runs, undo=undo)
        self._draw()
        self.stack.setCurrentWidget(self.plan_table)
        self._start(frozenset(map(plan_key, self.plans.all())))

    def begin(self) -> None:
        """Apply the plans that are ticked."""
        if self._ready():
            self._start(self.plans.ticks)

    def _start(self, ticks: frozenset[str]) -> None:
        self.plans.show_ticks(ticks)
        self.banner.say(Tone.BUSY, lambda: self.tr("The plans are running."))
        self.controller.start([int(each) for each in ticks], self.options.choice())
        self._offer()
        self.plan_table.setFocus()

    def _read_again(self) -> None:
        if self.controller.path is not None:
            self.open_list(self.controller.path)

    def _read(self) -> None:
        reading, error = self.controller.reading, self.controller.error
        self._draw()
        if error is not None:
            self.stack.setCurrentWidget(self.issue_table)
            self.banner.say_error(lambda: error_text(error))
        elif reading is not None and reading.issues:
            self.stack.setCurrentWidget(self.issue_table)
            self.issues.show(reading.issues)
            count = len(reading.issues)
            self.banner.say(
                Tone.BAD,
                lambda: self.tr("The list has %n issue(s), so no plan was made.", "", count),
                lambda: self.tr("Correct the file, then read it again."),
                details="\n".join(error_text(each).what for each in reading.refused.values()),
            )
        elif reading is not None:
            self.stack.setCurrentWidget(self.plan_table)
            self._say_plans(reading.settled)
        self.issue_table.fit_columns()
        self.plan_table.fit_columns()
        self._offer()

    def _say_plans(self, settled: int) -> None:
        rows = self.plans.all()
        # A plan that cuts or stops something is applied only where its own tick was set: that is the consent.
        self.plans.show_ticks(frozenset(plan_key(row) for row in rows if not row.consent))
        asked = sum(bool(row.consent) for row in rows)

        def what() -> str:
            return self.tr("%n plan(s).", "", len(rows)) if rows else self.tr("Nothing to change.")

        def why() -> str:
            kept = self.tr("%n interface(s) unchanged.", "", settled) if settled else ""
            if not asked:
                return kept
            consent = self.tr(
                "%n plan(s) need your consent: select the check box to agree to what its row names.", "", asked
            )
            return paragraph((kept, consent))

        self.banner.say(Tone.WARNING if asked else Tone.PLAIN, what, why)

    def _tick(self, key: str, on: bool) -> None:
        if not self.controller.running and not self._over:
            self.plans.mark(key, on=on)
            self._ticking.start()

    def _show_ticks(self) -> None:
        self.plans.show_ticks(self.plans.ticks)
        self._offer()

    # Meanwhile

    def _draw_soon(self) -> None:
        if not self._drawing.isActive():
            self._drawing.start()

    def _draw(self) -> None:
        run = self.controller
        self.plans.show(
            [
                PlanRow(place, plan, self._inventory_of(plan.region), progress)
                for place, (plan, progress) in enumerate(zip(run.plans, run.progress, strict=True))
            ]
        )

    def _inventory_of(self, region: RegionId) -> Inventory | None:
        reading, here = self.controller.reading, self._session.inventory
        found = reading.inventories.get(region) if reading else None
        return found or (here if here is not None and here.region == region else None)

    def ask_to_stop(self) -> None:
        """Ask what becomes of the plans that run."""
        if self.question is None and self.controller.running:
            self.question = StopQuestion(self.controller, self)
            self.question.finished.connect(self._answered)
            self.question.open()

    def _answered(self) -> None:
        question, self.question = self.question, None
        if question is not None:
            question.take_answer()
            question.deleteLater()

    # After

    def _ended(self) -> None:
        self._over = True
        if self.question is not None:
            self.question.reject()
        self._drawing.stop()
        self._draw()
        run = self.controller
        if run.error is not None:
            self._say_error(run.error)
        else:
            good = run.well
            ends, left = run.ends(), self._unfinished()

            def open_runs() -> str:
                return self.tr("Unfinished runs can be resumed after the next sign-in.") if left else ""

            self.banner.say(Tone.GOOD if good else Tone.WARNING, lambda: summary_text(ends), open_runs)
        self._offer()
        self.ended.emit()

    def _say_error(self, error: BaseException) -> None:
        self.banner.say_error(lambda: error_text(error))

    def _unfinished(self) -> bool:
        return any(each.report is not None and each.report.left for each in self.controller.results)

    # Which buttons there are

    def _ready(self) -> bool:
        session = self._session
        signed_in = session.sign_in_error is None and session.connection is not None
        return signed_in and not self.controller.running and not self._over and bool(self.plans.ticks)

    def _offer(self) -> None:
        run = self.controller
        reviewed = bool(run.plans) and not run.running and not self._over
        self.apply.setVisible(not run.running and not self._over and not self.issues.total)
        self.apply.setText(self.tr("&Apply %n plan(s)", "", len(self.plans.ticks)))
        self.apply.setEnabled(self._ready())
        self.again.setVisible(run.path is not None and not run.running and not self._over)
        self.options.setVisible(reviewed)
        self.stop.setVisible(run.running)
        self.saving.offer(over=self._over)
        cancel = self.box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("C&lose") if self._over else self.tr("Ca&ncel"))

    def reject(self) -> None:
        """Escape or a button: ask first what becomes of plans that run."""
        if self.controller.running:
            self.ask_to_stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is the same as Escape."""
        if self.controller.running:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)
