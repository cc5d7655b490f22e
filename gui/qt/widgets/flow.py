"""A layout like words in a line: what has no room in a row goes into the next one.

Qt has none. superqt's brings a layer over four bindings of Qt along, which is more than this module.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Puts widgets side by side without margins, as wide as they want to be, in as few rows as have room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take ``item`` as the last one."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them, None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one of them out, None past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that it is the higher the narrower it is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all rows are together."""
        return self._placed(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size with all in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((each.width() for each in sizes), default=0), max((each.height() for each in sizes), default=0)
        )

    def setGeometry(self, area: QRect) -> None:
        """Put everything into ``area``."""
        super().setGeometry(area)
        self._placed(area, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, area: QRect, *, move: bool) -> int:
        """Return how high the rows are in the width of ``area``, and move what is in them there."""
        x, y, height = area.left(), area.top(), self.sizeHint().height()
        for item in self._shown():
            width = item.sizeHint().width()
            if x > area.left() and x + width > area.left() + area.width():
                x, y = area.left(), y + height + self.spacing()
            if move:
                item.setGeometry(QRect(x, y, width, height))
            x += width + self.spacing()
        return y + height - area.top()
