"""What a guest configuration is made of: interface, network stack, gateway, and the options below a fold."""

from ipaddress import AddressValueError, IPv4Address

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.qt.base.theme import chars
from gui.qt.models.shown_guest import ShownGuest
from gui.qt.widgets.guest_options import GuestOptionsForm
from gui.qt.widgets.option_buttons import Fold
from gui.qt.widgets.stack_choice import StackChoice


class GuestHeader(QWidget):
    """Asks for what the cloud does not say."""

    changed = Signal()
    """An answer is another one."""
    picked = Signal(str)
    """The files of the interface with this id are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which_label, self.which, self.together = QLabel(), QComboBox(), QLabel()
        self.stack_choice = StackChoice()
        self.gateway_label, self.gateway = QLabel(), QLineEdit()
        self.options = GuestOptionsForm()
        self.fold = Fold(self.options)
        self._labels = (self.which_label, self.stack_choice.label, self.gateway_label)
        self.which_label.setBuddy(self.which)
        self.gateway_label.setBuddy(self.gateway)
        self.gateway.setMinimumWidth(chars(self, 18))
        self.gateway.setMaximumWidth(chars(self, 20))
        self.which.currentIndexChanged.connect(lambda: self.picked.emit(str(self.which.currentData())))
        self.options.changed.connect(self._tell)
        self.stack_choice.changed.connect(self._tell)
        self.gateway.editingFinished.connect(self._tell)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        which, gateway = QHBoxLayout(), QHBoxLayout()
        which.addWidget(self.which_label)
        which.addWidget(self.which)
        which.addWidget(self.together, 1)
        gateway.addWidget(self.gateway_label)
        gateway.addWidget(self.gateway)
        gateway.addSpacing(chars(self, 3))
        gateway.addWidget(self.fold)
        gateway.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(which)
        column.addWidget(self.stack_choice)
        column.addLayout(gateway)
        column.addWidget(self.options)

    def begin(self, shown: ShownGuest | None, inventory: Inventory | None, first_table: int | None) -> None:
        """Ask about other interfaces; tells nobody.

        Args:
            shown: the interfaces.
            inventory: names them, and knows their usual gateway.
            first_table: the number that the user prefers, None for the automatic one.
        """
        exposed = shown.exposed if shown else ()
        several = (self.which_label, self.which, self.together)
        with_gateway = (self.gateway_label, self.gateway)
        for widget in (*several, *with_gateway):
            widget.setVisible(len(exposed) > 1 if widget in several else not exposed)
        self.options.ask_only_for(exposed=bool(exposed))
        self.options.begin_with(first_table)
        blocked = self.which.blockSignals(True)
        self.which.clear()
        for each in exposed:
            self.which.addItem(_said_of(each, inventory), each)
        self.which.blockSignals(blocked)
        self._align()
        self.gateway.setText(shown.usual_gateway(inventory) if shown else "")
        self._sum_up()

    def private_gateway(self) -> IPv4Address | None:
        """Return the gateway of the private network, None where the field has no IPv4 address in it."""
        try:
            return IPv4Address(self.gateway.text().strip())
        except AddressValueError:
            return None

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._align()
        super().changeEvent(event)

    def _tell(self) -> None:
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        self.fold.setText(self.tr("O&ptions: {changed}").format(changed=self.options.summary()))

    def _retranslate(self) -> None:
        self.which_label.setText(self.tr("EIP s&hown:"))
        self.together.setText(self.tr("All of them are saved together."))
        self.gateway_label.setText(self.tr("&Gateway of the private network:"))
        self.gateway.setToolTip(self.tr("The vSwitch's third address from the end, unless yours differs"))
        self._align()
        self._sum_up()

    def _align(self) -> None:
        """Let the fields begin at one line."""
        for each in self._labels:
            each.setMinimumWidth(0)
        labels = [each for each in self._labels if not each.isHidden()]
        widest = max(each.sizeHint().width() for each in labels)
        for each in labels:
            each.setMinimumWidth(widest)


def _said_of(eni_id: EniId, inventory: Inventory | None) -> str:
    eni = inventory.eni_by_id.get(eni_id) if inventory else None
    return f"{eni.private_address} · {eni_id}" if eni else eni_id
