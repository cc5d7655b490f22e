"""Choose the secondary ENI that takes the EIPs in multi-EIP mode."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QPushButton,
    QWidget,
)

from gui.domain.choices.selection import DetachConsented, EniChosen, HostStopConsented
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.operations.permissions import Deed
from gui.domain.rules import multi_eip
from gui.domain.rules.instance import fit_problems
from gui.domain.rules.interface import host_to_stop, unbind_problems
from gui.domain.rules.remaining import eips_to_bind, host_may_be_stopped, may_be_unbound
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.models.choice_columns import eni_columns
from gui.qt.models.details import Details, eni_details, verdict
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.consent import Consent
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.widgets.table_with_details import TableWithDetails
from gui.qt.widgets.text_labels import ModeNote
from gui.words import labels
from gui.words.interfaces import misfit_text
from gui.words.joining import listed, paragraph
from gui.words.names import short_name
from gui.words.problems import problem_text, problems_text
from gui.words.tone import Tone


class InterfacePage(WizardPage):
    """A table of interfaces; those that can't be chosen say why."""

    eips_first = Signal()
    """The user wants to choose the EIPs before the interface."""
    instance_first = Signal()
    """The user wants to choose the instance before the interface."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.INTERFACE, session, parent)
        self._judged: dict[EniId, tuple[Problem, ...]] = {}
        self.model = Records(
            self._columns(), lambda eni: eni.id, reason=self._reason, tickable=True, slices=session.slices, parent=self
        )
        self.model.ticked.connect(lambda key, _on: self._choose((key,)))
        self.panel = TablePanel(session, self.model, self.tr("Network interfaces"), choosable_only=True, exclusive=True)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.INTERFACES, also=(ListName.EIPS,))
        self.panel.say_when_empty(
            lambda: (
                labels.text(labels.NO_INTERFACE),
                self.tr("Create a secondary one with the button above."),
            )
        )
        self.body.addWidget(ModeNote())
        self.create_button = QPushButton()
        self.create_button.setAutoDefault(False)
        self.create_button.clicked.connect(self.open_creation)
        session.rights.changed.connect(self._changed)
        self.panel.top.insertWidget(self.panel.top.count() - 1, self.create_button)
        self.swap = QPushButton()
        self.swap.setAutoDefault(False)
        self.swap.clicked.connect(self.eips_first)
        self.panel.top.insertWidget(self.panel.top.count() - 1, self.swap)
        QWidget.setTabOrder(self.panel.choosable, self.create_button)
        self.by_instance = QPushButton()
        self.by_instance.setAutoDefault(False)
        self.by_instance.clicked.connect(self.instance_first)
        self.panel.top.insertWidget(self.panel.top.count() - 1, self.by_instance)
        QWidget.setTabOrder(self.create_button, self.swap)
        QWidget.setTabOrder(self.swap, self.by_instance)
        self.panel.table.refused.connect(self._refused)
        self.consent = Consent()
        self.consent.given.connect(self._consented)
        self.stop_consent = Consent()
        self.stop_consent.given.connect(self._stop_consented)
        self.details = TableWithDetails(session, self.panel, self._details)
        self.body.addWidget(self.details, 1)
        self.body.addWidget(self.consent)
        self.body.addWidget(self.stop_consent)
        self._shown: tuple[Inventory | None, tuple[AllocationId, ...], InstanceId | None] = (None, (), None)
        self._misfits: dict[EniId, tuple[Problem, ...]] = {}
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(
            self.tr("Which secondary network interface (ENI) takes the EIPs? An interface in use is detached first.")
        )
        self.panel.table.setAccessibleName(self.tr("Network interfaces"))
        self.create_button.setText(labels.text(labels.CREATE_INTERFACE))
        self.swap.setText(self.tr("Choose the E&IPs first"))
        self.by_instance.setText(self.tr("Choose the in&stance first"))
        self.model.retitle(self._columns())

    def open_creation(self) -> None:
        """Ask for what a new interface needs; it is made at once, and then chosen."""
        dialog = NewInterfaceDialog(self.session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(self._made)
        dialog.open()

    def _choose(self, made: tuple[str, ...]) -> None:
        self.banner.clear()
        for eni in made:
            self.session.dispatch(EniChosen(EniId(eni)))

    def _made(self, made: tuple[str, ...]) -> None:
        self._choose(made)
        for eni in made:
            self.panel.table.go_to(eni)

    def show_state(self) -> None:
        """Draw the interfaces and the chosen one; the reasons depend on how many EIPs are chosen."""
        inventory, now = self.session.inventory, self.session.now
        host = self._host()
        if (inventory, now.eips, host.id if host else None) != self._shown:
            self._shown = (inventory, now.eips, host.id if host else None)
            self._judged, self._misfits = {}, {}
            self.model.show(inventory.interfaces if inventory else ())
            self.panel.table.widen_columns()
        why_not = self.session.rights.why_not(Deed.CREATE_ENI)
        self.create_button.setEnabled(inventory is not None and not why_not)
        self.create_button.setToolTip(why_not)
        self.swap.setVisible(now.interface_first)
        self.by_instance.setVisible(not now.instance_first)
        self.model.show_ticks(frozenset({now.eni} if now.eni else ()))
        self._ask()
        self.details.refresh()
        super().show_state()

    def _details(self, key: str) -> Details | None:
        inventory = self.session.inventory
        eni = inventory.eni_by_id.get(EniId(key)) if inventory else None
        if inventory is None or eni is None:
            return None
        found = multi_eip.eni_problems(eni, inventory, self._adding(eni, inventory))
        found = (*found, *unbind_problems(eni, inventory, self.session.parts.catalog))
        found = (*self._misfit(eni), *found)
        judged = verdict(found, inventory, self._reason(eni), self._remark(eni))
        return eni_details(eni, inventory, judged, self.session.groups)

    def _ask(self) -> None:
        """Ask for consent to unbind the chosen interface, where it is in use, and to stop its instance for that."""
        inventory, now = self.session.inventory, self.session.now
        eni = inventory.eni_by_id.get(now.eni) if inventory and now.eni else None
        if inventory is None or eni is None or eni.instance_id is None or not self._in_use_only(eni):
            self.consent.clear()
            self.stop_consent.clear()
            return
        self._ask_to_stop(eni, inventory)
        addresses = (eni.private_address, *eni.secondary_addresses, *(eip.address for eip in inventory.eips_on(eni.id)))
        self.consent.ask(
            self.tr("Detach {eni} from {instance} first; its traffic stops").format(
                eni=short_name(eni.id, inventory), instance=short_name(eni.instance_id, inventory)
            ),
            self.tr(
                "None of these addresses works until the interface is attached again, and connections over "
                "them end: {addresses}. EIPs already on the interface are kept."
            ).format(addresses=listed(str(each) for each in addresses)),
            agreed=may_be_unbound(eni, now),
        )

    def _ask_to_stop(self, eni: NetworkInterface, inventory: Inventory) -> None:
        host = host_to_stop(eni, inventory, self.session.parts.catalog)
        if host is None:
            self.stop_consent.clear()
            return
        self.stop_consent.ask(
            self.tr("Stop {instance} for that and start it again; all services on it are interrupted").format(
                instance=short_name(host.id, inventory)
            ),
            self.tr(
                "Type {type} supports detaching an interface only while stopped. The guest OS is shut "
                "down, the interface is detached, and the instance is started again. This takes some "
                "minutes. If the same instance gets the interface back, it is started after that. "
                "Addresses and price do not change."
            ).format(type=host.type),
            agreed=host_may_be_stopped(eni, self.session.now),
        )

    def _stop_consented(self, agreed: bool) -> None:
        eni = self._chosen()
        if eni is not None and eni.instance_id is not None:
            self.session.dispatch(HostStopConsented(eni.id, InstanceId(eni.instance_id), agreed))

    def _consented(self, agreed: bool) -> None:
        eni = self._chosen()
        if eni is not None and eni.instance_id is not None:
            instance = InstanceId(eni.instance_id) if agreed else None
            self.session.dispatch(DetachConsented(eni.id, instance))

    def _chosen(self) -> NetworkInterface | None:
        inventory, chosen = self.session.inventory, self.session.now.eni
        return inventory.eni_by_id.get(chosen) if inventory and chosen else None

    def _columns(self) -> tuple[Column[NetworkInterface], ...]:
        columns = eni_columns(self._remark, lambda: self.session.inventory)
        # Those that can be chosen come first, and those in use before those that can't.
        return tuple(
            replace(each, sort=lambda eni: (bool(self._reason(eni)), self._remark(eni).casefold()))
            if each.name == "reason"
            else each
            for each in columns
        )

    def _found(self, eni: NetworkInterface) -> tuple[Problem, ...]:
        """Return what blocks ``eni``; asked for by the order, the filter and each cell, and kept for them."""
        inventory = self.session.inventory
        if inventory is None:
            return ()
        if eni.id not in self._judged:
            self._judged[eni.id] = self._judge(eni, inventory)
        return self._judged[eni.id]

    def _judge(self, eni: NetworkInterface, inventory: Inventory) -> tuple[Problem, ...]:
        return blocking(multi_eip.eni_problems(eni, inventory, self._adding(eni, inventory)))

    def _adding(self, eni: NetworkInterface, inventory: Inventory) -> int:
        """Return for how many more EIPs ``eni`` must have room: for one, before any is chosen."""
        now = self.session.now
        there = inventory.eips_on(eni.id) if now.eips else ()
        return len(eips_to_bind(replace(now, eni=eni.id), inventory)) if there else len(now.eips) or 1

    def _host(self) -> Instance | None:
        """Return the instance that the interface must fit, where that was chosen before it."""
        inventory, now = self.session.inventory, self.session.now
        return inventory.instance_by_id.get(now.instance) if inventory and now.instance_first and now.instance else None

    def _misfit(self, eni: NetworkInterface) -> tuple[Problem, ...]:
        """Return why ``eni`` does not fit the instance that was chosen before it."""
        inventory, host = self.session.inventory, self._host()
        if inventory is None or host is None or eni.type is not EniType.SECONDARY or eni.instance_id == host.id:
            return ()
        if eni.id not in self._misfits:
            self._misfits[eni.id] = fit_problems(host, eni, inventory)
        return self._misfits[eni.id]

    def _misfit_text(self, eni: NetworkInterface) -> str:
        """Return the same as a sentence about ``eni``: the rules speak of the instance."""
        host, found = self._host(), self._misfit(eni)
        return misfit_text(eni, host, found, self.session.inventory) if host is not None and found else ""

    def _refused(self, key: str) -> None:
        inventory = self.session.inventory
        eni = inventory.eni_by_id.get(EniId(key)) if inventory else None
        if eni is None:
            return
        create = (lambda: labels.text(labels.CREATE_INTERFACE), self.open_creation)
        if self._misfit_text(eni):
            other = (lambda: self.tr("Choose another in&stance"), lambda: self.page_wanted.emit(Page.INSTANCE))
            found = self._found(eni)
            self.banner.say(
                Tone.WARNING,
                lambda: self.tr("This interface can't be chosen."),
                lambda: "\n".join((self._misfit_text(eni), *(problem_text(each, inventory) for each in found))),
                action=create,
                other=other,
            )
        else:
            self.refuse(self._found(eni), create)

    def _in_use_only(self, eni: NetworkInterface) -> bool:
        found = self._found(eni)
        return bool(found and eni.instance_id) and all(each.code is ProblemCode.ENI_ATTACHED for each in found)

    def _reason(self, eni: NetworkInterface) -> str:
        """Return why ``eni`` can't be chosen; being in use is no reason, for the page asks what to do about that."""
        found = () if self._in_use_only(eni) else self._found(eni)
        return paragraph((self._misfit_text(eni), problems_text(found, self.session.inventory)))

    def _remark(self, eni: NetworkInterface) -> str:
        """Return what the table says about choosing ``eni``."""
        inventory = self.session.inventory
        if inventory is None or self._misfit(eni) or not self._in_use_only(eni):
            dark = inventory is not None and not inventory.has_read(ListName.EIPS)
            return self._reason(eni) or (self.tr("Not known: the EIPs could not be read") if dark else "")
        if host_to_stop(eni, inventory, self.session.parts.catalog):
            said = self.tr("Only if {instance} is stopped to detach it first")
        else:
            said = self.tr("Only when it is detached from {instance} first")
        return said.format(instance=short_name(eni.instance_id or "", inventory))
