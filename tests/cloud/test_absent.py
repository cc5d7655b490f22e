"""What is gone, what is refused and what could not be read are told apart, for single ids and several."""

from collections.abc import Sequence
from ipaddress import IPv4Address
from typing import Any

import pytest

from gui.cloud.calls import Request
from gui.domain.checks.issue import IssueCode
from gui.domain.checks.issues import findings
from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import Credentials
from gui.services.region.catalog import load_catalog
from gui.services.region.readings import read_gateway_answers
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.region_values import ENI, FREE_ENI, INVENTORY, REGION, bound_eip

K = CloudErrorKind
THERE = {"gone-1": False, "there-1": True, "there-2": True}
WRAPPERS = {
    "DescribeEipAddresses": ("EipAddresses", "EipAddress", "AllocationId"),
    "DescribeNetworkInterfaces": ("NetworkInterfaceSets", "NetworkInterfaceSet", "NetworkInterfaceId"),
    "DescribeInstances": ("Instances", "Instance", "InstanceId"),
    "DescribeVSwitches": ("VSwitches", "VSwitch", "VSwitchId"),
    "DescribeVpcs": ("Vpcs", "Vpc", "VpcId"),
}
READS = {
    "DescribeEipAddresses": ("eips", "InvalidAllocationId.NotFound"),
    "DescribeNetworkInterfaces": ("interfaces", "InvalidEniId.NotFound"),
    "DescribeInstances": ("instances", "InvalidInstanceId.NotFound"),
    "DescribeVSwitches": ("vswitches", "InvalidVSwitchId.NotFound"),
    "DescribeVpcs": ("vpcs", "InvalidVpcId.NotFound"),
}


class Refusing:
    """Answers a reading by id with ``code`` as soon as one of the ids is gone."""

    def __init__(self, code: str, status: int = 404) -> None:
        self.code, self.status = code, status
        self.asked: list[list[str]] = []

    def send(self, _region: object, request: Request) -> Any:
        wrapper, name, key = WRAPPERS[request.name]
        given = request.parameters.get(key) or request.parameters.get(f"{key}s") or ""
        ids = [each for each in THERE if each in (given if isinstance(given, (str, list)) else "")]
        self.asked.append(ids)
        if not all(THERE[each] for each in ids):
            raise CloudError(K.NOT_FOUND, self.code, request.name, status=self.status)
        return {"RequestId": "R", "TotalCount": len(ids), wrapper: {name: [{key: each} for each in ids]}}


def cloud(monkeypatch: pytest.MonkeyPatch, caller: Any) -> NamedGateway:
    made = NamedGateway(Credentials("LTAI", "secret"))
    monkeypatch.setattr(made._caller, "send", caller.send)
    return made


def ids(found: Sequence[Any]) -> list[str]:
    return [getattr(each, "id", None) or each.allocation_id for each in found]


@pytest.mark.parametrize("action", READS)
def test_a_refusal_that_names_this_kind_means_absent(action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    method, code = READS[action]
    caller = Refusing(code)
    read = getattr(cloud(monkeypatch, caller), method)
    assert read(REGION, ["gone-1"]) == ()
    assert ids(read(REGION, ["there-1", "gone-1", "there-2"])) == ["there-1", "there-2"]


@pytest.mark.parametrize("action", READS)
@pytest.mark.parametrize("code", ["InvalidRegionId.NotFound", "Forbidden.RegionNotFound", "InvalidKeyPair.NotFound"])
def test_a_refusal_that_names_another_kind_is_an_error(action: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = getattr(cloud(monkeypatch, Refusing(code)), READS[action][0])
    for asked in (["gone-1"], ["there-1", "gone-1"]):
        with pytest.raises(CloudError) as caught:
            read(REGION, asked)
        assert caught.value.code == code


def test_several_are_asked_for_singly_after_a_refusal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = Refusing("InvalidEniId.NotFound")
    made = cloud(monkeypatch, caller)
    made.interfaces(REGION, ["there-1", "there-2"])  # type: ignore[list-item]
    assert caller.asked == [["there-1", "there-2"]]
    made.interfaces(REGION, ["there-1", "gone-1"])  # type: ignore[list-item]
    assert max(caller.asked[1:], key=len) == ["gone-1", "there-1"]
    assert len(caller.asked) == 4


def test_a_list_of_all_is_never_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def send(self, _region: object, request: Request) -> Any:
            raise CloudError(K.NOT_FOUND, READS[request.name][1], request.name, status=404)

    made = cloud(monkeypatch, Gone())
    for read in (made.eips, made.interfaces, made.instances, made.vswitches, made.vpcs):
        with pytest.raises(CloudError):
            read(REGION)


# ---- answers of single operations


class Answering:
    """Answers by operation; an answer that is an error is raised."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[Request] = []

    def send(self, _region: object, request: Request) -> Any:
        self.asked.append(request)
        found = self.answers[request.name]
        found = found(request) if callable(found) else found
        if isinstance(found, CloudError):
            raise found
        return found


def tables(*kinds: str) -> dict[str, Any]:
    found = [{"RouteTableId": f"vtb-{number}", "AssociateType": kind} for number, kind in enumerate(kinds)]
    return {"TotalCount": len(found), "RouterTableList": {"RouterTableListType": found}}


def test_a_route_table_of_a_gateway_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"RouteEntryId": "rte-1", "Type": "Custom", "DestinationCidrBlock": "192.168.0.0/16"}
    caller = Answering(
        DescribeRouteTableList=tables("VSwitch", "Gateway", "VSwitch"),
        DescribeRouteEntryList={"RouteEntrys": {"RouteEntry": [entry]}},
    )
    assert [str(each) for each in cloud(monkeypatch, caller).routes(REGION, "vpc-1")] == ["192.168.0.0/16"]  # type: ignore[arg-type]
    assert [each.parameters["RouteTableId"] for each in caller.asked[1:]] == ["vtb-0", "vtb-2"]


@pytest.mark.parametrize(
    ("code", "refused"), [("OperationDenied.UseGatewayRouteEntryQueryInterface", False), ("Forbidden.RAM", True)]
)
def test_a_route_table_that_turns_out_to_be_a_gateways_is_passed_over(
    code: str, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    caller = Answering(DescribeRouteTableList=tables(""), DescribeRouteEntryList=CloudError(K.UNSUPPORTED, code))
    made = cloud(monkeypatch, caller)
    if refused:
        with pytest.raises(CloudError):
            made.routes(REGION, "vpc-1")  # type: ignore[arg-type]
    else:
        assert made.routes(REGION, "vpc-1") == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"CanAllocate": True}, True),
        ({"CanAllocate": "false"}, False),
        (CloudError(K.BAD_REQUEST, "Mismatch.VSwitchAndPrivateIpAddress"), False),
        (CloudError(K.NOT_FOUND, "ResourceNotFound.VSwitchId"), None),
        ({}, None),
        ({"CanAllocate": None}, None),
        ({"CanAllocate": [True]}, None),
    ],
)
def test_whether_an_address_is_free(answer: Any, monkeypatch: pytest.MonkeyPatch, *, expected: bool | None) -> None:
    made = cloud(monkeypatch, Answering(CheckCanAllocateVpcPrivateIpAddress=answer))
    if expected is None:
        with pytest.raises(CloudError):
            made.is_free(REGION, "vsw-1", IPv4Address("10.0.0.9"))  # type: ignore[arg-type]
    else:
        assert made.is_free(REGION, "vsw-1", IPv4Address("10.0.0.9")) is expected  # type: ignore[arg-type]


# ---- gateways

INFO = {"IpMask": "255.255.255.0", "IpGw": "47.0.0.254"}


def infos(*entries: Any) -> Any:
    return {"Code": "200", "RequestId": "R", "EipInfos": {"EipInfo": list(entries)}}


@pytest.fixture
def eips() -> Inventory:
    bound = tuple(bound_eip(number) for number in (1, 2))
    return Inventory(REGION, INVENTORY.as_of, bound, (FREE_ENI,), INVENTORY.instances, INVENTORY.instance_types)


def test_an_eip_without_a_gateway_does_not_void_the_others(monkeypatch: pytest.MonkeyPatch, eips: Inventory) -> None:
    answer = infos({"Ip": "47.0.0.1", **INFO}, {"IP": "47.0.0.2", **INFO, "IpGw": ""})
    made = cloud(monkeypatch, Answering(DescribeEipGatewayInfo=answer))
    with pytest.raises(PartlyReadError) as caught:
        made.gateways(REGION, ENI)
    assert caught.value.details["records"] == "47.0.0.2"
    assert [str(each.address) for each in caught.value.read] == ["47.0.0.1"]
    answers = read_gateway_answers(made, REGION, [ENI])
    missing = [each for each in findings(eips, load_catalog(), answers) if each.code is IssueCode.GATEWAY_MISSING]
    assert [each.ids for each in missing] == [(ENI, eips.eips[1].allocation_id)]


def test_where_no_gateway_can_be_read_the_error_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = cloud(monkeypatch, Answering(DescribeEipGatewayInfo=infos({"Ip": "47.0.0.1"})))
    assert isinstance(read_gateway_answers(made, REGION, [ENI])[ENI], CloudError)
    made = cloud(monkeypatch, Answering(DescribeEipGatewayInfo=infos()))
    assert read_gateway_answers(made, REGION, [ENI])[ENI] == ()
