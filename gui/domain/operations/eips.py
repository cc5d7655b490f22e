"""Allocating an EIP, changing its name or bandwidth, and releasing it.

AllocateEipAddress, ModifyEipAddressAttribute and ReleaseEipAddress (VPC 2016-04-28). Allocated and released is
pay-as-you-go only: a subscription is paid for ahead and can't be given back.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.references import EipRef, MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import MARK, REGION, SOON, ApiCall, Sent, SingleItem, stored
from gui.domain.operations.judgements import Judgement, Reason, Verdict, judge_deleted, judge_made
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
        return (judge_made(self.mark, seen.one(EIPS, MarkRef(self.mark))),)


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
    timing = SOON
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
        return (judge_deleted(self.items[0], seen.one(EIPS, self.eip)),)


@dataclass(frozen=True, slots=True)
class ModifyEip(SingleItem):
    """Give an EIP another name or another bandwidth.

    The API takes no empty name: an EIP that had none keeps the name it was given.

    Attributes:
        region: where.
        eip: the EIP.
        name: 1 to 128 characters; empty to leave it as it is.
        bandwidth: Mbit/s, None to leave it as it is.
        name_before: what it was called, where ``name`` changes that.
        bandwidth_before: Mbit/s, where ``bandwidth`` changes that.
    """

    region: RegionId = field(metadata=stored("region"))
    eip: AllocationId = field(metadata=stored("eip", Named.EIP))
    name: str = field(default="", metadata=stored("name"))
    bandwidth: int | None = field(default=None, metadata=stored("bandwidth"))
    name_before: str = field(default="", metadata=stored("name_before"))
    bandwidth_before: int | None = field(default=None, metadata=stored("bandwidth_before"))

    may_be_repeated = False
    repeats_are_harmless = True
    kind = "modify_eip"
    subject = "eip"
    immediate = True
    calls = (
        ApiCall(
            "vpc",
            "ModifyEipAddressAttribute",
            (
                REGION,
                Sent("AllocationId", "eip"),
                Sent("Bandwidth", "bandwidth"),
                Sent("Name", "name"),
            ),
        ),
    )
    relies_on = ("eip",)

    @property
    def may_cost(self) -> bool:
        """Whether it may change what the account is charged: a bandwidth has its price."""
        return self.bandwidth is not None

    @property
    def undo(self) -> "ModifyEip":
        """The operation that takes this one back: the values from before."""
        name = self.name_before if self.name else ""
        bandwidth = None if self.bandwidth is None else self.bandwidth_before
        return ModifyEip(self.region, self.eip, name, bandwidth, self.name, self.bandwidth)

    def judge(self, seen: Snapshot) -> tuple[Verdict, ...]:
        """Say whether the EIP has the wanted name and bandwidth; what another user gave it is left alone."""
        eip = seen.one(EIPS, self.eip)
        if eip is None:
            return (Verdict(self.eip, Judgement.CONFLICTING, Reason.GONE),)
        if not eip.status.settled:
            return (judge_made(self.eip, eip),)
        changes = ((self.name, eip.name, self.name_before), (self.bandwidth, eip.bandwidth, self.bandwidth_before))
        foreign = [now for wanted, now, before in changes if wanted and now not in {wanted, before}]
        kept = [now for wanted, now, before in changes if before and not wanted and now == before]
        if not foreign and any(wanted and now != wanted for wanted, now, _before in changes):
            return (Verdict(self.eip, Judgement.NOT_YET),)
        if other := next((str(now) for now in (*foreign, *kept)), None):
            return (Verdict(self.eip, Judgement.CONFLICTING, Reason.OTHER_VALUE, (("value", other),)),)
        return (Verdict(self.eip, Judgement.HOLDS),)


EipChange = AllocateEip | ReleaseEip | ModifyEip
"""Every kind of operation of this module."""
