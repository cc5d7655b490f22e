"""The real program with a state folder and the sandbox's key: started anew, or forked."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_KEY_ID, ENV_SECRET
from tests.helpers.forks import Forks, Process
from tests.helpers.sandbox_run import CREDENTIALS

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """Starts ``python -m gui``, which loads all of its modules: half a second of the processor each time.

    Args:
        server: the cloud.
        folder: where the state folder is.
        forks: starts it within milliseconds instead; None for a process of its own from the first byte on.
    """

    def __init__(self, server: SandboxServer, folder: Path, forks: Forks | None = None) -> None:
        self.place = ["--endpoint", f"http://{server.endpoint}"]
        self.options = ["--state-dir", str(folder / "state")]
        key = {ENV_KEY_ID: CREDENTIALS.access_key_id, ENV_SECRET: CREDENTIALS.access_key_secret}
        self.environment = {**os.environ, **key}
        self._forks = forks

    def start(
        self, *words: str, stdout: IO[Any] | int = subprocess.PIPE, stderr: IO[Any] | int = subprocess.PIPE
    ) -> subprocess.Popen[str] | Process:
        given = [*self.options, *words, *self.place]
        if self._forks is not None:
            return self._forks.start(given, self.environment, stdout, stderr)
        command = [sys.executable, "-m", "gui", *given]
        return subprocess.Popen(command, stdout=stdout, stderr=stderr, text=True, cwd=ROOT, env=self.environment)

    def call(self, *words: str) -> tuple[int, str]:
        with self.start(*words) as process:
            _, said = process.communicate(timeout=120)
        assert process.returncode is not None
        return process.returncode, said
