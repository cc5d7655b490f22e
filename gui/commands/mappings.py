"""``multi-eip mappings``: every EIP, interface and instance mapping of a region, in the form that is asked for."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from gui.commands.connection import add_arguments, cloud_for, journal_dir_for
from gui.commands.unread import say_unread
from gui.domain.errors import InputError
from gui.domain.findings import multi_eip_interfaces
from gui.domain.inventory import Inventory
from gui.domain.region import RegionId
from gui.services.catalog import read_inventory
from gui.services.export import write_tree
from gui.services.export_formats import TABLES, Format, lacking
from gui.services.mapping_export import to_csv
from gui.services.mapping_table import table_of
from gui.services.parts import Parts
from gui.services.readings import read_gateway_answers
from gui.services.terraform import expected_plan

PARTIAL = 3
"""Exit code: written, but EIPs, interfaces or instances could not be read; standard error says which, and why."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("mappings", help="write every EIP, interface and instance mapping of a region")
    parser.add_argument("--region", required=True, metavar="ID", help="for example cn-shanghai")
    parser.add_argument(
        "--format",
        required=True,
        choices=sorted(form.value for form in TABLES),
        help="table, data, report, or Terraform configuration",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: standard output)")
    parser.add_argument("--replace", action="store_true", help="overwrite the file if it exists")
    add_arguments(parser)


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code: 0 when all was read, PARTIAL when EIPs, interfaces or instances are missing.

    Raises:
        WizardError: the account, the region or the file is not right, the cloud refused, or too little could be read
            for what is asked.
    """
    if args.out is not None and args.out.exists() and not args.replace:
        # Said before the cloud is asked, which may take a while.
        raise InputError(f"{args.out} exists already; nothing was written. Add --replace to overwrite it.")
    cloud, region = cloud_for(args, parts), RegionId(args.region)
    inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
    say_unread(inventory)
    _check_enough(args, inventory)
    gateways = read_gateway_answers(cloud, region, multi_eip_interfaces(inventory))
    table = table_of(inventory, parts.catalog, gateways)
    form = Format(args.format)
    if args.out is None and form is Format.CSV:
        content = to_csv(table, byte_order_mark=False)
    else:
        content = TABLES[form].render(table, journal_dir_for(args, parts))
    if args.out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_tree({args.out.name: (content, 0o644)}, args.out.parent, replace=args.replace)
        print(f"{len(table.rows)} mappings written to {args.out}", file=sys.stderr)
    if form is Format.TERRAFORM:
        print(expected_plan(content), file=sys.stderr)
    return PARTIAL if inventory.unread_main else 0


def _check_enough(args: argparse.Namespace, inventory: Inventory) -> None:
    """Refuse what must not be made of a part of the region only."""
    if lacking(Format(args.format), inventory):
        raise InputError("Terraform takes what it is given for the whole; without that list nothing was written.")
    if inventory.unread_main and args.out is not None and args.out.exists():
        raise InputError(f"{args.out} was left as it is: what would have replaced it is incomplete.")
