"""Kills real processes at every boundary of a run and its undo, resumes them, and looks at what is left.

``python -m tests.helpers.kill_sweep`` does all of it and prints the count; the test suite does every few of them.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.journal import Journal
from gui.services.plan_files import save_plan
from tests.helpers.sandbox_run import CREDENTIALS, ENI, make_plan, parted, parting_plan, planned, standing

Standing = dict[str, tuple[str, str]]
EIPS = 3
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Scenario:
    """What happens to one run.

    Attributes:
        name: printed.
        refuse_attach: the first attach is refused for good, so that the run turns back by itself.
        then: how it goes on after each kill: ``resume`` or ``undo``.
        again: the boundary of the second process at which that is killed too; 0 for none.
        parting: the run takes a binding apart for good, instead of making one.
    """

    name: str
    refuse_attach: bool = False
    then: str = "resume"
    again: int = 0
    parting: bool = False


SCENARIOS = (
    Scenario("a run"),
    Scenario("a run, then its undo", then="undo"),
    Scenario("a run that turns back", refuse_attach=True),
    Scenario("a run, killed again while it is resumed", again=4),
    Scenario("a run, then its undo, killed again", then="undo", again=9),
    Scenario("a run that turns back, killed again", refuse_attach=True, again=5),
    Scenario("a parting for good", parting=True),
    Scenario("a parting for good, then its undo as far as there is one", then="undo", parting=True),
    Scenario("a parting for good, killed again", again=4, parting=True),
)


@dataclass
class Killer:
    """The process that forks and kills."""

    process: subprocess.Popen[str] = field(init=False)

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.helpers.killing"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def order(self, **order: Any) -> dict[str, Any]:
        """Have one child do something; return how it ended."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@dataclass(frozen=True)
class Ending:
    """What one killed and resumed run left."""

    kills: int
    last_boundary: bool
    complaint: str


def sweep(killer: Killer, scenario: Scenario, every: int = 1, first: int = 1) -> Iterator[Ending]:
    """Kill at each ``every``-th boundary of ``scenario``, from the ``first``, until the run outlives its killer."""
    fatal = first
    while True:
        ending = _one(killer, scenario, fatal)
        yield ending
        if ending.last_boundary:
            return
        fatal += every


def _one(killer: Killer, scenario: Scenario, fatal: int) -> Ending:
    with tempfile.TemporaryDirectory() as name, SandboxServer(default_account(Pace.looks(1))) as server:
        before = standing(server.account)
        plan = parting_plan(server) if scenario.parting else make_plan(server, EIPS)
        if scenario.refuse_attach:
            server.faults.error("AttachNetworkInterface", "EniPerInstanceLimitExceeded", 403)
        save_plan(plan, Path(name, "plan.json"))
        order = {
            "key": CREDENTIALS.access_key_id,
            "secret": CREDENTIALS.access_key_secret,
            "endpoint": f"http://{server.endpoint}",
            "folder": name,
            "plan": str(Path(name, "plan.json")),
        }
        fates = [killer.order(what="apply", fatal=fatal, **order)]
        if fates[0]["killed"] and scenario.again:
            fates.append(killer.order(what=scenario.then, fatal=scenario.again, **order))
        if fates[-1]["killed"]:
            fates.append(killer.order(what=scenario.then, fatal=0, **order))
        wanted = parted(before, plan) if scenario.parting else planned(before, plan)
        complaint = _complaint(server, before, wanted, Path(name), fates)
        kills = sum(fate["killed"] for fate in fates)
        return Ending(kills, not fates[0]["killed"], complaint and f"{scenario.name}, boundary {fatal}: {complaint}")


def _complaint(
    server: SandboxServer, before: Standing, wanted: Standing, folder: Path, fates: list[dict[str, Any]]
) -> str:
    """Return what is wrong, empty when nothing is."""
    if not fates[-1]["ended"]:
        return f"the last process did not end by itself: {fates}"
    now = standing(server.account)
    if now not in (before, wanted):
        return f"neither as before nor as planned: {dict(now.items() ^ wanted.items())}"
    journal = Journal(folder)
    try:
        if journal.unfinished():
            return "the run is still unfinished"
    finally:
        journal.close()
    sent = folder / "sent"
    lines = sent.read_text(encoding="utf-8").splitlines() if sent.exists() else []
    kills = sum(fate["killed"] for fate in fates)
    return _doubled(Counter(line.split()[0] for line in lines), kills)


def _doubled(sent: Counter[str], kills: int) -> str:
    """Return which operation was sent more often than once, and once more for each kill."""
    usual = {
        "AssociateEipAddressBatch": 1,
        # Refused once, and sent again when the run was killed before it turned back.
        "AttachNetworkInterface": 1,
        "DetachNetworkInterface": 1,
        "UnassociateEipAddress": EIPS,
        "DeleteNetworkInterface": 1,
        "ReleaseEipAddress": EIPS - 1,
    }
    over = {action: count for action, count in sent.items() if count > usual.get(action, 0) + kills}
    return f"sent too often after {kills} kills: {over}" if over else ""


def main() -> int:
    """Do all of it; return 1 when anything was wrong."""
    total, wrong = 0, 0
    with Killer() as killer:
        for scenario in SCENARIOS:
            kills = 0
            for ending in sweep(killer, scenario):
                kills += ending.kills
                if ending.complaint:
                    wrong += 1
                    sys.stdout.write(ending.complaint + "\n")
            total += kills
            sys.stdout.write(f"{scenario.name}: {kills} kills" + "\n")
    sys.stdout.write(f"{total} kills in all; {wrong} runs ended otherwise than as planned or as before ({ENI})" + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
