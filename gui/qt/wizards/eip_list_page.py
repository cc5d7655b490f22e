"""Which of the selected EIPs are released, or unbound? Each has a box; one that can't be chosen says why not."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.wizards.eip_list import EipListState, ReleaseState
from gui.domain.wizards.in_use_choice import ListedEipsChosen
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import ChoiceHolder
from gui.qt.models.choice_columns import eip_columns
from gui.qt.models.details import Details, eip_details, verdict
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.widgets.table_with_details import TableWithDetails
from gui.words.problems import problems_text


class EipListPage(WizardPage):
    """A table of the EIPs that were selected in the window, with a box for each."""

    def __init__(self, holder: ChoiceHolder[EipListState], parent: QWidget | None = None) -> None:
        super().__init__(Page.EIP_LIST, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: Inventory | None = None
        self.model = Records(
            self._columns(),
            lambda eip: eip.allocation_id,
            reason=self._reason,
            tickable=True,
            slices=holder.session.slices,
            parent=self,
        )
        self._answers: dict[AllocationId, bool] = {}
        # Many boxes change in one go; the plan is made once for all of them.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._dispatch)
        self.model.ticked.connect(self._ticked)
        self.panel = TablePanel(holder.session, self.model, self.tr("EIPs"), choosable_only=True)
        self.panel.table.refused.connect(self._refused)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.EIPS, also=(ListName.INTERFACES,))
        self.details = TableWithDetails(holder.session, self.panel, self._details)
        self.counted = QLabel()
        self.body.addWidget(self.details, 1)
        self.body.addWidget(self.counted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        if isinstance(self._holder.state, ReleaseState):
            self.setSubTitle(self.tr("Select the EIPs to release. Released addresses are lost permanently."))
        else:
            self.setSubTitle(self.tr("Select the EIPs to unbind. EIPs and interfaces are kept."))
        self.panel.table.setAccessibleName(self.tr("EIPs"))
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the EIPs, the boxes and their number."""
        state = self._holder.state
        if state.inventory is not self._shown:
            self._shown = state.inventory
            self.model.show(state.eips())
            self.panel.table.widen_columns()
        picked = state.picked()
        self.model.show_ticks(frozenset(picked))
        self.panel.table.viewport().update()
        counted = self.tr("Selected: {count} of {all}").format(count=len(picked), all=self.model.total)
        more = state.choice.more
        left = (
            self.tr("%n more EIP(s) of your selection need another plan: this one is full.", "", more) if more else ""
        )
        self.counted.setText(f"{counted}. {left}" if left else counted)
        self.details.refresh()
        super().show_state()

    def _ticked(self, key: str, on: bool) -> None:
        self._answers[AllocationId(key)] = on
        self.model.mark(key, on=on)
        self._due.start()

    def _dispatch(self) -> None:
        answers, self._answers = self._answers, {}
        for on in (True, False):
            if eips := frozenset(each for each, wanted in answers.items() if wanted is on):
                self._holder.dispatch(ListedEipsChosen(eips, on))

    def _refused(self, key: str) -> None:
        eip = next((each for each in self._holder.state.eips() if each.allocation_id == key), None)
        if eip is not None:
            self.refuse(self._holder.state.eip_problems(eip))

    def _details(self, key: str) -> Details | None:
        inventory = self._holder.state.inventory
        eip = inventory.eip_by_id.get(AllocationId(key)) if inventory else None
        if inventory is None or eip is None:
            return None
        found = self._holder.state.eip_problems(eip)
        return eip_details(eip, inventory, verdict(found, inventory, self._reason(eip)), self.session.groups)

    def _columns(self) -> tuple[Column[ElasticIp], ...]:
        return eip_columns(self._reason, lambda: self.session.inventory)

    def _reason(self, eip: ElasticIp) -> str:
        return problems_text(self._holder.state.eip_problems(eip), self._holder.state.inventory)
