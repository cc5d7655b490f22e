"""How long ten EIPs take for every stack together, aim 10 ms: ``python -m tests.benchmarks.guest_render``."""

import statistics
import sys
import time

from gui.guest.snippet import STACKS, missing, render
from tests.benchmarks.bytecode import begin_compiled
from tests.guest.cases import TEN, TEN_SHARED, forget, network

ROUNDS = 50


def main() -> int:
    """Print first, median and worst round in milliseconds of processor time; 1 when the median misses the aim."""
    net, one_gateway = network(TEN), network(TEN_SHARED)
    # Windows can't express several gateways, and refuses them at once.
    able = {stack.name: one_gateway if missing(stack, net) else net for stack in STACKS}
    rounds = []
    for _ in range(ROUNDS + 1):
        forget()
        started = time.process_time()
        for name, each in able.items():
            render(name, each)
        rounds.append((time.process_time() - started) * 1000)
    first, *rest = rounds
    median = statistics.median(rest)
    sys.stdout.write(f"{len(STACKS)} stacks, ten EIPs: median {median:.1f} ms, worst {max(rest):.1f} ms,")
    sys.stdout.write(f" first (with the templates compiled) {first:.1f} ms\n")
    return 0 if median < 10 else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.guest_render")
    sys.exit(main())
