"""Every cloud call of this session, reads too, for the activity list; in memory, the oldest forgotten first."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Protocol

MOST = 5000
"""So many calls are remembered."""


class Call(Protocol):
    """One finished call."""

    @property
    def action(self) -> str:
        """The API operation."""

    @property
    def region(self) -> str:
        """Where it went."""

    @property
    def started(self) -> datetime:
        """When it was sent (aware, UTC)."""

    @property
    def milliseconds(self) -> int:
        """Until the answer, or until it was given up."""

    @property
    def request_id(self) -> str:
        """To quote to the vendor; empty when no answer came."""

    @property
    def outcome(self) -> str:
        """``ok``, or the cloud's code, or the kind of error where no code came."""


class CallLog:
    """Collects calls from whatever threads make them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._calls: deque[Call] = deque(maxlen=MOST)
        self._listener: Callable[[], None] | None = None

    def add(self, call: Call) -> None:
        """Remember ``call`` and tell the listener; may be called from any thread."""
        with self._lock:
            self._calls.append(call)
            listener = self._listener
        if listener is not None:
            listener()

    def calls(self) -> tuple[Call, ...]:
        """Return what is remembered, the oldest first."""
        with self._lock:
            return tuple(self._calls)

    def listen(self, listener: Callable[[], None] | None) -> None:
        """Have ``listener`` called after each call, in the thread that made it; None ends that."""
        with self._lock:
            self._listener = listener
