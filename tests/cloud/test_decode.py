from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.cloud import decode
from gui.cloud.maps import ShapeError, items, mapping, number, text, truth, words
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus, EniType
from gui.domain.cloud.instance import InstanceStatus, OsType
from gui.domain.cloud.references import MARK_TAG

ID_ONLY = [
    (decode.region, {"RegionId": "r"}),
    (decode.eip, {"AllocationId": "e"}),
    (decode.interface, {"NetworkInterfaceId": "n"}),
    (decode.instance, {"InstanceId": "i"}),
    (decode.instance_type, {"InstanceTypeId": "t"}),
    (decode.vswitch, {"VSwitchId": "s"}),
    (decode.vpc, {"VpcId": "v"}),
]


@pytest.mark.parametrize(("decoder", "found"), ID_ONLY)
def test_an_id_is_enough(decoder: Any, found: Any) -> None:
    assert decoder(found)


@pytest.mark.parametrize("decoder", [decoder for decoder, _ in ID_ONLY])
def test_without_an_id_there_is_nothing(decoder: Any) -> None:
    with pytest.raises(ValueError, match="Id"):
        decoder({})


def test_words_nobody_knows_become_unknown() -> None:
    eip = decode.eip({"AllocationId": "e", "Status": "Flying", "InstanceType": "NetworkInterface", "Mode": "NEW"})
    assert (eip.status, eip.mode, eip.address) == (EipStatus.UNKNOWN, None, decode.NO_ADDRESS)
    eni = decode.interface({"NetworkInterfaceId": "n", "Status": "Linked", "Type": "Trunk"})
    assert (eni.status, eni.type) == (EniStatus.UNKNOWN, EniType.OTHER)
    instance = decode.instance({"InstanceId": "i", "Status": "Dreaming"})
    assert (instance.status, instance.os_type) == (InstanceStatus.UNKNOWN, OsType.LINUX)


def test_the_mode_counts_only_on_an_eni() -> None:
    found = {"AllocationId": "e", "Mode": "MULTI_BINDED", "InstanceType": "EcsInstance", "InstanceId": "i"}
    assert decode.eip(found).mode is None
    assert decode.eip({**found, "InstanceType": "NetworkInterface"}).mode is AssociationMode.MULTI_EIP


@pytest.mark.parametrize(
    ("found", "locks"),
    [
        ({"OperationLocks": {"LockReason": [{"LockReason": "security"}]}}, ("security",)),
        ({"BusinessStatus": "FinancialLocked"}, ("financial",)),
        ({"BusinessStatus": "OperationLock"}, ("OperationLock",)),
        ({"BusinessStatus": "Unactivated"}, ("Unactivated",)),
        ({"BusinessStatus": "Normal", "OperationLocks": None}, ()),
    ],
)
def test_locks(found: Any, locks: Any) -> None:
    assert decode.eip({"AllocationId": "e", **found}).locks == locks


def test_secondary_addresses_and_prefixes_of_an_eni() -> None:
    eni = decode.interface(
        {
            "NetworkInterfaceId": "n",
            "PrivateIpAddress": "10.0.0.1",
            "PrivateIpSets": {
                "PrivateIpSet": [{"PrivateIpAddress": "10.0.0.1"}, {"PrivateIpAddress": "10.0.0.2"}, {}],
            },
            "Ipv4PrefixSets": {"Ipv4PrefixSet": [{"Ipv4Prefix": "10.0.0.16/28"}]},
            "ServiceManaged": "true",
        }
    )
    assert eni.secondary_addresses == (IPv4Address("10.0.0.2"),)
    assert eni.prefixes == ("10.0.0.16/28",)
    assert eni.service_managed


def test_the_primary_nic_of_an_instance_comes_first() -> None:
    nics = [{"NetworkInterfaceId": "n-2", "Type": "Secondary"}, {"NetworkInterfaceId": "n-1", "Type": "Primary"}]
    found = {"InstanceId": "i", "NetworkInterfaces": {"NetworkInterface": nics}, "OSType": "Windows", "OSName": "Win"}
    instance = decode.instance(found)
    assert instance.eni_ids == ("n-1", "n-2")
    assert (instance.os_type, instance.os_name) == (OsType.WINDOWS, "Win")


def test_a_block_that_is_none_is_not_left_out() -> None:
    found = {"VpcId": "v", "CidrBlock": "10.0.0.0/8", "SecondaryCidrBlocks": {"SecondaryCidrBlock": ["10.1.0.0/16"]}}
    assert decode.vpc(found).secondary_cidrs == (IPv4Network("10.1.0.0/16"),)
    with pytest.raises(ValueError, match="nonsense"):
        decode.vpc({**found, "SecondaryCidrBlocks": {"SecondaryCidrBlock": ["10.1.0.0/16", "nonsense"]}})


@pytest.mark.parametrize(
    ("decoder", "found"),
    [
        (decode.eip, {"AllocationId": "e", "IpAddress": "47.0.0.x"}),
        (decode.eip, {"AllocationId": "e", "InstanceId": {"Id": "i"}}),
        (decode.eip, {"AllocationId": "e", "OperationLocks": [{"LockReason": "security"}]}),
        (decode.eip, {"AllocationId": ["e"]}),
        (decode.interface, {"NetworkInterfaceId": "n", "PrivateIpAddress": "nowhere"}),
        (decode.interface, {"NetworkInterfaceId": "n", "PrivateIpSets": ["10.0.0.1"]}),
        (decode.interface, {"NetworkInterfaceId": "n", "Attachment": "i"}),
        (decode.instance, {"InstanceId": "i", "NetworkInterfaces": {"NetworkInterface": {}}}),
        (decode.instance, {"InstanceId": "i", "VpcAttributes": "v"}),
        (decode.vswitch, {"VSwitchId": "s", "CidrBlock": "10.0.0.0/99"}),
        (decode.vpc, {"VpcId": "v", "CidrBlock": "10.0.0.0/99"}),
    ],
)
def test_a_field_of_another_shape_is_not_passed_over(decoder: Any, found: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        decoder(found)


def test_fields_that_nobody_reads_may_have_any_shape() -> None:
    eip = decode.eip({"AllocationId": "e", "SecurityProtectionTypes": ["x"], "IpAddress": "47.0.0.1"})
    assert str(eip.address) == "47.0.0.1"


def test_an_attachment_tells_the_instance_where_nothing_else_does() -> None:
    found = {"NetworkInterfaceId": "n", "InstanceId": "", "Type": "slave", "Attachment": {"InstanceId": "i-1"}}
    assert (decode.interface(found).instance_id, decode.interface(found).type) == ("i-1", EniType.OTHER)
    assert decode.interface({**found, "Attachment": None}).instance_id is None
    assert decode.interface({**found, "InstanceId": "i-2"}).instance_id == "i-2"


def test_a_route_table_of_a_gateway_is_known() -> None:
    assert decode.route_table({"RouteTableId": "vtb-1", "AssociateType": "Gateway"}).of_gateway
    assert not decode.route_table({"RouteTableId": "vtb-1", "AssociateType": "VSwitch"}).of_gateway


def test_a_gateway_is_exact_or_not_at_all() -> None:
    found = {"Ip": " 47.0.0.1", "IpMask": "255.255.255.0\t", "IpGw": "47.0.0.254"}
    gateway = decode.gateway(found)
    assert (str(gateway.address), gateway.mask, str(gateway.gateway)) == ("47.0.0.1", "255.255.255.0", "47.0.0.254")
    assert decode.gateway({**found, "Ip": "", "IP": "47.0.0.2"}).address == IPv4Address("47.0.0.2")
    with pytest.raises(ValueError, match="empty"):
        decode.gateway({**found, "IpGw": ""})


def test_maps_that_are_other_than_documented() -> None:
    assert mapping([1]) == {}
    assert list(items({"A": {"B": [{"C": 1}]}}, "A", "B")) == [{"C": 1}]
    assert list(items({"A": None}, "A", "B")) == []
    assert words({"A": {"B": ["x", "", None]}}, "A", "B") == ("x",)
    assert words({"A": {"B": None}}, "A", "B") == ()
    assert (text(None), text(5)) == ("", "5")
    assert (number("7"), number(7), number("many"), number(None)) == (7, 7, None, None)
    for odd in ({"A": {"B": [{"C": 1}, None]}}, {"A": {"B": {"C": 1}}}, {"A": [{"C": 1}]}, {"A": "x"}, {"A": {"B": 1}}):
        with pytest.raises(ShapeError):
            list(items(odd, "A", "B"))
    for value in ([], {}, [1], {"A": 1}):
        with pytest.raises(ShapeError):
            text(value)
    assert [truth(each) for each in (True, 1, "1", "True", False, 0, "0", None)] == [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("kind", "destination", "leads_out"),
    [
        ("Custom", "192.168.0.0/16", True),
        ("BGP", "192.168.0.0/16", True),
        ("CEN", "47.100.0.0/16", True),
        ("", "47.100.0.0/16", True),
        ("System", "172.16.10.0/24", False),
        ("system", "100.64.0.0/10", False),
        ("Custom", "100.64.1.0/24", False),
        ("Custom", "0.0.0.0/0", False),
        ("Custom", "2408:4004::/56", False),
        ("Custom", None, False),
    ],
)
def test_only_routes_that_lead_out_are_in_the_way(kind: str, destination: str | None, *, leads_out: bool) -> None:
    found = decode.route({"RouteEntryId": "rte-1", "Type": kind, "DestinationCidrBlock": destination})
    assert found.leads_out is leads_out
    assert found.id == "rte-1"


def test_a_route_of_the_clouds_own_has_no_id() -> None:
    assert decode.route({"Type": "System", "DestinationCidrBlock": "172.16.10.0/24"}).id == "172.16.10.0/24"


def test_what_a_person_gave_a_network_is_kept_as_it_is() -> None:
    given = {"Description": " of the\nfax ", "ResourceGroupId": "rg-1"}
    tags = [("team", "voice"), (MARK_TAG, "m-1"), ("empty", "")]
    of_ecs = {"Tags": {"Tag": [{"TagKey": key, "TagValue": value} for key, value in tags]}}
    of_vpc = {"Tags": {"Tag": [{"Key": key, "Value": value} for key, value in tags]}}
    eni = decode.interface({"NetworkInterfaceId": "eni-1", **given, **of_ecs})
    vswitch = decode.vswitch({"VSwitchId": "vsw-1", **given, **of_vpc})
    assert (eni.description, eni.resource_group, eni.tags, eni.mark) == (" of the\nfax ", "rg-1", tuple(tags), "m-1")
    assert (vswitch.description, vswitch.tags, vswitch.mark) == (" of the\nfax ", tuple(tags), "m-1")
    eip = decode.eip({"AllocationId": "eip-1", **given, **of_vpc})
    instance = decode.instance({"InstanceId": "i-1", **given, **of_ecs})
    assert (eip.resource_group, eip.tags) == (instance.resource_group, instance.tags) == ("rg-1", tuple(tags))
    bare = decode.interface({"NetworkInterfaceId": "eni-1", "Tags": None, "Description": None})
    assert (bare.description, bare.resource_group, bare.tags, bare.mark) == ("", "", (), "")
    assert decode.eip({"AllocationId": "eip-1", "VpcId": "vpc-1"}).vpc_id == "vpc-1"
