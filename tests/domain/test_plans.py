import json
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import EniStatus, SecurityGroupId, VSwitchId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceStatus, InstanceType
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.operations.reading import Reads
from gui.domain.plans.document import _checksum, operation_from_data, operation_to_data, plan_from_data, plan_to_data
from gui.domain.plans.multi_eip import build
from gui.domain.plans.plan import Fact, FactChange, Plan, PlanBlockedError, facts
from tests.helpers.every_operation import EVERY, kinds
from tests.helpers.queries import reads_of, seen_of, seen_with
from tests.helpers.toy_cloud import ENI, INSTANCE, OTHER, REGION, bound_eip, eip_id, eni, free_eip, instance

CATALOG = Catalog(frozenset({REGION}), frozenset(), frozenset({"ecs.g5"}), frozenset(), frozenset())
CHOSEN = Selection(REGION, (eip_id(1), eip_id(2)), ENI, INSTANCE)
ALL_BOUND = (bound_eip(1), bound_eip(2))


def inventory(eips: Any = None, interface: Any = None, machine: Any = None, quantity: Any = 3) -> Any:
    return Inventory(
        REGION,
        datetime(2026, 1, 1, tzinfo=UTC),
        eips or (free_eip(1), free_eip(2)),
        (interface or eni(),),
        (machine or instance(), instance(OTHER)),
        (InstanceType("ecs.g5.large", "ecs.g5", quantity, 10),),
    )


def codes(error: Any) -> Any:
    return [problem.code for problem in error.value.problems]


def test_the_plan_binds_and_then_attaches() -> None:
    plan = build(CHOSEN, inventory(), CATALOG)
    assert plan.operations == (
        AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI, private_address=IPv4Address("10.0.0.5")),
        AttachEni(REGION, ENI, INSTANCE),
    )
    assert plan.selection == CHOSEN


def test_eips_that_are_on_the_eni_already_are_left_alone() -> None:
    plan = build(CHOSEN, inventory((bound_eip(1), free_eip(2))), CATALOG)
    assert plan.operations[0].items == (eip_id(2),)


def test_when_all_is_bound_only_the_attach_is_left() -> None:
    assert build(CHOSEN, inventory(ALL_BOUND), CATALOG).operations == (AttachEni(REGION, ENI, INSTANCE),)


def test_when_all_holds_the_plan_is_empty() -> None:
    attached = eni(EniStatus.IN_USE, INSTANCE)
    assert build(CHOSEN, inventory(ALL_BOUND, attached, quantity=1), CATALOG).operations == ()


def test_ten_bound_eips_chosen_again_are_not_too_many() -> None:
    ten = tuple(bound_eip(number) for number in range(1, 11))
    chosen = replace(CHOSEN, eips=tuple(eip_id(number) for number in range(1, 11)))
    assert build(chosen, inventory(ten), CATALOG).operations == (AttachEni(REGION, ENI, INSTANCE),)


def test_an_attached_eni_blocks_unless_it_may_be_detached() -> None:
    attached = inventory(interface=eni(EniStatus.IN_USE, OTHER))
    with pytest.raises(PlanBlockedError) as error:
        build(CHOSEN, attached, CATALOG)
    assert codes(error) == [ProblemCode.ENI_ATTACHED]
    assert str(error.value) == "eni_attached eni-1"
    plan = build(CHOSEN, attached, CATALOG, detach_first=True)
    assert plan.operations[0] == DetachEni(REGION, ENI, OTHER)
    assert [type(each) for each in plan.operations[1:]] == [AssociateEips, AttachEni]


def test_consent_in_the_selection_detaches_first_and_is_spent_in_the_plan() -> None:
    attached = inventory(interface=eni(EniStatus.IN_USE, OTHER))
    plan = build(replace(CHOSEN, detach_from=OTHER), attached, CATALOG)
    assert plan == build(CHOSEN, attached, CATALOG, detach_first=True)
    with pytest.raises(PlanBlockedError):
        build(replace(CHOSEN, detach_from=INSTANCE), attached, CATALOG)


def test_an_instance_without_hot_plug_is_stopped_for_the_attach_and_started_again() -> None:
    cold = replace(CATALOG, cold_attach_types=frozenset({"ecs.g5.large"}))
    with pytest.raises(PlanBlockedError) as error:
        build(CHOSEN, inventory(), cold)
    assert codes(error) == [ProblemCode.INSTANCE_MUST_STOP]
    plan = build(replace(CHOSEN, stop=INSTANCE), inventory(), cold)
    assert plan.operations[1:] == (
        StopInstance(REGION, INSTANCE),
        AttachEni(REGION, ENI, INSTANCE),
        StartInstance(REGION, INSTANCE),
    )
    assert plan.selection == CHOSEN
    stopped = inventory(machine=instance(status=InstanceStatus.STOPPED))
    assert build(CHOSEN, stopped, cold).operations == build(CHOSEN, inventory(), CATALOG).operations
    assert (
        build(replace(CHOSEN, stop=INSTANCE), inventory(), CATALOG).operations
        == build(CHOSEN, inventory(), CATALOG).operations
    )


COLD = "ecs.t5-lc1m2.small"
STOPPING = replace(CATALOG, cold_attach_types=frozenset({COLD}))


def cold(identity: Any, status: InstanceStatus = InstanceStatus.RUNNING) -> Any:
    return replace(instance(identity, status), type=COLD)


def on_host(host: Any, target: Any = None) -> Any:
    machines = (target or instance(), *((host,) if host.id != INSTANCE else ()))
    found = inventory(interface=eni(EniStatus.IN_USE, host.id))
    return replace(
        found, instances=machines, instance_types=(*found.instance_types, InstanceType(COLD, "ecs.g5", 2, 4))
    )


def order_of(plan: Plan) -> Any:
    return [(type(each), *each.items) for each in plan.operations]


BOUND = (AssociateEips, eip_id(1), eip_id(2))


def test_a_host_without_hot_plug_is_stopped_only_to_let_go_of_the_eni() -> None:
    found = on_host(cold(OTHER))
    agreed = replace(CHOSEN, detach_from=OTHER)
    for other in (agreed, replace(agreed, stop_host=INSTANCE), replace(agreed, stop=OTHER)):
        with pytest.raises(PlanBlockedError) as error:
            build(other, found, STOPPING)
        assert codes(error) == [ProblemCode.ENI_HOST_MUST_STOP]
    plan = build(replace(agreed, stop_host=OTHER), found, STOPPING)
    assert plan.operations[:3] == (
        StopInstance(REGION, OTHER),
        DetachEni(REGION, ENI, OTHER),
        StartInstance(REGION, OTHER),
    )
    assert order_of(plan)[3:] == [BOUND, (AttachEni, ENI)]
    assert plan.selection == CHOSEN, "consent is spent in the plan"
    # The plan relies on the host too: stopped by somebody else, it would be started for nothing.
    assert plan.reads.instances == (INSTANCE, OTHER)
    seen = seen_of([free_eip(1), free_eip(2)], found.interfaces, found.instances, {ENI: ()})
    assert plan.changes(seen) == ()
    stopped = seen_with(seen, instances=[cold(OTHER, InstanceStatus.STOPPED)])
    assert plan.changes(stopped) == (FactChange(OTHER, "status", "Running", "Stopped"),)
    assert plan_from_data(json.loads(json.dumps(plan_to_data(plan)))) == plan


def test_a_host_that_is_stopped_already_stays_so() -> None:
    found = on_host(cold(OTHER, InstanceStatus.STOPPED))
    plan = build(replace(CHOSEN, detach_from=OTHER, stop_host=OTHER), found, STOPPING)
    assert order_of(plan) == [(DetachEni, ENI), BOUND, (AttachEni, ENI)]
    assert plan.reads.instances == (INSTANCE,)


def test_host_and_target_without_hot_plug_are_each_stopped_once() -> None:
    agreed = replace(CHOSEN, detach_from=OTHER, stop=INSTANCE, stop_host=OTHER)
    plan = build(agreed, on_host(cold(OTHER), cold(INSTANCE)), STOPPING)
    assert order_of(plan) == [
        (StopInstance, OTHER),
        (DetachEni, ENI),
        (StartInstance, OTHER),
        BOUND,
        (StopInstance, INSTANCE),
        (AttachEni, ENI),
        (StartInstance, INSTANCE),
    ]


def test_a_host_that_gets_its_eni_back_is_stopped_around_it_all() -> None:
    found = on_host(cold(INSTANCE), cold(INSTANCE))
    plan = build(replace(CHOSEN, detach_from=INSTANCE, stop_host=INSTANCE), found, STOPPING)
    order = [(StopInstance, INSTANCE), (DetachEni, ENI), BOUND, (AttachEni, ENI), (StartInstance, INSTANCE)]
    assert order_of(plan) == order
    assert plan.reads.instances == (INSTANCE,)


def test_an_eni_attached_to_the_chosen_instance_does_not_need_a_second_slot() -> None:
    attached = inventory(interface=eni(EniStatus.IN_USE, INSTANCE), quantity=1)
    plan = build(CHOSEN, attached, CATALOG, detach_first=True)
    assert plan.operations[0] == DetachEni(REGION, ENI, INSTANCE)


@pytest.mark.parametrize(
    ("eips", "code"),
    [
        ((bound_eip(1, "eni-9"), free_eip(2)), ProblemCode.EIP_BOUND),
        ((bound_eip(1, mode=AssociationMode.NAT), free_eip(2)), ProblemCode.EIP_BOUND),
        ((free_eip(1),), ProblemCode.EIP_GONE),
    ],
)
def test_an_eip_that_can_not_be_bound_blocks(eips: Any, code: Any) -> None:
    with pytest.raises(PlanBlockedError) as error:
        build(CHOSEN, inventory(eips), CATALOG)
    assert code in codes(error)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (Selection(), ProblemCode.REGION_MISSING),
        (replace(CHOSEN, eni=None), ProblemCode.ENI_MISSING),
        (replace(CHOSEN, instance=None), ProblemCode.INSTANCE_MISSING),
        (replace(CHOSEN, eips=()), ProblemCode.EIPS_MISSING),
    ],
)
def test_a_choice_that_is_missing_blocks(chosen: Any, code: Any) -> None:
    with pytest.raises(PlanBlockedError) as error:
        build(chosen, inventory(), CATALOG)
    assert code in codes(error)


def test_the_plan_reads_again_what_it_relied_on() -> None:
    plan = build(CHOSEN, inventory(), CATALOG)
    assert plan.reads == reads_of((eip_id(1), eip_id(2)), (ENI,), (INSTANCE,), (ENI,))
    same = seen_of([free_eip(2), free_eip(1)], [eni()], [instance()], {ENI: ()})
    assert plan.changes(same) == ()
    fewer = replace(plan, relied_on=tuple(each for each in plan.relied_on if each.name not in {"managed", "secondary"}))
    more = seen_with(same, enis=[replace(eni(), secondary_addresses=(IPv4Address("10.0.0.9"),))])
    assert plan.changes(more) != ()
    assert fewer.changes(more) == (), "an earlier version knew fewer facts"
    assert plan.fingerprint == replace(plan, relied_on=facts(same)).fingerprint


def test_each_change_is_told_with_both_values() -> None:
    plan = build(CHOSEN, inventory(), CATALOG)
    now = seen_of([free_eip(1)], [eni()], [instance(status=InstanceStatus.STOPPED)], {ENI: (eip_id(9),)})
    changed = plan.changes(now)
    assert FactChange(INSTANCE, "status", "Running", "Stopped") in changed
    assert FactChange(ENI, "eips", "", "eip-9") in changed
    assert FactChange(eip_id(2), "status", "Available", "") in changed
    assert plan.fingerprint != replace(plan, relied_on=facts(now)).fingerprint


def test_a_plan_without_choices_reads_nothing() -> None:
    assert Plan(REGION, (), Selection(REGION)).reads == Reads()


# ---- as data


def sample() -> Plan:
    return build(CHOSEN, inventory(interface=eni(EniStatus.IN_USE, OTHER)), CATALOG, detach_first=True)


def test_a_plan_survives_json() -> None:
    plan = sample()
    assert plan_from_data(json.loads(json.dumps(plan_to_data(plan)))) == plan


def test_one_of_every_operation_is_known_here() -> None:
    assert {type(each) for each in EVERY} == kinds()


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_every_operation_survives_json(operation: Any) -> None:
    assert operation_from_data(json.loads(json.dumps(operation_to_data(operation)))) == operation


def test_a_plan_that_makes_an_eni_has_none_yet() -> None:
    plan = Plan(REGION, (CreateEni(REGION, "mark", VSwitchId("vsw-1"), SecurityGroupId("sg-1")),), Selection(REGION))
    assert plan_from_data(json.loads(json.dumps(plan_to_data(plan)))) == plan


def broken(**changes: Any) -> Any:
    data = {**plan_to_data(sample()), **changes}
    return {**data, "checksum": _checksum(data)}


ATTACH = {"kind": "attach", "region": REGION, "eni": ENI, "instance": INSTANCE}
BIND = {"kind": "associate", "region": REGION, "eni": ENI, "mode": "MULTI_BINDED"}


@pytest.mark.parametrize(
    "data",
    [
        [],
        broken(format=2),
        broken(region=""),
        broken(selection=[]),
        broken(selection={"eips": [1], "eni": "eni-1", "instance": "i-1"}),
        broken(selection={"eips": [], "eni": None, "instance": "i-1"}),
        broken(operations={}),
        broken(operations=["attach"]),
        broken(operations=[{**ATTACH, "kind": "destroy"}]),
        broken(operations=[{**ATTACH, "region": "cn-beijing"}]),
        broken(operations=[{**BIND, "eips": []}]),
        broken(operations=[{**BIND, "eips": ["eip-1", "eip-1"]}]),
        broken(operations=[{**BIND, "eips": ["eip-1"], "mode": "OTHER"}]),
        broken(operations=[{**BIND, "eips": ["eip-1"], "private_address": "nowhere"}]),
        broken(relied_on=[["eip-1", "status"]]),
        {**plan_to_data(sample()), "region": "cn-beijing"},
        {**plan_to_data(sample()), "checksum": "0" * 16},
    ],
)
def test_data_that_is_no_plan_is_refused_with_a_sentence(data: Any) -> None:
    with pytest.raises(InputError) as error:
        plan_from_data(data)
    assert str(error.value).endswith(".")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_data_does_more_harm_than_a_refusal(data: Any) -> None:
    with pytest.raises(InputError):
        plan_from_data(data)


def test_a_fact_is_three_texts() -> None:
    assert sample().relied_on[0] == Fact(eip_id(1), "status", "Available")
