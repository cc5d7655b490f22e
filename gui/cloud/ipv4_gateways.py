"""Which VPCs have an IPv4 gateway: ListIpv4Gateways. Knowledge beside the list of VPCs, which stands without it.

UNCERTAIN: names and paging are those of the SDK's models of VPC 2016-04-28; no live account was asked.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace

from gui.cloud import answers, decode, paging
from gui.cloud.answers import Listed
from gui.cloud.calls import Caller, Request
from gui.domain.cloud.eni import Vpc, VpcId
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.region import RegionId

log = logging.getLogger(__name__)

_NAME = "ListIpv4Gateways"
_LISTED = Listed(("Ipv4GatewayModels",), ("Ipv4GatewayId", "VpcId"))
_MOST_PER_PAGE = 100


def with_gateways(caller: Caller, region: RegionId, vpcs: Iterable[Vpc]) -> tuple[Vpc, ...]:
    """Return ``vpcs`` with what is known of their IPv4 gateways: nothing where the list could not be read."""
    found = tuple(vpcs)
    if not found:
        return found
    try:
        behind = _behind_gateways(caller, region)
    except CloudError as error:
        log.info("The IPv4 gateways stay unknown: %s", error.code or error.kind.value)
        return found
    return tuple(replace(vpc, ipv4_gateway=vpc.id in behind) for vpc in found)


def _behind_gateways(caller: Caller, region: RegionId) -> frozenset[VpcId]:
    def read(token: str) -> paging.TokenPage[VpcId | None]:
        parameters = {"RegionId": region, "MaxResults": _MOST_PER_PAGE, "NextToken": token or None}
        body = caller.send(region, Request("vpc", _NAME, parameters))
        found = answers.records(_NAME, body, _LISTED)
        behind = answers.readable(_NAME, answers.decoded(found, decode.vpc_of_ipv4_gateway, _LISTED))
        keyed = tuple((f"{token} {place}", each) for place, each in enumerate(behind))
        return paging.TokenPage(answers.following(_NAME, body), keyed)

    return frozenset(each for each in paging.by_token(read, _NAME) if each)
