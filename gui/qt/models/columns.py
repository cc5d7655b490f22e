"""The columns of the EIP, interface, instance and mapping tables."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.eip import ElasticIp
from gui.domain.eni import NetworkInterface
from gui.domain.instance import Instance
from gui.domain.inventory import Inventory
from gui.domain.mapping import Mapping
from gui.qt.messages import words
from gui.qt.models.records import Column, Record, SortValue
from gui.qt.theme import icon

translate = QCoreApplication.translate


def eip_columns(reason: Callable[[ElasticIp], str]) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the EIP table; ``reason`` says why an EIP can't be chosen."""
    return (
        Column("address", translate("Columns", "EIP"), lambda e: str(e.address), lambda e: int(e.address)),
        Column("name", translate("Columns", "Name"), lambda e: e.name),
        Column(
            "status",
            translate("Columns", "State"),
            lambda e: words.eip_status(e.status).text,
            icon=lambda e: icon(words.eip_status(e.status).icon, words.eip_status(e.status).tone),
        ),
        Column("reason", translate("Columns", "Can it be chosen?"), _or_yes(reason), _choosable_first(reason)),
        Column(
            "bandwidth",
            translate("Columns", "Mbit/s"),
            lambda e: "" if e.bandwidth is None else str(e.bandwidth),
            lambda e: e.bandwidth or 0,
            numeric=True,
        ),
        Column("bound_to", translate("Columns", "Bound to"), lambda e: e.target_id or ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda e: e.allocation_id),
    )


def eni_columns(
    reason: Callable[[NetworkInterface], str], inventory: Callable[[], Inventory | None]
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the interface table; ``reason`` says why an interface can't be chosen."""

    def eips(eni: NetworkInterface) -> int:
        now = inventory()
        return len(now.eips_on(eni.id)) if now else 0

    return (
        Column("name", translate("Columns", "Interface"), lambda n: n.name or n.id),
        Column("kind", translate("Columns", "Type"), lambda n: words.eni_type(n.type)),
        Column(
            "status",
            translate("Columns", "State"),
            lambda n: words.eni_status(n.status).text,
            icon=lambda n: icon(words.eni_status(n.status).icon, words.eni_status(n.status).tone),
        ),
        Column("reason", translate("Columns", "Can it be chosen?"), _or_yes(reason), _choosable_first(reason)),
        Column(
            "private_address",
            translate("Columns", "Private address"),
            lambda n: str(n.private_address),
            lambda n: int(n.private_address),
        ),
        Column("eips", translate("Columns", "EIPs"), lambda n: str(eips(n)), eips, numeric=True),
        Column("zone", translate("Columns", "Zone"), lambda n: n.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda n: n.vpc_id),
        Column("instance", translate("Columns", "Instance"), lambda n: n.instance_id or ""),
        Column("id", translate("Columns", "Interface ID"), lambda n: n.id),
    )


def instance_columns(reason: Callable[[Instance], str]) -> tuple[Column[Instance], ...]:
    """Return the columns of the instance table; ``reason`` says why an instance can't be chosen."""
    return (
        Column("name", translate("Columns", "Instance"), lambda i: i.name or i.id),
        Column(
            "status",
            translate("Columns", "State"),
            lambda i: words.instance_status(i.status).text,
            icon=lambda i: icon(words.instance_status(i.status).icon, words.instance_status(i.status).tone),
        ),
        Column("reason", translate("Columns", "Can it be chosen?"), _or_yes(reason), _choosable_first(reason)),
        Column("type", translate("Columns", "Instance type"), lambda i: i.type),
        Column("os", translate("Columns", "Operating system"), lambda i: i.os_name or words.os_type(i.os_type)),
        Column("zone", translate("Columns", "Zone"), lambda i: i.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id),
        Column("id", translate("Columns", "Instance ID"), lambda i: i.id),
    )


def _choosable_first(reason: Callable[[Record], str]) -> Callable[[Record], SortValue]:
    return lambda record: reason(record).casefold()


def _or_yes(reason: Callable[[Record], str]) -> Callable[[Record], str]:
    return lambda record: reason(record) or translate("Columns", "Yes")


def mapping_columns() -> tuple[Column[Mapping], ...]:
    """Return the columns of the joined EIP x interface x instance table."""
    return (
        Column(
            "address",
            translate("Columns", "EIP"),
            lambda m: str(m.eip.address) if m.eip else "",
            lambda m: int(m.eip.address) if m.eip else 1 << 33,
        ),
        Column("eip_name", translate("Columns", "EIP name"), lambda m: m.eip.name if m.eip else ""),
        Column(
            "status",
            translate("Columns", "EIP state"),
            lambda m: words.eip_status(m.eip.status).text if m.eip else "",
            icon=lambda m: (
                icon(words.eip_status(m.eip.status).icon, words.eip_status(m.eip.status).tone) if m.eip else None
            ),
        ),
        Column("mode", translate("Columns", "Mode"), lambda m: words.mode(m.eip.mode if m.eip else None)),
        Column("eni", translate("Columns", "Interface"), _mapping_eni),
        Column(
            "private_address",
            translate("Columns", "Private address"),
            lambda m: str(m.eni.private_address) if m.eni else "",
            lambda m: int(m.eni.private_address) if m.eni else 1 << 33,
        ),
        Column("instance", translate("Columns", "Instance"), _mapping_instance),
        Column(
            "instance_status",
            translate("Columns", "Instance state"),
            lambda m: words.instance_status(m.instance.status).text if m.instance else "",
        ),
        Column("zone", translate("Columns", "Zone"), lambda m: m.eni.zone_id if m.eni else ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda m: m.eip.allocation_id if m.eip else ""),
        Column("eni_id", translate("Columns", "Interface ID"), lambda m: m.eni.id if m.eni else ""),
        Column("instance_id", translate("Columns", "Instance ID"), lambda m: m.instance_id or ""),
    )


def _mapping_eni(row: Mapping) -> str:
    if row.eni:
        return row.eni.name or row.eni.id
    return row.target or ""


def _mapping_instance(row: Mapping) -> str:
    if row.instance:
        return row.instance.name or row.instance.id
    return row.instance_id or ""
