"""Make a secondary interface on the spot: where, behind which security group, called what, with which address."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gui.domain.cloud.eni import SecurityGroup, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import SECURITY_GROUPS
from gui.domain.cloud.problems import Against
from gui.domain.cloud.references import MARK_TAG
from gui.domain.plans.immediate import create_eni
from gui.domain.rules.new_eni import EniObjection, NewEni, objections
from gui.qt.base.session import Session
from gui.qt.dialogs.immediate_run import MakingDialog, Work
from gui.services.runs.immediate_run import make_eni
from gui.words.errors import error_text
from gui.words.interfaces import against_text
from gui.words.joining import listed
from gui.words.names import place_name
from gui.words.plain_text import visible_line
from gui.words.tone import Tone


class NewInterfaceDialog(MakingDialog):
    """Asks for what an interface needs, and makes one."""

    listed = ListName.INTERFACES

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.vswitch, self.group = QComboBox(), QComboBox()
        self.name, self.address = QLineEdit(), QLineEdit()
        self._groups: dict[VpcId, tuple[SecurityGroup, ...]] = {}
        super().__init__(session, (self.vswitch, self.group, self.name, self.address), parent)
        self.retranslate()
        for vswitch in self._offered():
            self.vswitch.addItem(self._describe(vswitch), vswitch.id)
        self.vswitch.currentIndexChanged.connect(self._read_groups)
        self.group.currentIndexChanged.connect(self.check)
        self.name.textChanged.connect(self.check)
        self.address.textChanged.connect(self.check)
        self._read_groups()

    def given(self) -> NewEni:
        """Return what is in the fields."""
        return NewEni(
            self.vswitch.currentData(), self.group.currentData(), self.name.text().strip(), self.address.text().strip()
        )

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Create a secondary interface"))
        texts = (self.tr("&vSwitch:"), self.tr("Security &group:"), self.tr("&Name:"), self.tr("Private &address:"))
        for label, text in zip(self.labels, texts, strict=True):
            label.setText(text)
        self.name.setPlaceholderText(self.tr("May be empty"))
        self.address.setPlaceholderText(self.tr("Any that is free"))
        self.note.setText(
            self.tr(
                "The interface is created now and is free of charge. Delete it in the ECS console when "
                "it is no longer needed. Its tag {tag} identifies it if the program is interrupted."
            ).format(tag=MARK_TAG)
        )
        self.make_button.setText(self.tr("&Create the interface"))
        for number, vswitch in enumerate(self._offered() if self.vswitch.count() else ()):
            self.vswitch.setItemText(number, self._describe(vswitch))
        super().retranslate()

    def _offered(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches, those of the chosen instance's zone and VPC first."""
        inventory, chosen = self._session.inventory, self._session.now.instance
        if inventory is None:
            return ()
        instance = inventory.instance_by_id.get(chosen) if chosen else None
        place = (instance.vpc_id, instance.zone_id) if instance else None
        own = instance.vswitch_id if instance else None
        return tuple(
            sorted(
                inventory.vswitches,
                key=lambda each: ((each.vpc_id, each.zone_id) != place, each.id != own, each.zone_id, each.name),
            )
        )

    def _describe(self, vswitch: VSwitch) -> str:
        free = vswitch.free_addresses
        count = self.tr("%n address(es) free", "", free) if free is not None else self.tr("free addresses unknown")
        vpc = place_name(vswitch.vpc_id, self._session.inventory)
        return visible_line(f"{vswitch.name or vswitch.id} · {vpc} · {vswitch.zone_id} · {vswitch.cidr} · {count}")

    def _vswitch(self) -> VSwitch | None:
        inventory, chosen = self._session.inventory, self.vswitch.currentData()
        return inventory.vswitch_by_id.get(VSwitchId(chosen)) if inventory and chosen else None

    def _read_groups(self) -> None:
        """Offer the security groups of the chosen vSwitch's VPC; read them in a worker the first time."""
        self.group.clear()
        vswitch, connection, region = self._vswitch(), self._session.connection, self._session.now.region
        if vswitch is None or connection is None or region is None:
            self.check()
            return
        vpc = vswitch.vpc_id
        if vpc in self._groups:
            self._offer_groups()
            return
        self.group.setPlaceholderText(self.tr("Reading the security groups …"))
        self.check()
        self._session.jobs.run(
            lambda: connection.cloud.read(region, SECURITY_GROUPS, By.VPC, vpc),
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
        self.banner.say_error(lambda: error_text(error), action=(lambda: self.tr("Try again"), self._read_again))

    def _read_again(self) -> None:
        self.banner.clear()
        self._read_groups()

    def _offer_groups(self) -> None:
        vswitch = self._vswitch()
        found = self._groups.get(vswitch.vpc_id, ()) if vswitch else ()
        self.group.setPlaceholderText("" if found else self.tr("This VPC has no security group"))
        for each in found:
            if not each.service_managed:
                self.group.addItem(visible_line(f"{each.name} · {each.id}" if each.name else each.id), each.id)
        self.check()

    def check(self) -> None:
        """Say what speaks against it, and enable the button when nothing does."""
        inventory, vswitch = self._session.inventory, self._vswitch()
        if inventory is None or self._busy:
            return
        groups = self._groups.get(vswitch.vpc_id, ()) if vswitch else ()
        given = self.given()
        found = objections(given, inventory, groups)
        mark = given.name or (str(given.primary) if given.primary else self.tr("without a name"))
        self.draw(None if found else create_eni(given, inventory, mark))
        self.says.setText("\n".join(against_text(each) for each in found))
        self.make_button.setEnabled(not found)

    def work(self) -> tuple[Work, str] | None:
        """Return what makes the interface."""
        inventory, connection = self._session.inventory, self._session.connection
        if inventory is None or connection is None:
            return None
        plan = replace(create_eni(self.given(), inventory, str(uuid4())), account=connection.account)
        return (
            lambda started, told: make_eni(connection.cloud, plan, connection.journal_dir, started, told),
            self.tr("Creating the interface …"),
        )

    def is_there(self, made: str, inventory: Inventory) -> bool:
        """Return whether the interface ``made`` is among what was read."""
        return made in inventory.eni_by_id

    def not_sent(self) -> None:
        """Say that the address is taken."""
        taken = Against(EniObjection.ADDRESS_TAKEN, (("address", self.given().address),))
        self.banner.say(Tone.BAD, against_text(taken))

    def unread_text(self, made: tuple[str, ...]) -> str:
        """Return that it was made, but the region can't be shown anew."""
        said = self.tr("The interface {eni} was created, but the region could not be read again.")
        return said.format(eni=listed(made))
