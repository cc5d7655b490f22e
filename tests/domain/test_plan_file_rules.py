"""What a plan file must hold before anybody carries it out, whoever wrote it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.networks import AddBlock, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.document import _checksum, plan_to_data
from gui.domain.plans.expected import expected
from gui.domain.plans.file_rules import plan_from_file
from gui.domain.plans.operation_data import operation_from_data, operation_to_data
from gui.domain.plans.plan import Fact, Plan
from tests.helpers.every_operation import BLOCK, EVERY, VPC
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, ToyCloud, eip_id, the_plan

PLAN = the_plan(ToyCloud())
IP = IPv4Address("10.0.0.5")


def signed(plan: Plan, change: Callable[[dict[str, Any]], object] = lambda _data: None) -> dict[str, Any]:
    """Return ``plan`` as a file holds it, changed and with the checksum that belongs to the change."""
    data = plan_to_data(plan)
    change(data)
    return {**data, "checksum": _checksum(data)}


def with_facts(*operations: Operation, of: tuple[str, ...]) -> Plan:
    return replace(PLAN, operations=operations, relied_on=tuple(Fact(each, "status", "x") for each in of))


def test_a_good_plan_comes_back() -> None:
    assert plan_from_file(signed(PLAN)) == PLAN


def test_a_plan_without_operations_is_refused() -> None:
    with pytest.raises(InputError, match="has no operations"):
        plan_from_file(signed(replace(PLAN, operations=())))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.update(fingerprint="0" * 16), "fingerprint"),
        (lambda data: data.pop("fingerprint"), "fingerprint"),
        (lambda data: data["relied_on"].pop(), "fingerprint"),
        (lambda data: data.update(format=True), "has format True"),
        (lambda data: data.update(format=1.0), "has format 1.0"),
        (lambda data: data["operations"][0].update(batch=1), "batch is neither true nor false"),
    ],
)
def test_what_was_changed_and_signed_again_is_refused(change: Callable[[dict[str, Any]], object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        plan_from_file(signed(PLAN, change))


@pytest.mark.parametrize(
    ("operation", "needed"),
    [
        (AssociateEips(REGION, (eip_id(1),), ENI), (ENI, eip_id(1))),
        (AssociateEips(REGION, (eip_id(1),), MarkRef("m"), AssociationMode.NAT, IP), (eip_id(1),)),
        (UnassociateEips(REGION, (eip_id(1),), ENI), (ENI, eip_id(1))),
        (AttachEni(REGION, ENI, INSTANCE), (ENI, INSTANCE)),
        (DetachEni(REGION, ENI, INSTANCE), (ENI,)),
        (DeleteEni(REGION, ENI), (ENI,)),
        (ReleaseEip(REGION, eip_id(1)), (eip_id(1),)),
        (StopInstance(REGION, INSTANCE), (INSTANCE,)),
        (StartInstance(REGION, INSTANCE), (INSTANCE,)),
        (AddBlock(REGION, VPC, BLOCK), (VPC,)),
        (RemoveBlock(REGION, VPC, BLOCK), (VPC,)),
    ],
    ids=lambda each: type(each).__name__,
)
def test_an_operation_names_only_what_the_plan_has_a_fact_of(operation: Operation, needed: tuple[str, ...]) -> None:
    assert plan_from_file(signed(with_facts(operation, of=needed))).operations == (operation,)
    for missing in needed:
        plan = with_facts(operation, of=tuple(each for each in needed if each != missing))
        with pytest.raises(InputError, match=f"{operation.action} of the plan names {missing}, and the plan holds no"):
            plan_from_file(signed(plan))


def many(count: int) -> Iterator[AssociateEips]:
    """Bind ``count`` EIPs in calls of at most five."""
    ids = [eip_id(number) for number in range(1, count + 1)]
    for begin in range(0, count, 5):
        yield AssociateEips(REGION, tuple(ids[begin : begin + 5]), ENI)


def test_no_more_eips_than_an_interface_takes() -> None:
    known = (ENI, *(eip_id(number) for number in range(1, 12)))
    ten, eleven = tuple(many(10)), tuple(many(11))
    assert plan_from_file(signed(with_facts(*ten, of=known))).operations == ten
    with pytest.raises(InputError, match="binds more than 10 EIPs to one interface"):
        plan_from_file(signed(with_facts(*eleven, of=known)))
    for kind in (AssociateEips, UnassociateEips):
        with pytest.raises(InputError, match="names more than 10 EIPs at once"):
            plan_from_file(signed(with_facts(kind(REGION, known[1:], ENI), of=known)))
    # Outside the mode each address of the interface takes one.
    nat = tuple(AssociateEips(REGION, (each,), ENI, AssociationMode.NAT, IP) for each in known[1:])
    assert plan_from_file(signed(with_facts(*nat, of=known))).operations == nat


@pytest.mark.parametrize("bandwidth", [0, -1, "5", True, 10**9])
def test_a_bandwidth_that_nobody_sells_is_no_plan(bandwidth: object) -> None:
    allocate = next(each for each in EVERY if isinstance(each, AllocateEip))
    data = {**operation_to_data(allocate), "bandwidth": bandwidth}
    with pytest.raises(InputError, match="bandwidth is no number of Mbit/s"):
        operation_from_data(data)


def test_the_release_of_what_the_plan_makes_leaves_no_binding_behind() -> None:
    plan = Plan(REGION, (ReleaseEip(REGION, MarkRef("m-eip")),), Selection(REGION))
    assert expected(plan).bindings == {}
