"""The columns of the tables from which EIPs, an interface or an instance are chosen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.filters.fields import Field
from gui.qt.models.records import Column, Record
from gui.qt.models.shared_columns import (
    bandwidth_column,
    bound_to_column,
    eip_address_and_name_columns,
    eip_count_column,
    private_address_column,
    state_column,
)
from gui.words import states
from gui.words.names import place_name, short_name

translate = QCoreApplication.translate


def eip_columns(
    reason: Callable[[ElasticIp], str], inventory: Callable[[], Inventory | None]
) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the EIP table; ``reason`` says why an EIP can't be chosen."""
    return (
        *eip_address_and_name_columns(),
        state_column(lambda e: e.status, states.eip_status, EipStatus),
        bandwidth_column(),
        bound_to_column(inventory),
        _reason(reason),
    )


def eni_columns(
    reason: Callable[[NetworkInterface], str], inventory: Callable[[], Inventory | None]
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the interface table; ``reason`` says why an interface can't be chosen."""
    return (
        Column(
            "name",
            translate("Columns", "Interface"),
            lambda n: n.name or n.id,
            below=lambda n: n.id,
            fields=(Field.INTERFACE, Field.NAME, Field.ID),
        ),
        Column("kind", translate("Columns", "Type"), lambda n: states.eni_type(n.type), fields=(Field.TYPE,)),
        state_column(lambda n: n.status, states.eni_status, EniStatus),
        private_address_column(),
        eip_count_column(inventory),
        Column("zone", translate("Columns", "Zone"), lambda n: n.zone_id, fields=(Field.ZONE,)),
        Column(
            "vpc",
            translate("Columns", "VPC"),
            lambda n: place_name(n.vpc_id, inventory()),
            below=lambda n: n.vpc_id,
            fields=(Field.VPC,),
        ),
        Column(
            "instance",
            translate("Columns", "Instance"),
            lambda n: short_name(n.instance_id, inventory()) if n.instance_id else "",
            below=lambda n: n.instance_id or "",
            fields=(Field.INSTANCE, Field.NAME, Field.ID),
        ),
        _reason(reason),
    )


def instance_columns(reason: Callable[[Instance], str]) -> tuple[Column[Instance], ...]:
    """Return the columns of the instance table; ``reason`` says why an instance can't be chosen."""
    return (
        Column(
            "name",
            translate("Columns", "Instance"),
            lambda i: i.name or i.id,
            below=lambda i: i.id,
            fields=(Field.INSTANCE, Field.NAME, Field.ID),
        ),
        state_column(lambda i: i.status, states.instance_status, InstanceStatus),
        Column("type", translate("Columns", "Instance type"), lambda i: i.type, fields=(Field.TYPE,)),
        Column("os", translate("Columns", "Operating system"), lambda i: i.os_name or states.os_type(i.os_type)),
        Column("zone", translate("Columns", "Zone"), lambda i: i.zone_id, fields=(Field.ZONE,)),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id, fields=(Field.VPC,)),
        _reason(reason),
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
