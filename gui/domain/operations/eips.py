"""Allocating an EIP, and releasing one: AllocateEipAddress, ReleaseEipAddress (VPC 2016-04-28).

Pay-as-you-go only: a subscription is paid for ahead and can't be given back.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.references import EipRef, MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import MARK, REGION, ApiCall, Sent, SingleItem, stored
from gui.domain.operations.judgements import Verdict, judge_allocated, judge_released
from gui.domain.operations.reading import Snapshot


class TrafficCharge(StrEnum):
    """What the Internet traffic of a pay-as-you-go EIP is charged by (the API's ``InternetChargeType``)."""

    BANDWIDTH = "PayByBandwidth"
    TRAFFIC = "PayByTraffic"


PAY_AS_YOU_GO = "PostPaid"
"""How an EIP is allocated: a subscription is paid for ahead and can't be given back."""

MOST_BANDWIDTH = {TrafficCharge.BANDWIDTH: 500, TrafficCharge.TRAFFIC: 200}
"""Mbit/s; the page of AllocateEipAddress."""


@dataclass(frozen=True, slots=True)
class AllocateEip(SingleItem):
    """Allocate one EIP, which costs money from then on.

    Attributes:
        region: where.
        mark: see ``gui.domain.cloud.references``.
        bandwidth: Mbit/s, at least 1, at most MOST_BANDWIDTH.
        charge: see TrafficCharge.
        name: at most 128 characters; empty for none.
    """

    region: RegionId = field(metadata=stored("region"))
    mark: str = field(metadata=stored("mark", makes=Named.EIP))
    bandwidth: int = field(metadata=stored("bandwidth"))
    charge: TrafficCharge = field(metadata=stored("charge"))
    name: str = field(default="", metadata=stored("name"))

    may_be_repeated = False
    # Sent a second time with another token, it would allocate, and charge for, a second EIP.
    repeats_are_harmless = False
    kind = "allocate"
    immediate = True
    subject = "mark"
    calls = (
        ApiCall(
            "vpc",
            "AllocateEipAddress",
            (
                REGION,
                Sent("Bandwidth", "bandwidth"),
                Sent("InstanceChargeType", fixed=PAY_AS_YOU_GO),
                Sent("InternetChargeType", "charge"),
                Sent("Name", "name"),
                MARK,
            ),
            takes_token=True,
        ),
    )

    @property
    def undo(self) -> "ReleaseEip":
        """The operation that takes this one back."""
        return ReleaseEip(self.region, MarkRef(self.mark), self.name)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the EIP is there."""
        return (judge_allocated(self.mark, seen.one(EIPS, MarkRef(self.mark))),)


@dataclass(frozen=True, slots=True)
class ReleaseEip(SingleItem):
    """Release a pay-as-you-go EIP that is bound to nothing; the address is lost.

    Attributes:
        region: where.
        eip: the EIP.
        name: address or name, for a person to read.
    """

    region: RegionId = field(metadata=stored("region"))
    eip: EipRef = field(metadata=stored("eip", Named.EIP))
    name: str = field(default="", metadata=stored("name"))

    may_be_repeated = False
    repeats_are_harmless = True
    kind = "release"
    subject = "eip"
    calls = (
        ApiCall(
            "vpc",
            "ReleaseEipAddress",
            (
                REGION,
                Sent("AllocationId", "eip"),
            ),
        ),
    )
    relies_on = ("eip",)
    # A released address belongs to whoever gets it next.
    undo = None

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the EIP is gone."""
        return (judge_released(self.items[0], seen.one(EIPS, self.eip)),)
