"""The arguments of the commands that bind: plan, apply, and go on."""

import argparse
from pathlib import Path
from typing import Final

from gui.commands.arguments.shared import add_agreement, add_applying, add_connection, add_json, add_replace, needs
from gui.commands.names import HELP

MULTI_EIP, SECONDARY_CIDR = METHODS = ("multi-eip", "secondary-cidr")
"""How the EIPs come to the guest; the first one is meant when none is named."""

EVERY_EIP: Final = ""
"""What ``--rebind`` without an id stands for."""


_FROM = (
    "make a plan for each interface of this list: CSV, YAML or JSON with region, eni, instance, eips and, where wanted,"
    " method, vswitch, security_group, eni_name, stack, detach_first and stop_instance"
)


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the program's arguments."""
    _add_bind_and_plan(commands)
    _add_apply_and_resume(commands)


def _add_bind_and_plan(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("bind", help=HELP["bind"])
    _add_choice(parser)
    add_applying(parser)
    add_agreement(parser)
    parser = commands.add_parser("plan", help=HELP["plan"])
    _add_choice(parser, required=False)
    parser.add_argument("--from", dest="from_list", type=Path, metavar="FILE", help=_FROM)
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="where to write the plan; with --from, a new folder"
    )
    add_replace(parser)
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="write the least RAM policy for the plan as JSON; not with --from"
    )
    needs(
        parser,
        lambda args: {
            f"--{name}": not (args.from_list or getattr(args, name)) for name in ("region", "instance", "eip")
        },
    )


def _add_apply_and_resume(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("apply", help=HELP["apply"])
    add_connection(parser)
    parser.add_argument("plan", type=Path, metavar="PLAN.json", help="a plan, or a folder of plans from one list")
    parser.add_argument(
        "--yes",
        action="store_true",
        help="agree to steps that delete, release, stop or cost something, and to a plan that names no account",
    )
    add_json(parser)
    _add_failure_choice(parser)
    parser = commands.add_parser("resume", help=HELP["resume"])
    add_connection(parser)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--undo", action="store_true", help="roll back what it did; not possible after a deletion")
    choice.add_argument("--forget", action="store_true", help="leave everything as it is, and forget the run")
    add_json(parser)


def _add_choice(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the arguments that say what is bound to what."""
    add_connection(parser)
    parser.add_argument("--region", required=required, metavar="ID")
    parser.add_argument(
        "--method",
        "--road",
        choices=METHODS,
        default=MULTI_EIP,
        help="how the EIPs come to the guest: in multi-EIP mode on one ENI, or each as the private address of an ENI of"
        " its own, by a secondary CIDR block of the VPC",
    )
    parser.add_argument("--eni", metavar="ID", help="the secondary ENI that takes the EIPs, in multi-EIP mode")
    parser.add_argument("--security-group", metavar="ID", help="of the new ENIs, with a secondary CIDR block")
    parser.add_argument("--instance", required=required, metavar="ID", help="the instance that takes the ENI")
    parser.add_argument("--eip", required=required, action="append", metavar="ID", help="an EIP; may be repeated")
    parser.add_argument("--detach-first", action="store_true", help="detach the ENI first; this cuts its traffic")
    parser.add_argument(
        "--stop-instance", action="store_true", help="stop the instance for it where needed, and start it again"
    )
    parser.add_argument(
        "--stop-host",
        action="store_true",
        help="stop the instance that has the ENI now where needed, and start it again",
    )
    _add_rebinding(parser)


def _add_rebinding(parser: argparse.ArgumentParser) -> None:
    """Add both arguments to the parser of a command."""
    parser.add_argument(
        "--rebind",
        action="append",
        nargs="?",
        const=EVERY_EIP,
        default=[],
        metavar="EIP",
        help="unbind this EIP first where it is bound in another mode to an interface or instance (without an id: each"
        " EIP that --eip names)",
    )
    parser.add_argument(
        "--trial", metavar="EIP", help="bind this EIP alone at first; the others follow when that is verified"
    )


def _add_failure_choice(parser: argparse.ArgumentParser) -> None:
    """Add what becomes of the other plans of a folder when some fail."""
    parser.add_argument(
        "--stop-after",
        type=int,
        default=1,
        metavar="N",
        help="of a folder: after so many failed plans no further one begins; those that run go on to their end;"
        " 0: try all (default: 1)",
    )
    parser.add_argument(
        "--at-once",
        type=int,
        metavar="N",
        help="of a folder: most plans that run at one time (default: as many as the rate limits bear); 1: one after"
        " another",
    )
    parser.add_argument(
        "--undo-all",
        action="store_true",
        help="of a folder: when a plan fails, roll back the applied ones too; a failed one is always rolled back",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="write how each plan ended to this new file; .txt, .json or .md says the form",
    )
