"""What keys may do, and how the sandbox says no."""

import json

import pytest

from gui.sandbox.account import Account
from gui.sandbox.dispatch import OPERATIONS
from gui.sandbox.identities import AccessKey
from gui.sandbox.operation import Service
from tests.sandbox.caller import Caller, Refused


def test_a_read_only_key_reads_and_changes_nothing(account: Account) -> None:
    reader = Caller(account, key=account.keys["LTAI5tSandboxReadOnly002"])
    refused = set()
    for service, operations in OPERATIONS.items():
        for name in operations:
            reply = reader.send(reader.request(service.prefix, name, {"RegionId": "cn-shanghai"}))
            if json.loads(reply.body).get("Code") == "Forbidden.RAM":
                refused.add((service, name))
    everything = {(service, name) for service, operations in OPERATIONS.items() for name in operations}
    starts = {
        Service.VPC: ("Describe", "List"),
        Service.ECS: ("Describe",),
        Service.RAM: ("Get", "List"),
        Service.RESOURCE_MANAGER: ("ListPolicyAttachments",),
    }
    reads = {(service, name) for service, name in everything if name.startswith(starts.get(service, ("None",)))}
    reads -= {(Service.ECS, "DescribeCloudAssistantStatus")}
    open_to_all = {(Service.STS, "GetCallerIdentity"), (Service.LOCATION, "DescribeEndpoints")}
    assert refused == everything - reads - open_to_all


def test_what_a_denial_tells(account: Account) -> None:
    reader = Caller(account, key=account.keys["LTAI5tSandboxReadOnly002"])
    with pytest.raises(Refused) as refused:
        reader.vpc("AssociateEipAddress")
    assert (refused.value.status, refused.value.code) == (403, "Forbidden.RAM")
    assert refused.value.body["AccessDeniedDetail"] == {
        "AuthAction": "vpc:AssociateEipAddress",
        "AuthPrincipalType": "SubUser",
        "AuthPrincipalDisplayName": "auditor",
        "AuthPrincipalOwnerId": account.id,
        "PolicyType": "AccountLevelIdentityBasedPolicy",
        "NoPermissionType": "ImplicitDeny",
    }
    with pytest.raises(Refused) as refused:
        reader.ecs("DescribeCloudAssistantStatus")
    assert refused.value.body["AccessDeniedDetail"]["NoPermissionType"] == "ExplicitDeny"


@pytest.mark.parametrize(
    ("allow", "deny", "code"),
    [
        (("*",), (), ""),
        (("vpc:*",), (), ""),
        (("vpc:DescribeVpcs",), (), ""),
        (("vpc:Describe*",), ("vpc:DescribeV*",), "NoPermission"),
        (("ecs:*",), (), "NoPermission"),
        ((), (), "NoPermission"),
    ],
)
def test_allow_and_deny(account: Account, allow: tuple[str, ...], deny: tuple[str, ...], code: str) -> None:
    key = AccessKey(id="LTAI5tNew", secret="secret", user="new", allow=allow, deny=deny)
    account.keys[key.id] = key
    caller = Caller(account, key=key)
    if code:
        with pytest.raises(Refused, match=rf"^403 {code}"):
            caller.vpc("DescribeVpcs")
    else:
        caller.vpc("DescribeVpcs")


def test_everyone_may_ask_who_they_are(account: Account) -> None:
    reader = Caller(account, key=account.keys["LTAI5tSandboxReadOnly002"])
    answer = reader.call("sts", "GetCallerIdentity")
    assert (answer["AccountId"], answer["IdentityType"]) == (account.id, "RAMUser")
    assert answer["Arn"] == f"acs:ram::{account.id}:user/auditor"


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"RoleArn": "acs:ram::1:role/EipReader"}, 404, "EntityNotExist.Role"),
        ({"RoleArn": ""}, 400, "MissingRoleArn"),
        ({"RoleSessionName": "x"}, 400, "InvalidParameter"),
        ({"DurationSeconds": 100}, 400, "InvalidParameter"),
    ],
)
def test_roles_that_are_not_handed_out(
    admin: Caller, account: Account, more: dict[str, object], status: int, code: str
) -> None:
    parameters = {"RoleArn": f"acs:ram::{account.id}:role/EipReader", "RoleSessionName": "night-shift", **more}
    with pytest.raises(Refused) as refused:
        admin.call("sts", "AssumeRole", **parameters)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_services_have_their_own_versions() -> None:
    assert len({service.version for service in Service}) == len(Service)
    assert {service.version for service in Service} >= {"2016-04-28", "2014-05-26", "2015-04-01"}
