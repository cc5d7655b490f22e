"""``multi-eip snippets``: facts in a file, guest configuration in a folder; no cloud, no account."""

import argparse
from pathlib import Path

from gui.commands.exit_codes import DONE
from gui.commands.guest_options import add_guest_options, guest_options
from gui.commands.names import HELP
from gui.commands.output_file import ADD_REPLACE, WRITTEN, add_replace
from gui.commands.terminal import tell
from gui.domain.cloud.errors import InputError
from gui.guest.snippet import STACKS
from gui.services.guest.files import WouldReplaceError, write_snippets
from gui.words import command_texts

_FACTS = """FACTS.json holds one object:
  "interface"     mac, private_ip, private_cidr, private_gateway; if known also name (in the guest) and primary_mac
  "eips"          a list of ip, gateway, mask: EIPs in multi-EIP mode; or instead of it
  "exposed"       true: private_ip is itself the EIP, which a secondary CIDR block of the VPC exposes
  "same_vswitch"  true: another interface of the guest is in the same subnet
  "vpc_blocks"    list of the VPC's networks, which guests on Windows need to reach its other vSwitches
  "first_table"   first table number and rule priority, 31 of each are used (default: chosen by the MAC)
"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
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
    add_guest_options(parser)
    parser.add_argument("--list", action="store_true", help="name the stacks and end")


def run(args: argparse.Namespace) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: the facts, a stack's name or the folder is not right.
    """
    if args.list:
        for stack in STACKS:
            tell(f"{stack.name:16}{stack.title}")
        return DONE
    if args.facts is None or args.out is None:
        raise InputError(command_texts.text(command_texts.FACTS_MISSING))
    try:
        written = write_snippets(args.facts, args.stack, args.out, options=guest_options(args), replace=args.replace)
    except WouldReplaceError as error:
        raise InputError(f"{error} {ADD_REPLACE}") from error
    tell(WRITTEN.format(count=len(written), folder=args.out))
    return DONE
