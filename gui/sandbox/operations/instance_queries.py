"""DescribeInstances and DescribeInstanceTypes."""

from fnmatch import fnmatchcase

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Eip, EniType, Instance, InstanceStatus, InstanceType, Interface, Lock, TargetType

_FEWEST, _MOST = 10, 100
_MOST_TYPES = 10


def describe_instances(account: Account, params: Params) -> Answer:
    """List instances; ``InstanceIds`` is one text holding a JSON array."""
    region = lookups.region(account, params).id
    wanted = params.json_list("InstanceIds", _MOST)
    lookups.check_ids(account, wanted, account.instances.of_region(region), "InvalidInstanceId.NotFound")
    public, private = params.json_list("EipAddresses", _MOST), params.json_list("PrivateIpAddresses", _MOST)
    texts = {"VpcId": "vpc", "ZoneId": "zone", "InstanceType": "type", "ResourceGroupId": "resource_group"}
    exact = [(field, params.text(name)) for name, field in texts.items() if params.text(name)]
    pattern, family = params.text("InstanceName", "*"), params.text("InstanceTypeFamily")
    status = params.choice("Status", tuple(InstanceStatus))
    network, vswitch = params.text("InstanceNetworkType", "vpc"), params.text("VSwitchId")
    tags = params.tags("InvalidTagKey.Malformed")
    found = [
        instance
        for instance in account.instances.of_region(region).values()
        if (not params.text("InstanceIds") or instance.id in wanted)
        and all(getattr(instance, field) == value for field, value in exact)
        and _matches(instance.name, pattern)
        and family in {"", account.types[instance.type].family}
        and network == "vpc"
        and (not vswitch or _primary(account, instance).vswitch == vswitch)
        and (not private or _primary(account, instance).ip in private)
        and (not public or any(eip.address in public for eip in _public(account, instance)))
        and tags.items() <= instance.tags.items()
    ]
    if status:
        account.look(instance.id for instance in found)
        found = [instance for instance in found if instance.status == status]
    page = paging.either(params, found, account.instances.serial, _FEWEST, _MOST)
    if not status:
        account.look(instance.id for instance in page.records)
    return {**page.about, "Instances": {"Instance": [_describe(account, instance) for instance in page.records]}}


def _matches(name: str, pattern: str) -> bool:
    """Compare with ``*`` as the only wildcard."""
    return fnmatchcase(name, pattern.replace("[", "[[]").replace("?", "[?]"))


def _primary(account: Account, instance: Instance) -> Interface:
    return account.interfaces.of_region(instance.region)[instance.primary_eni]


def _public(account: Account, instance: Instance) -> list[Eip]:
    """Return the EIPs on the primary interface, bound to it or to the instance."""
    return [*account.eips.bound_to(instance.id), *account.eips.bound_to(instance.primary_eni)]


def _describe(account: Account, instance: Instance) -> dict[str, object]:
    primary, public = _primary(account, instance), _public(account, instance)
    eip: dict[str, object] = {"AllocationId": "", "IpAddress": "", "InternetChargeType": ""}
    if public:
        eip = {
            "AllocationId": public[0].id,
            "IpAddress": public[0].address,
            "Bandwidth": public[0].bandwidth,
            "InternetChargeType": public[0].internet_charge_type,
            "IsSupportUnassociate": public[0].target_type is TargetType.ECS_INSTANCE,
        }
    lock = [] if instance.lock is Lock.NONE else [{"LockReason": instance.lock.value, "LockMsg": ""}]
    size = account.types[instance.type]
    return {
        "InstanceId": instance.id,
        "InstanceName": instance.name,
        "HostName": instance.host_name,
        "InstanceType": instance.type,
        "InstanceTypeFamily": size.family,
        "Cpu": size.cpu,
        "Memory": size.memory * 1024,
        "Status": instance.status.value,
        "RegionId": instance.region,
        "ZoneId": instance.zone,
        "InstanceNetworkType": "vpc",
        "VpcAttributes": {
            "VpcId": instance.vpc,
            "VSwitchId": primary.vswitch,
            "PrivateIpAddress": {"IpAddress": [primary.ip]},
            "NatIpAddress": "",
        },
        "OSType": instance.os_type,
        "OSName": instance.os_name,
        "OSNameEn": instance.os_name,
        "ImageId": instance.image,
        "NetworkInterfaces": {
            "NetworkInterface": [_describe_interface(eni) for eni in account.interfaces.of_instance(instance.id)],
        },
        "EipAddress": eip,
        "PublicIpAddress": {"IpAddress": []},
        "InnerIpAddress": {"IpAddress": []},
        "SecurityGroupIds": {"SecurityGroupId": [*primary.security_groups]},
        "OperationLocks": {"LockReason": lock},
        "Tags": {"Tag": [{"TagKey": key, "TagValue": value} for key, value in instance.tags.items()]},
        "CreationTime": instance.created,
        "ExpiredTime": "2099-12-31T15:59Z",
        "InstanceChargeType": "PostPaid",
        "InternetChargeType": "",
        "ResourceGroupId": instance.resource_group,
        "Description": "",
    }


def _describe_interface(eni: Interface) -> dict[str, object]:
    addresses = [{"PrivateIpAddress": address, "Primary": address == eni.ip} for address in eni.addresses]
    return {
        "NetworkInterfaceId": eni.id,
        "MacAddress": eni.mac,
        "PrimaryIpAddress": eni.ip,
        "Type": EniType(eni.type).value,
        "PrivateIpSets": {"PrivateIpSet": addresses},
    }


def describe_instance_types(account: Account, params: Params) -> Answer:
    """List instance types. The call names no region."""
    wanted, family = set(params.repeated("InstanceTypes", _MOST_TYPES)), params.text("InstanceTypeFamily")
    serial = {identifier: index for index, identifier in enumerate(account.types, start=1)}
    found = [
        size for size in account.types.values() if (not wanted or size.id in wanted) and family in {"", size.family}
    ]
    most = account.switches.instance_types_per_page
    page = paging.by_token(params, found, lambda size: serial[size.id], low=1, most=most, when_omitted=most)
    return {
        "NextToken": page.about["NextToken"],
        "InstanceTypes": {"InstanceType": [_size(size) for size in page.records]},
    }


def _size(size: InstanceType) -> dict[str, object]:
    return {
        "InstanceTypeId": size.id,
        "InstanceTypeFamily": size.family,
        "CpuCoreCount": size.cpu,
        "MemorySize": float(size.memory),
        "EniQuantity": size.enis,
        "EniTotalQuantity": size.enis,
        "EniPrivateIpAddressQuantity": size.ipv4_per_eni,
        "EniIpv6AddressQuantity": 1,
        "NetworkCardQuantity": 1,
        "EniTrunkSupported": False,
    }


OPERATIONS = (
    Operation("DescribeInstances", describe_instances, dry_run=True),
    Operation("DescribeInstanceTypes", describe_instance_types),
)
