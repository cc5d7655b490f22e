"""The notification at the end of a run, shown by the desktop's service on a bus of its own."""

import json
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gui.qt.base.application import APP_ID
from gui.qt.shell import desktop_notification
from gui.qt.shell import notifier as notifier_module
from gui.qt.shell.main_window import MainWindow
from gui.qt.shell.notifier import Notifier
from tests.helpers.desktop import SYSTEM_PYTHON, short_home
from tests.helpers.desktop_services import PROGRAM
from tests.helpers.secret_service import BUS, ROOT

Until = Callable[[Callable[[], object]], None]
pytestmark = [
    pytest.mark.needs("dbus-daemon"),
    pytest.mark.needs("/usr/lib/python3/dist-packages/gi"),
]


class _Bus:
    """A session bus, and the services of a desktop on it."""

    def __init__(self, home: Path) -> None:
        config = home / "bus.conf"
        config.write_text(BUS.format(folder=home, services="", more=""), encoding="utf-8")
        self._children: list[subprocess.Popen[str]] = []
        bus = self._start({}, "dbus-daemon", f"--config-file={config}", "--nofork", "--print-address")
        assert bus.stdout
        self.address = bus.stdout.readline().strip()

    def _start(self, more: dict[str, str], *command: str) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            command, env={**os.environ, **more}, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._children.append(child)
        return child

    def serve(self) -> Callable[..., Any]:
        """Start the services; return what asks them."""
        services = self._start({"DBUS_SESSION_BUS_ADDRESS": self.address}, SYSTEM_PYTHON, str(PROGRAM), "{}")
        assert services.stdout
        assert services.stdin
        assert services.stdout.readline() == '"ready"\n'

        def ask(**request: object) -> Any:
            assert services.stdin
            assert services.stdout
            services.stdin.write(json.dumps(request) + "\n")
            services.stdin.flush()
            return json.loads(services.stdout.readline())

        return ask

    def close(self) -> None:
        for child in reversed(self._children):
            child.terminate()
            child.communicate(timeout=30)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Bus]:
    with short_home() as home, closing(_Bus(home)) as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


@pytest.fixture
def notifier(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notifier]:
    monkeypatch.setattr(notifier_module.QGuiApplication, "focusWindow", lambda: None)
    made = Notifier(window, window.preferences, window.session.jobs)
    yield made
    made.close()


def test_the_desktop_shows_the_end_of_a_run_and_a_click_shows_the_window(
    bus: _Bus, notifier: Notifier, window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = bus.serve()
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    notifier.run_ended("The run has ended.")
    until(lambda: len(ask(calls=True)) == 1)
    ((method, (name, replaces, picture, title, sentence, actions, hints, _milliseconds)),) = ask(calls=True)
    assert (method, name, replaces, picture) == ("Notify", "Multi-EIP Wizard", 0, APP_ID)
    assert (title, sentence, actions) == ("Multi-EIP Wizard", "The run has ended.", ["default", "Show the window"])
    assert hints == {"desktop-entry": APP_ID, "urgency": 1}
    until(lambda: notifier._desktop._shown is not None)

    window.hide()
    ask(click=99, token="of another program")
    ask(click=1, token="token")
    until(window.isVisible)
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token"
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")

    notifier.run_ended("Another run has ended.")
    until(lambda: len(ask(calls=True)) == 2)
    assert ask(calls=True)[1][1][1:5] == [1, APP_ID, "Multi-EIP Wizard", "Another run has ended."]
    until(lambda: notifier._desktop._shown is not None and notifier._desktop._shown.number == 2)


@pytest.mark.usefixtures("bus")
def test_without_the_service_the_tray_tells_it(
    notifier: Notifier, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notifier, "_by_tray", told.append)
    notifier.run_ended("The run has ended.")
    until(lambda: told == ["The run has ended."])
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    notifier.run_ended("No bus.")
    until(lambda: told[1:] == ["No bus."])


def test_a_bus_that_goes_ends_nothing(bus: _Bus, notifier: Notifier, until: Until) -> None:
    ask = bus.serve()
    notifier.run_ended("The run has ended.")
    until(lambda: notifier._desktop._shown is not None)
    assert len(ask(calls=True)) == 1
    bus.close()
    until(lambda: notifier._desktop._shown is None)


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], bool]]:
    """A bus that takes a client in and says nothing more; tells whether one waits."""
    waits = threading.Event()
    with short_home() as home, socket.socket(socket.AF_UNIX) as bus:
        bus.bind(f"{home}/bus")
        bus.listen()

        def serve() -> None:
            client, _ = bus.accept()
            with client:
                while (said := client.recv(4096)) and b"Hello" not in said:
                    if b"AUTH" in said:
                        client.sendall(b"OK 1234deadbeef\r\n")
                waits.set()
                while said:
                    said = client.recv(4096)

        serving = threading.Thread(target=serve)
        serving.start()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={home}/bus")
        yield waits.is_set
        serving.join()


def test_a_bus_that_hangs_is_given_up(
    hung: Callable[[], bool], notifier: Notifier, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notifier, "_by_tray", told.append)
    monkeypatch.setattr(desktop_notification, "ANSWER_S", 0.2)
    notifier.run_ended("The run has ended.")
    until(lambda: told == ["The run has ended."])
    assert hung()


def test_quitting_waits_for_no_bus_that_hangs(
    hung: Callable[[], bool], notifier: Notifier, window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "_by_tray", lambda _sentence: None)
    monkeypatch.setattr(desktop_notification, "ANSWER_S", 3600.0)
    notifier.run_ended("The run has ended.")
    until(hung)
    notifier.close()
    until(lambda: not window.session.jobs.busy)
