"""Which wizard unbinds what several selected rows are about."""

from dataclasses import replace

import pytest

from gui.domain.cloud.eni import EniId, EniStatus
from gui.domain.wizards.unbind_opening import UnbindOpening, UnbindWay, unbind_opening
from tests.domain import test_change
from tests.domain import test_secondary_cidr_teardown as cidr
from tests.helpers.toy_cloud import ENI, INSTANCE, bound_eip, eip_id, eni, free_eip

W = UnbindWay
SECOND = replace(eni(), id=EniId("eni-2"))
EIPS = (bound_eip(1), bound_eip(2), bound_eip(3, SECOND.id), free_eip(4), replace(bound_eip(5), target_type="Nat"))
FREE = replace(test_change.inventory(EIPS), interfaces=(eni(), SECOND))
IN_USE = replace(FREE, interfaces=(eni(EniStatus.IN_USE, INSTANCE), SECOND))
CIDR = cidr.inventory(**cidr.STANDING)


@pytest.mark.parametrize(
    ("selected", "there", "way", "enis", "eips"),
    [
        (("eip-1", "eip-2"), IN_USE, W.INTERFACE, (ENI,), (1, 2)),
        ((ENI,), IN_USE, W.INTERFACE, (ENI,), (1, 2)),
        ((INSTANCE, "eip-4"), IN_USE, W.INTERFACE, (ENI,), (1, 2)),
        (("eip-2", "eip-4"), IN_USE, W.SOME_EIPS, (ENI,), (2,)),
        (("eip-1", "eip-3"), IN_USE, W.ONE_AT_A_TIME, (ENI, SECOND.id), (1, 3)),
        (("eip-3", "eip-1", "eip-3"), FREE, W.FREE_INTERFACES, (SECOND.id, ENI), (3, 1)),
        (("eip-4", "eip-5", "nothing"), FREE, W.NOTHING, (), ()),
        ((cidr.ENI.id,), CIDR, W.INTERFACE_ADDRESSES, (cidr.ENI.id,), (5,)),
    ],
)
def test_no_wizard_unbinds_what_no_row_named(
    selected: tuple[str, ...], there: object, way: UnbindWay, enis: tuple[str, ...], eips: tuple[int, ...]
) -> None:
    found = unbind_opening(selected, there)  # type: ignore[arg-type]
    assert (found.way, found.enis, found.eips) == (way, enis, tuple(map(eip_id, eips)))


def test_addresses_of_two_instances_go_one_at_a_time() -> None:
    other = replace(cidr.ENI, id=EniId("eni-far"), instance_id="i-far", private_address=cidr.SECOND.private_address)
    bound = replace(bound_eip(6, other.id), mode=cidr.EXPOSED.mode, private_address=other.private_address)
    there = replace(CIDR, eips=(cidr.EXPOSED, bound), interfaces=(cidr.ENI, other))
    assert unbind_opening((cidr.ENI.id, other.id), there).way is W.ONE_AT_A_TIME


def test_both_ways_to_be_bound_do_not_go_together() -> None:
    there = replace(CIDR, eips=(*CIDR.eips, bound_eip(1)), interfaces=(*CIDR.interfaces, eni()))
    assert unbind_opening((cidr.ENI.id, ENI), there).way is W.ONE_AT_A_TIME


def test_nothing_is_known_before_the_region_is_read() -> None:
    assert unbind_opening(("eip-1",), None) == UnbindOpening()
