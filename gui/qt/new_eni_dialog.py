"""Make a secondary interface on the spot: where, behind which security group, called what, with which address."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.domain.eni import EniId, SecurityGroup, VpcId, VSwitch, VSwitchId
from gui.domain.marks import MARK_TAG
from gui.domain.new_eni import Against, NewEni, Objection, objections
from gui.domain.plans.new_eni import build
from gui.domain.progress import StopChoice
from gui.qt.messages.errors import error_text
from gui.qt.messages.new_eni import against_text
from gui.qt.messages.operations import failure_text, outcome_text
from gui.qt.session import Load, Session
from gui.qt.theme import Tone, chars
from gui.qt.widgets.banner import Banner
from gui.services.execution import Execution
from gui.services.new_eni import Made, make_eni


class NewInterfaceDialog(QDialog):
    """Asks, checks while one types, makes the interface in a worker, and says its id."""

    made = Signal(str)
    """The id of the new interface, once it is proven and the region was read again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: dict[VpcId, tuple[SecurityGroup, ...]] = {}
        self._execution: Execution | None = None
        self._busy = False
        self._waiting_for: EniId | None = None
        self.banner = Banner()
        self.vswitch, self.group = QComboBox(), QComboBox()
        self.name, self.address = QLineEdit(), QLineEdit()
        self.says, self.note = _words(), _words()
        self.buttons = QDialogButtonBox()
        self.create_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.create_button.clicked.connect(self._create)
        self.cancel.clicked.connect(self.reject)
        self._labels = [QLabel() for _ in range(4)]
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in zip(self._labels, (self.vswitch, self.group, self.name, self.address), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self.says)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(chars(self, 84))
        self._retranslate()
        for vswitch in self._offered():
            self.vswitch.addItem(self._describe(vswitch), vswitch.id)
        self.vswitch.currentIndexChanged.connect(self._read_groups)
        self.group.currentIndexChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.address.textChanged.connect(self._check)
        session.inventory_changed.connect(self._region_read)
        session.reading_changed.connect(self._region_unread)
        self._read_groups()

    def given(self) -> NewEni:
        """Return what is in the fields."""
        return NewEni(
            self.vswitch.currentData(), self.group.currentData(), self.name.text().strip(), self.address.text().strip()
        )

    def reject(self) -> None:
        """Close; while the interface is being made, stop that and take it back instead."""
        if self._execution is not None:
            self._execution.stop(StopChoice.UNDO)
            self.cancel.setEnabled(False)
        elif not self._busy:
            super().reject()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Create a secondary interface"))
        texts = (self.tr("&vSwitch:"), self.tr("Security &group:"), self.tr("&Name:"), self.tr("Private &address:"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.name.setPlaceholderText(self.tr("May be empty"))
        self.address.setPlaceholderText(self.tr("Any that is free"))
        self.note.setText(
            self.tr(
                "It is made at once, and stays until it is deleted in the ECS console. The cloud charges nothing for "
                "an interface. It gets the tag {tag}, by which it is found again should the program break off."
            ).format(tag=MARK_TAG)
        )
        self.create_button.setText(self.tr("&Create the interface"))
        self.cancel.setText(self.tr("Cancel"))

    def _offered(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches, those of the chosen instance's zone and VPC first."""
        inventory, chosen = self._session.inventory, self._session.now.instance
        if inventory is None:
            return ()
        instance = inventory.instance_by_id.get(chosen) if chosen else None
        place = (instance.vpc_id, instance.zone_id) if instance else None
        return tuple(
            sorted(
                inventory.vswitches, key=lambda each: ((each.vpc_id, each.zone_id) != place, each.zone_id, each.name)
            )
        )

    def _describe(self, vswitch: VSwitch) -> str:
        free = vswitch.free_addresses
        count = self.tr("%n address(es) free", "", free) if free is not None else self.tr("free addresses unknown")
        return f"{vswitch.name or vswitch.id} · {vswitch.zone_id} · {vswitch.cidr} · {count}"

    def _vswitch(self) -> VSwitch | None:
        inventory, chosen = self._session.inventory, self.vswitch.currentData()
        return inventory.vswitch_by_id.get(VSwitchId(chosen)) if inventory and chosen else None

    def _read_groups(self) -> None:
        """Offer the security groups of the chosen vSwitch's VPC; read them in a worker the first time."""
        self.group.clear()
        vswitch, connection, region = self._vswitch(), self._session.connection, self._session.now.region
        if vswitch is None or connection is None or region is None:
            self._check()
            return
        vpc = vswitch.vpc_id
        if vpc in self._groups:
            self._offer_groups()
            return
        self.group.setPlaceholderText(self.tr("Reading the security groups …"))
        self._check()
        self._session.jobs.run(
            lambda: connection.cloud.security_groups(region, vpc),
            self._groups_read(vpc),
            self._groups_unread,
            owner=self,
            key="security-groups",
        )

    def _groups_read(self, vpc: VpcId) -> Callable[[tuple[SecurityGroup, ...]], None]:
        def take(found: tuple[SecurityGroup, ...]) -> None:
            self._groups[vpc] = found
            self._offer_groups()

        return take

    def _groups_unread(self, error: BaseException) -> None:
        self.group.setPlaceholderText("")
        self.banner.say_error(error_text(error), action=(self.tr("Try again"), self._read_again))

    def _read_again(self) -> None:
        self.banner.clear()
        self._read_groups()

    def _offer_groups(self) -> None:
        vswitch = self._vswitch()
        found = self._groups.get(vswitch.vpc_id, ()) if vswitch else ()
        self.group.setPlaceholderText("" if found else self.tr("This VPC has no security group"))
        for each in found:
            if not each.service_managed:
                self.group.addItem(f"{each.name} · {each.id}" if each.name else each.id, each.id)
        self._check()

    def _check(self) -> None:
        inventory, vswitch = self._session.inventory, self._vswitch()
        if inventory is None or self._busy:
            return
        groups = self._groups.get(vswitch.vpc_id, ()) if vswitch else ()
        found = objections(self.given(), inventory, groups)
        self.says.setText("\n".join(against_text(each) for each in found))
        self.create_button.setEnabled(not found)

    def _create(self) -> None:
        inventory, connection = self._session.inventory, self._session.connection
        if inventory is None or connection is None or self._busy:
            return
        plan = build(self.given(), inventory, str(uuid4()))
        self._set_busy(busy=True)
        self.banner.say(Tone.BUSY, self.tr("Creating the interface …"))
        self._session.jobs.run(
            lambda: make_eni(connection.cloud, plan, connection.journal_dir, self._started),
            self._ended,
            self._failed,
            owner=self,
        )

    def _started(self, execution: Execution) -> None:
        # Called in the worker; assigning is all it does.
        self._execution = execution

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for field in (self.vswitch, self.group, self.name, self.address, self.create_button):
            field.setEnabled(not busy)
        self.cancel.setEnabled(True)
        self.cancel.setText(self.tr("Stop and undo") if busy else self.tr("Cancel"))
        if not busy:
            self._execution = None
            self._check()

    def _ended(self, done: Made) -> None:
        if done.eni_id is not None:
            # It can be chosen only when it is among what was read.
            self._execution, self._waiting_for = None, done.eni_id
            self.cancel.setEnabled(False)
            self._session.refresh()
            return
        self._set_busy(busy=False)
        if done.report is None:
            taken = Against(Objection.ADDRESS_TAKEN, (("address", self.given().address),))
            self.banner.say(Tone.BAD, against_text(taken))
            return
        tone, what, fix = outcome_text(done.report)
        why = [failure_text(each) for each in done.report.failures]
        self.banner.say(tone, what, "\n".join(why or [fix]))

    def _failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        self.banner.say_error(error_text(error))

    def _region_read(self) -> None:
        inventory = self._session.inventory
        if self._waiting_for is not None and inventory and self._waiting_for in inventory.eni_by_id:
            self.made.emit(self._waiting_for)
            self.accept()

    def _region_unread(self) -> None:
        """The interface is there, but the region can't be shown anew: say both, and let the dialog be closed."""
        reading = self._session.reading
        if self._waiting_for is None or reading.error is None or reading.load not in {Load.FAILED, Load.STALE}:
            return
        said = self.tr("The interface {eni} was created, but the region could not be read again.")
        self.banner.say(Tone.WARNING, said.format(eni=self._waiting_for), error_text(reading.error).what)
        self._busy = False
        self.cancel.setText(self.tr("Close"))
        self.cancel.setEnabled(True)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
