"""Facts are checked before anything is rendered, and every problem is named at once."""

import copy
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from gui.domain.cloud.eip import EipGateway
from gui.guest.model import LOWEST_BASE, base_of
from gui.guest.network import (
    GuestInputError,
    GuestNetwork,
    GuestOptions,
    GuestProblem,
    GuestProblemCode,
    InterfaceName,
    Routing,
    exposed_network,
    from_facts,
    guest_network,
)
from gui.words.guest import PROBLEMS, problem_text
from tests.guest.cases import FOUR, HALF, ONE, TEN, exposed, exposed_facts, facts, network

EIP = ONE[0]


def problems(raw: dict[str, Any], options: GuestOptions | None = None) -> list[GuestProblemCode]:
    with pytest.raises(GuestInputError) as caught:
        from_facts(raw, options)
    for problem in caught.value.problems:
        assert "{" not in problem_text(problem)
        assert str(problem) in str(caught.value)
    return [problem.code for problem in caught.value.problems]


def test_good_facts_become_a_network() -> None:
    net = from_facts(facts(FOUR, name="ens6", primary_mac="00:16:3e:00:00:01"))
    assert str(net.mac) == "00:16:3e:0a:0b:0c"
    assert str(net.private) == "172.16.20.8/24"
    assert [str(eip.interface) for eip in net.eips] == [
        "198.18.5.5/24",
        "203.0.113.10/25",
        "203.0.113.11/25",
        "203.0.113.140/25",
    ]
    assert [eip.off_link for eip in net.eips] == [True, False, False, False]
    assert net.name == "ens6"
    assert (net.base, net.routed, net.marks, net.several_gateways) == (7100, True, False, True)
    assert net.eips[1].prefix_length == 25
    assert str(net.eips[1].netmask) == HALF


def test_one_table_for_each_gateway_and_network_and_one_rule_for_each_address() -> None:
    net = network(FOUR)
    assert [(t.number, str(t.gateway), str(t.network)) for t in net.tables] == [
        (7100, "172.16.20.253", "172.16.20.0/24"),
        (7101, "198.19.0.1", "198.18.5.0/24"),
        (7102, "203.0.113.1", "203.0.113.0/25"),
        (7103, "203.0.113.129", "203.0.113.128/25"),
    ]
    assert [(r.priority, str(r.source), r.table) for r in net.rules] == [
        (7100, "172.16.20.8", 7100),
        (7101, "198.18.5.5", 7101),
        (7102, "203.0.113.10", 7102),
        (7103, "203.0.113.11", 7102),
        (7104, "203.0.113.140", 7103),
    ]


def test_ten_gateways_stay_in_the_range_of_one_interface() -> None:
    net = network(TEN, connection_marks=True)
    used = {rule.priority for rule in net.rules} | {n for t in net.tables for n in (t.number, t.mark_priority)}
    assert used <= set(net.numbers())
    assert len({rule.priority for rule in net.rules} | {t.mark_priority for t in net.tables}) == 11 + 11


def test_without_masks_the_gateway_alone_makes_a_table() -> None:
    net = network(FOUR, host_prefix=True)
    assert {str(eip.interface) for eip in net.eips} == {f"{eip['ip']}/32" for eip in FOUR}
    assert [(str(t.gateway), t.network, t.off_link) for t in net.eip_tables] == [
        ("198.19.0.1", None, True),
        ("203.0.113.1", None, True),
        ("203.0.113.129", None, True),
    ]


def test_addresses_only_has_no_tables_and_no_rules() -> None:
    net = network(FOUR, routing=Routing.ADDRESSES_ONLY)
    assert (net.tables, net.rules, net.routed) == ((), (), False)


def test_typed_facts_are_taken_as_they_are() -> None:
    net = guest_network(
        mac="00-16-3E-0A-0B-0C",
        private_address=IPv4Address("172.16.20.8"),
        private_network=IPv4Network("172.16.20.0/24"),
        private_gateway=IPv4Address("172.16.20.253"),
        eips=[EipGateway(IPv4Address(EIP["ip"]), EIP["mask"], IPv4Address(EIP["gateway"]))],
    )
    assert net.base == base_of(net.mac)
    assert replace(net, options=GuestOptions(base=7100)) == network(ONE)
    assert not net.several_gateways


def test_white_space_around_values_is_dropped() -> None:
    padded = [{key: f" {value}\t" for key, value in EIP.items()}]
    assert from_facts(facts(padded, mac=" 00:16:3E:0A:0B:0C\n", private_cidr=" 172.16.20.0/24 ")) == network(ONE)


def test_documentation_and_benchmark_addresses_may_stand_for_eips() -> None:
    for address in ("192.0.2.7", "198.51.100.7", "203.0.113.7", "198.18.0.7"):
        gateway = address.rsplit(".", 1)[0] + ".1"
        assert isinstance(
            from_facts(facts([{"ip": address, "gateway": gateway, "mask": "255.255.255.0"}])), GuestNetwork
        )


def test_small_networks_have_no_ends() -> None:
    pair = {"ip": "203.0.113.10", "gateway": "203.0.113.11", "mask": "255.255.255.254"}
    assert from_facts(facts([pair])).eips[0].prefix_length == 31
    assert from_facts(facts([{**EIP, "mask": "255.255.255.255"}])).eips[0].off_link


EIP_MISTAKES = [
    ({"ip": "203.0.113"}, GuestProblemCode.BAD_EIP),
    ({"ip": "10.0.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "100.64.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "127.0.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "169.254.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "172.31.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "192.168.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "224.0.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"ip": "240.0.0.9"}, GuestProblemCode.NOT_PUBLIC),
    ({"mask": "0.0.0.255"}, GuestProblemCode.BAD_MASK),
    ({"mask": "255.0.255.0"}, GuestProblemCode.BAD_MASK),
    ({"mask": "24"}, GuestProblemCode.BAD_MASK),
    ({"mask": str(IPv4Address(0))}, GuestProblemCode.MASK_TOO_WIDE),
    ({"mask": "254.0.0.0"}, GuestProblemCode.MASK_TOO_WIDE),
    ({"ip": "203.0.113.0"}, GuestProblemCode.EIP_IS_NETWORK_END),
    ({"ip": "203.0.113.255"}, GuestProblemCode.EIP_IS_NETWORK_END),
    ({"gateway": "203.0.113.10"}, GuestProblemCode.OWN_GATEWAY),
    ({"gateway": "203.0.113.255"}, GuestProblemCode.GATEWAY_IS_NETWORK_END),
    ({"gateway": "gateway"}, GuestProblemCode.BAD_GATEWAY),
    ({"gateway": "224.0.0.1"}, GuestProblemCode.BAD_GATEWAY),
]


@pytest.mark.parametrize(("change", "code"), EIP_MISTAKES)
def test_a_mistake_in_an_eip_is_named(change: dict[str, str], code: GuestProblemCode) -> None:
    assert problems(facts([{**EIP, **change}])) == [code]


INTERFACE_MISTAKES = [
    ({"mac": "00:16:3e:0a:0b"}, GuestProblemCode.BAD_MAC),
    ({"mac": "00:16-3e:0a:0b:0c"}, GuestProblemCode.BAD_MAC),
    ({"mac": "01:16:3e:0a:0b:0c"}, GuestProblemCode.BAD_MAC),
    ({"mac": "00:00:00:00:00:00"}, GuestProblemCode.BAD_MAC),
    ({"mac": "00:16:3e:0a:0b:0c; reboot"}, GuestProblemCode.BAD_MAC),
    ({"primary_mac": "00-16-3E-0A-0B-0C"}, GuestProblemCode.PRIMARY_MAC),
    ({"private_ip": "172.16.20"}, GuestProblemCode.BAD_PRIVATE_ADDRESS),
    ({"private_ip": "127.0.0.1"}, GuestProblemCode.BAD_PRIVATE_ADDRESS),
    ({"private_ip": "172.16.21.8"}, GuestProblemCode.PRIVATE_OUTSIDE_NETWORK),
    ({"private_ip": "172.16.20.255"}, GuestProblemCode.PRIVATE_OUTSIDE_NETWORK),
    ({"private_cidr": "172.16.20.0"}, GuestProblemCode.BAD_PRIVATE_NETWORK),
    ({"private_cidr": "172.16.20.0/0.0.0.255"}, GuestProblemCode.BAD_PRIVATE_NETWORK),
    ({"private_cidr": "172.16.20.0/33"}, GuestProblemCode.BAD_PRIVATE_NETWORK),
    ({"private_gateway": "none"}, GuestProblemCode.BAD_PRIVATE_GATEWAY),
    ({"private_gateway": "172.16.20.8"}, GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE),
    ({"private_gateway": "172.16.21.253"}, GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE),
    ({"private_gateway": "172.16.20.0"}, GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE),
    ({"name": "eth1; reboot"}, GuestProblemCode.BAD_INTERFACE_NAME),
    ({"name": "a-name-that-is-too-long"}, GuestProblemCode.BAD_INTERFACE_NAME),
]


@pytest.mark.parametrize(("change", "code"), INTERFACE_MISTAKES)
def test_a_mistake_about_the_interface_is_named(change: dict[str, str], code: GuestProblemCode) -> None:
    assert problems(facts(ONE, **change)) == [code]


def test_an_eip_that_cannot_work_beside_the_lease_is_named() -> None:
    shared = {"ip": "203.0.113.10", "gateway": "203.0.113.1", "mask": "255.255.255.0"}
    private = {"private_ip": "203.0.113.8", "private_cidr": "203.0.113.0/25", "private_gateway": "203.0.113.126"}
    assert problems(facts([shared], **private)) == [GuestProblemCode.EIP_IN_PRIVATE_NETWORK]
    assert problems(facts([{**shared, "ip": "203.0.113.8"}], **private)) == [GuestProblemCode.EIP_IS_PRIVATE]
    assert problems(facts([shared], mac="no")) == [GuestProblemCode.BAD_MAC]


def test_mistakes_of_the_whole_are_named() -> None:
    assert problems(facts([])) == [GuestProblemCode.NO_EIPS]
    assert problems(facts([EIP, EIP])) == [GuestProblemCode.DUPLICATE_EIP]
    eleven = [*TEN, {"ip": "203.0.113.10", "gateway": "203.0.113.1", "mask": HALF}]
    assert problems(facts(eleven)) == [GuestProblemCode.TOO_MANY_EIPS]
    other = {"ip": "203.0.113.11", "gateway": "203.0.113.10", "mask": "255.255.255.0"}
    assert problems(facts([EIP, other])) == [GuestProblemCode.GATEWAY_IS_EIP]
    assert problems(facts(ONE), GuestOptions(base=LOWEST_BASE - 1)) == [GuestProblemCode.BAD_BASE]
    assert problems(facts(ONE), GuestOptions(base=32001)) == [GuestProblemCode.BAD_BASE]
    bare = GuestOptions(routing=Routing.ADDRESSES_ONLY, connection_marks=True)
    assert problems(facts(ONE), bare) == [GuestProblemCode.MARKS_WITHOUT_ROUTING]


def test_every_problem_is_named_at_once() -> None:
    found = problems(facts([{**EIP, "mask": "x", "gateway": "y"}], mac="z", private_ip="10.0.0.1"))
    assert found == [
        GuestProblemCode.BAD_MAC,
        GuestProblemCode.PRIVATE_OUTSIDE_NETWORK,
        GuestProblemCode.BAD_MASK,
        GuestProblemCode.BAD_GATEWAY,
    ]


@pytest.mark.parametrize("field", ["mac", "private_ip", "private_cidr", "private_gateway"])
def test_a_missing_or_misshapen_fact_is_named(field: str) -> None:
    raw = copy.deepcopy(facts(ONE))
    del raw["interface"][field]
    assert problems(raw) == [GuestProblemCode.MISSING]
    raw["interface"][field] = 7
    assert problems(raw) == [GuestProblemCode.NOT_TEXT]
    raw["interface"][field] = ""
    assert problems(raw) == [GuestProblemCode.MISSING]


def test_facts_of_another_shape_are_refused() -> None:
    assert problems({}) == [GuestProblemCode.MISSING, GuestProblemCode.MISSING]
    assert problems({"interface": [], "eips": "203.0.113.10"}) == [GuestProblemCode.MISSING] * 2
    assert problems({**facts(ONE), "eips": ["203.0.113.10"]}) == [GuestProblemCode.MISSING]
    assert problems({**facts(ONE), "eips": [{"ip": "203.0.113.10"}]}) == [GuestProblemCode.MISSING] * 2
    with pytest.raises(GuestInputError) as caught:
        from_facts({**facts(ONE), "eips": [{"ip": "203.0.113.10", "mask": "255.255.255.0"}]})
    assert [problem_text(each) for each in caught.value.problems] == ["The facts lack eips[0].gateway."]


def test_a_chosen_name_goes_before_the_one_in_the_facts() -> None:
    chosen = GuestOptions(interface_name=InterfaceName("ens7"))
    assert from_facts(facts(ONE, name="eth1"), chosen).name == "ens7"
    assert from_facts(facts(ONE), chosen).name == "ens7"


def test_an_exposed_eip_is_the_address_that_dhcp_gives() -> None:
    net = exposed(base=8100)
    assert (str(net.private), net.eips, net.exposed, net.quiet) == ("203.0.113.70/27", (), True, False)
    assert net.label == "EIP 203.0.113.70"
    assert [(t.number, str(t.gateway), str(t.network)) for t in net.tables] == [
        (8100, "203.0.113.93", "203.0.113.64/27")
    ]
    assert [(r.priority, str(r.source), r.table) for r in net.rules] == [(8100, "203.0.113.70", 8100)]
    assert (net.marked_tables, net.marked) == (net.tables, ((net.private.ip, 8100),))
    assert not net.several_gateways
    # Two of them in one subnet must not give one metric to the subnet's route.
    assert (net.metric, exposed(base=8200).metric, network(ONE, base=8100).metric) == (15200, 15300, 7100)
    assert exposed(same_vswitch=True).quiet
    assert not network(ONE, same_vswitch=True).quiet
    assert (network(ONE).exposed, network(ONE).label) == (False, "EIPs")
    four = network(FOUR)
    assert (four.marked_tables, four.marked[0]) == (four.tables, (four.private.ip, 7100))


def test_typed_facts_of_an_exposed_eip_are_taken_and_a_host_prefix_is_dropped() -> None:
    net = exposed_network(
        mac="00-16-3E-0A-0B-0C",
        address=IPv4Address("203.0.113.70"),
        network=IPv4Network("203.0.113.64/27"),
        gateway=IPv4Address("203.0.113.93"),
        options=GuestOptions(host_prefix=True),
        primary_mac="00:16:3e:00:00:01",
    )
    assert replace(net, primary=None) == exposed()
    assert str(net.primary) == "00:16:3e:00:00:01"
    with pytest.raises(GuestInputError):
        exposed_network(mac="", address="", network="", gateway="")


EXPOSED_MISTAKES = [
    ({"mac": "00:16:3e:0a:0b"}, GuestProblemCode.BAD_MAC),
    ({"primary_mac": "00:16:3e:0a:0b:0c"}, GuestProblemCode.PRIMARY_MAC),
    ({"private_ip": "203.0.113"}, GuestProblemCode.BAD_EIP),
    (
        {"private_ip": "10.0.0.70", "private_cidr": "10.0.0.64/27", "private_gateway": "10.0.0.93"},
        GuestProblemCode.NOT_PUBLIC,
    ),
    ({"private_ip": "203.0.113.100"}, GuestProblemCode.EXPOSED_OUTSIDE_NETWORK),
    ({"private_ip": "203.0.113.64"}, GuestProblemCode.EXPOSED_OUTSIDE_NETWORK),
    ({"private_ip": "203.0.113.93", "private_gateway": "203.0.113.92"}, GuestProblemCode.EXPOSED_OUTSIDE_NETWORK),
    ({"private_ip": "203.0.113.94"}, GuestProblemCode.EXPOSED_OUTSIDE_NETWORK),
    ({"private_ip": "203.0.113.95"}, GuestProblemCode.EXPOSED_OUTSIDE_NETWORK),
    ({"private_cidr": "203.0.113.64"}, GuestProblemCode.BAD_PRIVATE_NETWORK),
    ({"private_gateway": "none"}, GuestProblemCode.BAD_PRIVATE_GATEWAY),
    ({"private_gateway": "203.0.113.70"}, GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE),
    ({"private_gateway": "172.16.20.253"}, GuestProblemCode.PRIVATE_GATEWAY_UNUSABLE),
]


@pytest.mark.parametrize("address", ["203.0.113.65", "203.0.113.92"])
def test_all_that_the_cloud_leaves_of_a_vswitch_may_be_exposed(address: str) -> None:
    raw = exposed_facts()
    raw["interface"] |= {"private_ip": address}
    assert str(from_facts(raw).private.ip) == address


@pytest.mark.parametrize(("change", "code"), EXPOSED_MISTAKES)
def test_a_mistake_about_an_exposed_eip_is_named(change: dict[str, str], code: GuestProblemCode) -> None:
    raw = exposed_facts()
    raw["interface"] |= change
    assert problems(raw) == [code]


def test_what_an_exposed_eip_may_not_be_asked_is_named() -> None:
    assert problems(exposed_facts(eips=ONE)) == [GuestProblemCode.EXPOSED_WITH_EIPS]
    assert problems({"exposed": True}) == [GuestProblemCode.MISSING]
    assert problems(exposed_facts(), GuestOptions(routing=Routing.ADDRESSES_ONLY)) == [GuestProblemCode.NOTHING_TO_DO]
    assert problems(exposed_facts(), GuestOptions(base=1)) == [GuestProblemCode.BAD_BASE]
    assert problems({**exposed_facts(), "exposed": False}) == [GuestProblemCode.MISSING]
    assert from_facts(exposed_facts(eips=[])) == exposed()


@pytest.mark.parametrize(("key", "value"), [("exposed", "yes"), ("same_vswitch", 1), ("first_table", True)])
def test_a_choice_in_the_facts_has_a_type(key: str, value: object) -> None:
    raw = facts(ONE) if key == "exposed" else exposed_facts()
    assert problems(raw | {key: value}) == [GuestProblemCode.NOT_TEXT]


def test_choices_in_the_facts_count_where_none_was_made() -> None:
    raw = exposed_facts(first_table=9000, same_vswitch=True)
    assert from_facts(raw) == exposed(base=9000, same_vswitch=True)
    assert from_facts(raw, GuestOptions(base=8100)).base == 8100
    assert from_facts(exposed_facts(), GuestOptions(same_vswitch=True)).quiet
    assert from_facts({**facts(ONE), "first_table": 9000}) == network(ONE, base=9000)
    assert problems(exposed_facts(first_table=7)) == [GuestProblemCode.BAD_BASE]


def test_every_kind_of_problem_has_a_sentence() -> None:
    assert set(PROBLEMS) == set(GuestProblemCode)
    assert problem_text(GuestProblem(GuestProblemCode.NO_EIPS)) == "There is no EIP to configure."
    for sentence in PROBLEMS.values():
        assert sentence.endswith(".")


@pytest.mark.parametrize("name", ["Ethernet 2", "以太网 2", "以太网", "LAN-Verbindung (2)"])
def test_a_name_that_only_windows_gives_is_taken_and_not_used(name: str) -> None:
    assert from_facts(facts(ONE, name=name)).options.interface_name is None


def test_the_networks_of_the_vpc_may_be_named() -> None:
    found = from_facts(facts(ONE) | {"vpc_blocks": ["172.16.0.0/12", "10.0.0.0/8"]})
    assert [str(block) for block in found.vpc_blocks] == ["10.0.0.0/8", "172.16.0.0/12"]
    assert from_facts(facts(ONE)).vpc_blocks == ()


@pytest.mark.parametrize("blocks", ["10.0.0.0/8", [10], ["10.0.0.1/8"], ["ten"]])
def test_networks_of_the_vpc_in_another_form_are_named(blocks: object) -> None:
    with pytest.raises(GuestInputError) as caught:
        from_facts(facts(ONE) | {"vpc_blocks": blocks})
    assert caught.value.problems == (GuestProblem(GuestProblemCode.NOT_TEXT, {"field": "vpc_blocks"}),)
