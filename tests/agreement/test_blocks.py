"""Planned address blocks in the sandbox: it takes what was found, and refuses what was called impossible."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.domain.blocks.find import find_blocks
from gui.domain.blocks.model import Ground, NewVSwitch
from gui.domain.blocks.troubles import NoBlocksError, TroubleCode
from gui.domain.cloud.eni import Vpc, VpcId, VSwitch, VSwitchId
from gui.sandbox.seed import default_account
from tests.sandbox.caller import Caller, Refused

ZONE, OTHER_ZONE = "cn-shanghai-b", "cn-shanghai-g"
MOST_PER_PAGE = 50
C = TroubleCode
LIMITS_REACHED = {C.NO_BLOCK_LEFT, C.NO_VSWITCH_LEFT, C.TOO_MANY_BLOCKS, C.TOO_MANY_VSWITCHES}


class Network:
    """The VPC ``prod`` of a fresh account, changed and read by calls only; routes alone can't be made by a call."""

    def __init__(self, routes: tuple[str, ...] = ()) -> None:
        account = default_account()
        self.caller = Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])
        (vpc,) = (each for each in account.vpcs if each.name == "prod")
        (group,) = (each for each in account.security_groups if each.name == "sg-prod")
        vpc.routes = self.routes = routes
        self.vpc, self.group = vpc.id, group.id

    def add_block(self, block: IPv4Network) -> None:
        self.caller.vpc("AssociateVpcCidrBlock", VpcId=self.vpc, SecondaryCidrBlock=block)

    def remove_block(self, block: IPv4Network) -> None:
        self.caller.vpc("UnassociateVpcCidrBlock", VpcId=self.vpc, SecondaryCidrBlock=block)

    def add_vswitch(self, cidr: IPv4Network, zone: str = ZONE) -> VSwitchId:
        made = self.caller.vpc("CreateVSwitch", VpcId=self.vpc, ZoneId=zone, CidrBlock=cidr)
        return VSwitchId(made["VSwitchId"])

    def add_interface(self, vswitch: VSwitchId, address: IPv4Address) -> dict[str, Any]:
        group = {"SecurityGroupId": self.group}
        return self.caller.ecs("CreateNetworkInterface", VSwitchId=vswitch, PrimaryIpAddress=address, **group)

    def read(self) -> Ground:
        (vpc,) = self.caller.vpc("DescribeVpcs", VpcId=self.vpc)["Vpcs"]["Vpc"]
        vswitches: list[dict[str, Any]] = []
        while len(vswitches) % MOST_PER_PAGE == 0:
            page = {"PageSize": MOST_PER_PAGE, "PageNumber": len(vswitches) // MOST_PER_PAGE + 1}
            rows = self.caller.vpc("DescribeVSwitches", VpcId=self.vpc, **page)["VSwitches"]["VSwitch"]
            if not rows:
                break
            vswitches += rows
        found = self.caller.ecs("DescribeNetworkInterfaces", VpcId=self.vpc, PageSize=100)
        interfaces = found["NetworkInterfaceSets"]["NetworkInterfaceSet"]
        secondary = vpc["SecondaryCidrBlocks"]["SecondaryCidrBlock"]
        return Ground(
            Vpc(VpcId(self.vpc), IPv4Network(vpc["CidrBlock"]), tuple(map(IPv4Network, secondary))),
            tuple(
                VSwitch(VSwitchId(row["VSwitchId"]), VpcId(self.vpc), row["ZoneId"], IPv4Network(row["CidrBlock"]))
                for row in vswitches
            ),
            ZONE,
            tuple(map(IPv4Network, self.routes)),
            frozenset(IPv4Address(row["PrivateIpAddress"]) for row in interfaces),
        )

    def carry_out(self, addresses: list[IPv4Address]) -> None:
        """Find blocks, make them, and give every EIP to an interface."""
        answer = find_blocks(addresses, self.read())
        for block in answer.new_blocks:
            self.add_block(block)
        ids: dict[NewVSwitch, VSwitchId] = {each: self.add_vswitch(each.cidr) for each in answer.new_vswitches}
        for place in answer.places:
            vswitch = ids[place.vswitch] if isinstance(place.vswitch, NewVSwitch) else place.vswitch
            assert self.add_interface(vswitch, place.address)["PrivateIpAddress"] == str(place.address)
        # What was made serves a second time: nothing is left to do, but for the addresses that are gone now.
        after = find_blocks(addresses, replace(self.read(), taken=frozenset()))
        assert (after.new_blocks, after.new_vswitches, after.hidden) == ((), (), 0)

    def refuses(self, address: IPv4Address) -> bool:
        """Try every way there is to give ``address`` to an interface of the zone; return whether none works."""
        present = [each.id for each in self.read().vswitches if address in each.cidr and each.zone_id == ZONE]
        if any(takes(self.add_interface, each, address) for each in present) or self._new_vswitch_works(address):
            return False
        for mask in range(16, 29):
            block = IPv4Network((int(address), mask), strict=False)
            if takes(self.add_block, block):
                if self._new_vswitch_works(address):
                    return False
                self.remove_block(block)
        return True

    def _new_vswitch_works(self, address: IPv4Address) -> bool:
        for mask in range(16, 30):
            cidr = IPv4Network((int(address), mask), strict=False)
            if takes(self.add_vswitch, cidr):
                (made,) = (each.id for each in self.read().vswitches if each.cidr == cidr)
                if takes(self.add_interface, made, address):
                    return True
                self.caller.vpc("DeleteVSwitch", VSwitchId=made)
        return False


def takes(call: Callable[..., object], *arguments: object) -> bool:
    try:
        call(*arguments)
    except Refused:
        return False
    return True


CENTRES = [int(IPv4Address(each)) for each in ("47.100.23.77", "106.14.192.18", "139.196.88.14", "172.16.10.40")]


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Network, list[IPv4Address]]:
    near = st.builds(lambda centre, change: centre ^ change, st.sampled_from(CENTRES), st.integers(0, 127))
    cidrs = st.builds(lambda number, mask: IPv4Network((number, mask), strict=False), near, st.integers(24, 29))
    network = Network(tuple(map(str, draw(st.lists(cidrs, max_size=1)))))
    for cidr in draw(st.lists(cidrs, max_size=3)):
        takes(network.add_block, cidr)
    for cidr in draw(st.lists(cidrs, max_size=6)):
        takes(network.add_vswitch, cidr, draw(st.sampled_from([ZONE, OTHER_ZONE])))
    return network, draw(st.lists(near.map(IPv4Address), min_size=1, max_size=6, unique=True))


def test_the_sandbox_takes_what_is_found_and_refuses_the_rest() -> None:
    came: Counter[str] = Counter()

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(scenes())
    def run(scene: tuple[Network, list[IPv4Address]]) -> None:
        network, addresses = scene
        try:
            network.carry_out(addresses)
            came["carried out"] += 1
        except NoBlocksError as error:
            for trouble in error.troubles:
                if trouble.code not in LIMITS_REACHED:
                    assert network.refuses(trouble.addresses[0]), trouble.code
                    came["refused"] += 1

    run()
    assert min(came["carried out"], came["refused"]) >= 10, came


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("47.100.0.0", C.EDGE_OF_BLOCK),
        ("47.100.255.253", C.EDGE_OF_BLOCK),
        ("0.100.23.77", C.RANGE_EXCLUDED),
        ("100.64.23.77", C.RANGE_EXCLUDED),
        ("169.254.23.77", C.RANGE_EXCLUDED),
        ("172.16.20.50", C.VSWITCH_IN_OTHER_ZONE),
        ("172.16.10.253", C.VSWITCH_KEEPS_ADDRESS),
        ("101.132.7.12", C.OVERLAPS_ROUTE),
    ],
)
def test_each_reason_is_one_in_the_sandbox_too(address: str, code: TroubleCode) -> None:
    network = Network(("101.132.0.0/16",))
    with pytest.raises(NoBlocksError) as error:
        find_blocks([IPv4Address(address)], network.read())
    assert [each.code for each in error.value.troubles] == [code]
    assert network.refuses(IPv4Address(address))


def test_an_address_that_an_interface_has_is_refused() -> None:
    network = Network()
    (taken,) = sorted(each for each in network.read().taken if each in IPv4Network("172.16.10.0/24"))[:1]
    with pytest.raises(NoBlocksError) as error:
        network.carry_out([taken])
    assert [each.code for each in error.value.troubles] == [C.ADDRESS_TAKEN]
    assert network.refuses(taken)


def test_five_blocks_are_taken_and_a_sixth_is_not() -> None:
    far_apart = [IPv4Address(f"47.{second}.23.66") for second in range(100, 106)]
    Network().carry_out(far_apart[:5])
    with pytest.raises(NoBlocksError) as error:
        Network().carry_out(far_apart)
    assert [each.code for each in error.value.troubles] == [C.TOO_MANY_BLOCKS]
    network = Network()
    for each in far_apart[:5]:
        network.add_block(IPv4Network((int(each), 28), strict=False))
    with pytest.raises(Refused, match=r"QuotaExceeded\.VpcMultiCidr"):
        network.add_block(IPv4Network((int(far_apart[5]), 28), strict=False))


def test_a_hundred_and_fifty_vswitches_are_taken_and_one_more_is_not() -> None:
    network = Network()
    missing = 149 - len(network.read().vswitches)
    for number in range(missing):
        network.add_vswitch(IPv4Network(f"172.17.{number}.0/24"))
    near, far = IPv4Address("47.100.23.66"), IPv4Address("47.101.23.66")
    with pytest.raises(NoBlocksError) as error:
        network.carry_out([near, far])
    assert [each.code for each in error.value.troubles] == [C.TOO_MANY_VSWITCHES]
    network.carry_out([near])
    with pytest.raises(NoBlocksError) as error:
        network.carry_out([far])
    assert [each.code for each in error.value.troubles] == [C.NO_VSWITCH_LEFT]
    network.add_block(IPv4Network("47.101.23.64/28"))
    with pytest.raises(Refused, match=r"QuotaExceeded\.VSwitch"):
        network.add_vswitch(IPv4Network("47.101.23.64/29"))
