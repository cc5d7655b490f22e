"""The sentence of every rule."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.domain.problems import Problem, ProblemCode

SENTENCES = {
    ProblemCode.NOT_SIGNED_IN: QT_TRANSLATE_NOOP("Problems", "Sign in first."),
    ProblemCode.INVENTORY_MISSING: QT_TRANSLATE_NOOP(
        "Problems", "The region has not been read yet. Wait for the list, or refresh it."
    ),
    ProblemCode.NOT_APPLIED: QT_TRANSLATE_NOOP("Problems", "The plan has not been carried out yet."),
    ProblemCode.REGION_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose a region."),
    ProblemCode.REGION_WITHOUT_MODE: QT_TRANSLATE_NOOP(
        "Problems", "Multi-EIP to ENI mode is not offered in {region}. Choose another region; EIPs can't leave theirs."
    ),
    ProblemCode.EIPS_MISSING: QT_TRANSLATE_NOOP("Problems", "Tick at least one EIP."),
    ProblemCode.EIP_GONE: QT_TRANSLATE_NOOP("Problems", "This EIP no longer exists in the region."),
    ProblemCode.EIP_BOUND: QT_TRANSLATE_NOOP("Problems", "Already bound to {target}. Disassociate it there first."),
    ProblemCode.EIP_UNSETTLED: QT_TRANSLATE_NOOP(
        "Problems", "Its state is changing ({status}). Wait a moment and refresh."
    ),
    ProblemCode.EIP_LOCKED: QT_TRANSLATE_NOOP(
        "Problems", "Locked by the cloud ({reason}). Settle the bill or the security notice first."
    ),
    ProblemCode.EIP_SERVICE_MANAGED: QT_TRANSLATE_NOOP(
        "Problems", "Managed by a cloud service, which alone may bind it."
    ),
    ProblemCode.TOO_MANY_EIPS: QT_TRANSLATE_NOOP(
        "Problems",
        "{chosen} EIPs are chosen and {present} are already on this interface, but it takes {limit}. "
        "Room is left for {room}.",
    ),
    ProblemCode.ENI_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose a secondary network interface."),
    ProblemCode.ENI_GONE: QT_TRANSLATE_NOOP("Problems", "This interface no longer exists in the region."),
    ProblemCode.ENI_PRIMARY: QT_TRANSLATE_NOOP("Problems", "A primary interface. The mode needs a secondary one."),
    ProblemCode.ENI_OTHER_TYPE: QT_TRANSLATE_NOOP(
        "Problems", "A trunk or member interface. The mode needs a plain secondary one."
    ),
    ProblemCode.ENI_ATTACHED: QT_TRANSLATE_NOOP(
        "Problems", "Bound to instance {instance}. Unbind it first: EIPs go on a free interface."
    ),
    ProblemCode.ENI_UNSETTLED: QT_TRANSLATE_NOOP(
        "Problems", "Its state is changing ({status}). Wait a moment and refresh."
    ),
    ProblemCode.ENI_SERVICE_MANAGED: QT_TRANSLATE_NOOP(
        "Problems", "Managed by a cloud service, which alone may use it."
    ),
    ProblemCode.ENI_OTHER_MODE: QT_TRANSLATE_NOOP(
        "Problems", "Carries EIP {address} in another mode ({mode}). Modes can't be mixed on one interface."
    ),
    ProblemCode.ENI_FULL: QT_TRANSLATE_NOOP("Problems", "Already carries {present} EIPs, and {limit} is the most."),
    ProblemCode.ENI_PREFIXES: QT_TRANSLATE_NOOP("Problems", "Has IP prefixes, which the mode does not allow."),
    ProblemCode.ENI_SECONDARY_ADDRESSES: QT_TRANSLATE_NOOP(
        "Problems",
        "Has {count} secondary private addresses. The vendor does not say whether the mode allows "
        "them; the cloud may refuse.",
    ),
    ProblemCode.INSTANCE_MISSING: QT_TRANSLATE_NOOP("Problems", "Choose an instance."),
    ProblemCode.INSTANCE_GONE: QT_TRANSLATE_NOOP("Problems", "This instance no longer exists in the region."),
    ProblemCode.INSTANCE_FAMILY: QT_TRANSLATE_NOOP("Problems", "Instance family {family} does not support the mode."),
    ProblemCode.INSTANCE_FAMILY_UNSURE: QT_TRANSLATE_NOOP(
        "Problems", "Instance family {family} is only on an older list of the vendor. The cloud may refuse it."
    ),
    ProblemCode.INSTANCE_STATE: QT_TRANSLATE_NOOP("Problems", "Its state is {status}. It must be running or stopped."),
    ProblemCode.INSTANCE_MUST_STOP: QT_TRANSLATE_NOOP(
        "Problems", "Type {type} takes an interface only while stopped. Stop the instance first, then refresh."
    ),
    ProblemCode.INSTANCE_OTHER_ZONE: QT_TRANSLATE_NOOP(
        "Problems", "In zone {instance_zone}, but the interface is in {eni_zone}."
    ),
    ProblemCode.INSTANCE_OTHER_VPC: QT_TRANSLATE_NOOP(
        "Problems", "In VPC {instance_vpc}, but the interface is in {eni_vpc}."
    ),
    ProblemCode.INSTANCE_ENI_QUOTA: QT_TRANSLATE_NOOP(
        "Problems", "Has {used} interfaces, and type {type} takes {limit}."
    ),
    ProblemCode.INSTANCE_TYPE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems", "The limits of type {type} could not be read, so free interface slots were not checked."
    ),
    ProblemCode.INSTANCE_ADDRESS_QUOTA: QT_TRANSLATE_NOOP(
        "Problems", "The interface has {count} private addresses, and type {type} takes {limit} on each."
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


def problem_text(problem: Problem) -> str:
    """Return the sentence for ``problem``, with its facts filled in."""
    return QCoreApplication.translate("Problems", str(SENTENCES[problem.code])).format(**dict(problem.values))
