"""Tells busy workers that the window is on time, so that they give way when it is not."""

from PySide6.QtCore import QObject, Qt, QTimer

from gui.qt.responsiveness.jobs import Jobs
from gui.services.region.window_priority import LATE_S, WindowPriority

EVERY_MS = round(LATE_S * 1000 / 2)


class MainThreadMonitor(QObject):
    """Beats on the GUI thread while a job runs; one for the program."""

    def __init__(self, jobs: Jobs, window_priority: WindowPriority, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._courtesy = window_priority
        self._timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(window_priority.beat)
        jobs.busy_changed.connect(self._busy_changed)

    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._courtesy.beat()
            self._timer.start()
        else:
            self._timer.stop()
            self._courtesy.rest()
