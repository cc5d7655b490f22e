"""Real processes of the program in the worlds: planned, applied and resumed as a shell would, and held to their words.

Each says by its exit code and its last line of JSON how things stand. Time runs fifty times faster for both sides.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET
from gui.sandbox.account import Account
from gui.sandbox.faults import Faults
from gui.sandbox.seed import set_switches
from gui.sandbox.server import SandboxServer
from gui.services.runs.journal import Journal
from tests.helpers.moving_run import in_other_modes, rebinding_plan
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, OTHER_INSTANCE, REGION, free_eips
from tests.helpers.secondary_cidr_run import FAR, GROUP, ids, roomy_account
from tests.worlds.cases import LAGS, lag_world, turning
from tests.worlds.journeys import JOURNEYS, applied, cold_instance, live
from tests.worlds.sittings import BLAMING, MOST_SITTINGS, SLOW, TARGETS, Case, Interruption
from tests.worlds.truth import Claim, Ends, State, Todo, differing, false_words, state_of

SPEED = 50.0
ROOT = Path(__file__).resolve().parents[2]
SIGNALS = {"kill": "SIGKILL", "ctrl-c": "SIGINT", "ctrl-c twice": "SIGINT", "sigterm": "SIGTERM"}
AT_ONCE = {"release", "reverse"}
"""Journeys whose command plans and applies."""
_OUTCOMES = {0: "applied", 1: "undone", 2: "refused", 3: "left"}


def words_for(journey: str, account: Account) -> list[str]:
    """Return the command that plans ``journey``, without ``--out``; for one of AT_ONCE also applies it."""
    eni, bound = live(account)
    match journey:
        case "bind":
            return ["plan", "--eni", ENI, "--instance", INSTANCE, *_each("--eip", free_eips(account, 3))]
        case "expose":
            method = ["--method", "secondary-cidr", "--security-group", GROUP]
            return ["plan", *method, "--instance", INSTANCE, *_each("--eip", ids(account, FAR[:2]))]
        case "move" | "move some" | "move and stop":
            cold = cold_instance(account)
            more = {"move some": [*_each("--eip", bound[:2]), "--onto", ENI], "move and stop": ["--stop", cold]}
            to = cold if journey == "move and stop" else OTHER_INSTANCE
            return ["move", "--eni", eni, "--to", to, *more.get(journey, [])]
        case "rebind":
            named = _each("--eip", in_other_modes(account))
            return ["plan", "--eni", ENI, "--instance", INSTANCE, *named, "--rebind"]
        case "release":
            return ["release", *_each("--eip", free_eips(account, 3))]
        case "reverse":
            return ["reverse"]
        case "teardown":
            return ["teardown", "--eni", eni, "--delete-eni", *_each("--release", bound[1:])]
        case _:
            made = [each.id for each in account.interfaces if any(tag.endswith("-t1") for tag in each.tags.values())]
            return ["teardown", *_each("--eni", made), "--delete-eni", "--delete-network"]


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def cases_of_processes(rng: random.Random, times: int) -> Iterator[Case]:
    """Yield each journey that the commands can plan, undisturbed and interrupted in each way, ``times`` times."""
    for journey in JOURNEYS:
        if journey.name in {"change", "unbind"}:
            continue  # only the window plans it
        for number in range(times):
            yield Case(journey, lag_world(rng.choice(LAGS)))
            for kind in SIGNALS:
                at, again = rng.randint(8, 120), rng.randint(1, 30) if "twice" in kind else 0
                seconds = rng.choice(LAGS)
                faults = (turning(journey),) if number % 3 == 2 else ()
                yield Case(journey, lag_world(seconds, *faults), Interruption(kind, at, again, undo=rng.random() < 0.5))


class Program:
    """Starts the program, each time in a new process."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.worlds.program"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def call(self, folder: Path, argv: list[str], strikes: list[tuple[int, str]]) -> dict[str, Any]:
        """Return the exit code (below 0: killed by that signal) of one process."""
        assert self.process.stdin
        assert self.process.stdout
        environment = {ENV_KEY_ID: CREDENTIALS.access_key_id, ENV_SECRET: CREDENTIALS.access_key_secret}
        order = {"argv": argv, "environment": environment, "folder": str(folder), "strikes": strikes, "speed": SPEED}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


class ProcessJudge:
    """Runs cases by real processes on one server."""

    def __init__(self, server: SandboxServer, program: Program) -> None:
        self.server, self.program = server, program

    def judge(self, case: Case) -> tuple[str, ...]:
        """Return the complaints about one case."""
        with tempfile.TemporaryDirectory() as folder:
            return tuple(_Processes(self.server, self.program, case, Path(folder)).whole())


class _Processes:
    def __init__(self, server: SandboxServer, program: Program, case: Case, folder: Path) -> None:
        self.program, self.case, self.folder = program, case, folder
        self.server = server
        self.account = self._fresh_account()
        _, self.unplanned = case.journey.prepare(server)
        if case.journey.name == "reverse":  # the journal has to know of what is reversed
            self.account = self._fresh_account()
            with closing(Journal(folder / "state")) as journal:
                applied(server, rebinding_plan(server), journal)
        self.before: State = state_of(self.account)

    def _fresh_account(self) -> Account:
        account = roomy_account(SLOW)
        account.tasks.clock = lambda: time.monotonic() * SPEED
        set_switches(account, ("rate_limits=off",))
        self.server.faults = Faults(clock=account.tasks.clock)
        self.server.account = account
        return account

    def whole(self) -> Iterator[str]:
        name, plan = self.case.journey.name, str(self.folder / "plan.json")
        words = words_for(name, self.account)
        words += [] if name == "reverse" else ["--region", REGION]
        if name not in AT_ONCE:
            code = self._call([*words, "--out", plan])
            if code:
                yield f"could not plan: {code} {self._said()}"
                return
            words = ["apply", plan]
        set_switches(self.account, self.case.world.switches)
        for fault in self.case.world.faults:
            self.server.faults.add(fault)
        agreed = ["--yes"] if _takes_yes() else []
        yield from self._sitting([*words, "--json", *agreed], self._strikes())
        for number in range(MOST_SITTINGS):
            if self._nothing_unfinished():
                break
            if number:
                self.server.faults.clear()
            undo = ["--undo"] if self.case.interruption.undo else []
            complaints = [*self._sitting(["resume", "--json", *undo], [])]
            if undo and "can't be rolled back" in self._said():
                complaints = [*self._sitting(["resume", "--json"], [])]
            yield from complaints
        else:
            yield f"still unfinished after {MOST_SITTINGS} more processes: {self._said()}"
        ends = self._ends()
        if ends.changed and ends.unplanned and not self.listed:
            yield f"ended neither as before nor as planned: {sorted(ends.changed & ends.unplanned)}"

    def _strikes(self) -> list[tuple[int, str]]:
        what = self.case.interruption
        if not what.kind:
            return []
        name = SIGNALS[what.kind]
        return [(what.at, name), *([(what.at + what.again, name)] if what.again else [])]

    def _call(self, argv: list[str], strikes: list[tuple[int, str]] | None = None) -> int:
        place = ["--state-dir", str(self.folder / "state"), "--endpoint", f"http://{self.server.endpoint}"]
        code: int = self.program.call(self.folder, [*place, *argv], strikes or [])["code"]
        return code

    def _said(self) -> str:
        return (self.folder / "stderr").read_text(encoding="utf-8")[-300:]

    def _ends(self) -> Ends:
        now = state_of(self.account)
        return Ends(self.before, now, frozenset(self.unplanned(now)))

    def _sitting(self, argv: list[str], strikes: list[tuple[int, str]]) -> Iterator[str]:
        before = state_of(self.account)
        code = self._call(argv, strikes)
        ends = self._ends()
        self.listed = code == 3
        if code < 0:
            return
        if code not in _OUTCOMES:
            yield f"{argv[0]} ended with {code}: {self._said()}"
        elif code == 2:
            if differing(before, ends.now):
                yield f"{argv[0]} said that nothing was changed: {sorted(differing(before, ends.now))}"
        elif argv[0] != "resume" or "No run is unfinished" not in self._said():
            for text in false_words(self._claim(code), ends):
                yield f"{argv[0]} ended with {code}: {text}"

    def _claim(self, code: int) -> Claim:
        lines = (self.folder / "stdout").read_text(encoding="utf-8").splitlines()
        events = [json.loads(line) for line in lines]
        report = next((each["report"] for each in events[::-1] if each["event"] == "Finished"), {})
        left = tuple(
            Todo(
                each["operation"]["action"],
                each["failure"]["resource"],
                str(each["operation"].get(TARGETS.get(each["operation"]["action"], "eni_id"), "")),
                each["failure"]["reason"] not in {"unread", "still_pending"},
            )
            for each in report.get("left", ())
        )
        failures = [*report.get("failures", ()), *(each["failure"] for each in report.get("left", ()))]
        gone = tuple(dict.fromkeys(each["resource"] for each in failures if each["reason"] == "gone"))
        blamed = [each["resource"] for each in failures if each["reason"] in {reason.value for reason in BLAMING}]
        blamed += [*report.get("gone", ()), *(each["resource"] for each in report.get("changes", ()))]
        return Claim(_OUTCOMES[code], left, gone, tuple(dict.fromkeys(blamed)))

    def _nothing_unfinished(self) -> bool:
        journal = Journal(self.folder / "state", reading=True)
        try:
            return not journal.unfinished()
        finally:
            journal.close()


@cache
def _takes_yes() -> bool:
    """Return whether ``apply`` asks for consent, which nobody at a terminal gives here."""
    command = [sys.executable, "-m", "gui", "apply", "--help"]
    return "--yes" in subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout
