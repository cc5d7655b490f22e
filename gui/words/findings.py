"""Findings, drift and what to do about them, in words."""

from gui.domain.checks.drift import DriftWord
from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Severity
from gui.words import states
from gui.words.joining import STORED, listed, listed_again
from gui.words.names import short_name
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import QT_TRANSLATE_NOOP, translate

SENTENCES = {
    IssueCode.LIST_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "The list {list} could not be read ({reason}) and was not checked."
    ),
    IssueCode.LIST_READ_IN_PART: QT_TRANSLATE_NOOP(
        "Findings", "The list {list} was read in part ({reason}). Issues in the rest of it are not known."
    ),
    IssueCode.REGION_UNLISTED: QT_TRANSLATE_NOOP(
        "Findings", "Multi-EIP mode is in use in {region}, a region not listed for it (interfaces: {count})."
    ),
    IssueCode.EIP_UNBOUND: QT_TRANSLATE_NOOP("Findings", "EIP {eip} is bound to nothing and costs money."),
    IssueCode.EIP_UNUSED_SUBSCRIPTION: QT_TRANSLATE_NOOP(
        "Findings", "EIP {eip} is bound to nothing; its subscription runs on."
    ),
    IssueCode.EIP_LOCKED: QT_TRANSLATE_NOOP("Findings", "EIP {eip} is locked: {reason}."),
    IssueCode.EIP_TARGET_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "EIP {eip} is bound to the interface {eni}, which is not in the list."
    ),
    IssueCode.ENI_WITHOUT_INSTANCE: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} carries EIPs ({count}) but is attached to no instance."
    ),
    IssueCode.ENI_MIXED_MODES: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} carries EIPs in more than one mode: {modes}."
    ),
    IssueCode.FAMILY_UNLISTED: QT_TRANSLATE_NOOP(
        "Findings",
        "Interface {eni} is on instance {instance} of family {family}, which is not listed for multi-EIP mode.",
    ),
    IssueCode.FAMILY_UNSURE: QT_TRANSLATE_NOOP(
        "Findings",
        "Interface {eni} is on instance {instance} of family {family}, which only an older document lists for "
        "multi-EIP mode.",
    ),
    IssueCode.INSTANCE_NOT_READ: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} is on instance {instance}, which is not in the list."
    ),
    IssueCode.GATEWAY_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "There is no gateway information for {eips} on interface {eni}."
    ),
    IssueCode.GATEWAY_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "The gateway information of interface {eni} could not be read ({reason})."
    ),
    IssueCode.ENI_LEFT_OVER: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} was created for {eip}, but no EIP is bound to it."
    ),
    IssueCode.VSWITCH_ABANDONED: QT_TRANSLATE_NOOP(
        "Findings", "The vSwitch {vswitch} ({cidr}) was created for EIPs and is empty now."
    ),
    IssueCode.BLOCK_ABANDONED: QT_TRANSLATE_NOOP(
        "Findings",
        "Nothing is in {block} of VPC {vpc}, but hosts on the Internet in it can't be reached from there.",
    ),
    IssueCode.GUEST_EIP_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, interface {eni} does not have the addresses {eips}."
    ),
    IssueCode.GUEST_EIP_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, {eips} is set on {where} and not only on interface {eni}."
    ),
    IssueCode.GUEST_WRONG_PREFIX: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, interface {eni} has {eips} with another prefix length than planned."
    ),
    IssueCode.GUEST_RULE_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, a rule or route for {eips} on interface {eni} is missing."
    ),
    IssueCode.GUEST_NIC_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, the network interface of {eni} is missing or down ({eips})."
    ),
    IssueCode.GUEST_PRIVATE_MISSING: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, interface {eni} does not have its private address, so {eips} does not work."
    ),
    IssueCode.GUEST_ARMED: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, the setup of interface {eni} is not confirmed and will be undone ({eips})."
    ),
    IssueCode.GUEST_UNDOING: QT_TRANSLATE_NOOP(
        "Findings", "In the guest, an undo of interface {eni} runs or did not finish ({eips})."
    ),
    IssueCode.GUEST_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "The guest of interface {eni} could not be read, so nothing is known of {eips} there."
    ),
    IssueCode.DRIFT_EIP_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "Whether EIP {eip} is as the plan left it is not known ({reason})."
    ),
    IssueCode.DRIFT_EIP_GONE: QT_TRANSLATE_NOOP("Findings", "EIP {eip} was released."),
    IssueCode.DRIFT_EIP_UNBOUND: QT_TRANSLATE_NOOP("Findings", "EIP {eip} is no longer bound to interface {eni}."),
    IssueCode.DRIFT_EIP_ELSEWHERE: QT_TRANSLATE_NOOP("Findings", "EIP {eip} moved from {eni} to {target}."),
    IssueCode.DRIFT_EIP_OTHER_MODE: QT_TRANSLATE_NOOP(
        "Findings", "The mode of EIP {eip} on {eni} is {mode}, not {wanted}."
    ),
    IssueCode.DRIFT_EIP_UNSETTLED: QT_TRANSLATE_NOOP("Findings", "EIP {eip} is between two states: {status}."),
    IssueCode.DRIFT_EIP_LOCKED: QT_TRANSLATE_NOOP("Findings", "EIP {eip} was locked: {reason}."),
    IssueCode.DRIFT_EIP_BOUND: QT_TRANSLATE_NOOP("Findings", "EIP {eip} was left free and is now bound to {target}."),
    IssueCode.DRIFT_EIP_ADDED: QT_TRANSLATE_NOOP("Findings", "EIP {eip} was added to interface {eni}."),
    IssueCode.DRIFT_ENI_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "Whether interface {eni} is as the plan left it is not known ({reason})."
    ),
    IssueCode.DRIFT_ENI_GONE: QT_TRANSLATE_NOOP("Findings", "Interface {eni} was deleted."),
    IssueCode.DRIFT_ENI_DETACHED: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} is no longer attached to instance {instance}."
    ),
    IssueCode.DRIFT_ENI_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} moved from instance {instance} to {target}."
    ),
    IssueCode.DRIFT_ENI_ATTACHED: QT_TRANSLATE_NOOP(
        "Findings", "Interface {eni} was left free and is now attached to instance {target}."
    ),
    IssueCode.DRIFT_ENI_UNSETTLED: QT_TRANSLATE_NOOP("Findings", "Interface {eni} is between two states: {status}."),
    IssueCode.DRIFT_ENI_EIPS_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "Whether EIPs were added to interface {eni} is not known ({reason})."
    ),
    IssueCode.DRIFT_INSTANCE_UNREAD: QT_TRANSLATE_NOOP(
        "Findings", "Whether instance {instance} is as the plan found it is not known ({reason})."
    ),
    IssueCode.DRIFT_INSTANCE_GONE: QT_TRANSLATE_NOOP("Findings", "Instance {instance} was released."),
    IssueCode.DRIFT_INSTANCE_TYPE: QT_TRANSLATE_NOOP(
        "Findings", "Instance {instance} changed its type from {before} to {after}."
    ),
    IssueCode.DRIFT_RUNS_UNREAD: QT_TRANSLATE_NOOP(
        "Findings",
        "Whether all is as the last plans left it is not known: the record of the runs could not be read.",
    ),
    IssueCode.DRIFT_NOTHING_FOUND: QT_TRANSLATE_NOOP(
        "Findings", "No resource of the plan was found. You may be signed in to another account."
    ),
}

REMEDIES = {
    Remedy.READ_AGAIN: QT_TRANSLATE_NOOP("Findings", "Read again."),
    Remedy.GRANT_PERMISSION: QT_TRANSLATE_NOOP(
        "Findings", "Let the account read it (see the list of permissions), then read again."
    ),
    Remedy.CHECK_ACCOUNT: QT_TRANSLATE_NOOP("Findings", "Check that this is the right account and region."),
    Remedy.BIND_OR_RELEASE: QT_TRANSLATE_NOOP("Findings", "Bind it, or release it."),
    Remedy.BIND_OR_CANCEL: QT_TRANSLATE_NOOP("Findings", "Bind it, or let its subscription end."),
    Remedy.SETTLE_LOCK: QT_TRANSLATE_NOOP(
        "Findings", "Pay the outstanding bill, or ask Alibaba Cloud. Until then it can't be bound or unbound."
    ),
    Remedy.ATTACH_OR_TEAR_DOWN: QT_TRANSLATE_NOOP(
        "Findings", "Attach the interface to an instance, or unbind its EIPs."
    ),
    Remedy.UNBIND_OTHER_MODE: QT_TRANSLATE_NOOP("Findings", "Unbind the EIPs of the other mode."),
    Remedy.MOVE_TO_LISTED_FAMILY: QT_TRANSLATE_NOOP(
        "Findings", "Attach the interface to an instance of a listed family."
    ),
    Remedy.VERIFY_IN_GUEST: QT_TRANSLATE_NOOP("Findings", "Check inside the instance that the addresses work."),
    Remedy.TAKE_AWAY: QT_TRANSLATE_NOOP("Findings", "Delete it if it is not used."),
    Remedy.ASK_VENDOR: QT_TRANSLATE_NOOP("Findings", "Ask Alibaba Cloud whether the mode is supported there."),
    Remedy.APPLY_AGAIN: QT_TRANSLATE_NOOP("Findings", "Apply the plan again."),
    Remedy.DECIDE_OWNER: QT_TRANSLATE_NOOP(
        "Findings", "Find out who did this. Then apply the plan again, or make a new plan."
    ),
    Remedy.PLAN_ANEW: QT_TRANSLATE_NOOP("Findings", "Make a new plan."),
    Remedy.WAIT: QT_TRANSLATE_NOOP("Findings", "Wait, and read again."),
    Remedy.SET_UP_GUEST: QT_TRANSLATE_NOOP("Findings", "Set the interface up in the guest."),
    Remedy.CONFIRM_OR_UNDO_IN_GUEST: QT_TRANSLATE_NOOP("Findings", "Confirm it in the guest, or undo it there."),
    Remedy.REMOVE_IN_GUEST: QT_TRANSLATE_NOOP("Findings", "Remove the address from the other interface in the guest."),
    Remedy.CHECK_DHCP: QT_TRANSLATE_NOOP("Findings", "Check the link and DHCP of the interface in the guest."),
    Remedy.READ_GUEST_AGAIN: QT_TRANSLATE_NOOP("Findings", "Read the guest again."),
}


def finding_sentence(finding: Issue, inventory: Inventory | None) -> str:
    """Return what ``finding`` says, with the names a person knows the resources by."""
    values = {name: _value(name, str(value), inventory) for name, value in finding.values}
    return translate("Findings", str(SENTENCES[finding.code])).format(**values)


def finding_advice(finding: Issue) -> str:
    """Return what to do about ``finding``; empty where there is nothing to do."""
    text = REMEDIES.get(finding.remedy)
    return translate("Findings", str(text)) if text else ""


def plain_sentence(finding: Issue) -> str:
    """Return what ``finding`` says in the language in force, with its values as they are."""
    return translate("Findings", str(SENTENCES[finding.code])).format(**dict(finding.values))


def english_sentence(finding: Issue) -> str:
    """Return what ``finding`` says in English, with its values as they are: for files of data and reports."""
    return SENTENCES[finding.code].format(**dict(finding.values))


def english_advice(finding: Issue) -> str:
    """Return what to do about ``finding`` in English; empty where there is nothing to do."""
    return REMEDIES.get(finding.remedy, "")


def severity_word(severity: Severity) -> Word:
    """Return how to show how much a finding weighs."""
    match severity:
        case Severity.BLOCKS:
            return Word(translate("Findings", "Error"), "bad", Tone.BAD)
        case Severity.WARNS:
            return Word(translate("Findings", "Warning"), "warning", Tone.WARNING)
        case Severity.INFORMS:
            return Word(translate("Findings", "Note"), "info", Tone.BUSY)


def drift_word(word: DriftWord) -> Word:
    """Return how to show what became of something since the last plan."""
    match word:
        case DriftWord.CHANGED:
            return Word(translate("Findings", "Changed"), "change", Tone.WARNING)
        case DriftWord.REMOVED:
            return Word(translate("Findings", "Removed"), "open", Tone.WARNING)
        case DriftWord.MOVED:
            return Word(translate("Findings", "Moved"), "change", Tone.WARNING)
        case DriftWord.ADDED:
            return Word(translate("Findings", "Added"), "info", Tone.BUSY)
        case DriftWord.MODE_CHANGED:
            return Word(translate("Findings", "Mode changed"), "change", Tone.WARNING)
        case DriftWord.INSTANCE_GONE:
            return Word(translate("Findings", "Instance gone"), "bad", Tone.WARNING)
        case DriftWord.UNKNOWN:
            return Word(translate("Findings", "Unknown"), "info", Tone.BUSY)


def list_name(name: str) -> str:
    """Return what a list of the inventory is called on the screen; its own name where it has none."""
    return {
        "eips": translate("Findings", "EIPs"),
        "interfaces": translate("Findings", "interfaces"),
        "instances": translate("Findings", "instances"),
        "instance_types": translate("Findings", "instance types"),
        "vswitches": translate("Findings", "vSwitches"),
        "vpcs": translate("Findings", "VPCs"),
    }.get(name, name)


def _value(name: str, value: str, inventory: Inventory | None) -> str:
    if name in {"eni", "instance", "target"}:
        return short_name(value, inventory)
    if name in {"mode", "modes", "wanted"}:
        return listed(_mode(each) for each in value.split(STORED))
    if name == "reason":
        return listed(states.lock(each) for each in value.split(STORED))
    if name in {"eips", "where"}:
        return listed_again(value)
    if name == "list":
        return list_name(value)
    if name == "status" and value in set(EipStatus):
        return states.eip_status(EipStatus(value)).text
    return value


def _mode(value: str) -> str:
    return states.mode(AssociationMode(value)) if value in set(AssociationMode) else value
