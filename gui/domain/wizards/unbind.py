"""The wizard that unbinds an interface and its EIPs; what is deleted or released with it is chosen by name."""

from dataclasses import dataclass, replace

from gui.domain.choices.selection import InventoryRead
from gui.domain.cloud.eip import AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import deletion, teardown
from gui.domain.wizards.in_use import InUseState, multi_eips_on
from gui.domain.wizards.in_use_choice import (
    DeletionWanted,
    Drafted,
    InUseChoice,
    InUseEvent,
    ReleaseWanted,
    changed,
    update_common,
)
from gui.domain.wizards.interface_in_use import objection
from gui.domain.wizards.steps import Page


@dataclass(frozen=True, slots=True)
class Unbinding(InUseChoice):
    """What is chosen.

    Attributes:
        delete: whether the interface is deleted.
        release: the EIPs that are released.
        seen: the EIPs that were on the interface since it was chosen: free ones among them can still be released.
    """

    delete: bool = False
    release: frozenset[AllocationId] = frozenset()
    seen: frozenset[AllocationId] = frozenset()


def update(now: Unbinding, event: InUseEvent) -> Unbinding:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case DeletionWanted(on):
            return changed(now, replace(now, delete=on))
        case ReleaseWanted(eips, on):
            return changed(now, replace(now, release=now.release | eips if on else now.release - eips))
        case InventoryRead(inventory):
            here = {each.allocation_id for each in multi_eips_on(now.eni, inventory)}
            return changed(now, replace(now, seen=now.seen | here))
        case _:
            return update_common(now, event, Unbinding)


@dataclass(frozen=True)
class UnbindState(InUseState[Unbinding]):
    """See InUseState."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.INTERFACE_IN_USE, Page.DELETION, Page.REVIEW, Page.APPLY, Page.UNBOUND)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.DELETION if self.choice.eni else Page.INTERFACE_IN_USE

    def update(self, event: InUseEvent) -> Unbinding:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState: to delete nothing is a choice."""
        eni = self.interface()
        return eni is not None and (page is Page.DELETION or objection(eni, self.inventory, self.catalog) is None)

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return all EIPs on the interface, and those that were on it and are free."""
        if self.inventory is None or self.choice.eni is None:
            return ()
        on_it = self.inventory.eips_on(self.choice.eni)
        freed = (each for each in self.inventory.eips if each.allocation_id in self.choice.seen and each not in on_it)
        return (*on_it, *(each for each in freed if each.status is EipStatus.AVAILABLE))

    def released(self) -> tuple[AllocationId, ...]:
        """Return the EIPs that are released."""
        return tuple(eip.allocation_id for eip in self.eips() if eip.allocation_id in self.choice.release)

    def release_problems(self, eip: ElasticIp) -> tuple[Problem, ...]:
        """Return why ``eip`` can't be released."""
        return self.unread() or tuple(deletion.release_problems(eip, self._leaving()))

    def delete_problems(self) -> tuple[Problem, ...]:
        """Return why the interface can't be deleted."""
        eni, leaving = self.interface(), self._leaving()
        staying = (eip for eip in self.eips() if eip.allocation_id not in leaving)
        return self.unread() or (tuple(deletion.delete_problems(eni, staying)) if eni else ())

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        release = self.released()
        named = dict.fromkeys((*(eip.allocation_id for eip in self.present()), *release))
        made = teardown.build(
            self.chosen(),
            inventory,
            self.catalog,
            tuple(named),
            stop=self.choice.stop,
            delete_eni=self.choice.delete,
            release=release,
        )
        return Drafted(made.plan, made.notes)

    def _leaving(self) -> frozenset[AllocationId]:
        """Return the EIPs that are free after the plan; those in another mode stay."""
        free = (eip.allocation_id for eip in self.eips() if eip.status is EipStatus.AVAILABLE)
        return frozenset((*(eip.allocation_id for eip in self.present()), *free))
