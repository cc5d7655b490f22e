"""Small switches above a table: each shows one kind of rows, with how many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
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
                self._row.addWidget(button)
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

    def _draw(self) -> None:
        for name, button in self.buttons.items():
            chip = self._chips[name]
            count = self._counts.get(name)
            button.setText(chip.title if count is None else f"{chip.title} ({count})")
            button.setToolTip(chip.tip)
            button.setAccessibleDescription(chip.tip)
            if chip.picture:
                button.setIcon(icon(chip.picture, chip.tone))
