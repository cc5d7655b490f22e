"""The network that the EIPs need: security group, new CIDR blocks and vSwitches, and what the VPC loses sight of."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.domain.choices.selection import GroupChosen, HidingConsented
from gui.domain.cloud.eni import SecurityGroup, SecurityGroupId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Against, Problem, ProblemCode
from gui.domain.rules import new_blocks
from gui.domain.rules.network_facts import VpcFacts, may_hide, vpc_of
from gui.domain.rules.new_eni import EniObjection
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.models.placements import Layout, Placement, layout, placement_columns
from gui.qt.models.records import Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.consent import Consent
from gui.qt.widgets.table_panel import TablePanel
from gui.words.errors import error_text
from gui.words.interfaces import against_text
from gui.words.joining import listed, paragraph
from gui.words.names import place_name
from gui.words.plain_text import visible_line
from gui.words.tone import Tone


class NetworkPage(WizardPage):
    """Shows what will be added to the VPC, and where each EIP will lie; the blocks are found, not asked for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.NETWORK, session, parent)
        self._groups: tuple[SecurityGroup, ...] | None = None
        self._shown: object = None
        self._layout = Layout()
        self.group_label, self.group = QLabel(), QComboBox()
        self.group_label.setBuddy(self.group)
        # Shrinks in a narrow window, where its whole text is in the list only.
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(20)
        self.group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.group.activated.connect(self._group_chosen)
        self.again = QPushButton()
        self.again.setAutoDefault(False)
        self.again.clicked.connect(session.read_vpc)
        row = QHBoxLayout()
        row.addWidget(self.group_label)
        row.addWidget(self.group, 1)
        row.addWidget(self.again)
        self.adds = QLabel()
        self.adds.setWordWrap(True)
        self.model: Records[Placement] = Records(placement_columns(), lambda row: row.eip.allocation_id, parent=self)
        self.panel = TablePanel(session, self.model, self.tr("Where each EIP will lie"))
        self.panel.say_when_empty(self._nothing_to_place)
        self.consent = Consent()
        self.consent.given.connect(self._consented)
        self.body.addLayout(row)
        self.body.addWidget(self.adds)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.consent)
        session.vpc.changed.connect(self._changed)
        session.inventory_changed.connect(self._region_read)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(
            self.tr(
                "The smallest CIDR blocks and vSwitches that the VPC needs, so that each EIP can be the "
                "address of an interface."
            )
        )
        self.group_label.setText(self.tr("Security &group of the new interfaces:"))
        self.again.setText(self.tr("&Read the VPC again"))
        self.panel.table.setAccessibleName(self.tr("Where each EIP will lie"))
        self._groups, self._shown = None, None
        self.model.retitle(placement_columns())

    def initializePage(self) -> None:
        """Read routes and security groups: they may have changed since the page was last here."""
        self.session.read_vpc()

    def show_state(self) -> None:
        """Draw groups, blocks and places, or why they are not known."""
        facts, inventory = self.session.state.vpc, self.session.inventory
        self._say_reading(facts)
        self._offer_groups(facts)
        self._place(facts, inventory)
        self._ask(inventory)
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return what neither the banner nor the box of consent says already."""
        elsewhere = {ProblemCode.ADDRESSES_HIDDEN}
        if self.session.vpc.busy or self.session.vpc.error is not None:
            elsewhere |= {ProblemCode.VPC_FACTS_MISSING}
        return tuple(each for each in super().said() if each.code not in elsewhere)

    def _say_reading(self, facts: VpcFacts | None) -> None:
        reader = self.session.vpc
        self.again.setEnabled(not reader.busy)
        if reader.busy and facts is None:
            self.banner.say(Tone.BUSY, self.tr("Reading routes and security groups of the VPC …"))
        elif reader.error is None or self.session.sign_in_error is not None:
            self.banner.clear()
        elif facts is None:
            self.banner.say_error(
                error_text(reader.error), action=(lambda: self.tr("Try again"), self.session.read_vpc)
            )
        else:
            said = error_text(reader.error)
            stale = self.tr("Shown is what was read before. {why}").format(why=said.what)
            action = (self.tr("Try again"), self.session.read_vpc)
            self.banner.say(Tone.WARNING, stale, said.fix, details=said.details, action=action)

    def _offer_groups(self, facts: VpcFacts | None) -> None:
        groups = facts.groups if facts else None
        if groups != self._groups or facts is None:
            self._groups = groups
            self._fill(groups or ())
            usable = [each for each in groups or () if not each.service_managed]
            if len(usable) == 1 and self.session.now.group is None:
                self.session.dispatch(GroupChosen(usable[0].id))
        self.group.setEnabled(bool(groups))
        self.group.setCurrentIndex(self.group.findData(self.session.now.group or ""))

    def _fill(self, groups: tuple[SecurityGroup, ...]) -> None:
        self.group.clear()
        self.group.setPlaceholderText(against_text(Against(EniObjection.GROUP_MISSING)) if groups else "")
        for each in groups:
            # One that a cloud service owns can be used by nobody else.
            if not each.service_managed:
                self.group.addItem(visible_line(f"{each.name} · {each.id}" if each.name else each.id), each.id)

    def _place(self, facts: VpcFacts | None, inventory: Inventory | None) -> None:
        now = self.session.now
        asked = (facts, inventory, now.eips, now.instance)
        if asked == self._shown:
            return
        self._shown = asked
        self._layout = layout(now, inventory, facts) if facts and inventory else Layout()
        self.model.show(self._layout.rows)
        self.panel.table.widen_columns()
        self.adds.setText(self._additions())
        self.adds.setVisible(bool(self.adds.text()))

    def _additions(self) -> str:
        blocks = self._layout.blocks
        if blocks is None:
            return ""
        said = []
        if blocks.new_blocks:
            text = self.tr("%n new CIDR block(s) of the VPC: {which}.", "", len(blocks.new_blocks))
            said.append(text.format(which=listed(str(each) for each in blocks.new_blocks)))
        if blocks.new_vswitches:
            text = self.tr("%n new vSwitch(es): {which}.", "", len(blocks.new_vswitches))
            said.append(text.format(which=listed(str(each.cidr) for each in blocks.new_vswitches)))
        if blocks.places:
            said.append(self.tr("%n new interface(s), each with an EIP as its address.", "", len(blocks.places)))
        return paragraph(said)

    def _nothing_to_place(self) -> tuple[str, str]:
        now, inventory = self.session.now, self.session.inventory
        if inventory is not None and now.eips and not new_blocks.needs_network(now, inventory):
            return self.tr("Every chosen EIP is exposed on this instance already."), self.tr("Nothing is to be made.")
        return self.tr("Not known yet."), ""

    def _ask(self, inventory: Inventory | None) -> None:
        """Ask for consent to what the new blocks hide, where they hide anything."""
        blocks, now = self._layout.blocks, self.session.now
        if blocks is None or not blocks.hidden:
            self.consent.clear()
            return
        deed = self.tr("Hide %n other Internet address(es) from VPC {vpc}: {blocks}", "", blocks.hidden)
        self.consent.ask(
            deed.format(
                vpc=place_name(vpc_of(now, inventory) or "", inventory),
                blocks=listed(str(each) for each in blocks.new_blocks),
            ),
            self.tr(
                "These blocks become private networks of the VPC. Hosts on the Internet that have an address in them "
                "can't be reached from any instance of the VPC any more, until the blocks are removed."
            ),
            agreed=may_hide(now, blocks),
        )

    def _consented(self, agreed: bool) -> None:
        blocks = self._layout.blocks
        self.session.dispatch(HidingConsented(blocks.new_blocks if agreed and blocks else ()))

    def _group_chosen(self, index: int) -> None:
        self.session.dispatch(GroupChosen(SecurityGroupId(str(self.group.itemData(index)))))

    def _region_read(self) -> None:
        """The region was read again, and with it, the VPC is: blocks and routes must be of one time."""
        if self.isVisible() and self.session.inventory is not None and not self.session.vpc.busy:
            self.session.read_vpc()
