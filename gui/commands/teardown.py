"""``multi-eip teardown``: plan the way back of an interface, or of several that expose EIPs, for ``apply``.

What is deleted permanently is named: nothing is deleted or released that has no argument of its own.
"""

import argparse
from datetime import UTC, datetime

from gui.commands import connection
from gui.commands.execution import after_run
from gui.commands.exit_codes import DONE, REFUSED
from gui.commands.guest_delivery import undo_guests
from gui.commands.output_file import check_output
from gui.commands.plan_output import Made, checked, write_plan
from gui.commands.regions import say_unread
from gui.commands.terminal import say
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.plans import secondary_cidr_teardown, teardown
from gui.domain.rules.unused_networks import Leftovers, leftovers
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.words import command_texts


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: the account, the region or an argument is not right, or the cloud refused.
    """
    check_output(args.out, replace=args.replace)
    account, cloud = connection.account_and_cloud_for(args, parts)
    region = RegionId(args.region)
    enis = tuple(EniId(each) for each in dict.fromkeys(args.eni))
    inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
    say_unread(inventory)
    exposing = [each for each in enis if _exposes(each, inventory)]
    _check(args, enis, exposing)

    def make() -> Made:
        return _by_secondary_cidr(args, enis, inventory, parts) if exposing else _multi(args, enis[0], inventory, parts)

    # Before anything is undone in a guest: a plan that a rule forbids needs no such thing.
    made = checked(make)
    if made is None:
        return REFUSED

    def write() -> int:
        return write_plan(lambda: made, args.out, account, overwrite=args.replace)

    if not args.undo_in_guest:
        return write()
    code = undo_guests(args, parts, inventory, enis)
    return after_run(DONE, write) if code == DONE else code


def _exposes(eni_id: EniId, inventory: Inventory) -> bool:
    eni = inventory.eni_by_id.get(eni_id)
    return eni is not None and has_its_address_for_an_eip(eni, inventory)


def _check(args: argparse.Namespace, enis: tuple[EniId, ...], exposing: list[EniId]) -> None:
    """Refuse what does not fit together."""
    if len(enis) > 1 and len(exposing) != len(enis):
        other = next(each for each in enis if each not in exposing)
        raise InputError(f"{other} exposes no EIP by a secondary CIDR block; take such an ENI back by itself.")
    if exposing and args.eip:
        raise InputError("--eip is for an ENI in multi-EIP mode: of an ENI that exposes an EIP the address is the EIP.")
    if exposing and not args.delete_eni:
        raise InputError(
            f"{exposing[0]} has an EIP for its address and is of no use without it: add --delete-eni to delete it."
        )
    if not exposing and args.delete_network:
        raise InputError(command_texts.text(command_texts.NETWORK_NOT_NEEDED))


def _multi(args: argparse.Namespace, eni_id: EniId, inventory: Inventory, parts: Parts) -> Made:
    eni = inventory.eni_by_id.get(eni_id)
    holder = InstanceId(eni.instance_id) if eni and eni.instance_id else None
    release = tuple(AllocationId(each) for each in dict.fromkeys(args.release))
    made = teardown.build(
        eni_id,
        inventory,
        parts.catalog,
        tuple(AllocationId(each) for each in dict.fromkeys(args.eip)) if args.eip else None,
        stop=holder if args.stop_instance else None,
        delete_eni=args.delete_eni,
        release=release,
    )
    return made.plan, made.notes


def _by_secondary_cidr(args: argparse.Namespace, enis: tuple[EniId, ...], inventory: Inventory, parts: Parts) -> Made:
    left = leftovers(enis, inventory) if args.delete_network else Leftovers()
    if args.delete_network and not left.vswitches:
        say(command_texts.text(command_texts.NETWORK_KEPT))
    holders = (inventory.eni_by_id[each].instance_id for each in enis)
    made = secondary_cidr_teardown.build(
        enis,
        inventory,
        parts.catalog,
        delete_vswitches=tuple(each.id for each in left.vswitches),
        remove_blocks=left.blocks,
        release=tuple(AllocationId(each) for each in dict.fromkeys(args.release)),
        stop=[InstanceId(each) for each in holders if each] if args.stop_instance else (),
    )
    return made.plan, made.notes
