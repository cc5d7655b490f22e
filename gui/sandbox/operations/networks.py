"""DescribeVpcs, ListIpv4Gateways, DescribeVSwitches, DescribeVSwitchAttributes, CheckCanAllocateVpcPrivateIpAddress.

Fields, paging and words of ListIpv4Gateways: the SDK's models.
"""

from ipaddress import AddressValueError, IPv4Address, IPv4Network

from gui.sandbox import lookups, paging, vswitch_addresses
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.operations import routes
from gui.sandbox.params import Params
from gui.sandbox.resources import Vpc, VSwitch
from gui.sandbox.switches import Omitted

_MOST_PER_PAGE = 50
_MOST_IDS = 20
_MOST_GATEWAYS_PER_PAGE = 100


def describe_vpcs(account: Account, params: Params) -> Answer:
    """List VPCs."""
    region = lookups.region(account, params).id
    wanted = set(params.comma_list("VpcId", _MOST_IDS, "InvalidVpcIdNumber.NotSupported"))
    name, tags, default = params.text("VpcName"), params.tags(), params.flag("IsDefault")
    group = params.text("ResourceGroupId")
    if default is None and account.switches.default_vpc_when_omitted is Omitted.DOCUMENTED_DEFAULT:
        default = True
    found = [
        vpc
        for vpc in account.vpcs.of_region(region).values()
        if (not wanted or vpc.id in wanted)
        and name in {"", vpc.name}
        and default in {None, vpc.default}
        and group in {"", vpc.resource_group}
        and tags.items() <= vpc.tags.items()
    ]
    lookups.check_ids(account, wanted, account.vpcs.of_region(region), "InvalidVpcId.NotFound")
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    account.look(vpc.id for vpc in page.records)
    return {**page.about, "Vpcs": {"Vpc": [describe_vpc(account, vpc) for vpc in page.records]}}


def describe_vpc(account: Account, vpc: Vpc) -> dict[str, object]:
    """Return one VPC as the list shows it."""
    vswitches = [vswitch.id for vswitch in account.vswitches.of_region(vpc.region).values() if vswitch.vpc == vpc.id]
    return {
        "VpcId": vpc.id,
        "VpcName": vpc.name,
        "Status": vpc.status.value,
        "CidrBlock": vpc.cidr,
        "SecondaryCidrBlocks": {"SecondaryCidrBlock": [*vpc.secondary_cidrs]},
        "UserCidrs": {"UserCidr": [*vpc.user_cidrs]},
        "VSwitchIds": {"VSwitchId": vswitches[-300:]},
        "IsDefault": vpc.default,
        "RegionId": vpc.region,
        "VRouterId": vpc.id.replace("vpc-", "vrt-"),
        "RouterTableIds": {"RouterTableIds": [vpc.id.replace("vpc-", "vtb-")]},
        "NatGatewayIds": {"NatGatewayIds": []},
        "Ipv6CidrBlock": "",
        "Ipv6CidrBlocks": {"Ipv6CidrBlock": []},
        "DhcpOptionsSetId": "",
        "DhcpOptionsSetStatus": "",
        "CenStatus": "",
        "EnabledIpv6": False,
        "ResourceGroupId": lookups.shown_group(account, vpc.resource_group),
        "OwnerId": int(account.id),
        "CreationTime": vpc.created,
        "Description": vpc.description,
        "Tags": {"Tag": [{"Key": key, "Value": value} for key, value in vpc.tags.items()]},
    }


def list_ipv4_gateways(account: Account, params: Params) -> Answer:
    """List IPv4 gateways; a VPC has one at most."""
    region = lookups.region(account, params).id
    inside = account.vpcs.of_region(region).values()
    serial = {vpc.id: number for number, vpc in enumerate(inside, start=1)}
    wanted = {"VpcId": params.text("VpcId"), "Ipv4GatewayId": params.text("Ipv4GatewayId")}
    wanted["Ipv4GatewayName"] = params.text("Ipv4GatewayName")
    gateways = [(vpc, _describe_ipv4_gateway(account, vpc)) for vpc in inside if vpc.ipv4_gateway]
    found = [vpc for vpc, shown in gateways if all(value in {"", shown[name]} for name, value in wanted.items())]
    size = params.integer("MaxResults", 10, 1, _MOST_GATEWAYS_PER_PAGE)
    page = paging.by_token(params, found, lambda vpc: serial[vpc.id], low=size, most=size)
    models = [_describe_ipv4_gateway(account, vpc) for vpc in page.records]
    # The one total that is a text in the SDK's models.
    return {**page.about, "TotalCount": str(len(found)), "Ipv4GatewayModels": models}


def _describe_ipv4_gateway(account: Account, vpc: Vpc) -> dict[str, object]:
    return {
        "Ipv4GatewayId": vpc.id.replace("vpc-", "ipv4gw-"),
        "Ipv4GatewayName": "",
        "Ipv4GatewayDescription": "",
        "Ipv4GatewayRouteTableId": routes.gateway_table_of(vpc) if vpc.gateway_route_table else "",
        "VpcId": vpc.id,
        "Status": "Created",
        "Enabled": True,
        "GmtCreate": vpc.created,
        "ResourceGroupId": lookups.shown_group(account, vpc.resource_group),
        "Tags": [],
    }


def describe_vswitches(account: Account, params: Params) -> Answer:
    """List vSwitches of a region, of a VPC, or of both."""
    vpc = params.text("VpcId")
    if not vpc and not params.text("RegionId"):
        raise Refusal("MissingParameter", "RegionId or VpcId is mandatory for this action.")
    region = lookups.optional_region(account, params)
    name, zone, tags = params.text("VSwitchName"), params.text("ZoneId"), params.tags()
    wanted = set(params.comma_list("VSwitchId", _MOST_IDS))
    default = params.flag("IsDefault")
    found = [
        vswitch
        for vswitch in account.vswitches
        if region in {None, vswitch.region}
        and vpc in {"", vswitch.vpc}
        and (not wanted or vswitch.id in wanted)
        and name in {"", vswitch.name}
        and zone in {"", vswitch.zone}
        and default in {None, False}
        and tags.items() <= vswitch.tags.items()
    ]
    inside = account.vswitches.of_region(region) if region else {each.id for each in account.vswitches}
    lookups.check_ids(account, wanted, inside, "InvalidVSwitchId.NotFound")
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    account.look(vswitch.id for vswitch in page.records)
    return {**page.about, "VSwitches": {"VSwitch": [describe_vswitch(account, vswitch) for vswitch in page.records]}}


def describe_vswitch(account: Account, vswitch: VSwitch) -> dict[str, object]:
    """Return one vSwitch as the API shows it."""
    total = vswitch_addresses.count(vswitch)
    return {
        "VSwitchId": vswitch.id,
        "VSwitchName": vswitch.name,
        "VpcId": vswitch.vpc,
        "ZoneId": vswitch.zone,
        "CidrBlock": vswitch.cidr,
        "Ipv6CidrBlock": "",
        "AvailableIpAddressCount": total - len(account.addresses_in(vswitch.id)),
        "Status": vswitch.status.value,
        "IsDefault": False,
        "RouteTable": {"RouteTableId": vswitch.vpc.replace("vpc-", "vtb-"), "RouteTableType": "System"},
        "NetworkAclId": "",
        "ResourceGroupId": lookups.shown_group(account, vswitch.resource_group),
        "CreationTime": vswitch.created,
        "Description": vswitch.description,
        "ShareType": "",
        "OwnerId": int(account.id),
        "Tags": {"Tag": [{"Key": key, "Value": value} for key, value in vswitch.tags.items()]},
    }


def describe_vswitch_attributes(account: Account, params: Params) -> Answer:
    """Show one vSwitch."""
    region = lookups.optional_region(account, params)
    vswitch = account.vswitches.get(params.required("VSwitchId"), region)
    if vswitch is None:  # a 400 in the table of this operation, unlike elsewhere
        raise Refusal("InvalidVSwitchId.NotFound", "The specified vSwitch does not exist.", 400)
    account.look([vswitch.id])
    return describe_vswitch(account, vswitch)


def check_can_allocate_vpc_private_ip_address(account: Account, params: Params) -> Answer:
    """Tell whether an address of a vSwitch is free."""
    region = lookups.optional_region(account, params)
    if params.choice("IpVersion", ("ipv4", "ipv6"), "ipv4") == "ipv6":
        raise Refusal("UnsupportedParameter", "The sandbox has no IPv6 addresses.")
    # The three codes of the operation's table; an address that the cloud keeps for itself has none of its own.
    vswitch = account.vswitches.get(params.required("VSwitchId"), region)
    if vswitch is None:
        raise Refusal("ResourceNotFound.VSwitchId", "The specified vSwitch does not exist.")
    address = params.required("PrivateIpAddress")
    try:
        inside = IPv4Address(address) in IPv4Network(vswitch.cidr)
    except AddressValueError:
        raise Refusal("PARAMETER_ILLEGAL", "PrivateIpAddress is malformed.") from None
    if not inside:
        raise Refusal("Mismatch.VSwitchAndPrivateIpAddress", "The address is outside the vSwitch.")
    free = address in vswitch_addresses.usable(vswitch) and address not in account.addresses_in(vswitch.id)
    return {"CanAllocate": free}


OPERATIONS = (
    Operation("DescribeVpcs", describe_vpcs, dry_run=True, region_by_endpoint=True),
    Operation("ListIpv4Gateways", list_ipv4_gateways),
    Operation("DescribeVSwitches", describe_vswitches, dry_run=True),
    Operation("DescribeVSwitchAttributes", describe_vswitch_attributes, dry_run=True),
    Operation("CheckCanAllocateVpcPrivateIpAddress", check_can_allocate_vpc_private_ip_address),
)
