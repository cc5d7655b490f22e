"""The page on what is deleted with an interface whose address is an EIP; what nothing else needs is proposed, by name.

Other interfaces on the same instance that were made for an EIP can go in the same plan; none does unless it is ticked.
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, VSwitch
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.rules.unused_networks import LISTS as NETWORK_LISTS
from gui.domain.wizards.in_use_choice import AlsoWanted, BlocksWanted, ReleaseWanted, VSwitchesWanted
from gui.domain.wizards.secondary_cidr_teardown import CidrTeardownState
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import ChoiceHolder
from gui.qt.base.theme import chars
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.containers import ScrollArea
from gui.words import labels
from gui.words.joining import listed
from gui.words.names import resource_name
from gui.words.plain_text import visible_line
from gui.words.problems import problem_text


class SecondaryCidrDeletionPage(WizardPage):
    """One box for each other interface, and for the vSwitches, the blocks and the EIPs; what can't go says why."""

    def __init__(self, holder: ChoiceHolder[CidrTeardownState], parent: QWidget | None = None) -> None:
        super().__init__(Page.SECONDARY_CIDR_DELETION, holder.session, parent, answers=holder)
        self._holder = holder
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.also_label = QLabel()
        self.also_label.setWordWrap(True)
        self.also: dict[EniId, CheckBox] = {}
        self.picture = ChangeView()
        inside = QWidget()
        self._column, self._also = QVBoxLayout(inside), QVBoxLayout()
        self._column.addWidget(self.picture)
        self._column.addWidget(self.about)
        self._column.addWidget(self.also_label)
        self._column.addLayout(self._also)
        self.vswitch, self.why_vswitch = self._box(lambda on: holder.dispatch(VSwitchesWanted(kept=not on)))
        self.block, self.why_block = self._box(lambda on: holder.dispatch(BlocksWanted(kept=not on)))
        self.release, self.why_release = self._box(self._release)
        self._column.addStretch(1)
        view = ScrollArea()
        view.setWidget(inside)
        view.setWidgetResizable(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(view, 1)
        self.retranslate()

    def _box(self, changed: Callable[[bool], None]) -> tuple[CheckBox, QLabel]:
        box, why = CheckBox(), QLabel()
        box.clicked.connect(changed)
        why.setWordWrap(True)
        why.setIndent(chars(self, 3))
        self._column.addWidget(box)
        self._column.addWidget(why)
        return box, why

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(
            self.tr("The interface was created for its EIP and is deleted with it. Select what else to delete.")
        )
        self.also_label.setText(
            self.tr("Other interfaces were created for an EIP, too. Select those to delete with it:")
        )
        self._say()

    def show_state(self) -> None:
        """Draw what goes, what stays, and why."""
        self._say()
        plan = self._holder.state.shown_plan
        self.picture.show_picture(change_picture(plan) if plan else ChangePicture(), self.session.inventory)
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return which lists could not be read, unless the first line says so."""
        return self._holder.state.unread() if self._holder.state.interface() else ()

    def _release(self, on: bool) -> None:
        eips = frozenset(each.allocation_id for each in self._holder.state.eips())
        self._holder.dispatch(ReleaseWanted(eips, on))

    def _say(self) -> None:
        eni, eips, inventory = self._holder.state.interface(), self._holder.state.eips(), self.session.inventory
        unread = self._holder.state.unread()
        if eni is None and unread:
            self.about.setText("\n".join(problem_text(each) for each in unread))
        elif eni is None:
            self.about.setText(self.tr("The interface no longer exists."))
        elif len(self._holder.state.eni_ids()) > 1:
            named = listed(resource_name(each, inventory) for each in self._holder.state.eni_ids())
            text = self.tr("These interfaces are unbound and deleted, and EIPs on them are free again: {enis}.")
            self.about.setText(text.format(enis=named))
        elif not eips:
            text = self.tr("The interface {eni} was created for {address}, but carries no EIP. It is deleted.")
            self.about.setText(text.format(eni=resource_name(eni.id, inventory), address=eni.private_address))
        else:
            text = self.tr("The interface {eni} is unbound and deleted, and the EIP {address} is free again.")
            self.about.setText(text.format(eni=resource_name(eni.id, inventory), address=eips[0].address))
        self._offer_others(self._holder.state.others(), inventory)
        self._offer_to_go(eips, inventory)

    def _offer_others(self, others: tuple[NetworkInterface, ...], inventory: Inventory | None) -> None:
        if list(self.also) != [each.id for each in others]:
            self._build_others([each.id for each in others])
        going = self._holder.state.eni_ids()
        for each in others:
            name = f"{each.private_address} · {resource_name(each.id, inventory)}"
            self.also[each.id].setText(name.replace("&", "&&"))
            self.also[each.id].setChecked(each.id in going)
        self.also_label.setVisible(bool(others))

    def _build_others(self, ids: list[EniId]) -> None:
        """Have a box for each of ``ids``; one that is there already stays, with the focus if it has that."""
        for eni in [each for each in self.also if each not in ids]:
            box = self.also.pop(eni)
            if box.hasFocus():
                self.release.setFocus()
            self._also.removeWidget(box)
            box.deleteLater()
        self.also = {each: self.also.get(each) or self._other_box(each) for each in ids}
        boxes = (*self.also.values(), self.vswitch, self.block, self.release)
        for place, box in enumerate(self.also.values()):
            self._also.insertWidget(place, box)
        for before, after in pairwise(boxes):
            QWidget.setTabOrder(before, after)

    def _other_box(self, eni: EniId) -> CheckBox:
        box = CheckBox()
        box.clicked.connect(lambda on: self._holder.dispatch(AlsoWanted(eni, on)))
        return box

    def _offer_to_go(self, eips: tuple[ElasticIp, ...], inventory: Inventory | None) -> None:
        left, dark = self._holder.state.left(), self.tr("Kept, because a list of the region could not be read.")
        known = inventory is not None and inventory.unread_of(*NETWORK_LISTS) is None
        # What can't go is named, too: the reason beside it is about something.
        stays = self.tr("The vSwitch is kept: it holds other resources, or this program did not create it.")
        self._offer(
            self.vswitch,
            self.why_vswitch,
            *self._vswitches_go(left.vswitches or self._holder.state.staying_vswitches()),
            "" if left.vswitches else stays if known else dark,
            on=bool(self._holder.state.vswitches()),
        )
        stays = labels.text(labels.BLOCK_KEPT) if known else dark
        self._offer(
            self.block,
            self.why_block,
            *self._blocks_go([str(each) for each in left.blocks or self._holder.state.staying_blocks()]),
            "" if left.blocks and self._holder.state.vswitches() else stays,
            on=bool(self._holder.state.blocks()),
        )
        self.release.setVisible(bool(eips))
        self.why_release.setVisible(bool(eips))
        problems = self._holder.state.unread() or self._holder.state.release_problems()
        self._offer(
            self.release,
            self.why_release,
            *self._eips_go([str(each.address) for each in eips]),
            "\n".join(problem_text(each, inventory) for each in problems),
            on=self._holder.state.releases(),
        )

    # What goes, and what that means: one by its name; of several the box tells the number, the text below it the names.

    def _vswitches_go(self, vswitches: tuple[VSwitch, ...]) -> tuple[str, str]:
        names = listed(map(_called, vswitches))
        if len(vswitches) > 1:
            deed = self.tr("Delete %n &vSwitch(es)", "", len(vswitches))
            meaning = self.tr("{vswitches}: this program created them, and they hold nothing else.").format(
                vswitches=names
            )
        else:
            deed = labels.text(labels.DELETE_VSWITCH).format(vswitch=names.replace("&", "&&"))
            meaning = self.tr("This program created it, and it holds nothing else.")
        staying = listed(map(_called, self._holder.state.staying_vswitches()))
        if vswitches and staying:
            more = self.tr("Kept, because they hold other resources or this program did not create them: {vswitches}.")
            meaning = f"{meaning}\n{more.format(vswitches=staying)}"
        return deed, meaning

    def _blocks_go(self, blocks: list[str]) -> tuple[str, str]:
        names = listed(blocks)
        if len(blocks) > 1:
            meaning = self.tr("{blocks}: the VPC then reaches the other Internet addresses in them again.")
            return self.tr("Remove %n CIDR bloc&k(s) from the VPC", "", len(blocks)), meaning.format(blocks=names)
        deed = self.tr("Remove the CIDR bloc&k {block} from the VPC").format(block=names)
        return deed, labels.text(labels.ADDRESSES_REACHED_AGAIN)

    def _eips_go(self, addresses: list[str]) -> tuple[str, str]:
        names = listed(addresses)
        if len(addresses) > 1:
            meaning = self.tr("{eips}: otherwise they are kept, and pay-as-you-go EIPs are still charged.")
            return self.tr("R&elease %n EIP(s)", "", len(addresses)), meaning.format(eips=names)
        deed = self.tr("R&elease the EIP {address}").format(address=names)
        return deed, self.tr("Otherwise it is kept, and a pay-as-you-go EIP is still charged.")

    @staticmethod
    def _offer(box: CheckBox, why: QLabel, deed: str, meaning: str, why_not: str, *, on: bool) -> None:
        box.setText(deed)
        box.setEnabled(not why_not)
        box.setChecked(on)
        why.setText(why_not or meaning)
        box.setAccessibleDescription(why.text())


def _called(vswitch: VSwitch) -> str:
    return visible_line(f"{vswitch.name or vswitch.id} ({vswitch.cidr})")
