"""The choices of the guest configuration on the command line: the same ones as on the window's page."""

import argparse
from dataclasses import replace

from gui.domain.cloud.errors import InputError
from gui.guest.model import GuestOptions, Routing
from gui.guest.values import InterfaceName


def add_guest_options(parser: argparse.ArgumentParser) -> None:
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


def guest_options(args: argparse.Namespace) -> GuestOptions:
    """Return the choices that ``args`` hold.

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
