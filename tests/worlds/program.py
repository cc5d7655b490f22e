"""Runs the real program in children that start in milliseconds, and strikes them with signals at chosen boundaries.

It reads one JSON order a line and answers with one: ``argv`` and ``environment`` of the program, ``folder`` for what it
prints, ``strikes`` as pairs of boundary and signal, ``speed``: how many times faster its clock runs. The SDKs are
imported once, before the first fork. Run it with ``python -m tests.worlds.program``.
"""

import gc
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gui import bootstrap
from gui.__main__ import main
from gui.cloud.gateway import Gateway, preload
from gui.commands import mappings, run, sandbox, snippets, teardown
from gui.domain.operations.operation import Operation
from gui.services.runs.clock import SystemClock
from gui.services.runs.journal import Journal

LOADED = (bootstrap, mappings, run, sandbox, snippets, teardown)
"""What the program imports when it needs it: before the fork, here."""


class Boundaries:
    """Counts writes, entries of the journal and waits, before and after each; sends signals at some of them."""

    def __init__(self, strikes: list[tuple[int, str]]) -> None:
        self.passed = 0
        self.strikes = {at: signal.Signals[name] for at, name in strikes}

    def cross(self) -> None:
        self.passed += 1
        number = self.strikes.pop(self.passed, None)
        if number is signal.SIGKILL:
            os.kill(os.getpid(), number)
        elif number is not None:
            # Handlers run in the main thread, which sleeps: a signal to any other one would be noticed late.
            signal.pthread_kill(threading.main_thread().ident or 0, number)


def prepare(boundaries: Boundaries, speed: float) -> None:
    """Put the boundaries into the program, and make its clock run faster."""
    do, writing = Gateway.do, Journal._writing
    wait, monotonic = SystemClock.wait, time.monotonic

    def crossed_do(self: Gateway, operation: Operation, token: str) -> str:
        boundaries.cross()
        try:
            return do(self, operation, token)
        finally:
            boundaries.cross()

    @contextmanager
    def crossed_writing(self: Journal) -> Iterator[Any]:
        boundaries.cross()
        with writing(self) as file:
            yield file
        boundaries.cross()

    def quick_wait(self: SystemClock, seconds: float, wake: threading.Event) -> None:
        boundaries.cross()
        wait(self, seconds / speed, wake)

    Gateway.do = crossed_do  # type: ignore[method-assign]
    Journal._writing = crossed_writing  # type: ignore[method-assign]
    SystemClock.wait = quick_wait  # type: ignore[method-assign]
    SystemClock.monotonic = lambda _self: monotonic() * speed  # type: ignore[method-assign]


def child(order: dict[str, Any], writer: int) -> int:
    """Be the program; return its exit code."""
    os.environ.update(order["environment"])
    for number, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(Path(order["folder"], name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(file, number)
    boundaries = Boundaries(order["strikes"])
    prepare(boundaries, order["speed"])
    code = main(order["argv"])
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(writer, str(boundaries.passed).encode("ascii"))
    return code


def serve() -> None:
    """Obey orders until standard input ends."""
    preload()
    gc.collect()
    # What is never searched for garbage is never written to, and so not copied for a child.
    gc.freeze()
    for line in sys.stdin:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            code = 99
            try:
                code = child(json.loads(line), writer)
            except SystemExit as end:
                code = int(end.code or 0)
            finally:
                os._exit(code)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            passed = pipe.read()
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        sys.stdout.write(json.dumps({"code": code, "passed": int(passed or 0)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
