"""What renders the formats in which mappings are exported, for the window and for the command line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gui.domain.checks.issues import GatewayAnswers, multi_eip_interfaces
from gui.domain.cloud import mapping
from gui.domain.cloud.account import Account
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName
from gui.domain.cloud.problems import Problem
from gui.domain.cloud.region import Catalog
from gui.domain.contracts import CloudApi
from gui.domain.plans import rebuild
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.rules.multi_eip import unread_problems
from gui.services.exports.binding_list_export import to_list
from gui.services.exports.cli_script import plans_to_cli_script
from gui.services.exports.format_names import Format
from gui.services.exports.mapping_export import to_csv, to_json
from gui.services.exports.mapping_table import MappingTable, table_of
from gui.services.exports.report import region_report
from gui.services.exports.terraform import from_mappings
from gui.services.files import Content, write_file
from gui.services.region.readings import read_gateway_answers


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of the whole table.

    Attributes:
        render: returns the content, from the table, the folder of the journal, and the account where it is known.
        shows_gateways: whether gateway and netmask of EIPs are in it.
    """

    render: Callable[[MappingTable, Path, Account | None], Content]
    shows_gateways: bool = True


TABLES: Final[Mapping[Format, TableFormat]] = MappingProxyType(
    {
        Format.CSV: TableFormat(lambda table, *_: to_csv(table)),
        Format.JSON: TableFormat(lambda table, *_: to_json(table)),
        Format.MARKDOWN: TableFormat(region_report),
        Format.TERRAFORM: TableFormat(
            lambda table, _folder, account: from_mappings(table.rows, table.inventory, account), shows_gateways=False
        ),
    }
)
"""The formats of a table; the remaining ones, a script and a list to edit, are of interfaces."""

NEEDED: Final[Mapping[Format, tuple[ListName, ...]]] = MappingProxyType(
    {Format.TERRAFORM: (ListName.EIPS, ListName.INTERFACES), Format.SCRIPT: MAIN_LISTS, Format.LIST: MAIN_LISTS}
)
"""The lists that must have been read for a format. The other formats say themselves what is missing."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be exported.

    Attributes:
        form: how.
        rows: the mappings, in order, or those whose interfaces a script is about; None for all of the region.
        ask_gateways: whether the cloud is asked for gateways and masks first.
    """

    form: Format
    rows: tuple[mapping.Mapping, ...] | None = None
    ask_gateways: bool = True


@dataclass(frozen=True, slots=True)
class ExportSource:
    """Where an export comes from.

    Attributes:
        cloud: asked for gateways.
        inventory: what was read of the region.
        catalog: where the mode exists.
        gateways: answers at hand.
        journal_dir: where the runs are noted, by which the report knows what has changed since.
        account: whose region it is, None where that is not known.
    """

    cloud: CloudApi
    inventory: Inventory
    catalog: Catalog
    gateways: GatewayAnswers
    journal_dir: Path
    account: Account | None = None


def content(request: ExportRequest, source: ExportSource) -> Content:
    """Return the file's content. Blocking.

    Raises:
        PlanBlockedError: a script or a Terraform configuration was asked for, and too little could be read for it.
        ValueError: a script was asked for, and none of the rows is of an interface that carries something.
    """
    inventory = source.inventory
    if unread := lacking(request.form, inventory):
        raise PlanBlockedError(unread)
    enis = carriers(request.rows, inventory)
    if request.form is Format.SCRIPT:
        plans = [replace(rebuild.build(each, inventory), account=source.account) for each in enis]
        return plans_to_cli_script(plans, names_of(inventory))
    if request.form is Format.LIST:
        return to_list((inventory,), None if request.rows is None else {row.eni.id for row in request.rows if row.eni})
    gateways = dict(source.gateways)
    table_format = TABLES[request.form]
    if request.ask_gateways and table_format.shows_gateways:
        gateways |= read_gateway_answers(source.cloud, inventory.region, enis)
    return table_format.render(
        table_of(inventory, source.catalog, gateways, request.rows), source.journal_dir, source.account
    )


def write(request: ExportRequest, source: ExportSource, path: Path) -> Path:
    """Write the file ``path``, which the user has agreed to; return it. Blocking.

    Raises:
        OSError: it can't be written.
    """
    mode = 0o755 if request.form is Format.SCRIPT else 0o644
    write_file(path, content(request, source), mode)
    return path


def lacking(form: Format, inventory: Inventory) -> tuple[Problem, ...]:
    """Return which lists ``form`` can't do without that could not be read: what acts on a region needs all of it."""
    return unread_problems(inventory, *NEEDED.get(form, ()))


def names_of(inventory: Inventory) -> dict[str, str]:
    """Return what a person calls each resource, by id."""
    names = {str(eip.allocation_id): str(eip.address) for eip in inventory.eips}
    names |= {str(eni.id): eni.name for eni in inventory.interfaces if eni.name}
    return names | {str(each.id): each.name for each in inventory.instances if each.name}


def carriers(rows: Sequence[mapping.Mapping] | None, inventory: Inventory) -> tuple[EniId, ...]:
    """Return the interfaces of ``rows`` that carry EIPs in multi-EIP mode; None for all rows of the region."""
    found = multi_eip_interfaces(inventory)
    if rows is None:
        return found
    wanted = {row.eni.id for row in rows if row.eni}
    return tuple(eni for eni in found if eni in wanted)
