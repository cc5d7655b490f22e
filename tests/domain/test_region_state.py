"""The state of one of several regions: what was read stays, and only a region that was read can be empty."""

from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.region_state import NOT_READ, RegionLoad, RegionState
from gui.words import regions as words
from tests.helpers.toy_cloud import REGION

DENIED = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", status=403)
LATE = CloudError(CloudErrorKind.TIMED_OUT)
NOBODY = RegionState(REGION)


def inventory(*unread: Any) -> Inventory:
    return Inventory(REGION, datetime(2026, 11, 30, tzinfo=UTC), unread=unread)


def test_a_region_that_refuses_or_fails_is_not_read() -> None:
    assert NOBODY.failed(DENIED).load is RegionLoad.REFUSED
    assert NOBODY.failed(LATE).load is RegionLoad.FAILED
    assert NOBODY.failed(DENIED).inventory is None
    assert words.reason(NOBODY.failed(DENIED)) == "Forbidden.RAM"
    assert words.reason(NOBODY.failed(LATE)) == "timed_out"


def test_what_was_read_stays_while_it_is_read_again_and_when_that_fails() -> None:
    read = NOBODY.begun().read(inventory())
    assert read.load is RegionLoad.READY
    again = read.begun()
    assert (again.load, again.inventory) == (RegionLoad.LOADING, read.inventory)
    failed = again.failed(DENIED)
    assert (failed.load, failed.inventory) == (RegionLoad.STALE, read.inventory)
    assert words.as_of(failed)
    assert failed.begun().error is None


def test_a_region_without_a_main_list_is_read_in_part() -> None:
    part = NOBODY.read(inventory(Unread(ListName.EIPS, DENIED)))
    assert part.load is RegionLoad.PART
    assert words.reason(part) == "EIPs not known"
    assert NOBODY.read(inventory(Unread(ListName.VPCS, DENIED))).load is RegionLoad.READY


@pytest.mark.parametrize("load", list(RegionLoad))
def test_each_state_has_a_word(load: RegionLoad) -> None:
    assert words.state_word(RegionState(REGION, load)).text
    assert not words.reason(RegionState(REGION, load))


def test_the_sum_of_all_names_what_is_missing() -> None:
    states = [NOBODY.read(inventory()), NOBODY.begun(), NOBODY.failed(DENIED)]
    assert words.summary(states) == "Regions: 3, being read: 1, not read whole: 1"
    assert words.summary(states[:1]) == "Regions: 1"
    assert RegionLoad.LOADING not in NOT_READ
