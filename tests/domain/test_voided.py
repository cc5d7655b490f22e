"""A new answer that takes earlier ones back says which; all can be given again at once."""

from dataclasses import replace
from ipaddress import IPv4Network

import pytest

from gui.domain.choices.selection import (
    EipsCleared,
    EipTicked,
    EniChosen,
    Event,
    InstanceChosen,
    InventoryRead,
    Method,
    MethodChosen,
    OrderChosen,
    RegionChosen,
    Restored,
    Selection,
    update,
)
from gui.domain.cloud.eni import EniId, SecurityGroupId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.region import RegionId
from gui.domain.wizards.invalidated import Choice, invalidated
from tests.helpers.region_values import ENI, INSTANCE, INVENTORY, OTHER_ENI, OTHER_INSTANCE, REGION, SELECTION, eip_id

ALL = replace(
    SELECTION,
    detach_from=InstanceId("i-9"),
    stop_host=InstanceId("i-9"),
    stop=INSTANCE,
    group=SecurityGroupId("sg-1"),
    hide=(IPv4Network("47.0.0.0/28"),),
)
_OF_INSTANCE = (Choice.STOP, Choice.GROUP, Choice.HIDING)


@pytest.mark.parametrize(
    ("event", "lost"),
    [
        (RegionChosen(RegionId("cn-beijing")), tuple(Choice)),
        (EniChosen(OTHER_ENI), (Choice.UNBINDING, Choice.STOP_HOST)),
        (EniChosen(None), (Choice.UNBINDING, Choice.STOP_HOST)),
        (InstanceChosen(OTHER_INSTANCE), _OF_INSTANCE),
    ],
    ids=["region", "interface", "no interface", "instance"],
)
def test_an_answer_says_which_others_it_takes_back(event: Event, lost: tuple[Choice, ...]) -> None:
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
