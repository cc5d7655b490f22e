"""The rows of a delivery into a guest, one for each EIP, and the column "In the guest" of the mappings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from gui.domain.delivery.command_output import CheckedAddress
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import ExpectedEip
from gui.domain.delivery.truth import EipInGuest, Truth, eips_in_guest
from gui.qt.base.guest_delivery import GuestProgress
from gui.qt.models.records import Column, Record
from gui.qt.models.shared_columns import word_icon
from gui.words.delivery import truth_word
from gui.words.guest_rows import (
    address_word,
    as_of,
    gateway_word,
    in_guest_tip,
    never_read,
    route_word,
    rule_word,
)
from gui.words.states import Word

translate = QCoreApplication.translate

InGuest = tuple[EipInGuest, datetime | None]
"""What is known of one EIP in its guest, and as of when; None where the guest was never read."""


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One EIP of a delivery.

    Attributes:
        eip: what the guest has to show.
        state: the last status of the guest, None while none was read.
        checked: what the check in the guest said, None while it was not run.
        found: whether it is in the guest, None before the end.
        at: when the guest was read (aware, UTC).
    """

    eip: ExpectedEip
    state: GuestState | None
    checked: CheckedAddress | None
    found: EipInGuest | None
    at: datetime | None


def rows_of(progress: GuestProgress) -> Iterator[GuestRow]:
    """Yield the rows of one interface."""
    checked = {each.address: each for each in progress.checked}
    reading = progress.reading
    found = {each.address: each for each in eips_in_guest(reading, progress.package.expected)} if reading else {}
    # What was read before the last command is not the state any more.
    state = reading.state if reading else progress.state
    for eip in progress.package.expected.eips:
        at = reading.at if reading else None
        yield GuestRow(eip, state, checked.get(eip.address), found.get(eip.address), at)


def guest_columns() -> tuple[Column[GuestRow], ...]:
    """Return the columns of a delivery."""
    return (
        Column(
            "eip",
            translate("Columns", "EIP"),
            lambda row: str(row.eip.address),
            lambda row: int(row.eip.address),
            address=True,
        ),
        _word("address", translate("Columns", "Address in the guest"), lambda row: address_word(row.eip, row.state)),
        _word("rule", translate("Columns", "Rule"), lambda row: rule_word(row.eip, row.state)),
        _word("route", translate("Columns", "Way out"), lambda row: route_word(row.eip, row.state)),
        _word("gateway", translate("Columns", "Gateway"), lambda row: gateway_word(row.checked)),
        in_guest_column(lambda row: (row.found or EipInGuest(row.eip.address, Truth.UNKNOWN), row.at)),
    )


def in_guest_column(of: Callable[[Record], InGuest | None]) -> Column[Record]:
    """Return the column that says whether the EIP of a row is in its guest.

    Args:
        of: what is known of a row; None where the row has no EIP that a guest can have.
    """

    def word(record: Record) -> Word | None:
        known = of(record)
        return truth_word(known[0].truth) if known else None

    def tip(record: Record) -> str:
        known = of(record)
        if known is None:
            return ""
        found, at = known
        return in_guest_tip(found, at) if at else never_read()

    def below(record: Record) -> str:
        known = of(record)
        return as_of(known[1]) if known and known[1] else ""

    def rank(record: Record) -> int:
        known = of(record)
        return list(Truth).index(known[0].truth) if known else len(Truth)

    return Column(
        "in_guest",
        translate("Columns", "In the guest"),
        lambda record: each.text if (each := word(record)) else "",
        rank,
        icon=lambda record: word_icon(each) if (each := word(record)) else None,
        tip=tip,
        below=below,
        whole=tuple(truth_word(each).text for each in Truth),
        uncut=True,
        idle=(truth_word(Truth.UNKNOWN).text,),
        values=lambda record: (known[0].truth.value,) if (known := of(record)) else (),
    )


def _word(name: str, title: str, word: Callable[[GuestRow], Word]) -> Column[GuestRow]:
    uncut = name != "gateway"
    return Column(name, title, lambda row: word(row).text, icon=lambda row: word_icon(word(row)), uncut=uncut)
