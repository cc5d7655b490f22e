"""What a refusal, a redirect and a failure of the SDK become."""

import json
from typing import Any

import pytest

from gui.cloud import errors
from gui.cloud.errors import from_exception, redirected, refused
from gui.domain.cloud.errors import CloudError, CloudErrorKind

K = CloudErrorKind


def refusal(status: int = 400, headers: Any = None, **body: Any) -> CloudError:
    return refused(status, headers or {}, json.dumps(body).encode())


def test_a_refusal_keeps_what_the_vendor_s_support_asks_for() -> None:
    found = refusal(404, Code="InvalidVpcId.NotFound", Message="no such VPC", RequestId="R-1\t")
    assert (found.kind, found.code, found.message, found.request_id, found.status) == (
        K.NOT_FOUND,
        "InvalidVpcId.NotFound",
        "no such VPC",
        "R-1",
        404,
    )
    assert refusal(code="Throttling", message="slow", requestId="R-2").request_id == "R-2"
    assert refusal(headers={"x-acs-request-id": "R-3"}, Code="Throttling").request_id == "R-3"


@pytest.mark.parametrize(("said", "seconds"), [("1500", 1.5), ("0", None), ("-5", None), ("soon", None), ("", None)])
def test_a_word_on_waiting_is_a_number_of_milliseconds(said: str, seconds: float | None) -> None:
    found = refusal(429, {"x-acs-retry-after": said}, Code="Never.Heard.Of")
    assert found.retry_after == seconds
    assert found.kind is K.THROTTLED


def test_a_403_is_about_permissions_only_where_it_says_so() -> None:
    assert refusal(403, Code="Never.Heard.Of").kind is K.UNKNOWN
    told = refusal(403, Code="Never.Heard.Of", AccessDeniedDetail={"AuthAction": "vpc:DescribeVpcs"})
    assert (told.kind, told.details["AuthAction"]) == (K.DENIED, "vpc:DescribeVpcs")


@pytest.mark.parametrize(
    ("content", "status", "kind"),
    [
        (b"<html>Sign in</html>", 403, K.MALFORMED),
        (b"", 502, K.MALFORMED),
        (b"[]", 400, K.MALFORMED),
        (b'"no"', 400, K.MALFORMED),
        (b'{"error": "blocked by policy"}', 403, K.MALFORMED),
        (b"[" * 100_000, 400, K.MALFORMED),
        (b"\xff\xfe\x00", 400, K.MALFORMED),
        (b"slow down", 429, K.THROTTLED),
        (b"", 407, K.NETWORK),
    ],
)
def test_what_is_not_the_clouds_envelope_is_no_refusal_of_the_cloud(
    content: bytes, status: int, kind: CloudErrorKind
) -> None:
    found = refused(status, {}, content)
    assert (found.kind, found.code, found.status) == (kind, "", status)


def test_a_wrong_clock_is_told_with_the_time_of_the_refusal() -> None:
    date = {"date": "Mon, 30 Nov 2026 08:00:00 GMT"}
    assert refusal(400, date, Code="InvalidTimeStamp.Expired").details["server_time"] == "2026-11-30T08:00:00+00:00"
    for none in ("", "yesterday"):
        assert set(refusal(400, {"date": none}, Code="InvalidTimeStamp.Expired").details) == {"local_time"}


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("http://evil.example:8080/a?b", "evil.example:8080"),
        ("https://user:word@evil.example/", "evil.example"),
        ("/elsewhere", "/elsewhere"),
        ("", "?"),
        ("http://[", "http://["),
    ],
)
def test_a_redirect_says_where_it_would_have_led(location: str, target: str) -> None:
    found = redirected(307, {"location": location})
    assert (found.kind, found.code, found.status) == (K.NETWORK, errors.REDIRECTED, 307)
    assert found.details["target"] == target
    assert not found.answered


def test_what_the_transport_raised_comes_out_of_the_sdk_again() -> None:
    wrapped = RuntimeError("wrapped")
    wrapped.inner_exception = CloudError(K.TIMED_OUT, message="late")  # type: ignore[attr-defined]
    found = from_exception(wrapped, "DescribeVpcs", "host:1")
    assert (found.kind, found.action, found.endpoint, found.message) == (K.TIMED_OUT, "DescribeVpcs", "host:1", "late")


def test_a_failure_of_the_sdk_itself_is_no_answer() -> None:
    assert from_exception(TypeError("'str' object is not a mapping"), "A", "h").kind is K.MALFORMED
    assert from_exception(RuntimeError("Connection aborted."), "A", "h").kind is K.NETWORK


def test_what_a_stranger_says_has_no_control_characters() -> None:
    found = redirected(302, {"location": "http://a\u202eb\x1b[2J.example/"})
    assert found.details["target"].isprintable()
    assert refused(500, {}, b"a\x1b]0;b").message == "a?]0;b"


def test_a_long_text_is_cut() -> None:
    assert len(from_exception(RuntimeError("x" * 5000), "A", "h").message) == 300
