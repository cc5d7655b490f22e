"""``multi-eip release``: show the plan that releases unbound EIPs, have it agreed to, and apply it.

Every EIP is named by its allocation ID or its address; nothing else is released, and no EIP that is bound.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import AddressValueError, IPv4Address

from gui.commands.apply_at_once import apply_at_once
from gui.commands.plan_output import Made
from gui.commands.regions import say_unread
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.errors import InputError, JournalError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.release import build
from gui.services.parts import Parts
from gui.services.region.catalog import read_inventory
from gui.words.command_line import error_sentences
from gui.words.joining import paragraph


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Do it; return the exit code.

    Raises:
        WizardError: see ``apply_at_once``.
    """
    try:
        return apply_at_once(args, parts, lambda cloud: _maker(args, cloud))
    except JournalError as error:
        raise InputError(paragraph(error_sentences(error))) from error


def _maker(args: argparse.Namespace, cloud: CloudApi) -> Callable[[], Made]:
    inventory = read_inventory(cloud, RegionId(args.region), lambda: datetime.now(UTC))
    say_unread(inventory)
    return lambda: build([_id_of(each.strip(), inventory) for each in args.eip], inventory)


def _id_of(named: str, inventory: Inventory) -> AllocationId:
    """Return the ID of the EIP that ``named`` means; of an address that is not there, ``named`` itself."""
    try:
        address = IPv4Address(named)
    except AddressValueError:
        return AllocationId(named)
    return next((each.allocation_id for each in inventory.eips if each.address == address), AllocationId(named))
