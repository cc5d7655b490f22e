"""The arguments of the commands that move what is bound, or take it back."""

import argparse
from pathlib import Path

from gui.commands.arguments.shared import (
    add_agreement,
    add_applying,
    add_connection,
    add_json,
    add_replace,
)
from gui.commands.names import HELP

_MOVE = """without --eip the interface goes with all of its EIPs, and keeps its MAC address and private addresses.
with --eip some of them are unbound and bound to another interface of the instance: --onto, or --new-in for a new one.
with --out and without --yes the plan is written and nothing is changed.
"""


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the program's arguments."""
    _add_move(commands)
    _add_reverse(commands)
    _add_teardown(commands)
    _add_release(commands)


def _add_move(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser(
        "move", help=HELP["move"], formatter_class=argparse.RawDescriptionHelpFormatter, epilog=_MOVE
    )
    add_connection(parser)
    parser.add_argument("--region", required=True, metavar="ID")
    parser.add_argument("--eni", required=True, metavar="ID", help="the secondary ENI that has the EIPs")
    parser.add_argument("--to", required=True, metavar="INSTANCE", help="the instance that gets them")
    parser.add_argument("--eip", action="append", metavar="ID", help="move this EIP only; may be repeated")
    parser.add_argument("--onto", metavar="ENI", help="the other interface that takes the EIPs")
    parser.add_argument("--new-in", metavar="VSWITCH", help="make a new interface in this vSwitch for the EIPs")
    parser.add_argument("--security-group", metavar="ID", help="of the new interface")
    parser.add_argument(
        "--stop",
        action="append",
        default=[],
        metavar="INSTANCE",
        help="stop this instance where its type needs that, and start it again; may be repeated",
    )
    parser.add_argument(
        "--guest",
        action="store_true",
        help="through Cloud Assistant: check the new guest first, undo the old one, and set the new one up",
    )
    parser.add_argument("--stack", metavar="NAME", help="with --guest: the network stack (default: the proposed one)")
    parser.add_argument(
        "--guest-files", type=Path, metavar="FOLDER", help="write the files of the new guest there before the change"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the plan to this file")
    add_replace(parser)
    add_agreement(parser)
    add_json(parser)


def _add_reverse(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("reverse", help=HELP["reverse"])
    add_connection(parser)
    parser.add_argument("run", nargs="?", metavar="RUN", help="the run (default: the last one that was applied)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the plan to this file; applied with --yes only")
    add_replace(parser)
    add_agreement(parser)
    add_json(parser)


def _add_teardown(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("teardown", help=HELP["teardown"])
    add_connection(parser)
    parser.add_argument("--region", required=True, metavar="ID")
    parser.add_argument(
        "--eni",
        required=True,
        action="append",
        metavar="ID",
        help="the ENI to unbind; several only where each is the address of an EIP by a secondary CIDR block",
    )
    parser.add_argument(
        "--eip", action="append", metavar="ID", help="unbind this EIP only; may be repeated (default: all of the ENI)"
    )
    parser.add_argument("--delete-eni", action="store_true", help="delete the ENI permanently")
    parser.add_argument("--release", action="append", default=[], metavar="ID", help="release this EIP permanently")
    parser.add_argument(
        "--delete-network",
        action="store_true",
        help="delete the vSwitches, and remove the secondary CIDR blocks, that hold nothing afterwards",
    )
    parser.add_argument(
        "--stop-instance",
        action="store_true",
        help="stop the instance where the ENI can be detached only then, and start it again",
    )
    parser.add_argument(
        "--undo-in-guest",
        action="store_true",
        help="undo the setup in the guest first, through Cloud Assistant, while the interface is still there",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="where to write the plan")
    add_replace(parser)


def _add_release(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("release", help=HELP["release"])
    add_connection(parser)
    parser.add_argument("--region", required=True, metavar="ID")
    parser.add_argument(
        "--eip", required=True, action="append", metavar="ID", help="the EIP, by ID or address; may be repeated"
    )
    add_applying(parser)
    add_agreement(parser, "agree to release all of these EIPs permanently")
