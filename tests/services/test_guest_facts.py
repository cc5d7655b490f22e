"""From an inventory to what the guests of exposed EIPs need."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network

import pytest

from gui.domain.cloud.eip import AssociationMode, EipGateway, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.guest.network import GuestInputError, GuestOptions, InterfaceName
from gui.services.guest.facts import exposed_networks, network_of, networks_of, networks_on
from tests.helpers.region_values import FREE_ENI, INSTANCE, INVENTORY, PRIMARY, bound_eip

BLOCK = VSwitch(VSwitchId("vsw-block"), VpcId("vpc-1"), "cn-shanghai-b", IPv4Network("203.0.113.64/27"))
PRIVATE = VSwitch(VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", IPv4Network("10.0.0.0/24"))
IDS = [EniId(f"eni-x{number}") for number in range(3)]


def exposing(number: int) -> tuple[NetworkInterface, ElasticIp]:
    """Return an ENI of the instance and the EIP that is its address."""
    address = IPv4Address("203.0.113.70") + number
    eni = replace(
        FREE_ENI,
        id=IDS[number],
        instance_id=INSTANCE,
        private_address=address,
        vswitch_id=BLOCK.id,
        mac=f"00:16:3e:00:07:{number:02x}",
    )
    return eni, replace(bound_eip(number, eni.id, mode=AssociationMode.NAT), address=address)


def inventory(count: int) -> Inventory:
    """Return one with the primary NIC and ``count`` more that expose an EIP."""
    enis, eips = zip(*(exposing(number) for number in range(count)), strict=True)
    return replace(INVENTORY, interfaces=(PRIMARY, *enis), eips=eips, vswitches=(BLOCK,))


def test_one_alone_keeps_its_name_and_needs_no_quiet_arp() -> None:
    (net,) = exposed_networks(
        inventory(1), INSTANCE, IDS[:1], GuestOptions(interface_name=InterfaceName("ens6"), host_prefix=True)
    )
    assert net.exposed
    assert (str(net.private), str(net.private_gateway), str(net.mac)) == (
        "203.0.113.70/27",
        "203.0.113.93",
        "00:16:3e:00:07:00",
    )
    assert (net.name, net.quiet, net.options.host_prefix) == ("ens6", False, False)


def test_several_of_one_subnet_are_quiet_and_share_no_number() -> None:
    nets = exposed_networks(inventory(3), INSTANCE, IDS[::-1], GuestOptions(interface_name=InterfaceName("ens6")))
    assert [str(net.private.ip) for net in nets] == ["203.0.113.72", "203.0.113.71", "203.0.113.70"]
    assert all(net.quiet and net.options.interface_name is None for net in nets)
    numbers = [number for net in nets for number in net.numbers()]
    assert len(set(numbers)) == len(numbers)
    # A later one, or asking for one of them, changes nothing about the others.
    assert exposed_networks(inventory(2), INSTANCE, IDS[:1], GuestOptions())[0] == nets[2]


def test_an_eni_that_shares_its_vswitch_with_the_primary_one_is_quiet_too() -> None:
    full = inventory(1)
    here = replace(full, interfaces=(replace(PRIMARY, vswitch_id=BLOCK.id), *full.interfaces[1:]))
    assert exposed_networks(here, INSTANCE, IDS[:1], GuestOptions())[0].quiet


def test_without_a_known_primary_nic_the_rest_is_checked_all_the_same() -> None:
    full = inventory(1)
    assert exposed_networks(replace(full, interfaces=full.interfaces[1:]), INSTANCE, IDS[:1], GuestOptions())


def test_what_cannot_be_configured_is_refused_in_a_sentence() -> None:
    full = inventory(2)
    private = replace(FREE_ENI, instance_id=INSTANCE)
    wrong = {
        "eni-none was not found": (full, EniId("eni-none")),
        "is not bound to the instance": (replace(full, interfaces=(*full.interfaces, FREE_ENI)), FREE_ENI.id),
        "exposes no EIP": (replace(full, interfaces=(*full.interfaces, private)), private.id),
        "vSwitch of the interface eni-x0 was not found": (replace(full, vswitches=()), IDS[0]),
    }
    for said, (where, eni_id) in wrong.items():
        with pytest.raises(InputError, match=said):
            exposed_networks(where, INSTANCE, [eni_id], GuestOptions())
    edge = replace(full, vswitches=(replace(BLOCK, cidr=IPv4Network("203.0.113.64/29")),))
    with pytest.raises(GuestInputError, match="exposed_outside_network"):
        exposed_networks(edge, INSTANCE, IDS[:1], GuestOptions())


def test_both_methods_on_one_instance_share_no_number() -> None:
    own = {"id": EniId("eni-multi"), "mac": "00:16:3e:00:08:01"}
    multi = replace(FREE_ENI, instance_id=INSTANCE, vswitch_id=PRIVATE.id, **own)
    there = inventory(2)
    both = replace(there, interfaces=(*there.interfaces, multi), vswitches=(BLOCK, PRIVATE))
    gateway = EipGateway(IPv4Address("47.0.0.9"), "255.255.255.0", IPv4Address("47.0.0.253"))
    found = networks_on(both, INSTANCE, {multi.id: (gateway,), PRIMARY.id: ()}, GuestOptions())
    assert [eni for eni, _ in found] == [multi.id, *IDS[:2]]
    assert [network.exposed for _, network in found] == [False, True, True]
    numbers = [number for _, network in found for number in network.numbers()]
    assert len(set(numbers)) == len(numbers)


def in_the_dark(name: ListName, full: Inventory) -> Inventory:
    error = CloudError(CloudErrorKind.THROTTLED, "Throttling.User", request_id="R-1")
    return replace(full, unread=(Unread(name, error),), **{name.value: ()})  # type: ignore[arg-type]


def test_what_could_not_be_read_is_not_called_missing() -> None:
    full = inventory(2)
    for name in (ListName.EIPS, ListName.INTERFACES, ListName.VSWITCHES):
        with pytest.raises(InputError, match=r"could not be read \(Throttling.User, request id R-1"):
            exposed_networks(in_the_dark(name, full), INSTANCE, IDS[:1], GuestOptions())
    for name in (ListName.INTERFACES, ListName.VSWITCHES):
        with pytest.raises(InputError, match=r"could not be read \(Throttling.User"):
            network_of(in_the_dark(name, full), IDS[0], (), GuestOptions())


@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES])
def test_all_of_an_instance_is_not_told_by_what_was_known_before(name: ListName) -> None:
    """An interface that has come since would be left out of the archive, and nobody would see it."""
    full = inventory(2)
    known = in_the_dark(name, full).with_last_known(full)
    assert exposed_networks(known, INSTANCE, IDS[:1], GuestOptions()) == exposed_networks(
        full, INSTANCE, IDS[:1], GuestOptions()
    )
    with pytest.raises(InputError, match="The last known data is from"):
        networks_on(known, INSTANCE, {}, GuestOptions())


def test_one_that_lost_its_eip_keeps_its_numbers_because_the_guest_still_has_them() -> None:
    before = exposed_networks(inventory(3), INSTANCE, IDS, GuestOptions())
    here = inventory(3)
    marked = tuple(
        replace(eni, mark=f"{eni.private_address}-t1") if eni.id == IDS[1] else eni for eni in here.interfaces
    )
    left = replace(here, interfaces=marked, eips=tuple(eip for eip in here.eips if eip.target_id != IDS[1]))
    assert exposed_networks(left, INSTANCE, IDS, GuestOptions()) == before
    assert [eni for eni, _ in networks_on(left, INSTANCE, {}, GuestOptions())] == [IDS[0], IDS[2]]


def test_one_interface_has_the_numbers_that_it_has_beside_the_others() -> None:
    # Their MAC addresses choose the same numbers.
    macs = ("00:16:3e:00:00:16", "00:16:3e:00:00:2c")
    enis = [replace(FREE_ENI, id=IDS[n], instance_id=INSTANCE, mac=mac) for n, mac in enumerate(macs)]
    eips = tuple(bound_eip(n, IDS[n], mode=AssociationMode.MULTI_EIP) for n in range(2))
    two = replace(INVENTORY, interfaces=(PRIMARY, *enis), eips=eips, vswitches=(PRIVATE,))
    gateways = {
        IDS[n]: (EipGateway(IPv4Address(f"198.18.{n}.10"), "255.255.255.0", IPv4Address(f"198.18.{n}.1")),)
        for n in range(2)
    }
    together = dict(networks_on(two, INSTANCE, gateways, GuestOptions()))
    assert together[IDS[0]].base != together[IDS[1]].base
    alone = {eni: network_of(two, eni, gateways[eni], GuestOptions()) for eni in IDS[:2]}
    backwards = dict(networks_of(two, IDS[1::-1], gateways, GuestOptions()))
    assert alone == together == backwards
    chosen = networks_of(two, IDS[:2], gateways, GuestOptions(base=9000, interface_name=InterfaceName("eth1")))
    assert [(net.base, net.options.interface_name) for _, net in chosen] == [(9000, None), (9100, None)]
