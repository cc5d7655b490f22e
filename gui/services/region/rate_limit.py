"""The rate limit of calls, for all threads that share it."""

import threading
from collections import deque

from gui.domain.engine.retry_policy import room


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
