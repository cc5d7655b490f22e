"""The choices of the guest configuration that are not the stack: routing, masks, marks, numbers, names."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gui.guest.model import HIGHEST_BASE, LOWEST_BASE, GuestOptions, Routing
from gui.guest.values import InterfaceName
from gui.qt.base.theme import chars


class GuestOptionsRow(QWidget):
    """Two rows of choices: together they are wider than a small screen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exposed = False
        self.addresses_only, self.host_prefix, self.marks = QCheckBox(), QCheckBox(), QCheckBox()
        self.base_label, self.base = QLabel(), QSpinBox()
        self.base.setRange(LOWEST_BASE, HIGHEST_BASE)
        self.base.setValue(GuestOptions().base)
        self.base_label.setBuddy(self.base)
        self.name_label, self.name = QLabel(), QLineEdit()
        self.name.setMinimumWidth(chars(self, 18))
        self.name.setMaximumWidth(chars(self, 24))
        self.name_label.setBuddy(self.name)
        boxes, fields = QHBoxLayout(), QHBoxLayout()
        for box in (self.addresses_only, self.host_prefix, self.marks):
            boxes.addWidget(box)
            box.toggled.connect(self.changed)
        for widget in (self.base_label, self.base, self.name_label, self.name):
            fields.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (boxes, fields):
            row.addStretch(1)
            column.addLayout(row)
        self.base.editingFinished.connect(self.changed)
        self.name.editingFinished.connect(self.changed)
        self._retranslate()

    def ask_only_for(self, *, exposed: bool) -> None:
        """Show only what makes a difference: an exposed EIP comes by DHCP, with its mask, and needs the routing."""
        self.addresses_only.setVisible(not exposed)
        self.host_prefix.setVisible(not exposed)
        self._exposed = exposed
        self._explain_base()

    def begin_with(self, first_table: int | None) -> None:
        """Set the number of the first table that the user prefers, None for the automatic one; tells nobody."""
        self.base.setValue(first_table or GuestOptions().base)

    def options(self) -> GuestOptions:
        """Return the choices.

        Raises:
            ValueError: the interface name is not usable.
        """
        name = self.name.text().strip()
        addresses_only = self.addresses_only.isChecked() and not self._exposed
        return GuestOptions(
            routing=Routing.ADDRESSES_ONLY if addresses_only else Routing.SOURCE,
            host_prefix=self.host_prefix.isChecked() and not self._exposed,
            connection_marks=self.marks.isChecked(),
            interface_name=InterfaceName(name) if name else None,
            base=self.base.value(),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.addresses_only.setText(self.tr("Addresses &only, no routing"))
        self.host_prefix.setText(self.tr("/32 addresses"))
        self.marks.setText(self.tr("Connection &marks (containers, forwarded ports)"))
        self.base.setSpecialValueText(self.tr("Automatic"))
        self._explain_base()
        self.name_label.setText(self.tr("&Interface name:"))
        self.name.setPlaceholderText(self.tr("found by its MAC"))
        self.name.setToolTip(self.tr("Only where a network stack calls the interface by its name, for example eth1"))

    def _explain_base(self) -> None:
        """Say what the number does: an exposed EIP gets its own from above it, so that it lasts when others come."""
        if self._exposed:
            self.base_label.setText(self.tr("Tables &from:"))
            self.base.setAccessibleName(self.tr("Tables from"))
            tip = self.tr(
                "The MAC address of each interface chooses a free number above this one for its table and its rule; it "
                "stays the same when other interfaces come or go"
            )
        else:
            self.base_label.setText(self.tr("&First table:"))
            self.base.setAccessibleName(self.tr("First table"))
            tip = self.tr(
                "Number of the first routing table and of the first rule; by default the MAC address chooses it, so "
                "that it stays the same when other interfaces come or go"
            )
        self.base.setToolTip(tip)
