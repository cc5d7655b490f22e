"""Table numbers of several interfaces of one guest: none may take what another one has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gui.domain.cloud.errors import InputError
from gui.guest.model import EXPOSED_BASE, HIGHEST_BASE, LOWEST_BASE, NUMBERS, PLACES, GuestNetwork

STEP = 100
"""Between the first table numbers of two interfaces of one guest; each takes at most 31."""
_LEFT_FREE = 10
"""Steps above the first number that are left to interfaces in multi-EIP mode whose numbers the user has chosen."""


def with_own_numbers(networks: Sequence[GuestNetwork]) -> tuple[GuestNetwork, ...]:
    """Return ``networks`` in their order so that no two share a table number or a priority.

    Where two choose the same numbers, the one with the higher MAC address moves to the next free ones, whatever the
    order of ``networks``.

    Raises:
        InputError: there is no room for all.
    """
    taken: set[int] = set()
    found: dict[int, GuestNetwork] = {}
    for place, network in sorted(enumerate(networks), key=lambda each: (each[1].mac.value, each[0])):
        moved = network
        while taken & set(moved.numbers()):
            moved = _moved(moved, _next(moved.base))
        if moved.base > HIGHEST_BASE:
            raise _no_room()
        taken |= set(moved.numbers())
        found[place] = moved
    return tuple(found[place] for place in sorted(found))


def _next(base: int) -> int:
    """Return the next first number to try: below 1000 the next place of those that MAC addresses choose."""
    end = LOWEST_BASE + PLACES * NUMBERS
    if base >= end:
        return base + STEP
    following = base + NUMBERS
    return following if following + NUMBERS <= end else EXPOSED_BASE


def with_lasting_numbers(
    networks: Sequence[GuestNetwork], beside: Iterable[GuestNetwork] = ()
) -> tuple[GuestNetwork, ...]:
    """Return ``networks`` with numbers that stay when another interface comes or goes: the MAC address chooses them.

    Interfaces that expose EIPs come one at a time. Were they counted, a new one could take the numbers that an earlier
    one uses in the guest already.

    Args:
        networks: in any order; they are returned in that order. Where two choose the same numbers, the one with the
            higher MAC address takes the next free ones.
        beside: further interfaces of the guest, which keep their numbers.

    Raises:
        InputError: there is no room for all.
    """
    taken = {number for network in beside for number in network.numbers()}
    found: dict[GuestNetwork, GuestNetwork] = {}
    for network in sorted(networks, key=lambda each: each.mac.value):
        places = range(network.base + _LEFT_FREE * STEP, HIGHEST_BASE + 1, STEP)
        first = network.mac.value % len(places) if places else 0
        moved = (_moved(network, base) for base in (*places[first:], *places[:first]))
        free = next((each for each in moved if not taken & set(each.numbers())), None)
        if free is None:
            raise _no_room()
        taken |= set(free.numbers())
        found[network] = free
    return tuple(found[network] for network in networks)


def _moved(network: GuestNetwork, base: int) -> GuestNetwork:
    return replace(network, options=replace(network.options, base=base))


def _no_room() -> InputError:
    return InputError("The interfaces of one guest need more table numbers than are free; choose a lower first one.")
