"""Choose the ECS instance that takes the interface."""

from PySide6.QtWidgets import QWidget

from gui.domain import association
from gui.domain.eni import EniId
from gui.domain.flow import Page
from gui.domain.instance import Instance, InstanceId
from gui.domain.inventory import Inventory
from gui.domain.problems import blocking
from gui.domain.selection import InstanceChosen
from gui.qt.messages.problems import problem_text
from gui.qt.models.columns import instance_columns
from gui.qt.models.records import Records
from gui.qt.pages.base import WizardPage
from gui.qt.session import Session
from gui.qt.widgets.table_panel import TablePanel


class InstancePage(WizardPage):
    """A table of instances, checked against the chosen interface."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.INSTANCE, session, parent)
        self.model = Records(
            instance_columns(self._reason), lambda i: i.id, reason=self._reason, tickable=True, parent=self
        )
        self.model.ticked.connect(lambda key, _on: session.dispatch(InstanceChosen(InstanceId(key))))
        self.panel = TablePanel(session, self.model, self.tr("Instances"), choosable_only=True, exclusive=True)
        self.panel.sort_by("reason")
        self.panel.say_when_empty(
            lambda: (
                self.tr("There is no ECS instance in this region."),
                self.tr("Create one in the ECS console, then refresh with F5."),
            )
        )
        self.body.addWidget(self.panel, 1)
        self._shown: tuple[Inventory | None, EniId | None] = (None, None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setTitle(self.tr("Instance"))
        self.setSubTitle(self.tr("Which ECS instance takes the interface? It must be in the same zone and VPC."))
        self.panel.table.setAccessibleName(self.tr("Instances"))
        self.model.retitle(instance_columns(self._reason))

    def show_state(self) -> None:
        """Draw the instances and the chosen one; the reasons depend on the chosen interface."""
        inventory, now = self.session.inventory, self.session.now
        if (inventory, now.eni) != self._shown:
            self._shown = (inventory, now.eni)
            self.model.show(inventory.instances if inventory else ())
            self.panel.table.fit_columns()
        self.model.show_ticks(frozenset({now.instance} if now.instance else ()))
        super().show_state()

    def _reason(self, instance: Instance) -> str:
        inventory, catalog = self.session.inventory, self.session.parts.catalog
        if inventory is None:
            return ""
        eni = inventory.eni_by_id.get(self.session.now.eni) if self.session.now.eni else None
        found = blocking(association.instance_problems(instance, eni, inventory, catalog))
        return problem_text(found[0]) if found else ""
