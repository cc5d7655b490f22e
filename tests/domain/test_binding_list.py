"""Lists of bindings: rows, faults by line and column, and plans that are checked against each other."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.cloud.eni import EniId, EniStatus
from gui.domain.cloud.instance import InstanceId, InstanceType
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import ProblemCode
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni
from gui.domain.plans import list_rows
from gui.domain.plans.binding_list import Cell, Fault, ListFault, Row, header_faults
from gui.domain.plans.from_list import ListedPlans, plans_of
from gui.domain.plans.list_rows import wanted
from gui.domain.plans.list_state import NO_ADDRESS, after
from tests.helpers.region_values import CATALOG, ENI, FREE_ENI, OTHER_ENI, REGION, eip_id, free_eip
from tests.helpers.toy_cloud import instance

ONE, TWO = InstanceId("i-1"), InstanceId("i-2")


def row(line: int, **cells: str) -> Row:
    basis = {"region": REGION, "eni": ENI, "instance": ONE, "eips": "eip-1"} | cells
    return {name: Cell(text, line, name) for name, text in basis.items()}


def machine(identity: InstanceId, **more: Any) -> Any:
    kind = {"zone_id": FREE_ENI.zone_id, "vpc_id": FREE_ENI.vpc_id, "type": "ecs.g5.large", "family": "ecs.g5"}
    return replace(instance(), id=identity, **(kind | more))


def region(**more: Any) -> Inventory:
    basis: dict[str, Any] = {
        "eips": tuple(replace(free_eip(each), name=f"web-{each}") for each in range(1, 6)),
        "interfaces": (replace(FREE_ENI, name="media"), replace(FREE_ENI, id=OTHER_ENI, name="voice")),
        "instances": (machine(ONE, name="gate"), machine(TWO)),
        "instance_types": (InstanceType("ecs.g5.large", "ecs.g5", 4, 10),),
    }
    return Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), **(basis | more))


def plans(*rows: Row, **more: Any) -> ListedPlans:
    entries, faults = wanted(rows)
    assert faults == ()
    return plans_of(entries, {REGION: region(**more)}, CATALOG)


def codes(faults: tuple[Fault, ...]) -> list[tuple[ListFault, int, str]]:
    return [(each.code, each.line, each.column) for each in faults]


def test_columns_are_checked_by_name() -> None:
    assert header_faults(("region", "eni", "instance", "eips", "stop_instance")) == ()
    assert codes(header_faults(("region", "region", "eni", "colour", "instance"))) == [
        (ListFault.COLUMN_UNKNOWN, 1, "colour"),
        (ListFault.COLUMN_TWICE, 1, "region"),
        (ListFault.COLUMN_MISSING, 1, "eips"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], [(ListFault.EMPTY, 0, "")]),
        ([row(2, eni="")], [(ListFault.CELL_EMPTY, 2, "eni")]),
        (
            [row(2, eips="=A1"), row(3, instance="@x")],
            [(ListFault.CELL_FORMULA, 2, "eips"), (ListFault.CELL_FORMULA, 3, "instance")],
        ),
        ([row(2, detach_first="maybe")], [(ListFault.CELL_NOT_YES_OR_NO, 2, "detach_first")]),
        ([row(2), row(3, eips="eip-2", instance=TWO)], [(ListFault.UNLIKE, 3, "instance")]),
        (
            [row(2, detach_first="yes"), row(3, eips="eip-2", detach_first="no")],
            [(ListFault.UNLIKE, 3, "detach_first")],
        ),
        ([row(2), row(3, eni=OTHER_ENI)], [(ListFault.EIP_TWICE, 3, "eips")]),
    ],
)
def test_a_fault_names_its_line_and_column(rows: list[Row], expected: Any) -> None:
    assert codes(wanted(rows)[1]) == expected


def test_an_empty_text_among_several_names_no_eip_without_a_name() -> None:
    parts = tuple(Cell(text, 2, "eips") for text in ("eip-1", ""))
    listed = {**row(2), "eips": Cell("eip-1;", 2, "eips", parts=parts)}
    assert codes(wanted([listed])[1]) == [(ListFault.CELL_EMPTY, 2, "eips")]


def test_a_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_rows, "MOST_ROWS", 1)
    assert codes(wanted([row(2), row(3)])[1]) == [(ListFault.ROWS_TOO_MANY, 0, "")]


def test_the_rows_of_one_interface_are_one_plan() -> None:
    found = plans(
        row(2, eips="eip-1; 47.0.0.2", detach_first="no"),
        row(3, eni=OTHER_ENI, eips="eip-4", stop_instance="yes"),
        row(4, eips="web-3", detach_first="0"),
    )
    first, second = found.plans
    assert [type(each) for each in first.operations] == [AssociateEips, AttachEni]
    assert first.selection.eips == (eip_id(1), eip_id(2), eip_id(3))
    assert second.selection.eni == OTHER_ENI


def test_interface_and_instance_may_be_named_and_eips_tagged() -> None:
    tagged = tuple(replace(free_eip(each), tags=(("team", "voip"),)) for each in (1, 2))
    found = plans(row(2, eni="media", instance="gate", eips="tag:team=voip"), eips=tagged)
    assert found.plans[0].selection.eips == (eip_id(1), eip_id(2))
    assert found.plans[0].selection.eni == ENI


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"eips": "eip-9"}, ListFault.EIP_UNKNOWN, "eips"),
        ({"eips": "tag:team=none"}, ListFault.EIP_UNKNOWN, "eips"),
        ({"eips": "same"}, ListFault.EIP_AMBIGUOUS, "eips"),
        ({"eips": "eip-1 47.0.0.1"}, ListFault.EIP_TWICE, "eips"),
        ({"eni": "nobody"}, ListFault.ENI_UNKNOWN, "eni"),
        ({"eni": "pair"}, ListFault.ENI_AMBIGUOUS, "eni"),
        ({"instance": "nobody"}, ListFault.INSTANCE_UNKNOWN, "instance"),
        ({"instance": "pair"}, ListFault.INSTANCE_AMBIGUOUS, "instance"),
    ],
)
def test_what_is_not_found_or_not_unique_is_named(cells: dict[str, str], code: ListFault, column: str) -> None:
    pair = {
        "eips": (free_eip(1), replace(free_eip(2), name="same"), replace(free_eip(3), name="same")),
        "interfaces": (FREE_ENI, *(replace(FREE_ENI, id=EniId(each), name="pair") for each in ("eni-8", "eni-9"))),
        "instances": (machine(ONE), *(machine(InstanceId(each), name="pair") for each in ("i-8", "i-9"))),
    }
    found = plans(row(7, **cells), **pair)
    assert codes(found.faults) == [(code, 7, column)]
    assert found.plans == ()


def test_what_has_no_address_of_its_own_is_not_named_by_it() -> None:
    unread = tuple(replace(free_eip(each), address=NO_ADDRESS) for each in (1, 2))
    assert codes(plans(row(7, eips=str(unread[0].address)), eips=unread).faults) == [
        (ListFault.EIP_AMBIGUOUS, 7, "eips")
    ]


def test_an_eip_is_taken_once_whatever_it_is_called() -> None:
    found = plans(row(2, eips="eip-1"), row(3, eni=OTHER_ENI, eips="47.0.0.1"))
    assert found.faults == (Fault(ListFault.EIP_TWICE, 3, "eips", "eip-1", "2"),)


def test_a_region_that_was_not_read_is_a_fault() -> None:
    entries, _ = wanted([row(2)])
    assert codes(plans_of(entries, {}, CATALOG).faults) == [(ListFault.REGION_UNREAD, 2, "region")]


def test_the_room_on_an_instance_is_shared_by_the_list() -> None:
    small = {"instance_types": (InstanceType("ecs.g5.large", "ecs.g5", 2, 10),)}
    machines = {"instances": (machine(ONE, eni_ids=(EniId("eni-primary"),)), machine(TWO))}
    alone = plans(row(2), **small, **machines)
    assert len(alone.plans) == 1
    both = plans(row(2), row(3, eni=OTHER_ENI, eips="eip-2"), **small, **machines)
    assert both.plans == ()
    assert {each.cell.line for each in both.blocked} == {3}
    assert ProblemCode.INSTANCE_ENI_QUOTA in {each.problem.code for each in both.blocked}


def test_what_holds_already_is_counted_and_makes_no_plan() -> None:
    chosen = plans(row(2)).plans[0].selection
    done = after(region(), chosen)
    entries, _ = wanted([row(2), row(3, eni=OTHER_ENI, eips="eip-2", instance=TWO)])
    found = plans_of(entries, {REGION: done}, CATALOG)
    assert (found.settled, len(found.plans)) == (1, 1)


def test_an_interface_moves_where_that_is_agreed_to() -> None:
    held = replace(FREE_ENI, status=EniStatus.IN_USE, instance_id=ONE)
    more = {"interfaces": (held,), "instances": (machine(ONE, eni_ids=(ENI,)), machine(TWO))}
    assert {each.problem.code for each in plans(row(2, instance=TWO), **more).blocked} == {ProblemCode.ENI_ATTACHED}
    moved = plans(row(2, instance=TWO, detach_first="yes", stop_instance="yes"), **more).plans[0]
    assert [type(each) for each in moved.operations] == [DetachEni, AssociateEips, AttachEni]
    later = after(region(**more), moved.selection)
    assert [each.eni_ids for each in later.instances] == [(), (ENI,)]
