"""From what the cloud says of an interface to a delivery into its guest."""

from collections.abc import Callable, Mapping, Sequence
from uuid import uuid4

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import Instance, InstanceId, OsType
from gui.domain.cloud.inventory import Inventory
from gui.domain.delivery.package import Package, Timing
from gui.guest.model import GuestNetwork
from gui.guest.network import GuestOptions
from gui.guest.proposal import UNIVERSAL
from gui.guest.snippet import StackRefusalError, missing, stack_named
from gui.guest.windows import POWERSHELL
from gui.guest.wrapper import Target, package
from gui.services.guest.facts import networks_of, proposal_for
from gui.words import delivery as words

SHORTEST, LONGEST = 30, 3600
"""Seconds of an armed time: enough to check and confirm, and not so long that nobody waits for it."""


def new_delivery_id() -> str:
    """Return an id that no other delivery has."""
    return uuid4().hex


def check_armed(seconds: int) -> int:
    """Return ``seconds`` where they can be the armed time of a delivery.

    Raises:
        InputError: they are too few or too many.
    """
    if not SHORTEST <= seconds <= LONGEST:
        raise InputError(words.armed_out_of_range(seconds, SHORTEST, LONGEST))
    return seconds


def instance_of(inventory: Inventory, eni_id: EniId) -> Instance:
    """Return the instance whose guest has the interface.

    Raises:
        InputError: the interface is not in the list, or is on no instance that is.
    """
    eni = inventory.eni_by_id.get(eni_id)
    instance = inventory.instance_by_id.get(InstanceId(eni.instance_id)) if eni and eni.instance_id else None
    if instance is None:
        raise InputError(words.no_guest(eni_id))
    return instance


def stack_for(instance: Instance, network: GuestNetwork) -> str:
    """Return the network stack that is delivered where none is asked for: the one proposed, if it fits ``network``."""
    proposal = proposal_for(instance)
    names = (proposal.stack, *proposal.alternatives)
    return next((name for name in names if not missing(stack_named(name), network)), names[0])


def package_of(
    inventory: Inventory,
    eni_id: EniId,
    gateways: tuple[EipGateway, ...],
    *,
    options: GuestOptions | None = None,
    stack: str | None = None,
    armed: int = 180,
    timing: Timing | None = None,
) -> Package:
    """Return a new delivery of the EIPs of one interface.

    Args:
        inventory: what was read of the region.
        eni_id: the interface; it is on an instance.
        gateways: what DescribeEipGatewayInfo said of it; empty where its address is itself the EIP.
        options: the user's choices.
        stack: name of the network stack; None for the one that is proposed for the instance.
        armed: seconds until the guest undoes what nobody confirmed.
        timing: how long things may take; None for the usual times.

    Raises:
        InputError: a fact, the stack or the time is not right.
        StackRefusalError: the stack can't express the network.
    """
    instance = instance_of(inventory, eni_id)
    ((_, network),) = networks_of(inventory, [eni_id], {eni_id: gateways}, options or GuestOptions())
    target = Target(new_delivery_id(), inventory.region, instance.id, eni_id, armed)
    return package(target, network, stack or stack_for(instance, network), timing)


def reading_packages(
    inventory: Inventory,
    gateways: Mapping[EniId, tuple[EipGateway, ...]],
    eni_ids: Sequence[EniId],
    pause: Callable[[], object] = lambda: None,
) -> tuple[Package, ...]:
    """Return what reads the guests of ``eni_ids``: any stack's status does; interfaces without facts are left out.

    A ``pause`` is made before each, for it takes some milliseconds.
    """
    found = []
    for eni_id in eni_ids:
        pause()
        try:
            windows = instance_of(inventory, eni_id).os_type is OsType.WINDOWS
            stack = POWERSHELL.name if windows else UNIVERSAL
            found.append(package_of(inventory, eni_id, gateways.get(eni_id, ()), stack=stack))
        except (InputError, StackRefusalError):
            continue
    return tuple(found)
