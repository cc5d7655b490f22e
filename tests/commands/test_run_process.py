"""The real program, killed with SIGKILL in the middle of a call, with a second one beside it."""

import json
from pathlib import Path

import pytest

from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.runs.plan_files import save_plan
from tests.commands.programs import Program
from tests.helpers.forks import Forks
from tests.helpers.sandbox_run import CREDENTIALS, make_plan, planned, standing


@pytest.mark.parametrize(("choice", "code"), [((), 0), (("--undo",), 1)])
def test_the_killed_program_is_resumed(tmp_path: Path, forks: Forks, choice: tuple[str, ...], code: int) -> None:
    with SandboxServer(default_account()) as server:
        before, plan = standing(server.account), make_plan(server)
        path = tmp_path / "plan.json"
        save_plan(plan, path)
        # Of both ways once each process is a new one from its first byte on.
        program = Program(server, tmp_path, forks if choice else None)
        server.faults.hang("AttachNetworkInterface", after_effect=True)
        with program.start("apply", str(path), "--yes", "--json") as first:
            assert first.stdout
            for line in first.stdout:
                event = json.loads(line)
                if event["event"] == "CallSent" and event["action"] == "AttachNetworkInterface":
                    break
            if not choice:
                beside, said = program.call("apply", str(path), "--yes")
                assert (beside, "Another program writes the journal (process" in said) == (2, True), said
            first.kill()
        server.faults.clear()
        ended, said = program.call("resume", *choice)
        assert ended == code, said
        assert CREDENTIALS.access_key_secret not in said
        assert standing(server.account) == (before if choice else planned(before, plan))
