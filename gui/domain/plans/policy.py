"""The permissions that a plan needs, and the RAM policy that allows just these calls.

Source: the policy language of RAM (Version "1"; Effect, Action, Resource). The policy names calls, not resources: what
the listing calls accept for a resource differs between VPC and ECS, and what the plan makes has no id yet.
"""

from collections.abc import Iterable, Iterator

from gui.domain.choices.selection import Method
from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.operations.networks import VpcChange
from gui.domain.operations.operation import AssociateEips, Operation
from gui.domain.operations.permissions import ApiAction, Likelihood, Permission
from gui.domain.plans.plan import Plan

_ALWAYS_READ = (
    ApiAction.VPC_REGIONS,
    ApiAction.ECS_REGIONS,
    ApiAction.EIPS,
    ApiAction.INTERFACES,
    ApiAction.INSTANCES,
    ApiAction.INSTANCE_TYPES,
)
"""What the program reads of a region before it plans, and to verify what it did."""

_NETWORK_READS = (
    ApiAction.VPCS,
    ApiAction.VSWITCHES,
    ApiAction.IPV4_GATEWAYS,
    ApiAction.SECURITY_GROUPS,
    ApiAction.ROUTE_TABLES,
    ApiAction.ROUTES,
)
"""What the secondary CIDR method reads besides."""

_LISTED_BY = {
    ListName.EIPS: ApiAction.EIPS,
    ListName.INTERFACES: ApiAction.INTERFACES,
    ListName.INSTANCES: ApiAction.INSTANCES,
    ListName.INSTANCE_TYPES: ApiAction.INSTANCE_TYPES,
    ListName.VPCS: ApiAction.VPCS,
    ListName.VSWITCHES: ApiAction.VSWITCHES,
}


def needed(plan: Plan) -> tuple[ApiAction, ...]:
    """Return the calls that ``plan`` needs: to read, to change, and to roll back; in the order of ``ApiAction``."""
    calls = {ApiAction(each) for operation in plan.operations for each in _writes(operation)}
    calls |= set(_ALWAYS_READ)
    if plan.selection.method is Method.SECONDARY_CIDR or any(isinstance(each, VpcChange) for each in plan.operations):
        calls |= set(_NETWORK_READS)
    if any(isinstance(each, AssociateEips) for each in plan.operations):
        calls.add(ApiAction.EIP_GATEWAYS)
    return tuple(action for action in ApiAction if action in calls)


def refused(plan: Plan, inventory: Inventory | None, permissions: Iterable[Permission] = ()) -> tuple[ApiAction, ...]:
    """Return those of the needed calls that are known to be refused.

    Args:
        plan: what needs them.
        inventory: its lists that were denied tell of the reads; None where nothing was read.
        permissions: what is known of the profile.
    """
    unread = inventory.unread if inventory else ()
    denied = {
        _LISTED_BY[each.name] for each in unread if each.error.kind is CloudErrorKind.DENIED and each.name in _LISTED_BY
    }
    denied |= {each.action for each in permissions if each.verdict is Likelihood.REFUSED}
    return tuple(action for action in needed(plan) if action in denied)


def hopeless(plan: Plan, permissions: Iterable[Permission]) -> tuple[ApiAction, ...]:
    """Return the calls of steps that can't be sent in any way; empty unless that is known for certain."""
    denied = {each.action for each in permissions if each.verdict is Likelihood.REFUSED}
    ways = [{ApiAction(call.permission) for call in operation.calls} for operation in plan.operations]
    missing = {action for way in ways if way <= denied for action in way}
    return tuple(action for action in ApiAction if action in missing)


def policy_document(plan: Plan) -> dict[str, object]:
    """Return the RAM policy, ready to be written as JSON."""
    return _allowing(needed(plan))


def full_policy() -> dict[str, object]:
    """Return the RAM policy that allows everything the program can do."""
    return _allowing(ApiAction)


def _allowing(actions: Iterable[ApiAction]) -> dict[str, object]:
    listed = [action.value for action in actions]
    return {"Version": "1", "Statement": [{"Effect": "Allow", "Action": listed, "Resource": "*"}]}


def _writes(operation: Operation) -> Iterator[str]:
    """Return the permissions of ``operation`` and of what takes it back; of either way where a call has two."""
    yield from (call.permission for call in operation.calls)
    if operation.undo is not None:
        yield from (call.permission for call in operation.undo.calls)
