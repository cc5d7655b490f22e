"""The wizards that do one thing to several EIPs: release unbound ones, or unbind those of free interfaces.

What was selected in the window is offered; what can be done at once is chosen beforehand, the rest says why not.
"""

from abc import abstractmethod
from dataclasses import dataclass, replace

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import release, unbind_eips
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import Drafted, InUseChoice, InUseEvent, ListedEipsChosen, changed, update_common
from gui.domain.wizards.steps import Page

MOST_AT_ONCE = 100
"""So many EIPs are offered by one plan: nobody reads a longer review, and each is a call and a look of its own."""


@dataclass(frozen=True, slots=True)
class EipList(InUseChoice):
    """What is chosen.

    Attributes:
        offered: the EIPs that the user had selected; only these are shown.
        picked: those of them that are chosen.
        more: how many were selected beyond MOST_AT_ONCE; they are for another plan.
    """

    offered: tuple[AllocationId, ...] = ()
    picked: frozenset[AllocationId] = frozenset()
    more: int = 0


def update(now: EipList, event: InUseEvent) -> EipList:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case ListedEipsChosen(eips, on):
            return changed(now, replace(now, picked=now.picked | eips if on else now.picked - eips))
        case _:
            return update_common(now, event, lambda _eni: now)


@dataclass(frozen=True)
class EipListState(InUseState[EipList]):
    """See InUseState; no interface is chosen."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.EIP_LIST, Page.REVIEW, Page.APPLY, Page.UNBOUND)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.EIP_LIST

    def update(self, event: InUseEvent) -> EipList:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState: at least one EIP is chosen, and no rule forbids any of them."""
        return page is Page.EIP_LIST and self.drafted.plan is not None

    @abstractmethod
    def rules(self, eip: ElasticIp, inventory: Inventory) -> tuple[Problem, ...]:
        """Return why ``eip`` can't be chosen."""

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that are offered, as they are known now; one that no longer exists is left out."""
        known = (self.inventory.eip_by_id.get(each) for each in self.choice.offered) if self.inventory else ()
        return tuple(each for each in known if each is not None)

    def picked(self) -> tuple[AllocationId, ...]:
        """Return the EIPs that are chosen, in the order in which they are offered."""
        return tuple(eip.allocation_id for eip in self.eips() if eip.allocation_id in self.choice.picked)

    def eip_problems(self, eip: ElasticIp) -> tuple[Problem, ...]:
        """Return why ``eip`` can't be chosen, lists that could not be read included."""
        return self.unread() or (self.rules(eip, self.inventory) if self.inventory else ())


@dataclass(frozen=True)
class ReleaseState(EipListState):
    """Releases EIPs that are bound to nothing."""

    def rules(self, eip: ElasticIp, inventory: Inventory) -> tuple[Problem, ...]:
        """See EipListState."""
        del inventory
        return release.unbound_eip_problems(eip)

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        return Drafted(*release.build(self.picked(), inventory))


@dataclass(frozen=True)
class UnbindEipsState(EipListState):
    """Unbinds EIPs from interfaces that no instance has."""

    def rules(self, eip: ElasticIp, inventory: Inventory) -> tuple[Problem, ...]:
        """See EipListState."""
        return unbind_eips.bound_eip_problems(eip, inventory)

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        return Drafted(*unbind_eips.build(self.picked(), inventory))


def begun(state: EipListState, eips: tuple[AllocationId, ...]) -> EipListState:
    """Return ``state`` with the first MOST_AT_ONCE of ``eips`` offered, and with all of them chosen that can be."""
    wanted = tuple(dict.fromkeys(eips))
    choice = EipList(offered=wanted[:MOST_AT_ONCE], more=max(0, len(wanted) - MOST_AT_ONCE))
    now = replace(state, choice=choice)
    free = frozenset(each.allocation_id for each in now.eips() if not now.eip_problems(each))
    return replace(now, choice=replace(choice, picked=free))
