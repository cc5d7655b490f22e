"""One look: the lists that a proof needs, read side by side."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.operations.reading import Reads, Snapshot

_T = TypeVar("_T")


def calls_of(reads: Reads) -> int:
    """Return how many calls ``look`` makes; no list of a plan is longer than one page."""
    lists = (reads.eips, reads.enis, reads.instances, reads.vpcs)
    singly = (reads.carriers, reads.made, reads.vswitches, reads.made_vswitches, reads.made_eips)
    return sum(bool(each) for each in lists) + sum(len(each) for each in singly)


def look(cloud: CloudApi, region: RegionId, reads: Reads) -> Snapshot:
    """Read what ``reads`` names.

    Raises:
        CloudError: one of the lists could not be read.
    """
    with ThreadPoolExecutor(max(1, calls_of(reads)), thread_name_prefix="look") as pool:
        eips = pool.submit(cloud.eips, region, reads.eips) if reads.eips else None
        enis = pool.submit(cloud.interfaces, region, reads.enis) if reads.enis else None
        instances = pool.submit(cloud.instances, region, reads.instances) if reads.instances else None
        vpcs = pool.submit(cloud.vpcs, region, reads.vpcs) if reads.vpcs else None
        vswitches = pool.submit(cloud.vswitches, region, reads.vswitches) if reads.vswitches else None
        carried = {eni_id: pool.submit(cloud.eips_on, region, eni_id) for eni_id in reads.carriers}
        made = {mark: pool.submit(cloud.interface_made, region, mark) for mark in reads.made}
        made_vswitches = {mark: pool.submit(cloud.vswitch_made, region, mark) for mark in reads.made_vswitches}
        made_eips = {mark: pool.submit(cloud.eip_made, region, mark) for mark in reads.made_eips}
        return Snapshot.of(
            eips.result() if eips else (),
            enis.result() if enis else (),
            instances.result() if instances else (),
            {eni_id: tuple(eip.allocation_id for eip in found.result()) for eni_id, found in carried.items()},
            _found(made),
            vpcs.result() if vpcs else (),
            vswitches.result() if vswitches else (),
            _found(made_vswitches),
            _found(made_eips),
        )


def _found(readings: Mapping[str, Future[_T | None]]) -> dict[str, _T]:
    return {mark: found for mark, reading in readings.items() if (found := reading.result()) is not None}
