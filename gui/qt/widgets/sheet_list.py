"""The list beside the texts: numbered steps first, then files and scripts, each kind below its heading."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.qt.base.theme import chars
from gui.qt.models.sheets import NUMBER, Sheet, SheetRows
from gui.qt.widgets.cut_tips import CutTips

NARROWEST, WIDEST = 16, 36
"""Characters."""
_ANEW = {
    QEvent.Type.LanguageChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
}
"""What changes the titles, or how they look."""


class RowShape(QStyledItemDelegate):
    """Leaves room for letters of other scripts: they are taller, and a line that does not fit is not shown at all."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a little more than the letters of the font need."""
        usual = super().sizeHint(option, index)
        count = str(index.data()).count("\n") + 1
        return QSize(usual.width(), usual.height() + 3 * count)


class SheetList(QListView):
    """Shows the titles of sheets; the current one is what the user reads."""

    turned_to = Signal(int)
    """The user turns to the sheet of this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._widest = -1
        """Width of the widest title in pixels; below 0 where that is to be measured."""
        self.rows = SheetRows()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowShape(self))
        CutTips(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.selectionModel().currentChanged.connect(self._turned)
        self._retranslate()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Replace what is shown; nothing is current then."""
        self._sheets, self._widest = tuple(sheets), -1
        self.rows.show_sheets(self._sheets)
        self.updateGeometry()

    def turn_to(self, number: int) -> None:
        """Make the sheet of this number the current one."""
        self.setCurrentIndex(self.rows.row_of(number))

    def current_number(self) -> int:
        """Return the number of the current sheet, -1 where there is none."""
        number = self.currentIndex().data(NUMBER)
        return -1 if number is None else int(number)

    def titles(self) -> list[str]:
        """Return the rows of the sheets in order, as they are shown."""
        return [each.text for each in self.rows.rows if each.number is not None]

    def headings(self) -> list[str]:
        """Return the headings in order."""
        return [each.text for each in self.rows.rows if each.number is None]

    def sizeHint(self) -> QSize:
        """Be as wide as the titles, within limits."""
        if self._widest < 0:
            # Layouts ask often.
            self._widest = self.sizeHintForColumn(0)
        wanted = self._widest + chars(self, 2) + 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        width = min(max(wanted, chars(self, NARROWEST)), chars(self, WIDEST))
        return QSize(width, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the first sheet by Home: above it is a heading, and Qt would stay where it is."""
        if event.key() == Qt.Key.Key_Home:
            self.turn_to(0)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, colours and font."""
        super().changeEvent(event)
        if event.type() in _ANEW:
            self._retranslate()
            number = self.current_number()
            blocked = self.blockSignals(True)
            self.show_sheets(self._sheets)
            self.turn_to(number)
            self.blockSignals(blocked)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Steps and files"))

    def _turned(self, current: QModelIndex) -> None:
        number = current.data(NUMBER)
        if number is not None:
            self.turned_to.emit(int(number))
