"""``multi-eip mappings`` of 10,000 EIPs, 5,000 interfaces and 2,000 instances, as a process of its own.

``multi-eip sandbox`` answers after 80 ms. What is printed: seconds by the clock and on the processor, and the most
memory, of each format. The peer in the same run is the aliyun CLI, where it is installed: its three lists one after
another, without gateways and without joining them.

Run: ``python -m tests.benchmarks.large_region [RUNS]``.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks import big_account
from tests.benchmarks.bytecode import begin_compiled
from tests.benchmarks.processes import Used, used_by

GOAL_SECONDS = 5.5
GOAL_MIB = 200
"""Most memory of any format: what the joined region takes, and not a second copy of it as text."""

LATENCY_MS = 80
_LISTS = (
    ("vpc", "DescribeEipAddresses", "EipAddresses.EipAddress[]", 100),
    ("ecs", "DescribeNetworkInterfaces", "NetworkInterfaceSets.NetworkInterfaceSet[]", 100),
    ("ecs", "DescribeInstances", "Instances.Instance[]", 100),
)


def ours(form: str, facts: Mapping[str, str], folder: Path) -> Used:
    """Run the command with ``form``; return what it used."""
    key = {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": facts["access_key_id"],
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": facts["access_key_secret"],
    }
    command = [sys.executable, "-m", "gui", "--endpoint", facts["endpoint"], "--state-dir", str(folder), "mappings"]
    return used_by([*command, "--region", big_account.REGION, "--format", form], {**os.environ, **key})


def aliyun(facts: Mapping[str, str]) -> Used:
    """List with the aliyun CLI; return what its three processes used together."""
    host = facts["endpoint"].removeprefix("http://")
    key = ["--access-key-id", facts["access_key_id"], "--access-key-secret", facts["access_key_secret"]]
    seconds, processor, memory = 0.0, 0.0, 0.0
    for product, action, path, size in _LISTS:
        place = ["--endpoint", host, "--insecure", "--mode", "AK", "--region", big_account.REGION]
        pages = ["--pager", f"path={path}", "PageNumber=PageNumber", f"PageSize={size}"]
        one = used_by(["aliyun", product, action, "--RegionId", big_account.REGION, *place, *key, *pages], os.environ)
        seconds, processor, memory = seconds + one.seconds, processor + one.processor, max(memory, one.mebibytes)
    return Used(seconds, processor, memory)


def report(name: str, run: Callable[[], Used], runs: int) -> Used:
    """Print the medians of ``runs`` runs, and return them."""
    found = [run() for _ in range(runs)]
    medians = Used(*(statistics.median(values) for values in zip(*found, strict=True)))
    print(f"{name:12} {medians.seconds:6.2f} s, {medians.processor:5.2f} s of processor, {medians.mebibytes:4.0f} MiB")
    return medians


def main(runs: int) -> int:
    """Measure and print; return 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big_account.write(folder / "account.json")
        command = [sys.executable, "-m", "gui", "sandbox", "--account", str(folder / "account.json")]
        server = subprocess.Popen([*command, "--latency", str(LATENCY_MS)], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            facts = json.loads(server.stdout.readline())
            found = [report(form, lambda form=form: ours(form, facts, folder), runs) for form in ("csv", "json")]
            if shutil.which("aliyun"):
                report("aliyun CLI", lambda: aliyun(facts), runs)
            else:
                print("aliyun CLI   not installed: no peer")
        finally:
            server.terminate()
            server.wait()
    print(f"limits       {GOAL_SECONDS:6.2f} s {GOAL_MIB:30} MiB")
    return 0 if all(each.seconds <= GOAL_SECONDS and each.mebibytes <= GOAL_MIB for each in found) else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.large_region")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
