"""Which EIPs is an interface in use to carry? Ticked are those that it carries in the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem
from gui.domain.wizards.change_eips import ChangeState
from gui.domain.wizards.in_use_choice import Drafted, EipWanted
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import ChoiceHolder
from gui.qt.models.choice_columns import eip_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.wizards.stop_consent import StopConsent
from gui.words import labels
from gui.words.names import resource_name
from gui.words.problems import problem_text
from gui.words.tone import Tone


class EipsOfInterfacePage(WizardPage):
    """The EIPs that are there, ticked, and those that could come."""

    def __init__(self, holder: ChoiceHolder[ChangeState], parent: QWidget | None = None) -> None:
        super().__init__(Page.EIPS_OF_INTERFACE, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: tuple[Inventory | None, EniId | None] = (None, None)
        self.model = Records(
            self._columns(),
            lambda eip: eip.allocation_id,
            reason=self._reason,
            tickable=True,
            slices=holder.session.slices,
            parent=self,
        )
        self.model.ticked.connect(self._ticked)
        self.panel = TablePanel(holder.session, self.model, self.tr("EIPs"), choosable_only=True)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.EIPS)
        self.counted = QLabel()
        self.counted.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.counted, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.panel, 1)
        self.body.addLayout(row)
        self.stop_consent = StopConsent(holder)
        self.body.addWidget(self.stop_consent)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        text = self.tr("Select the EIPs of interface {eni}, {limit} at most.")
        eni = resource_name(self._holder.state.choice.eni or "", self.session.inventory)
        self.setSubTitle(text.format(eni=eni, limit=MAX_EIPS_PER_ENI))
        self.panel.table.setAccessibleName(self.tr("EIPs"))
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the EIPs, the ticks and what would change."""
        inventory = self.session.inventory
        if (inventory, self._holder.state.choice.eni) != self._shown:
            self._shown = (inventory, self._holder.state.choice.eni)
            self.retranslate()
            self.model.show(inventory.eips if inventory else ())
            self.panel.table.widen_columns()
        state = self._holder.state
        wanted = state.wanted()
        self.model.show_ticks(wanted)
        coming, going = state.differences()
        text = self.tr("{count} of {limit} selected: +{coming}, -{going}, {staying} unchanged.")
        staying = len(wanted) - len(coming)
        self.counted.setText(
            text.format(
                count=len(wanted), limit=MAX_EIPS_PER_ENI, coming=len(coming), going=len(going), staying=staying
            )
        )
        self.stop_consent.show_drafted(state.drafted if coming or going else Drafted())
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return what is in the way of the change; before anything is changed, only what could not be read."""
        state = self._holder.state
        return state.drafted.problems if any(state.differences()) else state.unread()

    def _columns(self) -> tuple[Column[ElasticIp], ...]:
        return eip_columns(self._reason, lambda: self.session.inventory)

    def _reason(self, eip: ElasticIp) -> str:
        found = self._holder.state.eip_problems(eip)
        return problem_text(found[0], self.session.inventory) if found else ""

    def _ticked(self, key: str, on: bool) -> None:
        if on and len(self._holder.state.wanted()) >= MAX_EIPS_PER_ENI:
            self.banner.say(
                Tone.WARNING,
                lambda: labels.text(labels.EIP_LIMIT).format(limit=MAX_EIPS_PER_ENI),
                lambda: labels.text(labels.CLEAR_ONE_FIRST),
            )
            return
        self.banner.clear()
        self._holder.dispatch(EipWanted(AllocationId(key), on))
