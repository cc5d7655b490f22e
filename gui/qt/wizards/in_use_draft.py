"""What is to be done with an interface in use, before it is a plan: taken back, or given other EIPs."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import MAIN_LISTS
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.plans import change, teardown
from gui.domain.plans import deletion as parting
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.rules.interface import host_to_stop
from gui.domain.rules.multi_eip import eip_problems, unread_problems
from gui.qt.base.run_controller import RunController
from gui.qt.base.session import Session


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a draft.

    Attributes:
        plan: None where a rule is not met.
        notes: what to know before it is run.
        problems: the rules that are not met.
    """

    plan: Plan | None = None
    notes: tuple[PlanNote, ...] = ()
    problems: tuple[Problem, ...] = ()


class Draft(QObject):
    """Holds which interface it is about, and which instance may be stopped for it; each kind knows how to plan."""

    changed = Signal()

    def __init__(self, session: Session, eni: EniId | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.eni = session, eni
        self._stop: InstanceId | None = None

    @property
    def stop(self) -> InstanceId | None:
        """The instance that may be stopped meanwhile; agreed to by name, so that it is no consent for another one."""
        return self._stop

    def agree_to_stop(self, instance: InstanceId | None) -> None:
        """Have ``instance`` stopped meanwhile; None takes that back."""
        if instance != self._stop:
            self._stop = instance
            self.changed.emit()

    def choose(self, eni: EniId) -> None:
        """Take up another interface; what was agreed to for the one before is void."""
        if eni != self.eni:
            self.eni, self._stop = eni, None
            self.changed.emit()

    @property
    def about_something(self) -> bool:
        """Whether it is known what it is about."""
        return self.eni is not None

    def interface(self) -> NetworkInterface | None:
        """Return the interface as it is known now."""
        inventory = self.session.inventory
        return inventory.eni_by_id.get(self.eni) if inventory and self.eni else None

    def eni_ids(self) -> tuple[EniId, ...]:
        """Return the interfaces that the plan is about, the one that was chosen first."""
        return (self.eni,) if self.eni else ()

    def present(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs that are on the interface in multi-EIP mode now."""
        inventory = self.session.inventory
        found = inventory.eips_on(self.eni) if inventory and self.eni else ()
        return tuple(eip for eip in found if eip.mode is AssociationMode.MULTI_EIP)

    def unread(self) -> tuple[Problem, ...]:
        """Return which main lists could not be read; what was known of them before is no ground for a plan."""
        inventory = self.session.inventory
        return unread_problems(inventory, *MAIN_LISTS) if inventory else ()

    def host_to_stop(self) -> Instance | None:
        """Return the instance that lets go of the interface only when stopped; None when it need not stop."""
        inventory, eni = self.session.inventory, self.interface()
        return host_to_stop(eni, inventory, self.session.parts.catalog) if inventory and eni else None

    def make(self) -> Drafted:
        """Plan with what is known now."""
        if self.session.inventory is None:
            return Drafted(problems=(Problem(ProblemCode.INVENTORY_MISSING),))
        if self.eni is None:
            return Drafted(problems=(Problem(ProblemCode.ENI_MISSING),))
        try:
            return self.plan(self.eni)
        except PlanBlockedError as blocked:
            return Drafted(problems=blocked.problems)

    def plan(self, eni: EniId) -> Drafted:
        """Return the plan for ``eni``.

        Raises:
            PlanBlockedError: a rule is not met.
        """
        raise NotImplementedError


class TeardownDraft(Draft):
    """Everything that was bound is to be taken back; what goes for good is chosen by name."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QObject | None = None) -> None:
        super().__init__(session, eni, parent)
        self._delete = False
        self._release: frozenset[AllocationId] = frozenset()
        self._seen: frozenset[AllocationId] = frozenset()

    @property
    def delete(self) -> bool:
        """Whether the interface is to be deleted."""
        return self._delete

    def choose(self, eni: EniId) -> None:
        """See Draft; what was to go for good was said of another interface."""
        if eni != self.eni:
            self._delete, self._release, self._seen = False, frozenset(), frozenset()
        super().choose(eni)

    def want_deleted(self, *, on: bool) -> None:
        """Have the interface deleted, or kept."""
        self._delete = on
        self.changed.emit()

    def want_released(self, eip: AllocationId, *, on: bool) -> None:
        """Have ``eip`` released, or kept."""
        self._release = self._release | {eip} if on else self._release - {eip}
        self.changed.emit()

    def eips(self) -> tuple[ElasticIp, ...]:
        """Return the EIPs it is about: all on the interface, and those that were on it a moment ago and are free."""
        inventory = self.session.inventory
        if inventory is None or self.eni is None:
            return ()
        on_it = inventory.eips_on(self.eni)
        self._seen |= {eip.allocation_id for eip in self.present()}
        freed = (each for each in inventory.eips if each.allocation_id in self._seen and each not in on_it)
        return (*on_it, *(each for each in freed if each.status is EipStatus.AVAILABLE))

    def released(self) -> tuple[AllocationId, ...]:
        """Return the EIPs that are to be released."""
        return tuple(eip.allocation_id for eip in self.eips() if eip.allocation_id in self._release)

    def release_problems(self, eip: ElasticIp) -> tuple[Problem, ...]:
        """Return why ``eip`` can't be released."""
        return self.unread() or tuple(parting.release_problems(eip, self._leaving()))

    def delete_problems(self) -> tuple[Problem, ...]:
        """Return why the interface can't be deleted."""
        eni, leaving = self.interface(), self._leaving()
        staying = (eip for eip in self.eips() if eip.allocation_id not in leaving)
        return self.unread() or (tuple(parting.delete_problems(eni, staying)) if eni else ())

    def plan(self, eni: EniId) -> Drafted:
        """See Draft."""
        inventory = self.session.inventory
        if inventory is None:
            return Drafted()
        release = self.released()
        named = dict.fromkeys((*(eip.allocation_id for eip in self.present()), *release))
        made = teardown.build(
            eni,
            inventory,
            self.session.parts.catalog,
            tuple(named),
            stop=self.stop,
            delete_eni=self._delete,
            release=release,
        )
        return Drafted(made.plan, made.notes)

    def _leaving(self) -> frozenset[AllocationId]:
        """Return the EIPs that are free in the end; those in another mode stay."""
        free = (eip.allocation_id for eip in self.eips() if eip.status is EipStatus.AVAILABLE)
        return frozenset((*(eip.allocation_id for eip in self.present()), *free))


class ChangeDraft(Draft):
    """The interface is to carry other EIPs."""

    def __init__(self, session: Session, eni: EniId | None = None, parent: QObject | None = None) -> None:
        super().__init__(session, eni, parent)
        self._added: frozenset[AllocationId] = frozenset()
        self._removed: frozenset[AllocationId] = frozenset()

    def choose(self, eni: EniId) -> None:
        """See Draft; what was ticked for another interface is void."""
        if eni != self.eni:
            self._added = self._removed = frozenset()
        super().choose(eni)

    def wanted(self) -> frozenset[AllocationId]:
        """Return the EIPs that the interface is to carry in the end."""
        return (self._here() | self._added) - self._removed

    def differences(self) -> tuple[tuple[AllocationId, ...], tuple[AllocationId, ...]]:
        """Return what is to be added and what is to be removed, in a steady order."""
        here = self._here()
        return tuple(sorted(self._added - here)), tuple(sorted(self._removed & here))

    def want(self, eip: AllocationId, *, on: bool) -> None:
        """Have ``eip`` on the interface in the end, or not."""
        self._added = self._added | {eip} if on else self._added - {eip}
        self._removed = self._removed - {eip} if on else self._removed | {eip}
        self.changed.emit()

    def problems_of(self, eip: ElasticIp) -> tuple[Problem, ...]:
        """Return why ``eip`` can be neither added nor removed."""
        if unread := self.unread():
            return unread
        if eip.allocation_id in self._here() and eip.status.settled and not eip.locks:
            return ()
        return tuple(eip_problems(eip))

    def plan(self, eni: EniId) -> Drafted:
        """See Draft."""
        inventory = self.session.inventory
        if inventory is None:
            return Drafted()
        add, remove = self.differences()
        made = change.build(eni, inventory, self.session.parts.catalog, add=add, remove=remove, stop=self.stop)
        return Drafted(made.plan, made.notes)

    def _here(self) -> frozenset[AllocationId]:
        return frozenset(eip.allocation_id for eip in self.present())


class DraftRun(RunController):
    """A run of a drafted plan."""

    def take(self, plan: Plan | None) -> None:
        """Make ready to carry out ``plan``; ``start`` begins."""
        self.plan = self.for_this_account(plan) if plan is not None else None
        self._forget_the_last()
        self.planned.emit()
