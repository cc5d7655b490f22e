"""The rate limit of calls, for all threads that share it, and what is done where the cloud's own is lower."""

import threading
import time
from collections import deque
from collections.abc import Callable
from random import random
from typing import TypeVar

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.retry_policy import bears, pause, room

_T = TypeVar("_T")
Wait = Callable[[float], None]

PATIENCE = 60.0
"""Seconds for which a read is sent again while the cloud takes no more of them: a quota is one of a minute."""


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


def patiently(read: Callable[[], _T], wait: Wait = time.sleep) -> _T:
    """Return what ``read`` returns; where the cloud takes no more reads it is sent again for a while.

    For one of many reads, which together come close to the limit.

    Args:
        read: sends one read.
        wait: lets seconds pass.

    Raises:
        CloudError: as ``read``; THROTTLED only after the patience for it has ended.
    """
    attempt, waited = 0, 0.0
    while True:
        try:
            return read()
        except CloudError as error:
            if error.kind is not CloudErrorKind.THROTTLED or not bears(error, waited, PATIENCE):
                raise
            attempt += 1
            rest = pause(error, attempt)
        # Some sooner than others, so that they do not all come at once again.
        seconds = rest.seconds + rest.spread * random()  # noqa: S311 - spreads retries, keeps no secret
        wait(seconds)
        waited += seconds
