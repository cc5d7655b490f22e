"""The guests of a plan that moves EIPs: prepared before the cut, undone where they leave, set up where they arrive."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import CloudApi, GuestChannel
from gui.domain.delivery.package import Package, Timing
from gui.domain.delivery.reading import read
from gui.domain.delivery.report import Cause, Choice, DeliveryEvent, DeliveryOutcome, DeliveryReport, Question
from gui.domain.plans.guest_work import GuestWork, guest_work, projected
from gui.domain.plans.plan import Plan
from gui.services.delivery.delivery_run import Performer, run_delivery
from gui.services.delivery.guest_undo import may_unbind
from gui.services.delivery.journal import DeliveryJournal, Task
from gui.services.delivery.packages import instance_of, package_of
from gui.services.region.readings import read_gateways
from gui.services.runs.clock import Clock, SystemClock

_UNREACHED = frozenset({Cause.AGENT_OFFLINE, Cause.REFUSED_BY_CLOUD, Cause.NOT_RUN, Cause.NO_ANSWER})
_NIC_TRIES, _NIC_PAUSE = 10, 2.0
"""A NIC that was attached shows up in the guest some seconds later."""

Gateways = Mapping[EniId, tuple[EipGateway, ...]]


def gateways_after(inventory: Inventory, then: Inventory, gateways: Gateways) -> dict[EniId, tuple[EipGateway, ...]]:
    """Return mask and gateway of each EIP by the interface that has it ``then``; they are those of the EIP.

    Source: the page of DescribeEipGatewayInfo, whose answer tells them by the EIP's address.
    """
    known = {each.address: each for found in gateways.values() for each in found}
    enis = dict.fromkeys(EniId(each.target_id) for each in then.eips if each.target_id)
    return {
        eni: tuple(known[each.address] for each in then.eips_on(eni) if each.address in known)
        for eni in enis
        if eni in inventory.eni_by_id
    }


@dataclass
class MovedGuests:
    """The guests of one plan.

    Attributes:
        channel: the guests.
        inventory: what was read of the region before the run.
        plan: what is going to be carried out.
        gateways: what DescribeEipGatewayInfo said, by interface.
        report: told of every event.
        clock: the time.
        timing: how long things may take; None for the usual times.
        armed: seconds until the guest undoes what nobody confirmed.
        stack: name of the network stack; None for the one that is proposed for each instance.
        taken_back: the interfaces that were set up in their guests until ``undo``.
    """

    channel: GuestChannel
    inventory: Inventory
    plan: Plan
    gateways: Gateways = field(default_factory=dict)
    report: Callable[[DeliveryEvent], None] | None = None
    clock: Clock = field(default_factory=SystemClock)
    timing: Timing | None = None
    armed: int = 180
    stack: str | None = None
    taken_back: list[EniId] = field(default_factory=list, init=False)

    @property
    def work(self) -> GuestWork:
        """What is to be done in which guest."""
        return guest_work(self.plan, self.inventory)

    def packages(self) -> tuple[Package, ...]:
        """Return what is delivered after the run, made before it.

        Raises:
            InputError: a fact is wrong.
            StackRefusalError: the guest's network stack can't express it.
        """
        return tuple(self._arriving(each) for each in self.work.set_up)

    def unreached(self, eni: EniId) -> DeliveryReport | None:
        """Return why commands do not reach the guest that gets the interface ``eni``; None where they do."""
        report = self._read(self._arriving(eni))
        return report if report.cause in _UNREACHED else None

    def undo(self, journal: DeliveryJournal) -> dict[EniId, DeliveryReport | None]:
        """Undo what is set up for each interface that leaves; None for one whose instance does not run.

        The first guest in which something may still be set up is the last one: the move does not go on then.
        """
        reports: dict[EniId, DeliveryReport | None] = {}
        for eni in self.work.undone:
            reports[eni] = self._undone(eni, journal)
            if not may_go_on(reports[eni]):
                break
        return reports

    def restore(self, journal: DeliveryJournal) -> dict[EniId, DeliveryReport]:
        """Set up again what ``undo`` undid, after a run that did not begin or was rolled back; nothing else."""
        return {each: self._delivered(self._leaving(each), self._leaving, journal) for each in self.taken_back}

    def set_up(self, packages: tuple[Package, ...], journal: DeliveryJournal) -> dict[EniId, DeliveryReport]:
        """Deliver ``packages``: armed, checked, confirmed; another plan for the interface is replaced."""
        return {each.eni: self._delivered(each, self._arriving, journal) for each in packages}

    def _undone(self, eni: EniId, journal: DeliveryJournal) -> DeliveryReport | None:
        if not self._runs(eni):
            return None
        # The answer to the undo does not say whether there was something to undo.
        before = self._read(self._leaving(eni))
        if lost(before):
            return before
        performer = Performer(self.channel, self._leaving(eni), journal, self.report, clock=self.clock)
        report = run_delivery(performer, Task.UNDO)
        if report.cause is Cause.UNDONE and (before.state is None or before.state.stack):
            self.taken_back.append(eni)
        return report

    def _read(self, package: Package) -> DeliveryReport:
        return Performer(self.channel, package, report=self.report, clock=self.clock).perform(read(package))

    def _delivered(
        self, package: Package, again: Callable[[EniId], Package], journal: DeliveryJournal
    ) -> DeliveryReport:
        """Deliver ``package``, and what ``again`` makes of the interface as long as its NIC is not there yet."""
        report = self._deliver(package, journal)
        for _ in range(_NIC_TRIES):
            if (report.outcome, report.cause) != (DeliveryOutcome.NOT_SENT, Cause.NIC_MISSING):
                break
            self.clock.wait(_NIC_PAUSE, Event())
            # With the id of the first attempt, its answers would be given once more.
            report = self._deliver(again(package.eni), journal)
        return report

    def _leaving(self, eni: EniId) -> Package:
        """Return a new delivery of the interface as it is before the run."""
        return self._package(self.inventory, eni, self.gateways.get(eni, ()))

    def _arriving(self, eni: EniId) -> Package:
        """Return a new delivery of the interface as it is after the run."""
        then = projected(self.inventory, self.plan)
        gateways = gateways_after(self.inventory, then, self.gateways)
        return self._package(then, eni, gateways.get(eni, ()))

    def _deliver(self, package: Package, journal: DeliveryJournal) -> DeliveryReport:
        return run_delivery(Performer(self.channel, package, journal, self.report, _answer, clock=self.clock))

    def _package(self, inventory: Inventory, eni: EniId, gateways: tuple[EipGateway, ...]) -> Package:
        return package_of(inventory, eni, gateways, stack=self.stack, armed=self.armed, timing=self.timing)

    def _runs(self, eni: EniId) -> bool:
        known = self.inventory.eni_by_id.get(eni)
        if known is None or not known.instance_id:
            return False
        return instance_of(self.inventory, eni).status is InstanceStatus.RUNNING


def lost(report: DeliveryReport | None) -> bool:
    """Return whether an undo failed because commands do not reach the guest at all: a move may go on then."""
    unreached = {Cause.AGENT_OFFLINE, Cause.NOT_RUN}
    return report is None or (report.outcome is DeliveryOutcome.NOT_SENT and report.cause in unreached)


def may_go_on(report: DeliveryReport | None) -> bool:
    """Return whether a move may go on after the undo in the guest that the interface leaves."""
    return lost(report) or (report is not None and may_unbind(report))


def guest_gateways(cloud: CloudApi, inventory: Inventory, plan: Plan) -> Gateways:
    """Return mask and gateway of the EIPs of every interface that ``plan`` names, as they are before the run.

    Raises:
        CloudError: one could not be read.
    """
    enis = (EniId(each) for each in plan.reads.enis)
    asked = [
        each
        for each in enis
        if (eni := inventory.eni_by_id.get(each))
        and inventory.eips_on(each)
        and not has_its_address_for_an_eip(eni, inventory)
    ]
    return read_gateways(cloud, inventory.region, asked)


def _answer(question: Question) -> Choice:
    """Replace the plan that a guest has for the interface; what is not good is undone."""
    return Choice.GO_ON if Choice.GO_ON in question.choices else Choice.UNDO_NOW
