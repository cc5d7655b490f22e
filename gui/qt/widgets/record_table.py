"""The view of a Records model: sorting, ticking by click or Space, copying rows with headers."""

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QLocale, QMimeData, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.qt.models.records import KEY_ROLE, Index, Records
from gui.qt.theme import Tone, chars, icon, lines

WIDEST = 42
"""No column starts wider than this many characters; the user may widen it."""
WIDEST_SENTENCE = 64
"""The same for a column that holds sentences, such as why a row can\'t be chosen."""
EN_SPACE = "\u2002"
SAMPLE = 150
"""So many rows decide how wide the columns begin."""


class _Number(QStyledItemDelegate):
    """Keeps a number away from the text of the next column."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:  # noqa: N802, ANN401 - Qt's
        """Put some room after the number: Qt leaves three pixels at each side of a cell."""
        return f"{super().displayText(value, locale)}{EN_SPACE}"


class _Tick(QStyledItemDelegate):
    """Draws the tick; leaves ticking to the table, so that a click anywhere in the row counts, once."""

    marks = ("tick-off", "tick-on")

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:  # noqa: N802, ANN401, ARG002 - Qt's
        """Do nothing."""
        return False

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Put a mark in the place of the check box where the style would draw one that can be ticked, or none."""
        super().initStyleOption(option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or self.drawn_by_style(index):
            return
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        checkable = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        on = Qt.CheckState(state) is Qt.CheckState.Checked
        option.icon = icon(self.marks[on], Tone.PLAIN if checkable else Tone.QUIET)

    def drawn_by_style(self, index: Index) -> bool:
        """Return whether the style's own box is right: it is grey only where the whole row is disabled."""
        return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


class _Radio(_Tick):
    """Draws the tick of a table in which only one row can be chosen as a radio button."""

    marks = ("radio-off", "radio-on")

    def drawn_by_style(self, index: Index) -> bool:  # noqa: ARG002 - as above
        """The style has no radio buttons in tables."""
        return False


class _Header(QHeaderView):
    """The titles; those of numbers stand above them."""

    def __init__(self, model: Records[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._records = model
        # What a table gives its own header.
        self.setSectionsClickable(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Keep the same room after a title as after a number."""
        super().initStyleOptionForIndex(option, logicalIndex)
        if self._records.columns[logicalIndex].numeric:
            option.text += EN_SPACE


class RecordTable(QTableView):
    """Rows of records; says which record is current, and passes wishes for a tick to the model."""

    current_changed = Signal(str)
    """Key of the current row, empty when there is none."""

    def __init__(self, model: Records[Any], *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        """Show ``model``; ``exclusive`` draws ticks as radio buttons and lets no click take one away."""
        super().__init__(parent)
        self._exclusive = exclusive
        self._records = model
        self._kept_key = ""
        self._fit_due = False
        self.setHorizontalHeader(_Header(model, self))
        self.setModel(model)
        self.setItemDelegateForColumn(0, _Radio(self) if exclusive else _Tick(self))
        number = _Number(self)
        for place, column in enumerate(model.columns):
            if column.numeric:
                self.setItemDelegateForColumn(place, number)
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
        header.setHighlightSections(False)
        self.clicked.connect(self._clicked)
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
        self._fit_due = self._records.busy
        if self._fit_due:
            return
        metrics, room = self.fontMetrics(), chars(self, 3)
        rows = [self._records.record_at(row) for row in range(min(SAMPLE, self._records.rowCount()))]
        for number, column in enumerate(self._records.columns[:-1]):
            # Measured are the longest by count of characters: asking Qt about every cell takes a tenth of a second.
            longest = sorted({column.show(record) for record in rows}, key=len)[-3:]
            ticked = number == 0 and self._records.tickable
            picture = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize) if column.icon or ticked else 0
            cell = max((metrics.horizontalAdvance(text) for text in longest), default=0) + picture
            title = metrics.horizontalAdvance(column.title) + chars(self, 1)
            widest = chars(self, WIDEST_SENTENCE if column.sentence else WIDEST)
            self.setColumnWidth(number, min(max(cell, title) + room, widest))

    def copy(self) -> None:
        """Put the selected rows on the clipboard, headers first: tab-separated text, and HTML for spreadsheets."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        if not rows:
            return
        header = self.horizontalHeader()
        order = sorted(range(self._records.columnCount()), key=header.visualIndex)
        columns = [self._records.columns[number] for number in order if not header.isSectionHidden(number)]
        table = [[column.title for column in columns]]
        table += [[column.show(self._records.record_at(row)) for column in columns] for row in rows]
        data = QMimeData()
        data.setText("\n".join("\t".join(cells) for cells in table) + "\n")
        QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space ticks, Ctrl+C copies; Enter goes to the window's default button."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint with Python's lock held from the first cell to the last, or each cell waits for it beside a worker."""
        super().paintEvent(event)

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
        unticked = Qt.CheckState(state) is Qt.CheckState.Unchecked
        wanted = Qt.CheckState.Checked if unticked or self._exclusive else Qt.CheckState.Unchecked
        self._records.setData(first, wanted, Qt.ItemDataRole.CheckStateRole)

    def _current_row_changed(self, current: QModelIndex) -> None:
        self.current_changed.emit(str(current.data(KEY_ROLE) or ""))

    def _keep_current(self) -> None:
        self._kept_key = self.current_key()

    def _restore_current(self) -> None:
        if self._fit_due:
            # In a turn of its own: so many rows have just taken their share of this one.
            QTimer.singleShot(0, self, self.fit_columns)
        if self._kept_key:
            self.go_to(self._kept_key)
