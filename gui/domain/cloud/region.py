"""Regions, what the documents say that they offer, and the pages of the web console about them.

``services.region.catalog`` reads the catalog from resources/catalog. The pages are as the console's help links to them:
lists of a region, with nothing secret in them. Sources: EIP help, "Bind an EIP"
(``vpc.console.aliyun.com/eip/<region>/eips``); ECS help, "Elastic network interfaces"
(``ecs.console.aliyun.com/networkInterfaces/region/<region>``) and "View instances"
(``ecs.console.aliyun.com/server/region``).
"""

import re
from dataclasses import dataclass
from typing import Final, NewType

RegionId = NewType("RegionId", str)
"""For example ``cn-shanghai``."""

_SHAPE: Final = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)+")


def has_region_shape(text: str) -> bool:
    """Return whether ``text`` could be the id of a region: it becomes part of the host that requests are sent to."""
    return _SHAPE.fullmatch(text) is not None


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


_PAGES: Final = (
    ("eip-", "https://vpc.console.aliyun.com/eip/{region}/eips"),
    ("eni-", "https://ecs.console.aliyun.com/networkInterfaces/region/{region}"),
    ("i-", "https://ecs.console.aliyun.com/server/region/{region}"),
)
"""How the ids of a kind begin, and the page of its list."""


def console_page(resource: str, region: RegionId) -> str:
    """Return the address of the list in which ``resource`` is, empty where no page of it is documented."""
    pages = (page for beginning, page in _PAGES if resource.startswith(beginning))
    return next(pages, "").format(region=region)
