from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.domain.cloud.eni import EniId, VpcId, VSwitchId
from gui.domain.cloud.instance import Instance, InstanceStatus, InstanceType
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, Severity
from gui.domain.rules.instance import free_interfaces, instance_problems
from tests.helpers.region_values import (
    CATALOG,
    COLD,
    ENI,
    FREE_ENI,
    INVENTORY,
    PRIMARY,
    RUNNING,
    TYPES,
    attached_eni,
    with_eni,
)

P = ProblemCode


def said(instance: Instance, inventory: Inventory = INVENTORY, **eni: Any) -> tuple[Problem, ...]:
    return instance_problems(instance, replace(FREE_ENI, **eni), inventory, CATALOG)


def codes(found: tuple[Problem, ...]) -> tuple[ProblemCode, ...]:
    return tuple(problem.code for problem in found if problem.severity is not Severity.INFORMS)


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("ecs.g5", ()),
        ("ecs.f2", (P.INSTANCE_FAMILY_UNSURE,)),
        ("ecs.g6", (P.INSTANCE_FAMILY,)),
        ("ecs.g5ne", (P.INSTANCE_FAMILY,)),
        ("ecs.g", (P.INSTANCE_FAMILY,)),
        ("", (P.INSTANCE_FAMILY,)),
    ],
)
def test_the_family_must_be_on_the_list_letter_by_letter(family: str, expected: tuple[ProblemCode, ...]) -> None:
    found = said(replace(RUNNING, family=family))
    assert codes(found) == expected
    assert not expected or dict(found[0].values) == {"family": family or "?"}


@pytest.mark.parametrize("status", InstanceStatus)
def test_the_instance_must_run_or_be_stopped_and_some_types_be_stopped(status: InstanceStatus) -> None:
    settled = status in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}
    wait = () if settled else (P.INSTANCE_STATE,)
    assert codes(said(replace(RUNNING, status=status))) == wait
    stop = (P.INSTANCE_MUST_STOP,) if status is InstanceStatus.RUNNING else wait
    assert codes(said(replace(COLD, status=status))) == stop


def test_eni_and_instance_must_be_in_one_vpc_and_zone() -> None:
    assert codes(said(RUNNING, zone_id="cn-shanghai-g")) == (P.INSTANCE_OTHER_ZONE,)
    assert codes(said(RUNNING, vpc_id=VpcId("vpc-2"))) == (P.INSTANCE_OTHER_VPC,)
    both = said(RUNNING, zone_id="", vpc_id=VpcId(""))
    assert codes(both) == (P.INSTANCE_OTHER_VPC, P.INSTANCE_OTHER_ZONE)
    assert dict(both[0].values) == {"instance_vpc": "vpc-1", "eni_vpc": "?"}
    classic = said(replace(RUNNING, vpc_id=VpcId(""), zone_id=""))
    assert dict(classic[0].values) == {"instance_vpc": "?", "eni_vpc": "vpc-1"}
    assert dict(classic[1].values) == {"instance_zone": "?", "eni_zone": "cn-shanghai-b"}


def test_the_vswitch_is_told_either_way_where_the_place_is_right() -> None:
    assert [problem.code for problem in said(RUNNING)] == [P.SAME_VSWITCH]
    assert [problem.code for problem in said(RUNNING, vswitch_id=VSwitchId("vsw-2"))] == [P.OTHER_VSWITCH]
    assert [problem.code for problem in said(RUNNING, zone_id="cn-shanghai-g")] == [P.INSTANCE_OTHER_ZONE]
    assert instance_problems(RUNNING, None, INVENTORY, CATALOG) == ()


def test_the_type_must_have_a_slot_left() -> None:
    third = replace(FREE_ENI, id=EniId("eni-3"))
    attached = replace(third, instance_id=RUNNING.id)
    taken = replace(INVENTORY, interfaces=(PRIMARY, attached, FREE_ENI))
    found = said(RUNNING, taken)
    assert codes(found) == (P.INSTANCE_ENI_QUOTA,)
    assert dict(found[-1].values) == {"used": 2, "limit": 2, "type": "ecs.g5.large"}
    # Known only from the instance's own list, as an ENI on its way may be.
    listed = replace(RUNNING, eni_ids=(PRIMARY.id, third.id))
    assert codes(said(listed)) == (P.INSTANCE_ENI_QUOTA,)
    assert codes(instance_problems(listed, None, INVENTORY, CATALOG)) == (P.INSTANCE_ENI_QUOTA,)


def test_the_eni_itself_takes_no_further_slot() -> None:
    inventory = with_eni(attached_eni())
    inside = replace(RUNNING, eni_ids=(PRIMARY.id, ENI))
    assert codes(instance_problems(inside, attached_eni(), inventory, CATALOG)) == ()


def test_the_type_must_take_every_private_address() -> None:
    stopped = replace(COLD, status=InstanceStatus.STOPPED)
    one, two = IPv4Address("10.0.0.6"), IPv4Address("10.0.0.7")
    assert codes(said(stopped, secondary_addresses=(one,))) == ()
    found = said(stopped, secondary_addresses=(one, two))
    assert codes(found) == (P.INSTANCE_ADDRESS_QUOTA,)
    assert dict(found[-1].values) == {"count": 3, "limit": 2, "type": "ecs.t5-lc1m2.small"}


@pytest.mark.parametrize(
    "types",
    [(), (replace(TYPES[0], eni_quantity=0),), (replace(TYPES[0], private_addresses_per_eni=0),)],
)
def test_limits_that_were_not_sent_are_no_limits(types: tuple[InstanceType, ...]) -> None:
    assert codes(said(RUNNING, replace(INVENTORY, instance_types=types))) == (P.INSTANCE_TYPE_UNKNOWN,)


def test_free_slots_are_counted_from_both_lists() -> None:
    roomy = replace(INVENTORY, instance_types=(InstanceType("ecs.g5.large", "ecs.g5", 4, 6),))
    assert free_interfaces(RUNNING, roomy) == (3, 4)
    on_its_way = replace(RUNNING, eni_ids=(*RUNNING.eni_ids, EniId("eni-new")))
    assert free_interfaces(on_its_way, roomy) == (2, 4)
    full = replace(roomy, instance_types=(InstanceType("ecs.g5.large", "ecs.g5", 1, 6),))
    assert free_interfaces(on_its_way, full) == (0, 1), "never below none"
    assert free_interfaces(RUNNING, replace(roomy, instance_types=())) is None
    unsaid = replace(roomy, instance_types=(InstanceType("ecs.g5.large", "ecs.g5", 0, 6),))
    assert free_interfaces(RUNNING, unsaid) is None
