"""One region in values: an account in which nothing is wrong, to change in one place at a time."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, EniType, NetworkInterface, VpcId, VSwitchId
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus, InstanceType
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.region import Catalog, RegionId

REGION = RegionId("cn-shanghai")
ENI, OTHER_ENI = EniId("eni-1"), EniId("eni-2")
INSTANCE, OTHER_INSTANCE = InstanceId("i-1"), InstanceId("i-2")

CATALOG = Catalog(
    multi_eip_regions=frozenset({REGION}),
    closed_regions=frozenset({RegionId("ap-south-1")}),
    multi_eip_families=frozenset({"ecs.g5", "ecs.t5"}),
    possible_families=frozenset({"ecs.f2"}),
    cold_attach_types=frozenset({"ecs.t5-lc1m2.small"}),
)


def eip_id(number: int) -> AllocationId:
    return AllocationId(f"eip-{number}")


def free_eip(number: int) -> ElasticIp:
    return ElasticIp(eip_id(number), IPv4Address(f"47.0.0.{number}"), EipStatus.AVAILABLE, REGION)


def bound_eip(
    number: int,
    target: str = ENI,
    mode: AssociationMode | None = AssociationMode.MULTI_EIP,
    status: EipStatus = EipStatus.IN_USE,
    target_type: str = ENI_TARGET,
) -> ElasticIp:
    return replace(free_eip(number), status=status, target_id=target, target_type=target_type, mode=mode)


FREE_ENI = NetworkInterface(
    ENI,
    EniType.SECONDARY,
    EniStatus.AVAILABLE,
    IPv4Address("10.0.0.5"),
    "00:16:3e:00:00:01",
    VpcId("vpc-1"),
    VSwitchId("vsw-1"),
    "cn-shanghai-b",
)


def attached_eni(instance: str = INSTANCE) -> NetworkInterface:
    return replace(FREE_ENI, status=EniStatus.IN_USE, instance_id=instance)


PRIMARY = replace(
    FREE_ENI, id=EniId("eni-primary"), type=EniType.PRIMARY, status=EniStatus.IN_USE, instance_id=INSTANCE
)
RUNNING = Instance(
    INSTANCE,
    "ecs.g5.large",
    "ecs.g5",
    InstanceStatus.RUNNING,
    "cn-shanghai-b",
    VpcId("vpc-1"),
    VSwitchId("vsw-1"),
    eni_ids=(PRIMARY.id,),
)
COLD = replace(RUNNING, id=OTHER_INSTANCE, type="ecs.t5-lc1m2.small", family="ecs.t5", eni_ids=())
TYPES = (InstanceType("ecs.g5.large", "ecs.g5", 2, 6), InstanceType("ecs.t5-lc1m2.small", "ecs.t5", 2, 2))

PROOF = bound_eip(99, OTHER_ENI)
"""An EIP in the mode elsewhere: the account may use it."""
INVENTORY = Inventory(
    REGION,
    datetime(2026, 1, 1, tzinfo=UTC),
    eips=(free_eip(1), free_eip(2), PROOF),
    interfaces=(PRIMARY, FREE_ENI),
    instances=(RUNNING, COLD),
    instance_types=TYPES,
)
SELECTION = Selection(REGION, (eip_id(1), eip_id(2)), ENI, INSTANCE)
DENIED = CloudError(CloudErrorKind.DENIED, "NoPermission", "DescribeVpcs")


def with_eips(*eips: ElasticIp) -> Inventory:
    """Return the region with ``eips`` beside the one that proves the right."""
    return replace(INVENTORY, eips=(*eips, PROOF))


def with_eni(eni: NetworkInterface) -> Inventory:
    return replace(INVENTORY, interfaces=(PRIMARY, eni))


def with_instances(*instances: Instance) -> Inventory:
    return replace(INVENTORY, instances=instances)


def unread(name: ListName) -> Inventory:
    """Return the region with that list unread, and therefore empty."""
    return replace(INVENTORY, unread=(Unread(name, DENIED),), **{name.value: ()})  # type: ignore[arg-type]
