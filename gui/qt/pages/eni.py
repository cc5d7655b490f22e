"""Choose the interface: instance type Secondary ENI, mode Multi-EIP to ENI, then the ENI itself."""

from PySide6.QtWidgets import QFormLayout, QGroupBox, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from gui.domain import association
from gui.domain.eip import AssociationMode
from gui.domain.eni import EniId, NetworkInterface
from gui.domain.flow import Page
from gui.domain.inventory import Inventory
from gui.domain.problems import blocking
from gui.domain.selection import EniChosen
from gui.qt.messages import words
from gui.qt.messages.problems import problem_text
from gui.qt.models.columns import eni_columns
from gui.qt.models.records import Column, Records
from gui.qt.pages.base import WizardPage
from gui.qt.session import Session
from gui.qt.widgets.table_panel import TablePanel


class InterfacePage(WizardPage):
    """The two fixed answers of the console's dialog, with why the others differ, and a table of interfaces."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Page.INTERFACE, session, parent)
        self.model = Records(self._columns(), lambda eni: eni.id, reason=self._reason, tickable=True, parent=self)
        self.model.ticked.connect(lambda key, _on: session.dispatch(EniChosen(EniId(key))))
        self.panel = TablePanel(session, self.model, self.tr("Network interfaces"), choosable_only=True, exclusive=True)
        self.panel.sort_by("reason")
        self.panel.say_when_empty(
            lambda: (
                self.tr("There is no network interface in this region."),
                self.tr("Create a secondary one in the ECS console, then refresh with F5."),
            )
        )
        self.body.addWidget(self._dialog())
        self.body.addWidget(self.panel, 1)
        self._shown: tuple[Inventory | None, int] = (None, 0)
        self.retranslate()

    def _dialog(self) -> QWidget:
        self.target = QLabel()
        self.modes = {mode: QRadioButton() for mode in AssociationMode}
        self.mode_notes = {mode: QLabel() for mode in AssociationMode}
        self.mode_box = QGroupBox()
        column = QVBoxLayout(self.mode_box)
        for mode in (AssociationMode.MULTI_EIP, AssociationMode.NAT, AssociationMode.CUT_THROUGH):
            button, note = self.modes[mode], self.mode_notes[mode]
            button.setChecked(mode is AssociationMode.MULTI_EIP)
            button.setEnabled(mode is AssociationMode.MULTI_EIP)
            note.setEnabled(mode is AssociationMode.MULTI_EIP)
            note.setWordWrap(True)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addWidget(note, 1)
            column.addLayout(row)
        self.target_title = QLabel()
        form = QFormLayout()
        form.addRow(self.target_title, self.target)
        box = QWidget()
        whole = QVBoxLayout(box)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(form)
        whole.addWidget(self.mode_box)
        return box

    def retranslate(self) -> None:
        """Set every text."""
        self.setTitle(self.tr("Interface"))
        self.setSubTitle(self.tr("Which secondary network interface (ENI) takes the EIPs? It must be free."))
        self.target_title.setText(self.tr("Instance type:"))
        self.target.setText(self.tr("Secondary ENI"))
        self.mode_box.setTitle(self.tr("Mode"))
        notes = {
            AssociationMode.MULTI_EIP: self.tr(
                "Up to ten EIPs, visible in the guest, next to the private address; every IP protocol works."
            ),
            AssociationMode.NAT: self.tr(
                "EIPs stay on a gateway and the guest sees private addresses only: not what this wizard is for."
            ),
            AssociationMode.CUT_THROUGH: self.tr(
                "One EIP only, in place of the private address: not what this wizard is for."
            ),
        }
        for mode, note in notes.items():
            self.modes[mode].setText(words.mode(mode))
            self.mode_notes[mode].setText(note)
            self.modes[mode].setAccessibleDescription(note)
        self.panel.table.setAccessibleName(self.tr("Network interfaces"))
        self.model.retitle(self._columns())

    def show_state(self) -> None:
        """Draw the interfaces and the chosen one; the reasons depend on how many EIPs are chosen."""
        inventory, now = self.session.inventory, self.session.now
        if (inventory, len(now.eips)) != self._shown:
            self._shown = (inventory, len(now.eips))
            self.model.show(inventory.interfaces if inventory else ())
            self.panel.table.fit_columns()
        self.model.show_ticks(frozenset({now.eni} if now.eni else ()))
        super().show_state()

    def _columns(self) -> tuple[Column[NetworkInterface], ...]:
        return eni_columns(self._reason, lambda: self.session.inventory)

    def _reason(self, eni: NetworkInterface) -> str:
        inventory = self.session.inventory
        if inventory is None:
            return ""
        found = blocking(association.eni_problems(eni, inventory, adding=len(self.session.now.eips)))
        return problem_text(found[0]) if found else ""
