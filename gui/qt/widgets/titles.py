"""The titles above a table, with a box for all its ticks where there are any."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from gui.qt.base.theme import chars, icon, icon_side
from gui.qt.models.records import Records

EN_SPACE, THIN_SPACE = "\u2002", "\u2009"


class Titles(QHeaderView):
    """The titles of the columns; those of numbers stand above them."""

    box_clicked = Signal()
    """The user wants all ticks, or none."""

    def __init__(self, records: Records[Any], parent: QWidget, *, box: bool = False) -> None:
        """Show the titles of ``records``; ``box`` puts the box for all ticks before the first one."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._records, self._box, self._pressed = records, box, False
        self._wide: frozenset[int] = frozenset()
        """Columns whose titles have no room in one line."""
        # As a table sets up its own header.
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        if box:
            records.dataChanged.connect(lambda: self.viewport().update())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        """Keep the same room beside a title as beside what stands below it."""
        super().initStyleOptionForIndex(option, logicalIndex)
        if self._box and logicalIndex == 0:
            option.icon = icon("tick-on" if self._records.ticks else "tick-off")
        self._set_text(option, logicalIndex)

    def _set_text(self, option: QStyleOptionHeader, number: int) -> None:
        numeric, lines = self._records.columns[number].numeric, [option.text]
        if number in self._wide:
            lines = halves(option.text)
        option.text = "\n".join(each + EN_SPACE if numeric else THIN_SPACE + each for each in lines)

    def widths(self, number: int) -> tuple[int, int]:
        """Return the width of a title that is broken into two lines, if it has two words, and of one that is not."""
        title, width_of = self._records.columns[number].title, self.fontMetrics().horizontalAdvance
        whole = self.sectionSizeHint(number)
        return whole - width_of(title) + max(map(width_of, halves(title))), whole

    def sizeHint(self) -> QSize:
        """Have room for titles in two lines, where there are any."""
        size = super().sizeHint()
        titles = [self._records.columns[number].title for number in self._wide]
        if any(len(halves(title)) > 1 for title in titles):
            one_line = self.sectionSizeFromContents(0).height()
            size.setHeight(max(size.height(), one_line + self.fontMetrics().lineSpacing()))
        return size

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """Count the box in, which Qt knows nothing of: the sort mark would lie on the title."""
        size = super().sectionSizeFromContents(logicalIndex)
        if self._box and logicalIndex == 0:
            size += QSize(icon_side(self) + chars(self, 1), 0)
        return size

    def fit_titles(self, needed: Mapping[int, int]) -> None:
        """Break the titles that have no room.

        Args:
            needed: width of a title in one line, by the number of the column.
        """
        wide = frozenset(number for number, width in needed.items() if 0 < self.sectionSize(number) < width)
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the box, or the title."""
        self._pressed = self.on_box(event.position().toPoint())
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that the box was clicked."""
        pressed, self._pressed = self._pressed, False
        if not pressed:
            super().mouseReleaseEvent(event)
        elif self.on_box(event.position().toPoint()):
            self.box_clicked.emit()

    def on_box(self, place: QPoint) -> bool:
        """Return whether ``place`` is on the box."""
        side = icon_side(self) + 2 * chars(self, 1)
        first = self.sectionViewportPosition(0)
        return self._box and first <= place.x() <= first + side


def halves(title: str) -> list[str]:
    """Return the lines of a title in two lines of about the same length; one line where it has one word."""
    breaks = [place for place, sign in enumerate(title) if sign == " "]
    if not breaks:
        return [title]
    place = min(breaks, key=lambda each: max(each, len(title) - each))
    return [title[:place], title[place + 1 :]]
