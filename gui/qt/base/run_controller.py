"""One run of a plan as the window carries it out: started in a worker, stopped, resumed, ended with a report."""

import logging
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from gui.domain.choices.selection import Method
from gui.domain.cloud.account import AccountError, require_same
from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.errors import JournalError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import GATEWAYS
from gui.domain.cloud.problems import blocking
from gui.domain.engine.irreversible import Way
from gui.domain.engine.progress import (
    Outcome,
    ProgressEvent,
    Report,
    StopChoice,
)
from gui.domain.plans import multi_eip, secondary_cidr
from gui.domain.plans.outages import MeasuredOutage
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.wizards.steps import Page, State, page_problems
from gui.qt.base.run_state import RunState
from gui.qt.base.session import Session
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run as JournalRun
from gui.services.runs.outage_times import measured
from gui.services.runs.resume import resume
from gui.services.sign_in import Connection

log = logging.getLogger(__name__)

TOKEN_DIGITS = 12
"""Hexadecimal digits that tell the marks of one plan from those of another; the address is in the mark, too."""


class RunController(RunState):
    """Holds the plan that was reviewed, carries it out, and keeps what is known afterwards."""

    planned = Signal()
    ended = Signal()
    gateways_read = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._execution: Execution | None = None
        self.connection: Connection | None = None
        """What the plan is carried out with; the account is the same to the end."""
        self._stop: StopChoice | None = None
        self._unfinished: tuple[JournalRun, bool] | None = None
        self.gateways: tuple[EipGateway, ...] = ()
        self.gateways_error: BaseException | None = None
        self.measured: tuple[MeasuredOutage, ...] = ()
        """For how long EIPs could not be reached that the plan binds or attaches again."""
        session.unlocked.connect(self._unlocked)

    def make_plan(self) -> Plan:
        """Plan what the session has chosen, as it is known now.

        Raises:
            PlanBlockedError: a rule is not met.
        """
        session = self._session
        if session.inventory is None:
            message = "a plan needs an inventory"
            raise RuntimeError(message)
        self.plan = self.for_this_account(self._build(session.state, session.inventory))
        self._forget_the_last()
        self.planned.emit()
        return self.plan

    def take(self, plan: Plan | None) -> None:
        """Make ready to carry out ``plan``, which was made elsewhere; ``start`` begins."""
        self.plan = self.for_this_account(plan) if plan is not None else None
        self._forget_the_last()
        self.planned.emit()

    def for_this_account(self, plan: Plan) -> Plan:
        """Return ``plan`` with the account that is signed in: only this one may carry it out."""
        connection = self._session.connection
        return replace(plan, account=connection.account) if connection is not None else plan

    def _build(self, state: State, inventory: Inventory) -> Plan:
        if state.selection.method is Method.MULTI_EIP:
            return multi_eip.build(state.selection, inventory, state.catalog)
        # The rules of the page come first: without facts of the VPC, or consent, nothing may be planned.
        blocked = blocking(page_problems(Page.REVIEW, state))
        if blocked:
            raise PlanBlockedError(blocked)
        # Where everything is exposed already, the rules ask for no facts.
        routes, groups = (state.vpc.routes, state.vpc.groups) if state.vpc else ((), None)
        token = uuid4().hex[:TOKEN_DIGITS]
        return secondary_cidr.build(
            state.selection, inventory, state.catalog, routes=routes, token=token, groups=groups
        )

    def take_up(self, unfinished: JournalRun, *, undo: bool) -> None:
        """Make ready to go on with a run that was interrupted, or to take it back; ``start`` begins."""
        self.plan = unfinished.plan
        self._forget_the_last()
        self._unfinished = (unfinished, undo)
        self.wrote, self.resumed = bool(unfinished.touched), True
        self._way, self._rest_of = Way(unfinished.plan, unfinished.touched), unfinished.run_id
        self.planned.emit()

    def carry_on(self) -> None:
        """Do what the run has left, in the same run: beyond the point of no return no new plan could."""
        way, run_id = self._way, self._rest_of
        self._forget_the_last()
        self._way, self._rest_of, self.wrote = way, run_id, True
        self._go(only=run_id)

    def start(self) -> None:
        """Carry the plan out in a worker, each write noted in the journal before it is sent."""
        self._go()

    def _go(self, only: str = "") -> None:
        """Begin in a worker, or with the rest of the run that the journal knows as ``only``."""
        connection, plan = self._session.connection, self.plan
        if connection is None or plan is None or self.starting:
            return
        try:
            require_same(plan.account, connection.account)
        except AccountError as error:
            self.error = error
            self.ended.emit()
            return
        self.connection = connection
        self.started = datetime.now(UTC)
        self.starting = True
        unfinished, self._unfinished = self._unfinished, None

        def work() -> tuple[Report, tuple[MeasuredOutage, ...]]:
            with closing(Journal(connection.journal_dir)) as journal:
                known = next(((each, False) for each in journal.unfinished() if each.run_id == only), unfinished)
                if known is None:
                    execution = Execution(connection.cloud, plan, journal, self._tell, can_sign_in=True)
                else:
                    run, undo = known
                    execution = resume(connection.cloud, run, journal, self._tell, undo=undo, can_sign_in=True)
                self._execution = execution
                # Asked for while the worker was still on its way here; asking twice changes nothing.
                if self._stop is not None:
                    execution.stop(self._stop)
                report = execution.run()
                return report, _measured(journal, execution.run_id)

        self._session.jobs.run(work, self._ended, self._broke)

    def sign_in(self, connection: Connection) -> None:
        """Go on with ``connection`` after the credentials had ended.

        Raises:
            AccountError: it is to another account than the plan's.
        """
        if self.plan is not None and self._execution is not None:
            require_same(self.plan.account, connection.account)
            self.connection, self.paused = connection, False
            self._execution.sign_in(connection.cloud)

    def _unlocked(self) -> None:
        """Go on where the session was signed in again, in whatever window."""
        connection, plan = self._session.connection, self.plan
        if self.paused and connection is not None and plan is not None:
            self.sign_in(connection)

    def stop(self, choice: StopChoice) -> None:
        """Finish the call under way, then stop and keep, or stop and undo; at any moment after ``start``."""
        self._stop = choice
        if self._execution is not None:
            self._execution.stop(choice)

    def read_gateways(self) -> None:
        """Ask the cloud for gateway and mask of each EIP on the interface."""
        connection, plan = self._session.connection, self.plan
        if connection is None or plan is None or plan.selection.eni is None:
            return
        region, eni = plan.region, plan.selection.eni
        self._session.jobs.run(
            lambda: connection.cloud.read(region, GATEWAYS, By.INTERFACE, eni),
            self._gateways,
            self._no_gateways,
            owner=self,
        )

    def _forget_the_last(self) -> None:
        self._execution = self._unfinished = self._stop = None
        self.gateways, self.gateways_error, self.measured = (), None, ()
        self.forget()

    def _tell(self, event: ProgressEvent) -> None:
        self.progressed.emit(event)

    def _ended(self, end: tuple[Report, tuple[MeasuredOutage, ...]]) -> None:
        report, self.measured = end
        self.report = report
        if self.refused_mode and self.plan is not None:
            self._session.mode_refused(self.plan.region, self.refused_mode)
        # What another user has changed is shown at the review, to which one goes back.
        self._leave(ours=report.outcome is not Outcome.CHANGED)

    def _broke(self, error: BaseException) -> None:
        log.error("the run broke off", exc_info=error)
        self.error = error
        self._leave(ours=True)

    def _leave(self, *, ours: bool) -> None:
        if ours:
            self._session.changed_by_us()
        self.ended.emit()
        self._session.refresh()

    def _gateways(self, gateways: tuple[EipGateway, ...]) -> None:
        self.gateways, self.gateways_error = gateways, None
        self.gateways_read.emit()

    def _no_gateways(self, error: BaseException) -> None:
        self.gateways_error = error
        self.gateways_read.emit()


def _measured(journal: Journal, run_id: str) -> tuple[MeasuredOutage, ...]:
    """Return the outages of the run that were to end with it; none where the journal can't be read."""
    try:
        return tuple(each for each in measured(journal.run(run_id)) if each.outage.until is not None)
    except JournalError as error:
        log.info("outages are not known: %s", error)
        return ()
