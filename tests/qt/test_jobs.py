"""Background work: answers on the GUI thread, late answers dropped, nothing left behind."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from gui.qt.responsiveness.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    del qtbot
    return Jobs()


class Heard:
    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[BaseException] = []
        self.threads: list[QThread] = []

    def result(self, value: object) -> None:
        self.threads.append(QThread.currentThread())
        self.results.append(value)

    def error(self, error: BaseException) -> None:
        self.threads.append(QThread.currentThread())
        self.errors.append(error)


def test_a_result_comes_on_the_gui_thread_and_the_work_runs_on_another(jobs: Jobs, qtbot: QtBot) -> None:
    heard = Heard()
    jobs.run(threading.get_ident, heard.result, heard.error)
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results[0] != threading.get_ident()
    assert heard.threads == [jobs.thread()]


def test_whatever_is_raised_comes_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard = Heard()
    jobs.run(lambda: 1 / 0, heard.result, heard.error)
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert isinstance(heard.errors[0], ZeroDivisionError)
    assert heard.threads == [jobs.thread()]
    assert not heard.results


def test_a_newer_run_with_the_same_key_drops_the_older_answer(jobs: Jobs, qtbot: QtBot) -> None:
    heard, gate = Heard(), threading.Event()
    jobs.run(lambda: gate.wait(10) and "old", heard.result, heard.error, key="list")
    jobs.run(lambda: "new", heard.result, heard.error, key="list")
    qtbot.waitUntil(lambda: heard.results == ["new"])
    gate.set()
    assert jobs.close(5000)
    assert heard.results == ["new"]


def test_the_answer_is_dropped_when_its_owner_has_gone(jobs: Jobs, qtbot: QtBot) -> None:
    heard, gate, owner = Heard(), threading.Event(), QObject()
    jobs.run(lambda: gate.wait(10), heard.result, heard.error, owner=owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    assert jobs.close(5000)
    assert not heard.results


def test_a_forgotten_answer_does_not_come_and_busy_ends(jobs: Jobs, qtbot: QtBot) -> None:
    heard, gate, busy = Heard(), threading.Event(), []
    jobs.busy_changed.connect(busy.append)
    ticket = jobs.run(lambda: gate.wait(10), heard.result, heard.error)
    jobs.forget(ticket)
    jobs.forget(ticket)
    jobs.forget(None)
    gate.set()
    assert jobs.close(5000)
    assert busy == [True, False]
    assert not heard.results
    del qtbot
