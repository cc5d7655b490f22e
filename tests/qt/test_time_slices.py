"""Work on the GUI thread in slices: in rotation, one a turn, given up with its owner."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gui.qt.responsiveness.time_slices import TimeSlices


@pytest.fixture
def slices(qtbot: QtBot) -> TimeSlices:
    del qtbot
    return TimeSlices()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    del qtbot
    return QObject()


def steps(name: str, count: int, done: list[str]) -> Iterator[bool]:
    for _ in range(count):
        done.append(name)
        yield True


def test_several_works_take_turns(slices: TimeSlices, owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    slices.begin(steps("a", 3, done), owner)
    slices.begin(steps("b", 2, done), owner)
    assert not done, "nothing is done within the call"
    qtbot.waitUntil(lambda: len(done) == 5)
    assert done == ["a", "b", "a", "b", "a"]


def test_the_event_loop_turns_between_two_slices(slices: TimeSlices, owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    between = QTimer()
    between.timeout.connect(lambda: done.append("turn"))
    between.start(0)
    slices.begin(steps("a", 5, done), owner)
    slices.begin(steps("b", 5, done), owner)
    qtbot.waitUntil(lambda: len([each for each in done if each != "turn"]) == 10)
    between.stop()
    worked = [each for each in done if each != "turn"]
    assert "".join(done).count("ab") + "".join(done).count("ba") == 0, "never two of them in one turn"
    assert worked == ["a", "b"] * 5


def test_light_steps_share_a_slice_and_long_ones_do_not(
    slices: TimeSlices, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, clock = [0], [0.0]
    monkeypatch.setattr("gui.qt.responsiveness.time_slices.perf_counter", lambda: clock[0])
    slices._timer.timeout.connect(lambda: turns.__setitem__(0, turns[0] + 1))

    def work(count: int, seconds: float) -> Iterator[bool]:
        for _ in range(count):
            clock[0] += seconds
            yield False
        finished.append(turns[0])

    finished: list[int] = []
    slices.begin(work(100, 0.0), owner)
    qtbot.waitUntil(lambda: bool(finished))
    assert finished == [0], "a hundred light steps are one slice"
    slices.begin(work(10, 1.0), owner)
    qtbot.waitUntil(lambda: len(finished) == 2)
    assert finished[1] - finished[0] > 9


def test_work_is_given_up(slices: TimeSlices, owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    work = steps("never", 3, done)
    slices.begin(work, owner)
    slices.give_up(work)
    slices.give_up(None)
    slices.begin(steps("kept", 1, done), owner)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["kept"]


def test_work_ends_with_its_owner(slices: TimeSlices, owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    gone = QObject()
    slices.begin(steps("gone", 3, done), gone)
    slices.begin(steps("kept", 2, done), owner)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    qtbot.waitUntil(lambda: done.count("kept") == 2)
    assert done.count("gone") <= 1


def test_nothing_turns_when_nothing_is_left_to_do(slices: TimeSlices, owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    slices.begin(steps("a", 1, done), owner)
    qtbot.waitUntil(lambda: not slices._timer.isActive())
    assert done == ["a"]
