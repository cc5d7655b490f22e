"""The columns of the tables from which EIPs, an interface or an instance are chosen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.qt.models.records import Column, Record
from gui.qt.models.shared_columns import (
    bandwidth_column,
    eip_address_and_name_columns,
    eip_count_column,
    private_address_column,
    state_column,
)
from gui.words import states

translate = QCoreApplication.translate


def eip_columns(reason: Callable[[ElasticIp], str]) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the EIP table; ``reason`` says why an EIP can't be chosen."""
    return (
        *eip_address_and_name_columns(),
        state_column(lambda e: states.eip_status(e.status)),
        _reason(reason),
        bandwidth_column(),
        Column("bound_to", translate("Columns", "Bound to"), lambda e: e.target_id or ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda e: e.allocation_id),
    )


def eni_columns(
    reason: Callable[[NetworkInterface], str], inventory: Callable[[], Inventory | None]
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the interface table; ``reason`` says why an interface can't be chosen."""
    return (
        Column("name", translate("Columns", "Interface"), lambda n: n.name or n.id),
        Column("kind", translate("Columns", "Type"), lambda n: states.eni_type(n.type)),
        state_column(lambda n: states.eni_status(n.status)),
        _reason(reason),
        private_address_column(),
        eip_count_column(inventory),
        Column("zone", translate("Columns", "Zone"), lambda n: n.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda n: n.vpc_id),
        Column("instance", translate("Columns", "Instance"), lambda n: n.instance_id or ""),
        Column("id", translate("Columns", "Interface ID"), lambda n: n.id),
    )


def instance_columns(reason: Callable[[Instance], str]) -> tuple[Column[Instance], ...]:
    """Return the columns of the instance table; ``reason`` says why an instance can't be chosen."""
    return (
        Column("name", translate("Columns", "Instance"), lambda i: i.name or i.id),
        state_column(lambda i: states.instance_status(i.status)),
        _reason(reason),
        Column("type", translate("Columns", "Instance type"), lambda i: i.type),
        Column("os", translate("Columns", "Operating system"), lambda i: i.os_name or states.os_type(i.os_type)),
        Column("zone", translate("Columns", "Zone"), lambda i: i.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id),
        Column("id", translate("Columns", "Instance ID"), lambda i: i.id),
    )


def _reason(reason: Callable[[Record], str]) -> Column[Record]:
    return Column(
        "reason",
        translate("Columns", "Eligible"),
        lambda record: reason(record) or translate("Columns", "Yes"),
        # What can be chosen comes first.
        lambda record: reason(record).casefold(),
        sentence=True,
    )
