from dataclasses import fields, replace
from datetime import timedelta
from functools import cached_property
from ipaddress import IPv4Network

import pytest

from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.errors import CloudErrorKind, PartlyReadError
from gui.domain.cloud.inventory import _LOOKED_UP_IN, MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.cloud.region import RegionId
from tests.helpers.region_values import (
    DENIED,
    ENI,
    FREE_ENI,
    INSTANCE,
    INVENTORY,
    OTHER_ENI,
    PRIMARY,
    RUNNING,
    TYPES,
    attached_eni,
    bound_eip,
    free_eip,
    unread,
    with_eni,
)

BLOCK = IPv4Network("10.0.0.0/24")


def test_everything_is_found_by_its_id() -> None:
    vswitch = VSwitch(VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", BLOCK)
    full = replace(INVENTORY, vswitches=(vswitch,))
    assert full.eip_by_id[free_eip(1).allocation_id] == free_eip(1)
    assert full.eni_by_id == {PRIMARY.id: PRIMARY, ENI: FREE_ENI}
    assert full.instance_by_id[INSTANCE] == RUNNING
    assert full.type_by_id["ecs.g5.large"] == TYPES[0]
    assert full.vswitch_by_id == {vswitch.id: vswitch}
    assert all(map(full.knows, (free_eip(1).allocation_id, ENI, INSTANCE)))
    assert not full.knows(vswitch.id)


def test_look_ups_can_be_made_before_they_are_needed() -> None:
    inventory = replace(INVENTORY)
    assert "eip_by_id" not in vars(inventory)
    assert inventory.with_lookups() is inventory
    looked_up = {name for name, member in vars(Inventory).items() if isinstance(member, cached_property)}
    assert looked_up <= set(vars(inventory))
    assert inventory == INVENTORY


def test_eips_are_found_by_the_eni_they_are_on_or_on_their_way_to() -> None:
    coming = bound_eip(2, status=EipStatus.ASSOCIATING)
    on_instance = bound_eip(3, INSTANCE, target_type="EcsInstance")
    nowhere = replace(bound_eip(4), target_id=None)
    inventory = replace(INVENTORY, eips=(bound_eip(1), coming, on_instance, nowhere, bound_eip(5, OTHER_ENI)))
    assert inventory.eips_on(ENI) == (bound_eip(1), coming)
    assert inventory.eips_on(PRIMARY.id) == ()
    assert inventory.eips_of(INSTANCE) == (on_instance,)
    # What the cloud calls by another kind is on no ENI, whatever its id.
    assert replace(INVENTORY, eips=(bound_eip(3, target_type="EcsInstance"),)).eips_on(ENI) == ()


def test_a_vpc_is_found_by_its_id_or_that_of_a_vswitch_in_it() -> None:
    vpc = Vpc(VpcId("vpc-1"), BLOCK)
    vswitch = VSwitch(VSwitchId("vsw-1"), vpc.id, "cn-shanghai-b", BLOCK)
    stray = replace(vswitch, id=VSwitchId("vsw-2"), vpc_id=VpcId("vpc-unread"))
    inventory = replace(INVENTORY, vpcs=(vpc,), vswitches=(vswitch, stray))
    assert inventory.vpc_around(vpc.id) == inventory.vpc_around("vsw-1") == vpc.id
    assert inventory.vpc_around("vsw-2") is None
    assert inventory.vpc_around(ENI) is None


def test_enis_are_found_by_their_instance() -> None:
    assert INVENTORY.interfaces_of(INSTANCE) == (PRIMARY,)
    assert with_eni(attached_eni()).interfaces_of(INSTANCE) == (PRIMARY, attached_eni())
    assert INVENTORY.interfaces_of(replace(RUNNING, id="i-7").id) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ListName)
def test_an_unread_list_is_known_as_such(name: ListName) -> None:
    inventory = unread(name)
    assert [each for each in ListName if not inventory.has_read(each)] == [name]
    assert INVENTORY.has_read(name)
    assert inventory.unread_of(*ListName) == Unread(name, DENIED)
    assert inventory.unread_of(*(each for each in ListName if each is not name)) is None


def later(inventory: Inventory) -> Inventory:
    return replace(inventory, as_of=inventory.as_of + timedelta(minutes=5))


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_what_was_last_known_of_an_unread_list_stays_and_is_still_called_unread(name: ListName) -> None:
    shown = later(unread(name)).with_last_known(INVENTORY)
    assert getattr(shown, name.value) == getattr(INVENTORY, name.value)
    assert shown.unread == (Unread(name, DENIED, INVENTORY.as_of),)
    assert not shown.has_read(name)
    assert shown.as_of == later(INVENTORY).as_of
    # Read in vain once more, it is not younger for that.
    again = later(later(unread(name))).with_last_known(shown)
    assert again.unread == (Unread(name, DENIED, INVENTORY.as_of),)
    assert getattr(again, name.value) == getattr(INVENTORY, name.value)
    # What is filled once is filled.
    assert again.with_last_known(later(INVENTORY)).unread == again.unread


def test_look_ups_of_what_was_last_known_find_it() -> None:
    seen = unread(ListName.EIPS)
    assert seen.eip_by_id == {}
    assert seen.with_last_known(INVENTORY).eip_by_id == INVENTORY.eip_by_id


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_a_list_of_which_nothing_was_ever_known_stays_empty_and_unread(name: ListName) -> None:
    dark = unread(name)
    for previous in (None, replace(INVENTORY, region=RegionId("cn-beijing")), dark):
        seen = later(dark).with_last_known(previous)
        assert (getattr(seen, name.value), seen.unread) == ((), (Unread(name, DENIED),))


@pytest.mark.parametrize("name", [each for each in ListName if each not in MAIN_LISTS])
def test_lists_that_only_add_knowledge_are_not_carried_over(name: ListName) -> None:
    dark = later(unread(name))
    assert dark.with_last_known(INVENTORY) == dark


def test_an_inventory_in_which_all_was_read_takes_nothing_from_an_older_one() -> None:
    seen = replace(later(INVENTORY), eips=())
    assert seen.with_last_known(INVENTORY) is seen


def test_the_main_lists_that_are_missing_are_told_apart_from_those_that_only_add_knowledge() -> None:
    everything = replace(INVENTORY, unread=tuple(Unread(name, DENIED) for name in ListName))
    assert [each.name for each in everything.unread_main] == [*MAIN_LISTS]
    assert INVENTORY.unread_main == unread(ListName.VPCS).unread_main == ()


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_what_was_read_in_part_is_of_now_and_not_filled_up_with_what_was_last_known(name: ListName) -> None:
    error = PartlyReadError(CloudErrorKind.MALFORMED, "RecordsUnread", read=())
    found = replace(unread(name), unread=(Unread(name, error),))
    assert found.unread[0].partly
    assert not found.has_read(name)
    shown = later(found).with_last_known(INVENTORY)
    assert getattr(shown, name.value) == ()
    assert shown.unread == (Unread(name, error),)
    assert not unread(name).unread[0].partly


def test_what_did_not_change_is_shared_with_the_reading_before() -> None:
    before = replace(INVENTORY, eips=(free_eip(1), bound_eip(2), free_eip(3))).with_lookups()
    changed = replace(free_eip(3), name="other")
    again = replace(before, eips=tuple(replace(each) for each in (free_eip(1), bound_eip(2), changed, free_eip(4))))
    shared = again.sharing(before)
    assert shared == again
    assert [new is old for new, old in zip(shared.eips, before.eips, strict=False)] == [True, True, False]
    assert shared.eip_by_id[changed.allocation_id] == changed


def test_lists_that_did_not_change_keep_their_look_ups() -> None:
    before = replace(INVENTORY, eips=(free_eip(1), bound_eip(2))).with_lookups()
    again = replace(
        before, eips=tuple(replace(each) for each in before.eips), instances=(replace(RUNNING, name="other"),)
    )
    shared = again.sharing(before)
    assert shared.eips is before.eips
    assert shared.eip_by_id is before.eip_by_id
    assert "instance_by_id" not in vars(shared)
    assert shared.instance_by_id[INSTANCE].name == "other"


def test_what_is_gone_is_not_shared() -> None:
    before = replace(INVENTORY, eips=(free_eip(1), free_eip(2)))
    again = replace(INVENTORY, eips=(free_eip(1),))
    assert again.sharing(before).eips == (free_eip(1),)


def test_every_look_up_says_which_list_it_is_made_from() -> None:
    looked_up = {name for name, member in vars(Inventory).items() if isinstance(member, cached_property)}
    assert set(_LOOKED_UP_IN) == looked_up
    assert set(_LOOKED_UP_IN.values()) <= {field.name for field in fields(Inventory)}


@pytest.mark.parametrize("previous", [None, replace(INVENTORY, region=RegionId("cn-hangzhou"))])
def test_another_region_has_nothing_to_share(previous: Inventory | None) -> None:
    assert INVENTORY.sharing(previous) is INVENTORY
