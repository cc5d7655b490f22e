"""The guest configuration of the interface that was bound."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import ListName
from gui.domain.rules.new_blocks import is_exposed_on
from gui.domain.wizards.steps import Page
from gui.guest.snippet import Snippet
from gui.qt.base.answers import Answers
from gui.qt.base.region_reading import Load
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session
from gui.qt.dialogs.guest_delivery import GuestDeliveryDialog, open_delivery
from gui.qt.dialogs.leave_configuration import LeaveConfiguration
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.guest_panel import GuestPanel
from gui.words.delivery import outcome_text
from gui.words.tone import Tone


class GuestPage(WizardPage):
    """Asks for gateways and masks, and shows what the guest needs."""

    def __init__(
        self, session: Session, run: RunController, parent: QWidget | None = None, *, answers: Answers | None = None
    ) -> None:
        super().__init__(Page.GUEST, session, parent, answers=answers)
        self._run = run
        self._begun: tuple[EniId, ...] = ()
        self.panel = GuestPanel(session, self.banner)
        self.view = self.panel.view
        self.body.addWidget(self.panel, 1)
        self.panel.again.connect(self._again)
        self.delivery: GuestDeliveryDialog | None = None
        self.question: LeaveConfiguration | None = None
        self.panel.set_up_wanted.connect(self._set_up)
        run.gateways_read.connect(self._facts_read)
        session.inventory_changed.connect(self._facts_read)
        session.reading_changed.connect(self._facts_read)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if self._run.exposes:
            text = self.tr("Each EIP comes by DHCP. The files below send replies out by the interface of the request.")
        else:
            text = self.tr("The guest needs the EIPs as static addresses, each with its own gateway and mask.")
        self.setSubTitle(text)

    def initializePage(self) -> None:
        """Ask the cloud for gateways and masks, and offer the stacks of the instance's system."""
        plan = self._run.plan
        self._begun = ()
        self.retranslate()
        if self._run.exposes:
            self._begin_exposed()
            return
        self.panel.begin(plan.selection.eni if plan else None, self._instance())
        self._run.read_gateways()

    def _instance(self) -> Instance | None:
        plan, inventory = self._run.plan, self.session.inventory
        chosen = plan.selection.instance if plan else None
        return inventory.instance_by_id.get(chosen) if inventory and chosen else None

    def _again(self) -> None:
        if self._run.exposes:
            self.session.refresh()
        else:
            self._run.read_gateways()

    def _begin_exposed(self) -> None:
        """Take up the interfaces of the run, once they are among what was read of the region."""
        found = self._exposed()
        if not found:
            self._say_reading()
        elif found != self._begun:
            self._begun = found
            self.banner.clear()
            self.panel.begin_exposed(found, self._instance())

    def _exposed(self) -> tuple[EniId, ...]:
        """Return the interfaces of the chosen EIPs; none while one is missing, for all of them are bound by now."""
        plan, inventory = self._run.plan, self.session.inventory
        if plan is None or inventory is None:
            return ()
        eips = [inventory.eip_by_id.get(each) for each in plan.selection.eips]
        enis = [
            EniId(eip.target_id)
            for eip in eips
            if eip and eip.target_id and is_exposed_on(eip, plan.selection.instance, inventory)
        ]
        return tuple(enis) if len(enis) == len(eips) else ()

    def _say_reading(self) -> None:
        inventory, reading = self.session.inventory, self.session.reading
        unread = inventory.unread_of(ListName.EIPS, ListName.INTERFACES) if inventory else None
        if reading.load in {Load.FAILED, Load.STALE} and reading.error is not None:
            self.panel.show_error(reading.error)
        elif reading.load is Load.READY and unread is not None:
            self.panel.show_error(unread.error)
        else:
            self.banner.say(Tone.BUSY, self.tr("Reading the new interfaces from the cloud …"))

    def snippet(self) -> Snippet | None:
        """Return what is shown, None while facts are missing or wrong."""
        return self.panel.snippet()

    def save_in(self, folder: Path) -> None:
        """Save everything below ``folder``; ask before a file is replaced."""
        self.panel.save_in(folder)

    def asks_before_leaving(self, go: Callable[[], object]) -> bool:
        """Ask where nobody has taken what is shown."""
        if not self.panel.left_open:
            return False
        if self.question is None:
            self.question = LeaveConfiguration(self.panel, go, self.window())
            self.question.finished.connect(self._asked)
            self.question.open()
        return True

    def _asked(self) -> None:
        self.question = None

    def _set_up(self) -> None:
        self.delivery = open_delivery(self.session, self.panel, self)
        if self.delivery is not None:
            self.delivery.ended.connect(self._delivered)

    def _delivered(self) -> None:
        """Say here, too, what the guest has now, because the dialog goes away."""
        run = self.delivery.controller if self.delivery else None
        if run is not None and run.well:
            self.panel.mark_taken()
        if run is not None and run.report is not None:
            self.banner.say(Tone.GOOD if run.well else Tone.WARNING, outcome_text(run.report))

    def _facts_read(self) -> None:
        if not self.isVisible():
            return
        if self._run.exposes:
            self._begin_exposed()
        elif self._run.gateways_error is not None:
            self.panel.show_error(self._run.gateways_error)
        elif self._run.gateways:
            self.panel.show_gateways(self._run.gateways)
