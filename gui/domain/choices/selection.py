"""What the user chose: one frozen value of ids, changed only by ``update``. Facts are looked up in the Inventory."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network
from typing import NamedTuple

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroupId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId


class Method(StrEnum):
    """How the EIPs come to the guest.

    ``MULTI_EIP``: up to ten on one secondary ENI, in multi-EIP mode. ``SECONDARY_CIDR``: a secondary CIDR block of the
    VPC holds the EIP, so that it is the primary private address of a secondary ENI of its own, to which it is bound in
    NAT mode.
    """

    MULTI_EIP = "multi_eip"
    SECONDARY_CIDR = "secondary_cidr"


class Rebinding(NamedTuple):
    """The consent that an EIP is unbound from what it is bound to in another mode.

    Attributes:
        eip: which.
        target: the interface or instance; named, so that it is no consent to unbind it from whatever has it later.
    """

    eip: AllocationId
    target: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The answers so far.

    Attributes:
        region: None until chosen.
        eips: in the order ticked, at most MAX_EIPS_PER_ENI.
        eni: the secondary ENI that takes the EIPs.
        instance: the instance that takes the ENI.
        detach_from: the instance that the ENI may be unbound from first; agreed to by name, so that it is no consent to
            unbind the ENI from whatever instance has it later.
        stop: the instance that may be stopped while it takes the ENI, and started again; agreed to by name.
        method: how the EIPs come to the guest; by a secondary CIDR block no ENI is chosen, for each EIP gets a new one.
        group: the security group of the new ENIs on that method; of the instance's VPC.
        hide: the new secondary blocks whose other addresses the VPC may lose sight of; agreed to by name, so that it is
            no consent to any other blocks.
        stop_host: the instance that has the ENI now and may be stopped to detach it, and started again;
            agreed to by name.
        interface_first: whether the ENI is chosen before the EIPs.
        instance_first: whether the instance is chosen before the ENI, so that only ENIs that fit it are offered.
        stacks: the network stacks of the guest for which a list of bindings wants files.
        rebind: the EIPs that may be unbound first from what they are bound to in another mode.
        trial: whether only one of those is bound anew for now, so that it can be tried out before the others.
    """

    region: RegionId | None = None
    eips: tuple[AllocationId, ...] = ()
    eni: EniId | None = None
    instance: InstanceId | None = None
    detach_from: InstanceId | None = None
    stop: InstanceId | None = None
    method: Method = Method.MULTI_EIP
    group: SecurityGroupId | None = None
    hide: tuple[IPv4Network, ...] = ()
    stop_host: InstanceId | None = None
    interface_first: bool = False
    instance_first: bool = False
    stacks: tuple[str, ...] = ()
    rebind: tuple[Rebinding, ...] = ()
    trial: bool = False

    @property
    def names_resources(self) -> bool:
        """Whether an EIP, an ENI or an instance is chosen."""
        return bool(self.eips or self.eni or self.instance)


@dataclass(frozen=True, slots=True)
class Begun:
    """The user begins with what is selected in the window; earlier answers are set aside, not used.

    Attributes:
        eips: in order; the first MAX_EIPS_PER_ENI of them are taken.
        eni: the ENI, None where none is selected.
        instance: the instance, None where none is selected.
        method: the one that is proposed.
    """

    eips: tuple[AllocationId, ...] = ()
    eni: EniId | None = None
    instance: InstanceId | None = None
    method: Method = Method.MULTI_EIP


@dataclass(frozen=True, slots=True)
class RegionChosen:
    """The user picked a region; everything chosen in another one is void."""

    region: RegionId


@dataclass(frozen=True, slots=True)
class MethodChosen:
    """The user chose how the EIPs come to the guest; EIPs and instance carry over."""

    method: Method


@dataclass(frozen=True, slots=True)
class OrderChosen:
    """The user wants to choose the ENI before the EIPs, or after them; nothing chosen changes."""

    interface_first: bool


@dataclass(frozen=True, slots=True)
class InstanceOrderChosen:
    """The user wants to choose the instance before the ENI, or after it; nothing chosen changes."""

    instance_first: bool


@dataclass(frozen=True, slots=True)
class GroupChosen:
    """The user picked the security group of new ENIs; None takes the choice back."""

    group: SecurityGroupId | None


@dataclass(frozen=True, slots=True)
class EipTicked:
    """The user ticked an EIP, or took the tick away."""

    eip: AllocationId
    ticked: bool


@dataclass(frozen=True, slots=True)
class EipsCleared:
    """The user took all ticks away."""


@dataclass(frozen=True, slots=True)
class EniChosen:
    """The user picked an ENI; None takes the choice back."""

    eni: EniId | None


@dataclass(frozen=True, slots=True)
class DetachConsented:
    """The user agreed that the ENI ``eni`` is unbound from ``instance`` first; None takes that back.

    Said of an ENI that is not the chosen one, it changes nothing.
    """

    eni: EniId
    instance: InstanceId | None


@dataclass(frozen=True, slots=True)
class HostStopConsented:
    """The user agreed that ``instance``, which has the ENI ``eni``, is stopped to let go of it and started again.

    Said of an ENI that is not the chosen one, it changes nothing.
    """

    eni: EniId
    instance: InstanceId
    agreed: bool


@dataclass(frozen=True, slots=True)
class InstanceChosen:
    """The user picked an instance; None takes the choice back."""

    instance: InstanceId | None


@dataclass(frozen=True, slots=True)
class StopConsented:
    """The user agreed that ``instance`` is stopped and started again, or takes that back.

    Said of an instance that is not the chosen one, it changes nothing.
    """

    instance: InstanceId
    agreed: bool


@dataclass(frozen=True, slots=True)
class RebindingConsented:
    """The user agreed that ``eip`` is unbound from ``target`` first, or takes that back."""

    eip: AllocationId
    target: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class TrialChosen:
    """The user wants one EIP to be bound anew first, as a trial, or all of them."""

    on: bool


@dataclass(frozen=True, slots=True)
class HidingConsented:
    """The user agreed that the VPC can't reach other addresses in these new ``blocks``; none takes that back."""

    blocks: tuple[IPv4Network, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """The user takes an answer back by which others were void: all are as they were."""

    selection: Selection


@dataclass(frozen=True, slots=True)
class InventoryRead:
    """A new inventory arrived; what is no longer in it can't stay chosen, unless that list could not be read."""

    inventory: Inventory


Event = (
    Begun
    | RegionChosen
    | MethodChosen
    | OrderChosen
    | InstanceOrderChosen
    | GroupChosen
    | EipTicked
    | EipsCleared
    | EniChosen
    | DetachConsented
    | HostStopConsented
    | InstanceChosen
    | StopConsented
    | RebindingConsented
    | TrialChosen
    | HidingConsented
    | Restored
    | InventoryRead
)
