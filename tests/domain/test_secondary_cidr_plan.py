"""The plan of the secondary CIDR method: its order, its names, and what it relies on."""

import hashlib
import json
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.choices.selection import Method
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.eni import EniId, Vpc, VSwitch, VSwitchId
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.operations.operation import AssociateEips, AttachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.document import plan_from_data, plan_to_data
from gui.domain.plans.expected import Binding, expected, with_gone
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.plans.secondary_cidr import build
from gui.domain.rules.new_eni import NewEni, objections
from tests.domain.test_secondary_cidr_rules import CATALOG, CHOSEN, EXPOSED, FREE, GROUP, NAT, PRIMARY, VPC, inventory
from tests.helpers.queries import reads_of, seen_of, seen_with
from tests.helpers.toy_cloud import INSTANCE, REGION, eip_id, free_eip, instance

FIVE, SIX = MarkRef("47.0.0.5-t1"), MarkRef("47.0.0.6-t1")
VSWITCH = MarkRef("47.0.0.0_28-t1")
BLOCK = IPv4Network("47.0.0.0/28")


def plan(found: Any = None, chosen: Any = CHOSEN) -> Any:
    return build(chosen, found or inventory(), CATALOG, routes=(), token="t1", groups=(GROUP,))


def nat(number: int, made: MarkRef) -> AssociateEips:
    address = IPv4Address(f"47.0.0.{number}")
    return AssociateEips(REGION, (eip_id(number),), made, AssociationMode.NAT, address, batch=False)


def test_the_order_is_that_of_the_page() -> None:
    assert plan().operations == (
        AddBlock(REGION, VPC, BLOCK),
        CreateVSwitch(REGION, VSWITCH.mark, VPC, "cn-shanghai-b", IPv4Network("47.0.0.0/28"), "exposed-47.0.0.0_28"),
        CreateEni(REGION, FIVE.mark, VSWITCH, GROUP.id, "exposed-47.0.0.5", IPv4Address("47.0.0.5")),
        CreateEni(REGION, SIX.mark, VSWITCH, GROUP.id, "exposed-47.0.0.6", IPv4Address("47.0.0.6")),
        nat(5, FIVE),
        nat(6, SIX),
        AttachEni(REGION, FIVE, INSTANCE),
        AttachEni(REGION, SIX, INSTANCE),
    )


def test_an_instance_that_must_stop_is_stopped_once_around_all_attachments() -> None:
    cold = inventory(instances=(replace(instance(), type="ecs.t5"),))
    operations = plan(cold, replace(CHOSEN, stop=INSTANCE)).operations
    assert operations[-4] == StopInstance(REGION, INSTANCE)
    assert [type(each) for each in operations[-3:-1]] == [AttachEni, AttachEni]
    assert operations[-1] == StartInstance(REGION, INSTANCE)
    stopped = inventory(instances=(replace(instance(status=InstanceStatus.STOPPED), type="ecs.t5"),))
    assert not any(isinstance(each, StopInstance | StartInstance) for each in plan(stopped).operations)


def test_what_the_vpc_has_is_used() -> None:
    vswitch = VSwitch(VSwitchId("vsw-9"), VPC, "cn-shanghai-b", BLOCK)
    found = inventory(vswitches=(vswitch,), vpcs=(Vpc(VPC, IPv4Network("10.0.0.0/8"), (BLOCK,)),))
    made = plan(found)
    assert [type(each) for each in made.operations[:2]] == [CreateEni, CreateEni]
    assert made.operations[0].vswitch_id == vswitch.id
    assert made.reads == reads_of((eip_id(5), eip_id(6)), (), (INSTANCE,), (), vswitches=(vswitch.id,))
    seen = seen_of(FREE, (), (instance(),), {}, vswitches=(vswitch,))
    assert made.changes(seen) == ()
    (change,) = made.changes(seen_with(seen, vswitches=[replace(vswitch, zone_id="cn-shanghai-g")]))
    assert (change.resource, change.name) == (vswitch.id, "zone")


def test_it_relies_on_the_blocks_of_the_vpc() -> None:
    made = plan()
    assert made.reads == reads_of((eip_id(5), eip_id(6)), (), (INSTANCE,), vpcs=(VPC,))
    vpc = Vpc(VPC, IPv4Network("10.0.0.0/8"))
    seen = seen_of(FREE, (), (instance(),), {}, vpcs=(vpc,))
    assert made.changes(seen) == ()
    (change,) = made.changes(seen_with(seen, vpcs=[replace(vpc, secondary_cidrs=(BLOCK,))]))
    assert (change.resource, change.name) == (VPC, "blocks")


def test_what_is_exposed_already_is_left_alone() -> None:
    done = inventory(eips=(EXPOSED, free_eip(6)), interfaces=(PRIMARY, NAT))
    assert all("47.0.0.5" not in str(each.items) for each in plan(done).operations)
    nothing = plan(done, replace(CHOSEN, eips=(eip_id(5),), group=None))
    assert nothing.operations == ()
    assert nothing.selection.eips == (eip_id(5),)


def test_what_is_not_right_makes_no_plan() -> None:
    with pytest.raises(PlanBlockedError) as error:
        plan(chosen=replace(CHOSEN, group=None))
    assert [each.code for each in error.value.problems] == [ProblemCode.GROUP_MISSING]
    with pytest.raises(PlanBlockedError):
        plan(chosen=replace(CHOSEN, region=None))
    with pytest.raises(PlanBlockedError):
        plan(chosen=replace(CHOSEN, instance=None))


def test_it_survives_the_journal_whole() -> None:
    made = plan()
    assert made.selection.method is Method.SECONDARY_CIDR
    assert plan_from_data(plan_to_data(made)) == made


def test_a_method_of_a_newer_program_is_not_walked() -> None:
    data = plan_to_data(plan())
    data["selection"]["road"] = "tunnel"
    content = {name: value for name, value in data.items() if name != "checksum"}
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    data["checksum"] = hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
    with pytest.raises(InputError, match="tunnel"):
        plan_from_data(data)


def test_names_are_such_as_the_cloud_takes_and_marks_differ_from_plan_to_plan() -> None:
    names = [each.name for each in plan().operations if isinstance(each, CreateEni)]
    assert not any(
        "name" in each.objection.value
        for name in names
        for each in objections(NewEni(None, None, name, ""), inventory(), ())
    )
    other = build(CHOSEN, inventory(), CATALOG, routes=(), token="t2", groups=None).operations
    made = [each.mark for each in (*plan().operations, *other) if isinstance(each, CreateEni | CreateVSwitch)]
    assert len(set(made)) == len(made)


def test_what_is_expected_of_what_was_made_is_found_by_its_mark() -> None:
    done = inventory(eips=(EXPOSED, free_eip(6)), interfaces=(PRIMARY, NAT))
    made = plan(done)
    ids = with_gone(made, {SIX.mark: EniId("eni-six"), "somebody-elses": EniId("eni-x")})
    assert ids == {SIX.mark: EniId("eni-six")}
    assert with_gone(made, {}) == {SIX.mark: EniId(SIX.mark)}, "what is gone is known by its mark"
    wanted = expected(made, ids)
    nat_mode = AssociationMode.NAT
    assert wanted.bindings == {eip_id(5): Binding(NAT.id, nat_mode), eip_id(6): Binding(EniId("eni-six"), nat_mode)}
    assert wanted.attachments == {EniId("eni-six"): INSTANCE}
    nothing = expected(made)
    assert (set(nothing.bindings), nothing.attachments) == ({eip_id(5)}, {}), "without the marks nothing is expected"
