"""An ENI made at once, against the sandbox over HTTP: once, whatever happens on the way, a kill included."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from gui.cloud.gateway import Gateway
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, JournalError
from gui.domain.cloud.references import MARK_TAG
from gui.domain.engine.progress import Outcome, StopChoice
from gui.domain.plans.immediate import create_eni
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eni import NewEni
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.immediate_run import make_eni
from gui.services.runs.journal import Journal
from tests.helpers.kill_sweep import Killer, finished
from tests.helpers.sandbox_run import CREDENTIALS, REGION, gateway, make_plan


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.looks(1))) as found:
        yield found


@pytest.fixture
def cloud(server: SandboxServer) -> Gateway:
    return gateway(server)


def the_plan(cloud: Gateway, address: str = "172.16.10.77") -> Plan:
    inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
    vswitch = next(each for each in inventory.vswitches if each.name == "prod-b")
    (group,) = cloud.security_groups(REGION, vswitch.vpc_id)
    return create_eni(NewEni(vswitch.id, group.id, "sip-new", address), inventory, str(uuid4()))


def made(account: Account) -> list[str]:
    """Return the ids of the ENIs that carry a mark."""
    with account.lock:
        account.tasks.advance()
        return [eni.id for eni in account.interfaces if MARK_TAG in eni.tags]


def test_it_is_made_read_back_and_found(server: SandboxServer, cloud: Gateway, tmp_path: Path) -> None:
    found = make_eni(cloud, the_plan(cloud), tmp_path)
    assert found.report is not None
    assert found.report.outcome is Outcome.APPLIED
    assert tuple(made(server.account)) == found.ids
    (eni,) = cloud.interfaces(REGION, [EniId(each) for each in found.ids])
    assert (eni.name, str(eni.private_address)) == ("sip-new", "172.16.10.77")


def test_an_address_that_was_taken_meanwhile_sends_nothing(
    server: SandboxServer, cloud: Gateway, tmp_path: Path
) -> None:
    make_eni(cloud, the_plan(cloud), tmp_path)
    assert make_eni(cloud, the_plan(cloud), tmp_path).report is None
    assert len(made(server.account)) == 1


def test_who_may_not_ask_for_the_address_may_still_make_the_interface(
    server: SandboxServer, cloud: Gateway, tmp_path: Path
) -> None:
    server.account.keys[CREDENTIALS.access_key_id].deny = ("vpc:CheckCanAllocateVpcPrivateIpAddress",)
    assert make_eni(cloud, the_plan(cloud), tmp_path).ids


def test_another_trouble_of_the_check_is_told(server: SandboxServer, cloud: Gateway, tmp_path: Path) -> None:
    plan = the_plan(cloud)
    server.faults.error("CheckCanAllocateVpcPrivateIpAddress", "InternalError", 500)
    with pytest.raises(CloudError):
        make_eni(cloud, plan, tmp_path)
    assert made(server.account) == []


def test_a_refusal_is_in_the_report(server: SandboxServer, cloud: Gateway, tmp_path: Path) -> None:
    plan = the_plan(cloud, "")
    server.faults.error("CreateNetworkInterface", "MaxEniCountExceeded", 403)
    found = make_eni(cloud, plan, tmp_path)
    assert found.report is not None
    assert found.report.outcome is Outcome.UNDONE
    assert found.report.failures[0].error is not None
    assert found.report.failures[0].error.code == "MaxEniCountExceeded"
    assert found.ids == ()


def test_a_stop_on_the_way_leaves_nothing(server: SandboxServer, cloud: Gateway, tmp_path: Path) -> None:
    def stop(execution: Execution) -> None:
        execution.stop(StopChoice.UNDO)

    found = make_eni(cloud, the_plan(cloud), tmp_path, stop)
    assert found.report is not None
    assert found.report.outcome is Outcome.UNDONE
    assert made(server.account) == []


def test_an_unfinished_run_keeps_another_from_beginning(server: SandboxServer, cloud: Gateway, tmp_path: Path) -> None:
    with closing(Journal(tmp_path)) as journal:
        journal.begin(str(uuid4()), make_plan(server), None)
    with pytest.raises(JournalError):
        make_eni(cloud, the_plan(cloud), tmp_path)
    assert made(server.account) == []


def test_a_plan_of_another_kind_is_a_mistake_of_the_program(cloud: Gateway, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not make"):
        make_eni(cloud, Plan(REGION, (), Selection(REGION)), tmp_path)


@pytest.mark.parametrize("then", ["resume", "undo"])
def test_killed_anywhere_it_ends_with_one_interface_or_none(killer: Killer, then: str) -> None:
    kills = 0
    for fatal in range(1, 40, 2):
        with tempfile.TemporaryDirectory() as name, SandboxServer(default_account(Pace.looks(1))) as server:
            folder = Path(name)
            fate = killer.carry_out(server, the_plan(gateway(server)), folder, fatal)
            if not fate["killed"]:
                assert len(made(server.account)) == 1
                break
            kills += 1
            for ids in finished(server, folder, undo=then == "undo"):
                assert made(server.account) == ([] if then == "undo" else list(ids))
            assert len(made(server.account)) <= 1
    assert kills >= 3
