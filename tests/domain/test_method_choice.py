"""Which method is proposed, and why."""

from dataclasses import replace

import pytest

from gui.domain.choices.selection import Method
from gui.domain.cloud.problems import ProblemCode
from gui.domain.cloud.region import RegionId
from gui.domain.rules.method_choice import against_mode, method_problems, proposed, without_mode
from tests.helpers.region_values import CATALOG, INVENTORY, REGION, SELECTION

ELSEWHERE = RegionId("cn-hangzhou")
C = ProblemCode


@pytest.mark.parametrize(
    ("region", "refusal", "method", "why"),
    [
        (None, "", Method.MULTI_EIP, None),
        (REGION, "", Method.MULTI_EIP, None),
        (REGION, "Mode.NotSupport", Method.SECONDARY_CIDR, C.MODE_REFUSED),
        (ELSEWHERE, "", Method.SECONDARY_CIDR, C.REGION_WITHOUT_MODE),
        (ELSEWHERE, "Mode.NotSupport", Method.SECONDARY_CIDR, C.REGION_WITHOUT_MODE),
        (RegionId("ap-south-1"), "", Method.MULTI_EIP, None),
    ],
)
def test_the_secondary_cidr_method_is_proposed_only_where_something_stands_against_the_first(
    region: RegionId | None, refusal: str, method: Method, why: ProblemCode | None
) -> None:
    found = against_mode(region, CATALOG, refusal)
    assert (found.code if found else None) is why
    assert proposed(region, CATALOG, refusal) is method


def test_a_region_without_the_mode_says_which() -> None:
    (found,) = without_mode(ELSEWHERE, CATALOG)
    assert (found.code, found.subject) == (C.REGION_WITHOUT_MODE, ELSEWHERE)
    assert without_mode(REGION, CATALOG) == ()


def test_the_first_method_is_told_what_is_known_of_the_account() -> None:
    newcomer = replace(INVENTORY, eips=INVENTORY.eips[:2])
    assert method_problems(SELECTION, INVENTORY, CATALOG) == (), "an account that has the mode is not nagged"
    assert [each.code for each in method_problems(SELECTION, newcomer, CATALOG)] == [C.MODE_UNPROVEN]
    assert [each.code for each in method_problems(SELECTION, INVENTORY, CATALOG, "Mode.NotSupport")] == [C.MODE_REFUSED]


def test_before_the_region_is_read_nothing_is_said_of_the_account() -> None:
    assert method_problems(SELECTION, None, CATALOG) == ()
    assert method_problems(SELECTION, replace(INVENTORY, region=ELSEWHERE), CATALOG) == ()
    there = replace(SELECTION, region=ELSEWHERE)
    assert [each.code for each in method_problems(there, None, CATALOG)] == [C.REGION_WITHOUT_MODE]


def test_nobody_needs_to_be_admitted_to_the_second_method() -> None:
    second = replace(SELECTION, region=ELSEWHERE, method=Method.SECONDARY_CIDR)
    assert method_problems(second, INVENTORY, CATALOG, "Mode.NotSupport") == ()
