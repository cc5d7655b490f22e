"""Columns, and words of cells, that several tables have."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.inventory import Inventory, ListName
from gui.qt.base.theme import icon
from gui.qt.models.records import Column, Record
from gui.words import states
from gui.words.tone import Tone

translate = QCoreApplication.translate


def state_column(word: Callable[[Record], states.Word]) -> Column[Record]:
    """Return the column of the state, with its picture; ``word`` says what a state is called."""
    return Column(
        "status",
        translate("Columns", "State"),
        lambda record: word(record).text,
        icon=lambda record: word_icon(word(record)),
    )


def eip_address_and_name_columns() -> tuple[Column[ElasticIp], ...]:
    """Return the first two columns of every table of EIPs."""
    return (
        Column("address", translate("Columns", "EIP"), lambda e: str(e.address), lambda e: int(e.address)),
        Column("name", translate("Columns", "Name"), lambda e: e.name),
    )


def bandwidth_column() -> Column[ElasticIp]:
    """Return the column of an EIP's bandwidth."""
    return Column(
        "bandwidth",
        translate("Columns", "Mbit/s"),
        lambda e: "" if e.bandwidth is None else str(e.bandwidth),
        lambda e: e.bandwidth or 0,
        numeric=True,
    )


def private_address_column() -> Column[NetworkInterface]:
    """Return the column of an interface's primary private address."""
    return Column(
        "private_address",
        translate("Columns", "Private address"),
        lambda n: str(n.private_address),
        lambda n: int(n.private_address),
    )


def eip_count_column(inventory: Callable[[], Inventory | None]) -> Column[NetworkInterface]:
    """Return the column that says how many EIPs an interface carries; ``inventory`` is asked for each cell."""

    def eips(eni: NetworkInterface) -> int:
        now = inventory()
        return len(now.eips_on(eni.id)) if now else 0

    return Column(
        "eips",
        translate("Columns", "EIPs"),
        lambda n: number_text(eips(n), inventory(), ListName.EIPS),
        eips,
        numeric=True,
    )


def number_text(count: int, inventory: Inventory | None, *lists: ListName) -> str:
    """Return ``count``; that there is none only where ``lists``, in which it was counted, were read."""
    missing = inventory is not None and inventory.unread_of(*lists) is not None
    return not_known() if missing and not count else str(count)


def not_known() -> str:
    """Return what stands where nobody knows whether there is something: a list could not be read."""
    return translate("Columns", "not known")


def notes_columns(notes: Callable[[Record], str] | None) -> tuple[Column[Record], ...]:
    """Return the column of what deserves a look, as ``notes`` says it; none where nobody says anything."""
    if notes is None:
        return ()
    return (
        Column(
            "notes",
            translate("Columns", "Issues"),
            notes,
            # Rows with something to say come first, where one sorts for it.
            lambda record: (not notes(record), notes(record).casefold()),
            icon=lambda record: icon("warning", Tone.WARNING) if notes(record) else None,
            tip=notes,
        ),
    )


def mode_text(eip: ElasticIp | None, *, seen: bool) -> str:
    """Return the mode; NAT mode alone would hide that the guest sees an EIP that is the address of its interface."""
    mode = states.mode(eip.mode if eip else None)
    return translate("Columns", "{mode}, seen in the guest").format(mode=mode) if seen else mode


def word_icon(word: states.Word) -> QIcon:
    """Return the picture beside ``word``."""
    return icon(word.icon, word.tone)
