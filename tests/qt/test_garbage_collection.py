"""When Python looks for garbage: between two turns of the event loop, and never while something is under way."""

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.qt.base.focus_style import FocusStyle
from gui.qt.responsiveness.garbage_collection import MANY, YOUNG, GarbageCollection, use_one_heap
from gui.qt.responsiveness.jobs import Jobs
from gui.qt.shell.app import WindowContext


class Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    assert made.close(10_000)


@pytest.fixture
def garbage(qapp: QApplication, jobs: Jobs) -> Iterator[GarbageCollection]:
    gc.collect()
    made = GarbageCollection(jobs, qapp)
    yield made
    made.close()


def young(count: int) -> list[list[int]]:
    """Make objects that are new to Python's collection."""
    return [[] for _ in range(count)]


@pytest.mark.parametrize("by_itself", [True, False])
def test_python_is_left_as_it_was_found(qapp: QApplication, jobs: Jobs, *, by_itself: bool) -> None:
    interval = sys.getswitchinterval()
    if by_itself:
        gc.enable()
    made = GarbageCollection(jobs, qapp)
    assert not gc.isenabled()
    assert sys.getswitchinterval() < interval
    made.close()
    assert gc.isenabled() is by_itself
    gc.disable()
    assert gc.get_freeze_count() == 0
    assert sys.getswitchinterval() == interval


def test_garbage_is_freed_once_there_is_enough_of_it(garbage: GarbageCollection) -> None:
    gone = weakref.ref(Circle())
    garbage.look()
    assert gone() is not None, "little garbage is not worth a look"
    kept = young(2 * YOUNG)
    garbage.look()
    assert gone() is None
    assert kept


def test_what_a_large_region_holds_is_not_looked_through(garbage: GarbageCollection) -> None:
    before = gc.get_freeze_count()
    kept = young(MANY + 1)
    garbage.look()
    assert gc.get_freeze_count() - before >= len(kept)
    gone = weakref.ref(Circle())
    more = young(2 * YOUNG)
    garbage.look()
    assert gone() is None, "what is new is still looked through"
    assert more


def test_nothing_is_looked_through_while_an_answer_is_waited_for(
    garbage: GarbageCollection, jobs: Jobs, qtbot: QtBot
) -> None:
    going_on, answers = threading.Event(), []
    jobs.run(lambda: going_on.wait(20), answers.append, answers.append)
    assert jobs.busy
    gone = weakref.ref(Circle())
    kept = young(2 * YOUNG)
    garbage.look()
    assert gone() is not None
    going_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert not jobs.busy
    garbage.look()
    assert gone() is None
    assert kept


def test_everything_is_looked_through_when_the_program_is_left(qapp: QApplication, garbage: GarbageCollection) -> None:
    del garbage
    circle = Circle()
    gone = weakref.ref(circle)
    gc.freeze()
    del circle
    gc.collect()
    assert gone() is not None, "frozen"
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert gone() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert gone() is None
    assert gc.get_freeze_count() > 0


class ClosingJobs(Jobs):
    """Note whether Python looks for garbage by itself while their work is waited for, which may not end."""

    def __init__(self, parent: QObject, *, end: bool) -> None:
        super().__init__(parent)
        self._end = end
        self.by_itself: list[bool] = []

    def close(self, milliseconds: int) -> bool:
        self.by_itself.append(gc.isenabled())
        return super().close(milliseconds) and self._end


@pytest.mark.parametrize("end", [True, False])
def test_no_worker_looks_for_garbage_when_the_window_has_gone(qapp: QApplication, *, end: bool) -> None:
    gc.enable()
    jobs = ClosingJobs(qapp, end=end)
    window = QWidget()
    session = SimpleNamespace(guests=SimpleNamespace(forget=list, end_wanted=SimpleNamespace(emit=list)))
    garbage = GarbageCollection(jobs, qapp)
    context = WindowContext(qapp, cast("Any", None), jobs, cast("Any", session), cast("Any", window), garbage)
    assert context.close() is end
    assert jobs.by_itself == [False]
    assert gc.isenabled() is end, "work that has not ended goes on"
    garbage.close()
    gc.disable()
    window.deleteLater()


def test_no_window_of_a_test_dies_in_a_change_of_style(qapp: QApplication) -> None:
    """By itself Python would find them in the middle of it, and Qt would go on with widgets that are no more."""
    windows = [QWidget() for _ in range(40)]
    for window in windows:
        window.me = window  # type: ignore[attr-defined]
        window.ensurePolished()
    alive = [weakref.ref(window) for window in windows]
    del window, windows
    usual = qapp.style().name()
    qapp.setStyle(FocusStyle())
    kept = young(2 * YOUNG)
    qapp.setStyle(usual)
    assert all(each() is not None for each in alive)
    assert kept


class LibraryWithMallopt:
    """Notes what it is asked for, as glibc's ``mallopt(parameter, value)``."""

    def __init__(self) -> None:
        self.chosen: dict[int, int] = {}

    def mallopt(self, parameter: int, value: int) -> int:
        self.chosen[parameter] = value
        return 1


def test_threads_share_one_heap_and_large_blocks_are_given_back() -> None:
    library = LibraryWithMallopt()
    use_one_heap(library)
    assert library.chosen == {-8: 1, -3: 128 * 1024}


def test_a_c_library_that_can_not_be_asked_is_left_alone() -> None:
    use_one_heap(object())


@pytest.mark.skipif(sys.platform != "linux", reason="mallopt is glibc's")
def test_heaps_of_threads_are_one() -> None:
    code = """
import ctypes, re, sys, tempfile, threading
from gui.qt.responsiveness.garbage_collection import use_one_heap
library = ctypes.CDLL(None)
if sys.argv[1:]:
    use_one_heap(library)
together = threading.Barrier(6)

def work():
    together.wait()
    blocks = [bytes(5000) for _ in range(200)]
    together.wait()

threads = [threading.Thread(target=work) for _ in range(6)]
[each.start() for each in threads]
[each.join() for each in threads]
library.fopen.restype = ctypes.c_void_p
library.fclose.argtypes = [ctypes.c_void_p]
library.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
with tempfile.NamedTemporaryFile() as file:
    stream = library.fopen(file.name.encode(), b"w")
    library.malloc_info(0, stream)
    library.fclose(stream)
    print(len(re.findall(rb"<heap ", file.read())))
"""
    counts = [
        int(subprocess.run([sys.executable, "-c", code, *more], capture_output=True, text=True, check=True).stdout)
        for more in ((), ("one",))
    ]
    assert counts[0] > counts[1] == 1
