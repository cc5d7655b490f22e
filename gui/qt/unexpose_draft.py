"""What is to be taken back of an interface whose address is an EIP, before it is a plan: it, and what goes with it."""

from PySide6.QtCore import QObject

from gui.domain.eip import ElasticIp
from gui.domain.eni import EniId, VSwitch
from gui.domain.exposed import exposed_eip
from gui.domain.leftovers import Leftovers, VpcBlock, leftovers
from gui.domain.plans import parting, unexpose
from gui.domain.problems import Problem
from gui.qt.session import Session
from gui.qt.teardown_draft import Draft, Drafted


class UnexposeDraft(Draft):
    """The interface is deleted; vSwitch and block that nobody needs any more go with it unless they are to be kept."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QObject | None = None) -> None:
        super().__init__(session, eni, parent)
        self._keep_vswitch = self._keep_block = self._release = False

    def choose(self, eni: EniId) -> None:
        """See Draft; what was said of another interface's EIP and network is void."""
        if eni != self.eni:
            self._keep_vswitch = self._keep_block = self._release = False
        super().choose(eni)

    def eip(self) -> ElasticIp | None:
        """Return the EIP that is the interface's address."""
        eni, inventory = self.interface(), self.session.inventory
        return exposed_eip(eni, inventory) if eni and inventory else None

    def left(self) -> Leftovers:
        """Return what nobody needs any more once the interface is deleted."""
        inventory = self.session.inventory
        return leftovers((self.eni,), inventory) if inventory and self.eni else Leftovers()

    def vswitches(self) -> tuple[VSwitch, ...]:
        """Return the vSwitches that go."""
        return () if self._keep_vswitch else self.left().vswitches

    def blocks(self) -> tuple[VpcBlock, ...]:
        """Return the blocks that go: none while a vSwitch in it is kept."""
        return () if self._keep_vswitch or self._keep_block else self.left().blocks

    def releases(self) -> bool:
        """Return whether the EIP is given back."""
        return self._release and self.eip() is not None

    def keep_vswitch(self, *, on: bool) -> None:
        """Keep the vSwitch, or let it go."""
        self._keep_vswitch = on
        self.changed.emit()

    def keep_block(self, *, on: bool) -> None:
        """Keep the block, or let it go."""
        self._keep_block = on
        self.changed.emit()

    def want_released(self, *, on: bool) -> None:
        """Have the EIP given back, or kept."""
        self._release = on
        self.changed.emit()

    def release_problems(self) -> tuple[Problem, ...]:
        """Return why the EIP can't be given back."""
        eip = self.eip()
        return tuple(parting.release_problems(eip, (eip.allocation_id,))) if eip else ()

    def plan(self, eni: EniId) -> Drafted:
        """See Draft."""
        inventory, eip = self.session.inventory, self.eip()
        if inventory is None:
            return Drafted()
        made = unexpose.build(
            (eni,),
            inventory,
            self.session.parts.catalog,
            delete_vswitches=[each.id for each in self.vswitches()],
            remove_blocks=self.blocks(),
            release=[eip.allocation_id] if eip and self._release else [],
            stop=[self.stop] if self.stop else [],
        )
        return Drafted(made.plan, made.notes)
