"""The view of a Records model: sorting, ticking by click or Space, copying rows with headers."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.qt.base.theme import chars, lines
from gui.qt.models.records import KEY_ROLE, Index, Records
from gui.qt.widgets.cells import RADIOS, TICKS, Cells
from gui.qt.widgets.column_widths import Need, shared
from gui.qt.widgets.titles import Titles
from gui.services.exports.cells import tab_separated

WIDEST = 42
"""No column starts wider than this many characters; the user may widen it."""
WIDEST_SENTENCE = 64
"""The same for a column that holds sentences, such as why a row can\'t be chosen."""
NARROWEST = 6
"""A column that can be cut keeps room for so many characters."""
WIDEST_ADDRESS = "255.255.255.255"
SAMPLE = 240
"""So many rows, taken evenly from all, decide how wide the columns are."""
MEASURED = 8
"""So many different texts of a column are measured, the longest by count of characters."""
ONE_LINE, TWO_LINES = 1.7, 2.5
"""Height of a row, in lines of text."""
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
    _ready = False
    """Whether everything is there that an event of Qt may ask for."""

    def __init__(self, model: Records[Any], *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        """Show ``model``; ``exclusive`` draws ticks as radio buttons and lets no click take one away."""
        super().__init__(parent)
        self._exclusive = exclusive
        self._records = model
        self._kept_key = ""
        self._kept_keys: tuple[str, ...] = ()
        self._fit_due = False
        self._fitting = False
        self._own: set[int] = set()
        self._needs: dict[int, Need] = {}
        self._pressed: tuple[int, ...] = ()
        self.second_lines = True
        titles = Titles(model, self, box=model.tickable and not exclusive)
        self.setHorizontalHeader(titles)
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
        self._columns_changed = QTimer(self, singleShot=True, interval=0)
        self._columns_changed.timeout.connect(self._shown_changed)
        self._rows_changed = QTimer(self, singleShot=True, interval=0)
        self._rows_changed.timeout.connect(self.widen_columns)
        titles.setSectionsMovable(True)
        titles.sectionResized.connect(self._section_resized)
        titles.box_clicked.connect(self._toggle_all)
        self._set_row_height()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(self._current_row_changed)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._restore_current)
        self._ready = True

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
        """Make each column as wide as it needs to be, those too whose width the user has set."""
        self._own.clear()
        self.widen_columns()

    def widen_columns(self) -> None:
        """Do the same, but leave a column as it is where the user has set its width."""
        self._fit_due = self._records.busy
        if not self._fit_due:
            self._needs = dict(self._measured())
            self._share()

    def show_second_lines(self, *, on: bool) -> None:
        """Show or hide the second lines of the columns, such as ids below names."""
        self.second_lines = on
        self._set_row_height()
        self.widen_columns()

    def keep_width(self, number: int, width: int) -> None:
        """Make the column so wide, and leave it so whatever it holds: the user has set it."""
        self.setColumnWidth(number, width)
        self._own.add(number)

    def has_own_width(self, number: int) -> bool:
        """Return whether the column is as wide as the user, not as its content, has made it."""
        return number in self._own

    def _share(self) -> None:
        """Share the room there is among the columns, by what was measured last."""
        header = self.horizontalHeader()
        shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
        if not shown or not self._needs:
            return
        needs = {number: self._needs[number] for number in shown if number not in self._own and number in self._needs}
        room = self.viewport().width() - sum(header.sectionSize(number) for number in shown if number not in needs)
        last = max(shown, key=header.visualIndex)
        self._fitting = True
        for number, width in shared(room, needs, last).items():
            self.setColumnWidth(number, width)
        self._fitting = False

    def _section_resized(self, number: int, before: int, width: int) -> None:
        if not before or not width:
            # Shown or hidden.
            self._set_row_height()
            self._columns_changed.start()
        elif not self._fitting:
            self._own.add(number)

    def _shown_changed(self) -> None:
        header = self.horizontalHeader()
        columns = enumerate(self._records.columns)
        self._records.search_without(frozenset(each.name for n, each in columns if header.isSectionHidden(n)))
        self._share()

    def _set_row_height(self) -> None:
        hidden = self.horizontalHeader().isSectionHidden
        columns = enumerate(self._records.columns)
        self._cells.two_lines = self.second_lines and any(each.below and not hidden(n) for n, each in columns)
        self.verticalHeader().setDefaultSectionSize(lines(self, TWO_LINES if self._cells.two_lines else ONE_LINE))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type in force."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._ready:
            self._set_row_height()
            self._rows_changed.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what room there is now, and keep the current row in view.

        What the tick of a row brings up below the table takes room from it.
        """
        current, aside = self.currentIndex(), self.horizontalScrollBar().value()
        seen = current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        self._share()
        if seen:
            self.scrollTo(current)
            self.horizontalScrollBar().setValue(aside)

    def _measured(self) -> Iterator[tuple[int, Need]]:
        metrics, room = self.fontMetrics(), chars(self, 0.6) + 2 * self._cells.margin()
        small = QFontMetrics(self._cells.small_font())
        count = self._records.rowCount()
        step = max(1, count // SAMPLE)
        rows = [self._records.record_at(row) for row in range(0, count, step)]
        side = self._cells.side() + self._cells.margin()
        for number, column in enumerate(self._records.columns):
            if self.isColumnHidden(number):
                continue
            # Asking Qt about every cell takes a tenth of a second.
            texts = (*_longest({column.show(record) for record in rows}), *column.whole)
            if column.address:
                texts = (*texts, WIDEST_ADDRESS)
            cell = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            if column.below and self.second_lines:
                below = _longest({column.below(record) for record in rows})
                cell = max(cell, *(small.horizontalAdvance(text) for text in below), 0)
            ticked = number == 0 and self._records.tickable
            cell += side * (bool(column.icon) + ticked)
            # The header knows its own font, frame and sort mark.
            title = self.horizontalHeader().sectionSizeHint(number)
            widest = chars(self, WIDEST_SENTENCE if column.sentence else WIDEST)
            need = min(max(cell + room, title), widest)
            whole = max((metrics.horizontalAdvance(text) for text in column.whole), default=0)
            least = need if column.rigid else min(need, max(whole, chars(self, NARROWEST)) + room)
            yield number, Need(least, need)

    def select_keys(self, keys: Collection[str]) -> None:
        """Select the rows of ``keys`` and no others; the first of them becomes current."""
        rows = sorted(row for key in keys if (row := self._records.row_of(key)) is not None)
        self.clearSelection()
        if rows:
            self.selectionModel().setCurrentIndex(
                self._records.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self._select(rows)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in one go: Python's lock is held from the first to the last, whatever workers do beside it."""
        painter = QPainter(self.viewport())
        self._cells.draw(painter, event.rect())
        painter.end()

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
            row = self._records.row_of(key)
            if row is None or (self._records.has_tick(key) is on and not self._exclusive):
                continue
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            asked = self._records.setData(self._records.index(row, 0), state, Qt.ItemDataRole.CheckStateRole)
            if asked and on and not self._records.has_tick(key):
                return

    def _current_row_changed(self, current: QModelIndex) -> None:
        self.current_changed.emit(str(current.data(KEY_ROLE) or ""))

    def _keep_current(self) -> None:
        # A row that a filter takes away comes back with it.
        self._kept_key = self.current_key() or self._kept_key
        rows = self.selected_rows()
        few = 1 < len(rows) <= MOST_KEPT
        self._kept_keys = tuple(str(self._records.index(row, 0).data(KEY_ROLE)) for row in rows) if few else ()

    def _restore_current(self) -> None:
        if self._fit_due or self._needs:
            # In a turn of its own: so many rows have just taken their share of this one.
            self._rows_changed.start()
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


def _longest(texts: set[str]) -> tuple[str, ...]:
    """Return the longest of ``texts``; a Chinese sign counts for more than a Latin letter."""
    return tuple(sorted(texts, key=lambda text: len(text.encode()))[-MEASURED:])
