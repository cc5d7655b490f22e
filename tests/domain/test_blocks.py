from collections import Counter
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.domain.blocks.find import find_blocks
from gui.domain.blocks.model import BlockLimits, Blocks, Ground, NewVSwitch, Place
from gui.domain.blocks.troubles import NoBlocksError, Trouble, TroubleCode
from gui.domain.cloud.eni import Vpc, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.words.problems import SENTENCES, problem_text
from tests.helpers.block_judge import cheapest, cost, faults

HERE, THERE = "cn-shanghai-b", "cn-shanghai-g"
VPC = VpcId("vpc-1")
REAL = BlockLimits()
C = TroubleCode


def vswitch(cidr: str, zone: str = HERE) -> VSwitch:
    return VSwitch(VSwitchId(f"vsw-{cidr}"), VPC, zone, IPv4Network(cidr))


def ground(
    *secondary: str, vswitches: Any = (), routes: Any = (), taken: Any = (), primary: str = "172.16.0.0/12"
) -> Ground:
    blocks = tuple(map(IPv4Network, secondary))
    return Ground(
        Vpc(VPC, IPv4Network(primary), blocks),
        tuple(vswitches),
        HERE,
        tuple(map(IPv4Network, routes)),
        frozenset(map(IPv4Address, taken)),
    )


def found(*addresses: str, on: Ground | None = None, limits: BlockLimits = REAL) -> Blocks:
    asked = list(map(IPv4Address, addresses))
    answer = find_blocks(asked, on or ground(), limits)
    assert not list(faults(asked, on or ground(), limits, answer))
    return answer


def made(answer: Blocks) -> tuple[list[str], list[str]]:
    """What is to be made, as text: blocks, vSwitches."""
    return list(map(str, answer.new_blocks)), [str(each.cidr) for each in answer.new_vswitches]


def troubles(*addresses: str, on: Ground | None = None, limits: BlockLimits = REAL) -> tuple[Trouble, ...]:
    with pytest.raises(NoBlocksError) as error:
        find_blocks(list(map(IPv4Address, addresses)), on or ground(), limits)
    assert str(error.value) == ", ".join(each.code.value for each in error.value.troubles)
    return error.value.troubles


def sentence(trouble: Trouble) -> str:
    """The sentence of the rule of the same name; who has the address is looked up by the rule."""
    values = (*trouble.values, ("eni", "eni-1")) if trouble.code is C.ADDRESS_TAKEN else trouble.values
    return problem_text(Problem(ProblemCode(trouble.code.value), "", values))


def codes(*addresses: str, on: Ground | None = None, limits: BlockLimits = REAL) -> list[TroubleCode]:
    return [each.code for each in troubles(*addresses, on=on, limits=limits)]


def full(count: int) -> tuple[VSwitch, ...]:
    """So many vSwitches, far from any EIP."""
    return tuple(vswitch(f"172.16.{number}.0/24") for number in range(count))


# ---- what is made


@pytest.mark.parametrize(
    ("address", "block", "cidr", "hidden"),
    [
        ("47.100.23.66", "47.100.23.64/28", "47.100.23.64/29", 15),
        ("47.100.23.68", "47.100.23.64/28", "47.100.23.64/29", 15),  # the last but three of a /29
        ("47.100.23.69", "47.100.23.64/28", "47.100.23.64/28", 15),  # among the last three of the /29
        ("47.100.23.72", "47.100.23.64/28", "47.100.23.64/28", 15),  # the first of a /29
        ("47.100.23.76", "47.100.23.64/28", "47.100.23.72/29", 15),
        ("47.100.23.77", "47.100.23.64/27", "47.100.23.64/27", 31),  # the reference's own example
        ("47.100.23.64", "47.100.23.0/25", "47.100.23.0/25", 127),
        ("47.100.23.0", "47.100.22.0/23", "47.100.22.0/23", 511),
        ("47.100.23.255", "47.100.16.0/20", "47.100.16.0/20", 4095),
        ("47.100.0.1", "47.100.0.0/28", "47.100.0.0/29", 15),
        ("47.100.128.0", "47.100.0.0/16", "47.100.0.0/16", 65535),
        ("47.100.255.252", "47.100.255.240/28", "47.100.255.248/29", 15),  # the next one no vSwitch can give
        ("1.0.0.1", "1.0.0.0/28", "1.0.0.0/29", 15),
        ("223.255.255.252", "223.255.255.240/28", "223.255.255.248/29", 15),
    ],
)
def test_one_eip_gets_the_narrowest_block_that_can_give_it(address: str, block: str, cidr: str, hidden: int) -> None:
    answer = found(address)
    new = NewVSwitch(IPv4Network(cidr), IPv4Network(block))
    assert answer == Blocks((IPv4Network(block),), (new,), (Place(IPv4Address(address), new),), hidden)


def test_eips_share_what_they_can() -> None:
    answer = found("47.100.23.67", "47.100.23.66")
    assert made(answer) == (["47.100.23.64/28"], ["47.100.23.64/29"])
    assert answer.hidden == 14
    assert [str(place.address) for place in answer.places] == ["47.100.23.67", "47.100.23.66"]
    assert made(found("47.100.23.66", "47.100.23.77")) == (["47.100.23.64/27"], ["47.100.23.64/27"])


def test_what_hides_less_comes_before_fewer_blocks() -> None:
    """Two /28 hide 32 addresses, the /24 around both would hide 256."""
    assert made(found("47.100.23.2", "47.100.23.130"))[0] == ["47.100.23.0/28", "47.100.23.128/28"]


def test_of_two_that_hide_the_same_the_fewer_blocks_win() -> None:
    assert made(found("47.100.23.2", "47.100.23.18")) == (["47.100.23.0/27"], ["47.100.23.0/29", "47.100.23.16/29"])


def test_of_vswitches_with_as_many_addresses_the_fewer_win() -> None:
    assert made(found("47.100.23.2", "47.100.23.10"))[1] == ["47.100.23.0/28"]


def test_nothing_asked_is_nothing_needed() -> None:
    assert found() == Blocks((), (), (), 0)


def test_an_address_twice_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="twice"):
        found("47.100.23.66", "47.100.23.66")


# ---- what there is


def test_a_block_of_the_vpc_is_used_again() -> None:
    for on in (ground("47.100.23.0/24"), ground(primary="47.100.23.0/24")):
        answer = found("47.100.23.77", on=on)
        assert answer.new_vswitches == (NewVSwitch(IPv4Network("47.100.23.64/27"), IPv4Network("47.100.23.0/24")),)
        assert (answer.new_blocks, answer.hidden) == ((), 0)


def test_a_vswitch_of_the_vpc_is_used_again() -> None:
    there = vswitch("47.100.23.64/27")
    on = ground("47.100.23.0/24", vswitches=[there], taken=["47.100.23.78"])
    assert found("47.100.23.77", on=on) == Blocks((), (), (Place(IPv4Address("47.100.23.77"), there.id),), 0)
    # The limits are for what is new.
    at_the_limits = replace(REAL, secondary_blocks=0, vswitches=0)
    assert found("47.100.23.77", on=on, limits=at_the_limits).places[0].vswitch == there.id


def test_a_vswitch_finds_room_beside_those_there() -> None:
    beside = ground("47.100.23.0/24", vswitches=[vswitch("47.100.23.80/28", THERE)])
    assert made(found("47.100.23.66", on=beside)) == ([], ["47.100.23.64/29"])
    assert codes("47.100.23.77", on=beside) == [C.OVERLAPS_VSWITCH]


def test_what_is_there_and_what_is_new_together() -> None:
    on = ground("47.100.23.0/24", vswitches=[vswitch("47.100.23.0/25")])
    answer = found("101.132.7.12", "47.100.23.130", "47.100.23.9", on=on)
    assert made(answer) == (["101.132.7.0/28"], ["47.100.23.128/29", "101.132.7.8/29"])
    assert [getattr(place.vswitch, "cidr", place.vswitch) for place in answer.places] == [
        IPv4Network("101.132.7.8/29"),
        IPv4Network("47.100.23.128/29"),
        "vsw-47.100.23.0/25",
    ]
    assert answer.hidden == 15


# ---- one EIP that is impossible, and next to each what just works


def test_a_vswitch_in_another_zone_is_in_the_way() -> None:
    on = ground("47.100.23.0/24", vswitches=[vswitch("47.100.23.64/27", THERE)])
    (trouble,) = troubles("47.100.23.77", on=on)
    assert trouble == Trouble(
        C.VSWITCH_IN_OTHER_ZONE,
        (IPv4Address("47.100.23.77"),),
        (("address", "47.100.23.77"), ("vswitch", "vsw-47.100.23.64/27"), ("zone", THERE), ("wanted", HERE)),
    )
    found("47.100.23.77", on=replace(on, zone=THERE))


@pytest.mark.parametrize(("last", "kept"), [(64, True), (65, False), (92, False), (93, True), (94, True), (95, True)])
def test_what_a_vswitch_keeps_no_interface_gets(last: int, kept: bool) -> None:
    on = ground("47.100.23.0/24", vswitches=[vswitch("47.100.23.64/27")])
    address = f"47.100.23.{last}"
    if kept:
        assert codes(address, on=on) == [C.VSWITCH_KEEPS_ADDRESS]
    else:
        assert found(address, on=on).places[0].vswitch == "vsw-47.100.23.64/27"


def test_an_address_that_an_interface_has_is_gone() -> None:
    on = ground("47.100.23.0/24", vswitches=[vswitch("47.100.23.64/27")], taken=["47.100.23.77"])
    assert codes("47.100.23.77", on=on) == [C.ADDRESS_TAKEN]
    found("47.100.23.76", on=on)


@pytest.mark.parametrize(
    ("address", "just_beside"),
    [
        ("0.7.0.9", "1.0.0.9"),
        ("0.255.255.250", "1.0.0.1"),
        ("100.64.0.9", "100.63.255.252"),
        ("100.127.255.9", "100.128.0.9"),
        ("127.0.0.9", "126.255.255.252"),
        ("127.255.0.9", "128.0.0.9"),
        ("169.254.0.9", "169.253.255.252"),
        ("169.254.255.9", "169.255.0.9"),
        ("224.0.0.9", "223.255.255.252"),
        ("239.255.255.9", "240.0.0.9"),
    ],
)
def test_some_ranges_are_for_no_vpc(address: str, just_beside: str) -> None:
    assert codes(address) == [C.RANGE_EXCLUDED]
    found(just_beside)


def test_nor_for_a_vswitch_of_a_block_that_is_there() -> None:
    on = ground("100.64.0.0/16")
    (trouble,) = troubles("100.64.0.9", on=on)
    assert dict(trouble.values) == {"address": "100.64.0.9", "network": "100.64.0.8/29", "other": "100.64.0.0/10"}


@pytest.mark.parametrize("address", ["47.100.0.0", "47.100.255.253", "47.100.255.254", "47.100.255.255"])
def test_an_eip_at_the_edge_of_the_widest_vswitch(address: str) -> None:
    (trouble,) = troubles(address)
    assert (trouble.code, dict(trouble.values)["network"]) == (C.EDGE_OF_BLOCK, "47.100.0.0/16")
    # A wider block that is there already does not help: a vSwitch has a /16 at most.
    assert codes(address, on=ground(primary="47.96.0.0/11")) == [C.EDGE_OF_BLOCK]


@pytest.mark.parametrize(("last", "kept"), [(64, True), (65, False), (92, False), (93, True), (94, True), (95, True)])
def test_an_eip_at_the_edge_of_a_block_that_is_there(last: int, kept: bool) -> None:
    on = ground("47.100.23.64/27")
    if kept:
        (trouble,) = troubles(f"47.100.23.{last}", on=on)
        assert (trouble.code, dict(trouble.values)["network"]) == (C.EDGE_OF_BLOCK, "47.100.23.64/27")
    else:
        assert made(found(f"47.100.23.{last}", on=on))[0] == []


def test_a_block_too_narrow_for_any_vswitch() -> None:
    assert codes("47.100.23.65", on=ground("47.100.23.64/30")) == [C.EDGE_OF_BLOCK]


def test_a_block_of_the_vpc_in_the_way() -> None:
    (trouble,) = troubles("47.100.23.77", on=ground("47.100.23.80/28"))
    assert dict(trouble.values) == {
        "address": "47.100.23.77",
        "network": "47.100.23.64/27",
        "other": "47.100.23.80/28",
    }
    assert made(found("47.100.23.77", on=ground("47.100.23.96/28")))[0] == ["47.100.23.64/27"]
    assert codes("47.100.23.77", on=ground(primary="47.100.23.80/28")) == [C.OVERLAPS_BLOCK]


@pytest.mark.parametrize("route", ["47.100.23.90/32", "47.100.23.64/27", "47.100.23.77/32", "47.96.0.0/11"])
def test_a_route_in_the_way_of_a_block(route: str) -> None:
    (trouble,) = troubles("47.100.23.77", on=ground(routes=["10.0.0.0/8", route]))
    assert trouble.code is C.OVERLAPS_ROUTE
    assert dict(trouble.values) == {"address": "47.100.23.77", "network": "47.100.23.64/27", "other": route}


def test_routes_beside_the_block_and_the_default_route_do_no_harm() -> None:
    on = ground(routes=["0.0.0.0/0", "47.100.23.96/32", "47.100.23.63/32"])
    assert made(found("47.100.23.77", on=on))[0] == ["47.100.23.64/27"]


def test_a_vswitch_may_be_part_of_a_route_but_not_all_of_it() -> None:
    inside = ground("47.100.23.0/24", routes=["47.100.23.0/24", "47.100.23.64/29", "47.100.23.64/26"])
    assert made(found("47.100.23.77", on=inside)) == ([], ["47.100.23.64/27"])
    same = replace(inside, routes=(IPv4Network("47.100.23.64/27"),))
    assert made(found("47.100.23.77", on=same)) == ([], ["47.100.23.64/26"])
    walled = replace(same, vswitches=(vswitch("47.100.23.96/28"),))
    (trouble,) = troubles("47.100.23.77", on=walled)
    assert trouble.code is C.EQUALS_ROUTE
    assert dict(trouble.values) == {
        "address": "47.100.23.77",
        "network": "47.100.23.64/27",
        "other": "47.100.23.64/27",
    }


def test_a_vswitch_in_the_way() -> None:
    on = ground("47.100.23.0/24", vswitches=[vswitch("47.100.23.80/29", THERE)])
    (trouble,) = troubles("47.100.23.77", on=on)
    assert dict(trouble.values) == {
        "address": "47.100.23.77",
        "network": "47.100.23.64/27",
        "vswitch": "vsw-47.100.23.80/29",
        "other": "47.100.23.80/29",
    }


def test_a_vswitch_whose_block_was_not_read_is_in_the_way_of_vswitches_all_the_same() -> None:
    assert codes("47.100.23.77", on=ground(vswitches=[vswitch("47.100.23.80/29")])) == [C.OVERLAPS_VSWITCH]
    assert found("47.100.23.82", on=ground(vswitches=[vswitch("47.100.23.80/29")])).new_blocks == ()


# ---- limits

FAR_APART = [f"47.{second}.23.66" for second in range(100, 120)]


def test_five_secondary_blocks_and_no_more() -> None:
    assert len(found(*FAR_APART[:5]).new_blocks) == 5
    (trouble,) = troubles(*FAR_APART[:6], "172.16.5.9")
    assert trouble == Trouble(
        C.TOO_MANY_BLOCKS,
        tuple(map(IPv4Address, FAR_APART[:6])),
        (("needed", 6), ("free", 5), ("limit", 5)),
    )
    four_there = ground(*(f"10.{second}.0.0/16" for second in range(4)))
    found(FAR_APART[0], on=four_there)
    assert dict(troubles(*FAR_APART[:2], on=four_there)[0].values) == {"needed": 2, "free": 1, "limit": 5}


@pytest.mark.parametrize("present", [5, 6])
def test_a_vpc_that_takes_no_more_blocks_says_so_and_its_own_serve_all_the_same(present: int) -> None:
    all_there = ground("47.100.23.64/27", *(f"10.{second}.0.0/16" for second in range(1, present)))
    (trouble,) = troubles(FAR_APART[1], "47.100.23.66", on=all_there)
    assert trouble == Trouble(C.NO_BLOCK_LEFT, (IPv4Address(FAR_APART[1]),), (("needed", 1), ("free", 0), ("limit", 5)))
    assert made(found("47.100.23.77", on=all_there)) == ([], ["47.100.23.64/27"])


def test_the_limit_makes_eips_share_a_wider_block() -> None:
    near = ["47.100.0.2", "47.100.1.2", "47.100.4.2"]
    two = replace(REAL, secondary_blocks=2)
    # Joining the two lower hides 512 and 16, joining the two upper would hide 2048 and 16.
    assert made(found(*near, limits=two))[0] == ["47.100.0.0/23", "47.100.4.0/28"]
    one = replace(REAL, secondary_blocks=1)
    assert made(found(*near, limits=one)) == (
        ["47.100.0.0/21"],
        ["47.100.0.0/29", "47.100.1.0/29", "47.100.4.0/29"],
    )


def test_of_choices_as_good_the_lowest_addresses_win() -> None:
    pairs = ["47.100.0.2", "47.100.1.2", "47.100.128.2", "47.100.129.2"]
    three = replace(REAL, secondary_blocks=3)
    assert made(found(*pairs, limits=three))[0] == ["47.100.0.0/23", "47.100.128.0/28", "47.100.129.0/28"]
    here = replace(REAL, vswitches=3)
    on = ground("47.100.0.0/16")
    assert made(found(*pairs, on=on, limits=here))[1] == ["47.100.0.0/23", "47.100.128.0/29", "47.100.129.0/29"]
    backwards = list(reversed(pairs))
    assert made(found(*backwards, limits=three)) == made(found(*pairs, limits=three))


def test_a_hundred_and_fifty_vswitches_and_no_more() -> None:
    assert len(found(*FAR_APART[:2], on=ground(vswitches=full(148))).new_vswitches) == 2
    (trouble,) = troubles(*FAR_APART[:2], on=ground(vswitches=full(149)))
    assert trouble == Trouble(
        C.TOO_MANY_VSWITCHES,
        tuple(map(IPv4Address, FAR_APART[:2])),
        (("needed", 2), ("free", 1), ("limit", 150)),
    )
    # Within one block they can share a wide one.
    assert made(found("47.100.0.2", "47.100.9.2", on=ground(vswitches=full(149))))[1] == ["47.100.0.0/20"]
    assert codes("47.100.0.2", on=ground(vswitches=full(151))) == [C.NO_VSWITCH_LEFT]


def test_both_limits_are_told_and_what_is_impossible_by_itself_first() -> None:
    told = troubles(*FAR_APART[:6], "47.100.0.0", "127.0.0.1", on=ground(vswitches=full(149)))
    assert [each.code for each in told] == [
        C.EDGE_OF_BLOCK,
        C.RANGE_EXCLUDED,
        C.TOO_MANY_BLOCKS,
        C.TOO_MANY_VSWITCHES,
    ]
    assert [len(each.addresses) for each in told] == [1, 1, 6, 6]


# ---- sentences


def test_every_trouble_is_a_rule_of_the_same_name() -> None:
    assert all(ProblemCode(code.value) in SENTENCES for code in TroubleCode)
    assert all(code.value == code.name.lower() for code in TroubleCode)


# ---- against a search that tries everything, in a universe of 128 addresses

BASE = int(IPv4Address("47.100.23.0"))


@st.composite
def networks(draw: st.DrawFn, widest: int, narrowest: int) -> IPv4Network:
    mask = draw(st.integers(widest, narrowest))
    return IPv4Network((BASE + (draw(st.integers(0, 127)) >> (32 - mask) << (32 - mask)), mask))


def apart(several: list[IPv4Network]) -> list[IPv4Network]:
    kept: list[IPv4Network] = []
    for one in several:
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return kept


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    blocks = apart(draw(st.lists(networks(25, 29), max_size=2)))
    primary = blocks.pop() if blocks and draw(st.booleans()) else IPv4Network("172.16.0.0/12")
    inside = [
        one for one in draw(st.lists(networks(26, 29), max_size=3)) if any(map(one.subnet_of, [primary, *blocks]))
    ]
    zones = st.sampled_from([HERE, HERE, THERE])
    vswitches = [vswitch(str(one), draw(zones)) for one in apart(inside)]
    routes = draw(st.lists(st.just(IPv4Network("0.0.0.0/0")) | networks(26, 32), max_size=2))
    taken = draw(st.frozensets(st.integers(BASE, BASE + 127).map(IPv4Address), max_size=3))
    return Ground(Vpc(VPC, primary, tuple(blocks)), tuple(vswitches), HERE, tuple(routes), taken)


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[IPv4Address], Ground, BlockLimits]:
    on = draw(grounds())
    limits = BlockLimits(
        widest_block=draw(st.sampled_from([25, 25, 26])),
        narrowest_block=draw(st.sampled_from([28, 28, 27, 29])),
        secondary_blocks=len(on.vpc.secondary_cidrs) + draw(st.sampled_from([4, 3, 2, 2, 1, 0])),
        widest_vswitch=draw(st.sampled_from([25, 25, 26])),
        narrowest_vswitch=29,
        vswitches=len(on.vswitches) + draw(st.sampled_from([5, 5, 4, 3, 2, 1])),
    )
    count = draw(st.integers(1, 5))
    # What is drawn most, the lowest and the highest, may not be what can be had least.
    offset = st.integers(0, 127).map(lambda number: (37 * number + 45) % 128)
    offsets = draw(st.lists(offset, min_size=count, max_size=count, unique=True))
    return [IPv4Address(BASE + offset) for offset in offsets], on, limits


LIMITS_OF_BLOCKS = {C.TOO_MANY_BLOCKS, C.NO_BLOCK_LEFT}
LIMITS_REACHED = LIMITS_OF_BLOCKS | {C.TOO_MANY_VSWITCHES, C.NO_VSWITCH_LEFT}


def lifted(limits: BlockLimits, **more: int) -> BlockLimits:
    return replace(limits, **{"secondary_blocks": 99, "vswitches": 999, **more})


def check_troubles(told: tuple[Trouble, ...], addresses: list[IPv4Address], on: Ground, limits: BlockLimits) -> None:
    """Every reason given is true, and nothing impossible is passed over."""
    alone = {each.addresses[0] for each in told if each.code not in LIMITS_REACHED}
    for address in addresses:
        assert (cheapest([address], on, lifted(limits)) is None) == (address in alone)
    rest = [address for address in addresses if address not in alone]
    for trouble in told:
        assert "{" not in sentence(trouble)
        if trouble.code in LIMITS_REACHED:
            blocks = trouble.code in LIMITS_OF_BLOCKS
            name, there = ("secondary_blocks", on.vpc.secondary_cidrs) if blocks else ("vswitches", on.vswitches)
            needed = dict(trouble.values)["needed"]
            assert isinstance(needed, int)
            assert bool(dict(trouble.values)["free"]) is (trouble.code in {C.TOO_MANY_BLOCKS, C.TOO_MANY_VSWITCHES})
            assert cheapest(rest, on, lifted(limits, **{name: len(there) + needed})) is not None
            assert cheapest(rest, on, lifted(limits, **{name: len(there) + needed - 1})) is None


def test_no_search_finds_better_and_none_finds_what_this_does_not() -> None:
    came: Counter[str] = Counter()

    @settings(max_examples=300, deadline=None, derandomize=True, database=None)
    @given(questions())
    def run(question: tuple[list[IPv4Address], Ground, BlockLimits]) -> None:
        addresses, on, limits = question
        best = cheapest(addresses, on, limits)
        try:
            answer = find_blocks(addresses, on, limits)
        except NoBlocksError as error:
            assert best is None
            check_troubles(error.troubles, addresses, on, limits)
            came.update(each.code.value for each in error.troubles)
            return
        assert not list(faults(addresses, on, limits, answer))
        assert cost(answer) == best
        came[f"found {min(len(answer.new_blocks), 2)}"] += 1

    run()
    assert min(came[f"found {number}"] for number in range(3)) >= 10, came


# ---- in the whole space of addresses


@st.composite
def real_questions(draw: st.DrawFn) -> tuple[list[IPv4Address], Ground]:
    """Up to twenty EIPs in a few neighbourhoods, and things in their way."""
    centres = draw(st.lists(st.integers(2**24, 223 * 2**24), min_size=1, max_size=4))
    near = st.tuples(st.sampled_from(centres), st.sampled_from([4, 7, 10, 13, 16]), st.integers(0, 2**16 - 1))
    numbers = near.map(lambda drawn: drawn[0] ^ (drawn[2] >> (16 - drawn[1])))
    wanted = draw(st.lists(numbers.map(IPv4Address), min_size=1, max_size=20, unique=True))

    def obstacles(widest: int, narrowest: int, most: int) -> list[IPv4Network]:
        masks = st.integers(widest, narrowest)
        several = st.lists(st.tuples(numbers, masks).map(lambda pair: IPv4Network(pair, strict=False)), max_size=most)
        return apart(draw(several))

    blocks = obstacles(18, 28, 2)
    primary = blocks.pop() if blocks and draw(st.booleans()) else IPv4Network("172.16.0.0/12")
    blocks = [block for block in blocks if not block.overlaps(primary)]
    inside = [one for one in obstacles(20, 29, 5) if any(map(one.subnet_of, [primary, *blocks]))]
    vswitches = [vswitch(str(one)) for one in inside]
    taken = frozenset(draw(st.lists(st.sampled_from(wanted), max_size=1)))
    return wanted, Ground(
        Vpc(VPC, primary, tuple(blocks)),
        tuple(vswitches),
        HERE,
        tuple(obstacles(24, 32, draw(st.integers(0, 1)))),
        taken,
    )


def test_no_answer_breaks_a_rule_and_no_reason_is_made_up() -> None:
    came: Counter[str] = Counter()

    @settings(max_examples=250, deadline=None, derandomize=True, database=None)
    @given(real_questions())
    def run(question: tuple[list[IPv4Address], Ground]) -> None:
        addresses, on = question
        try:
            answer = find_blocks(addresses, on)
        except NoBlocksError as error:
            named = {each for trouble in error.troubles if len(trouble.addresses) == 1 for each in trouble.addresses}
            for address in addresses[:2]:
                assert (cheapest([address], on, REAL) is None) == (address in named)
            came["refused"] += 1
            return
        assert not list(faults(addresses, on, REAL, answer))
        if len(addresses) == 1:
            assert cost(answer) == cheapest(addresses, on, REAL)
        came["found"] += 1

    run()
    assert min(came["found"], came["refused"]) >= 25, came
