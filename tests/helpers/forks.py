"""Starts the program in processes of its own within milliseconds, see ``tests.helpers.forked_program``."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

ROOT = Path(__file__).resolve().parents[2]


class Process:
    """One program under way; what tests use of ``subprocess.Popen``, by the same names.

    Attributes:
        stdout: what it prints, None where that goes elsewhere.
        stderr: the same of standard error.
        pid: its number.
        returncode: how it ended, once that was looked at; negative: the signal that ended it.
    """

    def __init__(self, pipe: int, stdout: IO[str] | None, stderr: IO[str] | None) -> None:
        self.stdout, self.stderr = stdout, stderr
        self.returncode: int | None = None
        self._pipe = open(pipe, encoding="ascii")  # noqa: SIM115 - no path; open as long as the process is
        self.pid = int(self._pipe.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for stream in (self.stdout, self.stderr):
            if stream is not None:
                stream.close()
        self.wait()
        self._pipe.close()

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Return how it ended.

        Raises:
            subprocess.TimeoutExpired: it still runs after ``timeout`` seconds.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("multi-eip", timeout or 0)
        return code

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Read all that it prints, and wait for its end; return standard output and standard error.

        Raises:
            subprocess.TimeoutExpired: it still runs ``timeout`` seconds after it printed the last of it.
        """
        said: list[str] = []
        stderr = self.stderr
        reader = threading.Thread(target=lambda: said.append(stderr.read() if stderr else ""))
        reader.start()
        printed = self.stdout.read() if self.stdout else ""
        reader.join()
        self.wait(timeout)
        return printed, said[0]

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal; nothing happens where it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._pipe], [], [], timeout)[0]:
            self.returncode = int(self._pipe.readline())
        return self.returncode


class Forks:
    """The parent of the programs; a context manager, which starts and ends it."""

    def __enter__(self) -> Self:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.helpers.forked_program", str(theirs.fileno())]
            self._parent = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()
        self._parent.wait(30)

    def start(
        self,
        words: list[str],
        environment: Mapping[str, str],
        stdout: IO[Any] | int = subprocess.PIPE,
        stderr: IO[Any] | int = subprocess.PIPE,
    ) -> Process:
        """Start the program.

        Args:
            words: its arguments.
            environment: all of its environment.
            stdout: a file, or ``subprocess.PIPE`` for one that the process returned has.
            stderr: the same of standard error.
        """
        (reading, writing) = os.pipe()
        ours, theirs = zip(*(_ends(each) for each in (stdout, stderr)), strict=True)
        order = json.dumps({"words": words, "environment": dict(environment), "folder": str(ROOT)})
        try:
            socket.send_fds(self._socket, [order.encode()], [*theirs, writing])
        finally:
            for end in (*(end for end, our in zip(theirs, ours, strict=True) if our is not None), writing):
                os.close(end)
        return Process(reading, *ours)


def _ends(target: IO[Any] | int) -> tuple[IO[str] | None, int]:
    """Return the end to read from, None where that is not ours, and the descriptor to write to."""
    if not isinstance(target, int):
        return None, target.fileno()
    reading, writing = os.pipe()
    return open(reading, encoding="utf-8"), writing  # noqa: PTH123 - no path
