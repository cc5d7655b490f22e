"""When Python looks for garbage: between two turns of the event loop, and never while something is under way."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.qt.responsiveness.garbage_collection import MANY, YOUNG, GarbageCollection
from gui.qt.responsiveness.jobs import Jobs


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


def test_python_is_left_as_it_was_found(qapp: QApplication, jobs: Jobs) -> None:
    interval = sys.getswitchinterval()
    made = GarbageCollection(jobs, qapp)
    assert not gc.isenabled()
    assert sys.getswitchinterval() < interval
    made.close()
    assert gc.isenabled()
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
