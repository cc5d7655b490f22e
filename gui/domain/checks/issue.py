"""One thing worth knowing about the state of an account: a code with parameters, what it is about, what to do.

The sentences are in ``gui.words.findings``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gui.domain.cloud.problems import Severity, Values


class IssueCode(StrEnum):
    """Each kind of finding."""

    LIST_UNREAD = "list_unread"
    LIST_READ_IN_PART = "list_read_in_part"
    REGION_UNLISTED = "region_unlisted"
    EIP_UNBOUND = "eip_unbound"
    EIP_UNUSED_SUBSCRIPTION = "eip_unused_subscription"
    EIP_LOCKED = "eip_locked"
    EIP_TARGET_MISSING = "eip_target_missing"
    ENI_WITHOUT_INSTANCE = "eni_without_instance"
    ENI_MIXED_MODES = "eni_mixed_modes"
    FAMILY_UNLISTED = "family_unlisted"
    FAMILY_UNSURE = "family_unsure"
    INSTANCE_NOT_READ = "instance_not_read"
    GATEWAY_MISSING = "gateway_missing"
    GATEWAY_UNREAD = "gateway_unread"
    ENI_LEFT_OVER = "eni_left_over"
    VSWITCH_ABANDONED = "vswitch_abandoned"
    BLOCK_ABANDONED = "block_abandoned"

    GUEST_EIP_MISSING = "guest_eip_missing"
    GUEST_EIP_ELSEWHERE = "guest_eip_elsewhere"
    GUEST_WRONG_PREFIX = "guest_wrong_prefix"
    GUEST_RULE_MISSING = "guest_rule_missing"
    GUEST_NIC_MISSING = "guest_nic_missing"
    GUEST_PRIVATE_MISSING = "guest_private_missing"
    GUEST_ARMED = "guest_armed"
    GUEST_UNDOING = "guest_undoing"
    GUEST_UNREAD = "guest_unread"

    DRIFT_EIP_UNREAD = "drift_eip_unread"
    DRIFT_EIP_GONE = "drift_eip_gone"
    DRIFT_EIP_UNBOUND = "drift_eip_unbound"
    DRIFT_EIP_ELSEWHERE = "drift_eip_elsewhere"
    DRIFT_EIP_OTHER_MODE = "drift_eip_other_mode"
    DRIFT_EIP_UNSETTLED = "drift_eip_unsettled"
    DRIFT_EIP_LOCKED = "drift_eip_locked"
    DRIFT_EIP_BOUND = "drift_eip_bound"
    DRIFT_EIP_ADDED = "drift_eip_added"
    DRIFT_ENI_UNREAD = "drift_eni_unread"
    DRIFT_ENI_GONE = "drift_eni_gone"
    DRIFT_ENI_DETACHED = "drift_eni_detached"
    DRIFT_ENI_ELSEWHERE = "drift_eni_elsewhere"
    DRIFT_ENI_ATTACHED = "drift_eni_attached"
    DRIFT_ENI_UNSETTLED = "drift_eni_unsettled"
    DRIFT_ENI_EIPS_UNREAD = "drift_eni_eips_unread"
    DRIFT_INSTANCE_UNREAD = "drift_instance_unread"
    DRIFT_INSTANCE_GONE = "drift_instance_gone"
    DRIFT_INSTANCE_TYPE = "drift_instance_type"
    DRIFT_NOTHING_FOUND = "drift_nothing_found"
    DRIFT_RUNS_UNREAD = "drift_runs_unread"


class Weight(StrEnum):
    """The consequence of an issue, the heaviest first."""

    TRAFFIC = "traffic"
    """Packets are lost, or will be."""
    RISK = "risk"
    """It works or it does not: nobody can rely on it."""
    NOTE = "note"
    """Something is not known, or left over."""
    COST = "cost"
    """Money is spent for nothing."""


LEVELS: Final = (Weight.TRAFFIC, Weight.RISK, Weight.COST, Weight.NOTE)
"""The weights by how urgent they are for somebody who is alerted: the most urgent first."""


class Remedy(StrEnum):
    """What a person can do about a finding."""

    NONE = "none"
    READ_AGAIN = "read_again"
    GRANT_PERMISSION = "grant_permission"
    CHECK_ACCOUNT = "check_account"
    BIND_OR_RELEASE = "bind_or_release"
    BIND_OR_CANCEL = "bind_or_cancel"
    SETTLE_LOCK = "settle_lock"
    ATTACH_OR_TEAR_DOWN = "attach_or_tear_down"
    UNBIND_OTHER_MODE = "unbind_other_mode"
    MOVE_TO_LISTED_FAMILY = "move_to_listed_family"
    VERIFY_IN_GUEST = "verify_in_guest"
    TAKE_AWAY = "take_away"
    ASK_VENDOR = "ask_vendor"
    APPLY_AGAIN = "apply_again"
    DECIDE_OWNER = "decide_owner"
    PLAN_ANEW = "plan_anew"
    WAIT = "wait"
    SET_UP_GUEST = "set_up_guest"
    CONFIRM_OR_UNDO_IN_GUEST = "confirm_or_undo_in_guest"
    REMOVE_IN_GUEST = "remove_in_guest"
    CHECK_DHCP = "check_dhcp"
    READ_GUEST_AGAIN = "read_guest_again"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding.

    Attributes:
        code: which kind.
        ids: the EIPs, ENIs and instances it is about, the most important first; empty for the whole region.
        values: what its sentence needs, as (name, text or number) pairs.
        severity: whether it warns or only informs.
        remedy: what to do.
    """

    code: IssueCode
    ids: tuple[str, ...] = ()
    values: Values = ()
    severity: Severity = Severity.WARNS
    remedy: Remedy = Remedy.NONE
