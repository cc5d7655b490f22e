"""The first page of the wizards for an interface in use: which interface is it about?"""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.interface_address import exposed_eip, is_left_over
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.wizards.steps import Page
from gui.qt.models.choice_columns import eni_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage, page_id
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.wizards.in_use_draft import Draft, TeardownDraft
from gui.qt.wizards.stop_consent import must_stop_only
from gui.words.names import short_name
from gui.words.problems import problem_text


class ChooseInterfacePage(WizardPage):
    """Which interface is it about? Those of which nothing can be taken stay visible, with the reason."""

    def __init__(self, draft: Draft, following: Page, parent: QWidget | None = None) -> None:
        """Build the page; ``following`` comes after it."""
        super().__init__(Page.INTERFACE, draft.session, parent)
        self._draft, self._following = draft, following
        self._shown: Inventory | None = None
        self.model = Records(
            self._columns(),
            lambda eni: eni.id,
            reason=self._reason,
            tickable=True,
            slices=draft.session.slices,
            parent=self,
        )
        self.model.ticked.connect(lambda key, _on: draft.choose(EniId(key)))
        self.panel = TablePanel(
            draft.session, self.model, self.tr("Network interfaces"), choosable_only=True, exclusive=True
        )
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.INTERFACES, also=(ListName.EIPS,))
        self.body.addWidget(self.panel, 1)
        draft.changed.connect(self._changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setTitle(self.tr("Interface"))
        self.setSubTitle(self.tr("Choose the interface whose EIPs are bound in multi-EIP mode."))
        self.panel.table.setAccessibleName(self.tr("Network interfaces"))
        self.model.retitle(self._columns())

    def isComplete(self) -> bool:
        """Return whether an interface that has something to take back is chosen."""
        eni = self._draft.interface()
        return eni is not None and not self._reason(eni)

    def nextId(self) -> int:
        """Return the number of the next page."""
        return page_id(self._following)

    def show_state(self) -> None:
        """Draw the interfaces and the chosen one."""
        inventory = self.session.inventory
        if inventory is not self._shown:
            self._shown = inventory
            secondary = (each for each in inventory.interfaces if each.type is EniType.SECONDARY) if inventory else ()
            self.model.show(tuple(secondary))
            self.panel.table.widen_columns()
        self.model.show_ticks(frozenset({self._draft.eni} if self._draft.eni else ()))
        self.problems.show_problems(self._draft.unread(), inventory)
        self.completeChanged.emit()

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
        if unread := self._draft.unread():
            return problem_text(unread[0])
        if inventory is not None and is_left_over(eni, inventory):
            return self.tr("Left over from an interface with an EIP as its address. Unbind it in the main window.")
        if inventory is None or not inventory.eips_on(eni.id):
            return self.tr("It carries no EIP.")
        if exposed_eip(eni, inventory) is not None:
            return self.tr("Its own address is the EIP. Unbind it in the main window.")
        trial = TeardownDraft(self.session, eni.id)
        drafted = trial.make()
        if not trial.present() and (not drafted.problems or must_stop_only(drafted)):
            return self.tr("Its EIPs are bound in another mode.")
        return problem_text(drafted.problems[0], inventory) if drafted.problems and not must_stop_only(drafted) else ""

    def _remark(self, eni: NetworkInterface) -> str:
        """Return what the table says about choosing ``eni``."""
        reason, host = self._reason(eni), TeardownDraft(self.session, eni.id).host_to_stop()
        if reason or host is None:
            return reason
        return self.tr("Only if {instance} is stopped for the change").format(
            instance=short_name(host.id, self.session.inventory)
        )
