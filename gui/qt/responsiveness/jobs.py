"""Background work: one pool, answers on the GUI thread, late answers dropped."""

import logging
from collections.abc import Callable
from itertools import count
from typing import NewType, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from gui.services.region.window_priority import LATE_S, WindowPriority

log = logging.getLogger(__name__)

Ticket = NewType("Ticket", int)
Answer = TypeVar("Answer")
Report = Callable[[int, object, BaseException | None], None]


class _Work(QRunnable):
    """Plain Python in a pool thread. It owns no QObject: one that dies on a pool thread takes the program with it."""

    def __init__(self, ticket: Ticket, work: Callable[[], object], report: Report) -> None:
        super().__init__()
        self._ticket, self._work, self._report = ticket, work, report

    def run(self) -> None:
        try:
            answer, error = self._work(), None
        except BaseException as caught:  # noqa: BLE001 - whatever it was, the page that waits must hear of it
            answer, error = None, caught
        try:
            self._report(self._ticket, answer, error)
        except RuntimeError:
            # The application has gone, and the receiver with it: nobody is left to be told.
            log.debug("answer %s came after the end", self._ticket)


class Jobs(QObject):
    """Runs blocking calls off the GUI thread. One for the application; lives on the GUI thread."""

    _done = Signal(int, object, object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(8)
        self._tickets = count(1)
        self._waiting: dict[int, tuple[Callable[[object], None], Callable[[BaseException], None]]] = {}
        self._newest: dict[str, Ticket] = {}
        self._done.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._waiting)

    def run(
        self,
        work: Callable[[], Answer],
        on_result: Callable[[Answer], None],
        on_error: Callable[[BaseException], None],
        *,
        owner: QObject | None = None,
        key: str | None = None,
    ) -> Ticket:
        """Call ``work`` in a pool thread, then ``on_result`` or ``on_error`` on the GUI thread.

        Args:
            work: blocking, takes nothing; its value or exception is delivered.
            on_result: gets what ``work`` returned.
            on_error: gets what ``work`` raised.
            owner: when it is destroyed the answer is dropped.
            key: a newer run with the same key drops the answer of the older one.
        """
        ticket = Ticket(next(self._tickets))
        if key is not None:
            self.forget(self._newest.get(key))
            self._newest[key] = ticket
        self._waiting[ticket] = (on_result, on_error)  # type: ignore[assignment]
        if owner is not None:
            owner.destroyed.connect(lambda: self.forget(ticket))
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        self._pool.start(_Work(ticket, work, self._done.emit))
        return ticket

    def forget(self, ticket: Ticket | None) -> None:
        """Drop the answer of ``ticket``; the work itself runs to its end."""
        if ticket is None or ticket not in self._waiting:
            return
        del self._waiting[ticket]
        if not self._waiting:
            self.busy_changed.emit(False)

    def close(self, milliseconds: int) -> bool:
        """Drop every answer, clear the queue and wait; return whether all work ended in time."""
        self._pool.clear()
        if self._waiting:
            self._waiting.clear()
            # Work that gives way to the window would wait for one that has no next turn.
            self.busy_changed.emit(False)
        return self._pool.waitForDone(milliseconds)

    @Slot(int, object, object)
    def _deliver(self, ticket: int, answer: object, error: BaseException | None) -> None:
        callbacks = self._waiting.pop(ticket, None)
        if callbacks is None:
            return
        if not self._waiting:
            self.busy_changed.emit(False)
        on_result, on_error = callbacks
        if error is None:
            on_result(answer)
        else:
            on_error(error)


EVERY_MS = round(LATE_S * 1000 / 2)


class MainThreadMonitor(QObject):
    """Beats on the GUI thread while a job runs; one for the program."""

    def __init__(self, jobs: Jobs, window_priority: WindowPriority, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._priority = window_priority
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(window_priority.beat)
        jobs.busy_changed.connect(self._busy_changed)

    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._priority.beat()
            self._timer.start()
        else:
            self._timer.stop()
            self._priority.rest()
