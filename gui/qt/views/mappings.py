"""One row for each EIP x interface x instance, the unbound ones too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QSettings, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from gui.domain.checks.issue import Issue
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.mapping import Mapping, Part
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.qt.models.guest_rows import InGuest
from gui.qt.models.mapping_columns import in_guest, mapping_columns
from gui.qt.models.mapping_tree import Branch
from gui.qt.models.records import Column
from gui.qt.views.facts import RegionFacts
from gui.qt.views.inventory_view import InventoryView
from gui.qt.widgets.chips import Chip
from gui.qt.widgets.mapping_tree_view import MappingTreeView
from gui.words import labels
from gui.words.finding_labels import labels_of
from gui.words.findings import finding_sentence
from gui.words.joining import paragraph
from gui.words.tone import Tone

TREE_KEY = "window/mappings-tree"


class MappingsView(InventoryView[Mapping]):
    """The table an administrator keeps by hand otherwise."""

    name = "mappings"
    picture = "bind"
    hidden: tuple[str, ...] = (
        "instance_status",
        "zone",
        "tags",
        "group",
        "region",
        "allocation_id",
        "eni_id",
        "instance_id",
    )
    lists: tuple[ListName, ...] = (ListName.EIPS, ListName.INTERFACES)
    more_lists: tuple[ListName, ...] = (ListName.INSTANCES,)

    def __init__(
        self, session: Session, facts: RegionFacts, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        self.as_tree = QToolButton()
        super().__init__(session, facts, settings, parent)
        self._settings = settings
        self.tree = MappingTreeView(session.slices, self)
        self.tree.hide()  # until the tree is wanted
        self.as_tree.setCheckable(True)
        self.as_tree.setAutoRaise(True)
        self.as_tree.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.panel.top.insertWidget(2, self.as_tree)
        QWidget.setTabOrder(self.saved, self.as_tree)
        self.as_tree.toggled.connect(self._show_as_tree)
        self.model.modelReset.connect(self._grow)
        self.model.layoutChanged.connect(self._grow)
        self.tree.chosen.connect(self._lines_chosen)
        self.tree.copy_wanted.connect(self.panel.table.copy)
        self.tree.opened.connect(self.activated)
        self.tree.menu_wanted.connect(self._open_tree_menu)
        self.as_tree.setChecked(str(settings.value(TREE_KEY, "false")).casefold() == "true")

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.as_tree.setText(self.tr("&Tree"))
        self.as_tree.setToolTip(self.tr("Show instances with their interfaces and EIPs instead of a flat list"))

    def draw_pictures(self) -> None:
        """Draw the pictures of the buttons in the colours in force."""
        super().draw_pictures()
        self.as_tree.setIcon(icon("instance"))

    def go_to(self, resource: str) -> bool:
        """Make the first row that is about ``resource`` current, and its line in the tree."""
        found = super().go_to(resource)
        if self.as_tree.isChecked():
            self.tree.go_to(resource)
        return found

    def _show_as_tree(self, wanted: bool) -> None:
        self._settings.setValue(TREE_KEY, wanted)
        self._grow()
        self.panel.show_instead(self.tree if wanted else None)
        if wanted:
            self.tree.go_to(self.current())

    def _grow(self) -> None:
        if self.as_tree.isChecked():
            self.tree.show_rows(self.model.shown())

    def _lines_chosen(self, branch: Branch, lines: tuple[Branch, ...]) -> None:
        """Select the rows of ``lines``, and let what ``branch`` stands for be current."""
        keys = {row.key for line in lines or (branch,) for row in line.rows()}
        self.panel.table.select_keys(keys)
        if branch.resource:
            self.focused.emit(branch.resource)

    def _open_tree_menu(self, place: QPoint) -> None:
        index = self.panel.table.currentIndex()
        if index.isValid():
            menu = self.menu_at(index)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    @staticmethod
    def title() -> str:
        """Return the tab's text."""
        return QCoreApplication.translate("MappingsView", "Mappings")

    def columns(self) -> tuple[Column[Mapping], ...]:
        """Return the columns in the language in force."""
        return mapping_columns(self._notes, self._labels, self._region, self._in_guest, self.session.groups)

    def key(self, record: Mapping) -> str:
        """Return the id of a row."""
        return record.key

    def rows(self) -> Sequence[Mapping]:
        """Return all rows."""
        return self.facts.now.rows

    def resources(self, record: Mapping) -> tuple[str, ...]:
        """Return the ids of EIP, ENI and instance that a row is about."""
        return resources_of(record)

    def offers(self) -> tuple[tuple[Chip, Callable[[Mapping], bool]], ...]:
        """Return the switches, each with the rows it stands for."""
        return (
            (
                Chip("multi", self.tr("Multi-EIP mode"), "good", Tone.GOOD, self.tr("EIPs in multi-EIP to ENI mode")),
                lambda row: row.eip is not None and row.eip.mode is AssociationMode.MULTI_EIP,
            ),
            (
                Chip(
                    "exposed",
                    self.tr("By a CIDR block"),
                    "good",
                    Tone.GOOD,
                    self.tr("EIPs that a secondary CIDR block makes the address of an interface"),
                ),
                lambda row: row.exposed,
            ),
            (
                Chip("other", self.tr("Bound otherwise"), tip=self.tr("EIPs bound in another mode, or elsewhere")),
                otherwise,
            ),
            (
                Chip("unbound", self.tr("Unbound"), "open", Tone.QUIET, labels.text(labels.UNBOUND_EIPS)),
                lambda row: row.eip is not None and row.eip.target_id is None,
            ),
            (
                Chip("bare", self.tr("No EIP"), tip=self.tr("Interfaces that carry no EIP")),
                lambda row: row.eip is None and Part.EIP not in row.unknown,
            ),
            (
                Chip(
                    "notes",
                    self.tr("Issues"),
                    "warning",
                    Tone.WARNING,
                    self.tr("Rows with issues"),
                ),
                lambda row: bool(self._found(row)),
            ),
        )

    def uncounted(self) -> frozenset[str]:
        """Return the switch that asks for rows without EIPs, too, where these could not be read."""
        inventory = self.facts.now.inventory
        dark = frozenset({"bare"} if inventory and not inventory.has_read(ListName.EIPS) else ())
        return super().uncounted() | dark

    def nothing(self) -> tuple[str, str]:
        """Return what is said when the region has no row for this table."""
        return self.tr("This region has neither EIPs nor network interfaces."), ""

    def _found(self, row: Mapping) -> tuple[Issue, ...]:
        return (*self.findings_about(row, row.key), *self._of_interface(row))

    def findings_about(self, _row: Mapping, resource: str) -> tuple[Issue, ...]:
        """Return the issues that are mainly about ``resource``, which is of this row."""
        return self.facts.findings_of(resource)

    def inventory_of(self, _row: Mapping) -> Inventory | None:
        """Return what the row was read from."""
        return self.facts.now.inventory

    def _notes(self, row: Mapping) -> str:
        inventory = self.inventory_of(row)
        return paragraph(finding_sentence(each, inventory) for each in self._found(row))

    def _labels(self, row: Mapping) -> str:
        return labels_of(self._found(row))

    def _in_guest(self, row: Mapping) -> InGuest | None:
        return in_guest(row, self.session.guests)

    def _region(self, row: Mapping) -> str:
        inventory = self.inventory_of(row)
        return inventory.region if inventory else ""

    def _of_interface(self, row: Mapping) -> tuple[Issue, ...]:
        if row.eip is None or row.eni is None or row.eip.mode is not AssociationMode.MULTI_EIP:
            return ()
        instance = self.findings_about(row, row.instance_id) if row.instance_id else ()
        return (*self.findings_about(row, row.eni.id), *instance)


def resources_of(row: Mapping) -> tuple[str, ...]:
    """Return the ids of EIP, ENI and instance that ``row`` is about."""
    eip = row.eip.allocation_id if row.eip else None
    eni = row.eni.id if row.eni else row.target
    return tuple(each for each in (eip, eni, row.instance_id) if each)


def otherwise(row: Mapping) -> bool:
    """Return whether the EIP of ``row`` is bound to something that hides it from the guest, or to no interface."""
    if row.eip is None or row.eip.target_id is None:
        return False
    return row.eip.mode is not AssociationMode.MULTI_EIP and not row.exposed
