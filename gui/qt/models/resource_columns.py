"""Columns about interfaces and instances that the lists of the main window and the tables of the wizards share."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eni import EniStatus, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.filters.fields import Field
from gui.qt.models.column import Column, Record
from gui.qt.models.shared_columns import eip_count_column, private_address_column, state_column
from gui.words import states
from gui.words.names import place_name, short_name

translate = QCoreApplication.translate


def interface_columns(inventory: Callable[[], Inventory | None]) -> tuple[Column[NetworkInterface], ...]:
    """Return the first columns of a table of interfaces: name, type, state, private address and count of EIPs."""
    return (
        Column(
            "name",
            translate("Columns", "Interface"),
            lambda n: n.name or n.id,
            below=lambda n: n.id,
            fields=(Field.INTERFACE, Field.NAME, Field.ID),
        ),
        Column(
            "kind", translate("Columns", "Type"), lambda n: states.eni_type(n.type), fields=(Field.TYPE,), minor=True
        ),
        state_column(lambda n: n.status, states.eni_status, EniStatus),
        private_address_column(),
        eip_count_column(inventory),
    )


def instance_of_interface_column(inventory: Callable[[], Inventory | None]) -> Column[NetworkInterface]:
    """Return the column of the instance that an interface is attached to."""
    return Column(
        "instance",
        translate("Columns", "Instance"),
        lambda n: short_name(n.instance_id, inventory()) if n.instance_id else "",
        below=lambda n: n.instance_id or "",
        fields=(Field.INSTANCE, Field.NAME, Field.ID),
    )


def instance_head_columns() -> tuple[Column[Instance], ...]:
    """Return the first columns of a table of instances: name, state, type and operating system."""
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
    )


def zone_column(zone: Callable[[Record], str]) -> Column[Record]:
    """Return the column of the zone."""
    return Column("zone", translate("Columns", "Zone"), zone, fields=(Field.ZONE,))


def vpc_column(vpc: Callable[[Record], str], inventory: Callable[[], Inventory | None]) -> Column[Record]:
    """Return the column of the VPC by its name, its id below."""
    return Column(
        "vpc",
        translate("Columns", "VPC"),
        lambda record: place_name(vpc(record), inventory()),
        below=vpc,
        fields=(Field.VPC,),
        minor=True,
    )
