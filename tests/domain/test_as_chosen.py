"""What has changed since it was chosen is told, whoever changed it; what is not known is no change."""

from dataclasses import replace
from ipaddress import IPv4Address

import pytest

from gui.domain.choices.selection import (
    EipsCleared,
    EipTicked,
    EniChosen,
    Event,
    InstanceChosen,
    InventoryRead,
    RegionChosen,
    Selection,
)
from gui.domain.choices.update import update
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.region import RegionId
from gui.domain.plans import multi_eip
from gui.domain.wizards.changed_facts import AsChosen, after, changes, resource_id
from gui.domain.wizards.steps import Page, State, page_changes, page_losses
from tests.helpers.region_values import (
    CATALOG,
    DENIED,
    ENI,
    FREE_ENI,
    INSTANCE,
    INVENTORY,
    OTHER_ENI,
    REGION,
    RUNNING,
    bound_eip,
    eip_id,
    free_eip,
    with_eips,
    with_eni,
    with_instances,
)

ANSWERS = (RegionChosen(REGION), EipTicked(eip_id(1), ticked=True), EniChosen(ENI), InstanceChosen(INSTANCE))
Told = tuple[Selection, AsChosen]


NOTHING: Told = (Selection(), AsChosen())


def give(*events: Event, told: Told = NOTHING, inventory: Inventory = INVENTORY) -> Told:
    """Let the events happen while ``inventory`` is known."""
    now, chosen = told
    for event in events:
        now = update(now, event)
        chosen = after(chosen, event, now, inventory)
    return now, chosen


def read(inventory: Inventory, told: Told) -> Told:
    return give(InventoryRead(inventory), told=told, inventory=inventory)


CHOSEN = give(*ANSWERS)


def test_nothing_has_changed_at_first() -> None:
    assert changes(CHOSEN[1], INVENTORY) == ()
    assert changes(CHOSEN[1], None) == ()
    assert changes(AsChosen(), INVENTORY) == ()


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (
            with_eips(bound_eip(1, OTHER_ENI), free_eip(2)),
            {("eip-1", "status", "Available", "InUse"), ("eip-1", "target", "", OTHER_ENI)},
        ),
        (
            with_eips(replace(free_eip(1), locks=("financial",)), free_eip(2)),
            {("eip-1", "locks", "", "financial")},
        ),
        (
            with_eips(replace(free_eip(1), service_managed=True), free_eip(2)),
            {("eip-1", "managed", "", "by a cloud service")},
        ),
        (
            with_eni(replace(FREE_ENI, service_managed=True, secondary_addresses=(IPv4Address("10.0.0.7"),))),
            {(ENI, "managed", "", "by a cloud service"), (ENI, "secondary", "", "10.0.0.7")},
        ),
        (
            with_eni(replace(FREE_ENI, status=EniStatus.IN_USE, instance_id="i-9")),
            {(ENI, "status", "Available", "InUse"), (ENI, "instance", "", "i-9")},
        ),
        (with_eips(free_eip(1), bound_eip(7)), {(ENI, "eips", "", "eip-7")}),
        (with_instances(replace(RUNNING, status=InstanceStatus.STOPPED)), {(INSTANCE, "status", "Running", "Stopped")}),
        (
            with_instances(replace(RUNNING, type="ecs.g5.xlarge")),
            {(INSTANCE, "type", "ecs.g5.large", "ecs.g5.xlarge")},
        ),
        (with_eips(free_eip(1), replace(free_eip(2), status=EipStatus.RELEASING)), set()),
    ],
    ids=[
        "bound",
        "locked",
        "EIP taken over",
        "interface taken over",
        "attached",
        "other EIPs",
        "stopped",
        "resized",
        "what is not chosen",
    ],
)
def test_what_is_chosen_is_compared_with_what_it_was(later: Inventory, told: set[tuple[str, ...]]) -> None:
    now, chosen = read(later, CHOSEN)
    assert {(each.resource, each.name, each.before, each.after) for each in changes(chosen, later)} == told
    assert chosen.gone == ()
    back = read(INVENTORY, (now, chosen))
    assert changes(back[1], INVENTORY) == (), "as it was is no change"


def test_the_same_facts_count_as_at_the_moment_of_applying() -> None:
    later = with_eni(replace(FREE_ENI, prefixes=("10.0.0.16/28",)))
    plan = multi_eip.build(CHOSEN[0], INVENTORY, CATALOG)
    assert {fact.resource for fact in plan.relied_on} == {"eip-1", ENI, INSTANCE}
    assert changes(read(later, CHOSEN)[1], later) == tuple(
        each for each in changes(CHOSEN[1], later) if each.resource in {fact.resource for fact in plan.relied_on}
    )
    assert [each.name for each in changes(CHOSEN[1], later)] == ["prefixes"]


@pytest.mark.parametrize(
    "again",
    [
        (EipTicked(eip_id(1), ticked=False), EipTicked(eip_id(1), ticked=True)),
        (EipTicked(eip_id(1), ticked=True),),
        (EipsCleared(), EipTicked(eip_id(1), ticked=True)),
    ],
    ids=["tick taken and set", "ticked", "cleared and ticked"],
)
def test_whoever_ticks_again_has_seen_what_there_is(again: tuple[Event, ...]) -> None:
    later = with_eips(replace(free_eip(1), locks=("financial",)), free_eip(2))
    told = give(*again, told=read(later, CHOSEN), inventory=later)
    assert changes(told[1], later) == ()


def test_so_has_who_chooses_interface_or_instance_again() -> None:
    later = replace(
        with_eni(replace(FREE_ENI, prefixes=("10.0.0.16/28",))),
        instances=(replace(RUNNING, status=InstanceStatus.STOPPED),),
    )
    told = read(later, CHOSEN)
    assert len(changes(told[1], later)) == 2
    assert len(changes(give(EniChosen(ENI), told=told, inventory=later)[1], later)) == 1
    assert changes(give(EniChosen(ENI), InstanceChosen(INSTANCE), told=told, inventory=later)[1], later) == ()


@pytest.mark.parametrize(
    ("later", "lost", "answer"),
    [
        (with_eips(free_eip(2)), "eip-1", EipTicked(eip_id(2), ticked=True)),
        (with_eips(free_eip(2)), "eip-1", EipsCleared()),
        (replace(INVENTORY, interfaces=()), ENI, EniChosen(None)),
        (with_instances(), INSTANCE, InstanceChosen(None)),
    ],
    ids=["EIP", "EIP, cleared", "interface", "instance"],
)
def test_what_exists_no_longer_is_told_until_the_question_is_answered_again(
    later: Inventory, lost: str, answer: Event
) -> None:
    told = read(later, CHOSEN)
    assert [resource_id(each) for each in told[1].gone] == [lost]
    assert changes(told[1], later) == ()
    again = read(later, told)
    assert [resource_id(each) for each in again[1].gone] == [lost]
    assert give(answer, told=again, inventory=later)[1].gone == ()
    assert give(RegionChosen(RegionId("cn-beijing")), told=again, inventory=later)[1] == AsChosen()


@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES, ListName.INSTANCES])
def test_what_could_not_be_read_has_not_changed(name: ListName) -> None:
    dark = replace(INVENTORY, unread=(Unread(name, DENIED),), **{name.value: ()})  # type: ignore[arg-type]
    now, chosen = read(dark, CHOSEN)
    assert now == CHOSEN[0]
    assert changes(chosen, dark) == ()
    assert chosen.gone == ()
    assert chosen == CHOSEN[1], "what is remembered is not forgotten meanwhile"


def test_what_is_chosen_before_the_region_is_read_counts_as_it_is_read() -> None:
    early = give(*ANSWERS, inventory=replace(INVENTORY, region=RegionId("cn-beijing")))
    assert early[1] == AsChosen()
    assert read(INVENTORY, early)[1] == CHOSEN[1]
    assert after(AsChosen(), ANSWERS[1], CHOSEN[0], None) == AsChosen()


def test_each_page_tells_what_it_asks_for_and_the_review_tells_all() -> None:
    later = replace(
        with_eni(replace(FREE_ENI, prefixes=("10.0.0.16/28",))),
        instances=(replace(RUNNING, status=InstanceStatus.STOPPED),),
        eips=(replace(free_eip(1), locks=("financial",)), free_eip(2)),
    )
    now, chosen = read(later, CHOSEN)
    state = State(now, CATALOG, later, as_chosen=chosen)
    told = {page: [each.name for each in page_changes(page, state)] for page in Page}
    assert {page: names for page, names in told.items() if names} == {
        Page.EIPS: ["locks"],
        Page.INTERFACE: ["prefixes"],
        Page.INSTANCE: ["status"],
        Page.REVIEW: ["locks", "prefixes", "status"],
    }


def test_each_page_tells_what_of_its_choice_is_gone() -> None:
    nothing = replace(INVENTORY, eips=(), interfaces=(), instances=())
    now, chosen = read(nothing, CHOSEN)
    state = State(now, CATALOG, nothing, as_chosen=chosen)
    told = {page: [resource_id(each) for each in page_losses(page, state)] for page in Page}
    assert {page: ids for page, ids in told.items() if ids} == {
        Page.EIPS: ["eip-1"],
        Page.INTERFACE: [ENI],
        Page.INSTANCE: [INSTANCE],
        Page.REVIEW: ["eip-1", ENI, INSTANCE],
    }
