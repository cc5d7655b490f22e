"""Give an EIP another name or bandwidth on the spot; a bandwidth may cost, which is agreed to by name."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.operations.eips import MOST_BANDWIDTH, TrafficCharge
from gui.domain.plans.immediate import modify_eip
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.rules.new_eips import NewEips, objections
from gui.qt.base.session import Session
from gui.qt.dialogs.consenting import ConsentingDialog
from gui.qt.dialogs.immediate_run import Work
from gui.services.runs.immediate_run import make
from gui.words.new_eips import against_text
from gui.words.problems import problem_text


class EipAttributesDialog(ConsentingDialog):
    """Shows what an EIP is called and its bandwidth, and changes them."""

    listed = ListName.EIPS
    makes = False

    def __init__(self, session: Session, eip: ElasticIp, parent: QWidget | None = None) -> None:
        """Show the values of ``eip``.

        Args:
            session: where it is changed.
            eip: the EIP.
            parent: Qt's owner.
        """
        self.eip = eip
        self.name, self.bandwidth = QLineEdit(eip.name), QSpinBox()
        super().__init__(session, (self.name, self.bandwidth), parent)
        now = eip.bandwidth or 1
        self.bandwidth.setRange(1, max(now, *MOST_BANDWIDTH.values()))
        self.bandwidth.setValue(now)
        self.retranslate()
        self.name.textChanged.connect(self.changed)
        self.bandwidth.valueChanged.connect(self.changed)
        self.set_busy(busy=False)
        self.name.setFocus()
        self.name.selectAll()

    @property
    def _may_resize(self) -> bool:
        """Whether the API changes its bandwidth: that of a subscription has its price in the console."""
        return self.eip.charge_type == "PostPaid" and self.eip.bandwidth is not None

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Name and bandwidth of EIP {address}").format(address=self.eip.address))
        for label, text in zip(self.labels, (self.tr("&Name:"), self.tr("Max&imum bandwidth:")), strict=True):
            label.setText(text)
        self.bandwidth.setSuffix(self.tr(" Mbit/s"))
        self.make_button.setText(self.tr("C&hange"))
        super().retranslate()

    def check(self) -> None:
        """Say what it means and what speaks against it, and enable the button when nothing does."""
        if self._busy or self._session.inventory is None:
            return
        self.note.setText("\n".join(self._notes()))
        plan, said = self._plan(), list(self._objections())
        self.draw(plan if isinstance(plan, Plan) else None)
        operation = plan.operations[0] if isinstance(plan, Plan) and plan.operations else None
        if isinstance(plan, PlanBlockedError):
            said += [problem_text(each) for each in plan.problems]
        elif operation is None:
            said = said or [self.tr("Enter another name or another bandwidth.")]
        if operation is not None and operation.may_cost and not said:
            said = self.ask_consent(self._deed())
        else:
            self.consent.clear()
        self.says.setText("\n".join(said))
        self.make_button.setEnabled(not said)

    def _notes(self) -> list[str]:
        notes = [self.tr("The address and its binding stay, and no connection ends.")]
        if not self.eip.name:
            notes.append(self.tr("The cloud can change a name, but not remove it. A rollback keeps the new name."))
        if not self._may_resize:
            notes.append(self.tr("The bandwidth of this EIP can be changed in the EIP console only."))
        return notes

    def _objections(self) -> list[str]:
        name = self.name.text().strip()
        if self.eip.name and not name:
            return [self.tr("The cloud does not take an empty name.")]
        given = NewEips(1, min(self.bandwidth.value(), max(MOST_BANDWIDTH.values())), TrafficCharge.BANDWIDTH, name)
        return [against_text(each) for each in objections(given)]

    def _plan(self) -> Plan | PlanBlockedError | None:
        inventory = self._session.inventory
        if inventory is None:
            return None
        bandwidth = self.bandwidth.value() if self._may_resize else None
        try:
            return modify_eip(self.eip.allocation_id, inventory, self.name.text().strip() or self.eip.name, bandwidth)
        except PlanBlockedError as blocked:
            return blocked

    def _deed(self) -> str:
        text = self.tr(
            "I agree that the bandwidth of EIP {address} is changed from {before} to {after} Mbit/s,\n"
            "which may change what it costs"
        )
        return text.format(address=self.eip.address, before=self.eip.bandwidth, after=self.bandwidth.value())

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be changed while it is being changed."""
        super().set_busy(busy=busy)
        self.bandwidth.setEnabled(not busy and self._may_resize)

    def work(self) -> tuple[Work, str] | None:
        """Return what changes the EIP."""
        connection, plan = self._session.connection, self._plan()
        if connection is None or not isinstance(plan, Plan):
            return None
        told = replace(plan, account=connection.account)
        return (
            lambda started, hear: make(connection.cloud, told, connection.journal_dir, started, hear),
            self.tr("Changing the EIP …"),
        )

    def is_there(self, made: str, inventory: Inventory) -> bool:
        """Return whether the EIP is among what was read."""
        return AllocationId(made) in inventory.eip_by_id

    def unread_text(self, _made: tuple[str, ...]) -> str:
        """Return that it was changed, but the region can't be shown anew."""
        return self.tr("The EIP was changed, but the region could not be read again.")
