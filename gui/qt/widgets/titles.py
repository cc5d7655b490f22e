"""The titles above a table, with a box for all its ticks where there are any."""

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from gui.qt.base.theme import chars, icon
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
        if self._records.columns[logicalIndex].numeric:
            option.text += EN_SPACE
        else:
            option.text = THIN_SPACE + option.text

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """Count the box in, which Qt knows nothing of: the sort mark would lie on the title."""
        size = super().sectionSizeFromContents(logicalIndex)
        if self._box and logicalIndex == 0:
            size += QSize(self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize) + chars(self, 1), 0)
        return size

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
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize) + 2 * chars(self, 1)
        first = self.sectionViewportPosition(0)
        return self._box and first <= place.x() <= first + side
