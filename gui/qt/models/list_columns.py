"""The columns of the main window's lists of all EIPs, interfaces and instances."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.interface_address import shows
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.filters.fields import Field
from gui.qt.models.records import Column
from gui.qt.models.resource_columns import (
    instance_head_columns,
    instance_of_interface_column,
    interface_columns,
    vpc_column,
    zone_column,
)
from gui.qt.models.shared_columns import (
    Groups,
    bandwidth_column,
    bound_to_column,
    eip_address_and_name_columns,
    label_columns,
    mode_text,
    notes_columns,
    number_text,
    state_column,
)
from gui.words import states

translate = QCoreApplication.translate


def eip_list_columns(
    inventory: Callable[[], Inventory | None],
    notes: Callable[[ElasticIp], str],
    labels: Callable[[ElasticIp], str],
    groups: Groups | None = None,
) -> tuple[Column[ElasticIp], ...]:
    """Return the columns of the list of all EIPs.

    Args:
        inventory: what was read of the region.
        notes: the issues of an EIP in sentences.
        labels: the same in a few words.
        groups: names the resource groups.
    """
    return (
        *eip_address_and_name_columns(),
        state_column(lambda e: e.status, states.eip_status, EipStatus),
        Column(
            "mode",
            translate("Columns", "Mode"),
            lambda e: mode_text(e, seen=_is_exposed(e, inventory())),
            fields=(Field.MODE,),
        ),
        bound_to_column(inventory),
        bandwidth_column(),
        Column("charge_type", translate("Columns", "Billing"), lambda e: states.charge_type(e.charge_type)),
        *notes_columns(notes, labels),
        Column("target_id", translate("Columns", "Bound to ID"), lambda e: e.target_id or ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda e: e.allocation_id),
        *label_columns(lambda e: (e,), lambda e: e.region, groups),
    )


def eni_list_columns(
    inventory: Callable[[], Inventory | None],
    notes: Callable[[NetworkInterface], str],
    labels: Callable[[NetworkInterface], str],
    groups: Groups | None = None,
) -> tuple[Column[NetworkInterface], ...]:
    """Return the columns of the list of all interfaces; the arguments are those of ``eip_list_columns``."""
    return (
        *interface_columns(inventory),
        instance_of_interface_column(inventory),
        *notes_columns(notes, labels),
        zone_column(lambda n: n.zone_id),
        vpc_column(lambda n: n.vpc_id, inventory),
        Column("vswitch", translate("Columns", "vSwitch"), lambda n: n.vswitch_id),
        Column("mac", translate("Columns", "MAC address"), lambda n: n.mac),
        Column("id", translate("Columns", "Interface ID"), lambda n: n.id),
        *label_columns(lambda n: (n,), lambda _n: _region(inventory()), groups),
    )


def instance_list_columns(
    inventory: Callable[[], Inventory | None],
    notes: Callable[[Instance], str],
    labels: Callable[[Instance], str],
    groups: Groups | None = None,
) -> tuple[Column[Instance], ...]:
    """Return the columns of the list of all instances; the arguments are those of ``eip_list_columns``."""

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
        *instance_head_columns(),
        Column("interfaces", translate("Columns", "Interfaces"), room, interfaces, numeric=True),
        Column(
            "eips",
            translate("Columns", "EIPs"),
            lambda i: number_text(eips(i), inventory(), ListName.EIPS, ListName.INTERFACES),
            eips,
            numeric=True,
        ),
        *notes_columns(notes, labels),
        zone_column(lambda i: i.zone_id),
        vpc_column(lambda i: i.vpc_id, inventory),
        Column("id", translate("Columns", "Instance ID"), lambda i: i.id),
        *label_columns(lambda i: (i,), lambda _i: _region(inventory()), groups),
    )


def _region(inventory: Inventory | None) -> str:
    return inventory.region if inventory else ""


def _is_exposed(eip: ElasticIp, inventory: Inventory | None) -> bool:
    eni = inventory.eni_by_id.get(EniId(eip.target_id or "")) if inventory else None
    return eni is not None and shows(eip, eni)
