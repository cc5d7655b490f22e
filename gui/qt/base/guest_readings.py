"""What was read of the guests: many at once in the background, told in batches, and dropped when it fits no more."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from ipaddress import IPv4Address

from PySide6.QtCore import QObject, QTimer, Signal

from gui.domain.checks.guest_issues import GuestView
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import CloudApi, GuestChannel
from gui.domain.delivery.package import ExpectedInterface
from gui.domain.delivery.truth import EipInGuest, GuestReading
from gui.qt.responsiveness.jobs import Jobs
from gui.services.delivery.guest_views import read_guest_views, runs
from gui.services.delivery.journal import SharedJournal
from gui.services.delivery.side_by_side import Stops
from gui.services.region.readings import read_gateway_answers

log = logging.getLogger(__name__)

BATCH_MS = 200
"""Readings that come within this time are told together: each telling draws the tables anew."""


class GuestReadings(QObject):
    """The last reading of each interface in its guest; lives on the GUI thread, one for the session."""

    changed = Signal()
    """A reading began or came, or was dropped."""
    leave_wanted = Signal()
    """The window is to be closed while deliveries are under way: whoever shows one asks what becomes of it."""
    end_wanted = Signal()
    """The program ends: deliveries under way end with it, and what is armed is left to the guest."""
    _came = Signal(int, str, object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.views: dict[EniId, GuestView] = {}
        self.pending: dict[EniId, int] = {}
        """Interfaces whose guest is being read, with the number of the reading."""
        self.delivering: set[InstanceId] = set()
        """Instances in whose guests something is being changed."""
        self.journal = SharedJournal()
        self._number = 0
        self._reading: dict[int, Stops] = {}
        self._batch = QTimer(self, singleShot=True, interval=BATCH_MS)
        self._batch.timeout.connect(self.changed)
        self._came.connect(self._arrived)

    def of(self, eni: EniId, address: IPv4Address) -> tuple[EipInGuest, datetime] | None:
        """Return what is known of one EIP and as of when (aware, UTC); None where its guest was never read."""
        view = self.views.get(eni)
        found = next((each for each in view.eips if each.address == address), None) if view else None
        return (found, view.reading.at) if view and found else None

    def take(self, eni: EniId, expected: ExpectedInterface, reading: GuestReading) -> None:
        """Take up what a delivery has read."""
        self.views = {**self.views, eni: GuestView(reading, expected)}
        self._batch.start()

    def forget(self) -> None:
        """Forget everything; readings under way are ended."""
        for stops in self._reading.values():
            stops.stop()
        self._reading, self.pending, self.views = {}, {}, {}
        self.changed.emit()

    def keep_for(self, inventory: Inventory) -> None:
        """Drop what was read of interfaces whose EIPs or instance are others now, or whose instance does not run."""
        kept = {eni: view for eni, view in self.views.items() if _fits(eni, view.expected, inventory)}
        if len(kept) < len(self.views):
            self.views = kept
            self._batch.start()

    def read(
        self,
        cloud: CloudApi,
        channel: GuestChannel,
        inventory: Inventory,
        enis: Sequence[EniId],
        pause: Callable[[], object],
    ) -> None:
        """Read the guests of ``enis`` in the background; those being read already are left out.

        Args:
            cloud: asked for the gateways.
            channel: the guests.
            inventory: what was read of the region.
            enis: the interfaces.
            pause: lets the window go first, between two pieces of work.
        """
        wanted = tuple(each for each in dict.fromkeys(enis) if each not in self.pending)
        if not wanted:
            return
        self._number += 1
        number, stops = self._number, Stops()
        self._reading[number] = stops
        self.pending.update(dict.fromkeys(wanted, number))
        self.changed.emit()

        def work() -> None:
            asked = [each for each in wanted if not _exposes(inventory, each)]
            answers = read_gateway_answers(cloud, inventory.region, asked)
            read_guest_views(
                channel,
                inventory,
                answers,
                wanted,
                lambda eni, view: self._came.emit(number, eni, view),
                pause=pause,
                stops=stops,
            )

        self._jobs.run(work, lambda _none: self._ended(number), lambda error: self._broke(number, error), owner=self)

    def _arrived(self, number: int, eni: str, view: GuestView) -> None:
        name = EniId(eni)
        if number not in self._reading or self.pending.get(name) != number:
            return
        self.pending.pop(name)
        self.take(name, view.expected, view.reading)

    def _ended(self, number: int) -> None:
        if self._reading.pop(number, None) is not None:
            self.pending = {eni: other for eni, other in self.pending.items() if other != number}
            self._batch.start()

    def _broke(self, number: int, error: BaseException) -> None:
        log.error("reading the guests broke off", exc_info=error)
        self._ended(number)


def _exposes(inventory: Inventory, eni_id: EniId) -> bool:
    eni = inventory.eni_by_id.get(eni_id)
    return eni is not None and has_its_address_for_an_eip(eni, inventory)


def _fits(eni_id: EniId, expected: ExpectedInterface, inventory: Inventory) -> bool:
    """Return whether a reading that expected ``expected`` still says something about the interface."""
    here = {each.address for each in inventory.eips_on(eni_id)}
    return runs(eni_id, inventory) and {each.address for each in expected.eips} == here
