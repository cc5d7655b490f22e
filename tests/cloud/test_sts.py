"""Roles, identities and permissions: the real SDK against the sandbox."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gui.cloud.permissions import try_reads
from gui.cloud.sts import assume_role, identify
from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.accounts.sign_in import SignInFailure, failure_of
from gui.domain.cloud.account import PrincipalKind
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.permissions import ApiAction, Likelihood, judge
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.named_gateway import NamedGateway

SHANGHAI = RegionId("cn-shanghai")
FULL, READER, DISABLED = "LTAI5tSandboxFullRights1", "LTAI5tSandboxReadOnly002", "LTAI5tSandboxDisabled003"
WORK = Profile("work")


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as server:
        yield server


@pytest.fixture
def url(server: SandboxServer) -> str:
    return f"http://{server.endpoint}"


def key(server: SandboxServer, key_id: str = FULL) -> Credentials:
    return Credentials(key_id, server.account.keys[key_id].secret)


def role(server: SandboxServer, name: str) -> Profile:
    return Profile("role", ProfileKind.RAM_ROLE, role_arn=f"acs:ram::{server.account.id}:role/{name}")


def test_whose_key_it_is(server: SandboxServer, url: str) -> None:
    found = identify(key(server), WORK, url)
    assert found.account_id == server.account.id
    assert found.kind is PrincipalKind.RAM_USER
    assert found.arn == f"acs:ram::{server.account.id}:user/network-admin"
    assert found.name == "network-admin"


def test_a_role_signs_calls_and_is_somebody_else(server: SandboxServer, url: str) -> None:
    reader = role(server, "EipReader")
    session = assume_role(key(server), reader, url)
    assert session.expires is not None
    assert timedelta(minutes=59) < session.expires - datetime.now(UTC) <= timedelta(hours=1)
    found = identify(session, reader, url)
    assert found.kind is PrincipalKind.ASSUMED_ROLE
    assert found.name == "EipReader/multi-eip-wizard"
    assert NamedGateway(session, url).eips(SHANGHAI)


def test_a_role_that_does_not_exist_is_refused_with_the_clouds_words(server: SandboxServer, url: str) -> None:
    with pytest.raises(CloudError) as caught:
        assume_role(key(server), role(server, "Nobody"), url)
    assert caught.value.code == "EntityNotExist.Role"
    assert caught.value.action == "AssumeRole"
    assert caught.value.request_id
    assert caught.value.answered


@pytest.mark.parametrize(
    ("wrong", "failure"),
    [
        (lambda good: replace(good, access_key_secret="notThisSecret00000000000000000"), SignInFailure.WRONG_SECRET),
        (lambda good: replace(good, access_key_id="LTAI5tNobodyHasThisKey01"), SignInFailure.UNKNOWN_KEY),
        (lambda good: replace(good, security_token="CAISnotthistoken"), SignInFailure.TOKEN_WRONG),
    ],
)
def test_four_failures_four_sentences(
    server: SandboxServer, url: str, wrong: Callable[[Credentials], Credentials], failure: SignInFailure
) -> None:
    with pytest.raises(CloudError) as caught:
        identify(wrong(key(server)), WORK, url)
    assert failure_of(caught.value) is failure


def test_a_disabled_key_is_said_to_be_disabled(server: SandboxServer, url: str) -> None:
    with pytest.raises(CloudError) as caught:
        identify(key(server, DISABLED), WORK, url)
    assert failure_of(caught.value) is SignInFailure.DISABLED_KEY


def test_an_expired_token_is_said_to_be_expired(server: SandboxServer, url: str) -> None:
    session = assume_role(key(server), role(server, "EipReader"), url)
    server.account.keys[session.access_key_id] = replace(
        server.account.keys[session.access_key_id], expires="2020-01-01T00:00:00Z"
    )
    with pytest.raises(CloudError) as caught:
        identify(session, WORK, url)
    assert failure_of(caught.value) is SignInFailure.TOKEN_EXPIRED


def test_a_wrong_clock_is_told_with_both_times(server: SandboxServer, url: str) -> None:
    server.faults.error("GetCallerIdentity", "InvalidTimeStamp.Expired", 400)
    with pytest.raises(CloudError) as caught:
        identify(key(server), WORK, url)
    assert failure_of(caught.value) is SignInFailure.CLOCK_SKEW
    assert {"local_time", "server_time"} <= set(caught.value.details)


@pytest.mark.parametrize("spoil", ["html", "truncated", "reset"])
def test_an_answer_that_is_none_is_a_cloud_error(server: SandboxServer, url: str, spoil: str) -> None:
    getattr(server.faults, spoil)("GetCallerIdentity")
    with pytest.raises(CloudError) as caught:
        identify(key(server), WORK, url)
    assert not caught.value.answered
    assert failure_of(caught.value) is None


def test_only_this_machine_may_be_asked_without_encryption() -> None:
    with pytest.raises(InputError):
        identify(Credentials("LTAI5tx", "x"), WORK, "http://sts.example.com")


def test_what_a_profile_may_do_is_known_before_it_is_tried(server: SandboxServer, url: str) -> None:
    tried = try_reads(key(server), WORK, SHANGHAI, url)
    verdicts = {each.action: each.verdict for each in judge(tried)}
    assert {action for action, verdict in verdicts.items() if verdict is Likelihood.ALLOWED} == {
        action for action in ApiAction if not action.writes
    }
    assert verdicts[ApiAction.ATTACH] is Likelihood.UNKNOWN


def test_refused_reads_are_named_one_by_one(server: SandboxServer, url: str) -> None:
    server.account.keys[READER] = replace(server.account.keys[READER], deny=("vpc:*", "ecs:DescribeNetworkInterfaces"))
    tried = try_reads(key(server, READER), WORK, SHANGHAI, url)
    permissions = {each.action: each for each in judge(tried)}
    refused = {action for action, each in permissions.items() if each.verdict is Likelihood.REFUSED}
    reads = {action for action in ApiAction if not action.writes}
    assert refused >= {action for action in reads if action.product == "vpc" and action is not ApiAction.VPC_REGIONS}
    assert ApiAction.INTERFACES in refused
    assert ApiAction.INSTANCES not in refused
    assert permissions[ApiAction.INTERFACES].code == "Forbidden.RAM"
    assert permissions[ApiAction.INTERFACES].request_id


def test_a_key_that_is_refused_altogether_says_nothing_about_single_calls(server: SandboxServer, url: str) -> None:
    with pytest.raises(CloudError) as caught:
        try_reads(key(server, DISABLED), WORK, SHANGHAI, url)
    assert caught.value.kind is CloudErrorKind.BAD_CREDENTIALS


def test_trying_changes_nothing(server: SandboxServer, url: str) -> None:
    gateway = NamedGateway(key(server), url)
    before = gateway.eips(SHANGHAI), gateway.interfaces(SHANGHAI)
    try_reads(key(server), WORK, SHANGHAI, url)
    assert (gateway.eips(SHANGHAI), gateway.interfaces(SHANGHAI)) == before
