"""The mapping table as rows with stable column names: the one source of every export of mappings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from gui.domain.checks.issue import Issue
from gui.domain.checks.issues import GatewayAnswers, findings
from gui.domain.cloud.eip import EipGateway, ElasticIp
from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping, mappings
from gui.domain.cloud.region import Catalog

_T = TypeVar("_T")
Cell = str | int | tuple[str, ...] | None
Source = tuple[Mapping, EipGateway | None, Inventory]


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of the table.

    Attributes:
        name: stable: programs of the users rely on it. A change of meaning needs a new name.
        cell: what stands in it.
    """

    name: str
    cell: Callable[[Source], Cell]


@dataclass(frozen=True, slots=True)
class MappingTable:
    """What is exported.

    Attributes:
        inventory: where it was read from.
        rows: the mappings, in the order shown.
        gateways: gateway answers at hand, by ENI.
        findings: what deserves a look.
    """

    inventory: Inventory
    rows: tuple[Mapping, ...]
    gateways: GatewayAnswers
    findings: tuple[Issue, ...]

    def cells(self) -> Iterable[tuple[Cell, ...]]:
        """Yield the cells of each row, in the order of COLUMNS."""
        for row in self.rows:
            source = (row, self.gateway_of(row), self.inventory)
            yield tuple(column.cell(source) for column in COLUMNS)

    def gateway_of(self, row: Mapping) -> EipGateway | None:
        """Return gateway and mask of the row's EIP, None when they are not known."""
        answer = self.gateways.get(row.eni.id, ()) if row.eni else ()
        if row.eip is None or isinstance(answer, CloudError):
            return None
        return next((gateway for gateway in answer if gateway.address == row.eip.address), None)


def table_of(
    inventory: Inventory, catalog: Catalog, gateways: GatewayAnswers, rows: Iterable[Mapping] | None = None
) -> MappingTable:
    """Return the table of ``inventory``.

    Args:
        inventory: what was read of the region.
        catalog: where the mode exists.
        gateways: gateway answers at hand, by ENI; may be empty.
        rows: the rows to export, for example those a filter shows; None for all.
    """
    chosen = mappings(inventory) if rows is None else tuple(rows)
    return MappingTable(inventory, chosen, gateways, findings(inventory, catalog, gateways))


def _eip(get: Callable[[ElasticIp], Cell]) -> Callable[[Source], Cell]:
    return lambda source: _of(source[0].eip, get)


def _eni(get: Callable[[NetworkInterface], Cell]) -> Callable[[Source], Cell]:
    return lambda source: _of(source[0].eni, get)


def _instance(get: Callable[[Instance], Cell]) -> Callable[[Source], Cell]:
    return lambda source: _of(source[0].instance, get)


def _gateway(get: Callable[[EipGateway], Cell]) -> Callable[[Source], Cell]:
    return lambda source: _of(source[1], get)


def _of(found: _T | None, get: Callable[[_T], Cell]) -> Cell:
    return None if found is None else get(found)


def _eni_id(source: Source) -> Cell:
    """Return the id of the ENI even when the ENI itself was not read."""
    row = source[0]
    if row.eni is not None:
        return row.eni.id
    return row.target if row.eip and row.target and row.eip.is_on(row.target) else None


COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("region", lambda source: source[2].region),
    ExportColumn("eip_allocation_id", _eip(lambda eip: eip.allocation_id)),
    ExportColumn("eip_address", _eip(lambda eip: str(eip.address))),
    ExportColumn("eip_name", _eip(lambda eip: eip.name)),
    ExportColumn("eip_status", _eip(lambda eip: eip.status.value)),
    ExportColumn("eip_mode", _eip(lambda eip: eip.mode.value if eip.mode else None)),
    ExportColumn("eip_target_type", _eip(lambda eip: eip.target_type)),
    ExportColumn("eip_target_id", _eip(lambda eip: eip.target_id)),
    ExportColumn("eip_private_address", _eip(lambda eip: str(eip.private_address) if eip.private_address else None)),
    ExportColumn("eip_gateway", _gateway(lambda gateway: str(gateway.gateway))),
    ExportColumn("eip_netmask", _gateway(lambda gateway: gateway.mask)),
    ExportColumn("eip_bandwidth_mbps", _eip(lambda eip: eip.bandwidth)),
    ExportColumn("eip_charge_type", _eip(lambda eip: eip.charge_type)),
    ExportColumn("eip_locks", _eip(lambda eip: eip.locks)),
    ExportColumn("eni_id", _eni_id),
    ExportColumn("eni_name", _eni(lambda eni: eni.name)),
    ExportColumn("eni_type", _eni(lambda eni: eni.type.value)),
    ExportColumn("eni_status", _eni(lambda eni: eni.status.value)),
    ExportColumn("eni_mac", _eni(lambda eni: eni.mac)),
    ExportColumn("eni_private_address", _eni(lambda eni: str(eni.private_address))),
    ExportColumn("eni_secondary_addresses", _eni(lambda eni: tuple(str(each) for each in eni.secondary_addresses))),
    ExportColumn("vpc_id", _eni(lambda eni: eni.vpc_id)),
    ExportColumn("vswitch_id", _eni(lambda eni: eni.vswitch_id)),
    ExportColumn("zone_id", _eni(lambda eni: eni.zone_id)),
    ExportColumn("instance_id", lambda source: source[0].instance_id),
    ExportColumn("instance_name", _instance(lambda instance: instance.name)),
    ExportColumn("instance_type", _instance(lambda instance: instance.type)),
    ExportColumn("instance_status", _instance(lambda instance: instance.status.value)),
    ExportColumn("instance_os", _instance(lambda instance: instance.os_name)),
    ExportColumn("exposed_by", lambda source: "secondary_cidr" if source[0].exposed else None),
    ExportColumn("lists_unread", lambda source: tuple(each.name.value for each in source[2].unread_main)),
)
"""In this order in every export; new columns are added at the end."""
