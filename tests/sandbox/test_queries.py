"""Filters and pages of the Describe operations."""

import pytest

from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Eip
from gui.sandbox.seed import default_account
from tests.sandbox.caller import Caller, Refused, eip, eips, eni, instance


def names(answer: dict[str, object], kind: str = "EipAddress", field: str = "Name") -> list[str]:
    """Return one field of every row of the list in an answer."""
    found: object = answer
    for wrapper in {
        "EipAddress": ("EipAddresses", "EipAddress"),
        "Eni": ("NetworkInterfaceSets", "NetworkInterfaceSet"),
        "Instance": ("Instances", "Instance"),
        "Type": ("InstanceTypes", "InstanceType"),
        "Vpc": ("Vpcs", "Vpc"),
    }[kind]:
        found = found[wrapper]  # type: ignore[index]
    return [str(row[field]) for row in found]  # type: ignore[union-attr, index]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"EipAddress": "47.100.23.31, 139.196.88.14"}, ["voip-edge-01", "sip-trunk-01"]),
        ({"EipName": "sip-trunk-02"}, ["sip-trunk-02"]),
        ({"Status": "Releasing"}, ["going-01"]),
        ({"ChargeType": "PrePaid"}, ["yearly-01"]),
        ({"LockReason": "security"}, ["blocked-01"]),
        ({"ServiceManaged": "True"}, ["slb-managed"]),
        ({"ISP": "ChinaTelecom"}, []),
        ({"AssociatedInstanceType": "EcsInstance"}, ["pbx-admin"]),
        ({"Tag.1.Key": "team", "Tag.1.Value": "voice", "EipName": "voip-edge-03"}, ["voip-edge-03"]),
        ({"Tag.1.Key": "team", "Tag.1.Value": "data"}, []),
        ({"Filter.1.Key": "CreationStartTime", "Filter.1.Value": "2026-01-01T00:00Z"}, []),
        (
            {"Filter.1.Key": "CreationEndTime", "Filter.1.Value": "2026-01-01T00:00Z", "EipName": "going-01"},
            ["going-01"],
        ),
        ({"AllocationId": "eip-none"}, []),
        ({"EipAddress": "1.2.3.4"}, []),
    ],
)
def test_filters_of_eips(admin: Caller, filters: dict[str, object], expected: list[str]) -> None:
    assert names(admin.vpc("DescribeEipAddresses", **filters)) == expected


@pytest.mark.parametrize(
    ("filters", "status", "code"),
    [
        ({"RegionId": "cn-nowhere"}, 404, "Forbidden.RegionNotFound"),
        ({"RegionId": ""}, 400, "MissingRegionId"),
        ({"PageSize": "101"}, 400, "InvalidParameter"),
        ({"PageSize": "0"}, 400, "InvalidParameter"),
        ({"PageNumber": "0"}, 400, "InvalidParameter"),
        ({"PageNumber": "one"}, 400, "InvalidParameter"),
        ({"AllocationId": ",".join(f"eip-{n}" for n in range(51))}, 400, "InvalidParameter"),
        ({"AssociatedInstanceType": "Eni"}, 400, "InvalidIAssociatedInstanceType.ValueNotSupported"),
        ({"ChargeType": "Free"}, 400, "InvalidChargeType.ValueNotSupported"),
        ({"LockReason": "mood"}, 404, "InvalidLockReason.NotFound"),
        ({"Filter.1.Key": "Colour", "Filter.1.Value": "x"}, 404, "InvalidFilterKey.NotFound"),
        ({"Filter.1.Key": "CreationEndTime", "Filter.1.Value": "today"}, 404, "InvalidFilterValue"),
        ({"Tag.1.Value": "voice"}, 400, "InvalidTagKey"),
        ({"Tag.1.Colour": "x"}, 400, "InvalidParameter"),
        ({"Tag.first.Key": "x"}, 400, "InvalidParameter"),
        ({"ServiceManaged": "perhaps"}, 400, "InvalidParameter"),
        ({"DryRun": "True"}, 400, "DryRunOperation"),
        ({"DryRun": "true", "PageSize": "101"}, 400, "InvalidParameter"),
        ({"EipName": "x" * 100_001}, 400, "InvalidParameter"),
    ],
)
def test_questions_about_eips_that_are_refused(
    admin: Caller, filters: dict[str, object], status: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        admin.vpc("DescribeEipAddresses", **filters)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_pages_by_number_hold_every_eip_once(admin: Caller, account: Account) -> None:
    whole = len(account.eips.of_region("cn-shanghai"))
    seen: list[str] = []
    for number in range(1, 6):
        answer = admin.vpc("DescribeEipAddresses", PageSize=10, PageNumber=number)
        assert (answer["TotalCount"], answer["PageSize"], answer["PageNumber"]) == (whole, 10, number)
        seen += names(answer, field="AllocationId")
    assert seen == list(account.eips.of_region("cn-shanghai"))
    assert admin.vpc("DescribeEipAddresses", PageNumber=10**6)["EipAddresses"] == {"EipAddress": []}


def test_an_eip_has_the_declared_types(admin: Caller) -> None:
    (shown,) = admin.vpc("DescribeEipAddresses", EipName="yearly-01")["EipAddresses"]["EipAddress"]
    assert {
        name: type(shown[name]) for name in ("Bandwidth", "ServiceManaged", "SecondLimited", "HDMonitorStatus")
    } == {
        "Bandwidth": str,
        "ServiceManaged": int,
        "SecondLimited": bool,
        "HDMonitorStatus": str,
    }
    assert (shown["InstanceType"], shown["InstanceId"], shown["ExpiredTime"]) == ("", "", "2027-08-11T16:00:00Z")
    assert "Descritpion" not in shown


def test_tokens_walk_through_every_interface(admin: Caller, account: Account) -> None:
    whole = list(account.interfaces.of_region("cn-shanghai"))
    seen: list[str] = []
    token = ""
    while True:
        answer = admin.ecs("DescribeNetworkInterfaces", MaxResults=3, NextToken=token)  # 3 counts as 10
        page = names(answer, "Eni", "NetworkInterfaceId")
        assert len(page) <= 10
        assert answer["TotalCount"] == 0
        seen += page
        token = answer["NextToken"]
        if not token:
            break
    assert seen == whole
    assert len(names(admin.ecs("DescribeNetworkInterfaces", MaxResults=9999), "Eni", "Type")) == len(whole)
    assert len(names(admin.ecs("DescribeNetworkInterfaces"), "Eni", "Type")) == 10


def test_a_page_is_not_shifted_by_a_deletion(admin: Caller, account: Account) -> None:
    whole = list(account.interfaces.of_region("cn-shanghai"))
    token = admin.ecs("DescribeNetworkInterfaces", MaxResults=10)["NextToken"]
    account.interfaces.remove(next(iter(account.interfaces)))
    rest = names(admin.ecs("DescribeNetworkInterfaces", MaxResults=500, NextToken=token), "Eni", "NetworkInterfaceId")
    assert rest == whole[10:]


@pytest.mark.parametrize("token", ["x", "YWZ0ZXIgeA==", "after 1", "é"])
def test_tokens_that_the_sandbox_never_gave(admin: Caller, token: str) -> None:
    with pytest.raises(Refused, match="InvalidParameter"):
        admin.ecs("DescribeNetworkInterfaces", NextToken=token)


def test_the_deprecated_pages_of_interfaces(admin: Caller, account: Account) -> None:
    answer = admin.ecs("DescribeNetworkInterfaces", PageSize=5, PageNumber=2)
    assert answer["TotalCount"] == len(account.interfaces.of_region("cn-shanghai"))
    whole = list(account.interfaces.of_region("cn-shanghai"))
    assert names(answer, "Eni", "NetworkInterfaceId") == whole[5:10]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"NetworkInterfaceName": "voip-media"}, ["voip-media"]),
        ({"Status": "Attaching"}, ["attaching-now"]),
        ({"ServiceManaged": "true"}, ["nat-gateway-managed"]),
        ({"PrivateIpAddress.1": "172.16.10.111"}, ["with-secondary-addresses"]),
        ({"PrimaryIpAddress": "172.16.10.102"}, ["voip-media"]),
        ({"Tag.1.Key": "team", "Tag.1.Value": "voice"}, ["voip-signalling"]),
        ({"NetworkInterfaceId.1": "eni-none"}, []),
    ],
)
def test_filters_of_interfaces(admin: Caller, filters: dict[str, object], expected: list[str]) -> None:
    found = names(admin.ecs("DescribeNetworkInterfaces", **filters), "Eni", "NetworkInterfaceName")
    assert found == expected


def test_interfaces_of_an_instance_and_of_a_group(admin: Caller, account: Account) -> None:
    host = instance(account, "voip-gateway-01")
    answer = admin.ecs("DescribeNetworkInterfaces", InstanceId=host)
    assert names(answer, "Eni", "Type") == ["Primary", "Secondary"]
    group = next(one.id for one in account.security_groups if one.name == "sg-dev")
    answer = admin.ecs("DescribeNetworkInterfaces", SecurityGroupId=group)  # matches secondary ones only
    assert names(answer, "Eni", "NetworkInterfaceName") == ["other-vpc"]
    answer = admin.ecs("DescribeNetworkInterfaces", Type="Primary", MaxResults=100)
    assert set(names(answer, "Eni", "Type")) == {"Primary"}


def test_a_service_managed_interface_names_no_instance(admin: Caller, account: Account) -> None:
    answer = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=eni(account, "nat-gateway-managed"))
    (shown,) = answer["NetworkInterfaceSets"]["NetworkInterfaceSet"]
    assert "InstanceId" not in shown


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"InstanceName": "voip*"}, ["voip-gateway-01"]),
        ({"InstanceName": "?oip*"}, []),
        ({"InstanceName": "[v]oip*"}, []),
        ({"InstanceTypeFamily": "ecs.t5"}, ["ftp-legacy", "ftp-standby"]),
        ({"InstanceType": "ecs.g7.xlarge"}, ["media-relay-01"]),
        ({"Status": "Stopped"}, ["ftp-standby", "pbx-win-old"]),
        ({"ZoneId": "cn-shanghai-g"}, ["media-relay-02"]),
        ({"InstanceNetworkType": "classic"}, []),
        ({"EipAddresses": '["106.14.194.203"]'}, ["pbx-win-01"]),
        ({"PrivateIpAddresses": '["172.16.10.13"]'}, ["media-relay-01"]),
        ({"InstanceIds": "[]"}, []),
        ({"Tag.1.Key": "team"}, []),
        ({"Tag.1.Key": "team", "Tag.1.Value": "voice"}, ["voip-gateway-01", "sip-proxy-01"]),
    ],
)
def test_filters_of_instances(admin: Caller, filters: dict[str, object], expected: list[str]) -> None:
    assert names(admin.ecs("DescribeInstances", MaxResults=100, **filters), "Instance", "InstanceName") == expected


@pytest.mark.parametrize("text", ["i-1", "{}", "[1]", "[", "[" * 50_000, '["' + '","'.join("a" * 101) + '"]'])
def test_lists_that_are_no_json(admin: Caller, text: str) -> None:
    with pytest.raises(Refused, match="InvalidParameter"):
        admin.ecs("DescribeInstances", InstanceIds=text)


def test_instance_types_come_in_pages(admin: Caller, account: Account) -> None:
    account.switches.instance_types_per_page = 5
    first = admin.call("ecs", "DescribeInstanceTypes")
    second = admin.call("ecs", "DescribeInstanceTypes", NextToken=first["NextToken"])
    seen = names(first, "Type", "InstanceTypeId") + names(second, "Type", "InstanceTypeId")
    assert seen == list(account.types)[:10]
    (t5,) = admin.call("ecs", "DescribeInstanceTypes", InstanceTypes_1="ecs.t5-lc1m2.small")["InstanceTypes"][
        "InstanceType"
    ]
    assert (t5["InstanceTypeFamily"], t5["EniQuantity"], t5["EniPrivateIpAddressQuantity"]) == ("ecs.t5", 2, 2)
    family = admin.call("ecs", "DescribeInstanceTypes", InstanceTypeFamily="ecs.r5")
    assert names(family, "Type", "InstanceTypeId") == ["ecs.r5.large", "ecs.r5.xlarge"]


def test_regions_in_both_languages_and_apis(admin: Caller) -> None:
    def local(service: str, language: str) -> list[str]:
        answer = admin.call(service, "DescribeRegions", AcceptLanguage=language)
        return [row["LocalName"] for row in answer["Regions"]["Region"]]

    assert local("vpc", "en-US") == ["China (Shanghai)", "Singapore", "China (Hangzhou)"]
    assert local("ecs", "") == ["华东2（上海）", "新加坡", "华东1（杭州）"]
    row = admin.call("vpc", "DescribeRegions")["Regions"]["Region"][0]
    assert row["RegionEndpoint"] == "vpc.cn-shanghai.aliyuncs.com"


def test_many_vpcs_are_not_asked_for_at_once(admin: Caller) -> None:
    with pytest.raises(Refused, match=r"InvalidVpcIdNumber\.NotSupported"):
        admin.vpc("DescribeVpcs", VpcId=",".join(f"vpc-{n}" for n in range(21)))
    with pytest.raises(Refused, match="InvalidParameter"):
        admin.vpc("DescribeVpcs", PageSize=51)
    assert names(admin.vpc("DescribeVpcs", VpcName="dev"), "Vpc", "VpcName") == ["dev"]


def test_a_filter_by_status_counts_as_a_look() -> None:
    account = default_account(Pace.looks(2))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    one = eip(account, "voip-edge-01")
    binding = {"InstanceId": eni(account, "voip-media"), "InstanceType": "NetworkInterface", "Mode": "MULTI_BINDED"}
    admin.vpc("AssociateEipAddress", AllocationId=one, **binding)
    found = [names(admin.vpc("DescribeEipAddresses", AllocationId=one, Status="InUse")) for _ in range(3)]
    assert found == [[], [], ["voip-edge-01"]]


def test_only_what_is_listed_is_looked_at() -> None:
    account = default_account(Pace.looks(1))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    one = eips(account, "sip-trunk")[0]
    binding = {"InstanceId": eni(account, "voip-media"), "InstanceType": "NetworkInterface", "Mode": "MULTI_BINDED"}
    admin.vpc("AssociateEipAddress", AllocationId=one, **binding)
    for _ in range(3):
        admin.vpc("DescribeEipAddresses", PageSize=5)
    states = [
        admin.vpc("DescribeEipAddresses", AllocationId=one)["EipAddresses"]["EipAddress"][0]["Status"] for _ in range(2)
    ]
    assert states == ["Associating", "InUse"]


def test_ten_thousand_eips_are_paged_and_found(admin: Caller, account: Account) -> None:
    for number in range(10_000):
        third, last = divmod(number, 250)
        one = Eip(id=f"eip-{number:05}", address=f"8.0.{third}.{last}", region="ap-southeast-1", name=f"many-{number}")
        account.eips.add(one)
    answer = admin.vpc("DescribeEipAddresses", RegionId="ap-southeast-1", PageSize=100, PageNumber=100)
    assert answer["TotalCount"] == 10_005
    assert len(names(answer)) == 100
    found = admin.vpc("DescribeEipAddresses", RegionId="ap-southeast-1", EipAddress="8.0.39.249")
    assert names(found) == ["many-9999"]
