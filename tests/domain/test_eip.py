from dataclasses import replace

import pytest

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AssociationMode, EipStatus
from tests.helpers.region_values import ENI, OTHER_ENI, bound_eip, free_eip


def test_an_eip_is_on_an_eni_by_type_and_id() -> None:
    assert bound_eip(1).is_on(ENI)
    assert bound_eip(1, status=EipStatus.UNASSOCIATING).is_on(ENI)
    assert not bound_eip(1).is_on(OTHER_ENI)
    assert not bound_eip(1, target_type="EcsInstance").is_on(ENI)
    assert not replace(bound_eip(1), target_id=None).is_on(ENI)
    assert not free_eip(1).is_on(ENI)


@pytest.mark.parametrize("status", EipStatus)
def test_only_two_states_last(status: EipStatus) -> None:
    assert status.settled is (status.value in {"Available", "InUse"})


def test_the_words_of_the_api() -> None:
    assert {mode.value for mode in AssociationMode} == {"NAT", "MULTI_BINDED", "BINDED"}
    assert MAX_EIPS_PER_ENI == 10
