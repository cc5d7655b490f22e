"""What is to be taken back of interfaces whose address is an EIP, before it is a plan, and what goes with them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, VSwitch
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import exposed_eip, has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.plans import deletion as parting
from gui.domain.plans import secondary_cidr_teardown as unexpose
from gui.domain.rules.unused_networks import Leftovers, VpcBlock, blocks_around, leftovers, vswitches_of
from gui.qt.base.session import Session
from gui.qt.wizards.in_use_draft import Draft, Drafted


class UnexposeDraft(Draft):
    """The interface is deleted, and others of its instance with it where they are named.

    vSwitches and blocks that nobody needs any more then go with them unless they are to be kept.
    """

    def __init__(self, session: Session, eni: EniId | None = None, parent: QObject | None = None) -> None:
        super().__init__(session, eni, parent)
        self._also: frozenset[EniId] = frozenset()
        self._release: frozenset[AllocationId] = frozenset()
        self._keep_vswitch = self._keep_block = False
        self._offered: tuple[Inventory | None, EniId | None, tuple[NetworkInterface, ...]] = (None, None, ())
        session.inventory_changed.connect(self.others)

    def choose(self, eni: EniId) -> None:
        """See Draft; what was said of another interface's EIP and network is void."""
        if eni != self.eni:
            self._also, self._release = frozenset(), frozenset()
            self._keep_vswitch = self._keep_block = False
        super().choose(eni)

    def others(self) -> tuple[NetworkInterface, ...]:
        """Return what else could go in the same plan: interfaces made for an EIP on the same instance, or on none."""
        inventory = self.session.inventory
        if self._offered[0] is not inventory or self._offered[1] != self.eni:
            self._offered = (inventory, self.eni, tuple(self._beside()))
            # What is not offered any more was not named for the day when it is again.
            self._also &= {each.id for each in self._offered[2]}
        return self._offered[2]

    def _beside(self) -> Iterable[NetworkInterface]:
        eni, inventory = self.interface(), self.session.inventory
        if eni is None or inventory is None:
            return ()
        if eni.instance_id:
            beside = inventory.interfaces_of(InstanceId(eni.instance_id))
        else:
            beside = tuple(each for each in inventory.interfaces if not each.instance_id and each.vpc_id == eni.vpc_id)
        found = (each for each in beside if each != eni and has_its_address_for_an_eip(each, inventory))
        return sorted(found, key=lambda each: each.private_address)

    def take_along(self, eni: EniId, *, on: bool) -> None:
        """Have the interface ``eni`` go in the same plan, or stay; what was said of the EIPs is void."""
        self._also = self._also | {eni} if on else self._also - {eni}
        self._release = frozenset()
        self.changed.emit()

    def eni_ids(self) -> tuple[EniId, ...]:
        """See Draft."""
        return (*super().eni_ids(), *(each.id for each in self.others() if each.id in self._also))

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that are the addresses of these interfaces."""
        inventory = self.session.inventory
        if inventory is None:
            return ()
        enis = (inventory.eni_by_id.get(each) for each in self.eni_ids())
        found = (exposed_eip(each, inventory) for each in enis if each is not None)
        return tuple(each for each in found if each is not None)

    def left(self) -> Leftovers:
        """Return what nobody needs any more once the interfaces are deleted."""
        inventory = self.session.inventory
        return leftovers(self.eni_ids(), inventory) if inventory and self.eni else Leftovers()

    def vswitches(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches that go."""
        return () if self._keep_vswitch else self.left().vswitches

    def staying_vswitches(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches of these interfaces that somebody needs, or that this program did not make."""
        going = self.left().vswitches
        return tuple(each for each in self._places() if each not in going)

    def staying_blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks around these interfaces in which something else is."""
        inventory, going = self.session.inventory, self.left().blocks
        found = blocks_around(self._places(), inventory) if inventory else ()
        return tuple(each for each in found if each not in going)

    def _places(self) -> tuple[VSwitch, ...]:
        inventory = self.session.inventory
        return vswitches_of(self.eni_ids(), inventory) if inventory else ()

    def blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks that go: none while a vSwitch in it is kept."""
        return () if self._keep_vswitch or self._keep_block else self.left().blocks

    def releases(self) -> bool:
        """Return whether the EIPs are given back."""
        return bool(self.eips()) and self._release.issuperset(each.allocation_id for each in self.eips())

    def keep_vswitch(self, *, on: bool) -> None:
        """Keep the vSwitches, or let them go."""
        self._keep_vswitch = on
        self.changed.emit()

    def keep_block(self, *, on: bool) -> None:
        """Keep the blocks, or let them go."""
        self._keep_block = on
        self.changed.emit()

    def want_released(self, *, on: bool) -> None:
        """Have the EIPs given back, or kept."""
        self._release = frozenset(each.allocation_id for each in self.eips()) if on else frozenset()
        self.changed.emit()

    def release_problems(self) -> tuple[Problem, ...]:
        """Return why the EIPs can't be given back."""
        eips = self.eips()
        leaving = tuple(each.allocation_id for each in eips)
        return tuple(problem for each in eips for problem in parting.release_problems(each, leaving))

    def plan(self, eni: EniId) -> Drafted:
        """See Draft."""
        inventory = self.session.inventory
        if inventory is None:
            return Drafted()
        made = unexpose.build(
            (eni, *self.eni_ids()),
            inventory,
            self.session.parts.catalog,
            delete_vswitches=[each.id for each in self.vswitches()],
            remove_blocks=self.blocks(),
            release=[each.allocation_id for each in self.eips()] if self.releases() else [],
            stop=[self.stop] if self.stop else [],
        )
        return Drafted(made.plan, made.notes)
