"""Ten EIPs bound and attached, and taken back, two hundred times on a clock that only moves when somebody waits.

The figures are the same on every machine, busy or not: each seed gives every change of the sandbox a time of its own
within the pace, and every call one from 80 to 95 ms. What the machine's own clock says of one run: ``apply_speed``.
Run: ``python -m tests.benchmarks.apply_simulated [SEEDS]``.
"""

import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from random import Random
from statistics import median

from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Reads, Snapshot
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.runs.clock import Clock
from gui.services.runs.execution import Execution
from gui.services.runs.reading import look
from gui.services.runs.shared_looks import Looks
from tests.benchmarks.apply_speed import COUNT, GOAL_BACK, LATENCY, PACE, needed, way_back
from tests.helpers.sandbox_run import gateway, make_plan

SEEDS = 200
OWN = 0.015
"""Seconds that program and sandbox themselves take for a call at most."""
EVEN = PACE.seconds | {"AssociateEipAddressBatch": (3.0, 3.0), "AttachNetworkInterface": (5.0, 5.0)}
"""A cloud in which all EIPs are bound at the same moment, and attaching takes longer than it ever does in the pace."""
SLOW = Pace.realistic(3).seconds


@dataclass(frozen=True, slots=True)
class SeededPace(Pace):
    """A pace whose times are others for each seed."""

    seed: int = 0

    def duration(self, action: str, subject: str) -> float:
        """Return the seconds that ``action`` takes on ``subject``; the same every time."""
        low, high = self.seconds.get(action, (0.0, 0.0))
        share = blake2b(f"{self.seed} {action} {subject}".encode(), digest_size=2).digest()
        return low + (high - low) * int.from_bytes(share) / 0xFFFF


class Simulated(Clock, Looks):
    """The clock of program and sandbox, and the cloud seen through a line that takes its time.

    Attributes:
        reads: how many calls have read.
    """

    def __init__(self, seed: int) -> None:
        self._now = time.time()  # of the day: signatures carry it
        self._random = Random(seed)
        self.cloud: CloudApi | None = None
        self.reads = 0

    def monotonic(self) -> float:
        """Return seconds."""
        return self._now

    def wait(self, seconds: float, wake: threading.Event) -> None:
        """Let ``seconds`` pass."""
        if not wake.is_set():
            self._now += seconds

    def chance(self) -> float:
        """Return a random number from 0 up to 1."""
        return self._random.random()

    def call(self) -> None:
        """Let the time of a call pass."""
        self._now += LATENCY + OWN * self._random.random()

    def look(self, region: RegionId, reads: Reads) -> Snapshot:
        """Read; what is read side by side takes the time of one call."""
        assert self.cloud is not None
        self.reads += len(reads.calls())
        self.call()
        return look(self.cloud, region, reads)


@dataclass
class Way:
    """What was measured of one way, by seed.

    Attributes:
        ratios: the time that it took, divided by what the cloud itself needs.
        reads: calls that read.
    """

    ratios: list[float] = field(default_factory=list)
    reads: list[int] = field(default_factory=list)

    def add(self, ratio: float, reads: int) -> None:
        """Note one run."""
        self.ratios.append(ratio)
        self.reads.append(reads)

    def judged(self, name: str, goal: float | None = None) -> bool:
        """Print it; return whether 95 % of the runs keep to ``goal``."""
        high = share(self.ratios, 0.95)
        limit = "no limit" if goal is None else f"limit {goal} for 95 %"
        print(
            f"{name}: median {median(self.ratios):.3f}, 95 % {high:.3f}, worst {max(self.ratios):.3f} times the cloud's"
            f" own ({limit}); reads: median {median(self.reads):.0f}, 95 % {share(self.reads, 0.95):.0f}, most"
            f" {max(self.reads)}"
        )
        return goal is None or high <= goal


def share(values: Sequence[float], part: float) -> float:
    """Return the value that ``part`` of ``values`` do not exceed."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


class _Line:
    """Sends the writes of ``cloud``; each takes its time."""

    def __init__(self, cloud: CloudApi, clock: Simulated) -> None:
        self._cloud, self._clock = cloud, clock

    def __getattr__(self, name: str) -> object:
        return getattr(self._cloud, name)

    def do(self, operation: Operation, token: str) -> str:
        """Send the write."""
        self._clock.call()
        return self._cloud.do(operation, token)


def carry_out(plan: Plan, server: SandboxServer, clock: Simulated, pace: Pace, way: Way) -> None:
    """Carry ``plan`` out and note what it took."""
    clock.cloud = gateway(server)
    clock.reads, begun = 0, clock.monotonic()
    report = Execution(_Line(clock.cloud, clock), plan, clock=clock, looks=clock).run()  # type: ignore[arg-type]
    if report.outcome is not Outcome.APPLIED:
        raise SystemExit(f"the run ended otherwise: {report}")
    way.add((clock.monotonic() - begun) / needed(plan, pace), clock.reads)


def there_and_back(seeds: int, seconds: Mapping[str, tuple[float, float]]) -> tuple[Way, Way]:
    """Bind and attach, then take it back, once for each seed."""
    there, back = Way(), Way()
    for seed in range(seeds):
        clock, pace = Simulated(seed), SeededPace(seconds=seconds, seed=seed)
        with SandboxServer(default_account(pace, clock.monotonic)) as server:
            carry_out(make_plan(server, COUNT), server, clock, pace, there)
            carry_out(way_back(server), server, clock, pace, back)
    return there, back


def main() -> int:
    """Measure, print, and return 1 when a limit is missed."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    there, back = there_and_back(seeds, PACE.seconds)
    there.judged("bound and attached")
    kept = back.judged("taken back", GOAL_BACK)
    there, _ = there_and_back(max(1, seeds // 10), EVEN)
    there.judged("bound in 3 s and attached in 5 s")
    there, back = there_and_back(max(1, seeds // 10), SLOW)
    there.judged("three times as slow: bound and attached")
    return 0 if back.judged("three times as slow: taken back", GOAL_BACK) and kept else 1


if __name__ == "__main__":
    sys.exit(main())
