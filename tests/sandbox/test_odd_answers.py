"""Answers that look right and are not: records that are missing, move between pages, or have another shape."""

import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest

from gui.sandbox.account import Account
from gui.sandbox.faults import Fault, Faults, Kind
from gui.sandbox.odd_answers import Shape
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.switches import Batch, Choice, UnknownId
from tests.sandbox.caller import Caller, Refused, eip
from tests.sandbox.caller import eni as interface
from tests.sandbox.conftest import ManualClock


class Client:
    """Asks the server over HTTP, and returns status and text as they came."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.caller = Caller(server.account, key=server.account.keys["LTAI5tSandboxFullRights1"])

    def ask(self, service: str, action: str, **parameters: object) -> tuple[int, str]:
        named = {"RegionId": "cn-shanghai", **{key.replace("_", "."): value for key, value in parameters.items()}}
        request = self.caller.request(service, action, named)
        connection = http.client.HTTPConnection(self.server.endpoint, timeout=20)
        try:
            connection.putrequest("POST", f"/?{request.query}", skip_host=True)
            for name, value in request.headers.items():
                connection.putheader(name, value)
            connection.putheader("content-length", "0")
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def eips(self, **parameters: object) -> dict[str, Any]:
        status, text = self.ask("vpc", "DescribeEipAddresses", **parameters)
        assert status == 200, text
        found: dict[str, Any] = json.loads(text)
        return found


@pytest.fixture
def client(server: SandboxServer) -> Client:
    return Client(server)


def addresses(body: dict[str, Any]) -> list[str]:
    return [each["AllocationId"] for each in body["EipAddresses"]["EipAddress"]]


def test_a_list_lacks_a_record_once(client: Client) -> None:
    whole = client.eips(PageSize=100)
    client.server.faults.omit("DescribeEipAddresses", 2, addresses(whole)[3])
    bodies = [client.eips(PageSize=100) for _ in range(3)]
    assert [len(addresses(body)) for body in bodies] == [36, 35, 36]
    assert [body["TotalCount"] for body in bodies] == [36, 35, 36]
    assert set(addresses(whole)) - set(addresses(bodies[1])) == {addresses(whole)[3]}


def test_without_a_name_the_first_record_is_missing(client: Client) -> None:
    client.server.faults.omit("DescribeEipAddresses")
    whole, part = client.eips(AllocationId="eip-none"), client.eips(PageSize=100)
    assert addresses(whole) == []
    assert len(addresses(part)) == 36
    client.server.faults.omit("DescribeEipAddresses")
    assert addresses(client.eips(PageSize=100)) == addresses(part)[1:]


def test_a_refusal_has_no_record_to_lack(client: Client) -> None:
    client.server.faults.omit("DescribeEipAddresses")
    assert client.ask("vpc", "DescribeEipAddresses", PageSize=1000)[0] == 400


@pytest.mark.parametrize("by", [1, -1, 2])
def test_records_move_between_numbered_pages(client: Client, by: int) -> None:
    whole = addresses(client.eips(PageSize=100))
    client.server.faults.shift("DescribeEipAddresses", by, times=0)
    first, second = (addresses(client.eips(PageSize=20, PageNumber=page)) for page in (1, 2))
    assert first == whole[:20]
    assert second == whole[20 + by : 40 + by]


def test_records_move_between_pages_by_token(client: Client) -> None:
    def page(token: str) -> tuple[list[str], str]:
        _, text = client.ask("ecs", "DescribeNetworkInterfaces", MaxResults=10, NextToken=token)
        body = json.loads(text)
        found = [each["NetworkInterfaceId"] for each in body["NetworkInterfaceSets"]["NetworkInterfaceSet"]]
        return found, body["NextToken"]

    first, token = page("")
    second, _ = page(token)
    client.server.faults.shift("DescribeNetworkInterfaces", 1, times=2)
    assert page("") == (first, token)
    assert page(token)[0][:2] == second[1:3]


def test_a_total_changes_from_page_to_page(client: Client) -> None:
    client.server.faults.add(Fault(kind=Kind.TOTAL, by=-1))
    assert [client.eips(PageSize=20, PageNumber=page)["TotalCount"] for page in (1, 2)] == [36, 35]


def test_an_empty_last_page_repeats_its_token(client: Client) -> None:
    client.server.faults.add(Fault(kind=Kind.EMPTY_LAST_PAGE))
    tokens, counts = [""], []
    for _ in range(6):
        _, text = client.ask("ecs", "DescribeNetworkInterfaces", MaxResults=500, NextToken=tokens[-1])
        body = json.loads(text)
        tokens.append(body["NextToken"])
        counts.append(len(body["NetworkInterfaceSets"]["NetworkInterfaceSet"]))
    assert counts[0] == len(client.server.account.interfaces.of_region("cn-shanghai"))
    assert counts[1:] == [0] * 5
    assert len(set(tokens[1:])) == 1


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (Shape.EMPTY_OBJECT, "{}"),
        (Shape.EMPTY_LIST, "[]"),
        (Shape.NULL, "null"),
        (Shape.EMPTY_BODY, ""),
        (Shape.ERROR_MEMBER, '{"error": "blocked by policy"}'),
    ],
)
def test_an_answer_of_another_shape(client: Client, shape: Shape, body: str) -> None:
    client.server.faults.odd("DescribeEipAddresses", shape)
    assert client.ask("vpc", "DescribeEipAddresses") == (200, body)
    assert client.eips()["TotalCount"] == 36


def test_every_shape_has_status_200_and_is_not_what_was_promised(client: Client) -> None:
    promised = client.eips(PageSize=100)
    for shape in Shape:
        client.server.faults.odd("DescribeEipAddresses", shape)
        status, text = client.ask("vpc", "DescribeEipAddresses", PageSize=100)
        assert status == 200
        assert text != json.dumps(promised)
        if shape not in {Shape.HTML, Shape.EMPTY_BODY}:
            body = json.loads(text)
            assert not isinstance(body, dict) or body.get("EipAddresses") != promised["EipAddresses"], shape


def test_the_true_answer_with_its_list_in_another_shape(client: Client) -> None:
    def shaped(shape: Shape) -> Any:
        client.server.faults.odd("DescribeEipAddresses", shape)
        return client.eips(PageSize=100)["EipAddresses"]

    whole = client.eips(PageSize=100)["EipAddresses"]["EipAddress"]
    assert shaped(Shape.LIST_FOR_OBJECT) == whole
    assert shaped(Shape.OBJECT_FOR_LIST) == {"EipAddress": whole[0]}
    assert shaped(Shape.ODD_RECORD) == {"EipAddress": ["odd", *whole[1:]]}
    odd = shaped(Shape.ODD_FIELD)["EipAddress"][0]
    assert odd["SecurityProtectionTypes"] == [whole[0]["SecurityProtectionTypes"]]
    assert odd["AllocationId"] == whole[0]["AllocationId"]


def test_plain_lists_and_answers_without_lists_take_an_odd_shape_too(client: Client) -> None:
    client.server.account.vpcs.get("vpc-uf6dtzsckm2gn6dg28n0")
    for vpc in client.server.account.vpcs:
        vpc.ipv4_gateway = True
    client.server.faults.odd("ListIpv4Gateways", Shape.ODD_RECORD)
    body = json.loads(client.ask("vpc", "ListIpv4Gateways")[1])
    assert body["Ipv4GatewayModels"][0] == "odd"
    client.server.faults.odd("CheckCanAllocate*", Shape.LIST_FOR_OBJECT)
    vswitch = next(iter(client.server.account.vswitches))
    text = client.ask("vpc", "CheckCanAllocateVpcPrivateIpAddress", VSwitchId=vswitch.id, PrivateIpAddress="8.8.8.8")[1]
    assert json.loads(text)["Code"] == "Mismatch.VSwitchAndPrivateIpAddress"


@pytest.mark.parametrize("effect", [False, True])
def test_an_odd_answer_to_a_write_hides_whether_it_took_effect(client: Client, effect: bool) -> None:
    allocation = eip(client.server.account, "voip-edge-01")
    client.server.faults.odd("ReleaseEipAddress", Shape.EMPTY_OBJECT, after_effect=effect)
    assert client.ask("vpc", "ReleaseEipAddress", AllocationId=allocation) == (200, "{}")
    assert (allocation in client.server.account.eips) is not effect


def test_a_refusal_passes_after_its_time() -> None:
    clock = ManualClock()
    faults = Faults(clock=clock)
    faults.refuse_for("Attach*", "IncorrectInstanceStatus", 403, 5000)
    met = []
    clock.advance(60)  # the time counts from the first call on
    for passed in (0, 4, 0.9, 0.2):
        clock.advance(passed)
        met.append(faults.next_for("AttachNetworkInterface") is not None)
    assert met == [True, True, True, False]


def test_an_id_that_does_not_exist_is_not_found_where_a_switch_says_so(admin: Caller, account: Account) -> None:
    asked = (
        ("vpc", "DescribeEipAddresses", {"AllocationId": "eip-none"}, "InvalidAllocationId.NotFound"),
        ("vpc", "DescribeVpcs", {"VpcId": "vpc-none"}, "InvalidVpcId.NotFound"),
        ("vpc", "DescribeVSwitches", {"VSwitchId": "vsw-none"}, "InvalidVSwitchId.NotFound"),
        ("ecs", "DescribeNetworkInterfaces", {"NetworkInterfaceId_1": "eni-none"}, "InvalidEniId.NotFound"),
        ("ecs", "DescribeInstances", {"InstanceIds": '["i-none"]'}, "InvalidInstanceId.NotFound"),
    )
    for service, action, one, code in asked:
        assert admin.call(service, action, RegionId="cn-shanghai", **one)
        account.switches.unknown_id = UnknownId.NOT_FOUND
        with pytest.raises(Refused) as refused:
            admin.call(service, action, RegionId="cn-shanghai", **one)
        assert (refused.value.status, refused.value.code) == (404, code)
        assert admin.call(service, action, RegionId="cn-shanghai")
        account.switches.unknown_id = UnknownId.EMPTY
    account.switches.unknown_id = UnknownId.NOT_FOUND
    chosen = eip(account, "voip-edge-01")
    assert admin.vpc("DescribeEipAddresses", AllocationId=chosen)["TotalCount"] == 1
    with pytest.raises(Refused, match=r"InvalidAllocationId\.NotFound"):
        admin.vpc("DescribeEipAddresses", AllocationId=f"{chosen},eip-none")
    inside = next(iter(account.vswitches)).id
    assert admin.call("vpc", "DescribeVSwitches", VpcId=account.vswitches.get(inside).vpc, VSwitchId=inside)  # type: ignore[union-attr]


def test_a_gateway_route_table_answers_by_an_operation_of_its_own(admin: Caller, account: Account) -> None:
    target = next(each for each in account.vpcs if each.region == "cn-shanghai" and not each.ipv4_gateway)
    target.ipv4_gateway = target.gateway_route_table = True
    tables = admin.vpc("DescribeRouteTableList", VpcId=target.id)["RouterTableList"]["RouterTableListType"]
    kinds = {each["RouteTableId"]: each["AssociateType"] for each in tables}
    assert sorted(kinds.values()) == ["Gateway", "VSwitch"]
    (gateway,) = (each for each, kind in kinds.items() if kind == "Gateway")
    with pytest.raises(Refused) as refused:
        admin.vpc("DescribeRouteEntryList", RouteTableId=gateway)
    wanted = (400, "OperationDenied.UseGatewayRouteEntryQueryInterface")
    assert (refused.value.status, refused.value.code) == wanted
    answer = admin.vpc("ListGatewayRouteTableEntries", GatewayRouteTableId=gateway, MaxResults=100)
    inside = {each.cidr for each in account.vswitches if each.vpc == target.id}
    assert {each["DestinationCidrBlock"] for each in answer["GatewayRouteEntryModels"]} == inside
    only = admin.vpc("ListGatewayRouteTableEntries", GatewayRouteTableId=gateway, DestinationCidrBlock=min(inside))
    assert len(only["GatewayRouteEntryModels"]) == 1
    shown = admin.vpc("ListIpv4Gateways", VpcId=target.id)["Ipv4GatewayModels"]
    assert [each["Ipv4GatewayRouteTableId"] for each in shown] == [gateway]
    (plain,) = (each for each, kind in kinds.items() if kind == "VSwitch")
    with pytest.raises(Refused, match=r"ResourceNotFound\.GatewayRouteTable"):
        admin.vpc("ListGatewayRouteTableEntries", GatewayRouteTableId=plain)


def test_purchases_and_batches_can_be_refused_as_a_whole(admin: Caller, account: Account) -> None:
    account.switches.purchases, account.switches.batch = Choice.REFUSED, Batch.UNSUPPORTED
    with pytest.raises(Refused, match=r"400 FrequentPurchase\.EIP"):
        admin.vpc("AllocateEipAddress")
    with pytest.raises(Refused, match=r"400 EipBatchBind\.TypeNotSupport"):
        admin.vpc(
            "AssociateEipAddressBatch",
            InstanceIds_1=eip(account, "voip-edge-01"),
            BindedInstanceId=interface(account, "voip-media"),
            BindedInstanceType="NetworkInterface",
            Mode="MULTI_BINDED",
        )


def test_a_created_interface_is_answered_with_less_than_a_list_shows(admin: Caller, account: Account) -> None:
    vswitch = account.interfaces.get(interface(account, "voip-media")).vswitch  # type: ignore[union-attr]
    group = next(each.id for each in account.security_groups if each.region == "cn-shanghai")
    made = admin.ecs("CreateNetworkInterface", VSwitchId=vswitch, SecurityGroupId=group)
    listed = admin.ecs("DescribeNetworkInterfaces", NetworkInterfaceId_1=made["NetworkInterfaceId"])
    (shown,) = listed["NetworkInterfaceSets"]["NetworkInterfaceSet"]
    missing = {"Attachment", "AssociatedPublicIp", "CreationTime", "DeleteOnRelease", "InstanceId", "QueueNumber"}
    assert shown.keys() - made.keys() == missing | {"NetworkInterfaceTrafficMode"}
    assert set(made["PrivateIpSets"]["PrivateIpSet"][0]) == {"PrivateIpAddress", "Primary"}


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as running:
        yield running
