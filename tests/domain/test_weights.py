"""Issues are weighed by what they lead to, grouped by kind, and ignored for a reason until a day."""

from datetime import date

import pytest

from gui.domain.checks.ignoring import Ignored, in_force, issue_key, with_ignored, without_ignored
from gui.domain.checks.issue import Issue, IssueCode, Weight
from gui.domain.checks.weight import by_kind, order, weight
from gui.domain.cloud.region import RegionId, console_page

UNBOUND, OTHER = Issue(IssueCode.EIP_UNBOUND, ("eip-1",)), Issue(IssueCode.EIP_UNBOUND, ("eip-2",))
LOST = Issue(IssueCode.ENI_WITHOUT_INSTANCE, ("eni-1", "eip-3"))
MOVED = Issue(IssueCode.DRIFT_EIP_BOUND, ("eip-4",))
DAY = date(2026, 3, 1)


@pytest.mark.parametrize("code", IssueCode)
def test_every_kind_has_a_weight(code: IssueCode) -> None:
    assert weight(code) in Weight


def test_what_changed_comes_first_then_lost_traffic_and_cost_last() -> None:
    groups = by_kind((UNBOUND, LOST, OTHER, MOVED))
    assert groups == (
        (IssueCode.DRIFT_EIP_BOUND, (MOVED,)),
        (IssueCode.ENI_WITHOUT_INSTANCE, (LOST,)),
        (IssueCode.EIP_UNBOUND, (UNBOUND, OTHER)),
    )
    assert order(IssueCode.ENI_WITHOUT_INSTANCE) < order(IssueCode.ENI_MIXED_MODES) < order(IssueCode.EIP_UNBOUND)
    assert next(iter(Weight)) is Weight.TRAFFIC
    assert tuple(Weight)[-1] is Weight.COST


def test_a_decision_holds_until_its_last_day() -> None:
    decided = with_ignored((), (UNBOUND, OTHER), " kept for the move ", DAY)
    assert decided[0] == Ignored(issue_key(UNBOUND), "kept for the move", DAY)
    assert in_force(decided, DAY) == decided
    assert in_force(decided, date(2026, 3, 2)) == ()
    assert without_ignored(decided, (UNBOUND,)) == decided[1:]


def test_a_later_decision_replaces_an_earlier_one_and_needs_a_reason() -> None:
    first = with_ignored((), (UNBOUND, OTHER), "one", DAY)
    again = with_ignored(first, (UNBOUND,), "two", date(2026, 4, 1))
    assert [each.reason for each in again] == ["one", "two"]
    with pytest.raises(ValueError, match="reason"):
        with_ignored((), (UNBOUND,), "  ", DAY)


def test_what_an_issue_is_about_names_it() -> None:
    assert issue_key(LOST) == "eni_without_instance eni-1"
    assert issue_key(Issue(IssueCode.LIST_UNREAD)) == "list_unread"


@pytest.mark.parametrize(
    ("resource", "page"),
    [
        ("eip-1", "https://vpc.console.aliyun.com/eip/cn-shanghai/eips"),
        ("eni-1", "https://ecs.console.aliyun.com/networkInterfaces/region/cn-shanghai"),
        ("i-1", "https://ecs.console.aliyun.com/server/region/cn-shanghai"),
        ("lb-1", ""),
    ],
)
def test_the_console_has_a_page_for_each_kind(resource: str, page: str) -> None:
    assert console_page(resource, RegionId("cn-shanghai")) == page
