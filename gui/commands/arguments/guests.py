"""The arguments of the commands that need no account, and of ``guest``."""

import argparse
from pathlib import Path
from typing import Final

from gui.commands.arguments.shared import add_connection, add_replace, needs
from gui.commands.names import HELP

DELIVERY_ACTIONS: Final = ("status", "apply", "check", "confirm", "undo", "resume")
SETTINGS_ACTIONS: Final = ("policy", "enable", "disable")
_WITHOUT_REGION: Final = frozenset({"resume", "enable", "disable"})

UNDO, LEAVE, KEEP = ON_WRONG = ("undo", "leave", "keep")
"""What happens when the check in the guest is not good."""


_FACTS = """FACTS.json holds one object:
  "interface"     mac, private_ip, private_cidr, private_gateway; if known also name (in the guest) and primary_mac
  "eips"          a list of ip, gateway, mask: EIPs in multi-EIP mode; or instead of it
  "exposed"       true: private_ip is itself the EIP, which a secondary CIDR block of the VPC exposes
  "same_vswitch"  true: another interface of the guest is in the same subnet
  "vpc_blocks"    list of the VPC's networks, which guests on Windows need to reach its other vSwitches
  "first_table"   first table number and rule priority, 31 of each are used (default: chosen by the MAC)
"""

_ACTIONS = """actions:
  files     write the configuration below --out
  status    read what is set in the guest
  apply     set the guest up: armed, checked, confirmed, and read again
  check     read the guest and have it check itself
  confirm   check what is armed in the guest, and keep it
  undo      undo everything that is set up in the guest for the interface
  resume    go on with deliveries that were interrupted: needs neither --region nor --eni
  policy    print the smallest RAM policy that lets a user do this with exactly these instances
  enable    let --profile send commands into guests; whoever may do that is root there
  disable   do not let --profile send commands into guests any more

exit codes of status, apply, check, confirm and resume:
  0  proven: the EIPs are in the guest     1  nothing of it is set in the guest
  2  nothing was sent that changes it      3  unknown, not complete, or armed: the guest undoes it by itself
of undo: 0 undone, 2 nothing was sent, 3 unknown or not undone
"""


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the program's arguments."""
    _add_sandbox(commands)
    _add_snippets(commands)
    _add_guest(commands)


def _add_sandbox(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("sandbox", help=HELP["sandbox"])
    parser.add_argument("--listen", default="127.0.0.1:0", metavar="127.0.0.1:PORT", help="port 0 takes any free one")
    parser.add_argument("--account", type=Path, metavar="FILE", help="an account file instead of the default account")
    parser.add_argument("--latency", type=float, metavar="MS", help="milliseconds each call takes (default: 80)")
    parser.add_argument("--tls", action="store_true", help="serve HTTPS, with a certificate authority of its own")
    parser.add_argument(
        "--ca-file",
        type=Path,
        metavar="FILE",
        help="where the authority's certificate is written, for clients to trust (default: a new temporary file)",
    )
    parser.add_argument(
        "--switch",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="set a switch of the account, see the sandbox's README; may be repeated",
    )
    parser.add_argument(
        "--guest",
        default="modelled",
        metavar="KIND",
        help="what runs the commands of Cloud Assistant: modelled (emulated, the default), accept (nothing), "
        "process:PREFIX (real processes behind a command such as 'ip netns exec {name}') or process (on this machine)",
    )
    parser.add_argument("--faults", type=Path, metavar="FILE", help="trouble on order, see the sandbox's README")


def _add_snippets(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser(
        "snippets",
        help=HELP["snippets"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_FACTS,
    )
    parser.add_argument(
        "facts",
        nargs="?",
        type=Path,
        metavar="FACTS.json",
        help='the interface ("interface") and its EIPs ("eips"), or "exposed": true where its address is itself an EIP',
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write")
    add_replace(parser)
    _add_guest_options(parser)
    parser.add_argument("--list", action="store_true", help="name the stacks and end")
    needs(parser, lambda args: {"FACTS.json and --out, or --list": not (args.list or (args.facts and args.out))})


def _add_guest(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser(
        "guest",
        help=HELP["guest"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_ACTIONS,
    )
    parser.add_argument(
        "action",
        nargs="?",
        choices=("files", *DELIVERY_ACTIONS, *SETTINGS_ACTIONS),
        default="files",
        help="what to do (default: files)",
    )
    parser.add_argument("--region", metavar="ID", help="for example cn-shanghai")
    parser.add_argument(
        "--eni",
        default=[],
        action="append",
        metavar="ID",
        help="the interface; repeat it for further ones of the same instance",
    )
    parser.add_argument("--out", type=Path, metavar="PATH", help="with files: the folder; with policy: the file")
    add_replace(parser)
    parser.add_argument(
        "--private-gateway",
        metavar="ADDRESS",
        help="gateway of the vSwitch, where it is not the third address from the end; for one interface only",
    )
    _add_guest_options(parser)
    _add_delivery(parser)
    parser.add_argument("--lang", metavar="CODE", default=argparse.SUPPRESS, help="language: en or zh_CN")
    add_connection(parser)
    needs(parser, _missing_of_guest)


def _missing_of_guest(args: argparse.Namespace) -> dict[str, bool]:
    """Return which arguments the action of ``args`` needs and lacks."""
    in_region = args.action not in _WITHOUT_REGION
    return {
        "--region": in_region and args.region is None,
        "--eni": in_region and not args.eni,
        "--out": args.action == "files" and args.out is None,
    }


def _add_guest_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that ``guest_options`` reads, and ``--stack``, to the parser of a command."""
    parser.add_argument(
        "--stack",
        action="append",
        default=[],
        metavar="NAME",
        help="this stack only; may be repeated (multi-eip snippets --list names them)",
    )
    parser.add_argument(
        "--first-table",
        type=int,
        metavar="N",
        help="first table number and rule priority (default: chosen by the MAC address)",
    )
    parser.add_argument(
        "--interface-name", metavar="NAME", help="name of the interface in the guest (default: found by its MAC)"
    )
    parser.add_argument("--host-prefix", action="store_true", help="set each EIP as a /32 address")
    parser.add_argument("--addresses-only", action="store_true", help="set the addresses and no routing")
    parser.add_argument(
        "--connection-marks", action="store_true", help="route replies of published container ports too (nftables)"
    )


def _add_delivery(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the actions."""
    parser.add_argument(
        "--armed",
        type=int,
        default=180,
        metavar="S",
        help="with apply: the guest undoes it after so many seconds unless it was checked and confirmed (default: 180)",
    )
    parser.add_argument(
        "--on-wrong",
        choices=ON_WRONG,
        default=UNDO,
        help="with apply and confirm: what happens when the check in the guest is not good (default: undo)",
    )
    parser.add_argument(
        "--yes", action="store_true", help="with apply and undo: do not ask before the guest is changed"
    )
    parser.add_argument("--json", action="store_true", help="events and the result as JSON lines on standard output")
