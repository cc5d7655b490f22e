"""The real SDKs over HTTP against the sandbox."""

import dataclasses
import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gui.cloud.calls import CallRecord
from gui.cloud.clients import Clients, Transport
from gui.domain.cloud.account import ResourceGroup as Group
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus, EniType
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceStatus, OsType
from gui.domain.cloud.kinds import RESOURCE_GROUPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, UnassociateEips
from gui.sandbox.account import Account, ResourceGroup
from gui.sandbox.resources import Eip
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.switches import Limits, Scalars
from gui.services.region.window_priority import PIECE
from gui.words.errors import error_text
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, REGION, free_eips, gateway


@pytest.fixture(scope="module")
def shared_server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as found:
        yield found


@pytest.fixture
def server(shared_server: SandboxServer) -> SandboxServer:
    shared_server.faults.clear()
    shared_server.account = default_account()
    shared_server.account.switches.rate_limits = Limits.OFF
    return shared_server


@pytest.fixture
def cloud(server: SandboxServer) -> NamedGateway:
    return gateway(server)


def add_eips(account: Account, count: int) -> None:
    with account.lock:
        for number in range(count):
            address = f"9.{number // 65536}.{number // 256 % 256}.{number % 256}"
            account.eips.add(Eip(id=f"eip-more{number:06}", address=address, region=REGION))


# ---- lists


def test_every_list_is_decoded(server: SandboxServer, cloud: NamedGateway) -> None:
    account = server.account
    regions, eips, enis = cloud.regions(), cloud.eips(REGION), cloud.interfaces(REGION)
    assert {region.id for region in regions} == set(account.regions)
    assert {eip.allocation_id for eip in eips} == {eip.id for eip in account.eips if eip.region == REGION}
    assert {eni.id for eni in enis} == {eni.id for eni in account.interfaces if eni.region == REGION}
    free = next(eip for eip in eips if eip.allocation_id == free_eips(account, 1)[0])
    assert (free.status, free.target_id, free.target_type, free.mode) == (EipStatus.AVAILABLE, None, None, None)
    eni = next(each for each in enis if each.id == ENI)
    assert (eni.type, eni.status, str(eni.private_address)) == (EniType.SECONDARY, EniStatus.AVAILABLE, "172.16.10.101")
    assert eni.mac == "00:16:3e:b4:d6:8f"
    instance = next(each for each in cloud.instances(REGION) if each.id == INSTANCE)
    assert (instance.type, instance.family, instance.status) == ("ecs.g5.2xlarge", "ecs.g5", InstanceStatus.RUNNING)
    assert instance.os_type in set(OsType)
    assert instance.eni_ids
    (kind,) = cloud.instance_types(REGION, [instance.type])
    assert (kind.id, kind.family) == (instance.type, instance.family)
    assert kind.eni_quantity > 1
    vswitches = {vswitch.id: vswitch for vswitch in cloud.vswitches(REGION)}
    assert eni.private_address in vswitches[eni.vswitch_id].cidr
    assert eni.vpc_id in {vpc.id for vpc in cloud.vpcs(REGION)}


def test_the_resource_groups_of_the_account_are_read_by_pages_whatever_the_region(
    server: SandboxServer, cloud: NamedGateway
) -> None:
    made = [ResourceGroup(id=f"rg-{number:03}", name=f"n{number}", display_name=f"N {number}") for number in range(150)]
    server.account.resource_groups.update({each.id: each for each in made})
    server.account.resource_groups["rg-000"].display_name = ""
    found = cloud.read(REGION, RESOURCE_GROUPS)
    assert {each.id for each in found} == set(server.account.resource_groups)
    assert {Group("rg-000", "n0"), Group("rg-149", "N 149")} <= set(found)
    assert set(cloud.read(RegionId("ap-southeast-1"), RESOURCE_GROUPS)) == set(found)


def test_where_regions_share_a_host_each_of_them_asks_there() -> None:
    clients = Clients(CREDENTIALS, Transport())
    for product, host in (("resourcemanager", "resourcemanager.aliyuncs.com"), ("sts", "sts.aliyuncs.com")):
        assert {clients.host(product, RegionId(each)) for each in (REGION, "ap-southeast-1")} == {host}


@pytest.mark.parametrize("region", ["", "a b", "cn", "x@evil.example/", "evil.example:8443/?", "CN-SHANGHAI", "中国-1"])
def test_nothing_is_sent_to_a_host_made_of_what_is_no_region(region: str) -> None:
    said: list[CallRecord] = []
    with pytest.raises(CloudError) as refused:
        NamedGateway(CREDENTIALS, on_call=said.append).eips(RegionId(region))
    assert (refused.value.kind, refused.value.endpoint) == (CloudErrorKind.BAD_REQUEST, "")
    assert "Choose a region" in error_text(refused.value).fix
    assert {each.outcome for each in said} == {"InvalidRegionId.MalFormed"}


def test_quoted_numbers_are_numbers_as_well(server: SandboxServer, cloud: NamedGateway) -> None:
    plain = (cloud.eips(REGION), cloud.interfaces(REGION), cloud.instance_types(REGION, ["ecs.g5.2xlarge"]))
    server.account.switches.scalars = Scalars.QUOTED
    server.account.switches.tab_after_request_id = True
    assert plain == (cloud.eips(REGION), cloud.interfaces(REGION), cloud.instance_types(REGION, ["ecs.g5.2xlarge"]))


def test_resources_are_named_by_id_and_those_that_do_not_exist_are_left_out(
    server: SandboxServer, cloud: NamedGateway
) -> None:
    first, second = free_eips(server.account, 2)
    found = cloud.eips(REGION, [first, "eip-uf6doesnotexist", second, first])  # type: ignore[list-item]
    assert {eip.allocation_id for eip in found} == {first, second}
    assert [eni.id for eni in cloud.interfaces(REGION, [ENI])] == [ENI]
    assert [instance.id for instance in cloud.instances(REGION, [INSTANCE])] == [INSTANCE]
    assert cloud.instance_types(REGION, []) == ()


@pytest.mark.parametrize("count", [0, 1, 100, 101, 1000])
def test_every_page_is_read(server: SandboxServer, cloud: NamedGateway, count: int) -> None:
    with server.account.lock:
        for eip in tuple(server.account.eips):
            server.account.eips.remove(eip)
    add_eips(server.account, count)
    found = cloud.eips(REGION)
    assert len(found) == len({eip.allocation_id for eip in found}) == count


def test_there_is_a_pause_before_each_request_and_between_the_entries(server: SandboxServer) -> None:
    with server.account.lock:
        for eip in tuple(server.account.eips):
            server.account.eips.remove(eip)
    add_eips(server.account, 300)
    sent: list[CallRecord] = []
    paused: list[int] = []
    made = gateway(server, on_call=sent.append, pause=lambda: paused.append(threading.get_ident()))
    assert len(made.eips(REGION)) == 300
    assert len(sent) == 3
    assert len(paused) == 3 + 3 * (100 // PIECE)
    assert len(set(paused)) > 1, "requests are sent side by side"


def test_more_ids_than_one_call_takes_are_cut_into_several(server: SandboxServer, cloud: NamedGateway) -> None:
    add_eips(server.account, 120)
    ids = [eip.allocation_id for eip in cloud.eips(REGION)]
    assert {eip.allocation_id for eip in cloud.eips(REGION, ids)} == set(ids)


def test_a_list_that_shifts_while_it_is_read_is_read_again(server: SandboxServer) -> None:
    add_eips(server.account, 250)
    removed: list[str] = []

    def meddle(record: CallRecord) -> None:
        if record.action == "DescribeEipAddresses" and not removed:
            with server.account.lock:
                gone = server.account.eips.get("eip-more000249")
                assert gone
                server.account.eips.remove(gone)
                removed.append(gone.id)

    found = {eip.allocation_id for eip in gateway(server, on_call=meddle).eips(REGION)}
    assert found == {eip.id for eip in server.account.eips if eip.region == REGION}
    assert removed


# ---- writes


def test_a_batch_binds_and_its_gateways_are_read(server: SandboxServer, cloud: NamedGateway) -> None:
    ids = free_eips(server.account, 3)
    request_id = cloud.do(AssociateEips(REGION, ids, ENI), "t-1")
    assert len(request_id) == 36
    bound = cloud.eips_on(REGION, ENI)
    assert {(eip.allocation_id, eip.status, eip.mode) for eip in bound} == {
        (each, EipStatus.IN_USE, AssociationMode.MULTI_EIP) for each in ids
    }
    gateways = cloud.gateways(REGION, ENI)
    assert {found.address for found in gateways} == {eip.address for eip in bound}
    assert all(found.mask.startswith("255.") for found in gateways)


def test_single_calls_bind_and_unbind(server: SandboxServer, cloud: NamedGateway) -> None:
    (eip,) = free_eips(server.account, 1)
    (eni,) = cloud.interfaces(REGION, [ENI])
    single = AssociateEips(REGION, (eip,), ENI, private_address=eni.private_address, batch=False)
    cloud.do(single, "t-1")
    (bound,) = cloud.eips_on(REGION, ENI)
    assert bound.private_address == eni.private_address
    cloud.do(UnassociateEips(REGION, (eip,), ENI), "t-2")
    assert cloud.eips_on(REGION, ENI) == ()


def test_an_eni_is_attached_and_detached(cloud: NamedGateway) -> None:
    cloud.do(AttachEni(REGION, ENI, INSTANCE), "")
    assert cloud.interfaces(REGION, [ENI])[0].instance_id == INSTANCE
    cloud.do(DetachEni(REGION, ENI, INSTANCE), "")
    assert cloud.interfaces(REGION, [ENI])[0].instance_id is None


def test_the_same_token_has_its_effect_once(server: SandboxServer, cloud: NamedGateway) -> None:
    operation = AssociateEips(REGION, free_eips(server.account, 1), ENI)
    cloud.do(operation, "t-1")
    cloud.do(operation, "t-1")
    with pytest.raises(CloudError) as error:
        cloud.do(operation, "t-2")
    assert error.value.code == "IncorrectEipStatus"


def test_several_eips_where_the_api_takes_one_are_a_mistake_of_the_program(cloud: NamedGateway) -> None:
    with pytest.raises(ValueError, match="takes one EIP"):
        cloud.do(UnassociateEips(REGION, ("eip-1", "eip-2"), ENI), "t")  # type: ignore[arg-type]


# ---- trouble


def failed(cloud: NamedGateway) -> CloudError:
    with pytest.raises(CloudError) as error:
        cloud.vpcs(REGION)
    return error.value


def test_four_kinds_of_no_stay_four_kinds(server: SandboxServer) -> None:
    cloud = gateway(server, read_timeout=0.2)
    server.account.keys[CREDENTIALS.access_key_id].deny = ("vpc:DescribeVpcs",)
    denied = failed(cloud)
    assert (denied.kind, denied.status) == (CloudErrorKind.DENIED, 403)
    assert denied.details["AuthAction"] == "vpc:DescribeVpcs"
    server.account.keys[CREDENTIALS.access_key_id].deny = ()
    server.faults.throttle("DescribeVpcs", 1, retry_after_ms=1500)
    throttled = failed(cloud)
    assert (throttled.kind, throttled.retry_after) == (CloudErrorKind.THROTTLED, 1.5)
    server.faults.hang("DescribeVpcs")
    assert failed(cloud).kind is CloudErrorKind.TIMED_OUT
    server.faults.error("DescribeVpcs", "InvalidVpcId.NotFound", 404)
    assert failed(cloud).kind is CloudErrorKind.NOT_FOUND


def test_an_error_carries_what_the_vendor_s_support_asks_for(server: SandboxServer, cloud: NamedGateway) -> None:
    with pytest.raises(CloudError) as caught:
        cloud.do(AttachEni(REGION, ENI, "i-uf6doesnotexist00000"), "")  # type: ignore[arg-type]
    error = caught.value
    assert error.action == "AttachNetworkInterface"
    assert len(error.request_id) == 36
    assert error.endpoint == server.endpoint
    assert error.message
    assert not error.message.startswith("code:")
    assert error.__cause__ is None
    assert error.__context__ is None


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        (lambda faults: faults.html("DescribeVpcs"), CloudErrorKind.MALFORMED),
        (lambda faults: faults.truncated("DescribeVpcs"), CloudErrorKind.NETWORK),
        (lambda faults: faults.reset("DescribeVpcs"), CloudErrorKind.NETWORK),
        (lambda faults: faults.error("DescribeVpcs", "ServiceUnavailable", 503), CloudErrorKind.UNAVAILABLE),
        (lambda faults: faults.error("DescribeVpcs", "InternalError", 500), CloudErrorKind.UNAVAILABLE),
        (lambda faults: faults.throttle("DescribeVpcs"), CloudErrorKind.THROTTLED),
    ],
)
def test_each_trouble_on_the_way_has_its_kind(
    server: SandboxServer, cloud: NamedGateway, order: Any, kind: Any
) -> None:
    order(server.faults)
    error = failed(cloud)
    assert error.kind is kind
    assert cloud.vpcs(REGION)


def test_the_sdk_repeats_nothing_by_itself(server: SandboxServer) -> None:
    records: list[CallRecord] = []
    server.faults.throttle("DescribeVpcs", 10)
    failed(gateway(server, on_call=records.append))
    assert [(record.action, record.outcome) for record in records] == [("DescribeVpcs", "Throttling.User")]


def test_nobody_there_is_a_trouble_of_the_network() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    error = failed(NamedGateway(CREDENTIALS, f"http://127.0.0.1:{port}"))
    assert error.kind is CloudErrorKind.NETWORK
    assert not error.answered
    assert "Connection refused" in error.message


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"access_key_id": "LTAI5tNobodyHasThisKey00"}, CloudErrorKind.BAD_CREDENTIALS),
        ({"access_key_secret": "wrong"}, CloudErrorKind.BAD_CREDENTIALS),
        ({"access_key_id": "LTAI5tSandboxDisabled003"}, CloudErrorKind.BAD_CREDENTIALS),
        ({"security_token": "made up"}, CloudErrorKind.BAD_CREDENTIALS),
    ],
)
def test_credentials_that_are_wrong_are_told_apart(server: SandboxServer, change: Any, kind: Any) -> None:
    credentials = dataclasses.replace(CREDENTIALS, **change)
    assert failed(NamedGateway(credentials, f"http://{server.endpoint}")).kind is kind


def test_a_wrong_clock_is_explained_with_both_times(server: SandboxServer, cloud: NamedGateway) -> None:
    clock = server.account.clock
    server.account.clock = lambda: clock() + 3600
    error = failed(cloud)
    assert error.kind is CloudErrorKind.CLOCK_SKEW
    assert {"local_time", "server_time", "difference_seconds"} <= set(error.details)


def test_each_call_is_recorded_and_logged_without_a_secret(
    server: SandboxServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    records: list[CallRecord] = []
    with caplog.at_level(logging.DEBUG):
        gateway(server, on_call=records.append).vpcs(REGION)
    record, gateways = records
    assert (record.action, record.region, record.outcome) == ("DescribeVpcs", REGION, "ok")
    assert (gateways.action, gateways.region, gateways.outcome) == ("ListIpv4Gateways", REGION, "ok")
    assert record.started.tzinfo is not None
    assert record.milliseconds >= 0
    lines = [line.getMessage() for line in caplog.records if line.name == "gui.cloud.calls"]
    assert lines == [f"{each.action} {REGION} {each.request_id} {each.milliseconds} ms ok" for each in records]
    out, err = capfd.readouterr()
    for text in (caplog.text, out, err):
        assert CREDENTIALS.access_key_secret not in text
        assert "Authorization" not in text


# ---- a process of its own

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
import gui.cloud.gateway as module
from gui.domain.cloud.kinds import VPCS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
assert not [name for name in sys.modules if name.startswith(("alibabacloud", "darabonba", "Tea"))], "the SDK came early"
cloud = module.Gateway(Credentials(sys.argv[2], sys.argv[3]), sys.argv[1])
print(len(cloud.read(sys.argv[4], VPCS)))
"""


def test_neither_proxy_nor_debug_variables_reach_a_sandbox(server: SandboxServer) -> None:
    environment = {
        **os.environ,
        "DEBUG": "sdk",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    key = (CREDENTIALS.access_key_id, CREDENTIALS.access_key_secret)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, f"http://{server.endpoint}", *key, REGION],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert done.stdout.strip().isdigit(), done.stderr
    assert done.stderr == ""


def test_the_user_agent_names_the_program(cloud: NamedGateway) -> None:
    cloud.vpcs(REGION)
    client = cloud._caller._clients.get("vpc", REGION)
    assert client._user_agent.startswith("multi-eip-wizard/")
    assert CREDENTIALS.access_key_secret not in repr(cloud._caller._clients)


def test_the_vendor_s_endpoints_are_regional_and_always_encrypted() -> None:
    cloud = NamedGateway(CREDENTIALS, proxy="http://proxy.example:3128")
    client = cloud._caller._clients.get("ecs", REGION)
    assert client._endpoint == "ecs.cn-shanghai.aliyuncs.com"
    assert client._protocol == "https"
    assert client._https_proxy == "http://proxy.example:3128"
    assert cloud._caller._clients.host("ecs", REGION) == "ecs.cn-shanghai.aliyuncs.com"


def test_credentials_do_not_show_their_secret() -> None:
    assert "Secret" not in repr(Credentials("LTAI", "TheSecret", "TheToken")).replace("access_key_secret", "")


# ---- answers that are other than documented


def answering(cloud: NamedGateway, monkeypatch: pytest.MonkeyPatch, body: dict[str, Any]) -> NamedGateway:
    monkeypatch.setattr(cloud._caller, "send", lambda _region, _request: body)
    return cloud


@pytest.mark.parametrize("code", [200, "200", None])
def test_the_code_in_a_body_is_a_text_or_a_number(
    cloud: NamedGateway, monkeypatch: pytest.MonkeyPatch, code: int | str | None
) -> None:
    info = {"Ip": "47.0.0.1", "IpMask": "255.255.255.0", "IpGw": "47.0.0.254"}
    body = {"Code": code, "EipInfos": {"EipInfo": [info]}}
    assert len(answering(cloud, monkeypatch, body).gateways(REGION, ENI)) == 1


def test_another_code_in_a_body_is_an_error(cloud: NamedGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"Code": "500", "Message": "no", "RequestId": "R\t"}
    with pytest.raises(CloudError) as error:
        answering(cloud, monkeypatch, body).gateways(REGION, ENI)
    assert (error.value.code, error.value.message, error.value.request_id) == ("500", "no", "R")


def test_a_resource_without_an_id_is_not_passed_over(cloud: NamedGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"TotalCount": 1, "EipAddresses": {"EipAddress": [{"IpAddress": "47.0.0.1"}]}}
    with pytest.raises(CloudError) as error:
        answering(cloud, monkeypatch, body).eips(REGION)
    assert error.value.kind is CloudErrorKind.MALFORMED


@pytest.mark.parametrize(
    "word", ["a~b c+d%41e*", "\u4e2d\u6587&=/?#x", 'it\'s (a) "q" [1]', "x;y:z@$,!|\\^`{}<>", "a%2Fb%2fc"]
)
def test_the_signature_holds_whatever_stands_in_a_parameter(cloud: NamedGateway, word: str) -> None:
    assert cloud.eip_made(REGION, word) is None
