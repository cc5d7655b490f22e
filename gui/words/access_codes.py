"""What the cloud says to any call: signature, keys, permissions, rate, and calls it does not understand."""

from gui.words import error_parts
from gui.words.translation import QT_TRANSLATE_NOOP

GROUPS = (
    (
        ("SignatureDoesNotMatch", "IncompleteSignature"),
        QT_TRANSLATE_NOOP("Errors", "The AccessKey secret is wrong, or something on the way changed the request."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Paste the secret again, or create a new AccessKey in the RAM console. A proxy that rewrites headers "
            "breaks the signature too.",
        ),
    ),
    (
        ("SignatureNonceUsed",),
        QT_TRANSLATE_NOOP("Errors", "The cloud got the same request of {action} twice."),
        QT_TRANSLATE_NOOP("Errors", "A proxy may have sent it again. Refresh to see what took effect, then try again."),
    ),
    (
        ("InvalidAccessKeyId.NotFound",),
        QT_TRANSLATE_NOOP("Errors", "The cloud does not know this AccessKey ID."),
        QT_TRANSLATE_NOOP("Errors", "Check it for missing characters; it may have been deleted."),
    ),
    (
        ("InvalidAccessKeyId.Inactive", "Forbidden.AccessKeyDisabled"),
        QT_TRANSLATE_NOOP("Errors", "This AccessKey is disabled."),
        QT_TRANSLATE_NOOP("Errors", "Enable it in the RAM console, or use another one."),
    ),
    (
        ("InvalidSecurityToken.Expired",),
        error_parts.TOKEN_EXPIRED,
        error_parts.GET_NEW_TOKEN,
    ),
    (
        ("InvalidSecurityToken.Malformed", "InvalidSecurityToken.MismatchWithAccessKey"),
        QT_TRANSLATE_NOOP("Errors", "The session token does not belong to this AccessKey."),
        QT_TRANSLATE_NOOP("Errors", "Paste AccessKey ID, secret and token of one and the same answer of STS."),
    ),
    (
        ("MissingSecurityToken",),
        QT_TRANSLATE_NOOP("Errors", "This AccessKey is a temporary one and needs its session token."),
        QT_TRANSLATE_NOOP("Errors", "Paste the token that came with it, and sign in again."),
    ),
    (
        ("InvalidTimeStamp.Expired", "InvalidTimeStamp.Format"),
        error_parts.CLOCK_OFF,
        error_parts.SET_CLOCK,
    ),
    (
        ("NoPermission", "Forbidden.RAM", "Forbidden.SubUser", "Forbidden.NotSupportRAM"),
        error_parts.NO_PERMISSION,
        error_parts.ASK_FOR_PERMISSION,
    ),
    (
        ("Forbidden", "Forbbiden", "BIND_INSTANCE_OWENER_ERROR"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The cloud forbids {action} here: a permission is missing, or the resource belongs to another account or "
            "to a cloud service.",
        ),
        QT_TRANSLATE_NOOP("Errors", "Check the RAM policy for {permission}, and in the console who owns the resource."),
    ),
    (
        (
            "InvalidUserType.NotSupported",
            "Abs.InvalidAccount.NotFound",
            "Unauthorized.EmptyRegion",
        ),
        QT_TRANSLATE_NOOP("Errors", "This kind of account may not use {action}."),
        QT_TRANSLATE_NOOP("Errors", "Sign in with the account that owns the resources, or a RAM user of it."),
    ),
    (
        ("Throttling", "Throttling.User", "Throttling.Api", "Rejected.Throttling"),
        error_parts.FEWER_CALLS,
        error_parts.WAIT_A_LITTLE,
    ),
    (
        ("TaskConflict", "OperationConflict", "Operation.Conflict", "InvalidOperation.Conflict"),
        error_parts.RESOURCE_BUSY,
        error_parts.WAIT_AND_REFRESH,
    ),
    (
        (
            "LastTokenProcessing",
            "OperationFailed.LastTokenProcessing",
            "OperationFailed.IdempotentTokenProcessing",
            "IdempotentProcessing",
        ),
        QT_TRANSLATE_NOOP("Errors", "The cloud is still processing the first {action} request."),
        QT_TRANSLATE_NOOP("Errors", "Wait a moment and refresh before you try again."),
    ),
    (
        ("IdempotentParameterMismatch",),
        QT_TRANSLATE_NOOP("Errors", "{action} was repeated with other parameters than at first."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and start again. Please report it, with the details."),
    ),
    (
        (
            "InternalError",
            "InternalError.Dispatch",
            "ServiceUnavailable",
            "SystemBusy",
            "OperationFailed.SystemBusy",
            "ResourceQueryError",
            "OperationFailed.QueryCommodityInfo",
            "OperationFailed.DistibuteLock",
        ),
        error_parts.INTERNAL_ERROR,
        error_parts.TRY_AGAIN_OR_ASK,
    ),
    (
        ("InvalidAction.NotFound", "InvalidVersion", "UnsupportedHTTPMethod", "UnsupportedOperation"),
        QT_TRANSLATE_NOOP("Errors", "This endpoint does not know {action}."),
        QT_TRANSLATE_NOOP("Errors", "Check the endpoint in the settings; it may belong to another product or region."),
    ),
    (
        (
            "InvalidRegionId.NotFound",
            "InvalidRegionId.MalFormed",
            "Forbidden.RegionNotFound",
            "Forbidden.RegionId",
            "UnsupportedRegion",
            "RegionId.ApiNotSupported",
            "ServerRegion.Invalid",
            "InvalidOperation.InvalidRegion",
        ),
        QT_TRANSLATE_NOOP("Errors", "The cloud does not have this region, or not for this account."),
        QT_TRANSLATE_NOOP("Errors", "Choose a region from the list."),
    ),
    (
        ("InvalidRegion.NotSupport",),
        QT_TRANSLATE_NOOP("Errors", "The region does not support {action}."),
        QT_TRANSLATE_NOOP("Errors", "Choose another region, or use the console of Alibaba Cloud."),
    ),
    (
        ("DryRunOperation",),
        QT_TRANSLATE_NOOP("Errors", "The check of {action} passed, and nothing was done."),
        QT_TRANSLATE_NOOP("Errors", "There is nothing to do about it."),
    ),
    (
        (
            "InvalidParameter",
            "InvalidParameter.Conflict",
            "UnsupportedParameter",
            "MissingParameter",
            "InvalidFilterValue",
            "InvalidFilterKey.NotFound",
            "InvalidLockReason.NotFound",
            "InvalidTagKey",
            "InvalidTagKey.Malformed",
            "InvalidChargeType.ValueNotSupported",
            "InvalidIAssociatedInstanceType.ValueNotSupported",
            "InvalidVpcIdNumber.NotSupported",
            "IllegalParam.Mode",
            "IllegalParam.Isp",
            "PARAMETER_ILLEGAL",
            "OperationDenied.UseGatewayRouteEntryQueryInterface",
        ),
        QT_TRANSLATE_NOOP("Errors", "The cloud did not accept a parameter of {action} ({code})."),
        QT_TRANSLATE_NOOP("Errors", "The details hold the cloud's own words. If you entered the value, correct it."),
    ),
    (
        ("Redirected",),
        QT_TRANSLATE_NOOP("Errors", "{host} redirected {action} to {target}. The redirect was not followed."),
        QT_TRANSLATE_NOOP("Errors", "Check the endpoint, the proxy and the name resolution of this network."),
    ),
    (
        ("CertificateRefused",),
        QT_TRANSLATE_NOOP("Errors", "The certificate of {host} was refused: {reason}."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Check the clock. If a proxy inspects TLS, select its CA file as certificates to trust in the account.",
        ),
    ),
    (
        ("ProxyRefused",),
        QT_TRANSLATE_NOOP("Errors", "The proxy refused the connection to {host}: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Check the address, the user and the rules of the proxy."),
    ),
    (
        ("ProxyUnreachable",),
        QT_TRANSLATE_NOOP("Errors", "The proxy for {host} could not be reached: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Check the address of the proxy in the account or in HTTPS_PROXY, then try again."),
    ),
    (
        ("AnswerTooLarge",),
        QT_TRANSLATE_NOOP("Errors", "The answer to {action} is larger than any answer of Alibaba Cloud."),
        QT_TRANSLATE_NOOP("Errors", "Check whether a proxy is in between, then try again."),
    ),
    (
        ("ListKeepsChanging",),
        QT_TRANSLATE_NOOP("Errors", "The list of {action} changed each time it was read, so it is not complete."),
        QT_TRANSLATE_NOOP("Errors", "Wait until other changes have ended, then refresh."),
    ),
    (
        (
            "TotalCountMismatch",
            "NextTokenRepeated",
            "ListWithoutEnd",
        ),
        QT_TRANSLATE_NOOP("Errors", "The pages of {action} do not make up a complete list."),
        QT_TRANSLATE_NOOP("Errors", "Refresh. If it happens again, report it with the details."),
    ),
    (
        ("RecordsUnread",),
        QT_TRANSLATE_NOOP("Errors", "Some records of {action} could not be read: {records}."),
        QT_TRANSLATE_NOOP("Errors", "Refresh. If it happens again, report it with the details."),
    ),
    (
        (
            "IdempotentFailed",
            "Duplicated.ClientToken",
        ),
        QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud has seen the ClientToken of {action} before."),
        QT_TRANSLATE_NOOP("Errors", "Refresh, then try again; the next call has a new token."),
    ),
)

MISSING = (
    QT_TRANSLATE_NOOP("Errors", "{action} was sent without a value that it needs ({code})."),
    QT_TRANSLATE_NOOP("Errors", "Refresh and choose again. If it happens again, please report it with the details."),
)
"""For the codes that are made of ``Missing`` and the name of a parameter."""
