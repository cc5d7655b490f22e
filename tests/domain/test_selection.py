from dataclasses import replace
from ipaddress import IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.choices.selection import (
    DetachConsented,
    EipsCleared,
    EipTicked,
    EniChosen,
    Event,
    GroupChosen,
    HidingConsented,
    HostStopConsented,
    InstanceChosen,
    InventoryRead,
    Method,
    MethodChosen,
    RegionChosen,
    Selection,
    StopConsented,
)
from gui.domain.choices.update import update
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroupId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.region import RegionId
from tests.helpers.region_values import (
    ENI,
    FREE_ENI,
    INSTANCE,
    INVENTORY,
    OTHER_INSTANCE,
    REGION,
    SELECTION,
    attached_eni,
    eip_id,
    unread,
)


def test_another_region_voids_what_was_chosen_in_the_first() -> None:
    there = RegionId("eu-central-1")
    assert update(SELECTION, RegionChosen(there)) == Selection(there)


def test_eips_keep_the_order_of_ticking() -> None:
    now = Selection(REGION)
    for number in (3, 1, 2):
        now = update(now, EipTicked(eip_id(number), ticked=True))
    assert now.eips == (eip_id(3), eip_id(1), eip_id(2))
    assert update(now, EipTicked(eip_id(1), ticked=False)).eips == (eip_id(3), eip_id(2))
    assert update(now, EipsCleared()).eips == ()


def test_no_more_than_ten_can_be_ticked() -> None:
    full = replace(SELECTION, eips=tuple(eip_id(number) for number in range(MAX_EIPS_PER_ENI)))
    assert update(full, EipTicked(eip_id(99), ticked=True)) is full


def test_eni_and_instance_are_chosen_and_taken_back() -> None:
    assert update(SELECTION, EniChosen(EniId("eni-9"))).eni == "eni-9"
    assert update(SELECTION, EniChosen(None)).eni is None
    assert update(SELECTION, InstanceChosen(OTHER_INSTANCE)).instance == OTHER_INSTANCE
    assert update(SELECTION, InstanceChosen(None)).instance is None


def test_consent_to_unbind_is_for_the_chosen_eni_and_void_with_another() -> None:
    agreed = update(SELECTION, DetachConsented(ENI, OTHER_INSTANCE))
    assert agreed.detach_from == OTHER_INSTANCE
    assert update(agreed, DetachConsented(ENI, None)) == SELECTION
    assert update(agreed, DetachConsented(ENI, OTHER_INSTANCE)) is agreed
    assert update(agreed, EniChosen(ENI)) is agreed
    assert update(agreed, EniChosen(EniId("eni-9"))).detach_from is None
    assert update(agreed, EniChosen(None)).detach_from is None
    assert update(agreed, InventoryRead(INVENTORY)) is agreed
    assert update(agreed, InventoryRead(replace(INVENTORY, interfaces=()))).detach_from is None
    assert update(agreed, RegionChosen(RegionId("eu-central-1"))).detach_from is None


def test_consent_to_stop_the_host_is_for_one_eni_on_one_instance() -> None:
    on_other = replace(INVENTORY, interfaces=(attached_eni(OTHER_INSTANCE),))
    agreed = update(SELECTION, HostStopConsented(ENI, OTHER_INSTANCE, agreed=True))
    assert agreed == replace(SELECTION, stop_host=OTHER_INSTANCE)
    assert update(agreed, HostStopConsented(ENI, OTHER_INSTANCE, agreed=False)) == SELECTION
    assert update(agreed, HostStopConsented(ENI, OTHER_INSTANCE, agreed=True)) is agreed
    assert update(agreed, EniChosen(ENI)) is agreed
    assert update(agreed, EniChosen(EniId("eni-9"))).stop_host is None
    assert update(agreed, InstanceChosen(OTHER_INSTANCE)).stop_host == OTHER_INSTANCE
    assert update(agreed, RegionChosen(RegionId("eu-central-1"))).stop_host is None
    assert update(agreed, InventoryRead(on_other)) is agreed
    assert update(agreed, InventoryRead(replace(unread(ListName.INTERFACES), interfaces=()))) is agreed
    # It left, it moved, it is gone.
    for interfaces in ((FREE_ENI,), (attached_eni(),), ()):
        assert update(agreed, InventoryRead(replace(INVENTORY, interfaces=interfaces))).stop_host is None


def test_consent_to_stop_is_for_the_chosen_instance_and_void_with_another() -> None:
    agreed = update(SELECTION, StopConsented(INSTANCE, agreed=True))
    assert agreed.stop == INSTANCE
    assert update(agreed, StopConsented(INSTANCE, agreed=False)) == SELECTION
    assert update(agreed, StopConsented(INSTANCE, agreed=True)) is agreed
    assert update(agreed, InstanceChosen(INSTANCE)) is agreed
    assert update(agreed, InstanceChosen(OTHER_INSTANCE)).stop is None
    assert update(agreed, EniChosen(None)).stop == INSTANCE
    assert update(agreed, InventoryRead(replace(INVENTORY, instances=()))).stop is None
    assert update(agreed, RegionChosen(RegionId("eu-central-1"))).stop is None


@pytest.mark.parametrize(
    "event",
    [
        RegionChosen(REGION),
        StopConsented(OTHER_INSTANCE, agreed=True),
        StopConsented(INSTANCE, agreed=False),
        HostStopConsented(EniId("eni-9"), INSTANCE, agreed=True),
        HostStopConsented(ENI, INSTANCE, agreed=False),
        DetachConsented(EniId("eni-9"), INSTANCE),
        DetachConsented(ENI, None),
        EipTicked(eip_id(1), ticked=True),
        EipTicked(eip_id(9), ticked=False),
        EniChosen(ENI),
        InstanceChosen(INSTANCE),
        InventoryRead(INVENTORY),
        InventoryRead(replace(INVENTORY, region=RegionId("eu-central-1"), eips=())),
    ],
)
def test_what_changes_nothing_gives_the_same_object_back(event: Event) -> None:
    assert update(SELECTION, event) is SELECTION


def test_clearing_nothing_gives_the_same_object_back() -> None:
    empty = Selection(REGION)
    assert update(empty, EipsCleared()) is empty


def test_what_a_new_inventory_lacks_can_not_stay_chosen() -> None:
    less = replace(INVENTORY, eips=INVENTORY.eips[1:], interfaces=(), instances=())
    assert update(SELECTION, InventoryRead(less)) == Selection(REGION, (eip_id(2),))


@pytest.mark.parametrize("name", ListName)
def test_what_could_not_be_read_stays_chosen(name: ListName) -> None:
    assert update(SELECTION, InventoryRead(unread(name))) is SELECTION


ids = st.integers(1, 14).map(eip_id)
events: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(["cn-shanghai", "cn-shenzhen"]).map(lambda region: RegionChosen(RegionId(region))),
    st.builds(EipTicked, ids, ticked=st.booleans()),
    st.just(EipsCleared()),
    st.builds(DetachConsented, st.sampled_from([ENI, EniId("eni-9")]), st.sampled_from([None, INSTANCE])),
    st.builds(StopConsented, st.sampled_from([INSTANCE, OTHER_INSTANCE]), agreed=st.booleans()),
    st.builds(
        HostStopConsented,
        st.sampled_from([ENI, EniId("eni-9")]),
        st.sampled_from([INSTANCE, OTHER_INSTANCE]),
        agreed=st.booleans(),
    ),
    st.sampled_from([None, ENI]).map(EniChosen),
    st.sampled_from([None, INSTANCE]).map(InstanceChosen),
    st.just(InventoryRead(INVENTORY)),
)


@given(st.lists(events, max_size=40))
def test_any_history_leaves_a_selection_in_order(history: list[Event]) -> None:
    now = Selection()
    for event in history:
        before, now = now, update(now, event)
        assert (now is before) == (now == before)
        assert len(now.eips) == len(set(now.eips)) <= MAX_EIPS_PER_ENI
        assert now.eni is not None or now.detach_from is now.stop_host is None
        assert now.stop in {None, now.instance}
        if isinstance(event, InventoryRead) and now.region == INVENTORY.region:
            assert_known(now, event.inventory)


def assert_known(now: Selection, inventory: Inventory) -> None:
    assert {*now.eips} <= {*inventory.eip_by_id}
    assert now.eni is None or now.eni in inventory.eni_by_id
    assert now.instance is None or now.instance in inventory.instance_by_id
    assert AllocationId("eip-1") in inventory.eip_by_id
    assert InstanceId("i-1") in inventory.instance_by_id


def test_the_method_changes_nothing_but_itself() -> None:
    chosen = Selection(REGION, (eip_id(1),), ENI, INSTANCE)
    there = update(chosen, MethodChosen(Method.SECONDARY_CIDR))
    assert there == replace(chosen, method=Method.SECONDARY_CIDR)
    assert update(there, MethodChosen(Method.SECONDARY_CIDR)) is there
    assert update(there, MethodChosen(Method.MULTI_EIP)) == chosen
    assert update(there, RegionChosen(RegionId("eu-central-1"))).method is Method.SECONDARY_CIDR


def test_a_security_group_goes_with_its_instance() -> None:
    chosen = update(Selection(REGION, instance=INSTANCE), GroupChosen(SecurityGroupId("sg-1")))
    assert chosen.group == "sg-1"
    assert update(chosen, GroupChosen(SecurityGroupId("sg-1"))) is chosen
    assert update(chosen, InstanceChosen(INSTANCE)) is chosen
    assert update(chosen, InstanceChosen(None)).group is None
    assert update(chosen, GroupChosen(None)).group is None


BLOCKS = (IPv4Network("47.0.0.0/28"),)


def test_consent_to_hide_addresses_names_the_blocks_and_goes_with_the_instance() -> None:
    chosen = update(Selection(REGION, instance=INSTANCE), HidingConsented(BLOCKS))
    assert chosen.hide == BLOCKS
    assert update(chosen, HidingConsented(BLOCKS)) is chosen
    assert update(chosen, InstanceChosen(INSTANCE)) is chosen
    assert update(chosen, InstanceChosen(None)).hide == ()
    assert update(chosen, HidingConsented(())).hide == ()
    assert update(chosen, RegionChosen(RegionId("eu-central-1"))).hide == ()
    assert update(chosen, InventoryRead(replace(INVENTORY, instances=()))).hide == ()
