"""``multi-eip guest``: the guest configuration of interfaces, from the cloud into a folder or into the guest itself."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import AddressValueError, IPv4Address

from gui.commands import guest_delivery, guest_settings
from gui.commands.arguments.guests import DELIVERY_ACTIONS, SETTINGS_ACTIONS
from gui.commands.connection import cloud_for
from gui.commands.exit_codes import DONE, LEFT
from gui.commands.output_file import ADD_REPLACE, WRITTEN
from gui.commands.regions import say_unread
from gui.commands.snippets import guest_options
from gui.commands.terminal import say, tell
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.guest.model import GuestNetwork, GuestOptions
from gui.guest.proposal import propose
from gui.services.files import is_there
from gui.services.guest.facts import networks_of
from gui.services.guest.files import InterfaceExport, WouldReplaceError, fitting, instance_tree, write_tree
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.services.region.readings import read_gateways
from gui.words import command_texts
from gui.words.guest import reason_text


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code: LEFT where it was written without a list that could not be read.

    Raises:
        WizardError: the account, the region, an interface, an option or the folder is not right, the cloud refused, or
            gateways could not be read.
    """
    if args.action in SETTINGS_ACTIONS:
        return guest_settings.run(args, parts)
    if args.action == "resume":
        return guest_delivery.run(args, parts)
    return guest_delivery.run(args, parts) if args.action in DELIVERY_ACTIONS else _write(args, parts)


def _write(args: argparse.Namespace, parts: Parts) -> int:
    options, gateway = guest_options(args), _gateway(args)
    enis = tuple(EniId(each) for each in dict.fromkeys(args.eni))
    if gateway is not None and len(enis) > 1:
        raise InputError("--private-gateway is for one interface; write the others by themselves.")
    if is_there(args.out / "README.txt") and not args.replace:
        raise InputError(command_texts.text(command_texts.OUTPUT_EXISTS).format(path=args.out / "README.txt"))
    cloud, region = cloud_for(args, parts), RegionId(args.region)
    inventory = read_inventory(cloud, region, lambda: datetime.now(UTC))
    say_unread(inventory)
    instance_id = _instance_of(inventory, enis)
    networks = _networks(inventory, cloud, enis, options, gateway)
    instance = inventory.instance_by_id.get(instance_id) if instance_id else None
    names = tuple(args.stack) or _usual_stacks(instance)
    exports = [
        InterfaceExport(eni, network, names if args.stack else fitting(names, network)) for eni, network in networks
    ]
    try:
        written = write_tree(instance_tree(instance_id or enis[0], exports), args.out, replace=args.replace)
    except WouldReplaceError as error:
        raise InputError(f"{error} {ADD_REPLACE}") from error
    tell(WRITTEN.format(count=len(written), folder=args.out))
    if instance_id and inventory.unread_of(ListName.INSTANCES):
        say("The system of the instance is not known, so the stacks of every system were written.")
        return LEFT
    return DONE


def _gateway(args: argparse.Namespace) -> IPv4Address | None:
    if args.private_gateway is None:
        return None
    try:
        return IPv4Address(args.private_gateway)
    except AddressValueError as error:
        raise InputError(f"{args.private_gateway} is not an IPv4 address.") from error


def _instance_of(inventory: Inventory, enis: Sequence[EniId]) -> InstanceId | None:
    """Return the one instance of ``enis``; None where they are bound to none, or were not found."""
    found = {inventory.eni_by_id[each].instance_id or None for each in enis if each in inventory.eni_by_id}
    if len(found) > 1 or (len(enis) > 1 and None in found):
        raise InputError(
            "The interfaces are not all attached to one instance. Write those of each instance by themselves."
        )
    holder = next(iter(found), None)
    return InstanceId(holder) if holder else None


def _networks(
    inventory: Inventory,
    cloud: CloudApi,
    enis: Sequence[EniId],
    options: GuestOptions,
    gateway: IPv4Address | None,
) -> tuple[tuple[EniId, GuestNetwork], ...]:
    asked = [each for each in enis if (eni := inventory.eni_by_id.get(each)) and not _exposes(inventory, eni.id)]
    gateways = read_gateways(cloud, inventory.region, asked)
    for each, found in gateways.items():
        if not found:
            raise InputError(f"The cloud names no gateway for {each}: no EIP is bound to it in multi-EIP mode.")
    return networks_of(inventory, enis, gateways, options, gateway)


def _exposes(inventory: Inventory, eni_id: EniId) -> bool:
    return has_its_address_for_an_eip(inventory.eni_by_id[eni_id], inventory)


def _usual_stacks(instance: Instance | None) -> tuple[str, ...]:
    """Return the stack that the instance's system uses and its alternatives; none in particular without an instance."""
    if instance is None:
        return ()
    proposal = propose(instance.os_type, instance.os_name, instance.image_id)
    tell(f"Proposed: {proposal.stack}. {reason_text(proposal)}")
    return (proposal.stack, *proposal.alternatives)
