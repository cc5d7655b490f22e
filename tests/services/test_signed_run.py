"""A run whose credentials end in the middle pauses, and goes on after a sign-in: real SDK, sandbox, role."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from gui.cloud.gateway import Gateway
from gui.cloud.sts import assume_role, identify
from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.accounts.sign_in import SignInError, SignInReason
from gui.domain.choices.selection import Selection
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.engine.progress import CallSent, Outcome, Paused, ProgressEvent
from gui.domain.plans.multi_eip import build
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import Accounts
from gui.services.accounts.signed_cloud import SignedCloud
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.vault.session_store import SessionStore

SHANGHAI = RegionId("cn-shanghai")


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as server:
        yield server


@pytest.fixture
def accounts(server: SandboxServer, tmp_path: Path) -> Accounts:
    url = f"http://{server.endpoint}"
    accounts = Accounts(
        tmp_path,
        SessionStore(),
        SessionStore(),
        assume_role=partial(assume_role, endpoint=url),
        identify=partial(identify, endpoint=url),
        environment={},
    )
    role = f"acs:ram::{server.account.id}:role/EipOperator"
    key = server.account.keys["LTAI5tSandboxFullRights1"]
    accounts.add(Profile("role", ProfileKind.RAM_ROLE, role_arn=role), Credentials(key.id, key.secret))
    accounts.sign_in("role")
    return accounts


def lock(_server: SandboxServer, accounts: Accounts) -> None:
    accounts.lock()


def expire(server: SandboxServer, _accounts: Accounts) -> None:
    for key in list(server.account.keys.values()):
        if key.security_token:
            server.account.keys[key.id] = replace(key, expires="2020-01-01T00:00:00Z")


@pytest.mark.parametrize("end", [lock, expire])
def test_a_run_pauses_for_a_sign_in_and_goes_on(
    server: SandboxServer, accounts: Accounts, end: Callable[[SandboxServer, Accounts], None]
) -> None:
    cloud = SignedCloud(accounts.provider("role"), lambda signed: Gateway(signed, f"http://{server.endpoint}"))
    inventory = read_inventory(cloud, SHANGHAI, lambda: datetime.now(UTC))
    eips = [each for each in inventory.eips if each.name in {"voip-edge-01", "voip-edge-02"}]
    (eni,) = (each for each in inventory.interfaces if each.name == "voip-media")
    (instance,) = (each for each in inventory.instances if each.name == "voip-gateway-01")
    selection = Selection(SHANGHAI, tuple(each.allocation_id for each in eips), eni.id, instance.id)
    seen: list[CloudError] = []

    def follow(event: ProgressEvent) -> None:
        if isinstance(event, CallSent) and not seen:
            end(server, accounts)
        elif isinstance(event, Paused):
            seen.append(event.error)
            accounts.sign_in("role")
            execution.sign_in(cloud)

    execution = Execution(cloud, build(selection, inventory, load_catalog()), report=follow, can_sign_in=True)
    assert execution.run().outcome is Outcome.APPLIED
    assert len(seen) == 1
    if end is lock:
        assert isinstance(seen[0], SignInError)
        assert seen[0].reason is SignInReason.LOCKED
    else:
        assert seen[0].code == "InvalidSecurityToken.Expired"
    assert {each.target_id for each in cloud.read(SHANGHAI, EIPS, By.ID, *selection.eips)} == {eni.id}
