"""The settings about guests: the stack and the table that are proposed, and who may send commands there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QSizePolicy, QSpinBox, QWidget

from gui.guest.model import DEFAULT_BASE, HIGHEST_BASE
from gui.guest.snippet import STACKS
from gui.qt.base.preferences import GuestDefaults, Preferences
from gui.qt.base.session import Session
from gui.qt.widgets.option_buttons import at_its_size
from gui.words.joining import listed
from gui.words.plain_text import visible_line


class GuestSettings(QWidget):
    """One tab of the settings; each takes effect at once and is kept."""

    profiles_wanted = Signal()
    """The user wants to let a profile send commands, or no longer."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self.stack, self.base = QComboBox(), QSpinBox()
        self.stack.addItem(self.tr("the script that works on every Linux"), "")
        for stack in STACKS:
            self.stack.addItem(stack.title, stack.name)
        self.stack.setCurrentIndex(max(0, self.stack.findData(preferences.guest_stack)))
        self.stack.activated.connect(lambda _index: self._keep())
        self.base.setRange(DEFAULT_BASE, HIGHEST_BASE)
        self.base.setSpecialValueText(self.tr("Automatic"))
        self.base.setValue(preferences.first_table or DEFAULT_BASE)
        self.base.editingFinished.connect(self._keep)
        note = QLabel(
            self.tr("Cloud Assistant: the program sends a command to a guest OS only where you ask for it by name.")
        )
        self.assistant, self.change = QLabel(), QPushButton(self.tr("P&rofiles …"))
        for label in (note, self.assistant):
            label.setWordWrap(True)
        self.assistant.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.assistant.setTextFormat(Qt.TextFormat.PlainText)
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self.profiles_wanted)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields = (
            (self.tr("Network &stack where the system is not known:"), self.stack),
            (self.tr("&First table:"), self.base),
        )
        for title, field in fields:
            label = QLabel(title)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(note)
        form.addRow(self.tr("Profiles that allow it:"), self.assistant)
        form.addRow(at_its_size(self.change))
        self.show_profiles()

    def show_profiles(self) -> None:
        """Name the profiles that let commands be sent."""
        names = [each.name for each in self._session.parts.accounts.profiles if each.delivers]
        self.assistant.setText(visible_line(listed(names)) or self.tr("none"))

    def _keep(self) -> None:
        self._preferences.guest_stack = str(self.stack.currentData())
        self._preferences.first_table = self.base.value() if self.base.value() > DEFAULT_BASE else None
        self._session.guest_defaults = GuestDefaults(self._preferences.guest_stack, self._preferences.first_table)
