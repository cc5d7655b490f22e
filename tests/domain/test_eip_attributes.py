"""Another name or bandwidth for an EIP: the plan, its undo, and what a reading says of it."""

from dataclasses import replace

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import EipStatus, ElasticIp
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.problems import ProblemCode
from gui.domain.engine.progress import Outcome
from gui.domain.operations.eips import ModifyEip
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.domain.plans.immediate import modify_eip
from gui.domain.plans.operation_data import operation_from_data, operation_to_data
from gui.domain.plans.plan import Plan, PlanBlockedError
from tests.helpers.queries import seen_of
from tests.helpers.region_values import INVENTORY, REGION, eip_id, free_eip, with_eips
from tests.helpers.toy_cloud import ToyCloud, step

NOW = replace(free_eip(1), name="sip-1", bandwidth=5)
BOTH = ModifyEip(REGION, eip_id(1), "sip-2", 10, "sip-1", 5)
NAMED = ModifyEip(REGION, eip_id(1), "sip-1")
"""Of an EIP that had no name."""


def verdict(operation: ModifyEip, eip: ElasticIp | None) -> Verdict:
    (found,) = operation.judge(seen_of([eip] if eip else []))
    return found


def test_only_what_is_changed_is_in_the_operation() -> None:
    known = with_eips(NOW)
    assert modify_eip(eip_id(1), known, "sip-2", 10).operations == (BOTH,)
    assert modify_eip(eip_id(1), known, "", 5).operations == ()
    (renamed,) = modify_eip(eip_id(1), known, "sip-2", None).operations
    assert renamed == ModifyEip(REGION, eip_id(1), "sip-2", name_before="sip-1")
    (resized,) = modify_eip(eip_id(1), known, "sip-1", 10).operations
    assert resized == ModifyEip(REGION, eip_id(1), bandwidth=10, bandwidth_before=5)
    assert (renamed.may_cost, resized.may_cost) == (False, True)


def test_the_plan_relies_on_the_eip_and_names_no_interface() -> None:
    plan = modify_eip(eip_id(1), with_eips(NOW), "sip-2", None)
    assert {fact.resource for fact in plan.relied_on} == {eip_id(1)}
    assert plan.selection.eips == ()


@pytest.mark.parametrize(
    ("eip", "code"),
    [
        (replace(NOW, locks=("financial",)), ProblemCode.EIP_LOCKED),
        (replace(NOW, service_managed=True), ProblemCode.EIP_SERVICE_MANAGED),
        (replace(NOW, status=EipStatus.ASSOCIATING), ProblemCode.EIP_UNSETTLED),
    ],
)
def test_what_the_cloud_would_refuse_is_said_before(eip: ElasticIp, code: ProblemCode) -> None:
    with pytest.raises(PlanBlockedError) as blocked:
        modify_eip(eip_id(1), with_eips(eip), "sip-2", None)
    assert [each.code for each in blocked.value.problems] == [code]


def test_an_eip_that_is_gone_has_no_plan_and_a_bound_one_has() -> None:
    with pytest.raises(PlanBlockedError):
        modify_eip(eip_id(9), INVENTORY, "sip-2", None)
    bound = replace(NOW, status=EipStatus.IN_USE, target_id="eni-9")
    assert modify_eip(eip_id(1), with_eips(bound), "sip-2", None).operations


@pytest.mark.parametrize(
    ("operation", "eip", "judgement", "reason"),
    [
        (BOTH, NOW, Judgement.NOT_YET, None),
        (BOTH, replace(NOW, name="sip-2"), Judgement.NOT_YET, None),
        (BOTH, replace(NOW, name="sip-2", bandwidth=10), Judgement.HOLDS, None),
        (BOTH, replace(NOW, name="mine"), Judgement.CONFLICTING, Reason.OTHER_VALUE),
        (BOTH, replace(NOW, bandwidth=7), Judgement.CONFLICTING, Reason.OTHER_VALUE),
        (BOTH, replace(NOW, status=EipStatus.ASSOCIATING), Judgement.PENDING, None),
        (BOTH, replace(NOW, status=EipStatus.RELEASING), Judgement.CONFLICTING, Reason.LEAVING),
        (BOTH, None, Judgement.CONFLICTING, Reason.GONE),
        (BOTH.undo, replace(NOW, name="sip-2", bandwidth=10), Judgement.NOT_YET, None),
        (BOTH.undo, NOW, Judgement.HOLDS, None),
        # A name can't be taken away again: that is said, not called undone.
        (NAMED.undo, replace(NOW, name=""), Judgement.HOLDS, None),
        (NAMED.undo, NOW, Judgement.CONFLICTING, Reason.OTHER_VALUE),
        (replace(NAMED, bandwidth=10, bandwidth_before=5).undo, replace(NOW, bandwidth=10), Judgement.NOT_YET, None),
    ],
)
def test_a_reading_proves_both_values(
    operation: ModifyEip, eip: ElasticIp | None, judgement: Judgement, reason: Reason | None
) -> None:
    found = verdict(operation, eip)
    assert (found.judgement, found.reason) == (judgement, reason)


def test_the_undo_gives_the_old_values_back() -> None:
    assert BOTH.undo == ModifyEip(REGION, eip_id(1), "sip-1", 5, "sip-2", 10)
    assert BOTH.undo.undo == BOTH
    assert NAMED.undo == ModifyEip(REGION, eip_id(1), name_before="sip-1")


@pytest.mark.parametrize("bandwidth", [0, -1, "10", True, 1.5])
def test_a_plan_file_holds_a_number_or_nothing(bandwidth: object) -> None:
    large = replace(BOTH, name="", bandwidth=5000)
    assert operation_from_data(operation_to_data(large)) == large
    with pytest.raises(InputError):
        operation_from_data({**operation_to_data(BOTH), "bandwidth": bandwidth})


def test_the_engine_brings_it_about_once() -> None:
    cloud = ToyCloud()
    cloud.eips[eip_id(1)] = NOW
    plan = modify_eip(eip_id(1), with_eips(NOW), "sip-2", 10)
    assert step(cloud, plan).report.outcome is Outcome.APPLIED
    assert (cloud.eips[eip_id(1)].name, cloud.eips[eip_id(1)].bandwidth) == ("sip-2", 10)
    again = step(cloud, replace(plan, relied_on=()))
    assert again.report.outcome is Outcome.APPLIED
    assert len(cloud.writes) == 1


def test_what_another_user_gave_it_stays() -> None:
    cloud = ToyCloud()
    cloud.eips[eip_id(1)] = replace(NOW, name="mine")
    done = step(cloud, Plan(REGION, (BOTH,), Selection(REGION)))
    assert done.report.outcome is Outcome.UNDONE
    assert [each.reason for each in done.report.failures] == [Reason.OTHER_VALUE]
    assert cloud.writes == []
