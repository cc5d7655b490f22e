"""EIPs that are to be allocated: what is given, and what speaks against it, before any call is sent.

Source: AllocateEipAddress (VPC 2016-04-28) for bandwidth and name. Pay-as-you-go only, as in
``gui.domain.operations.eips``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI
from gui.domain.cloud.problems import Against
from gui.domain.operations.eips import MOST_BANDWIDTH, TrafficCharge

MOST_AT_ONCE = MAX_EIPS_PER_ENI
"""More than one interface takes is nothing for this program; whoever needs them comes back."""

_LONGEST_NAME = 128
_NO_NAME = ("http://", "https://")


class EipObjection(StrEnum):
    """Why EIPs can't be allocated like that; ``gui.words.new_eips`` holds the sentences."""

    COUNT = "count"
    BANDWIDTH = "bandwidth"
    NAME_LONG = "name_long"
    NAME_LINK = "name_link"


@dataclass(frozen=True, slots=True)
class NewEips:
    """What a person gave.

    Attributes:
        count: how many, 1 to MOST_AT_ONCE.
        bandwidth: of each, Mbit/s, 1 to MOST_BANDWIDTH.
        charge: what their traffic is charged by.
        name: may be empty; several EIPs get it with a number each.
    """

    count: int = 1
    bandwidth: int = 5
    charge: TrafficCharge = TrafficCharge.TRAFFIC
    name: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each EIP."""
        if not self.name or self.count == 1:
            return (self.name,) * self.count
        return tuple(f"{self.name}-{number}" for number in range(1, self.count + 1))


def objections(new: NewEips) -> tuple[Against[EipObjection], ...]:
    """Return what speaks against ``new``, in the order of the fields."""
    return tuple(_objections(new))


def _objections(new: NewEips) -> Iterator[Against[EipObjection]]:
    if not 1 <= new.count <= MOST_AT_ONCE:
        yield Against(EipObjection.COUNT, (("most", MOST_AT_ONCE),))
    if not 1 <= new.bandwidth <= MOST_BANDWIDTH[new.charge]:
        yield Against(EipObjection.BANDWIDTH, (("charge", new.charge.value), ("most", MOST_BANDWIDTH[new.charge])))
    if any(len(name) > _LONGEST_NAME for name in new.names):
        yield Against(EipObjection.NAME_LONG, (("most", _LONGEST_NAME),))
    if new.name.startswith(_NO_NAME):
        yield Against(EipObjection.NAME_LINK)


def beyond_ticks(new: NewEips, ticked: int) -> int:
    """Return how many of the new EIPs can't be ticked, because an interface takes no more.

    Args:
        new: what was given.
        ticked: how many EIPs are ticked already.
    """
    return max(0, ticked + new.count - MAX_EIPS_PER_ENI)
