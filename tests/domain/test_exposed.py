from dataclasses import replace
from ipaddress import IPv4Address

import pytest

from gui.domain.cloud.eip import AssociationMode, ElasticIp
from gui.domain.cloud.interface_address import exposed_eip, has_its_address_for_an_eip, is_left_over
from tests.helpers.region_values import FREE_ENI, INVENTORY, OTHER_ENI, bound_eip

EIP = bound_eip(1, mode=AssociationMode.NAT)
EXPOSED = replace(EIP, private_address=EIP.address)
SHOWING = replace(FREE_ENI, private_address=EIP.address)


def found(eip: ElasticIp, *others: ElasticIp) -> ElasticIp | None:
    return exposed_eip(SHOWING, replace(INVENTORY, eips=(*others, eip)))


@pytest.mark.parametrize("eip", [EXPOSED, EIP], ids=["maps to itself", "not said where it leads"])
def test_an_eip_in_nat_mode_that_is_the_primary_private_address_is_exposed(eip: ElasticIp) -> None:
    assert found(eip) == eip
    assert found(eip, bound_eip(2, mode=AssociationMode.NAT)) == eip


@pytest.mark.parametrize(
    "eip",
    [
        replace(EXPOSED, mode=AssociationMode.MULTI_EIP),
        replace(EXPOSED, mode=AssociationMode.CUT_THROUGH),
        replace(EXPOSED, mode=None),
        replace(EXPOSED, private_address=IPv4Address("172.16.20.9")),
        replace(EXPOSED, target_id=OTHER_ENI),
        replace(EXPOSED, target_type="EcsInstance"),
        bound_eip(2, mode=AssociationMode.NAT),
    ],
    ids=["multi", "cut-through", "mode unknown", "leads elsewhere", "on another", "on an instance", "another address"],
)
def test_whatever_else_is_bound_is_not_exposed(eip: ElasticIp) -> None:
    assert found(eip) is None


def test_an_eip_bound_in_nat_mode_to_a_common_private_address_is_not_exposed() -> None:
    eip = replace(EIP, private_address=FREE_ENI.private_address)
    assert exposed_eip(FREE_ENI, replace(INVENTORY, eips=(eip,))) is None


@pytest.mark.parametrize(
    ("mark", "eips", "left"),
    [
        (f"{EIP.address}-t1", (), True),
        (f"{EIP.address}-t1", (EXPOSED,), False),
        ("", (), False),
        ("by-hand-t1", (), False),
        ("47.9.9.9-t1", (), False),
    ],
    ids=["left over", "in use", "without a mark", "made for the other method", "marked for another address"],
)
def test_what_was_made_to_expose_an_eip_and_carries_none_is_left_over(
    mark: str,
    eips: tuple[ElasticIp, ...],
    left: bool,
) -> None:
    eni, there = replace(SHOWING, mark=mark), replace(INVENTORY, eips=eips)
    assert is_left_over(eni, there) is left
    assert has_its_address_for_an_eip(eni, there) is (left or bool(eips))
