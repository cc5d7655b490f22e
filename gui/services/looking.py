"""One look: the lists that a proof needs, read side by side."""

from concurrent.futures import ThreadPoolExecutor

from gui.domain.contracts import CloudApi
from gui.domain.proof import Reads, Snapshot
from gui.domain.region import RegionId


def calls_of(reads: Reads) -> int:
    """Return how many calls ``look`` makes; no list of a plan is longer than one page."""
    return bool(reads.eips) + bool(reads.enis) + bool(reads.instances) + len(reads.carriers) + len(reads.made)


def look(cloud: CloudApi, region: RegionId, reads: Reads) -> Snapshot:
    """Read what ``reads`` names.

    Raises:
        CloudError: one of the lists could not be read.
    """
    with ThreadPoolExecutor(max(1, calls_of(reads)), thread_name_prefix="look") as pool:
        eips = pool.submit(cloud.eips, region, reads.eips) if reads.eips else None
        enis = pool.submit(cloud.interfaces, region, reads.enis) if reads.enis else None
        instances = pool.submit(cloud.instances, region, reads.instances) if reads.instances else None
        carried = {eni_id: pool.submit(cloud.eips_on, region, eni_id) for eni_id in reads.carriers}
        made = {mark: pool.submit(cloud.interface_made, region, mark) for mark in reads.made}
        return Snapshot.of(
            eips.result() if eips else (),
            enis.result() if enis else (),
            instances.result() if instances else (),
            {eni_id: tuple(eip.allocation_id for eip in found.result()) for eni_id, found in carried.items()},
            {mark: eni for mark, found in made.items() if (eni := found.result()) is not None},
        )
