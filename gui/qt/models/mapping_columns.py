"""The columns of the mappings: each EIP with its interface and instance, one row for all three."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.mapping import Mapping, Part
from gui.qt.models.records import Column
from gui.qt.models.shared_columns import mode_text, not_known, notes_columns, word_icon
from gui.words import states

translate = QCoreApplication.translate

AFTER_ALL_ADDRESSES = 1 << 33
"""Sorts rows without an address last."""


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
            lambda m: states.eip_status(m.eip.status).text if m.eip else "",
            icon=lambda m: word_icon(states.eip_status(m.eip.status)) if m.eip else None,
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
            lambda m: states.instance_status(m.instance.status).text if m.instance else "",
            icon=lambda m: word_icon(states.instance_status(m.instance.status)) if m.instance else None,
        ),
        *notes_columns(notes),
        Column("zone", translate("Columns", "Zone"), lambda m: m.eni.zone_id if m.eni else ""),
        Column("allocation_id", translate("Columns", "Allocation ID"), lambda m: m.eip.allocation_id if m.eip else ""),
        Column("eni_id", translate("Columns", "Interface ID"), lambda m: m.eni.id if m.eni else ""),
        Column("instance_id", translate("Columns", "Instance ID"), lambda m: m.instance_id or ""),
    )


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
