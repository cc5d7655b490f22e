from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError
from gui.domain.cloud.inventory import MAIN_LISTS, ListName
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.region.readings import read_gateways
from gui.words.findings import list_name
from gui.words.unread import unread_sentences
from tests.helpers.toy_api import ToyApi
from tests.helpers.toy_cloud import ENI, REGION, ToyCloud, bound_eip, eip_id

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def read(api: Any, progress: Any = None) -> Any:
    return read_inventory(api, REGION, lambda: NOW, progress)


def test_the_catalog_holds_what_the_documents_say() -> None:
    catalog = load_catalog()
    assert len(catalog.multi_eip_regions) == 9
    assert not catalog.multi_eip_regions & catalog.closed_regions
    assert len(catalog.multi_eip_families) == 21
    assert not catalog.multi_eip_families & catalog.possible_families
    assert "ecs.t5-lc1m2.small" in catalog.cold_attach_types


def test_the_inventory_holds_every_list() -> None:
    told: list[tuple[str, int]] = []
    inventory = read(ToyApi(), lambda name, count: told.append((name, count)))
    assert (inventory.region, inventory.as_of) == (REGION, NOW)
    assert (len(inventory.eips), len(inventory.interfaces), len(inventory.instances)) == (3, 1, 2)
    assert [kind.id for kind in inventory.instance_types] == ["ecs.g5.large"]
    assert inventory.unread == ()
    assert sorted(told) == sorted(
        [("eips", 3), ("interfaces", 1), ("instances", 2), ("instance_types", 1), ("vswitches", 0), ("vpcs", 0)]
    )


@pytest.mark.parametrize("name", [ListName.INSTANCE_TYPES, ListName.VSWITCHES, ListName.VPCS])
def test_a_list_that_only_adds_knowledge_is_named_when_it_was_refused(name: Any) -> None:
    told: list[str] = []
    inventory = read(ToyApi(refuse={name.value: CloudErrorKind.DENIED}), lambda each, _count: told.append(each))
    assert [(each.name, each.error.kind) for each in inventory.unread] == [(name, CloudErrorKind.DENIED)]
    assert name.value not in told


@pytest.mark.parametrize("kind", [CloudErrorKind.DENIED, CloudErrorKind.THROTTLED, CloudErrorKind.TIMED_OUT])
@pytest.mark.parametrize("name", MAIN_LISTS)
def test_a_main_list_that_was_refused_is_named_and_the_others_are_there(name: ListName, kind: CloudErrorKind) -> None:
    told: list[str] = []
    inventory = read(ToyApi(refuse={name.value: kind}), lambda each, _count: told.append(each))
    unread = (name, ListName.INSTANCE_TYPES) if name is ListName.INSTANCES else (name,)
    assert [(each.name, each.error.kind, each.known_as_of) for each in inventory.unread] == [
        (each, kind, None) for each in unread
    ]
    assert sorted(told) == sorted({*ListName} - {*unread})
    for each in MAIN_LISTS:
        assert bool(getattr(inventory, each.value)) is (each is not name)


def test_types_are_not_asked_for_without_the_instances_that_name_them() -> None:
    refuse = {each.value: CloudErrorKind.DENIED for each in (ListName.INSTANCES, ListName.INSTANCE_TYPES)}
    kinds = [(each.name, each.error.action) for each in read(ToyApi(refuse=refuse)).unread]
    assert kinds == [(ListName.INSTANCES, "instances"), (ListName.INSTANCE_TYPES, "instances")], "the same error"


def test_unread_lists_come_in_the_order_of_the_lists() -> None:
    refuse = {each.value: CloudErrorKind.DENIED for each in ListName if each is not ListName.INTERFACES}
    assert [each.name for each in read(ToyApi(refuse=refuse)).unread] == [
        each for each in ListName if each is not ListName.INTERFACES
    ]


def test_without_any_main_list_there_is_nothing_to_show() -> None:
    kinds = (CloudErrorKind.THROTTLED, CloudErrorKind.DENIED, CloudErrorKind.TIMED_OUT)
    with pytest.raises(CloudError) as error:
        read(ToyApi(refuse={name.value: kind for name, kind in zip(MAIN_LISTS, kinds, strict=True)}))
    assert (error.value.kind, error.value.action) == (CloudErrorKind.THROTTLED, "eips"), "the first of them"


@pytest.mark.parametrize("name", MAIN_LISTS)
def test_one_main_list_is_better_than_none(name: ListName) -> None:
    inventory = read(ToyApi(refuse={each.value: CloudErrorKind.DENIED for each in MAIN_LISTS if each is not name}))
    assert getattr(inventory, name.value)
    assert not [each for each in MAIN_LISTS if inventory.has_read(each) is not (each is name)]


def test_gateways_are_read_for_each_eni() -> None:
    api = ToyApi(ToyCloud(eips={eip_id(1): bound_eip(1)}))
    found = read_gateways(api, REGION, [ENI, ENI])
    assert list(found) == [ENI]
    assert [str(each.address) for each in found[ENI]] == ["47.0.0.1"]
    with pytest.raises(CloudError):
        read_gateways(ToyApi(refuse={"gateways": CloudErrorKind.DENIED}), REGION, [ENI])


class InPart(ToyApi):
    """Of one list a record can't be read."""

    name: ListName

    def _allow(self, name: str) -> None:
        super()._allow(name)
        if name == self.name.value:
            some = {ListName.EIPS: tuple(self.toy.eips.values())[1:], ListName.INSTANCES: ()}.get(self.name, ())
            details = {"records": "record 1 of X"}
            raise PartlyReadError(CloudErrorKind.MALFORMED, "RecordsUnread", "DescribeX", details=details, read=some)


@pytest.mark.parametrize("name", [ListName.EIPS, ListName.INTERFACES, ListName.INSTANCES, ListName.VPCS])
def test_a_list_that_was_read_in_part_is_named_with_the_record_and_shown(name: ListName) -> None:
    api = InPart()
    api.name = name
    told: dict[str, int] = {}
    inventory = read(api, told.__setitem__)
    assert [(each.name, each.partly) for each in inventory.unread] == [(name, True)]
    assert len(getattr(inventory, name.value)) == told[name.value] == (2 if name is ListName.EIPS else 0)
    (sentence,) = unread_sentences(inventory)
    assert sentence == (
        f"The {list_name(name.value)} were read in part (RecordsUnread, DescribeX). Not readable: record 1 of X. "
        "Others may exist."
    )
