"""The columns of the mappings: each EIP with its interface and instance, one row for all three."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.mapping import Mapping, Part
from gui.domain.delivery.truth import EipInGuest, Truth
from gui.domain.filters.fields import Field
from gui.qt.base.guest_readings import GuestReadings
from gui.qt.models.guest_rows import InGuest, in_guest_column
from gui.qt.models.records import Column
from gui.qt.models.shared_columns import (
    Groups,
    Labelled,
    label_columns,
    mode_text,
    not_known,
    notes_columns,
    state_column,
)
from gui.words import states

translate = QCoreApplication.translate

AFTER_ALL_ADDRESSES = 1 << 33
"""Sorts rows without an address last."""


def mapping_columns(
    notes: Callable[[Mapping], str] | None = None,
    labels: Callable[[Mapping], str] | None = None,
    region: Callable[[Mapping], str] = lambda _row: "",
    guest: Callable[[Mapping], InGuest | None] | None = None,
    groups: Groups | None = None,
) -> tuple[Column[Mapping], ...]:
    """Return the columns of the joined EIP x interface x instance table.

    Args:
        notes: the issues of a row in sentences; None leaves their column away.
        labels: the same in a few words.
        region: gives the region of a row without an EIP.
        guest: what is known of a row in its guest; None leaves that column away.
        groups: names the resource groups.
    """
    return (
        Column(
            "address",
            translate("Columns", "EIP"),
            lambda m: str(m.eip.address) if m.eip else _unless_known(m, Part.EIP),
            lambda m: int(m.eip.address) if m.eip else AFTER_ALL_ADDRESSES,
            address=True,
            fields=(Field.EIP, Field.IP),
        ),
        Column(
            "eip_name",
            translate("Columns", "EIP name"),
            lambda m: m.eip.name if m.eip else "",
            below=lambda m: m.eip.allocation_id if m.eip else "",
            fields=(Field.NAME, Field.ID),
        ),
        state_column(
            lambda m: m.eip.status if m.eip else None,
            states.eip_status,
            EipStatus,
            title=translate("Columns", "EIP state"),
        ),
        Column(
            "eni",
            translate("Columns", "Interface"),
            _mapping_eni,
            below=lambda m: m.eni.id if m.eni else "",
            fields=(Field.INTERFACE, Field.NAME, Field.ID),
        ),
        Column(
            "instance",
            translate("Columns", "Instance"),
            _mapping_instance,
            below=lambda m: m.instance_id or "",
            fields=(Field.INSTANCE, Field.NAME, Field.ID),
        ),
        Column("mode", translate("Columns", "Mode"), _mapping_mode, fields=(Field.MODE,)),
        Column(
            "private_address",
            translate("Columns", "Private address"),
            lambda m: str(m.eni.private_address) if m.eni else _unless_known(m, Part.ENI),
            lambda m: int(m.eni.private_address) if m.eni else AFTER_ALL_ADDRESSES,
            address=True,
            fields=(Field.IP,),
        ),
        *((in_guest_column(guest),) if guest else ()),
        *notes_columns(notes, labels),
        state_column(
            lambda m: m.instance.status if m.instance else None,
            states.instance_status,
            InstanceStatus,
            "instance_status",
            translate("Columns", "Instance state"),
        ),
        Column("zone", translate("Columns", "Zone"), lambda m: m.eni.zone_id if m.eni else "", fields=(Field.ZONE,)),
        *label_columns(_mapping_labelled, lambda m: m.eip.region if m.eip else region(m), groups),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda m: m.eip.allocation_id if m.eip else ""),
        Column("eni_id", translate("Columns", "Interface ID"), lambda m: m.eni.id if m.eni else ""),
        Column("instance_id", translate("Columns", "Instance ID"), lambda m: m.instance_id or ""),
    )


def in_guest(row: Mapping, readings: GuestReadings) -> InGuest | None:
    """Return what is known of ``row`` in its guest; None where it has no EIP that a guest can have."""
    if row.eip is None or row.eni is None or row.instance is None:
        return None
    if row.eip.mode is not AssociationMode.MULTI_EIP and not row.exposed:
        return None
    known = readings.of(row.eni.id, row.eip.address)
    return known or (EipInGuest(row.eip.address, Truth.UNKNOWN), None)


def run_result_columns(
    guest: Callable[[Mapping], InGuest | None] | None = None,
) -> tuple[Column[Mapping], ...]:
    """Return the columns for the few mappings that a run has changed; the ids are below the names.

    Args:
        guest: gives what is known of a mapping in its guest; None leaves that column away.
    """
    return tuple(each for each in mapping_columns(guest=guest) if each.name not in _OF_THE_REGION)


_OF_THE_REGION = {
    "mode",
    "private_address",
    "zone",
    "tags",
    "group",
    "region",
    "allocation_id",
    "eni_id",
    "instance_id",
}
"""Columns by which the rows of a whole region are told apart; those of a run share mode and address."""


def _mapping_labelled(row: Mapping) -> tuple[Labelled, ...]:
    return tuple(each for each in (row.eip, row.eni, row.instance) if each)


def _mapping_mode(row: Mapping) -> str:
    return mode_text(row.eip, seen=row.exposed)


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
