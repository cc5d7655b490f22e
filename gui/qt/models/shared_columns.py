"""Columns, and words of cells, that several tables have."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import NetworkInterface, Tags
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.filters.fields import Field, state_names, tag_texts
from gui.qt.base.theme import icon
from gui.qt.models.records import Column, Record
from gui.words import states
from gui.words.joining import listed
from gui.words.names import short_name
from gui.words.tone import Tone
from gui.words.unread import group_names_unread_text

translate = QCoreApplication.translate

Status = TypeVar("Status", bound=StrEnum)


def state_column(
    state: Callable[[Record], Status | None],
    word: Callable[[Status], states.Word],
    kind: type[Status],
    name: str = "status",
    title: str = "",
) -> Column[Record]:
    """Return the column of a state, with its picture; there is room for the longest word.

    Args:
        state: of a record, None where it has none.
        word: what a state is called.
        kind: all states.
        name: of the column.
        title: of the column, translated.
    """

    def found(record: Record) -> states.Word | None:
        now = state(record)
        return None if now is None else word(now)

    def names(record: Record) -> tuple[str, ...]:
        now = state(record)
        return () if now is None else state_names(str(now.value))

    return Column(
        name,
        title or translate("Columns", "State"),
        lambda record: each.text if (each := found(record)) else "",
        icon=lambda record: word_icon(each) if (each := found(record)) else None,
        whole=tuple(word(each).text for each in kind),
        uncut=True,
        values=names,
        fields=(Field.STATE,),
    )


def eip_address_and_name_columns() -> tuple[Column[ElasticIp], ...]:
    """Return the first two columns of every table of EIPs."""
    return (
        Column(
            "address",
            translate("Columns", "EIP"),
            lambda e: str(e.address),
            lambda e: int(e.address),
            address=True,
            fields=(Field.EIP, Field.IP),
        ),
        Column(
            "name",
            translate("Columns", "Name"),
            lambda e: e.name,
            below=lambda e: e.allocation_id,
            fields=(Field.NAME, Field.ID),
        ),
    )


class Groups(Protocol):
    """What is known of the names of resource groups."""

    @property
    def error(self) -> CloudError | None:
        """Why the names could not be read, None where they were."""

    def name(self, group: str) -> str:
        """Return what the group with the id ``group`` is called, empty where that is not known."""


class Labelled(Protocol):
    """A resource with tags and a resource group."""

    @property
    def tags(self) -> Tags:
        """Key and value of each tag."""

    @property
    def resource_group(self) -> str:
        """Its id, empty for none."""


def label_columns(
    labelled: Callable[[Record], Sequence[Labelled]], region: Callable[[Record], str], known: Groups | None = None
) -> tuple[Column[Record], ...]:
    """Return the columns of tags, resource group and region.

    Args:
        labelled: the resources of a record, the most important first.
        region: where they are.
        known: names the resource groups; their ids alone are shown where None.
    """

    def tags(record: Record) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for each in labelled(record) for text in tag_texts(each.tags)))

    def groups(record: Record) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.resource_group for each in labelled(record) if each.resource_group))

    def group_names(record: Record) -> tuple[str, ...]:
        return tuple(group_name(each, known) or each for each in groups(record))

    def tip(record: Record) -> str:
        text = listed(group_text(each, known) for each in groups(record))
        error = known.error if known and text else None
        return f"{text}\n{group_names_unread_text(error)}" if error else text

    return (
        Column(
            "tags",
            translate("Columns", "Tags"),
            lambda record: listed(tags(record)),
            values=tags,
            fields=(Field.TAG,),
        ),
        Column(
            "group",
            translate("Columns", "Resource group"),
            lambda record: listed(group_names(record)),
            below=lambda record: listed(groups(record)),
            tip=tip,
            values=lambda record: (*groups(record), *group_names(record)),
            fields=(Field.GROUP,),
        ),
        Column("region", translate("Columns", "Region"), region, fields=(Field.REGION,)),
    )


def group_name(group: str, known: Groups | None) -> str:
    """Return what the resource group ``group`` is called, empty where that is not known."""
    return known.name(group) if known else ""


def group_text(group: str, known: Groups | None) -> str:
    """Return the name of the resource group ``group`` with its id; its id alone where no name is known."""
    name = group_name(group, known)
    return f"{name} ({group})" if name else group


def bound_to_column(inventory: Callable[[], Inventory | None]) -> Column[ElasticIp]:
    """Return the column of what an EIP is bound to: the name, and below it the id."""
    return Column(
        "bound_to",
        translate("Columns", "Bound to"),
        lambda e: short_name(e.target_id, inventory()) if e.target_id else "",
        below=lambda e: e.target_id or "",
        fields=(Field.NAME, Field.ID),
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
        address=True,
        fields=(Field.IP,),
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


def notes_columns(
    notes: Callable[[Record], str] | None, labels: Callable[[Record], str] | None = None
) -> tuple[Column[Record], ...]:
    """Return the column of issues; none where nobody says anything.

    Args:
        notes: the issues of a record in sentences, empty for none.
        labels: the same in a few words for the cell; the sentences where None.
    """
    if notes is None:
        return ()
    short = labels or notes
    return (
        Column(
            "notes",
            translate("Columns", "Issues"),
            short,
            # Rows with something to say come first, where one sorts for it.
            lambda record: (not short(record), short(record).casefold()),
            icon=lambda record: icon("warning", Tone.WARNING) if short(record) else None,
            tip=notes,
            fields=(Field.ISSUE,),
            searched=False,
        ),
    )


def mode_text(eip: ElasticIp | None, *, seen: bool) -> str:
    """Return the mode; NAT mode alone would hide that the guest sees an EIP that is the address of its interface."""
    mode = states.mode(eip.mode if eip else None)
    return seen_in_guest(mode) if seen else mode


def seen_in_guest(mode: str) -> str:
    """Return the text for a mode in which the guest sees the EIP all the same."""
    return translate("Columns", "{mode}, seen in the guest").format(mode=mode)


def word_icon(word: states.Word) -> QIcon:
    """Return the picture beside ``word``."""
    return icon(word.icon, word.tone)
