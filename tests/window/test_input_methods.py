"""Chinese is typed through a real input method: IBus and fcitx on X11, fcitx and the compositor itself on Wayland."""

import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar

import pytest

from tests.helpers import ibus_engine, wayland_input_method
from tests.helpers.desktop import SYSTEM_PYTHON, Asked, Desktop, Program, wait_for
from tests.helpers.wayland import WaylandDesktop
from tests.helpers.wizard_walk import MAIN, Watcher

LETTERS, SIGNS = "wangguan", "网关"
KEYS = ["Return", "Escape", "Down"]
Test = TypeVar("Test", bound=Callable[..., None])


pytestmark = [
    pytest.mark.needs("dbus-daemon"),
    pytest.mark.needs("/usr/libexec/at-spi-bus-launcher"),
    pytest.mark.needs("/usr/lib/python3/dist-packages/gi"),
]


@pytest.mark.needs("Xvfb")
@pytest.mark.needs("openbox")
@pytest.mark.needs("xdotool")
@pytest.mark.needs("ibus-daemon")
def test_the_filter_takes_chinese_from_ibus(desktop: Desktop) -> None:
    desktop.environment |= {"QT_IM_MODULE": "ibus", "GTK_IM_MODULE": "none"}
    desktop.start("ibus-daemon", "--panel=disable", "--config=disable", "--emoji-extension=disable")
    wait_for(lambda: told_by_address(desktop, "*"), "the address of IBus")
    method = Asked(desktop, SYSTEM_PYTHON, str(ibus_engine.PROGRAM))
    program = Program(desktop)
    watcher = Watcher(desktop, program)
    watcher.wait_for_main_window()
    types_chinese(desktop, program, method)


def needs_fcitx(test: Test) -> Test:
    """Mark ``test`` as one that needs fcitx and its pinyin."""
    return pytest.mark.needs("fcitx5")(pytest.mark.needs("/usr/share/fcitx5/inputmethod/pinyin.conf")(test))


PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin

[GroupOrder]
0=Default
"""


@pytest.mark.needs("Xvfb")
@pytest.mark.needs("openbox")
@pytest.mark.needs("xdotool")
@needs_fcitx
@pytest.mark.parametrize("module", ["fcitx", pytest.param("ibus", marks=pytest.mark.thorough)])
def test_the_filter_takes_chinese_from_fcitx(desktop: Desktop, module: str) -> None:
    types_pinyin(desktop, module)


@pytest.mark.needs("sway")
@pytest.mark.needs("wtype")
@pytest.mark.needs("grim")
@needs_fcitx
@pytest.mark.parametrize("module", ["fcitx", pytest.param("", marks=pytest.mark.thorough)])
def test_the_filter_takes_chinese_from_fcitx_on_wayland(wayland: WaylandDesktop, module: str) -> None:
    types_pinyin(wayland, module)


def types_pinyin(desktop: Desktop, module: str) -> None:
    """Compose in the filter with the pinyin of fcitx, where the desktop asks Qt for the input method ``module``."""
    desktop.environment |= {"QT_IM_MODULE": module, "XMODIFIERS": "@im=fcitx"}
    folder = desktop.home / "config" / "fcitx5"
    folder.mkdir(parents=True)
    (folder / "profile").write_text(PROFILE, encoding="utf-8")
    desktop.start("fcitx5")
    wait_for(lambda: remote(desktop) is not None, "fcitx")
    # Qt looks for it once, when the program starts.
    display = desktop.environment.get("WAYLAND_DISPLAY") or desktop.environment["DISPLAY"].removeprefix(":")
    wait_for(lambda: told_by_address(desktop, display), "the address of fcitx")
    program = Program(desktop)
    Watcher(desktop, program).wait_for_main_window()
    every = rows(desktop)

    def at_the_filter() -> bool:
        """Press again what went before the window had the keyboard."""
        desktop.keys("ctrl+f")
        return remote(desktop, "-n") == "pinyin"

    program.wait(at_the_filter, "the input method at the filter")
    desktop.keys(*LETTERS)
    desktop.keys("space")
    program.wait(lambda: typed(desktop), "the signs")
    assert not typed(desktop).isascii(), typed(desktop)
    desktop.keys("Escape")
    program.wait(lambda: rows(desktop) == every, "all rows")
    desktop.keys("ctrl+q")
    assert program.process.wait(60) == 0
    assert not [line for line in program.errors.splitlines() if " INFO " not in line]


def told_by_address(desktop: Desktop, display: str) -> bool:
    """Return whether programs on ``display`` are told where the input method listens."""
    files = (desktop.home / "config" / "ibus" / "bus").glob(f"*-unix-{display}")
    return any("IBUS_DAEMON_PID" in each.read_text() for each in files)


def remote(desktop: Desktop, *words: str) -> str | None:
    """Return what fcitx says of the field that has the focus, None while it does not answer."""
    done = subprocess.run(
        ("fcitx5-remote", *words), env=desktop.environment, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else None


def types_chinese(desktop: Desktop, program: Program, method: Asked) -> None:
    """Compose in the filter of the main window: rows stay until the signs are there."""
    every = rows(desktop)
    desktop.keys("ctrl+f")
    program.wait(lambda: method.ask() is not None, "the input method at the filter")
    method.ask(compose=LETTERS)
    desktop.keys(*KEYS)
    program.wait(lambda: method.ask()[-len(KEYS) :] == KEYS, "the keys in the input method")
    assert (desktop.active(), typed(desktop)) == (MAIN, "")
    assert rows(desktop) == every, "letters are no text yet"
    ends_with_signs(desktop, program, method)


def ends_with_signs(desktop: Desktop, program: Program, method: Asked) -> None:
    """Put the signs in place of the letters; Escape is the window's again then."""
    every = rows(desktop)
    method.ask(commit=SIGNS)
    program.wait(lambda: typed(desktop) == SIGNS, "the signs")
    program.wait(lambda: any(each["name"] == "No row fits the filter." for each in desktop.ask("look", MAIN)), "no row")
    desktop.keys("Escape")
    program.wait(lambda: rows(desktop) == every, "all rows")
    assert typed(desktop) == ""
    desktop.keys("ctrl+q")
    assert program.process.wait(60) == 0
    assert not [line for line in program.errors.splitlines() if " INFO " not in line]


def rows(desktop: Desktop) -> int:
    return len(desktop.ask("rows", MAIN, "Mappings", [0]))


def typed(desktop: Desktop) -> str:
    """Return what is written in the filter."""
    return next(str(each["text"]) for each in desktop.ask("look", MAIN) if each["name"] == "Filter the rows")


@pytest.mark.needs("sway")
@pytest.mark.needs("wtype")
@pytest.mark.needs("grim")
def test_keys_that_the_input_method_lets_through_are_not_the_windows(wayland: WaylandDesktop) -> None:
    method = Asked(wayland, sys.executable, str(wayland_input_method.PROGRAM))
    program = Program(wayland)
    Watcher(wayland, program).wait_for_main_window()
    every = rows(wayland)
    wayland.keys("ctrl+f")
    program.wait(lambda: method.ask() is not None, "the input method at the filter")
    method.ask(compose=LETTERS)
    wayland.keys("Down", "Up")
    assert (wayland.active(), typed(wayland)) == (MAIN, "")
    assert rows(wayland) == every, "letters are no text yet"
    method.ask(commit=SIGNS)
    program.wait(lambda: typed(wayland) == SIGNS, "the signs: the focus is in the filter as before")
    # Escape drops letters, and nothing else; Enter takes them as they are.
    method.ask(compose=LETTERS)
    wayland.keys("Escape")
    method.ask(compose="")  # as an input method does that has seen the key
    wayland.keys("BackSpace")
    program.wait(lambda: typed(wayland) == SIGNS[:1], "the signs, less one")
    wayland.keys("BackSpace")
    program.wait(lambda: typed(wayland) == "", "an empty field")
    program.wait(lambda: rows(wayland) == every, "all rows")
    method.ask(compose=LETTERS)
    wayland.keys("Return")
    program.wait(lambda: typed(wayland) == LETTERS, "the letters")
    method.ask(compose="")
    for _ in LETTERS:
        wayland.keys("BackSpace")
    program.wait(lambda: rows(wayland) == every, "all rows")
    method.ask(compose=LETTERS)
    ends_with_signs(wayland, program, method)
