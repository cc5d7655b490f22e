"""Fixtures of the sandbox's tests: a fresh account at the instant pace, and somebody who may do everything."""

from collections.abc import Iterator

import pytest

from gui.sandbox.account import Account
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.sandbox.caller import Caller


class ManualClock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = 1_760_000_000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def account(clock: ManualClock) -> Account:
    return default_account(clock=clock)


@pytest.fixture
def admin(account: Account) -> Caller:
    return Caller(account, key=account.keys["LTAI5tSandboxFullRights1"])


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as running:
        yield running
