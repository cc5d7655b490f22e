"""Small switches above a table: each shows one kind of rows, with how many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.qt.base.theme import icon
from gui.qt.widgets.flow import Flow
from gui.words.tone import Tone


@dataclass(frozen=True, slots=True)
class Chip:
    """One switch.

    Attributes:
        name: stable, never shown.
        title: shown, translated.
        picture: icon beside the title, empty for none.
        tone: colour of the icon.
        tip: what rows it shows, in a sentence.
    """

    name: str
    title: str
    picture: str = ""
    tone: Tone = Tone.PLAIN
    tip: str = ""


class Chips(QWidget):
    """A row of switches, or more rows where they need them; none pressed is the same as all pressed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._chips: dict[str, Chip] = {}
        self._counts: Mapping[str, int] = {}
        self._row = Flow(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def offer(self, chips: Sequence[Chip]) -> None:
        """Show ``chips``; called again with the same names in another language or other colours."""
        for chip in chips:
            self._chips[chip.name] = chip
            if chip.name not in self.buttons:
                button = self.buttons[chip.name] = QPushButton()
                button.setCheckable(True)
                button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
                button.toggled.connect(lambda _on: self.changed.emit())
                button.installEventFilter(self)
                self._row.addWidget(button)
        self._give_stop(next(iter(self.buttons.values())) if self.buttons else None)
        self._draw()

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how many rows each switch stands for, by name."""
        self._counts = counts
        self._draw()

    def chosen(self) -> frozenset[str]:
        """Return the names of those pressed; empty when all rows are to be shown."""
        return frozenset(name for name, button in self.buttons.items() if button.isChecked())

    def clear(self) -> None:
        """Release all, saying so once."""
        if self.chosen():
            for button in self.buttons.values():
                blocked = button.blockSignals(True)
                button.setChecked(False)
                button.blockSignals(blocked)
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right, Home and End go from switch to switch: the Tab key stops at the row once."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        shown = list(self.buttons.values())
        here = next((number for number, button in enumerate(shown) if button is watched), 0)
        last = len(shown) - 1
        ways = {Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        wanted = ways.get(Qt.Key(event.key()))
        if wanted is None:
            return False
        button = shown[min(max(wanted, 0), last)]
        self._give_stop(button)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _give_stop(self, stop: QPushButton | None) -> None:
        """Let the Tab key stop at ``stop`` and at no other switch."""
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    def _draw(self) -> None:
        for name, button in self.buttons.items():
            chip = self._chips[name]
            count = self._counts.get(name)
            button.setText(chip.title if count is None else f"{chip.title} ({count})")
            button.setToolTip(chip.tip)
            button.setAccessibleDescription(chip.tip)
            if chip.picture:
                button.setIcon(icon(chip.picture, chip.tone))
