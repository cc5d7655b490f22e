"""What is read back from the cloud: which resources are asked for, and what one look saw of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, TypeVar

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, NetworkStatus, Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.references import EipRef, EniRef, MarkRef, VSwitchRef


@dataclass(frozen=True, slots=True)
class Reads:
    """Which resources are to be read.

    Attributes:
        eips: EIPs by allocation id.
        enis: ENIs by id.
        instances: instances by id.
        carriers: ENIs whose EIPs are to be listed.
        made: ENIs by the mark they were made with.
        vpcs: VPCs by id.
        vswitches: vSwitches by id.
        made_vswitches: vSwitches by the mark they were made with.
        made_eips: EIPs by the mark they were allocated with.
    """

    eips: tuple[AllocationId, ...] = ()
    enis: tuple[EniId, ...] = ()
    instances: tuple[InstanceId, ...] = ()
    carriers: tuple[EniId, ...] = ()
    made: tuple[str, ...] = ()
    vpcs: tuple[VpcId, ...] = ()
    vswitches: tuple[VSwitchId, ...] = ()
    made_vswitches: tuple[str, ...] = ()
    made_eips: tuple[str, ...] = ()

    @classmethod
    def of_eip(cls, ref: EipRef) -> "Reads":
        """Return the reading of one EIP."""
        return cls(made_eips=(ref.mark,)) if isinstance(ref, MarkRef) else cls(eips=(ref,))

    @classmethod
    def of_eni(cls, ref: EniRef) -> "Reads":
        """Return the reading of one ENI."""
        return cls(made=(ref.mark,)) if isinstance(ref, MarkRef) else cls(enis=(ref,))

    @classmethod
    def of_vswitch(cls, ref: VSwitchRef) -> "Reads":
        """Return the reading of one vSwitch."""
        return cls(made_vswitches=(ref.mark,)) if isinstance(ref, MarkRef) else cls(vswitches=(ref,))

    @classmethod
    def of(cls, kind: Named, ref: str | MarkRef) -> "Reads":
        """Return the reading of one resource by its id, or by its mark."""
        by_id, by_mark = _FIELDS[kind]
        name, value = (by_mark, ref.mark) if isinstance(ref, MarkRef) else (by_id, ref)
        names: dict[str, Any] = {name: (value,)}
        return cls(**names)

    def __or__(self, other: "Reads") -> "Reads":
        names = (each.name for each in fields(self))
        return Reads(*(_both(getattr(self, name), getattr(other, name)) for name in names))


_FIELDS: Final[Mapping[Named, tuple[str, str]]] = {
    Named.EIP: ("eips", "made_eips"),
    Named.INTERFACE: ("enis", "made"),
    Named.INSTANCE: ("instances", ""),
    Named.VPC: ("vpcs", ""),
    Named.VSWITCH: ("vswitches", "made_vswitches"),
}
_Id = TypeVar("_Id", bound=str)


def _both(some: tuple[_Id, ...], more: tuple[_Id, ...]) -> tuple[_Id, ...]:
    return tuple(dict.fromkeys((*some, *more)))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one look saw; a resource that was asked for and is not in it does not exist."""

    eips: Mapping[AllocationId, ElasticIp] = field(default_factory=dict)
    enis: Mapping[EniId, NetworkInterface] = field(default_factory=dict)
    instances: Mapping[InstanceId, Instance] = field(default_factory=dict)
    carried: Mapping[EniId, tuple[AllocationId, ...]] = field(default_factory=dict)
    made: Mapping[str, NetworkInterface] = field(default_factory=dict)
    vpcs: Mapping[VpcId, Vpc] = field(default_factory=dict)
    vswitches: Mapping[VSwitchId, VSwitch] = field(default_factory=dict)
    made_vswitches: Mapping[str, VSwitch] = field(default_factory=dict)
    made_eips: Mapping[str, ElasticIp] = field(default_factory=dict)

    @classmethod
    def of(  # noqa: PLR0917 - the order of the fields
        cls,
        eips: Iterable[ElasticIp] = (),
        enis: Iterable[NetworkInterface] = (),
        instances: Iterable[Instance] = (),
        carried: Mapping[EniId, tuple[AllocationId, ...]] | None = None,
        made: Mapping[str, NetworkInterface] | None = None,
        vpcs: Iterable[Vpc] = (),
        vswitches: Iterable[VSwitch] = (),
        made_vswitches: Mapping[str, VSwitch] | None = None,
        made_eips: Mapping[str, ElasticIp] | None = None,
    ) -> "Snapshot":
        """Return the snapshot of these resources, by id or mark."""
        return cls(
            {eip.allocation_id: eip for eip in eips},
            {eni.id: eni for eni in enis},
            {instance.id: instance for instance in instances},
            carried or {},
            made or {},
            {vpc.id: vpc for vpc in vpcs},
            {vswitch.id: vswitch for vswitch in vswitches},
            made_vswitches or {},
            made_eips or {},
        )

    def eip(self, ref: EipRef) -> ElasticIp | None:
        """Return the EIP, None when there is none."""
        return self.made_eips.get(ref.mark) if isinstance(ref, MarkRef) else self.eips.get(ref)

    def eni(self, ref: EniRef) -> NetworkInterface | None:
        """Return the ENI, None when there is none."""
        return self.made.get(ref.mark) if isinstance(ref, MarkRef) else self.enis.get(ref)

    def eni_id(self, ref: EniRef) -> str:
        """Return the id of the ENI; empty while it is to be made."""
        if not isinstance(ref, MarkRef):
            return ref
        eni = self.made.get(ref.mark)
        return eni.id if eni else ""

    def vswitch(self, ref: VSwitchRef) -> VSwitch | None:
        """Return the vSwitch, None when there is none."""
        return self.made_vswitches.get(ref.mark) if isinstance(ref, MarkRef) else self.vswitches.get(ref)

    @property
    def passing(self) -> bool:
        """Whether anything in it is between two states, so that a refusal may pass by waiting."""
        networks: tuple[Vpc | VSwitch, ...] = (
            *self.vpcs.values(),
            *self.vswitches.values(),
            *self.made_vswitches.values(),
        )
        return (
            any(not eip.status.settled for eip in (*self.eips.values(), *self.made_eips.values()))
            or any(not eni.status.settled for eni in (*self.enis.values(), *self.made.values()))
            or any(not each.status.settled for each in self.instances.values())
            or any(each.status is not NetworkStatus.AVAILABLE for each in networks)
        )
