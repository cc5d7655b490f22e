"""Time as the engine needs it, and the rate limit of calls; tests give it another clock."""

import random
import threading
import time
from collections import deque
from typing import Protocol

from gui.domain.engine.retry_policy import room


class Clock(Protocol):
    """What the engine asks of time."""

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back."""

    def wait(self, seconds: float, wake: threading.Event) -> None:
        """Return after ``seconds``, or as soon as ``wake`` is set."""

    def chance(self) -> float:
        """Return a random number from 0 up to 1."""


class SystemClock(Clock):
    """The machine's clock."""

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back."""
        return time.monotonic()

    def wait(self, seconds: float, wake: threading.Event) -> None:
        """Return after ``seconds``, or as soon as ``wake`` is set."""
        wake.wait(seconds)

    def chance(self) -> float:
        """Return a random number from 0 up to 1."""
        return random.random()  # noqa: S311 - spreads retries, keeps no secret


class Limiter:
    """Keeps calls under the rate limit of the cloud, for all threads that share it.

    Args:
        limit: most calls in any sixty seconds.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._sent: deque[float] = deque(maxlen=limit)
        self._lock = threading.Lock()

    def take(self, now: float) -> float:
        """Count one call and return 0, or count nothing and return the seconds to wait before asking again.

        Args:
            now: seconds on a clock that never goes back.
        """
        with self._lock:
            delay = room(tuple(self._sent), now, self._limit)
            if delay <= 0:
                self._sent.append(now)
            return delay
