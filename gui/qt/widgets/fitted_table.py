"""A table whose columns are as wide as what they hold and the room allow, and whose rows are one line high or two."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.qt.base.theme import chars, lines
from gui.qt.models.records import Records
from gui.qt.widgets.cells import RADIOS, TICKS, Cells
from gui.qt.widgets.column_widths import Need, shared
from gui.qt.widgets.cut_tips import CutTips
from gui.qt.widgets.keyed_table import KeyedTable

WIDEST = 42
"""No column takes room from others to be wider than this many characters; the user may widen it."""
WIDEST_SENTENCE = 64
"""The same for a column that holds sentences, such as why a row can\'t be chosen."""
NARROWEST = 6
"""A column that can be cut keeps room for so many characters."""
NAME, SENTENCE, WORDS = 18, 12, 9
"""So many of a name, of a sentence and of a few words are cut only when no other column can give."""
KNOWN = 13
"""So many of a name are cut last of all: by them it is known."""
WIDEST_ADDRESS = "255.255.255.255"
SAMPLE = 240
"""So many rows, taken evenly from all, decide how wide the columns are."""
MEASURED = 8
"""So many different texts of a column are measured, the longest by count of characters."""
ONE_LINE, TWO_LINES = 1.7, 2.5
"""Height of a row, in lines of text."""


class FittedTable(KeyedTable):
    """Measures its columns and shares the room among them; a width that the user has set stays."""

    _ready = False
    """Whether everything is there that an event of Qt may ask for."""

    def __init__(self, model: Records[Any], *, exclusive: bool = False, parent: QWidget | None = None) -> None:
        """Show ``model``; ``exclusive`` draws ticks as radio buttons."""
        super().__init__(model, box=model.tickable and not exclusive, parent=parent)
        self._fit_due = False
        self._fitting = False
        self._own: set[int] = set()
        self._needs: dict[int, Need] = {}
        self._titles_need: dict[int, int] = {}
        self._minor: set[int] = set()
        """Columns that give all their room where others would be cut: the minor, and those with no news."""
        self._given: frozenset[int] = frozenset()
        """Those of them that have no room now."""
        self.second_lines = True
        self._cells = Cells(self, model, RADIOS if exclusive else TICKS)
        CutTips(self, self._cells.cut_text)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self._columns_changed = QTimer(self, singleShot=True, interval=0)
        self._columns_changed.timeout.connect(self._shown_changed)
        self._rows_changed = QTimer(self, singleShot=True, interval=0)
        self._rows_changed.timeout.connect(self.widen_columns)
        self._titles.setSectionsMovable(True)
        self._titles.sectionResized.connect(self._section_resized)
        self._set_row_height()
        model.modelReset.connect(self._widen_later)
        self._ready = True

    def fit_columns(self) -> None:
        """Make each column as wide as it needs to be, those too whose width the user has set."""
        self._own.clear()
        self.widen_columns()

    def widen_columns(self) -> None:
        """Do the same, but leave a column as it is where the user has set its width."""
        self._fit_due = self._records.busy
        if not self._fit_due:
            # Of the same rows; it need not be done again.
            self._rows_changed.stop()
            self._titles_need.clear()
            self._minor.clear()
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

    def has_no_room(self, number: int) -> bool:
        """Return whether the column is chosen, but has given all its room to others."""
        return number in self._given and not self.isColumnHidden(number)

    def _share(self) -> None:
        """Share the room there is among the columns, by what was measured last."""
        header = self.horizontalHeader()
        shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
        if not shown or not self._needs:
            return
        needs = {number: self._needs[number] for number in shown if number not in self._own and number in self._needs}
        room = self.viewport().width() - sum(header.sectionSize(number) for number in shown if number not in needs)
        left_out = self._given = self._left_out(room, needs)
        needs = {number: need for number, need in needs.items() if number not in left_out}
        last = max((number for number in shown if number not in left_out), key=header.visualIndex)
        self._fitting = True
        for number in left_out:
            self.setColumnWidth(number, 0)
        for number, width in shared(room, needs, last).items():
            self.setColumnWidth(number, width)
        self._fitting = False
        self._titles.fit_titles(self._titles_need)
        self.updateGeometries()

    def _left_out(self, room: int, needs: Mapping[int, Need]) -> frozenset[int]:
        """Return the minor columns that get no room, the last first, so that the others have theirs."""
        found: set[int] = set()
        for number in sorted(needs, key=self.horizontalHeader().visualIndex, reverse=True):
            wanted = sum(max(need.least, need.wanted) for each, need in needs.items() if each not in found)
            if wanted > room and number in self._minor and len(found) + 1 < len(needs):
                found.add(number)
        return frozenset(found)

    def _section_resized(self, number: int, before: int, width: int) -> None:
        if self._fitting:
            return
        if not before or not width:
            # Shown or hidden.
            self._set_row_height()
            self._columns_changed.start()
        else:
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

    def _widen_later(self) -> None:
        if self._fit_due or self._needs:
            # In a turn of its own: so many rows have just taken their share of this one.
            self._rows_changed.start()

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells in one go: Python's lock is held from the first to the last, whatever workers do beside it."""
        painter = QPainter(self.viewport())
        self._cells.draw(painter, event.rect())
        painter.end()

    def _measured(self) -> Iterator[tuple[int, Need]]:
        spare = chars(self, 0.6)
        room = spare + 2 * self._cells.margin()
        small = QFontMetrics(self._cells.small_font())
        total = self._records.rowCount()
        step = max(1, total // SAMPLE)
        rows = [self._records.record_at(row) for row in range(0, total, step)]
        side = self._cells.side() + self._cells.margin()
        for number, column in enumerate(self._records.columns):
            if self.isColumnHidden(number):
                continue
            # Asking Qt about every cell takes a tenth of a second.
            shown = {column.show(record) for record in rows}
            whole = (*column.whole, WIDEST_ADDRESS) if column.address else column.whole
            # Where every row is known, what none of them says needs no room as soon as room is scarce.
            kept = [text for text in whole if step > 1 or text in shown]
            cell, narrow = self._widest((*_longest(shown), *whole)), self._widest(kept)
            if column.minor or (step == 1 and shown <= {"", *column.idle}):
                self._minor.add(number)
            if column.rigid:
                narrow = max(narrow, self._widest(_longest(shown)))
            if column.below and self.second_lines:
                below = _longest({column.below(record) for record in rows})
                cell = max(cell, *(small.horizontalAdvance(text) for text in below), 0)
            ticked = number == 0 and self._records.tickable
            aside = room + side * (bool(column.icon) + ticked)
            # The header knows its own font, frame and sort mark.
            broken, title = self._titles.widths(number)
            uncut = max(cell + aside, title)
            need = min(uncut, chars(self, WIDEST_SENTENCE if column.sentence else WIDEST))
            count = NAME if column.below else SENTENCE if column.sentence else WORDS
            wanted = 0 if column.minor else min(need, max(broken, chars(self, count) + aside))
            known = min(wanted, chars(self, KNOWN) + aside) if column.below else 0
            cut = broken if column.rigid else chars(self, NARROWEST) + aside
            least = min(need, max(narrow + aside - spare, cut))
            self._titles_need[number] = title
            yield number, Need(least, need, wanted, known, uncut)

    def _widest(self, texts: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, texts), default=0)


def _longest(texts: set[str]) -> tuple[str, ...]:
    """Return the longest of ``texts``; a Chinese sign counts for more than a Latin letter."""
    return tuple(sorted(texts, key=lambda text: len(text.encode()))[-MEASURED:])
