from typing import Any

import pytest

from gui.domain.cloud import codes as cloud_codes
from gui.domain.cloud.code_meaning import Named, Reaction
from gui.domain.cloud.codes import CODES, MODE_REFUSALS, meaning_of, says_gone
from gui.domain.cloud.errors import CloudError, CloudErrorKind

K = CloudErrorKind


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("Forbidden.RAM", 403, K.DENIED),
        ("NoPermission", 403, K.DENIED),
        ("Forbbiden", 403, K.DENIED),
        ("Forbidden.FinancialLocked", 400, K.LOCKED),
        ("InvalidAccessKeyId.NotFound", 404, K.BAD_CREDENTIALS),
        ("InvalidAccessKeyId.Inactive", 400, K.BAD_CREDENTIALS),
        ("Forbidden.AccessKeyDisabled", 403, K.BAD_CREDENTIALS),
        ("SignatureDoesNotMatch", 400, K.BAD_CREDENTIALS),
        ("InvalidSecurityToken.Malformed", 400, K.BAD_CREDENTIALS),
        ("InvalidSecurityToken.Expired", 400, K.EXPIRED_CREDENTIALS),
        ("InvalidTimeStamp.Expired", 400, K.CLOCK_SKEW),
        ("Throttling", 400, K.THROTTLED),
        ("Throttling.User", 400, K.THROTTLED),
        ("Throttling.Api", 503, K.THROTTLED),
        ("Rejected.Throttling", 429, K.THROTTLED),
        ("Some.Throttling", 400, K.THROTTLED),
        ("InvalidAllocationId.NotFound", 404, K.NOT_FOUND),
        ("InvalidInstanId.NotFound", 404, K.NOT_FOUND),
        ("Instance.NotExist", 400, K.NOT_FOUND),
        ("Forbidden.RegionNotFound", 404, K.NOT_FOUND),
        ("InvalidSecondaryCidrBlock.NotFound", 400, K.NOT_FOUND),
        ("InvalidAction.NotFound", 404, K.UNSUPPORTED),
        ("Mode.NotSupport", 400, K.UNSUPPORTED),
        ("OperationDenied.Unauthorized", 400, K.UNSUPPORTED),
        ("OperationDenied", 400, K.UNSUPPORTED),
        ("QuotaExceed.MultiBindedEip", 400, K.LIMIT),
        ("QuotaExceeded.Eip", 400, K.LIMIT),
        ("IncorrectEipStatus", 400, K.CONFLICT),
        ("TaskConflict", 400, K.CONFLICT),
        ("OperationConflict", 409, K.CONFLICT),
        ("InvalidStatus.EniStatusNotSupport", 400, K.CONFLICT),
        ("InvalidOperation.EniCountExceeded", 403, K.LIMIT),
        ("InvalidOperation.NeverHeardOf", 403, K.CONFLICT),
        ("MissingParameter", 400, K.BAD_REQUEST),
        ("InvalidParameter.Whatever", 400, K.BAD_REQUEST),
        ("Some.Id.Malformed", 400, K.BAD_REQUEST),
        ("InternalError", 500, K.UNAVAILABLE),
        ("ServiceUnavailable", 503, K.UNAVAILABLE),
        ("Never.Heard.Of", 500, K.UNAVAILABLE),
        ("Never.Heard.Of", 403, K.UNKNOWN),
        ("Never.Heard.Of", 409, K.CONFLICT),
        ("Never.Heard.Of", 429, K.THROTTLED),
        ("Never.Heard.Of", 400, K.UNKNOWN),
        ("", 404, K.UNKNOWN),
        ("", 0, K.UNKNOWN),
    ],
)
def test_the_code_decides_and_the_status_only_hints(code: str, status: int, kind: CloudErrorKind) -> None:
    assert meaning_of(code, status).kind is kind


def test_a_word_on_waiting_means_throttling_unless_the_code_says_otherwise() -> None:
    assert meaning_of("Never.Heard.Of", 400, throttled=True).kind is K.THROTTLED
    assert meaning_of("TaskConflict", 400, throttled=True).kind is K.CONFLICT


def test_a_named_permission_means_denied_unless_the_code_says_otherwise() -> None:
    assert meaning_of("Never.Heard.Of", 403, denied=True).kind is K.DENIED
    assert meaning_of("InvalidOperation.EniCountExceeded", 403, denied=True).kind is K.LIMIT


@pytest.mark.parametrize(
    "code",
    [
        "OperationDenied.OtherSubnetCreating",
        "OperationDenied.OtherSubnetProcessing",
        "CreateVSwitch.IncorrectStatus.cbnStatus",
        "DeleteVSwitch.IncorrectStatus.cbnStatus",
        "IncorrectStatus.cbnStatus",
        "Operation.Conflict",
        "IdempotentFailed",
        "Duplicated.ClientToken",
        "InvalidOperation.HasMemberEniAttached",
    ],
)
def test_a_passing_refusal_is_waited_for(code: str) -> None:
    assert meaning_of(code, 400).reaction is Reaction.BACK_OFF
    assert meaning_of(code, 400).kind is K.CONFLICT


@pytest.mark.parametrize(
    ("code", "kind", "gone"),
    [
        ("InvalidVSwitchId.NotFound", Named.VSWITCH, True),
        ("InvalidVSwitchId.NotFound", Named.VPC, False),
        ("InvalidRegionId.NotFound", Named.VPC, False),
        ("", Named.EIP, False),
    ],
)
def test_only_a_code_that_names_the_kind_says_that_it_is_gone(code: str, kind: Named, *, gone: bool) -> None:
    assert says_gone(CloudError(K.NOT_FOUND, code), kind) is gone


def test_each_code_is_there_once() -> None:
    listed: list[Any] = [code for _, lines in cloud_codes._GROUPS for code in " ".join(lines).split()]
    assert sorted(listed) == sorted(CODES)
    assert set(CODES) > MODE_REFUSALS
    assert all(meaning.most_tries == 0 for code, meaning in CODES.items() if code != "FrequentPurchase.EIP")
