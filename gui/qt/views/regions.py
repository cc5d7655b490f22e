"""The mappings of several regions, or of all, in one table; above it the regions with the state of each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from gui.domain.checks.issue import Issue
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping
from gui.domain.cloud.region import RegionId
from gui.domain.cloud.region_state import NOT_READ
from gui.qt.base.session import Session
from gui.qt.base.theme import lines
from gui.qt.models.mapping_columns import mapping_columns
from gui.qt.models.records import Column, Records
from gui.qt.models.region_columns import RegionLine, region_columns, region_key
from gui.qt.views.facts import RegionFacts
from gui.qt.views.inventory_view import MORE_THAN_ONE
from gui.qt.views.many_regions import ManyRegions
from gui.qt.views.mappings import MappingsView
from gui.qt.widgets.record_table import RecordTable
from gui.words import regions as words
from gui.words.plain_text import visible

REGIONS_SHOWN = 6
"""So many lines of the list of regions are seen at once."""


class RegionsView(MappingsView):
    """Rows of many regions. The region of the current row becomes the one that is worked in, without a new reading."""

    name = "regions"
    hidden = tuple(each for each in MappingsView.hidden if each != "region")
    lists = ()
    more_lists = ()
    of_region = False

    choose_wanted = Signal()
    """The user wants to choose the regions."""

    def __init__(
        self,
        session: Session,
        facts: RegionFacts,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        many: ManyRegions,
    ) -> None:
        self.many = many
        self.may_switch: Callable[[], bool] = lambda: True
        """Whether the region that is worked in may be changed now."""
        self._due = False
        self.regions: Records[RegionLine] = Records(region_columns(), region_key)
        self.region_table = RecordTable(self.regions)
        self.summary, self.choose, self.again = QLabel(), QPushButton(), QPushButton()
        super().__init__(session, facts, settings, parent)
        self.regions.setParent(self)
        self.region_table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.head = QWidget()
        column, row = QVBoxLayout(self.head), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.summary, 1)
        row.addStretch(0)
        row.addWidget(self.again)
        row.addWidget(self.choose)
        column.addLayout(row)
        column.addWidget(self.region_table)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(0, self.head)
            whole.setStretchFactor(self.panel, 1)
        self.choose.clicked.connect(self.choose_wanted)
        self.again.clicked.connect(self._read_failed)
        self.region_table.opened.connect(self._narrow_to_region)
        self.many.states_changed.connect(self._show_states)
        self.many.rows_changed.connect(self.follow_facts)
        self.model.busy_changed.connect(self._settled)
        self.session.regions_renamed.connect(self._show_states)
        self.session.sign_in_changed.connect(self._show_states)
        self.panel.table.current_changed.connect(self._work_in)
        self._show_states()

    # What the view says of itself

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        return QCoreApplication.translate("RegionsView", "Regions")

    def columns(self) -> tuple[Column[Mapping], ...]:
        """Return the columns in the language in force, the region first."""
        found = mapping_columns(self._notes, self._labels, self._region, None, self.session.groups)
        return (*(each for each in found if each.name == "region"), *(each for each in found if each.name != "region"))

    def rows(self) -> Sequence[Mapping]:
        """Return all rows of the regions that were read."""
        return self.many.rows

    def uncounted(self) -> frozenset[str]:
        """Return the names of all switches while a region could not be read whole: nobody knows their numbers."""
        known = all(each.inventory is not None and not each.inventory.unread_main for each in self.many.states())
        return frozenset() if known else frozenset(chip.name for chip, _ in self.offers())

    def findings_about(self, row: Mapping, resource: str) -> tuple[Issue, ...]:
        """Return the issues that are mainly about ``resource``, which is of this row."""
        return self.many.findings_of(self.many.region_of(row), resource)

    def inventory_of(self, row: Mapping) -> Inventory | None:
        """Return what the row was read from."""
        return self.many.inventory_of(row)

    def selected_regions(self) -> tuple[RegionId, ...]:
        """Return the regions of the selected rows, each once."""
        found = (self.many.region_of(each) for each in self.selected())
        return tuple(each for each in dict.fromkeys(found) if each is not None)

    def _empty(self) -> tuple[str, str]:
        if self.session.connection is None:
            return super()._empty()
        if not self.many.known:
            return self.tr("No regions are chosen."), self.tr("Choose several, or all, with the button above.")
        if self.many.reading:
            return self.tr("The regions are being read."), self.tr("Each one shows its rows as soon as it is there.")
        if any(each.inventory is None or each.inventory.unread_main for each in self.many.states()):
            return self.tr("No rows could be read."), self.tr("The list above says why, for each region.")
        return self.tr("These regions have neither EIPs nor network interfaces."), ""

    # What happens

    def show_state(self) -> None:
        """Draw what is known of the regions."""
        rows = self.many.rows
        if self.model.busy and rows is not self._shown:
            # Rows that are nearly there would begin anew with each region that comes: those that come wait for them.
            self._due = True
        elif rows is not self._shown:
            self._shown = rows
            self.model.show(rows)
            self._count(known=bool(self.many.known))
            self.panel.table.widen_columns()
        self.panel.refresh_state()

    def _settled(self, busy: bool) -> None:
        if not busy and self._due:
            self._due = False
            # The rows that were arranged are swapped in first.
            QTimer.singleShot(0, self, self.show_state)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the regions that nobody has read yet: who does not look needs no reading."""
        super().showEvent(event)
        self.many.read_waiting()

    def menu_at(self, index: QModelIndex) -> QMenu:
        """Return the context menu of a row; rows of several regions can only be copied."""
        row = index.row()
        regions = self.selected_regions() if row in self.panel.table.selected_rows() else ()
        if len(regions) < MORE_THAN_ONE:
            return super().menu_at(index)
        menu = QMenu(self)
        menu.addAction(words.of_two_regions(regions)).setEnabled(False)
        menu.addAction(self.tr("&Copy rows"), self.panel.table.copy)
        return menu

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.regions.retitle(region_columns())
        self.choose.setText(self.tr("&Choose regions …"))
        self.again.setText(self.tr("Try a&gain"))
        self.again.setToolTip(self.tr("Read the regions again that could not be read, or not whole"))
        self.region_table.setAccessibleName(self.tr("State of each region"))
        self.region_table.setToolTip(self.tr("Enter or a double click shows the rows of one region only"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_states()

    def _show_states(self) -> None:
        connection = self.session.connection
        names = {each.id: each.local_name for each in connection.regions} if connection else {}
        states = self.many.states()
        self.regions.show([RegionLine(each, names.get(each.region, "")) for each in states])
        self.region_table.widen_columns()
        self.region_table.setVisible(bool(states))
        header = self.region_table.horizontalHeader().sizeHint().height()
        needed = header + self.region_table.verticalHeader().length() + 2 * self.region_table.frameWidth()
        self.region_table.setFixedHeight(min(needed, lines(self, 1.7 * (REGIONS_SHOWN + 1))))
        self.summary.setText(visible(words.summary(states)) if states else "")
        self.summary.setVisible(bool(states))
        self.again.setVisible(any(each.load in NOT_READ for each in states))
        self.choose.setEnabled(connection is not None)
        self.panel.refresh_state()

    def _read_failed(self) -> None:
        if self.session.sign_in_error is not None:
            self.session.refresh_or_unlock()
        self.many.read_failed()

    def _narrow_to_region(self) -> None:
        line = self.region_table.currentIndex().row()
        if 0 <= line < self.regions.rowCount():
            self._take_filter(f"region:{self.regions.record_at(line).state.region}")

    def _work_in(self, key: str) -> None:
        """Make the region of the current row the one that is worked in: its rows can be acted on then."""
        row = self.panel.table.currentIndex().row()
        if not key or not 0 <= row < self.model.rowCount() or self.isHidden() or not self.may_switch():
            return
        region = self.many.region_of(self.model.record_at(row))
        known = self.many.known.get(region) if region is not None else None
        inventory = known.state.inventory if known is not None else None
        here = region == self.session.now.region and self.session.inventory is not None
        if known is None or inventory is None or here:
            return
        self.facts.prepare(known.derived)
        self.session.take_region(inventory)
