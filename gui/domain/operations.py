"""The writes of the program. Each operation knows the call's facts, its undo, and how to judge what was read back."""

from dataclasses import dataclass

from gui.domain.eip import AllocationId, AssociationMode
from gui.domain.eni import EniId
from gui.domain.instance import InstanceId
from gui.domain.region import RegionId


@dataclass(frozen=True, slots=True)
class AssociateEips:
    """Bind EIPs to one secondary ENI: AssociateEipAddressBatch, or one call for each EIP where that is refused."""

    region: RegionId
    allocation_ids: tuple[AllocationId, ...]
    eni_id: EniId
    mode: AssociationMode = AssociationMode.MULTI_EIP

    @property
    def undo(self) -> "UnassociateEips":
        """The operation that takes this one back."""
        return UnassociateEips(self.region, self.allocation_ids, self.eni_id)


@dataclass(frozen=True, slots=True)
class UnassociateEips:
    """Unbind EIPs from one secondary ENI: UnassociateEipAddress, strictly one after another."""

    region: RegionId
    allocation_ids: tuple[AllocationId, ...]
    eni_id: EniId

    @property
    def undo(self) -> AssociateEips:
        """The operation that takes this one back."""
        return AssociateEips(self.region, self.allocation_ids, self.eni_id)


@dataclass(frozen=True, slots=True)
class AttachEni:
    """Bind the ENI to an instance: AttachNetworkInterface."""

    region: RegionId
    eni_id: EniId
    instance_id: InstanceId

    @property
    def undo(self) -> "DetachEni":
        """The operation that takes this one back."""
        return DetachEni(self.region, self.eni_id, self.instance_id)


@dataclass(frozen=True, slots=True)
class DetachEni:
    """Unbind the ENI from its instance: DetachNetworkInterface."""

    region: RegionId
    eni_id: EniId
    instance_id: InstanceId

    @property
    def undo(self) -> AttachEni:
        """The operation that takes this one back."""
        return AttachEni(self.region, self.eni_id, self.instance_id)


Operation = AssociateEips | UnassociateEips | AttachEni | DetachEni
