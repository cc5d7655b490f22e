"""Time as the engine needs it; tests give it another clock."""

import random
import threading
import time
from typing import Protocol


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
