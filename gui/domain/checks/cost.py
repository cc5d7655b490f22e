"""What EIPs cost that are bound to nothing: since when, and by the user's own prices how much.

The cloud tells when an EIP was allocated and not when it was unbound; that is known of what this program has bound or
unbound itself. Where nothing better is known, an EIP may have been bound in between: a time or a sum is then the most.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gui.domain.checks.prices import Price, price_of
from gui.domain.cloud.eip import AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.deletion import release_problems

HOURS_A_DAY: Final = 24
DAYS_AHEAD: Final = 30
"""How far a sum looks ahead."""
_HOUR: Final = timedelta(hours=1)


class Since(StrEnum):
    """What the time of an unbound EIP is counted from."""

    UNBOUND = "unbound"
    """This program unbound it then."""
    BOUND = "bound"
    """This program bound it then; another user unbound it later."""
    ALLOCATED = "allocated"
    """It was allocated then; it may have been bound in between."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Noted:
    """The last that this program did to an EIP.

    Attributes:
        at: when the cloud accepted it, or it was read (aware, UTC).
        bound: whether it was bound; else it was unbound.
    """

    at: datetime
    bound: bool


@dataclass(frozen=True, slots=True)
class IdleEip:
    """An EIP that is bound to nothing.

    Attributes:
        eip: which.
        since: from when it may have been so (aware, UTC); None where nobody knows.
        counted_from: what ``since`` is.
        price: the user's price for it; None where there is none.
    """

    eip: ElasticIp
    since: datetime | None
    counted_from: Since
    price: Price | None = None

    def days(self, now: datetime) -> int | None:
        """Return the whole days from ``since`` to ``now``; a clock that is behind gives 0."""
        return max(now - self.since, timedelta()).days if self.since else None

    @property
    def per_day(self) -> Decimal | None:
        """What it costs a day, in the currency of ``price``."""
        return self.price.per_hour * HOURS_A_DAY if self.price else None

    def spent(self, now: datetime) -> Decimal | None:
        """Return what it has cost from ``since`` to ``now``: by hours begun, and at most."""
        if self.price is None or self.since is None:
            return None
        begun = -(-max(now - self.since, timedelta()) // _HOUR)
        return self.price.per_hour * begun


@dataclass(frozen=True, slots=True)
class Sum:
    """What some EIPs cost together in one currency.

    Attributes:
        currency: three letters.
        count: number of EIPs with a price in it.
        per_day: what they cost a day.
        spent: what they have cost so far, at most; those of unknown age not counted.
    """

    currency: str
    count: int
    per_day: Decimal
    spent: Decimal

    @property
    def ahead(self) -> Decimal:
        """What they will cost in DAYS_AHEAD days."""
        return self.per_day * DAYS_AHEAD


def idle_eips(
    inventory: Inventory, noted: Mapping[AllocationId, Noted], prices: Iterable[Price] = ()
) -> tuple[IdleEip, ...]:
    """Return the EIPs of ``inventory`` that are bound to nothing and not owned by a cloud service, the longest first.

    Args:
        inventory: what was read of the region.
        noted: the last that this program did to each EIP, as far as it did anything.
        prices: the user's.
    """
    known = tuple(prices)
    found = (
        _idle(eip, noted.get(eip.allocation_id), price_of(eip, known))
        for eip in inventory.eips
        if eip.status is EipStatus.AVAILABLE and not eip.service_managed
    )
    return tuple(sorted(found, key=_place))


def _idle(eip: ElasticIp, noted: Noted | None, price: Price | None) -> IdleEip:
    if noted is not None and (eip.allocated is None or noted.at >= eip.allocated):
        return IdleEip(eip, noted.at, Since.BOUND if noted.bound else Since.UNBOUND, price)
    if eip.allocated is not None:
        return IdleEip(eip, eip.allocated, Since.ALLOCATED, price)
    return IdleEip(eip, None, Since.UNKNOWN, price)


def _place(idle: IdleEip) -> tuple[bool, float, str]:
    return idle.since is None, idle.since.timestamp() if idle.since else 0.0, idle.eip.allocation_id


def sums(idle: Iterable[IdleEip], now: datetime) -> tuple[Sum, ...]:
    """Return what ``idle`` cost together, by currency; nothing is ever converted."""
    groups: dict[str, list[IdleEip]] = {}
    for each in idle:
        if each.price is not None:
            groups.setdefault(each.price.currency, []).append(each)
    return tuple(
        Sum(
            currency,
            len(some),
            sum((each.per_day or Decimal() for each in some), Decimal()),
            sum((each.spent(now) or Decimal() for each in some), Decimal()),
        )
        for currency, some in sorted(groups.items())
    )


def releasable(idle: IdleEip) -> bool:
    """Return whether the EIP could be released as far as it is known; see ``release_problems``."""
    return not any(release_problems(idle.eip, (idle.eip.allocation_id,)))
