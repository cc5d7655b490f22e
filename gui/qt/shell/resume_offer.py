"""After signing in: is there a run that was interrupted? Then the cloud is read first, and the user decides."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from gui.domain.cloud.account import Account, AccountError, mismatch, require_same
from gui.domain.engine.progress import Outcome
from gui.domain.operations.judgements import Judgement
from gui.domain.plans.immediate import allocations_of, creation_of
from gui.qt.base.session import Session
from gui.qt.shell.resume_several import SeveralRunsQuestion
from gui.services.runs.immediate_run import ImmediateResult, finish, is_immediate
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.resume import Standing, elsewhere, survey
from gui.words import labels
from gui.words.errors import error_text
from gui.words.immediate_run import making_details, making_text
from gui.words.joining import listed, paragraph
from gui.words.operations import operation_title, outcome_text
from gui.words.plain_text import visible


@dataclass(frozen=True, slots=True)
class InterruptedRun:
    """A run that was interrupted, and where each operation stands now.

    Attributes:
        run: as the journal knows it.
        standings: read from the cloud; empty where the run is of another account, which is not asked then.
        elsewhere: why it is not this account's, None where it is.
    """

    run: Run
    standings: tuple[Standing, ...] = ()
    elsewhere: AccountError | None = None


class ResumeOffer(QObject):
    """Looks into the journal after each sign-in and asks what to do with an unfinished run."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        go_on: Callable[[Run, bool], None],
        go_on_with_all: Callable[[tuple[Run, ...], bool], None] | None = None,
    ) -> None:
        """Begin to watch.

        Args:
            session: whose sign-ins are watched.
            window: asks above it.
            go_on: called with the run and whether it is to be undone.
            go_on_with_all: the same with several runs; None asks about the first of them only.
        """
        super().__init__(window)
        self._session, self._window, self._go_on = session, window, go_on
        self._go_on_with_all = go_on_with_all
        self.box: QMessageBox | None = None
        session.connection_changed.connect(self.look)

    def look(self) -> None:
        """Read the journal, then the cloud, in a worker."""
        connection = self._session.connection
        if connection is None:
            return

        several = self._go_on_with_all is not None

        def work() -> InterruptedRun | tuple[Run, ...] | None:
            # Read without the lock: a run may be about to begin.
            with closing(Journal(connection.journal_dir, reading=True)) as journal:
                found = journal.unfinished()
            if not found:
                return None
            mine = tuple(run for run in found if _is_of(run, connection.account))
            if several and len(mine) > 1:
                return mine
            run = mine[0] if mine else found[0]
            try:
                require_same(run.plan.account, connection.account)
            except AccountError as error:
                return InterruptedRun(run, elsewhere=error)
            return InterruptedRun(run, survey(connection.cloud, run))

        self._session.jobs.run(work, self._found, self._failed, owner=self, key="resume-offer")

    def _found(self, interrupted: InterruptedRun | tuple[Run, ...] | None) -> None:
        if isinstance(interrupted, InterruptedRun):
            self.ask(interrupted)
        elif interrupted:
            self.ask_about_all(interrupted)

    def ask_about_all(self, runs: tuple[Run, ...]) -> None:
        """Offer to go on with several runs at once, to roll them back, to forget them, or to wait."""
        box = SeveralRunsQuestion(runs, lambda: self._session.inventory, self._window)
        # Right after the sign-in the region is still being read.
        self._session.inventory_changed.connect(box.name_runs)

        def decided(button: object) -> None:
            if button in {box.carry_on, box.undo} and self._go_on_with_all is not None:
                self._go_on_with_all(runs, button is box.undo)
            elif button is box.forget:
                self._forget(*runs)

        box.buttonClicked.connect(decided)
        self.box = box
        box.open()

    def _failed(self, error: BaseException) -> None:
        text = error_text(error)
        self.box = QMessageBox(
            QMessageBox.Icon.Warning, self.tr("Unfinished run"), visible(text.what), parent=self._window
        )
        self.box.setInformativeText(visible(text.fix))
        self.box.setDetailedText(text.details)
        self.box.open()

    def ask(self, interrupted: InterruptedRun) -> None:
        """Show where the run stands, and offer to go on, to undo if there is a way back, to forget, or to wait."""
        run = interrupted.run
        if interrupted.elsewhere is not None:
            self._tell_whose_it_is(run, interrupted.elsewhere)
            return
        if run.plan.account is None and elsewhere(interrupted.standings):
            self._tell_it_is_elsewhere(run)
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unfinished run"))
        began = run.began.astimezone().strftime("%Y-%m-%d %H:%M")
        box.setText(labels.text(labels.RUN_UNFINISHED).format(began=began, region=run.plan.region))
        told = [self._line(each) for each in interrupted.standings]
        told.append(
            self.tr("This is one reading of the cloud, which may lag behind. The run itself reads until it is sure.")
        )
        if run.beyond_return:
            told.append(self.tr("A deletion or release was sent: the run can be finished, but not rolled back."))
        box.setInformativeText(visible("\n".join(told)))
        carry_on = box.addButton(self.tr("&Continue"), QMessageBox.ButtonRole.AcceptRole)
        undo = box.addButton(self.tr("&Roll back"), QMessageBox.ButtonRole.DestructiveRole)
        forget = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        later = box.addButton(self.tr("&Not now"), QMessageBox.ButtonRole.RejectRole)
        carry_on.setVisible(not run.undoing)
        undo.setVisible(not run.beyond_return)
        box.setDefaultButton(later)
        box.setEscapeButton(later)
        box.buttonClicked.connect(lambda button: self._decided(run, button, carry_on, undo, forget))
        self.box = box
        box.open()

    def _tell_whose_it_is(self, run: Run, error: AccountError) -> None:
        began = run.began.astimezone().strftime("%Y-%m-%d %H:%M")
        what = self.tr("A run of {began} in {region} was not finished, and it is of another account.")
        self.box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("Unfinished run"),
            what.format(began=began, region=run.plan.region),
            parent=self._window,
        )
        text = error_text(error)
        fix = labels.text(labels.SIGN_IN_TO_FINISH)
        self.box.setInformativeText(visible(paragraph((text.what, fix))))
        self.box.open()

    def _tell_it_is_elsewhere(self, run: Run) -> None:
        began = run.began.astimezone().strftime("%Y-%m-%d %H:%M")
        what = self.tr(
            "A run of {began} in {region} was not finished, but the lists of this account show nothing of it."
        )
        self.box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("Unfinished run"),
            what.format(began=began, region=run.plan.region),
            parent=self._window,
        )
        self.box.setInformativeText(labels.text(labels.SIGN_IN_TO_FINISH))
        self.box.open()

    def _line(self, standing: Standing) -> str:
        title = operation_title(standing.operation, self._session.inventory)
        done = sum(1 for verdict in standing.verdicts if verdict.judgement is Judgement.HOLDS)
        text = self.tr("{title}: {done} of {total} read as done")
        return "• " + text.format(title=title, done=done, total=len(standing.verdicts))

    def _decided(self, run: Run, button: object, carry_on: QPushButton, undo: QPushButton, forget: QPushButton) -> None:
        if (button is carry_on or button is undo) and is_immediate(run.plan):
            self._finish(run, undo=button is undo)
        elif button is carry_on or button is undo:
            self._session.choose_region(run.plan.region)
            self._go_on(run, button is undo)
        elif button is forget:
            self._forget(run)

    def _finish(self, run: Run, *, undo: bool) -> None:
        """Finish what a dialog began, or take it back: no wizard is needed for that."""
        connection = self._session.connection
        if connection is None:
            return
        try:
            # Another account may have been signed in to since the question was asked.
            require_same(run.plan.account, connection.account)
        except AccountError as error:
            self._failed(error)
            return
        self._session.choose_region(run.plan.region)
        self._session.jobs.run(
            lambda: finish(connection.cloud, run, connection.journal_dir, undo=undo),
            lambda made: self._finished(run, made),
            self._failed,
            owner=self,
        )

    def _finished(self, run: Run, made: ImmediateResult) -> None:
        self._session.refresh()
        if made.report is None:
            return
        if made.report.outcome is not Outcome.APPLIED:
            makes = bool(creation_of(run.plan) or allocations_of(run.plan))
            _tone, what, why = making_text(made.report, makes=makes)
        elif allocations := allocations_of(run.plan):
            what, why = self.tr("%n EIP(s) allocated.", "", len(allocations)), "\n".join(made.ids)
        elif creation_of(run.plan):
            what, why = self.tr("The interface {eni} was created.").format(eni=listed(made.ids)), ""
        else:
            what = outcome_text(made.report)[1]
            why = "\n".join(operation_title(each, self._session.inventory) for each in run.plan.operations)
        self.box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("Unfinished run"), visible(what), parent=self._window
        )
        self.box.setInformativeText(visible(why))
        self.box.setDetailedText(making_details(made.report))
        self.box.open()

    def _forget(self, *runs: Run) -> None:
        connection = self._session.connection
        if connection is None:
            return

        def work() -> None:
            with closing(Journal(connection.journal_dir)) as journal:
                for run in runs:
                    journal.forget(run.run_id)

        self._session.jobs.run(work, lambda _none: None, self._failed, owner=self)


def _is_of(run: Run, account: Account) -> bool:
    """Return whether ``run`` is known to be of ``account``; an earlier version has noted none."""
    return run.plan.account is not None and mismatch(run.plan.account, account) is None
