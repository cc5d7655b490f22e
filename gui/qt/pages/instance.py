"""Choose the ECS instance that takes the interface."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.domain import association
from gui.domain.eni import EniId
from gui.domain.flow import Page
from gui.domain.instance import Instance, InstanceId
from gui.domain.inventory import Inventory
from gui.domain.problems import Problem, ProblemCode, blocking
from gui.domain.remaining import may_be_stopped
from gui.domain.selection import InstanceChosen, StopConsented
from gui.qt.messages.operations import short_name
from gui.qt.messages.problems import problem_text
from gui.qt.models.columns import instance_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.session import Session
from gui.qt.widgets.consent import Consent
from gui.qt.widgets.table_panel import TablePanel


class InstancePage(WizardPage):
    """A table of instances, checked against the chosen interface."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.INSTANCE, session, parent)
        self.model = Records(self._columns(), lambda i: i.id, reason=self._reason, tickable=True, parent=self)
        self.model.ticked.connect(lambda key, _on: session.dispatch(InstanceChosen(InstanceId(key))))
        self.panel = TablePanel(session, self.model, self.tr("Instances"), choosable_only=True, exclusive=True)
        self.panel.sort_by("reason")
        self.panel.say_when_empty(
            lambda: (
                self.tr("There is no ECS instance in this region."),
                self.tr("Create one in the ECS console, then refresh with F5."),
            )
        )
        self.consent = Consent()
        self.consent.given.connect(self._consented)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.consent)
        self._shown: tuple[Inventory | None, EniId | None] = (None, None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setTitle(self.tr("Instance"))
        self.setSubTitle(self.tr("Which ECS instance takes the interface? It must be in the same zone and VPC."))
        self.panel.table.setAccessibleName(self.tr("Instances"))
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the instances and the chosen one; the reasons depend on the chosen interface."""
        inventory, now = self.session.inventory, self.session.now
        if (inventory, now.eni) != self._shown:
            self._shown = (inventory, now.eni)
            self.model.show(inventory.instances if inventory else ())
            self.panel.table.fit_columns()
        self.model.show_ticks(frozenset({now.instance} if now.instance else ()))
        self._ask()
        super().show_state()

    def _ask(self) -> None:
        """Ask for consent to stop the chosen instance, where its type needs that."""
        inventory, now = self.session.inventory, self.session.now
        instance = inventory.instance_by_id.get(now.instance) if inventory and now.instance else None
        # One that was agreed to on the page before, because it has the interface now, is not asked about again.
        if instance is None or not self._must_stop_only(instance) or now.stop_host == instance.id:
            self.consent.clear()
            return
        self.consent.ask(
            self.tr("Stop {instance} and start it again; everything on it stops meanwhile").format(
                instance=short_name(instance.id, inventory)
            ),
            self.tr(
                "Type {type} takes an interface only while stopped. The guest is shut down, the interface is bound, "
                "and the instance is started again: some minutes. Its addresses and its price stay the same."
            ).format(type=instance.type),
            agreed=may_be_stopped(instance, now),
        )

    def _consented(self, agreed: bool) -> None:  # noqa: FBT001 - a Qt signal's argument
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
        inventory, catalog = self.session.inventory, self.session.parts.catalog
        if inventory is None:
            return ()
        eni = inventory.eni_by_id.get(self.session.now.eni) if self.session.now.eni else None
        return blocking(association.instance_problems(instance, eni, inventory, catalog))

    def _must_stop_only(self, instance: Instance) -> bool:
        found = self._found(instance)
        return bool(found) and all(each.code is ProblemCode.INSTANCE_MUST_STOP for each in found)

    def _reason(self, instance: Instance) -> str:
        """Return why ``instance`` can't be chosen; one that must be stopped can, for the page asks about that."""
        found = self._found(instance)
        return problem_text(found[0]) if found and not self._must_stop_only(instance) else ""

    def _remark(self, instance: Instance) -> str:
        """Return what the table says about choosing ``instance``."""
        if self._must_stop_only(instance):
            return self.tr("Only when it is stopped meanwhile")
        return self._reason(instance)
