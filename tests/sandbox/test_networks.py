"""VPCs, secondary blocks, vSwitches, and the life of an EIP."""

import pytest

from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import NetworkStatus, Vpc, VSwitch
from gui.sandbox.seed import default_account
from gui.sandbox.switches import Choice, Omitted
from gui.sandbox.tasks import Fate
from tests.sandbox.caller import Caller, Refused, eip


def vpc(account: Account, name: str) -> Vpc:
    return next(one for one in account.vpcs if one.name == name)


def vswitch(account: Account, name: str) -> VSwitch:
    return next(one for one in account.vswitches if one.name == name)


def add_block(caller: Caller, block: str, name: str = "prod", **more: object) -> dict[str, object]:
    target = vpc(caller.account, name).id
    return caller.vpc("AssociateVpcCidrBlock", **{"VpcId": target, "SecondaryCidrBlock": block, **more})


def add_vswitch(caller: Caller, block: str, **more: object) -> str:
    parameters = {"VpcId": vpc(caller.account, "prod").id, "ZoneId": "cn-shanghai-b", "CidrBlock": block}
    return str(caller.vpc("CreateVSwitch", **{**parameters, **more})["VSwitchId"])


def test_the_path_through_a_secondary_block_and_back() -> None:
    account = default_account(Pace.looks(1))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    target = vpc(account, "prod")
    one = account.eips.get(eip(account, "voip-edge-05"))  # 47.100.23.77
    assert one is not None

    answer = add_block(admin, "47.100.23.64/27")
    assert (answer["CidrBlock"], answer["IpVersion"]) == ("47.100.23.64/27", "IPV4")
    with pytest.raises(Refused, match="IncorrectVpcStatus"):
        add_vswitch(admin, "47.100.23.64/27")
    shown = [admin.vpc("DescribeVpcs", VpcId=target.id)["Vpcs"]["Vpc"][0] for _ in range(2)]
    assert [row["Status"] for row in shown] == ["Pending", "Available"]
    assert shown[1]["SecondaryCidrBlocks"] == {"SecondaryCidrBlock": ["47.100.23.64/27"]}

    made = add_vswitch(admin, "47.100.23.64/27")
    with pytest.raises(Refused, match="TaskConflict"):
        add_vswitch(admin, "172.16.99.0/24")
    states = [admin.vpc("DescribeVSwitchAttributes", VSwitchId=made)["Status"] for _ in range(2)]
    assert states == ["Pending", "Available"]

    group = next(one.id for one in account.security_groups if one.name == "sg-prod")
    created = admin.ecs(
        "CreateNetworkInterface", VSwitchId=made, SecurityGroupId=group, PrimaryIpAddress="47.100.23.77"
    )
    target_eni = created["NetworkInterfaceId"]
    binding = {"AllocationId": one.id, "InstanceId": target_eni, "InstanceType": "NetworkInterface"}
    admin.vpc("AssociateEipAddress", **binding, Mode="NAT", PrivateIpAddress="47.100.23.77")
    for _ in range(2):
        admin.vpc("DescribeEipAddresses", AllocationId=one.id)
    assert (one.status, one.private_ip) == ("InUse", "47.100.23.77")

    with pytest.raises(Refused, match=r"DependencyViolation\.NetworkInterface"):
        admin.vpc("DeleteVSwitch", VSwitchId=made)
    with pytest.raises(Refused, match=r"OperationFailed\.CidrInUse"):
        admin.vpc("UnassociateVpcCidrBlock", VpcId=target.id, SecondaryCidrBlock="47.100.23.64/27")
    admin.vpc("UnassociateEipAddress", **binding)
    for _ in range(2):
        admin.vpc("DescribeEipAddresses", AllocationId=one.id)
    admin.ecs("DeleteNetworkInterface", NetworkInterfaceId=target_eni)
    for _ in range(2):
        admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=target_eni)
    admin.vpc("DeleteVSwitch", VSwitchId=made)
    for _ in range(2):
        admin.vpc("DescribeVSwitches", VSwitchId=made)
    assert made not in account.vswitches
    admin.vpc("UnassociateVpcCidrBlock", VpcId=target.id, SecondaryCidrBlock="47.100.23.64/27")
    assert target.secondary_cidrs == ()
    assert target.status is NetworkStatus.PENDING


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("", "MissingParam.SecondaryCidrOrIpv6Cidr"),
        ("47.100.23.0", "InvalidCidrBlock.Malformed"),
        ("47.100.23.1/24", "InvalidCidrBlock.Malformed"),
        ("47.100.23.0/33", "InvalidCidrBlock.Malformed"),
        ("47.100.23.0/29", "OperationDenied.MaskOfCidrIsNotAllowed"),
        ("10.0.0.0/12", "OperationDenied.MaskOfCidrIsNotAllowed"),
        ("100.64.8.0/24", "OperationDenied.CidrInExcludeCidrs"),
        ("224.0.0.0/16", "OperationDenied.CidrInExcludeCidrs"),
        ("169.254.0.0/16", "OperationDenied.CidrInExcludeCidrs"),
        ("96.0.0.0/3", "OperationDenied.CidrInExcludeCidrs"),
        ("0.1.0.0/16", "InvalidCidrBlock"),
        ("172.16.0.0/16", "InvalidCidrBlock"),
    ],
)
def test_blocks_a_vpc_does_not_take(admin: Caller, account: Account, block: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_block(admin, block)
    assert refused.value.code == code
    assert vpc(account, "prod").secondary_cidrs == ()


def test_more_rules_of_secondary_blocks(admin: Caller, account: Account) -> None:
    vpc(account, "prod").routes = ("47.100.0.0/16",)
    for block, more, code in (
        ("47.100.23.0/24", {}, "OperationFailed.ConflictWithEntry"),
        ("47.101.23.0/24", {"VpcId": "vpc-none"}, "InvalidVpc.NotFound"),
        ("47.101.23.0/24", {"IpVersion": "IPV6"}, "UnsupportedParameter"),
        ("47.101.23.0/24", {"IpamPoolId": "pool"}, "UnsupportedParameter"),
    ):
        with pytest.raises(Refused) as refused:
            add_block(admin, block, **more)
        assert refused.value.code == code
    add_block(admin, "47.101.0.0/24")
    with pytest.raises(Refused, match=r"Duplicated\.SecondaryCidrBlock"):
        add_block(admin, "47.101.0.0/24")
    for third in range(1, 5):
        add_block(admin, f"47.101.{third}.0/24")
    with pytest.raises(Refused, match=r"QuotaExceeded\.VpcMultiCidr"):
        add_block(admin, "47.101.5.0/24")
    with pytest.raises(Refused, match=r"InvalidSecondaryCidrBlock\.NotFound"):
        admin.vpc("UnassociateVpcCidrBlock", VpcId=vpc(account, "prod").id, SecondaryCidrBlock="47.101.9.0/24")


def test_the_widest_private_block_is_not_settled(admin: Caller, account: Account) -> None:
    account.switches.secondary_cidr_wider_than_16 = Choice.ALLOWED
    add_block(admin, "10.0.0.0/12")
    assert vpc(account, "prod").secondary_cidrs == ("10.0.0.0/12",)


def test_a_block_that_fails_leaves_the_vpc_as_it_was(admin: Caller, account: Account) -> None:
    account.tasks.fate = lambda _: Fate.FAIL
    add_block(admin, "47.101.0.0/24")
    target = vpc(account, "prod")
    assert (target.status, target.secondary_cidrs) == (NetworkStatus.AVAILABLE, ())


@pytest.mark.parametrize(
    ("block", "more", "status", "code"),
    [
        ("172.16.10.0/25", {}, 400, "InvalidCidrBlock.Overlapped"),
        ("192.168.0.0/24", {}, 400, "InvalidParameter"),
        ("172.16.0.0/15", {}, 400, "InvalidCirdrBlock.MaskLength"),
        ("172.16.30.0/30", {}, 400, "InvalidCirdrBlock.MaskLength"),
        ("172.16.30.1/24", {}, 400, "InvalidCidrBlock.Malformed"),
        ("172.16.30.0/24", {"ZoneId": "cn-shanghai-z"}, 404, "InvalidZoneId.NotFound"),
        ("172.16.30.0/24", {"VpcId": "vpc-none"}, 404, "InvalidVpcId.NotFound"),
        ("172.16.30.0/24", {"VSwitchName": "x" * 129}, 400, "InvalidParameter"),
        ("", {"CidrMask": "24"}, 400, "UnsupportedParameter"),
        ("", {}, 400, "MissingCidrBlock"),
    ],
)
def test_vswitches_that_cannot_be_created(
    admin: Caller, account: Account, block: str, more: dict[str, object], status: int, code: str
) -> None:
    before = len(account.vswitches)
    with pytest.raises(Refused) as refused:
        add_vswitch(admin, block, **more)
    assert (refused.value.status, refused.value.code) == (status, code)
    assert len(account.vswitches) == before


def test_a_vswitch_may_lie_inside_a_route_but_not_equal_it(admin: Caller, account: Account) -> None:
    vpc(account, "prod").routes = ("172.16.40.0/23",)
    with pytest.raises(Refused, match=r"InvalidCidrBlock\.Overlapped"):
        add_vswitch(admin, "172.16.40.0/23")
    add_vswitch(admin, "172.16.40.0/24")
    account.quotas.vswitches_per_vpc = 3
    with pytest.raises(Refused, match=r"QuotaExceeded\.VSwitch"):
        add_vswitch(admin, "172.16.41.0/24")


def test_free_addresses(admin: Caller, account: Account) -> None:
    target = vswitch(account, "prod-g").id

    def free(address: str) -> object:
        return admin.vpc("CheckCanAllocateVpcPrivateIpAddress", VSwitchId=target, PrivateIpAddress=address)[
            "CanAllocate"
        ]

    answers = {last: free(f"172.16.20.{last}") for last in (0, 1, 50, 101, 252, 253, 255)}
    assert answers == {0: False, 1: True, 50: True, 101: False, 252: True, 253: False, 255: False}
    with pytest.raises(Refused, match=r"400 Mismatch\.VSwitchAndPrivateIpAddress"):
        free("172.16.21.5")
    with pytest.raises(Refused, match="400 PARAMETER_ILLEGAL"):
        free("nonsense")
    with pytest.raises(Refused, match=r"400 ResourceNotFound\.VSwitchId"):
        admin.vpc("CheckCanAllocateVpcPrivateIpAddress", VSwitchId="vsw-none", PrivateIpAddress="172.16.20.1")
    taken = len(account.addresses_in(target))
    assert admin.vpc("DescribeVSwitchAttributes", VSwitchId=target)["AvailableIpAddressCount"] == 252 - taken


def test_vswitches_need_a_region_or_a_vpc(admin: Caller, account: Account) -> None:
    with pytest.raises(Refused, match="MissingParameter"):
        admin.call("vpc", "DescribeVSwitches")
    found = admin.call("vpc", "DescribeVSwitches", VpcId=vpc(account, "dev").id)["VSwitches"]["VSwitch"]
    assert [row["VSwitchName"] for row in found] == ["dev-b"]


def test_the_default_vpc_filter_is_not_settled(admin: Caller, account: Account) -> None:
    assert admin.vpc("DescribeVpcs")["TotalCount"] == 3
    account.switches.default_vpc_when_omitted = Omitted.DOCUMENTED_DEFAULT
    assert admin.vpc("DescribeVpcs")["TotalCount"] == 0


def test_gateways_are_listed_where_the_account_has_them(admin: Caller, account: Account) -> None:
    egress, prod = vpc(account, "egress"), vpc(account, "prod")
    (shown,) = admin.vpc("ListIpv4Gateways")["Ipv4GatewayModels"]
    assert (shown["VpcId"], shown["Status"], shown["Enabled"]) == (egress.id, "Created", True)
    prod.ipv4_gateway = True
    for name in ("VpcId", "Ipv4GatewayId"):
        assert admin.vpc("ListIpv4Gateways", **{name: shown[name]})["Ipv4GatewayModels"] == [shown]
    assert admin.vpc("ListIpv4Gateways", VpcId=vpc(account, "dev").id)["Ipv4GatewayModels"] == []
    assert admin.vpc("ListIpv4Gateways", Ipv4GatewayName="none-of-this-name")["Ipv4GatewayModels"] == []
    assert admin.vpc("ListIpv4Gateways", RegionId="ap-southeast-1")["TotalCount"] == "0"


def test_gateways_come_page_by_page(admin: Caller, account: Account) -> None:
    for one in account.vpcs:
        one.ipv4_gateway = True
    found, token = [], ""
    while token or not found:
        page = admin.vpc("ListIpv4Gateways", MaxResults=2, NextToken=token)
        found.append([each["VpcId"] for each in page["Ipv4GatewayModels"]])
        token = page["NextToken"]
        assert page["TotalCount"] == "3"
    assert [len(each) for each in found] == [2, 1]
    assert {each for page in found for each in page} == {one.id for one in account.vpcs if one.region == "cn-shanghai"}
    for wrong in ({"MaxResults": 101}, {"MaxResults": 0}, {"NextToken": "nonsense"}):
        with pytest.raises(Refused):
            admin.vpc("ListIpv4Gateways", **wrong)


def test_the_life_of_an_eip(admin: Caller, account: Account) -> None:
    bought = admin.vpc("AllocateEipAddress", Bandwidth="20", Name="fresh", ClientToken="one")
    again = admin.vpc("AllocateEipAddress", Bandwidth="20", Name="fresh", ClientToken="one")
    assert again["AllocationId"] == bought["AllocationId"]
    one = account.eips.at(bought["EipAddress"])
    assert one is not None
    assert (one.status, one.bandwidth, one.charge_type, one.internet_charge_type) == (
        "Available",
        20,
        "PostPaid",
        "PayByBandwidth",
    )
    assert "OrderId" not in bought
    admin.vpc("ReleaseEipAddress", AllocationId=one.id)
    assert account.eips.at(one.address) is None
    with pytest.raises(Refused, match=r"^404 InvalidAllocationId\.NotFound"):
        admin.vpc("ReleaseEipAddress", AllocationId=one.id)
    assert admin.vpc("AllocateEipAddress", IpAddress=one.address)["EipAddress"] == one.address
    assert "OrderId" in admin.vpc("AllocateEipAddress", InstanceChargeType="PrePaid", Bandwidth="1000")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"Bandwidth": "501"}, "InvalidParameter"),
        ({"Bandwidth": "201", "InternetChargeType": "PayByTraffic"}, "InvalidParameter"),
        ({"Bandwidth": "a lot"}, "InvalidParameter"),
        ({"ISP": "BBC"}, "IllegalParam.Isp"),
        ({"IpAddress": "47.100.23.31"}, "ReserveIpFail"),
        ({"Name": "x" * 129}, "InvalidParameter"),
        ({"RegionId": "cn-nowhere"}, "InvalidRegionId.NotFound"),
    ],
)
def test_eips_that_cannot_be_bought(admin: Caller, account: Account, more: dict[str, object], code: str) -> None:
    before = len(account.eips)
    with pytest.raises(Refused) as refused:
        admin.vpc("AllocateEipAddress", **more)
    assert refused.value.code == code
    assert len(account.eips) == before


def test_the_eip_quota_and_an_empty_purse(admin: Caller, account: Account) -> None:
    account.quotas.eips = sum(one.charge_type == "PostPaid" for one in account.eips)
    with pytest.raises(Refused, match=r"QuotaExceeded\.Eip"):
        admin.vpc("AllocateEipAddress")
    admin.vpc("AllocateEipAddress", InstanceChargeType="PrePaid")
    account.overdue = True
    with pytest.raises(Refused, match="InsufficientBalance"):
        admin.vpc("AllocateEipAddress", InstanceChargeType="PrePaid")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("voip-live-01", "IncorrectEipStatus"),
        ("going-01", "TaskConflict"),
        ("yearly-01", "Forbidden.ChargeTypeIsPrepaid"),
        ("protected-01", "InvalidOperation.DeletionProtection"),
        ("unpaid-01", "IncorrectEipStatus"),
        ("slb-managed", "Forbidden"),
    ],
)
def test_eips_that_cannot_be_released(admin: Caller, account: Account, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        admin.vpc("ReleaseEipAddress", AllocationId=eip(account, name))
    assert refused.value.code == code


def test_a_route_table_shows_custom_routes_beside_the_clouds_own() -> None:
    account = default_account()
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    target = vpc(account, "prod")
    target.routes = ("192.168.0.0/16", "47.100.0.0/16")
    region = {"RegionId": "cn-shanghai"}
    tables = admin.vpc("DescribeRouteTableList", VpcId=target.id, **region)["RouterTableList"]["RouterTableListType"]
    (table,) = (each["RouteTableId"] for each in tables)
    assert len(admin.vpc("DescribeRouteTableList", **region)["RouterTableList"]["RouterTableListType"]) == 3
    assert not admin.vpc("DescribeRouteTableList", RouteTableType="Custom", **region)["TotalCount"]
    one = {"RouteTableId": table, **region}
    entries = admin.vpc("DescribeRouteEntryList", MaxResult=100, **one)["RouteEntrys"]["RouteEntry"]
    kinds = {entry["DestinationCidrBlock"]: entry["Type"] for entry in entries}
    assert kinds == {
        "172.16.10.0/24": "System",
        "172.16.20.0/24": "System",
        "100.64.0.0/10": "System",
        "192.168.0.0/16": "Custom",
        "47.100.0.0/16": "Custom",
    }
    only = admin.vpc("DescribeRouteEntryList", RouteEntryType="Custom", MaxResult=1, **one)
    assert (len(only["RouteEntrys"]["RouteEntry"]), only["TotalCount"], bool(only["NextToken"])) == (1, 2, True)
    rest = admin.vpc("DescribeRouteEntryList", RouteEntryType="Custom", MaxResult=1, NextToken=only["NextToken"], **one)
    assert [each["DestinationCidrBlock"] for each in rest["RouteEntrys"]["RouteEntry"]] == ["47.100.0.0/16"]
    assert not rest["NextToken"]
    with pytest.raises(Refused) as refused:
        admin.vpc("DescribeRouteEntryList", RouteTableId="vtb-none", **region)
    assert (refused.value.status, refused.value.code) == (400, "InvalidRouteTable.NotFound")


def test_changes_of_one_vpc_come_one_after_the_other() -> None:
    account = default_account(Pace.looks(1))
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    add_block(admin, "47.100.23.64/27")
    for call in (
        lambda: add_block(admin, "47.101.0.0/24"),
        lambda: admin.vpc(
            "UnassociateVpcCidrBlock", VpcId=vpc(account, "prod").id, SecondaryCidrBlock="47.100.23.64/27"
        ),
    ):
        with pytest.raises(Refused, match=r"IncorrectStatus\.Vpc"):
            call()
    for _ in range(2):
        admin.vpc("DescribeVpcs", VpcId=vpc(account, "prod").id)
    made = add_vswitch(admin, "47.100.23.64/27")
    with pytest.raises(Refused, match=r"IncorrectStatus\.Vpc"):
        add_block(admin, "47.101.0.0/24")
    with pytest.raises(Refused, match="IncorrectVSwitchStatus"):
        admin.vpc("DeleteVSwitch", VSwitchId=made)


def test_a_block_may_overlap_no_other_secondary_block(admin: Caller) -> None:
    add_block(admin, "47.101.0.0/24")
    for block in ("47.101.0.64/26", "47.101.0.0/23"):
        with pytest.raises(Refused) as refused:
            add_block(admin, block)
        assert refused.value.code == "InvalidCidrBlock"


def test_a_vswitch_may_be_in_no_reserved_range_whatever_blocks_there_are(admin: Caller, account: Account) -> None:
    vpc(account, "prod").secondary_cidrs = ("100.64.0.0/16",)
    with pytest.raises(Refused, match="The block is reserved"):
        add_vswitch(admin, "100.64.1.0/24")


def test_a_default_route_is_in_no_blocks_way() -> None:
    account = default_account()
    admin = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
    vpc(account, "prod").routes = ("0.0.0.0/0", "48.0.0.0/8")
    add_block(admin, "47.100.23.64/27")
    with pytest.raises(Refused) as refused:
        add_block(admin, "48.1.0.0/24")
    assert refused.value.code == "OperationFailed.ConflictWithEntry"
