"""Who signed: ACS3-HMAC-SHA256 and HMAC-SHA1, and every way to get it wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest

from gui.sandbox.account import Account
from gui.sandbox.identities import AccessKey
from gui.sandbox.signature import acs3_signature, hmac_sha1_signature
from gui.sandbox.wire import Request
from tests.sandbox.caller import Caller, Refused, sign, stamp
from tests.sandbox.conftest import ManualClock

EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_vendors_acs3_vector() -> None:
    query = {"ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId": "cn-shanghai"}
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": EMPTY_HASH,
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }
    request = Request("POST", "/", urlencode(query), headers)
    expected = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    assert acs3_signature(request, query, sorted(headers), "YourAccessKeySecret") == expected


def test_the_vendors_hmac_sha1_vector() -> None:
    # The example of the page on the RPC signature: DescribeRegions, "testid" and "testsecret".
    parameters = {
        "Timestamp": "2016-02-23T12:46:24Z",
        "Format": "XML",
        "AccessKeyId": "testid",
        "Action": "DescribeRegions",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
        "Version": "2014-05-26",
        "SignatureVersion": "1.0",
    }
    assert hmac_sha1_signature("GET", parameters, "testsecret") == "OLeaidS1JvxuMvnyHOwuJ+uX5qY="


def code_of(caller: Caller, request: Request) -> str:
    reply = caller.send(request)
    return "" if reply.status == 200 else str(json.loads(reply.body)["Code"])


@pytest.fixture
def request_with_body(admin: Caller, account: Account) -> Request:
    """A signed form request: it has signed headers, a query value and a body."""
    query = {"RegionId": "cn-shanghai", "VpcName": "prod value"}
    headers = {
        "host": "sandbox.test",
        "content-type": "application/x-www-form-urlencoded",
        "x-acs-action": "DescribeVpcs",
        "x-acs-version": "2016-04-28",
        "x-acs-date": stamp(account.clock()),
        "x-acs-signature-nonce": "one-of-a-kind",
    }
    return sign(Request("POST", "/", urlencode(query), headers, b"PageSize=10"), admin.key.secret, query, admin.key.id)


def test_the_untouched_request_passes(admin: Caller, request_with_body: Request) -> None:
    assert code_of(admin, request_with_body) == ""


@pytest.mark.parametrize(
    "name",
    [
        "host",
        "content-type",
        "x-acs-action",
        "x-acs-version",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-content-sha256",
        "authorization",
    ],
)
def test_no_byte_of_a_signed_header_may_change(admin: Caller, request_with_body: Request, name: str) -> None:
    value = request_with_body.headers[name]
    accepted = []
    for position, letter in enumerate(value):
        other = chr(ord(letter) ^ 1)
        changed = value[:position] + other + value[position + 1 :]
        touched = replace(request_with_body, headers={**request_with_body.headers, name: changed})
        if code_of(admin, touched) == "":
            accepted.append(changed)
    assert accepted == []


def test_no_byte_of_query_or_body_may_change(admin: Caller, request_with_body: Request) -> None:
    accepted = []
    for position, letter in enumerate(request_with_body.query):
        changed = request_with_body.query[:position] + chr(ord(letter) ^ 1) + request_with_body.query[position + 1 :]
        # "+" and "%20" are the same space, and a changed text may decode to the same parameters
        same = parse_qsl(changed, keep_blank_values=True) == parse_qsl(request_with_body.query)
        if not same and code_of(admin, replace(request_with_body, query=changed)) == "":
            accepted.append(changed)
    body = request_with_body.body
    for position in range(len(body)):
        changed_body = body[:position] + bytes([body[position] ^ 1]) + body[position + 1 :]
        if code_of(admin, replace(request_with_body, body=changed_body)) == "":
            accepted.append(changed_body.decode())
    assert accepted == []
    assert code_of(admin, replace(request_with_body, method="GET")) == "SignatureDoesNotMatch"


def test_a_header_may_not_be_added_unsigned(admin: Caller, request_with_body: Request) -> None:
    touched = replace(request_with_body, headers={**request_with_body.headers, "x-acs-extra": "1"})
    assert code_of(admin, touched) == "IncompleteSignature"


def describe(caller: Caller) -> Request:
    return caller.request("vpc", "DescribeVpcs", {"RegionId": "cn-shanghai"})


def test_a_recorded_call_cannot_be_sent_twice(admin: Caller) -> None:
    request = describe(admin)
    assert code_of(admin, request) == ""
    assert code_of(admin, request) == "SignatureNonceUsed"


def test_nonces_are_forgotten_when_their_calls_have_expired(
    admin: Caller, account: Account, clock: ManualClock
) -> None:
    for _ in range(5):
        admin.vpc("DescribeVpcs")
    assert len(account.nonces) == 5
    clock.advance(31 * 60)
    admin.vpc("DescribeVpcs")
    assert len(account.nonces) == 1


@pytest.mark.parametrize(("minutes", "code"), [(-16, "Expired"), (16, "Expired"), (-14, ""), (14, "")])
def test_the_clock_window(admin: Caller, clock: ManualClock, minutes: int, code: str) -> None:
    request = describe(admin)
    clock.advance(minutes * 60)
    assert code_of(admin, request) == (f"InvalidTimeStamp.{code}" if code else "")


def test_a_time_stamp_of_another_form(admin: Caller) -> None:
    request = describe(admin)
    headers = {**request.headers, "x-acs-date": "Sun, 22 Nov 2026 08:51:29 GMT"}
    del headers["authorization"]
    query = {"RegionId": "cn-shanghai"}
    assert (
        code_of(admin, sign(replace(request, headers=headers), admin.key.secret, query, admin.key.id))
        == "InvalidTimeStamp.Format"
    )


def temporary(account: Account) -> AccessKey:
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    arn = f"acs:ram::{account.id}:role/EipReader"
    given = admin.call("sts", "AssumeRole", RoleArn=arn, RoleSessionName="night-shift", DurationSeconds=900)
    return account.keys[given["Credentials"]["AccessKeyId"]]


KEYS: dict[str, tuple[Callable[[Account], AccessKey], str, int]] = {
    "unknown": (
        lambda account: replace(account.keys["LTAI5tSandboxFullRights1"], id="LTAI5tNobody"),
        "InvalidAccessKeyId.NotFound",
        404,
    ),
    "disabled": (lambda account: account.keys["LTAI5tSandboxDisabled003"], "InvalidAccessKeyId.Inactive", 400),
    "wrong secret": (
        lambda account: replace(account.keys["LTAI5tSandboxFullRights1"], secret="x"),
        "SignatureDoesNotMatch",
        400,
    ),
    "no token": (lambda account: replace(temporary(account), security_token=""), "MissingSecurityToken", 400),
    "wrong token": (
        lambda account: replace(temporary(account), security_token="CAISx"),
        "InvalidSecurityToken.Malformed",
        400,
    ),
    "token of another key": (
        lambda account: replace(temporary(account), security_token=temporary(account).security_token),
        "InvalidSecurityToken.MismatchWithAccessKey",
        400,
    ),
    "token with a permanent key": (
        lambda account: replace(
            account.keys["LTAI5tSandboxFullRights1"], security_token=temporary(account).security_token
        ),
        "InvalidSecurityToken.MismatchWithAccessKey",
        400,
    ),
}


@pytest.mark.parametrize("case", KEYS)
def test_keys_that_are_refused(account: Account, case: str) -> None:
    make, code, status = KEYS[case]
    with pytest.raises(Refused) as refused:
        Caller(account, key=make(account)).vpc("DescribeVpcs")
    assert (refused.value.code, refused.value.status) == (code, status)


def test_a_temporary_key_works_until_it_expires(account: Account, clock: ManualClock) -> None:
    caller = Caller(account, key=temporary(account))
    assert caller.vpc("DescribeVpcs")["TotalCount"] == 3
    assert caller.call("sts", "GetCallerIdentity")["IdentityType"] == "AssumedRoleUser"
    clock.advance(901)
    with pytest.raises(Refused, match=r"InvalidSecurityToken\.Expired"):
        caller.vpc("DescribeVpcs")


def older(caller: Caller, parameters: dict[str, str], method: str = "GET") -> Request:
    full = {
        "Action": "DescribeVpcs",
        "Version": "2016-04-28",
        "Format": "JSON",
        "AccessKeyId": caller.key.id,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": "older",
        "Timestamp": stamp(caller.account.clock()),
        "RegionId": "cn-shanghai",
        **parameters,
    }
    text = urlencode({**full, "Signature": hmac_sha1_signature(method, full, caller.key.secret)})
    if method == "GET":
        return Request("GET", "/", text, {"host": "sandbox.test"})
    headers = {"host": "sandbox.test", "content-type": "application/x-www-form-urlencoded"}
    return Request("POST", "/", "", headers, text.encode())


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_hmac_sha1_in_query_and_form(admin: Caller, method: str) -> None:
    request = older(admin, {"VpcName": "a b*~+/é"}, method)
    assert code_of(admin, request) == ""
    assert code_of(admin, request) == "SignatureNonceUsed"


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"SignatureMethod": "HMAC-MD5"}, "IncompleteSignature"),
        ({"SignatureVersion": "2.0"}, "IncompleteSignature"),
        ({"SignatureNonce": ""}, "IncompleteSignature"),
        ({"Timestamp": "yesterday"}, "InvalidTimeStamp.Format"),
        ({"Timestamp": "2016-02-23T12:46:24Z"}, "InvalidTimeStamp.Expired"),
        ({"AccessKeyId": "LTAI5tNobody"}, "InvalidAccessKeyId.NotFound"),
    ],
)
def test_hmac_sha1_refusals(admin: Caller, parameters: dict[str, str], code: str) -> None:
    assert code_of(admin, older(admin, parameters)) == code


def test_every_parameter_counts_for_hmac_sha1(admin: Caller) -> None:
    request = older(admin, {})
    pairs = dict(parse_qsl(request.query))
    for name, value in pairs.items():
        touched = replace(request, query=urlencode({**pairs, name: f"{value}x"}))
        assert code_of(admin, touched) != "", name
    assert code_of(admin, request) == ""


def test_an_unsigned_call(admin: Caller) -> None:
    headers = {"host": "sandbox.test", "x-acs-action": "DescribeVpcs", "x-acs-version": "2016-04-28"}
    assert code_of(admin, Request("POST", "/", "RegionId=cn-shanghai", headers)) == "IncompleteSignature"
