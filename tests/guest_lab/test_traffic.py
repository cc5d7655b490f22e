"""Traffic through the generated script, in namespaces and without root: every EIP through its own gateway, both ways.

Each proof checks, for rp_filter 0, 1 and 2: TCP and ping both ways for each EIP and the private address, the primary
NIC and its default route, the generated check, a second apply without effect, and an undo that leaves no trace.
"""

from pathlib import Path
from typing import Any

import pytest

from gui.guest.network import GuestOptions, Routing
from tests.guest.cases import FOUR, HALF, ONE, TEN, TEN_SHARED, facts
from tests.guest_lab.proofs import prove, render_to
from tests.guest_lab.worlds import WORLDS

pytestmark = [pytest.mark.needs("unshare"), pytest.mark.needs("ip")]


@pytest.mark.parametrize(
    ("eips", "options"),
    [
        pytest.param(ONE, {}, id="one"),
        pytest.param(FOUR, {}, id="four-some-shared-one-off-link"),
        pytest.param(TEN, {}, id="ten-gateways"),
        pytest.param(TEN_SHARED, {}, id="ten-on-one-gateway"),
        pytest.param(FOUR, {"host_prefix": True}, id="four-as-host-addresses"),
        pytest.param(TEN, {"base": 20000}, id="ten-from-another-number"),
    ],
)
def test_every_eip_uses_its_own_gateway(tmp_path: Path, eips: list[dict[str, str]], options: dict[str, Any]) -> None:
    found = prove(tmp_path, facts(eips), GuestOptions(**options), nic="ens6")
    assert found["problems"] == []
    assert "All is well." in found["check"]


def test_a_default_route_that_dhcp_gave_the_eni_is_taken_over_and_given_back(tmp_path: Path) -> None:
    stolen = ["route add default via 172.16.20.253 dev eth1 metric 50 proto dhcp src 172.16.20.8"]
    assert prove(tmp_path, facts(FOUR), guest=stolen)["problems"] == []


def test_a_bridge_with_the_same_mac_is_not_taken_for_the_nic(tmp_path: Path) -> None:
    bridge = ["link add name above address 00:16:3e:0a:0b:0c type bridge", "link set above up"]
    assert prove(tmp_path, facts(ONE), guest=bridge, rp_filter=[0])["problems"] == []


@pytest.mark.parametrize("others", [[], ["link add name above address 00:16:3e:0a:0b:0c type bridge"]])
def test_the_nic_is_found_where_sys_shows_another_namespace(tmp_path: Path, others: list[str]) -> None:
    assert prove(tmp_path, facts(ONE), guest=others, rp_filter=[0], sysfs=False)["problems"] == []


def test_what_was_set_by_hand_before_survives(tmp_path: Path) -> None:
    mine = [
        "addr add 203.0.113.77/25 dev eth1",
        "rule add pref 900 from 172.16.20.99 lookup 900",
        "route add 192.0.2.0/24 via 172.16.20.253 dev eth1 table 900",
    ]
    assert prove(tmp_path, facts(FOUR), guest=mine, rp_filter=[0])["problems"] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("addr add 203.0.113.10/32 dev eth0", "203.0.113.10 is already configured on eth0"),
        ("addr add 203.0.113.10/22 dev eth0 label eth0:1", "203.0.113.10 is already configured on eth0"),
        ("addr add 203.0.113.10 peer 192.0.2.9/32 dev eth0", "203.0.113.10 is already configured on eth0"),
        ("route add 192.0.2.0/24 via 10.0.0.1 dev eth0 table 7101", "the routing table 7101 is already in use"),
        ("rule add pref 7101 from 192.0.2.1 lookup 900", "the rule priority 7101 is already taken"),
        ("route del default", "the only default route of this guest leaves through eth1"),
    ],
)
def test_apply_refuses_before_it_changes_anything(tmp_path: Path, line: str, said: str) -> None:
    before = ["route add default via 172.16.20.253 dev eth1 metric 200"] if "del default" in line else []
    found = prove(tmp_path, facts(ONE), guest=[*before, line], rp_filter=[])
    assert said in found["apply"]
    # Nothing was set up, so nothing may be left, and undo has nothing to do.
    assert not any("undo is not exact" in problem for problem in found["problems"])
    assert "There is nothing to undo." in found["undo"]


def test_an_apply_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    found = prove(tmp_path, facts(ONE), breaks="rule add pref 7101", rp_filter=[])
    assert "this did not work; undoing it" in found["apply"]
    assert not any("undo is not exact" in problem for problem in found["problems"])


def test_armed_apply_undoes_itself_and_confirm_keeps_it(tmp_path: Path) -> None:
    found = prove(tmp_path, facts(FOUR), rp_filter=[0], armed=True)
    assert found["problems"] == []
    assert found["armed"] == "undone"
    assert found["confirmed"] == "kept"


def test_a_new_plan_replaces_the_old_one_and_undo_goes_back_to_the_beginning(tmp_path: Path) -> None:
    found = prove(tmp_path, facts(FOUR), rp_filter=[0], earlier=render_to(tmp_path / "earlier", facts(ONE)))
    assert found["problems"] == []


def test_undo_cleans_up_after_an_interface_that_is_gone(tmp_path: Path) -> None:
    found = prove(tmp_path, facts(FOUR), rp_filter=[], detach=True)
    assert (found["problems"], found["left"], found["files"]) == ([], [], False)


def test_addresses_only_sets_addresses_and_nothing_else(tmp_path: Path) -> None:
    found = prove(tmp_path, facts(FOUR), GuestOptions(routing=Routing.ADDRESSES_ONLY), rp_filter=[])
    assert found["problems"] == []
    assert "lookup 71" not in found["check"]
    assert found["check"].count("EIP ") == found["check"].count("  ok\n") - 1 == 4


@pytest.mark.needs("nft")
@pytest.mark.parametrize("world", WORLDS)
def test_a_guest_in_service_keeps_what_it_has(tmp_path: Path, world: str) -> None:
    earlier = render_to(tmp_path / "earlier", facts(FOUR[:2]))
    found = prove(
        tmp_path,
        facts(TEN if world == "silent_gateways" else FOUR),
        worlds=[world],
        earlier=earlier,
        container=world == "containers",
    )
    assert found["problems"] == []


def test_a_rule_that_comes_before_ours_is_found_before_apply_says_active(tmp_path: Path) -> None:
    vpn = ["rule add pref 5270 lookup 52", "route add default via 10.0.0.1 dev eth0 table 52"]
    found = prove(tmp_path, facts(ONE), guest=vpn, rp_filter=[])
    assert "traffic from 172.16.20.8 does not leave through 172.16.20.253 on eth1" in found["apply"]
    assert "5270:" in found["apply"]
    assert "Active" not in found["apply"]
    assert not any("undo is not exact" in problem for problem in found["problems"])


@pytest.mark.parametrize("how", ["primary_mac", "other_nic"])
def test_a_default_route_that_was_stolen_is_no_dead_end(tmp_path: Path, how: str) -> None:
    stolen = ["route add default via 172.16.20.253 dev eth1 metric 200", "route del default via 10.0.0.1"]
    known = {"primary_mac": "02:00:00:00:00:10"} if how == "primary_mac" else {}
    found = prove(tmp_path, facts(ONE, **known), guest=stolen, rp_filter=[])
    if known:
        assert "This guest has no default route now." in found["apply"]
        assert not any("undo is not exact" in problem for problem in found["problems"])
    else:
        assert "If it is, run: " in found["apply"]
        assert "apply --force" in found["apply"]


@pytest.mark.needs("nft")
@pytest.mark.parametrize("mask", ["255.255.255.0", HALF])
def test_published_ports_of_containers_answer_through_the_gateway_of_the_eip(tmp_path: Path, mask: str) -> None:
    eips = [{**FOUR[0], "mask": mask}, {**FOUR[3]}]
    found = prove(tmp_path, facts(eips), GuestOptions(connection_marks=True), rp_filter=[0, 2], container=True)
    assert found["problems"] == []


@pytest.mark.needs("nft")
def test_without_marks_the_replies_of_containers_are_lost(tmp_path: Path) -> None:
    """The proof can fail: this is what the add-on is for."""
    found = prove(tmp_path, facts([FOUR[0]]), rp_filter=[0], container=True)
    assert [problem for problem in found["problems"] if "container" in problem]
