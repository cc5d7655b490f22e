"""How much an issue matters: by what it leads to, not by how sure it is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gui.domain.checks.drift import WORDS
from gui.domain.checks.issue import Issue, IssueCode, Weight

_OF: Final[Mapping[IssueCode, Weight]] = MappingProxyType(
    {
        IssueCode.LIST_UNREAD: Weight.NOTE,
        IssueCode.LIST_READ_IN_PART: Weight.NOTE,
        IssueCode.REGION_UNLISTED: Weight.RISK,
        IssueCode.EIP_UNBOUND: Weight.COST,
        IssueCode.EIP_UNUSED_SUBSCRIPTION: Weight.COST,
        IssueCode.EIP_LOCKED: Weight.TRAFFIC,
        IssueCode.EIP_TARGET_MISSING: Weight.TRAFFIC,
        IssueCode.ENI_WITHOUT_INSTANCE: Weight.TRAFFIC,
        IssueCode.ENI_MIXED_MODES: Weight.RISK,
        IssueCode.FAMILY_UNLISTED: Weight.RISK,
        IssueCode.FAMILY_UNSURE: Weight.RISK,
        IssueCode.INSTANCE_NOT_READ: Weight.NOTE,
        IssueCode.GATEWAY_MISSING: Weight.RISK,
        IssueCode.GATEWAY_UNREAD: Weight.NOTE,
        IssueCode.ENI_LEFT_OVER: Weight.NOTE,
        IssueCode.VSWITCH_ABANDONED: Weight.NOTE,
        IssueCode.BLOCK_ABANDONED: Weight.TRAFFIC,
        IssueCode.GUEST_EIP_MISSING: Weight.TRAFFIC,
        IssueCode.GUEST_EIP_ELSEWHERE: Weight.TRAFFIC,
        IssueCode.GUEST_WRONG_PREFIX: Weight.RISK,
        IssueCode.GUEST_RULE_MISSING: Weight.TRAFFIC,
        IssueCode.GUEST_NIC_MISSING: Weight.TRAFFIC,
        IssueCode.GUEST_PRIVATE_MISSING: Weight.TRAFFIC,
        IssueCode.GUEST_ARMED: Weight.RISK,
        IssueCode.GUEST_UNDOING: Weight.RISK,
        IssueCode.GUEST_UNREAD: Weight.NOTE,
        IssueCode.DRIFT_EIP_UNREAD: Weight.NOTE,
        IssueCode.DRIFT_EIP_GONE: Weight.TRAFFIC,
        IssueCode.DRIFT_EIP_UNBOUND: Weight.TRAFFIC,
        IssueCode.DRIFT_EIP_ELSEWHERE: Weight.TRAFFIC,
        IssueCode.DRIFT_EIP_OTHER_MODE: Weight.TRAFFIC,
        IssueCode.DRIFT_EIP_UNSETTLED: Weight.RISK,
        IssueCode.DRIFT_EIP_LOCKED: Weight.TRAFFIC,
        IssueCode.DRIFT_EIP_BOUND: Weight.RISK,
        IssueCode.DRIFT_EIP_ADDED: Weight.RISK,
        IssueCode.DRIFT_ENI_UNREAD: Weight.NOTE,
        IssueCode.DRIFT_ENI_GONE: Weight.TRAFFIC,
        IssueCode.DRIFT_ENI_DETACHED: Weight.TRAFFIC,
        IssueCode.DRIFT_ENI_ELSEWHERE: Weight.TRAFFIC,
        IssueCode.DRIFT_ENI_ATTACHED: Weight.RISK,
        IssueCode.DRIFT_ENI_UNSETTLED: Weight.RISK,
        IssueCode.DRIFT_ENI_EIPS_UNREAD: Weight.NOTE,
        IssueCode.DRIFT_INSTANCE_UNREAD: Weight.NOTE,
        IssueCode.DRIFT_INSTANCE_GONE: Weight.TRAFFIC,
        IssueCode.DRIFT_INSTANCE_TYPE: Weight.RISK,
        IssueCode.DRIFT_NOTHING_FOUND: Weight.RISK,
        IssueCode.DRIFT_RUNS_UNREAD: Weight.NOTE,
    }
)


def weight(code: IssueCode) -> Weight:
    """Return the consequence of an issue of this kind."""
    return _OF[code]


def order(code: IssueCode) -> tuple[int, int, str]:
    """Return what issues are sorted by: what changed since the last plan first, then the heaviest, then by kind."""
    return (code not in WORDS, tuple(Weight).index(_OF[code]), code.value)


def by_kind(issues: tuple[Issue, ...]) -> tuple[tuple[IssueCode, tuple[Issue, ...]], ...]:
    """Return ``issues`` grouped by their kind, in the order of ``order``."""
    groups: dict[IssueCode, list[Issue]] = {}
    for issue in issues:
        groups.setdefault(issue.code, []).append(issue)
    return tuple((code, tuple(groups[code])) for code in sorted(groups, key=order))
