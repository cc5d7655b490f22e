"""What the documents say: every list with its source and date, and none at odds with another."""

import json
import re
from datetime import date
from typing import Any

import pytest

from gui.assets import read_text
from tests.agreement.scene import CATALOG, Scene

FILES = ("catalog/regions.json", "catalog/instance_families.json")


@pytest.mark.parametrize("path", FILES)
def test_every_list_has_a_source_and_the_file_a_date(path: str) -> None:
    content: dict[str, Any] = json.loads(read_text(path))
    assert date.fromisoformat(content.pop("date")) >= date(2026, 11, 22)
    sources = content.pop("sources")
    assert set(sources) == set(content)
    assert all(len(set(entries)) == len(entries) > 0 for entries in content.values())


def test_no_list_is_at_odds_with_another() -> None:
    assert not CATALOG.multi_eip_regions & CATALOG.closed_regions
    assert not CATALOG.multi_eip_families & CATALOG.possible_families
    assert (len(CATALOG.multi_eip_regions), len(CATALOG.multi_eip_families)) == (9, 21)
    assert (len(CATALOG.possible_families), len(CATALOG.cold_attach_types)) == (24, 30)


def test_families_and_types_are_spelled_as_the_api_spells_them() -> None:
    families = CATALOG.multi_eip_families | CATALOG.possible_families
    assert all(re.fullmatch(r"ecs\.[a-z][a-z0-9-]*(\.[a-z]\d)?", family) for family in families)
    assert all(
        re.fullmatch(r"ecs\.[a-z0-9]+(-[a-z0-9]+)?\.(nano|small|large)", kind) for kind in CATALOG.cold_attach_types
    )


def test_the_catalog_and_the_sandbox_name_the_same_families_types_and_regions() -> None:
    """Two people read the vendor's pages; where both speak of a thing they must say the same."""
    account = Scene().account
    for kind in account.types.values():
        listed = kind.family in CATALOG.multi_eip_families
        possible = kind.family in CATALOG.possible_families
        assert kind.multi_eip.value == ("yes" if listed else "possibly" if possible else "no")
        assert kind.hot_plug is (kind.id not in CATALOG.cold_attach_types)
    for region in account.regions.values():
        assert region.multi_eip is (region.id in CATALOG.multi_eip_regions)
