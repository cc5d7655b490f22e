"""How long many plans take side by side, against one at a time: ``python -m tests.benchmarks.plans_side_by_side``.

Thirty interfaces with ten EIPs each, 80 ms a call, transitions at the real pace, the sandbox in a process of its own;
it ends with 1 where side by side takes longer than the limit, or a plan was not applied. The limit is what the rate
limit of writes and the cloud's own time allow.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from gui.cloud.calls import CallRecord
from gui.cloud.gateway import Gateway
from gui.domain.engine.retry_policy import READS_PER_MINUTE, WRITES_PER_MINUTE
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.from_list import plans_of
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.list_files import load_list
from gui.services.runs.plan_set import FailureChoice, PlanSet
from tests.benchmarks.apply_speed import per_minute
from tests.benchmarks.bytecode import begin_compiled
from tests.helpers.many_interfaces import wide_account, write_list
from tests.helpers.sandbox_run import CREDENTIALS, REGION

EIPS, INSTANCES, LATENCY, GOAL = 10, 10, 0.08, 1.3
PACE = Pace.realistic()
CarryOut = Callable[[Gateway, tuple[Plan, ...], Journal], int]


class Measured(NamedTuple):
    """What one way took: seconds, plans applied, and the most reads and writes of any minute."""

    seconds: float
    applied: int
    reads: int
    writes: int


def serve(interfaces: int, pipe: Connection) -> None:
    """Run the sandbox until the other end says so."""
    with SandboxServer(wide_account(interfaces, EIPS, INSTANCES, PACE), latency=LATENCY) as server:
        pipe.send(server.endpoint)
        pipe.recv()


def needed(plans: Sequence[Plan]) -> float:
    """Return the seconds that the cloud itself needs for all plans at once: the slowest of them, or the rate limit."""
    slowest = max(map(_seconds, plans))
    writes = sum(len(plan.operations) for plan in plans)
    return max(slowest, 60.0 * ((writes - 1) // WRITES_PER_MINUTE))


def _seconds(plan: Plan) -> float:
    total = 0.0
    for operation in plan.operations:
        items = operation.allocation_ids if isinstance(operation, AssociateEips) else operation.items
        total += LATENCY + max(PACE.duration(operation.action, item) for item in items)
    return total


def measured(interfaces: int, carry_out: CarryOut) -> tuple[Measured, float]:
    """Return what it took, and what the cloud itself needs."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(interfaces, there))
    process.start()
    try:
        endpoint = f"http://{here.recv()}"
        records: list[CallRecord] = []
        cloud = Gateway(CREDENTIALS, endpoint, on_call=records.append)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            entries, _ = load_list(write_list(folder / "list.csv", interfaces, EIPS, INSTANCES))
            inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
            plans = plans_of(entries, {REGION: inventory}, load_catalog()).plans
            records.clear()
            with closing(Journal(folder)) as journal:
                begun = time.monotonic()
                applied = carry_out(cloud, plans, journal)
                seconds = time.monotonic() - begun
        most = per_minute(records, reads=True), per_minute(records, reads=False)
        return Measured(seconds, applied, *most), needed(plans)
    finally:
        here.send(None)
        process.join()


def side_by_side(cloud: Gateway, plans: tuple[Plan, ...], journal: Journal) -> int:
    results = PlanSet(cloud, plans, journal, failures=FailureChoice()).run()
    return sum(each.report is not None and each.report.outcome.value == "applied" for each in results)


def one_at_a_time(cloud: Gateway, plans: tuple[Plan, ...], journal: Journal) -> int:
    reports = [Execution(cloud, plan, journal).run() for plan in plans]
    return sum(each.outcome.value == "applied" for each in reports)


def main() -> int:
    """Measure both ways and print what came of it; return 1 where the limit is missed."""
    kept = True
    interfaces = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    for carry_out in (side_by_side, one_at_a_time):
        took, least = measured(interfaces, carry_out)
        print(
            f"{carry_out.__name__}: {interfaces} interfaces with {EIPS} EIPs each, {took.applied} applied, "
            f"{took.seconds:.1f} s, {took.seconds / least:.2f} times the {least:.1f} s that the cloud itself needs "
            f"(limit {GOAL}); most in a minute: {took.reads} reads (limit {READS_PER_MINUTE}), "
            f"{took.writes} writes (limit {WRITES_PER_MINUTE})",
            flush=True,
        )
        kept &= took.applied == interfaces and (carry_out is one_at_a_time or took.seconds <= GOAL * least)
    return 0 if kept else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.plans_side_by_side")
    sys.exit(main())
