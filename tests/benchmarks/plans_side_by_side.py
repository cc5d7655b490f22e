"""How long many plans take side by side, against one at a time: ``python -m tests.benchmarks.plans_side_by_side``.

Thirty interfaces with ten EIPs each, 80 ms a call, transitions at the real pace; measured, never asserted.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from gui.domain.plans.from_list import plans_of
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.list_files import load_list
from gui.services.runs.plan_set import PlanSet
from tests.helpers.many_interfaces import wide_account, write_list
from tests.helpers.sandbox_run import REGION, gateway

EIPS, INSTANCES, LATENCY = 10, 10, 0.08


def measured(
    interfaces: int, carry_out: Callable[[SandboxServer, tuple[Plan, ...], Journal], int]
) -> tuple[float, int]:
    """Return seconds, and how many plans were applied."""
    account = wide_account(interfaces, EIPS, INSTANCES, Pace.realistic())
    with tempfile.TemporaryDirectory() as name, SandboxServer(account, latency=LATENCY) as server:
        folder = Path(name)
        entries, _ = load_list(write_list(folder / "list.csv", interfaces, EIPS, INSTANCES))
        inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
        plans = plans_of(entries, {REGION: inventory}, load_catalog()).plans
        with closing(Journal(folder)) as journal:
            begun = time.monotonic()
            applied = carry_out(server, plans, journal)
            return time.monotonic() - begun, applied


def side_by_side(server: SandboxServer, plans: tuple[Plan, ...], journal: Journal) -> int:
    results = PlanSet(gateway(server), plans, journal).run()
    return sum(each.report is not None and each.report.outcome.value == "applied" for each in results)


def one_at_a_time(server: SandboxServer, plans: tuple[Plan, ...], journal: Journal) -> int:
    reports = [Execution(gateway(server), plan, journal).run() for plan in plans]
    return sum(each.outcome.value == "applied" for each in reports)


def main() -> None:
    interfaces = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    for carry_out in (side_by_side, one_at_a_time):
        seconds, applied = measured(interfaces, carry_out)
        print(f"{carry_out.__name__}: {interfaces} interfaces, {applied} applied, {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main()
