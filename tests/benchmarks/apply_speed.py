"""Ten EIPs bound and attached, beside a client that binds one EIP at a time and looks every three seconds.

The sandbox answers after 80 ms, binds in 3 s and attaches in 5 s. What the cloud itself needs is one batch call, one
attach call and the two waits; the engine may take 1.15 times that. Run: ``python tests/benchmarks/apply_speed.py``.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
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
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.benchmarks.bytecode import begin_compiled
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION, free_eips, gateway, make_plan

LATENCY, BIND, ATTACH, LOOK_EVERY, COUNT = 0.08, 3.0, 5.0, 3.0, 10
NEEDED = LATENCY + BIND + LATENCY + ATTACH
GOAL = 1.15


def account() -> Account:
    """Return an account in which things take their time."""
    seconds = {"AssociateEipAddress": BIND, "AssociateEipAddressBatch": BIND, "AttachNetworkInterface": ATTACH}
    return default_account(Pace(seconds={action: (each, each) for action, each in seconds.items()}))


def measured(run: Callable[[SandboxServer, CloudApi], None]) -> tuple[float, list[CallRecord]]:
    """Return the seconds ``run`` took, and its calls."""
    records: list[CallRecord] = []
    with SandboxServer(account(), latency=LATENCY) as server:
        cloud = gateway(server, on_call=records.append)
        cloud.vpcs(REGION)
        cloud.read(REGION, INTERFACES, By.ID, ENI)
        records.clear()
        begin = time.monotonic()
        run(server, cloud)
        return time.monotonic() - begin, records


def ours(server: SandboxServer, cloud: CloudApi) -> float:
    """Carry out the plan with the engine and its journal; return the seconds."""
    plan = make_plan(server, COUNT)
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        begin = time.monotonic()
        report = Execution(cloud, plan, journal).run()
        took = time.monotonic() - begin
        journal.close()
    if report.outcome is not Outcome.APPLIED:
        raise SystemExit(f"the run ended otherwise: {report}")
    return took


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
    """Measure both, print, and return 1 when the goal is missed."""
    seconds: list[float] = []
    _, records = measured(lambda server, cloud: seconds.append(ours(server, cloud)))
    own = seconds[0]
    calls = Counter(record.action for record in records)
    print(f"the cloud itself needs {NEEDED:.2f} s; we took {own:.2f} s, {own / NEEDED:.3f} times that (goal {GOAL})")
    print(f"calls: {dict(calls)}")
    reads, writes = per_minute(records, reads=True), per_minute(records, reads=False)
    print(f"most in a minute: {reads} reads (limit {READS_PER_MINUTE}), {writes} writes (limit {WRITES_PER_MINUTE})")
    other, records = measured(one_at_a_time)
    print(f"one at a time: {other:.2f} s and {len(records)} calls; {other / own:.1f} times as long as we took")
    good = own <= GOAL * NEEDED and reads <= READS_PER_MINUTE and writes <= WRITES_PER_MINUTE
    return 0 if good else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.apply_speed")
    sys.exit(main())
