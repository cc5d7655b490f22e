from dataclasses import replace

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.operations.eips import AllocateEip, TrafficCharge
from gui.domain.operations.operation import AttachEni
from gui.domain.plans.immediate import allocate_eips, allocations_of
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eips import EipObjection, NewEips, beyond_ticks, objections
from tests.helpers.region_values import ENI, INSTANCE, REGION

GOOD = NewEips(3, 5, TrafficCharge.TRAFFIC, "sip")
O = EipObjection  # noqa: E741 - as short as the codes it stands before


@pytest.mark.parametrize(
    "new",
    [
        NewEips(),
        GOOD,
        replace(GOOD, count=10),
        replace(GOOD, bandwidth=1),
        replace(GOOD, bandwidth=200),
        replace(GOOD, bandwidth=500, charge=TrafficCharge.BANDWIDTH),
        replace(GOOD, name=""),
        replace(GOOD, name="s" * 126),
        replace(GOOD, name="s" * 128, count=1),
        replace(GOOD, name="语音 & more"),
        replace(GOOD, name="see http://sip"),
    ],
)
def test_nothing_speaks_against_what_the_api_takes(new: NewEips) -> None:
    assert objections(new) == ()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (replace(GOOD, count=0), [(O.COUNT, {"most": 10})]),
        (replace(GOOD, count=11), [(O.COUNT, {"most": 10})]),
        (replace(GOOD, bandwidth=0), [(O.BANDWIDTH, {"charge": "PayByTraffic", "most": 200})]),
        (replace(GOOD, bandwidth=201), [(O.BANDWIDTH, {"charge": "PayByTraffic", "most": 200})]),
        (
            replace(GOOD, bandwidth=501, charge=TrafficCharge.BANDWIDTH),
            [(O.BANDWIDTH, {"charge": "PayByBandwidth", "most": 500})],
        ),
        (replace(GOOD, name="s" * 127), [(O.NAME_LONG, {"most": 128})]),
        (replace(GOOD, name="s" * 129, count=1), [(O.NAME_LONG, {"most": 128})]),
        (replace(GOOD, name="http://sip"), [(O.NAME_LINK, {})]),
        (replace(GOOD, name="https://sip", count=1), [(O.NAME_LINK, {})]),
        (
            NewEips(0, 0, TrafficCharge.TRAFFIC, "http://"),
            [(O.COUNT, {"most": 10}), (O.BANDWIDTH, {"charge": "PayByTraffic", "most": 200}), (O.NAME_LINK, {})],
        ),
    ],
)
def test_what_the_api_would_refuse_is_said_before(
    new: NewEips, expected: list[tuple[EipObjection, dict[str, object]]]
) -> None:
    assert [(each.objection, dict(each.values)) for each in objections(new)] == expected


def test_several_eips_are_numbered() -> None:
    assert GOOD.names == ("sip-1", "sip-2", "sip-3")
    assert replace(GOOD, count=1).names == ("sip",)
    assert replace(GOOD, name="").names == ("", "", "")


@pytest.mark.parametrize(("count", "ticked", "beyond"), [(3, 0, 0), (3, 7, 0), (3, 8, 1), (10, 10, 10), (1, 10, 1)])
def test_how_many_can_not_be_ticked_is_known(count: int, ticked: int, beyond: int) -> None:
    assert beyond_ticks(replace(GOOD, count=count), ticked) == beyond


def test_the_plan_allocates_each_with_a_mark_of_its_own() -> None:
    plan = allocate_eips(replace(GOOD, count=2), REGION, "t0")
    made = tuple(
        AllocateEip(REGION, f"sip-{number}-t0", 5, TrafficCharge.TRAFFIC, f"sip-{number}") for number in (1, 2)
    )
    assert plan == Plan(REGION, made, Selection(REGION))
    assert allocations_of(plan) == made


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("", "EIP"),
        ("语音", "语音"),
        ("see http://sip two", "see-http-sip-two"),
        ("acs:sip", "acs-sip"),
        ("Aliyun sip", "EIP-Aliyun-sip"),
        ("s" * 128, "s" * 64),
    ],
)
def test_a_mark_is_a_value_that_a_tag_takes(name: str, stem: str) -> None:
    (operation,) = allocations_of(allocate_eips(NewEips(name=name), REGION, "0" * 36))
    assert operation.mark == f"{stem}-1-{'0' * 36}"
    assert operation.name == name
    assert len(operation.mark) <= 128


def test_a_plan_of_another_kind_allocates_nothing() -> None:
    (allocation,) = allocations_of(allocate_eips(NewEips(), REGION, "t0"))
    attach = AttachEni(REGION, ENI, INSTANCE)
    for operations in ((), (attach,), (allocation, attach)):
        assert allocations_of(Plan(REGION, operations, Selection(REGION))) == ()
    with pytest.raises(ValueError, match="nothing to allocate"):
        allocate_eips(NewEips(0), REGION, "t0")
