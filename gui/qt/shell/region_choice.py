"""One region, several or all: what the header offers, what the table of regions shows, and what is remembered."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from gui.domain.cloud.region import RegionId
from gui.qt.base.preferences import EVERY_REGION, Preferences
from gui.qt.base.session import Session
from gui.qt.dialogs.choose_regions import ChooseRegionsDialog
from gui.qt.shell.header import Header, account_of
from gui.qt.views.home import Home
from gui.qt.views.inventory_view import AnyView
from gui.qt.views.regions import RegionsView
from gui.words import regions as words


class RegionChoice(QObject):
    """Leads from the header to the table of several regions and back."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        header: Header,
        home: Home,
        window: QWidget,
        *,
        may_switch: Callable[[], bool],
    ) -> None:
        """Follow all of them.

        Args:
            session: knows the regions of the account.
            preferences: remember the choice.
            header: offers it.
            home: shows the table.
            window: the parent of the dialog.
            may_switch: whether the region that is worked in may be changed now.
        """
        super().__init__(window)
        self._session, self._preferences, self._header, self._home = session, preferences, header, home
        self._window = window
        self.dialog: ChooseRegionsDialog | None = None
        self._may_switch = may_switch
        home.with_each_view(self._connect)
        home.many.states_changed.connect(self.follow)
        home.tabs.currentChanged.connect(self.follow)
        header.regions_wanted.connect(self._wanted)
        header.region_wanted.connect(self._one)
        session.connection_changed.connect(self.restore)

    def _connect(self, view: AnyView) -> None:
        if isinstance(view, RegionsView):
            view.may_switch = self._may_switch
            view.choose_wanted.connect(self.ask)

    def restore(self) -> None:
        """Show what was shown last with this account; it is read as soon as somebody looks."""
        connection = self._session.connection
        if connection is None:
            return
        kept = self._preferences.regions_shown(account_of(connection))
        if kept:
            self._show(self._all() if EVERY_REGION in kept else map(RegionId, kept), every=EVERY_REGION in kept)

    def ask(self) -> None:
        """Ask which regions are wanted."""
        connection = self._session.connection
        if connection is None:
            return
        chosen = tuple(self._home.many.known) or tuple(filter(None, (self._session.now.region,)))
        self.dialog = ChooseRegionsDialog(connection.regions, chosen, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def follow(self) -> None:
        """Let the header say what the view in front shows."""
        many = self._home.many
        shown = isinstance(self._home.view(), RegionsView) and bool(many.known)
        self._header.show_several((len(many.known), many.every) if shown else None)

    def of_several(self) -> str:
        """Return that the selected rows are of several regions; empty where they are of one, or of none."""
        view = self._home.view()
        regions = view.selected_regions() if isinstance(view, RegionsView) else ()
        return words.of_two_regions(regions) if len(regions) > 1 else ""

    def _wanted(self, every: bool) -> None:
        if every:
            self.take_all()
        else:
            self.ask()

    def take_all(self) -> None:
        """Show all regions of the account."""
        self.show(self._all(), every=True)

    def _decided(self, regions: tuple[RegionId, ...]) -> None:
        every = {*regions} == {*self._all()}
        self.show(self._all() if every else regions, every=every)

    def show(self, regions: tuple[RegionId, ...], *, every: bool) -> None:
        """Show ``regions`` in one table, and remember them; ``every`` says that these are all."""
        connection = self._session.connection
        if connection is None:
            return
        self._preferences.remember_regions(account_of(connection), (EVERY_REGION,) if every else regions)
        self._show(regions, every=every)
        self._home.tabs.setCurrentWidget(self._home.regions)
        self._home.many.read_waiting()

    def _show(self, regions: Iterable[RegionId], *, every: bool) -> None:
        known = {*self._all()}
        self._home.many.choose([each for each in regions if each in known], every=every)
        if isinstance(self._home.view(), RegionsView) and self._home.isVisible():
            self._home.many.read_waiting()

    def _all(self) -> tuple[RegionId, ...]:
        connection = self._session.connection
        return tuple(each.id for each in connection.regions) if connection else ()

    def _one(self) -> None:
        """Show the one region that was chosen in its tables."""
        if isinstance(self._home.view(), RegionsView):
            self._home.tabs.setCurrentWidget(self._home.mappings)
