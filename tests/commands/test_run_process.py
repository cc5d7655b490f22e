"""The real program, killed with SIGKILL in the middle of a call, with a second one beside it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_KEY_ID, ENV_SECRET
from gui.services.runs.plan_files import save_plan
from tests.helpers.sandbox_run import CREDENTIALS, make_plan, planned, standing

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """Starts ``python -m gui`` with a state folder and the sandbox's key."""

    def __init__(self, server: SandboxServer, folder: Path) -> None:
        self.place = ["--endpoint", f"http://{server.endpoint}"]
        self.command = [sys.executable, "-m", "gui", "--state-dir", str(folder / "state")]
        key = {ENV_KEY_ID: CREDENTIALS.access_key_id, ENV_SECRET: CREDENTIALS.access_key_secret}
        self.environment = {**os.environ, **key}

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [*self.command, *words, *self.place]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=ROOT, env=self.environment)

    def call(self, *words: str) -> tuple[int, str]:
        with self.start(*words) as process:
            _, said = process.communicate(timeout=120)
        return process.returncode, said


@pytest.mark.parametrize(("choice", "code"), [((), 0), (("--undo",), 1)])
def test_the_killed_program_is_resumed(tmp_path: Path, choice: tuple[str, ...], code: int) -> None:
    with SandboxServer(default_account()) as server:
        before, plan = standing(server.account), make_plan(server)
        path = tmp_path / "plan.json"
        save_plan(plan, path)
        program = Program(server, tmp_path)
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
