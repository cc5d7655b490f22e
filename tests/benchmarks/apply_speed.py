"""Ten EIPs bound and attached, and taken back; beside a client that binds one EIP at a time and looks every 3 seconds.

The sandbox answers after 80 ms and takes what ``Pace.realistic`` says. What the cloud itself needs is one batch call,
one attach call and the two waits, and on the way back a detach and ten unbinds, one after another; the engine may take
1.04 times that, and 1.08 times on the way back. Run: ``python tests/benchmarks/apply_speed.py``. How far the figures
lie apart where changes take other times: ``apply_simulated``.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gui.cloud.calls import CallRecord
from gui.domain.cloud.eip import EipStatus
from gui.domain.cloud.eni import EniStatus
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import EIPS, INTERFACES
from gui.domain.contracts import CloudApi
from gui.domain.engine.progress import Outcome
from gui.domain.engine.retry_policy import READS_PER_MINUTE, WRITES_PER_MINUTE
from gui.domain.operations.operation import AssociateEips, AttachEni
from gui.domain.plans import teardown
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.benchmarks.bytecode import begin_compiled
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION, free_eips, gateway, make_plan

LATENCY, LOOK_EVERY, COUNT = 0.08, 3.0, 10
GOAL, GOAL_BACK = 1.04, 1.08
PACE = Pace.realistic()


def measured(run: Callable[[SandboxServer, CloudApi], None]) -> tuple[float, list[CallRecord]]:
    """Return the seconds ``run`` took, and its calls."""
    records: list[CallRecord] = []
    with SandboxServer(default_account(PACE), latency=LATENCY) as server:
        cloud = gateway(server, on_call=records.append)
        cloud.vpcs(REGION)
        cloud.read(REGION, INTERFACES, By.ID, ENI)
        records.clear()
        begin = time.monotonic()
        run(server, cloud)
        return time.monotonic() - begin, records


def there_and_back() -> bool:
    """Bind and attach, then take it back; print both and return whether the limits are kept."""
    records: list[CallRecord] = []
    with SandboxServer(default_account(PACE), latency=LATENCY) as server:
        cloud = gateway(server, on_call=records.append)
        plan = make_plan(server, COUNT)
        kept = judged("bound and attached", needed(plan, PACE), GOAL, carry_out(cloud, plan), records)
        records.clear()
        plan = way_back(server)
        return judged("taken back", needed(plan, PACE), GOAL_BACK, carry_out(cloud, plan), records) and kept


def judged(name: str, least: float, goal: float, took: float, records: list[CallRecord]) -> bool:
    """Print a run beside what the cloud itself needs; return whether its limits are kept."""
    reads = sum(record.action.startswith("Describe") for record in records)
    print(f"{name}: {took:.2f} s, {took / least:.3f} times the cloud's own {least:.2f} s (limit {goal}); {reads} reads")
    print(f"  calls: {dict(Counter(record.action for record in records))}")
    most, writes = per_minute(records, reads=True), per_minute(records, reads=False)
    print(f"  most in a minute: {most} reads (limit {READS_PER_MINUTE}), {writes} writes (limit {WRITES_PER_MINUTE})")
    return took <= goal * least and most <= READS_PER_MINUTE and writes <= WRITES_PER_MINUTE


def carry_out(cloud: CloudApi, plan: Plan) -> float:
    """Carry ``plan`` out with the engine and its journal; return the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        begin = time.monotonic()
        report = Execution(cloud, plan, journal).run()
        took = time.monotonic() - begin
        journal.close()
    if report.outcome is not Outcome.APPLIED:
        raise SystemExit(f"the run ended otherwise: {report}")
    return took


def way_back(server: SandboxServer) -> Plan:
    """Return the plan that detaches the ENI and unbinds its EIPs."""
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    return teardown.build(ENI, inventory, load_catalog()).plan


def needed(plan: Plan, pace: Pace) -> float:
    """Return the seconds that the cloud itself needs for ``plan``, one call after another."""
    seconds = 0.0
    for each in plan.operations:
        spans = [pace.duration(each.call.action, item) for item in each.items]
        seconds += LATENCY + max(spans) if each.batch else sum(LATENCY + span for span in spans)
    return seconds


def one_at_a_time(server: SandboxServer, cloud: CloudApi) -> None:
    """Bind each EIP by a call of its own and look every three seconds, as common tools do."""
    (eni,) = cloud.read(REGION, INTERFACES, By.ID, ENI)
    for eip in free_eips(server.account, COUNT):
        call = AssociateEips(REGION, (eip,), ENI, private_address=eni.private_address, batch=False)
        cloud.do(call, f"one-{eip}")
        while cloud.read(REGION, EIPS, By.ID, eip)[0].status is not EipStatus.IN_USE:
            time.sleep(LOOK_EVERY)
    cloud.do(AttachEni(REGION, ENI, INSTANCE), "")
    while cloud.read(REGION, INTERFACES, By.ID, ENI)[0].status is not EniStatus.IN_USE:
        time.sleep(LOOK_EVERY)


def per_minute(records: list[CallRecord], *, reads: bool) -> int:
    """Return the most calls of one kind in any minute."""
    times = [each.started.timestamp() for each in records if each.action.startswith("Describe") is reads]
    return max((sum(1 for each in times if at <= each < at + 60) for at in times), default=0)


def main() -> int:
    """Measure, print, and return 1 when a limit is missed."""
    kept = there_and_back()
    other, records = measured(one_at_a_time)
    print(f"peer, one EIP at a time: {other:.2f} s; {len(records)} calls")
    return 0 if kept else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.apply_speed")
    sys.exit(main())
