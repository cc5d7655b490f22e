"""CreateNetworkInterface, DeleteNetworkInterface and DescribeSecurityGroups.

Codes: the table shared by the interface operations, and the additions of api-ecs-2014-05-26-createnetworkinterface
and -deletenetworkinterface.
"""

import re
from typing import Final

from gui.sandbox import lookups, paging, vswitch_addresses
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.operations import eni_queries
from gui.sandbox.params import Params, invalid
from gui.sandbox.resources import EniStatus, EniType, Interface, NetworkStatus, SecurityGroup, VSwitch
from gui.sandbox.switches import Choice

_NAME: Final = re.compile(r"[^\W\d_][\w:.-]{1,127}")
# Fields of DescribeNetworkInterfaces that the schema of CreateNetworkInterface lacks.
_LISTED_ONLY: Final = frozenset(
    {
        "Attachment",
        "AssociatedPublicIp",
        "CreationTime",
        "InstanceId",
        "DeleteOnRelease",
        "QueueNumber",
        "NetworkInterfaceTrafficMode",
    }
)
_MOST_LISTED = 10
_MOST_COUNTED = 49
_MOST_PER_PAGE = 100


def create_network_interface(account: Account, params: Params) -> Answer:
    """Create a secondary interface; it is Available at once."""
    region = lookups.region(account, params).id
    vswitch = lookups.vswitch(account, params.required("VSwitchId"), region)
    groups = _groups(account, params, vswitch)
    if params.choice("InstanceType", ("Secondary", "Trunk"), "Secondary") == "Trunk":
        raise Refusal("UnsupportedParameter", "The sandbox has no trunk interfaces.")
    name, description = texts(params)
    if vswitch.status is not NetworkStatus.AVAILABLE:
        raise Refusal("IncorrectVSwitchStatus", "The vSwitch is not in the state Available.")
    if sum(eni.type is EniType.SECONDARY for eni in account.interfaces) >= account.quotas.enis:
        raise Refusal("MaxEniCountExceeded", "The account has the most network interfaces it may have.", 403)
    primary, *secondary = _addresses(account, params, vswitch)
    eni = Interface(
        id=account.ids.resource("eni"),
        vswitch=vswitch.id,
        ip=primary,
        mac=account.ids.mac(),
        security_groups=groups,
        name=name,
        description=description,
        secondary_ips=tuple(secondary),
        delete_on_release=params.flag("DeleteOnRelease"),
        source_dest_check=bool(params.flag("SourceDestCheck")),
        resource_group=lookups.resource_group(account, params, "InvalidResourceGroup.NotFound", 404),
        created=account.timestamp(),
        tags=params.tags("InvalidTagKey.Malformed"),
    )
    eni.region, eni.zone, eni.vpc = vswitch.region, vswitch.zone, vswitch.vpc
    account.interfaces.add(eni)
    return _created(eni, eni_queries.describe(account, eni))


def _created(eni: Interface, shown: Answer) -> Answer:
    """Return what the operation's own answer shows of an interface: less than a list does, by its schema."""
    own = [{"PrivateIpAddress": address, "Primary": address == eni.ip} for address in eni.addresses]
    answer: Answer = {name: value for name, value in shown.items() if name not in _LISTED_ONLY}
    return {**answer, "PrivateIpSets": {"PrivateIpSet": own}}


def _groups(account: Account, params: Params, vswitch: VSwitch) -> tuple[str, ...]:
    one, many = params.text("SecurityGroupId"), params.repeated("SecurityGroupIds", 16)
    if one and many:
        raise Refusal("InvalidParameter.Conflict", "Send SecurityGroupId or SecurityGroupIds, not both.")
    groups = [one] if one else many
    if not groups:
        params.required("SecurityGroupId")
    for identifier in groups:
        group = account.security_groups.get(identifier, vswitch.region)
        if group is None:
            raise Refusal("InvalidSecurityGroupId.NotFound", "The specified security group does not exist.", 404)
        if group.vpc != vswitch.vpc:
            raise Refusal("InvalidOperation.VpcMismatch", "Security group and vSwitch are in different VPCs.", 403)
    return tuple(groups)


def texts(params: Params) -> tuple[str, str]:
    """Return the name and the description of an interface that a call gives."""
    name, description = params.text("NetworkInterfaceName"), params.text("Description")
    if name and not _NAME.fullmatch(name):
        raise invalid("NetworkInterfaceName", "2 to 128 letters, digits and : _ . -, beginning with a letter")
    if description and (not 2 <= len(description) <= 256 or description.startswith(("http://", "https://"))):
        raise invalid("Description", "2 to 256 characters that do not begin with http:// or https://")
    return name, description


def _addresses(account: Account, params: Params, vswitch: VSwitch) -> list[str]:
    """Return the private addresses of the new interface, the primary one first."""
    listed = params.repeated("PrivateIpAddress", _MOST_LISTED)
    count = params.integer("SecondaryPrivateIpAddressCount", 0, 1, _MOST_COUNTED)
    if listed and count:
        raise Refusal("InvalidParameter.Conflict", "Send PrivateIpAddress or the number of addresses, not both.")
    wanted = [address for address in (params.text("PrimaryIpAddress"), *listed) if address]
    if len(set(wanted)) != len(wanted):
        raise Refusal("InvalidPrivateIpAddress.Duplicated", "A private address is named twice.")
    taken = account.addresses_in(vswitch.id)
    for address in wanted:
        vswitch_addresses.check_usable(vswitch, address)
        if address in taken:
            raise Refusal("InvalidIp.IpRepeated", "The private address is in use.", 403)
    missing = count + (0 if params.text("PrimaryIpAddress") else 1)
    free = (host for host in vswitch_addresses.usable(vswitch) if host not in taken and host not in wanted)
    found = [address for _, address in zip(range(missing), free, strict=False)]
    if len(found) < missing:
        raise Refusal("InvalidVSwitchId.IpNotEnough", "The vSwitch has not enough free addresses.", 403)
    return [*wanted, *found] if params.text("PrimaryIpAddress") else [found[0], *wanted, *found[1:]]


def delete_network_interface(account: Account, params: Params) -> Answer:
    """Delete a detached interface; while it is Deleting the call may be repeated."""
    region = lookups.region(account, params).id
    eni = lookups.interface(account, params.required("NetworkInterfaceId"), region)
    if eni.type is EniType.PRIMARY:
        raise Refusal("InvalidOperation.InvalidEniType", "A primary interface goes with its instance.", 403)
    if eni.service_managed:
        raise Refusal("InvalidOperation.EniServiceManaged", "A cloud service manages the interface.", 403)
    if eni.status not in {EniStatus.AVAILABLE, EniStatus.DELETING}:
        raise Refusal("InvalidOperation.InvalidEniState", "The interface is not in the state Available.")
    if eni.status is EniStatus.AVAILABLE and account.tasks.busy(eni.id):
        raise Refusal("OperationConflict", "An EIP of the interface is being changed.")
    bound = account.eips.bound_to(eni.id)
    if bound and account.switches.delete_interface_with_eip is Choice.REFUSED:
        raise Refusal("InvalidOperation.InvalidEniState", "Unbind the EIPs of the interface first.")
    eni.status = EniStatus.DELETING

    def gone() -> None:
        for eip in account.eips.bound_to(eni.id):
            account.eips.unbind(eip)
        account.interfaces.remove(eni)

    def stay() -> None:
        eni.status = EniStatus.AVAILABLE

    account.tasks.start(eni.id, "DeleteNetworkInterface", gone, fail=stay, holds=[eip.id for eip in bound])
    return {}


def describe_security_groups(account: Account, params: Params) -> Answer:
    """List security groups."""
    region = lookups.region(account, params).id
    wanted = set(params.json_list("SecurityGroupIds", _MOST_PER_PAGE))
    one, vpc, name = params.text("SecurityGroupId"), params.text("VpcId"), params.text("SecurityGroupName")
    tags, resource_group = params.tags(), params.text("ResourceGroupId")
    found = [
        group
        for group in account.security_groups.of_region(region).values()
        if (not wanted or group.id in wanted)
        and one in {"", group.id}
        and vpc in {"", group.vpc}
        and name in {"", group.name}
        and resource_group in {"", group.resource_group}
        and tags.items() <= group.tags.items()
    ]
    page = paging.either(params, found, account.security_groups.serial, 10, _MOST_PER_PAGE)
    shown = [_describe_group(account, group) for group in page.records]
    return {**page.about, "RegionId": region, "SecurityGroups": {"SecurityGroup": shown}}


def _describe_group(account: Account, group: SecurityGroup) -> dict[str, object]:
    members = (eni for eni in account.interfaces.of_region(group.region).values() if group.id in eni.security_groups)
    return {
        "SecurityGroupId": group.id,
        "SecurityGroupName": group.name,
        "SecurityGroupType": group.type,
        "Description": group.description,
        "VpcId": group.vpc,
        "CreationTime": group.created,
        "EcsCount": len({eni.instance for eni in members if eni.instance}),
        "RuleCount": len(group.rules),
        "GroupToGroupRuleCount": sum(bool(rule.peer_group) for rule in group.rules),
        "ResourceGroupId": group.resource_group,
        "ServiceManaged": False,
        "ServiceID": 0,
        "Tags": {"Tag": [{"TagKey": key, "TagValue": value} for key, value in group.tags.items()]},
    }


OPERATIONS = (
    Operation("CreateNetworkInterface", create_network_interface, idempotent=True),
    Operation("DeleteNetworkInterface", delete_network_interface),
    Operation("DescribeSecurityGroups", describe_security_groups, dry_run=True),
)
