"""Refusals of the cloud -> sentences: by code where there is one, else by what the refusal means."""

from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.words import access_codes, command_codes, eip_codes, eni_codes, error_parts, network_codes
from gui.words.translation import QT_TRANSLATE_NOOP

Sentences = tuple[object, object]
"""What happened and what to do, untranslated; ``{action}``, ``{code}``, ``{host}``, ``{permission}``,
``{target}``, ``{reason}`` and ``{records}`` are facts."""

BY_CODE: dict[str, Sentences] = {
    code: (what, fix)
    for group in (access_codes.GROUPS, eip_codes.GROUPS, eni_codes.GROUPS, network_codes.GROUPS, command_codes.GROUPS)
    for codes, what, fix in group
    for code in codes
}

BY_KIND: dict[CloudErrorKind, Sentences] = {
    CloudErrorKind.DENIED: (
        error_parts.NO_PERMISSION,
        error_parts.ASK_FOR_PERMISSION,
    ),
    CloudErrorKind.BAD_CREDENTIALS: (
        QT_TRANSLATE_NOOP("Errors", "The cloud does not accept these credentials."),
        QT_TRANSLATE_NOOP("Errors", "Check AccessKey ID, secret and token."),
    ),
    CloudErrorKind.EXPIRED_CREDENTIALS: (
        error_parts.TOKEN_EXPIRED,
        error_parts.GET_NEW_TOKEN,
    ),
    CloudErrorKind.CLOCK_SKEW: (
        error_parts.CLOCK_OFF,
        error_parts.SET_CLOCK,
    ),
    CloudErrorKind.THROTTLED: (
        error_parts.FEWER_CALLS,
        error_parts.WAIT_A_LITTLE,
    ),
    CloudErrorKind.TIMED_OUT: (
        QT_TRANSLATE_NOOP("Errors", "The cloud did not answer {action} in time."),
        QT_TRANSLATE_NOOP("Errors", "Whether it took effect is not known. Refresh to see, then try again."),
    ),
    CloudErrorKind.NETWORK: (
        QT_TRANSLATE_NOOP("Errors", "{host} could not be reached."),
        QT_TRANSLATE_NOOP("Errors", "Check the network connection, proxy and name resolution, then try again."),
    ),
    CloudErrorKind.UNAVAILABLE: (
        error_parts.INTERNAL_ERROR,
        error_parts.TRY_AGAIN_OR_ASK,
    ),
    CloudErrorKind.MALFORMED: (
        QT_TRANSLATE_NOOP("Errors", "The answer to {action} was not the cloud's own format."),
        QT_TRANSLATE_NOOP("Errors", "A proxy or a sign-in page of the network may be in between."),
    ),
    CloudErrorKind.NOT_FOUND: (
        QT_TRANSLATE_NOOP("Errors", "Something that {action} needs no longer exists."),
        error_parts.REFRESH_AND_CHOOSE,
    ),
    CloudErrorKind.CONFLICT: (
        error_parts.RESOURCE_BUSY,
        error_parts.WAIT_AND_REFRESH,
    ),
    CloudErrorKind.LIMIT: (
        QT_TRANSLATE_NOOP("Errors", "A quota of the account or of the resource is used up ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Free some, or ask for more in the Quota Center."),
    ),
    CloudErrorKind.UNSUPPORTED: (
        QT_TRANSLATE_NOOP("Errors", "The cloud does not support this here ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Choose other resources; the details say more."),
    ),
    CloudErrorKind.LOCKED: (
        QT_TRANSLATE_NOOP("Errors", "The resource is locked ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Pay the outstanding bill or resolve the security notice first."),
    ),
    CloudErrorKind.BAD_REQUEST: (
        QT_TRANSLATE_NOOP("Errors", "The cloud refused {action} ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Give Alibaba Cloud the request id in the details."),
    ),
    CloudErrorKind.UNKNOWN: (
        error_parts.UNKNOWN_CODE,
        QT_TRANSLATE_NOOP("Errors", "Give Alibaba Cloud the request id in the details."),
    ),
}


def sentences(error: CloudError) -> Sentences:
    """Return what to say about ``error``."""
    if error.action == "DeleteVSwitch" and error.code.startswith("DependencyViolation.") and not _passes(error):
        return network_codes.IN_THE_VSWITCH
    if error.action == "RunCommand" and error.kind is CloudErrorKind.DENIED:
        return command_codes.RUN_DENIED
    if error.code in BY_CODE:
        return BY_CODE[error.code]
    if error.code.startswith("Missing"):
        return access_codes.MISSING
    if error.kind is CloudErrorKind.UNKNOWN and error.action.startswith("AssociateEipAddress"):
        return eip_codes.MODE_PERHAPS
    return BY_KIND[error.kind]


def _passes(error: CloudError) -> bool:
    return meaning_of(error.code).reaction is not None
