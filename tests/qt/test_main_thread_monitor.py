"""The window says that it is on time while jobs run, and says nothing else."""

import threading
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.qt.responsiveness.jobs import Jobs, MainThreadMonitor
from gui.services.region.window_priority import LATE_S, WindowPriority


class Heard(WindowPriority):
    def __init__(self) -> None:
        super().__init__()
        self.beats, self.rests = 0, 0

    def beat(self) -> None:
        self.beats += 1
        super().beat()

    def rest(self) -> None:
        self.rests += 1
        super().rest()


def test_it_beats_while_a_job_runs(qapp: QApplication, qtbot: QtBot) -> None:
    jobs, heard, going_on = Jobs(qapp), Heard(), threading.Event()
    monitor = MainThreadMonitor(jobs, heard, jobs)
    assert not monitor._timer.isActive()
    answers: list[object] = []
    jobs.run(lambda: going_on.wait(20), answers.append, answers.append)
    assert heard.beats == 1, "at once: the workers must not take the past for lateness"
    qtbot.waitUntil(lambda: heard.beats > 3)
    going_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert heard.rests == 1
    assert not monitor._timer.isActive()
    assert jobs.close(10_000)


def test_a_worker_waits_through_a_long_turn_of_the_window(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.services.region.window_priority.MOST_S", 20)
    jobs, window_priority, late = Jobs(qapp), WindowPriority(), threading.Event()
    MainThreadMonitor(jobs, window_priority, jobs)
    went_on: list[str] = []

    def work() -> None:
        late.wait(20)
        window_priority.pause()
        went_on.append("worker")

    answers: list[object] = []
    jobs.run(work, answers.append, answers.append)
    # One long turn: until it ends, no beat can come.
    begun = perf_counter()
    while perf_counter() - begun < 2 * LATE_S:
        pass
    late.set()
    while not window_priority._on_time._cond._waiters:  # type: ignore[attr-defined]
        assert perf_counter() - begun < 20, "the worker did not wait"
    assert not went_on
    qtbot.waitUntil(lambda: bool(answers))
    assert (answers, went_on) == ([None], ["worker"])
    assert jobs.close(10_000)


def test_who_quits_waits_for_no_worker_that_gives_way_to_the_window(qapp: QApplication) -> None:
    free = threading.Event()

    class Freed(Heard):
        def rest(self) -> None:
            super().rest()
            free.set()

    jobs, heard = Jobs(qapp), Freed()
    MainThreadMonitor(jobs, heard, jobs)
    jobs.run(lambda: free.wait(20), lambda _answer: None, lambda _error: None)
    assert jobs.close(10_000)
    assert heard.rests == 1
