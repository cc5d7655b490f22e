"""Arguments that several commands take."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from gui.commands.names import ENDPOINT, SANDBOX
from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET, ENV_TOKEN


def add_connection(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say where to connect, to the parser of a command."""
    # Suppressed defaults: the program takes --sandbox and --endpoint before the command too.
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--sandbox", action="store_true", default=argparse.SUPPRESS, help=SANDBOX)
    place.add_argument(
        "--endpoint",
        metavar="URL",
        default=argparse.SUPPRESS,
        help=ENDPOINT,
    )
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help=f"a saved profile (default: {ENV_KEY_ID}, {ENV_SECRET} and, for temporary credentials, {ENV_TOKEN})",
    )


def add_regions(parser: argparse.ArgumentParser) -> None:
    """Add ``--region`` and ``--all-regions`` to the arguments of a command."""
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument(
        "--region", action="append", metavar="ID", default=None, help="for example cn-shanghai; may be repeated"
    )
    chosen.add_argument("--all-regions", action="store_true", help="every region that the account can use")


def add_replace(parser: argparse.ArgumentParser) -> None:
    """Add ``--replace`` to the arguments of a command that writes."""
    parser.add_argument("--replace", action="store_true", help="overwrite what exists")


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add ``--out`` and ``--replace`` to the arguments of a command that writes to standard output or to a file."""
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: standard output)")
    add_replace(parser)


def add_agreement(
    parser: argparse.ArgumentParser, agreed: str = "agree to every step of the plan, and to all it interrupts"
) -> None:
    """Add ``--yes`` to the arguments of a command that shows a plan and applies it.

    Args:
        parser: of the command.
        agreed: what ``--help`` says that ``--yes`` agrees to.
    """
    parser.add_argument("--yes", action="store_true", help=agreed)


def needs(parser: argparse.ArgumentParser, missing: Callable[[argparse.Namespace], Mapping[str, bool]]) -> None:
    """Have what ``parser`` returns ``check`` that nothing is missing that only some of its commands need.

    Args:
        parser: of a command.
        missing: returns for each such argument, by what ``--help`` calls it, whether it is needed and not there.
    """

    def check(args: argparse.Namespace) -> None:
        if lacking := [name for name, is_missing in missing(args).items() if is_missing]:
            parser.error(f"the following arguments are required: {', '.join(lacking)}")

    parser.set_defaults(check=check)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json`` to the arguments of a command that runs a plan."""
    parser.add_argument("--json", action="store_true", help="events as JSON lines on standard output")


def add_applying(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of a command that plans and applies in one process, but for ``--yes``."""
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the plan to this file too")
    add_replace(parser)
    add_json(parser)
