"""A clock that moves only when somebody waits on it."""

import threading

from gui.services.runs.clock import Clock


class SimClock(Clock):
    """Starts at zero; ``wait`` moves it at once, unless the waiting is cut short."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def wait(self, seconds: float, wake: threading.Event) -> None:
        if not wake.is_set():
            self.now += seconds

    def chance(self) -> float:
        return 0.5
