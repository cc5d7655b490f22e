from dataclasses import replace

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus
from gui.domain.rules.remaining import (
    bound_as_wanted,
    eips_to_bind,
    host_may_be_stopped,
    in_place,
    may_be_stopped,
    may_be_unbound,
    nothing_left,
)
from tests.helpers.region_values import (
    COLD,
    ENI,
    FREE_ENI,
    INSTANCE,
    OTHER_ENI,
    OTHER_INSTANCE,
    RUNNING,
    SELECTION,
    attached_eni,
    bound_eip,
    eip_id,
    free_eip,
    with_eips,
    with_eni,
)


@pytest.mark.parametrize(
    ("eip", "expected"),
    [
        (bound_eip(1), True),
        (free_eip(1), False),
        (bound_eip(1, OTHER_ENI), False),
        (bound_eip(1, mode=AssociationMode.NAT), False),
        (bound_eip(1, mode=None), False),
        (bound_eip(1, status=EipStatus.UNASSOCIATING), False),
        (bound_eip(1, target_type="EcsInstance"), False),
    ],
)
def test_an_eip_is_where_it_shall_be_only_settled_and_in_the_mode(eip: ElasticIp, *, expected: bool) -> None:
    assert bound_as_wanted(eip, ENI) is expected
    assert bound_as_wanted(eip, None) is False


def test_what_is_to_be_bound_keeps_the_order_and_the_unknown() -> None:
    inventory = with_eips(free_eip(1), bound_eip(2), free_eip(3))
    selection = replace(SELECTION, eips=(eip_id(3), eip_id(2), eip_id(9), eip_id(1)))
    assert eips_to_bind(selection, inventory) == (eip_id(3), eip_id(9), eip_id(1))


def test_an_eni_may_be_unbound_only_from_the_instance_that_was_named() -> None:
    agreed = replace(SELECTION, detach_from=INSTANCE)
    assert may_be_unbound(attached_eni(), agreed)
    assert not may_be_unbound(attached_eni(OTHER_INSTANCE), agreed)
    assert not may_be_unbound(attached_eni(), SELECTION)
    assert not may_be_unbound(attached_eni(), replace(agreed, eni=OTHER_ENI))
    assert not may_be_unbound(replace(attached_eni(), status=EniStatus.DETACHING), agreed)
    assert not may_be_unbound(FREE_ENI, SELECTION)


def test_an_instance_may_be_stopped_only_when_it_was_named() -> None:
    agreed = replace(SELECTION, stop=INSTANCE)
    assert may_be_stopped(RUNNING, agreed)
    assert not may_be_stopped(RUNNING, SELECTION)
    assert not may_be_stopped(COLD, agreed)
    assert not may_be_stopped(RUNNING, replace(agreed, instance=None))


def test_the_host_of_an_eni_may_be_stopped_only_when_it_was_named() -> None:
    agreed = replace(SELECTION, stop_host=INSTANCE)
    assert host_may_be_stopped(attached_eni(), agreed)
    assert not host_may_be_stopped(attached_eni(), SELECTION)
    assert not host_may_be_stopped(attached_eni(OTHER_INSTANCE), agreed)
    assert not host_may_be_stopped(attached_eni(), replace(agreed, eni=OTHER_ENI))
    assert not host_may_be_stopped(FREE_ENI, SELECTION)


def test_a_host_that_gets_its_eni_back_is_agreed_to_once() -> None:
    assert may_be_stopped(RUNNING, replace(SELECTION, stop_host=INSTANCE))
    assert not may_be_stopped(RUNNING, replace(SELECTION, stop_host=OTHER_INSTANCE))
    assert not may_be_stopped(COLD, replace(SELECTION, stop_host=OTHER_INSTANCE))


def test_an_eni_is_in_place_only_when_attached_there() -> None:
    assert in_place(attached_eni(), INSTANCE)
    assert not in_place(attached_eni(), OTHER_INSTANCE)
    assert not in_place(attached_eni(), None)
    assert not in_place(replace(attached_eni(), instance_id=None), None)
    assert not in_place(replace(attached_eni(), status=EniStatus.ATTACHING), INSTANCE)


def test_nothing_is_left_when_all_is_bound_and_attached() -> None:
    done = replace(with_eni(attached_eni()), eips=(bound_eip(1), bound_eip(2)))
    assert nothing_left(SELECTION, done)
    assert not nothing_left(replace(SELECTION, eips=()), done)
    assert not nothing_left(replace(SELECTION, instance=OTHER_INSTANCE), done)
    assert not nothing_left(Selection(), done)
    assert not nothing_left(SELECTION, replace(done, eips=(bound_eip(1), free_eip(2))))
    assert not nothing_left(SELECTION, replace(done, interfaces=(FREE_ENI,)))
    assert not nothing_left(SELECTION, replace(done, interfaces=()))
