"""One reading for several runs: what they ask for at the same time is read once, in as few calls as ids fit in.

Thirty runs that each poll for themselves would use up the read limit of a minute within ten seconds.
"""

import threading
from dataclasses import dataclass, field
from typing import Protocol

from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.operations.reading import Reads, Snapshot
from gui.services.region.rate_limit import Limiter
from gui.services.runs.clock import Clock
from gui.services.runs.reading import look

SPACING = 0.2
"""Seconds from the beginning of one reading of a region to the next: it gathers what several runs ask for."""


class Looks(Protocol):
    """Reads for runs."""

    def look(self, region: RegionId, reads: Reads) -> Snapshot | None:
        """Return what ``reads`` sees; None where the run has to read for itself."""


@dataclass(eq=False)
class _Round:
    """One reading that is going to be, and what it is to read.

    Attributes:
        reads: everything that is asked for.
        snapshot: what it saw, None until it is done, and for good where it failed.
        done: set when it is over.
    """

    reads: Reads = field(default_factory=Reads)
    snapshot: Snapshot | None = None
    done: threading.Event = field(default_factory=threading.Event)


class SharedLooks(Looks):
    """Readings that several runs share; from any thread.

    A reading begins after everything in it was asked for, so that it is as fresh as one of the run's own. One that
    fails is repeated by each run for itself: the trouble may be of one resource, and each run has its own patience.

    Args:
        cloud: where to read.
        limiter: the rate limit of reads.
        clock: the time.
    """

    def __init__(self, cloud: CloudApi, limiter: Limiter, clock: Clock) -> None:
        self._cloud, self._limiter, self._clock = cloud, limiter, clock
        self._guard = threading.Lock()
        self._next: dict[RegionId, _Round] = {}
        self._turns: dict[RegionId, threading.Lock] = {}
        self._begun: dict[RegionId, float] = {}
        self._closed = threading.Event()

    def close(self) -> None:
        """Let every run read for itself from now on; the reading in flight is finished."""
        self._closed.set()

    def look(self, region: RegionId, reads: Reads) -> Snapshot | None:
        """Return what ``reads`` sees; None where the run has to read for itself. Blocking."""
        if self._closed.is_set():
            return None
        with self._guard:
            waiting = self._next.get(region)
            mine = waiting or self._next.setdefault(region, _Round())
            mine.reads |= reads
        if waiting is None:
            self._read(region, mine)
        else:
            mine.done.wait()
        if mine.snapshot is None:
            return None
        return Snapshot({query: mine.snapshot.answers[query] for query in reads})

    def _read(self, region: RegionId, mine: _Round) -> None:
        with self._guard:
            turn = self._turns.setdefault(region, threading.Lock())
        try:
            with turn:
                self._pause(self._begun.get(region, float("-inf")) + SPACING - self._clock.monotonic())
                self._begun[region] = self._clock.monotonic()
                with self._guard:
                    # From here on it takes in no further question.
                    del self._next[region]
                if self._has_room(len(mine.reads.calls())):
                    mine.snapshot = look(self._cloud, region, mine.reads)
        except CloudError:
            mine.snapshot = None
        finally:
            mine.done.set()

    def _has_room(self, calls: int) -> bool:
        """Wait until so many calls keep to the limit; return False where the runs end before."""
        for _ in range(calls):
            while delay := self._limiter.take(self._clock.monotonic()):
                self._pause(delay)
                if self._closed.is_set():
                    return False
        return True

    def _pause(self, seconds: float) -> None:
        if seconds > 0:
            self._clock.wait(seconds, self._closed)
