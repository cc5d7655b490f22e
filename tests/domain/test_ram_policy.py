"""What RAM policies never allow: only what is certain, and nothing where the policies don't explain an answer."""

from typing import Any

import pytest

from gui.domain.operations.permissions import (
    POLICY,
    ApiAction,
    Deed,
    Likelihood,
    Permission,
    is_read_only,
    judge,
    lacking,
)
from gui.domain.operations.ram_policy import in_resource_groups, never_allowed

READS = {"Effect": "Allow", "Action": ["vpc:Describe*", "vpc:List*", "ecs:Describe*", "ram:Get*"], "Resource": "*"}
ANSWERED = ("ram:GetPolicy", "vpc:DescribeEipAddresses")


def policy(*statements: Any) -> dict[str, Any]:
    return {"Version": "1", "Statement": list(statements)}


def test_who_may_only_read_is_never_allowed_to_write() -> None:
    never = never_allowed([policy(READS)], ANSWERED)
    assert {each for each in ApiAction if each.writes} <= never
    assert ApiAction.EIPS not in never
    permissions = judge({}, None, never)
    assert is_read_only(permissions)
    assert Permission(ApiAction.ATTACH, Likelihood.REFUSED, POLICY) in permissions
    assert lacking(permissions, Deed.BIND) == (
        ApiAction("vpc:AssociateEipAddressBatch"),
        ApiAction("vpc:AssociateEipAddress"),
    )
    assert lacking(permissions, Deed.UNBIND) == (ApiAction("vpc:UnassociateEipAddress"),)


@pytest.mark.parametrize(
    "statement",
    [
        {"Effect": "Allow", "Action": "VPC:associate*", "Resource": "*"},
        {"Effect": "Allow", "Action": "vpc:Associate?ipAddress*", "Resource": "acs:vpc:*:*:eip/eip-1"},
        {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"IpAddress": {"acs:SourceIp": "10.0.0.1"}}},
        {"Effect": "Allow", "NotAction": ["ecs:*"], "Resource": "*"},
        {"Effect": "Allow", "Action": [7], "Resource": "*"},
        {"Effect": "Allow", "NotAction": [], "Resource": "*"},
        {"Effect": "Allow", "Resource": "*"},
        {"Action": "vpc:*", "Resource": "*"},
        "no statement",
    ],
)
def test_what_may_be_allowed_in_any_way_is_not_refused(statement: Any) -> None:
    never = never_allowed([policy(READS, statement)], ANSWERED)
    assert not never & {ApiAction("vpc:AssociateEipAddress"), ApiAction("vpc:AssociateEipAddressBatch")}
    assert not is_read_only(judge({}, None, never))
    assert lacking(judge({}, None, never), Deed.BIND) == ()


@pytest.mark.parametrize(
    ("statement", "denied"),
    [
        ({"Effect": "Deny", "Action": "vpc:AssociateEip*", "Resource": "*"}, True),
        ({"Effect": "Deny", "NotAction": ["ecs:*", "ram:*", "vpc:Describe*"], "Resource": ["*"]}, True),
        ({"Effect": "Deny", "Action": "vpc:AssociateEip*", "Resource": "acs:vpc:*:*:eip/eip-1"}, False),
        (
            {"Effect": "Deny", "Action": "vpc:*", "Resource": "*", "Condition": {"Bool": {"acs:MFAPresent": "false"}}},
            False,
        ),
        ({"Effect": "Deny", "Resource": "*"}, False),
        ({"Effect": "Deny", "Action": [], "Resource": "*"}, False),
        ({"Effect": "Deny", "NotAction": [], "Resource": "*"}, False),
    ],
)
def test_only_a_denial_of_everything_at_all_times_is_certain(statement: Any, denied: bool) -> None:
    never = never_allowed([policy({"Effect": "Allow", "Action": "*", "Resource": "*"}, statement)], ANSWERED)
    assert (ApiAction("vpc:AssociateEipAddress") in never) is denied


def test_policies_that_do_not_explain_what_was_answered_tell_nothing() -> None:
    assert never_allowed([], ANSWERED) == frozenset()
    assert never_allowed([policy(READS)], (*ANSWERED, "vpc:ReleaseEipAddress")) == frozenset()
    one = {"Statement": READS}
    assert ApiAction.RELEASE in never_allowed([one], ANSWERED), "one statement without a list"
    assert ApiAction.RELEASE not in never_allowed([one, {}], ANSWERED), "a policy that can't be read may allow"


def test_what_is_not_known_is_no_refusal() -> None:
    assert not is_read_only(())
    assert not is_read_only(judge({}))
    assert lacking((), Deed.CHANGE) == ()


def test_what_is_denied_within_resource_groups_may_be_allowed_outside() -> None:
    allow, deny = (
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": "*", "Resource": "*"},
    )
    for statements in ([allow, deny], [allow, deny, None]):
        document = {"Version": "1", "Statement": statements}
        assert never_allowed([document], ()) == frozenset(ApiAction)
        assert never_allowed([in_resource_groups(document)], ()) == frozenset()
