"""The real program with a list of thirty interfaces, killed, beside another one or signed out: what it claims is so."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET, ENV_TOKEN
from gui.sandbox.account import Account
from gui.sandbox.identities import AccessKey
from gui.sandbox.server import SandboxServer
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan
from tests.commands.programs import Program
from tests.helpers.forks import Forks
from tests.helpers.many_interfaces import wide_account, write_list
from tests.helpers.sandbox_run import CREDENTIALS

COUNT, EIPS, INSTANCES = 30, 3, 10


def whole(account: Account) -> int:
    """How many interfaces of the list have all of their EIPs and are attached; none may have a part."""
    found = 0
    for eni in (each for each in account.interfaces if each.name.startswith("wide-")):
        bound = sum(eip.bound_to == eni.id for eip in account.eips)
        assert (bound, bool(eni.instance)) in {(0, False), (EIPS, True)}, eni.name
        found += bool(bound)
    return found


@pytest.mark.parametrize(("calls", "choice", "code"), [(23, (), 0), (41, ("--undo",), 1)])
def test_a_killed_list_is_resumed_and_then_finished(
    tmp_path: Path, forks: Forks, calls: int, choice: tuple[str, ...], code: int
) -> None:
    with SandboxServer(wide_account(COUNT, EIPS, INSTANCES)) as server:
        path = write_list(tmp_path / "list.csv", COUNT, EIPS, INSTANCES)
        program = Program(server, tmp_path, forks)
        assert program.call("plan", "--from", str(path), "--out", str(tmp_path / "first"))[0] == 0
        with program.start("apply", str(tmp_path / "first"), "--json") as first:
            assert first.stdout
            sent = 0
            for line in first.stdout:
                sent += json.loads(line)["event"] == "CallSent"
                if sent == calls:
                    break
            first.kill()
        with closing(Journal(tmp_path / "state", reading=True)) as journal:
            begun, unfinished = len(journal.runs()), len(journal.unfinished())
        assert unfinished > 0
        ended, said = program.call("resume", *choice)
        assert ended == code, said
        assert whole(server.account) == (begun - unfinished if choice else begun)
        again = tmp_path / "again"
        assert program.call("plan", "--from", str(path), "--out", str(again))[0] == 0
        if [*again.iterdir()]:
            ended, said = program.call("apply", str(again))
            assert ended == 0, said
        assert whole(server.account) == COUNT


@pytest.mark.parametrize("held", [True, False])
def test_a_list_that_can_not_begin_says_so_once_and_writes_no_report(tmp_path: Path, forks: Forks, held: bool) -> None:
    # The report would stand where the program that does carry out the list writes its own.
    with SandboxServer(wide_account(3, EIPS)) as server:
        path, report = write_list(tmp_path / "list.csv", 3, EIPS), tmp_path / "report.txt"
        program = Program(server, tmp_path, forks)
        assert program.call("plan", "--from", str(path), "--out", str(tmp_path / "first"))[0] == 0
        plan = load_plan(min((tmp_path / "first").iterdir()))
        with closing(Journal(tmp_path / "state")) as journal:
            if not held:
                journal.begin("the-run", plan, None)
                journal.close()
            ended, said = program.call("apply", str(tmp_path / "first"), "--report", str(report))
        reason = "Another program writes the journal" if held else "is not finished"
        assert (ended, said.count(reason), report.exists()) == (2, 1, False), said
        assert whole(server.account) == 0


def temporary_key(account: Account, number: int) -> AccessKey:
    like = account.keys[CREDENTIALS.access_key_id]
    key = AccessKey(
        id=f"STS.NUkeyOfTheTest{number}",
        secret=f"secretOfTheTest{number}",
        user="operators/session",
        allow=like.allow,
        security_token=f"CAIStokenOfTheTest{number}",
    )
    account.keys[key.id] = key
    return key


def test_a_token_that_expires_in_a_list_pauses_it_and_a_new_one_goes_on(tmp_path: Path, forks: Forks) -> None:
    with SandboxServer(wide_account(COUNT, EIPS, INSTANCES)) as server:
        program = Program(server, tmp_path, forks)

        def sign_in(number: int) -> AccessKey:
            key = temporary_key(server.account, number)
            program.environment |= {ENV_KEY_ID: key.id, ENV_SECRET: key.secret, ENV_TOKEN: key.security_token}
            return key

        key = sign_in(1)
        path = write_list(tmp_path / "list.csv", COUNT, EIPS, INSTANCES)
        assert program.call("plan", "--from", str(path), "--out", str(tmp_path / "first"))[0] == 0
        with program.start("apply", str(tmp_path / "first"), "--json") as first:
            assert first.stdout
            assert first.stderr
            with ThreadPoolExecutor(1) as pool:
                reading = pool.submit(first.stderr.read)
                for sent, _ in enumerate((line for line in first.stdout if '"CallSent"' in line), start=1):
                    if sent == 12:
                        key.expires = "2020-01-01T00:00:00Z"
                said = reading.result()
        assert first.returncode == 3, said
        assert "Paused: the credentials have expired. Sign in again, then run 'multi-eip resume' to continue." in said
        ended, said = program.call("resume")
        assert (ended, "The session token has expired." in said) == (2, True), said
        with closing(Journal(tmp_path / "state", reading=True)) as journal:
            begun = len(journal.runs())
        sign_in(2)
        ended, said = program.call("resume")
        assert ended == 0, said
        assert whole(server.account) == begun
        assert key.security_token not in said
