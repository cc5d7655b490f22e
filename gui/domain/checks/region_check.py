"""What a check says of one region: as planned, changed since, or not known because something could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gui.domain.checks.drift import Drift, DriftWord
from gui.domain.checks.issue import LEVELS, Issue, IssueCode, Weight
from gui.domain.checks.weight import order, weight
from gui.domain.cloud.region import RegionId

_UNKNOWN: Final = frozenset(
    {IssueCode.LIST_UNREAD, IssueCode.LIST_READ_IN_PART, IssueCode.GATEWAY_UNREAD, IssueCode.GUEST_UNREAD}
)
"""Issues that say that something is not known: never drift, whatever the level."""


class CheckState(StrEnum):
    """The result of a check; known drift outweighs what could not be read, since it is certain."""

    AS_PLANNED = "as_planned"
    UNREAD = "unread"
    DRIFT = "drift"


class ComparedWith(StrEnum):
    """What the region was compared with."""

    PLANS = "plans"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class RegionCheck:
    """The result for one region, in an order that depends on nothing but its content.

    Attributes:
        region: which.
        compared_with: None where nothing is known that is to be there.
        drift: what is not as it is to be.
        unknown: of what that is not known.
        issues: those at or above the level asked for.
        unread: what could not be read, as (what, why) pairs of codes.
    """

    region: RegionId
    compared_with: ComparedWith | None = None
    drift: tuple[Drift, ...] = ()
    unknown: tuple[Drift, ...] = ()
    issues: tuple[Issue, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def state(self) -> CheckState:
        """What the region comes to."""
        if self.drift or self.issues:
            return CheckState.DRIFT
        return CheckState.UNREAD if self.unknown or self.unread else CheckState.AS_PLANNED


def region_check(
    region: RegionId,
    compared_with: ComparedWith | None,
    drift: Iterable[Drift],
    issues: Iterable[Issue],
    unread: Iterable[tuple[str, str]],
    *,
    level: Weight | None,
) -> RegionCheck:
    """Return the result of what was found in ``region``.

    Args:
        region: which.
        compared_with: what ``drift`` comes from.
        drift: what differs, or of which that is not known.
        issues: everything worth knowing about the region.
        unread: what could not be read, as (what, why) pairs.
        level: the least urgent weight of issues that count, None where none count.
    """
    found = sorted(drift, key=lambda each: _place(each.finding))
    counted = LEVELS[: LEVELS.index(level) + 1] if level else ()
    serious = (each for each in issues if weight(each.code) in counted and each.code not in _UNKNOWN)
    return RegionCheck(
        region,
        compared_with,
        tuple(each for each in found if each.word is not DriftWord.UNKNOWN),
        tuple(each for each in found if each.word is DriftWord.UNKNOWN),
        tuple(sorted(serious, key=_place)),
        tuple(sorted(set(unread))),
    )


def overall(checks: Iterable[RegionCheck]) -> CheckState:
    """Return the result for all regions: drift anywhere is drift, else one that is not known makes it not known."""
    states = {each.state for each in checks}
    return next((each for each in (CheckState.DRIFT, CheckState.UNREAD) if each in states), CheckState.AS_PLANNED)


def _place(issue: Issue) -> tuple[tuple[int, int, str], tuple[str, ...], str]:
    return order(issue.code), issue.ids, repr(issue.values)
