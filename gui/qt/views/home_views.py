"""The views of the main window, each built when it is first asked for or shown: all of them at once hold up a start."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from gui.qt.base.reading_order import order_by_place
from gui.qt.base.session import Session
from gui.qt.views.eips import EipsView
from gui.qt.views.facts import RegionFacts
from gui.qt.views.findings import FindingsView
from gui.qt.views.instances import InstancesView
from gui.qt.views.interfaces import InterfacesView
from gui.qt.views.inventory_view import AnyView, InventoryView
from gui.qt.views.many_regions import ManyRegions
from gui.qt.views.mappings import MappingsView
from gui.qt.views.regions import RegionsView
from gui.qt.views.tabs import Tabs

if TYPE_CHECKING:
    from gui.qt.views.activity import ActivityView

View = TypeVar("View", bound=AnyView)

KINDS: tuple[type[AnyView], ...] = (MappingsView, EipsView, InterfacesView, InstancesView, FindingsView, RegionsView)
"""The tables of resources, in the order of their tabs; the activity comes after them."""
ACTIVITY = "activity"


class HomeViews(QWidget):
    """Seven tabs, and what all of their pages share."""

    view_built = Signal(object)
    """This view is there now."""
    resume_wanted = Signal()
    """The user wants to go on with the run that is not finished, or to take it back."""
    undo_wanted = Signal(str)
    """The user wants to undo what a run has bound to this interface."""
    reverse_wanted = Signal(object)
    """The user wants to reverse this applied run."""

    def __init__(self, session: Session, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._settings = session, settings
        self.facts = RegionFacts(session, self, settings)
        self.many = ManyRegions(session, self.facts, self)
        self.tabs = Tabs()
        self.tabs.page_built.connect(self._page_built)
        self._built: dict[type[AnyView], AnyView] = {}
        self._activity: ActivityView | None = None
        for kind in KINDS:
            self.tabs.add(partial(self._build, kind))
        self.tabs.add(self._build_activity)

    def _build(self, kind: type[AnyView]) -> AnyView:
        if kind is RegionsView:
            view: AnyView = RegionsView(self.session, self.facts, self._settings, many=self.many)
        else:
            view = kind(self.session, self.facts, self._settings)
        self._built[kind] = view
        return view

    def _build_activity(self) -> "ActivityView":
        from gui.qt.views.activity import ActivityView  # noqa: PLC0415 - what it reads must not slow the start

        self._activity = ActivityView(self.session, self._settings)
        self._activity.resume_wanted.connect(self.resume_wanted)
        self._activity.undo_wanted.connect(self.undo_wanted)
        self._activity.reverse.wanted.connect(self.reverse_wanted)
        return self._activity

    def _page_built(self, page: QWidget) -> None:
        if isinstance(page, InventoryView):
            self.view_built.emit(page)
        if self.isVisible():
            # Else the window does that when it comes up.
            order_by_place(self)

    def built(self) -> tuple[AnyView, ...]:
        """Return the tables of resources that are there, in the order of their tabs."""
        return tuple(self._built[kind] for kind in KINDS if kind in self._built)

    def with_each_view(self, do: Callable[[AnyView], object]) -> None:
        """Call ``do`` for each table of resources: now for those that are there, later for each that is built."""
        for view in self.built():
            do(view)
        self.view_built.connect(do)

    def view(self) -> AnyView | None:
        """Return the view that is shown, None while it has no table of resources."""
        shown = self.tabs.currentWidget()
        return shown if isinstance(shown, InventoryView) else None

    def of_kind(self, kind: type[View]) -> View:
        """Return the view of this class."""
        return cast("View", self.tabs.widget(KINDS.index(kind)))

    @property
    def activity(self) -> "ActivityView":
        """The list of what was done."""
        return cast("ActivityView", self.tabs.widget(len(KINDS)))

    @property
    def mappings(self) -> MappingsView:
        """One row for each EIP x interface x instance."""
        return self.of_kind(MappingsView)

    @property
    def eips(self) -> EipsView:
        """The EIPs."""
        return self.of_kind(EipsView)

    @property
    def interfaces(self) -> InterfacesView:
        """The interfaces."""
        return self.of_kind(InterfacesView)

    @property
    def instances(self) -> InstancesView:
        """The instances."""
        return self.of_kind(InstancesView)

    @property
    def findings(self) -> FindingsView:
        """The issues."""
        return self.of_kind(FindingsView)

    @property
    def regions(self) -> RegionsView:
        """The mappings of several regions."""
        return self.of_kind(RegionsView)
