"""The view of a Records model: sorting, ticking by click or Space, copying rows with headers."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gui.qt.base.theme import chars, lines
from gui.qt.models.records import KEY_ROLE, Index, Records
from gui.qt.widgets.cells import RADIOS, TICKS, Cells, Titles
from gui.services.exports.cells import tab_separated

WIDEST = 42
"""No column starts wider than this many characters; the user may widen it."""
WIDEST_SENTENCE = 64
"""The same for a column that holds sentences, such as why a row can\'t be chosen."""
OWN = -1
"""In place of the width that a column was given: it has one of its own."""
SAMPLE = 60
"""So many rows decide how wide the columns begin."""
MEASURED = 12
"""So many different texts of a column are measured, the longest by count of characters."""
MOST_KEPT = 1000
"""So many selected rows stay selected when other rows come."""


class _NoEditing(QStyledItemDelegate):
    """Leaves ticking to the table, so that a click anywhere in the row counts, once."""

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: ANN401, ARG002 - Qt's
        """Do nothing."""
        return False


class RecordTable(QTableView):
    """Rows of records; says which record is current, and passes wishes for a tick to the model."""

    current_changed = Signal(str)
    """Key of the current row, empty when there is none."""
    opened = Signal()
    """Enter or a double click on the current row."""
    refused = Signal(str)
    """The user wants to choose the row of this key, which can't be chosen."""

    def __init__(self, model: Records[Any], *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        """Show ``model``; ``exclusive`` draws ticks as radio buttons and lets no click take one away."""
        super().__init__(parent)
        self._exclusive = exclusive
        self._records = model
        self._kept_key = ""
        self._kept_keys: tuple[str, ...] = ()
        self._fit_due = False
        self._fitted: dict[int, int] = {}
        self._last_needs = 0
        self.setHorizontalHeader(Titles(model, self))
        self.setModel(model)
        self._cells = Cells(self, model, RADIOS if exclusive else TICKS)
        self.setItemDelegate(_NoEditing(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(lines(self, 1.7))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(self._current_row_changed)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._restore_current)

    def current_key(self) -> str:
        """Return the key of the current row, empty when there is none."""
        key = self.currentIndex().data(KEY_ROLE)
        return str(key) if key else ""

    def go_to(self, key: str) -> None:
        """Make the row of ``key`` current and bring it into view, where it is shown."""
        row = self._records.row_of(key)
        if row is not None:
            index = self._records.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def fit_columns(self) -> None:
        """Make each column as wide as its title and the longest of the first rows, within reason."""
        self._fitted = {}
        self.widen_columns()

    def widen_columns(self) -> None:
        """Do the same for what other rows need, but leave a column as it is where the user has set its width."""
        self._fit_due = self._records.busy
        if self._fit_due:
            return
        *widths, (last, self._last_needs) = self._widths()
        for number, width in widths:
            fitted = self._fitted.get(number, 0)
            if not fitted or (fitted == self.columnWidth(number) and fitted < width):
                self.setColumnWidth(number, width)
                # Read back: no column gets narrower than the header allows.
                self._fitted[number] = self.columnWidth(number)
        self._fit_last(last)

    def _fit_last(self, last: int) -> None:
        """Let the last column take the room that is left, or what it needs where that is more."""
        header = self.horizontalHeader()
        if header.visualIndex(last) < header.count() - 1 or self.isColumnHidden(last):
            header.setStretchLastSection(True)
            return
        if not header.stretchLastSection() and self.has_own_width(last):
            return
        roomy = header.length() - header.sectionSize(last) + self._last_needs <= self.viewport().width()
        header.setStretchLastSection(roomy)
        if roomy:
            self._fitted.pop(last, None)
        else:
            self.setColumnWidth(last, self._last_needs)
            self._fitted[last] = self.columnWidth(last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column what room there is now, and keep the current row in view.

        What the tick of a row brings up below the table takes room from it.
        """
        current, aside = self.currentIndex(), self.horizontalScrollBar().value()
        seen = current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        if self._last_needs:
            self._fit_last(self._records.columnCount() - 1)
        if seen:
            self.scrollTo(current)
            self.horizontalScrollBar().setValue(aside)

    def keep_width(self, number: int, width: int) -> None:
        """Make the column so wide, and leave it so whatever it holds: the user has set it."""
        self.setColumnWidth(number, width)
        self._fitted[number] = OWN

    def has_own_width(self, number: int) -> bool:
        """Return whether the column is as wide as the user, not as its content, has made it."""
        return self._fitted.get(number, self.columnWidth(number)) != self.columnWidth(number)

    def _widths(self) -> Iterator[tuple[int, int]]:
        metrics, room = self.fontMetrics(), chars(self, 1.6) + 2 * self._cells.margin()
        rows = [self._records.record_at(row) for row in range(min(SAMPLE, self._records.rowCount()))]
        for number, column in enumerate(self._records.columns):
            # Asking Qt about every cell takes a tenth of a second.
            longest = sorted({column.show(record) for record in rows}, key=len)[-MEASURED:]
            ticked = number == 0 and self._records.tickable
            picture = self._cells.side() + self._cells.margin() if column.icon or ticked else 0
            cell = max((metrics.horizontalAdvance(text) for text in longest), default=0) + picture
            title = metrics.horizontalAdvance(column.title) + chars(self, 1)
            widest = chars(self, WIDEST_SENTENCE if column.sentence else WIDEST)
            yield number, min(max(cell, title) + room, widest)

    def selected_rows(self) -> list[int]:
        """Return the numbers of the selected rows, from top to bottom."""
        # By ranges: there is an index for every cell of thousands of rows.
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def forget_current(self) -> None:
        """Go back to no row when others come, but to the one that is current then, if any."""
        self._kept_key = ""

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in one go: Python's lock is held from the first to the last, whatever workers do beside it."""
        painter = QPainter(self.viewport())
        self._cells.draw(painter, event.rect())
        painter.end()

    def _clicked(self, index: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._toggle(index)

    def _toggle(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        state = first.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        if not first.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.refused.emit(str(first.data(KEY_ROLE) or ""))
            return
        unticked = Qt.CheckState(state) is Qt.CheckState.Unchecked
        wanted = Qt.CheckState.Checked if unticked or self._exclusive else Qt.CheckState.Unchecked
        self._records.setData(first, wanted, Qt.ItemDataRole.CheckStateRole)

    def _current_row_changed(self, current: QModelIndex) -> None:
        self.current_changed.emit(str(current.data(KEY_ROLE) or ""))

    def _keep_current(self) -> None:
        # A row that a filter takes away comes back with it.
        self._kept_key = self.current_key() or self._kept_key
        rows = self.selected_rows()
        few = 1 < len(rows) <= MOST_KEPT
        self._kept_keys = tuple(str(self._records.index(row, 0).data(KEY_ROLE)) for row in rows) if few else ()

    def _restore_current(self) -> None:
        if self._fit_due:
            # In a turn of its own: so many rows have just taken their share of this one.
            QTimer.singleShot(0, self, self.widen_columns)
        if self._kept_key:
            self.go_to(self._kept_key)
        if self._kept_keys:
            found = (self._records.row_of(key) for key in self._kept_keys)
            self._select(sorted(row for row in found if row is not None))

    def _select(self, rows: list[int]) -> None:
        """Select ``rows``, which are sorted, beside those that are selected."""
        chosen = QItemSelection()
        last = self._records.columnCount() - 1
        for _, run in groupby(enumerate(rows), key=lambda each: each[1] - each[0]):
            numbers = [row for _, row in run]
            chosen.select(self._records.index(numbers[0], 0), self._records.index(numbers[-1], last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)
