"""Routes and security groups of one VPC, read in a worker when the secondary CIDR method asks for them."""

import logging

from PySide6.QtCore import QObject, Signal

from gui.domain.cloud.eni import VpcId
from gui.domain.cloud.errors import WizardError
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import ROUTES, SECURITY_GROUPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.rules.network_facts import VpcFacts
from gui.qt.responsiveness.jobs import Jobs, Ticket

log = logging.getLogger(__name__)


class VpcReader(QObject):
    """Holds what was read last; a failure leaves it as it is, with the error beside it."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.facts: VpcFacts | None = None
        self.error: BaseException | None = None
        self.busy = False
        self._ticket: Ticket | None = None

    def read(self, cloud: CloudApi, region: RegionId, vpc_id: VpcId) -> None:
        """Read ``vpc_id`` anew; what is known of another VPC is void."""
        if self.facts is not None and self.facts.vpc_id != vpc_id:
            self.facts = None
        self.busy, self.error = True, None

        def work() -> VpcFacts:
            routes = cloud.read(region, ROUTES, By.VPC, vpc_id)
            return VpcFacts(vpc_id, routes, cloud.read(region, SECURITY_GROUPS, By.VPC, vpc_id))

        self._ticket = self._jobs.run(work, self._read, self._failed, owner=self, key="vpc")
        self.changed.emit()

    def forget(self) -> None:
        """Forget everything; an answer that is on its way is dropped."""
        self._jobs.forget(self._ticket)
        self.facts, self.error, self.busy = None, None, False
        self.changed.emit()

    def _read(self, facts: VpcFacts) -> None:
        self.facts, self.busy = facts, False
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, WizardError):
            log.error("reading the VPC failed", exc_info=error)
        self.error, self.busy = error, False
        self.changed.emit()
