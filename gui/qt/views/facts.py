"""What all views share about the region: the joined rows, the findings, and the gateways asked for so far."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QSettings, Signal

from gui.domain.checks.guest_issues import GuestViews, guest_issues
from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.checks.issues import GatewayAnswers, findings_by_resource
from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping, each_mapping
from gui.domain.cloud.problems import Severity
from gui.domain.cloud.region import Catalog
from gui.qt.base.session import Session
from gui.qt.views.baseline import BaselineComparison
from gui.qt.views.ignored_issues import IgnoredIssues
from gui.services.region.readings import read_gateway_answers
from gui.services.region.window_priority import giving_way
from gui.services.runs.drift_check import drifts

log = logging.getLogger(__name__)

AT_ONCE = 1000
"""A region with so many EIPs and interfaces is joined within the call; a larger one in a worker."""

Answer = tuple[EipGateway, ...] | CloudError


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from an inventory.

    Attributes:
        inventory: from which; None while there is none.
        rows: EIP x interface x instance.
        findings: what deserves a look.
        about: the findings of each resource that one is mainly about, by id.
    """

    inventory: Inventory | None = None
    rows: tuple[Mapping, ...] = ()
    findings: tuple[Issue, ...] = ()
    about: dict[str, tuple[Issue, ...]] = field(default_factory=dict)


NOTHING = Derived()


class RegionFacts(QObject):
    """Follows the session's inventory, in a worker where it is large; asks for gateways when somebody needs them."""

    changed = Signal()
    """Rows and findings are those of the session's inventory now."""
    gateways_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None, settings: QSettings | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ignored = IgnoredIssues(session, settings, self)
        self.now = NOTHING
        self.gateways: dict[EniId, Answer] = {}
        self._asked: set[EniId] = set()
        self._prepared = NOTHING
        self._drift: tuple[Issue, ...] = ()
        self._since_plan: frozenset[Issue] = frozenset()
        self.baseline = BaselineComparison(session, settings, self)
        self._since_baseline: frozenset[Issue] = frozenset()
        self.baseline.changed.connect(self._compared)
        self.ignored.changed.connect(self._ignored_changed)
        session.inventory_changed.connect(self._inventory_changed)
        session.guests.changed.connect(self._guests_changed)
        self._guests: GuestViews = session.guests.views
        self._inventory_changed()

    def findings_of(self, resource: str) -> tuple[Issue, ...]:
        """Return the findings that are mainly about the EIP, ENI or instance ``resource``, those ignored left out."""
        return tuple(each for each in self.now.about.get(resource, ()) if self.ignored.of(each) is None)

    def since_plan(self, issue: Issue) -> bool:
        """Return whether ``issue`` is a difference from the last applied plans."""
        return issue in self._since_plan

    def since_baseline(self, issue: Issue) -> bool:
        """Return whether ``issue`` is a difference from the baseline."""
        return issue in self._since_baseline

    def open_findings(self) -> tuple[Issue, ...]:
        """Return all findings but those that are ignored."""
        return tuple(each for each in self.now.findings if self.ignored.of(each) is None)

    def prepare(self, derived: Derived) -> None:
        """Take ``derived`` for what follows from its inventory, as soon as the session holds that one."""
        self._prepared = derived

    def ask_gateways(self, enis: Iterable[EniId], *, again: bool = False) -> None:
        """Read gateway and mask of the EIPs on each of ``enis`` once; ``gateways_changed`` tells when they are there.

        Args:
            enis: only ENIs that carry EIPs in multi-EIP mode have an answer.
            again: ask also for those whose answer is known.
        """
        connection, inventory = self._session.connection, self.now.inventory
        if connection is None or inventory is None:
            return
        wanted = tuple(each for each in dict.fromkeys(enis) if again or each not in self._asked)
        if not wanted:
            return
        self._asked.update(wanted)
        cloud, region = connection.cloud, inventory.region
        self._session.jobs.run(
            lambda: read_gateway_answers(cloud, region, wanted),
            lambda answers: self._answered(inventory, answers),
            lambda _error: self._asked.difference_update(wanted),
            owner=self,
        )

    def _inventory_changed(self) -> None:
        inventory, catalog = self._session.inventory, self._session.parts.catalog
        if inventory is None or inventory.region != (self.now.inventory.region if self.now.inventory else None):
            self.gateways, self._asked = {}, set()
            self._set_drift(())
            self._since_baseline = frozenset()
        else:
            # What is shown stays until somebody asks anew; bindings may have changed.
            self._asked = set()
        self._derive(inventory, catalog)
        self._look_for_drift(inventory)

    def _ignored_changed(self) -> None:
        # Who follows compares by identity.
        self._derived(replace(self.now))

    def _guests_changed(self) -> None:
        views = self._session.guests.views
        if views != self._guests:
            self._guests = views
            self._derive(self._session.inventory, self._session.parts.catalog)

    def _look_for_drift(self, inventory: Inventory | None) -> None:
        connection = self._session.connection
        if connection is None or inventory is None:
            self._set_drift(())
            return
        folder, account = connection.journal_dir, connection.account
        self._session.jobs.run(
            lambda: tuple(each.finding for each in drifts(folder, inventory, account) or ()),
            self._drifted,
            self._drift_unknown,
            owner=self,
            key="drift",
        )

    def _drifted(self, found: tuple[Issue, ...]) -> None:
        if found != self._drift:
            self._set_drift(found)
            self._derive(self._session.inventory, self._session.parts.catalog)

    def _set_drift(self, found: tuple[Issue, ...]) -> None:
        self._drift, self._since_plan = found, frozenset(found)

    def _compared(self) -> None:
        if self.baseline.findings != self._since_baseline:
            self._since_baseline = self.baseline.findings
            self._derive(self._session.inventory, self._session.parts.catalog)

    def _differences(self) -> tuple[Issue, ...]:
        """Return what differs from the plans or from the baseline, each once."""
        here = (each.finding for each in self.baseline.here())
        return tuple(dict.fromkeys((*self._drift, *here)))

    def _drift_unknown(self, error: BaseException) -> None:
        log.info("drift is not known: %s", error)
        self._drifted((Issue(IssueCode.DRIFT_RUNS_UNREAD, (), (), Severity.INFORMS, Remedy.READ_AGAIN),))

    def _derive(self, inventory: Inventory | None, catalog: Catalog) -> None:
        if inventory is None:
            # The very same each time: who shows it need not show it again.
            self._derived(NOTHING)
            return
        prepared, self._prepared = self._prepared, NOTHING
        if prepared.inventory is inventory:
            self._derived(prepared)
            return
        answers, drifted, guests = dict(self.gateways), self._differences(), self._guests
        pause, before = self._session.parts.window_priority.pause, self.now
        if len(inventory.eips) + len(inventory.interfaces) <= AT_ONCE:
            self._derived(derive(inventory, catalog, answers, drifted, guests=guests, before=before))
            return
        jobs = self._session.jobs
        jobs.run(
            lambda: derive(inventory, catalog, answers, drifted, pause, guests=guests, before=before),
            self._derived,
            _fail,
            owner=self,
            key="region-facts",
        )

    def _derived(self, derived: Derived) -> None:
        if derived.inventory is self._session.inventory:
            self.now = derived
            self.changed.emit()

    def _answered(self, inventory: Inventory, answers: GatewayAnswers) -> None:
        if self.now.inventory is None or inventory.region != self.now.inventory.region:
            return
        self.gateways.update(answers)
        self.gateways_changed.emit()
        self._derive(self._session.inventory, self._session.parts.catalog)


def derive(
    inventory: Inventory,
    catalog: Catalog,
    gateways: GatewayAnswers,
    drifted: tuple[Issue, ...] = (),
    pause: Callable[[], object] = lambda: None,
    *,
    guests: GuestViews | None = None,
    before: Derived = NOTHING,
) -> Derived:
    """Return what follows from ``inventory``; a worker may do it, with a ``pause`` now and then.

    What followed from the inventory before in the same way is not made twice: tables that are not shown hold on to it.
    """
    seen = giving_way(findings_by_resource(inventory, catalog, gateways), pause)
    inside = guest_issues(guests or {}, inventory)
    known = {each: each for each in before.findings}
    every = (*drifted, *(each for some in seen for each in some), *giving_way(inside, pause))
    found = tuple(known.get(each, each) for each in every)
    about: dict[str, tuple[Issue, ...]] = {}
    for each in giving_way(found, pause):
        for resource in each.ids[:1]:
            about[resource] = (*about.get(resource, ()), each)
    rows = {each.key: each for each in before.rows}
    joined = ((each, rows.get(each.key)) for each in giving_way(each_mapping(inventory), pause))
    return Derived(inventory, tuple(new if old is None or old != new else old for new, old in joined), found, about)


def _fail(error: BaseException) -> None:
    """Let an error of our own be seen as one."""
    raise error
