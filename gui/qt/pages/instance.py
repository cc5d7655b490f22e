"""Choose the ECS instance that takes the interface."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gui.domain.choices.selection import InstanceChosen, Method, StopConsented
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.rules import multi_eip, new_blocks, secondary_cidr
from gui.domain.rules.instance import free_interfaces
from gui.domain.wizards.steps import Page
from gui.qt.base.session import Session
from gui.qt.models.choice_columns import instance_columns
from gui.qt.models.details import Details, instance_details, verdict
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.consent import Consent
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.widgets.table_with_details import TableWithDetails
from gui.words import labels
from gui.words.names import short_name
from gui.words.problems import problems_text


class InstancePage(WizardPage):
    """A table of instances, checked against the interface where that is chosen before."""

    interface_first = Signal()
    """The user wants to choose the interface before the instance."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.INSTANCE, session, parent)
        self._judged: dict[InstanceId, tuple[Problem, ...]] = {}
        self.model = Records(
            self._columns(), lambda i: i.id, reason=self._reason, tickable=True, slices=session.slices, parent=self
        )
        self.model.ticked.connect(lambda key, _on: self._chosen(InstanceId(key)))
        self.panel = TablePanel(session, self.model, self.tr("Instances"), choosable_only=True, exclusive=True)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.INSTANCES, also=(ListName.INTERFACES,))
        self.panel.say_when_empty(
            lambda: (
                self.tr("There is no ECS instance in this region."),
                self.tr("Create one in the ECS console, then refresh with F5."),
            )
        )
        self.panel.table.refused.connect(self._refused)
        self.swap = QPushButton()
        self.swap.setAutoDefault(False)
        self.swap.clicked.connect(self.interface_first)
        self.panel.top.insertWidget(self.panel.top.count() - 1, self.swap)
        QWidget.setTabOrder(self.panel.choosable, self.swap)
        self.consent = Consent()
        self.consent.given.connect(self._consented)
        self.details = TableWithDetails(session, self.panel, self._details)
        self.body.addWidget(self.details, 1)
        self.body.addWidget(self.consent)
        self._shown: object = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._ask_which()
        self.swap.setText(self.tr("Choose the inter&face first"))
        self.panel.table.setAccessibleName(self.tr("Instances"))
        self.model.retitle(self._columns())

    def _ask_which(self) -> None:
        if self._instance_first():
            text = self.tr("Which ECS instance takes the EIPs? The next page offers only interfaces that fit it.")
        elif self.session.now.method is Method.MULTI_EIP:
            text = self.tr("Which ECS instance takes the interface? It must be in the same zone and VPC.")
        else:
            text = self.tr("Which ECS instance takes the new interfaces, one for each EIP? They are made in its VPC.")
        self.setSubTitle(text)

    def show_state(self) -> None:
        """Draw the instances and the chosen one; the reasons depend on the interface, or on how many are to come."""
        inventory, now = self.session.inventory, self.session.now
        asked = (inventory, now.method, now.eni, now.eips, now.instance_first)
        if asked != self._shown:
            self._shown = asked
            self._judged = {}
            self._ask_which()
            self.model.show(inventory.instances if inventory else ())
            self.panel.table.widen_columns()
        self.model.show_ticks(frozenset({now.instance} if now.instance else ()))
        self.swap.setVisible(self._instance_first())
        self._ask()
        self.details.refresh()
        super().show_state()

    def _chosen(self, instance: InstanceId) -> None:
        self.banner.clear()
        self.session.dispatch(InstanceChosen(instance))

    def _details(self, key: str) -> Details | None:
        inventory = self.session.inventory
        instance = inventory.instance_by_id.get(InstanceId(key)) if inventory else None
        if inventory is None or instance is None:
            return None
        found = self._rules(instance, inventory)
        told = verdict(found, inventory, self._reason(instance), self._condition(instance), self._slots(instance))
        return instance_details(instance, inventory, told, self.session.groups)

    def _ask(self) -> None:
        """Ask for consent to stop the chosen instance, where its type needs that."""
        inventory, now = self.session.inventory, self.session.now
        instance = inventory.instance_by_id.get(now.instance) if inventory and now.instance else None
        # One that was agreed to on the page before, because it has the interface now, is not asked about again.
        asked = now.method is Method.MULTI_EIP and instance is not None and now.stop_host == instance.id
        if instance is None or not self._must_stop_only(instance) or asked:
            self.consent.clear()
            return
        self.consent.ask(
            labels.text(labels.STOP_AND_START).format(instance=short_name(instance.id, inventory)),
            self.tr(
                "Type {type} supports attaching an interface only while stopped. The guest OS is shut "
                "down, the interface is attached, and the instance is started again. This takes some "
                "minutes. Addresses and price do not change."
            ).format(type=instance.type),
            agreed=now.stop == instance.id,
        )

    def _consented(self, agreed: bool) -> None:
        if self.session.now.instance is not None:
            self.session.dispatch(StopConsented(self.session.now.instance, agreed))

    def _columns(self) -> tuple[Column[Instance], ...]:
        # Those that can be chosen come first, and those that must stop for it before those that can't.
        return tuple(
            replace(each, sort=lambda i: (bool(self._reason(i)), self._remark(i).casefold()))
            if each.name == "reason"
            else each
            for each in instance_columns(self._remark)
        )

    def _found(self, instance: Instance) -> tuple[Problem, ...]:
        """Return what blocks ``instance``; asked for by the order, the filter and each cell, and kept for them."""
        inventory = self.session.inventory
        if inventory is None:
            return ()
        if instance.id not in self._judged:
            self._judged[instance.id] = blocking(self._rules(instance, inventory))
        return self._judged[instance.id]

    def _rules(self, instance: Instance, inventory: Inventory) -> tuple[Problem, ...]:
        """Return all that is to be said of ``instance`` on the chosen method, as if nothing had been agreed to."""
        now, catalog = self.session.now, self.session.parts.catalog
        if now.method is Method.MULTI_EIP:
            eni = inventory.eni_by_id.get(now.eni) if now.eni and not now.instance_first else None
            return multi_eip.instance_problems(instance, eni, inventory, catalog)
        there = replace(now, instance=instance.id, stop=None)
        # Before any EIP is chosen, there must be room for one.
        coming = len(new_blocks.eips_to_expose(there, inventory)) if there.eips else 1
        return secondary_cidr.expose_on_problems(instance, there, inventory, catalog, coming)

    def _instance_first(self) -> bool:
        return self.session.now.instance_first and self.session.now.method is Method.MULTI_EIP

    def _refused(self, key: str) -> None:
        instance = self.session.inventory.instance_by_id.get(InstanceId(key)) if self.session.inventory else None
        if instance is not None:
            self.refuse(self._found(instance))

    def _must_stop_only(self, instance: Instance) -> bool:
        found = self._found(instance)
        return bool(found) and all(each.code is ProblemCode.INSTANCE_MUST_STOP for each in found)

    def _reason(self, instance: Instance) -> str:
        """Return why ``instance`` can't be chosen; one that must be stopped can, for the page asks about that."""
        found = self._found(instance)
        return problems_text(found, self.session.inventory) if found and not self._must_stop_only(instance) else ""

    def _remark(self, instance: Instance) -> str:
        """Return what the table says about choosing ``instance``."""
        return self._condition(instance) or self._reason(instance) or self._slots(instance)

    def _condition(self, instance: Instance) -> str:
        """Return on what condition ``instance`` can be chosen, empty where there is none."""
        return self.tr("Only if it is stopped for the change") if self._must_stop_only(instance) else ""

    def _slots(self, instance: Instance) -> str:
        """Return how many interfaces are free where that is the limit, empty where it is not or is not known."""
        inventory = self.session.inventory
        slots = free_interfaces(instance, inventory) if inventory else None
        if slots is None or self.session.now.method is Method.MULTI_EIP:
            return ""
        return self.tr("Yes, {free} of {all} interfaces are free").format(free=slots[0], all=slots[1])
