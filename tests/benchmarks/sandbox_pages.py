"""How many pages of 100 EIPs the sandbox serves a second over HTTP, with 10,000 EIPs in the account.

The sandbox is a process of its own, as ``multi-eip sandbox`` is; the client reads bytes and parses nothing, so that
what is measured is the server. The goal is 500 pages a second on a core of its own: where the machine is shared, the
pages that fit into a second of the server's CPU time tell more than those in a second by the clock.

Run: ``python -m tests.benchmarks.sandbox_pages``.
"""

import http.client
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gui.sandbox.identities import AccessKey
from gui.sandbox.seed import default_account
from gui.sandbox.wire import Request
from tests.benchmarks import big_account
from tests.benchmarks.bytecode import begin_compiled
from tests.sandbox.caller import Caller

PAGES = 1500
PER_PAGE = 100
GOAL = 500


def signed_pages(key: AccessKey, host: str) -> list[Request]:
    """Return requests for the pages of the large region, each with a nonce of its own."""
    caller = Caller(default_account(), key=key, host=host)
    names = {"RegionId": big_account.REGION, "PageSize": PER_PAGE}
    last = big_account.EIPS // PER_PAGE
    return [
        caller.request("vpc", "DescribeEipAddresses", {**names, "PageNumber": number % last + 1})
        for number in range(PAGES)
    ]


def cpu_seconds(process: int) -> float:
    """Return the CPU time that a process has used, from /proc."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def main() -> int:
    """Print pages a second by the clock and by the server's CPU time."""
    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "account.json"
        big_account.write(account)
        command = [sys.executable, "-m", "gui", "sandbox", "--account", str(account), "--latency", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            facts = json.loads(server.stdout.readline())
            host = facts["endpoint"].removeprefix("http://")
            key = AccessKey(id=facts["access_key_id"], secret=facts["access_key_secret"], user="", allow=())
            requests = signed_pages(key, host)
            connection = http.client.HTTPConnection(host)
            before, start = cpu_seconds(server.pid), time.perf_counter()
            size = 0
            for request in requests:
                connection.request(request.method, f"{request.path}?{request.query}", headers=dict(request.headers))
                answer = connection.getresponse()
                size += len(answer.read())
                assert answer.status == http.HTTPStatus.OK
            wall, cpu = time.perf_counter() - start, cpu_seconds(server.pid) - before
        finally:
            server.terminate()
            server.wait()
    print(f"{PAGES} pages of {PER_PAGE} EIPs, {size / PAGES / 1024:.0f} KiB each, out of {big_account.EIPS} EIPs")
    print(f"by the clock: {PAGES / wall:.0f} pages a second; in a second of the server's CPU time: {PAGES / cpu:.0f}")
    print(f"goal: {GOAL} pages a second")
    return 0 if PAGES / cpu >= GOAL else 1


if __name__ == "__main__":
    begin_compiled("tests.benchmarks.sandbox_pages")
    sys.exit(main())
