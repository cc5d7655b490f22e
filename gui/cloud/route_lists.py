"""The routes that lead out of a VPC: of all its route tables, which are listed first.

UNCERTAIN: names and paging of both calls are those of the vendor's API data (DescribeRouteTableList by page,
DescribeRouteEntryList by token); no live account was asked.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from ipaddress import IPv4Network
from typing import Final

from gui.cloud import decode, paging
from gui.cloud.lists import Lists
from gui.cloud.route import Route
from gui.domain.cloud.eni import Vpc
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.kind import By, ListCall, ListFilter, Paging
from gui.domain.cloud.kinds import ROUTES
from gui.domain.cloud.region import RegionId

ENTRIES: Final = ListCall(
    "vpc",
    "DescribeRouteEntryList",
    ("RouteEntrys", "RouteEntry"),
    ("RouteEntryId", "DestinationCidrBlock"),
    Paging.TOKENS,
    100,
    {By.ID: ListFilter("RouteTableId")},
    per_page="MaxResult",
)

_OF_A_GATEWAY = "OperationDenied.UseGatewayRouteEntryQueryInterface"
"""The refusal of DescribeRouteEntryList for a route table of an IPv4 gateway."""


def routes_out(lists: Lists, region: RegionId, vpc_id: str) -> tuple[IPv4Network, ...]:
    """Return the destinations of the routes that lead out of the VPC; raises ``CloudError``."""
    tables = lists.read(region, ROUTES.call, decode.route_table, By.VPC, (vpc_id,))
    # A route table of an IPv4 gateway says where traffic goes that comes in, and has a list call of its own.
    asked = [table.id for table in tables if not table.of_gateway]
    found = paging.side_by_side(lambda table: _entries(lists, region, table), asked)
    out = (route.destination for routes in found for route in routes if route.leads_out)
    return tuple(dict.fromkeys(each for each in out if each is not None))


def _entries(lists: Lists, region: RegionId, table: str) -> tuple[Route, ...]:
    try:
        return lists.read(region, ENTRIES, decode.route, By.ID, (table,))
    except CloudError as error:
        if error.code == _OF_A_GATEWAY:
            return ()
        raise


log = logging.getLogger(__name__)


_GATEWAYS: Final = ListCall(
    "vpc", "ListIpv4Gateways", ("Ipv4GatewayModels",), ("Ipv4GatewayId", "VpcId"), Paging.TOKENS, 100, {}
)


def with_gateways(lists: Lists, region: RegionId, vpcs: Iterable[Vpc]) -> tuple[Vpc, ...]:
    """Return ``vpcs`` with what is known of their IPv4 gateways: nothing where the list could not be read."""
    found = tuple(vpcs)
    if not found:
        return found
    try:
        behind = frozenset(lists.read(region, _GATEWAYS, decode.vpc_of_ipv4_gateway))
    except CloudError as error:
        log.info("The IPv4 gateways stay unknown: %s", error.code or error.kind.value)
        return found
    return tuple(replace(vpc, ipv4_gateway=vpc.id in behind) for vpc in found)
