"""Which VPCs have an IPv4 gateway: ListIpv4Gateways. Knowledge beside the list of VPCs, which stands without it.

UNCERTAIN: names and paging are those of the SDK's models of VPC 2016-04-28; no live account was asked.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from gui.cloud import decode
from gui.cloud.lists import Lists
from gui.domain.cloud.eni import Vpc
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.kind import ListCall, Paging
from gui.domain.cloud.region import RegionId

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
