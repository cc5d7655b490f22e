"""What a person must know before a plan for an interface in use is run: codes with parameters, one sentence each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gui.domain.problems import Values


class NoteCode(StrEnum):
    """Each kind of note; the sentences below name its parameters in braces."""

    GUEST_UNDO_FIRST = "guest_undo_first"
    GUEST_CHANGE_AFTER = "guest_change_after"
    OUTAGE = "outage"
    TRAFFIC_ENDS = "traffic_ends"
    HOST_STOPS = "host_stops"
    SESSIONS_END = "sessions_end"
    OTHERS_STAY = "others_stay"
    EIPS_STILL_COST = "eips_still_cost"
    ENI_STAYS = "eni_stays"
    ENI_DELETED = "eni_deleted"
    EIPS_RELEASED = "eips_released"
    VSWITCHES_DELETED = "vswitches_deleted"
    BLOCKS_REMOVED = "blocks_removed"


SENTENCES: Mapping[NoteCode, str] = MappingProxyType(
    {
        NoteCode.GUEST_UNDO_FIRST: "Before this runs, take the configuration of {eni} back inside instance {instance}"
        " (the undo script); afterwards the addresses can no longer be reached.",
        NoteCode.GUEST_CHANGE_AFTER: "When this has run, apply the new configuration of {eni} inside instance"
        " {instance}.",
        NoteCode.OUTAGE: "{eni} is unbound from {instance} and bound to it again: meanwhile none of its"
        " addresses works ({count}).",
        NoteCode.TRAFFIC_ENDS: "{eni} is unbound from {instance}: its addresses stop working ({count}).",
        NoteCode.HOST_STOPS: "Instance {instance} is stopped first and started again at the end: everything on it stops"
        " meanwhile.",
        NoteCode.SESSIONS_END: "Connections over these addresses end, your own included: {addresses}.",
        NoteCode.OTHERS_STAY: "Other EIPs stay on {eni}: {count}.",
        NoteCode.EIPS_STILL_COST: "Pay-as-you-go EIPs are kept, and cost money until they are released: {count}.",
        NoteCode.ENI_STAYS: "The interface {eni} is kept.",
        NoteCode.ENI_DELETED: "The interface {eni} is deleted for good: its private addresses ({addresses}) and its MAC"
        " address {mac} are lost.",
        NoteCode.EIPS_RELEASED: "These EIPs are released for good: {addresses}. They may go to somebody else, and can't"
        " be got back.",
        NoteCode.VSWITCHES_DELETED: "These vSwitches are deleted for good: {vswitches}.",
        NoteCode.BLOCKS_REMOVED: "These secondary CIDR blocks are taken from their VPC: {blocks}.",
    }
)
"""English, for the command line; the window has its own, translated."""

FOR_GOOD = frozenset(
    {NoteCode.ENI_DELETED, NoteCode.EIPS_RELEASED, NoteCode.VSWITCHES_DELETED, NoteCode.BLOCKS_REMOVED}
)
"""Notes on what nothing brings back; each is agreed to by itself."""

_CONSENT = FOR_GOOD | {NoteCode.OUTAGE, NoteCode.TRAFFIC_ENDS, NoteCode.HOST_STOPS, NoteCode.SESSIONS_END}


@dataclass(frozen=True, slots=True)
class PlanNote:
    """One thing to know, or to agree to, before a plan is run.

    Attributes:
        code: which kind.
        ids: what it is about.
        values: what its sentence needs, as (name, text or number) pairs.
    """

    code: NoteCode
    ids: tuple[str, ...] = ()
    values: Values = ()

    @property
    def needs_consent(self) -> bool:
        """Whether the plan must not be run before a person has agreed to this."""
        return self.code in _CONSENT

    @property
    def sentence(self) -> str:
        """The note in one English sentence."""
        return SENTENCES[self.code].format(**dict(self.values))
