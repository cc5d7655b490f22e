"""What an account owns. Each class is one resource; its fields are also the members of the account file.

Fields that ``__init__`` does not take follow from other fields: the account file does not hold them.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from gui.sandbox.security_rules import Rule


class EipStatus(StrEnum):
    """States of an EIP."""

    AVAILABLE = "Available"
    ASSOCIATING = "Associating"
    IN_USE = "InUse"
    UNASSOCIATING = "Unassociating"
    RELEASING = "Releasing"


class EniStatus(StrEnum):
    """States of an elastic network interface."""

    AVAILABLE = "Available"
    ATTACHING = "Attaching"
    IN_USE = "InUse"
    DETACHING = "Detaching"
    DELETING = "Deleting"


class EniType(StrEnum):
    """Kinds of elastic network interface."""

    PRIMARY = "Primary"
    SECONDARY = "Secondary"


class InstanceStatus(StrEnum):
    """States of an ECS instance."""

    PENDING = "Pending"
    STARTING = "Starting"
    RUNNING = "Running"
    STOPPING = "Stopping"
    STOPPED = "Stopped"


class NetworkStatus(StrEnum):
    """States of a VPC or a vSwitch."""

    PENDING = "Pending"
    AVAILABLE = "Available"


class Mode(StrEnum):
    """Ways to bind an EIP to an interface, as the API spells them."""

    NAT = "NAT"
    MULTI_BINDED = "MULTI_BINDED"
    BINDED = "BINDED"


class TargetType(StrEnum):
    """What an EIP can be bound to here, as the API spells it."""

    ECS_INSTANCE = "EcsInstance"
    NETWORK_INTERFACE = "NetworkInterface"


class Lock(StrEnum):
    """Reasons why a resource may not be changed."""

    NONE = ""
    FINANCIAL = "financial"
    SECURITY = "security"


class Support(StrEnum):
    """What the vendor's pages say about an instance family and the multi-EIP mode."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


class Assistant(StrEnum):
    """State of the Cloud Assistant agent in a guest, and of its way to the cloud."""

    RUNNING = "running"
    SILENT = "silent"
    ABSENT = "absent"
    OFFLINE = "offline"
    UPGRADING = "upgrading"
    OUTDATED = "outdated"
    BLOCKED = "blocked"
    GROUP_DENIES = "group-denies"


@dataclass(slots=True, kw_only=True)
class Region:
    """A region; ``multi_eip`` tells whether the multi-EIP mode exists there."""

    id: str
    name: str
    name_zh: str
    zones: tuple[str, ...]
    multi_eip: bool


@dataclass(slots=True, kw_only=True)
class AddressBlock:
    """A block of public addresses with the mask and gateway that DescribeEipGatewayInfo gives for them."""

    cidr: str
    region: str
    gateway: str
    mask: str


@dataclass(slots=True, kw_only=True)
class Vpc:
    """A virtual network."""

    id: str
    name: str
    region: str
    cidr: str
    secondary_cidrs: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    user_cidrs: tuple[str, ...] = ()
    ipv4_gateway: bool = False
    gateway_route_table: bool = False
    default: bool = False
    description: str = ""
    resource_group: str = ""
    created: str = "2025-03-04T02:11:09Z"
    tags: dict[str, str] = field(default_factory=dict)
    status: NetworkStatus = field(default=NetworkStatus.AVAILABLE, init=False)


@dataclass(slots=True, kw_only=True)
class VSwitch:
    """A subnet of a VPC in one zone."""

    id: str
    name: str
    vpc: str
    zone: str
    cidr: str
    description: str = ""
    resource_group: str = ""
    created: str = "2025-03-04T02:14:41Z"
    tags: dict[str, str] = field(default_factory=dict)
    status: NetworkStatus = field(default=NetworkStatus.AVAILABLE, init=False)
    region: str = field(default="", init=False)


@dataclass(slots=True, kw_only=True)
class SecurityGroup:
    """A security group of a VPC."""

    id: str
    name: str
    vpc: str
    type: str = "normal"
    description: str = ""
    resource_group: str = ""
    rules: tuple[Rule, ...] = ()
    created: str = "2025-03-04T02:20:00Z"
    tags: dict[str, str] = field(default_factory=dict)
    region: str = field(default="", init=False)


@dataclass(slots=True, kw_only=True)
class InstanceType:
    """A size of instance: how many interfaces it takes, and what it can do with them."""

    id: str
    family: str
    cpu: int
    memory: int
    enis: int
    ipv4_per_eni: int
    multi_eip: Support
    hot_plug: bool = True


@dataclass(slots=True, kw_only=True)
class Instance:
    """An ECS instance.

    Attributes:
        boots: how often it was started since the sandbox began.
        started_at: when it was started last, in seconds since 1970; 0 for long ago.
        assistant_at_boot: the agent was installed and works after the next start.
    """

    id: str
    name: str
    type: str
    status: InstanceStatus
    os_type: str
    os_name: str
    image: str
    host_name: str
    assistant: Assistant = Assistant.RUNNING
    lock: Lock = Lock.NONE
    ram_role: str = ""
    resource_group: str = ""
    created: str = "2025-06-18T07:30Z"
    tags: dict[str, str] = field(default_factory=dict)
    region: str = field(default="", init=False)
    zone: str = field(default="", init=False)
    vpc: str = field(default="", init=False)
    primary_eni: str = field(default="", init=False)
    boots: int = field(default=0, init=False)
    started_at: float = field(default=0.0, init=False)
    assistant_at_boot: bool = field(default=False, init=False)


@dataclass(slots=True, kw_only=True)
class Interface:
    """An elastic network interface (ENI)."""

    id: str
    vswitch: str
    ip: str
    mac: str
    type: EniType = EniType.SECONDARY
    status: EniStatus = EniStatus.AVAILABLE
    instance: str = ""
    security_groups: tuple[str, ...]
    name: str = ""
    description: str = ""
    secondary_ips: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    service_managed: bool = False
    delete_on_release: bool | None = None
    source_dest_check: bool = False
    queues: int = 1
    resource_group: str = ""
    created: str = "2025-09-01T03:12:45Z"
    tags: dict[str, str] = field(default_factory=dict)
    region: str = field(default="", init=False)
    zone: str = field(default="", init=False)
    vpc: str = field(default="", init=False)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return all private IPv4 addresses, the primary one first."""
        return (self.ip, *self.secondary_ips)


@dataclass(slots=True, kw_only=True)
class Eip:
    """An Elastic IP; ``bound_to`` is the id of its target from the first second of Associating on."""

    id: str
    address: str
    region: str
    name: str = ""
    description: str = ""
    status: EipStatus = EipStatus.AVAILABLE
    bound_to: str = ""
    mode: Mode | None = None
    private_ip: str = ""
    bandwidth: int = 5
    charge_type: str = "PostPaid"
    internet_charge_type: str = "PayByTraffic"
    isp: str = "BGP"
    lock: Lock = Lock.NONE
    service_managed: bool = False
    deletion_protection: bool = False
    segment: str = ""
    bandwidth_package: str = ""
    monitored: str = "false"
    log_project: str = ""
    log_store: str = ""
    resource_group: str = ""
    created: str = "2025-08-11T06:02:37Z"
    expires: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    target_type: TargetType | None = field(default=None, init=False)
    private_ip_named: bool = field(default=False, init=False)
