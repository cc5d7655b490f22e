"""The cloud's error codes, each once: what it means, what to do about it, and which resource it says is gone.

Sources: the error tables of the operations used (VPC API data of 2024-06-24, pages of VPC and ECS of 2024 to 2026), the
vendor's common error pages, and the codes that its Terraform provider and Terway repeat. The sentences are in
``gui.words``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gui.domain.cloud.code_meaning import Meaning, Named, Reaction
from gui.domain.cloud.errors import CloudError, CloudErrorKind

_K = CloudErrorKind

_BUSY = Meaning(_K.CONFLICT, Reaction.BACK_OFF)
"""Another task is running, or the service is busy: nothing is wrong with the call itself."""
_STATE = Meaning(_K.CONFLICT, Reaction.IF_PASSING)
"""The object is in the wrong state: for good, unless a read shows that it is on its way to another one."""
_CONFLICT = Meaning(_K.CONFLICT)
_UNSUPPORTED = Meaning(_K.UNSUPPORTED)
_NOT_FOR_BATCH = Meaning(_K.UNSUPPORTED, singly=True)
_NO_MODE = Meaning(_K.UNSUPPORTED, mode_refused=True)
_LIMIT = Meaning(_K.LIMIT)
_LOCKED = Meaning(_K.LOCKED)
_ABSENT = Meaning(_K.NOT_FOUND)
_BAD = Meaning(_K.BAD_REQUEST)

_GROUPS: tuple[tuple[Meaning, tuple[str, ...]], ...] = (
    (
        Meaning(_K.BAD_CREDENTIALS),
        (
            "SignatureDoesNotMatch IncompleteSignature InvalidCredentials Forbidden.AccessKeyDisabled",
            "MissingSecurityToken",
        ),
    ),
    (Meaning(_K.EXPIRED_CREDENTIALS), ("InvalidSecurityToken.Expired",)),
    (Meaning(_K.CLOCK_SKEW), ("InvalidTimeStamp.Expired",)),
    # A nonce that was used: signed twice, and the first copy may have arrived.
    (Meaning(_K.UNAVAILABLE), ("SignatureNonceUsed InternalError ServiceUnavailable InternalError.Dispatch",)),
    (Meaning(_K.DENIED), ("NoPermission Unauthorized.EmptyRegion BIND_INSTANCE_OWENER_ERROR Forbbiden Abs.Forbidden",)),
    (
        _LOCKED,
        (
            "Forbidden.FinancialLocked InvalidEIPStatus.BizDisabled NATGATEWAY_FINANCIALLOCKED",
            # The account may buy nothing until somebody has proven who they are, or the alert is over.
            "OperationFailed.RiskControl OperationFailed.BasicInfoUncompleted OperationFailed.CompleteUserInfo",
        ),
    ),
    (
        _NO_MODE,
        ("Mode.NotSupport OperationDenied.Unauthorized Invalid.Function.NotSupported OperationUnsupported.MultiIp",),
    ),
    (
        _NOT_FOR_BATCH,
        (
            "InvalidAction.NotFound UnsupportedOperation InvalidInstanceType.ValueNotSupported",
            "InvalidParameter.InstanceTypeNotSupport InstanceType.NotSupport BindInstance.NotSupported",
            "EipBatchBind.TypeNotSupport",
        ),
    ),
    (
        _UNSUPPORTED,
        (
            "OperationUnsupported.EipBindModel InvalidVersion INSTANCE_TYPE_NOT_SUPPORT UnsupportedRegion",
            "InvalidOperation.EniHotPlugNotSupported InvalidOperation.HotPlugNotSupport",
            "InvalidOperation.InvalidGeneration",
            "InvalidOperation.TrunkingIsNotAllowed InvalidOperation.InstanceTypeNotSupportEniTrunking",
            "InvalidOperation.EniTypeNotSupportTrunking InvalidOperation.Ipv6NotSupport InvalidUserType.NotSupported",
            "Forbidden.EipCanNotBindGatgw",
        ),
    ),
    (
        _LIMIT,
        (
            "InvalidEip.EipQuotaExceeded EniPerInstanceLimitExceeded MaxEniCountExceeded",
            "SecurityGroupInstanceLimitExceed",
            "InvalidOperation.Ipv4CountExceeded InvalidOperation.EniCountExceeded OperationDenied.NoAvailablePrivateIp",
            "InvalidVSwitchId.IpNotEnough InvalidEipBandwidth.OutOfMaxValue",
            # Money
            "InsufficientBalance PAY.INSUFFICIENT_BALANCE AccountMoneyValidateError CreditPayInsufficientBalance",
            "OperationFailed.CreditPayInsufficientBalance PAYFOR.CREDIT_PAY_INSUFFICIENT_BALANCE",
            "OperationFailed.AccountMoneyInvalid SYSTEM.SALE_VALIDATE_UNEXPECTED_ERROR",
            "PAY.MAYI_WITHHOLDING_AGREEMENT_ILLEGAL",
            # Nothing left
            "ReserveIpFail OperationFailed.ResourceNotEnough OperationFailed.InsufficientEIP",
            "OperationFailed.QuotaNotEnough OperationDenied.AvailableCidrInsufficient",
        ),
    ),
    # The vendor's FAQ: a ban of up to seven days, which more attempts prolong. It may be a purchase of the same moment.
    (Meaning(_K.LIMIT, Reaction.BACK_OFF, most_tries=2), ("FrequentPurchase.EIP",)),
    (
        _BUSY,
        (
            "TaskConflict OperationConflict Operation.Conflict InvalidOperation.Conflict LastTokenProcessing",
            "OperationFailed.LastTokenProcessing OperationFailed.IdempotentTokenProcessing IdempotentProcessing",
            "SystemBusy OperationFailed.SystemBusy OperationFailed.EcsMigrating",
            # The failure of an earlier call is told again: a fresh token asks anew.
            "IdempotentFailed Duplicated.ClientToken",
            # Changes of one VPC come one after another.
            "IncorrectVSwitchStatus IncorrectStatus.Vpc IncorrectVpcStatus IncorrectRouteEntryStatus",
            "InvalidStatus.RouteEntry OperationFailed.DistibuteLock OperationFailed.NotifyCenCreate",
            "OperationDenied.OtherSubnetCreating OperationDenied.OtherSubnetProcessing",
            # What was just deleted goes on being counted for a while, an ENI for minutes.
            "DependencyViolation DependencyViolation.NetworkInterface OperationFailed.CidrInUse",
            "InvalidOperation.HasMemberEniAttached",
            # A purchase of the same moment.
            "OrderFailed.ConcurrentOperate InvalidAction.Denied ResourceQueryError OperationFailed.QueryCommodityInfo",
        ),
    ),
    (
        _STATE,
        (
            "IncorrectEipStatus InvalidBindingStatus IncorrectStatus IncorrectInstanceStatus",
            "InvalidStatus.EcsStatusNotSupport InvalidStatus.EniStatusNotSupport InvalidStatus.NotAllow",
            "InvalidOperation.InvalidEcsState InvalidOperation.InvalidEniState InvalidOperation.InvalidEniType",
            "Eni.Attached InvalidParameter.EniNotBelongEcs",
        ),
    ),
    (
        _CONFLICT,
        (
            "InvalidAssociation.Duplicated IdempotentParameterMismatch Mode.Conflict",
            "OperationFailed.EipBindModeConflict",
            "Eni.HasSubIp OperationFailed.EniSubIp OperationFailed.IpPrefixConflict InvalidParameter.Mismatch",
            "InvalidParameter.Conflict OperationFailed.PrivateIpAddressNotExist OperationFailed.RegionNotMatch",
            "OperationFailed.ConflictWithEntry OperationFailed.CidrAcross OperationFailed.ResourceConflict",
            "RouteConflict.AlreadyExist Duplicated.SecondaryCidrBlock InvalidCidrBlock.Overlapped",
            "BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP",
            "Forbidden.InstanceBandwidthNotZero Forbidden.ChargeTypeIsPrepaid Forbidden.ReleaseSegmentEip",
            "InvalidIpStatus.HasBeenUsedByForwardEntry InvalidIpStatus.HasBeenUsedBySnatTable",
            "InvalidIp.IpRepeated InvalidPrivateIpAddress.Duplicated InvalidSecurityGroupId.NotVpc",
            "AttrMismatching.NaclAndBindInstance OperationFailed.HavipBoundPortmap IncorrectHaVipStatus",
        ),
    ),
    (
        _BAD,
        (
            "InvalidTimeStamp.Format InvalidCidrBlock InvalidIp.Address InvalidVSwitchId.IpInvalid",
            "Mismatch.VSwitchAndPrivateIpAddress PARAMETER_ILLEGAL InvalidVpc.Empty InvalidVpc.Indeterminacy",
            "InvalidOperation.InvalidEniPageNumber InvalidRegionId.MalFormed QueryParameter.Illegal",
            "Abs.InvalidPayPeriod Abs.InvalidPayType",
        ),
    ),
    (Meaning(_K.NOT_FOUND, gone=Named.EIP), ("InvalidAllocationId.NotFound",)),
    (
        Meaning(_K.NOT_FOUND, gone=Named.INTERFACE),
        ("InvalidEniId.NotFound InvalidNetworkInterface.NotFound InvalidNetworkInterfaceId.NotFound",),
    ),
    (
        Meaning(_K.NOT_FOUND, gone=Named.INSTANCE),
        (
            "InvalidInstanceId.NotFound InvalidInstanceIds.NotFound InvalidEcsId.NotFound",
            "InvalidInstance.NotFound",
        ),
    ),
    (
        Meaning(_K.NOT_FOUND, gone=Named.VSWITCH),
        (
            "InvalidVSwitchId.NotFound InvalidVswitchID.NotFound InvalidVSwitchID.NotFound IncorrectVSwitchId",
            "ResourceNotFound.VSwitchId",
        ),
    ),
    (
        Meaning(_K.NOT_FOUND, gone=Named.VPC),
        ("InvalidVpc.NotFound InvalidVpcId.NotFound InvalidVpcID.NotFound Forbidden.VpcNotFound",),
    ),
    # Cloud Assistant: codes of its calls, and of what became of a command.
    (
        _BAD,
        (
            "CmdContent.DecodeError CmdName.ExceedLimit CmdDesc.ExceedLimit Username.ExceedLimit",
            "InvalidParameterCharacter.CommandName InvalidTimeout.ExceedLimit InstanceIds.ExceedLimit",
            "InvalidCmdType.NotFound InvalidRepeatMode.NotFound InvalidTerminationMode.NotFound",
            "CommandNotApplicable AccountNotExists DirectoryNotExists DefaultWorkingDirectoryNotAvailable",
            "InvalidCommandText CommandContentDecodeError InvalidSystemBuiltInParameter",
        ),
    ),
    (
        _CONFLICT,
        (
            "InvalidInstance.NotMatch InstanceNotRunning ClientNotRunning ClientNotOnline ClientNetworkBlocked",
            "SecurityGroupRuleDenied ClientIsUpgrading ClientNeedUpgrade DeliveryTimeout",
        ),
    ),
    (_LIMIT, ("CmdContent.ExceedLimit Invocation.ExceedQuota CmdCount.ExceedQuota TaskConcurrencyLimit",)),
    (_UNSUPPORTED, ("Operation.Forbidden",)),
    (
        # The script may have run, and may still be running.
        Meaning(_K.UNKNOWN),
        (
            "ClientNotResponse ClientRestarted InstanceRestarted ExecutionTimeout ExecutionException",
            "ExecutionInterrupted ExitCodeNonzero TerminationException",
        ),
    ),
    (
        _ABSENT,
        (
            "InstanceNotExists InstanceReleased InstanceDeregistered",
            "InvalidInstance.NotExist Instance.NotExist OperationFailed.InstanceNotExist InvalidInstanId.NotFound",
            "InvalidParams.NotFound InvalidParams.EniId InvalidParameter.EniInstanceId Forbidden.RegionNotFound",
            "Forbidden.RegionId Abs.InstanceNotExist",
        ),
    ),
)


def _table() -> Mapping[str, Meaning]:
    table: dict[str, Meaning] = {}
    for meaning, lines in _GROUPS:
        table.update(dict.fromkeys(" ".join(lines).split(), meaning))
    return MappingProxyType(table)


CODES: Final = _table()
"""Every code that means something of its own."""

_RULES: tuple[tuple[str, str, Meaning], ...] = (
    ("Throttling", "", Meaning(_K.THROTTLED)),
    ("Rejected.Throttling", "", Meaning(_K.THROTTLED)),
    ("InvalidSecurityToken", "", Meaning(_K.BAD_CREDENTIALS)),
    ("InvalidAccessKeyId", "", Meaning(_K.BAD_CREDENTIALS)),
    ("InvalidTimeStamp", "", Meaning(_K.CLOCK_SKEW)),
    ("Forbidden", "", Meaning(_K.DENIED)),
    ("NoPermission", "", Meaning(_K.DENIED)),
    # The VPC's attachment to a CEN instance is changing.
    ("", ".cbnStatus", _BUSY),
    # A gateway's bare 404 says nothing about a resource: only a code may say "not found".
    ("", ".NotFound", _ABSENT),
    ("", ".NotExist", _ABSENT),
    ("ResourceNotFound.", "", _ABSENT),
    ("", ".Malformed", _BAD),
    ("QuotaExceed", "", _LIMIT),
    ("ResourceNotEnough", "", _LIMIT),
    ("InvalidOperation.", "", _CONFLICT),
    ("InvalidStatus.", "", _CONFLICT),
    ("IncorrectStatus.", "", _CONFLICT),
    ("DependencyViolation", "", _CONFLICT),
    ("TaskConflict.", "", _CONFLICT),
    ("UnsupportedFeature", "", _UNSUPPORTED),
    ("OperationUnsupported", "", _UNSUPPORTED),
    ("OperationDenied", "", _UNSUPPORTED),
    ("MissingParam", "", _BAD),
    ("InvalidParam", "", _BAD),
    ("UnsupportedParameter", "", _BAD),
    ("IllegalParam", "", _BAD),
    ("ParamExclusive", "", _BAD),
    ("ExclusiveParam", "", _BAD),
)
"""What a code means that is not in the table, by how it begins and ends; the first that fits."""

_BY_STATUS: Mapping[int, CloudErrorKind] = {
    401: _K.BAD_CREDENTIALS,
    407: _K.NETWORK,
    409: _K.CONFLICT,
    429: _K.THROTTLED,
}
"""Not 403: ECS answers refusals with it that have nothing to do with permissions."""

_SERVER_ERROR = 500


def meaning_of(code: str, status: int = 0, *, throttled: bool = False, denied: bool = False) -> Meaning:
    """Return what ``code`` means; only where it is unknown, what the rest of the answer hints at.

    Args:
        code: the cloud's code, may be empty.
        status: the HTTP status, 0 when no answer came.
        throttled: whether the answer told how long to wait (header ``x-acs-retry-after``).
        denied: whether it told which permission is missing (``AccessDeniedDetail``).
    """
    if code in CODES:
        return CODES[code]
    if ".Throttling" in code or throttled:
        return Meaning(_K.THROTTLED)
    if denied:
        return Meaning(_K.DENIED)
    for start, end, meaning in _RULES:
        if code.startswith(start) and code.endswith(end):
            return meaning
    return Meaning(_K.UNAVAILABLE if status >= _SERVER_ERROR else _BY_STATUS.get(status, _K.UNKNOWN))


def says_gone(error: CloudError, kind: Named) -> bool:
    """Return whether ``error`` says that the resource of ``kind`` that was asked for does not exist."""
    return meaning_of(error.code).gone is kind


MODE_REFUSALS: Final = frozenset(code for code, meaning in CODES.items() if meaning.mode_refused)
"""The codes by which the cloud says that the account, or the region for this account, has no multi-EIP mode."""
