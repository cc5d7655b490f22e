"""The writes of the program. Each operation knows the call's facts, its undo, and how to judge what was read back.

Those that make and delete are in ``interfaces``, ``eips`` and ``networks`` beside it, those that stop and start in
``power``. An operation whose ``undo`` is None can't be rolled back.

Sources: API pages of AssociateEipAddress, AssociateEipAddressBatch, UnassociateEipAddress (VPC 2016-04-28),
AttachNetworkInterface and DetachNetworkInterface (ECS 2014-05-26).
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address
from typing import ClassVar, Self, get_args

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kinds import EIPS, INTERFACES
from gui.domain.cloud.references import EniRef, MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import (
    REGION,
    SOON,
    ApiCall,
    ChangeTime,
    Declared,
    Sent,
    SingleItem,
    Value,
    asked,
    stored,
    values,
)
from gui.domain.operations.eips import AllocateEip, EipChange, ReleaseEip
from gui.domain.operations.instance_eips import InstanceEipChange
from gui.domain.operations.interfaces import CreateEni, DeleteEni, InterfaceChange
from gui.domain.operations.judgements import Verdict, judge_attached, judge_bound, judge_detached, judge_unbound
from gui.domain.operations.networks import VpcChange
from gui.domain.operations.power import PowerChange
from gui.domain.operations.reading import Reads, Snapshot


@dataclass(frozen=True, slots=True)
class _EipOperation(Declared):
    """A change of several EIPs of one secondary ENI.

    Attributes:
        region: region of EIPs and ENI.
        allocation_ids: the EIPs.
        eni_id: the secondary ENI.
        mode: how they are bound; an EIP bound in another mode belongs to another user.
        private_address: of the ENI, which an EIP in NAT mode is mapped to; only the single association sends it.
    """

    region: RegionId = field(metadata=stored("region"))
    allocation_ids: tuple[AllocationId, ...] = field(metadata=stored("eips", Named.EIP))
    eni_id: EniRef = field(metadata=stored("eni", Named.INTERFACE))
    mode: AssociationMode = field(default=AssociationMode.MULTI_EIP, metadata=stored("mode"))
    private_address: IPv4Address | None = field(default=None, metadata=stored("private_address"))

    relies_on = ("eni_id",)
    subject = "allocation_ids"
    beside = ("eni_id",)
    may_be_repeated = False
    repeats_are_harmless = True

    @property
    def reads(self) -> Reads:
        """What must be read to judge it: an ENI that is named by its mark must be found first."""
        return asked(self, self.subject) | self.names

    @property
    def names(self) -> Reads:
        """Which ENI carries the mark."""
        return asked(self, "eni_id") if isinstance(self.eni_id, MarkRef) else Reads()

    def only(self, items: Container[str]) -> Self:
        """Return the same operation for those EIPs that are in ``items``."""
        return replace(self, allocation_ids=tuple(each for each in self.allocation_ids if each in items))

    def next_call(self, items: Container[str]) -> Self:
        """Return the one call to send next for ``items``: the first of them."""
        wanted = self.only(items)
        return replace(wanted, allocation_ids=wanted.allocation_ids[:1])


@dataclass(frozen=True, slots=True)
class AssociateEips(_EipOperation):
    """Bind EIPs to one secondary ENI: AssociateEipAddressBatch, or one call for each EIP where that is refused.

    Attributes:
        batch: False once the batch call was refused as unsupported.
    """

    batch: bool = field(default=True, metadata=stored("batch"))

    kind = "associate"
    timing = ChangeTime(shortest=1.0, longest=3.0)
    refused_elsewhere = True
    calls = (
        ApiCall(
            "vpc",
            "AssociateEipAddressBatch",
            (
                REGION,
                Sent("BindedInstanceId", "eni_id"),
                Sent("BindedInstanceType", fixed=ENI_TARGET),
                Sent("Mode", "mode"),
                Sent("InstanceIds", "allocation_ids", listed=True),
            ),
            takes_token=True,
        ),
        ApiCall(
            "vpc",
            "AssociateEipAddress",
            (
                REGION,
                Sent("AllocationId", "allocation_ids"),
                Sent("InstanceId", "eni_id"),
                # Left out, the API takes the target for an instance (EcsInstance) and the mode for NAT.
                Sent("InstanceType", fixed=ENI_TARGET),
                Sent("Mode", "mode"),
                Sent("PrivateIpAddress", "private_address"),
            ),
            takes_token=True,
        ),
    )

    @property
    def undo(self) -> "UnassociateEips":
        """The operation that takes this one back."""
        return UnassociateEips(self.region, self.allocation_ids, self.eni_id, self.mode, self.private_address)

    @property
    def call(self) -> ApiCall:
        """The API call that it sends."""
        return self.calls[0 if self.batch else 1]

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say for each EIP whether it is bound as wanted."""
        eni = seen.eni_id(self.eni_id)
        return tuple(judge_bound(each, seen.one(EIPS, each), eni, self.mode) for each in self.allocation_ids)

    def next_call(self, items: Container[str]) -> "AssociateEips":
        """Return the one call to send next for ``items``: all at once, or the first of them."""
        return self.only(items) if self.batch else _EipOperation.next_call(self, items)


@dataclass(frozen=True, slots=True)
class UnassociateEips(_EipOperation):
    """Unbind EIPs from one secondary ENI: UnassociateEipAddress, strictly one after another."""

    kind = "unassociate"
    timing = SOON
    calls = (
        ApiCall(
            "vpc",
            "UnassociateEipAddress",
            (
                REGION,
                Sent("AllocationId", "allocation_ids"),
                Sent("InstanceId", "eni_id"),
                Sent("InstanceType", fixed=ENI_TARGET),
            ),
            takes_token=True,
        ),
    )
    batch = False

    @property
    def undo(self) -> AssociateEips:
        """The operation that takes this one back."""
        # The batch call is documented for multi-EIP mode only, and sends no private address.
        batch = self.mode is AssociationMode.MULTI_EIP
        return AssociateEips(
            self.region, self.allocation_ids, self.eni_id, self.mode, self.private_address, batch=batch
        )

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say for each EIP whether it is free again."""
        eni = seen.eni_id(self.eni_id)
        return tuple(judge_unbound(each, seen.one(EIPS, each), eni, self.mode) for each in self.allocation_ids)


@dataclass(frozen=True, slots=True)
class _EniOperation(SingleItem):
    region: RegionId = field(metadata=stored("region"))
    eni_id: EniRef = field(metadata=stored("eni", Named.INTERFACE))
    instance_id: InstanceId = field(metadata=stored("instance", Named.INSTANCE))

    relies_on: ClassVar[tuple[str, ...]] = ("eni_id",)
    subject = "eni_id"
    beside = ("instance_id",)
    may_be_repeated = False
    repeats_are_harmless = True


@dataclass(frozen=True, slots=True)
class AttachEni(_EniOperation):
    """Bind the ENI to an instance: AttachNetworkInterface, which takes no ClientToken."""

    kind = "attach"
    timing = ChangeTime(shortest=2.0, longest=4.0)
    relies_on = ("eni_id", "instance_id")
    refused_elsewhere = True
    calls = (
        ApiCall(
            "ecs",
            "AttachNetworkInterface",
            (
                REGION,
                Sent("NetworkInterfaceId", "eni_id"),
                Sent("InstanceId", "instance_id"),
            ),
        ),
    )

    @property
    def undo(self) -> "DetachEni":
        """The operation that takes this one back."""
        return DetachEni(self.region, self.eni_id, self.instance_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the ENI is attached as wanted."""
        return (judge_attached(self.items[0], seen.one(INTERFACES, self.eni_id), self.instance_id),)


@dataclass(frozen=True, slots=True)
class DetachEni(_EniOperation):
    """Unbind the ENI from its instance: DetachNetworkInterface, which takes no ClientToken."""

    kind = "detach"
    timing = ChangeTime(shortest=2.0, longest=4.0)
    calls = (
        ApiCall(
            "ecs",
            "DetachNetworkInterface",
            (
                REGION,
                Sent("NetworkInterfaceId", "eni_id"),
                Sent("InstanceId", "instance_id"),
            ),
        ),
    )
    # The one call that the vendor allows, and advises, while its own effect is still under way.
    may_be_repeated = True

    @property
    def undo(self) -> AttachEni:
        """The operation that takes this one back."""
        return AttachEni(self.region, self.eni_id, self.instance_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the ENI is free again."""
        return (judge_detached(self.items[0], seen.one(INTERFACES, self.eni_id), self.instance_id),)


BindingChange = AssociateEips | UnassociateEips | AttachEni | DetachEni
Making = CreateEni | DeleteEni | AllocateEip | ReleaseEip
Operation = BindingChange | InterfaceChange | EipChange | VpcChange | PowerChange | InstanceEipChange
KINDS: tuple[type[Operation], ...] = get_args(Operation)
"""Every kind of operation."""


Parameters = tuple[tuple[str, str], ...]


def parameters(operation: Operation) -> Parameters:
    """Return the (name, value) pairs of the call that ``operation`` begins with, apart from the ClientToken.

    What the plan itself makes is named by its tag; its id is looked up when the call is made. Names and flattening as
    on the wire: VPC 2016-04-28 and ECS 2014-05-26.
    """
    return tuple(pair for name, value in values(operation) for pair in _flat(name, value))


def _flat(name: str, value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, bool):
        yield name, str(value).lower()
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            if isinstance(each, Mapping):
                yield from ((f"{name}.{number}.{key}", part) for key, part in each.items())
            else:
                yield f"{name}.{number}", each
    else:
        yield name, str(value)
