"""What a teardown takes away for good: the interface, and EIPs that it set free."""

from dataclasses import replace
from typing import Any

import pytest

from gui.domain.checks.drift import DriftReading, drift
from gui.domain.cloud.eip import AllocationId, AssociationMode
from gui.domain.cloud.eni import EniStatus, EniType
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.judgements import Judgement, Reason
from gui.domain.operations.operation import DetachEni, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.deletion import delete_problems, release_problems
from gui.domain.plans.expected import expected
from gui.domain.plans.notes import NotedPlan, PlanNote, PlanNoteCode
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.plans.teardown import build
from gui.words.plan_notes import english_note
from tests.domain.test_teardown import ATTACHED, BOTH, CATALOG, HOT, inventory
from tests.helpers.queries import seen_of, seen_with
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip, instance


def after_deletion(eips: Any = BOTH, interface: Any = ATTACHED, named: Any = None, **wanted: Any) -> NotedPlan:
    return build(ENI, inventory(eips, interface), HOT, named, **wanted)


def refused(*arguments: Any, **wanted: Any) -> list[Problem]:
    with pytest.raises(PlanBlockedError) as error:
        after_deletion(*arguments, **wanted)
    return list(error.value.problems)


def noted(torn: NotedPlan) -> dict[PlanNoteCode, PlanNote]:
    return {note.code: note for note in torn.notes}


def test_what_nothing_brings_back_comes_last() -> None:
    torn = after_deletion(delete_eni=True, release=(eip_id(2), eip_id(1), eip_id(2)))
    assert [type(each) for each in torn.plan.operations[:2]] == [DetachEni, UnassociateEips]
    assert torn.plan.operations[2:] == (
        DeleteEni(REGION, ENI, ATTACHED.name),
        ReleaseEip(REGION, eip_id(2), "47.0.0.2"),
        ReleaseEip(REGION, eip_id(1), "47.0.0.1"),
    )
    seen = seen_of(BOTH, (ATTACHED,), (instance(),), {ENI: (eip_id(1), eip_id(2))})
    assert torn.plan.changes(seen) == ()


def test_a_host_that_had_to_stop_runs_again_before_anything_goes_for_good() -> None:
    torn = build(ENI, inventory(), CATALOG, stop=INSTANCE, delete_eni=True, release=(eip_id(1),))
    kinds = [type(each) for each in torn.plan.operations]
    assert kinds == [StopInstance, DetachEni, UnassociateEips, StartInstance, DeleteEni, ReleaseEip]


def test_nothing_goes_unless_it_is_asked_for() -> None:
    assert after_deletion() == after_deletion(delete_eni=False, release=())
    assert [type(each) for each in after_deletion().plan.operations] == [DetachEni, UnassociateEips]


def test_each_is_said_by_itself_with_what_is_lost() -> None:
    both = noted(after_deletion(delete_eni=True, release=(eip_id(1),)))
    assert english_note(both[PlanNoteCode.ENI_DELETED]) == (
        f"The interface {ENI} is deleted permanently: its private addresses (10.0.0.5) and its MAC address"
        f" {ATTACHED.mac} are lost."
    )
    assert both[PlanNoteCode.EIPS_RELEASED].ids == (eip_id(1),)
    assert english_note(both[PlanNoteCode.EIPS_RELEASED]) == (
        "These EIPs are released permanently: 47.0.0.1. Alibaba Cloud may assign them to another user."
    )
    assert all(both[code].needs_consent for code in (PlanNoteCode.ENI_DELETED, PlanNoteCode.EIPS_RELEASED))
    assert both[PlanNoteCode.EIPS_STILL_COST].ids == (eip_id(2),)
    assert PlanNoteCode.ENI_STAYS not in both
    assert PlanNoteCode.EIPS_RELEASED not in noted(after_deletion(delete_eni=True))
    released = noted(after_deletion(release=(eip_id(1), eip_id(2))))
    assert PlanNoteCode.ENI_STAYS in released
    assert PlanNoteCode.ENI_DELETED not in released
    assert PlanNoteCode.EIPS_STILL_COST not in released


def test_an_interface_on_which_an_eip_stays_is_not_deleted() -> None:
    nat = bound_eip(3, mode=AssociationMode.NAT)
    assert refused((*BOTH, nat), delete_eni=True) == [
        Problem(ProblemCode.ENI_EIPS_STAY, ENI, (("addresses", "47.0.0.3"),))
    ]
    assert refused(named=(eip_id(2),), delete_eni=True) == [
        Problem(ProblemCode.ENI_EIPS_STAY, ENI, (("addresses", "47.0.0.1"),))
    ]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"type": EniType.PRIMARY}, [ProblemCode.ENI_PRIMARY]),
        ({"type": EniType.OTHER}, [ProblemCode.ENI_OTHER_TYPE]),
        ({"service_managed": True}, [ProblemCode.ENI_SERVICE_MANAGED]),
    ],
)
def test_an_interface_that_may_not_be_deleted_says_why(change: Any, codes: list[ProblemCode]) -> None:
    assert [each.code for each in delete_problems(replace(ATTACHED, **change), ())] == codes


@pytest.mark.parametrize(
    ("change", "code", "values"),
    [
        ({"charge_type": "PrePaid"}, ProblemCode.EIP_SUBSCRIPTION, ()),
        ({"charge_type": "SomethingNew"}, ProblemCode.EIP_SUBSCRIPTION, ()),
        ({"locks": ("financial", "security")}, ProblemCode.EIP_LOCKED, (("reason", "financial, security"),)),
        ({"service_managed": True}, ProblemCode.EIP_SERVICE_MANAGED, ()),
        ({"deletion_protection": True}, ProblemCode.EIP_PROTECTED, ()),
        ({"segment": "eipsg-1"}, ProblemCode.EIP_OF_GROUP, (("group", "eipsg-1"),)),
    ],
)
def test_an_eip_that_may_not_be_released_says_why(change: Any, code: ProblemCode, values: Any) -> None:
    eip = replace(bound_eip(1), **change)
    assert list(release_problems(eip, (eip_id(1),))) == [Problem(code, eip_id(1), values)]
    assert code in {each.code for each in refused((eip, bound_eip(2)), release=(eip_id(1),))}


def test_only_what_the_plan_sets_free_may_be_released() -> None:
    stranger = free_eip(3)
    assert refused((*BOTH, stranger), release=(eip_id(3),)) == [Problem(ProblemCode.EIP_NOT_LEAVING, eip_id(3))]
    kept = refused(named=(eip_id(1),), release=(eip_id(2),))
    assert kept == [Problem(ProblemCode.EIP_NOT_LEAVING, eip_id(2))]
    assert refused(release=(eip_id(9),)) == [Problem(ProblemCode.EIP_GONE, eip_id(9))]


def test_an_eip_that_is_named_and_free_already_may_be_released() -> None:
    half = (bound_eip(1), free_eip(2), free_eip(3))
    torn = after_deletion(
        half, named=(eip_id(1), eip_id(2), eip_id(9), eip_id(2))[:2], release=(eip_id(2),), delete_eni=True
    )
    assert [each.items for each in torn.plan.operations] == [(ENI,), (eip_id(1),), (ENI,), (eip_id(2),)]
    assert torn.plan.selection.eips == (eip_id(1), eip_id(2))
    seen = seen_of(half[:2], (ATTACHED,), (instance(),), {ENI: (eip_id(1),)})
    assert torn.plan.changes(seen) == ()
    somebody = seen_with(seen, eips=[bound_eip(2, "eni-9")])
    assert torn.plan.changes(somebody), "it was bound meanwhile, so the plan is void"


def test_when_all_is_free_what_is_left_can_still_go() -> None:
    torn = after_deletion((free_eip(1),), eni(), named=(eip_id(1),), delete_eni=True, release=(eip_id(1),))
    assert [type(each) for each in torn.plan.operations] == [DeleteEni, ReleaseEip]


def test_an_interface_that_carries_an_eip_again_is_not_deleted() -> None:
    delete = DeleteEni(REGION, ENI)
    assert delete.reads.carriers == (ENI,)
    (verdict,) = delete.judge(seen_of(enis=[eni()], carried={ENI: (eip_id(3),)}))
    assert (verdict.judgement, verdict.reason) == (Judgement.CONFLICTING, Reason.TAKEN)
    assert verdict.values == (("target", eip_id(3)),)
    (verdict,) = delete.judge(seen_of(enis=[eni()], carried={ENI: ()}))
    assert verdict.judgement is Judgement.NOT_YET
    # While it goes, and when it is gone, an EIP that is still listed changes nothing.
    (verdict,) = delete.judge(seen_of(enis=[eni(EniStatus.DELETING)], carried={ENI: (eip_id(3),)}))
    assert verdict.judgement is Judgement.PENDING
    (verdict,) = delete.judge(seen_of(carried={ENI: (eip_id(3),)}))
    assert verdict.judgement is Judgement.HOLDS


@pytest.mark.parametrize("delete", [True, False])
@pytest.mark.parametrize("release", [(), (eip_id(1),), (eip_id(1), eip_id(2))])
def test_what_is_gone_for_good_is_no_drift(delete: bool, release: tuple[AllocationId, ...]) -> None:
    plan = after_deletion(delete_eni=delete, release=release).plan
    left = tuple(each for each in (free_eip(1), free_eip(2)) if each.allocation_id not in release)
    enis = () if delete else (eni(),)
    carried = {} if delete else {ENI: ()}
    assert drift(plan, DriftReading(left, enis, (instance(),), carried)) == ()
    assert set(expected(plan).bindings) == {each.allocation_id for each in left}
    assert expected(plan).enis == (() if delete else (ENI,))
    assert INSTANCE not in expected(plan).instances
