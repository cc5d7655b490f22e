"""Making a secondary ENI, and deleting it again: CreateNetworkInterface, DeleteNetworkInterface (ECS 2014-05-26).

The id of an ENI is known only from the answer, which a crash may take away. So each ENI is made with a tag of its own,
the mark: by it the ENI is found whether the answer came or not.
"""

from dataclasses import dataclass
from ipaddress import IPv4Address

from gui.domain.eni import SecurityGroupId, VSwitchId
from gui.domain.one_item import OneItem
from gui.domain.proof import Reads, Snapshot, Verdict, judge_deleted, judge_made
from gui.domain.region import RegionId

MARK_TAG = "multi-eip-wizard"
"""Key of the tag whose value is the mark."""


@dataclass(frozen=True, slots=True)
class CreateEni(OneItem):
    """Make a secondary ENI.

    Attributes:
        region: where.
        mark: value of the tag MARK_TAG, used for nothing else.
        vswitch_id: the vSwitch it gets an address of.
        security_group_id: of the same VPC.
        name: 2 to 128 characters; empty for none.
        address: its primary private address, None for any that is free.
    """

    region: RegionId
    mark: str
    vswitch_id: VSwitchId
    security_group_id: SecurityGroupId
    name: str = ""
    address: IPv4Address | None = None

    may_be_repeated = False
    # Sent a second time with another token, it would make a second ENI.
    repeats_are_harmless = False
    action = "CreateNetworkInterface"

    @property
    def undo(self) -> "DeleteEni":
        """The operation that takes this one back."""
        return DeleteEni(self.region, self.mark, self.name)

    @property
    def items(self) -> tuple[str, ...]:
        """The mark: the id is not known yet."""
        return (self.mark,)

    @property
    def reads(self) -> Reads:
        """What must be read to judge it."""
        return Reads(made=(self.mark,))

    surroundings = reads

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the ENI is there."""
        return (judge_made(self.mark, seen.made.get(self.mark)),)


@dataclass(frozen=True, slots=True)
class DeleteEni(OneItem):
    """Delete the ENI that was made with a mark. Only ever the undo of CreateEni, so it has no undo of its own to need.

    Attributes:
        region: where.
        mark: see CreateEni.
        name: see CreateEni; for a person to read.
    """

    region: RegionId
    mark: str
    name: str = ""

    # The vendor advises to repeat a deletion that hangs.
    may_be_repeated = True
    repeats_are_harmless = True
    action = "DeleteNetworkInterface"

    @property
    def undo(self) -> "DeleteEni":
        """Nothing brings the ENI back."""
        return self

    @property
    def items(self) -> tuple[str, ...]:
        """The mark."""
        return (self.mark,)

    @property
    def reads(self) -> Reads:
        """What must be read to judge it."""
        return Reads(made=(self.mark,))

    surroundings = reads

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the ENI is gone."""
        return (judge_deleted(self.mark, seen.made.get(self.mark)),)
