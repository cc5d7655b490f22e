"""Issues that somebody has decided to leave as they are: for a reason, and until a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gui.domain.checks.issue import Issue


@dataclass(frozen=True, slots=True)
class Ignored:
    """One decision.

    Attributes:
        issue: the key of the issue, see ``issue_key``.
        reason: why, in the words of the user; never empty.
        until: the last day on which it holds.
    """

    issue: str
    reason: str
    until: date


def issue_key(issue: Issue) -> str:
    """Return what names ``issue`` from one reading to the next: its kind and what it is mainly about."""
    return " ".join((issue.code.value, *issue.ids[:1]))


def in_force(ignored: Iterable[Ignored], today: date) -> tuple[Ignored, ...]:
    """Return those of ``ignored`` that hold ``today``."""
    return tuple(each for each in ignored if each.until >= today)


def with_ignored(before: Iterable[Ignored], issues: Iterable[Issue], reason: str, until: date) -> tuple[Ignored, ...]:
    """Return ``before`` with ``issues`` ignored until the day ``until``; a later decision replaces an earlier one.

    Raises:
        ValueError: there is no reason.
    """
    if not reason.strip():
        raise ValueError("a reason is needed")
    keys = dict.fromkeys(issue_key(each) for each in issues)
    kept = tuple(each for each in before if each.issue not in keys)
    return (*kept, *(Ignored(key, reason.strip(), until) for key in keys))


def without_ignored(before: Iterable[Ignored], issues: Iterable[Issue]) -> tuple[Ignored, ...]:
    """Return ``before`` without the decisions about ``issues``."""
    keys = {issue_key(each) for each in issues}
    return tuple(each for each in before if each.issue not in keys)
