"""Baselines and what a check of a region comes to."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.checks.baseline import (
    Baseline,
    BaselineError,
    BaselineFault,
    adopted,
    baseline_from_data,
    baseline_to_data,
    changing,
    with_new_interfaces,
)
from gui.domain.checks.drift import Drift
from gui.domain.checks.issue import LEVELS, Issue, IssueCode, Weight
from gui.domain.checks.region_check import CheckState, ComparedWith, overall, region_check
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import INSTANCE_TARGET, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, EniType
from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.expected import Binding
from gui.words.baseline import FAULTS, fault_text
from tests.helpers.region_values import (
    ENI,
    FREE_ENI,
    INSTANCE,
    OTHER_ENI,
    REGION,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
)
from tests.helpers.toy_cloud import instance

HOST: Instance = replace(instance(), id=INSTANCE, status=InstanceStatus.RUNNING)


def inventory(**more: Any) -> Inventory:
    basis: dict[str, Any] = {
        "eips": (bound_eip(1), replace(bound_eip(2), locks=("financial",)), free_eip(3)),
        "interfaces": (attached_eni(), replace(FREE_ENI, id=OTHER_ENI)),
        "instances": (HOST,),
    }
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), **(basis | more))


def test_what_exists_is_adopted() -> None:
    state = adopted(inventory())
    assert state.bindings[eip_id(1)] == Binding(ENI, bound_eip(1).mode)
    assert state.bindings[eip_id(3)] == Binding(None)
    assert state.attachments == {ENI: INSTANCE, OTHER_ENI: None}
    assert state.carried == {ENI: {eip_id(1), eip_id(2)}, OTHER_ENI: frozenset()}
    assert state.types == {INSTANCE: HOST.type}
    assert state.locked == {eip_id(2)}


def test_an_interface_that_came_later_is_to_carry_nothing_where_it_carries_something() -> None:
    state = adopted(inventory(interfaces=(attached_eni(),)))
    added = replace(attached_eni(), id=EniId("eni-new"))
    alone = replace(FREE_ENI, id=EniId("eni-alone"))
    eip = replace(bound_eip(4), target_id="eni-new")
    now = inventory(eips=(eip,), interfaces=(attached_eni(), added, alone))
    assert with_new_interfaces(state, now).carried == {**state.carried, EniId("eni-new"): frozenset()}
    primary = replace(added, type=EniType.PRIMARY)
    assert with_new_interfaces(state, inventory(eips=(eip,), interfaces=(primary,))).carried == state.carried


def test_what_changes_or_is_not_about_interfaces_is_left_out() -> None:
    found = inventory(
        eips=(
            bound_eip(1, status=EipStatus.UNASSOCIATING),
            bound_eip(2, INSTANCE, None, target_type=INSTANCE_TARGET),
        ),
        interfaces=(
            attached_eni(),
            replace(FREE_ENI, id=OTHER_ENI, status=EniStatus.ATTACHING),
            replace(attached_eni(), id=EniId("eni-service"), instance_id=None),
            replace(attached_eni(), id=EniId("eni-primary"), type=EniType.PRIMARY),
        ),
    )
    state = adopted(found)
    assert changing(found) == (eip_id(1), OTHER_ENI)
    assert (dict(state.bindings), dict(state.attachments), dict(state.carried)) == ({}, {ENI: INSTANCE}, {})


def test_a_baseline_is_read_as_it_was_written() -> None:
    partial = inventory(eips=(bound_eip(1, status=EipStatus.ASSOCIATING), bound_eip(4, OTHER_ENI, None)))
    for found in (inventory(), partial):
        before = Baseline(Account("123", "LTAI", "http://127.0.0.1:1"), {REGION: adopted(found)})
        assert baseline_from_data(json.loads(json.dumps(baseline_to_data(before)))) == before
    nobody = Baseline(Account(), {})
    assert baseline_from_data(baseline_to_data(nobody)) == nobody


def _with(**more: Any) -> dict[str, Any]:
    return baseline_to_data(Baseline(Account("123"), {REGION: adopted(inventory())})) | more


def _region(**more: Any) -> dict[str, Any]:
    data = _with()
    return data | {"regions": {REGION: data["regions"][REGION] | more}}


@pytest.mark.parametrize(
    ("data", "fault", "names"),
    [
        ([], "no_object", "the file"),
        (_with(kind="plan"), "other_kind", ""),
        (_with(format=9), "other_format", "9, 1"),
        (_with(account=None), "no_object", "account"),
        (_with(account={"id": 5}), "no_text", "id"),
        (_with(regions={REGION: 1}), "no_object", REGION),
        (_region(eips=1), "no_list", "eips"),
        (_region(eips=[1]), "no_object", "an entry of eips"),
        (_region(eips=[{"id": ""}]), "missing", "id"),
        (_region(eips=[{"id": "eip-1", "mode": "TELEPATHY"}]), "unknown_mode", "TELEPATHY"),
        (_region(interfaces=[{"id": "eni-1", "eips": [1]}]), "no_texts", "eips"),
        (_region(interfaces=[{"id": "eni-1", "eips": "x"}]), "no_list", "eips"),
    ],
)
def test_a_baseline_that_is_not_right_is_refused_by_what_is_wrong(data: Any, fault: str, names: str) -> None:
    with pytest.raises(BaselineError) as refused:
        baseline_from_data(data)
    error = refused.value
    assert (error.fault, ", ".join(error.values.values())) == (BaselineFault(fault), names)
    assert str(error) == f"baseline {fault}: {names}".removesuffix(": ")
    assert all(each in fault_text(error) for each in error.values.values())


def test_each_reason_has_a_sentence() -> None:
    assert {*FAULTS} == {*BaselineFault}


UNBOUND = Issue(IssueCode.EIP_UNBOUND, ("eip-1",))
LOCKED = Issue(IssueCode.EIP_LOCKED, ("eip-2",))
LIST = Issue(IssueCode.LIST_UNREAD)
GONE = Drift(Issue(IssueCode.DRIFT_EIP_GONE, ("eip-1",)))
UNKNOWN = Drift(Issue(IssueCode.DRIFT_EIP_UNREAD, ("eip-1",)))


@pytest.mark.parametrize(
    ("level", "counted"),
    [(None, ()), (Weight.TRAFFIC, (LOCKED,)), (Weight.COST, (LOCKED, UNBOUND)), (Weight.NOTE, (LOCKED, UNBOUND))],
)
def test_issues_count_from_the_level_on_and_what_is_unread_is_none(level: Weight | None, counted: Any) -> None:
    check = region_check(REGION, None, (), (UNBOUND, LOCKED, LIST), (), level=level)
    assert check.issues == counted
    assert check.state is (CheckState.DRIFT if counted else CheckState.AS_PLANNED)


@pytest.mark.parametrize(
    ("drift", "unread", "state"),
    [
        ((), (), CheckState.AS_PLANNED),
        ((), (("eips", "Throttling"),), CheckState.UNREAD),
        ((UNKNOWN,), (), CheckState.UNREAD),
        ((UNKNOWN, GONE), (("eips", "Throttling"),), CheckState.DRIFT),
    ],
)
def test_drift_outweighs_what_is_not_known(drift: Any, unread: Any, state: CheckState) -> None:
    check = region_check(REGION, ComparedWith.PLANS, drift, (), unread, level=None)
    assert check.state is state
    assert overall([check, region_check(REGION, None, (), (), (), level=None)]) is state


def test_the_order_of_a_check_depends_on_its_content_only() -> None:
    drift, issues = (GONE, UNKNOWN), (UNBOUND, LOCKED)
    one = region_check(REGION, None, drift, issues, (("b", "x"), ("a", "y")), level=LEVELS[-1])
    other = region_check(REGION, None, drift[::-1], issues[::-1], (("a", "y"), ("b", "x")), level=LEVELS[-1])
    assert one == other
