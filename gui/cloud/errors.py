"""SDK exceptions and the cloud's codes -> CloudError. Codes decide; the HTTP status is the least certain evidence.

Sources: the vendor's common error pages, the error tables of the operations used, and the official Terraform provider.
"""

from collections.abc import Mapping

from gui.cloud.maps import mapping, text
from gui.domain.errors import CloudError, CloudErrorKind

_K = CloudErrorKind

_BY_CODE: Mapping[str, CloudErrorKind] = {
    **dict.fromkeys(("SignatureDoesNotMatch", "IncompleteSignature", "InvalidCredentials"), _K.BAD_CREDENTIALS),
    **dict.fromkeys(("Forbidden.AccessKeyDisabled", "MissingSecurityToken"), _K.BAD_CREDENTIALS),
    "InvalidSecurityToken.Expired": _K.EXPIRED_CREDENTIALS,
    "InvalidTimeStamp.Expired": _K.CLOCK_SKEW,
    "InvalidTimeStamp.Format": _K.BAD_REQUEST,
    # Signed twice with one nonce: the first copy may have arrived.
    "SignatureNonceUsed": _K.UNAVAILABLE,
    **dict.fromkeys(("InternalError", "ServiceUnavailable", "InternalError.Dispatch"), _K.UNAVAILABLE),
    **dict.fromkeys(("NoPermission", "InvalidUserType.NotSupported", "Unauthorized.EmptyRegion"), _K.DENIED),
    **dict.fromkeys(("BIND_INSTANCE_OWENER_ERROR", "Forbbiden"), _K.DENIED),
    **dict.fromkeys(
        ("Forbidden.FinancialLocked", "InvalidEIPStatus.BizDisabled", "NATGATEWAY_FINANCIALLOCKED"), _K.LOCKED
    ),
    **dict.fromkeys(
        (
            "Mode.NotSupport",
            "OperationDenied.Unauthorized",
            "Invalid.Function.NotSupported",
            "OperationUnsupported.MultiIp",
            "OperationUnsupported.EipBindModel",
            "InvalidAction.NotFound",
            "InvalidVersion",
            "UnsupportedOperation",
            "InvalidInstanceType.ValueNotSupported",
            "InstanceType.NotSupport",
            "INSTANCE_TYPE_NOT_SUPPORT",
            "InvalidParameter.InstanceTypeNotSupport",
            "BindInstance.NotSupported",
            "UnsupportedRegion",
            "UnsupportedFeature.EipBindPrefixIp",
            "InvalidOperation.EniHotPlugNotSupported",
            "InvalidOperation.HotPlugNotSupport",
            "InvalidOperation.InvalidGeneration",
            "OperationDenied.Ipv4GatewayExist",
            "OperationDenied.VpcIpv4GatewayEnabled",
        ),
        _K.UNSUPPORTED,
    ),
    **dict.fromkeys(
        (
            "QuotaExceed.MultiBindedEip",
            "InvalidEip.EipQuotaExceeded",
            "EniPerInstanceLimitExceeded",
            "MaxEniCountExceeded",
            "SecurityGroupInstanceLimitExceed",
            "InvalidOperation.Ipv4CountExceeded",
            "OperationDenied.NoAvailablePrivateIp",
            "InvalidVSwitchId.IpNotEnough",
        ),
        _K.LIMIT,
    ),
    **dict.fromkeys(
        (
            "IncorrectEipStatus",
            "InvalidAssociation.Duplicated",
            "TaskConflict",
            "OperationConflict",
            "InvalidOperation.Conflict",
            "LastTokenProcessing",
            "OperationFailed.LastTokenProcessing",
            "OperationFailed.IdempotentTokenProcessing",
            "IdempotentProcessing",
            "IdempotentParameterMismatch",
            "InvalidBindingStatus",
            "Mode.Conflict",
            "OperationFailed.EipBindModeConflict",
            "Eni.Attached",
            "Eni.HasSubIp",
            "OperationFailed.EniSubIp",
            "OperationFailed.IpPrefixConflict",
            "OperationFailed.EcsMigrating",
            "IncorrectInstanceStatus",
            "IncorrectStatus",
            "InvalidAction.Denied",
            "InvalidOperation.InvalidEcsState",
            "InvalidOperation.InvalidEniState",
            "InvalidOperation.InvalidEniType",
            "InvalidOperation.EniLinked",
            "InvalidOperation.EniServiceManaged",
            "InvalidOperation.DetachPrimaryEniNotAllowed",
            "InvalidOperation.AvailabilityZoneMismatch",
            "InvalidOperation.VpcMismatch",
            "InvalidParameter.Mismatch",
            "InvalidParameter.EniNotBelongEcs",
            "SystemBusy",
            "OperationFailed.SystemBusy",
            "ResourceQueryError",
            "OperationFailed.QueryCommodityInfo",
        ),
        _K.CONFLICT,
    ),
    **dict.fromkeys(
        (
            "InvalidInstance.NotExist",
            "Instance.NotExist",
            "OperationFailed.InstanceNotExist",
            "InvalidInstanId.NotFound",
            "InvalidParams.NotFound",
            "InvalidParams.EniId",
            "InvalidParameter.EniInstanceId",
            "Forbidden.RegionNotFound",
            "Forbidden.RegionId",
        ),
        _K.NOT_FOUND,
    ),
}

_BY_PREFIX: tuple[tuple[str, CloudErrorKind], ...] = (
    ("Throttling", _K.THROTTLED),
    ("Rejected.Throttling", _K.THROTTLED),
    ("InvalidSecurityToken", _K.BAD_CREDENTIALS),
    ("InvalidAccessKeyId", _K.BAD_CREDENTIALS),
    ("InvalidTimeStamp", _K.CLOCK_SKEW),
    ("Forbidden", _K.DENIED),
    ("NoPermission", _K.DENIED),
    ("QuotaExceed", _K.LIMIT),
    ("InvalidStatus.", _K.CONFLICT),
    ("IncorrectStatus.", _K.CONFLICT),
    ("DependencyViolation", _K.CONFLICT),
    ("UnsupportedFeature", _K.UNSUPPORTED),
    ("OperationUnsupported", _K.UNSUPPORTED),
    ("OperationDenied", _K.UNSUPPORTED),
    ("MissingParam", _K.BAD_REQUEST),
    ("InvalidParam", _K.BAD_REQUEST),
    ("UnsupportedParameter", _K.BAD_REQUEST),
    ("IllegalParam", _K.BAD_REQUEST),
)

_BY_STATUS: Mapping[int, CloudErrorKind] = {
    401: _K.BAD_CREDENTIALS,
    403: _K.DENIED,
    407: _K.NETWORK,
    409: _K.CONFLICT,
    429: _K.THROTTLED,
}


def kind_of(code: str, status: int, *, throttled: bool = False) -> CloudErrorKind:
    """Return what ``code`` means; only where it is unknown, what the HTTP ``status`` hints at.

    Args:
        code: the cloud's code, may be empty.
        status: the HTTP status, 0 when no answer came.
        throttled: whether the answer told how long to wait (header ``x-acs-retry-after``).
    """
    if code in _BY_CODE:
        return _BY_CODE[code]
    if ".Throttling" in code or throttled:
        return _K.THROTTLED
    for prefix, kind in _BY_PREFIX:
        if code.startswith(prefix):
            return kind
    # A gateway's bare 404 says nothing about a resource: only a code may say "not found".
    if code.endswith((".NotFound", ".NotExist")):
        return _K.NOT_FOUND
    server_error = 500
    return _K.UNAVAILABLE if status >= server_error else _BY_STATUS.get(status, _K.UNKNOWN)


def from_exception(failure: Exception, action: str, endpoint: str) -> CloudError:
    """Return the CloudError for whatever the SDK raised in the call ``action`` to ``endpoint``.

    Answers of the cloud carry ``code`` and ``data``; anything else means that no usable answer came.
    """
    data = mapping(getattr(failure, "data", None))
    status = getattr(failure, "status_code", None)
    if not isinstance(status, int):
        return _without_answer(failure, action, endpoint)
    code = text(data.get("Code") or data.get("code"))
    retry_after = getattr(failure, "retry_after", None)
    denied = mapping(data.get("AccessDeniedDetail"))
    return CloudError(
        kind=kind_of(code, status, throttled=bool(retry_after)),
        code=code,
        action=action,
        message=text(data.get("Message") or data.get("message")),
        request_id=text(data.get("RequestId") or data.get("requestId")).strip(),
        status=status,
        retry_after=int(retry_after) / 1000 if retry_after else None,
        endpoint=endpoint,
        details={name: text(value) for name, value in denied.items()},
    )


def _without_answer(failure: Exception, action: str, endpoint: str) -> CloudError:
    inner = getattr(failure, "inner_exception", None) or failure
    words = text(getattr(inner, "message", None)) or str(inner)
    lower = words.lower()
    # The SDK keeps only the text of the transport error, so the text is all there is to go by.
    if "connect timeout" in lower or "connecttimeout" in lower:
        kind = _K.NETWORK
    elif "timed out" in lower or "timeout" in lower:
        kind = _K.TIMED_OUT
    elif "json" in lower or isinstance(failure, (TypeError, ValueError, AttributeError, KeyError)):
        kind = _K.MALFORMED
    else:
        kind = _K.NETWORK
    return CloudError(kind=kind, action=action, message=_brief(words), endpoint=endpoint)


def _brief(words: str) -> str:
    """Return the first 300 characters: a transport error may quote a whole URL with its parameters."""
    return words.rsplit(" (Caused by ", maxsplit=1)[-1].rstrip(")")[:300]
