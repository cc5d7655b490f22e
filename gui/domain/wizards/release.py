"""The wizard that releases several unbound EIPs: which of them, then the review with their addresses."""

from dataclasses import dataclass, replace

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import release
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import Drafted, InUseChoice, InUseEvent, ReleaseWanted, changed, update_common
from gui.domain.wizards.steps import Page


@dataclass(frozen=True, slots=True)
class EipRelease(InUseChoice):
    """What is chosen.

    Attributes:
        offered: the EIPs that the user had selected; only these are shown.
        release: those of them that are released.
    """

    offered: tuple[AllocationId, ...] = ()
    release: frozenset[AllocationId] = frozenset()


def begun(eips: tuple[AllocationId, ...], inventory: Inventory | None) -> EipRelease:
    """Return the choice to begin with: of ``eips`` all that can be released are chosen."""
    offered = tuple(dict.fromkeys(eips))
    known = (inventory.eip_by_id.get(each) for each in offered) if inventory else ()
    free = (each.allocation_id for each in known if each and not release.unbound_eip_problems(each))
    return EipRelease(offered=offered, release=frozenset(free))


def update(now: EipRelease, event: InUseEvent) -> EipRelease:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case ReleaseWanted(eips, on):
            return changed(now, replace(now, release=now.release | eips if on else now.release - eips))
        case _:
            return update_common(now, event, lambda _eni: now)


@dataclass(frozen=True)
class ReleaseState(InUseState[EipRelease]):
    """See InUseState; no interface is chosen."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.RELEASE, Page.REVIEW, Page.APPLY, Page.UNBOUND)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.RELEASE

    def update(self, event: InUseEvent) -> EipRelease:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState: at least one EIP is chosen, and each chosen one can be released."""
        return page is Page.RELEASE and self.drafted.plan is not None

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that are offered, as they are known now; one that no longer exists is left out."""
        known = (self.inventory.eip_by_id.get(each) for each in self.choice.offered) if self.inventory else ()
        return tuple(each for each in known if each is not None)

    def released(self) -> tuple[AllocationId, ...]:
        """Return the EIPs that are released, in the order in which they are offered."""
        return tuple(eip.allocation_id for eip in self.eips() if eip.allocation_id in self.choice.release)

    def release_problems(self, eip: ElasticIp) -> tuple[Problem, ...]:
        """Return why ``eip`` can't be released."""
        return self.unread() or release.unbound_eip_problems(eip)

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        plan, notes = release.build(self.released(), inventory)
        return Drafted(plan, notes)
