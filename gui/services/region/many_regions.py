"""Reading several regions side by side: one that is slow or refuses holds no other up, and is never taken for empty."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Address
from typing import TypeVar

from gui.domain.checks.issues import GatewayAnswers
from gui.domain.cloud.eni import VSwitchId
from gui.domain.cloud.errors import CloudError, InputError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.region import Catalog, Region, RegionId
from gui.domain.contracts import CloudApi
from gui.domain.engine.retry_policy import READS_PER_MINUTE
from gui.domain.operations.operation import Operation
from gui.services.region.rate_limit import Limiter
from gui.services.region.readings import read_with_gateways

_T = TypeVar("_T")
_Place = TypeVar("_Place")
AT_ONCE = 16
"""So many regions are read at one time; a slow one keeps one of these places."""


@dataclass(frozen=True, slots=True)
class ReadRegion:
    """What was read of one region.

    Attributes:
        region: which.
        inventory: what there is; None where none of the main lists could be read.
        gateways: gateway and mask of its EIPs in multi-EIP mode, by ENI.
        error: why there is no inventory, None where there is one.
    """

    region: RegionId
    inventory: Inventory | None
    gateways: GatewayAnswers = field(default_factory=dict)
    error: CloudError | None = None


class PacedReads(CloudApi):
    """A cloud whose reads keep to one rate limit, whatever regions and threads they come from.

    Args:
        cloud: answers.
        limiter: shared by everything that keeps to this limit; READS_PER_MINUTE where None.
        pause: waits so many seconds.
    """

    def __init__(
        self, cloud: CloudApi, limiter: Limiter | None = None, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._cloud, self._limiter, self._pause = cloud, limiter or Limiter(READS_PER_MINUTE), pause

    def regions(self) -> tuple[Region, ...]:
        """Return every region, see ``CloudApi``."""
        self._wait()
        return self._cloud.regions()

    def read(self, region: RegionId, kind: Kind[_T], by: By = By.REGION, *values: str) -> tuple[_T, ...]:
        """Return the resources of one kind, see ``CloudApi``; the pages of one list count as one."""
        self._wait()
        return self._cloud.read(region, kind, by, *values)

    def is_free(self, region: RegionId, vswitch_id: VSwitchId, address: IPv4Address) -> bool:
        """Return whether ``address`` is free, see ``CloudApi``."""
        self._wait()
        return self._cloud.is_free(region, vswitch_id, address)

    def do(self, operation: Operation, token: str) -> str:
        """Send the write, see ``CloudApi``; writes have a limit of their own."""
        return self._cloud.do(operation, token)

    def _wait(self) -> None:
        while delay := self._limiter.take(time.monotonic()):
            self._pause(delay)


def regions_of(cloud: CloudApi, catalog: Catalog, wanted: Iterable[str], *, every: bool) -> tuple[RegionId, ...]:
    """Return the regions to read, each once: those ``wanted``, or all that the account can use and that are not closed.

    Raises:
        InputError: a region that is wanted is closed.
        CloudError: the list of regions could not be read.
    """
    if every:
        return tuple(sorted(each.id for each in cloud.regions() if each.id not in catalog.closed_regions))
    chosen = tuple(RegionId(each) for each in dict.fromkeys(wanted))
    for each in chosen:
        if each in catalog.closed_regions:
            raise InputError(f"The region {each} is closed. Name another region.")
    return chosen


def read_regions(
    cloud: CloudApi,
    regions: Iterable[RegionId],
    now: Callable[[], datetime],
    arrived: Callable[[ReadRegion], object] = lambda _: None,
) -> tuple[ReadRegion, ...]:
    """Read ``regions`` side by side under one rate limit; return the readings in the order of ``regions``. Blocking.

    Args:
        cloud: where to read.
        regions: what to read, each once.
        now: gives the time (aware, UTC).
        arrived: told of each region as soon as it is read or refused, in a worker thread.
    """
    paced = PacedReads(cloud)

    def read(region: RegionId) -> ReadRegion:
        try:
            reading = ReadRegion(region, *read_with_gateways(paced, region, now))
        except CloudError as error:
            reading = ReadRegion(region, None, error=error)
        arrived(reading)
        return reading

    return side_by_side(regions, read)


def side_by_side(places: Iterable[_Place], read: Callable[[_Place], _T]) -> tuple[_T, ...]:
    """Return what ``read`` returns for each of ``places``, in their order; AT_ONCE of them at one time. Blocking."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="regions") as pool:
        try:
            return tuple(pool.map(read, places))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
