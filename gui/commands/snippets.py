"""``multi-eip snippets``: facts in a file, guest configuration in a folder; no cloud, no account."""

import argparse
from pathlib import Path

from gui.domain.errors import InputError
from gui.guest.snippet import STACKS
from gui.services.export import write_snippets


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's arguments."""
    parser = commands.add_parser("snippets", help="make guest configuration from a facts file, without the cloud")
    parser.add_argument("facts", nargs="?", type=Path, metavar="FACTS.json", help="the interface and its EIPs")
    parser.add_argument("--stack", action="append", default=[], metavar="NAME", help="this stack only; may be repeated")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write")
    parser.add_argument("--replace", action="store_true", help="overwrite files that exist")
    parser.add_argument("--list", action="store_true", help="name the stacks and end")


def run(args: argparse.Namespace) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: the facts, a stack's name or the folder is not right.
    """
    if args.list:
        for stack in STACKS:
            print(f"{stack.name:16}{stack.title}")
        return 0
    if args.facts is None or args.out is None:
        raise InputError("Name a facts file and --out DIR, or ask for --list.")
    written = write_snippets(args.facts, args.stack, args.out, replace=args.replace)
    print(f"{len(written)} files written below {args.out}")
    return 0
