"""A table whose rows are known by their keys: what is current and selected stays so when other rows come."""

from collections.abc import Collection
from itertools import groupby
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.qt.models.records import KEY_ROLE, Records
from gui.qt.widgets.titles import Titles

MOST_KEPT = 1000
"""So many selected rows stay selected when other rows come."""


class KeyedTable(QTableView):
    """Rows of records; says which record is current."""

    current_changed = Signal(str)
    """Key of the current row, empty when there is none."""

    def __init__(self, model: Records[Any], *, box: bool = False, parent: QWidget | None = None) -> None:
        """Show ``model``; ``box`` puts a box for all ticks above them."""
        super().__init__(parent)
        self._records = model
        self._kept_key = ""
        self._kept_keys: tuple[str, ...] = ()
        self._titles = Titles(model, self, box=box)
        # First: a header lets go of the selection when rows are replaced, before they are selected again below.
        self.setHorizontalHeader(self._titles)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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

    def _keep_current(self) -> None:
        # A row that a filter takes away comes back with it.
        self._kept_key = self.current_key() or self._kept_key
        rows = self.selected_rows()
        few = 1 < len(rows) <= MOST_KEPT
        self._kept_keys = tuple(str(self._records.index(row, 0).data(KEY_ROLE)) for row in rows) if few else ()

    def _restore_current(self) -> None:
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

    def _current_row_changed(self, current: QModelIndex) -> None:
        self.current_changed.emit(str(current.data(KEY_ROLE) or ""))
