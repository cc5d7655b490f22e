"""Which VPCs have an IPv4 gateway: ListIpv4Gateways. Knowledge beside the list of VPCs, which stands without it.

UNCERTAIN: names and paging are those of the SDK's models of VPC 2016-04-28; no live account was asked.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace

from gui.cloud import decode, paging
from gui.cloud.calls import Caller, Request
from gui.cloud.maps import objects, text
from gui.domain.eni import Vpc, VpcId
from gui.domain.errors import CloudError, CloudErrorKind
from gui.domain.region import RegionId

log = logging.getLogger(__name__)

_NAME = "ListIpv4Gateways"
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
    def read(token: str) -> paging.TokenPage[VpcId]:
        parameters = {"region_id": region, "max_results": _MOST_PER_PAGE, "next_token": token or None}
        body = caller.send(region, Request("vpc", "list_ipv_4gateways", _NAME, parameters))
        try:
            behind = [decode.vpc_of_ipv4_gateway(each) for each in objects(body, "Ipv4GatewayModels")]
        except ValueError as cause:
            raise CloudError(CloudErrorKind.MALFORMED, action=_NAME, message=str(cause)) from cause
        return paging.TokenPage(text(body.get("NextToken")), tuple((each, each) for each in behind if each))

    return frozenset(paging.by_token(read, _NAME))
