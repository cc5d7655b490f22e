"""How cells and titles of a table are drawn: with room at their sides, and without a question for each of them.

Qt's own way asks the model ten questions for each cell, each a call from C++ into Python and back. A screen full of
cells takes it 30 ms and more; drawing what the records say takes a third of that.
"""

from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QStaticText, QTransform
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionFocusRect,
    QTableView,
)

from gui.qt.base.theme import chars, colour, icon, icon_side
from gui.qt.models.column import Column
from gui.qt.models.records import Records
from gui.words.tone import Tone

TICKS, RADIOS = ("tick-off", "tick-on"), ("radio-off", "radio-on")
MARGIN = 1
"""Characters of room at each side of a cell: a number and the text of the next column must not run together."""
WIDEST_MARGIN = 8
"""No more than so many device-independent pixels: with large type there is less room for what the cells say."""
SMALL = 0.85
"""Size of the second lines, beside that of the first."""
KEPT = 4_000
"""So many texts are kept as they are drawn: some screens full."""
ROOT = QModelIndex()


class _Strip(NamedTuple):
    """One column on the screen, and the room for a text in it."""

    column: Column[Any]
    left: int
    width: int
    marked: bool


class Cells:
    """Draws the cells of a records table; each text is one line, with another one below it where its column has one."""

    def __init__(self, table: QTableView, records: Records[Any], marks: tuple[str, str]) -> None:
        """Draw for ``table``.

        Args:
            table: whose rows, columns, font and colours.
            records: what is drawn.
            marks: names of the icons of a row without and with a tick.
        """
        self._table, self._records, self._marks = table, records, marks
        self.two_lines = False
        """Whether the second lines of the columns are drawn."""
        self._texts: dict[tuple[str, int, bool, bool], tuple[QStaticText, int]] = {}
        self._measure()

    def margin(self) -> int:
        """Return the room at each side of a cell, in device-independent pixels."""
        return min(chars(self._table, MARGIN), WIDEST_MARGIN)

    def side(self) -> int:
        """Return width and height of an icon, in device-independent pixels."""
        return icon_side(self._table)

    def draw(self, painter: QPainter, area: QRect) -> None:
        """Draw every cell that ``area`` of the viewport touches."""
        table, records = self._table, self._records
        first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
        strips = self._strips(area)
        if first < 0 or not strips:
            return
        if self._font != table.font() or len(self._texts) > KEPT:
            self._measure()
        palette, selection, current = table.palette(), table.selectionModel(), table.currentIndex()
        quiet = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        plain, chosen = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.HighlightedText)
        below = colour(Tone.QUIET)
        left, right = min(strip.left for strip in strips), max(strip.left + strip.width for strip in strips)
        for row in range(first, (last if last >= 0 else records.rowCount() - 1) + 1):
            place = QRect(left, table.rowViewportPosition(row), right - left, table.rowHeight(row))
            record, selected = records.record_at(row), selection.isRowSelected(row, ROOT)
            able = not records.reason_of(records.key(record))
            if selected or row % 2:
                role = QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.AlternateBase
                painter.fillRect(place, palette.color(role))
            inks = (chosen, chosen) if selected else (plain if able else quiet, below)
            for strip in strips:
                self._cell(painter, record, strip, place, inks, able=able, selected=selected)
            if row == current.row() and table.hasFocus():
                focus = QStyleOptionFocusRect()
                focus.initFrom(table)
                focus.rect = place.intersected(table.viewport().rect())
                # As the item delegates of Qt ask for it: Fusion draws none without.
                focus.state |= QStyle.StateFlag.State_KeyboardFocusChange | QStyle.StateFlag.State_Item
                if selected:
                    focus.state |= QStyle.StateFlag.State_Selected
                    focus.backgroundColor = palette.color(QPalette.ColorRole.Highlight)
                table.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, focus, painter, table)

    def cut_text(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the lines of a cell that it has too little room for."""
        number, record = index.column(), self._records.record_at(index.row())
        column, side = self._records.columns[number], self._side + self._margin
        pictures = (self._records.tickable and number == 0) + bool(column.icon and column.icon(record))
        room = self._table.columnWidth(number) - 2 * self._margin - side * pictures
        below = column.below(record) if column.below and self.two_lines else ""
        cut = ((column.show(record), self._metrics), (below, self._small_metrics))
        return "\n".join(dict.fromkeys(text for text, metrics in cut if metrics.horizontalAdvance(text) > room))

    def _measure(self) -> None:
        """Take the measures of the font in force."""
        self._font = self._table.font()
        self._metrics = self._table.fontMetrics()
        self._margin, self._side = self.margin(), self.side()
        self._small = self.small_font()
        self._small_metrics = QFontMetrics(self._small)
        self._texts.clear()

    def small_font(self) -> QFont:
        """Return the font of the second lines."""
        font = QFont(self._table.font())
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * SMALL))
        else:
            font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _strips(self, area: QRect) -> list[_Strip]:
        header, records = self._table.horizontalHeader(), self._records
        found = []
        for number, column in enumerate(records.columns):
            left, width = header.sectionViewportPosition(number), header.sectionSize(number)
            if not header.isSectionHidden(number) and left <= area.right() and left + width > area.left():
                found.append(_Strip(column, left, width, records.tickable and number == 0))
        return found

    def _cell(
        self,
        painter: QPainter,
        record: object,
        strip: _Strip,
        row: QRect,
        inks: tuple[QColor, QColor],
        *,
        able: bool,
        selected: bool,
    ) -> None:
        column, margin, side = strip.column, self._margin, self._side
        left, room = strip.left + margin, strip.width - 2 * margin
        mark = self._marks[self._records.is_ticked(record)] if strip.marked else ""
        pictures = [icon(mark, Tone.PLAIN if able else Tone.QUIET)] if mark else []
        shown = column.icon(record) if column.icon else None
        if isinstance(shown, QIcon):
            pictures.append(shown)
        for picture in pictures:
            mode = QIcon.Mode.Selected if selected else QIcon.Mode.Normal
            picture.paint(painter, left, row.y(), min(side, max(room, 0)), row.height(), mode=mode)
            left, room = left + side + margin, room - side - margin
        if room > 0:
            self._lines(painter, column, record, QRect(left, row.y(), room, row.height()), inks)

    def _lines(
        self, painter: QPainter, column: Column[Any], record: object, place: QRect, inks: tuple[QColor, QColor]
    ) -> None:
        text = column.show(record)
        below = column.below(record) if column.below and self.two_lines else ""
        # An id that stands in for a name is not said twice.
        below = "" if below == text else below
        high, low = self._metrics.height(), self._small_metrics.height() if below else 0
        top = place.y() + (place.height() - high - low) // 2
        for each, ink, small in ((text, inks[0], False), (below, inks[1], True)):
            if each:
                # Ids and names begin alike: their middle can be spared. Words can't: Chinese ones have no spaces.
                one = " " not in each and (each.isascii() or column.below is not None)
                middle = small or (not column.sentence and one)
                drawn, width = self._drawn(each, place.width(), small=small, middle=middle)
                painter.setPen(ink)
                painter.setFont(self._small if small else self._font)
                left = place.x() + place.width() - width if column.numeric else place.x()
                painter.drawStaticText(left, top, drawn)
            top += high

    def _drawn(self, text: str, room: int, *, small: bool, middle: bool) -> tuple[QStaticText, int]:
        """Return ``text`` as it is drawn in ``room``, and its width: what was laid out once is kept."""
        found = self._texts.get((text, room, small, middle))
        if found is None:
            found = self._laid_out(text, small=small)
            if found[1] > room:
                metrics = self._small_metrics if small else self._metrics
                side = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
                found = self._laid_out(metrics.elidedText(text, side, room), small=small)
            self._texts[text, room, small, middle] = found
        return found

    def _laid_out(self, text: str, *, small: bool) -> tuple[QStaticText, int]:
        laid = QStaticText(text.replace("\n", " "))
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.prepare(QTransform(), self._small if small else self._font)
        return laid, ceil(laid.size().width())
