"""The wizard that deletes vSwitches and removes blocks that were made for EIPs in a VPC and that hold nothing now.

A vSwitch says who made it, a block does not: only one that such a vSwitch lies in is chosen beforehand.
"""

from dataclasses import dataclass, replace

from gui.domain.cloud.eni import VpcId, VSwitch
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import secondary_cidr_teardown
from gui.domain.rules.new_blocks import unread_networks
from gui.domain.rules.unused_networks import Leftovers, VpcBlock, abandoned
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import Drafted, InUseChoice, InUseEvent, Network, NetworkWanted, update_common
from gui.domain.wizards.steps import Page


@dataclass(frozen=True, slots=True)
class NetworkCleanup(InUseChoice):
    """What is chosen.

    Attributes:
        vpc: in which VPC.
        deleted: the vSwitches and blocks that the user wants to be deleted.
        kept: those that the user wants to keep.
    """

    vpc: VpcId | None = None
    deleted: frozenset[Network] = frozenset()
    kept: frozenset[Network] = frozenset()

    def wants(self, network: Network, *, proposed: bool) -> bool:
        """Return whether ``network`` is deleted: as the user said, otherwise as is proposed."""
        return network in self.deleted or (proposed and network not in self.kept)


def update(now: NetworkCleanup, event: InUseEvent) -> NetworkCleanup:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case NetworkWanted(network, on):
            deleted = now.deleted | {network} if on else now.deleted - {network}
            kept = now.kept - {network} if on else now.kept | {network}
            return now if (deleted, kept) == (now.deleted, now.kept) else replace(now, deleted=deleted, kept=kept)
        case _:
            return update_common(now, event, lambda _eni: now)


@dataclass(frozen=True)
class CleanupState(InUseState[NetworkCleanup]):
    """See InUseState; no interface is chosen."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (Page.UNUSED_NETWORKS, Page.REVIEW, Page.APPLY, Page.UNBOUND)

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.UNUSED_NETWORKS

    def update(self, event: InUseEvent) -> NetworkCleanup:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState."""
        going = self.going()
        return page is Page.UNUSED_NETWORKS and bool(going.vswitches or going.blocks)

    def left(self) -> Leftovers:
        """Return what holds nothing."""
        vpc = self.choice.vpc
        return abandoned(self.inventory).inside(vpc) if self.inventory and vpc else Leftovers()

    def going(self) -> Leftovers:
        """Return what is deleted: no block in which a vSwitch is kept."""
        left = self.left()
        free = left.without(self._kept(left))
        blocks = (each for each in free.blocks if self.choice.wants(each, proposed=left.made_in(each)))
        return Leftovers(free.vswitches, tuple(blocks))

    def free_blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks that can be removed."""
        left = self.left()
        return left.without(self._kept(left)).blocks

    def unread_networks(self) -> tuple[Problem, ...]:
        """Return which lists could not be read, so that it is not known what is left."""
        return tuple(unread_networks(self.inventory)) if self.inventory else ()

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        going = self.going()
        made = secondary_cidr_teardown.build(
            (),
            inventory,
            self.catalog,
            delete_vswitches=[each.id for each in going.vswitches],
            remove_blocks=going.blocks,
        )
        return Drafted(made.plan, made.notes)

    def _kept(self, left: Leftovers) -> tuple[VSwitch, ...]:
        return tuple(each for each in left.vswitches if not self.choice.wants(each.id, proposed=True))
