"""An EIP that is bound to an instance itself, which is to its primary interface: unbound from there, and bound again.

Sources: API pages of AssociateEipAddress and UnassociateEipAddress (VPC 2016-04-28): ``InstanceType`` is
``EcsInstance``, the mode is always NAT, and neither call asks for a detached interface.
"""

from dataclasses import dataclass, field

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import INSTANCE_TARGET, AllocationId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import REGION, SOON, ApiCall, Sent, SingleItem, stored
from gui.domain.operations.judgements import Verdict, judge_on_instance
from gui.domain.operations.reading import Snapshot

_PARAMETERS = (
    REGION,
    Sent("AllocationId", "eip"),
    Sent("InstanceId", "instance_id"),
    Sent("InstanceType", fixed=INSTANCE_TARGET),
)


@dataclass(frozen=True, slots=True)
class _InstanceEip(SingleItem):
    """A change of the EIP of an instance.

    Attributes:
        region: region of both.
        eip: the EIP.
        instance_id: the instance that has it, or gets it.
    """

    region: RegionId = field(metadata=stored("region"))
    eip: AllocationId = field(metadata=stored("eip", Named.EIP))
    instance_id: InstanceId = field(metadata=stored("instance", Named.INSTANCE))

    relies_on = ("instance_id",)
    subject = "eip"
    beside = ("instance_id",)
    timing = SOON
    may_be_repeated = False
    repeats_are_harmless = True


@dataclass(frozen=True, slots=True)
class AssociateWithInstance(_InstanceEip):
    """Bind an EIP to an instance: AssociateEipAddress."""

    kind = "associate_instance"
    refused_elsewhere = True
    calls = (ApiCall("vpc", "AssociateEipAddress", _PARAMETERS, takes_token=True),)

    @property
    def undo(self) -> "UnassociateFromInstance":
        """The operation that takes this one back."""
        return UnassociateFromInstance(self.region, self.eip, self.instance_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the EIP is bound to the instance."""
        return (judge_on_instance(self.eip, seen.one(EIPS, self.eip), self.instance_id, wanted=True),)


@dataclass(frozen=True, slots=True)
class UnassociateFromInstance(_InstanceEip):
    """Unbind an EIP from an instance: UnassociateEipAddress."""

    kind = "unassociate_instance"
    calls = (ApiCall("vpc", "UnassociateEipAddress", _PARAMETERS, takes_token=True),)

    @property
    def undo(self) -> AssociateWithInstance:
        """The operation that takes this one back."""
        return AssociateWithInstance(self.region, self.eip, self.instance_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the EIP is free again."""
        return (judge_on_instance(self.eip, seen.one(EIPS, self.eip), self.instance_id, wanted=False),)


InstanceEipChange = AssociateWithInstance | UnassociateFromInstance
"""Every operation on the EIP of an instance."""
