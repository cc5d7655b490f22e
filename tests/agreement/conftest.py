"""One sandbox server for all tests of agreement; each test brings its own account."""

from collections.abc import Iterator

import pytest

from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.agreement.scene import LAG, Cloud

KINDS = ("eip", "eni", "instance", "vpc", "vswitch")
WORLDS = {
    "plain": (),
    "late": (*(f"{kind}_lag={LAG:.0f} s" for kind in KINDS), "unknown_id=not-found"),
}


@pytest.fixture(scope="module", params=WORLDS)
def cloud(request: pytest.FixtureRequest) -> Iterator[Cloud]:
    """The same twice: lists that are of now, and lists that lag and refuse ids that do not exist."""
    with SandboxServer(default_account()) as server:
        yield Cloud(server, WORLDS[request.param])
