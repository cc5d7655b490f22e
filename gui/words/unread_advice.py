"""What to do where a list could not be read: by the cause, for a policy heals no broken connection."""

from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.operations.permissions import ApiAction
from gui.words.joining import paragraph
from gui.words.translation import QT_TRANSLATE_NOOP, translate

PERMISSIONS = {
    ProblemCode.EIPS_UNREAD: ApiAction.EIPS,
    ProblemCode.INTERFACES_UNREAD: ApiAction.INTERFACES,
    ProblemCode.INSTANCES_UNREAD: ApiAction.INSTANCES,
    ProblemCode.INSTANCE_TYPES_UNREAD: ApiAction.INSTANCE_TYPES,
    ProblemCode.VSWITCHES_UNREAD: ApiAction.VSWITCHES,
    ProblemCode.VPCS_UNREAD: ApiAction.VPCS,
    ProblemCode.VPCS_NEEDED: ApiAction.VPCS,
    ProblemCode.VSWITCHES_NEEDED: ApiAction.VSWITCHES,
}
"""What a RAM policy must allow for each list."""

_AGAIN = QT_TRANSLATE_NOOP("UnreadAdvice", "Refresh to try again.")

ADVICE = {
    CloudErrorKind.DENIED: QT_TRANSLATE_NOOP("UnreadAdvice", "Allow {permission}, then refresh."),
    CloudErrorKind.BAD_CREDENTIALS: QT_TRANSLATE_NOOP("UnreadAdvice", "Check the AccessKey, then sign in again."),
    CloudErrorKind.EXPIRED_CREDENTIALS: QT_TRANSLATE_NOOP("UnreadAdvice", "Sign in again, then refresh."),
    CloudErrorKind.CLOCK_SKEW: QT_TRANSLATE_NOOP("UnreadAdvice", "Set the clock of this computer, then refresh."),
    CloudErrorKind.THROTTLED: QT_TRANSLATE_NOOP("UnreadAdvice", "Wait a minute, then refresh."),
    CloudErrorKind.NETWORK: QT_TRANSLATE_NOOP("UnreadAdvice", "Check the network connection, then refresh."),
    CloudErrorKind.MALFORMED: QT_TRANSLATE_NOOP(
        "UnreadAdvice",
        "The answer was not one of Alibaba Cloud. Check whether a proxy or a sign-in page is in between, then refresh.",
    ),
}

_OTHERWISE = {
    ProblemCode.INSTANCE_TYPES_UNREAD: QT_TRANSLATE_NOOP(
        "UnreadAdvice", "Otherwise count the interfaces in the ECS console."
    ),
    ProblemCode.VSWITCHES_UNREAD: QT_TRANSLATE_NOOP(
        "UnreadAdvice", "Otherwise enter network and gateway of the vSwitch in the guest configuration."
    ),
}
"""The way without the list."""


def unread_advice(problem: Problem) -> str:
    """Return what to do about a list that could not be read; empty for problems of another kind."""
    if problem.code not in PERMISSIONS:
        return ""
    kind = dict(problem.values).get("kind", "")
    known = CloudErrorKind(kind) if kind in set(CloudErrorKind) else CloudErrorKind.UNKNOWN
    text = translate("UnreadAdvice", str(ADVICE.get(known, _AGAIN)))
    told = [text.format(permission=PERMISSIONS[problem.code].value)]
    if problem.code in _OTHERWISE:
        told.append(translate("UnreadAdvice", str(_OTHERWISE[problem.code])))
    return paragraph(told)
