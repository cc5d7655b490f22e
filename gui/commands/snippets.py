"""``multi-eip snippets``: facts in a file, guest configuration in a folder; no cloud, no account."""

import argparse
from dataclasses import replace

from gui.commands.exit_codes import DONE
from gui.commands.output_file import ADD_REPLACE, WRITTEN
from gui.commands.terminal import tell
from gui.domain.cloud.errors import InputError
from gui.guest.model import GuestOptions, Routing
from gui.guest.snippet import STACKS
from gui.guest.values import InterfaceName
from gui.services.guest.files import WouldReplaceError, write_snippets


def run(args: argparse.Namespace) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: the facts, a stack's name or the folder is not right.
    """
    if args.list:
        for stack in STACKS:
            tell(f"{stack.name:16}{stack.title}")
        return DONE
    try:
        written = write_snippets(args.facts, args.stack, args.out, options=guest_options(args), replace=args.replace)
    except WouldReplaceError as error:
        raise InputError(f"{error} {ADD_REPLACE}") from error
    tell(WRITTEN.format(count=len(written), folder=args.out))
    return DONE


def guest_options(args: argparse.Namespace) -> GuestOptions:
    """Return the choices that ``args`` hold: the same ones as on the window's page.

    Raises:
        InputError: the name of the interface is not usable.
    """
    name = None
    if args.interface_name is not None:
        try:
            name = InterfaceName(args.interface_name)
        except ValueError as error:
            raise InputError(
                f"{args.interface_name} is not a usable interface name: a letter, then up to 14 letters, digits, - or"
                " _."
            ) from error
    chosen = GuestOptions(
        routing=Routing.ADDRESSES_ONLY if args.addresses_only else Routing.SOURCE,
        host_prefix=args.host_prefix,
        connection_marks=args.connection_marks,
        interface_name=name,
    )
    return chosen if args.first_table is None else replace(chosen, base=args.first_table)
