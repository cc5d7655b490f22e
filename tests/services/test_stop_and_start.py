"""A run that stops an instance and starts it again, killed on the way: in the end the instance runs."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.domain.instance import InstanceId
from gui.domain.plans import multi_eip
from gui.domain.plans.plan import Plan
from gui.domain.progress import Outcome
from gui.domain.selection import Selection
from gui.sandbox.pace import Pace
from gui.sandbox.resources import InstanceStatus
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.catalog import load_catalog, read_inventory
from gui.services.journal import Journal
from gui.services.plan_files import save_plan
from gui.services.resume import resume
from tests.helpers.kill_sweep import Killer
from tests.helpers.sandbox_run import CREDENTIALS, ENI, REGION, free_eips, gateway, standing


def the_plan(server: SandboxServer) -> Plan:
    cold = InstanceId(next(each.id for each in server.account.instances if each.name == "ftp-legacy"))
    chosen = Selection(REGION, free_eips(server.account, 2), ENI, cold, stop=cold)
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    return multi_eip.build(chosen, inventory, load_catalog())


def status(server: SandboxServer, plan: Plan) -> InstanceStatus:
    with server.account.lock:
        server.account.tasks.advance()
        found = server.account.instances.get(str(plan.selection.instance))
        assert found is not None
        return found.status


@pytest.mark.parametrize(("then", "first"), [("resume", 12), ("undo", 16)])
def test_killed_on_the_way_it_ends_as_planned_or_as_before_and_the_instance_runs(then: str, first: int) -> None:
    kills = 0
    with Killer() as killer:
        for fatal in range(first, 60, 5):
            with tempfile.TemporaryDirectory() as name, SandboxServer(default_account(Pace.looks(1))) as server:
                folder, before, plan = Path(name), standing(server.account), the_plan(server)
                save_plan(plan, folder / "plan.json")
                fate = killer.order(
                    what="apply",
                    fatal=fatal,
                    key=CREDENTIALS.access_key_id,
                    secret=CREDENTIALS.access_key_secret,
                    endpoint=f"http://{server.endpoint}",
                    folder=name,
                    plan=str(folder / "plan.json"),
                )
                kills += fate["killed"]
                back = False
                with closing(Journal(folder)) as journal:
                    for run in journal.unfinished():
                        report = resume(gateway(server), run, journal, undo=then == "undo").run()
                        back = report.outcome is Outcome.UNDONE
                        assert report.outcome in {Outcome.UNDONE, Outcome.APPLIED}
                    assert journal.unfinished() == ()
                assert status(server, plan) is InstanceStatus.RUNNING
                after = {**before, **dict.fromkeys(plan.selection.eips, ("InUse", str(ENI)))}
                after[ENI] = ("InUse", str(plan.selection.instance))
                assert standing(server.account) == (before if back else after)
                if not fate["killed"]:
                    break
    assert kills >= 2
