"""VPCs, vSwitches and security groups: made, changed and deleted."""

from typing import Any

import pytest

from gui.sandbox.account import Account
from gui.sandbox.faults import Faults
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from tests.sandbox.caller import Caller, Refused


def vpcs(admin: Caller, **filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = admin.vpc("DescribeVpcs", PageSize=50, **filters)["Vpcs"]["Vpc"]
    return found


def test_a_vpc_from_its_first_second_to_its_last() -> None:
    account = default_account(Pace.looks(1))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    made = admin.vpc(
        "CreateVpc",
        VpcName="lab",
        Description="for a test",
        CidrBlock="10.9.0.0/16",
        UserCidr="198.51.100.0/24",
        Tag_1_Key="team",
        Tag_1_Value="lab",
        ClientToken="once",
    )
    assert made["VpcId"].startswith("vpc-")
    assert made["RouteTableId"] == made["VpcId"].replace("vpc-", "vtb-")
    with pytest.raises(Refused, match="IncorrectVpcStatus"):
        admin.ecs("CreateSecurityGroup", VpcId=made["VpcId"])
    (shown,) = vpcs(admin, VpcId=made["VpcId"])
    assert (shown["Status"], shown["VpcName"], shown["CidrBlock"]) == ("Pending", "lab", "10.9.0.0/16")
    assert (shown["VRouterId"], shown["UserCidrs"]) == (made["VRouterId"], {"UserCidr": ["198.51.100.0/24"]})
    attribute = admin.vpc("DescribeVpcAttribute", VpcId=made["VpcId"])
    assert (attribute["Status"], attribute["Tags"]) == ("Available", {"Tag": [{"Key": "team", "Value": "lab"}]})
    admin.vpc("DeleteVpc", VpcId=made["VpcId"])
    with pytest.raises(Refused, match="IncorrectVpcStatus"):
        admin.vpc("DeleteVpc", VpcId=made["VpcId"])
    assert [len(vpcs(admin, VpcId=made["VpcId"])) for _ in range(2)] == [1, 0]


def test_a_vpc_goes_when_nothing_is_left_in_it(admin: Caller, account: Account) -> None:
    vpc = admin.vpc("CreateVpc", CidrBlock="10.9.0.0/16")["VpcId"]
    vswitch = admin.vpc("CreateVSwitch", VpcId=vpc, ZoneId="cn-shanghai-b", CidrBlock="10.9.1.0/24")["VSwitchId"]
    group = admin.ecs("CreateSecurityGroup", VpcId=vpc)["SecurityGroupId"]
    with pytest.raises(Refused, match=r"^400 DependencyViolation\.VSwitch"):
        admin.vpc("DeleteVpc", VpcId=vpc)
    admin.vpc("DeleteVSwitch", VSwitchId=vswitch)
    with pytest.raises(Refused, match=r"^400 DependencyViolation\.SecurityGroup"):
        admin.vpc("DeleteVpc", VpcId=vpc)
    admin.ecs("DeleteSecurityGroup", SecurityGroupId=group)
    held = account.vpcs.get(vpc)
    assert held is not None
    held.routes, held.ipv4_gateway = ("0.0.0.0/0",), True
    with pytest.raises(Refused, match=r"^400 DependencyViolation\.Ipv4Gateway"):
        admin.vpc("DeleteVpc", VpcId=vpc)
    held.ipv4_gateway = False
    with pytest.raises(Refused, match=r"^400 DependencyViolation\.RouteEntry"):
        admin.vpc("DeleteVpc", VpcId=vpc)
    with pytest.raises(Refused, match="DryRunOperation"):
        admin.vpc("DeleteVpc", VpcId=vpc, ForceDelete="true", DryRun="true")
    account.tasks.hang(vpc, "any", lambda: None)
    with pytest.raises(Refused, match="TaskConflict"):
        admin.vpc("DeleteVpc", VpcId=vpc, ForceDelete="true")
    account.tasks.drop(vpc)
    admin.vpc("DeleteVpc", VpcId=vpc, ForceDelete="true")
    assert vpcs(admin, VpcId=vpc) == []
    with pytest.raises(Refused, match=r"^404 InvalidVpcId\.NotFound"):
        admin.vpc("DeleteVpc", VpcId=vpc)
    with pytest.raises(Refused, match=r"^404 InvalidVpcID\.NotFound"):
        admin.vpc("DescribeVpcAttribute", VpcId=vpc)


def test_what_was_accepted_can_still_fail(admin: Caller, account: Account) -> None:
    faults = Faults()
    account.tasks.fate = faults.fate
    before = len(account.vpcs)
    faults.fail_task("CreateVpc")
    admin.vpc("CreateVpc")
    assert len(account.vpcs) == before
    vpc = admin.vpc("CreateVpc")["VpcId"]
    faults.fail_task("DeleteVpc")
    admin.vpc("DeleteVpc", VpcId=vpc)
    assert [row["Status"] for row in vpcs(admin, VpcId=vpc)] == ["Available"]
    vswitch = next(one for one in account.vswitches if one.region == "cn-shanghai")
    before_name = vswitch.name
    faults.fail_task("ModifyVSwitchAttribute")
    admin.vpc("ModifyVSwitchAttribute", VSwitchId=vswitch.id, VSwitchName="other")
    assert vswitch.name == before_name


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"CidrBlock": "10.9.0.0"}, "InvalidParameter"),
        ({"CidrBlock": "10.0.0.0/7"}, "InvalidParameter"),
        ({"CidrBlock": "10.9.0.0/29"}, "InvalidParameter"),
        ({"CidrBlock": "0.0.0.0/8"}, "InvalidParameter"),
        ({"CidrBlock": "100.64.0.0/16"}, "OperationDenied.CidrInExcludeCidrs"),
        ({"VpcName": "http://x"}, "InvalidVpcName.Malformed"),
        ({"VpcName": "x" * 129}, "InvalidVpcName.Malformed"),
        ({"Description": "x" * 257}, "InvalidVpcDiscription.Malformed"),
        ({"UserCidr": "10.0.0.0/8,11.0.0.0/8,12.0.0.0/8,13.0.0.0/8"}, "InvalidUserCidr.Quota"),
        ({"UserCidr": "ten"}, "IllegalParam.UserCidr"),
        ({"UserCidr": "100.64.1.0/24"}, "InvalidUserCidr.Malformed"),
        ({"EnableIpv6": "true"}, "OperationUnsupported.Ipv6Feature"),
        ({"Ipv4IpamPoolId": "ipam-1"}, "UnsupportedFeature.IPAM"),
        ({"ResourceGroupId": "rg-none"}, "InvalidResourceGroupId"),
        ({"DryRun": "true"}, "DryRunOperation"),
    ],
)
def test_vpcs_that_are_not_made(admin: Caller, account: Account, given: dict[str, str], code: str) -> None:
    before = len(account.vpcs)
    with pytest.raises(Refused) as refused:
        admin.vpc("CreateVpc", **given)
    assert (refused.value.status, refused.value.code, len(account.vpcs)) == (400, code, before)


def test_a_region_has_ten_vpcs_at_most(admin: Caller, account: Account) -> None:
    account.quotas.vpcs = len(account.vpcs.of_region("cn-shanghai")) + 1
    admin.vpc("CreateVpc")
    with pytest.raises(Refused, match=r"QuotaExceeded\.Vpc"):
        admin.vpc("CreateVpc")
    admin.vpc("CreateVpc", RegionId="cn-hangzhou")


def test_a_vpc_gets_another_name_and_block(admin: Caller) -> None:
    vpc = admin.vpc("CreateVpc", CidrBlock="10.9.0.0/16", VpcName="old", Description="old words")["VpcId"]
    admin.vpc("CreateVSwitch", VpcId=vpc, ZoneId="cn-shanghai-b", CidrBlock="10.9.4.0/24")
    admin.vpc("ModifyVpcAttribute", VpcId=vpc, VpcName="new", CidrBlock="10.9.0.0/20")
    (shown,) = vpcs(admin, VpcId=vpc)
    assert (shown["VpcName"], shown["Description"], shown["CidrBlock"]) == ("new", "old words", "10.9.0.0/20")
    admin.vpc("AssociateVpcCidrBlock", VpcId=vpc, SecondaryCidrBlock="10.10.0.0/16")
    for given, code in (
        ({"CidrBlock": "10.9.0.0/22"}, "IllegalCidrBlock"),
        ({"CidrBlock": "192.168.0.0/16"}, "IllegalCidrBlock"),
        ({"CidrBlock": "10.8.0.0/14"}, "IllegalCidrBlock"),
        ({"CidrBlock": "10.9.0.1/20"}, "InvalidCidrBlock.Malformed"),
        ({"VpcName": "https://x"}, "InvalidVpcName.Malformed"),
        ({"EnableIPv6": "true"}, "OperationUnsupported.Ipv6Feature"),
    ):
        with pytest.raises(Refused, match=f"^400 {code}"):
            admin.vpc("ModifyVpcAttribute", VpcId=vpc, Description="never", **given)
    assert vpcs(admin, VpcId=vpc)[0]["Description"] == "old words"
    with pytest.raises(Refused, match=r"^404 InvalidVpcId\.NotFound"):
        admin.vpc("ModifyVpcAttribute", VpcId="vpc-none")


def test_a_vswitch_gets_another_name() -> None:
    account = default_account(Pace.looks(1))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    vswitch = next(one.id for one in account.vswitches if one.region == "cn-shanghai")

    def shown() -> tuple[str, str]:
        answer = admin.vpc("DescribeVSwitchAttributes", VSwitchId=vswitch)
        return answer["VSwitchName"], answer["Status"]

    admin.vpc("ModifyVSwitchAttribute", VSwitchId=vswitch, VSwitchName="renamed", Description="other words")
    assert shown() == ("renamed", "Pending")
    assert shown() == ("renamed", "Available")
    for given, code in (
        ({"VSwitchName": "x" * 129}, "InvalidVSwitchName.Malformed"),
        ({"Description": "http://x"}, "InvalidVSwitchDiscription.Malformed"),
        ({"EnableIPv6": "true"}, "OperationFailed.VpcIpv6Disabled"),
    ):
        with pytest.raises(Refused, match=f"^400 {code}"):
            admin.vpc("ModifyVSwitchAttribute", VSwitchId=vswitch, **given)
    account.tasks.hang(vswitch, "any", lambda: None)
    with pytest.raises(Refused, match=r"^400 IncorrectStatus\.VSwitch"):
        admin.vpc("ModifyVSwitchAttribute", VSwitchId=vswitch, VSwitchName="again")
    with pytest.raises(Refused, match=r"^404 InvalidVSwitchId\.NotFound"):
        admin.vpc("ModifyVSwitchAttribute", VSwitchId="vsw-none")


def vpc_of(account: Account) -> str:
    return next(one.id for one in account.vpcs if one.region == "cn-shanghai")


def permissions(admin: Caller, group: str, **more: str) -> list[dict[str, str]]:
    answer = admin.ecs("DescribeSecurityGroupAttribute", SecurityGroupId=group, **more)
    found: list[dict[str, str]] = answer["Permissions"]["Permission"]
    return found


def test_a_security_group_with_its_rules(admin: Caller, account: Account) -> None:
    made = admin.ecs(
        "CreateSecurityGroup",
        VpcId=vpc_of(account),
        SecurityGroupName="sg-lab",
        Description="for a test",
        Tag_1_Key="team",
        Tag_1_Value="lab",
    )
    group = made["SecurityGroupId"]
    assert permissions(admin, group) == []
    flat = {"IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "198.51.100.7/24", "Priority": "5"}
    admin.ecs("AuthorizeSecurityGroup", SecurityGroupId=group, **flat)
    admin.ecs("AuthorizeSecurityGroup", SecurityGroupId=group, **flat, Description="again")
    peer = next(one.id for one in account.security_groups if one.vpc == vpc_of(account))
    listed = {
        "Permissions_1_IpProtocol": "ALL",
        "Permissions_1_PortRange": "-1/-1",
        "Permissions_1_SourceGroupId": peer,
        "Permissions_1_Policy": "drop",
        "Permissions_2_IpProtocol": "UDP",
        "Permissions_2_PortRange": "5060/5061",
        "Permissions_2_SourceCidrIp": "0.0.0.0/0",
        "Permissions_2_SourcePortRange": "1/65535",
    }
    admin.ecs("AuthorizeSecurityGroup", SecurityGroupId=group, **listed)
    rules = permissions(admin, group)
    assert [(rule["IpProtocol"], rule["PortRange"], rule["Policy"], rule["Priority"]) for rule in rules] == [
        ("TCP", "22/22", "Accept", "5"),
        ("ALL", "-1/-1", "Drop", "1"),
        ("UDP", "5060/5061", "Accept", "1"),
    ]
    assert (rules[0]["SourceCidrIp"], rules[1]["SourceGroupId"]) == ("198.51.100.0/24", peer)
    assert rules[1]["SourceGroupName"] == next(one.name for one in account.security_groups if one.id == peer)
    assert permissions(admin, group, Direction="egress") == []
    (shown,) = admin.ecs("DescribeSecurityGroups", SecurityGroupId=group)["SecurityGroups"]["SecurityGroup"]
    assert (shown["RuleCount"], shown["GroupToGroupRuleCount"], shown["SecurityGroupType"]) == (3, 1, "normal")
    with pytest.raises(Refused, match=r"^403 DependencyViolation"):
        admin.ecs("DeleteSecurityGroup", SecurityGroupId=peer)
    admin.ecs("DeleteSecurityGroup", SecurityGroupId=group)
    with pytest.raises(Refused, match=r"^404 InvalidSecurityGroupId\.NotFound"):
        permissions(admin, group)


def test_a_group_that_a_rule_of_another_one_names_stays(admin: Caller, account: Account) -> None:
    one, other = (admin.ecs("CreateSecurityGroup", VpcId=vpc_of(account))["SecurityGroupId"] for _ in range(2))
    rule = {"IpProtocol": "all", "PortRange": "-1/-1", "SourceGroupId": one}
    admin.ecs("AuthorizeSecurityGroup", SecurityGroupId=other, **rule)
    with pytest.raises(Refused, match=r"^403 DependencyViolation"):
        admin.ecs("DeleteSecurityGroup", SecurityGroupId=one)
    admin.ecs("DeleteSecurityGroup", SecurityGroupId=other)
    admin.ecs("DeleteSecurityGroup", SecurityGroupId=one)


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"VpcId": ""}, 403, "InvalidVpcId.NotFound"),
        ({"VpcId": "vpc-none"}, 404, "InvalidVpcId.NotFound"),
        ({"SecurityGroupName": "1"}, 400, "InvalidSecurityGroupName.Malformed"),
        ({"Description": "x"}, 400, "InvalidSecurityGroupDiscription.Malformed"),
        ({"Description": "http://x"}, 400, "InvalidSecurityGroupDiscription.Malformed"),
        ({"SecurityGroupType": "odd"}, 400, "InvalidParameter"),
        ({"ServiceManaged": "true"}, 400, "UnsupportedParameter"),
        ({"ResourceGroupId": "rg-none"}, 404, "InvalidResourceGroup.NotFound"),
    ],
)
def test_groups_that_are_not_made(
    admin: Caller, account: Account, given: dict[str, str], status: int, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        admin.ecs("CreateSecurityGroup", **{"VpcId": vpc_of(account), **given})
    assert (refused.value.status, refused.value.code) == (status, code)


def test_an_account_has_a_limit_of_groups_and_rules(admin: Caller, account: Account) -> None:
    account.quotas.security_groups = len(account.security_groups.of_region("cn-shanghai")) + 1
    group = admin.ecs("CreateSecurityGroup", VpcId=vpc_of(account))["SecurityGroupId"]
    with pytest.raises(Refused, match=r"^403 QuotaExceed\.SecurityGroup"):
        admin.ecs("CreateSecurityGroup", VpcId=vpc_of(account))
    account.quotas.rules_per_group = 1
    rule = {"SecurityGroupId": group, "IpProtocol": "icmp", "PortRange": "-1/-1", "SourceCidrIp": "10.0.0.0/8"}
    admin.ecs("AuthorizeSecurityGroup", **rule)
    admin.ecs("AuthorizeSecurityGroup", **rule)
    with pytest.raises(Refused, match=r"^403 AuthorizationLimitExceed"):
        admin.ecs("AuthorizeSecurityGroup", **{**rule, "Policy": "drop"})


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"SecurityGroupId": "sg-none"}, 404, "InvalidSecurityGroupId.NotFound"),
        ({"IpProtocol": "sctp"}, 400, "InvalidIpProtocol.ValueNotSupported"),
        ({"IpProtocol": ""}, 400, "InvalidIpProtocol.ValueNotSupported"),
        ({"PortRange": "22"}, 400, "InvalidIpProtocol.Malformed"),
        ({"PortRange": "a/b"}, 400, "InvalidIpProtocol.Malformed"),
        ({"PortRange": "-1/-1"}, 400, "InvalidIpProtocol.Malformed"),
        ({"PortRange": "30/20"}, 400, "InvalidIpProtocol.Malformed"),
        ({"IpProtocol": "icmp"}, 400, "OperationDenied"),
        ({"SourcePortRange": "0/1"}, 400, "InvalidSourcePortRange.Malformed"),
        ({"SourceCidrIp": "somewhere"}, 400, "InvalidSourceCidrIp.Malformed"),
        ({"SourceCidrIp": ""}, 400, "MissingParameter.Source"),
        ({"DestCidrIp": "1.2.3"}, 400, "InvalidDestCidrIp.Malformed"),
        ({"SourceGroupId": "sg-none"}, 404, "InvalidSourceGroupId.NotFound"),
        ({"Policy": "perhaps"}, 400, "InvalidPolicy.Malformed"),
        ({"Priority": "0"}, 400, "InvalidPriority.ValueNotSupported"),
        ({"Priority": "first"}, 400, "InvalidPriority.Malformed"),
        ({"NicType": "wifi"}, 400, "InvalidNicType.ValueNotSupported"),
        ({"Description": "http://x"}, 400, "InvalidSecurityGroupDiscription.Malformed"),
        ({"Ipv6SourceCidrIp": "::/0"}, 400, "UnsupportedParameter"),
        ({"Permissions_1_Colour": "red"}, 400, "InvalidParameter"),
    ],
)
def test_rules_that_are_refused(admin: Caller, account: Account, given: dict[str, str], status: int, code: str) -> None:
    group = next(one.id for one in account.security_groups if one.vpc == vpc_of(account))
    rule = {"SecurityGroupId": group, "IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "10.0.0.0/8"}
    with pytest.raises(Refused) as refused:
        admin.ecs("AuthorizeSecurityGroup", **{**rule, **given})
    assert (refused.value.status, refused.value.code) == (status, code)


def test_a_rule_names_no_group_of_another_vpc_and_not_its_own(admin: Caller, account: Account) -> None:
    groups = {one.vpc: one.id for one in account.security_groups if one.region == "cn-shanghai"}
    own, other = groups[vpc_of(account)], next(one for vpc, one in groups.items() if vpc != vpc_of(account))
    rule = {"IpProtocol": "tcp", "PortRange": "22/22"}
    with pytest.raises(Refused, match=r"^400 InvalidSourceGroupId\.Mismatch"):
        admin.ecs("AuthorizeSecurityGroup", SecurityGroupId=own, SourceGroupId=other, **rule)
    with pytest.raises(Refused, match=r"^403 InvalidParamter\.Conflict"):
        admin.ecs("AuthorizeSecurityGroup", SecurityGroupId=own, SourceGroupId=own, **rule)
    with pytest.raises(Refused, match=r"InvalidNicType\.ValueNotSupported"):
        permissions(admin, own, NicType="wifi")
    with pytest.raises(Refused, match="InvalidParamter"):
        permissions(admin, own, Direction="up")
