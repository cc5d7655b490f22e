"""Which columns a table shows, in what order and how wide; kept from one start to the next."""

import json
import logging
from typing import Any

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui.qt.base.theme import icon
from gui.qt.models.records import Records
from gui.qt.widgets.record_table import RecordTable

log = logging.getLogger(__name__)

VERSION = 3
"""Of what is kept; another version is not read."""
HIDDEN, FITTED = 0, -1
"""In place of a width: the column is not shown, or is as wide as what it holds."""


class ColumnChooser(QToolButton):
    """A button with a menu of the columns; the header's context menu is the same. Remembers the choice by name."""

    def __init__(
        self,
        table: RecordTable,
        model: Records[Any],
        settings: QSettings,
        name: str,
        *,
        hidden: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Take charge of the header of ``table``.

        Args:
            table: whose columns.
            model: its rows.
            settings: where the choice is kept.
            name: of the table, stable.
            hidden: columns that are hidden until the user wants them.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._table, self._model, self._settings = table, model, settings
        self._key, self._hidden = f"tables/{VERSION}/{name}", hidden
        self.restored = False
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask)
        # Dragging a column's edge says so at every pixel; one note is enough.
        self._soon = QTimer(self, singleShot=True, interval=300)
        self._soon.timeout.connect(self.keep)
        self._restore()
        for changed in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            changed.connect(self._changed)

    def retranslate(self) -> None:
        """Set every text."""
        self.setIcon(icon("columns"))
        self.setToolTip(self.tr("Choose the columns"))
        self.setAccessibleName(self.tr("Columns"))
        self._menu.setTitle(self.tr("Columns"))

    def show_column(self, name: str, *, on: bool) -> None:
        """Show or hide a column; the last one that is shown stays."""
        header = self._table.horizontalHeader()
        number = self._numbers()[name]
        if on or header.count() - header.hiddenSectionCount() > 1:
            header.setSectionHidden(number, not on)
            if on and header.sectionSize(number) < header.minimumSectionSize():
                header.resizeSection(number, header.defaultSectionSize())
        self.keep()

    def _show_second_lines(self, *, on: bool) -> None:
        self._table.show_second_lines(on=on)
        self.keep()

    def reset(self) -> None:
        """Show the columns as they are in a new installation."""
        header = self._table.horizontalHeader()
        for number, column in enumerate(self._model.columns):
            header.moveSection(header.visualIndex(number), number)
            header.setSectionHidden(number, column.name in self._hidden)
        self._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._table.second_lines = True
        self._table.fit_columns()
        self.keep()

    def keep_if_changed(self) -> None:
        """Write the choice down where a change still waits for it."""
        if self._soon.isActive():
            self.keep()

    def keep(self) -> None:
        """Write the choice down."""
        self._soon.stop()
        header = self._table.horizontalHeader()
        names = [column.name for column in self._model.columns]
        order = sorted(range(len(names)), key=header.visualIndex)
        widths = {number: self._width(number) for number in order if not header.isSectionHidden(number)}
        ascending = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        content = {
            "columns": [[names[number], widths.get(number, HIDDEN)] for number in order],
            "sort": [names[header.sortIndicatorSection()], ascending],
            "second_lines": self._table.second_lines,
        }
        self._settings.setValue(self._key, json.dumps(content))

    def _width(self, number: int) -> int:
        return self._table.columnWidth(number) if self._table.has_own_width(number) else FITTED

    def _changed(self) -> None:
        # Before the first rows the widths mean nothing.
        if self._model.rowCount():
            self._soon.start()

    def _numbers(self) -> dict[str, int]:
        return {column.name: number for number, column in enumerate(self._model.columns)}

    def _restore(self) -> None:
        numbers = self._numbers()
        for name in self._hidden:
            self._table.setColumnHidden(numbers[name], True)
        text = self._settings.value(self._key)
        if text is None:
            return
        try:
            content = json.loads(str(text))
            order = [(numbers[name], int(width)) for name, width in content["columns"] if name in numbers]
            sort, ascending = numbers[content["sort"][0]], bool(content["sort"][1])
            second_lines = bool(content.get("second_lines", True))
        except (ValueError, TypeError, LookupError):
            log.info("what was kept of the table %s is not readable", self._key)
            self._settings.remove(self._key)
            return
        if any(width != HIDDEN for _, width in order):
            self._apply(order)
            self._table.show_second_lines(on=second_lines)
            self._table.sortByColumn(sort, Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder)

    def _apply(self, order: list[tuple[int, int]]) -> None:
        header = self._table.horizontalHeader()
        widest = self._table.screen().availableSize().width()
        for place, (number, width) in enumerate(order):
            header.moveSection(header.visualIndex(number), place)
            header.setSectionHidden(number, width == HIDDEN)
            if width > 0:
                self._table.keep_width(number, min(width, widest))
        self.restored = True

    def _ask(self, place: QPoint) -> None:
        self._menu.popup(self._table.horizontalHeader().mapToGlobal(place))

    def _fill(self) -> None:
        self._menu.clear()
        header = self._table.horizontalHeader()
        shown = header.count() - header.hiddenSectionCount()
        for number in sorted(range(header.count()), key=header.visualIndex):
            column = self._model.columns[number]
            title = self.tr("{column} (no room now)") if self._table.has_no_room(number) else "{column}"
            entry = self._menu.addAction(title.format(column=column.title).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(not header.isSectionHidden(number))
            entry.setEnabled(shown > 1 or not entry.isChecked())
            entry.toggled.connect(lambda on, name=column.name: self.show_column(name, on=on))
        self._menu.addSeparator()
        if any(column.below for column in self._model.columns):
            below = self._menu.addAction(self.tr("&IDs below the names"))
            below.setCheckable(True)
            below.setChecked(self._table.second_lines)
            below.toggled.connect(lambda on: self._show_second_lines(on=on))
        self._menu.addAction(self.tr("&Fit the widths"), self._table.fit_columns)
        self._menu.addAction(self.tr("&Reset"), self.reset)
