"""The end of a command: what was printed is flushed, or sent nowhere where its reader has gone; signals stop it.

Light: every start imports it.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, Any, Final

from gui.commands.exit_codes import INTERRUPTED

ENDING: Final[tuple[signal.Signals, ...]] = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGBREAK") if (number := getattr(signal, name, None)) is not None
)
"""Signals that ask a program to end: Ctrl-C, a polite kill; on Windows Ctrl-Break, and a console that is closed.

Windows ends a program whose console is closed at once, whatever the program does: that is as good as a kill.
"""

WAKE_S = 0.2
"""Seconds a main thread waits at one time: Windows wakes it for no signal, and elsewhere another thread may get it."""

_PATIENT_PRESSES = 2
"""How often Ctrl-C is passed on; the next one ends the program at once."""


def flush() -> None:
    """Print what is still held back; where that fails, let Python's own end not stumble over it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except (OSError, ValueError):
                silence(stream)


def silence(stream: IO[Any]) -> None:
    """Send whatever is still written to ``stream`` nowhere, what it holds back included."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)


@contextmanager
def stopped_by_signals(stop: Callable[[bool], object], at_once: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Pass ``ENDING`` on; a third Ctrl-C ends the program at once, as a kill does.

    Args:
        stop: called for each signal, with whether it is the first Ctrl-C and the first signal at all.
        at_once: called just before the program ends at once.
    """
    received: list[int] = []

    def handle(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and received.count(signal.SIGINT) >= _PATIENT_PRESSES:
            at_once()
            flush()
            os._exit(INTERRUPTED)
        first = number == signal.SIGINT and not received
        received.append(number)
        stop(first)

    before = {number: signal.signal(number, handle) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
