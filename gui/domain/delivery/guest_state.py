"""What ``status`` prints in a guest, as values.

Source: ``resources/templates/linux/status.sh.j2`` and ``powershell/status.ps1.j2``: one fact a line, words separated by
tabs. Lines that begin with another word are skipped, so that a newer guest can tell more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Interface

BEGIN = "eip-eni-status"
_END = "eip-eni-end"
_VERSION = "1"
_NONE = "-"
UNDOING = "undoing"


class UnreadableStateError(ValueError):
    """The output is not that of ``status``, or not whole."""


@dataclass(frozen=True, slots=True)
class GuestAddress:
    """One IPv4 address of the network interface; ``leased`` where it came by DHCP."""

    interface: IPv4Interface
    leased: bool


@dataclass(frozen=True, slots=True)
class GuestRule:
    """One rule of ours: traffic from ``source`` (or with that mark) uses ``table``."""

    priority: int
    source: str
    table: str


@dataclass(frozen=True, slots=True)
class GuestRoute:
    """The default route of one routing table; ``main`` on Windows."""

    table: str
    gateway: str
    on_link: bool


@dataclass(frozen=True, slots=True)
class GuestState:
    """What was set in a guest when ``status`` was run there.

    Attributes:
        boot: names the boot; another one after each start.
        uptime: seconds since then.
        nic: name of the network interface with the MAC address; empty where the guest has none.
        up: whether it is up.
        addresses: its IPv4 addresses.
        elsewhere: EIPs that are on another network interface, with its name.
        rules: those in the range of numbers of this interface.
        routes: default routes of the plan's tables.
        main: default routes of the main table, in the guest's words.
        readable: whether the state folder could be read.
        stack: what set the interface up; empty where nothing did.
        plan: number of the plan that is set up; empty where none is.
        armed: the guest undoes the plan by itself unless it is confirmed.
        due: when it does, in the guest's own time (seconds since 1970, or local time); empty when it is not armed.
        undoing: an undo has begun and is not finished.
    """

    boot: str = ""
    uptime: int = 0
    nic: str = ""
    up: bool = False
    addresses: tuple[GuestAddress, ...] = ()
    elsewhere: tuple[tuple[IPv4Address, str], ...] = ()
    rules: tuple[GuestRule, ...] = ()
    routes: tuple[GuestRoute, ...] = ()
    main: tuple[str, ...] = ()
    readable: bool = True
    stack: str = ""
    plan: str = ""
    armed: bool = False
    due: str = ""
    undoing: bool = False

    def prefix_of(self, address: IPv4Address) -> int | None:
        """Return the prefix length with which the interface has ``address``, None where it has not."""
        found = (each.interface for each in self.addresses if each.interface.ip == address)
        return next((each.network.prefixlen for each in found), None)


def parse_state(text: str, delivery_id: str) -> GuestState:
    """Return what the output ``text`` of ``status`` says.

    Args:
        text: the output, without the wrapper's own last line.
        delivery_id: what it has to repeat.

    Raises:
        UnreadableStateError: it is of something else, of a newer form, or a line has not what it should have.
    """
    state = GuestState()
    seen: set[str] = set()
    for name, words in _facts(text, delivery_id):
        read = _READERS.get(name)
        if read is None:
            continue
        try:
            state = read(state, words)
        except (ValueError, IndexError) as cause:
            raise UnreadableStateError(f"the line {name} can't be read") from cause
        seen.add(name)
    missing = {"boot", "nic", "state"} - seen
    if missing:
        raise UnreadableStateError(f"lines are missing: {', '.join(sorted(missing))}")
    return state


def _facts(text: str, delivery_id: str) -> Iterator[tuple[str, Sequence[str]]]:
    lines = [line.split("\t") for line in text.splitlines()]
    begins = [number for number, line in enumerate(lines) if line[0] == BEGIN]
    ends = [number for number, line in enumerate(lines) if line[:4] == [_END, delivery_id, "status", "0"]]
    if not begins or not ends or lines[begins[0]] != [BEGIN, _VERSION, delivery_id]:
        raise UnreadableStateError("it is not marked as the status of this delivery")
    for name, *words in lines[begins[0] + 1 : ends[-1]]:
        yield name, words


def _boot(state: GuestState, words: Sequence[str]) -> GuestState:
    if not words[0]:
        raise ValueError(words[0])
    return replace(state, boot=words[0], uptime=int(words[2]))


def _nic(state: GuestState, words: Sequence[str]) -> GuestState:
    return replace(state, nic="" if words[0] == "none" else words[0], up=words[2] == "up")


def _addr(state: GuestState, words: Sequence[str]) -> GuestState:
    found = GuestAddress(IPv4Interface(words[0]), words[1] == "leased")
    return replace(state, addresses=(*state.addresses, found))


def _elsewhere(state: GuestState, words: Sequence[str]) -> GuestState:
    return replace(state, elsewhere=(*state.elsewhere, (IPv4Address(words[0]), words[1])))


def _rule(state: GuestState, words: Sequence[str]) -> GuestState:
    return replace(state, rules=(*state.rules, GuestRule(int(words[0]), words[1], words[2])))


def _table(state: GuestState, words: Sequence[str]) -> GuestState:
    return replace(state, routes=(*state.routes, GuestRoute(words[0], words[1], words[2] == "onlink")))


def _main(state: GuestState, words: Sequence[str]) -> GuestState:
    return replace(state, main=(*state.main, words[0]))


def _state(state: GuestState, words: Sequence[str]) -> GuestState:
    stack, plan, armed = words[0], words[1], words[2]
    if stack == "unreadable":
        return replace(state, readable=False)
    if stack == _NONE:
        return replace(state, stack="", plan="", armed=False, due="", undoing=armed == UNDOING)
    set_up = replace(state, stack=stack, plan=plan)
    if armed == UNDOING:
        return replace(set_up, undoing=True)
    # "<token> <due>" on Linux, the time alone on Windows.
    return set_up if armed == _NONE else replace(set_up, armed=True, due=armed.split(" ")[-1])


_READERS: dict[str, Callable[[GuestState, Sequence[str]], GuestState]] = {
    "boot": _boot,
    "nic": _nic,
    "addr": _addr,
    "elsewhere": _elsewhere,
    "rule": _rule,
    "table": _table,
    "main": _main,
    "state": _state,
}
