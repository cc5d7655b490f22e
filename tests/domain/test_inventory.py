from dataclasses import replace
from ipaddress import IPv4Network

import pytest

from gui.domain.eip import EipStatus
from gui.domain.eni import VpcId, VSwitch, VSwitchId
from gui.domain.inventory import ListName
from tests.helpers.region_values import (
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


def test_eips_are_found_by_the_eni_they_are_on_or_on_their_way_to() -> None:
    coming = bound_eip(2, status=EipStatus.ASSOCIATING)
    on_instance = bound_eip(3, target_type="EcsInstance")
    nowhere = replace(bound_eip(4), target_id=None)
    inventory = replace(INVENTORY, eips=(bound_eip(1), coming, on_instance, nowhere, bound_eip(5, OTHER_ENI)))
    assert inventory.eips_on(ENI) == (bound_eip(1), coming)
    assert inventory.eips_on(PRIMARY.id) == ()


def test_enis_are_found_by_their_instance() -> None:
    assert INVENTORY.interfaces_of(INSTANCE) == (PRIMARY,)
    assert with_eni(attached_eni()).interfaces_of(INSTANCE) == (PRIMARY, attached_eni())
    assert INVENTORY.interfaces_of(replace(RUNNING, id="i-7").id) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ListName)
def test_an_unread_list_is_known_as_such(name: ListName) -> None:
    inventory = unread(name)
    assert [each for each in ListName if not inventory.has_read(each)] == [name]
    assert INVENTORY.has_read(name)
