"""Table numbers of several interfaces of one guest."""

from dataclasses import replace

import pytest

from gui.domain.cloud.errors import InputError
from gui.guest.model import HIGHEST_BASE, PLACES
from gui.guest.network import GuestNetwork, from_facts
from gui.guest.numbers import with_lasting_numbers, with_own_numbers
from gui.guest.values import MacAddress
from tests.guest.cases import FOUR, exposed, facts, network


def of_mac(value: int, **options: int) -> GuestNetwork:
    return replace(exposed(**options), mac=MacAddress(value))


def test_numbers_depend_on_the_mac_alone() -> None:
    alone = {mac: with_lasting_numbers([of_mac(mac)])[0].base for mac in (3, 77, 4711)}
    assert alone == {3: 8400, 77: 15800, 4711: 8100 + 100 * (4711 % 240)}
    macs = [4711, 3, 77]
    assert [net.base for net in with_lasting_numbers([of_mac(mac) for mac in macs])] == [alone[mac] for mac in macs]


def in_mode(mac: int) -> GuestNetwork:
    raw = facts(FOUR, mac=str(MacAddress(mac)))
    return from_facts({key: value for key, value in raw.items() if key != "first_table"})


def test_an_interface_in_the_mode_keeps_its_numbers_whichever_others_there_are() -> None:
    first, second = in_mode(5), in_mode(6)
    assert (first.base, second.base) == (300 + 31 * 5, 300 + 31 * 6)
    assert with_own_numbers([first, second]) == (first, second)
    assert with_own_numbers([second, first]) == (second, first)


def test_numbers_of_the_mode_are_those_that_busybox_takes_and_meet_in_any_order() -> None:
    every = [in_mode(mac) for mac in range(1, PLACES + 1)]
    assert max(net.last for net in every) < 1000
    assert with_own_numbers(every) == tuple(every)
    # A choice that is taken moves to the next place, and after the last one to the numbers of exposed EIPs.
    low, high = in_mode(PLACES - 1), in_mode(2 * PLACES - 1)
    assert [net.base for net in with_own_numbers([high, low])] == [7100, low.base]
    assert [net.base for net in with_own_numbers([in_mode(1), in_mode(1 + PLACES)])] == [331, 362]


def test_those_that_choose_the_same_numbers_share_none() -> None:
    places = (HIGHEST_BASE - 8100) // 100 + 1
    last = places - 1
    found = with_lasting_numbers([of_mac(last + places), of_mac(last), of_mac(last + 2 * places)])
    # The lowest MAC address keeps its choice; the next ones go on from the beginning.
    assert [net.base for net in found] == [8100, 32000, 8200]
    numbers = [number for net in found for number in net.numbers()]
    assert len(set(numbers)) == len(numbers)


def test_interfaces_in_multi_eip_mode_keep_theirs() -> None:
    beside = with_own_numbers([network(FOUR), network(FOUR), network(FOUR, base=8420)])
    assert [net.base for net in beside] == [7100, 7200, 8420]
    (net,) = with_lasting_numbers([of_mac(3)], beside)
    assert net.base == 8500
    assert not set(net.numbers()) & {number for other in beside for number in other.numbers()}


def test_without_room_it_says_so() -> None:
    with pytest.raises(InputError, match="choose a lower first one"):
        with_own_numbers([network(FOUR, base=32000), network(FOUR, base=31990)])
    with pytest.raises(InputError, match="choose a lower first one"):
        with_lasting_numbers([of_mac(1, base=31500)])
    with pytest.raises(InputError, match="choose a lower first one"):
        with_lasting_numbers([of_mac(1, base=31000), of_mac(2, base=31000)])
