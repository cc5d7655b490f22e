"""A plan and a journal that version 0.1 wrote are read, carried out, resumed and rolled back by this version."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.engine.progress import Outcome
from gui.domain.plans.operation_data import operation_from_data
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan, save_plan
from gui.services.runs.resume import resume
from tests.characterization.kept_runs import FOLDER, RUNS, Kept, account, revive, sent
from tests.helpers.killing import QuickClock
from tests.helpers.sandbox_run import gateway
from tests.helpers.secondary_cidr_run import dump

kept_runs = pytest.mark.parametrize("kept", RUNS, ids=lambda kept: kept.name)


@kept_runs
def test_the_plan_is_read_and_written_as_it_was(kept: Kept, tmp_path: Path) -> None:
    path = FOLDER / f"{kept.name}.plan.json"
    save_plan(load_plan(path), tmp_path / "plan.json")
    assert json.loads((tmp_path / "plan.json").read_text()) == json.loads(path.read_text())


@pytest.mark.parametrize("kept", [each for each in RUNS if each.name != "unexpose"], ids=lambda kept: kept.name)
def test_the_plan_is_carried_out(kept: Kept) -> None:
    # What "unexpose" takes back has other ids in each account.
    with SandboxServer(account()) as server:
        report = Execution(gateway(server), load_plan(FOLDER / f"{kept.name}.plan.json"), clock=QuickClock()).run()
    assert report.outcome is Outcome.APPLIED


def _replayed(cloud: Gateway, path: Path) -> None:
    """Send what the killed run had sent, each until its effect is there."""
    for call, token in sent(path):
        operation = operation_from_data(json.loads(call))
        cloud.do(operation, token)
        for _ in range(5):
            # Each look lets the emulated cloud get on.
            cloud.eips(operation.region)
            cloud.interfaces(operation.region)
            cloud.vswitches(operation.region)
            cloud.vpcs(operation.region)


@pytest.mark.parametrize("name", ["bind", "expose"])
@pytest.mark.parametrize("undo", [False, True], ids=["resumed", "rolled back"])
def test_the_interrupted_run_goes_on(name: str, undo: bool, tmp_path: Path) -> None:
    path = revive(name, tmp_path)
    with SandboxServer(account()) as server:
        before = dump(server.account)
        _replayed(gateway(server), path)
        with closing(Journal(tmp_path)) as journal:
            (run,) = journal.unfinished()
            report = resume(gateway(server), run, journal, undo=undo, clock=QuickClock()).run()
            assert not journal.unfinished()
        after = dump(server.account)
    assert report.outcome is (Outcome.UNDONE if undo else Outcome.APPLIED)
    assert (before == after) is undo


def test_a_teardown_that_deletes_goes_on(tmp_path: Path) -> None:
    path = revive("teardown", tmp_path)
    with SandboxServer(account()) as server:
        _replayed(gateway(server), path)
        with closing(Journal(tmp_path)) as journal:
            (run,) = journal.unfinished()
            report = resume(gateway(server), run, journal, undo=False, clock=QuickClock()).run()
    assert report.outcome is Outcome.APPLIED


@kept_runs
def test_the_journal_is_read(kept: Kept, tmp_path: Path) -> None:
    path = revive(kept.name, tmp_path)
    with closing(Journal(tmp_path)) as journal:
        (run,) = journal.unfinished()
    assert run.plan == load_plan(FOLDER / f"{kept.name}.plan.json")
    assert len(sent(path)) == kept.writes
    assert not run.undoing
