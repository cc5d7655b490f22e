"""The mappings of several regions in files: those that are shown, in each format; one file, or one for each region."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import CloudError, InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.mapping import Mapping
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.plan import PlanBlockedError
from gui.services.exports.binding_list_export import to_list
from gui.services.exports.format_names import LIST, Format
from gui.services.exports.formats import TABLES, carriers, lacking
from gui.services.exports.mapping_table import table_of
from gui.services.exports.of_regions import OF_REGIONS, RegionTables
from gui.services.files import is_there, make_folders, write_file
from gui.services.region.many_regions import PacedReads
from gui.services.region.readings import read_gateway_answers
from gui.words import command_texts

TERRAFORM_FILE: Final = "eip-mappings.tf"
"""Of one region; a configuration has one provider, so each region has a folder of its own."""


@dataclass(frozen=True, slots=True)
class RegionRows:
    """What is exported of one region.

    Attributes:
        inventory: what was read.
        rows: the mappings, in the order shown; None for all.
    """

    inventory: Inventory
    rows: tuple[Mapping, ...] | None = None


@dataclass(frozen=True, slots=True)
class RegionsSource:
    """Where the export of several regions comes from.

    Attributes:
        cloud: asked for gateways; None where nobody wants them.
        regions: what is exported.
        unread: the regions of which nothing is known, with the reason.
        catalog: where the mode exists.
        journal_dir: where the runs are noted, for the report.
        account: whose regions they are.
    """

    cloud: CloudApi | None
    regions: Sequence[RegionRows]
    unread: MappingOf[RegionId, CloudError]
    catalog: Catalog
    journal_dir: Path
    account: Account | None


def write_regions(form: str, source: RegionsSource, path: Path) -> Path:
    """Write ``path``, which the user has agreed to; return it. Blocking.

    Args:
        form: one of FORMATS.
        source: what is exported.
        path: the file; for Terraform a folder, in which each region gets one of its own.

    Raises:
        OSError: it can't be written.
        PlanBlockedError: a list that Terraform can't do without could not be read.
    """
    if form == Format.TERRAFORM:
        write_terraform(source, path)
    elif form == LIST:
        write_file(path, to_list(map(_shown_only, source.regions)), 0o644)
    else:
        write_file(path, OF_REGIONS[Format(form)](_tables(source)), 0o644)
    return path


def write_terraform(source: RegionsSource, folder: Path, *, replace_files: bool = True) -> tuple[Path, ...]:
    """Write a configuration for each region into a folder of its own below ``folder``; return the files. Blocking.

    Raises:
        OSError: one can't be written.
        InputError: one is there already, and may not be replaced.
        PlanBlockedError: a list that it can't do without could not be read; nothing is written then.
    """
    problems = [problem for each in source.regions for problem in lacking(Format.TERRAFORM, each.inventory)]
    if problems:
        raise PlanBlockedError(tuple(problems))
    files = terraform_files(source.regions, folder)
    for path in files:
        if is_there(path) and not replace_files:
            raise InputError(command_texts.text(command_texts.OUTPUT_EXISTS).format(path=path))
    render = TABLES[Format.TERRAFORM].render
    for path, each in zip(files, source.regions, strict=True):
        make_folders(path.parent)
        table = table_of(each.inventory, source.catalog, {}, each.rows)
        write_file(path, render(table, source.journal_dir, source.account), 0o644)
    return files


def terraform_files(regions: Sequence[RegionRows], folder: Path) -> tuple[Path, ...]:
    """Return the files that ``write_terraform`` writes below ``folder``, one for each of ``regions``."""
    return tuple(folder / each.inventory.region / TERRAFORM_FILE for each in regions)


def _tables(source: RegionsSource) -> RegionTables:
    paced = PacedReads(source.cloud) if source.cloud is not None else None
    tables = []
    for each in source.regions:
        enis = carriers(each.rows, each.inventory)
        gateways = read_gateway_answers(paced, each.inventory.region, enis) if paced is not None else {}
        tables.append(table_of(each.inventory, source.catalog, gateways, each.rows))
    return RegionTables(tuple(tables), source.unread, source.journal_dir, source.account, to_file=True)


def _shown_only(region: RegionRows) -> Inventory:
    """Return the inventory with those interfaces only that occur in the rows."""
    if region.rows is None:
        return region.inventory
    wanted = {row.eni.id for row in region.rows if row.eni}
    kept = tuple(each for each in region.inventory.interfaces if each.id in wanted)
    return replace(region.inventory, interfaces=kept)
