"""The picture of a change: the topology before and after, side by side, with sign, word and colour."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.change_picture import ChangePicture, ElementChange, PictureLine
from gui.qt.base.theme import chars, colour
from gui.words.change_picture import SIGNS, line_text, line_word
from gui.words.joining import facts, with_word
from gui.words.states import Word
from gui.words.tone import Tone

VERIFIED_SIGN = "✓"


class ChangeView(QWidget):
    """Shows a picture; what is verified already gets a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._shown: tuple[ChangePicture, Inventory | None, frozenset[str]] = (ChangePicture(), None, frozenset())
        self._spoken: list[str] = []
        self._lines: list[QWidget] = []
        """One of the picture each, those of the time before first."""
        self._frames: list[QFrame] = []
        self.before_title, self.after_title = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._sides = tuple(self._side(row, title) for title in (self.before_title, self.after_title))
        self._retranslate()
        self.hide()

    def _side(self, row: QHBoxLayout, title: QLabel) -> QVBoxLayout:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        inside = QVBoxLayout()
        inside.setSpacing(0)
        column = QVBoxLayout(frame)
        column.addWidget(title)
        column.addLayout(inside)
        column.addStretch(1)
        row.addWidget(frame, 1)
        self._frames.append(frame)
        return inside

    def show_picture(self, picture: ChangePicture, inventory: Inventory | None, verified: Collection[str] = ()) -> None:
        """Replace what is shown.

        Args:
            picture: both sides.
            inventory: gives the names.
            verified: ids for which all that the plan does to them is verified.
        """
        wanted = picture, inventory, frozenset(verified)
        if wanted == self._shown:
            return
        before, self._shown = self._shown, wanted
        if wanted[:2] == before[:2]:
            self._tick(before[2])
        else:
            self._draw()

    def text(self) -> str:
        """Return what is shown, one line each."""
        return "\n".join(self._spoken)

    def _draw(self) -> None:
        picture, inventory, verified = self._shown
        for old in self._lines:
            for side in self._sides:
                side.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._spoken, self._lines = [], []
        for side, lines in zip(self._sides, (picture.before, picture.after), strict=True):
            for line in lines:
                after = side is self._sides[1]
                done = after and verified.issuperset(line.ids)
                widget, said = self._line(line, line_word(line, after=after), inventory, verified=done)
                self._spoken.append(said)
                self._lines.append(widget)
                side.addWidget(widget)
                widget.show()
        for frame, lines in zip(self._frames, (picture.before, picture.after), strict=True):
            frame.setVisible(bool(lines))
        self.setVisible(bool(picture.before or picture.after))

    def _tick(self, before: frozenset[str]) -> None:
        """Draw only the lines anew of which another part is verified than ``before``."""
        picture, inventory, verified = self._shown
        for number, line in enumerate(picture.after):
            done = verified.issuperset(line.ids)
            if done is not before.issuperset(line.ids):
                widget, said = self._line(line, line_word(line, after=True), inventory, verified=done)
                place = len(picture.before) + number
                old, self._lines[place], self._spoken[place] = self._lines[place], widget, said
                self._sides[1].removeWidget(old)
                self._sides[1].insertWidget(number, widget)
                widget.show()
                old.hide()
                old.deleteLater()

    def _line(
        self, line: PictureLine, word: Word, inventory: Inventory | None, *, verified: bool
    ) -> tuple[QWidget, str]:
        """Return a line, and what it says."""
        said = facts((word.text, self.tr("verified") if verified else ""))
        sign = QLabel(VERIFIED_SIGN if verified else SIGNS[line.change])
        text = QLabel(with_word(line_text(line, inventory), said))
        text.setWordWrap(True)
        for label in (sign, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            if line.change is not ElementChange.KEPT or verified:
                ink = label.palette()
                ink.setColor(label.foregroundRole(), colour(Tone.GOOD if verified else word.tone))
                label.setPalette(ink)
        sign.setMinimumWidth(chars(self, 2))
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(chars(self, 3) * line.level, 0, 0, 0)
        row.addWidget(sign)
        row.addWidget(text, 1)
        return widget, f"{sign.text()} {text.text()}"

    def _retranslate(self) -> None:
        self.before_title.setText(self.tr("Before"))
        self.after_title.setText(self.tr("After"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange and self._shown[0] != ChangePicture():
            self._draw()
        super().changeEvent(event)
