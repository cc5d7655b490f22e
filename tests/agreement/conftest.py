"""One sandbox server for all tests of agreement; each test brings its own account."""

from collections.abc import Iterator

import pytest

from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.agreement.scene import Cloud


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with SandboxServer(default_account()) as server:
        yield Cloud(server)
