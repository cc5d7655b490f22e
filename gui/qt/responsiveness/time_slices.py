"""Long work on the GUI thread, done a slice at a time so that the window can answer in between."""

from collections import deque
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

SLICE_S = 0.004
"""A quarter of a frame; one slice a turn, however many tables are at work."""

Work = Iterator[bool]
"""Work with chances to pause; each says whether it should be taken whatever the time."""


class TimeSlices(QObject):
    """Does what it is given bit by bit: one slice of one work in each turn of the event loop, in rotation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Work, QObject]] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def begin(self, work: Work, owner: QObject) -> None:
        """Do ``work`` from the next turn on; it is given up when ``owner`` is destroyed."""
        self._waiting.append((work, owner))
        self._timer.start()

    def give_up(self, work: Work | None) -> None:
        """Do no more of ``work``, where it is not done yet."""
        self._waiting = deque(each for each in self._waiting if each[0] is not work)

    def _turn(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        work, owner = self._waiting.popleft()
        if not isValid(owner):
            return
        end = perf_counter() + SLICE_S
        for pause in work:
            if pause or perf_counter() > end:
                self._waiting.append((work, owner))
                return
