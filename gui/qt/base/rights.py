"""What the profile that is signed in may do, as far as it is known: read in the background after a sign-in."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gui.domain.operations.permissions import ApiAction, Deed, Permission, is_read_only, lacking
from gui.qt.responsiveness.jobs import Jobs
from gui.words.rights import lacking_text

log = logging.getLogger(__name__)


class Rights(QObject):
    """Holds the permissions; until they are read, and where they can't be, nothing is known and nothing is refused."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._reading = 0
        self.permissions: tuple[Permission, ...] = ()

    @property
    def read_only(self) -> bool:
        """Whether every change is known to be refused."""
        return is_read_only(self.permissions)

    def lacking(self, deed: Deed) -> tuple[ApiAction, ...]:
        """Return the calls that ``deed`` needs and that are known to be refused."""
        return lacking(self.permissions, deed)

    def why_not(self, deed: Deed) -> str:
        """Return why ``deed`` can't be done, one sentence for all of its calls; empty where that is not known."""
        missing = self.lacking(deed)
        return lacking_text(missing, read_only=self.read_only) if missing else ""

    def read(self, ask: Callable[[], tuple[Permission, ...]]) -> None:
        """Ask in a worker by ``ask``; until the answer comes, and where none does, what is known stays."""
        self._reading += 1
        number = self._reading

        def known(found: tuple[Permission, ...]) -> None:
            if number == self._reading and found != self.permissions:
                self.permissions = found
                self.changed.emit()

        self._jobs.run(ask, known, lambda error: log.info("the permissions were not read: %s", error), key="rights")

    def forget(self) -> None:
        """Know nothing, and take no answer that is still under way."""
        self._reading += 1
        if self.permissions:
            self.permissions = ()
            self.changed.emit()
