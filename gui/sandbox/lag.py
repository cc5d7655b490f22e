"""Reads that lag: a list may show what was true some seconds, or some answers, ago. Writes are judged by what is true.

Neither service says how fresh its lists are; users of Terraform and of the vendor's own controllers report both a
write that a list does not show yet and a state that one service shows before the other one honours it.
"""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from gui.sandbox.store import EipStore, InterfaceStore, Store
from gui.sandbox.switches import Switches

if TYPE_CHECKING:  # an account has a history
    from gui.sandbox.account import Account

_LAG: Final = re.compile(r"(?P<seconds>\d{1,6}(\.\d{1,3})?) s|(?P<looks>\d{1,6}) looks")
EXPECTED: Final = "a lag such as '8 s' or '3 looks'"
_READS: Final = ("Describe", "List", "Check")


class Kind(StrEnum):
    """Resources whose lists may lag, each for itself; the values are the stores of an account."""

    EIP = "eips"
    ENI = "interfaces"
    INSTANCE = "instances"
    VPC = "vpcs"
    VSWITCH = "vswitches"


_STORES: Final[Mapping[Kind, Callable[[], Store[Any]]]] = MappingProxyType(
    {Kind.EIP: EipStore, Kind.ENI: InterfaceStore, Kind.INSTANCE: Store, Kind.VPC: Store, Kind.VSWITCH: Store}
)
# The operations whose answers count as looks at a kind.
_LOOKS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "DescribeEipAddresses": Kind.EIP,
        "DescribeNetworkInterfaces": Kind.ENI,
        "DescribeInstances": Kind.INSTANCE,
        "DescribeVpcs": Kind.VPC,
        "DescribeVpcAttribute": Kind.VPC,
        "DescribeVSwitches": Kind.VSWITCH,
        "DescribeVSwitchAttributes": Kind.VSWITCH,
    }
)


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a list is behind.

    Attributes:
        seconds: a change shows this many seconds of the account's tasks after it happened.
        looks: a change shows after this many answers of the operation that lists the kind.
    """

    seconds: float = 0.0
    looks: int = 0


@lru_cache(maxsize=64)
def parse(text: str) -> Lag:
    """Return the lag that ``text`` writes: ``8 s``, ``0.5 s`` or ``3 looks``.

    Raises:
        ValueError: it is neither.
    """
    found = _LAG.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return Lag(float(found["seconds"] or 0), int(found["looks"] or 0))


def lags(switches: Switches) -> Mapping[Kind, str]:
    """Return the text of each kind's switch."""
    return {
        Kind.EIP: switches.eip_lag,
        Kind.ENI: switches.eni_lag,
        Kind.INSTANCE: switches.instance_lag,
        Kind.VPC: switches.vpc_lag,
        Kind.VSWITCH: switches.vswitch_lag,
    }


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a store held from a moment on: serial number and copy of each record."""

    since: float
    looks: int
    records: tuple[tuple[int, Any], ...]


@dataclass(slots=True)
class _Past:
    frames: list[_Frame] = field(default_factory=list)
    looks: int = 0

    def visible(self, lag: Lag, now: float) -> _Frame:
        """Return the newest frame that is old enough to be seen; those before it are forgotten."""
        old = [
            number
            for number, frame in enumerate(self.frames)
            if frame.since + lag.seconds <= now and frame.looks + lag.looks <= self.looks
        ]
        del self.frames[: old[-1] if old else 0]
        return self.frames[0]


class History:
    """What the lists of one account showed, as far back as its lags reach."""

    def __init__(self) -> None:
        self._past: dict[Kind, _Past] = {}

    def note(self, account: "Account", at: float) -> None:
        """Keep what ``account`` holds, if it has changed and a list of it lags.

        Args:
            account: whose history this is.
            at: since when it is so, in seconds of the clock of the account's tasks.
        """
        for kind, lag in _lagging(account):
            if not (lag.seconds or lag.looks):
                self._past.pop(kind, None)
                continue
            past = self._past.setdefault(kind, _Past())
            store: Store[Any] = getattr(account, kind.value)
            held = [(store.serial(record), record) for record in store]
            frames = past.frames
            if not frames:
                # What was there before anything was noted has been there for ever.
                frames.append(_Frame(float("-inf"), -(10**9), _copies(held)))
            elif len(held) != len(frames[-1].records) or any(
                one != other for one, other in zip(held, frames[-1].records, strict=True)
            ):
                frames.append(_Frame(max(at, frames[-1].since), past.looks, _copies(held)))

    def seen_by(self, account: "Account", action: str) -> "Account":
        """Return what ``action`` works on: ``account`` itself, or for a read what its lists show of it now."""
        if not action.startswith(_READS) or not self._past:
            return account
        view = copy.copy(account)
        now = account.tasks.clock()
        for kind, lag in _lagging(account):
            past = self._past.get(kind)
            if past is None:
                continue
            store = _STORES[kind]()
            for serial, record in past.visible(lag, now).records:
                store.restore(record, serial)
            setattr(view, kind.value, store)
        counted = _LOOKS.get(action)
        if counted in self._past:
            self._past[counted].looks += 1
        return view


def _lagging(account: "Account") -> Iterator[tuple[Kind, Lag]]:
    return ((kind, parse(text)) for kind, text in lags(account.switches).items())


def _copies(held: list[tuple[int, Any]]) -> tuple[tuple[int, Any], ...]:
    found = []
    for serial, record in held:
        frozen = copy.copy(record)
        if hasattr(frozen, "tags"):
            frozen.tags = dict(frozen.tags)
        found.append((serial, frozen))
    return tuple(found)
