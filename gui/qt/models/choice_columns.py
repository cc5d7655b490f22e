"""The columns of the tables from which EIPs, an interface or an instance are chosen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.filters.fields import Field
from gui.qt.models.records import Column, Record
from gui.qt.models.resource_columns import (
    instance_head_columns,
    instance_of_interface_column,
    interface_columns,
    vpc_column,
    zone_column,
)
from gui.qt.models.shared_columns import (
    bandwidth_column,
    bound_to_column,
    eip_address_and_name_columns,
    state_column,
)
from gui.words import states

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
        *interface_columns(inventory),
        zone_column(lambda n: n.zone_id),
        vpc_column(lambda n: n.vpc_id, inventory),
        instance_of_interface_column(inventory),
        _reason(reason),
    )


def instance_columns(reason: Callable[[Instance], str]) -> tuple[Column[Instance], ...]:
    """Return the columns of the instance table; ``reason`` says why an instance can't be chosen."""
    return (
        *instance_head_columns(),
        zone_column(lambda i: i.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id, fields=(Field.VPC,), minor=True),
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
