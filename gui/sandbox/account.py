"""One emulated account: everything it owns, under one lock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock

from gui.sandbox.assistant.agents import Agents
from gui.sandbox.assistant.records import Command, Invocation
from gui.sandbox.client_tokens import ClientTokens
from gui.sandbox.guests.immediate import AcceptAnything
from gui.sandbox.guests.protocol import Guest
from gui.sandbox.guests.scripted import GuestRule, Scripted
from gui.sandbox.identities import AccessKey, Role
from gui.sandbox.lag import History
from gui.sandbox.pace import Clock, Pace
from gui.sandbox.quotas import Quotas, RateLimits
from gui.sandbox.resources import AddressBlock, Instance, InstanceType, Region, SecurityGroup, Vpc, VSwitch
from gui.sandbox.signature import Nonces
from gui.sandbox.storage import Disk, Image
from gui.sandbox.store import EipStore, Ids, InterfaceStore, Store
from gui.sandbox.switches import Switches
from gui.sandbox.tasks import Tasks


@dataclass(slots=True, kw_only=True)
class ResourceGroup:
    """A resource group of the account."""

    id: str
    name: str
    display_name: str
    created: str = "2025-01-15T06:07:09+08:00"


DEFAULT_GROUP = ResourceGroup(
    id="rg-acfmxazb4ph6aiy", name="default resource group", display_name="default resource group"
)
"""The group that every account has from the start."""


@dataclass(slots=True, kw_only=True)
class Account:
    """Everything that belongs to one account.

    Attributes:
        id: the account number.
        multi_eip_mode: whether the vendor has admitted the account to the multi-EIP mode.
        overdue: whether the account owes money, which locks every EIP.
        keys: access keys by id, temporary ones included.
        types: instance types by id.
        eips, interfaces, instances, vpcs, vswitches, security_groups, disks: the resources.
        images, resource_groups: what belongs to no region, by id.
        commands: commands that are kept, by id.
        invocations, sent_files: commands and files sent to guests, by invocation id, oldest first.
        guest_rules: answers of guests that the account file gives.
        guest: decides what a command does inside an instance.
        agents: the Cloud Assistant agents of the instances.
        clock: gives the time of day in seconds since 1970; a test may pass its own.
        lock: held by every operation; a test that looks at or changes resources while a server runs takes it too.
    """

    id: str
    multi_eip_mode: bool
    overdue: bool
    keys: dict[str, AccessKey]
    roles: dict[str, Role]
    regions: dict[str, Region]
    blocks: tuple[AddressBlock, ...]
    types: dict[str, InstanceType]
    eips: EipStore
    interfaces: InterfaceStore
    instances: Store[Instance]
    vpcs: Store[Vpc]
    vswitches: Store[VSwitch]
    security_groups: Store[SecurityGroup]
    disks: Store[Disk]
    images: dict[str, Image]
    resource_groups: dict[str, ResourceGroup]
    quotas: Quotas
    switches: Switches
    pace: Pace
    clock: Clock
    guest_rules: tuple[GuestRule, ...] = ()
    guest: Guest = field(default_factory=AcceptAnything)
    commands: dict[str, Command] = field(default_factory=dict)
    invocations: dict[str, Invocation] = field(default_factory=dict)
    sent_files: dict[str, Invocation] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock, repr=False)
    ids: Ids = field(init=False)
    tasks: Tasks = field(init=False)
    client_tokens: ClientTokens = field(init=False)
    nonces: Nonces = field(init=False)
    rate_limits: RateLimits = field(init=False)
    history: History = field(init=False)
    agents: Agents = field(init=False)

    def __post_init__(self) -> None:
        self.ids = Ids(self.id)
        self.tasks = Tasks(self.pace, self.clock)
        self.client_tokens = ClientTokens(self.clock, self.switches)
        self.nonces = Nonces(self.clock)
        self.rate_limits = RateLimits(self.clock)
        self.history = History()
        self.agents = Agents(self)
        if self.guest_rules:
            self.guest = Scripted(self, self.guest_rules, self.guest)

    def timestamp(self, *, seconds: bool = True, at: float | None = None) -> str:
        """Return a time as the API writes it: the present, or ``at`` in seconds since 1970."""
        now = datetime.fromtimestamp(self.clock() if at is None else at, UTC)
        return now.strftime("%Y-%m-%dT%H:%M:%SZ" if seconds else "%Y-%m-%dT%H:%MZ")

    def addresses_in(self, vswitch: str) -> set[str]:
        """Return the private addresses taken in a vSwitch."""
        return {address for eni in self.interfaces.of_vswitch(vswitch) for address in eni.addresses}

    def look(self, resources: Iterable[str]) -> None:
        """Count one look at each resource that is about to be listed."""
        for resource in resources:
            self.tasks.look(resource)
