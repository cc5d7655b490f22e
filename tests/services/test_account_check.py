"""Whose account a sign-in reaches: asked of the cloud, or known by the role; unknown where it is not told."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.cloud.account import SANDBOX, Account, CallerIdentity
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.contracts import Credentials
from gui.services.account_check import account_of, sandbox_account
from gui.services.parts import SandboxAccess

KEY = Credentials("LTAI5tExampleExample0001", "secret")
SESSION = Credentials("STS.NTexample", "secret", "token")
ROLE = Profile("ops", ProfileKind.RAM_ROLE, KEY.access_key_id, role_arn="acs:ram::1234567890123456:role/EipOperator")


def parts(answer: CallerIdentity | CloudError) -> Any:
    def identify(_credentials: Credentials, _profile: Profile | None, _endpoint: str | None) -> CallerIdentity:
        if isinstance(answer, CloudError):
            raise answer
        return answer

    return SimpleNamespace(identify=identify, endpoint="HTTP://127.0.0.1:18091/")


def test_the_cloud_is_asked() -> None:
    found = account_of(parts(CallerIdentity("1234567890123456", "acs:ram::1234567890123456:user/a")), KEY, None)
    assert found == Account("1234567890123456", KEY.access_key_id, "http://127.0.0.1:18091")


def test_the_key_of_a_role_is_no_mark_of_the_account() -> None:
    found = account_of(parts(CallerIdentity("1234567890123456", "arn")), SESSION, ROLE)
    assert (found.account_id, found.access_key_id, found.profile) == ("1234567890123456", "", "ops")


@pytest.mark.parametrize(
    "kind", [CloudErrorKind.DENIED, CloudErrorKind.NETWORK, CloudErrorKind.THROTTLED, CloudErrorKind.MALFORMED]
)
def test_where_the_cloud_does_not_tell_the_role_does(kind: CloudErrorKind) -> None:
    silent = parts(CloudError(kind))
    assert account_of(silent, SESSION, ROLE).account_id == "1234567890123456"
    found = account_of(silent, KEY, Profile("office"))
    assert (found.account_id, found.owner, found.unknown_because) == ("", KEY.access_key_id, kind.value)


@pytest.mark.parametrize(
    "kind", [CloudErrorKind.BAD_CREDENTIALS, CloudErrorKind.EXPIRED_CREDENTIALS, CloudErrorKind.CLOCK_SKEW]
)
def test_credentials_that_sign_nothing_are_refused(kind: CloudErrorKind) -> None:
    with pytest.raises(CloudError) as refused:
        account_of(parts(CloudError(kind)), KEY, None)
    assert refused.value.kind is kind


def test_the_sandbox_is_one_account_whatever_its_port() -> None:
    accounts = {sandbox_account(SandboxAccess(f"http://127.0.0.1:{port}", KEY, Path())) for port in (1, 2)}
    assert accounts == {Account(access_key_id=KEY.access_key_id, endpoint=SANDBOX)}
