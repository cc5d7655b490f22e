"""Workers give way to a window that is late, for a while, and to nobody else."""

import threading
from itertools import count

import pytest

from gui.services.region import window_priority
from gui.services.region.window_priority import PIECE, WindowPriority, giving_way

PATIENCE = 20


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(window_priority, "perf_counter", lambda: now[0])
    monkeypatch.setattr(window_priority, "MOST_S", PATIENCE)
    return now


def paused(polite: WindowPriority) -> threading.Thread:
    worker = threading.Thread(target=polite.pause, daemon=True)
    worker.start()
    return worker


def waits(worker: threading.Thread, polite: WindowPriority) -> bool:
    """Return whether the worker has come to wait; else it ended."""
    while worker.is_alive() and not polite._on_time._cond._waiters:  # type: ignore[attr-defined]
        pass
    return worker.is_alive()


def test_without_a_window_nobody_waits(clock: list[float]) -> None:
    polite = WindowPriority()
    clock[0] += 1000
    polite.pause()


def test_a_window_that_is_on_time_holds_nobody_up(clock: list[float]) -> None:
    polite = WindowPriority()
    polite.beat()
    clock[0] += window_priority.LATE_S / 2
    polite.pause()


def test_a_worker_waits_until_a_late_window_is_heard_of(clock: list[float]) -> None:
    polite = WindowPriority()
    polite.beat()
    clock[0] += window_priority.LATE_S * 2
    worker = paused(polite)
    assert waits(worker, polite)
    polite.beat()
    worker.join(PATIENCE)
    assert not worker.is_alive()


def test_a_worker_goes_on_when_there_is_no_window_any_more(clock: list[float]) -> None:
    polite = WindowPriority()
    polite.beat()
    clock[0] += window_priority.LATE_S * 2
    worker = paused(polite)
    assert waits(worker, polite)
    polite.rest()
    worker.join(PATIENCE)
    assert not worker.is_alive()
    polite.pause()


def test_a_window_that_hangs_does_not_hold_a_worker_up_for_good(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_priority, "MOST_S", 0.01)
    polite = WindowPriority()
    polite.beat()
    clock[0] += window_priority.LATE_S * 2
    worker = paused(polite)
    worker.join(PATIENCE)
    assert not worker.is_alive()


def test_a_list_is_given_whole_with_a_pause_after_every_few() -> None:
    pauses = count()
    entries = range(PIECE * 3 + 1)
    assert list(giving_way(entries, lambda: next(pauses))) == list(entries)
    assert next(pauses) == 3
