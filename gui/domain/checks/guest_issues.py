"""What a reading of a guest shows to be wrong: issues of the interface, each about the EIPs that it concerns.

A guest that was never read is no issue; one that could not be read is, and nothing is claimed about its EIPs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Severity, Values
from gui.domain.delivery.package import ExpectedInterface
from gui.domain.delivery.truth import EipInGuest, GuestReading, Lack, eips_in_guest


@dataclass(frozen=True, slots=True)
class GuestView:
    """What is known of one interface in its guest.

    Attributes:
        reading: the last one.
        expected: what the guest has to show.
    """

    reading: GuestReading
    expected: ExpectedInterface

    @property
    def eips(self) -> tuple[EipInGuest, ...]:
        """What is known of each EIP."""
        return eips_in_guest(self.reading, self.expected)


GuestViews = Mapping[EniId, GuestView]
"""Of each interface whose guest was read, or could not be."""

_CODES: Mapping[Lack, tuple[IssueCode, Remedy]] = {
    Lack.NOT_READ: (IssueCode.GUEST_UNREAD, Remedy.READ_GUEST_AGAIN),
    Lack.NIC_MISSING: (IssueCode.GUEST_NIC_MISSING, Remedy.READ_GUEST_AGAIN),
    Lack.MISSING: (IssueCode.GUEST_EIP_MISSING, Remedy.SET_UP_GUEST),
    Lack.ELSEWHERE: (IssueCode.GUEST_EIP_ELSEWHERE, Remedy.REMOVE_IN_GUEST),
    Lack.WRONG_PREFIX: (IssueCode.GUEST_WRONG_PREFIX, Remedy.SET_UP_GUEST),
    Lack.RULE_MISSING: (IssueCode.GUEST_RULE_MISSING, Remedy.SET_UP_GUEST),
    Lack.ROUTE_MISSING: (IssueCode.GUEST_RULE_MISSING, Remedy.SET_UP_GUEST),
    Lack.PRIVATE_MISSING: (IssueCode.GUEST_PRIVATE_MISSING, Remedy.CHECK_DHCP),
    Lack.NIC_DOWN: (IssueCode.GUEST_NIC_MISSING, Remedy.CHECK_DHCP),
    Lack.ARMED: (IssueCode.GUEST_ARMED, Remedy.CONFIRM_OR_UNDO_IN_GUEST),
    Lack.UNDOING: (IssueCode.GUEST_UNDOING, Remedy.READ_GUEST_AGAIN),
}
_INFORMS = frozenset({IssueCode.GUEST_UNREAD})


def guest_issues(views: GuestViews, inventory: Inventory) -> Iterator[Issue]:
    """Yield the issues of every guest in ``views``."""
    for eni_id, view in views.items():
        yield from _issues(eni_id, view, inventory)


def _issues(eni_id: EniId, view: GuestView, inventory: Inventory) -> Iterator[Issue]:
    found: dict[tuple[IssueCode, Remedy], list[EipInGuest]] = {}
    for each in view.eips:
        for kind in dict.fromkeys(_CODES[lack] for lack in each.lacks):
            found.setdefault(kind, []).append(each)
    ids = {eip.address: eip.allocation_id for eip in inventory.eips_on(eni_id)}
    for (code, remedy), about in found.items():
        values: Values = (
            ("eni", eni_id),
            ("eips", ", ".join(str(each.address) for each in about)),
            ("where", ", ".join(dict.fromkeys(each.where for each in about if each.where))),
        )
        concerned = tuple(ids[each.address] for each in about if each.address in ids)
        severity = Severity.INFORMS if code in _INFORMS else Severity.WARNS
        yield Issue(code, (eni_id, *concerned), values, severity, remedy)
