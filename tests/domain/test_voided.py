"""A new answer that takes earlier ones back says which; all can be given again at once."""

from dataclasses import fields, replace
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
    OrderChosen,
    RegionChosen,
    Restored,
    Selection,
    StopConsented,
)
from gui.domain.choices.update import update
from gui.domain.cloud.eni import EniId, SecurityGroupId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.region import RegionId
from gui.domain.wizards.invalidated import ChoiceKind, invalidated
from tests.helpers.region_values import ENI, INSTANCE, INVENTORY, OTHER_ENI, OTHER_INSTANCE, REGION, SELECTION, eip_id

ALL = replace(
    SELECTION,
    detach_from=InstanceId("i-9"),
    stop_host=InstanceId("i-9"),
    stop=INSTANCE,
    group=SecurityGroupId("sg-1"),
    hide=(IPv4Network("47.0.0.0/28"),),
)
_OF_INSTANCE = (ChoiceKind.STOP, ChoiceKind.GROUP, ChoiceKind.HIDING)


@pytest.mark.parametrize(
    ("event", "lost"),
    [
        (RegionChosen(RegionId("cn-beijing")), tuple(ChoiceKind)[:8]),
        (EniChosen(OTHER_ENI), (ChoiceKind.UNBINDING, ChoiceKind.STOP_HOST)),
        (EniChosen(None), (ChoiceKind.UNBINDING, ChoiceKind.STOP_HOST)),
        (InstanceChosen(OTHER_INSTANCE), _OF_INSTANCE),
    ],
    ids=["region", "interface", "no interface", "instance"],
)
def test_an_answer_says_which_others_it_takes_back(event: Event, lost: tuple[ChoiceKind, ...]) -> None:
    now = update(ALL, event)
    told = invalidated(ALL, event, now)
    assert told is not None
    assert told.answers == lost
    assert update(now, Restored(told.before)) == ALL


@pytest.mark.parametrize(
    "event",
    [
        RegionChosen(REGION),
        MethodChosen(Method.SECONDARY_CIDR),
        OrderChosen(interface_first=True),
        EipTicked(eip_id(1), ticked=False),
        EipsCleared(),
        EniChosen(ENI),
        InstanceChosen(INSTANCE),
        InventoryRead(INVENTORY),
    ],
    ids=lambda event: type(event).__name__,
)
def test_an_answer_that_takes_no_other_back_says_nothing(event: Event) -> None:
    assert invalidated(ALL, event, update(ALL, event)) is None


def test_the_first_answers_take_nothing_back() -> None:
    now = Selection()
    for event in (RegionChosen(REGION), EniChosen(EniId("eni-1")), InstanceChosen(INSTANCE)):
        before, now = now, update(now, event)
        assert invalidated(before, event, now) is None


def test_the_same_answers_again_change_nothing() -> None:
    assert update(ALL, Restored(ALL)) is ALL
    assert update(ALL, OrderChosen(interface_first=False)) is ALL


def test_the_order_of_the_questions_outlives_the_region() -> None:
    swapped = update(ALL, OrderChosen(interface_first=True))
    assert update(swapped, RegionChosen(RegionId("cn-beijing"))) == Selection(
        RegionId("cn-beijing"), interface_first=True
    )


_EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(RegionChosen, st.sampled_from([REGION, RegionId("cn-beijing")])),
    st.builds(MethodChosen, st.sampled_from(Method)),
    st.builds(OrderChosen, st.booleans()),
    st.builds(GroupChosen, st.sampled_from([None, SecurityGroupId("sg-1")])),
    st.builds(EipTicked, st.sampled_from([eip_id(1), eip_id(3)]), st.booleans()),
    st.builds(EipsCleared),
    st.builds(EniChosen, st.sampled_from([None, ENI, OTHER_ENI])),
    st.builds(DetachConsented, st.sampled_from([ENI, OTHER_ENI]), st.sampled_from([None, INSTANCE])),
    st.builds(HostStopConsented, st.sampled_from([ENI, OTHER_ENI]), st.just(INSTANCE), st.booleans()),
    st.builds(InstanceChosen, st.sampled_from([None, INSTANCE, OTHER_INSTANCE])),
    st.builds(StopConsented, st.sampled_from([INSTANCE, OTHER_INSTANCE]), st.booleans()),
    st.builds(HidingConsented, st.sampled_from([(), (IPv4Network("47.0.0.0/28"),)])),
    st.builds(InventoryRead, st.just(INVENTORY)),
)
_OWN: dict[type[Event], set[str]] = {
    RegionChosen: {"region"},
    MethodChosen: {"method"},
    OrderChosen: {"interface_first"},
    GroupChosen: {"group"},
    EipTicked: {"eips"},
    EipsCleared: {"eips"},
    EniChosen: {"eni"},
    DetachConsented: {"detach_from"},
    HostStopConsented: {"stop_host"},
    InstanceChosen: {"instance"},
    StopConsented: {"stop"},
    HidingConsented: {"hide"},
}
_NAMES = {
    ChoiceKind.EIPS: "eips",
    ChoiceKind.INTERFACE: "eni",
    ChoiceKind.INSTANCE: "instance",
    ChoiceKind.UNBINDING: "detach_from",
    ChoiceKind.STOP_HOST: "stop_host",
    ChoiceKind.STOP: "stop",
    ChoiceKind.GROUP: "group",
    ChoiceKind.HIDING: "hide",
}


@given(st.lists(_EVENTS, min_size=1, max_size=12))
def test_no_answer_takes_another_back_in_silence(events: list[Event]) -> None:
    now = ALL
    for event in events:
        before, now = now, update(now, event)
        told = invalidated(before, event, now)
        named = {_NAMES[each] for each in told.answers} if told else set()
        if isinstance(event, InventoryRead):
            continue  # what a reading takes back is told by what was chosen: see test_as_chosen
        for name in {each.name for each in fields(Selection)} - _OWN[type(event)]:
            then, later = getattr(before, name), getattr(now, name)
            assert later == then or name in named or not then, f"{event} took {name} back"
        if told is not None:
            assert update(now, Restored(told.before)) == before
