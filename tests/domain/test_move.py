"""Moves of EIPs from one instance to another, as plans."""

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

import pytest

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, SecurityGroupId, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans import teardown
from gui.domain.plans.expected import expected
from gui.domain.plans.guest_work import GuestWork, guest_work, projected
from gui.domain.plans.move import build
from gui.domain.plans.move_eips import NewInterface
from gui.domain.plans.notes import NotedPlan, PlanNoteCode
from gui.domain.plans.outages import outages
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.rules.new_eni import NewEni
from gui.words.plan_notes import english_note
from tests.helpers.region_values import (
    CATALOG,
    ENI,
    FREE_ENI,
    INSTANCE,
    INVENTORY,
    OTHER_ENI,
    OTHER_INSTANCE,
    REGION,
    RUNNING,
    TYPES,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
)

TARGET: Instance = replace(RUNNING, id=OTHER_INSTANCE, eni_ids=(EniId("eni-primary-2"),))
COLD_TYPE = "ecs.t5-lc1m2.small"
SPARE = replace(FREE_ENI, id=OTHER_ENI, private_address=FREE_ENI.private_address + 1)
VSWITCH = VSwitch(VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", IPv4Network("10.0.0.0/24"))
PRIVATE = FREE_ENI.private_address


def region(*, eni: Any = None, spare: Any = SPARE, **changed: Any) -> Inventory:
    """Return two instances; ENI with three EIPs is on the first, and another interface is free."""
    values: dict[str, Any] = {
        "eips": (bound_eip(1), bound_eip(2), bound_eip(3), free_eip(4)),
        "interfaces": (eni or attached_eni(), *((spare,) if spare else ())),
        "instances": (RUNNING, TARGET),
        "vswitches": (VSWITCH,),
        "instance_types": (replace(TYPES[0], eni_quantity=3), replace(TYPES[1], private_addresses_per_eni=6)),
    }
    return replace(INVENTORY, **{**values, **changed})


def cold(which: Instance) -> Instance:
    return replace(which, type=COLD_TYPE, family="ecs.t5")


def moved(inventory: Inventory, **wanted: Any) -> NotedPlan:
    return build(ENI, OTHER_INSTANCE, inventory, CATALOG, **wanted)


def refused(inventory: Inventory, **wanted: Any) -> list[ProblemCode]:
    with pytest.raises(PlanBlockedError) as error:
        moved(inventory, **wanted)
    return [problem.code for problem in error.value.problems]


def test_an_interface_takes_all_its_eips_along() -> None:
    plan = moved(region()).plan
    assert plan.operations == (DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, OTHER_INSTANCE))
    assert plan.selection.eips == (eip_id(1), eip_id(2), eip_id(3))
    assert (plan.selection.eni, plan.selection.instance) == (ENI, OTHER_INSTANCE)
    named = moved(region(), eips=(eip_id(2), eip_id(1), eip_id(3)))
    assert named.plan.operations == plan.operations
    left = expected(plan)
    assert left.attachments == {ENI: OTHER_INSTANCE}
    assert left.carried == {ENI: frozenset({eip_id(1), eip_id(2), eip_id(3)})}


def test_the_outage_is_said_for_each_address() -> None:
    move = moved(region())
    found = [(each.eip, each.first, each.until, each.seconds) for each in outages(move.plan)]
    assert found == [(eip_id(number), 1, 2, (10, 60)) for number in (1, 2, 3)]
    note = move.notes[-1]
    assert note.code is PlanNoteCode.OUTAGES
    assert "47.0.0.1 (10–60 s), 47.0.0.2 (10–60 s), 47.0.0.3 (10–60 s)" in english_note(note)


def test_what_to_do_in_both_guests_is_said() -> None:
    codes = [note.code for note in moved(region()).notes]
    assert codes == [
        PlanNoteCode.GUEST_UNDO_FIRST,
        PlanNoteCode.MOVED,
        PlanNoteCode.SESSIONS_END,
        PlanNoteCode.GUEST_PREPARE,
        PlanNoteCode.OUTAGES,
    ]
    stopped = region(instances=(replace(RUNNING, status=InstanceStatus.STOPPED), TARGET))
    codes = [note.code for note in moved(stopped).notes]
    assert PlanNoteCode.OLD_GUEST_DOWN in codes
    assert PlanNoteCode.GUEST_UNDO_FIRST not in codes


def test_an_old_instance_that_is_stopped_or_unknown_is_no_obstacle() -> None:
    both = (DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, OTHER_INSTANCE))
    stopped = replace(RUNNING, status=InstanceStatus.STOPPED)
    assert moved(region(instances=(stopped, TARGET))).plan.operations == both
    assert moved(region(instances=(TARGET,))).plan.operations == both
    starting = replace(RUNNING, status=InstanceStatus.STARTING)
    assert refused(region(instances=(starting, TARGET))) == [ProblemCode.ENI_HOST_STATE]


def test_an_interface_that_is_on_no_instance_is_only_attached() -> None:
    move = moved(region(eni=FREE_ENI))
    assert move.plan.operations == (AttachEni(REGION, ENI, OTHER_INSTANCE),)
    assert [note.code for note in move.notes] == [PlanNoteCode.GUEST_PREPARE]


def test_nothing_is_to_be_done_where_it_is_there_already() -> None:
    move = moved(region(eni=attached_eni(OTHER_INSTANCE)))
    assert (move.plan.operations, move.notes) == ((), ())


def test_instances_are_stopped_one_after_the_other_and_by_name() -> None:
    both = region(instances=(cold(RUNNING), cold(TARGET)))
    assert refused(both) == [ProblemCode.ENI_HOST_MUST_STOP, ProblemCode.INSTANCE_MUST_STOP]
    assert refused(both, stop=(INSTANCE,)) == [ProblemCode.INSTANCE_MUST_STOP]
    assert refused(both, stop=(OTHER_INSTANCE,)) == [ProblemCode.ENI_HOST_MUST_STOP]
    move = moved(both, stop=(INSTANCE, OTHER_INSTANCE))
    assert move.plan.operations == (
        StopInstance(REGION, INSTANCE),
        DetachEni(REGION, ENI, INSTANCE),
        StartInstance(REGION, INSTANCE),
        StopInstance(REGION, OTHER_INSTANCE),
        AttachEni(REGION, ENI, OTHER_INSTANCE),
        StartInstance(REGION, OTHER_INSTANCE),
    )
    assert [(each.first, each.until) for each in outages(move.plan)] == [(1, 6)] * 3
    assert [note.ids[0] for note in move.notes if note.code is PlanNoteCode.HOST_STOPS] == [INSTANCE, OTHER_INSTANCE]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"instances": (RUNNING,)}, ProblemCode.INSTANCE_GONE),
        ({"instances": (RUNNING, replace(TARGET, zone_id="cn-shanghai-a"))}, ProblemCode.INSTANCE_OTHER_ZONE),
        ({"instances": (RUNNING, replace(TARGET, vpc_id=VpcId("vpc-2")))}, ProblemCode.INSTANCE_OTHER_VPC),
        ({"instances": (RUNNING, replace(TARGET, family="ecs.g7"))}, ProblemCode.INSTANCE_FAMILY),
        ({"instance_types": (replace(TYPES[0], eni_quantity=1),)}, ProblemCode.INSTANCE_ENI_QUOTA),
        ({"instances": (RUNNING, replace(TARGET, status=InstanceStatus.STOPPING))}, ProblemCode.INSTANCE_STATE),
        ({"eips": (bound_eip(1, status=EipStatus.UNASSOCIATING),)}, ProblemCode.ENI_BUSY),
        ({"eips": ()}, ProblemCode.ENI_WITHOUT_EIPS),
        ({"eni": replace(attached_eni(), service_managed=True)}, ProblemCode.ENI_SERVICE_MANAGED),
        ({"interfaces": ()}, ProblemCode.ENI_GONE),
    ],
)
def test_what_keeps_an_interface_from_moving(changed: Any, code: ProblemCode) -> None:
    assert refused(region(**changed)) == [code]


def test_the_family_matters_to_the_mode_alone() -> None:
    other = replace(TARGET, family="ecs.g7")
    nat = region(instances=(RUNNING, other), eips=(bound_eip(1, mode=AssociationMode.NAT),))
    assert len(moved(nat).plan.operations) == 2


def test_eips_that_are_elsewhere_are_no_part_of_a_move() -> None:
    assert refused(region(), eips=(eip_id(4),)) == [ProblemCode.EIP_NOT_ON_INTERFACE]
    assert refused(region(), eips=(eip_id(9),)) == [ProblemCode.EIP_GONE]
    assert refused(region(), eips=(eip_id(1),)) == [ProblemCode.TARGET_INTERFACE_MISSING]
    with pytest.raises(ValueError, match="that they are on"):
        moved(region(), onto=ENI)


def test_some_eips_go_to_a_free_interface() -> None:
    move = moved(region(), eips=(eip_id(1), eip_id(2)), onto=OTHER_ENI)
    assert move.plan.operations == (
        DetachEni(REGION, ENI, INSTANCE),
        UnassociateEips(REGION, (eip_id(1), eip_id(2)), ENI, private_address=PRIVATE),
        AttachEni(REGION, ENI, INSTANCE),
        AssociateEips(REGION, (eip_id(1), eip_id(2)), OTHER_ENI, private_address=SPARE.private_address),
        AttachEni(REGION, OTHER_ENI, OTHER_INSTANCE),
    )
    assert (move.plan.selection.eni, move.plan.selection.instance) == (OTHER_ENI, OTHER_INSTANCE)
    found = {each.eip: (each.first, each.until) for each in outages(move.plan)}
    assert found == {eip_id(1): (1, 5), eip_id(2): (1, 5), eip_id(3): (1, 3)}
    left = expected(move.plan)
    assert left.attachments == {ENI: INSTANCE, OTHER_ENI: OTHER_INSTANCE}
    assert left.carried == {ENI: frozenset({eip_id(3)}), OTHER_ENI: frozenset({eip_id(1), eip_id(2)})}
    assert PlanNoteCode.EIPS_STILL_COST not in [note.code for note in move.notes]


def test_some_eips_go_to_an_interface_in_use() -> None:
    taking = replace(SPARE, status=EniStatus.IN_USE, instance_id=OTHER_INSTANCE)
    found = region(spare=taking, eips=(bound_eip(1), bound_eip(2), bound_eip(3, OTHER_ENI)))
    move = moved(found, eips=(eip_id(1),), onto=OTHER_ENI)
    assert [type(each) for each in move.plan.operations] == [
        *(DetachEni, UnassociateEips, AttachEni),
        *(DetachEni, AssociateEips, AttachEni),
    ]
    assert {each.eip: (each.first, each.until) for each in outages(move.plan)} == {
        eip_id(1): (1, 6),
        eip_id(2): (1, 3),
        eip_id(3): (4, 6),
    }
    codes = [note.code for note in move.notes]
    assert codes[0] is PlanNoteCode.EIPS_MOVED
    assert codes.count(PlanNoteCode.OUTAGE) == 2
    # Once they are there, nothing is left to do.
    there = region(spare=taking, eips=(bound_eip(1, OTHER_ENI), bound_eip(2)))
    done = moved(there, eips=(eip_id(1),), onto=OTHER_ENI)
    assert (done.plan.operations, done.notes) == ((), ())


def test_eips_that_are_on_the_free_interface_already_only_need_it_attached() -> None:
    found = region(instances=(RUNNING, cold(TARGET)), eips=(bound_eip(1, OTHER_ENI), bound_eip(2)))
    move = moved(found, eips=(eip_id(1),), onto=OTHER_ENI, stop=(OTHER_INSTANCE,))
    assert move.plan.operations == (
        StopInstance(REGION, OTHER_INSTANCE),
        AttachEni(REGION, OTHER_ENI, OTHER_INSTANCE),
        StartInstance(REGION, OTHER_INSTANCE),
    )
    assert [note.code for note in move.notes] == [PlanNoteCode.HOST_STOPS, PlanNoteCode.GUEST_CHANGE_AFTER]


def test_an_interface_of_a_third_instance_is_not_taken() -> None:
    elsewhere = replace(SPARE, status=EniStatus.IN_USE, instance_id="i-3")
    third = replace(TARGET, id=InstanceId("i-3"))
    found = region(spare=elsewhere, instances=(RUNNING, TARGET, third))
    assert refused(found, eips=(eip_id(1),), onto=OTHER_ENI) == [ProblemCode.ENI_ATTACHED]


def test_some_eips_go_to_a_new_interface() -> None:
    new = NewInterface(NewEni(VSwitchId("vsw-1"), SecurityGroupId("sg-1"), "moved"), "m-1")
    cold_both = region(instances=(cold(RUNNING), cold(TARGET)))
    stop = (INSTANCE, OTHER_INSTANCE)
    move = moved(cold_both, eips=(eip_id(1),), onto=new, stop=stop)
    assert move.plan.operations == (
        CreateEni(REGION, "m-1", VSwitchId("vsw-1"), SecurityGroupId("sg-1"), "moved"),
        StopInstance(REGION, INSTANCE),
        DetachEni(REGION, ENI, INSTANCE),
        UnassociateEips(REGION, (eip_id(1),), ENI, private_address=PRIVATE),
        AttachEni(REGION, ENI, INSTANCE),
        StartInstance(REGION, INSTANCE),
        AssociateEips(REGION, (eip_id(1),), MarkRef("m-1")),
        StopInstance(REGION, OTHER_INSTANCE),
        AttachEni(REGION, MarkRef("m-1"), OTHER_INSTANCE),
        StartInstance(REGION, OTHER_INSTANCE),
    )
    assert move.plan.selection.eni == ENI
    assert [(each.eip, each.first, each.until) for each in outages(move.plan)] == [
        (eip_id(1), 2, 10),
        (eip_id(2), 2, 6),
        (eip_id(3), 2, 6),
    ]
    stops = [note.ids[0] for note in move.notes if note.code is PlanNoteCode.HOST_STOPS]
    assert stops == [INSTANCE, OTHER_INSTANCE], "the stop of either instance is said before it is agreed to"
    away = NewInterface(NewEni(VSwitchId("vsw-9"), SecurityGroupId("sg-1")), "m-1")
    assert refused(region(), eips=(eip_id(1),), onto=away) == [ProblemCode.VSWITCH_GONE]
    half = NewInterface(NewEni(VSwitchId("vsw-1")), "m-1")
    with pytest.raises(ValueError, match="security group"):
        moved(region(), eips=(eip_id(1),), onto=half)


def test_the_region_after_the_move_is_told_before_it() -> None:
    found = region()
    after = projected(found, moved(found).plan)
    assert (after.eni_by_id[ENI].instance_id, after.eni_by_id[OTHER_ENI]) == (OTHER_INSTANCE, SPARE)
    part = projected(found, moved(found, eips=(eip_id(1),), onto=OTHER_ENI).plan)
    assert [each.allocation_id for each in part.eips_on(OTHER_ENI)] == [eip_id(1)]
    assert part.eip_by_id[eip_id(1)].mode is AssociationMode.MULTI_EIP
    assert part.eni_by_id[OTHER_ENI].instance_id == OTHER_INSTANCE
    taken = teardown.build(ENI, found, CATALOG).plan
    gone = projected(found, taken)
    assert (gone.eips_on(ENI), gone.eni_by_id[ENI].status) == ((), EniStatus.AVAILABLE)


def test_the_work_in_guests_follows_from_the_plan() -> None:
    found = region()
    assert guest_work(moved(found).plan, found) == GuestWork((ENI,), (ENI,))
    part = moved(found, eips=(eip_id(1),), onto=OTHER_ENI).plan
    assert guest_work(part, found) == GuestWork((), (OTHER_ENI, ENI))
    rest = moved(found, eips=tuple(eip_id(number) for number in (1, 2, 3)), onto=OTHER_ENI).plan
    assert guest_work(rest, found) == GuestWork((ENI,), (OTHER_ENI,))
    assert guest_work(teardown.build(ENI, found, CATALOG).plan, found) == GuestWork((ENI,), ())
    # Of an interface that is not in the list nothing is known.
    assert guest_work(part, replace(found, interfaces=(attached_eni(),))).set_up == (ENI,)
