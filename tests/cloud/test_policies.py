"""The RAM policies that are attached to whoever signs, read over HTTP, and what they say of the profile."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

import pytest

from gui.cloud import policies
from gui.cloud.calls import Caller, Request
from gui.cloud.permissions import known_permissions
from gui.cloud.policies import attached_policies
from gui.cloud.sts import identify
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.permissions import ApiAction, Deed, Likelihood, Permission, is_read_only, lacking
from gui.sandbox.identities import AccessKey
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.odd_answers import NOTHING, relay

REGION, READER = RegionId("cn-shanghai"), "LTAI5tSandboxReadOnly002"
BINDER = ("vpc:Describe*", "ecs:Describe*", "ram:Get*", "ram:List*", "vpc:*AssociateEipAddress*")


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.instant())) as running:
        yield running


def known(server: SandboxServer, key_id: str) -> tuple[Permission, ...]:
    url, profile = f"http://{server.endpoint}", Profile("office", key_id)
    key = server.account.keys[key_id]
    credentials = Credentials(key.id, key.secret)
    return known_permissions(credentials, profile, REGION, identify(credentials, profile, url), url)


def add_key(server: SandboxServer, *allow: str) -> str:
    key = AccessKey(id="LTAI5tAnother0000000001", secret="SecretOfAnotherKey000000000001", user="another", allow=allow)
    server.account.keys[key.id] = key
    return key.id


def test_a_key_that_may_only_read_is_known_to_be_read_only(server: SandboxServer) -> None:
    found = known(server, READER)
    assert is_read_only(found)
    assert all(lacking(found, deed) for deed in Deed)


def test_who_may_do_everything_or_bind_or_not_read_the_policies_is_not_read_only(server: SandboxServer) -> None:
    for found in (
        known(server, "LTAI5tSandboxFullRights1"),
        known(server, add_key(server, *BINDER)),
        known(server, add_key(server, "vpc:Describe*", "ecs:Describe*")),
    ):
        assert not is_read_only(found)
        assert not lacking(found, Deed.BIND)
    unknown = known(server, add_key(server, "vpc:Describe*"))
    assert {each.verdict for each in unknown if each.action is ApiAction.ASSOCIATE} == {Likelihood.UNKNOWN}


def test_more_than_can_be_read_tells_nothing(server: SandboxServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "_PER_PAGE", 1)
    assert is_read_only(known(server, READER)), "over several pages"
    monkeypatch.setattr(policies, "_MOST_PAGES", 1)
    assert not is_read_only(known(server, READER))


@pytest.mark.parametrize(("total", "cut_off"), [(3, False), ("3", False), (4, True), (None, True)])
def test_a_short_page_ends_the_list_only_where_all_were_seen(total: object, cut_off: bool) -> None:
    pages = [["a", "b"], ["c"], []]

    class Answering:
        def send(self, _region: RegionId, request: Request) -> Mapping[str, object]:
            names = pages[int(str(request.parameters["PageNumber"])) - 1]
            found = [{"PolicyType": "Custom", "PolicyName": each, "PrincipalName": "me@1"} for each in names]
            return {"TotalCount": total, "PolicyAttachments": {"PolicyAttachment": found}}

    reader = policies._Reader(cast("Caller", Answering()))
    assert [name for _, name in reader.attachments("IMSUser", {"me"})] == ["a", "b", "c"]
    assert reader.cut_off is cut_off


def test_what_is_denied_in_a_resource_group_may_be_allowed_elsewhere(
    server: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = add_key(server, "*")
    server.account.keys[key] = replace(server.account.keys[key], deny=("vpc:*Associate*",))
    assert lacking(known(server, key), Deed.BIND)
    pages = policies._Reader._pages

    def within(reader: policies._Reader, kind: str) -> Iterator[Mapping[str, object]]:
        yield from ({**each, "ResourceGroupId": "rg-1"} for each in pages(reader, kind))

    monkeypatch.setattr(policies._Reader, "_pages", within)
    assert not lacking(known(server, key), Deed.BIND)
    monkeypatch.setattr(policies._Reader, "_pages", lambda *of: (*within(*of), *pages(*of)))
    assert lacking(known(server, key), Deed.BIND), "attached to the account, too"


def test_roles_have_policies_and_accounts_have_none(server: SandboxServer) -> None:
    url, profile = f"http://{server.endpoint}", Profile("office", READER)
    key = server.account.keys[READER]
    credentials = Credentials(key.id, key.secret)
    role = CallerIdentity("1", "acs:sts::1:assumed-role/EipReader/me", PrincipalKind.ASSUMED_ROLE)
    (document,) = attached_policies(credentials, profile, role, url) or ()
    assert "ecs:Describe*" in str(document)
    root = replace(role, arn="acs:ram::1:root", kind=PrincipalKind.ACCOUNT)
    assert attached_policies(credentials, profile, root, url) is None


@pytest.mark.parametrize("shape", ["{}", "a request id only", "a null wrapper", "a text wrapper"])
@pytest.mark.parametrize("action", ["ListPolicyAttachments", "ListGroupsForUser", "GetPolicy"])
def test_an_answer_without_what_was_asked_for_is_no_empty_list(server: SandboxServer, action: str, shape: str) -> None:
    key = server.account.keys[READER]
    credentials, profile = Credentials(key.id, key.secret), Profile("office", READER)
    with relay(server.endpoint) as odd:
        identity = identify(credentials, profile, odd.url)
        odd.shapes[action] = NOTHING[shape]
        if action == "GetPolicy" and "wrapper" in shape:
            assert attached_policies(credentials, profile, identity, odd.url) is not None, "it has no list"
            return
        with pytest.raises(CloudError) as refused:
            attached_policies(credentials, profile, identity, odd.url)
    assert refused.value.kind is CloudErrorKind.MALFORMED
