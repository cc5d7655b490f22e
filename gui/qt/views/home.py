"""The inside of the main window: the views as tabs. They share what they know and what is current."""

from PySide6.QtCore import QEvent, QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping
from gui.qt.base.session import Session
from gui.qt.base.theme import icon
from gui.qt.views.findings import FindingsView
from gui.qt.views.home_views import ACTIVITY, KINDS, HomeViews
from gui.qt.views.instances import InstancesView
from gui.qt.views.interfaces import InterfacesView
from gui.qt.views.inventory_view import AnyView
from gui.qt.views.mappings import MappingsView, resources_of
from gui.qt.views.picture_split import PictureSplit
from gui.qt.views.regions import RegionsView
from gui.qt.views.topology_panel import TopologyPanel

VIEW_KEY = "window/view"
MOST_SELECTED = 500
"""So many of the selected rows are looked at for the picture: it shows fewer instances than that."""


class Home(HomeViews):
    """The views. Whatever EIP, interface or instance is current in one is current in all."""

    current_changed = Signal(str)
    """Another EIP, ENI or instance is current; empty when none is."""
    bind_wanted = Signal(object)
    """The user wants to bind the EIPs with these allocation ids, a tuple."""
    remedy_wanted = Signal(object)
    """The user wants help with this Issue."""
    release_wanted = Signal(object)
    """The user wants to release the EIPs with these allocation ids, a tuple."""
    unbind_wanted = Signal(object)
    """The user wants to unbind the EIPs with these allocation ids, a tuple."""

    def __init__(self, session: Session, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(session, settings, parent)
        self.current = ""
        self.with_each_view(self._connect)
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

    def _connect(self, view: AnyView) -> None:
        view.focused.connect(self._focused)
        view.bind_wanted.connect(self.bind_wanted)
        if isinstance(view, FindingsView):
            view.opened.connect(self.open_row)
            view.remedy_wanted.connect(self.remedy_wanted)
            view.release_wanted.connect(self.release_wanted)
            view.unbind_wanted.connect(self.unbind_wanted)
        else:
            view.activated.connect(self._open_details)
        view.panel.table.selectionModel().selectionChanged.connect(lambda *_: self._selected(view))

    @property
    def inventory(self) -> Inventory | None:
        """What is known of the region."""
        return self.facts.now.inventory

    @property
    def rows(self) -> tuple[Mapping, ...]:
        """EIP x interface x instance, of the whole region."""
        return self.facts.now.rows

    def refresh(self) -> None:
        """Read again what the view in front shows: several regions, or the one that is worked in."""
        if isinstance(self.view(), RegionsView) and self.session.sign_in_error is None:
            self.many.read_again()
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
        if view is None or isinstance(view, FindingsView):
            return rows
        if type(view) is MappingsView:
            return view.model.shown()
        return self._about({view.key(record) for record in view.model.shown()})

    def marked(self) -> bool:
        """Return whether several rows are selected."""
        view = self.view()
        return view is not None and len(view.selected()) > 1

    def selected_resources(self) -> tuple[str, ...]:
        """Return the ids of what the selected rows are about, each row's own resource; none where issues are shown."""
        return () if isinstance(self.view(), FindingsView) else self.selected_about()

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
        if type(view) is MappingsView and selected:
            return view.selected()
        if isinstance(view, FindingsView):
            wanted = {resource for record in selected for resource in view.resources(record)[:1]}
        else:
            wanted = {view.key(record) for record in selected} if view is not None else set()
        return self._about(wanted or {self.current})

    def _about(self, resources: set[str]) -> tuple[Mapping, ...]:
        return tuple(row for row in self.facts.now.rows if resources.intersection(resources_of(row)))

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
        kind: type[AnyView] = MappingsView if eip else InstancesView if instance else InterfacesView
        if not eip and not instance and inventory is not None and EniId(resource) not in inventory.eni_by_id:
            # What could not be read is told by the table in which it would be.
            kind = next((each for each in KINDS if inventory.unread_of(*each.lists[:1])), kind)
        view = self.of_kind(kind)
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
        for chooser in (*(view.chooser for view in self.built()), *more):
            chooser.keep_if_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._retranslate()
        super().changeEvent(event)

    def _names(self) -> list[str]:
        return [*(kind.name for kind in KINDS), ACTIVITY]

    def _restore(self) -> None:
        names, wanted = self._names(), self._settings.value(VIEW_KEY)
        self.tabs.setCurrentIndex(names.index(str(wanted)) if wanted in names else 0)

    def _shows_selection(self) -> bool:
        view = self.view()
        return view is not None and view.panel.table.selectionModel().hasSelection()

    def _open_details(self, resource: str) -> None:
        if self.current != resource:
            self.make_current(resource)
        self.split.show_picture(True)
        self.topology.show_details()

    def _retranslate(self) -> None:
        for number, kind in enumerate(KINDS):
            self.tabs.setTabText(number, kind.title())
            self.tabs.setTabIcon(number, icon(kind.picture))
        self.tabs.setTabText(len(KINDS), self.tr("Activity"))
        self.tabs.setTabIcon(len(KINDS), icon("busy"))
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
        view = self.view()
        if view is not None and self.current:
            view.go_to(self.current)
        if view is not None:
            self._selected(view)
        self.split.place_later()

    def _facts_changed(self) -> None:
        for view in self.built():
            # Before anybody asks it what is selected.
            view.follow_facts()
        self._count_findings()
        inventory = self.inventory
        if inventory is None and self.current:
            self.current = ""
        self.split.place_later()
        self.current_changed.emit(self.current)

    def _count_findings(self) -> None:
        count = len(self.facts.open_findings())
        title = FindingsView.title()
        self.tabs.setTabText(KINDS.index(FindingsView), f"{title} ({count})" if count else title)
