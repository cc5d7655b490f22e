"""ECS instances and their types: DescribeInstances and DescribeInstanceTypes, ECS API 2014-05-26."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from gui.domain.cloud.eni import EniId, Tags, VpcId, VSwitchId

InstanceId = NewType("InstanceId", str)


class InstanceStatus(StrEnum):
    """State of an instance; ``UNKNOWN`` is any word the API may add later and is treated as unsettled."""

    PENDING = "Pending"
    STARTING = "Starting"
    RUNNING = "Running"
    STOPPING = "Stopping"
    STOPPED = "Stopped"
    UNKNOWN = "Unknown"

    @property
    def settled(self) -> bool:
        """Whether the state will stay as it is until somebody acts."""
        return self in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}


class OsType(StrEnum):
    """Kind of guest, as DescribeInstances' OSType says."""

    LINUX = "linux"
    WINDOWS = "windows"


@dataclass(frozen=True, slots=True)
class Instance:
    """One ECS instance as the cloud described it.

    Attributes:
        id: ``i-…``.
        type: for example ``ecs.g5.large``.
        family: for example ``ecs.g5``; matched exactly, never as a prefix of the type.
        status: see InstanceStatus.
        zone_id: must equal the ENI's.
        vpc_id: must equal the ENI's.
        vswitch_id: vSwitch of the primary NIC.
        name: given by the user, may be empty.
        os_type: Linux or Windows.
        os_name: name and version of the system, in English where the API gave it.
        image_id: the image it was made from; a second hint for the network stack.
        eni_ids: every ENI it has, the primary one first where the API says so.
        resource_group: ``rg-…``, empty where the cloud names none.
        tags: key and value of each.
    """

    id: InstanceId
    type: str
    family: str
    status: InstanceStatus
    zone_id: str
    vpc_id: VpcId
    vswitch_id: VSwitchId
    name: str = ""
    os_type: OsType = OsType.LINUX
    os_name: str = ""
    image_id: str = ""
    eni_ids: tuple[EniId, ...] = ()
    resource_group: str = ""
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class InstanceType:
    """Limits of one instance type.

    Attributes:
        id: for example ``ecs.g5.large``.
        family: for example ``ecs.g5``.
        eni_quantity: most NICs, the primary one included.
        private_addresses_per_eni: most private IPv4 addresses on one ENI, the primary one included.
    """

    id: str
    family: str
    eni_quantity: int
    private_addresses_per_eni: int
