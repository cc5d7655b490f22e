"""The columns of the main window's lists of all EIPs, interfaces and instances."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.interface_address import shows
from gui.domain.cloud.inventory import Inventory, ListName
from gui.qt.models.records import Column
from gui.qt.models.shared_columns import (
    bandwidth_column,
    eip_address_and_name_columns,
    eip_count_column,
    mode_text,
    notes_columns,
    number_text,
    private_address_column,
    state_column,
)
from gui.words import states
from gui.words.names import short_name

translate = QCoreApplication.translate


def eip_list_columns(
    inventory: Callable[[], Inventory | None], notes: Callable[[ElasticIp], str]
) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the list of all EIPs; ``notes`` says what deserves a look."""
    return (
        *eip_address_and_name_columns(),
        state_column(lambda e: states.eip_status(e.status)),
        Column("mode", translate("Columns", "Mode"), lambda e: mode_text(e, seen=_is_exposed(e, inventory()))),
        Column(
            "bound_to",
            translate("Columns", "Bound to"),
            lambda e: short_name(e.target_id, inventory()) if e.target_id else "",
        ),
        bandwidth_column(),
        Column("charge_type", translate("Columns", "Billing"), lambda e: states.charge_type(e.charge_type)),
        *notes_columns(notes),
        Column("target_id", translate("Columns", "Bound to ID"), lambda e: e.target_id or ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda e: e.allocation_id),
    )


def eni_list_columns(
    inventory: Callable[[], Inventory | None], notes: Callable[[NetworkInterface], str]
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the list of all interfaces; ``notes`` says what deserves a look."""
    return (
        Column("name", translate("Columns", "Interface"), lambda n: n.name or n.id),
        Column("kind", translate("Columns", "Type"), lambda n: states.eni_type(n.type)),
        state_column(lambda n: states.eni_status(n.status)),
        private_address_column(),
        eip_count_column(inventory),
        Column(
            "instance",
            translate("Columns", "Instance"),
            lambda n: short_name(n.instance_id, inventory()) if n.instance_id else "",
        ),
        *notes_columns(notes),
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
        state_column(lambda i: states.instance_status(i.status)),
        Column("type", translate("Columns", "Instance type"), lambda i: i.type),
        Column("os", translate("Columns", "Operating system"), lambda i: i.os_name or states.os_type(i.os_type)),
        Column("interfaces", translate("Columns", "Interfaces"), room, interfaces, numeric=True),
        Column(
            "eips",
            translate("Columns", "EIPs"),
            lambda i: number_text(eips(i), inventory(), ListName.EIPS, ListName.INTERFACES),
            eips,
            numeric=True,
        ),
        *notes_columns(notes),
        Column("zone", translate("Columns", "Zone"), lambda i: i.zone_id),
        Column("vpc", translate("Columns", "VPC"), lambda i: i.vpc_id),
        Column("id", translate("Columns", "Instance ID"), lambda i: i.id),
    )


def _is_exposed(eip: ElasticIp, inventory: Inventory | None) -> bool:
    eni = inventory.eni_by_id.get(EniId(eip.target_id or "")) if inventory else None
    return eni is not None and shows(eip, eni)
