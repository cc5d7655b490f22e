"""The picture of a change: the topology before and after, and what each step interrupts."""

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import EniStatus, SecurityGroupId, VpcId, VSwitchId
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import AllocateEip, ModifyEip, ReleaseEip, TrafficCharge
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.change_picture import ChangePicture, Element, ElementChange, PictureLine, change_picture
from gui.domain.plans.interruption import InterruptedKind, change_steps, gravest
from gui.domain.plans.outages import estimated_seconds
from gui.domain.plans.plan import Fact, Plan, facts
from tests.helpers.queries import seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip, instance

STOP, START = StopInstance(REGION, INSTANCE), StartInstance(REGION, INSTANCE)
DETACH, ATTACH = DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, INSTANCE)
TEN = tuple(eip_id(number) for number in range(1, 11))
BIND, UNBIND = AssociateEips(REGION, TEN, ENI), UnassociateEips(REGION, TEN, ENI)
VPC, BLOCK = VpcId("vpc-1"), IPv4Network("47.100.23.0/26")


def plan(*operations: Operation, bound: bool = False, attached: bool = False) -> Plan:
    """Return a plan for ten EIPs, one interface and one instance as they are found."""
    eips = tuple((bound_eip if bound else free_eip)(number) for number in range(1, 11))
    interface = eni(EniStatus.IN_USE, INSTANCE) if attached else eni()
    seen = seen_of(eips, (interface,), (instance(),), {ENI: TEN if bound else ()})
    return Plan(REGION, operations, Selection(REGION, TEN, ENI, INSTANCE), facts(seen))


def line(
    level: int, element: Element, ids: Any, change: ElementChange = ElementChange.KEPT, **more: bool
) -> PictureLine:
    return PictureLine(level, element, ids if isinstance(ids, tuple) else (ids,), change, **more)


def test_what_is_free_is_bound_and_attached_and_the_instance_is_stopped_in_between() -> None:
    picture = change_picture(plan(STOP, BIND, ATTACH, START))
    assert picture.before == (
        line(0, Element.INSTANCE, INSTANCE, ElementChange.INTERRUPTED),
        line(0, Element.INTERFACE, ENI, free=True),
        line(0, Element.EIPS, TEN, free=True),
    )
    assert picture.after == (
        line(0, Element.INSTANCE, INSTANCE, ElementChange.INTERRUPTED),
        line(1, Element.INTERFACE, ENI, ElementChange.ADDED),
        line(2, Element.EIPS, TEN, ElementChange.ADDED),
    )


def test_what_is_unbound_is_removed_from_its_place_and_what_is_released_is_deleted() -> None:
    release = ReleaseEip(REGION, eip_id(1))
    picture = change_picture(plan(DETACH, UNBIND, DeleteEni(REGION, ENI), release, bound=True, attached=True))
    assert picture.before == (
        line(0, Element.INSTANCE, INSTANCE),
        line(1, Element.INTERFACE, ENI, ElementChange.DELETED),
        line(2, Element.EIPS, TEN[1:], ElementChange.REMOVED),
        line(2, Element.EIPS, TEN[:1], ElementChange.DELETED),
    )
    assert picture.after == (line(0, Element.INSTANCE, INSTANCE), line(0, Element.EIPS, TEN[1:], free=True))


def test_an_interface_that_is_detached_and_attached_again_is_interrupted_at_its_place() -> None:
    change = plan(DETACH, ATTACH, ModifyEip(REGION, eip_id(1), "edge"), bound=True, attached=True)
    picture = change_picture(change)
    assert picture.before == picture.after
    assert picture.after[1:] == (
        line(1, Element.INTERFACE, ENI, ElementChange.INTERRUPTED),
        line(2, Element.EIPS, TEN[1:]),
        line(2, Element.EIPS, TEN[:1], ElementChange.CHANGED),
    )


def test_what_is_made_is_known_by_its_mark() -> None:
    made = (
        AddBlock(REGION, VPC, BLOCK),
        CreateVSwitch(REGION, "mark-vsw", VPC, "cn-shanghai-b", BLOCK),
        CreateEni(REGION, "mark-eni", MarkRef("mark-vsw"), SecurityGroupId("sg-1")),
        AllocateEip(REGION, "mark-eip", 5, TrafficCharge.TRAFFIC),
        AttachEni(REGION, MarkRef("mark-eni"), INSTANCE),
    )
    picture = change_picture(Plan(REGION, made, Selection(REGION)))
    assert picture.before == (line(0, Element.INSTANCE, INSTANCE), line(0, Element.VPC, VPC))
    assert picture.after == (
        line(0, Element.INSTANCE, INSTANCE),
        line(1, Element.INTERFACE, "mark-eni", ElementChange.CREATED),
        line(0, Element.EIPS, "mark-eip", ElementChange.CREATED, free=True),
        line(0, Element.VPC, VPC),
        line(1, Element.VSWITCH, "mark-vsw", ElementChange.CREATED),
        line(1, Element.BLOCK, str(BLOCK), ElementChange.CREATED),
    )


def test_what_is_left_of_a_network_is_deleted() -> None:
    operations = (DeleteVSwitch(REGION, VSwitchId("vsw-1"), VPC), RemoveBlock(REGION, VPC, BLOCK))
    picture = change_picture(Plan(REGION, operations, Selection(REGION)))
    assert picture.before == (
        line(0, Element.VPC, VPC),
        line(1, Element.VSWITCH, "vsw-1", ElementChange.DELETED),
        line(1, Element.BLOCK, str(BLOCK), ElementChange.DELETED),
    )
    assert picture.after == (line(0, Element.VPC, VPC),)


@pytest.mark.parametrize(("place", "element"), [("i-other", Element.INSTANCE), ("eni-other", Element.INTERFACE)])
def test_what_carries_something_is_shown_although_no_fact_tells_of_it(place: str, element: Element) -> None:
    found = Plan(REGION, (), Selection(REGION), (Fact(eip_id(1), "target", place),))
    assert change_picture(found).before[0].ids == (place,)
    assert change_picture(found).before[0].element is element


def test_without_facts_and_operations_nothing_is_drawn() -> None:
    assert change_picture(Plan(REGION, (), Selection(REGION))) == ChangePicture()


def test_a_stop_lasts_until_the_start_and_a_detachment_until_the_attachment() -> None:
    steps = change_steps(plan(STOP, DETACH, BIND, ATTACH, START, attached=True))
    stop, detach = steps[0].interruption, steps[1].interruption
    assert stop is not None
    assert detach is not None
    assert (stop.kind, stop.ids, stop.until) == (InterruptedKind.INSTANCE, (INSTANCE,), 5)
    assert stop.seconds == (75, 480)
    assert (detach.kind, detach.ids, detach.instance, detach.until) == (InterruptedKind.INTERFACE, (ENI,), INSTANCE, 4)
    assert detach.seconds == (15, 120)
    assert [each.interruption for each in steps[2:]] == [None] * 3
    assert [each.number for each in steps] == [1, 2, 3, 4, 5]


def test_what_a_detachment_has_interrupted_is_not_said_again() -> None:
    steps = change_steps(plan(DETACH, UNBIND, bound=True, attached=True))
    detach = steps[0].interruption
    assert detach is not None
    assert detach.eips == tuple(sorted(TEN))
    assert (detach.until, detach.seconds) == (None, None)
    assert steps[1].interruption is None


def test_eips_that_are_unbound_alone_stop_until_they_are_bound_again() -> None:
    unbind, bind = change_steps(plan(UNBIND, BIND, bound=True))
    assert bind.interruption is None
    assert unbind.interruption is not None
    assert (unbind.interruption.ids, unbind.interruption.until) == (TEN, 2)
    assert unbind.interruption.seconds == (25, 160)
    (alone,) = change_steps(plan(UNBIND, bound=True))
    assert alone.interruption is not None
    assert alone.interruption.until is None


def test_an_interface_that_the_plan_made_is_told_by_its_mark() -> None:
    detach = DetachEni(REGION, MarkRef("mark-eni"), INSTANCE)
    (step,) = change_steps(plan(detach))
    assert step.interruption is not None
    assert (step.interruption.ids, step.interruption.eips) == (("mark-eni",), ())


def test_a_step_that_nothing_takes_back_is_permanent() -> None:
    permanent = [each.permanent for each in change_steps(plan(UNBIND, DeleteEni(REGION, ENI)))]
    assert permanent == [False, True]


def test_the_gravest_step_names_the_plan() -> None:
    delete = DeleteEni(REGION, ENI)
    assert gravest(plan(BIND, ATTACH)) is None
    assert gravest(plan(UNBIND)) == UNBIND
    assert gravest(plan(UNBIND, DETACH)) == DETACH
    assert gravest(plan(DETACH, STOP, START)) == STOP
    assert gravest(plan(STOP, DETACH, delete)) == delete


def test_each_step_adds_to_the_estimate() -> None:
    assert estimated_seconds(()) == (0, 0)
    assert estimated_seconds((replace(UNBIND, allocation_ids=TEN[:1]), DeleteEni(REGION, ENI))) == (4, 40)
