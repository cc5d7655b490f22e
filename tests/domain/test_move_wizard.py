"""The wizard that moves EIPs to another instance: its answers, and what completes its pages."""

from dataclasses import replace
from typing import Any

from gui.domain.choices.selection import EniChosen
from gui.domain.cloud.eni import EniId, EniStatus
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.operation import AttachEni, DetachEni
from gui.domain.plans import move
from gui.domain.wizards.in_use_choice import (
    ConsentGiven,
    EipWanted,
    InUseEvent,
    MovedTo,
    ReviewConsent,
    StopAgreed,
    TakenBy,
    TargetStopAgreed,
)
from gui.domain.wizards.move import MoveState, Relocation
from gui.domain.wizards.reverse import ReverseState, Reversing
from gui.domain.wizards.steps import Page
from tests.domain.test_move import SPARE, TARGET, cold, region
from tests.helpers.region_values import (
    CATALOG,
    ENI,
    INSTANCE,
    OTHER_ENI,
    OTHER_INSTANCE,
    PRIMARY,
    REGION,
    RUNNING,
    attached_eni,
    bound_eip,
    eip_id,
)


def state(inventory: Inventory | None = None, *events: InUseEvent, eni: EniId | None = ENI) -> MoveState:
    now = MoveState(Relocation(eni), CATALOG, inventory or region())
    for event in events:
        now = replace(now, choice=now.update(event))
    return now


def codes(now: MoveState) -> list[ProblemCode]:
    return [each.code for each in now.drafted.problems]


def test_the_interface_goes_with_all_of_its_eips() -> None:
    now = state()
    assert (now.first, now.steps[:3]) == (Page.EIPS_TO_MOVE, (Page.INTERFACE_IN_USE, Page.EIPS_TO_MOVE, Page.MOVE_TO))
    assert now.whole
    assert now.attached_to == INSTANCE
    assert now.complete(Page.INTERFACE_IN_USE)
    assert now.complete(Page.EIPS_TO_MOVE)
    assert not now.complete(Page.MOVE_TO)
    assert codes(now) == [ProblemCode.INSTANCE_MISSING]
    there = state(None, MovedTo(OTHER_INSTANCE))
    assert there.complete(Page.MOVE_TO)
    assert there.drafted.plan is not None
    assert there.drafted.plan.operations == (
        DetachEni(REGION, ENI, INSTANCE),
        AttachEni(REGION, ENI, OTHER_INSTANCE),
    )
    assert there.drafted.consents == {ReviewConsent.PLAN, ReviewConsent.GUEST_UNDONE}
    agreed = state(
        None,
        MovedTo(OTHER_INSTANCE),
        ConsentGiven(there.drafted, ReviewConsent.PLAN, agreed=True),
        ConsentGiven(there.drafted, ReviewConsent.GUEST_UNDONE, agreed=True),
    )
    assert agreed.complete(Page.REVIEW)
    assert agreed.eni_ids() == (ENI,)


def test_some_eips_go_to_another_interface() -> None:
    stay = EipWanted(eip_id(3), on=False)
    now = state(None, stay, MovedTo(OTHER_INSTANCE))
    assert now.moving() == (eip_id(1), eip_id(2))
    assert not now.whole
    assert codes(now) == [ProblemCode.TARGET_INTERFACE_MISSING]
    assert [(eni.id, problem) for eni, problem in now.takers()] == [(OTHER_ENI, None)]
    taken = state(None, stay, MovedTo(OTHER_INSTANCE), TakenBy(OTHER_ENI))
    assert taken.complete(Page.MOVE_TO)
    assert taken.eni_ids() == (OTHER_ENI, ENI)
    # Another instance has other interfaces; the same one changes nothing.
    assert taken.update(MovedTo(OTHER_INSTANCE)) is taken.choice
    assert taken.update(MovedTo(INSTANCE)).onto is None
    assert taken.update(EipWanted(eip_id(3), on=True)).staying == frozenset()
    assert taken.update(EniChosen(OTHER_ENI)) == Relocation(OTHER_ENI)
    # Nothing moves.
    none = state(None, *(EipWanted(eip_id(number), on=False) for number in (1, 2, 3)))
    assert not none.complete(Page.EIPS_TO_MOVE)


def test_an_interface_that_can_not_take_them_says_why() -> None:
    full = region(eips=(bound_eip(1), bound_eip(2), *(bound_eip(number, OTHER_ENI) for number in range(10, 20))))
    now = state(full, EipWanted(eip_id(2), on=False), MovedTo(OTHER_INSTANCE))
    ((eni, problem),) = now.takers()
    assert problem is not None
    assert (eni.id, problem.code) == (OTHER_ENI, ProblemCode.ENI_FULL)
    away = state(region(spare=replace(SPARE, zone_id="cn-shanghai-a")), MovedTo(OTHER_INSTANCE))
    assert [each.code for _eni, each in away.takers() if each] == [ProblemCode.INSTANCE_OTHER_ZONE]
    assert state(region(instances=(RUNNING,)), MovedTo(OTHER_INSTANCE)).takers() == ((SPARE, None),)
    elsewhere = replace(SPARE, status=EniStatus.IN_USE, instance_id="i-3")
    assert state(region(spare=elsewhere), MovedTo(OTHER_INSTANCE)).takers() == ()
    ((_, misfit),) = state(region(spare=replace(SPARE, zone_id="cn-shanghai-x")), MovedTo(OTHER_INSTANCE)).takers()
    assert misfit is not None
    assert misfit.code is ProblemCode.INSTANCE_OTHER_ZONE
    assert state(region(interfaces=(attached_eni(), PRIMARY)), MovedTo(OTHER_INSTANCE)).takers() == ()
    assert state().takers() == ()


def test_instances_that_do_not_fit_say_why() -> None:
    found = region(instances=(RUNNING, TARGET, replace(TARGET, zone_id="cn-shanghai-a")))

    def said(now: MoveState, which: Any) -> list[ProblemCode]:
        return [each.code for each in now.instance_problems(which)]

    now = state(found)
    assert said(now, RUNNING) == [ProblemCode.ALREADY_THERE]
    assert said(now, TARGET) == []
    assert said(now, found.instances[2]) == [ProblemCode.INSTANCE_OTHER_ZONE]
    assert said(now, cold(TARGET)) == [], "a box asks for it"
    some = state(found, EipWanted(eip_id(3), on=False))
    assert said(some, RUNNING) == []
    dark = replace(found, unread=(Unread(ListName.EIPS, CloudError(CloudErrorKind.DENIED, "NoPermission")),))
    assert said(state(dark), TARGET) == [ProblemCode.EIPS_UNREAD]
    assert not state(dark).complete(Page.EIPS_TO_MOVE)
    assert said(state(found, eni=None), TARGET) == [ProblemCode.INVENTORY_MISSING]


def test_both_instances_are_stopped_by_a_consent_each() -> None:
    both = region(instances=(cold(RUNNING), cold(TARGET)))
    now = state(both, MovedTo(OTHER_INSTANCE))
    assert now.drafted.needs_only_a_stop
    host, target = now.host_to_stop(), now.target_to_stop()
    assert host is not None
    assert target is not None
    assert (host.id, target.id) == (INSTANCE, OTHER_INSTANCE)
    assert not now.complete(Page.MOVE_TO)
    assert state(both, MovedTo(OTHER_INSTANCE), TargetStopAgreed(OTHER_INSTANCE)).complete(Page.MOVE_TO), "asked again"
    assert not state(both, MovedTo(OTHER_INSTANCE), StopAgreed(INSTANCE)).complete(Page.MOVE_TO), "asked here alone"
    assert now.shown_plan is not None
    agreed = state(both, MovedTo(OTHER_INSTANCE), StopAgreed(INSTANCE), TargetStopAgreed(OTHER_INSTANCE))
    assert agreed.drafted.plan == now.shown_plan == agreed.shown_plan
    assert agreed.update(TargetStopAgreed(OTHER_INSTANCE)) is agreed.choice
    roomy = replace(both, instance_types=tuple(replace(each, eni_quantity=4) for each in both.instance_types))
    same = state(roomy, EipWanted(eip_id(3), on=False), MovedTo(INSTANCE), TakenBy(OTHER_ENI))
    assert (same.host_to_stop(), same.target_to_stop()) == (cold(RUNNING), None), "one instance is asked about once"
    assert same.shown_plan == replace(same, choice=same.update(StopAgreed(INSTANCE))).drafted.plan
    assert same.shown_plan is not None
    only = state(region(instances=(RUNNING, cold(TARGET))), MovedTo(OTHER_INSTANCE))
    assert only.shown_plan is not None


def test_nothing_is_known_before_the_region_is() -> None:
    now = MoveState(Relocation(None), CATALOG)
    assert (now.first, now.carried(), now.moving(), now.takers()) == (Page.INTERFACE_IN_USE, (), (), ())
    assert now.eni_ids() == ()
    assert now.target_to_stop() is None
    assert now.attached_to is None
    assert not now.complete(Page.INTERFACE_IN_USE)


def test_a_run_is_reversed_without_a_question() -> None:
    applied = move.build(ENI, OTHER_INSTANCE, region(), CATALOG).plan
    after = region(eni=attached_eni(OTHER_INSTANCE))
    now = ReverseState(Reversing(ENI, applied=applied), CATALOG, after)
    assert (now.first, now.steps) == (Page.REVIEW, (Page.REVIEW, Page.APPLY, Page.DONE))
    assert now.drafted.plan is not None
    assert now.drafted.plan.operations == (
        DetachEni(REGION, ENI, OTHER_INSTANCE),
        AttachEni(REGION, ENI, INSTANCE),
    )
    assert now.update(EniChosen(OTHER_ENI)) is now.choice
    assert now.answered(Page.INTERFACE_IN_USE)
    cold_now = replace(after, instances=(RUNNING, cold(TARGET)))
    assert replace(now, inventory=cold_now).host_to_stop() is None, "a box without effect would ask for it"
    assert ReverseState(Reversing(), CATALOG, after).drafted.plan is None
    assert [each.code for each in replace(now, inventory=region()).drafted.problems] == [ProblemCode.CHANGED_SINCE_RUN]
