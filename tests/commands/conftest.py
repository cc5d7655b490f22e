"""A sandbox, and a shell whose key is its."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_KEY_ID, ENV_SECRET
from tests.commands.shell import Shell
from tests.helpers.forks import Forks
from tests.helpers.sandbox_run import CREDENTIALS


@pytest.fixture(scope="module")
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as found:
        yield found


@pytest.fixture
def shell(server: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv(ENV_KEY_ID, CREDENTIALS.access_key_id)
    monkeypatch.setenv(ENV_SECRET, CREDENTIALS.access_key_secret)
    server.faults.clear()
    server.account = default_account()
    return Shell(server, tmp_path, f"http://{server.endpoint}")


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    with Forks() as found:
        yield found
