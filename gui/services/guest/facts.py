"""From what the cloud says of an interface to the facts the guest configuration is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from ipaddress import IPv4Address

from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import Instance, InstanceId, OsType
from gui.domain.cloud.interface_address import exposed_eip, has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory, ListName
from gui.guest.model import DEFAULT_BASE, base_of
from gui.guest.network import GuestNetwork, GuestOptions, exposed_network, guest_network
from gui.guest.numbers import with_lasting_numbers, with_own_numbers
from gui.guest.proposal import Proposal, propose
from gui.guest.values import MacAddress
from gui.words.unread import unread_sentence


def proposal_for(instance: Instance | None) -> Proposal:
    """Return the network stacks to propose for ``instance``; None: an instance that is not known."""
    if instance is None:
        return propose(OsType.LINUX, "")
    return propose(instance.os_type, instance.os_name, instance.image_id)


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
        _refuse_unread(inventory, ListName.INTERFACES, ListName.VSWITCHES)
        raise InputError(f"The interface {eni_id} or its vSwitch was not found; refresh and try again.")
    vpc = inventory.vpc_by_id.get(vswitch.vpc_id)
    others = inventory.interfaces_of(InstanceId(eni.instance_id)) if eni.instance_id else ()
    primary = next((each for each in others if each.type is EniType.PRIMARY), None)
    network = guest_network(
        mac=eni.mac,
        private_address=eni.private_address,
        private_network=vswitch.cidr,
        private_gateway=private_gateway or vswitch.usual_gateway,
        eips=gateways,
        options=replace(options, same_vswitch=bool(primary and primary.vswitch_id == eni.vswitch_id)),
        primary_mac=primary.mac if primary else None,
        vpc_blocks=(vpc.cidr, *vpc.secondary_cidrs) if vpc else (),
    )
    return _beside_others(network, eni, others, inventory) if options.base == DEFAULT_BASE else network


def _beside_others(
    network: GuestNetwork, eni: NetworkInterface, others: Sequence[NetworkInterface], inventory: Inventory
) -> GuestNetwork:
    """Return ``network`` with the numbers that it has when all interfaces of the instance are numbered together."""
    carrying = (
        each for each in others if each.id != eni.id and inventory.eips_on(each.id) and not exposed_eip(each, inventory)
    )
    macs = [MacAddress.parse(each.mac) for each in carrying if each.type is not EniType.PRIMARY]
    beside = [replace(network, mac=mac, options=replace(network.options, base=base_of(mac))) for mac in macs]
    return with_own_numbers([network, *beside])[0]


def networks_of(
    inventory: Inventory,
    eni_ids: Sequence[EniId],
    gateways: Mapping[EniId, tuple[EipGateway, ...]],
    options: GuestOptions,
    private_gateway: IPv4Address | None = None,
) -> tuple[tuple[EniId, GuestNetwork], ...]:
    """Return the guest's view of the ENIs of one instance, in the order of ``eni_ids``, whatever their method.

    Args:
        inventory: where all is looked up.
        eni_ids: which ENIs.
        gateways: what DescribeEipGatewayInfo said of those in multi-EIP mode.
        options: the user's choices for all of them; a name in the guest is only kept for a single ENI.
        private_gateway: see ``network_of``.

    Raises:
        InputError: as for ``network_of`` and ``exposed_networks``, or there are not enough table numbers.
    """
    if len(eni_ids) > 1:
        options = replace(options, interface_name=None)
    found: dict[EniId, GuestNetwork] = {}
    for eni_id in eni_ids:
        eni = inventory.eni_by_id.get(eni_id)
        if eni is not None and eni.instance_id and has_its_address_for_an_eip(eni, inventory):
            (found[eni_id],) = exposed_networks(inventory, InstanceId(eni.instance_id), [eni_id], options)
        else:
            found[eni_id] = network_of(inventory, eni_id, gateways.get(eni_id, ()), options, private_gateway)
    multi = [eni_id for eni_id in found if not found[eni_id].exposed]
    numbered = with_own_numbers([found[eni_id] for eni_id in multi])
    return tuple((found | dict(zip(multi, numbered, strict=True))).items())


def exposed_networks(
    inventory: Inventory, instance_id: InstanceId, eni_ids: Sequence[EniId], options: GuestOptions
) -> tuple[GuestNetwork, ...]:
    """Return the guest's view of ENIs of one instance whose private addresses are EIPs, in the order of ``eni_ids``.

    Args:
        inventory: where the ENIs, their EIPs and vSwitches are looked up.
        instance_id: the instance they are attached to.
        eni_ids: which of its ENIs; they must expose an EIP, or be left over from that: see
            ``gui.domain.cloud.interface_address``.
        options: the user's choices for all of them. Whether a NIC shares its vSwitch is filled in here; each ENI gets
            table numbers that it keeps when others come or go; a name in the guest is only kept for a single ENI.

    Raises:
        InputError: an ENI or its vSwitch was not read, it is not attached to the instance, it exposes no EIP, or a fact
            is wrong (every one is named).
    """
    attached = inventory.interfaces_of(instance_id)
    # Numbered together, so that those that are not asked for keep theirs.
    exposing = [eni for eni in attached if has_its_address_for_an_eip(eni, inventory)]
    asked = [_asked(inventory, instance_id, eni_id, exposing) for eni_id in eni_ids]
    if len(exposing) > 1:
        options = replace(options, interface_name=None)
    networks = {eni.id: _exposed_network(inventory, eni, attached, options) for eni in exposing}
    numbered = dict(zip(networks, with_lasting_numbers(list(networks.values())), strict=True))
    return tuple(numbered[eni.id] for eni in asked)


def exposed_network_of(inventory: Inventory, eni_id: EniId, options: GuestOptions) -> GuestNetwork:
    """Return the guest's view of one ENI whose private address is an EIP; raises as ``exposed_networks``."""
    eni = inventory.eni_by_id.get(eni_id)
    instance_id = InstanceId(eni.instance_id or "") if eni else InstanceId("")
    (network,) = exposed_networks(inventory, instance_id, [eni_id], options)
    return network


def networks_on(
    inventory: Inventory,
    instance_id: InstanceId,
    gateways: Mapping[EniId, tuple[EipGateway, ...]],
    options: GuestOptions,
) -> tuple[tuple[EniId, GuestNetwork], ...]:
    """Return the guest's view of every ENI of the instance that has EIPs to show, whatever the method they came by.

    Args:
        inventory: where all is looked up.
        instance_id: the instance.
        gateways: what DescribeEipGatewayInfo said, by ENI; ENIs for which it said nothing carry none in the mode.
        options: the user's choices for all of them.

    Raises:
        InputError: as for ``network_of`` and ``exposed_networks``, there are not enough table numbers, or EIPs or ENIs
            could not be read: nobody knows then which of the ENIs carry EIPs now.
    """
    _refuse_unread(inventory, ListName.EIPS, ListName.INTERFACES)
    attached = inventory.interfaces_of(instance_id)
    multi = [eni.id for eni in attached if gateways.get(eni.id)]
    exposing = [eni.id for eni in attached if exposed_eip(eni, inventory) is not None]
    numbered = with_own_numbers([network_of(inventory, eni, gateways[eni], options) for eni in multi])
    exposed = exposed_networks(inventory, instance_id, exposing, options)
    return (*zip(multi, numbered, strict=True), *zip(exposing, exposed, strict=True))


def _refuse_unread(inventory: Inventory, *names: ListName) -> None:
    """Say that a list could not be read, where it could not: what is not in it is not missing."""
    unread = inventory.unread_of(*names)
    if unread is not None:
        raise InputError(f"{unread_sentence(unread)} Refresh and try again.")


def _asked(
    inventory: Inventory, instance_id: InstanceId, eni_id: EniId, exposing: Sequence[NetworkInterface]
) -> NetworkInterface:
    eni = inventory.eni_by_id.get(eni_id)
    if eni is None:
        _refuse_unread(inventory, ListName.INTERFACES)
        raise InputError(f"The interface {eni_id} was not found; refresh and try again.")
    if eni.instance_id != instance_id:
        raise InputError(f"The interface {eni_id} is not bound to the instance {instance_id}.")
    if eni not in exposing:
        _refuse_unread(inventory, ListName.EIPS)
        raise InputError(
            f"The interface {eni_id} exposes no EIP: its private address is not that of an EIP in NAT mode."
        )
    return eni


def _exposed_network(
    inventory: Inventory, eni: NetworkInterface, attached: Sequence[NetworkInterface], options: GuestOptions
) -> GuestNetwork:
    vswitch = inventory.vswitch_by_id.get(eni.vswitch_id)
    if vswitch is None:
        _refuse_unread(inventory, ListName.VSWITCHES)
        raise InputError(f"The vSwitch of the interface {eni.id} was not found; refresh and try again.")
    primary = next((each for each in attached if each.type is EniType.PRIMARY), None)
    shared = any(each.vswitch_id == eni.vswitch_id for each in attached if each.id != eni.id)
    return exposed_network(
        mac=eni.mac,
        address=eni.private_address,
        network=vswitch.cidr,
        gateway=vswitch.usual_gateway,
        options=replace(options, same_vswitch=shared),
        primary_mac=primary.mac if primary else None,
    )
