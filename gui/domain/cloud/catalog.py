"""What the documents say about regions and instance families; services.catalog reads it from resources/catalog."""

from dataclasses import dataclass

from gui.domain.cloud.region import RegionId


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
