"""The choices of the guest configuration that are not the stack: routing, masks, marks, numbers, names."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from gui.guest.model import HIGHEST_BASE, LOWEST_BASE, GuestOptions, Routing
from gui.guest.values import InterfaceName
from gui.qt.base.theme import chars, colour
from gui.qt.widgets.check_boxes import CheckBox
from gui.words.joining import listed
from gui.words.plain_text import without_mnemonic
from gui.words.tone import Tone


class GuestOptionsForm(QWidget):
    """One option a row: the choice, and when to choose it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exposed = False
        self._usual_base = GuestOptions().base
        self.addresses_only, self.host_prefix, self.marks = CheckBox(), CheckBox(), CheckBox()
        self.base_label, self.base = QLabel(), QSpinBox()
        self.base.setRange(LOWEST_BASE, HIGHEST_BASE)
        self.base.setValue(self._usual_base)
        self.base_label.setBuddy(self.base)
        self.name_label, self.name = QLabel(), QLineEdit()
        self.name.setMinimumWidth(chars(self, 14))
        self.name.setMaximumWidth(chars(self, 20))
        self.name_label.setBuddy(self.name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(chars(self, 3), 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        # The mark of the help has its place behind a box.
        self._grid.setHorizontalSpacing(chars(self, 5))
        self._grid.setColumnStretch(1, 1)
        self._whys: dict[QWidget, QLabel] = {}
        for box in (self.addresses_only, self.host_prefix, self.marks):
            self._add(box, box)
            box.toggled.connect(self.changed)
        for label, field in ((self.base_label, self.base), (self.name_label, self.name)):
            both = QWidget()
            row = QHBoxLayout(both)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label)
            row.addWidget(field)
            row.addStretch(1)
            self._add(field, both)
        self.base.editingFinished.connect(self.changed)
        self.name.editingFinished.connect(self.changed)
        self._retranslate()

    def _add(self, field: QWidget, shown: QWidget) -> None:
        row = self._grid.rowCount()
        why = self._whys[field] = QLabel()
        why.setWordWrap(True)
        for column, widget in enumerate((shown, why)):
            self._grid.addWidget(widget, row, column)

    def ask_only_for(self, *, exposed: bool) -> None:
        """Show only what makes a difference: an exposed EIP comes by DHCP, with its mask, and needs the routing."""
        for field in (self.addresses_only, self.host_prefix):
            for widget in (field, self._whys[field]):
                widget.setVisible(not exposed)
        self._exposed = exposed
        self._explain_base()

    def begin_with(self, first_table: int | None) -> None:
        """Set the number of the first table that the user prefers, None for the automatic one; tells nobody."""
        self._usual_base = first_table or GuestOptions().base
        self.base.setValue(self._usual_base)

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

    def summary(self) -> str:
        """Return in short which options differ from the usual ones."""
        boxes = (self.addresses_only, self.host_prefix, self.marks)
        shown = boxes[2:] if self._exposed else boxes
        found = [without_mnemonic(box.text()).split(" (")[0] for box in shown if box.isChecked()]
        if self.base.value() != self._usual_base:
            found.append(f"{without_mnemonic(self.base_label.text())} {self.base.text()}")
        if self.name.text().strip():
            found.append(f"{without_mnemonic(self.name_label.text())} {self.name.text().strip()}")
        return listed(found) or self.tr("defaults")

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._paint()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.addresses_only.setText(self.tr("Addresses &only, no routing"))
        self.host_prefix.setText(self.tr("/32 addresses"))
        self.marks.setText(self.tr("Connection &marks (containers, forwarded ports)"))
        self.base.setSpecialValueText(self.tr("Automatic"))
        self.name_label.setText(self.tr("&Interface name:"))
        self.name.setPlaceholderText(self.tr("found by its MAC"))
        self._explain(
            self.addresses_only,
            self.tr("Only if another program of the guest routes by source address. Otherwise replies are lost."),
        )
        self._explain(
            self.host_prefix, self.tr("Only if the guest must reach the neighbours of an EIP through the gateway.")
        )
        self._explain(
            self.marks, self.tr("For containers, virtual machines and forwarded ports in the guest. Needs nftables.")
        )
        self._explain(
            self.name, self.tr("Only where a network stack calls the interface by its name, for example eth1.")
        )
        self._explain_base()
        self._paint()

    def _explain(self, field: QWidget, why: str) -> None:
        self._whys[field].setText(why)
        field.setAccessibleDescription(why)

    def _explain_base(self) -> None:
        """Say what the number does: an exposed EIP gets its own from above it, so that it lasts when others come."""
        if self._exposed:
            self.base_label.setText(self.tr("Tables &from:"))
            why = self.tr(
                "The MAC address of each interface chooses a free number above this one for its table and its rule. "
                "The number stays the same when other interfaces come or go."
            )
        else:
            self.base_label.setText(self.tr("&First table:"))
            why = self.tr(
                "Number of the first routing table and of the first rule. Automatic: the MAC address chooses it, so "
                "that it stays the same when other interfaces come or go."
            )
        self.base.setAccessibleName(without_mnemonic(self.base_label.text()).rstrip(":："))
        self._explain(self.base, why)

    def _paint(self) -> None:
        for label in self._whys.values():
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, colour(Tone.QUIET))
            label.setPalette(palette)
