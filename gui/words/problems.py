"""The sentence of every rule: what is wrong and why, and what to do."""

from collections.abc import Sequence

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, Severity
from gui.words import secondary_cidr, states
from gui.words.joining import STORED, listed, listed_again, paragraph
from gui.words.names import place_name, short_name
from gui.words.translation import QT_TRANSLATE_NOOP, translate
from gui.words.unread_advice import unread_advice

_WIZARD = {
    ProblemCode.NOT_SIGNED_IN: QT_TRANSLATE_NOOP("Problems", "Sign in first."),
    ProblemCode.INVENTORY_MISSING: QT_TRANSLATE_NOOP(
        "Problems", "The region has not been read yet. Wait for the list, or refresh it."
    ),
    ProblemCode.NOT_APPLIED: QT_TRANSLATE_NOOP("Problems", "The plan has not been run to its end."),
    ProblemCode.EIPS_UNREAD: QT_TRANSLATE_NOOP(
        "Problems", "The EIPs could not be read ({code}), so their state is not known."
    ),
    ProblemCode.INTERFACES_UNREAD: QT_TRANSLATE_NOOP(
        "Problems", "The network interfaces could not be read ({code}), so their state is not known."
    ),
    ProblemCode.INSTANCES_UNREAD: QT_TRANSLATE_NOOP(
        "Problems", "The instances could not be read ({code}), so their state is not known."
    ),
    ProblemCode.INSTANCE_TYPES_UNREAD: QT_TRANSLATE_NOOP(
        "Problems",
        "The limits of the instance types could not be read ({code}), so free interface slots were not checked.",
    ),
    ProblemCode.VSWITCHES_UNREAD: QT_TRANSLATE_NOOP("Problems", "The vSwitches could not be read ({code})."),
    ProblemCode.VPCS_UNREAD: QT_TRANSLATE_NOOP(
        "Problems", "The VPCs could not be read ({code}), so only their ids are shown."
    ),
}

_REGION = {
    ProblemCode.REGION_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose a region."),
    ProblemCode.REGION_CLOSED: QT_TRANSLATE_NOOP(
        "Problems", "Alibaba Cloud has closed the region {region}. Choose another region."
    ),
    ProblemCode.REGION_WITHOUT_MODE: QT_TRANSLATE_NOOP(
        "Problems",
        'Multi-EIP mode is not offered in {region}. Use the method "Secondary CIDR block", or '
        "choose another region; EIPs can't leave their region.",
    ),
    ProblemCode.MODE_REFUSED: QT_TRANSLATE_NOOP(
        "Problems",
        "The cloud refused multi-EIP to ENI mode to this account here ({code}), and will most likely do so again. "
        "The other way is to expose EIPs through a secondary CIDR block of the VPC.",
    ),
    ProblemCode.MODE_UNPROVEN: QT_TRANSLATE_NOOP(
        "Problems",
        "No EIP of this region is in multi-EIP mode, so it is not known whether this account may "
        "use it: Alibaba Cloud no longer accepts new applications. The first binding shows it; a "
        "refusal changes nothing.",
    ),
}

_EIP = {
    ProblemCode.EIPS_MISSING: QT_TRANSLATE_NOOP("Problems", "Select at least one EIP."),
    ProblemCode.EIP_TWICE: QT_TRANSLATE_NOOP("Problems", "This EIP is named twice. Name it once."),
    ProblemCode.EIP_GONE: QT_TRANSLATE_NOOP(
        "Problems", "This account has no such EIP in the region, or no longer. Refresh and choose again."
    ),
    ProblemCode.EIP_BOUND: QT_TRANSLATE_NOOP(
        "Problems", "Already bound to {target}. Unbind it there first, or choose another EIP."
    ),
    ProblemCode.ENI_WITHOUT_EIPS: QT_TRANSLATE_NOOP(
        "Problems", "No EIP is bound to this interface, so there is nothing to move. Choose another interface."
    ),
    ProblemCode.EIP_NOT_ON_INTERFACE: QT_TRANSLATE_NOOP(
        "Problems", "It is not bound to {eni}, but to {target}. Choose EIPs of this interface."
    ),
    ProblemCode.TARGET_INTERFACE_MISSING: QT_TRANSLATE_NOOP(
        "Problems",
        "Other EIPs stay on {eni}, so it stays too. Choose the interface of instance {instance} that takes the EIPs, "
        "or move all EIPs.",
    ),
    ProblemCode.ALREADY_THERE: QT_TRANSLATE_NOOP("Problems", "The interface is attached to it already."),
    ProblemCode.NO_REVERSAL: QT_TRANSLATE_NOOP(
        "Problems", "This run can't be reversed in one step: {action} has no reversal. Plan each change by itself."
    ),
    ProblemCode.CHANGED_SINCE_RUN: QT_TRANSLATE_NOOP(
        "Problems", "It has changed since the run. Make a new plan from the current state."
    ),
    ProblemCode.EIP_NOT_REBOUND: QT_TRANSLATE_NOOP(
        "Problems",
        "It stays bound to {target} ({kind}): only EIPs of interfaces and instances in another mode are unbound "
        "first, and no other resource is changed. Unbind it there yourself, or choose another EIP.",
    ),
    ProblemCode.EIP_UNSETTLED: QT_TRANSLATE_NOOP(
        "Problems", "Its state is changing ({status}). Wait a moment and refresh."
    ),
    ProblemCode.EIP_LOCKED: QT_TRANSLATE_NOOP(
        "Problems", "Locked by the cloud ({reason}). Pay the outstanding bill or resolve the security notice first."
    ),
    ProblemCode.EIP_SERVICE_MANAGED: QT_TRANSLATE_NOOP(
        "Problems", "Managed by a cloud service, which alone may bind it. Choose another EIP."
    ),
    ProblemCode.EIP_SUBSCRIPTION: QT_TRANSLATE_NOOP(
        "Problems", "A subscription EIP can't be released before its term ends. It is kept."
    ),
    ProblemCode.EIP_PROTECTED: QT_TRANSLATE_NOOP(
        "Problems",
        "Deletion protection is on for this EIP. Turn it off in the EIP console to release the EIP.",
    ),
    ProblemCode.EIP_OF_GROUP: QT_TRANSLATE_NOOP(
        "Problems",
        "One of a contiguous group ({group}), which is released only as a whole. Release the whole group in the EIP "
        "console.",
    ),
    ProblemCode.EIP_NOT_LEAVING: QT_TRANSLATE_NOOP(
        "Problems", "This plan does not set the EIP free, so it does not release it either."
    ),
    ProblemCode.TOO_MANY_EIPS: QT_TRANSLATE_NOOP(
        "Problems",
        "{chosen} EIPs are chosen and {present} are already on this interface, but it takes {limit}. "
        "Room is left for {room}.",
    ),
}

_ENI = {
    ProblemCode.ENI_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose a secondary network interface."),
    ProblemCode.ENI_GONE: QT_TRANSLATE_NOOP(
        "Problems", "This account has no such interface in the region, or no longer. Refresh and choose again."
    ),
    ProblemCode.ENI_PRIMARY: QT_TRANSLATE_NOOP(
        "Problems", "A primary interface, on which the mode does not work. Choose a secondary one."
    ),
    ProblemCode.ENI_OTHER_TYPE: QT_TRANSLATE_NOOP(
        "Problems", "A trunk or member interface, on which the mode does not work. Choose a plain secondary one."
    ),
    ProblemCode.ENI_SERVICE_MANAGED: QT_TRANSLATE_NOOP(
        "Problems", "Managed by a cloud service, which alone may use it. Choose another interface."
    ),
    ProblemCode.ENI_ATTACHED: QT_TRANSLATE_NOOP(
        "Problems",
        "Attached to instance {instance}. Detach it first: EIPs can be bound to, and unbound from, a free interface "
        "only.",
    ),
    ProblemCode.ENI_UNSETTLED: QT_TRANSLATE_NOOP(
        "Problems", "Its state is changing ({status}). Wait a moment and refresh."
    ),
    ProblemCode.ENI_BUSY: QT_TRANSLATE_NOOP(
        "Problems",
        "EIP {address} is on its way to or from this interface ({status}), and the cloud does one at a time. "
        "Wait a moment and refresh.",
    ),
    ProblemCode.ENI_OTHER_MODE: QT_TRANSLATE_NOOP(
        "Problems",
        "Carries EIP {address} in another mode ({mode}), and modes can't be mixed on one interface. Disassociate that "
        "EIP, or choose another interface.",
    ),
    ProblemCode.ENI_FULL: QT_TRANSLATE_NOOP(
        "Problems", "Already carries {present} EIPs, and {limit} is the most. Choose another interface."
    ),
    ProblemCode.ENI_PREFIXES: QT_TRANSLATE_NOOP(
        "Problems", "Has IP prefixes, which the mode does not allow. Choose another interface."
    ),
    ProblemCode.ENI_SECONDARY_ADDRESSES: QT_TRANSLATE_NOOP(
        "Problems",
        "Has {count} secondary private addresses. Alibaba Cloud does not document whether the "
        "mode allows them, and may refuse. An interface without them is the safe choice.",
    ),
    ProblemCode.ENI_BEHIND_IPV4_GATEWAY: QT_TRANSLATE_NOOP(
        "Problems",
        "VPC {vpc} has an IPv4 gateway. Alibaba Cloud does not document whether the mode works "
        "with it, and may refuse. An interface in a VPC without one is the safe choice.",
    ),
    ProblemCode.ENI_IPV4_GATEWAY: QT_TRANSLATE_NOOP(
        "Problems",
        "It could not be read whether VPC {vpc} has an IPv4 gateway. With one, the cloud may "
        "refuse the mode. Refresh; if that does not help, allow vpc:ListIpv4Gateways, or check "
        "IPv4 Gateway in the VPC console.",
    ),
    ProblemCode.ENI_EIPS_STAY: QT_TRANSLATE_NOOP(
        "Problems",
        "The interface still carries EIPs ({addresses}) and can't be deleted. Unbind them first.",
    ),
    ProblemCode.ENI_HOST_STATE: QT_TRANSLATE_NOOP(
        "Problems",
        "Instance {instance} is {status}. It supports detaching an interface only while running "
        "or stopped. Wait and refresh.",
    ),
    ProblemCode.ENI_HOST_MUST_STOP: QT_TRANSLATE_NOOP(
        "Problems",
        "Instance {instance} of type {type} supports detaching an interface only while stopped. "
        "Agree to stop it for the change, or stop it yourself and refresh.",
    ),
}

_INSTANCE = {
    ProblemCode.INSTANCE_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose an instance."),
    ProblemCode.INSTANCE_GONE: QT_TRANSLATE_NOOP(
        "Problems", "This account has no such instance in the region, or no longer. Refresh and choose again."
    ),
    ProblemCode.INSTANCE_FAMILY: QT_TRANSLATE_NOOP(
        "Problems", "Instance family {family} does not support the mode. Choose an instance of a listed family."
    ),
    ProblemCode.INSTANCE_FAMILY_UNSURE: QT_TRANSLATE_NOOP(
        "Problems",
        "Only an older document of Alibaba Cloud lists instance family {family}. The cloud may "
        "refuse to attach the interface; the bindings are then rolled back.",
    ),
    ProblemCode.INSTANCE_STATE: QT_TRANSLATE_NOOP(
        "Problems", "Its state is {status}. It must be running or stopped. Wait, or start or stop it, then refresh."
    ),
    ProblemCode.INSTANCE_MUST_STOP: QT_TRANSLATE_NOOP(
        "Problems",
        "Type {type} supports attaching an interface only while stopped. Agree to stop the "
        "instance for the change, or stop it yourself and refresh.",
    ),
    ProblemCode.INSTANCE_OTHER_VPC: QT_TRANSLATE_NOOP(
        "Problems",
        "In VPC {instance_vpc}, but the interface is in {eni_vpc}. Both must be in the same: choose another "
        "instance or interface.",
    ),
    ProblemCode.INSTANCE_OTHER_ZONE: QT_TRANSLATE_NOOP(
        "Problems",
        "In zone {instance_zone}, but the interface is in {eni_zone}. Both must be in the same: choose another "
        "instance or interface.",
    ),
    ProblemCode.INSTANCE_ENI_QUOTA: QT_TRANSLATE_NOOP(
        "Problems", "Has {used} interfaces, and type {type} takes {limit}. Detach one, or choose another instance."
    ),
    ProblemCode.INSTANCE_ADDRESS_QUOTA: QT_TRANSLATE_NOOP(
        "Problems",
        "The interface has {count} private addresses, and type {type} takes {limit} on each. Choose another instance "
        "or interface.",
    ),
    ProblemCode.INSTANCE_TYPE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems",
        "The cloud gave no limits for type {type}, so free interface slots were not checked. Count them in the ECS "
        "console.",
    ),
    ProblemCode.OTHER_VSWITCH: QT_TRANSLATE_NOOP(
        "Problems",
        "In vSwitch {instance_vswitch}, the interface in {eni_vswitch}: in one zone the API attaches it all the same, "
        "only the console asks for one vSwitch.",
    ),
    ProblemCode.SAME_VSWITCH: QT_TRANSLATE_NOOP(
        "Problems",
        "Both interfaces are in vSwitch {vswitch}. Source-based routing in the guest is then a must; "
        "the guest configuration sets it up.",
    ),
    ProblemCode.DHCP_NEEDED: QT_TRANSLATE_NOOP(
        "Problems",
        "DHCP must be on in the guest for this interface, or the mode does not take effect. The guest "
        "configuration keeps it on and checks it.",
    ),
}

SENTENCES = {**_WIZARD, **_REGION, **_EIP, **_ENI, **_INSTANCE, **secondary_cidr.SENTENCES}

_PLACES = {"vpc", "instance_vpc", "eni_vpc", "group_vpc", "vswitch", "instance_vswitch", "eni_vswitch"}
_IDS = {"target", "eni", "instance"} | _PLACES
"""Values that are ids of resources."""


def problem_text(problem: Problem, inventory: Inventory | None = None) -> str:
    """Return the sentence for ``problem``, with its facts filled in.

    Args:
        problem: what a rule says.
        inventory: gives resources the names that people know them by; without it they are called by their ids.
    """
    ids = {name: str(value) for name, value in problem.values if name in _IDS}
    names = {name: place_name(value, inventory) for name, value in ids.items()}
    # Two of the same name can only be told apart by their ids.
    same = len(set(names.values())) < len(set(ids.values()))
    values = {name: _word(name, value) for name, value in problem.values} | (ids if same else names)
    sentence = translate("Problems", str(SENTENCES[problem.code])).format(**values)
    return paragraph((sentence, unread_advice(problem)))


def about(problem: Problem, inventory: Inventory | None) -> str:
    """Return what ``problem`` is about, by the name people know it by; empty where the sentence says it itself."""
    named = problem.subject.startswith(("eip-", "eni-", "i-")) and problem.severity is not Severity.INFORMS
    return short_name(problem.subject, inventory) if named else ""


def _word(name: str, value: str | int) -> str | int:
    match name:
        case "status":
            return states.state(str(value))
        case "mode" if value in set(AssociationMode):
            return states.mode(AssociationMode(str(value)))
        case "reason":
            return listed(states.lock(each) for each in str(value).split(STORED))
        case "addresses" | "blocks" | "eips" | "other":
            return listed_again(value)
    return value


def problems_text(problems: Sequence[Problem], inventory: Inventory | None = None) -> str:
    """Return all of ``problems``, each sentence once; empty where there is none."""
    return paragraph(dict.fromkeys(problem_text(each, inventory) for each in problems))
