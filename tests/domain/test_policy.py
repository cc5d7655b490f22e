"""The permissions that a plan needs, and its RAM policy."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import Inventory, ListName, Unread
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation
from gui.domain.operations.permissions import ApiAction, Likelihood, Permission
from gui.domain.plans.plan import Plan
from gui.domain.plans.policy import full_policy, hopeless, needed, policy_document, refused
from tests.helpers.every_operation import EVERY
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, eip_id

BIND = Plan(
    REGION,
    (AssociateEips(REGION, (eip_id(1),), ENI), AttachEni(REGION, ENI, INSTANCE)),
    Selection(REGION, (eip_id(1),), ENI, INSTANCE),
)


def test_a_binding_needs_its_calls_their_rollback_and_what_is_read() -> None:
    assert policy_document(BIND) == {
        "Version": "1",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": [
                    "vpc:DescribeRegions",
                    "ecs:DescribeRegions",
                    "vpc:DescribeEipAddresses",
                    "vpc:DescribeEipGatewayInfo",
                    "ecs:DescribeNetworkInterfaces",
                    "ecs:DescribeInstances",
                    "ecs:DescribeInstanceTypes",
                    "vpc:AssociateEipAddressBatch",
                    "vpc:AssociateEipAddress",
                    "vpc:UnassociateEipAddress",
                    "ecs:AttachNetworkInterface",
                    "ecs:DetachNetworkInterface",
                ],
                "Resource": "*",
            }
        ],
    }


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: type(each).__name__)
def test_every_operation_is_allowed_with_what_takes_it_back(operation: Operation) -> None:
    actions = set(needed(Plan(REGION, (operation,), Selection(REGION))))
    undo = operation.undo.calls if operation.undo else ()
    assert actions >= {ApiAction(each.permission) for each in (*operation.calls, *undo)}
    assert (ApiAction.VPCS in actions) == any("VSwitch" in each or "CidrBlock" in each for each in actions - _READS)


_READS = frozenset(each for each in ApiAction if not each.writes)


def test_the_secondary_cidr_method_reads_the_network() -> None:
    chosen = replace(BIND.selection, method=Method.SECONDARY_CIDR)
    assert {ApiAction.ROUTES, ApiAction.SECURITY_GROUPS} <= set(needed(replace(BIND, selection=chosen)))
    assert ApiAction.ROUTES not in needed(BIND)


def test_only_what_was_denied_is_known_to_be_missing() -> None:
    assert refused(BIND, None) == ()
    unread = tuple(
        Unread(name, CloudError(kind, "code"))
        for name, kind in (
            (ListName.INSTANCES, CloudErrorKind.DENIED),
            (ListName.EIPS, CloudErrorKind.TIMED_OUT),
            (ListName.VPCS, CloudErrorKind.DENIED),
        )
    )
    inventory = Inventory(REGION, datetime(2026, 1, 1, tzinfo=UTC), (), (), (), (), unread=unread)
    assert refused(BIND, inventory) == (ApiAction.INSTANCES,)


def test_a_step_is_hopeless_only_where_every_way_to_send_it_is_refused() -> None:
    def known(*actions: ApiAction) -> list[Permission]:
        return [Permission(each, Likelihood.REFUSED) for each in actions]

    assert hopeless(BIND, ()) == ()
    assert hopeless(BIND, known(ApiAction.ASSOCIATE_BATCH)) == ()
    both = known(ApiAction.ASSOCIATE_BATCH, ApiAction.ASSOCIATE)
    assert hopeless(BIND, both) == (ApiAction.ASSOCIATE_BATCH, ApiAction.ASSOCIATE)
    assert ApiAction.ASSOCIATE in refused(BIND, None, both)
    unknown = [Permission(ApiAction.ASSOCIATE, Likelihood.UNKNOWN)]
    assert refused(BIND, None, unknown) == ()


def test_the_policy_for_everything_allows_every_call() -> None:
    (statement,) = full_policy()["Statement"]  # type: ignore[misc]
    assert statement["Action"] == [each.value for each in ApiAction]  # type: ignore[index]
