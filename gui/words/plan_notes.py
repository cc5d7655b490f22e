"""What to know before a plan for an interface in use is run, in words."""

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.notes import PlanNote, PlanNoteCode
from gui.words.names import short_name
from gui.words.translation import QT_TRANSLATE_NOOP, translate

SENTENCES = {
    PlanNoteCode.GUEST_UNDO_FIRST: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "Before this runs, take the configuration of {eni} back inside instance {instance} "
        "(the undo script); afterwards the addresses can no longer be reached.",
    ),
    PlanNoteCode.GUEST_CHANGE_AFTER: QT_TRANSLATE_NOOP(
        "PlanNotes", "When this has run, apply the new configuration of {eni} inside instance {instance}."
    ),
    PlanNoteCode.OUTAGE: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "{eni} is unbound from {instance} and bound to it again: meanwhile none of its addresses works ({count}).",
    ),
    PlanNoteCode.TRAFFIC_ENDS: QT_TRANSLATE_NOOP(
        "PlanNotes", "{eni} is unbound from {instance}: its addresses stop working ({count})."
    ),
    PlanNoteCode.HOST_STOPS: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "Instance {instance} is stopped first and started again at the end: everything on it stops meanwhile.",
    ),
    PlanNoteCode.SESSIONS_END: QT_TRANSLATE_NOOP(
        "PlanNotes", "Connections over these addresses end, your own included: {addresses}."
    ),
    PlanNoteCode.OTHERS_STAY: QT_TRANSLATE_NOOP("PlanNotes", "Other EIPs stay on {eni}: {count}."),
    PlanNoteCode.EIPS_STILL_COST: QT_TRANSLATE_NOOP(
        "PlanNotes", "Pay-as-you-go EIPs are kept, and cost money until they are released: {count}."
    ),
    PlanNoteCode.ENI_STAYS: QT_TRANSLATE_NOOP("PlanNotes", "The interface {eni} is kept."),
    PlanNoteCode.ENI_DELETED: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "The interface {eni} is deleted for good: its private addresses ({addresses}) and its MAC address {mac} are "
        "lost.",
    ),
    PlanNoteCode.EIPS_RELEASED: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "These EIPs are released for good: {addresses}. They may go to somebody else, and can't be got back.",
    ),
    PlanNoteCode.VSWITCHES_DELETED: QT_TRANSLATE_NOOP(
        "PlanNotes", "These vSwitches are deleted for good: {vswitches}."
    ),
    PlanNoteCode.BLOCKS_REMOVED: QT_TRANSLATE_NOOP(
        "PlanNotes", "These secondary CIDR blocks are taken from their VPC: {blocks}."
    ),
}


def plan_note_text(note: PlanNote, inventory: Inventory | None) -> str:
    """Return the sentence of ``note``, with the names a person knows the resources by."""
    values = {
        name: short_name(str(value), inventory) if name in {"eni", "instance"} else value for name, value in note.values
    }
    return translate("PlanNotes", str(SENTENCES[note.code])).format(**values)


def english_note(note: PlanNote) -> str:
    """Return the sentence of ``note`` in English, with ids: for files that other programs and people read."""
    return SENTENCES[note.code].format(**dict(note.values))
