"""Tags of resources: put on, listed, filtered by and taken off, in both APIs."""

from typing import Any

import pytest

from gui.sandbox.account import Account
from tests.sandbox.caller import Caller, Refused, eip, eni, instance

REGION = "cn-shanghai"


def rows(answer: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(row["ResourceId"], row["TagKey"], row["TagValue"]) for row in answer["TagResources"]["TagResource"]]


def targets(account: Account) -> dict[tuple[str, str], str]:
    """Return a resource of each kind that carries tags, by API and type."""
    return {
        ("vpc", "EIP"): eip(account, "voip-edge-01"),
        ("vpc", "VPC"): next(one.id for one in account.vpcs if one.region == REGION),
        ("vpc", "VSWITCH"): next(one.id for one in account.vswitches if one.region == REGION),
        ("ecs", "eni"): eni(account, "voip-media"),
        ("ecs", "instance"): instance(account, "voip-gateway-01"),
        ("ecs", "securitygroup"): next(one.id for one in account.security_groups if one.region == REGION),
        ("ecs", "disk"): next(one.id for one in account.disks if one.region == REGION),
    }


LISTS = {
    "EIP": ("DescribeEipAddresses", ("EipAddresses", "EipAddress"), "AllocationId"),
    "VPC": ("DescribeVpcs", ("Vpcs", "Vpc"), "VpcId"),
    "VSWITCH": ("DescribeVSwitches", ("VSwitches", "VSwitch"), "VSwitchId"),
    "eni": ("DescribeNetworkInterfaces", ("NetworkInterfaceSets", "NetworkInterfaceSet"), "NetworkInterfaceId"),
    "instance": ("DescribeInstances", ("Instances", "Instance"), "InstanceId"),
    "securitygroup": ("DescribeSecurityGroups", ("SecurityGroups", "SecurityGroup"), "SecurityGroupId"),
    "disk": ("DescribeDisks", ("Disks", "Disk"), "DiskId"),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_tag_is_what_the_lists_filter_by_until_it_is_taken_off(admin: Caller, account: Account, kind: str) -> None:
    (service,) = (api for api, name in targets(account) if name == kind)
    target = targets(account)[service, kind]
    named = {"RegionId": REGION, "ResourceType": kind, "ResourceId_1": target}
    admin.call(service, "TagResources", **named, Tag_1_Key="cost", Tag_1_Value="voice", Tag_2_Key="bare")
    assert set(rows(admin.call(service, "ListTagResources", **named))) >= {
        (target, "cost", "voice"),
        (target, "bare", ""),
    }
    action, wrappers, field = LISTS[kind]

    def listed() -> list[str]:
        answer: Any = admin.call(service, action, RegionId=REGION, Tag_1_Key="cost", Tag_1_Value="voice")
        for wrapper in wrappers:
            answer = answer[wrapper]
        return [row[field] for row in answer]

    assert listed() == [target]
    untag = "UnTagResources" if service == "vpc" else "UntagResources"
    admin.call(service, untag, **named, TagKey_1="cost")
    assert listed() == []
    assert (target, "bare", "") in rows(admin.call(service, "ListTagResources", **named))
    admin.call(service, untag, **named, All="true")
    assert rows(admin.call(service, "ListTagResources", **named)) == []


def test_resources_are_found_by_their_tags(admin: Caller) -> None:
    everyone = rows(admin.vpc("ListTagResources", ResourceType="EIP", Tag_1_Key="team"))
    assert {value for _, _, value in everyone} == {"voice"}
    some = rows(admin.vpc("ListTagResources", ResourceType="EIP", Tag_1_Key="team", Tag_1_Value="data"))
    assert some == []


def test_the_list_comes_in_pages(admin: Caller) -> None:
    whole = rows(admin.vpc("ListTagResources", ResourceType="EIP", Tag_1_Key="team"))
    seen: list[tuple[str, str, str]] = []
    token = ""
    while True:
        answer = admin.vpc("ListTagResources", ResourceType="EIP", Tag_1_Key="team", MaxResults=3, NextToken=token)
        assert len(rows(answer)) <= 3
        seen += rows(answer)
        token = answer["NextToken"]
        if not token:
            break
    assert seen == whole
    assert len(whole) > 3


def test_a_second_value_replaces_the_first(admin: Caller, account: Account) -> None:
    target = eni(account, "voip-signalling")
    named = {"ResourceType": "eni", "ResourceId_1": target}
    admin.ecs("TagResources", **named, Tag_1_Key="team", Tag_1_Value="data")
    assert rows(admin.ecs("ListTagResources", **named)) == [(target, "team", "data")]


MANY_IDS = {f"ResourceId_{n}": f"x-{n}" for n in range(1, 52)}
MANY_TAGS = {f"Tag_{n}_Key": f"k{n}" for n in range(1, 22)}


@pytest.mark.parametrize(
    ("service", "more", "status", "code"),
    [
        ("vpc", {"ResourceType": ""}, 400, "MissingParam.ResourceType"),
        ("vpc", {"ResourceType": "CAR"}, 400, "InvalidInstanceType.NotFound"),
        ("vpc", {"ResourceId_1": "eip-none"}, 400, "InvalidInstanceIds.NotFound"),
        ("vpc", {"ResourceId_1": ""}, 400, "InvalidInstanceIds.NotFound"),
        ("vpc", {"ResourceType": "NATGATEWAY", "ResourceId_1": "ngw-1"}, 400, "InvalidInstanceIds.NotFound"),
        ("vpc", MANY_IDS, 400, "SizeLimitExceeded.ResourceId"),
        ("vpc", MANY_TAGS, 400, "SizeLimitExceeded.TagNum"),
        ("vpc", {"Tag_1_Key": "", "Tag_1_Value": "v"}, 400, "MissingParameter.TagKey"),
        ("vpc", {"Tag_2_Key": "k"}, 400, "Forbidden.TagKey.Duplicated"),
        ("vpc", {"Tag_1_Key": "acs:rm"}, 400, "InvalidTagKey"),
        ("vpc", {"Tag_1_Value": "v" * 129}, 400, "InvalidTagValue"),
        ("vpc", {"Tag_1_Colour": "v"}, 400, "InvalidParameter"),
        ("ecs", {"ResourceType": ""}, 404, "MissingParameter.ResourceType"),
        ("ecs", {"ResourceType": "car"}, 404, "InvalidResourceType.NotFound"),
        ("ecs", {"ResourceId_1": "eni-none"}, 404, "InvalidResourceId.NotFound"),
        ("ecs", MANY_IDS, 400, "NumberExceed.ResourceIds"),
        ("ecs", MANY_TAGS, 400, "NumberExceed.Tags"),
        ("ecs", {"Tag_1_Key": "", "Tag_1_Value": "v"}, 400, "InvalidTag.Mismatch"),
        ("ecs", {"Tag_2_Key": "k"}, 400, "Duplicate.TagKey"),
        ("ecs", {"Tag_1_Key": "http://x"}, 400, "InvalidTagKey.Malformed"),
        ("ecs", {"Tag_1_Value": "https://x"}, 400, "InvalidTagValue.Malformed"),
    ],
)
def test_tags_that_are_refused(
    admin: Caller, account: Account, service: str, more: dict[str, str], status: int, code: str
) -> None:
    kind = "EIP" if service == "vpc" else "eni"
    target = targets(account)[service, kind]
    given = {"RegionId": REGION, "ResourceType": kind, "ResourceId_1": target, "Tag_1_Key": "k", **more}
    with pytest.raises(Refused) as refused:
        admin.call(service, "TagResources", **given)
    assert (refused.value.status, refused.value.code) == (status, code)
    assert "k" not in account.eips.get(eip(account, "voip-edge-01")).tags  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("service", "action", "code"),
    [
        ("vpc", "TagResources", "MissingParam.Tags"),
        ("vpc", "UnTagResources", "MissingParam.Tags"),
        ("ecs", "TagResources", "MissingParameter.Tags"),
        ("ecs", "UntagResources", "MissingParameter.Tags"),
    ],
)
def test_no_tags_at_all(admin: Caller, account: Account, service: str, action: str, code: str) -> None:
    kind = "EIP" if service == "vpc" else "eni"
    named = {"RegionId": REGION, "ResourceType": kind, "ResourceId_1": targets(account)[service, kind]}
    with pytest.raises(Refused, match=code):
        admin.call(service, action, **named)


def test_neither_resources_nor_tags(admin: Caller) -> None:
    with pytest.raises(Refused, match=r"^400 BothEmpty\.TagsAndResources"):
        admin.vpc("ListTagResources", ResourceType="EIP")
    with pytest.raises(Refused, match=r"^404 MissingParameter\.Tags"):
        admin.ecs("ListTagResources", ResourceType="eni")
    with pytest.raises(Refused, match="UnsupportedParameter"):
        admin.ecs("ListTagResources", ResourceType="eni", TagFilter_1_TagKey="team")
    assert rows(admin.vpc("ListTagResources", ResourceType="NATGATEWAY", Tag_1_Key="team")) == []


@pytest.mark.parametrize(("service", "code"), [("vpc", "QuotaExceeded.TagNum"), ("ecs", "OperationDenied.QuotaExceed")])
def test_a_resource_has_twenty_tags_at_most(admin: Caller, account: Account, service: str, code: str) -> None:
    kind = "EIP" if service == "vpc" else "eni"
    target = targets(account)[service, kind]
    named = {"RegionId": REGION, "ResourceType": kind, "ResourceId_1": target}
    held = len(rows(admin.call(service, "ListTagResources", **named)))
    fits = {f"Tag_{n}_Key": f"k{n}" for n in range(1, 21 - held)}
    admin.call(service, "TagResources", **named, **fits)
    with pytest.raises(Refused, match=code):
        admin.call(service, "TagResources", **named, Tag_1_Key="one-more")
    admin.call(service, "TagResources", **named, Tag_1_Key="k1", Tag_1_Value="changed")
