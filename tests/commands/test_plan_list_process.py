"""The real program, killed with SIGKILL in the middle of a list of thirty interfaces: what it claims then is so."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from gui.sandbox.account import Account
from gui.sandbox.server import SandboxServer
from gui.services.runs.journal import Journal
from tests.commands.test_run_process import Program
from tests.helpers.many_interfaces import wide_account, write_list

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
    tmp_path: Path, calls: int, choice: tuple[str, ...], code: int
) -> None:
    with SandboxServer(wide_account(COUNT, EIPS, INSTANCES)) as server:
        path = write_list(tmp_path / "list.csv", COUNT, EIPS, INSTANCES)
        program = Program(server, tmp_path)
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
