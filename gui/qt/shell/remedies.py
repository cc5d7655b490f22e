"""What the window opens to remedy an issue: a refresh, or the wizard for a new binding or an interface in use."""

from collections.abc import Callable, Sequence

from gui.domain.checks.issue import Issue, Remedy
from gui.domain.cloud.eip import AllocationId, EipStatus
from gui.domain.cloud.eni import EniId
from gui.qt.base.session import Session
from gui.qt.views.actions import ResourceActions


class Remedies:
    """Begins the remedy of an issue; nothing is sent to the cloud but by the wizards."""

    def __init__(
        self,
        session: Session,
        on_resource: ResourceActions,
        open_wizard: Callable[[Sequence[str]], None],
        open_change: Callable[[str], None],
    ) -> None:
        """Begin nothing yet.

        Args:
            session: holds the inventory and the choices.
            on_resource: remedies that are the action of one resource.
            open_wizard: opens the wizard for a new binding with the EIPs, interfaces and instances of the given ids.
            open_change: opens the wizard that changes the EIPs of the interface with the given id.
        """
        self._session, self._on_resource = session, on_resource
        self._open_wizard, self._open_change = open_wizard, open_change

    def begin(self, issue: Issue) -> None:
        """Begin what remedies ``issue``."""
        match issue.remedy:
            case Remedy.READ_AGAIN | Remedy.WAIT | Remedy.GRANT_PERMISSION:
                self._session.refresh_or_unlock()
            case Remedy.BIND_OR_RELEASE | Remedy.BIND_OR_CANCEL:
                self._bind(issue)
            case Remedy.APPLY_AGAIN | Remedy.DECIDE_OWNER | Remedy.PLAN_ANEW:
                self._plan_anew(issue)
            case _:
                self._on_resource.help_with(issue)

    def bind(self, eips: tuple[str, ...]) -> None:
        """Open the wizard with those of ``eips`` selected that are free, and no others."""
        inventory = self._session.inventory
        known = (inventory.eip_by_id.get(AllocationId(each)) for each in eips) if inventory else ()
        free = (each for each in known if each is not None and each.status is EipStatus.AVAILABLE)
        self._open_wizard(tuple(each.allocation_id for each in free))

    def _bind(self, issue: Issue) -> None:
        """Open the wizard, with the free EIP of ``issue`` selected."""
        self.bind(issue.ids[:1])

    def _plan_anew(self, issue: Issue) -> None:
        """Open the wizard that can plan for ``issue``: for an interface in use, or for a new binding."""
        inventory = self._session.inventory
        enis = (inventory.eni_by_id.get(EniId(each)) for each in issue.ids) if inventory else ()
        in_use = next((each for each in enis if each is not None and each.instance_id), None)
        if in_use is not None and inventory is not None and inventory.eips_on(in_use.id):
            self._open_change(in_use.id)
        else:
            self._bind(issue)
