"""The inside of the main window: the views as tabs. They share what they know and what is current."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping
from gui.qt.base.reading_order import order_by_place
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.qt.views.eips import EipsView
from gui.qt.views.facts import RegionFacts
from gui.qt.views.findings import FindingsView
from gui.qt.views.instances import InstancesView
from gui.qt.views.interfaces import InterfacesView
from gui.qt.views.inventory_view import AnyView
from gui.qt.views.mappings import MappingsView
from gui.qt.views.picture_split import PictureSplit
from gui.qt.views.regions import RegionsView
from gui.qt.views.tabs import Tabs
from gui.qt.views.topology_panel import TopologyPanel

if TYPE_CHECKING:
    from gui.qt.views.activity import ActivityView

ACTIVITY = "activity"
VIEW_KEY = "window/view"
MOST_SELECTED = 500
"""So many of the selected rows are looked at for the picture: it shows fewer instances than that."""


class Home(QWidget):
    """Seven tabs. Whatever EIP, interface or instance is current in one is current in all."""

    current_changed = Signal(str)
    """Another EIP, ENI or instance is current; empty when none is."""
    resume_wanted = Signal()
    """The user wants to go on with the run that is not finished, or to take it back."""
    undo_wanted = Signal(str)
    """The user wants to undo what a run has bound to this interface."""
    reverse_wanted = Signal(object)
    """The user wants to reverse this applied run."""
    bind_wanted = Signal(object)
    """The user wants to bind the EIPs with these allocation ids, a tuple."""

    def __init__(self, session: Session, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._settings = session, settings
        self.facts = RegionFacts(session, self, settings)
        self.current = ""
        self.mappings = MappingsView(session, self.facts, settings)
        self.eips = EipsView(session, self.facts, settings)
        self.interfaces = InterfacesView(session, self.facts, settings)
        self.instances = InstancesView(session, self.facts, settings)
        self.findings = FindingsView(session, self.facts, settings)
        self.regions = RegionsView(session, self.facts, settings)
        self.views: tuple[AnyView, ...] = (
            self.mappings,
            self.eips,
            self.interfaces,
            self.instances,
            self.findings,
            self.regions,
        )
        self.tabs = Tabs()
        for view in self.views:
            self.tabs.addTab(view, "")
            view.focused.connect(self._focused)
            view.bind_wanted.connect(self.bind_wanted)
            if view is not self.findings:
                view.activated.connect(self._open_details)
            view.panel.table.selectionModel().selectionChanged.connect(lambda *_, view=view: self._selected(view))
        self._activity: ActivityView | None = None
        self._activity_place = QWidget()
        QVBoxLayout(self._activity_place).setContentsMargins(0, 0, 0, 0)
        self.tabs.addTab(self._activity_place, "")
        self.findings.opened.connect(self.open_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.topology = TopologyPanel(session, self.facts)
        self.split = PictureSplit(self.tabs, self.topology, settings, self._shows_selection)
        column.addWidget(self.tabs.bar)
        column.addWidget(self.split, 1)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.current_changed.connect(self.topology.show_resource)
        self.topology.picture.chosen.connect(self.make_current)
        self.facts.changed.connect(self._facts_changed)
        self._retranslate()
        self._restore()

    @property
    def activity(self) -> "ActivityView":
        """The list of what was done, made when somebody first looks: what it reads must not slow the start."""
        from gui.qt.views.activity import ActivityView  # noqa: PLC0415 - see above

        if self._activity is None:
            self._activity = ActivityView(self.session, self._settings)
            self._activity.resume_wanted.connect(self.resume_wanted)
            self._activity.undo_wanted.connect(self.undo_wanted)
            self._activity.reverse.wanted.connect(self.reverse_wanted)
            place = self._activity_place.layout()
            if place is not None:
                place.addWidget(self._activity)
            order_by_place(self)
        return self._activity

    @property
    def inventory(self) -> Inventory | None:
        """What is known of the region."""
        return self.facts.now.inventory

    @property
    def rows(self) -> tuple[Mapping, ...]:
        """EIP x interface x instance, of the whole region."""
        return self.facts.now.rows

    def view(self) -> AnyView | None:
        """Return the view that is shown, None while it has no table of resources."""
        shown = self.tabs.currentWidget()
        return next((view for view in self.views if view is shown), None)

    def refresh(self) -> None:
        """Read again what the view in front shows: several regions, or the one that is worked in."""
        if self.view() is self.regions and self.session.sign_in_error is None:
            self.regions.many.read_again()
        else:
            self.session.refresh_or_unlock()

    def current_eni(self) -> NetworkInterface | None:
        """Return the secondary interface that the current resource is, carries, or is bound to."""
        inventory = self.inventory
        if inventory is None or not self.current:
            return None
        enis = inventory.eni_by_id
        eip = inventory.eip_by_id.get(AllocationId(self.current))
        found = enis.get(EniId(eip.target_id or "" if eip else self.current))
        if found is None:
            carrying = inventory.interfaces_of(InstanceId(self.current))
            secondary = [eni for eni in carrying if eni.type is EniType.SECONDARY]
            found = secondary[0] if len(secondary) == 1 else None
        return found if found is not None and found.type is EniType.SECONDARY else None

    def shown_mappings(self) -> tuple[Mapping, ...]:
        """Return the mappings of the rows that are shown, in their order where they are mappings themselves."""
        view, rows = self.view(), self.facts.now.rows
        if view is None or view is self.findings:
            return rows
        if view is self.mappings:
            return self.mappings.model.shown()
        return self._about({view.key(record) for record in view.model.shown()})

    def marked(self) -> bool:
        """Return whether several rows are selected."""
        view = self.view()
        return view is not None and len(view.selected()) > 1

    def selected_resources(self) -> tuple[str, ...]:
        """Return the ids of what the selected rows are about, each row's own resource; none where issues are shown."""
        return () if self.view() is self.findings else self.selected_about()

    def selected_about(self, most: int | None = None) -> tuple[str, ...]:
        """Return the ids of what the first ``most`` selected rows are mainly about, None for all of them."""
        view = self.view()
        if view is None:
            return ()
        found = (next(iter(view.resources(record)), "") for record in view.selected(most))
        return tuple(each for each in dict.fromkeys(found) if each)

    def selected_mappings(self) -> tuple[Mapping, ...]:
        """Return the mappings of the rows that are selected, or of the current resource where none is."""
        view = self.view()
        selected = view.selected() if view is not None else ()
        if view is self.mappings and selected:
            return tuple(self.mappings.selected())
        if view is self.findings:
            wanted = {resource for record in selected for resource in self.findings.resources(record)[:1]}
        else:
            wanted = {view.key(record) for record in selected} if view is not None else set()
        return self._about(wanted or {self.current})

    def _about(self, resources: set[str]) -> tuple[Mapping, ...]:
        return tuple(row for row in self.facts.now.rows if resources.intersection(self.mappings.resources(row)))

    def make_current(self, resource: str) -> None:
        """Make ``resource`` current, and its row where the view that is shown has one."""
        if resource == self.current:
            return
        self.current = resource
        view = self.view()
        if view is not None:
            view.go_to(resource)
        self.current_changed.emit(resource)

    def open_row(self, resource: str) -> None:
        """Show the row of ``resource`` in the table where it is at home, filters taken away when they hide it."""
        self.current = resource
        inventory = self.inventory
        eip = inventory is not None and AllocationId(resource) in inventory.eip_by_id
        instance = inventory is not None and InstanceId(resource) in inventory.instance_by_id
        view: AnyView = self.mappings if eip else self.instances if instance else self.interfaces
        if not eip and not instance and inventory is not None and EniId(resource) not in inventory.eni_by_id:
            # What could not be read is told by the table in which it would be.
            view = next((each for each in self.views if inventory.unread_of(*each.lists[:1])), view)
        self.tabs.setCurrentWidget(view)
        if not view.go_to(resource):
            view.panel.filter.clear()
            view.chips.clear()
            view.panel.apply_filter()
            view.go_to(resource)
        if not view.model.busy:
            # A table without a current row would take its first one with the focus.
            view.panel.table.setFocus()
        self.current_changed.emit(resource)

    def keep(self) -> None:
        """Write down which tab is shown."""
        self.split.keep()
        self._settings.setValue(VIEW_KEY, self._names()[self.tabs.currentIndex()])
        more = self._activity.choosers if self._activity else ()
        for chooser in (*(view.chooser for view in self.views), *more):
            chooser.keep_if_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._retranslate()
        super().changeEvent(event)

    def _names(self) -> list[str]:
        return [*(view.name for view in self.views), ACTIVITY]

    def _restore(self) -> None:
        names, wanted = self._names(), self._settings.value(VIEW_KEY)
        if wanted in names:
            self.tabs.setCurrentIndex(names.index(str(wanted)))

    def _shows_selection(self) -> bool:
        view = self.view()
        return view is not None and view.panel.table.selectionModel().hasSelection()

    def _open_details(self, resource: str) -> None:
        if self.current != resource:
            self.make_current(resource)
        self.split.show_picture(True)
        self.topology.show_details()

    def _retranslate(self) -> None:
        for number, view in enumerate(self.views):
            self.tabs.setTabText(number, view.title())
            self.tabs.setTabIcon(number, icon(view.picture))
        self.tabs.setTabText(len(self.views), self.tr("Activity"))
        self.tabs.setTabIcon(len(self.views), icon("busy"))
        self.tabs.setAccessibleName(self.tr("Views"))
        self._count_findings()

    def _focused(self, resource: str) -> None:
        # Only a view the user looks at may say what is current: others follow.
        if resource and self.sender() is self.view() and resource != self.current:
            self.current = resource
            self.current_changed.emit(resource)

    def _selected(self, view: AnyView) -> None:
        if view is self.view():
            self.topology.show_selected(view.selected_resources(MOST_SELECTED))
            self.split.place_later()

    def _tab_changed(self) -> None:
        if self.tabs.currentWidget() is self._activity_place:
            self.activity.show()
        view = self.view()
        if view is not None and self.current:
            view.go_to(self.current)
        if view is not None:
            self._selected(view)
        self.split.place_later()

    def _facts_changed(self) -> None:
        self._count_findings()
        inventory = self.inventory
        if inventory is None and self.current:
            self.current = ""
        self.split.place_later()
        self.current_changed.emit(self.current)

    def _count_findings(self) -> None:
        count = len(self.facts.open_findings())
        title = self.findings.title()
        self.tabs.setTabText(self.views.index(self.findings), f"{title} ({count})" if count else title)
