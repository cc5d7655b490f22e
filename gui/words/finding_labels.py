"""Issues in a few words: for the cell of a table and for a whole kind of them."""

from collections.abc import Iterable

from gui.domain.checks.issue import Issue, IssueCode, Weight
from gui.words.joining import listed
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import QT_TRANSLATE_NOOP, translate

LABELS = {
    IssueCode.LIST_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "List not read"),
    IssueCode.LIST_READ_IN_PART: QT_TRANSLATE_NOOP("FindingLabels", "List read in part"),
    IssueCode.REGION_UNLISTED: QT_TRANSLATE_NOOP("FindingLabels", "Region not listed for the mode"),
    IssueCode.EIP_UNBOUND: QT_TRANSLATE_NOOP("FindingLabels", "Unbound, billed"),
    IssueCode.EIP_UNUSED_SUBSCRIPTION: QT_TRANSLATE_NOOP("FindingLabels", "Unbound, subscription runs"),
    IssueCode.EIP_LOCKED: QT_TRANSLATE_NOOP("FindingLabels", "Locked"),
    IssueCode.EIP_TARGET_MISSING: QT_TRANSLATE_NOOP("FindingLabels", "Interface missing"),
    IssueCode.ENI_WITHOUT_INSTANCE: QT_TRANSLATE_NOOP("FindingLabels", "EIPs without an instance"),
    IssueCode.ENI_MIXED_MODES: QT_TRANSLATE_NOOP("FindingLabels", "Mixed modes"),
    IssueCode.FAMILY_UNLISTED: QT_TRANSLATE_NOOP("FindingLabels", "Instance family not listed"),
    IssueCode.FAMILY_UNSURE: QT_TRANSLATE_NOOP("FindingLabels", "Instance family uncertain"),
    IssueCode.INSTANCE_NOT_READ: QT_TRANSLATE_NOOP("FindingLabels", "Instance not in the list"),
    IssueCode.GATEWAY_MISSING: QT_TRANSLATE_NOOP("FindingLabels", "No gateway information"),
    IssueCode.GATEWAY_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "Gateway not read"),
    IssueCode.ENI_LEFT_OVER: QT_TRANSLATE_NOOP("FindingLabels", "Interface left over"),
    IssueCode.VSWITCH_ABANDONED: QT_TRANSLATE_NOOP("FindingLabels", "vSwitch left over"),
    IssueCode.BLOCK_ABANDONED: QT_TRANSLATE_NOOP("FindingLabels", "CIDR block left over"),
    IssueCode.GUEST_EIP_MISSING: QT_TRANSLATE_NOOP("FindingLabels", "EIP missing in the guest"),
    IssueCode.GUEST_EIP_ELSEWHERE: QT_TRANSLATE_NOOP("FindingLabels", "EIP elsewhere in the guest"),
    IssueCode.GUEST_WRONG_PREFIX: QT_TRANSLATE_NOOP("FindingLabels", "Prefix length differs in the guest"),
    IssueCode.GUEST_RULE_MISSING: QT_TRANSLATE_NOOP("FindingLabels", "Rule or route missing in the guest"),
    IssueCode.GUEST_NIC_MISSING: QT_TRANSLATE_NOOP("FindingLabels", "Interface missing in the guest"),
    IssueCode.GUEST_PRIVATE_MISSING: QT_TRANSLATE_NOOP("FindingLabels", "Private address missing in the guest"),
    IssueCode.GUEST_ARMED: QT_TRANSLATE_NOOP("FindingLabels", "Not confirmed in the guest"),
    IssueCode.GUEST_UNDOING: QT_TRANSLATE_NOOP("FindingLabels", "Undo runs in the guest"),
    IssueCode.GUEST_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "Guest not read"),
    IssueCode.DRIFT_EIP_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "EIP not read"),
    IssueCode.DRIFT_EIP_GONE: QT_TRANSLATE_NOOP("FindingLabels", "EIP released"),
    IssueCode.DRIFT_EIP_UNBOUND: QT_TRANSLATE_NOOP("FindingLabels", "EIP unbound"),
    IssueCode.DRIFT_EIP_ELSEWHERE: QT_TRANSLATE_NOOP("FindingLabels", "EIP moved"),
    IssueCode.DRIFT_EIP_OTHER_MODE: QT_TRANSLATE_NOOP("FindingLabels", "EIP in another mode"),
    IssueCode.DRIFT_EIP_UNSETTLED: QT_TRANSLATE_NOOP("FindingLabels", "EIP changing"),
    IssueCode.DRIFT_EIP_LOCKED: QT_TRANSLATE_NOOP("FindingLabels", "EIP locked"),
    IssueCode.DRIFT_EIP_BOUND: QT_TRANSLATE_NOOP("FindingLabels", "EIP bound by others"),
    IssueCode.DRIFT_EIP_ADDED: QT_TRANSLATE_NOOP("FindingLabels", "EIP added by others"),
    IssueCode.DRIFT_ENI_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "Interface not read"),
    IssueCode.DRIFT_ENI_GONE: QT_TRANSLATE_NOOP("FindingLabels", "Interface deleted"),
    IssueCode.DRIFT_ENI_DETACHED: QT_TRANSLATE_NOOP("FindingLabels", "Interface detached"),
    IssueCode.DRIFT_ENI_ELSEWHERE: QT_TRANSLATE_NOOP("FindingLabels", "Interface moved"),
    IssueCode.DRIFT_ENI_ATTACHED: QT_TRANSLATE_NOOP("FindingLabels", "Interface attached by others"),
    IssueCode.DRIFT_ENI_UNSETTLED: QT_TRANSLATE_NOOP("FindingLabels", "Interface changing"),
    IssueCode.DRIFT_ENI_EIPS_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "EIPs of the interface not read"),
    IssueCode.DRIFT_INSTANCE_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "Instance not read"),
    IssueCode.DRIFT_INSTANCE_GONE: QT_TRANSLATE_NOOP("FindingLabels", "Instance released"),
    IssueCode.DRIFT_INSTANCE_TYPE: QT_TRANSLATE_NOOP("FindingLabels", "Instance type changed"),
    IssueCode.DRIFT_NOTHING_FOUND: QT_TRANSLATE_NOOP("FindingLabels", "Nothing of the plan found"),
    IssueCode.DRIFT_RUNS_UNREAD: QT_TRANSLATE_NOOP("FindingLabels", "Runs not read"),
}


def finding_label(code: IssueCode) -> str:
    """Return what issues of this kind are called."""
    return translate("FindingLabels", str(LABELS[code]))


def labels_of(issues: Iterable[Issue]) -> str:
    """Return what ``issues`` are called, each kind once."""
    return listed(dict.fromkeys(finding_label(each.code) for each in issues))


def weight_word(weight: Weight) -> Word:
    """Return how to show the consequence of an issue."""
    match weight:
        case Weight.TRAFFIC:
            return Word(translate("FindingLabels", "Traffic"), "bad", Tone.BAD)
        case Weight.RISK:
            return Word(translate("FindingLabels", "Risk"), "warning", Tone.WARNING)
        case Weight.NOTE:
            return Word(translate("FindingLabels", "Note"), "info", Tone.BUSY)
        case Weight.COST:
            return Word(translate("FindingLabels", "Cost"), "open", Tone.QUIET)
