"""What a profile may do, as far as it can be known before it is tried.

Only reading calls can be tried without an effect. Those writes that have a dry run (StopInstance, StartInstance,
DeleteVSwitch; source: SDK models of VPC 2016-04-28 and ECS 2014-05-26) need a resource to be tried with, and the others
have none. RAM has no call that simulates a policy (API 2015-05-01), but whoever may read the attached policies knows
from them what they never allow. About everything else there is only a guess, and it is called one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.kinds import (
    EIPS,
    GATEWAYS,
    INSTANCE_TYPES,
    INSTANCES,
    INTERFACES,
    RESOURCE_GROUPS,
    ROUTES,
    SECURITY_GROUPS,
    VPCS,
    VSWITCHES,
)
from gui.domain.operations.eips import AllocateEip, ModifyEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import KINDS, AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips


class ApiAction(StrEnum):
    """The calls of the program by the name that RAM policies use: ``<product>:<operation>``."""

    _ignore_ = "kind call"

    VPC_REGIONS = "vpc:DescribeRegions"
    ECS_REGIONS = "ecs:DescribeRegions"
    EIPS = EIPS.call.permission
    EIP_GATEWAYS = GATEWAYS.call.permission
    VPCS = VPCS.call.permission
    IPV4_GATEWAYS = "vpc:ListIpv4Gateways"
    VSWITCHES = VSWITCHES.call.permission
    INTERFACES = INTERFACES.call.permission
    INSTANCES = INSTANCES.call.permission
    INSTANCE_TYPES = INSTANCE_TYPES.call.permission
    SECURITY_GROUPS = SECURITY_GROUPS.call.permission
    ROUTE_TABLES = ROUTES.call.permission
    ROUTES = "vpc:DescribeRouteEntryList"
    RESOURCE_GROUPS = RESOURCE_GROUPS.call.permission
    # Those that write, by the names of the operations' kinds; a batch call is told apart.
    for kind in KINDS:
        for call in kind.calls:
            vars()[kind.kind.upper() + ("_BATCH" if call.action.endswith("Batch") else "")] = call.permission

    @property
    def product(self) -> str:
        """``vpc``, ``ecs`` or ``resourcemanager``."""
        return self.value.partition(":")[0]

    @property
    def writes(self) -> bool:
        """Whether it changes something, and so can't be tried."""
        return not self.value.partition(":")[2].startswith(("Describe", "List"))


class Likelihood(StrEnum):
    """Whether a call will be allowed; the likely ones are guesses."""

    ALLOWED = "allowed"
    LIKELY_ALLOWED = "likely_allowed"
    UNKNOWN = "unknown"
    LIKELY_REFUSED = "likely_refused"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Permission:
    """What is known of one call.

    Attributes:
        action: which call.
        verdict: whether it will be allowed.
        code: the cloud's code where it was refused or could not be tried, empty otherwise.
        request_id: to quote to the vendor, empty when no answer came.
    """

    action: ApiAction
    verdict: Likelihood
    code: str = ""
    request_id: str = ""


DRY_RUN_PASSED = "DryRunOperation"
"""The API's way to say yes to a dry run: as an error."""

_NOT_ABOUT_PERMISSION = frozenset(
    {
        CloudErrorKind.NOT_FOUND,
        CloudErrorKind.BAD_REQUEST,
        CloudErrorKind.CONFLICT,
        CloudErrorKind.LIMIT,
        CloudErrorKind.UNSUPPORTED,
    }
)
"""Refusals that come only after the permission was found to be there."""


POLICY = "RAM policy"
"""Stands for the cloud's code where the attached policies say that a call is refused."""


def judge(
    tried: Mapping[ApiAction, CloudError | None],
    identity: CallerIdentity | None = None,
    never: Collection[ApiAction] = (),
) -> tuple[Permission, ...]:
    """Return what is known of every call, in the order of ``ApiAction``.

    Args:
        tried: the outcome of each reading call that was tried; None for an answer without an error.
        identity: who signs, None when it is not known.
        never: what the attached RAM policies never allow, see ``gui.domain.operations.ram_policy``; empty where they
            could not be read.
    """
    reads = {action: _of_read(action, outcome) for action, outcome in tried.items()}
    return tuple(reads.get(action) or _of_untried(action, reads.values(), identity, never) for action in ApiAction)


class Deed(StrEnum):
    """What the user can begin, by the calls it can't do without."""

    BIND = "bind"
    UNBIND = "unbind"
    RELEASE = "release"
    CHANGE = "change"
    MOVE = "move"
    ALLOCATE = "allocate"
    CREATE_ENI = "create_eni"
    MODIFY_EIP = "modify_eip"


def _calls(kind: type[Operation]) -> frozenset[ApiAction]:
    return frozenset(ApiAction(each.permission) for each in kind.calls)


_NEEDED: Mapping[Deed, tuple[frozenset[ApiAction], ...]] = {
    Deed.BIND: (_calls(AssociateEips),),
    Deed.UNBIND: (_calls(UnassociateEips),),
    Deed.RELEASE: (_calls(ReleaseEip),),
    Deed.CHANGE: (_calls(AssociateEips) | _calls(UnassociateEips),),
    Deed.MOVE: (_calls(DetachEni), _calls(AttachEni)),
    Deed.ALLOCATE: (_calls(AllocateEip),),
    Deed.CREATE_ENI: (_calls(CreateEni),),
    Deed.MODIFY_EIP: (_calls(ModifyEip),),
}
"""Of each set one call is enough."""


def lacking(permissions: Iterable[Permission], deed: Deed) -> tuple[ApiAction, ...]:
    """Return the calls without which ``deed`` can't be done and of which each is known to be refused."""
    refused = {each.action for each in permissions if each.verdict is Likelihood.REFUSED}
    missing = {action for needed in _NEEDED[deed] if needed <= refused for action in needed}
    return tuple(action for action in ApiAction if action in missing)


def is_read_only(permissions: Iterable[Permission]) -> bool:
    """Return whether every change is known to be refused; what is not known is no refusal."""
    writes = [each.verdict for each in permissions if each.action.writes]
    return bool(writes) and all(each is Likelihood.REFUSED for each in writes)


def _of_read(action: ApiAction, outcome: CloudError | None) -> Permission:
    if outcome is None or outcome.code == DRY_RUN_PASSED or outcome.kind in _NOT_ABOUT_PERMISSION:
        return Permission(action, Likelihood.ALLOWED)
    # Tried with an interface that does not exist: "Forbidden" is said of a foreign resource, too.
    foreign = action is ApiAction.EIP_GATEWAYS and outcome.code == "Forbidden" and not outcome.details
    verdict = Likelihood.REFUSED if outcome.kind is CloudErrorKind.DENIED and not foreign else Likelihood.UNKNOWN
    return Permission(action, verdict, outcome.code or outcome.kind.value, outcome.request_id)


def _of_untried(
    action: ApiAction, reads: Iterable[Permission], identity: CallerIdentity | None, never: Collection[ApiAction]
) -> Permission:
    same_product = {read.verdict for read in reads if read.action.product == action.product}
    if identity is not None and identity.kind is PrincipalKind.ACCOUNT:
        return Permission(action, Likelihood.LIKELY_ALLOWED)  # the account itself is bound by no RAM policy
    if action in never:
        return Permission(action, Likelihood.REFUSED, POLICY)
    if same_product == {Likelihood.REFUSED}:
        return Permission(action, Likelihood.LIKELY_REFUSED)  # whoever may not even look is seldom allowed to change
    return Permission(action, Likelihood.UNKNOWN)
