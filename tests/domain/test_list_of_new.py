"""Lists that want new interfaces, a secondary CIDR block or guest files: rows, faults, plans beside each other."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.choices.selection import Method
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniId, SecurityGroup, SecurityGroupId, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.instance import InstanceId, InstanceType, OsType
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.problems import Against, ProblemCode
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.operations.operation import AssociateEips, AttachEni
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.binding_list import Cell, ListFault, Row, header_faults
from gui.domain.plans.document import plan_from_data, plan_to_data
from gui.domain.plans.from_list import ListedPlans, plans_of
from gui.domain.plans.list_resources import Networks, vpcs_of
from gui.domain.plans.list_rows import wanted
from gui.domain.plans.multi_eip import creation_of
from gui.domain.rules.new_eni import EniObjection
from tests.domain.test_binding_list import ONE, TWO, codes, machine
from tests.helpers.region_values import CATALOG, DENIED, FREE_ENI, REGION, eip_id, free_eip

VPC, ZONE = FREE_ENI.vpc_id, FREE_ENI.zone_id
VSWITCH = VSwitch(FREE_ENI.vswitch_id, VPC, ZONE, IPv4Network("10.0.0.0/24"), "inner", free_addresses=3)
GROUP = SecurityGroup(SecurityGroupId("sg-1"), VPC, "voice")
NETWORKS = Networks({VPC: (GROUP,)}, {VPC: ()})
STACKS = {"netplan": OsType.LINUX, "netsh": OsType.WINDOWS}


def new(line: int, **cells: str) -> Row:
    basis = {
        "region": REGION,
        "eni": "new",
        "instance": ONE,
        "eips": "eip-1",
        "vswitch": "inner",
        "security_group": "voice",
    }
    return _row(line, basis | cells)


def by_block(line: int, **cells: str) -> Row:
    basis = {
        "region": REGION,
        "eni": "",
        "instance": ONE,
        "eips": "eip-1",
        "method": "secondary-cidr",
        "security_group": "sg-1",
    }
    return _row(line, basis | cells)


def _row(line: int, cells: dict[str, str]) -> Row:
    return {name: Cell(text, line, name) for name, text in cells.items()}


def region(**more: Any) -> Inventory:
    basis: dict[str, Any] = {
        "eips": tuple(free_eip(each) for each in range(1, 9)),
        "instances": (machine(ONE, name="gate"), machine(TWO)),
        "instance_types": (InstanceType("ecs.g5.large", "ecs.g5", 6, 10),),
        "vswitches": (VSWITCH,),
        "vpcs": (Vpc(VPC, IPv4Network("10.0.0.0/16"), ipv4_gateway=False),),
    }
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), **(basis | more))


def plans(*rows: Row, networks: Networks = NETWORKS, **more: Any) -> ListedPlans:
    entries, faults = wanted(rows)
    assert faults == ()
    return plans_of(entries, {REGION: region(**more)}, CATALOG, networks=networks, stacks=STACKS, series="s")


def rules(found: ListedPlans) -> list[tuple[str, int, str]]:
    return [
        (
            each.problem.objection.value if isinstance(each.problem, Against) else each.problem.code.value,
            each.cell.line,
            each.cell.column,
        )
        for each in found.blocked
    ]


def test_a_list_of_secondary_cidr_needs_no_interface_column() -> None:
    assert header_faults(("region", "instance", "eips", "method", "security_group")) == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (new(2, vswitch="", security_group=""), [("cell_empty", "vswitch"), ("cell_empty", "security_group")]),
        (new(2, detach_first="yes"), [("cell_not_for_new", "detach_first")]),
        (new(2, eni="eni-1"), [("cell_only_for_created", "security_group"), ("cell_only_for_new", "vswitch")]),
        (by_block(2, eni="eni-1", vswitch="x"), [("cell_not_for_cidr", "eni"), ("cell_not_for_cidr", "vswitch")]),
        (by_block(2, detach_first="yes"), [("cell_not_for_cidr", "detach_first")]),
        (by_block(2, security_group=""), [("cell_empty", "security_group")]),
        (by_block(2, method="tunnel", eni="eni-1", security_group=""), [("method_unknown", "method")]),
        (by_block(2, eips=" ; ", instance="#REF!"), [("cell_formula", "instance"), ("cell_empty", "eips")]),
    ],
)
def test_cells_that_do_not_fit_each_other_are_faults(row: Row, expected: list[tuple[str, str]]) -> None:
    entries, faults = wanted([row])
    assert [(each.code.value, each.column) for each in faults] == expected
    assert {each.line for each in faults} == {2}
    assert entries == ()


def test_a_faulty_row_does_not_hide_what_is_wrong_elsewhere() -> None:
    entries, faults = wanted([new(2, vswitch=""), new(3, eips="eip-nobody")])
    found = plans_of(entries, {REGION: region()}, CATALOG, networks=NETWORKS)
    assert codes((*faults, *found.faults)) == [(ListFault.CELL_EMPTY, 2, "vswitch"), (ListFault.EIP_UNKNOWN, 3, "eips")]


def test_what_a_file_gives_as_several_texts_is_not_parted_again() -> None:
    parts = tuple(Cell(text, 5, "eips", place) for place, text in ((9, "web one"), (20, "eip-2")))
    row = {**new(5), "eips": Cell("web one;eip-2", 5, "eips", 9, parts)}
    named = (replace(free_eip(1), name="web one"), free_eip(2))
    assert plans(row, eips=named).plans[0].selection.eips == (eip_id(1), eip_id(2))
    row = {**new(5), "eips": Cell("=A1;eip-2", 5, "eips", 9, (Cell("=A1", 5, "eips", 9), parts[1]))}
    assert [(each.code, each.character) for each in wanted([row])[1]] == [(ListFault.CELL_FORMULA, 9)]


def test_a_new_interface_is_made_filled_and_attached() -> None:
    (plan,) = plans(new(2, eips="eip-1 eip-2", eni_name="media", stack="netplan")).plans
    mark = "media-s1"
    assert plan.operations == (
        CreateEni(REGION, mark, VSWITCH.id, GROUP.id, "media"),
        AssociateEips(REGION, (eip_id(1), eip_id(2)), MarkRef(mark)),
        AttachEni(REGION, MarkRef(mark), ONE),
    )
    assert (plan.selection.eni, plan.selection.stacks) == (None, ("netplan",))
    assert {fact.resource for fact in plan.relied_on} == {"eip-1", "eip-2", ONE, VSWITCH.id}
    assert creation_of(plan) == plan.operations[0]
    assert plan_from_data(plan_to_data(plan)) == plan


def test_the_mark_of_a_new_interface_is_a_value_that_a_tag_takes() -> None:
    marks = [
        each.mark
        for name in ("aliyun:gate", "x" * 100)
        for each in plans(new(2, eni_name=name)).plans[0].operations
        if isinstance(each, CreateEni)
    ]
    assert marks == ["eni-aliyun-gate-s1", f"{'x' * 64}-s1"]


def test_an_instance_that_must_stop_is_stopped_around_a_new_interface_too() -> None:
    cold = machine(ONE, name="gate", type="ecs.t5-lc1m2.small", family="ecs.t5")
    types = (InstanceType("ecs.t5-lc1m2.small", "ecs.t5", 4, 6),)
    more = {"instances": (cold,), "instance_types": types}
    assert rules(plans(new(2), **more)) == [("instance_must_stop", 2, "instance")]
    operations = plans(new(2, stop_instance="yes"), **more).plans[0].operations
    assert [type(each) for each in operations] == [CreateEni, AssociateEips, StopInstance, AttachEni, StartInstance]


def test_new_interfaces_are_told_apart_by_name() -> None:
    found = plans(
        new(2, eni_name="media"), new(3, eips="eip-2", eni_name="media"), new(4, eips="eip-3"), new(5, eips="eip-4")
    )
    assert [plan.selection.eips for plan in found.plans] == [(eip_id(1), eip_id(2)), (eip_id(3),), (eip_id(4),)]
    assert [creation.mark for plan in found.plans if (creation := creation_of(plan))] == [
        "media-s1",
        "eni-s2",
        "eni-s3",
    ]
    entries, faults = wanted([new(2, eni_name="media"), new(3, eips="eip-2", eni_name="media", vswitch="other")])
    assert codes(faults) == [(ListFault.UNLIKE, 3, "vswitch")]
    assert len(entries) == 1


def test_the_free_addresses_of_a_vswitch_are_shared_by_the_list() -> None:
    few = (
        replace(VSWITCH, free_addresses=1),
        replace(VSWITCH, id=VSwitchId("vsw-2"), name="other", free_addresses=None),
    )
    found = plans(new(2), new(3, eips="eip-2"), new(4, eips="eip-3", vswitch="other"), vswitches=few)
    assert rules(found) == [("vswitch_full", 3, "vswitch")]


def test_the_room_on_an_instance_counts_new_interfaces() -> None:
    small = (InstanceType("ecs.g5.large", "ecs.g5", 1, 10),)
    found = plans(new(2), new(3, eips="eip-2"), instance_types=small)
    assert rules(found) == [("instance_eni_quota", 3, "instance")]


def test_what_is_said_against_a_new_interface_names_its_cell() -> None:
    other = SecurityGroup(SecurityGroupId("sg-2"), VpcId("vpc-2"), "else")
    found = plans(
        new(2, eni_name="1"),
        new(3, eips="eip-2", security_group="else"),
        networks=Networks({VPC: (GROUP, other)}, {VPC: ()}),
    )
    assert rules(found) == [("name", 2, "eni_name"), (EniObjection.GROUP_OTHER_VPC.value, 3, "security_group")]


def test_more_than_ten_eips_and_a_closed_region_name_their_cells() -> None:
    many = {"eips": tuple(free_eip(each) for each in range(1, 13))}
    found = plans(new(2, eips=" ".join(f"eip-{each}" for each in range(1, 12))), **many)
    assert rules(found) == [("too_many_eips", 2, "eips")]
    closed = plans(new(2, region=RegionId("ap-south-1")))
    assert rules(closed) == [("region_closed", 2, "region")]
    entries, _ = wanted([new(2)])
    without = replace(CATALOG, multi_eip_regions=frozenset())
    found = plans_of(entries, {REGION: region()}, without, networks=NETWORKS)
    assert ("region_without_mode", 2, "region") in rules(found)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (new(7, vswitch="nowhere"), ListFault.VSWITCH_UNKNOWN, "vswitch"),
        (new(7, vswitch="pair"), ListFault.VSWITCH_AMBIGUOUS, "vswitch"),
        (new(7, security_group="nobody"), ListFault.GROUP_UNKNOWN, "security_group"),
        (by_block(7, security_group="pair"), ListFault.GROUP_AMBIGUOUS, "security_group"),
        (by_block(7, instance="nobody"), ListFault.INSTANCE_UNKNOWN, "instance"),
        (by_block(7, eips="eip-99"), ListFault.EIP_UNKNOWN, "eips"),
        (new(7, stack="ifplugd"), ListFault.STACK_UNKNOWN, "stack"),
        (new(7, stack="netplan netsh"), ListFault.STACK_OTHER_SYSTEM, "stack"),
    ],
)
def test_what_is_not_found_makes_no_plan(row: Row, code: ListFault, column: str) -> None:
    pair = tuple(replace(VSWITCH, id=VSwitchId(each), name="pair") for each in ("vsw-8", "vsw-9"))
    groups = tuple(replace(GROUP, id=SecurityGroupId(each), name="pair") for each in ("sg-8", "sg-9"))
    found = plans(row, networks=Networks({VPC: (GROUP, *groups)}, {VPC: ()}), vswitches=(VSWITCH, *pair))
    assert codes(found.faults) == [(code, 7, column)]
    assert (found.plans, found.blocked) == ((), ())


def test_networks_that_could_not_be_read_are_not_empty() -> None:
    assert codes(plans(new(2), networks=Networks()).faults) == [(ListFault.NETWORK_UNREAD, 2, "security_group")]
    assert codes(plans(by_block(2), networks=Networks()).faults) == [(ListFault.NETWORK_UNREAD, 2, "security_group")]


def test_only_vpcs_that_something_is_made_in_are_asked_for() -> None:
    entries, _ = wanted(
        [
            new(2),
            new(3, eips="eip-2", vswitch="nowhere"),
            by_block(4, eips="eip-3"),
            by_block(5, eips="eip-4", instance="nobody"),
            new(6, eips="eip-5", region="cn-beijing"),
            _row(7, {"region": REGION, "eni": "eni-1", "instance": ONE, "eips": "eip-6"}),
            _row(8, {"region": REGION, "eni": "eni-2", "instance": ONE, "eips": "eip-7", "security_group": ""}),
        ]
    )
    assert vpcs_of(entries, {REGION: region()}) == ((REGION, VPC),)


def test_eips_become_addresses_by_a_block_of_the_vpc() -> None:
    entries, faults = wanted([by_block(2, eips="eip-5"), by_block(3, eips="eip-6", stack="netplan")])
    assert codes(faults) == [(ListFault.UNLIKE, 3, "stack")]
    (plan,) = plans(by_block(2, eips="eip-5", instance="gate"), by_block(3, eips="eip-6", instance="gate")).plans
    assert plan.selection.method is Method.SECONDARY_CIDR
    assert [type(each) for each in plan.operations] == [
        *(AddBlock, CreateVSwitch, CreateEni, CreateEni),
        *(AssociateEips, AssociateEips, AttachEni, AttachEni),
    ]
    assert len(entries) == 1


def test_plans_of_one_vpc_do_not_lean_on_each_other_s_blocks() -> None:
    found = plans(by_block(2, eips="eip-5"), by_block(3, eips="eip-6", instance=TWO))
    assert codes(found.faults) == [(ListFault.BLOCK_TWICE, 3, "eips")]
    far = (free_eip(5), replace(free_eip(6), address=IPv4Address("47.9.0.6")))
    apart = plans(by_block(2, eips="eip-5"), by_block(3, eips="eip-6", instance=TWO), eips=far)
    assert len(apart.plans) == 2
    blocks = [each.block for plan in apart.plans for each in plan.operations if isinstance(each, AddBlock)]
    assert len(set(blocks)) == 2
    near = (free_eip(2), replace(free_eip(6), address=IPv4Address("47.0.0.10")))
    found = plans(by_block(2, eips="eip-2"), by_block(3, eips="eip-6", instance=TWO), eips=near)
    assert codes(found.faults) == [(ListFault.BLOCK_TWICE, 3, "eips")]


def test_the_blocks_that_a_vpc_takes_are_shared_by_the_list() -> None:
    eips = tuple(replace(free_eip(each), address=IPv4Address(f"47.{each}.0.5")) for each in range(1, 8))
    hosts = tuple(machine(InstanceId(f"i-{each}")) for each in range(1, 8))
    rows = [by_block(each + 1, eips=f"eip-{each}", instance=f"i-{each}") for each in range(1, 8)]
    found = plans(*rows, eips=eips, instances=hosts)
    assert [each[0] for each in rules(found)] == [ProblemCode.NO_BLOCK_LEFT.value] * 2
    assert [each[1:] for each in rules(found)] == [(7, "eips"), (8, "eips")]


def test_room_for_interfaces_is_shared_by_both_methods() -> None:
    small = (InstanceType("ecs.g5.large", "ecs.g5", 2, 10),)
    found = plans(by_block(2, eips="eip-5"), new(3), new(4, eips="eip-2"), instance_types=small)
    assert rules(found) == [("instance_eni_quota", 4, "instance")]


def test_one_interface_under_two_names_is_a_fault() -> None:
    eni = replace(FREE_ENI, name="media")
    rows = [
        _row(2, {"region": REGION, "eni": "media", "instance": ONE, "eips": "eip-1"}),
        _row(3, {"region": REGION, "eni": FREE_ENI.id, "instance": ONE, "eips": "eip-2"}),
    ]
    assert codes(plans(*rows, interfaces=(eni,)).faults) == [(ListFault.ENI_TWICE, 3, "eni")]


def test_rules_are_checked_of_what_was_found_beside_what_was_not() -> None:
    elsewhere = machine(ONE, zone_id="cn-shanghai-g")
    rows = [_row(2, {"region": REGION, "eni": EniId("eni-1"), "instance": ONE, "eips": "eip-99"})]
    found = plans(*rows, interfaces=(FREE_ENI,), instances=(elsewhere,))
    assert codes(found.faults) == [(ListFault.EIP_UNKNOWN, 2, "eips")]
    assert ("instance_other_zone", 2, "instance") in rules(found)
    assert "eips_missing" not in {code for code, _, _ in rules(found)}


@pytest.mark.parametrize(
    ("name", "cells", "column"),
    [
        (ListName.EIPS, {"eips": "web"}, "eips"),
        (ListName.EIPS, {"eips": "tag:team=voip"}, "eips"),
        (ListName.INSTANCES, {"instance": "gate"}, "instance"),
        (ListName.VSWITCHES, {"vswitch": "inner"}, "vswitch"),
        (ListName.INTERFACES, {"eni": "media", "vswitch": "", "security_group": ""}, "eni"),
    ],
)
def test_what_could_not_be_read_is_not_said_to_be_missing(name: ListName, cells: dict[str, str], column: str) -> None:
    found = plans(new(2, **cells), interfaces=(replace(FREE_ENI, name="media"),), unread=(Unread(name, DENIED),))
    assert (ListFault.LIST_UNREAD, 2, column) in codes(found.faults)
    assert not any("unknown" in each.code for each in found.faults)


def test_a_rule_about_one_eip_names_the_cell_with_it() -> None:
    taken = replace(free_eip(2), status=EipStatus.IN_USE, target_id="eni-other")
    parts = tuple(Cell(f"eip-{each}", 4, "eips", each) for each in (1, 2))
    found = plans({**new(4), "eips": Cell("eip-1;eip-2", 4, "eips", 1, parts)}, eips=(free_eip(1), taken))
    assert [(each.cell.text, each.cell.character) for each in found.blocked] == [("eip-2", 2)]


@pytest.mark.parametrize("row", [new(2), by_block(2)])
def test_a_security_group_of_a_cloud_service_is_not_used(row: Row) -> None:
    managed = Networks({VPC: (replace(GROUP, service_managed=True),)}, {VPC: ()})
    assert rules(plans(row, networks=managed)) == [("group_service_managed", 2, "security_group")]
