"""An outside judge of the program's word: ``python -m tests.worlds.judge [seed]``.

It has the program carry out runs in worlds where lists lag, lack resources, shift and come in odd shapes, where
refusals pass, and where the program is killed and interrupted; and holds what each run claims against the emulated
account's own state. It prints the number of runs and of false claims, and fails where there is one.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gui.cloud.gateway import preload
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.worlds import cases
from tests.worlds.processes import ProcessJudge, Program, cases_of_processes
from tests.worlds.readings import Reader, readings
from tests.worlds.sittings import Case, Judge

SEED = 20261130
TIMES = 7
"""How often each journey is interrupted in each way."""
PROCESSES = 2
"""How often by real processes."""


class Tally:
    """Counts, and prints what is false as soon as it is known."""

    def __init__(self) -> None:
        self.runs: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()

    def add(self, group: str, name: str, complaints: Iterable[str], end: str = "") -> None:
        """Count one run of ``group``, and how it ended."""
        self.runs[group] += 1
        if end:
            self.ends[end] += 1
        found = [*complaints]
        self.false[group] += bool(found)
        for each in found:
            sys.stdout.write(f"FALSE {name}: {each}\n")

    def close(self, seed: int, seconds: float) -> int:
        """Print the sums; return 1 when anything was false."""
        for group, count in self.runs.items():
            sys.stdout.write(f"{group}: {count} runs, {self.false[group]} false\n")
        ends = ", ".join(f"{end} {count}" for end, count in self.ends.most_common())
        sys.stdout.write(f"how runs of the engine ended at last: {ends}\n")
        false = self.false.total()
        sys.stdout.write(f"{self.runs.total()} runs in all, {false} false (seed {seed}, {seconds:.0f} s)\n")
        return 1 if false else 0


def judged(judge: Judge, tally: Tally, group: str, wanted: Iterable[Case]) -> dict[tuple[str, int], int]:
    """Judge ``wanted``; return the boundaries of each journey that was only met by lag."""
    known: dict[tuple[str, int], int] = {}
    for case in wanted:
        try:
            found = judge.judge(case)
        except Exception as error:  # noqa: BLE001 - a run that crashes has broken its word, and the others go on
            tally.add(group, str(case), [f"crashed: {type(error).__name__}: {error}"])
            continue
        tally.add(group, str(case), found.complaints, found.outcomes[-1] if found.outcomes else "")
        for seconds in cases.LAGS:
            if case.world == cases.lag_world(seconds):
                known[case.journey.name, seconds] = found.boundaries
    return known


def main() -> int:
    """Judge everything; return 1 when anything was false."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else SEED
    rng = random.Random(seed)
    begin, tally = time.monotonic(), Tally()
    preload()
    with SandboxServer(default_account()) as server, tempfile.TemporaryDirectory() as folder:
        judge = Judge(server)
        known = judged(judge, tally, "lists that lag", cases.plain())
        judged(judge, tally, "a resource missing once", cases.missing())
        judged(judge, tally, "refusals that pass", cases.passing())
        judged(judge, tally, "odd answers", cases.odd(rng))
        judged(judge, tally, "interrupted", cases.interrupted(rng, known, TIMES))
        with Program() as program:
            processes = ProcessJudge(server, program)
            for case in cases_of_processes(rng, PROCESSES):
                tally.add("processes", str(case), processes.judge(case))
        reader = Reader(server, Path(folder))
        for reading in readings():
            tally.add("readings", reading.name, reader.judge(reading))
    return tally.close(seed, time.monotonic() - begin)


if __name__ == "__main__":
    sys.exit(main())
