"""What the documents say, and what one region holds: the catalog from resources/, the inventory from the cloud."""

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from gui.assets import read_text
from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.errors import CloudError, PartlyReadError
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, ListName, Unread
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INSTANCE_TYPES, INSTANCES, INTERFACES, VPCS, VSWITCHES
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.contracts import CloudApi

_T = TypeVar("_T")
EipsRead = Callable[[tuple[ElasticIp, ...]], None]
Progress = Callable[[str, int], None]
"""Told the name of a list and how many entries it has, as soon as it is read."""


def load_catalog() -> Catalog:
    """Return what ``resources/catalog`` says about regions and instance families."""
    regions = _load("catalog/regions.json")
    families = _load("catalog/instance_families.json")
    return Catalog(
        multi_eip_regions=frozenset(RegionId(each) for each in regions["multi_eip_regions"]),
        closed_regions=frozenset(RegionId(each) for each in regions["closed_regions"]),
        multi_eip_families=frozenset(families["listed"]),
        possible_families=frozenset(families["possible"]),
        cold_attach_types=frozenset(families["cold_attach_types"]),
    )


def _load(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read_text(path))
    return found


def read_inventory(
    cloud: CloudApi,
    region: RegionId,
    now: Callable[[], datetime],
    progress: Progress | None = None,
    *,
    eips_read: EipsRead | None = None,
) -> Inventory:
    """Read one region, its lists side by side.

    A list that could not be read is named in ``Inventory.unread`` with its error, and is never taken for empty; one of
    which single records could not be read is named there too, and the others are in the inventory. Without
    EIPs, ENIs and instances there is nothing to show; one or two of them are better than none.

    Args:
        cloud: where to read.
        region: what to read.
        now: gives the time (aware, UTC); called once, when the reading has ended.
        progress: told of each list as it arrives, from the calling thread.
        eips_read: given all EIPs as soon as they are there, in a worker thread; not where they could not be read whole.

    Raises:
        CloudError: none of EIPs, ENIs and instances could be read; it is the error of the first of them.
    """
    tell = progress or _ignore
    unread: list[Unread] = []
    with ThreadPoolExecutor(5, thread_name_prefix="inventory") as pool:
        eips = pool.submit(_all_eips, cloud, region, eips_read)
        interfaces = pool.submit(cloud.read, region, INTERFACES)
        instances = pool.submit(cloud.read, region, INSTANCES)
        vswitches = pool.submit(cloud.read, region, VSWITCHES)
        vpcs = pool.submit(cloud.read, region, VPCS)
        found_instances = _answer(ListName.INSTANCES, instances, tell, unread)
        # Only instances tell which types there are: where they were not read, neither were the types.
        untold = [replace(each, name=ListName.INSTANCE_TYPES) for each in unread if not each.partly]
        unread.extend(untold)
        types = sorted({instance.type for instance in found_instances if instance.type})
        kinds = None if untold else pool.submit(cloud.read, region, INSTANCE_TYPES, By.ID, *types)
        found_eips = _answer(ListName.EIPS, eips, tell, unread)
        found_interfaces = _answer(ListName.INTERFACES, interfaces, tell, unread)
        found_kinds = _answer(ListName.INSTANCE_TYPES, kinds, tell, unread) if kinds else ()
        found_vswitches = _answer(ListName.VSWITCHES, vswitches, tell, unread)
        found_vpcs = _answer(ListName.VPCS, vpcs, tell, unread)
    unread.sort(key=lambda each: tuple(ListName).index(each.name))
    dark = [each for each in unread if each.name in MAIN_LISTS and not each.partly]
    if len(dark) == len(MAIN_LISTS):
        raise dark[0].error
    return Inventory(
        region=region,
        as_of=now(),
        eips=found_eips,
        interfaces=found_interfaces,
        instances=found_instances,
        instance_types=found_kinds,
        vswitches=found_vswitches,
        vpcs=found_vpcs,
        unread=tuple(unread),
    )


def _all_eips(cloud: CloudApi, region: RegionId, eips_read: EipsRead | None) -> tuple[ElasticIp, ...]:
    found = cloud.read(region, EIPS)
    if eips_read is not None:
        eips_read(found)
    return found


def _ignore(_name: str, _count: int) -> None:
    """Tell nobody."""


def _answer(name: ListName, reading: "Future[tuple[_T, ...]]", tell: Progress, unread: list[Unread]) -> tuple[_T, ...]:
    try:
        found = reading.result()
    except CloudError as error:
        unread.append(Unread(name, error))
        if not isinstance(error, PartlyReadError):
            return ()
        found = error.read
    tell(name.value, len(found))
    return found
