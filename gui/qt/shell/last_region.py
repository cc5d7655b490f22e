"""The region to begin with after a sign-in, and the memory of which one was chosen last."""

from PySide6.QtCore import QObject

from gui.domain.cloud.region import RegionId
from gui.qt.base.preferences import Preferences
from gui.qt.base.session import Session
from gui.qt.shell.header import account_of
from gui.services.sign_in import Connection


class LastRegion(QObject):
    """Chooses a region as soon as somebody has signed in, and remembers each that is chosen."""

    def __init__(self, session: Session, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        session.selection_changed.connect(self.remember)

    def restore(self) -> None:
        """Choose the region to begin with, unless one is chosen; nothing while nobody is signed in."""
        connection = self._session.connection
        if connection is None:
            return
        self._preferences.remember_account(account_of(connection))
        region = self._first(connection)
        if self._session.now.region is None and region is not None:
            self._session.choose_region(region)

    def remember(self) -> None:
        """Put the region that is chosen first among the recent ones of the account."""
        connection, region = self._session.connection, self._session.now.region
        if connection is None or region is None:
            return
        account = account_of(connection)
        if self._preferences.recent_regions(account)[:1] != (region,):
            self._preferences.remember_region(account, region)

    def _first(self, connection: Connection) -> RegionId | None:
        """Return the region chosen last with this account, else its profile's, else the first that offers the mode."""
        seen = [region.id for region in connection.regions]
        own = connection.profile.region if connection.profile else None
        offered = [each for each in seen if each in self._session.parts.catalog.multi_eip_regions]
        wanted = (*self._preferences.recent_regions(account_of(connection)), *filter(None, (own,)), *offered)
        return next((each for each in wanted if each in seen), None)
