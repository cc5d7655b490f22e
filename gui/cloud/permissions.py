"""Tries the reading calls of the program, with a dry run where the API has one."""

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from gui.cloud.calls import Caller, Request
from gui.cloud.clients import Clients, Transport
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.policies import ANSWERED, attached_policies
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.account import CallerIdentity
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.permissions import ApiAction, Likelihood, Permission, judge
from gui.domain.operations.ram_policy import never_allowed

log = logging.getLogger(__name__)

NO_ENI = "eni-permissioncheck00000"
"""An ENI that does not exist: the answer is "not found" to those who may ask, "forbidden" to others."""
NO_TABLE = "vtb-permissioncheck00000"
"""A route table that does not exist, for the same reason."""
ANY_TYPE = "ecs.g5.large"

_TRIES: Mapping[ApiAction, Mapping[str, Any]] = {
    ApiAction.VPC_REGIONS: {},
    ApiAction.ECS_REGIONS: {},
    ApiAction.EIPS: {"DryRun": True},
    ApiAction.EIP_GATEWAYS: {"InstanceId": NO_ENI},
    ApiAction.VPCS: {"DryRun": True},
    ApiAction.IPV4_GATEWAYS: {},
    ApiAction.VSWITCHES: {"DryRun": True},
    ApiAction.INTERFACES: {"NetworkInterfaceId": [NO_ENI]},
    ApiAction.INSTANCES: {"DryRun": True},
    ApiAction.SECURITY_GROUPS: {"DryRun": True},
    ApiAction.ROUTE_TABLES: {},
    ApiAction.ROUTES: {"RouteTableId": NO_TABLE},
    ApiAction.INSTANCE_TYPES: {"InstanceTypes": [ANY_TYPE]},
    ApiAction.RESOURCE_GROUPS: {},
}
_WITHOUT_REGION = {
    ApiAction.VPC_REGIONS,
    ApiAction.ECS_REGIONS,
    ApiAction.INSTANCE_TYPES,
    ApiAction.RESOURCE_GROUPS,
}
_NOT_SIGNED = frozenset({CloudErrorKind.BAD_CREDENTIALS, CloudErrorKind.EXPIRED_CREDENTIALS, CloudErrorKind.CLOCK_SKEW})
AT_ONCE = 4


def try_reads(
    credentials: Credentials, profile: Profile, region: RegionId, endpoint: str | None = None
) -> Mapping[ApiAction, CloudError | None]:
    """Return the outcome of each reading call, for ``gui.domain.operations.permissions.judge``; blocking.

    Nothing is changed by it.

    Args:
        credentials: whose permissions are asked about.
        profile: how the cloud is reached.
        region: where the calls are tried.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: the key itself is not accepted, so that nothing can be said about single calls.
    """
    transport = Transport(
        parse(endpoint) if endpoint else None, profile.proxy or None, checked_ca(profile.ca_file or None)
    )
    caller = Caller(Clients(credentials, transport))
    with ThreadPoolExecutor(AT_ONCE, "permissions") as pool:
        outcomes = dict(zip(_TRIES, pool.map(lambda action: _try(caller, action, region), _TRIES), strict=True))
    for outcome in outcomes.values():
        if outcome is not None and outcome.kind in _NOT_SIGNED:
            raise outcome
    return outcomes


def known_permissions(
    credentials: Credentials,
    profile: Profile,
    region: RegionId,
    identity: CallerIdentity | None,
    endpoint: str | None = None,
) -> tuple[Permission, ...]:
    """Return what is known of every call: by trying to read, and from the attached RAM policies; blocking.

    Args:
        credentials: whose permissions are asked about.
        profile: how the cloud is reached.
        region: where the calls are tried.
        identity: who signs, None where that is not known.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: the key itself is not accepted, so that nothing can be said about single calls.
    """
    tried = try_reads(credentials, profile, region, endpoint)
    never: frozenset[ApiAction] = frozenset()
    if identity is not None:
        try:
            policies = attached_policies(credentials, profile, identity, endpoint)
        except CloudError as error:
            # Most may not read them, and then nothing is known of the writes.
            log.info("the attached RAM policies were not read: %s", error)
            policies = None
        if policies is not None:
            answered = [each.action.value for each in judge(tried) if each.verdict is Likelihood.ALLOWED]
            never = never_allowed(policies, (*ANSWERED, *answered))
    return judge(tried, identity, never)


def _try(caller: Caller, action: ApiAction, region: RegionId) -> CloudError | None:
    parameters = _TRIES[action]
    if action not in _WITHOUT_REGION:
        parameters = {**parameters, "RegionId": region}
    product, _, name = action.value.partition(":")
    try:
        caller.send(region, Request(product, name, parameters))
    except CloudError as error:
        return error
    return None
