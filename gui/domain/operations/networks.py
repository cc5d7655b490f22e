"""Secondary CIDR blocks and vSwitches of a VPC, made and taken away; the cloud does one of these at a time in a VPC.

Sources: the API pages of AssociateVpcCidrBlock, UnassociateVpcCidrBlock, CreateVSwitch, DeleteVSwitch (VPC 2016-04-28).
"""

from dataclasses import dataclass, field
from ipaddress import IPv4Network

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eni import VpcId
from gui.domain.cloud.kinds import VPCS, VSWITCHES
from gui.domain.cloud.references import MarkRef, VSwitchRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import MARK, REGION, SOON, ApiCall, ChangeTime, Sent, SingleItem, stored
from gui.domain.operations.judgements import Verdict, judge_block, judge_vswitch
from gui.domain.operations.reading import Snapshot


@dataclass(frozen=True, slots=True)
class _BlockOperation(SingleItem):
    region: RegionId = field(metadata=stored("region"))
    vpc_id: VpcId = field(metadata=stored("vpc", Named.VPC))
    block: IPv4Network = field(metadata=stored("block"))

    relies_on = ("vpc_id",)
    subject = "vpc_id"
    # Neither takes a ClientToken; a block can be in a VPC only once.
    may_be_repeated = False
    repeats_are_harmless = True

    @property
    def items(self) -> tuple[str, ...]:
        """The block: the VPC has others."""
        return (str(self.block),)


@dataclass(frozen=True, slots=True)
class AddBlock(_BlockOperation):
    """Add a secondary CIDR block to a VPC."""

    kind = "add_block"
    timing = SOON
    calls = (
        ApiCall(
            "vpc",
            "AssociateVpcCidrBlock",
            (
                REGION,
                Sent("VpcId", "vpc_id"),
                Sent("SecondaryCidrBlock", "block"),
            ),
        ),
    )

    @property
    def undo(self) -> "RemoveBlock":
        """The operation that takes this one back."""
        return RemoveBlock(self.region, self.vpc_id, self.block)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the VPC has the block."""
        return (judge_block(str(self.block), seen.one(VPCS, self.vpc_id), self.block, wanted=True),)


@dataclass(frozen=True, slots=True)
class RemoveBlock(_BlockOperation):
    """Take a secondary CIDR block, in which no vSwitch is left, from a VPC."""

    kind = "remove_block"
    timing = SOON
    calls = (
        ApiCall(
            "vpc",
            "UnassociateVpcCidrBlock",
            (
                REGION,
                Sent("VpcId", "vpc_id"),
                Sent("SecondaryCidrBlock", "block"),
            ),
        ),
    )

    @property
    def undo(self) -> AddBlock:
        """The operation that takes this one back."""
        return AddBlock(self.region, self.vpc_id, self.block)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the VPC no longer has the block."""
        return (judge_block(str(self.block), seen.one(VPCS, self.vpc_id), self.block, wanted=False),)


@dataclass(frozen=True, slots=True)
class CreateVSwitch(SingleItem):
    """Make a vSwitch.

    Attributes:
        region: where.
        mark: see ``gui.domain.cloud.references``.
        vpc_id: its VPC.
        zone_id: its zone.
        cidr: its block, inside one of the VPC.
        name: at most 128 characters; empty for none.
    """

    region: RegionId = field(metadata=stored("region"))
    mark: str = field(metadata=stored("mark", makes=Named.VSWITCH))
    vpc_id: VpcId = field(metadata=stored("vpc", Named.VPC))
    zone_id: str = field(metadata=stored("zone"))
    cidr: IPv4Network = field(metadata=stored("cidr"))
    name: str = field(default="", metadata=stored("name"))

    may_be_repeated = False
    # A second one could not have the same block.
    repeats_are_harmless = True
    kind = "create_vswitch"
    timing = ChangeTime(shortest=1.0, longest=3.0)
    calls = (
        ApiCall(
            "vpc",
            "CreateVSwitch",
            (
                REGION,
                Sent("VpcId", "vpc_id"),
                Sent("ZoneId", "zone_id"),
                Sent("CidrBlock", "cidr"),
                Sent("VSwitchName", "name"),
                MARK,
            ),
            takes_token=True,
        ),
    )
    relies_on = ("vpc_id",)
    subject = "mark"
    beside = ("vpc_id",)

    @property
    def undo(self) -> "DeleteVSwitch":
        """The operation that takes this one back."""
        return DeleteVSwitch(self.region, MarkRef(self.mark), self.vpc_id, str(self.cidr))

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the vSwitch is there."""
        return (judge_vswitch(self.mark, seen.one(VSWITCHES, MarkRef(self.mark)), wanted=True),)


@dataclass(frozen=True, slots=True)
class DeleteVSwitch(SingleItem):
    """Delete a vSwitch in which nothing is left.

    Attributes:
        region: where.
        vswitch_id: the vSwitch.
        vpc_id: its VPC.
        name: block or name, for a person to read.
    """

    region: RegionId = field(metadata=stored("region"))
    vswitch_id: VSwitchRef = field(metadata=stored("vswitch", Named.VSWITCH))
    vpc_id: VpcId = field(metadata=stored("vpc", Named.VPC))
    name: str = field(default="", metadata=stored("name"))

    may_be_repeated = False
    repeats_are_harmless = True
    kind = "delete_vswitch"
    timing = ChangeTime(shortest=1.0, longest=3.0)
    calls = (
        ApiCall(
            "vpc",
            "DeleteVSwitch",
            (
                REGION,
                Sent("VSwitchId", "vswitch_id"),
            ),
        ),
    )
    relies_on = ("vswitch_id",)
    subject = "vswitch_id"
    beside = ("vpc_id",)
    # Another one would have another id.
    undo = None

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the vSwitch is gone."""
        return (judge_vswitch(self.items[0], seen.one(VSWITCHES, self.vswitch_id), wanted=False),)


VpcChange = AddBlock | RemoveBlock | CreateVSwitch | DeleteVSwitch
"""Every kind of operation of this module."""
