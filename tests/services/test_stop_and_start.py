"""A run that stops an instance and starts it again, killed on the way: in the end the instance runs."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.instance import InstanceId
from gui.domain.engine.progress import Outcome
from gui.domain.plans import multi_eip
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.resources import EniStatus, InstanceStatus
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.resume import resume
from tests.helpers.kill_sweep import Killer
from tests.helpers.killing import QuickClock
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION, free_eips, gateway, standing


def cold_one(server: SandboxServer) -> InstanceId:
    return InstanceId(next(each.id for each in server.account.instances if each.name == "ftp-legacy"))


def to_a_cold_instance(server: SandboxServer) -> Plan:
    cold = cold_one(server)
    return built(server, Selection(REGION, free_eips(server.account, 2), ENI, cold, stop=cold))


def hang_on(server: SandboxServer, instance: InstanceId) -> None:
    with server.account.lock:
        eni = server.account.interfaces.get(ENI)
        assert eni is not None
        server.account.interfaces.attach(eni, instance)
        eni.status = EniStatus.IN_USE


def from_a_cold_host(server: SandboxServer, target: InstanceId = INSTANCE) -> Plan:
    cold = cold_one(server)
    hang_on(server, cold)
    chosen = Selection(REGION, free_eips(server.account, 2), ENI, target, detach_from=cold, stop_host=cold)
    return built(server, chosen)


def built(server: SandboxServer, chosen: Selection) -> Plan:
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    return multi_eip.build(chosen, inventory, load_catalog())


def status(server: SandboxServer, instance: InstanceId) -> InstanceStatus:
    with server.account.lock:
        server.account.tasks.advance()
        found = server.account.instances.get(instance)
        assert found is not None
        return found.status


@pytest.mark.parametrize(
    ("make", "then", "first"),
    [
        (to_a_cold_instance, "resume", 12),
        (to_a_cold_instance, "undo", 16),
        (from_a_cold_host, "resume", 8),
        (from_a_cold_host, "undo", 14),
    ],
)
def test_killed_on_the_way_it_ends_as_planned_or_as_before_and_the_instance_runs(
    killer: Killer, make: Callable[[SandboxServer], Plan], then: str, first: int
) -> None:
    kills = 0
    for fatal in range(first, 80, 11):
        with tempfile.TemporaryDirectory() as name, SandboxServer(default_account(Pace.looks(1))) as server:
            folder, plan = Path(name), make(server)
            before = standing(server.account)
            fate = killer.carry_out(server, plan, folder, fatal)
            kills += fate["killed"]
            back = False
            with closing(Journal(folder)) as journal:
                for run in journal.unfinished():
                    report = resume(gateway(server), run, journal, undo=then == "undo", clock=QuickClock()).run()
                    back = report.outcome is Outcome.UNDONE
                    assert report.outcome in {Outcome.UNDONE, Outcome.APPLIED}
                assert journal.unfinished() == ()
            assert status(server, cold_one(server)) is InstanceStatus.RUNNING
            after = {**before, **dict.fromkeys(plan.selection.eips, ("InUse", str(ENI)))}
            after[ENI] = ("InUse", str(plan.selection.instance))
            assert standing(server.account) == (before if back else after)
            if not fate["killed"]:
                break
    assert kills >= 2


@pytest.mark.parametrize("refused", ["", "AssociateEipAddressBatch", "AttachNetworkInterface"])
@pytest.mark.parametrize("target", ["another", "the host itself"])
def test_a_cold_host_lets_go_and_runs_again_whatever_becomes_of_the_rest(
    tmp_path: Path, refused: str, target: str
) -> None:
    with SandboxServer(default_account(Pace.looks(1))) as server:
        cold = cold_one(server)
        plan = from_a_cold_host(server, INSTANCE if target == "another" else cold)
        before = standing(server.account)
        if refused:
            server.faults.error(refused, "OperationDenied.Toy", 403)
        with closing(Journal(tmp_path)) as journal:
            report = Execution(gateway(server), plan, journal, clock=QuickClock()).run()
        assert report.outcome is (Outcome.UNDONE if refused else Outcome.APPLIED)
        assert status(server, cold) is InstanceStatus.RUNNING
        wanted = dict.fromkeys(plan.selection.eips, ("InUse", str(ENI)))
        after = {**before, **wanted, ENI: ("InUse", str(plan.selection.instance))}
        assert standing(server.account) == (before if refused else after)
