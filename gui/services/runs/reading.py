"""One look: the lists that a proof needs, read side by side."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from gui.domain.cloud.kind import By
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.operations.reading import Asked, Query, Reads, Snapshot


def look(cloud: CloudApi, region: RegionId, reads: Reads) -> Snapshot:
    """Read what ``reads`` names, with ``reads.calls()`` calls: no list of a plan is longer than one page.

    Raises:
        CloudError: one of the lists could not be read.
    """
    calls = reads.calls()

    def read(asked: Asked) -> tuple[Any, ...]:
        return cloud.read(region, asked.kind, asked.by, *asked.values)

    # This thread reads the first list: most looks have no other, and start no thread.
    with ThreadPoolExecutor(max(1, len(calls) - 1), thread_name_prefix="look") as pool:
        others = [pool.submit(read, asked) for asked in calls[1:]]
        found = [*map(read, calls[:1]), *(each.result() for each in others)]
    answers: dict[Query, tuple[Any, ...]] = {}
    for asked, records in zip(calls, found, strict=True):
        answers.update(_answers(asked, records))
    return Snapshot(answers)


def _answers(asked: Asked, records: tuple[Any, ...]) -> dict[Query, tuple[Any, ...]]:
    kind, by, values = asked
    if by is By.ID:
        by_id = {kind.key(each): each for each in records}
        return {Query(kind, by, each): (by_id[each],) if each in by_id else () for each in values}
    # A mark was used once.
    return {Query(kind, by, values[0]): records[:1] if by is By.MARK else records}
