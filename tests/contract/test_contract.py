"""What the product sends and what the sandbox answers, held against Alibaba Cloud's own metadata of its APIs.

The main flows run against the sandbox behind a relay; what the product never calls is called directly. Refusals are
also held against it wherever a test of the sandbox meets one (``tests/sandbox/caller.py``).
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from gui.cloud import sts
from gui.cloud.permissions import try_reads
from gui.cloud.policies import attached_policies
from gui.domain.accounts.profile import Profile
from gui.domain.checks.issues import multi_eip_interfaces
from gui.domain.choices.selection import Selection
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.kinds import RESOURCE_GROUPS
from gui.domain.engine.progress import Outcome
from gui.domain.operations.eips import TrafficCharge
from gui.domain.plans import change, immediate, multi_eip, teardown
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eips import NewEips
from gui.domain.rules.new_eni import NewEni
from gui.sandbox import dispatch, documented_elsewhere
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.region.readings import read_gateway_answers
from gui.services.runs.execution import Execution
from gui.services.runs.immediate_run import make
from tests.agreement import sandbox_codes
from tests.contract.calls import CALLS, parameters_of
from tests.contract.codes import mismatches, statuses
from tests.contract.metadata import OPERATIONS, PRODUCTS, request_mismatches
from tests.contract.relay import Exchange, Relay
from tests.helpers.every_operation import EVERY
from tests.helpers.sandbox_run import CREDENTIALS, ENI, REGION, deletion_plan, free_eips, gateway, make_plan
from tests.helpers.secondary_cidr_run import FAR, NEAR, ids, make_cidr_plan, make_cidr_teardown, roomy_account
from tests.helpers.sim_clock import SimClock
from tests.sandbox.caller import Caller

CATALOG = load_catalog()
Record = Callable[[str, object], None]


def carry_out(relay: Relay, plan: Plan) -> None:
    assert plan.operations
    assert Execution(gateway(relay), plan, clock=SimClock()).run().outcome is Outcome.APPLIED  # type: ignore[arg-type]


def refresh(relay: Relay) -> Any:
    return read_inventory(gateway(relay), REGION, lambda: datetime.now(UTC))  # type: ignore[arg-type]


def bind_change_and_tear_down(relay: Relay, _folder: Path) -> None:
    carry_out(relay, make_plan(relay, 3))  # type: ignore[arg-type]
    on_it = [eip.allocation_id for eip in refresh(relay).eips_on(ENI)]
    add = free_eips(relay.account, 4)[3:]
    carry_out(relay, change.build(ENI, refresh(relay), CATALOG, add=add, remove=on_it[:1]).plan)
    carry_out(relay, teardown.build(ENI, refresh(relay), CATALOG).plan)
    carry_out(relay, deletion_plan(relay))  # type: ignore[arg-type]


def bind_to_a_stopped_instance(relay: Relay, _folder: Path) -> None:
    cold = InstanceId(next(each.id for each in relay.account.instances if each.name == "ftp-legacy"))
    chosen = Selection(REGION, free_eips(relay.account, 2), ENI, cold, stop=cold)
    carry_out(relay, multi_eip.build(chosen, refresh(relay), CATALOG))


def expose_and_unexpose(relay: Relay, _folder: Path) -> None:
    for names in (NEAR[:2], FAR[:2]):
        cloud: Any = gateway(relay)  # type: ignore[arg-type]
        carry_out(relay, make_cidr_plan(cloud, ids(relay.account, names)))
        carry_out(relay, make_cidr_teardown(cloud))


def make_an_interface_and_eips(relay: Relay, folder: Path) -> None:
    cloud: Any = gateway(relay)  # type: ignore[arg-type]
    inventory = refresh(relay)
    vswitch = next(each for each in inventory.vswitches if each.name == "prod-b")
    (group,) = cloud.security_groups(REGION, vswitch.vpc_id)
    assert cloud.is_free(REGION, vswitch.id, vswitch.cidr[77])
    wanted = NewEni(vswitch.id, group.id, "sip-new", str(vswitch.cidr[77]))
    plans = (
        immediate.create_eni(wanted, inventory, str(uuid4())),
        immediate.allocate_eips(NewEips(2, 7, TrafficCharge.BANDWIDTH, "sip-new"), REGION, str(uuid4())),
    )
    for plan in plans:
        assert make(cloud, plan, folder).ids


def read_a_region(relay: Relay, _folder: Path) -> None:
    cloud: Any = gateway(relay)  # type: ignore[arg-type]
    assert REGION in {each.id for each in cloud.regions()}
    inventory = refresh(relay)
    assert read_gateway_answers(cloud, REGION, multi_eip_interfaces(inventory))
    assert cloud.read(REGION, RESOURCE_GROUPS)
    for vpc in inventory.vpcs:
        cloud.routes(REGION, vpc.id)
        cloud.security_groups(REGION, vpc.id)
    cloud.eips(REGION, [each.allocation_id for each in inventory.eips])
    cloud.interfaces(REGION, [each.id for each in inventory.interfaces])
    cloud.instances(REGION, [each.id for each in inventory.instances])
    cloud.vpcs(REGION, [each.id for each in inventory.vpcs])
    cloud.vswitches(REGION, [each.id for each in inventory.vswitches])


def sign_in(relay: Relay, _folder: Path) -> None:
    profile, url = Profile("office", CREDENTIALS.access_key_id), f"http://{relay.endpoint}"
    assert try_reads(CREDENTIALS, profile, REGION, url)
    assert attached_policies(CREDENTIALS, profile, sts.identify(CREDENTIALS, profile, url), url)
    assert sts.call("GetCallerIdentity", {}, CREDENTIALS, profile, url)
    role = f"acs:ram::{relay.account.id}:role/EipOperator"
    assert sts.call(
        "AssumeRole",
        {"RoleArn": role, "RoleSessionName": "office", "DurationSeconds": "3600"},
        CREDENTIALS,
        profile,
        url,
    )


def send_every_write_once(relay: Relay, _folder: Path) -> None:
    """Whatever no flow above sends, such as single calls beside the batch; most name what does not exist."""
    cloud: Any = gateway(relay)  # type: ignore[arg-type]
    for operation in EVERY:
        with suppress(CloudError):
            cloud.do(operation, str(uuid4()))


FLOWS = (
    bind_change_and_tear_down,
    bind_to_a_stopped_instance,
    expose_and_unexpose,
    make_an_interface_and_eips,
    read_a_region,
    sign_in,
    send_every_write_once,
)


@pytest.fixture(scope="module")
def exchanges(tmp_path_factory: pytest.TempPathFactory) -> list[Exchange]:
    found: list[Exchange] = []
    for flow in FLOWS:
        with SandboxServer(roomy_account(Pace.looks(1))) as server, Relay(server) as relay:
            flow(relay, tmp_path_factory.mktemp("journal"))
        assert relay.exchanges
        found += relay.exchanges
    return found


def figures(exchanges: list[Exchange], found: list[str]) -> str:
    called = {each.operation for each in exchanges}
    return f"{len(exchanges)} calls of {len(called)} operations, {len(found)} mismatches"


def test_the_product_sends_what_the_metadata_has(exchanges: list[Exchange], record_property: Record) -> None:
    found = [
        f"{each.operation} {wrong}" for each in exchanges for wrong in request_mismatches(each.operation, each.sent)
    ]
    record_property("figures", f"requests of the product: {figures(exchanges, found)}")
    assert dict(Counter(found)) == {}


def test_the_sandbox_answers_what_the_metadata_has(exchanges: list[Exchange], record_property: Record) -> None:
    found = [
        f"{each.operation} {wrong}"
        for each in exchanges
        for wrong in mismatches(each.operation, each.status, each.body)
    ]
    record_property("figures", f"answers of the sandbox: {figures(exchanges, found)}")
    assert dict(Counter(found)) == {}


def operations() -> set[str]:
    """Return what the sandbox offers."""
    found = dispatch.OPERATIONS.items()
    return {f"{PRODUCTS.get(service.version, service.prefix)}.{name}" for service, names in found for name in names}


def test_every_operation_of_the_sandbox_is_held_against_the_metadata(
    exchanges: list[Exchange], record_property: Record
) -> None:
    offered = operations() - documented_elsewhere.UNPUBLISHED.keys()
    answered = {each.operation for each in exchanges if each.status == HTTPStatus.OK}
    for operation in sorted(offered - answered):
        assert operation in CALLS, f"{operation}: give it a call in tests/contract/calls.py"
        account = default_account()
        caller = Caller(account, key=account.keys[CREDENTIALS.access_key_id])
        parameters = parameters_of(operation, caller, OPERATIONS[operation]["parameters"])
        assert [*request_mismatches(operation, parameters)] == []
        # The caller holds the answer against the metadata.
        service, _, action = operation.partition(".")
        assert caller.call(service, action, **parameters)
        answered.add(operation)
    record_property("figures", f"operations of the sandbox: {len(offered & answered)} of {len(offered)} answered")
    assert offered - answered == set()


def test_every_code_of_the_sandbox_is_in_a_table_or_explained(record_property: Record) -> None:
    codes = sandbox_codes.collect(for_others=True).all_codes
    of_tables = {code for each in OPERATIONS.values() for code in each["errors"]}
    chosen = {code for _, code in documented_elsewhere.CHOSEN}
    common = {code for code in codes if documented_elsewhere.is_common(code)}
    unexplained = codes - of_tables - chosen - common
    record_property(
        "figures",
        f"codes of the sandbox: {len(codes)}; {len(codes & of_tables)} in tables, {len(common - of_tables)} common, "
        f"{len(documented_elsewhere.CHOSEN)} chosen with a reason; {len(unexplained)} unexplained",
    )
    assert unexplained == set()
    assert documented_elsewhere.COMMON - codes == set(), "no code is called common that the sandbox does not have"


def test_what_is_explained_needs_it_and_has_a_reason() -> None:
    codes, offered = sandbox_codes.collect(for_others=True).all_codes, operations()
    for (operation, code), reason in documented_elsewhere.CHOSEN.items():
        assert statuses(operation, code) == frozenset()
        assert not documented_elsewhere.is_common(code)
        assert operation not in offered or code in codes
        assert len(reason.split()) > 5
    for operation, (others, reason) in documented_elsewhere.SHARED.items():
        assert {operation, *others} <= OPERATIONS.keys()
        assert len(reason.split()) > 5
    for (operation, field), reason in documented_elsewhere.FIELDS.items():
        assert field not in OPERATIONS[operation]["response"]
        assert len(reason.split()) > 5
    assert not documented_elsewhere.UNPUBLISHED.keys() & OPERATIONS.keys()


LIST = "ecs.DescribeNetworkInterfaces"
TEN = {f"NetworkInterfaceId.{number}": "eni-1" for number in range(1, 11)}
FIFTY_ONE = {f"InstanceIds.{number}": "eip-1" for number in range(1, 52)}
BATCH = {"BindedInstanceId": "eni-1", "BindedInstanceType": "NetworkInterface"}


@pytest.mark.parametrize(
    ("operation", "sent", "wrong"),
    [
        (LIST, {"MaxResults": "500", **TEN}, None),
        (LIST, {"RegionID": "x"}, "RegionID: no such parameter"),
        (LIST, {"MaxResults": "many"}, "MaxResults: 'many' is no integer"),
        (LIST, {"NetworkInterfaceId": "x"}, "NetworkInterfaceId: is a list, and its members are ['']"),
        (LIST, {"NetworkInterfaceId.2": "x"}, "NetworkInterfaceId: is a list, and its members are ['2']"),
        (LIST, {"Tag.1.Name": "x"}, "Tag: no such member, or none that is a text: unknown"),
        (LIST, {"Type": "Trunk"}, "Type: 'Trunk' is none of ['Primary', 'Secondary']"),
        (LIST, {"Type.1": "Primary"}, "Type: has members, and is a single value"),
        (LIST, {"ServiceManaged": "yes"}, "ServiceManaged: 'yes' is no boolean"),
        ("ecs.DescribeInstances", {"MaxResults": "101"}, "MaxResults: 101 is outside 1 to 100"),
        ("vpc.AssociateEipAddressBatch", {**BATCH, **FIFTY_ONE}, "InstanceIds: 51 members, and 50 at most"),
        ("vpc.DescribeNothing", {}, "not in the metadata"),
    ],
)
def test_a_request_that_is_wrong_would_be_found(operation: str, sent: dict[str, str], wrong: str | None) -> None:
    found = [*request_mismatches(operation, {"RegionId": "cn-shanghai", **sent})]
    assert found == ([wrong] if wrong else [])


def test_a_request_without_what_it_needs_would_be_found() -> None:
    assert [*request_mismatches(LIST, {})] == ["RegionId: required and not sent"]


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"Vpcs": {"Vpc": [{"IsDefault": "false"}]}}, "Vpcs.Vpc[].IsDefault is str, and boolean in the metadata"),
        ({"Vpcs": {"Vpc": {}}}, "Vpcs.Vpc is dict, and a list in the metadata"),
        ({"Vpcs": []}, "Vpcs is list, and an object in the metadata"),
        ({"Vpcs": {"Vpc": [{"VpcIdentity": "x"}]}}, "Vpcs.Vpc[].VpcIdentity is not in the metadata"),
        ({"TotalCount": True}, "TotalCount is bool, and integer in the metadata"),
    ],
)
def test_an_answer_that_is_wrong_would_be_found(body: dict[str, Any], wrong: str) -> None:
    assert [*mismatches("vpc.DescribeVpcs", 200, body)] == [wrong]


def test_a_refusal_that_is_wrong_would_be_found() -> None:
    body = {"RequestId": "R", "HostId": "h", "Code": "TaskConflict", "Message": "m"}
    assert [*mismatches("vpc.AssociateEipAddress", 400, body)] == []
    (status,) = mismatches("vpc.AssociateEipAddress", 409, body)
    assert status == "TaskConflict has the status 409, and [400] in the table"
    (code,) = mismatches("vpc.AssociateEipAddress", 400, {**body, "Code": "TaskConflicts"})
    assert code == "TaskConflicts (400) is in no table"
    assert len([*mismatches("vpc.AssociateEipAddress", 400, {"Code": "TaskConflict", "Why": "x"})]) == 4
