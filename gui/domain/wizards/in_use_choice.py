"""The choice of the wizards for an interface in use: what each of them asks, the events, and what is agreed to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from gui.domain.choices.selection import EniChosen, InventoryRead
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, VSwitchId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.operations.power import StopInstance
from gui.domain.plans.notes import FOR_GOOD, PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan
from gui.domain.rules.unused_networks import VpcBlock

Network = VSwitchId | VpcBlock
"""A vSwitch by its id, or a secondary CIDR block of a VPC."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a choice.

    Attributes:
        plan: None where a rule is not met.
        notes: what to know before it is run.
        problems: the rules that are not met.
    """

    plan: Plan | None = None
    notes: tuple[PlanNote, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def stops_instance(self) -> bool:
        """Whether the plan stops an instance."""
        return self.plan is not None and any(isinstance(each, StopInstance) for each in self.plan.operations)

    @property
    def needs_only_a_stop(self) -> bool:
        """Whether nothing blocks it but that the instance must be stopped."""
        stopping = {ProblemCode.ENI_HOST_MUST_STOP, ProblemCode.INSTANCE_MUST_STOP}
        return bool(self.problems) and all(each.code in stopping for each in self.problems)

    @property
    def consents(self) -> "frozenset[Consent]":
        """What must be agreed to before the plan may be run: each by itself; nothing while there is nothing to do."""
        if self.plan is None or not self.plan.operations:
            return frozenset()
        codes = {note.code for note in self.notes}
        guest = {ReviewConsent.GUEST_UNDONE} if PlanNoteCode.GUEST_UNDO_FIRST in codes else set()
        return frozenset({ReviewConsent.PLAN, *guest, *(codes & FOR_GOOD)})


class ReviewConsent(StrEnum):
    """What is agreed to at the review beside each deletion."""

    GUEST_UNDONE = "guest_undone"
    PLAN = "plan"


Consent = ReviewConsent | PlanNoteCode
"""What one box of the review agrees to."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed to at the review; about any other plan it says nothing.

    Attributes:
        drafted: the plan with its notes, as it was shown.
        given: the consents.
    """

    drafted: Drafted = field(default_factory=Drafted)
    given: frozenset[Consent] = frozenset()

    def given_for(self, drafted: Drafted) -> frozenset[Consent]:
        """Return the consents that are about ``drafted``: none where anything of it differs from what was shown."""
        return self.given if drafted == self.drafted else frozenset()

    def with_consent(self, event: "ConsentGiven") -> "Agreement":
        """Return the agreement after ``event``."""
        given = self.given_for(event.drafted)
        return Agreement(event.drafted, given | {event.consent} if event.agreed else given - {event.consent})


# The events. EniChosen and InventoryRead are those of ``gui.domain.choices.selection``.


@dataclass(frozen=True, slots=True)
class StopAgreed:
    """The user agreed that ``instance`` is stopped during the change and started again; None takes that back."""

    instance: InstanceId | None


@dataclass(frozen=True, slots=True)
class DeletionWanted:
    """The user wants the interface to be deleted, or kept."""

    on: bool


@dataclass(frozen=True, slots=True)
class ReleaseWanted:
    """The user wants these EIPs to be released, or kept."""

    eips: frozenset[AllocationId]
    on: bool


@dataclass(frozen=True, slots=True)
class ListedEipsChosen:
    """The user chose these EIPs of the list, or takes that back."""

    eips: frozenset[AllocationId]
    on: bool


@dataclass(frozen=True, slots=True)
class EipWanted:
    """The user wants ``eip`` on the interface, or not."""

    eip: AllocationId
    on: bool


@dataclass(frozen=True, slots=True)
class MovedTo:
    """The user picked the instance to which EIPs are moved; None takes that back."""

    instance: InstanceId | None


@dataclass(frozen=True, slots=True)
class TakenBy:
    """The user picked the interface that takes EIPs which leave theirs behind; None takes that back."""

    eni: EniId | None


@dataclass(frozen=True, slots=True)
class TargetStopAgreed:
    """The user agreed that the instance to which EIPs are moved is stopped and started; None takes that back."""

    instance: InstanceId | None


@dataclass(frozen=True, slots=True)
class AlsoWanted:
    """The user wants the interface ``eni`` to be deleted in the same plan, or kept."""

    eni: EniId
    on: bool


@dataclass(frozen=True, slots=True)
class VSwitchesWanted:
    """The user wants the vSwitches of the interfaces to be kept, or deleted."""

    kept: bool


@dataclass(frozen=True, slots=True)
class BlocksWanted:
    """The user wants the CIDR blocks around the interfaces to be kept, or removed."""

    kept: bool


@dataclass(frozen=True, slots=True)
class NetworkWanted:
    """The user wants an unused vSwitch or block to be deleted, or kept."""

    network: Network
    on: bool


@dataclass(frozen=True, slots=True)
class ReviewBegun:
    """The review is shown anew: everything on it is asked for again."""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The user agreed at the review to ``consent``, of the plan that was shown, or takes that back."""

    drafted: Drafted
    consent: Consent
    agreed: bool


@dataclass(frozen=True, slots=True)
class ChoiceRestored:
    """The user takes an answer back by which others became void: all are as they were."""

    choice: "InUseChoice"


InUseEvent = (
    EniChosen
    | InventoryRead
    | StopAgreed
    | DeletionWanted
    | ReleaseWanted
    | ListedEipsChosen
    | EipWanted
    | MovedTo
    | TakenBy
    | TargetStopAgreed
    | AlsoWanted
    | VSwitchesWanted
    | BlocksWanted
    | NetworkWanted
    | ReviewBegun
    | ConsentGiven
    | ChoiceRestored
)


@dataclass(frozen=True, slots=True)
class InUseChoice:
    """What each of these wizards asks; frozen, changed only by its ``update``.

    Attributes:
        eni: the interface.
        stop: the instance that may be stopped during the change; agreed to by name, so that it is no consent to stop
            another one.
        agreement: what was agreed to at the review.
    """

    eni: EniId | None = None
    stop: InstanceId | None = None
    agreement: Agreement = field(default_factory=Agreement)


C = TypeVar("C", bound=InUseChoice)


def update_common(now: C, event: InUseEvent, elsewhere: Callable[[EniId | None], C]) -> C:
    """Return the choice after an event that every wizard knows; the same object where nothing changes.

    Args:
        now: the choice.
        event: what happened.
        elsewhere: makes the choice for another interface, for which nothing was answered yet.
    """
    match event:
        case EniChosen(eni):
            return now if eni == now.eni else elsewhere(eni)
        case StopAgreed(instance):
            return changed(now, replace(now, stop=instance))
        case ReviewBegun():
            return changed(now, replace(now, agreement=Agreement()))
        case ConsentGiven():
            return changed(now, replace(now, agreement=now.agreement.with_consent(event)))
        case ChoiceRestored(choice) if isinstance(choice, type(now)):
            return changed(now, choice)
        case _:
            return now


def changed(now: C, then: C) -> C:
    """Return ``then``, or ``now`` where both are equal: who compares by identity sees that nothing changed."""
    return now if then == now else then
