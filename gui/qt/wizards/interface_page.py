"""The first page of the wizards for an interface in use: which interface is it about?"""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.domain.choices.selection import EniChosen
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem
from gui.domain.wizards.interface_in_use import NotEligible, must_stop, objection
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import ChoiceHolder
from gui.qt.models.choice_columns import eni_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.table_panel import TablePanel
from gui.words.names import short_name
from gui.words.problems import problem_text


class InterfaceInUsePage(WizardPage):
    """Which interface is it about? Those of which nothing can be taken stay visible, with the reason."""

    def __init__(self, holder: ChoiceHolder[Any], parent: QWidget | None = None) -> None:
        super().__init__(Page.INTERFACE_IN_USE, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: Inventory | None = None
        self.model = Records(
            self._columns(),
            lambda eni: eni.id,
            reason=self._reason,
            tickable=True,
            slices=holder.session.slices,
            parent=self,
        )
        self.model.ticked.connect(lambda key, _on: holder.dispatch(EniChosen(EniId(key))))
        self.panel = TablePanel(
            holder.session, self.model, self.tr("Network interfaces"), choosable_only=True, exclusive=True
        )
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.INTERFACES, also=(ListName.EIPS,))
        self.body.addWidget(self.panel, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Choose the interface whose EIPs are bound in multi-EIP mode."))
        self.panel.table.setAccessibleName(self.tr("Network interfaces"))
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the interfaces and the chosen one."""
        inventory = self.session.inventory
        if inventory is not self._shown:
            self._shown = inventory
            secondary = (each for each in inventory.interfaces if each.type is EniType.SECONDARY) if inventory else ()
            self.model.show(tuple(secondary))
            self.panel.table.widen_columns()
        chosen = self._holder.state.choice.eni
        self.model.show_ticks(frozenset({chosen} if chosen else ()))
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return which lists could not be read."""
        unread: tuple[Problem, ...] = self._holder.state.unread()
        return unread

    def _columns(self) -> tuple[Column[NetworkInterface], ...]:
        # Those that can be chosen come first, and those whose instance must stop for it before those that can't.
        return tuple(
            replace(each, sort=lambda eni: (bool(self._reason(eni)), self._remark(eni).casefold()))
            if each.name == "reason"
            else each
            for each in eni_columns(self._remark, lambda: self.session.inventory)
        )

    def _reason(self, eni: NetworkInterface) -> str:
        """Return why ``eni`` can't be chosen; that its instance must stop is no reason: a later page asks."""
        inventory = self.session.inventory
        match objection(eni, inventory, self.session.parts.catalog):
            case None:
                return ""
            case NotEligible.LEFT_OVER:
                return self.tr("Left over from an interface with an EIP as its address. Unbind it in the main window.")
            case NotEligible.NO_EIP:
                return self.tr("It carries no EIP.")
            case NotEligible.ADDRESS_IS_EIP:
                return self.tr("Its own address is the EIP. Unbind it in the main window.")
            case NotEligible.OTHER_MODE:
                return self.tr("Its EIPs are bound in another mode.")
            case problem:
                return problem_text(problem, inventory)

    def _remark(self, eni: NetworkInterface) -> str:
        """Return what the table says about choosing ``eni``."""
        inventory = self.session.inventory
        host = must_stop(eni, inventory, self.session.parts.catalog)
        if host is None:
            return self._reason(eni)
        return self.tr("Only if {instance} is stopped for the change").format(instance=short_name(host.id, inventory))
