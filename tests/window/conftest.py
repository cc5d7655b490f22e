"""A desktop of its own for each test, and the program on it; or one program for several that leave it as it was."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest

from tests.helpers.desktop import Desktop, Program, short_home
from tests.helpers.wayland import WaylandDesktop
from tests.helpers.wizard_walk import MAIN, Watcher

MOST_WINDOWS = 4
"""More than are ever open one above another."""


@contextmanager
def new_desktop() -> Iterator[Desktop]:
    with short_home() as home, closing(Desktop(home)) as made:
        yield made


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with new_desktop() as made:
        yield made


@pytest.fixture
def wayland(request: pytest.FixtureRequest) -> Iterator[WaylandDesktop]:
    """A Wayland desktop; the parameter is the scale of its output, 1 without any."""
    with short_home() as home, closing(WaylandDesktop(home, getattr(request, "param", 1))) as made:
        yield made


class Shared:
    """A program that several tests use, each from the main window with its mappings.

    Where one leaves it otherwise, the next has a new one.
    """

    def __init__(self) -> None:
        self._open = ExitStack()
        self._watcher: Watcher | None = None

    def watcher(self) -> Watcher:
        """Return what watches the program, which shows its main window and nothing above it."""
        if self._watcher is None:
            desktop = self._open.enter_context(new_desktop())
            self._watcher = Watcher(desktop, Program(desktop))
            self._watcher.wait_for_main_window()
        return self._watcher

    def tidy(self) -> None:
        """Bring the program back to where it began, or end it."""
        try:
            assert self._watcher
            self._leave(self._watcher)
        except (AssertionError, LookupError):
            self.close()

    def close(self) -> None:
        self._watcher = None
        self._open.close()

    def _leave(self, watcher: Watcher) -> None:
        desktop = watcher.desktop
        for _ in range(MOST_WINDOWS):
            if (before := desktop.active()) == MAIN:
                break
            desktop.keys("Escape")
            watcher.program.wait(lambda before=before: desktop.active() != before, "a window to close")
        tab = next(
            each["name"]
            for each in desktop.ask("look", MAIN)
            if each["role"] == "page tab" and each["name"].startswith("Mappings")
        )
        assert desktop.ask("act", MAIN, "page tab", tab, "Press")
        watcher.wait_for_main_window()


@pytest.fixture(scope="module")
def _shared() -> Iterator[Shared]:
    shared = Shared()
    yield shared
    shared.close()


@pytest.fixture
def watcher(_shared: Shared) -> Iterator[Watcher]:
    """Watches a program that other tests use, too."""
    yield _shared.watcher()
    _shared.tidy()


@pytest.fixture
def program(desktop: Desktop) -> Program:
    return Program(desktop)
