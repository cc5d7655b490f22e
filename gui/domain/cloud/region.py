"""Regions, and what the documents say that they offer; ``services.region.catalog`` reads it from resources/catalog."""

from dataclasses import dataclass
from typing import NewType

RegionId = NewType("RegionId", str)
"""For example ``cn-shanghai``."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region as DescribeRegions lists it.

    Attributes:
        id: the region id, for example ``cn-shanghai``.
        local_name: its name in the language asked for.
        vpc_endpoint: host of the VPC API there, without a scheme; empty when the list did not say.
    """

    id: RegionId
    local_name: str
    vpc_endpoint: str = ""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Where multi-EIP mode exists.

    Attributes:
        multi_eip_regions: regions whose documents offer the mode.
        closed_regions: regions that have shut down and are never offered.
        multi_eip_families: instance families on the vendor's current list.
        possible_families: families of an earlier, longer list: a warning, not a refusal.
        cold_attach_types: instance types that take, and let go of, an ENI only while stopped.
    """

    multi_eip_regions: frozenset[RegionId]
    closed_regions: frozenset[RegionId]
    multi_eip_families: frozenset[str]
    possible_families: frozenset[str]
    cold_attach_types: frozenset[str]
