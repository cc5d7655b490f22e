"""The arguments of the commands that read regions and change nothing."""

import argparse
from pathlib import Path
from typing import Final

from gui.commands.arguments.shared import add_connection, add_out, add_regions
from gui.commands.names import HELP
from gui.domain.checks.issue import LEVELS, Weight
from gui.services.exports.format_names import CHECK_FORMATS, COST_FORMATS, FORMATS

NO_LEVEL: Final = "none"


_CHECK = """exit codes: 0 as planned, 4 something differs or an issue is serious enough (even where something else
could not be read), 3 not everything could be read, 2 nothing was checked. While nothing changes, the output has the
same bytes. Without --baseline a region is compared with the last applied plans in the journal of this machine. With
--guests the code is also 3 where a guest can't be read, or the profile sends no commands into guests."""

_COST = """exit codes: 0 everything was read, 3 a region or its EIPs could not be read, 2 nothing was reported. A
price file is CSV with the columns charge_type (PostPaid, PrePaid), price, per (hour, day) and currency, and where they
matter internet_charge_type (PayByTraffic, PayByBandwidth), bandwidth_from, bandwidth_to (Mbit/s) and region.
docs/cost.md has an example. The program brings no prices of its own."""


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the program's arguments."""
    _add_mappings(commands)
    _add_check(commands)
    _add_cost(commands)


def _add_mappings(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("mappings", help=HELP["mappings"])
    add_regions(parser)
    parser.add_argument(
        "--format",
        required=True,
        choices=FORMATS,
        help="table, data, report, Terraform configuration, or a list to edit for 'plan --from'",
    )
    add_out(parser)
    add_connection(parser)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser(
        "check", help=HELP["check"], epilog=_CHECK, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_regions(parser)
    target = parser.add_mutually_exclusive_group()
    target.add_argument("--baseline", type=Path, metavar="FILE", help="compare with this baseline, not with the plans")
    target.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="adopt what exists: write it as a baseline, check nothing"
    )
    parser.add_argument(
        "--level",
        choices=(*(each.value for each in LEVELS), NO_LEVEL),
        default=Weight.TRAFFIC.value,
        help="the least urgent issues that count; the most urgent is named first (default: traffic)",
    )
    parser.add_argument(
        "--guests",
        action="store_true",
        help="read the guests, too, through Cloud Assistant: are the EIPs set there; nothing is changed in them",
    )
    parser.add_argument("--format", choices=CHECK_FORMATS, default="text", help="(default: text)")
    add_out(parser)
    add_connection(parser)


def _add_cost(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser(
        "cost", help=HELP["cost"], epilog=_COST, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_regions(parser)
    parser.add_argument("--prices", type=Path, metavar="FILE", help="your prices, to make sums of")
    parser.add_argument("--format", choices=COST_FORMATS, default="text", help="(default: text)")
    add_out(parser)
    add_connection(parser)
