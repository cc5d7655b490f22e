"""What an unbinding does and what it keeps: everything, unless more is chosen; that is agreed to on the next page."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.plans.change_picture import ChangePicture, change_picture
from gui.domain.wizards.in_use_choice import DeletionWanted, ReleaseWanted
from gui.domain.wizards.steps import Page
from gui.domain.wizards.unbind import UnbindState
from gui.qt.base.answers import ChoiceHolder
from gui.qt.base.theme import chars
from gui.qt.models.choice_columns import eip_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.change_view import ChangeView
from gui.qt.widgets.check_boxes import CheckBox, RadioButton
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.widgets.text_labels import MessageLabel
from gui.words.joining import paragraph
from gui.words.names import resource_name, short_name
from gui.words.problems import problem_text


class DeletionPage(WizardPage):
    """The picture of the change; behind *More* the EIPs to release, and whether the interface is deleted."""

    def __init__(self, holder: ChoiceHolder[UnbindState], parent: QWidget | None = None) -> None:
        super().__init__(Page.DELETION, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: tuple[Inventory | None, str | None] = (None, None)
        self.model = Records(
            self._columns(), lambda eip: eip.allocation_id, reason=self._reason, tickable=True, parent=self
        )
        self.model.ticked.connect(lambda key, on: holder.dispatch(ReleaseWanted(frozenset({AllocationId(key)}), on)))
        self.panel = TablePanel(holder.session, self.model, self.tr("EIPs to release"), choosable_only=True)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.EIPS)
        self.which, self.why, self.counted = QLabel(), MessageLabel(), MessageLabel()
        self.delete = CheckBox()
        self.delete.clicked.connect(lambda on: holder.dispatch(DeletionWanted(on)))
        for label in (self.which, self.why, self.counted):
            label.setWordWrap(True)
        self.picture = ChangeView()
        self.keep, self.more = RadioButton(), RadioButton()
        self.keep.setChecked(True)
        self.keep.clicked.connect(self._keep_everything)
        self.more.toggled.connect(self._unfold)
        self.choices = QWidget()
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(chars(self, 3), 0, 0, 0)
        column.addWidget(self.which)
        column.addWidget(self.panel, 1)
        column.addWidget(self.delete)
        column.addWidget(self.why)
        self.body.addWidget(self.picture)
        self.body.addWidget(self.counted)
        self.body.addWidget(self.keep)
        self.body.addWidget(self.more)
        # What is left over is below, so that the picture is not stretched; the choices take it while they are shown.
        self.body.addWidget(self.choices, 1000)
        self.body.addStretch(1)
        self._unfold(on=False)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("This is what the unbinding changes, and what is kept."))
        self.keep.setText(self.tr("&Keep everything: the EIPs and the interface can be used again"))
        self.more.setText(self.tr("&More: delete the interface or release EIPs, permanently"))
        self.which.setText(self.tr("Select the EIPs to release. The others are only unbound and are still charged."))
        self.panel.table.setAccessibleName(self.tr("EIPs to release"))
        self.delete.setText(
            self.tr("&Delete the interface {eni}").format(
                eni=resource_name(self._holder.state.choice.eni or "", self.session.inventory).replace("&", "&&")
            )
        )
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the EIPs, the ticks, and what they mean."""
        inventory = self.session.inventory
        if (inventory, self._holder.state.choice.eni) != self._shown:
            self._shown = (inventory, self._holder.state.choice.eni)
            self.retranslate()
            self.model.show(self._holder.state.eips())
            self.panel.table.widen_columns()
        self.model.show_ticks(frozenset(self._holder.state.released()))
        self._show_deletion()
        plan = self._holder.state.shown_plan
        self.picture.show_picture(change_picture(plan) if plan else ChangePicture(), inventory)
        if self._holder.state.choice.delete or self._holder.state.released():
            self.more.setChecked(True)
        self.counted.setText("" if self._holder.state.unread() else self._summary())
        super().show_state()

    def _unfold(self, on: bool) -> None:
        self.choices.setVisible(on)

    def _keep_everything(self) -> None:
        """Take back what was chosen to be deleted or released."""
        self._holder.dispatch(DeletionWanted(False))
        self._holder.dispatch(ReleaseWanted(frozenset(self._holder.state.released()), False))
        # In between one of the two was still chosen.
        self.keep.setChecked(True)

    def _show_deletion(self) -> None:
        problems, eni = self._holder.state.delete_problems(), self._holder.state.interface()
        self.delete.setEnabled(eni is not None and not problems)
        self.delete.setChecked(self._holder.state.choice.delete)
        if problems:
            self.why.setText("\n".join(problem_text(each, self.session.inventory) for each in problems))
        elif eni is not None:
            text = self.tr("Its private address {address} and its MAC address {mac} are lost.")
            self.why.setText(text.format(address=eni.private_address, mac=eni.mac))
        self.delete.setAccessibleDescription(self.why.text())

    def _summary(self) -> str:
        released = len(self._holder.state.released())
        eni = short_name(self._holder.state.choice.eni or "", self.session.inventory)
        kept = self.model.rowCount() - released
        told = [
            self.tr("%n EIP(s) will be released.", "", released),
            self.tr("%n EIP(s) will be kept.", "", kept),
            self.tr("The interface {eni} will be deleted.").format(eni=eni)
            if self._holder.state.choice.delete
            else self.tr("The interface {eni} will be kept.").format(eni=eni),
        ]
        return paragraph(told)

    def _columns(self) -> tuple[Column[ElasticIp], ...]:
        return eip_columns(self._reason, lambda: self.session.inventory)

    def _reason(self, eip: ElasticIp) -> str:
        found = self._holder.state.release_problems(eip)
        return problem_text(found[0], self.session.inventory) if found else ""
