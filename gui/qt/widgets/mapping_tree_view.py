"""The view of a tree of mappings."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from gui.domain.cloud.mapping import Mapping
from gui.qt.base.theme import chars, icon_side
from gui.qt.models.mapping_tree import Branch, Grown, MappingTree, grow, modes_and_types
from gui.qt.models.records import AT_ONCE
from gui.qt.responsiveness.time_slices import TimeSlices, Work
from gui.qt.widgets.cut_tips import CutTips
from gui.words.states import longest_state

FEW = 60
"""So many lines at the top are opened at once."""
ADDRESS = "255.255.255.255"
"""The longest address."""
ID = 26
"""Room for ids, in characters, however short they are."""


class MappingTreeView(QTreeView):
    """Lines that can be opened and closed; those that were open stay open when others come."""

    chosen = Signal(object, object)
    """The user goes to a line, a ``Branch``; with it are selected these lines, a tuple of ``Branch``."""
    copy_wanted = Signal()
    """The selected lines are to be copied."""
    opened = Signal(str)
    """Enter or a double click on the line of this resource."""
    menu_wanted = Signal(QPoint)
    """The context menu is wanted at this place of the screen."""

    def __init__(self, slices: TimeSlices, parent: QWidget | None = None) -> None:
        """Show nothing yet; many rows are arranged in ``slices``."""
        super().__init__(parent)
        self.lines = MappingTree(self)
        self._slices = slices
        self._work: Work | None = None
        self._wanted = ""
        self._open: set[str] = set()
        self._quiet = False
        self._told: tuple[Branch | None, tuple[Branch, ...]] = (None, ())
        self.setModel(self.lines)
        CutTips(self)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.expanded.connect(self._expanded)
        self.collapsed.connect(self._collapsed)
        self.doubleClicked.connect(lambda _index: self._activate())
        self.selectionModel().currentChanged.connect(self._choose)
        self.selectionModel().selectionChanged.connect(self._choose)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._retranslate()

    def show_rows(self, rows: Sequence[Mapping]) -> None:
        """Show ``rows`` as a tree, many of them in slices; a short one is shown open."""
        self._slices.give_up(self._work)
        grown = Grown()
        self._work = self._grow(rows, grown)
        if len(rows) > AT_ONCE:
            self._slices.begin(self._work, self)
        else:
            for _ in self._work:
                pass

    def _grow(self, rows: Sequence[Mapping], grown: Grown) -> Work:
        yield from grow(rows, grown)
        self._work = None
        self._show(grown)

    def _show(self, grown: Grown) -> None:
        current = self.lines.branch(self.currentIndex())
        resource = self._wanted or (current.resource if current else "")
        selected = [each.resource for each in self.selected()]
        self._quiet, self._told = True, (None, ())
        self.lines.show(grown)
        self._fit()
        if self.lines.rowCount() <= FEW:
            self.expandAll()
        else:
            for each in tuple(self._open):
                self.expand(self.lines.index_of(each))
        self._quiet = False
        if resource:
            self.go_to(resource)
        if len(selected) > 1:
            self._select(selected)

    def selected(self) -> tuple[Branch, ...]:
        """Return the selected lines."""
        found = (self.lines.branch(each) for each in self.selectionModel().selectedRows())
        return tuple(each for each in found if each is not None)

    def _select(self, resources: Iterable[str]) -> None:
        """Select the lines of ``resources`` again, as far as they are there, and say nothing: the rows still are."""
        self._quiet = True
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for each in resources:
            index = self.lines.index_of(each)
            if index.isValid():
                self.selectionModel().select(index, flags)
        self._quiet = False

    def go_to(self, resource: str) -> None:
        """Make the line of ``resource`` current, and open those above it."""
        self._wanted = resource if self._work is not None else ""
        branch = self.lines.branch(self.currentIndex())
        if branch is not None and branch.resource == resource:
            return
        index = self.lines.index_of(resource)
        if index.isValid():
            self._quiet = True
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the line stands for; Ctrl+C copies whole rows, as in the flat list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._fit()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Instances, interfaces and EIPs"))
        self.lines.retitle()
        self.viewport().update()
        self._fit()

    def _fit(self) -> None:
        width_of, room = self.fontMetrics().horizontalAdvance, chars(self, 3)
        side = icon_side(self)
        self.setIconSize(QSize(side, side))
        picture = side + chars(self, 1)
        longest = (
            ADDRESS,
            longest_state(width_of),
            max(modes_and_types(), key=width_of),
            max(self.lines.longest_ids(), key=width_of, default=""),
        )
        address, state, mode, ident = (width_of(text) + room for text in longest)
        for number, width in enumerate((address, state + picture, mode, max(ident, chars(self, ID))), 1):
            self.header().resizeSection(number, width)

    def _activate(self) -> None:
        branch = self.lines.branch(self.currentIndex())
        if branch is not None and branch.resource:
            self.opened.emit(branch.resource)

    def _want_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def _choose(self) -> None:
        branch, lines = self.lines.branch(self.currentIndex()), self.selected()
        if branch is None or self._quiet or (branch, lines) == self._told:
            return
        self._told = (branch, lines)
        self.chosen.emit(branch, lines)

    def _expanded(self, index: QModelIndex) -> None:
        branch = self.lines.branch(index)
        if branch is not None and not self._quiet:
            self._open.add(branch.resource)

    def _collapsed(self, index: QModelIndex) -> None:
        branch = self.lines.branch(index)
        if branch is not None and not self._quiet:
            self._open.discard(branch.resource)
