"""Whether an EIP is in its guest: yes, partly, no or unknown, as of when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address

from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import ExpectedEip, ExpectedInterface


class Truth(StrEnum):
    """Whether the guest has an EIP as the plan wants it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Lack(StrEnum):
    """What keeps an EIP from being in its guest."""

    NOT_READ = "not_read"
    NIC_MISSING = "nic_missing"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"
    WRONG_PREFIX = "wrong_prefix"
    RULE_MISSING = "rule_missing"
    ROUTE_MISSING = "route_missing"
    PRIVATE_MISSING = "private_missing"
    NIC_DOWN = "nic_down"
    ARMED = "armed"
    UNDOING = "undoing"


@dataclass(frozen=True, slots=True)
class GuestReading:
    """One reading of a guest, or the failure of one.

    Attributes:
        at: when it was read (aware, UTC).
        state: what was read; None where nothing could be.
        reason: the cloud's code, or the program's word, for why nothing could be read.
    """

    at: datetime
    state: GuestState | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EipInGuest:
    """What is known of one EIP in its guest.

    Attributes:
        address: the EIP.
        truth: whether it is there.
        lacks: what is missing, the most important first; empty for yes.
        where: for ELSEWHERE the name of the other network interface, for ARMED the guest's time of the undo, for
            NOT_READ the reason.
        by_others: it is there, and this program did not set it up.
    """

    address: IPv4Address
    truth: Truth
    lacks: tuple[Lack, ...] = ()
    where: str = ""
    by_others: bool = False


def eips_in_guest(reading: GuestReading | None, expected: ExpectedInterface) -> tuple[EipInGuest, ...]:
    """Return what ``reading`` shows of each EIP of ``expected``, in its order; None: the guest was never read."""
    if reading is None or reading.state is None:
        why = reading.reason if reading else ""
        return tuple(EipInGuest(each.address, Truth.UNKNOWN, (Lack.NOT_READ,), why) for each in expected.eips)
    state = reading.state
    return tuple(_of(each, state, expected) for each in expected.eips)


def all_there(state: GuestState, expected: ExpectedInterface) -> bool:
    """Return whether every EIP of ``expected`` is there as the plan wants it, and nothing is armed."""
    return bool(expected.eips) and all(_of(each, state, expected).truth is Truth.YES for each in expected.eips)


def _of(eip: ExpectedEip, state: GuestState, expected: ExpectedInterface) -> EipInGuest:
    others: Mapping[IPv4Address, str] = dict(state.elsewhere)
    prefix = state.prefix_of(eip.address)
    if not state.nic:
        return EipInGuest(eip.address, Truth.NO, (Lack.NIC_MISSING,))
    if prefix is None:
        where = others.get(eip.address, "")
        return EipInGuest(eip.address, Truth.NO, (Lack.ELSEWHERE if where else Lack.MISSING,), where)
    by_others = not state.stack and state.readable
    lacks = tuple(_lacks(eip, prefix, state, expected, routed=not by_others))
    where = others.get(eip.address, "") if Lack.ELSEWHERE in lacks else state.due if Lack.ARMED in lacks else ""
    return EipInGuest(eip.address, Truth.PARTLY if lacks else Truth.YES, lacks, where, by_others)


def _lacks(
    eip: ExpectedEip, prefix: int, state: GuestState, expected: ExpectedInterface, *, routed: bool
) -> list[Lack]:
    rules = {(rule.priority, rule.source.removesuffix("/32"), rule.table) for rule in state.rules}
    gateways = {(route.table, route.gateway) for route in state.routes}
    found = {
        Lack.ELSEWHERE: any(address == eip.address for address, _ in state.elsewhere),
        Lack.WRONG_PREFIX: prefix != eip.prefix_length,
        # Somebody who set the addresses up by other means may route by other means, too.
        Lack.RULE_MISSING: routed
        and eip.priority is not None
        and (eip.priority, str(eip.address), eip.table) not in rules,
        Lack.ROUTE_MISSING: routed and bool(eip.table) and (eip.table, str(eip.gateway)) not in gateways,
        Lack.PRIVATE_MISSING: state.prefix_of(expected.private) is None,
        Lack.NIC_DOWN: not state.up,
        Lack.ARMED: state.armed,
        Lack.UNDOING: state.undoing,
    }
    return [lack for lack, there in found.items() if there]
