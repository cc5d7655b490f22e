"""The wizard that moves the EIPs of an interface to another instance, with the interface or to another one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.plans import move
from gui.domain.plans.in_use import attached_to
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.rules.instance import fit_problems, instance_problems, must_stop
from gui.domain.rules.interface import eni_problems
from gui.domain.wizards.in_use import InUseState
from gui.domain.wizards.in_use_choice import (
    Drafted,
    EipWanted,
    InUseChoice,
    InUseEvent,
    MovedTo,
    TakenBy,
    TargetStopAgreed,
    changed,
    update_common,
)
from gui.domain.wizards.interface_in_use import objection
from gui.domain.wizards.steps import Page

_STOPS = frozenset({ProblemCode.INSTANCE_MUST_STOP, ProblemCode.ENI_ATTACHED})
"""What is no obstacle to a choice: it is agreed to by a box, or the plan itself ends it."""


@dataclass(frozen=True, slots=True)
class Relocation(InUseChoice):
    """What is chosen.

    Attributes:
        staying: the EIPs that stay on the interface; the others move.
        to: the instance that gets them.
        onto: the interface that takes them, where some stay.
        stop_target: the instance that may be stopped to take the interface; agreed to by name.
    """

    staying: frozenset[AllocationId] = frozenset()
    to: InstanceId | None = None
    onto: EniId | None = None
    stop_target: InstanceId | None = None


def update(now: Relocation, event: InUseEvent) -> Relocation:
    """Return the choice after ``event``; the same object where nothing changes."""
    match event:
        case EipWanted(eip, on):
            return changed(now, replace(now, staying=now.staying - {eip} if on else now.staying | {eip}))
        case MovedTo(instance):
            return now if instance == now.to else replace(now, to=instance, onto=None, stop_target=None)
        case TakenBy(eni):
            return changed(now, replace(now, onto=eni))
        case TargetStopAgreed(instance):
            return changed(now, replace(now, stop_target=instance))
        case _:
            return update_common(now, event, Relocation)


@dataclass(frozen=True)
class MoveState(InUseState[Relocation]):
    """See InUseState."""

    @property
    def steps(self) -> tuple[Page, ...]:
        """See WizardState."""
        return (
            Page.INTERFACE_IN_USE,
            *(Page.EIPS_TO_MOVE, Page.MOVE_TO),
            *(Page.REVIEW, Page.APPLY, Page.GUEST, Page.DONE),
        )

    @property
    def first(self) -> Page:
        """See InUseState."""
        return Page.EIPS_TO_MOVE if self.choice.eni else Page.INTERFACE_IN_USE

    def update(self, event: InUseEvent) -> Relocation:
        """See InUseState."""
        return update(self.choice, event)

    def answered(self, page: Page) -> bool:
        """See InUseState: some EIP must move, and nothing but the consent to stop the present instance be in the way.

        That is what the review asks for again; the consent to stop the other one is asked for here alone.
        """
        if page is Page.EIPS_TO_MOVE:
            return bool(self.moving()) and not self.unread()
        if page is Page.MOVE_TO:
            plan, target = self.shown_plan, self.target_to_stop()
            agreed = target is None or self.choice.stop_target == target.id
            return agreed and plan is not None and bool(plan.operations)
        eni = self.interface()
        return eni is not None and objection(eni, self.inventory, self.catalog) is None

    def carried(self) -> tuple[ElasticIp, ...]:
        """Return all EIPs of the interface."""
        return self.inventory.eips_on(self.choice.eni) if self.inventory and self.choice.eni else ()

    def moving(self) -> tuple[AllocationId, ...]:
        """Return the EIPs that move."""
        return tuple(each.allocation_id for each in self.carried() if each.allocation_id not in self.choice.staying)

    @property
    def whole(self) -> bool:
        """Whether the interface goes with all of its EIPs."""
        return len(self.moving()) == len(self.carried())

    def instance_problems(self, instance: Instance) -> tuple[Problem, ...]:
        """Return why the EIPs can't be moved to ``instance``."""
        eni = self.interface()
        if self.inventory is None or eni is None:
            return (Problem(ProblemCode.INVENTORY_MISSING),)
        if unread := self.unread():
            return unread
        if self.whole and attached_to(eni) == instance.id:
            return (Problem(ProblemCode.ALREADY_THERE, instance.id),)
        about = eni if self.whole else None
        found = blocking(instance_problems(instance, about, self.inventory, self.catalog))
        room = {ProblemCode.INSTANCE_ENI_QUOTA} if not self.whole else set()
        return tuple(each for each in found if each.code not in _STOPS | room)

    def takers(self) -> tuple[tuple[NetworkInterface, Problem | None], ...]:
        """Return the interfaces that could take the EIPs: each with what is in the way, None for nothing."""
        return tuple(self._takers(self.inventory)) if self.inventory and self.choice.to else ()

    def _takers(self, inventory: Inventory) -> Iterator[tuple[NetworkInterface, Problem | None]]:
        target = inventory.instance_by_id.get(self.choice.to) if self.choice.to else None
        for eni in inventory.interfaces:
            elsewhere = eni.instance_id not in {None, self.choice.to}
            if eni.type is not EniType.SECONDARY or eni.id == self.choice.eni or elsewhere:
                continue
            # One that is free must fit the instance; what is on it already does.
            misfits = fit_problems(target, eni, inventory) if target and eni.instance_id is None else ()
            found = blocking((*eni_problems(eni, inventory, len(self.moving())), *misfits))
            yield eni, next((each for each in found if each.code not in _STOPS), None)

    def plan(self, inventory: Inventory) -> Drafted:
        """See InUseState."""
        if self.choice.to is None:
            raise PlanBlockedError((Problem(ProblemCode.INSTANCE_MISSING),))
        made = move.build(
            self.chosen(),
            self.choice.to,
            inventory,
            self.catalog,
            eips=None if self.whole else self.moving(),
            onto=None if self.whole else self.choice.onto,
            stop=tuple(each for each in (self.choice.stop, self.choice.stop_target) if each),
        )
        return Drafted(made.plan, made.notes)

    @property
    def shown_plan(self) -> Plan | None:
        """See InUseState: with the consent to stop both instances, where only that is missing."""
        if not self.drafted.needs_only_a_stop:
            return self.drafted.plan
        host, target = self.host_to_stop(), self.target_to_stop()
        choice = replace(self.choice, stop=host.id if host else None, stop_target=target.id if target else None)
        return replace(self, choice=choice).drafted.plan

    def target_to_stop(self) -> Instance | None:
        """Return the instance that must be stopped to take the interface; None: it need not stop.

        The one that has the EIPs now is asked about by ``host_to_stop``, be it the same.
        """
        known = self.inventory.instance_by_id.get(self.choice.to) if self.inventory and self.choice.to else None
        if known is None or known.id == self.attached_to:
            return None
        return known if must_stop(known, self.catalog) else None

    def eni_ids(self) -> tuple[EniId, ...]:
        """See InUseState: the interface that has the EIPs in the end comes first."""
        own = (self.choice.eni,) if self.choice.eni else ()
        return own if self.whole or self.choice.onto is None else (self.choice.onto, *own)
