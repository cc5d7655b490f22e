"""What the tables of the main window have in common: rows from the region, switches, columns, the current resource."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gui.domain.cloud.inventory import Inventory, ListName
from gui.qt.base.session import Session
from gui.qt.models.arrangement import PIECE
from gui.qt.models.records import AT_ONCE, Column, Record, Records
from gui.qt.responsiveness.time_slices import Work
from gui.qt.views.facts import RegionFacts
from gui.qt.views.row_menu import add_cell, row_menu
from gui.qt.widgets.chips import Chip, Chips
from gui.qt.widgets.column_chooser import ColumnChooser
from gui.qt.widgets.saved_filters import SavedFilters
from gui.qt.widgets.table_panel import TablePanel

MORE_THAN_ONE = 2


class InventoryView(QWidget, Generic[Record]):
    """One tab with one table. It reads the session when it is shown, and again whenever that changes."""

    name = ""
    """Stable, for settings."""
    picture = "info"
    """Icon of the tab."""
    hidden: tuple[str, ...] = ()
    """Columns that are not shown at first."""
    lists: tuple[ListName, ...] = ()
    """The lists of which each entry has a row."""
    more_lists: tuple[ListName, ...] = ()
    """The lists that only fill cells."""
    of_region = True
    """Whether the rows are those of the one region that is worked in."""

    focused = Signal(str)
    """The current row is about this EIP, ENI or instance; empty when there is none."""
    activated = Signal(str)
    """Enter or a double click on the row of this resource."""
    bind_wanted = Signal(object)
    """The user wants to bind the EIPs with these allocation ids, a tuple."""

    def __init__(
        self, session: Session, facts: RegionFacts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.facts = session, facts
        self._shown: object = None
        self._wanted = ""
        self._counting: Work | None = None
        self.model: Records[Record] = Records(self.columns(), self.key, slices=session.slices, parent=self)
        self.panel = TablePanel(session, self.model, self.title(), of_region=self.of_region)
        self.panel.say_when_empty(self._empty)
        self.panel.take_from(*self.lists, also=self.more_lists)
        self.chips = Chips()
        self.chooser = ColumnChooser(self.panel.table, self.model, settings, self.name, hidden=self.hidden)
        self.panel.top.addWidget(self.chooser)
        self.saved = SavedFilters(self.panel.filter, settings, self.name)
        self.saved.chosen.connect(self._take_filter)
        self.panel.top.insertWidget(1, self.saved)
        QWidget.setTabOrder(self.panel.filter, self.saved)
        column = QVBoxLayout(self)
        column.addWidget(self.chips)
        column.addWidget(self.panel)
        self.setFocusProxy(self.panel.table)
        # Many rows are arranged in slices; who asks for a row before that gets it when they are done.
        self.model.modelReset.connect(self._go_on)
        self.chips.changed.connect(self._narrow)
        self.panel.cleared.connect(self.chips.clear)
        self.panel.table.current_changed.connect(self._current_changed)
        self.panel.table.opened.connect(self._activate)
        self.panel.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.panel.table.customContextMenuRequested.connect(self._open_menu)
        session.groups.changed.connect(self._groups_changed)
        self.retranslate()

    # What a view says of itself

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        raise NotImplementedError

    def columns(self) -> tuple[Column[Record], ...]:
        """Return the columns in the language in force."""
        raise NotImplementedError

    def key(self, record: Record) -> str:
        """Return the id of a row."""
        raise NotImplementedError

    def rows(self) -> Sequence[Record]:
        """Return all rows."""
        raise NotImplementedError

    def resources(self, record: Record) -> tuple[str, ...]:
        """Return the ids of EIP, ENI and instance that a row is about, the most important first."""
        raise NotImplementedError

    def offers(self) -> tuple[tuple[Chip, Callable[[Record], bool]], ...]:
        """Return the switches, each with the rows it stands for."""
        return ()

    def uncounted(self) -> frozenset[str]:
        """Return the names of the switches of which nobody knows how many rows they stand for."""
        inventory = self.facts.now.inventory
        dark = inventory is not None and self._dark(inventory)
        return frozenset(chip.name for chip, _ in self.offers()) if dark else frozenset()

    def _dark(self, inventory: Inventory) -> bool:
        """Return whether nothing is known of a list that rows come from."""
        unread = (inventory.unread_of(each) for each in self.lists)
        return any(each is not None and each.known_as_of is None for each in unread)

    def nothing(self) -> tuple[str, str]:
        """Return what is said when the region has no row for this table."""
        return self.tr("Nothing here."), ""

    # What the window asks

    def current(self) -> str:
        """Return the id of the resource that the current row is about, empty when there is none."""
        row = self.panel.table.currentIndex().row()
        if not 0 <= row < self.model.rowCount():
            return ""
        return next(iter(self.resources(self.model.record_at(row))), "")

    def selected(self, most: int | None = None) -> tuple[Record, ...]:
        """Return the first ``most`` selected rows, in the order shown; None for all of them."""
        return tuple(self.model.record_at(row) for row in self.panel.table.selected_rows()[:most])

    def selected_resources(self, most: int) -> tuple[str, ...]:
        """Return what the first ``most`` of several selected rows are about; nothing where one row is selected."""
        rows = self.panel.table.selected_rows()[:most]
        if len(rows) < MORE_THAN_ONE:
            return ()
        found = (self.resources(self.model.record_at(row))[:1] for row in rows if row < self.model.rowCount())
        return tuple(dict.fromkeys(resource for some in found for resource in some))

    def go_to(self, resource: str) -> bool:
        """Make the first row that is about ``resource`` current; return whether there is one."""
        if resource and resource == self.current():
            self._wanted = resource if self.model.busy else ""
            return True
        key = resource if self.model.row_of(resource) is not None else ""
        if not key and not self.model.has(resource):
            found = (self.key(each) for each in self.model.shown() if resource in self.resources(each))
            key = next(found, "")
        # Where a filter hides the row, it is gone to once the filter is taken away.
        hidden = not key and self.model.has(resource)
        self._wanted = resource if self.model.busy or hidden else ""
        if key:
            self.panel.table.go_to(key)
        else:
            self.panel.table.forget_current()
        return bool(key)

    def _go_on(self) -> None:
        if self._wanted:
            self.go_to(self._wanted)

    def show_state(self) -> None:
        """Draw what the session holds."""
        inventory = self.facts.now.inventory
        if self.facts.now is not self._shown:
            self._shown = self.facts.now
            self.model.show(self.rows() if inventory is not None else ())
            self._count(known=inventory is not None)
            if inventory is not None:
                self.panel.table.widen_columns()
        self.panel.refresh_state()

    def retranslate(self) -> None:
        """Set every text."""
        self.panel.table.setAccessibleName(self.title())
        self.draw_pictures()
        self.model.retitle(self.columns())

    def draw_pictures(self) -> None:
        """Draw the pictures of the buttons in the colours in force; views extend it."""
        self.chips.offer([chip for chip, _ in self.offers()])
        self.chooser.retranslate()
        self.saved.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        follow = {QEvent.Type.LanguageChange: self.retranslate, QEvent.Type.PaletteChange: self.draw_pictures}
        if event.type() in follow:
            follow[event.type()]()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the session: a hidden view does not follow it."""
        super().showEvent(event)
        self.show_state()

    def follow_facts(self) -> None:
        """Draw what is known of the region now, or leave it to the time when the view is shown."""
        # The tab in front follows even while the window is not shown; those behind it wait for their turn.
        if not self.isHidden():
            self.show_state()

    def _groups_changed(self) -> None:
        # A row is read for order and filter when it is taken: the same rows are taken anew.
        self._shown = None
        self.follow_facts()

    def _count(self, *, known: bool) -> None:
        self.session.slices.give_up(self._counting)
        rows = self.rows() if known else ()
        self.chips.setEnabled(bool(rows))
        if not known:
            # No number where nobody knows it.
            self.chips.count({})
            return
        self._counting = self._counted(rows)
        if len(rows) > AT_ONCE:
            self.session.slices.begin(self._counting, self)
        else:
            deque(self._counting, maxlen=0)

    def _counted(self, rows: Sequence[Record]) -> Work:
        """Count the rows of each switch, and show it when all are counted."""
        counts, unknown = {}, self.uncounted()
        for chip, takes in self.offers():
            if chip.name in unknown:
                continue
            counts[chip.name] = 0
            for start in range(0, len(rows), PIECE):
                counts[chip.name] += sum(map(takes, rows[start : start + PIECE]))
                yield False
        self.chips.count(counts)

    def _narrow(self) -> None:
        chosen = self.chips.chosen()
        taken = [takes for chip, takes in self.offers() if chip.name in chosen]
        self.panel.accept_only((lambda record: any(takes(record) for takes in taken)) if taken else None)

    def _empty(self) -> tuple[str, str]:
        if self.session.connection is None:
            return (
                self.tr("You are not signed in."),
                self.tr("“Bind EIPs …” signs in with a profile or opens the sandbox, which needs no account."),
            )
        if self.session.now.region is None:
            return self.tr("Choose a region above."), ""
        return self.nothing()

    def menu_at(self, index: QModelIndex) -> QMenu:
        """Return the context menu of the cell ``index``, for its row and all that are selected with it."""
        rows = self.panel.table.selected_rows()
        chosen = rows if index.row() in rows else [index.row()]
        records = [self.model.record_at(row) for row in dict.fromkeys((index.row(), *chosen))]
        about = tuple(dict.fromkeys(resource for each in records for resource in self.resources(each)[:1]))
        menu = row_menu(self, self.session, about, self.panel.table.actions(), self.bind_wanted.emit)
        add_cell(menu, self.model.columns[index.column()], records[0], self.narrow_to)
        if self.current():
            menu.addAction(self.tr("&Details"), self._activate)
        return menu

    def narrow_to(self, term: str) -> None:
        """Add ``term`` to the filter."""
        before = self.panel.filter.text().strip()
        if term not in before.split():
            self._take_filter(f"{before} {term}".strip())

    def _take_filter(self, text: str) -> None:
        self.panel.filter.setText(text)
        self.panel.apply_filter()

    def _open_menu(self, place: QPoint) -> None:
        index = self.panel.table.indexAt(place)
        if not index.isValid():
            index = self.panel.table.currentIndex()
            place = self.panel.table.visualRect(index).center()
        if index.isValid():
            menu = self.menu_at(index)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.panel.table.viewport().mapToGlobal(place))

    def _current_changed(self, key: str) -> None:
        if key:
            # Whoever goes to a row while others are arranged wants that one, and no earlier one.
            self._wanted = ""
        self.focused.emit(self.current())

    def _activate(self) -> None:
        if self.current():
            self.activated.emit(self.current())


AnyView = InventoryView[Any]
