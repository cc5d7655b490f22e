from ipaddress import IPv4Address, IPv4Network

import pytest

from gui.domain.cloud.eni import EniStatus, VpcId, VSwitch, VSwitchId


@pytest.mark.parametrize("status", EniStatus)
def test_only_two_states_last(status: EniStatus) -> None:
    assert status.settled is (status.value in {"Available", "InUse"})


@pytest.mark.parametrize(
    ("block", "gateway"),
    [("172.16.10.0/24", "172.16.10.253"), ("10.0.0.0/16", "10.0.255.253"), ("10.0.0.8/29", "10.0.0.13")],
)
def test_the_usual_gateway_is_the_third_address_from_the_end(block: str, gateway: str) -> None:
    vswitch = VSwitch(VSwitchId("vsw-1"), VpcId("vpc-1"), "cn-shanghai-b", IPv4Network(block))
    assert vswitch.usual_gateway == IPv4Address(gateway)
