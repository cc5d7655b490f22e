from typing import Any

import pytest

from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.instance import InstanceStatus
from gui.domain.operations.reading import Reads, Snapshot
from tests.helpers.toy_cloud import ENI, INSTANCE, bound_eip, eip_id, eni, free_eip, instance


@pytest.mark.parametrize(
    ("seen", "passing"),
    [
        (Snapshot(), False),
        (Snapshot.of([free_eip(1)], [eni()], [instance()]), False),
        (Snapshot.of([bound_eip(1, status=EipStatus.ASSOCIATING)]), True),
        (Snapshot.of(enis=[eni(EniStatus.DETACHING)]), True),
        (Snapshot.of(instances=[instance(status=InstanceStatus.STOPPING)]), True),
    ],
)
def test_a_snapshot_tells_whether_anything_is_between_two_states(seen: Any, passing: Any) -> None:
    assert seen.passing is passing


def test_reads_are_joined_without_repetition() -> None:
    joined = Reads((eip_id(1),), (ENI,)) | Reads((eip_id(1), eip_id(2)), (ENI,), (INSTANCE,), (ENI,))
    assert joined == Reads((eip_id(1), eip_id(2)), (ENI,), (INSTANCE,), (ENI,))
