"""Regions of large accounts: long names, every state, many issues."""

from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, EniType, NetworkInterface, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus, InstanceType
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId

ZONE = "cn-shanghai-g"
NAMES = ("voip-gateway", "视频会议-媒体网关", "session-border-controller-of-the-headquarters", "nat", "Übertragung")
IMAGES = ("Ubuntu  22.04 64 bit", "Windows Server  2022 Datacenter Edition 64bit English Edition", "CentOS  7.9 64 bit")
VPC, VSWITCH = VpcId("vpc-uf6uj5vaaueka1tykgdl"), VSwitchId("vsw-uf66dgwzcrovkvhkadmy")


def big_inventory(eips: int, region: str = "cn-shanghai") -> Inventory:
    """Return a region with ``eips`` EIPs, half as many interfaces and a fifth as many instances."""
    instances = tuple(_instance(number) for number in range(eips // 5))
    interfaces = tuple(_interface(number, len(instances)) for number in range(eips // 2))
    vpc = Vpc(VPC, IPv4Network("172.16.0.0/12"), name="production-of-the-headquarters")
    kind = InstanceType("ecs.g5.16xlarge", "ecs.g5", 15, 30)
    return Inventory(
        RegionId(region),
        datetime(2026, 1, 1, tzinfo=UTC),
        tuple(_eip(number, interfaces, region) for number in range(eips)),
        interfaces,
        instances,
        (kind,),
        (VSwitch(VSWITCH, VPC, ZONE, IPv4Network("172.16.0.0/16"), "floor"),),
        (vpc,),
    ).with_lookups()


def _name(number: int) -> str:
    return f"{NAMES[number % len(NAMES)]}-{number:04}"


def _instance(number: int) -> Instance:
    return Instance(
        InstanceId(f"i-uf626zsf2lik0rf{number:05}"),
        "ecs.g5.16xlarge",
        "ecs.g5" if number % 7 else "ecs.t5",
        tuple(InstanceStatus)[number % len(InstanceStatus)],
        ZONE,
        VPC,
        VSWITCH,
        _name(number),
        os_name=IMAGES[number % len(IMAGES)],
        tags=(("team", "voice"), ("env", "production" if number % 2 else "test")),
    )


def _interface(number: int, instances: int) -> NetworkInterface:
    host = number % instances
    primary = number < instances
    bound = primary or number % 3 > 0
    return NetworkInterface(
        EniId(f"eni-uf6f9ixm5fyzh7r{number:05}"),
        EniType.PRIMARY if primary else EniType.SECONDARY,
        EniStatus.IN_USE if bound else tuple(EniStatus)[number % len(EniStatus)],
        IPv4Address("172.116.200.0") + number,
        f"00:16:3e:01:{number // 256:02x}:{number % 256:02x}",
        VPC,
        VSWITCH,
        ZONE,
        "" if number % 11 == 0 else _name(number),
        f"i-uf626zsf2lik0rf{host:05}" if bound else None,
    )


def _eip(number: int, interfaces: tuple[NetworkInterface, ...], region: str) -> ElasticIp:
    address = IPv4Address("139.196.100.0") + number
    ident = AllocationId(f"eip-uf6ykzsu2ytnvkbr{number:05}")
    tags = (("team", "voice" if number % 2 else "data"),)
    if number % 4:
        status = EipStatus.AVAILABLE if number % 5 else tuple(EipStatus)[number % len(EipStatus)]
        return ElasticIp(ident, address, status, RegionId(region), _name(number), bandwidth=number % 1000, tags=tags)
    eni = interfaces[len(interfaces) // 2 + number // 40]
    mode = AssociationMode.NAT if number % 16 == 0 else AssociationMode.MULTI_EIP
    return ElasticIp(
        ident, address, EipStatus.IN_USE, RegionId(region), _name(number), eni.id, ENI_TARGET, mode, tags=tags
    )
