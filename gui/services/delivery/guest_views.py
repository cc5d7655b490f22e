"""What the guests of a region show: read through Cloud Assistant, and held against what the cloud says of them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from ipaddress import IPv4Address

from gui.domain.checks.guest_issues import GuestView, GuestViews
from gui.domain.checks.issues import GatewayAnswers, multi_eip_carriers
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId, InstanceStatus
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.package import ExpectedEip, ExpectedInterface
from gui.domain.delivery.report import Cause
from gui.domain.delivery.truth import GuestReading
from gui.services.delivery.packages import reading_packages
from gui.services.delivery.side_by_side import Stops, read_guests

NOT_RUNNING = "instance_not_running"
"""Why a guest has no reading whose instance is stopped, or between two states."""


def enis_to_read(inventory: Inventory) -> tuple[EniId, ...]:
    """Return the attached interfaces whose guest has to show EIPs, in the order of their ids."""
    carriers = {*multi_eip_carriers(inventory.eips)}
    found = (
        eni.id
        for eni in inventory.interfaces
        if eni.instance_id and (eni.id in carriers or has_its_address_for_an_eip(eni, inventory))
    )
    return tuple(sorted(found))


def read_guest_views(
    channel: GuestChannel,
    inventory: Inventory,
    gateways: GatewayAnswers,
    enis: Sequence[EniId],
    arrived: Callable[[EniId, GuestView], object] = lambda _eni, _view: None,
    *,
    pause: Callable[[], object] = lambda: None,
    stops: Stops | None = None,
) -> GuestViews:
    """Return what the guests of ``enis`` show, or why one could not be read; blocking. Nothing is changed there.

    Args:
        channel: the guests.
        inventory: what was read of the region.
        gateways: what the cloud says of each interface in multi-EIP mode.
        enis: the interfaces.
        arrived: told of each reading as soon as it is there, in a worker thread.
        pause: lets others go first, between two pieces of work.
        stops: ends the reading early; a guest whose answer is waited for is then left out.
    """
    refused = {eni: answer for eni, answer in gateways.items() if isinstance(answer, CloudError)}
    known = {eni: answer for eni, answer in gateways.items() if not isinstance(answer, CloudError)}
    packages = reading_packages(inventory, known, [each for each in enis if each not in refused], pause)
    found: dict[EniId, GuestView] = {}
    for eni in sorted({*enis}.difference(each.eni for each in packages)):
        found[eni] = view = GuestView(_unread(refused.get(eni)), addresses_of(eni, inventory))
        arrived(eni, view)
    expected = {each.eni: each.expected for each in packages}

    def came(eni: EniId, reading: GuestReading) -> None:
        found[eni] = view = GuestView(reading, expected[eni])
        arrived(eni, view)

    read_guests(channel, packages, came, stops=stops)
    return {eni: found[eni] for eni in enis if eni in found}


def read_running_guests(channel: GuestChannel, inventory: Inventory, gateways: GatewayAnswers) -> GuestViews:
    """Return what every guest of the region shows that has to show EIPs; blocking.

    No command is sent to an instance that does not run: its guest counts as not read.
    """
    enis = enis_to_read(inventory)
    asleep = {eni for eni in enis if not runs(eni, inventory)}
    views = read_guest_views(channel, inventory, gateways, [eni for eni in enis if eni not in asleep])
    reading = GuestReading(datetime.now(UTC), reason=NOT_RUNNING)
    return {
        eni: GuestView(reading, addresses_of(eni, inventory)) if eni in asleep else views[eni]
        for eni in enis
        if eni in asleep or eni in views
    }


def runs(eni_id: EniId, inventory: Inventory) -> bool:
    """Return whether the instance of the interface runs."""
    eni = inventory.eni_by_id.get(eni_id)
    host = inventory.instance_by_id.get(InstanceId(eni.instance_id)) if eni and eni.instance_id else None
    return host is not None and host.status is InstanceStatus.RUNNING


def addresses_of(eni_id: EniId, inventory: Inventory) -> ExpectedInterface:
    """Return the EIPs of an interface about which nothing else is known."""
    eni = inventory.eni_by_id.get(eni_id)
    eips = tuple(ExpectedEip(each.address, each.address.max_prefixlen) for each in inventory.eips_on(eni_id))
    return ExpectedInterface(eni.mac if eni else "", eni.private_address if eni else IPv4Address(0), eips)


def _unread(error: CloudError | None) -> GuestReading:
    """Return that a guest could not be read, and why."""
    reason = (error.code or error.kind.value) if error else Cause.NO_ANSWER.value
    return GuestReading(datetime.now(UTC), reason=reason)
