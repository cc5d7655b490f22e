"""AssociateVpcCidrBlock, UnassociateVpcCidrBlock, CreateVSwitch and DeleteVSwitch.

Codes: pages api-vpc-2016-04-28-associatevpccidrblock, -unassociatevpccidrblock, -createvswitch and -deletevswitch.
"""

from ipaddress import IPv4Network

from gui.sandbox import lookups, network_rules
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params, invalid
from gui.sandbox.resources import NetworkStatus, Vpc, VSwitch


def associate_vpc_cidr_block(account: Account, params: Params) -> Answer:
    """Add a secondary IPv4 block to a VPC; the VPC is Pending until then."""
    region = lookups.optional_region(account, params)
    vpc = lookups.vpc(account, params.required("VpcId"), region, "InvalidVpc.NotFound", 400)
    text = _secondary(params)
    network_rules.check_vpc_idle(account, vpc, "IncorrectStatus.Vpc", "IncorrectStatus.Vpc")
    wanted = network_rules.block(text, "InvalidCidrBlock.Malformed")
    network_rules.check_secondary(account, vpc, wanted)
    before = vpc.secondary_cidrs
    vpc.secondary_cidrs = (*before, str(wanted))
    _change(account, vpc, "AssociateVpcCidrBlock", before)
    return {"CidrBlock": str(wanted), "IpVersion": "IPV4"}


def _secondary(params: Params) -> str:
    if params.choice("IpVersion", ("IPV4", "IPV6"), "IPV4") == "IPV6" or params.text("IPv6CidrBlock"):
        raise Refusal("UnsupportedParameter", "The sandbox has no IPv6 blocks.")
    if params.text("IpamPoolId"):
        raise Refusal("UnsupportedParameter", "The sandbox has no IPAM pools.")
    text = params.text("SecondaryCidrBlock")
    if not text:
        # In the tables of both operations.
        raise Refusal("MissingParam.SecondaryCidrOrIpv6Cidr", "SecondaryCidrBlock is mandatory for this action.")
    return text


def _change(account: Account, vpc: Vpc, action: str, before: tuple[str, ...]) -> None:
    """Let the VPC be Pending for a while; on failure it keeps the blocks it had ``before``."""
    vpc.status = NetworkStatus.PENDING

    def done() -> None:
        vpc.status = NetworkStatus.AVAILABLE

    def undone() -> None:
        vpc.status, vpc.secondary_cidrs = NetworkStatus.AVAILABLE, before

    account.tasks.start(vpc.id, action, done, fail=undone)


def unassociate_vpc_cidr_block(account: Account, params: Params) -> Answer:
    """Remove a secondary block; no vSwitch may be left in it."""
    region = lookups.region(account, params).id
    vpc = lookups.vpc(account, params.required("VpcId"), region, "InvalidVpc.NotFound", 400)
    text = _secondary(params)
    network_rules.check_vpc_idle(account, vpc, "IncorrectStatus.Vpc", "IncorrectStatus.Vpc")
    wanted = network_rules.block(text, "InvalidCidrBlock.Malformed")
    if str(wanted) not in vpc.secondary_cidrs:
        raise Refusal("InvalidSecondaryCidrBlock.NotFound", "The VPC has no such secondary block.")
    inside = (vswitch for vswitch in account.vswitches.of_region(vpc.region).values() if vswitch.vpc == vpc.id)
    if any(IPv4Network(vswitch.cidr).subnet_of(wanted) for vswitch in inside):
        raise Refusal("OperationFailed.CidrInUse", "A vSwitch uses the block.")
    before = vpc.secondary_cidrs
    vpc.secondary_cidrs = tuple(cidr for cidr in before if cidr != str(wanted))
    _change(account, vpc, "UnassociateVpcCidrBlock", before)
    return {}


def create_vswitch(account: Account, params: Params) -> Answer:
    """Create a vSwitch; it is Pending first, and holds its VPC as long."""
    region = lookups.optional_region(account, params)
    vpc = lookups.vpc(account, params.required("VpcId"), region, "InvalidVpcId.NotFound", 404)
    zone = params.required("ZoneId")
    if zone not in account.regions[vpc.region].zones:
        raise Refusal("InvalidZoneId.NotFound", "The specified zone does not exist.", 404)
    if params.text("CidrMask") and not params.text("CidrBlock"):
        raise Refusal("UnsupportedParameter", "The sandbox has no IPAM pools: send CidrBlock.")
    wanted = network_rules.block(params.required("CidrBlock"), "InvalidCidrBlock.Malformed")
    name, description = params.text("VSwitchName"), params.text("Description")
    if len(name) > 128 or len(description) > 256:  # the page's figures
        raise invalid("VSwitchName", "at most 128 characters, and Description at most 256")
    network_rules.check_vpc_idle(account, vpc, "IncorrectVpcStatus", "TaskConflict")
    network_rules.check_vswitch(account, vpc, wanted)
    vswitch = VSwitch(
        id=account.ids.resource("vsw"),
        name=name,
        vpc=vpc.id,
        zone=zone,
        cidr=str(wanted),
        description=description,
        resource_group=vpc.resource_group,
        created=account.timestamp(),
        tags=params.tags(),
    )
    vswitch.region, vswitch.status = vpc.region, NetworkStatus.PENDING
    account.vswitches.add(vswitch)

    def ready() -> None:
        vswitch.status = NetworkStatus.AVAILABLE

    account.tasks.start(
        vswitch.id, "CreateVSwitch", ready, fail=lambda: account.vswitches.remove(vswitch), holds=(vpc.id,)
    )
    return {"VSwitchId": vswitch.id}


def delete_vswitch(account: Account, params: Params) -> Answer:
    """Delete an empty vSwitch; it is Pending first."""
    region = lookups.optional_region(account, params)
    vswitch = lookups.vswitch(account, params.required("VSwitchId"), region)
    if vswitch.status is not NetworkStatus.AVAILABLE:
        raise Refusal("IncorrectVSwitchStatus", "The vSwitch is not in the state Available.")
    if account.tasks.busy(vswitch.vpc):
        raise Refusal("TaskConflict", "Another task is running in the VPC.")
    if account.addresses_in(vswitch.id):
        raise Refusal("DependencyViolation.NetworkInterface", "A network interface uses the vSwitch.")
    vswitch.status = NetworkStatus.PENDING

    def stay() -> None:
        vswitch.status = NetworkStatus.AVAILABLE

    account.tasks.start(
        vswitch.id, "DeleteVSwitch", lambda: account.vswitches.remove(vswitch), fail=stay, holds=(vswitch.vpc,)
    )
    return {}


OPERATIONS = (
    Operation("AssociateVpcCidrBlock", associate_vpc_cidr_block),
    Operation("UnassociateVpcCidrBlock", unassociate_vpc_cidr_block),
    Operation("CreateVSwitch", create_vswitch, idempotent=True),
    Operation("DeleteVSwitch", delete_vswitch),
)
