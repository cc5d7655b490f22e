"""Allocate EIPs on the spot: how many, charged how, with which bandwidth, called what; agreed to by name."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.references import MARK_TAG
from gui.domain.cloud.region import RegionId
from gui.domain.engine.progress import Outcome, Report
from gui.domain.operations.eips import MOST_BANDWIDTH, TrafficCharge
from gui.domain.plans.immediate import allocate_eips, allocations_of
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eips import MOST_AT_ONCE, NewEips, beyond_ticks, objections
from gui.qt.base.session import Session
from gui.qt.dialogs.consenting import ConsentingDialog
from gui.qt.dialogs.immediate_run import Work, words
from gui.services.runs.immediate_run import make
from gui.words.joining import listed
from gui.words.new_eips import against_text, cost_text

_CHARGES = (TrafficCharge.TRAFFIC, TrafficCharge.BANDWIDTH)


class NewEipsDialog(ConsentingDialog):
    """Asks for what EIPs need and for consent to what they cost, and allocates them."""

    listed = ListName.EIPS

    def __init__(self, session: Session, parent: QWidget | None = None, *, ticks: bool = True) -> None:
        """Build the dialog.

        Args:
            session: what is signed in, and its region.
            parent: Qt's owner.
            ticks: whether the new EIPs will be selected for an interface, which takes only so many.
        """
        self._ticks = ticks
        self.count, self.bandwidth = QSpinBox(), QSpinBox()
        self.charge, self.name = QComboBox(), QLineEdit()
        super().__init__(session, (self.count, self.charge, self.bandwidth, self.name), parent)
        self.count.setRange(1, MOST_AT_ONCE)
        # The limit depends on the charge; a number that was given is kept when that changes, and objected to.
        self.bandwidth.setRange(1, max(MOST_BANDWIDTH.values()))
        for charge in _CHARGES:
            self.charge.addItem("", charge)
        given = NewEips()
        self.count.setValue(given.count)
        self.bandwidth.setValue(given.bandwidth)
        self.beyond = words()
        self.column.insertWidget(self.column.indexOf(self.note) + 1, self.beyond)
        self.retranslate()
        self.count.valueChanged.connect(self.changed)
        self.bandwidth.valueChanged.connect(self.changed)
        self.charge.currentIndexChanged.connect(self.changed)
        self.name.textChanged.connect(self.changed)
        self.check()
        self.count.setFocus()

    def given(self) -> NewEips:
        """Return what is in the fields."""
        charge = TrafficCharge(self.charge.currentData())
        return NewEips(self.count.value(), self.bandwidth.value(), charge, self.name.text().strip())

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Allocate EIPs"))
        texts = (self.tr("Num&ber of EIPs:"), self.tr("C&harged:"), self.tr("Max&imum bandwidth:"), self.tr("&Name:"))
        for label, text in zip(self.labels, texts, strict=True):
            label.setText(text)
        charges = {
            TrafficCharge.TRAFFIC: self.tr("By traffic"),
            TrafficCharge.BANDWIDTH: self.tr("By fixed bandwidth"),
        }
        for number, charge in enumerate(_CHARGES):
            self.charge.setItemText(number, charges[charge])
        self.bandwidth.setSuffix(self.tr(" Mbit/s each"))
        self.name.setPlaceholderText(self.tr("May be empty; several get a number each"))
        super().retranslate()

    def check(self) -> None:
        """Say what it costs and what speaks against it, and enable the button when nothing does."""
        if self._busy or self._session.inventory is None:
            return
        given, region = self.given(), self._session.inventory.region
        self.note.setText(
            cost_text(given.charge)
            + "\n"
            + self.tr("Each gets the tag {tag}, by which it is found again should the program break off.").format(
                tag=MARK_TAG
            )
        )
        beyond = beyond_ticks(given, len(self._session.now.eips)) if self._ticks else 0
        self.beyond.setText(
            self.tr("An interface takes {limit} EIPs: %n of the new one(s) will not be selected.", "", beyond).format(
                limit=MAX_EIPS_PER_ENI
            )
        )
        self.beyond.setVisible(beyond > 0)
        said = [against_text(each) for each in objections(given)]
        self.draw(None if said else self._drawn(given, region))
        self.make_button.setText(self.tr("&Allocate %n EIP(s)", "", given.count))
        if said:
            self.consent.clear()
        else:
            said = self.ask_consent(self._deed(given, region))
        self.says.setText("\n".join(said))
        self.make_button.setEnabled(not said)

    def _drawn(self, given: NewEips, region: RegionId) -> Plan:
        """Return the plan with the names for marks."""
        plan = allocate_eips(given, region, "")
        named = (
            replace(each, mark=each.name or f"EIP {number}") for number, each in enumerate(allocations_of(plan), 1)
        )
        return replace(plan, operations=tuple(named))

    def _deed(self, given: NewEips, region: str) -> str:
        if given.charge is TrafficCharge.TRAFFIC:
            text = self.tr(
                "I agree that %n pay-as-you-go EIP(s) are allocated in {region},\n"
                "up to {bandwidth} Mbit/s each, charged by traffic, and cost money until released",
                "",
                given.count,
            )
        else:
            text = self.tr(
                "I agree that %n pay-as-you-go EIP(s) are allocated in {region},\n"
                "{bandwidth} Mbit/s each, charged by fixed bandwidth, and cost money until released",
                "",
                given.count,
            )
        return text.format(region=region, bandwidth=given.bandwidth)

    def work(self) -> tuple[Work, str] | None:
        """Return what allocates the EIPs."""
        inventory, connection = self._session.inventory, self._session.connection
        if inventory is None or connection is None:
            return None
        given = self.given()
        plan = replace(allocate_eips(given, inventory.region, str(uuid4())), account=connection.account)
        return (
            lambda started, told: make(connection.cloud, plan, connection.journal_dir, started, told),
            self.tr("Allocating %n EIP(s) …", "", given.count),
        )

    def is_there(self, made: str, inventory: Inventory) -> bool:
        """Return whether the EIP ``made`` is among what was read."""
        return AllocationId(made) in inventory.eip_by_id

    def not_made(self, report: Report) -> None:
        """Ask again where something may be left: more would be allocated than was agreed to."""
        if report.outcome is not Outcome.UNDONE:
            self._agreed = False

    def unread_text(self, made: tuple[str, ...]) -> str:
        """Return that they were allocated, but the region can't be shown anew."""
        said = self.tr("The EIPs were allocated, but the region could not be read again. {eips}")
        return said.format(eips=listed(made)).strip()
