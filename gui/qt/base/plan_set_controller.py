"""Plans of a list as the window reads, reviews and applies them: side by side, with progress, stopped, and reported."""

import logging
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from gui.domain.cloud.account import AccountError, require_same
from gui.domain.engine.plan_progress import TELLING, PlanProgress
from gui.domain.engine.progress import Outcome, ProgressEvent, StopChoice
from gui.domain.plans.plan import Plan
from gui.qt.base.session import Session
from gui.services.exports.list_guest_files import WrittenGuestFiles, write_guest_files
from gui.services.exports.plan_set_report import PlanEnd, report_content
from gui.services.files import write_file
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.plan_files import names_of
from gui.services.runs.plan_list import ListReading, read_list
from gui.services.runs.plan_set import FailureChoice, PlanResult, PlanSet
from gui.services.sign_in import Connection

log = logging.getLogger(__name__)


class PlanSetController(QObject):
    """Holds the plans of one list, or runs that were interrupted, and carries them out in a worker."""

    read = Signal()
    """A list was read, or could not be; see ``reading`` and ``error``."""
    changed = Signal()
    """Another plan is further than before."""
    progressed = Signal(object)
    """An event of one of the plans."""
    ended = Signal()
    """All is over; see ``results`` and ``error``."""
    _told = Signal(int, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.path: Path | None = None
        self.reading: ListReading | None = None
        self.error: BaseException | None = None
        self.plans: tuple[Plan, ...] = ()
        self.names: tuple[str, ...] = ()
        self.progress: list[PlanProgress] = []
        self.results: tuple[PlanResult, ...] = ()
        self.running = False
        self._begun: frozenset[int] = frozenset()
        self._connection: Connection | None = None
        self._unfinished: tuple[Run, ...] = ()
        self._undo = False
        self._set: PlanSet | None = None
        self._stop: StopChoice | None = None
        self._told.connect(self._take)

    @property
    def beyond_return(self) -> bool:
        """Whether nothing can be rolled back any more: a plan of a list deletes nothing."""
        return False

    def open(self, path: Path) -> None:
        """Read the list in the file ``path``, and what it names, in a worker."""
        connection = self._session.connection
        if connection is None:
            return
        self.path, self.reading, self.error = path, None, None
        catalog = self._session.parts.catalog
        self._session.jobs.run(
            lambda: read_list(path, connection.cloud, catalog, lambda: datetime.now(UTC), uuid4().hex[:8]),
            lambda reading: self._read(reading, connection),
            self._unread,
            owner=self,
            key="plan-list",
        )

    def take_up(self, runs: tuple[Run, ...], *, undo: bool) -> None:
        """Make ready to go on with ``runs``, or to roll them back; ``start`` begins."""
        self._unfinished, self._undo = runs, undo
        self._hold(tuple(run.plan for run in runs))

    def start(self, chosen: Collection[int], failures: FailureChoice) -> None:
        """Carry out the plans at the places ``chosen`` in a worker, each write noted before it is sent."""
        connection = self._session.connection
        if connection is None or self.running:
            return
        places = tuple(sorted(chosen))
        plans = tuple(self.plans[place] for place in places)
        try:
            for plan in plans:
                require_same(plan.account, connection.account)
        except AccountError as error:
            self.error = error
            self.ended.emit()
            return
        unfinished = tuple(self._unfinished[place] for place in places) if self._unfinished else ()
        self.running, self.error, self._connection = True, None, connection
        self._begun = frozenset(places)

        def told(place: int, event: ProgressEvent) -> None:
            if isinstance(event, TELLING):
                self._told.emit(places[place], event)

        def work() -> tuple[PlanResult, ...]:
            with closing(Journal(connection.journal_dir)) as journal:
                self._set = PlanSet(
                    connection.cloud,
                    plans,
                    journal,
                    told,
                    failures=failures,
                    unfinished=unfinished,
                    undo=self._undo,
                )
                # Asked for while the worker was still on its way here; asking twice changes nothing.
                if self._stop is not None:
                    self._set.stop(self._stop)
                return self._set.run()

        self._session.jobs.run(work, lambda results: self._over(places, results), self._broke)

    def stop(self, choice: StopChoice) -> None:
        """Begin no further plan, and stop those that run; at any moment after ``start``."""
        self._stop = choice
        if self._set is not None:
            self._set.stop(choice)

    def ends(self) -> tuple[PlanEnd, ...]:
        """Return how each plan ended."""
        return tuple(map(PlanEnd, self.names, self.results))

    @property
    def well(self) -> bool:
        """Whether everything that was to be carried out was applied; a plan that nobody chose is none of it."""
        reports = [each.report for place, each in enumerate(self.results) if place in self._begun]
        return bool(reports) and all(each is not None and each.outcome is Outcome.APPLIED for each in reports)

    def write_report(self, path: Path) -> None:
        """Write the report to ``path``, in the form that its name asks for. Blocking; raises ``OSError``."""
        write_file(path, report_content(path, self.ends(), datetime.now(UTC)))

    @property
    def wants_guest_files(self) -> bool:
        """Whether a plan that was applied names network stacks."""
        return any(self._with_stacks())

    def write_guest_files(self, folder: Path) -> dict[str, WrittenGuestFiles]:
        """Write the guest files of the plans that were applied below ``folder``; return what became of each. Blocking.

        Raises:
            RuntimeError: nothing was applied.
        """
        if self._connection is None:
            message = "nothing was applied"
            raise RuntimeError(message)
        plans = {name.removesuffix(".json"): plan for name, plan in self._with_stacks().items()}
        return write_guest_files(self._connection.cloud, plans, folder, lambda: datetime.now(UTC))

    def _with_stacks(self) -> dict[str, Plan]:
        return {
            end.name: end.result.plan
            for end in self.ends()
            if end.result.report and end.result.report.outcome is Outcome.APPLIED and end.result.plan.selection.stacks
        }

    def _hold(self, plans: tuple[Plan, ...]) -> None:
        self.plans, self.names = plans, names_of(plans)
        self.progress = [PlanProgress(len(plan.operations)) for plan in plans]
        self.results, self._stop, self._set = (), None, None

    def _read(self, reading: ListReading, connection: Connection) -> None:
        self.reading = reading
        self._hold(tuple(replace(plan, account=connection.account) for plan in reading.plans))
        self.read.emit()

    def _unread(self, error: BaseException) -> None:
        self.error = error
        self._hold(())
        self.read.emit()

    def _take(self, place: int, event: ProgressEvent) -> None:
        self.progress[place] = self.progress[place].after(event)
        self.progressed.emit(event)
        self.changed.emit()

    def _over(self, places: tuple[int, ...], results: tuple[PlanResult, ...]) -> None:
        by_place = dict(zip(places, results, strict=True))
        self.results = tuple(by_place.get(place, PlanResult(plan)) for place, plan in enumerate(self.plans))
        self._end()

    def _broke(self, error: BaseException) -> None:
        log.error("the plans broke off", exc_info=error)
        self.error = error
        self._end()

    def _end(self) -> None:
        self.running = False
        self._session.changed_by_us()
        self.ended.emit()
        self._session.refresh()
