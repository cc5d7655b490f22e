"""The wizard that changes the EIPs of an interface in use: some are bound to it, others unbound."""

from dataclasses import dataclass, replace

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import change
from gui.domain.rules.multi_eip import eip_problems
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import Drafted, EipWanted, InUseChoice, InUseEvent, changed, update_common
from gui.domain.wizards.interface_in_use import objection
from gui.domain.wizards.steps import Page


@dataclass(frozen=True, slots=True)
class EipChange(InUseChoice):
    """What is chosen.

    Attributes:
        added: the EIPs that are bound to the interface.
        removed: the EIPs that are unbound from it.
    """

    added: frozenset[AllocationId] = frozenset()
    removed: frozenset[AllocationId] = frozenset()


def update(now: EipChange, event: InUseEvent) -> EipChange:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case EipWanted(eip, True):
            return changed(now, replace(now, added=now.added | {eip}, removed=now.removed - {eip}))
        case EipWanted(eip):
            return changed(now, replace(now, added=now.added - {eip}, removed=now.removed | {eip}))
        case _:
            return update_common(now, event, EipChange)


@dataclass(frozen=True)
class ChangeState(InUseState[EipChange]):
    """See InUseState."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.INTERFACE_IN_USE, Page.EIPS_OF_INTERFACE, Page.REVIEW, Page.APPLY, Page.GUEST, Page.DONE)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.EIPS_OF_INTERFACE if self.choice.eni else Page.INTERFACE_IN_USE

    def update(self, event: InUseEvent) -> EipChange:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState: something must change, and no rule forbid it."""
        if page is Page.EIPS_OF_INTERFACE:
            return self.drafted.plan is not None and bool(self.drafted.plan.operations)
        eni = self.interface()
        return eni is not None and objection(eni, self.inventory, self.catalog) is None

    def wanted(self) -> frozenset[AllocationId]:
        """Return the EIPs that the interface carries after the plan."""
        return (self._here() | self.choice.added) - self.choice.removed

    def differences(self) -> tuple[tuple[AllocationId, ...], tuple[AllocationId, ...]]:
        """Return what is added and what is removed, in a steady order."""
        here = self._here()
        return tuple(sorted(self.choice.added - here)), tuple(sorted(self.choice.removed & here))

    def eip_problems(self, eip: ElasticIp) -> tuple[Problem, ...]:
        """Return why ``eip`` can be neither added nor removed."""
        if unread := self.unread():
            return unread
        if eip.allocation_id in self._here() and eip.status.settled and not eip.locks:
            return ()
        return tuple(eip_problems(eip))

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        add, remove = self.differences()
        made = change.build(self.chosen(), inventory, self.catalog, add=add, remove=remove, stop=self.choice.stop)
        return Drafted(made.plan, made.notes)

    def _here(self) -> frozenset[AllocationId]:
        return frozenset(eip.allocation_id for eip in self.present())
