"""What a person must know before a plan for an interface in use is run: codes with parameters, one sentence each."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.problems import Values
from gui.domain.plans.plan import Plan


class PlanNoteCode(StrEnum):
    """Each kind of note; ``gui.words.plan_notes`` has its sentence, which names its parameters in braces."""

    GUEST_UNDO_FIRST = "guest_undo_first"
    GUEST_CHANGE_AFTER = "guest_change_after"
    OUTAGE = "outage"
    TRAFFIC_ENDS = "traffic_ends"
    HOST_STOPS = "host_stops"
    SESSIONS_END = "sessions_end"
    UNBOUND_FIRST = "unbound_first"
    PEERS = "peers"
    MOVED = "moved"
    EIPS_MOVED = "eips_moved"
    OLD_GUEST_DOWN = "old_guest_down"
    GUEST_PREPARE = "guest_prepare"
    OUTAGES = "outages"
    UNREACHABLE_AFTER = "unreachable_after"
    OTHERS_STAY = "others_stay"
    EIPS_STILL_COST = "eips_still_cost"
    ENI_STAYS = "eni_stays"
    ENI_DELETED = "eni_deleted"
    EIPS_RELEASED = "eips_released"
    VSWITCHES_DELETED = "vswitches_deleted"
    BLOCKS_REMOVED = "blocks_removed"


FOR_GOOD = frozenset(
    {PlanNoteCode.ENI_DELETED, PlanNoteCode.EIPS_RELEASED, PlanNoteCode.VSWITCHES_DELETED, PlanNoteCode.BLOCKS_REMOVED}
)
"""Notes on what nothing brings back; each is agreed to by itself."""

_CONSENT = FOR_GOOD | {
    PlanNoteCode.OUTAGE,
    PlanNoteCode.TRAFFIC_ENDS,
    PlanNoteCode.HOST_STOPS,
    PlanNoteCode.SESSIONS_END,
    PlanNoteCode.UNBOUND_FIRST,
    PlanNoteCode.MOVED,
    PlanNoteCode.EIPS_MOVED,
}


@dataclass(frozen=True, slots=True)
class PlanNote:
    """One thing to know, or to agree to, before a plan is run.

    Attributes:
        code: which kind.
        ids: what it is about.
        values: what its sentence needs, as (name, text or number) pairs.
    """

    code: PlanNoteCode
    ids: tuple[str, ...] = ()
    values: Values = ()

    @property
    def needs_consent(self) -> bool:
        """Whether the plan must not be run before a person has agreed to this."""
        return self.code in _CONSENT


@dataclass(frozen=True, slots=True)
class NotedPlan:
    """A plan for an interface in use, with what to know of it.

    Attributes:
        plan: what is done, in order; empty when everything is as wanted already.
        notes: what to know first; those that need consent are to be agreed to before the plan is run.
    """

    plan: Plan
    notes: tuple[PlanNote, ...]
