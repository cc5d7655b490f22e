"""Five EIPs of five blocks exposed and taken back by the secondary CIDR method, in a cloud that takes its time.

The sandbox answers after 80 ms and takes what ``Pace.realistic`` says. The cloud itself needs one answer to each
call and the waits between them; the engine, which also looks before and after and finds by its mark what it made, may
take 1.5 times that and read seven and a half times for each call. Run:
``python tests/benchmarks/secondary_cidr_speed.py``.
"""

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gui.cloud.calls import CallRecord
from gui.domain.engine.progress import Outcome
from gui.domain.engine.retry_policy import READS_PER_MINUTE, WRITES_PER_MINUTE
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from tests.benchmarks.apply_speed import per_minute
from tests.benchmarks.bytecode import begin_compiled
from tests.helpers.sandbox_run import gateway
from tests.helpers.secondary_cidr_run import FAR, ids, make_cidr_plan, make_cidr_teardown, roomy_account

LATENCY, GOAL, MOST_READS = 0.08, 1.5, 7.5
PACE = Pace.realistic()


def needed(plan: Plan) -> float:
    """Return about how many seconds the cloud itself needs, one call after another."""
    spans = (PACE.seconds.get(each.action, (0.0, 0.0)) for each in plan.operations)
    return sum(LATENCY + sum(span) / 2 for span in spans)


def measure(name: str, plan: Plan, server: SandboxServer) -> bool:
    """Carry ``plan`` out; print and judge what it took."""
    records: list[CallRecord] = []
    begin = time.monotonic()
    report = Execution(gateway(server, on_call=records.append), plan).run()
    took, least = time.monotonic() - begin, needed(plan)
    if report.outcome is not Outcome.APPLIED:
        raise SystemExit(f"the run ended otherwise: {report}")
    reads = sum(each.action.startswith("Describe") for each in records)
    calls = len(plan.operations)
    print(f"{name}: {calls} calls, {reads} reads; {took:.1f} s, {took / least:.2f} times the {least:.1f} s needed")
    print(f"  limits: {MOST_READS * calls:.0f} reads, {GOAL} times")
    print(f"  {dict(Counter(each.action for each in records))}")
    most = per_minute(records, reads=True), per_minute(records, reads=False)
    print(
        f"  most in a minute: {most[0]} reads (limit {READS_PER_MINUTE}), {most[1]} writes (limit {WRITES_PER_MINUTE})"
    )
    good = took <= GOAL * least and reads <= MOST_READS * calls
    return good and all(each <= limit for each, limit in zip(most, (READS_PER_MINUTE, WRITES_PER_MINUTE), strict=True))


def main() -> int:
    """Measure both ways; return 1 when a goal is missed."""
    with SandboxServer(roomy_account(PACE), latency=LATENCY) as server:
        there = measure("there", make_cidr_plan(gateway(server), ids(server.account, FAR)), server)
        back = measure("back", make_cidr_teardown(gateway(server)), server)
    return 0 if there and back else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.secondary_cidr_speed")
    sys.exit(main())
