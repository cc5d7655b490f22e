"""The pages of the wizard that moves EIPs to another instance: which EIPs, and to which instance and interface."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.operations.permissions import Deed
from gui.domain.wizards.in_use_choice import Drafted, EipWanted, MovedTo, TakenBy, TargetStopAgreed
from gui.domain.wizards.move import MoveState
from gui.domain.wizards.steps import Page
from gui.qt.base.answers import ChoiceHolder
from gui.qt.dialogs.create_interface import NewInterfaceDialog
from gui.qt.models.choice_columns import eip_columns, instance_columns
from gui.qt.models.records import Records
from gui.qt.pages.base import WizardPage
from gui.qt.widgets.consent import Consent
from gui.qt.widgets.table_panel import TablePanel
from gui.qt.wizards.stop_consent import StopConsent
from gui.words import labels
from gui.words.names import resource_name, short_name
from gui.words.problems import problem_text

_ASKED_HERE = frozenset({ProblemCode.ENI_HOST_MUST_STOP, ProblemCode.INSTANCE_MUST_STOP})
"""What a box of the page asks for."""


class EipsToMovePage(WizardPage):
    """The EIPs of the interface; all are selected at first, and then the interface moves with them."""

    def __init__(self, holder: ChoiceHolder[MoveState], parent: QWidget | None = None) -> None:
        super().__init__(Page.EIPS_TO_MOVE, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: tuple[Inventory | None, EniId | None] = (None, None)
        self.model: Records[ElasticIp] = Records(
            eip_columns(lambda _eip: "", lambda: holder.session.inventory),
            lambda eip: eip.allocation_id,
            tickable=True,
            parent=self,
        )
        self.model.ticked.connect(lambda key, on: holder.dispatch(EipWanted(AllocationId(key), on)))
        self.panel = TablePanel(holder.session, self.model, self.tr("EIPs to move"))
        self.panel.take_from(ListName.EIPS)
        self.how = QLabel()
        self.how.setWordWrap(True)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.how)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        eni = resource_name(self._holder.state.choice.eni or "", self.session.inventory)
        self.setSubTitle(self.tr("Select the EIPs of interface {eni} that move to another instance.").format(eni=eni))
        self.panel.table.setAccessibleName(self.tr("EIPs to move"))
        self.model.retitle(eip_columns(lambda _eip: "", lambda: self.session.inventory))

    def show_state(self) -> None:
        """Draw the EIPs and what moves with them."""
        state, inventory = self._holder.state, self.session.inventory
        if (inventory, state.choice.eni) != self._shown:
            self._shown = (inventory, state.choice.eni)
            self.retranslate()
            self.model.show(state.carried())
            self.panel.table.widen_columns()
        self.model.show_ticks(frozenset(state.moving()))
        if state.whole:
            self.how.setText(self.tr("The interface moves with its EIPs, and keeps its addresses and gateways."))
        else:
            self.how.setText(
                self.tr("The interface stays. The selected EIPs are unbound, and bound to another interface.")
            )
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return which lists could not be read."""
        return self._holder.state.unread()


class MoveToPage(WizardPage):
    """The instance that gets the EIPs, and where some stay the interface of it; what must be stopped is asked."""

    def __init__(self, holder: ChoiceHolder[MoveState], parent: QWidget | None = None) -> None:
        super().__init__(Page.MOVE_TO, holder.session, parent, answers=holder)
        self._holder = holder
        self._shown: tuple[object, ...] = ()
        self.model: Records[Instance] = Records(
            instance_columns(self._reason),
            lambda instance: instance.id,
            reason=self._reason,
            tickable=True,
            slices=holder.session.slices,
            parent=self,
        )
        self.model.ticked.connect(lambda key, _on: holder.dispatch(MovedTo(InstanceId(key))))
        self.panel = TablePanel(holder.session, self.model, self.tr("Instances"), choosable_only=True, exclusive=True)
        self.panel.sort_by("reason")
        self.panel.take_from(ListName.INSTANCES, also=(ListName.INTERFACES,))
        self.interface, self.label = QComboBox(), QLabel()
        self.interface.activated.connect(self._taken)
        self.label.setBuddy(self.interface)
        self.create_button = QPushButton()
        self.create_button.setAutoDefault(False)
        self.create_button.clicked.connect(self.open_creation)
        row, form = QHBoxLayout(), QFormLayout()
        row.addWidget(self.interface, 1)
        row.addWidget(self.create_button)
        form.addRow(self.label, row)
        self.stop_consent, self.stop_target = StopConsent(holder), Consent()
        self.stop_target.given.connect(self._stop_agreed)
        self.body.addWidget(self.panel, 1)
        self.body.addLayout(form)
        self.body.addWidget(self.stop_consent)
        self.body.addWidget(self.stop_target)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setSubTitle(self.tr("Choose the instance that gets the EIPs."))
        self.panel.table.setAccessibleName(self.tr("Instances"))
        self.label.setText(self.tr("Bind to &interface:"))
        self.create_button.setText(labels.text(labels.CREATE_INTERFACE))
        self.interface.setAccessibleName(self.tr("Interface that takes the EIPs"))
        self.model.retitle(instance_columns(self._reason))
        self._shown = ()

    def show_state(self) -> None:
        """Draw the instances, the interfaces of the chosen one, and what must be stopped."""
        state, inventory = self._holder.state, self.session.inventory
        shown = (inventory, state.choice.eni, state.whole)
        if shown != self._shown:
            self._shown = shown
            self.model.show(inventory.instances if inventory else ())
            self.panel.table.widen_columns()
        self.model.show_ticks(frozenset({state.choice.to} if state.choice.to else ()))
        self._show_takers()
        drafted = state.drafted if state.choice.to else Drafted()
        self.stop_consent.show_drafted(drafted)
        self._ask_to_stop(drafted)
        super().show_state()

    def said(self) -> tuple[Problem, ...]:
        """Return what is in the way, once there is a choice; what a box asks for is said there."""
        state = self._holder.state
        if state.choice.to is None or (not state.whole and state.choice.onto is None):
            return state.unread()
        return tuple(each for each in state.drafted.problems if each.code not in _ASKED_HERE)

    def _show_takers(self) -> None:
        state = self._holder.state
        takers = [(eni, problem) for eni, problem in state.takers() if problem is None]
        wanted = bool(state.choice.to) and not state.whole
        self.label.setVisible(wanted)
        self.interface.setVisible(wanted)
        why_not = self.session.rights.why_not(Deed.CREATE_ENI)
        self.create_button.setVisible(wanted)
        self.create_button.setEnabled(not why_not)
        self.create_button.setToolTip(why_not)
        self.interface.clear()
        self.interface.addItem(self.tr("Choose an interface") if takers else self.tr("No interface can take them"), "")
        for eni, _ in takers:
            self.interface.addItem(resource_name(eni.id, self.session.inventory), eni.id)
        self.interface.setCurrentIndex(max(0, self.interface.findData(state.choice.onto or "")))

    def open_creation(self) -> None:
        """Ask for vSwitch and security group of a new interface, beside the chosen instance; it is made at once."""
        state, inventory = self._holder.state, self.session.inventory
        instance = inventory.instance_by_id.get(state.choice.to) if inventory and state.choice.to else None
        dialog = NewInterfaceDialog(self.session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if instance is not None:
            dialog.vswitch.setCurrentIndex(max(0, dialog.vswitch.findData(instance.vswitch_id)))
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, made: tuple[str, ...]) -> None:
        for eni in made:
            self._holder.dispatch(TakenBy(EniId(eni)))

    def _taken(self, index: int) -> None:
        chosen = self.interface.itemData(index)
        self._holder.dispatch(TakenBy(EniId(chosen) if chosen else None))

    def _ask_to_stop(self, drafted: Drafted) -> None:
        target = self._holder.state.target_to_stop()
        if target is None or not (drafted.stops_instance or drafted.needs_only_a_stop):
            self.stop_target.clear()
            return
        name = short_name(target.id, self.session.inventory)
        agreed = self._holder.state.choice.stop_target == target.id
        self.stop_target.ask(labels.text(labels.STOP_AND_START).format(instance=name), agreed=agreed)

    def _stop_agreed(self, agreed: bool) -> None:
        target = self._holder.state.target_to_stop()
        self._holder.dispatch(TargetStopAgreed(target.id if agreed and target else None))

    def _reason(self, instance: Instance) -> str:
        found = self._holder.state.instance_problems(instance)
        return problem_text(found[0], self.session.inventory) if found else ""
