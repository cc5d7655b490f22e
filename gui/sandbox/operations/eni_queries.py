"""DescribeNetworkInterfaces."""

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Eip, EipStatus, EniStatus, EniType, Interface, Mode
from gui.sandbox.switches import PublicIp

_FEWEST, _MOST = 10, 500
_MOST_IDS = 100


def describe_network_interfaces(account: Account, params: Params) -> Answer:
    """List interfaces, primary ones included."""
    region = lookups.region(account, params).id
    wanted = dict.fromkeys(params.repeated("NetworkInterfaceId", _MOST_IDS))
    texts = {
        "InstanceId": "instance",
        "VpcId": "vpc",
        "VSwitchId": "vswitch",
        "PrimaryIpAddress": "ip",
        "NetworkInterfaceName": "name",
    }
    exact = [(field, params.text(name)) for name, field in texts.items() if params.text(name)]
    kind = params.choice("Type", tuple(EniType))
    status = params.choice("Status", tuple(EniStatus))
    group = params.text("SecurityGroupId")
    addresses = set(params.repeated("PrivateIpAddress", _MOST_IDS))
    managed, tags = params.flag("ServiceManaged"), params.tags("InvalidTagKey.Malformed")
    resource_group = params.text("ResourceGroupId")
    of_region = account.interfaces.of_region(region)
    lookups.check_ids(account, wanted, of_region, "InvalidEniId.NotFound")
    some = (
        [of_region[identifier] for identifier in wanted if identifier in of_region] if wanted else [*of_region.values()]
    )
    some.sort(key=account.interfaces.serial)
    found = [
        eni
        for eni in some
        if all(getattr(eni, field) == value for field, value in exact)
        and kind in {"", eni.type}
        and (not group or (group in eni.security_groups and eni.type is EniType.SECONDARY))
        and (not addresses or addresses & set(eni.addresses))
        and managed in {None, eni.service_managed}
        and resource_group in {"", eni.resource_group}
        and tags.items() <= eni.tags.items()
    ]
    if status:
        account.look(eni.id for eni in found)
        found = [eni for eni in found if eni.status == status]
    page = paging.either(params, found, account.interfaces.serial, _FEWEST, _MOST)
    if not status:
        account.look(eni.id for eni in page.records)
    shown = [describe(account, eni) for eni in page.records]
    return {**page.about, "NetworkInterfaceSets": {"NetworkInterfaceSet": shown}}


def describe(account: Account, eni: Interface) -> dict[str, object]:
    """Return one interface as the API shows it."""
    public = {address: _public(account, eni, address) for address in eni.addresses}
    attachment = {"InstanceId": eni.instance, "DeviceIndex": 0, "NetworkCardIndex": 0} if eni.instance else {}
    shown: dict[str, object] = {
        "NetworkInterfaceId": eni.id,
        "NetworkInterfaceName": eni.name,
        "Description": eni.description,
        "CreationTime": eni.created,
        "Type": eni.type.value,
        "Status": eni.status.value,
        "PrivateIpAddress": eni.ip,
        "MacAddress": eni.mac,
        "VpcId": eni.vpc,
        "VSwitchId": eni.vswitch,
        "ZoneId": eni.zone,
        "PrivateIpSets": {
            "PrivateIpSet": [
                {
                    "PrivateIpAddress": address,
                    "Primary": address == eni.ip,
                    "PrivateDnsName": "",
                    "AssociatedPublicIp": public[address],
                }
                for address in eni.addresses
            ]
        },
        "AssociatedPublicIp": public[eni.ip],
        "Attachment": attachment,
        "SecurityGroupIds": {"SecurityGroupId": [*eni.security_groups]},
        "ServiceManaged": eni.service_managed,
        "ServiceID": 0,
        "OwnerId": account.id,
        "DeleteOnRelease": eni.type is EniType.PRIMARY if eni.delete_on_release is None else eni.delete_on_release,
        "SourceDestCheck": eni.source_dest_check,
        "QueueNumber": eni.queues,
        "NetworkInterfaceTrafficMode": "Standard",
        "Ipv6Sets": {"Ipv6Set": []},
        "Ipv4PrefixSets": {"Ipv4PrefixSet": [{"Ipv4Prefix": prefix} for prefix in eni.prefixes]},
        "Ipv6PrefixSets": {"Ipv6PrefixSet": []},
        "Tags": {"Tag": [{"TagKey": key, "TagValue": value} for key, value in eni.tags.items()]},
        "ResourceGroupId": eni.resource_group,
    }
    if not eni.service_managed:
        shown["InstanceId"] = eni.instance
    return shown


def _public(account: Account, eni: Interface, address: str) -> dict[str, str]:
    bound = [eip for eip in account.eips.bound_to(eni.id) if eip.status is EipStatus.IN_USE]
    mapped: list[Eip] = [eip for eip in bound if eip.mode is not Mode.MULTI_BINDED and eip.private_ip == address]
    if not mapped and address == eni.ip and account.switches.associated_public_ip is PublicIp.FIRST:
        mapped = bound
    return {"AllocationId": mapped[0].id, "PublicIpAddress": mapped[0].address} if mapped else {}


OPERATIONS = (Operation("DescribeNetworkInterfaces", describe_network_interfaces),)
