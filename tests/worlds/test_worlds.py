"""A share of ``python -m tests.worlds.judge``, which does all of it: what a run claims is what is so."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.cloud.gateway import preload
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.thorough import one_in
from tests.worlds import cases
from tests.worlds.cases import LAGS, PASSING, lag_world
from tests.worlds.journeys import JOURNEYS
from tests.worlds.processes import ProcessJudge, Program, cases_of_processes
from tests.worlds.readings import Reader, Reading, readings
from tests.worlds.sittings import Case, Interruption, Judge

SEED = 4


def chance() -> random.Random:
    return random.Random(SEED)


BIND = JOURNEYS[0]
NAMED = {each.name: each for each in JOURNEYS}
SHARE = {
    "lag": [*cases.plain()][::13],
    "missing": [*cases.missing()][::12],
    "passing": [*cases.passing()][::9],
    "odd": [*cases.odd(chance())][::13],
    "interrupted": [*cases.interrupted(chance(), {}, 2)][::7],
    "lists of what is left": [
        Case(NAMED[name], lag_world(lag), Interruption("sigterm", at, undo=undo))
        for name, lag, at, undo in (
            ("expose", 8, 197, True),
            ("expose", 20, 332, True),
            ("teardown", 0, 22, False),
            ("unexpose", 1, 51, True),
        )
    ]
    + [Case(NAMED["change"], lag_world(10), Interruption("ctrl-c twice", 175, 20, undo=True))],
}
ONE_OF_EACH = [case for share in SHARE.values() for case in share]


@pytest.fixture(scope="module")
def server() -> Iterator[SandboxServer]:
    preload()
    with SandboxServer(default_account()) as running:
        yield running


@pytest.fixture(scope="module")
def judge(server: SandboxServer) -> Judge:
    return Judge(server)


@pytest.mark.parametrize("case", one_in(4, ONE_OF_EACH), ids=str)
def test_what_a_run_claims_is_so(judge: Judge, case: Case, expect_warnings: set[str]) -> None:
    expect_warnings |= {"gui.cloud.calls", "gui.services.runs.execution"}
    assert judge.judge(case).complaints == ()


@pytest.mark.parametrize(
    ("action", "code", "status"),
    [
        ("AttachNetworkInterface", "IncorrectInstanceStatus", 403),
        ("AttachNetworkInterface", "InvalidOperation.InvalidEniState", 400),
        ("AttachNetworkInterface", "InvalidOperation.InvalidEcsState", 400),
        ("AssociateEipAddressBatch", "IncorrectEipStatus", 400),
    ],
)
def test_a_state_refused_once_ends_no_run(judge: Judge, action: str, code: str, status: int) -> None:
    # Instance, interface and EIP look settled all the while: the services see each other late.
    assert (code, status) in {each for codes in PASSING.values() for each in codes}
    (case,) = (each for each in cases.passing() if each.journey is BIND and each.world.name == f"{action}: {code} once")
    found = judge.judge(case)
    assert (found.complaints, found.outcomes) == ((), ("applied",))


@pytest.mark.parametrize("seconds", LAGS)
def test_lists_that_lag_end_no_run(judge: Judge, seconds: int) -> None:
    found = judge.judge(Case(BIND, cases.lag_world(seconds)))
    assert (found.complaints, found.outcomes) == ((), ("applied",))


@pytest.mark.parametrize("reading", [*readings()][::6], ids=lambda reading: reading.name)
def test_each_list_is_true_or_named_as_unread(server: SandboxServer, tmp_path: Path, reading: Reading) -> None:
    assert Reader(server, tmp_path).judge(reading) == ()


def test_real_processes_say_what_is_so(server: SandboxServer) -> None:
    with Program() as program:
        judge = ProcessJudge(server, program)
        for case in [*cases_of_processes(chance(), 1)][::6]:
            assert judge.judge(case) == (), str(case)
