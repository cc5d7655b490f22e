"""One traffic proof of the script stack: ``unshare -rnm python -m tests.guest_lab.rootless ORDER.json``.

The order is JSON: ``facts`` and ``folder`` (of the generated stack), and if wanted ``others`` (facts of further ENIs;
``folder`` is then that of the instance, with the scripts for all of them), ``nic`` (the ENI's name), ``guest``
(lines of ``ip -batch`` run before), ``rp_filter`` (values to try), ``earlier`` (folder of a plan
applied before; ``changed`` of the findings is what apply has changed of it), ``breaks`` (the ``ip`` command that
fails), ``armed`` (try that too), ``container`` (publish a port of one),
``detach`` (take the NIC away before undo), ``worlds`` (names of ``worlds.py``, tried instead of
all that follows apply), ``sysfs`` (false: the scripts see the /sys of the machine).
The findings are printed as JSON.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.guest_lab.fabric import (
    BOX_PORT,
    PRIMARY,
    PRIMARY_GATEWAY,
    Fabric,
    addresses,
    batch,
    inside,
    main_routes,
    network_state,
    run,
)
from tests.guest_lab.worlds import WORLDS, Scene

FOLDERS = ("/run", "/var/lib", "/usr/local/sbin", "/etc/systemd", "/etc/sysctl.d")
"""Where the script stack writes; empty here, so that the machine itself is left alone."""


LEASE = "valid_lft 40000 preferred_lft 40000"
"""What an address has that DHCP gave."""


def script(folder: Path, guest: str, *words: str, sysfs: bool = True) -> tuple[int, str]:
    """Run one of the generated scripts in the guest's namespace, with or without a /sys of its own."""
    # The unit's script looks once, and ends.
    mount = "export EIP_ENI_PAUSE=0; " + ("mount -t sysfs none /sys && " if sysfs else "")
    command = ["nsenter", f"--net=/run/netns/{guest}", "sh", "-c", f'{mount}exec sh "$@"', "sh"]
    done = subprocess.run(
        ["unshare", "-m", *command, str(folder / words[0]), *words[1:]],
        capture_output=True,
        text=True,
        check=False,
        # A world may kill all of it.
        start_new_session=True,
    )
    return done.returncode, done.stdout + done.stderr


def files() -> dict[str, str]:
    """Return every file below the folders that the scripts may write to, but for the namespaces' own."""
    while True:
        # An undo of its own accord may take a folder away while it is read.
        with suppress(FileNotFoundError):
            return _files_now()


def _files_now() -> dict[str, str]:
    found = {}
    for folder in FOLDERS:
        for path in sorted(Path(folder).rglob("*")):
            if not str(path).startswith("/run/netns"):
                found[str(path)] = path.read_text() if path.is_file() else "folder"
    return found


def state(fabric: Fabric) -> dict[str, Any]:
    """Return all that undo must give back."""
    return {"network": network_state(fabric.guest), "arp": arp(fabric), "files": files()}


def arp(fabric: Fabric) -> dict[str, str]:
    """Return for which addresses each NIC of the guest answers ARP."""
    with inside(fabric.guest):
        names = ("all", "eth0", *(nic.name for nic in fabric.nics))
        return {
            name: Path(f"/proc/sys/net/ipv4/conf/{name}/arp_ignore").read_text().strip()
            for name in names
            if Path(f"/proc/sys/net/ipv4/conf/{name}").exists()
        }


def prepare(fabric: Fabric, order: dict[str, Any]) -> None:
    """Bring the guest to where DHCP leaves it, with what the order adds."""
    length = fabric.private_network.prefixlen
    batch(
        fabric.guest,
        "link set eth0 up",
        *(f"link set {nic.name} up" for nic in fabric.nics),
        f"addr add {PRIMARY}/24 dev eth0 {LEASE}",
        *(f"addr add {nic.address}/{length} dev {nic.name} {LEASE}" for nic in fabric.nics),
        f"route add default via {PRIMARY_GATEWAY} dev eth0 metric 100",
        *order.get("guest", ()),
    )
    if order.get("container"):
        add_container(fabric)
    if order.get("breaks"):
        break_ip(order["breaks"])


def proof(order: dict[str, Any]) -> dict[str, Any]:
    """Apply, try, apply again, undo; return what was found."""
    folder = Path(order["folder"])
    fabric = Fabric(order["facts"], others=order.get("others", ()), nic=order.get("nic", "eth1"))
    fabric.build()
    prepare(fabric, order)
    before, leased = state(fabric), addresses(fabric.guest)
    found: dict[str, Any] = {"problems": []}
    problems: list[str] = found["problems"]

    def step(*words: str) -> str:
        code, said = script(folder, fabric.guest, *called(order, *words), sysfs=order.get("sysfs", True))
        if code:
            problems.append(f"{' '.join(words)} failed: {said}")
        return said

    if order.get("earlier"):
        script(Path(order["earlier"]), fabric.guest, *called(order, "apply"))
    earlier = state(fabric)
    found["apply"] = step("apply")
    once = state(fabric)
    found["changed"] = "" if once == earlier else _difference(earlier, once)
    if order.get("worlds"):
        problems += in_service(fabric, order, before)
        return found
    problems += foreign_lost(fabric, before)
    problems += lost(fabric, order)
    problems += changed_routes(fabric, before)
    if fabric.exposed and addresses(fabric.guest) != leased:
        problems.append("an address that DHCP gave has changed")
    found["check"] = step("check", "-v")
    step("apply")
    if state(fabric) != once:
        problems.append(f"applying twice is not the same as applying once: {_difference(once, state(fabric))}")
    if order.get("detach"):
        return found | detached(folder, fabric, before)
    found["undo"] = step("undo")
    after = state(fabric)
    if after != before:
        problems.append(f"undo is not exact: {_difference(before, after)}")
    if order.get("armed"):
        found |= armed(order, fabric, before, once)
    return found


def in_service(fabric: Fabric, order: dict[str, Any], before: dict[str, Any]) -> list[str]:
    """Return what went wrong in the worlds that the order names."""
    scene = Scene(Path(order["folder"]), fabric, order, before, call=script, state=lambda: state(fabric))
    if order.get("container"):
        fabric.serve("guest")
    return [f"{name}: {problem}" for name in order["worlds"] for problem in WORLDS[name](scene)]


def foreign_lost(fabric: Fabric, before: dict[str, Any]) -> list[str]:
    """Return what somebody else had set and apply has dropped: all but default routes of the ENI."""
    now = network_state(fabric.guest).splitlines()
    nics = [f"dev {nic.name} " for nic in fabric.nics]
    return [
        f"apply drops: {line}"
        for line in before["network"].splitlines()
        if line not in now and not (line.startswith("default") and any(nic in line for nic in nics))
    ]


def called(order: dict[str, Any], name: str, *words: str) -> list[str]:
    """Return the script to call: for several ENIs the one that goes through all of them."""
    if not order.get("others"):
        return [name, *words]
    return [f"{name}-all", *(["iproute2"] if name == "apply" else []), *words]


def lost(fabric: Fabric, order: dict[str, Any]) -> list[str]:
    """Return every conversation that failed, for each value of the reverse-path filter."""
    found = []
    fabric.serve()
    for value in order.get("rp_filter", (0, 1, 2)):
        fabric.rp_filter(value)
        fabric.forget_neighbours()
        found += [f"rp_filter {value}: {what}" for what in fabric.lost()]
        if order.get("container"):
            found += [f"rp_filter {value}: container {what}" for what in fabric.lost_containers()]
            found += [f"rp_filter {value}: own container {what}" for what in fabric.lost_from("box")]
    return found


def changed_routes(fabric: Fabric, before: dict[str, Any]) -> list[str]:
    """Return what happened to the main table that must not."""
    routes = main_routes(fabric.guest)
    others = [route for route in routes if not any(f"dev {nic.name} " in f"{route} " for nic in fabric.nics)]
    found = [f"a route of another interface is new: {r}" for r in others if r not in before["network"].splitlines()]
    found += [f"the ENI has a default route: {r}" for r in routes if r.startswith("default") and r not in others]
    if not any(route.startswith("default") for route in others):
        found.append("the default route of the primary interface is gone")
    return found


def armed(order: dict[str, Any], fabric: Fabric, before: dict[str, Any], once: dict[str, Any]) -> dict[str, str]:
    """Arm twice: let it undo itself, then confirm."""
    folder = Path(order["folder"])
    script(folder, fabric.guest, *called(order, "apply", "--armed", "1"))
    deadline = time.monotonic() + 20
    while state(fabric) != before and time.monotonic() < deadline:
        time.sleep(0.25)
    now = state(fabric)
    found = {"armed": "undone" if now == before else f"still there: {_difference(before, now)}"}
    # Time enough for all of them to be set up before the first one is confirmed.
    script(folder, fabric.guest, *called(order, "apply", "--armed", "5" if order.get("others") else "1"))
    script(folder, fabric.guest, *called(order, "confirm"))
    time.sleep(6 if order.get("others") else 2)  # the undo would come within this time: that it does not is the point
    now = state(fabric)
    found["confirmed"] = "kept" if now == once else f"gone: {_difference(once, now)}"
    return found


def detached(folder: Path, fabric: Fabric, before: dict[str, Any]) -> dict[str, Any]:
    """Take the NIC away, then undo; return what is left of the plan."""
    batch(fabric.guest, f"link del {fabric.nic}")
    code, said = script(folder, fabric.guest, "undo")
    rules = [line for line in run("ip", "-4", "-n", fabric.guest, "rule").splitlines() if line.startswith("71")]
    return {
        "undo": said,
        "problems": [f"undo exits {code}"] * bool(code),
        "left": rules,
        "files": files() != before["files"],
    }


def add_container(fabric: Fabric) -> None:
    """Run something like a container in the guest, with the same port of every EIP published to it."""
    run("ip", "netns", "add", fabric.name("box"))
    batch(fabric.guest, "link add name docker0 type veth peer name eth0 netns box", "link set docker0 up")
    batch(fabric.guest, "addr add 10.88.0.1/24 dev docker0")
    batch(
        "box", "link set lo up", "link set eth0 up", "addr add 10.88.0.2/24 dev eth0", "route add default via 10.88.0.1"
    )
    # Until both ends are up the state of the link still changes by itself.
    deadline = time.monotonic() + 20
    while "state UP" not in run("ip", "-n", fabric.guest, "link", "show", "docker0") and time.monotonic() < deadline:
        time.sleep(0.05)
    rules = "".join(f"ip daddr {address} tcp dport {BOX_PORT} dnat to 10.88.0.2\n" for address in fabric.published)
    table = f"table ip nat {{ chain pre {{ type nat hook prerouting priority -100;\n{rules}}}\n}}\n"
    with inside(fabric.guest):
        Path("/proc/sys/net/ipv4/ip_forward").write_text("1")
        for name in ("all", "default", "docker0", "eth0", fabric.nic):
            Path(f"/proc/sys/net/ipv4/conf/{name}/rp_filter").write_text("0")
        run("nft", "-f", "-", text=table)
    fabric.serve("box", port=BOX_PORT)


def break_ip(words: str) -> None:
    """Put an ``ip`` in front of the real one that fails for a command with ``words``."""
    real = run("sh", "-c", "command -v ip").strip()
    fake = Path("/usr/local/sbin/ip")
    fake.write_text(f'#!/bin/sh\ncase "$*" in *"{words}"*) exit 2 ;; esac\nexec {real} "$@"\n')
    fake.chmod(0o755)


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
