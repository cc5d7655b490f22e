"""What is known of a profile's rights before they are tried."""

import pytest

from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.operations.permissions import ApiAction, Likelihood, judge

READS = [action for action in ApiAction if not action.writes]
WRITES = [action for action in ApiAction if action.writes]


def identity(kind: PrincipalKind) -> CallerIdentity:
    return CallerIdentity("1234567890123456", "acs:ram::1234567890123456:root", kind)


def test_names_are_those_of_policies() -> None:
    assert ApiAction.EIPS.product == "vpc"
    assert ApiAction.ATTACH.product == "ecs"
    assert [action.value for action in WRITES] == [
        "vpc:AssociateEipAddressBatch",
        "vpc:AssociateEipAddress",
        "vpc:UnassociateEipAddress",
        "ecs:AttachNetworkInterface",
        "ecs:DetachNetworkInterface",
        "ecs:CreateNetworkInterface",
        "ecs:DeleteNetworkInterface",
        "vpc:AllocateEipAddress",
        "vpc:ReleaseEipAddress",
        "vpc:ModifyEipAddressAttribute",
        "vpc:AssociateVpcCidrBlock",
        "vpc:UnassociateVpcCidrBlock",
        "vpc:CreateVSwitch",
        "vpc:DeleteVSwitch",
        "ecs:StopInstance",
        "ecs:StartInstance",
    ]


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (None, Likelihood.ALLOWED),
        (CloudError(CloudErrorKind.UNKNOWN, "DryRunOperation"), Likelihood.ALLOWED),
        (CloudError(CloudErrorKind.NOT_FOUND, "InvalidNetworkInterface.NotFound"), Likelihood.ALLOWED),
        (CloudError(CloudErrorKind.DENIED, "Forbidden.RAM"), Likelihood.REFUSED),
        (CloudError(CloudErrorKind.THROTTLED, "Throttling.User"), Likelihood.UNKNOWN),
        (CloudError(CloudErrorKind.TIMED_OUT), Likelihood.UNKNOWN),
    ],
)
def test_an_outcome_says_what_it_says_and_no_more(outcome: CloudError | None, verdict: Likelihood) -> None:
    permissions = judge({ApiAction.EIPS: outcome})
    (read,) = (each for each in permissions if each.action is ApiAction.EIPS)
    assert read.verdict is verdict
    assert read.code == ("" if verdict is Likelihood.ALLOWED or outcome is None else outcome.code or outcome.kind.value)


def test_all_calls_are_listed_in_order() -> None:
    assert [each.action for each in judge({})] == list(ApiAction)
    assert {each.verdict for each in judge({})} == {Likelihood.UNKNOWN}


def test_who_may_not_look_may_hardly_change() -> None:
    refused = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM", request_id="REQ-1")
    tried = {action: refused if action.product == "ecs" else None for action in READS}
    verdicts = {each.action: each.verdict for each in judge(tried, identity(PrincipalKind.RAM_USER))}
    assert verdicts[ApiAction.ATTACH] is Likelihood.LIKELY_REFUSED
    assert verdicts[ApiAction.ASSOCIATE] is Likelihood.UNKNOWN


def test_the_account_itself_is_bound_by_no_policy() -> None:
    permissions = judge(dict.fromkeys(READS), identity(PrincipalKind.ACCOUNT))
    assert {each.verdict for each in permissions if each.action.writes} == {Likelihood.LIKELY_ALLOWED}


@pytest.mark.parametrize(
    ("arn", "name"),
    [
        ("acs:ram::1:user/alice", "alice"),
        ("acs:sts::1:assumed-role/network-admin/session", "network-admin/session"),
        ("acs:ram::1:root", "root"),
    ],
)
def test_a_user_is_named_without_the_account(arn: str, name: str) -> None:
    assert CallerIdentity("1", arn).name == name


def test_a_foreign_interface_is_told_apart_from_a_missing_permission() -> None:
    refused = CloudError(CloudErrorKind.DENIED, "Forbidden", details={"AuthAction": "vpc:DescribeEipGatewayInfo"})
    for action, outcome, verdict in (
        (ApiAction.EIP_GATEWAYS, CloudError(CloudErrorKind.DENIED, "Forbidden"), Likelihood.UNKNOWN),
        (ApiAction.EIP_GATEWAYS, CloudError(CloudErrorKind.DENIED, "Forbidden.RAM"), Likelihood.REFUSED),
        (ApiAction.EIP_GATEWAYS, refused, Likelihood.REFUSED),
        (ApiAction.EIPS, CloudError(CloudErrorKind.DENIED, "Forbidden"), Likelihood.REFUSED),
    ):
        (found,) = (each for each in judge({action: outcome}) if each.action is action)
        assert found.verdict is verdict
