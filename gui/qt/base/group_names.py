"""The names of the account's resource groups, read in a worker beside each reading of a region.

They only lend names to ids that are known without them: a call that is refused, or whose host a firewall keeps away,
delays no list and fails none.
"""

import logging

from PySide6.QtCore import QObject, Signal

from gui.domain.cloud.account import ResourceGroup
from gui.domain.cloud.errors import CloudError, PartlyReadError, WizardError
from gui.domain.cloud.kinds import RESOURCE_GROUPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.qt.responsiveness.jobs import Jobs, Ticket

log = logging.getLogger(__name__)


class GroupNames(QObject):
    """Holds what was read last; a failure leaves it as it is, with the error beside it."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._ticket: Ticket | None = None
        self._names: dict[str, str] = {}
        self.error: CloudError | None = None
        """Why the names could not be read the last time, None where they were."""

    def name(self, group: str) -> str:
        """Return what the group with the id ``group`` is called, empty where that is not known."""
        return self._names.get(group, "")

    def read(self, cloud: CloudApi, region: RegionId) -> None:
        """Read all names; ``region`` is the one that is read now, the answer is the same for each."""
        self._ticket = self._jobs.run(
            lambda: cloud.read(region, RESOURCE_GROUPS), self._read, self._failed, owner=self, key="resource-groups"
        )

    def forget(self) -> None:
        """Forget everything; an answer that is on its way is dropped."""
        self._jobs.forget(self._ticket)
        self._set({}, None)

    def _read(self, groups: tuple[ResourceGroup, ...]) -> None:
        self._set({each.id: each.name for each in groups}, None)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, PartlyReadError):
            self._set({each.id: each.name for each in error.read}, error)
            return
        if not isinstance(error, WizardError):
            log.error("reading the resource groups failed", exc_info=error)
        self._set(self._names, error if isinstance(error, CloudError) else None)

    def _set(self, names: dict[str, str], error: CloudError | None) -> None:
        before = self._names, self.error
        self._names, self.error = names, error
        if before != (names, error):
            self.changed.emit()
