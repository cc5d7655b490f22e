"""Findings, drift and remedies in English sentences, for reports and the command line."""

from collections.abc import Mapping
from types import MappingProxyType

from gui.domain.finding import Finding, FindingCode, Remedy

_C = FindingCode

SENTENCES: Mapping[FindingCode, str] = MappingProxyType(
    {
        _C.LIST_UNREAD: "The list {list} could not be read ({reason}); nothing is said about it.",
        _C.REGION_UNLISTED: "Multi-EIP mode is in use in {region}, a region not listed for it (interfaces: {count}).",
        _C.EIP_UNBOUND: "EIP {eip} is bound to nothing and costs money.",
        _C.EIP_UNUSED_SUBSCRIPTION: "EIP {eip} is bound to nothing; its subscription runs on.",
        _C.EIP_LOCKED: "EIP {eip} is locked: {reason}.",
        _C.EIP_TARGET_MISSING: "EIP {eip} is bound to the interface {eni}, which is not in the list.",
        _C.ENI_WITHOUT_INSTANCE: "Interface {eni} carries EIPs ({count}) but is bound to no instance.",
        _C.ENI_MIXED_MODES: "Interface {eni} carries EIPs in more than one mode: {modes}.",
        _C.FAMILY_UNLISTED: "Interface {eni} is on instance {instance} of family {family}, which is not listed for"
        " multi-EIP mode.",
        _C.FAMILY_UNSURE: "Interface {eni} is on instance {instance} of family {family}, which only an older document"
        " lists for multi-EIP mode.",
        _C.INSTANCE_NOT_READ: "Interface {eni} is on instance {instance}, which is not in the list.",
        _C.GATEWAY_MISSING: "There is no gateway information for {eips} on interface {eni}.",
        _C.GATEWAY_UNREAD: "The gateway information of interface {eni} could not be read ({reason}).",
        _C.ENI_LEFT_OVER: "Interface {eni} was made to expose {eip}, but no EIP is bound to it.",
        _C.VSWITCH_ABANDONED: "The vSwitch {vswitch} ({cidr}) was made to expose EIPs, and nothing is in it any more.",
        _C.BLOCK_ABANDONED: "Nothing is in {block} of VPC {vpc}, but hosts on the Internet in it can't be reached from"
        " there.",
        _C.DRIFT_EIP_UNREAD: "Whether EIP {eip} is as the plan left it is not known ({reason}).",
        _C.DRIFT_EIP_GONE: "EIP {eip} was released.",
        _C.DRIFT_EIP_UNBOUND: "EIP {eip} is no longer bound to interface {eni}.",
        _C.DRIFT_EIP_ELSEWHERE: "EIP {eip} moved from {eni} to {target}.",
        _C.DRIFT_EIP_OTHER_MODE: "The mode of EIP {eip} on {eni} is {mode}, not {wanted}.",
        _C.DRIFT_EIP_UNSETTLED: "EIP {eip} is between two states: {status}.",
        _C.DRIFT_EIP_LOCKED: "EIP {eip} was locked: {reason}.",
        _C.DRIFT_EIP_BOUND: "EIP {eip} was left free and is now bound to {target}.",
        _C.DRIFT_EIP_ADDED: "EIP {eip} was added to interface {eni}.",
        _C.DRIFT_ENI_UNREAD: "Whether interface {eni} is as the plan left it is not known ({reason}).",
        _C.DRIFT_ENI_GONE: "Interface {eni} was deleted.",
        _C.DRIFT_ENI_DETACHED: "Interface {eni} is no longer bound to instance {instance}.",
        _C.DRIFT_ENI_ELSEWHERE: "Interface {eni} moved from instance {instance} to {target}.",
        _C.DRIFT_ENI_ATTACHED: "Interface {eni} was left free and is now bound to instance {target}.",
        _C.DRIFT_ENI_UNSETTLED: "Interface {eni} is between two states: {status}.",
        _C.DRIFT_ENI_EIPS_UNREAD: "Whether EIPs were added to interface {eni} is not known ({reason}).",
        _C.DRIFT_INSTANCE_UNREAD: "Whether instance {instance} is as the plan found it is not known ({reason}).",
        _C.DRIFT_INSTANCE_GONE: "Instance {instance} was released.",
        _C.DRIFT_INSTANCE_TYPE: "Instance {instance} changed its type from {before} to {after}.",
        _C.DRIFT_RUNS_UNREAD: "Whether all is as the last plans left it is not known: the record of the runs could not"
        " be read.",
        _C.DRIFT_NOTHING_FOUND: "Nothing of what the plan names was found; this may be another account.",
    }
)

REMEDIES: Mapping[Remedy, str] = MappingProxyType(
    {
        Remedy.NONE: "",
        Remedy.READ_AGAIN: "Read again.",
        Remedy.GRANT_PERMISSION: "Let the account read it (see the list of permissions), then read again.",
        Remedy.CHECK_ACCOUNT: "Check that this is the right account and region.",
        Remedy.BIND_OR_RELEASE: "Bind it, or release it.",
        Remedy.BIND_OR_CANCEL: "Bind it, or let its subscription end.",
        Remedy.SETTLE_LOCK: "Pay what is due, or ask the vendor; until then it can't be bound or unbound.",
        Remedy.ATTACH_OR_TEAR_DOWN: "Bind the interface to an instance, or tear the binding down.",
        Remedy.UNBIND_OTHER_MODE: "Unbind the EIPs of the other mode.",
        Remedy.MOVE_TO_LISTED_FAMILY: "Bind the interface to an instance of a listed family.",
        Remedy.VERIFY_IN_GUEST: "Check inside the instance that the addresses work.",
        Remedy.TAKE_AWAY: "Take it away when nobody needs it.",
        Remedy.ASK_VENDOR: "Ask the vendor whether the mode is supported there.",
        Remedy.APPLY_AGAIN: "Apply the plan again.",
        Remedy.DECIDE_OWNER: "Find out who did this; then apply the plan again, or plan anew.",
        Remedy.PLAN_ANEW: "Make a new plan.",
        Remedy.WAIT: "Wait, and read again.",
    }
)


def sentence(finding: Finding) -> str:
    """Return what ``finding`` says."""
    return SENTENCES[finding.code].format(**dict(finding.values))


def advice(finding: Finding) -> str:
    """Return what to do about ``finding``; empty where there is nothing to do."""
    return REMEDIES[finding.remedy]
