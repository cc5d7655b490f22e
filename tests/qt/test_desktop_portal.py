"""A portal that hangs is found out before Qt waits for it."""

import json
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gui.qt.base import application as application_module
from gui.qt.base.desktop_portal import hangs
from tests.helpers.desktop import SYSTEM_PYTHON
from tests.helpers.desktop_services import PROGRAM
from tests.helpers.secret_service import BUS

LONG, SHORT = 60.0, 0.2
"""Seconds: an answer comes before the first, and none before the second."""


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus without any service; its address is that of the session."""
    with tempfile.TemporaryDirectory(prefix="bus-") as home:
        config = Path(home) / "bus.conf"
        config.write_text(BUS.format(folder=home, services="", more=""), encoding="utf-8")
        command = ("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address")
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
            assert daemon.stdout
            address = daemon.stdout.readline().strip()
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            yield address
            daemon.terminate()


@pytest.fixture
def portal(bus: str) -> Iterator[Callable[..., None]]:
    """Start a portal."""
    started: list[subprocess.Popen[str]] = []

    def start(**appearance: int) -> None:
        made = subprocess.Popen(
            (SYSTEM_PYTHON, str(PROGRAM), json.dumps(appearance)),
            env={"DBUS_SESSION_BUS_ADDRESS": bus},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(made)
        assert made.stdout
        assert made.stdout.readline() == '"ready"\n'

    yield start
    for each in started:
        each.kill()
        each.communicate()


needs_bus = pytest.mark.needs("dbus-daemon")
needs_gi = pytest.mark.needs("/usr/lib/python3/dist-packages/gi")


@needs_bus
@needs_gi
def test_a_portal_that_answers(portal: Callable[..., None]) -> None:
    portal(**{"color-scheme": 1})
    assert not hangs(LONG)


@needs_bus
@needs_gi
def test_a_portal_that_refuses_the_setting(portal: Callable[..., None]) -> None:
    portal()
    assert not hangs(LONG), "a refusal is an answer"


@needs_bus
@needs_gi
def test_a_portal_that_hangs(portal: Callable[..., None]) -> None:
    portal(mute=1)
    assert hangs(SHORT)


@needs_bus
def test_a_bus_without_a_portal(bus: str) -> None:
    assert bus
    assert not hangs(LONG)


@pytest.mark.parametrize("address", ["", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus", "unix:abstract=nobody"])
def test_no_bus(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not hangs(LONG)


def test_a_bus_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="bus-") as home, socket.socket(socket.AF_UNIX) as silent:
        silent.bind(f"{home}/bus")
        silent.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={home}/bus,guid=0")
        assert hangs(SHORT)


@pytest.mark.parametrize(("hanging", "theme"), [(True, None), (False, "xdgdesktopportal")])
def test_the_theme_of_a_portal_that_hangs_is_not_used(
    monkeypatch: pytest.MonkeyPatch, expect_warnings: set[str], hanging: bool, theme: str | None
) -> None:
    expect_warnings.add("gui.qt.base.application")
    monkeypatch.setenv("QT_QPA_PLATFORMTHEME", "")
    monkeypatch.delenv("QT_QPA_PLATFORMTHEME")
    monkeypatch.setattr("gui.qt.base.desktop_portal.hangs", lambda: hanging)
    application_module._ask_portal()
    assert application_module.os.environ.get("QT_QPA_PLATFORMTHEME") == theme
