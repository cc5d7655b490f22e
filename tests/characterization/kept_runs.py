"""Plan files and journals of interrupted runs, as version 0.1 wrote them; every later version reads and resumes them.

``python -m tests.characterization.kept_runs`` wrote them once. They are not written anew: that would prove nothing.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gui.cloud.gateway import Gateway
from gui.domain.operations.operation import Operation
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import save_plan
from tests.helpers.killing import QuickClock
from tests.helpers.sandbox_run import CREDENTIALS, deletion_plan, gateway, make_plan
from tests.helpers.secondary_cidr_run import FAR, dump, ids, make_cidr_plan, make_cidr_teardown, roomy_account

FOLDER: Final = Path(__file__).with_name("kept")
EIPS: Final = FAR[:2]


@dataclass(frozen=True)
class Kept:
    """One kind of run.

    Attributes:
        name: of its files.
        writes: accepted writes after which the run was killed.
        plan: makes its plan.
        prepare: what the account has gone through before the plan is made.
    """

    name: str
    writes: int
    plan: Callable[[SandboxServer], Plan]
    prepare: Callable[[SandboxServer], object] = lambda _server: None


def _expose(server: SandboxServer) -> None:
    Execution(gateway(server), make_cidr_plan(gateway(server), ids(server.account, EIPS)), clock=QuickClock()).run()


RUNS: Final = (
    Kept("bind", 1, make_plan),
    Kept("teardown", 2, deletion_plan),
    Kept("expose", 5, lambda server: make_cidr_plan(gateway(server), ids(server.account, EIPS))),
    Kept("unexpose", 2, lambda server: make_cidr_teardown(gateway(server)), _expose),
)


class Killed(BaseException):
    """Stands for kill -9: nothing of the program may catch it."""


class _Mortal(Gateway):
    """Dies with the answer to the n-th write."""

    def __init__(self, server: SandboxServer, writes: int) -> None:
        super().__init__(CREDENTIALS, f"http://{server.endpoint}")
        self._writes = writes

    def do(self, operation: Operation, token: str) -> str:
        """Send it, or die."""
        request_id = super().do(operation, token)
        self._writes -= 1
        if not self._writes:
            raise Killed
        return request_id


def account() -> Account:
    """Return the account that every run begins in."""
    return roomy_account(Pace.looks(1))


def dead(name: str) -> Path:
    """Return the dump of the journal of the run ``name``."""
    return FOLDER / f"{name}.journal.sql"


def revive(name: str, folder: Path) -> Path:
    """Lay the journal of the run ``name`` into ``folder``; return its file."""
    path = folder / "journal.sqlite"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(dead(name).read_text(encoding="utf-8"))
    return path


def sent(path: Path) -> list[tuple[str, str]]:
    """Return call and token of each write in the journal ``path`` that may have had an effect, in order."""
    with closing(sqlite3.connect(path)) as file:
        return file.execute(
            "SELECT call, token FROM entries AS intent WHERE kind = 'intent' AND NOT EXISTS"
            " (SELECT 1 FROM entries WHERE of = intent.number AND kind = 'refused') ORDER BY number"
        ).fetchall()


def _write(kept: Kept) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name, SandboxServer(account()) as server:
        kept.prepare(server)
        before = dump(server.account)
        plan = kept.plan(server)
        save_plan(plan, FOLDER / f"{kept.name}.plan.json")
        journal = Journal(Path(name))
        try:
            Execution(_Mortal(server, kept.writes), plan, journal, clock=QuickClock()).run()
        except Killed:
            pass
        else:
            raise AssertionError(f"{kept.name} ended before {kept.writes} writes")
        with closing(sqlite3.connect(journal.path)) as file:
            # Only the program may set the version of the file; a dump leaves it out.
            version = file.execute("PRAGMA user_version").fetchone()[0]
            text = "\n".join((*file.iterdump(), f"PRAGMA user_version = {version};", ""))
        journal.close()
        dead(kept.name).write_text(text, encoding="utf-8")
        return before


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    for kept in RUNS:
        _write(kept)
        sys.stdout.write(f"{kept.name}: {len(sent_calls(kept.name))} writes\n")


def sent_calls(name: str) -> list[tuple[str, str]]:
    """Return what ``sent`` says of the kept journal ``name``."""
    with tempfile.TemporaryDirectory() as folder:
        return sent(revive(name, Path(folder)))


if __name__ == "__main__":
    main()
