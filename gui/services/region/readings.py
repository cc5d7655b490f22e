"""Readings that go on where a part is refused: what could not be read is kept as the error, never as nothing."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from gui.domain.checks.drift import DriftReading
from gui.domain.checks.issues import GatewayAnswers, multi_eip_carriers, multi_eip_interfaces
from gui.domain.cloud.eip import EipGateway
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, PartlyReadError
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import GATEWAYS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.engine.retry_policy import READS_PER_MINUTE
from gui.domain.plans.expected import Expected, expected, with_gone
from gui.domain.plans.plan import Plan
from gui.services.region.catalog import read_inventory
from gui.services.region.rate_limit import Limiter, Wait, patiently

_T = TypeVar("_T")
_AT_ONCE = 16
"""Gateways asked for at one time: with 80 ms each, 250 interfaces take a second and a half."""


class _GatewayReadings:
    """Asks for gateways side by side, under the rate limit for reads; less often where the cloud has a lower one."""

    def __init__(self, cloud: CloudApi, region: RegionId, pool: ThreadPoolExecutor, wait: Wait = time.sleep) -> None:
        self._cloud, self._region, self._pool, self._wait = cloud, region, pool, wait
        self._limiter = Limiter(READS_PER_MINUTE)
        self._begun: dict[EniId, Future[tuple[EipGateway, ...]]] = {}

    def begin(self, enis: Iterable[EniId]) -> None:
        """Ask about ``enis``, of each once."""
        for eni in enis:
            if eni not in self._begun:
                self._begun[eni] = self._pool.submit(self._read, eni)

    def of(self, enis: Iterable[EniId]) -> dict[EniId, "Future[tuple[EipGateway, ...]]"]:
        """Return what is asked about ``enis``, in their order."""
        wanted = tuple(dict.fromkeys(enis))
        self.begin(wanted)
        return {eni: self._begun[eni] for eni in wanted}

    def answers(self, enis: Iterable[EniId]) -> GatewayAnswers:
        """Return what was answered about ``enis``, in their order; the error where one could not be asked about."""
        return {eni: _tried(reading.result) for eni, reading in self.of(enis).items()}

    def _read(self, eni: EniId) -> tuple[EipGateway, ...]:
        return patiently(lambda: self._once(eni), self._wait)

    def _once(self, eni: EniId) -> tuple[EipGateway, ...]:
        while delay := self._limiter.take(time.monotonic()):
            self._wait(delay)
        return self._cloud.read(self._region, GATEWAYS, By.INTERFACE, eni)


def read_gateway_answers(
    cloud: CloudApi, region: RegionId, enis: Sequence[EniId], wait: Wait = time.sleep
) -> GatewayAnswers:
    """Return gateway and mask of every multi-mode EIP by ENI, or the error where an ENI could not be asked about.

    Args:
        cloud: where to read.
        region: of the ENIs.
        enis: what to ask about.
        wait: lets seconds pass.
    """
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="gateways") as pool:
        return _GatewayReadings(cloud, region, pool, wait).answers(enis)


def read_gateways(cloud: CloudApi, region: RegionId, enis: Sequence[EniId]) -> dict[EniId, tuple[EipGateway, ...]]:
    """Return gateway and mask of every multi-mode EIP, by ENI, in the order of ``enis``.

    Raises:
        CloudError: one of them could not be read, or not whole.
    """
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="gateways") as pool:
        return {eni: reading.result() for eni, reading in _GatewayReadings(cloud, region, pool).of(enis).items()}


def read_with_gateways(
    cloud: CloudApi,
    region: RegionId,
    now: Callable[[], datetime],
    check: Callable[[Inventory], object] = lambda _: None,
) -> tuple[Inventory, GatewayAnswers]:
    """Read one region as ``read_inventory`` does, and the gateways of its EIPs, begun as soon as the EIPs are there.

    Args:
        cloud: where to read.
        region: what to read.
        now: gives the time (aware, UTC).
        check: given the inventory before the gateways are waited for; may raise.

    Raises:
        CloudError: none of EIPs, ENIs and instances could be read.
    """
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="gateways") as pool:
        readings = _GatewayReadings(cloud, region, pool)
        try:
            inventory = read_inventory(
                cloud, region, now, eips_read=lambda eips: readings.begin(multi_eip_carriers(eips))
            )
            check(inventory)
            return inventory, readings.answers(multi_eip_interfaces(inventory))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def reading_of(inventory: Inventory, plan: Plan) -> DriftReading:
    """Return what ``inventory`` says of everything that ``plan`` names; what could not be read there is unknown here.

    An ENI that the plan made is found by its mark; one whose list could not be read has the id it had when it was last
    known, if it was.

    Raises:
        ValueError: it is the inventory of another region, which says nothing about the plan.
    """
    if inventory.region != plan.region:
        raise ValueError(f"inventory of {inventory.region}, plan of {plan.region}")
    made = with_gone(plan, {eni.mark: eni.id for eni in inventory.interfaces if eni.mark})
    return reading_for(inventory, expected(plan, made), made)


def reading_for(inventory: Inventory, wanted: Expected, made: Mapping[str, EniId]) -> DriftReading:
    """Return what ``inventory`` says of everything that ``wanted`` names; what could not be read is unknown here.

    Args:
        inventory: what the cloud says now.
        wanted: what is to be there, in the region of ``inventory``.
        made: the ENIs that a plan made, by their marks; empty where none is known by its mark.
    """
    unread = {each.name: each.error for each in inventory.unread}
    no_eips = unread.get(ListName.EIPS)
    return DriftReading(
        no_eips or tuple(eip for eip in inventory.eips if eip.allocation_id in wanted.bindings),
        unread.get(ListName.INTERFACES) or tuple(eni for eni in inventory.interfaces if eni.id in wanted.enis),
        unread.get(ListName.INSTANCES) or tuple(each for each in inventory.instances if each.id in wanted.instances),
        {eni: no_eips or inventory.eips_on(eni) for eni in wanted.carried},
        made,
    )


def _tried(read: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...] | CloudError:
    try:
        return read()
    except PartlyReadError as error:
        # What could be read is told; an EIP without an answer is a finding of its own.
        return error.read or error
    except CloudError as error:
        return error
