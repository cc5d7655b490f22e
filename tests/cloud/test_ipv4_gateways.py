"""Which VPCs have an IPv4 gateway: known, or not known, and never taken for absent."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from gui.cloud import decode
from gui.cloud.calls import CallRecord
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.named_gateway import NamedGateway

REGION = RegionId("cn-shanghai")
KEY = "LTAI5tSandboxFullRights1"


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as running:
        yield running


@pytest.fixture
def records() -> list[CallRecord]:
    return []


@pytest.fixture
def cloud(server: SandboxServer, records: list[CallRecord]) -> NamedGateway:
    credentials = Credentials(KEY, server.account.keys[KEY].secret)
    return NamedGateway(credentials, f"http://{server.endpoint}", on_call=records.append, read_timeout=0.3)


def known(cloud: NamedGateway) -> dict[str, bool | None]:
    return {vpc.id: vpc.ipv4_gateway for vpc in cloud.vpcs(REGION)}


def there(server: SandboxServer) -> dict[str, bool]:
    return {vpc.id: vpc.ipv4_gateway for vpc in server.account.vpcs if vpc.region == REGION}


def actions(records: list[CallRecord]) -> list[str]:
    return [record.action for record in records]


def test_each_vpc_is_told_apart(server: SandboxServer, cloud: NamedGateway) -> None:
    assert set(there(server).values()) == {True, False}
    assert known(cloud) == there(server)
    for vpc in server.account.vpcs:
        vpc.ipv4_gateway = False
    assert set(known(cloud).values()) == {False}


def test_every_page_of_the_gateways_is_read(
    server: SandboxServer, cloud: NamedGateway, records: list[CallRecord]
) -> None:
    model = next(vpc for vpc in server.account.vpcs if vpc.region == REGION)
    for number in range(150):
        server.account.vpcs.add(replace(model, id=f"vpc-uf6many{number}", ipv4_gateway=number % 10 != 0))
    assert known(cloud) == there(server)
    assert actions(records).count("ListIpv4Gateways") == 2


@pytest.mark.parametrize(
    "trouble",
    [
        lambda faults: faults.error("ListIpv4Gateways", "Forbidden.RAM", 403),
        lambda faults: faults.error("ListIpv4Gateways", "InvalidAction.NotFound", 404),
        lambda faults: faults.error("ListIpv4Gateways", "ServiceUnavailable", 503),
        lambda faults: faults.throttle("ListIpv4Gateways"),
        lambda faults: faults.hang("ListIpv4Gateways"),
        lambda faults: faults.reset("ListIpv4Gateways"),
        lambda faults: faults.html("ListIpv4Gateways"),
        lambda faults: faults.truncated("ListIpv4Gateways"),
    ],
    ids=["denied", "no such call", "unavailable", "throttled", "timed out", "reset", "no JSON", "cut off"],
)
def test_where_no_answer_comes_nothing_is_known_and_the_vpcs_are_there(
    server: SandboxServer, cloud: NamedGateway, records: list[CallRecord], trouble: Callable[[Any], None]
) -> None:
    trouble(server.faults)
    assert known(cloud) == dict.fromkeys(there(server))
    assert (records[-1].action, records[-1].outcome == "ok") == ("ListIpv4Gateways", False)
    assert known(cloud) == there(server), "the next reading knows again"


def test_an_answer_that_names_no_vpc_is_no_answer(
    server: SandboxServer, cloud: NamedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = decode.vpc_of_ipv4_gateway
    monkeypatch.setattr(decode, "vpc_of_ipv4_gateway", lambda found: whole({**found, "VpcId": ""}))
    assert known(cloud) == dict.fromkeys(there(server))


def test_a_deleted_gateway_is_none_and_one_on_its_way_is_one() -> None:
    entry = {"VpcId": "vpc-1", "Status": "Deleted", "Enabled": "true"}
    assert decode.vpc_of_ipv4_gateway(entry) is None
    for status in ("Creating", "Created", "Modifying", "Deleting", "", "NeverHeardOf"):
        assert decode.vpc_of_ipv4_gateway({"VpcId": "vpc-1", "Status": status, "Enabled": False}) == "vpc-1"


def test_named_vpcs_and_an_empty_region_ask_for_no_gateways(
    server: SandboxServer, cloud: NamedGateway, records: list[CallRecord]
) -> None:
    (vpc,) = cloud.vpcs(REGION, [next(iter(cloud.vpcs(REGION))).id])
    assert vpc.ipv4_gateway is None
    for each in [each for each in server.account.vpcs if each.region == REGION]:
        server.account.vpcs.remove(each)
    assert cloud.vpcs(REGION) == ()
    assert actions(records).count("ListIpv4Gateways") == 1
