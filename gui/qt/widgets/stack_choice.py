"""The network stack of a guest: the choice, why one is proposed, and the way back to it from another one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.domain.cloud.instance import Instance, OsType
from gui.guest.proposal import Proposal, ReasonCode
from gui.guest.snippet import STACKS, stack_named
from gui.qt.base.theme import chars, colour
from gui.qt.widgets.picture import Picture
from gui.services.guest.facts import proposal_for
from gui.words.guest import reason_text
from gui.words.tone import Tone

NARROWEST = 20
"""Characters in a line of the reason, at least: one word a line can't be read."""


class StackChoice(QWidget):
    """One of the stacks that fit the system of an instance."""

    changed = Signal()
    """Another stack is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.box, self.why = QLabel(), QComboBox(), QLabel()
        self.sign = Picture("warning", Tone.WARNING)
        self.use_proposed = QPushButton()
        # Screen readers find a label among the siblings of its field only.
        self.label.setBuddy(self.box)
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setMinimumWidth(chars(self, NARROWEST))
        self.use_proposed.setAutoDefault(False)
        self.use_proposed.clicked.connect(self._back)
        self._proposal: Proposal | None = None
        self._proposed = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.box, self.sign, self.why, self.use_proposed):
            row.addWidget(widget, 1 if widget is self.why else 0)
        self.box.currentIndexChanged.connect(self._turned)
        self._retranslate()

    @property
    def name(self) -> str:
        """The name of the chosen stack; empty before there is a choice."""
        return str(self.box.currentData() or "")

    @property
    def differs(self) -> bool:
        """Whether another stack than the proposed one is chosen."""
        return bool(self._proposed) and self.name != self._proposed

    def begin(self, instance: Instance | None, own: str) -> None:
        """Offer the stacks of the system of ``instance``, with the proposed one chosen; tells nobody.

        Args:
            instance: None where nobody knows the system: every stack is offered then.
            own: the user's default, proposed where the system is not known; may be empty.
        """
        proposal = self._proposal = proposal_for(instance)
        blocked = self.box.blockSignals(True)
        self.box.clear()
        os_type = instance.os_type if instance else OsType.LINUX
        for stack in STACKS:
            if instance is None or stack.os_type is os_type:
                self.box.addItem(stack.title, stack.name)
        guessed = proposal.reason is ReasonCode.SYSTEM_UNKNOWN and self.box.findData(own) >= 0
        self._proposed = own if guessed else proposal.stack
        self.box.setCurrentIndex(max(0, self.box.findData(self._proposed)))
        self.box.blockSignals(blocked)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._say()
        super().changeEvent(event)

    def _back(self) -> None:
        self.box.setCurrentIndex(self.box.findData(self._proposed))
        self.box.setFocus()

    def _turned(self) -> None:
        self._say()
        self.changed.emit()

    def _retranslate(self) -> None:
        self.label.setText(self.tr("Network s&tack:"))
        self.use_proposed.setText(self.tr("Us&e the proposed one"))
        self.sign.setAccessibleName(self.tr("Warning"))
        self._say()

    def _say(self) -> None:
        if self._proposal is None:
            return
        reason, differs = reason_text(self._proposal), self.differs
        if not differs:
            text = self.tr("Proposed: {reason}").format(reason=reason)
        else:
            text = self.tr("Not the proposed stack, which is {stack}: {reason}")
            text = text.format(stack=stack_named(self._proposed).title, reason=reason)
        self.why.setText(text)
        palette = self.why.palette()
        palette.setColor(self.why.foregroundRole(), colour(Tone.WARNING if differs else Tone.PLAIN))
        self.why.setPalette(palette)
        self.sign.setVisible(differs)
        self.use_proposed.setVisible(differs)
        self.box.setAccessibleDescription(text)
