"""What is asked and what is seen, by the names of the kinds: for tests that write it by hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface, Vpc, VSwitch
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.kinds import EIPS, INSTANCES, INTERFACES, VPCS, VSWITCHES
from gui.domain.cloud.references import MarkRef
from gui.domain.operations.reading import Query, Reads, Snapshot
from tests.helpers.region_values import free_eip


def reads_of(
    eips: Iterable[str] = (),
    enis: Iterable[str] = (),
    instances: Iterable[str] = (),
    carriers: Iterable[str] = (),
    made: Iterable[str] = (),
    vpcs: Iterable[str] = (),
    vswitches: Iterable[str] = (),
    made_vswitches: Iterable[str] = (),
    made_eips: Iterable[str] = (),
) -> Reads:
    """Return the reading of these ids, of the EIPs on ``carriers``, and of what has these marks."""
    by_id = ((EIPS, eips), (INTERFACES, enis), (INSTANCES, instances), (VPCS, vpcs), (VSWITCHES, vswitches))
    by_mark = ((EIPS, made_eips), (INTERFACES, made), (VSWITCHES, made_vswitches))
    found = Reads.on(*carriers)
    for kind, ids in by_id:
        found |= Reads.of(kind, *ids)
    for kind, marks in by_mark:
        found |= Reads.of(kind, *map(MarkRef, marks))
    return found


def seen_of(
    eips: Iterable[ElasticIp] = (),
    enis: Iterable[NetworkInterface] = (),
    instances: Iterable[Instance] = (),
    carried: Mapping[EniId, Sequence[AllocationId]] | None = None,
    made: Mapping[str, NetworkInterface] | None = None,
    vpcs: Iterable[Vpc] = (),
    vswitches: Iterable[VSwitch] = (),
    made_vswitches: Mapping[str, VSwitch] | None = None,
    made_eips: Mapping[str, ElasticIp] | None = None,
) -> Snapshot:
    """Return the snapshot of these resources, and of what has these marks; on an ENI only the ids count."""
    by_id: tuple[tuple[Kind[Any], Iterable[Any]], ...] = (
        (EIPS, eips),
        (INTERFACES, enis),
        (INSTANCES, instances),
        (VPCS, vpcs),
        (VSWITCHES, vswitches),
    )
    answers = {Query(kind, By.ID, kind.key(each)): (each,) for kind, found in by_id for each in found}
    for eni_id, ids in (carried or {}).items():
        answers[Query(EIPS, By.INTERFACE, eni_id)] = tuple(with_id(each) for each in ids)
    for kind, marked in ((INTERFACES, made), (VSWITCHES, made_vswitches), (EIPS, made_eips)):
        answers |= {Query(kind, By.MARK, mark): (each,) for mark, each in (marked or {}).items()}
    return Snapshot(answers)


def seen_with(seen: Snapshot, **more: Any) -> Snapshot:
    """Return ``seen`` with what ``seen_of`` makes of ``more`` in the place of what it had."""
    return Snapshot({**seen.answers, **seen_of(**more).answers})


def with_id(allocation_id: str) -> ElasticIp:
    """Return an EIP of which only the id counts."""
    return ElasticIp(AllocationId(allocation_id), free_eip(1).address, free_eip(1).status, free_eip(1).region)
