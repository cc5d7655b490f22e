"""What a request may look like, and what every answer looks like."""

import json
import re

import pytest

from gui.sandbox import wire
from gui.sandbox.account import Account
from gui.sandbox.dispatch import OPERATIONS
from gui.sandbox.errors import Refusal
from gui.sandbox.switches import Scalars, Statuses
from gui.sandbox.wire import Request
from tests.sandbox.caller import Caller, Refused

FORM = {"host": "h", "content-type": "application/x-www-form-urlencoded; charset=utf-8"}


def test_header_style() -> None:
    headers = {"host": "h", "x-acs-action": "DescribeVpcs", "x-acs-version": "2016-04-28"}
    call = wire.read_call(Request("POST", "/", "A=1+2&B=&C=%E4%B8%AD", headers))
    assert (call.action, call.version) == ("DescribeVpcs", "2016-04-28")
    assert call.parameters == {"A": "1 2", "B": "", "C": "中"}


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", "/", "Action=A&Version=V&P=1", {"host": "h"}),
        Request("POST", "/", "Action=A&Version=V", FORM, b"P=1"),
        Request("POST", "/", "", FORM, b"Action=A&Version=V&P=1"),
        Request("POST", "/some/path", "P=1", {"host": "h", "x-acs-action": "A", "x-acs-version": "V"}, b"ignored"),
    ],
)
def test_rpc_style_in_query_and_form(request_: Request) -> None:
    call = wire.read_call(request_)
    assert (call.action, call.version, call.parameters["P"]) == ("A", "V", "1")


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (Request("PUT", "/", "", {"host": "h"}), "UnsupportedHTTPMethod"),
        (Request("GET", "/", "A=%FF", {"host": "h"}), "InvalidParameter"),
        (Request("GET", "/", "A=1&A=2", {"host": "h"}), "InvalidParameter"),
        (Request("POST", "/", "A=1", FORM, b"A=2"), "InvalidParameter"),
        (Request("POST", "/", "", FORM, b"\xff"), "InvalidParameter"),
        (Request("GET", "/", "&".join(f"A{n}=" for n in range(3000)), {"host": "h"}), "InvalidParameter"),
    ],
)
def test_requests_that_cannot_be_read(request_: Request, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        wire.read_call(request_)
    assert refusal.value.code == code


def test_unknown_operations_and_versions(admin: Caller) -> None:
    with pytest.raises(Refused, match=r"^404 InvalidAction\.NotFound"):
        admin.vpc("DescribeNatGateways")
    with pytest.raises(Refused, match=r"^404 InvalidAction\.NotFound"):  # an operation of the other API
        admin.vpc("DescribeInstances")
    headers = {"host": "h", "x-acs-action": "DescribeVpcs", "x-acs-version": "2000-01-01"}
    assert json.loads(admin.send(Request("POST", "/", "", headers)).body)["Code"] == "InvalidVersion"
    assert json.loads(admin.send(Request("POST", "/", "", {"host": "h"})).body)["Code"] == "InvalidAction.NotFound"
    assert {operation for operations in OPERATIONS.values() for operation in operations} >= {"RunCommand"}


def test_request_ids_are_guids_and_the_same_on_every_run(admin: Caller) -> None:
    first = admin.vpc("DescribeVpcs")["RequestId"]
    assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", first)
    assert first == "91E1BCB1-0A9A-437B-84F5-A0EEAC2A9412"
    assert admin.vpc("DescribeVpcs")["RequestId"] != first


def test_the_tab_of_one_sample(admin: Caller, account: Account) -> None:
    account.switches.tab_after_request_id = True
    assert admin.vpc("DescribeVpcs")["RequestId"].endswith("\t")


def test_scalars_as_texts(admin: Caller, account: Account) -> None:
    account.switches.scalars = Scalars.QUOTED
    answer = admin.vpc("DescribeEipAddresses", EipAddress="47.100.23.160")
    (eip,) = answer["EipAddresses"]["EipAddress"]
    assert (answer["TotalCount"], eip["ServiceManaged"], eip["SecondLimited"]) == ("1", "1", "false")
    account.switches.scalars = Scalars.TYPED
    answer = admin.vpc("DescribeEipAddresses", EipAddress="47.100.23.160")
    (eip,) = answer["EipAddresses"]["EipAddress"]
    assert (answer["TotalCount"], eip["ServiceManaged"], eip["SecondLimited"]) == (1, 1, False)


def test_statuses_of_the_older_pages(account: Account) -> None:
    stranger = Caller(account, key=account.keys["LTAI5tSandboxDisabled003"])
    with pytest.raises(Refused, match=r"^400 InvalidAccessKeyId\.Inactive"):
        stranger.vpc("DescribeVpcs")
    account.switches.http_statuses = Statuses.OLDER
    with pytest.raises(Refused, match=r"^403 InvalidAccessKeyId\.Inactive"):
        stranger.vpc("DescribeVpcs")


def test_a_defect_of_the_sandbox_is_a_500_and_a_log_line(
    admin: Caller, account: Account, expect_warnings: set[str]
) -> None:
    expect_warnings.add("gui.sandbox.dispatch")
    account.vswitches = None  # type: ignore[assignment]
    with pytest.raises(Refused, match=r"^500 InternalError"):
        admin.vpc("DescribeVpcs")
