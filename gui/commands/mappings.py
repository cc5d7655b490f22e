"""``multi-eip mappings``: every EIP, interface and instance mapping of regions, in the form that is asked for."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

from gui.commands.connection import account_and_cloud_for, cloud_for, journal_dir_for
from gui.commands.exit_codes import DONE, LEFT
from gui.commands.output_file import check_output, write_output
from gui.commands.regions import chosen_regions, say_refused, say_unread, say_unread_gateways
from gui.commands.terminal import hand_over, say
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.services.exports.binding_list_export import to_list
from gui.services.exports.format_names import LIST, NAMES_ACCOUNT, Format
from gui.services.exports.formats import TABLES, lacking
from gui.services.exports.mapping_export import to_csv
from gui.services.exports.mapping_table import table_of
from gui.services.exports.of_regions import OF_REGIONS, RegionTables
from gui.services.exports.regions_export import RegionRows, RegionsSource, write_terraform
from gui.services.exports.terraform import expected_plan
from gui.services.files import Content, is_there, pieces, reachable
from gui.services.parts import Parts
from gui.services.region.many_regions import ReadRegion, read_regions
from gui.services.region.readings import read_with_gateways
from gui.words import command_texts
from gui.words.plain_text import system_reason

PARTIAL = LEFT
"""Exit code: written, but EIPs, interfaces, instances or gateways could not be read; standard error says which."""


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code: PARTIAL where EIPs, interfaces, instances or gateways are missing.

    Raises:
        WizardError: the account, the region or the file is not right, the cloud refused, or too little could be read
            for what is asked.
    """
    several = args.all_regions or len({*args.region}) > 1
    folder = several and args.format == Format.TERRAFORM
    if args.out is not None and not folder:
        check_output(args.out, replace=args.replace)  # before the cloud is asked, which may take a while
    if several or args.format == LIST:
        return _several(args, parts)
    form = Format(args.format)
    region = RegionId(args.region[0])
    account, cloud = _signed_in(args, parts)

    def check(found: Inventory) -> None:
        say_unread(found)
        _check_enough(args, found)

    inventory, gateways = read_with_gateways(cloud, region, lambda: datetime.now(UTC), check)
    gateways_unread = say_unread_gateways(gateways)
    table = table_of(inventory, parts.catalog, gateways)
    content: Content
    if args.out is None and form is Format.CSV:
        content = to_csv(table, byte_order_mark=False)
    else:
        content = TABLES[form].render(table, journal_dir_for(args, parts), account)
    _write(args, content, len(table.rows))
    if form is Format.TERRAFORM:
        for line in expected_plan(b"".join(pieces(content))).splitlines():
            say(line)
    return PARTIAL if inventory.unread_main or gateways_unread else DONE


def _several(args: argparse.Namespace, parts: Parts) -> int:
    """Write the mappings of several regions in one file; return the exit code.

    Raises:
        WizardError: see ``run``; or the format is for one region only.
    """
    form = None if args.format == LIST else Format(args.format)
    if form is Format.TERRAFORM and args.out is None:
        raise InputError(command_texts.text(command_texts.FOLDER_FOR_TERRAFORM))
    account, cloud = _signed_in(args, parts)
    readings = read_regions(cloud, chosen_regions(args, cloud, parts), lambda: datetime.now(UTC))
    partial = False
    for each in readings:
        say_refused(each)
        if each.inventory:
            say_unread(each.inventory)
        gateways_unread = say_unread_gateways(each.gateways)
        partial = partial or each.inventory is None or bool(each.inventory.unread_main) or gateways_unread
    if partial and args.out is not None and reachable(args.out).is_file():
        raise InputError(command_texts.text(command_texts.OUTPUT_INCOMPLETE).format(path=args.out))
    if form is None:
        content = to_list(each.inventory for each in readings if each.inventory)
        _write(args, content, content.count(b"\n") - 1)
        return PARTIAL if partial else DONE
    if form is Format.TERRAFORM:
        _write_terraform(args, parts, readings, account)
        return PARTIAL if partial else DONE
    tables = tuple(table_of(each.inventory, parts.catalog, each.gateways) for each in readings if each.inventory)
    unread = {each.region: each.error for each in readings if each.error}
    source = RegionTables(tables, unread, journal_dir_for(args, parts), account, to_file=args.out is not None)
    _write(args, OF_REGIONS[form](source), sum(len(table.rows) for table in tables))
    return PARTIAL if partial else DONE


def _write_terraform(
    args: argparse.Namespace, parts: Parts, readings: Sequence[ReadRegion], account: Account | None
) -> None:
    """Write a configuration for each region that was read into a folder of its own.

    Raises:
        InputError: a list that it can't do without could not be read, or a file is there already.
    """
    regions = [RegionRows(each.inventory) for each in readings if each.inventory]
    if any(lacking(Format.TERRAFORM, each.inventory) for each in regions):
        raise InputError(command_texts.text(command_texts.TERRAFORM_INCOMPLETE))
    source = RegionsSource(None, regions, {}, parts.catalog, journal_dir_for(args, parts), account)
    try:
        files = write_terraform(source, args.out, replace_files=args.replace)
    except OSError as error:
        raise InputError(
            command_texts.text(command_texts.OUTPUT_NOT_WRITTEN).format(path=args.out, reason=system_reason(error))
        ) from error
    for path in files:
        say(command_texts.text(command_texts.TERRAFORM_WRITTEN).format(path=path))


def _signed_in(args: argparse.Namespace, parts: Parts) -> tuple[Account | None, CloudApi]:
    """Return the account, where the format names it, and the cloud."""
    if args.format in NAMES_ACCOUNT:
        return account_and_cloud_for(args, parts)
    return None, cloud_for(args, parts)


def _write(args: argparse.Namespace, content: Content, count: int) -> None:
    if args.out is None:
        hand_over(content)
    else:
        write_output(args.out, content, replace=args.replace)
        say(command_texts.text(command_texts.MAPPINGS_WRITTEN).format(count=count, path=args.out))


def _check_enough(args: argparse.Namespace, inventory: Inventory) -> None:
    """Refuse what must not be made of a part of the region only."""
    if lacking(Format(args.format), inventory):
        raise InputError(command_texts.text(command_texts.TERRAFORM_INCOMPLETE))
    if inventory.unread_main and args.out is not None and is_there(args.out):
        raise InputError(command_texts.text(command_texts.OUTPUT_INCOMPLETE).format(path=args.out))
