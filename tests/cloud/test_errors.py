from typing import Any

import pytest

from gui.cloud.errors import from_exception, kind_of
from gui.domain.errors import CloudErrorKind

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
        ("MissingParameter", 400, K.BAD_REQUEST),
        ("InvalidParameter.Whatever", 400, K.BAD_REQUEST),
        ("InternalError", 500, K.UNAVAILABLE),
        ("ServiceUnavailable", 503, K.UNAVAILABLE),
        ("Never.Heard.Of", 500, K.UNAVAILABLE),
        ("Never.Heard.Of", 403, K.DENIED),
        ("Never.Heard.Of", 429, K.THROTTLED),
        ("Never.Heard.Of", 400, K.UNKNOWN),
        ("", 404, K.UNKNOWN),
    ],
)
def test_the_code_decides_and_the_status_only_hints(code: Any, status: Any, kind: Any) -> None:
    assert kind_of(code, status) is kind


def test_a_word_on_waiting_means_throttling_unless_the_code_says_otherwise() -> None:
    assert kind_of("Never.Heard.Of", 400, throttled=True) is K.THROTTLED
    assert kind_of("TaskConflict", 400, throttled=True) is K.CONFLICT


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("HTTPSConnectionPool(host='x'): Max retries exceeded (Caused by ConnectTimeoutError(...))", K.NETWORK),
        ("connect timeout=5.0", K.NETWORK),
        ("Read timed out. (read timeout=20.0)", K.TIMED_OUT),
        ("Failed to parse the value as json format", K.MALFORMED),
        ("certificate verify failed: self-signed certificate", K.NETWORK),
        ("Connection aborted.", K.NETWORK),
    ],
)
def test_without_an_answer_the_words_are_all_there_is(words: Any, kind: Any) -> None:
    error = from_exception(RuntimeError(words), "DescribeVpcs", "host:1")
    assert (error.kind, error.action, error.endpoint) == (kind, "DescribeVpcs", "host:1")
    assert not error.answered


def test_an_answer_of_another_shape_is_malformed() -> None:
    assert from_exception(TypeError("'str' object is not a mapping"), "A", "h").kind is K.MALFORMED


def test_a_long_text_is_cut() -> None:
    assert len(from_exception(RuntimeError("x" * 5000), "A", "h").message) == 300
