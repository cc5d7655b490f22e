"""Each reading call times answers of another shape: nothing is claimed, and what could not be read is named."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.cloud.sts import assume_role, identify
from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError
from gui.domain.cloud.inventory import ListName
from gui.domain.engine.progress import Outcome
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.operation import AssociateEips
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import read_inventory
from gui.services.runs.execution import Execution
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.odd_answers import NOTHING, ODD_RECORD, Relay, relay
from tests.helpers.sandbox_run import CREDENTIALS, ENI, REGION, deletion_plan, free_eips
from tests.helpers.sim_clock import SimClock


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[SandboxServer, Relay]]:
    with SandboxServer(default_account()) as server, relay(server.endpoint) as found:
        yield server, found


@pytest.fixture
def server(shared: tuple[SandboxServer, Relay]) -> SandboxServer:
    shared[0].account = default_account()
    return shared[0]


@pytest.fixture
def odd(shared: tuple[SandboxServer, Relay], server: SandboxServer) -> Relay:
    del server
    shared[1].shapes.clear()
    shared[1].asked.clear()
    return shared[1]


@pytest.fixture
def cloud(odd: Relay) -> NamedGateway:
    return NamedGateway(CREDENTIALS, odd.url)


def _ids(server: SandboxServer) -> dict[str, Any]:
    account = server.account
    here = [each for each in account.vswitches if each.region == REGION]
    return {"vswitch": here[0].id, "vpc": here[0].vpc, "instance": next(iter(account.instances)).id}


READS: dict[str, tuple[str, Callable[[NamedGateway, SandboxServer], Any]]] = {
    "regions": ("DescribeRegions", lambda cloud, _: cloud.regions()),
    "eips": ("DescribeEipAddresses", lambda cloud, _: cloud.eips(REGION)),
    "eips by id": ("DescribeEipAddresses", lambda cloud, server: cloud.eips(REGION, free_eips(server.account, 2))),
    "eips on": ("DescribeEipAddresses", lambda cloud, _: cloud.eips_on(REGION, ENI)),
    "eip made": ("DescribeEipAddresses", lambda cloud, _: cloud.eip_made(REGION, "mark")),
    "interfaces": ("DescribeNetworkInterfaces", lambda cloud, _: cloud.interfaces(REGION)),
    "interfaces by id": ("DescribeNetworkInterfaces", lambda cloud, _: cloud.interfaces(REGION, [ENI])),
    "interface made": ("DescribeNetworkInterfaces", lambda cloud, _: cloud.interface_made(REGION, "mark")),
    "instances": ("DescribeInstances", lambda cloud, _: cloud.instances(REGION)),
    "instances by id": ("DescribeInstances", lambda cloud, server: cloud.instances(REGION, [_ids(server)["instance"]])),
    "instance types": ("DescribeInstanceTypes", lambda cloud, _: cloud.instance_types(REGION, ["ecs.g5.2xlarge"])),
    "vswitches": ("DescribeVSwitches", lambda cloud, _: cloud.vswitches(REGION)),
    "vswitches by id": ("DescribeVSwitches", lambda cloud, server: cloud.vswitches(REGION, [_ids(server)["vswitch"]])),
    "vswitch made": ("DescribeVSwitches", lambda cloud, _: cloud.vswitch_made(REGION, "mark")),
    "vpcs": ("DescribeVpcs", lambda cloud, _: cloud.vpcs(REGION)),
    "vpcs by id": ("DescribeVpcs", lambda cloud, server: cloud.vpcs(REGION, [_ids(server)["vpc"]])),
    "route tables": ("DescribeRouteTableList", lambda cloud, server: cloud.routes(REGION, _ids(server)["vpc"])),
    "routes": ("DescribeRouteEntryList", lambda cloud, server: cloud.routes(REGION, _ids(server)["vpc"])),
    "security groups": (
        "DescribeSecurityGroups",
        lambda cloud, server: cloud.security_groups(REGION, _ids(server)["vpc"]),
    ),
    "is free": (
        "CheckCanAllocateVpcPrivateIpAddress",
        lambda cloud, server: cloud.is_free(REGION, _ids(server)["vswitch"], IPv4Address("172.16.10.77")),
    ),
    "gateways": ("DescribeEipGatewayInfo", lambda cloud, _: cloud.gateways(REGION, ENI)),
}
_WITHOUT_LIST = {"a list for the wrapper", "a null wrapper", "a text wrapper"}


@pytest.mark.parametrize(("read", "shape"), list(itertools.product(READS, NOTHING)))
def test_an_answer_without_what_was_promised_is_no_answer(
    server: SandboxServer, odd: Relay, cloud: NamedGateway, read: str, shape: str
) -> None:
    action, ask = READS[read]
    if read == "is free" and shape in _WITHOUT_LIST:
        odd.shapes[action] = lambda body: {**body, "CanAllocate": None}
    else:
        odd.shapes[action] = NOTHING[shape]
    with pytest.raises(CloudError) as caught:
        ask(cloud, server)
    assert odd.asked.count(action) >= 1
    assert caught.value.action == action
    if read == "gateways" and shape == "an error with 200":
        assert caught.value.kind is CloudErrorKind.UNKNOWN
    else:
        assert caught.value.kind is CloudErrorKind.MALFORMED
        assert not caught.value.answered
        assert not isinstance(caught.value, PartlyReadError)
    odd.shapes.clear()
    ask(cloud, server)


@pytest.mark.parametrize("shape", [each for each in NOTHING if each != "a list for the wrapper"])
def test_which_vpcs_have_an_ipv4_gateway_stays_unknown(cloud: NamedGateway, odd: Relay, shape: str) -> None:
    odd.shapes["ListIpv4Gateways"] = NOTHING[shape]
    assert {vpc.ipv4_gateway for vpc in cloud.vpcs(REGION)} == {None}


@pytest.mark.parametrize("shape", [each for each in NOTHING if each not in _WITHOUT_LIST])
def test_who_signs_is_not_guessed(server: SandboxServer, odd: Relay, shape: str) -> None:
    odd.shapes["GetCallerIdentity"] = odd.shapes["AssumeRole"] = NOTHING[shape]
    role = Profile("role", ProfileKind.RAM_ROLE, role_arn=f"acs:ram::{server.account.id}:role/EipReader")
    for ask in (lambda: identify(CREDENTIALS, role, odd.url), lambda: assume_role(CREDENTIALS, role, odd.url)):
        with pytest.raises(CloudError) as caught:
            ask()
        assert caught.value.kind is CloudErrorKind.MALFORMED


@pytest.mark.parametrize("shape", ODD_RECORD)
@pytest.mark.parametrize("read", ["eips", "interfaces", "instances", "instance types", "vswitches", "vpcs"])
def test_a_record_that_can_not_be_read_is_named_and_the_others_are_at_hand(
    server: SandboxServer, odd: Relay, cloud: NamedGateway, read: str, shape: str
) -> None:
    action, ask = READS[read]
    whole = ask(cloud, server)
    odd.shapes[action] = ODD_RECORD[shape]
    with pytest.raises(PartlyReadError) as caught:
        ask(cloud, server)
    assert caught.value.kind is CloudErrorKind.MALFORMED
    assert caught.value.details["records"].startswith("record 1 of ")
    assert len(caught.value.read) == len(whole) - 1


@pytest.mark.parametrize("shape", ODD_RECORD)
@pytest.mark.parametrize("read", ["eips by id", "interfaces by id", "instances by id", "vswitches by id", "vpcs by id"])
def test_a_resource_that_was_asked_for_and_can_not_be_read_is_not_absent(
    server: SandboxServer, odd: Relay, cloud: NamedGateway, read: str, shape: str
) -> None:
    action, ask = READS[read]
    odd.shapes[action] = ODD_RECORD[shape]
    with pytest.raises(CloudError) as caught:
        ask(cloud, server)
    assert not caught.value.answered


def test_a_record_with_an_id_is_named_by_it(server: SandboxServer, odd: Relay, cloud: NamedGateway) -> None:
    del server
    first = cloud.eips(REGION)[0]

    def spoil(body: Any) -> Any:
        body["EipAddresses"]["EipAddress"][0]["IpAddress"] = ["47.0.0.1"]
        return body

    odd.shapes["DescribeEipAddresses"] = spoil
    with pytest.raises(PartlyReadError) as caught:
        cloud.eips(REGION)
    assert caught.value.details["records"] == first.allocation_id


def test_an_odd_field_that_nobody_reads_takes_nothing_away(odd: Relay, cloud: NamedGateway) -> None:
    whole = cloud.eips(REGION)

    def spoil(body: Any) -> Any:
        for each in body["EipAddresses"]["EipAddress"]:
            each["SecurityProtectionTypes"] = ["x"]
            each["Never"] = {"heard": "of"}
        return body

    odd.shapes["DescribeEipAddresses"] = spoil
    assert cloud.eips(REGION) == whole


LISTS = {
    ListName.EIPS: "DescribeEipAddresses",
    ListName.INTERFACES: "DescribeNetworkInterfaces",
    ListName.INSTANCES: "DescribeInstances",
    ListName.INSTANCE_TYPES: "DescribeInstanceTypes",
    ListName.VSWITCHES: "DescribeVSwitches",
    ListName.VPCS: "DescribeVpcs",
}


@pytest.mark.parametrize(("name", "shape"), list(itertools.product(LISTS, {**NOTHING, **ODD_RECORD})))
def test_an_inventory_names_the_list_and_claims_nothing_of_it(
    odd: Relay, cloud: NamedGateway, name: ListName, shape: str
) -> None:
    odd.shapes[LISTS[name]] = {**NOTHING, **ODD_RECORD}[shape]
    found = read_inventory(cloud, REGION, lambda: datetime(2026, 1, 1, tzinfo=UTC))
    unread = {each.name: each for each in found.unread}
    assert name in unread
    assert not found.has_read(name)
    assert unread[name].partly is (shape in ODD_RECORD)
    assert bool(getattr(found, name.value)) is (shape in ODD_RECORD)
    also = {ListName.INSTANCE_TYPES} if name is ListName.INSTANCES and shape in NOTHING else set()
    assert set(unread) == {name} | also


@pytest.mark.parametrize("shape", NOTHING)
def test_a_run_that_releases_does_not_take_an_answer_without_a_list_for_the_release(
    server: SandboxServer, odd: Relay, cloud: NamedGateway, shape: str
) -> None:
    plan = deletion_plan(server)
    eips = {item for each in plan.operations if isinstance(each, ReleaseEip) for item in each.items}
    odd.shapes["DescribeEipAddresses"] = NOTHING[shape]
    report = Execution(cloud, plan, clock=SimClock()).run()
    assert eips <= {eip.id for eip in server.account.eips}, "nothing was sent"
    assert report.outcome is not Outcome.APPLIED
    assert not report.applied


@pytest.mark.parametrize("shape", [each for each in NOTHING if each not in _WITHOUT_LIST | {"a request id only"}])
def test_a_write_is_accepted_by_its_request_id_only(
    server: SandboxServer, odd: Relay, cloud: NamedGateway, shape: str
) -> None:
    odd.shapes["AssociateEipAddressBatch"] = NOTHING[shape]
    with pytest.raises(CloudError) as caught:
        cloud.do(AssociateEips(REGION, free_eips(server.account, 1), ENI), "t-1")
    assert caught.value.kind is CloudErrorKind.MALFORMED
    assert not caught.value.answered, "nobody knows whether it took effect"
