"""From what the cloud says of an interface to the facts the guest configuration is made of."""

from dataclasses import replace
from ipaddress import IPv4Address

from gui.domain.eip import EipGateway
from gui.domain.eni import EniId, EniType
from gui.domain.errors import InputError
from gui.domain.instance import InstanceId
from gui.domain.inventory import Inventory
from gui.guest.network import GuestNetwork, GuestOptions, guest_network


def network_of(
    inventory: Inventory,
    eni_id: EniId,
    gateways: tuple[EipGateway, ...],
    options: GuestOptions,
    private_gateway: IPv4Address | None = None,
) -> GuestNetwork:
    """Return the guest's view of the ENI ``eni_id``.

    Args:
        inventory: where the ENI, its vSwitch and its instance are looked up.
        eni_id: the secondary ENI.
        gateways: what DescribeEipGatewayInfo said.
        options: the user's choices; whether both NICs share a vSwitch is filled in here.
        private_gateway: of the vSwitch; None takes the usual one, which the user is shown.

    Raises:
        InputError: the ENI or its vSwitch was not read, or a fact is wrong (every one is named).
    """
    eni = inventory.eni_by_id.get(eni_id)
    vswitch = inventory.vswitch_by_id.get(eni.vswitch_id) if eni else None
    if eni is None or vswitch is None:
        raise InputError(f"The interface {eni_id} or its vSwitch was not found; refresh and try again.")
    others = inventory.interfaces_of(InstanceId(eni.instance_id)) if eni.instance_id else ()
    primary = next((each for each in others if each.type is EniType.PRIMARY), None)
    return guest_network(
        mac=eni.mac,
        private_address=eni.private_address,
        private_network=vswitch.cidr,
        private_gateway=private_gateway or vswitch.usual_gateway,
        eips=gateways,
        options=replace(options, same_vswitch=bool(primary and primary.vswitch_id == eni.vswitch_id)),
        primary_mac=primary.mac if primary else None,
    )
