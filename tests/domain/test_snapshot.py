from typing import Any

import pytest

from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INTERFACES
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.readings import FoundIds
from gui.domain.operations.operation import AssociateEips
from gui.domain.operations.reading import Query, Snapshot
from tests.helpers.queries import reads_of, seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eip_id, eni, free_eip, instance


@pytest.mark.parametrize(
    ("seen", "passing"),
    [
        (Snapshot(), False),
        (seen_of([free_eip(1)], [eni()], [instance()]), False),
        (seen_of([bound_eip(1, status=EipStatus.ASSOCIATING)]), True),
        (seen_of(enis=[eni(EniStatus.DETACHING)]), True),
        (seen_of(instances=[instance(status=InstanceStatus.STOPPING)]), True),
    ],
)
def test_a_snapshot_tells_whether_anything_is_between_two_states(seen: Any, passing: Any) -> None:
    assert seen.passing is passing


def test_an_id_that_was_found_by_its_mark_is_not_looked_for_again() -> None:
    eip, mark = free_eip(1), MarkRef("47.100.1.1-abc")
    ids = FoundIds(AssociateEips(REGION, (eip.allocation_id,), mark))
    by_mark, by_id = Query.of(INTERFACES, mark), Query.of(EIPS, eip.allocation_id)
    missing = Snapshot({by_id: (eip,), by_mark: ()})
    assert ids.complete(missing) == missing
    assert set(ids.reads) == {by_id, by_mark}
    assert ids.complete(Snapshot({by_id: (eip,), by_mark: (eni(),)})).eni_id(mark) == ENI
    assert set(ids.reads) == {by_id}
    later = ids.complete(Snapshot({by_id: ()}, 0.1))
    assert (later.eni_id(mark), later.answers[by_id], later.seconds) == (ENI, (), 0.1)
    named = FoundIds(AssociateEips(REGION, (eip.allocation_id,), ENI))
    assert named.complete(Snapshot({by_id: (eip,)})) == Snapshot({by_id: (eip,)})
    assert set(named.reads) == {by_id}


def test_reads_are_joined_without_repetition() -> None:
    joined = reads_of((eip_id(1),), (ENI,)) | reads_of((eip_id(1), eip_id(2)), (ENI,), (INSTANCE,), (ENI,))
    assert joined == reads_of((eip_id(1), eip_id(2)), (ENI,), (INSTANCE,), (ENI,))


def test_ids_are_asked_for_together_as_far_as_one_call_takes_them() -> None:
    reads = reads_of(map(eip_id, range(51)), (ENI,), made=("a", "b"), vswitches=("vsw-1", "vsw-2"), carriers=(ENI,))
    calls = [(asked.by, len(asked.values)) for asked in reads.calls()]
    assert sorted(calls) == sorted(
        [(By.ID, 50), (By.ID, 1), (By.ID, 1), (By.ID, 1), (By.ID, 1), (By.MARK, 1), (By.MARK, 1), (By.INTERFACE, 1)]
    )
    assert reads_of().calls() == ()
