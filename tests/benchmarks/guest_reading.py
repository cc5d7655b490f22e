"""The window while the guests of thirty instances are read side by side, three of which are silent.

The sandbox is a process of its own: it answers after 80 ms, and its agents fetch and run commands at the usual pace.
Each instance has an interface with ten EIPs. Printed: the longest gap between two turns of the event loop (a timer of
4 ms) by the clock and the processor time of the longest turn, while nothing happens, while the guests are read, and
while the reading of the silent ones is ended. Run: ``python -m tests.benchmarks.guest_reading``; it returns 1 when a
turn takes more processor time than the limit, or a silent guest is not reported as unknown.
"""

import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize

from gui.__main__ import parsed
from gui.assets import read_text
from gui.bootstrap import Composition
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.delivery.truth import Truth
from gui.qt.base.session import Load
from gui.qt.models.mapping_columns import in_guest
from gui.qt.shell.app import Appearance, WindowContext, open_window
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.pace import Pace
from gui.sandbox.seed import load_account
from gui.sandbox.server import SandboxServer
from gui.services.parts import SandboxAccess
from gui.services.sign_in import WithSandbox
from tests.benchmarks import big_account
from tests.benchmarks.bytecode import begin_compiled
from tests.benchmarks.tables import GAP_MS, Meter

GUESTS, SILENT, EIPS = 30, 3, 10
LATENCY_S, SILENCE_S = 0.08, 86_400.0


def account() -> dict[str, Any]:
    """Return an account of ``GUESTS`` instances, each with one interface that carries ``EIPS`` EIPs."""
    found: dict[str, Any] = json.loads(read_text("sandbox/account.json"))
    vpc, group = found["vpcs"][0], found["security_groups"][0]
    zone = next(each for each in found["regions"] if each["id"] == big_account.REGION)["zones"][0]
    net = {"id": "vsw-guests", "name": "guests", "vpc": vpc["id"], "zone": zone, "cidr": "172.20.0.0/16"}
    hosts = [
        {
            "id": f"i-guest{number:03}",
            "name": f"host-{number:03}",
            "type": "ecs.g5.2xlarge",
            "status": "Running",
            "os_type": "linux",
            "os_name": "Ubuntu  22.04 64 bit",
            "image": "ubuntu_22_04_x64_20G_alibase_20250722.vhd",
            "host_name": f"host-{number}",
        }
        for number in range(GUESTS)
    ]
    interfaces = [
        {
            "id": f"eni-{kind.lower()}{number:03}",
            "name": f"nic-{kind.lower()}-{number:03}",
            "vswitch": net["id"],
            "ip": f"172.20.{place}.{number + 1}",
            "mac": f"00:16:3e:02:{place:02x}:{number:02x}",
            "type": kind,
            "status": "InUse",
            "instance": f"i-guest{number:03}",
            "security_groups": [group["id"]],
        }
        for place, kind in enumerate(("Primary", "Secondary"))
        for number in range(GUESTS)
    ]
    eips = [
        {
            "id": f"eip-guest{host:03}{number:02}",
            "address": f"47.100.{host + 1}.{number + 1}",
            "region": big_account.REGION,
            "name": f"edge-{host:03}-{number:02}",
            "bandwidth": 5,
            "status": "InUse",
            "mode": "MULTI_BINDED",
            "bound_to": f"eni-secondary{host:03}",
        }
        for host in range(GUESTS)
        for number in range(EIPS)
    ]
    return found | {
        "switches": found["switches"] | {"rate_limits": "off"},
        "address_blocks": [
            {"cidr": "47.100.0.0/16", "region": big_account.REGION, "gateway": "47.100.0.1", "mask": "255.255.0.0"}
        ],
        "vpcs": [vpc],
        "security_groups": [group],
        "vswitches": [net],
        "instances": hosts,
        "interfaces": interfaces,
        "eips": eips,
    }


def serve(path: Path, tell: "Connection[Any, Any]") -> None:
    """Serve the account in ``path`` until the other side hangs up; three guests are cut off."""
    kept = load_account(path, Pace.realistic())
    kept.guest = guest = Modelled(kept)
    with SandboxServer(kept, latency=LATENCY_S) as server:
        key = next(iter(kept.keys.values()))
        tell.send((f"http://{server.endpoint}", key.id, key.secret))
        # Cut off just before they are read, so that the cloud still takes their agents for connected.
        tell.recv()
        for number in range(SILENT):
            guest.cut(f"i-guest{number:03}", SILENCE_S)
        tell.send(True)
        tell.poll(None)


def main() -> int:
    """Measure; return the exit code."""
    begin_compiled("tests.benchmarks.guest_reading")
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "account.json"
        path.write_text(json.dumps(account()), encoding="utf-8")
        server = context.Process(target=serve, args=(path, there), daemon=True)
        server.start()
        there.close()
        endpoint, key, secret = here.recv()
        composition = Composition(parsed(["--state-dir", folder, "--lang", "en"]))
        access = SandboxAccess(endpoint, Credentials(key, secret), Path(folder))
        parts = replace(composition.parts(), start_sandbox=lambda: access)
        parts.preload()
        desk = open_window(parts, Appearance("en"))
        meter = Meter()
        try:
            known = measure(meter, desk, here)
        finally:
            desk.close()
            composition.close()
            here.close()
            server.join(10)
    for name, gap, used, took in meter.figures:
        late = "  TOO LONG" if used > GAP_MS else ""
        print(f"{name:42} gap {gap:6.1f} ms  processor {used:6.1f} ms  took {took / 1000:6.1f} s{late}")
    print(f"in the guest: {known}")
    silent = known.get(Truth.UNKNOWN.value, 0) == SILENT * EIPS
    return 0 if silent and all(used <= GAP_MS for _, _, used, _ in meter.figures) else 1


def measure(meter: Meter, desk: WindowContext, server: "Connection[Any, Any]") -> dict[str, int]:
    """Read the region and the guests; return how many EIPs are how in their guests."""
    window, session = desk.window, desk.session
    window.resize(QSize(1600, 1000))
    window.show()
    session.sign_in(WithSandbox(), _raise)
    meter.measure("sign in", lambda: None, lambda: session.connection is not None)
    session.choose_region(RegionId(big_account.REGION))
    model = window.home.mappings.model
    ready: Callable[[], bool] = lambda: session.reading.load is Load.READY and model.total > 0 and not model.busy  # noqa: E731
    meter.measure("the region is read", lambda: None, ready)
    rest = time.perf_counter() + 2
    meter.measure("nothing at all: the machine", lambda: None, lambda: time.perf_counter() > rest)
    server.send(True)
    server.recv()
    guests = session.guests
    answering = GUESTS - SILENT
    meter.measure(
        f"{answering} of {GUESTS} guests are read",
        window.on_resource.read_guest.trigger,
        lambda: len(guests.views) >= answering and not model.busy,
    )
    meter.figures = meter.figures[2:]
    rest = time.perf_counter() + 10
    meter.measure(f"{SILENT} silent guests are waited for, 10 s", lambda: None, lambda: time.perf_counter() > rest)
    known: dict[str, int] = {}
    for row in window.home.facts.now.rows:
        found = in_guest(row, guests)
        if found is not None:
            known[found[0].truth.value] = known.get(found[0].truth.value, 0) + 1
    meter.measure("the reading is ended", guests.forget, lambda: not session.jobs.busy)
    return known


def _raise(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    sys.exit(main())
