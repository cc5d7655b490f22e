"""When Python looks for garbage: not in the middle of a load, where the window and the workers would wait for it.

Looking through a large region and the SDKs takes a fifth of a second in which nothing else runs. Almost everything is
freed without it, as soon as nobody holds it; what was read of a region has no circles, and is never looked through. The
rest, windows that were closed above all, waits until the program has nothing to do.

Nor on a worker's thread, nor in the middle of a call of Qt's, where Python would look by itself: a window that dies
there takes the program with it (a change of style goes through a list of all widgets, seen with PySide 6.11.3).

The C library has a heap for each thread by default; what a worker takes and frees there, no other thread gets. With a
dozen workers that was a third of what 100 readings of a large region took.
"""

import ctypes
import gc
import sys
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from gui.qt.responsiveness.jobs import Jobs

SWITCH_S = 0.0005
"""Python's lock is given up to a thread that waits for it after this time, a tenth of the usual: the window asks for it
at every turn, and would wait 5 ms for each worker that takes answers apart."""
LOOK_EVERY_MS = 1_000
YOUNG = 6_000
"""So many new objects are worth a look through them."""
MANY = 20_000
"""So many at once are modules, or what was read of a large region: they last, and have no circles. A look through as
many takes 13 ms, which the window has to spare."""

_M_ARENA_MAX, _M_MMAP_THRESHOLD = -8, -3
"""Of ``mallopt``, from glibc's malloc.h."""
_LARGE = 128 * 1024
"""Bytes from which a block is the system's own, and goes back to it when it is freed; glibc would raise this limit."""


def use_one_heap(library: Any) -> None:  # noqa: ANN401 - ctypes has no type for it
    """Let all threads share one heap, where ``library`` is a C library that can be asked to: glibc."""
    choose = getattr(library, "mallopt", None)
    if choose is not None:
        choose(_M_ARENA_MAX, 1)
        choose(_M_MMAP_THRESHOLD, _LARGE)


class GarbageCollection(QObject):
    """Looks for garbage on the GUI thread, between two turns of the event loop; one for the program."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        """Take over from Python, until ``close``."""
        super().__init__(parent)
        self._jobs = jobs
        self._switch_s = sys.getswitchinterval()
        self._by_itself = gc.isenabled()
        sys.setswitchinterval(SWITCH_S)
        gc.disable()
        gc.freeze()
        if sys.platform == "linux":
            use_one_heap(ctypes.CDLL(None))
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)

    def close(self) -> None:
        """Leave Python as it was found."""
        self._timer.stop()
        gc.unfreeze()
        if self._by_itself:
            gc.enable()
        sys.setswitchinterval(self._switch_s)

    def look(self) -> None:
        """Look through what is new, where that is much and nothing is under way."""
        young = gc.get_count()[0]
        if self._jobs.busy or young < YOUNG:
            return
        if young > MANY:
            gc.freeze()
        else:
            gc.collect(1)

    def look_through_all(self) -> None:
        """Look through everything: some tenths of a second, so only while nobody looks at the window."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive and self._timer.isActive() and not self._jobs.busy:
            self.look_through_all()
