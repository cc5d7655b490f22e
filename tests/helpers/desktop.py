"""A desktop of its own: a screen, a window manager, a session bus with accessibility, and the real program on it."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from tests.helpers.secret_service import BUS, ROOT

PATIENCE = 60
READER = Path(__file__).with_name("screen_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LOOK_EVERY, LEAST_REST = 0.05, 4
"""Seconds between two looks at what is waited for, and how many times as long as a look took: a look at a whole window
keeps the program busy that is waited for."""


@contextmanager
def short_home() -> Iterator[Path]:
    """A new folder for all that a desktop writes, with a short name: sockets allow no long paths."""
    home = Path(tempfile.mkdtemp(prefix="desk-"))
    try:
        yield home
    finally:
        # What the session bus has started ends after the desktop, and writes until then.
        wait_for(lambda: shutil.rmtree(home, ignore_errors=True) or not home.exists(), "the end of the last writer")


class Desktop:
    """One X screen with openbox, and a session bus on which accessibility is switched on.

    Args:
        home: a new short folder for everything the programs on it write.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        runtime = home / "run"
        runtime.mkdir(mode=0o700, parents=True)
        self._children: list[subprocess.Popen[str]] = []
        kept = {name: os.environ[name] for name in ("PATH", "COVERAGE_PROCESS_START") if name in os.environ}
        self.environment = kept | {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "PYTHONFAULTHANDLER": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "1",  # of openbox and its like; Qt does not know it
        }
        try:
            self._begin(runtime)
        except BaseException:
            self.close()
            raise

    def _begin(self, runtime: Path) -> None:
        config = self.home / "bus.conf"
        config.write_text(
            BUS.format(folder=runtime, services="<standard_session_servicedirs/>", more=""), encoding="utf-8"
        )
        reading, writing = os.pipe()
        screen = ("-screen", "0", "1280x900x24", "-nolisten", "tcp", "-displayfd", str(writing))
        self.start("Xvfb", *screen, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.environment["DISPLAY"] = f":{numbers.readline().strip()}"
        bus = self.start("dbus-daemon", f"--config-file={config}", "--nofork", "--print-address", answers=True)
        assert bus.stdout
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._start_manager()
        self._start_reader()

    def _start_reader(self) -> None:
        self._reader = self.start(SYSTEM_PYTHON, str(READER), asks=True, answers=True)

    def _start_manager(self) -> None:
        # Once in some hundred times it comes up on a busy machine and answers nobody.
        for last in (False, False, True):
            manager = self.start("openbox", "--replace")
            try:
                wait_for(lambda: self._manager() != "", "the window manager", PATIENCE / 3)
            except AssertionError as error:
                if last:
                    raise AssertionError(f"{error} openbox: {manager.poll()}") from error
            else:
                return

    def _manager(self) -> str:
        found = self.xdotool("get_num_desktops", patient=True)
        return found.strip()

    def start(
        self, *command: str, asks: bool = False, answers: bool = False, pass_fds: tuple[int, ...] = ()
    ) -> subprocess.Popen[str]:
        """Start a program on this desktop; it ends with it."""
        with (self.home / f"{len(self._children)}.err").open("w") as errors:
            child = subprocess.Popen(
                command,
                env=self.environment,
                cwd=ROOT,
                stdin=subprocess.PIPE if asks else subprocess.DEVNULL,
                stdout=subprocess.PIPE if answers else subprocess.DEVNULL,
                stderr=errors,
                text=True,
                pass_fds=pass_fds,
            )
        self._children.append(child)
        return child

    def errors_of(self, child: subprocess.Popen[str]) -> Path:
        """Return the file that holds what ``child`` says on standard error."""
        return self.home / f"{self._children.index(child)}.err"

    def xdotool(self, *words: str, patient: bool = False) -> str:
        """Return what xdotool says; ``patient`` takes a failure for an empty answer."""
        done = subprocess.run(
            ("xdotool", *words), env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        if done.returncode and not patient:
            raise AssertionError(f"xdotool {' '.join(words)}: {done.stderr}")
        return done.stdout if not done.returncode else ""

    def active(self) -> str:
        """Return the title of the window that has the keyboard, empty when none has."""
        return self.xdotool("getactivewindow", "getwindowname", patient=True).strip()

    def keys(self, *names: str) -> None:
        """Press keys, by their X names, one after another, on whatever has the focus."""
        self.xdotool("key", "--delay", "15", *names)

    def ask(self, what: str, *of: Any) -> Any:
        """Return what the screen reader says.

        Raises:
            LookupError: what was asked about is not there, or not any more.
        """
        assert self._reader.stdin
        assert self._reader.stdout
        self._reader.stdin.write(json.dumps({"ask": what, "of": of}) + "\n")
        self._reader.stdin.flush()
        ready, _, _ = select.select([self._reader.stdout], [], [], PATIENCE)
        assert ready, f"the screen reader gave no answer to {what} {of}"
        answer = json.loads(self._reader.stdout.readline())
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["answer"]

    def close(self) -> None:
        """End everything, the last first."""
        for child in reversed(self._children):
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(10)
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    stream.close()


class Program:
    """The program as a user starts it, with the sandbox, on a desktop."""

    def __init__(self, desktop: Desktop, *arguments: str) -> None:
        self.desktop = desktop
        self.state_dir = desktop.home / "state"
        words = ("--sandbox", "--lang", "en", "--state-dir", str(self.state_dir), "--log-level", "INFO", *arguments)
        self.process = desktop.start(sys.executable, "-m", "gui", *words)
        self._errors = desktop.errors_of(self.process)

    @property
    def errors(self) -> str:
        """What the program has said on standard error."""
        return self._errors.read_text(encoding="utf-8")

    @property
    def log(self) -> str:
        """What the program has logged so far."""
        path = self.state_dir / "multi-eip-wizard.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def journal_dir(self) -> Path:
        """The folder in which the program notes the runs of its sandbox; it is gone when the program ends."""
        return next(self.state_dir.glob("sandbox-*"))

    def wait(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait as ``wait_for`` does, but not for a program that has ended."""

        def holds() -> Any:
            assert self.process.poll() is None, f"the program ended before {what}: {self.errors}"
            return condition()

        try:
            return wait_for(holds, what)
        except AssertionError as error:
            error.add_note(f"{self.errors}\n{self.log}")
            raise

    def endpoint(self) -> str:
        """Return where the program's sandbox listens, as the kernel says."""
        sockets = set()
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            with suppress(OSError):  # closed meanwhile
                sockets.add(str(link.readlink()))
        for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == "0A" and f"socket:[{rest[5]}]" in sockets:
                return f"http://127.0.0.1:{int(local.split(':')[1], 16)}"
        raise LookupError("the program listens nowhere")


def wait_for(condition: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Return what ``condition`` gives once it is true; a thing that is not there yet counts as false.

    Raises:
        AssertionError: it did not become true in time.
    """
    end, last = monotonic() + patience, ""
    while (begun := monotonic()) < end:
        try:
            if found := condition():
                return found
        except LookupError as error:
            last = str(error)
        # Bounds how often the condition is looked at, not how long it may take to come.
        select.select([], [], [], max(LOOK_EVERY, LEAST_REST * (monotonic() - begun)))
    raise AssertionError(f"{what} did not come. {last}")


class Asked:
    """A program on a desktop that answers requests, one line of JSON each, once it has said that it is ready."""

    def __init__(self, desktop: Desktop, *command: str) -> None:
        self._process: subprocess.Popen[str] = desktop.start(*command, asks=True, answers=True)
        assert self._process.stdout
        assert self._process.stdout.readline() == '"ready"\n'

    def ask(self, **request: object) -> Any:
        """Return its answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())
