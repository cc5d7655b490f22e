"""Tick up to ten EIPs. EIPs that can't be bound stay visible, disabled, with the reason."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.domain.choices.selection import EipsCleared, EipTicked, Method
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.operations.permissions import Deed
from gui.domain.rules import multi_eip
from gui.domain.rules.instance import free_interfaces
from gui.domain.rules.rebinding import can_be_rebound
from gui.domain.rules.remaining import bound_as_wanted
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.dialogs.allocate_eips import NewEipsDialog
from gui.qt.models.choice_columns import eip_columns
from gui.qt.models.details import Details, Eligibility, eip_details, verdict
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.rebind_consent import RebindConsent
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.widgets.table_with_details import TableWithDetails
from gui.words import labels
from gui.words.names import short_name
from gui.words.problems import problems_text
from gui.words.tone import Tone


class EipsPage(WizardPage):
    """A table of EIPs with ticks, a running count, and Clear."""

    interface_first = Signal()
    """The user wants to choose the interface before the EIPs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.EIPS, session, parent)
        self._reasons: dict[AllocationId, str] = {}
        self.model = Records(
            self._columns(),
            lambda eip: eip.allocation_id,
            reason=self._reason,
            tickable=True,
            slices=session.slices,
            parent=self,
        )
        self.model.ticked.connect(self._ticked)
        self.panel = TablePanel(session, self.model, self.tr("EIPs"), choosable_only=True)
        self.panel.table.refused.connect(self._refused)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.EIPS)
        self.panel.say_when_empty(
            lambda: (labels.text(labels.NO_EIP), labels.text(labels.ALLOCATE_HERE)),
            lambda: (labels.text(labels.ALLOCATE_EIPS), self.open_allocation),
        )
        self.allocate = QPushButton()
        self.allocate.setAutoDefault(False)
        self.allocate.clicked.connect(self.open_allocation)
        self.panel.top.insertWidget(self.panel.top.count() - 1, self.allocate)
        self.setTabOrder(self.panel.choosable, self.allocate)
        self.chosen = QLabel()
        self.chosen.setWordWrap(True)
        self.clear = QPushButton()
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(lambda: session.dispatch(EipsCleared()))
        row = QHBoxLayout()
        self.swap = QPushButton()
        self.swap.setAutoDefault(False)
        self.swap.clicked.connect(self.interface_first)
        row.addWidget(self.chosen, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.swap)
        row.addWidget(self.clear)
        session.rights.changed.connect(self._changed)
        self.details = TableWithDetails(session, self.panel, self._details)
        self.rebind = RebindConsent(session)
        self.body.addWidget(self.details, 1)
        self.body.addWidget(self.rebind)
        self.body.addLayout(row)
        self._shown: tuple[Inventory | None, EniId | None, Method] = (None, None, session.now.method)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Select up to {limit} Elastic IPs for the guest OS.").format(limit=MAX_EIPS_PER_ENI))
        self.panel.table.setAccessibleName(self.tr("EIPs"))
        self.swap.setText(self.tr("Choose the &interface first"))
        self.clear.setText(self.tr("C&lear all"))
        self.allocate.setText(self.tr("&Allocate EIPs …"))
        self.rebind.retranslate()
        self._reasons = {}
        self.model.retitle(self._columns())

    def open_allocation(self) -> None:
        """Ask for what new EIPs need; they are allocated at once, and then ticked."""
        dialog = NewEipsDialog(self.session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self._allocated)
        dialog.open()

    def _allocated(self, made: tuple[str, ...]) -> None:
        for eip in made:
            self.session.dispatch(EipTicked(AllocationId(eip), ticked=True))
        if not made:
            return
        if self.model.row_of(made[0]) is None:
            # They need not fit what was typed before they were there.
            self.panel.filter.clear()
            self.panel.apply_filter()
        self.panel.table.go_to(made[0])

    def show_state(self) -> None:
        """Draw the EIPs, the ticks and the count."""
        inventory, now = self.session.inventory, self.session.now
        # Another method: an EIP in another mode can be unbound first for the one, and can't be chosen for the other.
        shown = (inventory, self._eni(), now.method)
        if shown != self._shown:
            self._shown = shown
            self._reasons = {}
            self.model.show(inventory.eips if inventory else ())
            self.panel.table.widen_columns()
        self.model.show_ticks(frozenset(now.eips))
        self.chosen.setText(self._count(inventory))
        self.swap.setVisible(now.method is Method.MULTI_EIP and not now.interface_first)
        self.clear.setEnabled(bool(now.eips))
        why_not = self.session.rights.why_not(Deed.ALLOCATE)
        self.allocate.setEnabled(inventory is not None and not why_not)
        self.allocate.setToolTip(why_not)
        self.details.refresh()
        self.rebind.show_choice()
        super().show_state()

    def _count(self, inventory: Inventory | None) -> str:
        now = self.session.now
        if now.method is Method.SECONDARY_CIDR:
            return self._count_of_slots(inventory)
        there = self._there()
        if there and inventory:
            new = [each for each in now.eips if each not in there]
            text = self.tr("{count} of {limit} ({chosen} chosen, {there} already on interface {eni})")
            return text.format(
                count=len(new) + len(there),
                limit=MAX_EIPS_PER_ENI,
                chosen=len(new),
                there=len(there),
                eni=short_name(now.eni or "", inventory),
            )
        return self.tr("{count} of {limit} chosen").format(count=len(now.eips), limit=MAX_EIPS_PER_ENI)

    def _there(self) -> frozenset[str]:
        """Return the EIPs that are on the chosen interface already."""
        inventory, eni = self.session.inventory, self._eni()
        there = inventory.eips_on(eni) if inventory and eni else ()
        return frozenset(each.allocation_id for each in there)

    def _count_of_slots(self, inventory: Inventory | None) -> str:
        """Return how many are chosen, beside what limits them: each EIP gets an interface of its own."""
        now = self.session.now
        instance = inventory.instance_by_id.get(now.instance) if inventory and now.instance else None
        slots = free_interfaces(instance, inventory) if inventory and instance else None
        if slots is None:
            text = self.tr("{count} of {limit} chosen; each uses one interface slot of the instance")
            return text.format(count=len(now.eips), limit=MAX_EIPS_PER_ENI)
        text = self.tr("{count} of {limit} chosen; {free} of {all} interfaces are free on {instance}")
        name = short_name(now.instance or "", inventory)
        return text.format(count=len(now.eips), limit=MAX_EIPS_PER_ENI, free=slots[0], all=slots[1], instance=name)

    def _details(self, key: str) -> Details | None:
        inventory = self.session.inventory
        eip = inventory.eip_by_id.get(AllocationId(key)) if inventory else None
        if inventory is None or eip is None:
            return None
        return eip_details(eip, inventory, self._verdict(eip, inventory), self.session.groups)

    def _verdict(self, eip: ElasticIp, inventory: Inventory) -> Eligibility:
        found = () if bound_as_wanted(eip, self._eni()) else multi_eip.eip_problems(eip)
        return verdict(found, inventory, self._reason(eip))

    def _columns(self) -> tuple[Column[ElasticIp], ...]:
        columns = eip_columns(self._remark, lambda: self.session.inventory)
        # A chosen one that does not fit any more comes first, then those that can be chosen.
        return tuple(replace(each, sort=self._place) if each.name == "reason" else each for each in columns)

    def _place(self, eip: ElasticIp) -> tuple[bool, bool, str]:
        reason = self._remark(eip)
        return not (reason and eip.allocation_id in self.session.now.eips), bool(reason), reason.casefold()

    def _reason(self, eip: ElasticIp) -> str:
        """Return why ``eip`` can't be ticked; asked for by the order, the filter and each cell, and kept for them."""
        if eip.allocation_id not in self._reasons:
            self._reasons[eip.allocation_id] = self._why_not(eip)
        return self._reasons[eip.allocation_id]

    def _remark(self, eip: ElasticIp) -> str:
        """Return what the table says about choosing ``eip``: one in another mode can be chosen, with consent."""
        if self._can_be_rebound(eip):
            target = short_name(eip.target_id or "", self.session.inventory)
            return self.tr("Only if it is unbound from {target} first").format(target=target)
        return self._reason(eip)

    def _can_be_rebound(self, eip: ElasticIp) -> bool:
        inventory, multi = self.session.inventory, self.session.now.method is Method.MULTI_EIP
        free = not (eip.locks or eip.service_managed)
        return inventory is not None and multi and free and can_be_rebound(eip, inventory)

    def _why_not(self, eip: ElasticIp) -> str:
        if self._can_be_rebound(eip):
            return ""
        eni, inventory = self._eni(), self.session.inventory
        if eni is not None and bound_as_wanted(eip, eni):
            return self.tr("Already on interface {eni}, as wanted.").format(eni=short_name(eni, inventory))
        return problems_text(multi_eip.eip_problems(eip), inventory)

    def _refused(self, key: str) -> None:
        inventory = self.session.inventory
        eip = inventory.eip_by_id.get(AllocationId(key)) if inventory else None
        found = multi_eip.eip_problems(eip) if eip else ()
        if eip is not None and found and not bound_as_wanted(eip, self._eni()):
            self.refuse(found)
        elif eip is not None:
            self.banner.say(Tone.BUSY, lambda: self._reason(eip))

    def _eni(self) -> EniId | None:
        """Return the chosen interface, on the method on which one is chosen."""
        return self.session.now.eni if self.session.now.method is Method.MULTI_EIP else None

    def _ticked(self, key: str, on: bool) -> None:
        now = self.session.now
        # An interface that is chosen after the EIPs can still be another one, with more room.
        there = self._there() if now.interface_first else frozenset()
        if on and len({*now.eips, *there}) >= MAX_EIPS_PER_ENI:
            self._refuse_another()
            return
        self.banner.clear()
        self.session.dispatch(EipTicked(AllocationId(key), ticked=on))

    def _refuse_another(self) -> None:
        multi = self.session.now.method is Method.MULTI_EIP

        def what() -> str:
            text = labels.text(labels.EIP_LIMIT) if multi else self.tr("{limit} EIPs at a time.")
            return text.format(limit=MAX_EIPS_PER_ENI)

        self.banner.say(Tone.WARNING, what, lambda: labels.text(labels.CLEAR_ONE_FIRST))
