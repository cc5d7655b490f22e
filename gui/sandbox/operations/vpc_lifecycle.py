"""CreateVpc, ModifyVpcAttribute, DeleteVpc, DescribeVpcAttribute and ModifyVSwitchAttribute.

Codes: the tables of the five pages; of what may stand in the way of a deletion, vSwitches, security groups, custom
routes and an IPv4 gateway exist here.
"""

from ipaddress import IPv4Network
from typing import Final

from gui.sandbox import lookups, network_rules
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.operations import networks, routes
from gui.sandbox.params import Params
from gui.sandbox.resources import NetworkStatus, Vpc

_DEFAULT_BLOCK: Final = "172.16.0.0/12"
_WIDEST, _NARROWEST = 8, 28
_MOST_USER_BLOCKS: Final = 3
_LONGEST_NAME, _LONGEST_DESCRIPTION = 128, 256


def _text(params: Params, name: str, longest: int, code: str) -> str:
    """Return a name or a description, within its length and not an address of the web."""
    value = params.text(name)
    if len(value) > longest or value.startswith(("http://", "https://")):
        raise Refusal(code, f"The specified {name} is not valid.")
    return value


def _own_texts(params: Params) -> tuple[str, str]:
    return (
        _text(params, "VpcName", _LONGEST_NAME, "InvalidVpcName.Malformed"),
        _text(params, "Description", _LONGEST_DESCRIPTION, "InvalidVpcDiscription.Malformed"),
    )


def create_vpc(account: Account, params: Params) -> Answer:
    """Create a VPC; it is Pending first."""
    region = lookups.region(account, params).id
    if params.flag("EnableIpv6") or params.text("Ipv6CidrBlock") or params.text("Ipv6Isp"):
        raise Refusal("OperationUnsupported.Ipv6Feature", "The sandbox has no IPv6 blocks.")
    if params.text("Ipv4IpamPoolId") or params.text("Ipv6IpamPoolId") or params.text("Ipv4CidrMask"):
        raise Refusal("UnsupportedFeature.IPAM", "The sandbox has no IPAM pools.")
    block = _block(params.text("CidrBlock", _DEFAULT_BLOCK), "InvalidParameter")
    name, description = _own_texts(params)
    user_blocks = _user_blocks(params)
    group = lookups.resource_group(account, params, "InvalidResourceGroupId", 400)
    if len(account.vpcs.of_region(region)) >= account.quotas.vpcs:
        raise Refusal("QuotaExceeded.Vpc", "The region has the most VPCs it can have.")
    if params.flag("DryRun"):
        raise Refusal("DryRunOperation", "The request passed all checks; nothing was done.")
    vpc = Vpc(
        id=account.ids.resource("vpc"),
        name=name,
        region=region,
        cidr=str(block),
        user_cidrs=user_blocks,
        description=description,
        resource_group=group,
        created=account.timestamp(),
        tags=params.tags(),
    )
    vpc.status = NetworkStatus.PENDING
    account.vpcs.add(vpc)

    def ready() -> None:
        vpc.status = NetworkStatus.AVAILABLE

    account.tasks.start(vpc.id, "CreateVpc", ready, fail=lambda: account.vpcs.remove(vpc))
    return {
        "VpcId": vpc.id,
        "VRouterId": vpc.id.replace("vpc-", "vrt-"),
        "RouteTableId": routes.table_of(vpc),
        "ResourceGroupId": lookups.shown_group(account, group),
    }


def _block(text: str, code: str) -> IPv4Network:
    wanted = network_rules.block(text, code)
    if not _WIDEST <= wanted.prefixlen <= _NARROWEST or int(wanted.network_address) >> 24 == 0:
        raise Refusal(code, "The block of a VPC has a mask of 8 to 28 and does not begin with 0.")
    network_rules.check_not_reserved(wanted)
    return wanted


def _user_blocks(params: Params) -> tuple[str, ...]:
    texts = params.comma_list("UserCidr", _MOST_USER_BLOCKS, "InvalidUserCidr.Quota")
    blocks = [network_rules.block(text, "IllegalParam.UserCidr") for text in texts]
    if any(block.overlaps(IPv4Network("100.64.0.0/10")) for block in blocks):
        raise Refusal("InvalidUserCidr.Malformed", "A user block overlaps 100.64.0.0/10.")
    return tuple(str(block) for block in blocks)


def _vpc(account: Account, params: Params) -> Vpc:
    region = lookups.optional_region(account, params)
    return lookups.vpc(account, params.required("VpcId"), region, "InvalidVpcId.NotFound", 404)


def modify_vpc_attribute(account: Account, params: Params) -> Answer:
    """Give a VPC another name, description or block; all of them or none."""
    vpc = _vpc(account, params)
    if params.flag("EnableIPv6") or params.text("Ipv6CidrBlock") or params.text("Ipv6Isp"):
        raise Refusal("OperationUnsupported.Ipv6Feature", "The sandbox has no IPv6 blocks.")
    name, description = _own_texts(params)
    network_rules.check_vpc_idle(account, vpc, "IncorrectVpcStatus", "IncorrectVpcStatus")
    if params.text("CidrBlock"):
        vpc.cidr = _other_block(account, vpc, _block(params.text("CidrBlock"), "InvalidCidrBlock.Malformed"))
    vpc.name, vpc.description = name or vpc.name, description or vpc.description
    return {}


def _other_block(account: Account, vpc: Vpc, wanted: IPv4Network) -> str:
    """Return the block that a VPC gets for its own: a wider or a narrower one in which its vSwitches still are."""
    own = IPv4Network(vpc.cidr)
    inside = (each for each in account.vswitches.of_region(vpc.region).values() if each.vpc == vpc.id)
    blocks = [IPv4Network(each.cidr) for each in inside]
    related = wanted.subnet_of(own) or own.subnet_of(wanted)
    if not related or any(block.subnet_of(own) and not block.subnet_of(wanted) for block in blocks):
        raise Refusal("IllegalCidrBlock", "Some vSwitch is outside the block.")
    if any(wanted.overlaps(IPv4Network(secondary)) for secondary in vpc.secondary_cidrs):
        raise Refusal("IllegalCidrBlock", "The block overlaps a secondary block of the VPC.")
    return str(wanted)


def delete_vpc(account: Account, params: Params) -> Answer:
    """Delete a VPC in which nothing is left; it is Pending first."""
    vpc = _vpc(account, params)
    network_rules.check_vpc_idle(account, vpc, "IncorrectVpcStatus", "TaskConflict")
    if any(vswitch.vpc == vpc.id for vswitch in account.vswitches.of_region(vpc.region).values()):
        raise Refusal("DependencyViolation.VSwitch", "A vSwitch of the VPC is left.")
    if any(group.vpc == vpc.id for group in account.security_groups.of_region(vpc.region).values()):
        raise Refusal("DependencyViolation.SecurityGroup", "A security group of the VPC is left.")
    if not params.flag("ForceDelete"):
        if vpc.ipv4_gateway:
            raise Refusal("DependencyViolation.Ipv4Gateway", "The VPC has an IPv4 gateway.")
        if vpc.routes:
            raise Refusal("DependencyViolation.RouteEntry", "The VPC has a custom route.")
    if params.flag("DryRun"):
        raise Refusal("DryRunOperation", "The request passed all checks; nothing was done.")
    vpc.status = NetworkStatus.PENDING

    def stay() -> None:
        vpc.status = NetworkStatus.AVAILABLE

    account.tasks.start(vpc.id, "DeleteVpc", lambda: account.vpcs.remove(vpc), fail=stay)
    return {}


def describe_vpc_attribute(account: Account, params: Params) -> Answer:
    """Show one VPC."""
    region = lookups.optional_region(account, params)
    # Neither code of a missing VPC is in the page's table; this one is among those that Terraform's provider expects.
    vpc = lookups.vpc(account, params.required("VpcId"), region, "InvalidVpcID.NotFound", 404)
    account.look([vpc.id])
    shown = networks.describe_vpc(account, vpc)
    for name in ("RouterTableIds", "NatGatewayIds", "CenStatus"):
        del shown[name]
    return {
        **shown,
        "ClassicLinkEnabled": False,
        "SupportIpv4Gateway": True,
        "Ipv4GatewayId": vpc.id.replace("vpc-", "ipv4gw-") if vpc.ipv4_gateway else "",
        "AssociatedCens": {"AssociatedCen": []},
        "AssociatedPropagationSources": {"AssociatedPropagationSources": []},
        "CloudResources": {"CloudResourceSetType": _resources_in(account, vpc)},
    }


def _resources_in(account: Account, vpc: Vpc) -> list[dict[str, object]]:
    vswitches = sum(vswitch.vpc == vpc.id for vswitch in account.vswitches.of_region(vpc.region).values())
    return [{"ResourceType": "VRouter", "ResourceCount": 1}, {"ResourceType": "VSwitch", "ResourceCount": vswitches}]


def modify_vswitch_attribute(account: Account, params: Params) -> Answer:
    """Give a vSwitch another name or description; it is Pending until then."""
    region = lookups.optional_region(account, params)
    vswitch = lookups.vswitch(account, params.required("VSwitchId"), region)
    if params.flag("EnableIPv6") or params.text("Ipv6CidrBlock") or params.text("VpcIpv6CidrBlock"):
        raise Refusal("OperationFailed.VpcIpv6Disabled", "The VPC has no IPv6 block.")
    name = _text(params, "VSwitchName", _LONGEST_NAME, "InvalidVSwitchName.Malformed")
    description = _text(params, "Description", _LONGEST_DESCRIPTION, "InvalidVSwitchDiscription.Malformed")
    if vswitch.status is not NetworkStatus.AVAILABLE or account.tasks.busy(vswitch.id):
        raise Refusal("IncorrectStatus.VSwitch", "The vSwitch is not in the state Available.")
    before = vswitch.name, vswitch.description
    vswitch.name, vswitch.description = name or vswitch.name, description or vswitch.description
    vswitch.status = NetworkStatus.PENDING

    def done() -> None:
        vswitch.status = NetworkStatus.AVAILABLE

    def undone() -> None:
        vswitch.name, vswitch.description = before
        vswitch.status = NetworkStatus.AVAILABLE

    account.tasks.start(vswitch.id, "ModifyVSwitchAttribute", done, fail=undone)
    return {}


OPERATIONS = (
    Operation("CreateVpc", create_vpc, idempotent=True),
    Operation("ModifyVpcAttribute", modify_vpc_attribute),
    Operation("DeleteVpc", delete_vpc, idempotent=True),
    Operation("DescribeVpcAttribute", describe_vpc_attribute, dry_run=True),
    Operation("ModifyVSwitchAttribute", modify_vswitch_attribute),
)
