"""Which account may carry out what was planned for which."""

import json
from dataclasses import replace

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.account import (
    SANDBOX,
    Account,
    AccountError,
    Mismatch,
    described,
    endpoint_name,
    mismatch,
    require_same,
)
from gui.domain.cloud.errors import InputError
from gui.domain.cloud.region import RegionId
from gui.domain.plans.document import plan_from_data, plan_to_data
from gui.domain.plans.plan import Fact, Plan

ALICE = Account("1234567890123456", "LTAIalice", None, "prod")
REGION = RegionId("cn-shanghai")


@pytest.mark.parametrize(
    ("planned", "signed_in", "found"),
    [
        (ALICE, ALICE, None),
        (ALICE, replace(ALICE, access_key_id="LTAIbob", profile="test"), None),
        (ALICE, replace(ALICE, account_id="9999999999999999"), Mismatch.ACCOUNT),
        (ALICE, replace(ALICE, endpoint="http://127.0.0.1:1"), Mismatch.ENDPOINT),
        (ALICE, replace(ALICE, account_id=""), None),
        (replace(ALICE, account_id=""), ALICE, None),
        (ALICE, replace(ALICE, account_id="", access_key_id="LTAIbob"), Mismatch.UNKNOWN),
        (Account(), Account(), Mismatch.UNKNOWN),
    ],
)
def test_only_the_same_account_may(planned: Account, signed_in: Account, found: Mismatch | None) -> None:
    assert mismatch(planned, signed_in) is found
    if found is None:
        require_same(planned, signed_in)
    else:
        with pytest.raises(AccountError) as refused:
            require_same(planned, signed_in)
        assert refused.value.mismatch is found
        assert described(planned) in str(refused.value)
        assert described(signed_in) in str(refused.value)


def test_what_says_nothing_of_the_account_is_not_refused() -> None:
    require_same(None, ALICE)


def test_why_an_account_is_not_known_is_said() -> None:
    error = AccountError(Mismatch.UNKNOWN, ALICE, Account("", "LTAIbob", unknown_because="Forbidden.RAM"))
    assert "(Forbidden.RAM)" in str(error)


@pytest.mark.parametrize(
    ("account", "text"),
    [
        (ALICE, "account 1234567890123456 (profile prod)"),
        (Account("", "LTAIbob", "http://127.0.0.1:18091"), "AccessKey LTAIbob at http://127.0.0.1:18091"),
        (Account(), "AccessKey ?"),
        (Account("", "LTAIbob", SANDBOX), "the built-in sandbox"),
    ],
)
def test_an_account_is_described(account: Account, text: str) -> None:
    assert described(account) == text


def test_an_endpoint_has_one_form() -> None:
    assert endpoint_name(" HTTP://LocalHost:8080/ ") == "http://localhost:8080"
    assert endpoint_name(None) is None
    assert endpoint_name("") is None


def plan(account: Account | None) -> Plan:
    return Plan(REGION, (), Selection(REGION), (Fact("eip-1", "status", "Available"),), account)


@pytest.mark.parametrize(
    "account", [None, ALICE, Account("", "LTAIbob", SANDBOX), Account("1", "", "http://127.0.0.1:1")]
)
def test_a_plan_file_keeps_the_account(account: Account | None) -> None:
    data = json.loads(json.dumps(plan_to_data(plan(account))))
    assert plan_from_data(data) == plan(account)
    assert ("account" in data) is (account is not None)


def test_the_fingerprint_covers_the_account_and_the_endpoint() -> None:
    accounts = (None, ALICE, replace(ALICE, account_id="2"), replace(ALICE, endpoint=SANDBOX))
    assert len({plan(each).fingerprint for each in accounts}) == len(accounts)
    assert plan(ALICE).fingerprint == plan(replace(ALICE, profile="other", access_key_id="LTAIbob")).fingerprint


def test_an_account_that_is_no_object_is_refused() -> None:
    from gui.domain.plans.document import _checksum  # noqa: PLC0415

    data = {**plan_to_data(plan(None)), "account": "me"}
    with pytest.raises(InputError, match="account is not an object"):
        plan_from_data({**data, "checksum": _checksum(data)})


def test_the_two_sandboxes_are_told_apart() -> None:
    built_in, served = Account(access_key_id="K", endpoint=SANDBOX), Account("1", "K", "http://127.0.0.1:1")
    for planned, signed_in in ((built_in, served), (served, built_in)):
        assert "named with --endpoint" in str(AccountError(Mismatch.ENDPOINT, planned, signed_in))
    assert "--endpoint" not in str(AccountError(Mismatch.ENDPOINT, Account("1"), served))
