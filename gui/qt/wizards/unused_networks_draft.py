"""What is to be taken away of the network that exposures left in a VPC, before it is a plan."""

from PySide6.QtCore import QObject

from gui.domain.cloud.eni import VpcId, VSwitch, VSwitchId
from gui.domain.cloud.problems import Problem
from gui.domain.plans import secondary_cidr_teardown as unexpose
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.rules.secondary_cidr import unread_networks
from gui.domain.rules.unused_networks import Leftovers, VpcBlock, abandoned
from gui.qt.base.session import Session
from gui.qt.wizards.in_use_draft import Draft, Drafted


class LeftOverDraft(Draft):
    """Each vSwitch and each block is chosen by itself.

    A vSwitch says who made it, a block does not: only one that such a vSwitch lies in is chosen beforehand.
    """

    def __init__(self, session: Session, vpc: VpcId, parent: QObject | None = None) -> None:
        super().__init__(session, None, parent)
        self.vpc = vpc
        self._said: dict[VSwitchId | VpcBlock, bool] = {}

    @property
    def about_something(self) -> bool:
        """See Draft."""
        return True

    def left(self) -> Leftovers:
        """Return what holds nothing."""
        inventory = self.session.inventory
        return abandoned(inventory).inside(self.vpc) if inventory else Leftovers()

    def want(self, item: VSwitchId | VpcBlock, *, on: bool) -> None:
        """Have a vSwitch or a block taken away, or kept."""
        self._said[item] = on
        self.changed.emit()

    def going(self) -> Leftovers:
        """Return what goes: no block in which a vSwitch is kept."""
        left = self.left()
        free = left.without(self._kept(left))
        blocks = (each for each in free.blocks if self._said.get(each, left.made_in(each)))
        return Leftovers(free.vswitches, tuple(blocks))

    def free_blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks that can go."""
        left = self.left()
        return left.without(self._kept(left)).blocks

    def _kept(self, left: Leftovers) -> tuple[VSwitch, ...]:
        return tuple(each for each in left.vswitches if not self._said.get(each.id, True))

    def dark(self) -> tuple[Problem, ...]:
        """Return which lists could not be read, so that nobody knows what is left."""
        inventory = self.session.inventory
        return tuple(unread_networks(inventory)) if inventory else ()

    def make(self) -> Drafted:
        """See Draft."""
        inventory, going = self.session.inventory, self.going()
        if inventory is None:
            return super().make()
        try:
            made = unexpose.build(
                (),
                inventory,
                self.session.parts.catalog,
                delete_vswitches=[each.id for each in going.vswitches],
                remove_blocks=going.blocks,
            )
        except PlanBlockedError as blocked:
            return Drafted(problems=blocked.problems)
        return Drafted(made.plan, made.notes)
