"""What goes with an interface whose address is an EIP? Proposed is what nobody needs any more, each by its name.

Other interfaces on the same instance that were made for an EIP can go in the same plan; none does unless it is ticked.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gui.domain.eip import ElasticIp
from gui.domain.eni import EniId, NetworkInterface
from gui.domain.flow import Page
from gui.domain.inventory import Inventory
from gui.domain.leftovers import LISTS as NETWORK_LISTS
from gui.qt.messages.names import resource_name
from gui.qt.messages.problems import problem_text
from gui.qt.pages.base import WizardPage, page_id
from gui.qt.theme import chars
from gui.qt.unexpose_draft import UnexposeDraft


class UnexposePage(WizardPage):
    """One box for each other interface, and for the vSwitches, the blocks and the EIPs; what can't go says why."""

    def __init__(self, draft: UnexposeDraft, parent: QWidget | None = None) -> None:
        super().__init__(Page.EIPS, draft.session, parent)
        self._draft = draft
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.also_label = QLabel()
        self.also_label.setWordWrap(True)
        self.also: dict[EniId, QCheckBox] = {}
        self._also = QVBoxLayout()
        self.body.addWidget(self.about)
        self.body.addWidget(self.also_label)
        self.body.addLayout(self._also)
        self.vswitch, self.why_vswitch = self._box(lambda on: draft.keep_vswitch(on=not on))
        self.block, self.why_block = self._box(lambda on: draft.keep_block(on=not on))
        self.release, self.why_release = self._box(lambda on: draft.want_released(on=on))
        self.body.addStretch(1)
        draft.changed.connect(self._changed)
        self.retranslate()

    def _box(self, changed: Callable[[bool], None]) -> tuple[QCheckBox, QLabel]:
        box, why = QCheckBox(), QLabel()
        box.clicked.connect(changed)
        why.setWordWrap(True)
        why.setIndent(chars(self, 3))
        self.body.addWidget(box)
        self.body.addWidget(why)
        return box, why

    def retranslate(self) -> None:
        """Set every text."""
        self.setTitle(self.tr("What goes for good"))
        self.setSubTitle(self.tr("The interface was made for its EIP and goes with it. What else shall go?"))
        self.also_label.setText(
            self.tr("Others beside it were made for an EIP, too. Tick those that shall go with it:")
        )
        self._say()

    def isComplete(self) -> bool:  # noqa: N802 - Qt's name
        """Return whether there is such an interface; choosing nothing is a choice."""
        return self._draft.interface() is not None

    def nextId(self) -> int:  # noqa: N802 - Qt's name
        """Return the number of the review."""
        return page_id(Page.REVIEW)

    def show_state(self) -> None:
        """Draw what goes, what stays, and why."""
        self._say()
        self.completeChanged.emit()

    def _say(self) -> None:
        eni, eips, inventory = self._draft.interface(), self._draft.eips(), self.session.inventory
        unread = self._draft.unread()
        if eni is None and unread:
            self.about.setText("\n".join(problem_text(each) for each in unread))
        elif eni is None:
            self.about.setText(self.tr("The interface is no longer there."))
        elif len(self._draft.eni_ids()) > 1:
            named = ", ".join(resource_name(each, inventory) for each in self._draft.eni_ids())
            text = self.tr("These interfaces are unbound and deleted, and EIPs on them are free again: {enis}.")
            self.about.setText(text.format(enis=named))
        elif not eips:
            text = self.tr("The interface {eni} was made to expose {address}, but carries no EIP. It is deleted.")
            self.about.setText(text.format(eni=resource_name(eni.id, inventory), address=eni.private_address))
        else:
            text = self.tr("The interface {eni} is unbound and deleted, and the EIP {address} is free again.")
            self.about.setText(text.format(eni=resource_name(eni.id, inventory), address=eips[0].address))
        self.problems.show_problems(unread if eni else (), inventory)
        self._offer_others(self._draft.others(), inventory)
        self._offer_to_go(eips, inventory)

    def _offer_others(self, others: tuple[NetworkInterface, ...], inventory: Inventory | None) -> None:
        if tuple(self.also) != tuple(each.id for each in others):
            for box in self.also.values():
                self._also.removeWidget(box)
                box.deleteLater()
            self.also = {each.id: QCheckBox() for each in others}
            for eni, box in self.also.items():
                box.clicked.connect(lambda on, eni=eni: self._draft.take_along(eni, on=on))
                self._also.addWidget(box)
        going = self._draft.eni_ids()
        for each in others:
            name = f"{each.private_address} · {resource_name(each.id, inventory)}"
            self.also[each.id].setText(name.replace("&", "&&"))
            self.also[each.id].setChecked(each.id in going)
        self.also_label.setVisible(bool(others))

    def _offer_to_go(self, eips: tuple[ElasticIp, ...], inventory: Inventory | None) -> None:
        left, dark = self._draft.left(), self.tr("It stays: a list of the region could not be read.")
        known = inventory is not None and inventory.unread_of(*NETWORK_LISTS) is None
        stays = self.tr("The vSwitch stays: something else is in it, or this program did not make it.")
        vswitch = ", ".join(f"{each.name or each.id} ({each.cidr})" for each in left.vswitches)
        self._offer(
            self.vswitch,
            self.why_vswitch,
            self.tr("Delete the &vSwitch {vswitch}").format(vswitch=vswitch.replace("&", "&&")),
            self.tr("This program made it, and nothing else is in it."),
            "" if vswitch else stays if known else dark,
            on=bool(self._draft.vswitches()),
        )
        blocks = ", ".join(str(each) for each in left.blocks)
        stays = self.tr("The CIDR block stays: a vSwitch is in it.") if known else dark
        self._offer(
            self.block,
            self.why_block,
            self.tr("Remove the CIDR bloc&k {block} from the VPC").format(block=blocks),
            self.tr("The VPC then reaches the other Internet addresses in it again."),
            "" if blocks and self._draft.vswitches() else stays,
            on=bool(self._draft.blocks()),
        )
        self.release.setVisible(bool(eips))
        self.why_release.setVisible(bool(eips))
        problems = self._draft.unread() or self._draft.release_problems()
        self._offer(
            self.release,
            self.why_release,
            self._release_deed(", ".join(str(each.address) for each in eips), several=len(eips) > 1),
            self.tr("Otherwise it is kept, and a pay-as-you-go EIP costs money as before."),
            "\n".join(problem_text(each, inventory) for each in problems),
            on=self._draft.releases(),
        )

    def _release_deed(self, addresses: str, *, several: bool) -> str:
        text = self.tr("Re&lease the EIPs {addresses}") if several else self.tr("Re&lease the EIP {addresses}")
        return text.format(addresses=addresses)

    @staticmethod
    def _offer(box: QCheckBox, why: QLabel, deed: str, meaning: str, why_not: str, *, on: bool) -> None:
        box.setText(deed)
        box.setEnabled(not why_not)
        box.setChecked(on)
        why.setText(why_not or meaning)
        box.setAccessibleDescription(why.text())
