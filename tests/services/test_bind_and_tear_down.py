"""Fifty times there and back: over HTTP, with the official SDKs and the engine that the window uses."""

import gc
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.assets import read_text
from gui.domain.checks.drift import drift
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, EipStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.contracts import Credentials
from gui.domain.engine.progress import Outcome
from gui.domain.plans import change, multi_eip, teardown
from gui.domain.plans.plan import Plan
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.region.readings import reading_of
from gui.services.runs.execution import Execution
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.sandbox_run import ENI, INSTANCE, REGION
from tests.helpers.thorough import one_in

ROOT = Path(__file__).resolve().parents[2]
CATALOG = load_catalog()


@dataclass(frozen=True)
class Footprint:
    """What this process holds: resident memory in KiB, threads, file handles."""

    memory: int
    threads: int
    handles: int

    @classmethod
    def now(cls) -> "Footprint":
        gc.collect()
        status = Path("/proc/self/status").read_text(encoding="ascii")
        memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        return cls(memory, threading.active_count(), len([*Path("/proc/self/fd").iterdir()]))


@contextmanager
def sandbox(folder: Path) -> Iterator[NamedGateway]:
    """The sandbox in a process of its own, without rate limits and at the instant pace."""
    account = json.loads(read_text("sandbox/account.json"))
    account["switches"] = {**account["switches"], "rate_limits": "off"}
    path = folder / "account.json"
    path.write_text(json.dumps(account), encoding="utf-8")
    command = [sys.executable, "-m", "gui", "sandbox", "--account", str(path), "--latency", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            facts = json.loads(server.stdout.readline())
            credentials = Credentials(facts["access_key_id"], facts["access_key_secret"])
            yield NamedGateway(credentials, facts["endpoint"])
        finally:
            server.terminate()


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[NamedGateway]:
    with sandbox(tmp_path) as gateway:
        yield gateway


def now(cloud: NamedGateway) -> Inventory:
    return read_inventory(cloud, REGION, lambda: datetime(2026, 1, 1, tzinfo=UTC))


def ten_free(inventory: Inventory) -> tuple[AllocationId, ...]:
    names = ("voip-edge", "sip-trunk")
    free = (eip for eip in inventory.eips if eip.status is EipStatus.AVAILABLE and eip.name.startswith(names))
    return tuple(eip.allocation_id for eip in free)


def applied(cloud: NamedGateway, plan: Plan) -> None:
    report = Execution(cloud, plan).run()
    assert (report.outcome, report.failures, report.left) == (Outcome.APPLIED, (), ())
    assert len(report.applied) == len(plan.operations)


@pytest.mark.parametrize("times", one_in(2, (30, 50)))
def test_many_times_there_and_back_leaves_everything_as_it_was(
    cloud: NamedGateway, capsys: pytest.CaptureFixture[str], times: int
) -> None:
    free = now(cloud)
    chosen = Selection(REGION, ten_free(free), ENI, INSTANCE)
    assert len(chosen.eips) == 10
    bound: Inventory | None = None
    footprints: list[Footprint] = []
    for _ in range(times):
        applied(cloud, multi_eip.build(chosen, free, CATALOG))
        there = now(cloud)
        bound = bound or there
        assert there == bound
        assert [eip.target_id for eip in there.eips_on(ENI)] == [ENI] * 10
        applied(cloud, teardown.build(ENI, there, CATALOG).plan)
        assert now(cloud) == free
        footprints.append(Footprint.now())
    settled, last = footprints[9], footprints[-1]
    with capsys.disabled():
        sys.stdout.write(f"\n{times} times: after 10 {settled}, after {times} {last}\n")
    # One that an earlier test has left may end meanwhile; none may come.
    assert last.threads <= settled.threads
    # A pool may open one more connection late, when calls happen to overlap more; a leak would grow in every round.
    assert last.handles - settled.handles < (times - 10) / 4
    # Twenty more rounds of 26 calls and more, or forty: a leak of one answer each would be more than that.
    assert last.memory - settled.memory < 4096


def test_what_an_interface_in_use_carries_is_changed_and_changed_back(cloud: NamedGateway) -> None:
    live = next(eni.id for eni in now(cloud).interfaces if eni.name == "voip-live")
    before = now(cloud)
    on_it = tuple(eip.allocation_id for eip in before.eips_on(live))
    coming = ten_free(before)[:2]
    plan = change.build(live, before, CATALOG, add=coming, remove=on_it[:1]).plan
    applied(cloud, plan)
    after = now(cloud)
    assert {eip.allocation_id for eip in after.eips_on(live)} == {*on_it[1:], *coming}
    assert after.eni_by_id[live] == before.eni_by_id[live]
    assert drift(plan, reading_of(after, plan)) == ()
    found = reading_of(after, plan).carried[live]
    assert isinstance(found, tuple)
    assert {*found} == {*cloud.eips_on(REGION, live)}
    applied(cloud, change.build(live, after, CATALOG, add=on_it[:1], remove=coming).plan)
    assert now(cloud) == before
