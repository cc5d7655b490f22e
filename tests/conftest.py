"""Rules for every test: offscreen, loopback only, no real keyring, no proxy, no log line passed over."""

import gc
import ipaddress
import itertools
import logging
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest
from hypothesis import settings

from gui.words.translation import speak

# Hundreds of processes import the SDKs: without bytecode each would compile them anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# To the SDK each server of a test is a new host, for which it would read all the system's roots anew: 0.3 s each time.
# No test needs them: none leaves this machine.
os.environ["SSL_CERT_FILE"] = os.devnull
os.environ["SSL_CERT_DIR"] = os.devnull
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QPA_PLATFORMTHEME", "")
for _name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "DEBUG"):
    os.environ.pop(_name, None)
    os.environ.pop(_name.lower(), None)
for _name in [name for name in os.environ if name.startswith(("ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_"))]:
    del os.environ[_name]

# A name is no less right because a busy machine took its time over it.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")

IN_CI = os.environ.get("MULTI_EIP_CI") == "1"
EXPECTED_WARNINGS = pytest.StashKey[set[str]]()


WAITING = (
    "guest_lab/test_delivered.py",
    "guest_lab/test_confirmed_late.py",
    "guest_lab/test_exposed.py",
    "services/test_plan_set.py",
    "guest_lab/test_traffic.py",
    "commands/test_plan_list_process.py",
    "test_main.py",
    "test_packaging.py",
    "cloud/test_odd_answers.py",
    "guest_lab/test_moved.py",
    "guest_lab/test_mutants.py",
    "window/test_screen_reader.py",
    "window/test_keyboard.py",
    "services/test_kill.py",
    "sandbox/test_foreign_clients.py",
    "commands/test_run_process.py",
    "commands/test_ends.py",
    "window/test_wayland.py",
    "services/test_cli_script.py",
)
"""Files that take longest and wait most of the time, for a guest, a process or a screen: the longest first."""

COMPUTING = (
    "qt/test_looks.py",
    "qt/test_unread.py",
    "worlds/test_worlds.py",
    "qt/test_wizards_read.py",
    "services/test_secondary_cidr.py",
    "qt/test_room.py",
    "qt/test_guest_delivery.py",
    "qt/test_secondary_cidr.py",
    "qt/test_views_tables.py",
    "qt/test_manners.py",
    "qt/test_home.py",
    "qt/test_unread_wizards.py",
    "agreement/test_rules_and_refusals.py",
    "agreement/test_secondary_cidr.py",
    "agreement/test_any_selection.py",
    "test_architecture.py",
    "services/test_deletion.py",
)
"""Files that take the processor for longest."""

FIRST = tuple(name for pair in itertools.zip_longest(WAITING, COMPUTING) for name in pair if name)
"""In turn: the processor has work while others wait, and at the end no worker is left alone with a long file."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first."""
    places = {f"tests/{name}": number for number, name in enumerate(FIRST)}
    root = Path(__file__).parent.parent
    items.sort(key=lambda item: places.get(item.path.relative_to(root).as_posix(), len(places)))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile a fresh clone's tests once, on two cores: each of the workers would compile all of them, for 6 s."""
    config = session.config
    folder = Path(__file__).parent
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and bool(config.getoption("numprocesses", 0))
    if not whole or hasattr(config, "workerinput") or next(folder.rglob("test_*-pytest-*.pyc"), None):
        return
    files = sorted(map(str, folder.rglob("test_*.py")))
    command = (sys.executable, "-m", "pytest", "-qq", "--collect-only", "-n", "0")
    halves = [subprocess.Popen([*command, *files[start::2]], stdout=subprocess.DEVNULL) for start in range(2)]
    for half in halves:
        # What can't be collected is told by the workers.
        half.wait()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Search for no garbage while ten thousand tests are collected: nearly all of it stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Leave what collecting has made out of each later search for garbage: a tenth of the time went into it."""
    gc.freeze()


YOUNG = 20_000
"""So many new objects are worth a look for garbage."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[object]:
    """Look for garbage between two tests alone, as the program does between two turns of its event loop.

    By itself Python would look in the middle of a call of Qt's or on the thread of a job, and a window of an earlier
    test that dies there takes the worker with it: in a change of style, or while events are delivered.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        if gc.get_count()[0] > YOUNG:
            gc.collect()
            # What outlives its test is a module or a store of values, for all tests after it.
            gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, by name, a test whose system tool is missing; in CI that is a failure."""
    for mark in item.iter_markers("needs"):
        tool = str(mark.args[0])
        if shutil.which(tool) is None and not Path(tool).exists():
            reason = f"the system tool {tool!r} is not installed"
            if IN_CI:
                pytest.fail(f"{reason}, and the full suite must not skip")
            pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have recorded, from whatever worker."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    found = [str(value) for report in reports for name, value in report.user_properties if name == "figures"]
    if found:
        terminalreporter.section("figures")
        for each in sorted(set(found)):
            terminalreporter.line(each)


class MemoryKeyring(keyring.backend.KeyringBackend):
    """Stands in for the user's keyring, which no test may reach."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_properties_from_env(self) -> None:
        """Take nothing from the environment, which would be searched for each test."""

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("not there")


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """A fresh keyring in memory for each test."""
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    # Not the one before: to find the user's, each of keyring's is loaded, and that of macOS starts compilers for it.
    keyring.set_keyring(keyring.backends.fail.Keyring())


class Homes:
    """Homes of this process's tests: one that nothing was written to serves the next test, too.

    Most tests leave theirs empty, and a folder made and removed for each of them is what a run would end with.
    """

    def __init__(self, folder: Path) -> None:
        # Numbered here: pytest reads the whole folder for each number.
        self._names = (folder / str(number) for number in itertools.count())
        self._last: Path | None = None

    def empty(self) -> Path:
        """Return a home in which there is nothing."""
        if self._last is None or not self._last.is_dir() or any(self._last.iterdir()):
            self._last = next(self._names)
            self._last.mkdir()
        return self._last


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    return Homes(tmp_path_factory.mktemp("homes", numbered=False))


@pytest.fixture(autouse=True)
def _own_home(_homes: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    home = _homes.empty()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = str(address[0])  # type: ignore[index]
            if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
                pytest.fail(f"a test tried to reach {address}")
        return connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _no_connection_outlives_its_test() -> Iterator[None]:
    """Close what the SDK keeps open: each server of a test is a host to it, and select() ends at 1024 files."""
    yield
    core = sys.modules.get("darabonba.core")
    if core is not None:
        sessions = core.DaraCore._sessions
        while sessions:
            sessions.popitem()[1].close()


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Take back the language that a test has chosen: there is one for the whole process."""
    yield
    speak(None)


@pytest.fixture
def expect_warnings(request: pytest.FixtureRequest) -> set[str]:
    """Logger names whose WARNING lines this test asks for."""
    wanted: set[str] = set()
    request.node.stash[EXPECTED_WARNINGS] = wanted
    return wanted


@pytest.fixture(autouse=True)
def _no_silent_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    class Collect(logging.Handler):
        def __init__(self) -> None:
            super().__init__(logging.WARNING)
            self.lines: list[tuple[str, str]] = []

        def emit(self, record: logging.LogRecord) -> None:
            self.lines.append((record.name, record.getMessage()))

    collect = Collect()
    product = logging.getLogger("gui")
    product.addHandler(collect)
    yield
    product.removeHandler(collect)
    wanted = request.node.stash.get(EXPECTED_WARNINGS, set())
    unexpected = [f"{name}: {text}" for name, text in collect.lines if name not in wanted]
    assert not unexpected, f"log lines nobody asked for: {unexpected}"
