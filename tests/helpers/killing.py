"""A process that starts runs in children of its own and kills each with SIGKILL at a boundary it was told.

It reads one JSON order a line and answers with one. The SDK is imported once, before the first fork, so that a child
costs milliseconds; it has one thread when it forks. Run it with ``python -m tests.helpers.killing``.
"""

import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gui.cloud.gateway import Gateway, preload
from gui.domain.cloud.errors import CloudError
from gui.domain.contracts import Credentials
from gui.domain.engine.progress import CallAnswered, ProgressEvent, StopChoice
from gui.domain.operations.operation import Operation
from gui.domain.plans.document import plan_from_data
from gui.domain.plans.plan import Plan
from gui.services.runs.clock import SystemClock
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.resume import resume


class Boundaries:
    """Counts the boundaries passed, and dies at one of them."""

    def __init__(self, fatal: int) -> None:
        self.passed = 0
        self.fatal = fatal

    def cross(self) -> None:
        self.passed += 1
        if self.passed == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


class KilledJournal(Journal):
    """Has a boundary before and after everything it writes."""

    def __init__(self, folder: Path, boundaries: Boundaries) -> None:
        self.boundaries = boundaries
        super().__init__(folder)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        self.boundaries.cross()
        with super()._writing() as file:
            yield file
        self.boundaries.cross()


class KilledGateway(Gateway):
    """Has a boundary before and after each write, and counts the writes in a file that survives."""

    def __init__(self, order: dict[str, Any], boundaries: Boundaries) -> None:
        super().__init__(Credentials(order["key"], order["secret"]), order["endpoint"])
        self.boundaries = boundaries
        self.sent = Path(order["folder"], "sent")

    def do(self, operation: Operation, token: str) -> str:
        self.boundaries.cross()
        self._note(operation.action, *operation.items)
        try:
            return super().do(operation, token)
        except CloudError as error:
            if error.answered:
                self._note("refused", operation.action)
            raise
        finally:
            self.boundaries.cross()

    def _note(self, *words: str) -> None:
        with self.sent.open("a", encoding="utf-8") as file:
            file.write(f"{' '.join(words)}\n")


QUICKER = 50


class QuickClock(SystemClock):
    """Waits a fiftieth of what it is asked to."""

    def wait(self, seconds: float, wake: threading.Event) -> None:
        super().wait(seconds / QUICKER, wake)


def child(order: dict[str, Any]) -> int:
    """Do what is ordered; return how many boundaries there were."""
    boundaries = Boundaries(order["fatal"])
    cloud = KilledGateway(order, boundaries)
    journal = KilledJournal(Path(order["folder"]), boundaries)
    if order["what"] == "apply":
        # As the window hands it over: it makes plans that no file would be taken for.
        plan = plan_from_data(json.loads(Path(order["plan"]).read_text(encoding="utf-8")))
        _stopping(cloud, plan, journal, order.get("stopping", "")).run()
    else:
        for run in journal.unfinished():
            # Beyond the point of no return nobody is offered an undo.
            undo = order["what"] == "undo" and not run.beyond_return
            resume(cloud, run, journal, undo=undo, clock=QuickClock()).run()
    journal.close()
    return boundaries.passed


def _stopping(cloud: Gateway, plan: Plan, journal: Journal, action: str) -> Execution:
    """Return the execution of ``plan``, which is stopped and undone after the answer to ``action``; empty for never."""
    made: list[Execution] = []

    def watch(event: ProgressEvent) -> None:
        if isinstance(event, CallAnswered) and event.action == action and not event.error:
            made[0].stop(StopChoice.UNDO)

    made.append(Execution(cloud, plan, journal, watch, clock=QuickClock()))
    return made[0]


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
            os.write(writer, str(child(json.loads(line))).encode("ascii"))
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            passed = pipe.read()
        _, status = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        answer = {"killed": killed, "passed": int(passed or 0), "ended": os.WIFEXITED(status) and not status}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
