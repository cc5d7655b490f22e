"""Kills real processes at every boundary of a run and its undo, resumes them, and looks at what is left.

``python -m tests.helpers.kill_sweep`` does all of it and prints the count, ``python -m tests.helpers.kill_sweep 5``
every fifth boundary; the test suite does every few of them.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from gui.domain.engine.progress import Outcome
from gui.domain.plans.immediate import modify_eip
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.seed import set_switches
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.immediate_run import finish
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import save_plan
from tests.helpers import moving_run
from tests.helpers.killing import QUICKER, QuickClock
from tests.helpers.sandbox_run import (
    CREDENTIALS,
    ENI,
    REGION,
    after_deletion,
    deletion_plan,
    free_eips,
    gateway,
    make_plan,
    planned,
    standing,
)
from tests.helpers.secondary_cidr_run import (
    FAR,
    NEAR,
    as_planned,
    dump,
    ids,
    make_cidr_plan,
    make_cidr_teardown,
    roomy_account,
)

EIPS = 3
ROOT = Path(__file__).resolve().parents[2]

Compare = Callable[[Account], str]
"""Says in which way an account is neither as planned nor as before, empty when it is either."""


@dataclass(frozen=True)
class Journey:
    """One kind of run.

    Attributes:
        usual: how often each call is sent when nothing goes wrong, there and back.
        prepare: makes the plan in a fresh account, and what to compare the account with afterwards.
        turning: the call whose refusal makes the run turn back, with the code.
        turning_number: the how manieth of those calls is refused.
        stopping: the call after whose answer the user stops the run and has it undone; empty for none.
    """

    usual: Counter[str]
    prepare: Callable[[SandboxServer], tuple[Plan, Compare]]
    turning: tuple[str, str] = ("AttachNetworkInterface", "EniPerInstanceLimitExceeded")
    turning_number: int = 1
    stopping: str = ""


def _multi_eip(server: SandboxServer) -> tuple[Plan, Compare]:
    before = standing(server.account)
    plan = make_plan(server, EIPS)

    def compare(account: Account) -> str:
        after = standing(account)
        good = after in (before, planned(before, plan))
        return "" if good else f"neither as before nor as planned: {dict(after.items() - before.items())}"

    return plan, compare


def _deletion(server: SandboxServer) -> tuple[Plan, Compare]:
    before = standing(server.account)
    plan = deletion_plan(server)

    def compare(account: Account) -> str:
        after, wanted = standing(account), after_deletion(before, plan)
        good = after in (before, wanted)
        return "" if good else f"neither as before nor as planned: {dict(after.items() ^ wanted.items())}"

    return plan, compare


def _moving(server: SandboxServer) -> tuple[Plan, Compare]:
    before = moving_run.standing_with_modes(server.account)
    return moving_run.moving_plan(server), _one_of(before, moving_run.moved(before, server.account))


def _some_moving(server: SandboxServer) -> tuple[Plan, Compare]:
    before = moving_run.standing_with_modes(server.account)
    plan = moving_run.some_moving_plan(server)
    return plan, _one_of(before, moving_run.some_moved(before, server.account, plan.selection.eips))


def _rebinding(server: SandboxServer) -> tuple[Plan, Compare]:
    before = moving_run.standing_with_modes(server.account)
    return moving_run.rebinding_plan(server), _one_of(before, moving_run.rebound(before, server.account))


def _one_of(before: moving_run.Standing, wanted: moving_run.Standing) -> Compare:
    def compare(account: Account) -> str:
        after = moving_run.standing_with_modes(account)
        good = after in (before, wanted)
        return "" if good else f"neither as before nor as planned: {dict(after.items() ^ wanted.items())}"

    return compare


def _attributes(server: SandboxServer) -> tuple[Plan, Compare]:
    (eip,) = free_eips(server.account, 1)
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    before = dump(server.account)
    plan = modify_eip(eip, inventory, "renamed", 17)

    def compare(account: Account) -> str:
        found = account.eips.get(eip, REGION)
        if found is not None and (found.name, found.bandwidth) == ("renamed", 17):
            return ""
        return "" if dump(account) == before else "neither as before nor as planned"

    return plan, compare


def _cidr(names: tuple[str, ...], server: SandboxServer) -> tuple[Plan, Compare]:
    before = dump(server.account)
    plan = make_cidr_plan(gateway(server), ids(server.account, names))

    def compare(account: Account) -> str:
        after = dump(account)
        return "" if after == before else as_planned(account, plan, before)

    return plan, compare


def _way_back(names: tuple[str, ...], server: SandboxServer) -> tuple[Plan, Compare]:
    free = dump(server.account)
    pace, server.account.tasks.pace = server.account.tasks.pace, Pace.instant()
    Execution(gateway(server), make_cidr_plan(gateway(server), ids(server.account, names))).run()
    server.account.tasks.pace = pace
    exposed = dump(server.account)

    def compare(account: Account) -> str:
        after = dump(account)
        differing = {key for key in after | free if after.get(key) != free.get(key)}
        return "" if after in (free, exposed) else f"neither as before nor as planned: {sorted(differing)}"

    return make_cidr_teardown(gateway(server)), compare


MULTI_EIP = Journey(
    Counter(
        {
            "AssociateEipAddressBatch": 1,
            # Refused once, and sent again when the run was killed before it turned back.
            "AttachNetworkInterface": 1,
            "DetachNetworkInterface": 1,
            "UnassociateEipAddress": EIPS,
        }
    ),
    _multi_eip,
)
ATTRIBUTES = Journey(Counter({"ModifyEipAddressAttribute": 2}), _attributes)
DELETION = Journey(MULTI_EIP.usual + Counter({"DeleteNetworkInterface": 1, "ReleaseEipAddress": EIPS - 1}), _deletion)
MOVE = Journey(Counter({"DetachNetworkInterface": 2, "AttachNetworkInterface": 2}), _moving)
SOME_MOVE = Journey(
    Counter(
        {
            "DetachNetworkInterface": 3,
            "UnassociateEipAddress": 4,
            "AssociateEipAddressBatch": 2,
            "AttachNetworkInterface": 3,
        }
    ),
    _some_moving,
    turning_number=2,
)
REBINDING = Journey(
    Counter(
        {
            "UnassociateEipAddress": 6,
            "AssociateEipAddressBatch": 1,
            # Each goes back into its mode by a call of its own.
            "AssociateEipAddress": 3,
            "AttachNetworkInterface": 1,
            "DetachNetworkInterface": 1,
        }
    ),
    _rebinding,
)


def _both_ways(eips: int, blocks: int) -> Counter[str]:
    of_networks = ("AssociateVpcCidrBlock", "CreateVSwitch", "DeleteVSwitch", "UnassociateVpcCidrBlock")
    of_eips = (
        *("CreateNetworkInterface", "AssociateEipAddress", "AttachNetworkInterface"),
        *("DetachNetworkInterface", "UnassociateEipAddress", "DeleteNetworkInterface"),
    )
    return Counter({**dict.fromkeys(of_networks, blocks), **dict.fromkeys(of_eips, eips)})


def _there(names: tuple[str, ...], blocks: int) -> Journey:
    return Journey(_both_ways(len(names), blocks), partial(_cidr, names))


def _and_back(names: tuple[str, ...], blocks: int) -> Journey:
    turning = ("DetachNetworkInterface", "Forbidden.RAM")
    return Journey(_both_ways(len(names), blocks), partial(_way_back, names), turning)


BOUND_AND_BACK = replace(MULTI_EIP, stopping="AttachNetworkInterface")
EXPOSED_AND_BACK = replace(_there(FAR[:2], 2), turning_number=2)
_REFUSED = "unknown_id=not-found"
CIDR, WAY_BACK = _there(FAR[:2], 2), _and_back(FAR[:2], 2)


@dataclass(frozen=True)
class Scenario:
    """What happens to one run.

    Attributes:
        name: printed.
        turns: a call is refused for good the first time, so that the run turns back by itself.
        then: how it goes on after each kill: ``resume`` or ``undo``.
        again: the boundary of the second process at which that is killed too; 0 for none.
        journey: which kind of run.
        switches: what the lists of the cloud are like once the plan is made, as on the sandbox's command line.
    """

    name: str
    turns: bool = False
    then: str = "resume"
    again: int = 0
    journey: Journey = MULTI_EIP
    switches: tuple[str, ...] = ()


SCENARIOS = (
    Scenario("a run"),
    Scenario("a run, then its undo", then="undo"),
    Scenario("a run that turns back", turns=True),
    Scenario("a run, killed again while it is resumed", again=4),
    Scenario("a run, then its undo, killed again", then="undo", again=9),
    Scenario("a run that turns back, killed again", turns=True, again=5),
    Scenario("a permanent deletion", journey=DELETION),
    Scenario("a permanent deletion, then its undo as far as there is one", then="undo", journey=DELETION),
    Scenario("a permanent deletion, killed again", again=4, journey=DELETION),
    Scenario("another name and bandwidth", journey=ATTRIBUTES),
    Scenario("another name and bandwidth, then its undo", then="undo", journey=ATTRIBUTES),
    Scenario("another name and bandwidth, then its undo, killed again", then="undo", again=2, journey=ATTRIBUTES),
)
MOVES = (
    Scenario("a move", journey=MOVE),
    Scenario("a move, then its undo", then="undo", journey=MOVE),
    Scenario("a move that turns back", turns=True, journey=MOVE),
    Scenario("a move, then its undo, killed again", then="undo", again=5, journey=MOVE),
    Scenario("a move of some EIPs", journey=SOME_MOVE),
    Scenario("a move of some EIPs, then its undo", then="undo", journey=SOME_MOVE),
    Scenario("a move of some EIPs that turns back", turns=True, journey=SOME_MOVE),
    Scenario("a move of some EIPs, killed again while it is resumed", again=6, journey=SOME_MOVE),
    Scenario("EIPs of other modes", journey=REBINDING),
    Scenario("EIPs of other modes, then their undo", then="undo", journey=REBINDING),
    Scenario("EIPs of other modes, turned back", turns=True, journey=REBINDING),
    Scenario("EIPs of other modes, then their undo, killed again", then="undo", again=9, journey=REBINDING),
)
"""Moves between instances, and EIPs that are bound in another mode."""

CIDR_SCENARIOS = (
    Scenario("the secondary CIDR method", journey=CIDR),
    Scenario("the secondary CIDR method, then its undo", then="undo", journey=CIDR),
    Scenario("the secondary CIDR method that turns back", turns=True, journey=CIDR),
    Scenario("the secondary CIDR method, killed again while it is resumed", again=6, journey=CIDR),
    Scenario("the secondary CIDR method, then its undo, killed again", then="undo", again=11, journey=CIDR),
    Scenario("the way back", journey=WAY_BACK),
    Scenario("the way back, then its undo as far as there is one", then="undo", journey=WAY_BACK),
    Scenario("the way back that turns round", turns=True, journey=WAY_BACK),
    Scenario("the way back, killed again while it is resumed", again=6, journey=WAY_BACK),
)
AFTER_ATTACH = (
    Scenario("a run that is stopped after the attach and undone", journey=BOUND_AND_BACK),
    Scenario(
        "a run that is stopped after the attach, killed again while it is undone", again=7, journey=BOUND_AND_BACK
    ),
    Scenario("a run that is stopped after the attach, then its undo", then="undo", again=3, journey=BOUND_AND_BACK),
    Scenario("two exposures, the second attach refused", turns=True, journey=EXPOSED_AND_BACK),
    Scenario("two exposures, the second attach refused, killed again", turns=True, again=9, journey=EXPOSED_AND_BACK),
    Scenario(
        "two exposures, the second attach refused, then the undo",
        turns=True,
        then="undo",
        again=4,
        journey=EXPOSED_AND_BACK,
    ),
)
"""Runs that turn back when an ENI is attached already, killed there and killed again while they do."""

OTHER_NUMBERS = tuple(
    Scenario(f"the {what}, EIPs: {len(names)}, blocks: {blocks}, then: {then}", then=then, journey=made)
    for names, blocks in ((FAR[:1], 1), (NEAR[:3], 1), (FAR[:3], 3), (NEAR, 2), (FAR, 5))
    for what, made in (("secondary CIDR method", _there(names, blocks)), ("way back", _and_back(names, blocks)))
    for then in ("resume", "undo")
)
"""One, three and five EIPs, near and far: nothing but more of the same, so the test suite leaves them out."""


def _late(lag: str, *more: str) -> tuple[str, ...]:
    return (*(f"{kind}_lag={lag}" for kind in ("eip", "eni", "instance", "vpc", "vswitch")), *more)


LATE_SCENARIOS = (
    Scenario("a run, lists lag 3 looks", switches=_late("3 looks")),
    Scenario("a run, lists lag 8 s, then its undo", then="undo", switches=_late("8 s")),
    Scenario("a run that turns back, lists lag 8 s", turns=True, switches=_late("8 s")),
    Scenario("a run, then its undo, killed again, lists lag 5 s", then="undo", again=9, switches=_late("5 s")),
    Scenario("a deletion, lists lag 8 s, gone ids refused", journey=DELETION, switches=_late("8 s", _REFUSED)),
    Scenario("another name, lists lag 8 s, then its undo", then="undo", journey=ATTRIBUTES, switches=_late("8 s")),
    Scenario("a permanent deletion, killed again, lists lag", again=4, journey=DELETION, switches=_late("3 looks")),
    Scenario(
        "the secondary CIDR method, lists lag 8 s, then its undo", then="undo", journey=CIDR, switches=_late("8 s")
    ),
    Scenario(
        "the secondary CIDR method, killed again, lists lag 3 looks", again=6, journey=CIDR, switches=_late("3 looks")
    ),
    Scenario("the way back, lists lag 8 s, gone ids refused", journey=WAY_BACK, switches=_late("8 s", _REFUSED)),
    Scenario("a move, lists lag 8 s, then its undo", then="undo", journey=MOVE, switches=_late("8 s")),
    Scenario("EIPs of other modes, turned back, lists lag 5 s", turns=True, journey=REBINDING, switches=_late("5 s")),
    Scenario("the way back that turns round, lists lag 5 s", turns=True, journey=WAY_BACK, switches=_late("5 s")),
)
"""The same in clouds whose lists show what was: seconds are those of the run, which waits a fiftieth of them."""


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

    def carry_out(
        self, server: SandboxServer, plan: Plan, folder: Path, fatal: int, stopping: str = ""
    ) -> dict[str, Any]:
        """Save ``plan`` in ``folder`` and have a child carry it out.

        It is killed at the boundary ``fatal``, 0 for none, and stopped and undone after the call ``stopping``.
        """
        save_plan(plan, folder / "plan.json")
        return self.order(what="apply", fatal=fatal, stopping=stopping, **_order(server, folder))


def finished(server: SandboxServer, folder: Path, *, undo: bool) -> Iterator[tuple[str, ...]]:
    """Finish what was begun to be made and killed, and yield the ids that are left of each run; none is open then."""
    with closing(Journal(folder)) as journal:
        left = journal.unfinished()
    for run in left:
        found = finish(gateway(server), run, folder, undo=undo, clock=QuickClock())
        assert found.report is not None
        assert found.report.outcome is (Outcome.UNDONE if undo else Outcome.APPLIED)
        yield tuple(found.ids)
    with closing(Journal(folder)) as journal:
        assert journal.unfinished() == ()


def _order(server: SandboxServer, folder: Path) -> dict[str, Any]:
    return {
        "key": CREDENTIALS.access_key_id,
        "secret": CREDENTIALS.access_key_secret,
        "endpoint": f"http://{server.endpoint}",
        "folder": str(folder),
        "plan": str(folder / "plan.json"),
    }


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
    with tempfile.TemporaryDirectory() as name, SandboxServer(roomy_account(Pace.looks(1))) as server:
        server.account.tasks.clock = lambda: time.monotonic() * QUICKER
        plan, compare = scenario.journey.prepare(server)
        set_switches(server.account, scenario.switches)
        if scenario.turns:
            action, code = scenario.journey.turning
            server.faults.fail_on(action, scenario.journey.turning_number, code, 403)
        order = {**_order(server, Path(name)), "stopping": scenario.journey.stopping}
        fates = [killer.carry_out(server, plan, Path(name), fatal, scenario.journey.stopping)]
        if fates[0]["killed"] and scenario.again:
            fates.append(killer.order(what=scenario.then, fatal=scenario.again, **order))
        if fates[-1]["killed"]:
            fates.append(killer.order(what=scenario.then, fatal=0, **order))
        complaint = compare(server.account) or _complaint(scenario.journey, Path(name), fates)
        kills = sum(fate["killed"] for fate in fates)
        return Ending(kills, not fates[0]["killed"], complaint and f"{scenario.name}, boundary {fatal}: {complaint}")


def _complaint(journey: Journey, folder: Path, fates: list[dict[str, Any]]) -> str:
    """Return what is wrong, empty when nothing is."""
    if not fates[-1]["ended"]:
        return f"the last process did not end by itself: {fates}"
    journal = Journal(folder)
    try:
        if journal.unfinished():
            return "the run is still unfinished"
    finally:
        journal.close()
    sent = folder / "sent"
    lines = sent.read_text(encoding="utf-8").splitlines() if sent.exists() else []
    kills = sum(fate["killed"] for fate in fates)
    sent_calls = Counter(line.split()[0] for line in lines)
    refused = Counter(line.split()[1] for line in lines if line.startswith("refused "))
    return _doubled(journey, sent_calls - refused, kills)


def _doubled(journey: Journey, sent: Counter[str], kills: int) -> str:
    """Return which operation was sent, and not refused, more often than once, and once more for each kill."""
    over = {
        action: count for action, count in sent.items() if action != "refused" and count > journey.usual[action] + kills
    }
    return f"sent too often after {kills} kills: {over}" if over else ""


def main() -> int:
    """Do all of it, or every n-th boundary where a number n is given; return 1 when anything was wrong."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    total, wrong = 0, 0
    with Killer() as killer:
        for number, scenario in enumerate(
            (*SCENARIOS, *MOVES, *CIDR_SCENARIOS, *AFTER_ATTACH, *LATE_SCENARIOS, *OTHER_NUMBERS)
        ):
            kills = 0
            # Each scenario begins at another boundary, so that all of them together leave few out.
            for ending in sweep(killer, scenario, every, 1 + number % every):
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
