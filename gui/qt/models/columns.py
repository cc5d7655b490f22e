"""The columns of the EIP, interface, instance and mapping tables."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from gui.domain.eip import ElasticIp
from gui.domain.eni import EniId, NetworkInterface
from gui.domain.exposed import shows
from gui.domain.instance import Instance
from gui.domain.inventory import Inventory, ListName
from gui.domain.mapping import Mapping, Part
from gui.qt.messages import words
from gui.qt.messages.names import short_name
from gui.qt.models.records import Column, Record
from gui.qt.theme import Tone, icon

translate = QCoreApplication.translate

AFTER_ALL_ADDRESSES = 1 << 33
"""Sorts rows without an address last."""


def eip_columns(reason: Callable[[ElasticIp], str]) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the EIP table; ``reason`` says why an EIP can't be chosen."""
    return (
        *_eip_address_and_name(),
        _state(lambda e: words.eip_status(e.status)),
        _reason(reason),
        _bandwidth(),
        Column("bound_to", translate("Columns", "Bound to"), lambda e: e.target_id or ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda e: e.allocation_id),
    )


def eni_columns(
    reason: Callable[[NetworkInterface], str], inventory: Callable[[], Inventory | None]
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the interface table; ``reason`` says why an interface can't be chosen."""
    return (
        Column("name", translate("Columns", "Interface"), lambda n: n.name or n.id),
        Column("kind", translate("Columns", "Type"), lambda n: words.eni_type(n.type)),
        _state(lambda n: words.eni_status(n.status)),
        _reason(reason),
        _private_address(),
        _eip_count(inventory),
        Column("zone", translate("Columns", "Zone"), lambda n: n.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda n: n.vpc_id),
        Column("instance", translate("Columns", "Instance"), lambda n: n.instance_id or ""),
        Column("id", translate("Columns", "Interface ID"), lambda n: n.id),
    )


def instance_columns(reason: Callable[[Instance], str]) -> tuple[Column[Instance], ...]:
    """Return the columns of the instance table; ``reason`` says why an instance can't be chosen."""
    return (
        Column("name", translate("Columns", "Instance"), lambda i: i.name or i.id),
        _state(lambda i: words.instance_status(i.status)),
        _reason(reason),
        Column("type", translate("Columns", "Instance type"), lambda i: i.type),
        Column("os", translate("Columns", "Operating system"), lambda i: i.os_name or words.os_type(i.os_type)),
        Column("zone", translate("Columns", "Zone"), lambda i: i.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id),
        Column("id", translate("Columns", "Instance ID"), lambda i: i.id),
    )


def _state(word: Callable[[Record], words.Word]) -> Column[Record]:
    return Column(
        "status",
        translate("Columns", "State"),
        lambda record: word(record).text,
        icon=lambda record: _picture(word(record)),
    )


def _reason(reason: Callable[[Record], str]) -> Column[Record]:
    return Column(
        "reason",
        translate("Columns", "Can it be chosen?"),
        lambda record: reason(record) or translate("Columns", "Yes"),
        # What can be chosen comes first.
        lambda record: reason(record).casefold(),
        sentence=True,
    )


def _eip_address_and_name() -> tuple[Column[ElasticIp], ...]:
    return (
        Column("address", translate("Columns", "EIP"), lambda e: str(e.address), lambda e: int(e.address)),
        Column("name", translate("Columns", "Name"), lambda e: e.name),
    )


def _bandwidth() -> Column[ElasticIp]:
    return Column(
        "bandwidth",
        translate("Columns", "Mbit/s"),
        lambda e: "" if e.bandwidth is None else str(e.bandwidth),
        lambda e: e.bandwidth or 0,
        numeric=True,
    )


def _private_address() -> Column[NetworkInterface]:
    return Column(
        "private_address",
        translate("Columns", "Private address"),
        lambda n: str(n.private_address),
        lambda n: int(n.private_address),
    )


def _eip_count(inventory: Callable[[], Inventory | None]) -> Column[NetworkInterface]:
    def eips(eni: NetworkInterface) -> int:
        now = inventory()
        return len(now.eips_on(eni.id)) if now else 0

    return Column(
        "eips",
        translate("Columns", "EIPs"),
        lambda n: _number(eips(n), inventory(), ListName.EIPS),
        eips,
        numeric=True,
    )


def not_known() -> str:
    """Return what stands where nobody knows whether there is something: a list could not be read."""
    return translate("Columns", "not known")


def _number(count: int, inventory: Inventory | None, *lists: ListName) -> str:
    """Return ``count``; that there is none only where ``lists``, in which it was counted, were read."""
    missing = inventory is not None and inventory.unread_of(*lists) is not None
    return not_known() if missing and not count else str(count)


def mapping_columns(notes: Callable[[Mapping], str] | None = None) -> tuple[Column[Mapping], ...]:
    """Return the columns of the joined EIP x interface x instance table; ``notes`` adds what deserves a look."""
    return (
        Column(
            "address",
            translate("Columns", "EIP"),
            lambda m: str(m.eip.address) if m.eip else _unless_known(m, Part.EIP),
            lambda m: int(m.eip.address) if m.eip else AFTER_ALL_ADDRESSES,
        ),
        Column("eip_name", translate("Columns", "EIP name"), lambda m: m.eip.name if m.eip else ""),
        Column(
            "status",
            translate("Columns", "EIP state"),
            lambda m: words.eip_status(m.eip.status).text if m.eip else "",
            icon=lambda m: _picture(words.eip_status(m.eip.status)) if m.eip else None,
        ),
        Column("eni", translate("Columns", "Interface"), _mapping_eni),
        Column("instance", translate("Columns", "Instance"), _mapping_instance),
        Column("mode", translate("Columns", "Mode"), _mapping_mode),
        Column(
            "private_address",
            translate("Columns", "Private address"),
            lambda m: str(m.eni.private_address) if m.eni else _unless_known(m, Part.ENI),
            lambda m: int(m.eni.private_address) if m.eni else AFTER_ALL_ADDRESSES,
        ),
        Column(
            "instance_status",
            translate("Columns", "Instance state"),
            lambda m: words.instance_status(m.instance.status).text if m.instance else "",
            icon=lambda m: _picture(words.instance_status(m.instance.status)) if m.instance else None,
        ),
        *_notes(notes),
        Column("zone", translate("Columns", "Zone"), lambda m: m.eni.zone_id if m.eni else ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda m: m.eip.allocation_id if m.eip else ""),
        Column("eni_id", translate("Columns", "Interface ID"), lambda m: m.eni.id if m.eni else ""),
        Column("instance_id", translate("Columns", "Instance ID"), lambda m: m.instance_id or ""),
    )


def eip_list_columns(
    inventory: Callable[[], Inventory | None], notes: Callable[[ElasticIp], str]
) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the list of all EIPs; ``notes`` says what deserves a look."""
    return (
        *_eip_address_and_name(),
        _state(lambda e: words.eip_status(e.status)),
        Column("mode", translate("Columns", "Mode"), lambda e: _mode(e, seen=_is_exposed(e, inventory()))),
        Column(
            "bound_to",
            translate("Columns", "Bound to"),
            lambda e: short_name(e.target_id, inventory()) if e.target_id else "",
        ),
        _bandwidth(),
        Column("charge_type", translate("Columns", "Billing"), lambda e: words.charge_type(e.charge_type)),
        *_notes(notes),
        Column("target_id", translate("Columns", "Bound to ID"), lambda e: e.target_id or ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda e: e.allocation_id),
    )


def eni_list_columns(
    inventory: Callable[[], Inventory | None], notes: Callable[[NetworkInterface], str]
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the list of all interfaces; ``notes`` says what deserves a look."""
    return (
        Column("name", translate("Columns", "Interface"), lambda n: n.name or n.id),
        Column("kind", translate("Columns", "Type"), lambda n: words.eni_type(n.type)),
        _state(lambda n: words.eni_status(n.status)),
        _private_address(),
        _eip_count(inventory),
        Column(
            "instance",
            translate("Columns", "Instance"),
            lambda n: short_name(n.instance_id, inventory()) if n.instance_id else "",
        ),
        *_notes(notes),
        Column("zone", translate("Columns", "Zone"), lambda n: n.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda n: n.vpc_id),
        Column("vswitch", translate("Columns", "vSwitch"), lambda n: n.vswitch_id),
        Column("mac", translate("Columns", "MAC address"), lambda n: n.mac),
        Column("id", translate("Columns", "Interface ID"), lambda n: n.id),
    )


def instance_list_columns(
    inventory: Callable[[], Inventory | None], notes: Callable[[Instance], str]
) -> tuple[Column[Instance], ...]:
    """Return the columns of the list of all instances; ``notes`` says what deserves a look."""

    def interfaces(instance: Instance) -> int:
        now = inventory()
        if now is None:
            return 0
        # The instance names its interfaces, too; that is all there is to go by where their own list is missing.
        named = () if now.has_read(ListName.INTERFACES) else instance.eni_ids
        return len({*named, *(each.id for each in now.interfaces_of(instance.id))})

    def room(instance: Instance) -> str:
        now = inventory()
        kind = now.type_by_id.get(instance.type) if now else None
        if kind is None:
            return str(interfaces(instance))
        text = translate("Columns", "{count} of {limit}")
        return text.format(count=interfaces(instance), limit=kind.eni_quantity)

    def eips(instance: Instance) -> int:
        now = inventory()
        return sum(len(now.eips_on(eni.id)) for eni in now.interfaces_of(instance.id)) if now else 0

    return (
        Column("name", translate("Columns", "Instance"), lambda i: i.name or i.id),
        _state(lambda i: words.instance_status(i.status)),
        Column("type", translate("Columns", "Instance type"), lambda i: i.type),
        Column("os", translate("Columns", "Operating system"), lambda i: i.os_name or words.os_type(i.os_type)),
        Column("interfaces", translate("Columns", "Interfaces"), room, interfaces, numeric=True),
        Column(
            "eips",
            translate("Columns", "EIPs"),
            lambda i: _number(eips(i), inventory(), ListName.EIPS, ListName.INTERFACES),
            eips,
            numeric=True,
        ),
        *_notes(notes),
        Column("zone", translate("Columns", "Zone"), lambda i: i.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id),
        Column("id", translate("Columns", "Instance ID"), lambda i: i.id),
    )


def _notes(notes: Callable[[Record], str] | None) -> tuple[Column[Record], ...]:
    if notes is None:
        return ()
    return (
        Column(
            "notes",
            translate("Columns", "Deserves a look"),
            notes,
            # Rows with something to say come first, where one sorts for it.
            lambda record: (not notes(record), notes(record).casefold()),
            icon=lambda record: icon("warning", Tone.WARNING) if notes(record) else None,
            tip=notes,
        ),
    )


def _picture(word: words.Word) -> QIcon:
    return icon(word.icon, word.tone)


def _mapping_mode(row: Mapping) -> str:
    return _mode(row.eip, seen=row.exposed)


def _mode(eip: ElasticIp | None, *, seen: bool) -> str:
    """Return the mode; NAT mode alone would hide that the guest sees an EIP that is the address of its interface."""
    mode = words.mode(eip.mode if eip else None)
    return translate("Columns", "{mode}, seen in the guest").format(mode=mode) if seen else mode


def _is_exposed(eip: ElasticIp, inventory: Inventory | None) -> bool:
    eni = inventory.eni_by_id.get(EniId(eip.target_id or "")) if inventory else None
    return eni is not None and shows(eip, eni)


def _mapping_eni(row: Mapping) -> str:
    if row.eni:
        return row.eni.name or row.eni.id
    return row.target or ""


def _mapping_instance(row: Mapping) -> str:
    if row.instance:
        return row.instance.name or row.instance.id
    return row.instance_id or _unless_known(row, Part.INSTANCE)


def _unless_known(row: Mapping, part: Part) -> str:
    """Return that it is not known whether the row has ``part``, nothing where it is known to have none."""
    return not_known() if part in row.unknown else ""
