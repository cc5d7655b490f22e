"""Several regions at one time: read side by side, each with a state of its own; none waits for another."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from threading import Lock
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from gui.domain.checks.issue import Issue
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping
from gui.domain.cloud.region import RegionId
from gui.domain.cloud.region_state import NOT_READ, RegionLoad, RegionState
from gui.domain.contracts import CloudApi
from gui.domain.engine.retry_policy import READS_PER_MINUTE
from gui.qt.base.session import Session
from gui.qt.views.facts import Derived, RegionFacts, derive
from gui.services.region.catalog import read_inventory
from gui.services.region.many_regions import PacedReads, ReadRegion, side_by_side
from gui.services.region.rate_limit import Limiter

log = logging.getLogger(__name__)

BATCH_MS = 150
"""After a drawing, regions that come within this time are drawn together: each drawing arranges all rows anew."""


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """One region of the table.

    Attributes:
        state: how its reading stands.
        derived: its rows and issues, of the inventory in ``state``.
    """

    state: RegionState
    derived: Derived = field(default_factory=Derived)


class ManyRegions(QObject):
    """What is known of the regions that are chosen; lives on the GUI thread, reads in workers."""

    states_changed = Signal()
    rows_changed = Signal()
    _came = Signal(int, object)

    def __init__(self, session: Session, facts: RegionFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._facts = session, facts
        self.every = False
        """Whether all regions of the account are wanted, not those only that are named."""
        self.known: dict[RegionId, ShownRegion] = {}
        self._number = 0
        self._limiter = Limiter(READS_PER_MINUTE)
        self._bare: dict[str, RegionId] = {}
        # Readings wait for the cloud side by side; what is worked out of them is, in Python, faster one by one.
        self._one_by_one = Lock()
        self._drawn = 0.0
        self._batch = QTimer(self, singleShot=True)
        self._batch.timeout.connect(self._join)
        self.rows: tuple[Mapping, ...] = ()
        self._came.connect(self._arrived)
        session.connection_changed.connect(self.forget)
        session.unlocked.connect(self.read_failed)
        facts.changed.connect(self._follow)
        facts.baseline.others, facts.baseline.waiting = self.readings, self.waiting
        self.rows_changed.connect(facts.baseline.follow)

    # What is asked

    def states(self) -> tuple[RegionState, ...]:
        """Return the state of each region that is chosen, in their order."""
        return tuple(each.state for each in self.known.values())

    def readings(self) -> tuple[ReadRegion, ...]:
        """Return what was read of the regions that are chosen; of one that is not up to date only the error."""
        old = {RegionLoad.STALE, RegionLoad.REFUSED}
        return tuple(
            ReadRegion(each.region, None if each.load in old else each.inventory, error=each.error)
            for each in self.states()
            if each.load is not RegionLoad.WAITING
        )

    def waiting(self) -> tuple[RegionId, ...]:
        """Return the regions that are chosen and of which nobody knows anything yet, not even a refusal."""
        return tuple(each.region for each in self.states() if each.load is RegionLoad.WAITING)

    def region_of(self, row: Mapping) -> RegionId | None:
        """Return the region of ``row``."""
        if row.eip is not None and row.eip.region in self.known:
            return row.eip.region
        return self._bare.get(row.key)

    def inventory_of(self, row: Mapping) -> Inventory | None:
        """Return what was read of the region of ``row``."""
        region = self.region_of(row)
        return self.known[region].state.inventory if region in self.known else None

    def findings_of(self, region: RegionId | None, resource: str) -> tuple[Issue, ...]:
        """Return the issues that are mainly about ``resource``, those ignored left out."""
        found = self.known[region].derived.about.get(resource, ()) if region in self.known else ()
        return tuple(each for each in found if self._facts.ignored.of(each) is None)

    @property
    def reading(self) -> bool:
        """Whether a region is being read."""
        return any(each.load is RegionLoad.LOADING for each in self.states())

    # What is done

    def choose(self, regions: Iterable[RegionId], *, every: bool) -> None:
        """Show ``regions``, in this order; those that are not known yet wait to be read.

        Args:
            regions: ids of the account's regions, each once.
            every: whether that is because all are wanted.
        """
        self.every = every
        self.known = {each: self.known.get(each) or ShownRegion(RegionState(each)) for each in regions}
        self._follow()
        self._join()
        self.states_changed.emit()

    def read_waiting(self) -> None:
        """Read the regions of which nobody knows anything yet."""
        self._read(self.waiting())

    def read_failed(self) -> None:
        """Read those again that could not be read, or not whole."""
        self._read(each.region for each in self.states() if each.load in NOT_READ)

    def read_again(self) -> None:
        """Read all of them again; what is shown stays until the answers come."""
        self._read(self.known)

    def forget(self) -> None:
        """Forget everything; readings under way are dropped."""
        self._number += 1
        self._limiter, self.known, self.every = Limiter(READS_PER_MINUTE), {}, False
        self._join()
        self.states_changed.emit()

    def _read(self, regions: Iterable[RegionId]) -> None:
        connection = self._session.connection
        wanted = [each for each in regions if self.known[each].state.load is not RegionLoad.LOADING]
        if connection is None or not wanted or self._session.sign_in_error is not None:
            return
        # Of the connection in force: a sign-in after a lock may have given another one.
        paced = PacedReads(connection.cloud, self._limiter)
        self._session.groups.read(connection.cloud, wanted[0])
        before = {each: self.known[each].state for each in wanted}
        for each in wanted:
            self._set(ShownRegion(before[each].begun(), self.known[each].derived))
        number, catalog = self._number, self._session.parts.catalog
        pause = self._session.parts.window_priority.pause

        def read(region: RegionId) -> None:
            state = _read_one(paced, before[region])
            inventory, derived = state.inventory, None
            if inventory is not None and inventory is not before[region].inventory:
                with self._one_by_one:
                    derived = derive(inventory.with_lookups(), catalog, {}, (), pause)
            self._came.emit(number, (state, derived))

        self._session.jobs.run(
            lambda: side_by_side(wanted, read), lambda _: None, lambda error: self._broke(number, wanted, error)
        )
        self.states_changed.emit()

    def _arrived(self, number: int, came: tuple[RegionState, Derived | None]) -> None:
        state, derived = came
        if number != self._number or state.region not in self.known:
            return
        self._set(ShownRegion(state, derived if derived is not None else self.known[state.region].derived))
        if state.error is not None:
            self._session.sign_in_if_ended(state.error)
        elif state.inventory is not None and state.region == self._session.now.region:
            # Else what is done with a row would be judged by an older reading than the row.
            self._session.take_region(state.inventory)
        self.states_changed.emit()
        self._join_soon()

    def _join_soon(self) -> None:
        """Draw the rows: at once where nothing was drawn lately."""
        if not self._batch.isActive():
            late = perf_counter() - self._drawn > BATCH_MS / 1000
            self._batch.start(0 if late else BATCH_MS)

    def _broke(self, number: int, wanted: Iterable[RegionId], error: BaseException) -> None:
        """Let no region be read for ever after an error of our own."""
        log.error("reading regions broke off", exc_info=error)
        if number != self._number:
            return
        for each in wanted:
            rows = self.known.get(each)
            if rows is not None and rows.state.load is RegionLoad.LOADING:
                self._set(ShownRegion(rows.state.failed(CloudError(CloudErrorKind.MALFORMED)), rows.derived))
        self.states_changed.emit()

    def _set(self, rows: ShownRegion) -> None:
        self.known[rows.state.region] = rows

    def _follow(self) -> None:
        """Take over what was read of the one region that is worked in, where it is newer."""
        derived = self._facts.now
        inventory = derived.inventory
        rows = self.known.get(inventory.region) if inventory is not None else None
        if inventory is None or rows is None or rows.state.load is RegionLoad.LOADING:
            return
        before = rows.state.inventory
        # Other issues of the same reading are not worth a new table.
        if before is None or before.as_of < inventory.as_of:
            self._set(ShownRegion(rows.state.read(inventory), derived))
            self.states_changed.emit()
            self._join_soon()

    def _join(self) -> None:
        self._drawn = perf_counter()
        self.rows = tuple(chain.from_iterable(each.derived.rows for each in self.known.values()))
        self._bare = {
            row.key: region
            for region, each in self.known.items()
            for row in each.derived.rows
            if row.eip is None or row.eip.region != region
        }
        self.rows_changed.emit()


def _read_one(cloud: CloudApi, before: RegionState) -> RegionState:
    """Return the state of a region after it was read; a refusal is a state, not an error."""
    try:
        found = read_inventory(cloud, before.region, lambda: datetime.now(UTC))
    except CloudError as error:
        return before.failed(error)
    return before.read(found.with_last_known(before.inventory))
