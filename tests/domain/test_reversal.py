"""The way back of an applied run, in one plan."""

from dataclasses import replace
from typing import Any

import pytest

from gui.domain.cloud.eip import INSTANCE_TARGET, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, SecurityGroupId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans import move
from gui.domain.plans.notes import NotedPlan, PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.plans.reversal import build, can_be_reversed
from gui.words.plan_notes import english_note
from tests.domain.test_move import SPARE, TARGET, cold, region
from tests.helpers.region_values import (
    CATALOG,
    ENI,
    INSTANCE,
    OTHER_INSTANCE,
    REGION,
    RUNNING,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
)

MOVE = (DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, OTHER_INSTANCE))
BACK = (DetachEni(REGION, ENI, OTHER_INSTANCE), AttachEni(REGION, ENI, INSTANCE))


def applied(*operations: Operation) -> Plan:
    return replace(move.build(ENI, OTHER_INSTANCE, region(), CATALOG).plan, operations=operations)


def there(**changed: Any) -> Inventory:
    """Return the region after the move."""
    return region(**{"eni": attached_eni(OTHER_INSTANCE), **changed})


def reversed_(*operations: Operation, now: Inventory) -> NotedPlan:
    return build(applied(*operations), now, CATALOG)


def refused(*operations: Operation, now: Inventory) -> list[ProblemCode]:
    with pytest.raises(PlanBlockedError) as error:
        reversed_(*operations, now=now)
    return [problem.code for problem in error.value.problems]


def test_a_move_is_reversed_by_a_move() -> None:
    made = reversed_(*MOVE, now=there())
    assert made.plan.operations == BACK
    assert (made.plan.selection.eni, made.plan.selection.instance) == (ENI, INSTANCE)
    assert [note.code for note in made.notes] == [
        PlanNoteCode.GUEST_UNDO_FIRST,
        PlanNoteCode.SESSIONS_END,
        PlanNoteCode.GUEST_CHANGE_AFTER,
        PlanNoteCode.OUTAGES,
    ]


def test_a_guest_that_does_not_run_is_not_to_be_undone_before() -> None:
    down = there(instances=(RUNNING, replace(TARGET, status=InstanceStatus.STOPPED)))
    codes = [note.code for note in reversed_(*MOVE, now=down).notes]
    assert PlanNoteCode.OLD_GUEST_DOWN in codes
    assert PlanNoteCode.GUEST_UNDO_FIRST not in codes


def test_an_interface_that_comes_back_with_other_eips_is_only_set_up_anew() -> None:
    added = (
        DetachEni(REGION, ENI, INSTANCE),
        AssociateEips(REGION, (eip_id(2),), ENI),
        AttachEni(REGION, ENI, INSTANCE),
    )
    made = reversed_(*added, now=region(eips=(bound_eip(1), bound_eip(2))))
    assert [note.code for note in made.notes] == [
        PlanNoteCode.SESSIONS_END,
        PlanNoteCode.GUEST_CHANGE_AFTER,
        PlanNoteCode.OUTAGES,
        PlanNoteCode.UNREACHABLE_AFTER,
    ]
    assert english_note(made.notes[-2]).endswith("the guest: 47.0.0.1 (12–70 s).")
    assert english_note(made.notes[-1]) == "Unreachable after this plan: 47.0.0.2."
    # Without an EIP there is nothing to set up.
    only = reversed_(*added, now=region(eips=(bound_eip(2),)))
    assert only.notes[0].code is PlanNoteCode.GUEST_UNDO_FIRST


def test_it_is_made_only_while_everything_is_as_the_run_left_it() -> None:
    assert refused(*MOVE, now=region()) == [ProblemCode.CHANGED_SINCE_RUN]
    assert refused(*MOVE, now=region(interfaces=())) == [ProblemCode.CHANGED_SINCE_RUN]
    dark = Unread(ListName.EIPS, CloudError(CloudErrorKind.DENIED, "NoPermission"))
    assert refused(*MOVE, now=replace(there(), unread=(dark,))) == [ProblemCode.EIPS_UNREAD]


def test_instances_are_stopped_again_unless_they_do_not_run() -> None:
    stops = (StopInstance(REGION, INSTANCE), MOVE[0], StartInstance(REGION, INSTANCE), MOVE[1])
    both = there(instances=(cold(RUNNING), TARGET))
    made = reversed_(*stops, now=both)
    assert made.plan.operations == (
        BACK[0],
        StopInstance(REGION, INSTANCE),
        BACK[1],
        StartInstance(REGION, INSTANCE),
    )
    assert PlanNoteCode.HOST_STOPS in [note.code for note in made.notes]
    down = there(instances=(replace(cold(RUNNING), status=InstanceStatus.STOPPED), TARGET))
    assert reversed_(*stops, now=down).plan.operations == BACK
    # It did not run then, and runs now.
    assert refused(*MOVE, now=both) == [ProblemCode.INSTANCE_MUST_STOP]
    assert refused(*MOVE, now=there(instances=(RUNNING, cold(TARGET)))) == [ProblemCode.ENI_HOST_MUST_STOP]


def test_an_instance_that_is_gone_or_full_takes_nothing_back() -> None:
    assert refused(*MOVE, now=there(instances=(TARGET,))) == [ProblemCode.INSTANCE_GONE]
    full = replace(RUNNING, eni_ids=(EniId("eni-7"), EniId("eni-8"), EniId("eni-9")))
    assert refused(*MOVE, now=there(instances=(full, TARGET))) == [ProblemCode.INSTANCE_ENI_QUOTA]


def test_an_eip_goes_back_into_the_mode_that_it_had() -> None:
    first = UnassociateFromInstance(REGION, eip_id(1), OTHER_INSTANCE)
    bind = AssociateEips(REGION, (eip_id(1),), ENI)
    now = region(eni=attached_eni(INSTANCE), eips=(bound_eip(1), free_eip(2)))
    made = reversed_(first, bind, AttachEni(REGION, ENI, INSTANCE), now=now)
    assert made.plan.operations == (
        DetachEni(REGION, ENI, INSTANCE),
        bind.undo,
        AssociateWithInstance(REGION, eip_id(1), OTHER_INSTANCE),
    )
    assert made.plan.selection.eips == (eip_id(1),)
    free = bound_eip(1, OTHER_INSTANCE, None, target_type=INSTANCE_TARGET)
    assert refused(bind, now=region(eips=(free,))) == [ProblemCode.CHANGED_SINCE_RUN]


def test_an_eip_of_an_instance_alone_needs_no_interface() -> None:
    eip: ElasticIp = bound_eip(1, OTHER_INSTANCE, None, target_type=INSTANCE_TARGET)
    made = reversed_(AssociateWithInstance(REGION, eip_id(1), OTHER_INSTANCE), now=region(eips=(eip,)))
    assert made.plan.operations == (UnassociateFromInstance(REGION, eip_id(1), OTHER_INSTANCE),)
    assert (made.plan.selection.eni, made.plan.selection.instance) == (None, None)


def test_an_interface_that_was_made_for_it_stays() -> None:
    create = CreateEni(REGION, "m-1", VSwitchId("vsw-1"), SecurityGroupId("sg-1"))
    new = replace(SPARE, mark="m-1", status=EniStatus.IN_USE, instance_id=OTHER_INSTANCE)
    operations = (
        create,
        UnassociateEips(REGION, (eip_id(1),), ENI),
        AssociateEips(REGION, (eip_id(1),), MarkRef("m-1")),
        AttachEni(REGION, MarkRef("m-1"), OTHER_INSTANCE),
    )
    now = region(spare=new, eips=(bound_eip(1, SPARE.id), bound_eip(2)))
    assert [type(each) for each in reversed_(*operations, now=now).plan.operations] == [
        DetachEni,
        UnassociateEips,
        AssociateEips,
    ]
    assert refused(*operations, now=region(spare=None)) == [ProblemCode.CHANGED_SINCE_RUN] * 2


def test_what_is_gone_for_good_can_not_be_reversed() -> None:
    release = applied(*MOVE, ReleaseEip(REGION, eip_id(1)))
    assert not can_be_reversed(release)
    assert not can_be_reversed(applied())
    assert can_be_reversed(applied(*MOVE))
    with pytest.raises(PlanBlockedError) as error:
        build(release, there(), CATALOG)
    (problem,) = error.value.problems
    assert (problem.code, problem.values) == (ProblemCode.NO_REVERSAL, (("action", "ReleaseEipAddress"),))
