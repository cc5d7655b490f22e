"""The page on vSwitches and blocks that nothing in a VPC needs any more; each has a check box of its own."""

from collections.abc import Hashable

from PySide6.QtWidgets import QLabel, QWidget

from gui.domain.cloud.eni import VSwitchId
from gui.domain.cloud.problems import Problem
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.rules.unused_networks import Leftovers, VpcBlock
from gui.domain.wizards.in_use_choice import NetworkWanted
from gui.domain.wizards.steps import Page
from gui.domain.wizards.unused_networks import CleanupState
from gui.qt.base.answers import ChoiceHolder
from gui.qt.base.theme import chars
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.check_boxes import CheckBox
from gui.words import labels
from gui.words.names import resource_name
from gui.words.plain_text import visible_line, without_mnemonic


class UnusedNetworksPage(WizardPage):
    """One box for each vSwitch, then one for each block."""

    def __init__(self, holder: ChoiceHolder[CleanupState], parent: QWidget | None = None) -> None:
        super().__init__(Page.UNUSED_NETWORKS, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: Leftovers | None = None
        self.picture, self.about = ChangeView(), QLabel()
        self.about.setWordWrap(True)
        self.body.addWidget(self.picture)
        self.body.addWidget(self.about)
        self.boxes: dict[Hashable, CheckBox] = {}
        self._whys: dict[Hashable, QLabel] = {}
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("These were created for EIPs and are empty now. Select what to delete."))
        self._say()

    def show_state(self) -> None:
        """Draw what goes, what stays, and why."""
        self._say()
        plan = self._holder.state.shown_plan
        self.picture.show_picture(change_picture(plan) if plan else ChangePicture(), self.session.inventory)
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return which lists could not be read, so that it is not known what is left."""
        return self._holder.state.unread_networks()

    def _say(self) -> None:
        left = self._holder.state.left()
        if left != self._shown:
            self._shown = left
            self._build(left)
        inventory = self.session.inventory
        text = self.tr("Left in VPC {vpc}:") if self.boxes else self.tr("Nothing is left in VPC {vpc}.")
        self.about.setText(text.format(vpc=resource_name(self._holder.state.choice.vpc or "", inventory)))
        self._offer(left)

    def _build(self, left: Leftovers) -> None:
        for widget in (*self.boxes.values(), *self._whys.values()):
            self.body.removeWidget(widget)
            widget.deleteLater()
        self.boxes, self._whys = {}, {}
        for item in (*(each.id for each in left.vswitches), *left.blocks):
            box, why = CheckBox(), QLabel()
            box.clicked.connect(lambda on, item=item: self._holder.dispatch(NetworkWanted(item, on)))
            why.setWordWrap(True)
            why.setIndent(chars(self, 3))
            # Above the stretch at the end.
            self.body.insertWidget(self.body.count() - 1, box)
            self.body.insertWidget(self.body.count() - 1, why)
            self.boxes[item], self._whys[item] = box, why

    def _offer(self, left: Leftovers) -> None:
        going, free = self._holder.state.going(), self._holder.state.free_blocks()
        ours = self.tr("This program made it, and nothing is in it.")
        for vswitch in left.vswitches:
            name = visible_line(f"{vswitch.name or vswitch.id} ({vswitch.cidr})").replace("&", "&&")
            deed = without_mnemonic(labels.text(labels.DELETE_VSWITCH)).format(vswitch=name)
            self._set(vswitch.id, deed, ours, on=vswitch in going.vswitches)
        for block in left.blocks:
            deed = self.tr("Remove the CIDR block {block} from the VPC").format(block=block.block)
            if block not in free:
                why = labels.text(labels.BLOCK_KEPT)
            elif left.made_in(block):
                why = labels.text(labels.ADDRESSES_REACHED_AGAIN)
            else:
                why = self.tr(
                    "It is empty, but the cloud does not record who added it: make sure that it is not "
                    "needed. The VPC then reaches the Internet addresses in it again."
                )
            self._set(block, deed, why, on=block in going.blocks)
            self.boxes[block].setEnabled(block in free)

    def _set(self, item: VSwitchId | VpcBlock, deed: str, why: str, *, on: bool) -> None:
        self.boxes[item].setText(deed)
        self.boxes[item].setChecked(on)
        self.boxes[item].setAccessibleDescription(why)
        self._whys[item].setText(why)
