"""Workers that give way: a window that is late for its next turn is not made later by answers that are taken apart.

Python lets one thread run at a time, and shares out the time evenly: beside nine workers a window gets a tenth of it.
Nothing in the library gives one thread the precedence over others, so the workers see to it themselves.
"""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from time import perf_counter
from typing import TypeVar

_T = TypeVar("_T")

LATE_S = 0.008
"""A window that was not heard of for so long is in the middle of something."""
MOST_S = 0.1
"""So long a worker waits for it, and then does its next piece all the same."""
PIECE = 16
"""So many entries of a list are handled between two looks at the window: well under a millisecond's work."""


class WindowPriority:
    """Holds workers up while the window is late; where there is no window, nobody waits."""

    def __init__(self) -> None:
        self._heard_of: float | None = None
        self._on_time = Event()

    def beat(self) -> None:
        """Say that the window is on time; called again and again by its thread while workers are busy."""
        self._heard_of = perf_counter()
        self._on_time.set()

    def rest(self) -> None:
        """Say that the window has nothing to do with what goes on now."""
        self._heard_of = None
        self._on_time.set()

    def pause(self) -> None:
        """Wait while the window is late; called by workers between two pieces of work."""
        if self._late():
            self._on_time.clear()
            if self._late():  # not heard of between the two lines above
                self._on_time.wait(MOST_S)

    def _late(self) -> bool:
        heard_of = self._heard_of
        return heard_of is not None and perf_counter() - heard_of > LATE_S


def giving_way(entries: Iterable[_T], pause: Callable[[], object]) -> Iterator[_T]:
    """Yield ``entries``, with a ``pause`` after every few of them."""
    for number, each in enumerate(entries, start=1):
        yield each
        if number % PIECE == 0:
            pause()
