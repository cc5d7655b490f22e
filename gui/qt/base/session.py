"""The one mutable thing of the window: who is signed in, what was read, what is chosen."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.choices.selection import InventoryRead
from gui.domain.cloud.account import mismatch
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, WizardError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import Region, RegionId
from gui.domain.operations.permissions import Deed
from gui.domain.rules.network_facts import facts_for, vpc_of
from gui.domain.wizards.steps import State
from gui.qt.base.choices import Choices
from gui.qt.base.group_names import GroupNames
from gui.qt.base.guest_readings import GuestReadings
from gui.qt.base.i18n import cloud_language
from gui.qt.base.preferences import GuestDefaults
from gui.qt.base.region_reading import Load, RegionReading
from gui.qt.base.rights import Rights
from gui.qt.base.vpc_reader import VpcReader
from gui.qt.responsiveness.jobs import Jobs, Ticket
from gui.qt.responsiveness.time_slices import TimeSlices
from gui.services.accounts.signed_cloud import SignedCloud
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.sign_in import Choice, Connection, open_connection

log = logging.getLogger(__name__)


class Session(Choices):
    """Who is signed in, and what was read of the region; the answers of the user are those of Choices."""

    connection_changed = Signal()
    inventory_changed = Signal()
    reading_changed = Signal()
    locked = Signal()
    sign_in_changed = Signal()
    """The session must be signed in again, or was; see ``sign_in_error``."""
    unlocked = Signal()
    """The session was signed in again, to the same account."""
    unlock_wanted = Signal()
    """The user wants what needs a sign-in first."""
    signing_in_changed = Signal()
    """A sign-in began or ended; see ``signing_in``."""
    regions_renamed = Signal()
    """The regions of the connection have names in another language."""
    _counted = Signal(str, str, int)

    def __init__(self, parts: Parts, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts, self.jobs, self.slices = parts, jobs, TimeSlices(self)
        self.connection: Connection | None = None
        self.sign_in_error: CloudError | None = None
        """Why the session must be signed in again, None while it need not be."""
        self._refresh_due = False
        self._sign_in_ticket: Ticket | None = None
        self._reading_ticket: Ticket | None = None
        self.guest_defaults = GuestDefaults()
        self.reading = RegionReading()
        self.vpc = VpcReader(jobs, self)
        self.guests = GuestReadings(jobs, self)
        self.groups = GroupNames(jobs, self)
        self.rights = Rights(jobs, self)
        self._mode_refusals: dict[RegionId, str] = {}
        self._counted.connect(self._count)

    @property
    def state(self) -> State:
        """What the flow of the pages is decided from; whether the plan was applied is the wizard's to add."""
        return State(
            self.now,
            self.parts.catalog,
            self.inventory,
            signed_in=self.connection is not None,
            mode_refusal=self._mode_refusals.get(self.now.region, "") if self.now.region else "",
            vpc=facts_for(self.vpc.facts, self.now, self.inventory),
            as_chosen=self.as_chosen,
        )

    def mode_refused(self, region: RegionId, code: str) -> None:
        """Remember that the cloud refused the mode to this account in ``region``; until the next sign-in."""
        self._mode_refusals[region] = code

    def sign_in(self, choice: Choice, on_error: Callable[[BaseException], None]) -> None:
        """Sign in as ``choice`` says, in a worker; a failure leaves everything as it was."""
        language = cloud_language()

        def failed(error: BaseException) -> None:
            self._signing_in(None)
            on_error(error)

        ticket = self.jobs.run(lambda: open_connection(self.parts, choice, language), self.start, failed, key="sign-in")
        self._signing_in(ticket)

    @property
    def signing_in(self) -> bool:
        """Whether the answer to a sign-in is waited for."""
        return self._sign_in_ticket is not None

    def cancel_sign_in(self) -> None:
        """Take no notice of the answer to a sign-in; a call under way runs to its end."""
        self.jobs.forget(self._sign_in_ticket)
        self._signing_in(None)

    def _signing_in(self, ticket: Ticket | None) -> None:
        self._sign_in_ticket = ticket
        self.signing_in_changed.emit()

    def rename_regions(self) -> None:
        """Read the names of the regions in the language in force; a failure leaves those that are known."""
        connection, language = self.connection, cloud_language()
        if connection is None or self.sign_in_error is not None:
            return

        def read(regions: tuple[Region, ...]) -> None:
            if self.connection is connection:
                self.connection = replace(connection, regions=regions)
                self.regions_renamed.emit()

        self.jobs.run(
            lambda: connection.regions_in(language),
            read,
            lambda error: log.info("the names of the regions were not read: %s", error),
            key="region-names",
        )

    def lock(self) -> None:
        """Drop what signs the calls, after the accounts were locked; what was read stays on the screen."""
        cloud = self.connection.cloud if self.connection else None
        if isinstance(cloud, SignedCloud):
            cloud.forget()
            profile = self.connection.profile if self.connection else None
            self.locked.emit()
            self._must_sign_in(SignInError(SignInReason.LOCKED, profile.name if profile else ""))

    def signed_in_again(self, connection: Connection) -> None:
        """Go on with ``connection``; everything read and chosen stays. One to another account changes nothing."""
        if self.connection is None or mismatch(self.connection.account, connection.account) is not None:
            return
        self.connection = connection
        self._must_sign_in(None)
        # Another profile of the account may do other things.
        self._read_rights()
        self.unlocked.emit()
        if self.vpc.error is not None:
            self.read_vpc()
        if self._refresh_due:
            self.refresh()

    def read_guests(self, enis: Iterable[EniId]) -> None:
        """Read the guests of the interfaces ``enis``, where the profile lets commands be sent there."""
        connection, inventory = self.connection, self.inventory
        if connection is not None and connection.guests is not None and inventory is not None:
            pause = self.parts.window_priority.pause
            self.guests.read(connection.cloud, connection.guests, inventory, tuple(enis), pause)

    def _must_sign_in(self, error: CloudError | None) -> None:
        self.sign_in_error = error
        self.sign_in_changed.emit()

    def refresh_or_unlock(self) -> None:
        """Read the chosen region again, as the user asks; where nothing can be read before a sign-in, ask for that."""
        if self.sign_in_error is None:
            self.refresh()
            if any(map(self.rights.lacking, Deed)):
                # They may have been granted since.
                self._read_rights()
        else:
            self._refresh_due = True
            self.unlock_wanted.emit()

    def sign_out(self) -> None:
        """Forget the connection and everything read through it."""
        self._start_over(None)

    def choose_region(self, region: RegionId) -> None:
        """Choose ``region`` and read it."""
        if region == self.now.region and self.reading.load in {Load.READY, Load.LOADING}:
            return
        super().choose_region(region)
        self.inventory = None
        self.vpc.forget()
        self.guests.forget()
        self.inventory_changed.emit()
        self.refresh()

    def take_region(self, inventory: Inventory) -> None:
        """Choose the region of ``inventory``, which was read elsewhere, without reading it again.

        Nothing happens where what is held of the region is as new.
        """
        if inventory.region == self.now.region:
            if self.inventory is None or self.inventory.as_of < inventory.as_of:
                self._read(inventory)
            return
        self.jobs.forget(self._reading_ticket)
        super().choose_region(inventory.region)
        self.vpc.forget()
        self._read(inventory)
        if self.guests.views or self.guests.pending:
            self.guests.forget()

    def refresh(self) -> None:
        """Read the chosen region again; what is shown stays until the answer comes. Waits for a sign-in that is due."""
        connection, region, before = self.connection, self.now.region, self.inventory
        if connection is None or region is None:
            return
        self._refresh_due = self.sign_in_error is not None
        if self.sign_in_error is not None:
            if before is None:
                self._set_reading(RegionReading(Load.FAILED, self.sign_in_error))
            return
        self._set_reading(RegionReading(Load.LOADING))

        def work() -> Inventory:
            found = read_inventory(
                connection.cloud, region, lambda: datetime.now(UTC), lambda name, n: self._counted.emit(region, name, n)
            )
            return found.with_last_known(before).sharing(before).with_lookups()

        self._reading_ticket = self.jobs.run(work, self._read, self._failed, key="inventory")
        self.groups.read(connection.cloud, region)

    def read_vpc(self) -> None:
        """Read routes and security groups of the chosen instance's VPC; nothing while there is no instance."""
        vpc = vpc_of(self.now, self.inventory)
        if self.connection is not None and self.now.region is not None and vpc is not None:
            self.vpc.read(self.connection.cloud, self.now.region, vpc)

    def start(self, connection: Connection) -> None:
        """Begin anew with ``connection``, which has answered."""
        log.info("signed in, %d regions", len(connection.regions))
        self._signing_in(None)
        self._start_over(connection)
        self._read_rights()

    def _read_rights(self) -> None:
        connection = self.connection
        if connection is not None and connection.profile is not None and connection.regions:
            name, region = connection.profile.name, connection.regions[0].id
            self.rights.read(lambda: self.parts.known_permissions(name, region))

    def _start_over(self, connection: Connection | None) -> None:
        self.connection = connection
        self._mode_refusals = {}
        self._refresh_due = False
        self._must_sign_in(None)
        self.inventory = None
        self.forget_answers()
        self.vpc.forget()
        self.guests.forget()
        self.groups.forget()
        self.rights.forget()
        self._set_reading(RegionReading())
        self.connection_changed.emit()
        self.inventory_changed.emit()
        self.selection_changed.emit()

    def _read(self, inventory: Inventory) -> None:
        if inventory.region != self.now.region:
            return
        self.inventory = inventory
        self.guests.keep_for(inventory)
        self.sign_in_if_ended(*(each.error for each in inventory.unread))
        self._set_reading(RegionReading(Load.READY))
        self.inventory_changed.emit()
        self.dispatch(InventoryRead(inventory))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, WizardError):
            log.error("reading failed", exc_info=error)
        self.sign_in_if_ended(error)
        shown = self.inventory is not None and self.inventory.region == self.now.region
        self._set_reading(RegionReading(Load.STALE if shown else Load.FAILED, error))

    def sign_in_if_ended(self, *errors: BaseException) -> None:
        """Take notice when the credentials have ended; what was under way when the session was locked is no news."""
        ended = (each for each in errors if isinstance(each, CloudError))
        for error in ended:
            locked = isinstance(error, SignInError) and error.reason is SignInReason.LOCKED
            if error.kind is CloudErrorKind.EXPIRED_CREDENTIALS and not locked and self.sign_in_error is None:
                self._must_sign_in(error)

    def _count(self, region: str, name: str, count: int) -> None:
        if self.reading.load is Load.LOADING and region == self.now.region:
            counts = (*((other, n) for other, n in self.reading.counts if other != name), (name, count))
            self._set_reading(replace(self.reading, counts=counts))

    def _set_reading(self, reading: RegionReading) -> None:
        self.reading = reading
        self.reading_changed.emit()
