"""One traffic proof of the script stack, run as ``python -m tests.guest_lab.rootless ORDER.json`` inside ``unshare -Urnm``.

The order gives facts, the folder of the generated stack, and what to try; the findings are printed as JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.guest_lab.fabric import PRIMARY, PRIMARY_GATEWAY, Fabric, batch, main_routes, network_state

FOLDERS = ("/run", "/var/lib", "/usr/local/sbin", "/etc/systemd")
"""Where the script stack writes; empty here, so that the machine itself is left alone."""


def script(folder: Path, guest: str, *words: str) -> tuple[int, str]:
    """Run one of the generated scripts in the guest's namespace."""
    command = ["nsenter", f"--net=/run/netns/{guest}", "sh", "-c", 'mount -t sysfs none /sys && exec "$@"', "sh"]
    done = subprocess.run(
        ["unshare", "-m", *command, str(folder / words[0]), *words[1:]], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def files() -> dict[str, str]:
    """Return every file below the folders that the scripts may write to, but for the namespaces' own."""
    found = {}
    for folder in FOLDERS:
        for path in sorted(Path(folder).rglob("*")):
            if not str(path).startswith("/run/netns"):
                found[str(path)] = path.read_text() if path.is_file() else "folder"
    return found


def state(fabric: Fabric) -> dict[str, Any]:
    """Return all that undo must give back."""
    return {"network": network_state(fabric.guest), "files": files()}


def prepare(fabric: Fabric, order: dict[str, Any]) -> None:
    """Bring the guest to where DHCP leaves it, with what the order adds."""
    nic, private = fabric.nic, f"{fabric.private}/{fabric.private_network.prefixlen}"
    batch(
        fabric.guest,
        "link set eth0 up",
        f"link set {nic} up",
        f"addr add {PRIMARY}/24 dev eth0",
        f"addr add {private} dev {nic}",
        f"route add default via {PRIMARY_GATEWAY} dev eth0 metric 100",
        *order.get("guest", ()),
    )


def proof(order: dict[str, Any]) -> dict[str, Any]:
    """Apply, try, apply again, undo; return what was found."""
    folder = Path(order["folder"])
    fabric = Fabric(order["facts"], nic=order.get("nic", "eth1"))
    fabric.build()
    prepare(fabric, order)
    before, routes = state(fabric), main_routes(fabric.guest)
    found: dict[str, Any] = {"problems": []}
    problems: list[str] = found["problems"]

    def step(*words: str, may_fail: bool = False) -> str:
        code, said = script(folder, fabric.guest, *words)
        if code and not may_fail:
            problems.append(f"{' '.join(words)} failed: {said}")
        return said

    found["apply"] = step("apply")
    once = state(fabric)
    fabric.serve()
    for value in order.get("rp_filter", (0, 1, 2)):
        fabric.rp_filter(value)
        problems += [f"rp_filter {value}: {lost}" for lost in fabric.lost()]
    gone = [route for route in main_routes(fabric.guest) if f"dev {fabric.nic}" not in route]
    if gone != [route for route in routes if f"dev {fabric.nic}" not in route]:
        problems.append(f"routes of other interfaces changed: {gone}")
    if any(route.startswith("default") and f"dev {fabric.nic}" in route for route in main_routes(fabric.guest)):
        problems.append("a default route leaves through the ENI")
    found["check"] = step("check")
    step("apply")
    if state(fabric) != once:
        problems.append("applying twice is not the same as applying once")
    found["undo"] = step("undo")
    after = state(fabric)
    if after != before:
        problems.append(f"undo is not exact: {_difference(before, after)}")
    return found


def _difference(before: dict[str, Any], after: dict[str, Any]) -> str:
    old, new = (json.dumps(x, indent=1).replace("\\n", "\n").splitlines() for x in (before, after))
    return f"lost {[x for x in old if x not in new]}, left {[x for x in new if x not in old]}"


def main() -> None:
    """Set the mounts, read the order, print the findings."""
    for folder in FOLDERS:
        subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
    Path("/run/netns").mkdir()
    order = json.loads(Path(sys.argv[1]).read_text())
    sys.stdout.write(json.dumps(proof(order)))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
