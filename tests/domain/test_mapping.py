from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.cloud.eni import EniId, EniStatus, EniType
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.cloud.mapping import Mapping, Part, mappings
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, bound_eip, eni, free_eip, instance

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PRIMARY = replace(eni(EniStatus.IN_USE, INSTANCE), id=EniId("eni-0"), type=EniType.PRIMARY)
ATTACHED = eni(EniStatus.IN_USE, INSTANCE)


def rows(eips: Any = (), interfaces: Any = (), instances: Any = ()) -> Any:
    return mappings(Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), eips, interfaces, instances))


def test_an_eip_leads_to_its_eni_and_its_instance() -> None:
    assert rows((bound_eip(1),), (ATTACHED,), (instance(),)) == (
        Mapping(bound_eip(1), ATTACHED, instance(), ENI, INSTANCE),
    )


def test_an_unbound_eip_and_an_eni_without_eip_have_a_row_each() -> None:
    found = rows((free_eip(1),), (eni(),))
    assert found == (Mapping(free_eip(1), None, None), Mapping(None, eni(), None))
    assert [row.key for row in found] == ["eip-1", ENI]


def test_several_eips_on_one_eni_have_a_row_each() -> None:
    assert [row.key for row in rows((bound_eip(1), bound_eip(2)), (ATTACHED,))] == ["eip-1", "eip-2"]


def test_what_was_not_read_is_none_and_its_id_is_kept() -> None:
    assert rows((bound_eip(1),)) == (Mapping(bound_eip(1), None, None, ENI),)
    assert rows((bound_eip(1),), (ATTACHED,)) == (Mapping(bound_eip(1), ATTACHED, None, ENI, INSTANCE),)


def test_an_eip_on_an_instance_is_on_its_primary_eni() -> None:
    eip = bound_eip(1, INSTANCE, target_type="EcsInstance", mode=None)
    assert rows((eip,), (ATTACHED, PRIMARY), (instance(),)) == (
        Mapping(eip, PRIMARY, instance(), INSTANCE, INSTANCE),
        Mapping(None, ATTACHED, instance(), None, INSTANCE),
    )


@pytest.mark.parametrize("target", ["nat-1", None])
def test_an_eip_bound_elsewhere_keeps_its_target(target: Any) -> None:
    eip = replace(bound_eip(1, "x", target_type="Nat", mode=None), target_id=target)
    assert rows((eip,)) == (Mapping(eip, None, None, target),)


def test_an_eip_whose_instance_is_not_named_has_no_eni() -> None:
    eip = replace(bound_eip(1, "x", target_type="EcsInstance", mode=None), target_id=None)
    assert rows((eip,)) == (Mapping(eip, None, None),)


def test_a_row_of_nothing_has_no_key() -> None:
    assert Mapping(None, None, None).key == ""


def in_the_dark(
    name: ListName, eips: Any = (), interfaces: Any = (), machines: Any = (), since: Any = None
) -> tuple[Mapping, ...]:
    unread = (Unread(name, CloudError(CloudErrorKind.THROTTLED, "Throttling.User"), since),)
    return mappings(Inventory(REGION, NOW, eips, interfaces, machines, unread=unread))


def test_what_could_not_be_read_is_unknown_and_not_none() -> None:
    (row,) = in_the_dark(ListName.EIPS, (), (ATTACHED,))
    assert (row.eip, row.eni, row.unknown) == (None, ATTACHED, frozenset({Part.EIP}))
    for target_type in ("NetworkInterface", "EcsInstance"):
        eip = bound_eip(1, INSTANCE if target_type == "EcsInstance" else ENI, target_type=target_type)
        (row,) = in_the_dark(ListName.INTERFACES, (eip,))
        instance_known = target_type == "EcsInstance"
        assert row.unknown == ({Part.ENI} if instance_known else {Part.ENI, Part.INSTANCE})
        assert row.instance_id == (INSTANCE if instance_known else None)
    (row,) = in_the_dark(ListName.INSTANCES, (bound_eip(1),), (ATTACHED,))
    assert (row.instance, row.instance_id, row.unknown) == (None, INSTANCE, frozenset()), "its id says which"


def test_what_was_known_before_is_shown_and_what_was_not_there_then_is_unknown() -> None:
    (row,) = in_the_dark(ListName.INTERFACES, (bound_eip(1),), (eni(),), since=NOW)
    assert (row.eni, row.unknown) == (eni(), frozenset({Part.INSTANCE}))
    first, second = in_the_dark(ListName.EIPS, (bound_eip(1),), (ATTACHED, PRIMARY), since=NOW)
    assert (first.eip, first.unknown) == (bound_eip(1), frozenset())
    assert (second.eip, second.unknown) == (None, frozenset({Part.EIP}))


@pytest.mark.parametrize("name", [ListName.INTERFACES, ListName.INSTANCES])
def test_an_eip_that_leads_to_no_interface_is_known_without_them(name: ListName) -> None:
    free, nat = free_eip(1), bound_eip(2, "ngw-1", target_type="Nat", mode=None)
    assert [row.unknown for row in in_the_dark(name, (free, nat))] == [frozenset(), frozenset()]
