"""The view of a Records model: sorting, ticking by click or Space, copying rows with headers."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.qt.models.records import KEY_ROLE, Index, Records
from gui.qt.widgets.fitted_table import FittedTable
from gui.services.exports.cells import tab_separated


class _NoEditing(QStyledItemDelegate):
    """Leaves ticking to the table, so that a click anywhere in the row counts, once."""

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: ANN401, ARG002 - Qt's
        """Do nothing."""
        return False


class RecordTable(FittedTable):
    """Rows of records; passes requests for a tick to the model."""

    opened = Signal()
    """Enter or a double click on the current row."""
    refused = Signal(str)
    """The user wants to choose the row of this key, which can't be chosen."""

    def __init__(self, model: Records[Any], *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        """Show ``model``; ``exclusive`` draws ticks as radio buttons and lets no click take one away."""
        super().__init__(model, exclusive=exclusive, parent=parent)
        self._exclusive = exclusive
        self._pressed: tuple[int, ...] = ()
        self.setItemDelegate(_NoEditing(self))
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._titles.box_clicked.connect(self._toggle_all)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def copy(self) -> None:
        """Put the selected rows on the clipboard as tab-separated text, headers first, with no cell a formula."""
        rows = self.selected_rows()
        if not rows:
            return
        header = self.horizontalHeader()
        order = sorted(range(self._records.columnCount()), key=header.visualIndex)
        columns = [self._records.columns[number] for number in order if not header.isSectionHidden(number)]
        table = [[column.title for column in columns]]
        table += [[tab_separated(column.show(self._records.record_at(row))) for column in columns] for row in rows]
        data = QMimeData()
        data.setText("\n".join("\t".join(cells) for cells in table) + "\n")
        QGuiApplication.clipboard().setMimeData(data)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make no row current where nobody asked for the focus: the row that was current may be about to come back."""
        if event.reason() is Qt.FocusReason.OtherFocusReason and not self.currentIndex().isValid():
            QAbstractScrollArea.focusInEvent(self, event)
        else:
            super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Ctrl+C copies; Enter goes to the window's default button."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            if self.currentIndex().isValid():
                self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the selection where the box of one of several selected rows is pressed: the click is for all of them."""
        self._pressed = self._marks_at(event)
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the rows whose box was pressed."""
        pressed, self._pressed = self._pressed, ()
        if not pressed:
            super().mouseReleaseEvent(event)
        elif pressed == self._marks_at(event):
            index = self.indexAt(event.position().toPoint())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._toggle(index)

    def _marks_at(self, event: QMouseEvent) -> tuple[int, ...]:
        """Return the selected rows where the box of one of several was hit, none otherwise."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if not plain or self._exclusive or not self._records.tickable or index.column() != 0:
            return ()
        box = self.columnViewportPosition(0) + self._cells.side() + 2 * self._cells.margin()
        rows = tuple(self.selected_rows())
        return rows if place.x() <= box and len(rows) > 1 and index.row() in rows else ()

    def _clicked(self, index: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._toggle(index)

    def _toggle(self, index: QModelIndex) -> None:
        """Set or take away the tick of the row of ``index``, and of all selected rows where it is one of them."""
        state = index.siblingAtColumn(0).data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        if not index.siblingAtColumn(0).flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.refused.emit(str(index.siblingAtColumn(0).data(KEY_ROLE) or ""))
            return
        wanted = Qt.CheckState(state) is Qt.CheckState.Unchecked or self._exclusive
        rows = self.selected_rows()
        self._tick(rows if index.row() in rows and not self._exclusive else [index.row()], on=wanted)

    def _toggle_all(self) -> None:
        """Take every tick away, or set those of the rows shown where there is none."""
        ticked = [
            row for row in range(self._records.rowCount()) if self._records.is_ticked(self._records.record_at(row))
        ]
        self._tick(ticked or range(self._records.rowCount()), on=not ticked)

    def _tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Ask for the ticks of ``rows``, top to bottom, until one is refused: the limit is reached then."""
        keys = [self._records.key(self._records.record_at(row)) for row in rows]
        for key in keys:
            if self._records.row_of(key) is None or (self._records.has_tick(key) is on and not self._exclusive):
                continue
            # By the key, not by an index: thousands are asked for in one turn.
            if self._records.ask(key, on=on) and on and not self._records.has_tick(key):
                return
