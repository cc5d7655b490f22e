"""Table numbers of several interfaces of one guest: none may take what another one has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gui.domain.cloud.errors import InputError
from gui.guest.model import HIGHEST_BASE, GuestNetwork

STEP = 100
"""Between the first table numbers of two interfaces of one guest; each takes at most 31."""
_LEFT_FREE = 10
"""Steps that are left to interfaces in multi-EIP mode, which are numbered one after the other from the first."""


def with_own_numbers(networks: Sequence[GuestNetwork]) -> tuple[GuestNetwork, ...]:
    """Return ``networks`` so that no two share a table number or a priority: later ones move up by hundreds.

    Raises:
        InputError: there is no room for all.
    """
    taken: set[int] = set()
    found: list[GuestNetwork] = []
    for network in networks:
        moved = network
        while taken & set(moved.numbers()):
            moved = _moved(moved, moved.base + STEP)
        if moved.base > HIGHEST_BASE:
            raise _no_room()
        taken |= set(moved.numbers())
        found.append(moved)
    return tuple(found)


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
