"""The wizard that deletes interfaces whose address is an EIP, with the vSwitches and blocks that nothing else needs.

Other interfaces of the same instance go in the same plan where they are named. Unused vSwitches and blocks go unless
they are to be kept.
"""

from dataclasses import dataclass, replace

from gui.domain.choices.selection import InventoryRead
from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, VSwitch
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import exposed_eip, has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import deletion, secondary_cidr_teardown
from gui.domain.rules.unused_networks import Leftovers, VpcBlock, blocks_around, leftovers, vswitches_of
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import (
    AlsoWanted,
    BlocksWanted,
    Drafted,
    InUseChoice,
    InUseEvent,
    ReleaseWanted,
    VSwitchesWanted,
    changed,
    update_common,
)
from gui.domain.wizards.steps import Page


@dataclass(frozen=True, slots=True)
class CidrTeardown(InUseChoice):
    """What is chosen.

    Attributes:
        also: other interfaces that are deleted in the same plan.
        release: the EIPs that are released; named for exactly these interfaces, so void when others are chosen.
        keep_vswitches: whether unused vSwitches are kept.
        keep_blocks: whether unused blocks are kept.
    """

    also: frozenset[EniId] = frozenset()
    release: frozenset[AllocationId] = frozenset()
    keep_vswitches: bool = False
    keep_blocks: bool = False


def update(now: CidrTeardown, event: InUseEvent) -> CidrTeardown:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case AlsoWanted(eni, on):
            also = now.also | {eni} if on else now.also - {eni}
            return now if also == now.also else replace(now, also=also, release=frozenset())
        case ReleaseWanted(eips, on):
            return changed(now, replace(now, release=eips if on else frozenset()))
        case VSwitchesWanted(kept):
            return changed(now, replace(now, keep_vswitches=kept))
        case BlocksWanted(kept):
            return changed(now, replace(now, keep_blocks=kept))
        case InventoryRead(inventory):
            # What is not offered any more was not named for the day when it is again.
            offered = {each.id for each in others(now.eni, inventory)}
            return changed(now, replace(now, also=now.also & offered))
        case _:
            return update_common(now, event, CidrTeardown)


def others(chosen: EniId | None, inventory: Inventory | None) -> tuple[NetworkInterface, ...]:
    """Return what else can go in the same plan: interfaces made for an EIP on the same instance, or on none."""
    eni = inventory.eni_by_id.get(chosen) if inventory and chosen else None
    if eni is None or inventory is None:
        return ()
    if eni.instance_id:
        beside = inventory.interfaces_of(InstanceId(eni.instance_id))
    else:
        beside = tuple(each for each in inventory.interfaces if not each.instance_id and each.vpc_id == eni.vpc_id)
    found = (each for each in beside if each != eni and has_its_address_for_an_eip(each, inventory))
    return tuple(sorted(found, key=lambda each: each.private_address))


@dataclass(frozen=True)
class CidrTeardownState(InUseState[CidrTeardown]):
    """See InUseState."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.SECONDARY_CIDR_DELETION, Page.REVIEW, Page.APPLY, Page.UNBOUND)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.SECONDARY_CIDR_DELETION

    def update(self, event: InUseEvent) -> CidrTeardown:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState: to delete nothing else is a choice."""
        return page is Page.SECONDARY_CIDR_DELETION and self.interface() is not None

    def others(self) -> tuple[NetworkInterface, ...]:
        """Return the interfaces that can go in the same plan."""
        return others(self.choice.eni, self.inventory)

    def eni_ids(self) -> tuple[EniId, ...]:
        """See InUseState."""
        return (*super().eni_ids(), *(each.id for each in self.others() if each.id in self.choice.also))

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that are the addresses of these interfaces."""
        if self.inventory is None:
            return ()
        enis = (self.inventory.eni_by_id.get(each) for each in self.eni_ids())
        found = (exposed_eip(each, self.inventory) for each in enis if each is not None)
        return tuple(each for each in found if each is not None)

    def left(self) -> Leftovers:
        """Return what nothing needs once the interfaces are deleted."""
        return leftovers(self.eni_ids(), self.inventory) if self.inventory and self.choice.eni else Leftovers()

    def vswitches(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches that are deleted."""
        return () if self.choice.keep_vswitches else self.left().vswitches

    def staying_vswitches(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches of these interfaces that hold something else, or that this program did not make."""
        going = self.left().vswitches
        return tuple(each for each in self._places() if each not in going)

    def blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks that are removed: none while a vSwitch in it is kept."""
        return () if self.choice.keep_vswitches or self.choice.keep_blocks else self.left().blocks

    def staying_blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks around these interfaces in which something else is."""
        going = self.left().blocks
        found = blocks_around(self._places(), self.inventory) if self.inventory else ()
        return tuple(each for each in found if each not in going)

    def releases(self) -> bool:
        """Return whether the EIPs are released."""
        return bool(self.eips()) and self.choice.release.issuperset(each.allocation_id for each in self.eips())

    def release_problems(self) -> tuple[Problem, ...]:
        """Return why the EIPs can't be released."""
        eips = self.eips()
        leaving = tuple(each.allocation_id for each in eips)
        return tuple(problem for each in eips for problem in deletion.release_problems(each, leaving))

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        made = secondary_cidr_teardown.build(
            (self.chosen(), *self.eni_ids()),
            inventory,
            self.catalog,
            delete_vswitches=[each.id for each in self.vswitches()],
            remove_blocks=self.blocks(),
            release=[each.allocation_id for each in self.eips()] if self.releases() else [],
            stop=[self.choice.stop] if self.choice.stop else [],
        )
        return Drafted(made.plan, made.notes)

    def _places(self) -> tuple[VSwitch, ...]:
        return vswitches_of(self.eni_ids(), self.inventory) if self.inventory else ()
