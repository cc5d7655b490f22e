"""Making a secondary ENI, and deleting one: CreateNetworkInterface, DeleteNetworkInterface (ECS 2014-05-26)."""

from dataclasses import dataclass, field
from ipaddress import IPv4Address

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eni import SecurityGroupId
from gui.domain.cloud.kinds import INTERFACES
from gui.domain.cloud.references import EniRef, MarkRef, VSwitchRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import MARK, REGION, SOON, ApiCall, Sent, SingleItem, asked, stored
from gui.domain.operations.judgements import Judgement, Reason, Verdict, judge_deleted, judge_made
from gui.domain.operations.reading import Reads, Snapshot


@dataclass(frozen=True, slots=True)
class CreateEni(SingleItem):
    """Make a secondary ENI.

    Attributes:
        region: where.
        mark: see ``gui.domain.cloud.references``.
        vswitch_id: the vSwitch it gets an address of.
        security_group_id: of the same VPC.
        name: 2 to 128 characters; empty for none.
        address: its primary private address, None for any that is free.
    """

    region: RegionId = field(metadata=stored("region"))
    mark: str = field(metadata=stored("mark", makes=Named.INTERFACE))
    vswitch_id: VSwitchRef = field(metadata=stored("vswitch", Named.VSWITCH))
    security_group_id: SecurityGroupId = field(metadata=stored("security_group"))
    name: str = field(default="", metadata=stored("name"))
    address: IPv4Address | None = field(default=None, metadata=stored("address"))

    may_be_repeated = False
    # Sent a second time with another token, it would make a second ENI.
    repeats_are_harmless = False
    kind = "create_eni"
    immediate = True
    subject = "mark"
    calls = (
        ApiCall(
            "ecs",
            "CreateNetworkInterface",
            (
                REGION,
                Sent("VSwitchId", "vswitch_id"),
                Sent("SecurityGroupId", "security_group_id"),
                Sent("NetworkInterfaceName", "name"),
                Sent("PrimaryIpAddress", "address"),
                MARK,
            ),
            takes_token=True,
        ),
    )
    relies_on = ("vswitch_id",)

    @property
    def undo(self) -> "DeleteEni":
        """The operation that takes this one back."""
        return DeleteEni(self.region, MarkRef(self.mark), self.name)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the ENI is there."""
        return (judge_made(self.mark, seen.one(INTERFACES, MarkRef(self.mark))),)


@dataclass(frozen=True, slots=True)
class DeleteEni(SingleItem):
    """Delete an ENI that is attached to nothing.

    Attributes:
        region: where.
        eni_id: the ENI.
        name: for a person to read.
    """

    region: RegionId = field(metadata=stored("region"))
    eni_id: EniRef = field(metadata=stored("eni", Named.INTERFACE))
    name: str = field(default="", metadata=stored("name"))

    # The vendor advises to repeat a deletion that hangs.
    may_be_repeated = True
    repeats_are_harmless = True
    kind = "delete_eni"
    timing = SOON
    subject = "eni_id"
    calls = (
        ApiCall(
            "ecs",
            "DeleteNetworkInterface",
            (
                REGION,
                Sent("NetworkInterfaceId", "eni_id"),
            ),
        ),
    )
    relies_on = ("eni_id",)
    # Nothing brings the ENI back: another one would have another id and another MAC.
    undo = None

    @property
    def reads(self) -> Reads:
        """What must be read to judge it; an ENI that the plan itself made carries nothing yet."""
        reads = asked(self, self.subject)
        return reads if isinstance(self.eni_id, MarkRef) else reads | Reads.on(self.eni_id)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the ENI is gone.

        One that carries an EIP belongs to another user by now: the plan has unbound its own, and what the cloud does to
        an EIP whose ENI is deleted is not documented.
        """
        verdict = judge_deleted(self.items[0], seen.one(INTERFACES, self.eni_id))
        carried = () if isinstance(self.eni_id, MarkRef) else seen.carried(self.eni_id)
        if carried and verdict.judgement is Judgement.NOT_YET:
            return (
                Verdict(
                    self.items[0],
                    Judgement.CONFLICTING,
                    Reason.TAKEN,
                    (("target", " ".join(each.allocation_id for each in carried)),),
                ),
            )
        return (verdict,)


InterfaceChange = CreateEni | DeleteEni
"""Every kind of operation of this module."""
