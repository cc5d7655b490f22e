from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.cloud.eip import AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus, EniType, NetworkInterface, Vpc, VpcId
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.rules.interface import eni_problems, host_to_stop, unbind_problems
from tests.helpers.region_values import (
    CATALOG,
    COLD,
    FREE_ENI,
    INVENTORY,
    OTHER_INSTANCE,
    PRIMARY,
    RUNNING,
    attached_eni,
    bound_eip,
    with_eips,
    with_instances,
)

P = ProblemCode
BLOCK = IPv4Network("10.0.0.0/8")
NAT, CUT_THROUGH = AssociationMode.NAT, AssociationMode.CUT_THROUGH


def codes(found: tuple[Problem, ...]) -> tuple[ProblemCode, ...]:
    """Return the codes, the note that every binding carries left out."""
    return tuple(problem.code for problem in found if problem.code is not P.ENI_IPV4_GATEWAY)


@pytest.mark.parametrize(
    ("eni", "expected"),
    [
        (FREE_ENI, ()),
        (PRIMARY, (P.ENI_PRIMARY,)),
        (replace(FREE_ENI, type=EniType.OTHER), (P.ENI_OTHER_TYPE,)),
        (replace(FREE_ENI, service_managed=True, status=EniStatus.IN_USE), (P.ENI_SERVICE_MANAGED,)),
        (replace(PRIMARY, service_managed=True), (P.ENI_SERVICE_MANAGED, P.ENI_PRIMARY)),
        (attached_eni(), (P.ENI_ATTACHED,)),
        *((replace(FREE_ENI, status=status), (P.ENI_UNSETTLED,)) for status in EniStatus if not status.settled),
        (replace(FREE_ENI, prefixes=("10.0.0.16/28",)), (P.ENI_PREFIXES,)),
        (replace(FREE_ENI, secondary_addresses=(IPv4Address("10.0.0.6"),)), (P.ENI_SECONDARY_ADDRESSES,)),
        (replace(attached_eni(), prefixes=("10.0.0.16/28",)), (P.ENI_ATTACHED, P.ENI_PREFIXES)),
    ],
)
def test_an_eni_must_be_a_free_plain_secondary_one(eni: NetworkInterface, expected: tuple[ProblemCode, ...]) -> None:
    assert codes(eni_problems(eni, INVENTORY)) == expected


@pytest.mark.parametrize(
    ("vpcs", "expected"),
    [
        ((), [P.ENI_IPV4_GATEWAY]),
        ((Vpc(FREE_ENI.vpc_id, BLOCK),), [P.ENI_IPV4_GATEWAY]),
        ((Vpc(VpcId("vpc-other"), BLOCK, ipv4_gateway=True),), [P.ENI_IPV4_GATEWAY]),
        ((Vpc(FREE_ENI.vpc_id, BLOCK, ipv4_gateway=True),), [P.ENI_BEHIND_IPV4_GATEWAY]),
        ((Vpc(FREE_ENI.vpc_id, BLOCK, ipv4_gateway=False),), []),
    ],
)
def test_an_ipv4_gateway_is_warned_of_where_there_is_one_and_noted_where_nobody_knows(
    vpcs: tuple[Vpc, ...], expected: list[ProblemCode]
) -> None:
    found = eni_problems(FREE_ENI, replace(INVENTORY, vpcs=vpcs))
    assert [problem.code for problem in found] == expected
    assert all(dict(problem.values) == {"vpc": FREE_ENI.vpc_id} for problem in found)
    assert eni_problems(FREE_ENI, replace(INVENTORY, vpcs=vpcs), adding=0) == ()


@pytest.mark.parametrize(
    ("eips", "expected"),
    [
        ((), ()),
        ([bound_eip(1)], ()),
        ([bound_eip(1, mode=NAT)], (P.ENI_OTHER_MODE,)),
        ([bound_eip(1), bound_eip(2, mode=CUT_THROUGH)], (P.ENI_OTHER_MODE,)),
        ([bound_eip(1, mode=None)], (P.ENI_OTHER_MODE,)),
        ([bound_eip(1, status=EipStatus.ASSOCIATING)], (P.ENI_BUSY,)),
        ([bound_eip(1, status=EipStatus.UNASSOCIATING, mode=None)], (P.ENI_BUSY,)),
        ([bound_eip(1, status=EipStatus.UNKNOWN)], (P.ENI_BUSY,)),
        ([bound_eip(1, status=EipStatus.ASSOCIATING), bound_eip(2, mode=NAT)], (P.ENI_BUSY, P.ENI_OTHER_MODE)),
        ([bound_eip(1, mode=NAT, target_type="EcsInstance")], ()),
    ],
)
def test_what_is_on_the_eni_decides_too(eips: list[ElasticIp], expected: tuple[ProblemCode, ...]) -> None:
    assert codes(eni_problems(FREE_ENI, with_eips(*eips))) == expected


@pytest.mark.parametrize(
    ("present", "adding", "expected", "values"),
    [
        (0, 10, (), {}),
        (0, 11, (P.TOO_MANY_EIPS,), {"present": 0, "chosen": 11, "room": 10, "limit": 10}),
        (9, 1, (), {}),
        (9, 2, (P.TOO_MANY_EIPS,), {"present": 9, "chosen": 2, "room": 1, "limit": 10}),
        (10, 1, (P.ENI_FULL,), {"present": 10, "limit": 10}),
        (11, 1, (P.ENI_FULL,), {"present": 11, "limit": 10}),
        (10, 0, (), {}),
    ],
)
def test_ten_eips_at_most_with_those_already_there(
    present: int, adding: int, expected: tuple[ProblemCode, ...], values: dict[str, Any]
) -> None:
    inventory = with_eips(*(bound_eip(number) for number in range(1, present + 1)))
    found = eni_problems(FREE_ENI, inventory, adding)
    assert codes(found) == expected
    assert [dict(problem.values) for problem in found[:1] if expected] == [values][: len(expected)]


def test_where_nothing_is_to_be_bound_only_the_rules_of_attaching_count() -> None:
    odd = replace(FREE_ENI, prefixes=("10.0.0.16/28",), secondary_addresses=(IPv4Address("10.0.0.6"),))
    assert eni_problems(odd, with_eips(bound_eip(1, mode=NAT)), adding=0) == ()
    busy = with_eips(bound_eip(1, status=EipStatus.ASSOCIATING))
    assert codes(eni_problems(attached_eni(), busy, adding=0)) == (P.ENI_ATTACHED, P.ENI_BUSY)


def test_a_problem_of_an_eni_names_what_a_sentence_needs() -> None:
    def values(eni: NetworkInterface, *eips: ElasticIp) -> dict[str, Any]:
        return dict(eni_problems(eni, with_eips(*eips))[0].values)

    assert values(attached_eni()) == {"instance": "i-1"}
    assert values(replace(attached_eni(), instance_id=None)) == {"instance": "?"}
    assert values(replace(FREE_ENI, status=EniStatus.UNKNOWN)) == {"status": "Unknown"}
    assert values(FREE_ENI, bound_eip(1, mode=NAT)) == {"address": "47.0.0.1", "mode": "NAT"}
    assert values(FREE_ENI, bound_eip(1, mode=None)) == {"address": "47.0.0.1", "mode": "?"}
    assert values(FREE_ENI, bound_eip(1, status=EipStatus.ASSOCIATING)) == {
        "address": "47.0.0.1",
        "status": "Associating",
    }
    assert values(replace(FREE_ENI, secondary_addresses=(IPv4Address("10.0.0.6"),))) == {"count": 1}
    assert values(FREE_ENI) == {"vpc": "vpc-1"}


@pytest.mark.parametrize(
    ("eni", "expected"),
    [
        (FREE_ENI, ()),
        (attached_eni(), ()),
        (attached_eni("i-unknown"), ()),
        (attached_eni(OTHER_INSTANCE), (P.ENI_HOST_MUST_STOP,)),
        (replace(attached_eni(OTHER_INSTANCE), status=EniStatus.DETACHING), ()),
        (replace(attached_eni(OTHER_INSTANCE), service_managed=True), ()),
        (replace(PRIMARY, instance_id=OTHER_INSTANCE), ()),
    ],
)
def test_an_attached_eni_must_be_let_go(eni: NetworkInterface, expected: tuple[ProblemCode, ...]) -> None:
    assert codes(unbind_problems(eni, INVENTORY, CATALOG)) == expected


@pytest.mark.parametrize(
    ("eni", "stops"),
    [
        (FREE_ENI, False),
        (attached_eni(), False),
        (attached_eni("i-unknown"), False),
        (attached_eni(OTHER_INSTANCE), True),
        (replace(attached_eni(OTHER_INSTANCE), status=EniStatus.DETACHING), False),
    ],
)
def test_the_instance_to_stop_is_the_one_that_has_the_eni(eni: NetworkInterface, stops: bool) -> None:
    assert host_to_stop(eni, INVENTORY, CATALOG) == (COLD if stops else None)
    resting = with_instances(replace(COLD, status=InstanceStatus.STOPPED))
    assert host_to_stop(eni, resting, CATALOG) is None


@pytest.mark.parametrize("status", InstanceStatus)
def test_the_state_of_the_instance_decides_whether_it_lets_go(status: InstanceStatus) -> None:
    plain = with_instances(replace(RUNNING, status=status))
    cold = with_instances(replace(COLD, status=status))
    settled = status in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}
    wait = () if settled else (P.ENI_HOST_STATE,)
    stop = (P.ENI_HOST_MUST_STOP,) if status is InstanceStatus.RUNNING else wait
    assert codes(unbind_problems(attached_eni(), plain, CATALOG)) == wait
    assert codes(unbind_problems(attached_eni(OTHER_INSTANCE), cold, CATALOG)) == stop
