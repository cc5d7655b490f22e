"""Trouble on order: what a cloud on a bad day does, at the calls one names."""

import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from gui.sandbox.errors import Refusal, SandboxInputError
from gui.sandbox.odd_answers import Shape
from gui.sandbox.params import Disturbance
from gui.sandbox.reader import Node, read
from gui.sandbox.tasks import Fate

_PERCENT: Final = 100


class Kind(StrEnum):
    """Kinds of trouble."""

    THROTTLE = "throttle"
    ERROR = "error"
    HTML = "html"
    TRUNCATED = "truncated"
    HANG = "hang"
    RESET = "reset"
    SLOW = "slow"
    FAIL_TASK = "fail-task"
    STICK_TASK = "stick-task"
    OMIT = "omit"
    SHIFT = "shift"
    TOTAL = "total"
    EMPTY_LAST_PAGE = "empty-last-page"
    ODD = "odd"


_FATES: Final = {Kind.FAIL_TASK: Fate.FAIL, Kind.STICK_TASK: Fate.STICK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One order of trouble; also the schema of a member of ``rules`` in a faults file.

    Attributes:
        kind: what goes wrong.
        action: operation it concerns, ``*`` matches any text.
        calls: numbers of the calls concerned, counted from 1 since the order was given; empty for every call.
        times: how many calls are concerned at most; 0 for no limit.
        percent: how likely a concerned call meets the trouble.
        after_effect: the call takes effect first, and only the answer suffers.
        for_ms: the trouble ends this many milliseconds after the first call that met it; 0 for no end.
        item: id of the record that ``omit`` leaves out; empty for the first one of the answer.
        by: how far ``shift`` moves the later pages, and ``total`` the later totals.
        shape: what an ``odd`` answer looks like.
        code: error code of ``throttle`` and ``error``.
        status: HTTP status of ``throttle``, ``error`` and ``html``; 0 for the usual one.
        retry_after_ms: value of the header ``x-acs-retry-after``; 0 for no such header.
        delay_ms: how long ``slow`` waits.
    """

    kind: Kind
    action: str = "*"
    calls: tuple[int, ...] = ()
    times: int = 0
    percent: int = _PERCENT
    after_effect: bool = False
    code: str = ""
    status: int = 0
    retry_after_ms: int = 0
    delay_ms: int = 0
    for_ms: int = 0
    item: str = ""
    by: int = 1
    shape: Shape = Shape.EMPTY_OBJECT

    def disturbance(self) -> Disturbance:
        """Return what ``shift``, ``total`` and ``empty-last-page`` do to the pages of a list."""
        return Disturbance(
            shift=self.by if self.kind is Kind.SHIFT else 0,
            total=self.by if self.kind is Kind.TOTAL else 0,
            empty_last_page=self.kind is Kind.EMPTY_LAST_PAGE,
        )

    def refusal(self) -> Refusal:
        """Return the error that ``throttle`` and ``error`` answer with."""
        throttled = self.kind is Kind.THROTTLE
        code = self.code or ("Throttling.User" if throttled else "ServiceUnavailable")
        status = self.status or (400 if throttled else 503)
        return Refusal(code, "Trouble made on order.", status, retry_after_ms=self.retry_after_ms or None)


@dataclass(slots=True)
class _Order:
    fault: Fault
    seen: int = 0
    done: int = 0
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The top level of a faults file."""

    seed: int = 0
    rules: tuple[Fault, ...]


class Faults:
    """The trouble ordered so far. May be used from any thread.

    Args:
        faults: the first orders.
        seed: makes ``percent`` repeatable.
        clock: gives seconds, for ``for_ms``.
    """

    def __init__(
        self, faults: tuple[Fault, ...] = (), seed: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.clock = clock
        self._lock = threading.Lock()
        self._random = random.Random(seed)  # noqa: S311 - chance to repeat, not to keep secrets
        self._orders = [_Order(fault) for fault in faults]

    def add(self, fault: Fault) -> None:
        """Order trouble; calls are counted from now on."""
        with self._lock:
            self._orders.append(_Order(fault))

    def clear(self) -> None:
        """Cancel all orders; who waits for a slow answer has it at once."""
        with self._lock:
            self._orders.clear()

    def in_force(self, fault: Fault) -> bool:
        """Return whether ``fault`` was ordered and not cancelled."""
        with self._lock:
            return any(order.fault is fault for order in self._orders)

    def throttle(self, action: str = "*", times: int = 1, retry_after_ms: int = 0) -> None:
        """Refuse the next ``times`` calls of ``action`` with ``Throttling.User``."""
        self.add(Fault(kind=Kind.THROTTLE, action=action, times=times, retry_after_ms=retry_after_ms))

    def error(self, action: str, code: str, status: int = 400, times: int = 1, *, after_effect: bool = False) -> None:
        """Answer the next ``times`` calls of ``action`` with an error of this code and HTTP status."""
        self.add(
            Fault(kind=Kind.ERROR, action=action, times=times, code=code, status=status, after_effect=after_effect)
        )

    def fail_on(self, action: str, call: int, code: str = "ServiceUnavailable", status: int = 503) -> None:
        """Answer call number ``call`` of ``action`` from now with an error."""
        self.add(Fault(kind=Kind.ERROR, action=action, calls=(call,), code=code, status=status))

    def hang(self, action: str = "*", times: int = 1, *, after_effect: bool = False) -> None:
        """Leave the next ``times`` calls of ``action`` without an answer."""
        self.add(Fault(kind=Kind.HANG, action=action, times=times, after_effect=after_effect))

    def reset(self, action: str = "*", times: int = 1, *, after_effect: bool = False) -> None:
        """Reset the connection of the next ``times`` calls of ``action``."""
        self.add(Fault(kind=Kind.RESET, action=action, times=times, after_effect=after_effect))

    def slow(self, action: str = "*", delay_ms: int = 1000, times: int = 1, *, after_effect: bool = False) -> None:
        """Answer the next ``times`` calls of ``action`` late."""
        self.add(Fault(kind=Kind.SLOW, action=action, times=times, delay_ms=delay_ms, after_effect=after_effect))

    def html(self, action: str = "*", times: int = 1, status: int = 502) -> None:
        """Answer the next ``times`` calls of ``action`` with a page, like a proxy that has lost its server."""
        self.add(Fault(kind=Kind.HTML, action=action, times=times, status=status))

    def truncated(self, action: str = "*", times: int = 1) -> None:
        """Cut the answer of the next ``times`` calls of ``action`` in the middle; they take effect."""
        self.add(Fault(kind=Kind.TRUNCATED, action=action, times=times))

    def fail_task(self, action: str, times: int = 1) -> None:
        """Accept the next ``times`` calls of ``action``, and let the resource fall back to its former state."""
        self.add(Fault(kind=Kind.FAIL_TASK, action=action, times=times))

    def stick_task(self, action: str, times: int = 1) -> None:
        """Accept the next ``times`` calls of ``action``, and leave the resource in its transitional state."""
        self.add(Fault(kind=Kind.STICK_TASK, action=action, times=times))

    def refuse_for(self, action: str, code: str, status: int, milliseconds: int) -> None:
        """Refuse every call of ``action`` with this code, until so long after the first one."""
        self.add(Fault(kind=Kind.ERROR, action=action, code=code, status=status, for_ms=milliseconds))

    def omit(self, action: str, call: int = 1, item: str = "") -> None:
        """Leave a record out of the answer to call number ``call`` of ``action`` from now, as if it did not exist."""
        self.add(Fault(kind=Kind.OMIT, action=action, calls=(call,), item=item))

    def shift(self, action: str, by: int = 1, times: int = 1) -> None:
        """Let the records of a list move between its pages, at the next ``times`` calls of ``action``."""
        self.add(Fault(kind=Kind.SHIFT, action=action, by=by, times=times))

    def odd(self, action: str, shape: Shape, times: int = 1, *, after_effect: bool = False) -> None:
        """Answer the next ``times`` calls of ``action`` with status 200 and something else than it promises."""
        self.add(Fault(kind=Kind.ODD, action=action, shape=shape, times=times, after_effect=after_effect))

    def next_for(self, action: str) -> Fault | None:
        """Count one call of ``action``; return the trouble it meets."""
        return self._take(action, tasks=False)

    def fate(self, action: str) -> Fate:
        """Count one transition started by ``action``; return how it is to end."""
        fault = self._take(action, tasks=True)
        return Fate.SUCCEED if fault is None else _FATES[fault.kind]

    def _take(self, action: str, *, tasks: bool) -> Fault | None:
        with self._lock:
            met: Fault | None = None
            for order in self._orders:
                fault = order.fault
                if (fault.kind in _FATES) is tasks and fnmatchcase(action, fault.action):
                    order.seen += 1
                    if met is None and self._concerned(order):
                        order.done += 1
                        if order.until is None and fault.for_ms:
                            order.until = self.clock() + fault.for_ms / 1000
                        met = fault
            return met

    def _concerned(self, order: _Order) -> bool:
        fault = order.fault
        if (fault.calls and order.seen not in fault.calls) or (fault.times and order.done >= fault.times):
            return False
        if order.until is not None and self.clock() >= order.until:
            return False
        return fault.percent >= _PERCENT or self._random.randrange(_PERCENT) < fault.percent


def load_faults(path: Path) -> Faults:
    """Return the trouble that a JSON file orders: ``{"seed": 1, "rules": [{"kind": "throttle", ...}]}``.

    Raises:
        SandboxInputError: the file cannot be read, or something in it is wrong; the text names file and place.
    """
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SandboxInputError(f"{path}: cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise SandboxInputError(f"{path}: expected JSON ({error}).") from None
    content = read(_File, Node(value, str(path)))
    for index, rule in enumerate(content.rules):
        if not 0 <= rule.percent <= _PERCENT:
            raise SandboxInputError(f"{path}, rules[{index}].percent: expected a number from 0 to 100.")
    return Faults(content.rules, content.seed)
