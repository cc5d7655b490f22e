"""What may be exposed by a secondary CIDR block, and what speaks against it."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.blocks.troubles import NoBlocksError, TroubleCode
from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, SecurityGroup, SecurityGroupId, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus, InstanceType
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.rules.new_blocks import eips_to_expose, find_network, is_exposed_on, network_problems
from gui.domain.rules.secondary_cidr import group_problems, secondary_cidr_problems
from tests.helpers.toy_cloud import INSTANCE, OTHER, REGION, bound_eip, eip_id, eni, free_eip, instance

C = ProblemCode
CATALOG = Catalog(frozenset(), frozenset({RegionId("cn-closed")}), frozenset(), frozenset(), frozenset({"ecs.t5"}))
VPC = VpcId("vpc-1")
GROUP = SecurityGroup(SecurityGroupId("sg-1"), VPC)
CHOSEN = Selection(REGION, (eip_id(5), eip_id(6)), None, INSTANCE, method=Method.SECONDARY_CIDR, group=GROUP.id)
FREE = (free_eip(5), free_eip(6))
TYPE = InstanceType("ecs.g5.large", "ecs.g5", 3, 10)
PRIMARY = replace(eni(EniStatus.IN_USE, INSTANCE), id=EniId("eni-primary"))
NAT = replace(
    eni(EniStatus.IN_USE, INSTANCE), id=EniId("eni-nat"), private_address=IPv4Address("47.0.0.5"), mark="47.0.0.5-t"
)
EXPOSED = bound_eip(5, "eni-nat", mode=AssociationMode.NAT)
BROKEN = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")


def inventory(**more: Any) -> Inventory:
    found: dict[str, Any] = {
        "region": REGION,
        "as_of": datetime(2026, 1, 1, tzinfo=UTC),
        "eips": FREE,
        "interfaces": (PRIMARY,),
        "instances": (instance(),),
        "instance_types": (TYPE,),
        "vswitches": (),
        "vpcs": (Vpc(VPC, IPv4Network("10.0.0.0/8")),),
    }
    return Inventory(**{**found, **more})


def said(
    inventory: Inventory, selection: Selection = CHOSEN, routes: tuple[IPv4Network, ...] = ()
) -> list[ProblemCode]:
    return [each.code for each in secondary_cidr_problems(selection, inventory, CATALOG, routes, (GROUP,))]


def stops(inventory: Inventory, selection: Selection = CHOSEN) -> list[ProblemCode]:
    return [each.code for each in blocking(secondary_cidr_problems(selection, inventory, CATALOG, (), (GROUP,)))]


def test_nothing_is_wrong_and_what_comes_with_it_is_told() -> None:
    assert said(inventory()) == [C.EXPOSED_BY_DHCP, C.ADDRESSES_HIDDEN, C.NAT_IPV4_GATEWAY]
    hidden = next(each for each in network_problems(CHOSEN, inventory(), ()) if each.code is C.ADDRESSES_HIDDEN)
    assert dict(hidden.values) == {"blocks": "47.0.0.0/28", "count": 14}


def test_own_eips_among_the_hidden_addresses_are_named() -> None:
    """Of all that the VPC can't reach any more, they are what it most likely talks to."""
    beside = inventory(eips=(free_eip(5), free_eip(6), bound_eip(7, "eni-x"), free_eip(9), free_eip(20)))
    (own,) = (each for each in network_problems(CHOSEN, beside, ()) if each.code is C.OWN_EIPS_HIDDEN)
    assert dict(own.values) == {"count": 2, "eips": "47.0.0.7, 47.0.0.9"}
    crowd = inventory(eips=tuple(map(free_eip, range(1, 15))))
    (own,) = (each for each in network_problems(CHOSEN, crowd, ()) if each.code is C.OWN_EIPS_HIDDEN)
    assert dict(own.values)["count"] == 12
    assert str(dict(own.values)["eips"]).endswith("47.0.0.10, …")


def test_a_block_that_the_vpc_has_hides_nothing_more() -> None:
    there = Vpc(VPC, IPv4Network("10.0.0.0/8"), (IPv4Network("47.0.0.0/28"),))
    beside = inventory(vpcs=(there,), eips=(free_eip(5), free_eip(6), free_eip(9)))
    assert said(beside) == [C.EXPOSED_BY_DHCP, C.NAT_IPV4_GATEWAY]


@pytest.mark.parametrize(
    ("known", "code"), [(True, C.NAT_BEHIND_IPV4_GATEWAY), (None, C.NAT_IPV4_GATEWAY), (False, None)]
)
def test_a_gateway_is_told_where_it_is_or_may_be(known: bool | None, code: C | None) -> None:
    there = inventory(vpcs=(Vpc(VPC, IPv4Network("10.0.0.0/8"), ipv4_gateway=known),))
    found = [each for each in network_problems(CHOSEN, there, ()) if "gateway" in each.code]
    assert found == ([Problem(code, INSTANCE, (("vpc", VPC),))] if code else [])


def test_any_family_and_any_region_will_do_but_closed_ones() -> None:
    machine = replace(instance(), family="ecs.none")
    assert stops(inventory(instances=(machine,))) == []
    assert secondary_cidr_problems(replace(CHOSEN, region=None), inventory(), CATALOG)[0].code is C.REGION_MISSING
    closed = RegionId("cn-closed")
    problems = secondary_cidr_problems(replace(CHOSEN, region=closed), inventory(region=closed), CATALOG)
    assert Problem(C.REGION_CLOSED, closed, (("region", closed),)) in problems


def test_an_inventory_of_another_region_says_nothing() -> None:
    other = inventory(region=RegionId("cn-hangzhou"))
    assert said(other) == [C.INVENTORY_MISSING]


@pytest.mark.parametrize(
    ("eips", "code"),
    [
        ((), C.EIP_GONE),
        ((bound_eip(5, "eni-x"),), C.EIP_BOUND),
        ((replace(free_eip(5), status=EipStatus.RELEASING),), C.EIP_UNSETTLED),
        ((replace(free_eip(5), locks=("financial",)),), C.EIP_LOCKED),
        ((replace(free_eip(5), service_managed=True),), C.EIP_SERVICE_MANAGED),
    ],
)
def test_an_eip_must_be_free_and_ones_own(eips: Any, code: ProblemCode) -> None:
    assert stops(inventory(eips=eips), replace(CHOSEN, eips=(eip_id(5),))) == [code]


def test_eips_are_chosen_each_once() -> None:
    assert stops(inventory(), replace(CHOSEN, eips=())) == [C.EIPS_MISSING]
    assert stops(inventory(), replace(CHOSEN, eips=(eip_id(5), eip_id(5)))) == [C.EIP_TWICE]


def test_lists_that_were_not_read_block_where_they_are_needed() -> None:
    def without(*names: ListName) -> list[ProblemCode]:
        return stops(inventory(unread=tuple(Unread(each, BROKEN) for each in names)))

    assert without(ListName.EIPS) == [C.EIPS_UNREAD]
    assert without(ListName.INTERFACES) == [C.INTERFACES_UNREAD]
    assert without(ListName.VPCS) == [C.VPCS_NEEDED]
    assert without(ListName.VSWITCHES) == [C.VSWITCHES_NEEDED]
    assert without(ListName.INSTANCE_TYPES) == []
    nothing = inventory(instances=(), unread=(Unread(ListName.INSTANCES, BROKEN),))
    assert stops(nothing) == [C.INSTANCES_UNREAD]
    timeout = CloudError(CloudErrorKind.TIMED_OUT)
    unread = inventory(unread=(Unread(ListName.VPCS, timeout),))
    assert network_problems(CHOSEN, unread, ()) == (
        Problem(C.VPCS_NEEDED, "", (("code", "timed_out"), ("kind", "timed_out"))),
    )


def test_an_instance_is_chosen_and_is_there() -> None:
    assert stops(inventory(), replace(CHOSEN, instance=None)) == [C.INSTANCE_MISSING]
    assert stops(inventory(instances=())) == [C.INSTANCE_GONE]


def test_the_instance_is_at_rest_and_stops_only_when_that_was_agreed_to() -> None:
    assert stops(inventory(instances=(instance(status=InstanceStatus.STARTING),))) == [C.INSTANCE_STATE]
    cold = inventory(instances=(replace(instance(), type="ecs.t5"),))
    assert stops(cold) == [C.INSTANCE_MUST_STOP]
    assert stops(cold, replace(CHOSEN, stop=INSTANCE)) == []
    assert stops(cold, replace(CHOSEN, stop=OTHER)) == [C.INSTANCE_MUST_STOP]


def test_there_is_room_for_one_interface_for_each_eip() -> None:
    two = replace(TYPE, eni_quantity=2)
    assert stops(inventory(instance_types=(two,))) == [C.INSTANCE_ROOM]
    assert stops(inventory(instance_types=(two,)), replace(CHOSEN, eips=(eip_id(5),))) == []
    (room,) = (
        each
        for each in secondary_cidr_problems(CHOSEN, inventory(instance_types=(two,)), CATALOG)
        if each.code is C.INSTANCE_ROOM
    )
    assert dict(room.values) == {"room": 1, "needed": 2, "limit": 2, "type": "ecs.g5.large"}
    # Both the instance and the list of ENIs know of interfaces, of different ones even.
    busy = replace(instance(), eni_ids=(EniId("eni-new"), PRIMARY.id))
    assert stops(inventory(instances=(busy,))) == [C.INSTANCE_ROOM]
    before = replace(CHOSEN, eips=())
    assert C.INSTANCE_ROOM in stops(inventory(instance_types=(replace(TYPE, eni_quantity=1),)), before)
    assert C.INSTANCE_ROOM not in stops(inventory(instance_types=(two,)), before)


def test_limits_that_are_not_known_are_told_and_do_not_block() -> None:
    for types in ((), (replace(TYPE, eni_quantity=0),)):
        assert stops(inventory(instance_types=types)) == []
        assert C.INSTANCE_TYPE_UNKNOWN in said(inventory(instance_types=types))


def test_a_security_group_of_the_vpc_is_chosen() -> None:
    def of(*groups: SecurityGroup) -> list[ProblemCode]:
        return [each.code for each in group_problems(CHOSEN, inventory(), groups)]

    assert of(GROUP) == []
    assert of() == [C.GROUP_GONE]
    assert of(replace(GROUP, service_managed=True)) == [C.GROUP_SERVICE_MANAGED]
    assert of(replace(GROUP, vpc_id=VpcId("vpc-2"))) == [C.GROUP_OTHER_VPC]
    assert stops(inventory(), replace(CHOSEN, group=None)) == [C.GROUP_MISSING]
    assert group_problems(CHOSEN, inventory(), None) == (), "not read, so not known"
    assert group_problems(replace(CHOSEN, instance=None, group=None), inventory(), ()) == ()


def test_what_is_exposed_already_needs_nothing() -> None:
    done = inventory(eips=(EXPOSED, free_eip(6)), interfaces=(PRIMARY, NAT))
    assert eips_to_expose(CHOSEN, done) == (eip_id(6),)
    only = replace(CHOSEN, eips=(eip_id(5),), group=None)
    full = replace(done, instance_types=(replace(TYPE, eni_quantity=2),))
    assert said(full, only) == [C.EXPOSED_BY_DHCP]
    assert find_network(only, full, ()).places == ()


@pytest.mark.parametrize(
    ("eip", "interfaces"),
    [
        (replace(EXPOSED, status=EipStatus.UNASSOCIATING), (NAT,)),
        (replace(EXPOSED, target_id=None), (NAT,)),
        (EXPOSED, ()),
        (EXPOSED, (replace(NAT, status=EniStatus.AVAILABLE, instance_id=None),)),
        (EXPOSED, (replace(NAT, instance_id=OTHER),)),
        (EXPOSED, (replace(NAT, private_address=IPv4Address("10.0.0.9")),)),
        (replace(EXPOSED, mode=AssociationMode.CUT_THROUGH), (NAT,)),
    ],
)
def test_exposed_is_only_what_that_guest_sees(eip: Any, interfaces: Any) -> None:
    assert is_exposed_on(EXPOSED, INSTANCE, inventory(eips=(EXPOSED,), interfaces=(NAT,)))
    assert not is_exposed_on(eip, INSTANCE, inventory(eips=(eip,), interfaces=interfaces))
    assert not is_exposed_on(eip, None, inventory(eips=(eip,), interfaces=interfaces))


def test_the_vpc_of_the_instance_is_there() -> None:
    assert stops(inventory(vpcs=())) == [C.VPC_GONE]
    with pytest.raises(LookupError):
        find_network(CHOSEN, inventory(vpcs=()), ())
    with pytest.raises(LookupError):
        find_network(replace(CHOSEN, instance=None), inventory(), ())


def test_why_there_are_no_blocks_is_said_of_the_eip() -> None:
    routes = (IPv4Network("47.0.0.0/8"),)
    problems = network_problems(CHOSEN, inventory(), routes)
    assert {(each.code, each.subject) for each in problems} == {
        (C.OVERLAPS_ROUTE, eip_id(5)),
        (C.OVERLAPS_ROUTE, eip_id(6)),
    }
    assert dict(problems[0].values)["address"] == "47.0.0.5"
    many = tuple(replace(free_eip(5), allocation_id=eip_id(n), address=IPv4Address(f"47.{n}.0.5")) for n in range(1, 7))
    far = replace(CHOSEN, eips=tuple(each.allocation_id for each in many))
    (crowd,) = network_problems(far, inventory(eips=many), ())
    assert (crowd.code, crowd.subject) == (C.TOO_MANY_BLOCKS, "")
    full = Vpc(VPC, IPv4Network("10.0.0.0/8"), tuple(IPv4Network(f"48.{n}.0.0/28") for n in range(5)))
    (none,) = network_problems(CHOSEN, inventory(vpcs=(full,)), ())
    assert (none.code, dict(none.values)["limit"]) == (C.NO_BLOCK_LEFT, 5)


def test_every_trouble_is_a_rule_of_the_same_name_that_blocks() -> None:
    assert blocking(tuple(Problem(ProblemCode[each.name]) for each in TroubleCode))
    assert {each.value for each in TroubleCode} <= {each.value for each in ProblemCode}


@pytest.mark.parametrize(
    "more",
    [
        {"private_address": IPv4Address("47.0.0.5")},
        {"secondary_addresses": (IPv4Address("47.0.0.5"),)},
        {"prefixes": ("47.0.0.0/29",)},
    ],
)
def test_an_address_that_some_interface_has_is_taken(more: Any) -> None:
    vswitch = VSwitch(VSwitchId("vsw-9"), VPC, "cn-shanghai-b", IPv4Network("47.0.0.0/28"))
    vpc = Vpc(VPC, IPv4Network("10.0.0.0/8"), (IPv4Network("47.0.0.0/28"),))
    at = inventory(vswitches=(vswitch,), vpcs=(vpc,), interfaces=(PRIMARY, replace(eni(), **more)))
    with pytest.raises(NoBlocksError) as none:
        find_network(CHOSEN, at, ())
    assert [each.code for each in none.value.troubles] == (
        [TroubleCode.ADDRESS_TAKEN] * 2 if "prefixes" in more else [TroubleCode.ADDRESS_TAKEN]
    )
    told = network_problems(CHOSEN, at, ())
    assert {dict(each.values)["eni"] for each in told} == {eni().id}, "whoever has it can be looked for"
    elsewhere = replace(eni(), vpc_id=VpcId("vpc-2"), **more)
    assert find_network(CHOSEN, replace(at, interfaces=(PRIMARY, elsewhere)), ()).new_blocks == ()
