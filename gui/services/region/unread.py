"""What could not be read of a region, in English: for the command line, and for files that people read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from gui.domain.checks.issues import why
from gui.domain.cloud.inventory import Inventory, ListName, Unread

NAMES: Final[Mapping[ListName, str]] = MappingProxyType(
    {
        ListName.EIPS: "EIPs",
        ListName.INTERFACES: "interfaces",
        ListName.INSTANCES: "instances",
        ListName.INSTANCE_TYPES: "instance types",
        ListName.VSWITCHES: "vSwitches",
        ListName.VPCS: "VPCs",
    }
)
"""What a person calls each list, in the plural."""


def said(moment: datetime) -> str:
    """Return ``moment`` as it is written everywhere: to the second, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def unread_sentence(each: Unread) -> str:
    """Return that the list could not be read, or only in part, why, and from when what is known of it is."""
    if each.partly:
        records = each.error.details.get("records", "?")
        unreadable = f"The {NAMES[each.name]} were read in part ({_reason(each)}). Not readable: {records}."
        return f"{unreadable} What is not shown may exist."
    known = (
        f"what is said of them is as of {said(each.known_as_of)}" if each.known_as_of else "nothing is known of them"
    )
    return f"The {NAMES[each.name]} could not be read ({_reason(each)}); {known}."


def unread_sentences(inventory: Inventory) -> tuple[str, ...]:
    """Return a sentence for each list that could not be read, or only in part."""
    return tuple(unread_sentence(each) for each in inventory.unread)


def _reason(each: Unread) -> str:
    error = each.error
    facts = (why(error), error.action, f"request id {error.request_id}" if error.request_id else "")
    return ", ".join(fact for fact in facts if fact)
