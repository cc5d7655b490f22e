"""What to know before a plan is run, in words: notes on an interface in use, and the permissions that it needs."""

import json
from collections.abc import Iterable

from gui.domain.cloud.inventory import Inventory
from gui.domain.operations.permissions import Permission
from gui.domain.plans.notes import PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan
from gui.domain.plans.policy import full_policy, needed, policy_document, refused
from gui.words.joining import listed, listed_again, paragraph
from gui.words.names import short_name
from gui.words.translation import QT_TRANSLATE_NOOP, Counted, translate

SENTENCES = {
    PlanNoteCode.GUEST_UNDO_FIRST: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "Before you run this, undo the configuration of {eni} inside instance {instance} (undo "
        "script). Its addresses can't be reached afterwards.",
    ),
    PlanNoteCode.GUEST_CHANGE_AFTER: QT_TRANSLATE_NOOP(
        "PlanNotes", "After the run, apply the new configuration of {eni} inside instance {instance}."
    ),
    PlanNoteCode.OUTAGE: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "{eni} is detached from {instance} and attached to it again: none of its addresses works "
        "during the change ({count}).",
    ),
    PlanNoteCode.TRAFFIC_ENDS: QT_TRANSLATE_NOOP(
        "PlanNotes", "{eni} is detached from {instance}: its addresses stop working ({count})."
    ),
    PlanNoteCode.HOST_STOPS: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "Instance {instance} is stopped first and started again at the end: all services on it are interrupted.",
    ),
    PlanNoteCode.SESSIONS_END: QT_TRANSLATE_NOOP(
        "PlanNotes", "Connections over these addresses end, your own included: {addresses}."
    ),
    PlanNoteCode.UNBOUND_FIRST: QT_TRANSLATE_NOOP(
        "PlanNotes", "These EIPs are unbound first from what they are bound to now: {addresses}."
    ),
    PlanNoteCode.PEERS: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "In multi-EIP mode the guest has the public address itself: {addresses}. DNS records stay valid. Connections "
        "that the guest opens have this source address only if its routing says so; before, NAT gave it to them. Check "
        "the allow lists of your peers, and the security group of the interface, which applies from now on.",
    ),
    PlanNoteCode.MOVED: QT_TRANSLATE_NOOP(
        "PlanNotes", "{eni} is detached from {instance} and attached to {target}, with all EIPs that are bound to it."
    ),
    PlanNoteCode.EIPS_MOVED: QT_TRANSLATE_NOOP(
        "PlanNotes", "EIPs that are unbound from {eni} and bound to {target} of instance {instance}: {count}."
    ),
    PlanNoteCode.OLD_GUEST_DOWN: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "Instance {instance} is not running, so the configuration of {eni} inside it can't be undone now. Run the undo "
        "script there when the instance runs again.",
    ),
    PlanNoteCode.GUEST_PREPARE: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "Have the configuration of {eni} ready inside instance {instance} before the run, and apply it as soon as the "
        "interface is attached.",
    ),
    PlanNoteCode.OUTAGES: QT_TRANSLATE_NOOP(
        "PlanNotes", "Estimated time in which an address can't be reached, without the work in the guest: {addresses}."
    ),
    PlanNoteCode.UNREACHABLE_AFTER: QT_TRANSLATE_NOOP("PlanNotes", "Unreachable after this plan: {addresses}."),
    PlanNoteCode.OTHERS_STAY: QT_TRANSLATE_NOOP("PlanNotes", "Other EIPs on {eni} are kept: {count}."),
    PlanNoteCode.EIPS_STILL_COST: QT_TRANSLATE_NOOP(
        "PlanNotes", "Pay-as-you-go EIPs are kept, and cost money until they are released: {count}."
    ),
    PlanNoteCode.ENI_STAYS: QT_TRANSLATE_NOOP("PlanNotes", "The interface {eni} is kept."),
    PlanNoteCode.ENI_DELETED: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "The interface {eni} is deleted permanently: its private addresses ({addresses}) and its "
        "MAC address {mac} are lost.",
    ),
    PlanNoteCode.EIPS_RELEASED: QT_TRANSLATE_NOOP(
        "PlanNotes",
        "These EIPs are released permanently: {addresses}. Alibaba Cloud may assign them to another user.",
    ),
    PlanNoteCode.VSWITCHES_DELETED: QT_TRANSLATE_NOOP(
        "PlanNotes", "These vSwitches are deleted permanently: {vswitches}."
    ),
    PlanNoteCode.BLOCKS_REMOVED: QT_TRANSLATE_NOOP(
        "PlanNotes", "These secondary CIDR blocks are removed from their VPC: {blocks}."
    ),
}


_RESOURCES = frozenset({"eni", "instance", "target"})
_LISTS = frozenset({"addresses", "vswitches", "blocks"})


def plan_note_text(note: PlanNote, inventory: Inventory | None) -> str:
    """Return the sentence of ``note``, with the names a person knows the resources by."""
    values = {name: _shown(name, value, inventory) for name, value in note.values}
    return translate("PlanNotes", str(SENTENCES[note.code])).format(**values)


def _shown(name: str, value: str | int, inventory: Inventory | None) -> str | int:
    if name in _LISTS:
        return listed_again(value)
    return short_name(str(value), inventory) if name in _RESOURCES else value


def english_note(note: PlanNote) -> str:
    """Return the sentence of ``note`` in English, with ids: for files that other programs and people read."""
    return SENTENCES[note.code].format(**dict(note.values))


class _Counted(Counted):
    def calls(self, count: int) -> str:
        return self.tr("The plan needs %n permission(s).", "", count)


def permissions_text(plan: Plan, inventory: Inventory | None, permissions: Iterable[Permission] = ()) -> str:
    """Return how many permissions ``plan`` needs, what is known of them, and what is not."""
    missing = listed(refused(plan, inventory, permissions))
    if missing:
        text = translate(
            "PermissionsNeeded", "Known to be missing: {permissions}. Ask the administrator of the account."
        )
        known = text.format(permissions=missing)
    else:
        known = translate("PermissionsNeeded", "None is known to be missing.")
    unknown = translate(
        "PermissionsNeeded",
        "Alibaba Cloud offers no dry run of these changes: a refusal shows only when they are sent.",
    )
    return paragraph((_Counted().calls(len(needed(plan))), known, unknown))


def full_policy_text() -> str:
    """Return the RAM policy for everything the program can do, as JSON text."""
    return json.dumps(full_policy(), indent=2) + "\n"


def policy_text(plan: Plan) -> str:
    """Return the least RAM policy as JSON text."""
    return json.dumps(policy_document(plan), indent=2) + "\n"
