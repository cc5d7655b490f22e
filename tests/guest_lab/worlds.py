"""Guests in service: one world each around the script stack, set up already by the plan of the order.

Each function gets the folder of the generated scripts, the fabric, the order and what was there before, and returns
the problems it found. ``rootless.py`` runs those that the order names in ``worlds``.
"""

import contextlib
import re
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.guest_lab.fabric import PRIMARY_GATEWAY, Fabric, batch, inside, network_state, run

Call = Callable[..., tuple[int, str]]
"""Runs a generated script of a folder in the guest."""
STATES = Path("/var/lib/eip-eni")


class Scene:
    """What a world works with.

    Attributes:
        folder: of the generated scripts.
        fabric: the cloud around the guest.
        order: as ``rootless.py`` reads it.
        before: the state before the first apply.
        call: runs a script: folder, words.
        state: reads the whole state of the guest.
    """

    def __init__(
        self,
        folder: Path,
        fabric: Fabric,
        order: Mapping[str, Any],
        before: dict[str, Any],
        *,
        call: Call,
        state: Callable[[], dict[str, Any]],
    ) -> None:
        self.folder, self.fabric, self.order, self.before = folder, fabric, order, before
        self._call, self.state = call, state

    def run(self, *words: str, folder: Path | None = None) -> tuple[int, str]:
        """Run a script in the guest."""
        return self._call(folder or self.folder, self.fabric.guest, *words)

    @property
    def kept(self) -> Path:
        """The state folder of the interface."""
        return STATES / self.order["facts"]["interface"]["mac"].replace(":", "")

    def network(self) -> list[str]:
        """Return addresses, rules and routes."""
        return network_state(self.fabric.guest).splitlines()

    def until(self, true: Callable[[], bool], seconds: float = 20) -> bool:
        """Wait for a condition; return whether it came."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.2)
        return True

    def undone(self) -> bool:
        """Return whether everything is as it was before."""
        return self.state() == self.before

    def difference(self, wanted: list[str]) -> str:
        """Return what the network lacks and has too much."""
        now = self.network()
        return f"lacks {[x for x in wanted if x not in now]}, has {[x for x in now if x not in wanted]}"


def repair(scene: Scene) -> list[str]:
    """What went missing comes back with the next apply, and by the unit, and nothing else is touched."""
    whole, found = scene.network(), []
    damage = ["rule del pref 7101", "addr del 203.0.113.140/25 dev eth1", "route del default table 7102"]
    for what, words in (("apply", ["apply"]), ("watch", ["watch"])):
        # What a mistaken repair has taken away can't be damaged.
        run("ip", "-n", scene.fabric.guest, "-force", "-batch", "-", text="\n".join(damage) + "\n", check=False)
        code, said = scene.run(*words)
        if code:
            found.append(f"{what} does not repair: {said}")
        if sorted(scene.network()) != sorted(whole):
            found.append(f"{what} repairs something else: {scene.difference(whole)}")
    return found


def refused_change(scene: Scene) -> list[str]:
    """A plan that the guards refuse leaves the one in service as it is."""
    scene.run("undo")
    batch(scene.fabric.guest, "addr add 203.0.113.140/32 dev eth0")
    earlier = Path(scene.order["earlier"])
    scene.run("apply", folder=earlier)
    whole = scene.network()
    code, said = scene.run("apply")
    found = [] if code else ["a plan was taken whose address is on another interface"]
    if "203.0.113.140 is already configured on eth0" not in said:
        found.append(f"the refusal does not say why: {said}")
    if scene.network() != whole:
        found.append(f"a refused change has changed something: {scene.difference(whole)}")
    return found


def failed_change(scene: Scene) -> list[str]:
    """A plan that fails half way, and an armed one that is not confirmed, end with the plan before."""
    scene.run("undo")
    earlier = Path(scene.order["earlier"])
    scene.run("apply", folder=earlier)
    whole, found = sorted(scene.network()), []
    real = run("sh", "-c", "command -v ip").strip()
    fake = Path("/usr/local/sbin/ip")
    fake.write_text(f'#!/bin/sh\ncase "$*" in *"rule add pref 7103"*) exit 2 ;; esac\nexec {real} "$@"\n')
    fake.chmod(0o755)
    code, said = scene.run("apply")
    fake.unlink()
    if not code or sorted(scene.network()) != whole:
        found.append(f"after a failed change ({code}): {scene.difference(whole)} {said}")
    code, said = scene.run("apply", "--armed", "1")
    if code or sorted(scene.network()) == whole:
        found.append(f"the armed change did nothing: {said}")
    if not scene.until(lambda: sorted(scene.network()) == whole and not (scene.kept / "previous").exists()):
        found.append(f"after an armed change: {scene.difference(whole)}")
    code, said = scene.run("undo")
    if code or not scene.undone():
        found.append(f"undo after changes: {scene.difference(scene.before['network'].splitlines())} {said}")
    return found


STEP = 'n=$(($(cat /run/steps) + 1)); echo $n >/run/steps; [ $n != "$(cat /run/last)" ] || kill -9 0; '
"""Counts what is done to files, and kills the script before the last one that it may do."""
FAKES = {
    **{name: f'{STEP} exec /bin/{name} "$@"' for name in ("cp", "rm")},
    # Each file is a step of its own.
    "mv": f"""for to; do :; done
how=$1; shift
case $how in -*) ;; *) {STEP} exec /bin/mv "$how" "$@" ;; esac
while [ $# -gt 1 ]; do {STEP} [ "$1" = -- ] || /bin/mv $how "$1" "$to" || exit; shift; done""",
}


def interrupted(scene: Scene) -> list[str]:
    """A change that is killed at any file can be undone, and it can be made once more."""
    whole, found = sorted(scene.network()), []
    for last, then in ((2, "undo"), (14, "apply"), (20, "undo"), (24, "apply")):
        scene.run("undo")
        scene.run("apply", folder=Path(scene.order["earlier"]))
        Path("/run/steps").write_text("0")
        Path("/run/last").write_text(str(last))
        for name, text in FAKES.items():
            (Path("/usr/local/sbin") / name).write_text(f"#!/bin/sh\n{text}\n")
            (Path("/usr/local/sbin") / name).chmod(0o755)
        code, said = scene.run("apply")
        for file in (*(Path("/usr/local/sbin") / name for name in FAKES), Path("/run/steps"), Path("/run/last")):
            file.unlink()
        if code != -signal.SIGKILL:
            found.append(f"the change was not killed at step {last}: {code} {said}")
        code, said = scene.run(then, folder=scene.kept if then == "undo" else None)
        if code or not (scene.undone() if then == "undo" else sorted(scene.network()) == whole):
            found.append(f"{then} after a change that was killed at step {last}: {scene.difference(whole)} {said}")
    return found


def kept_change(scene: Scene) -> list[str]:
    """A plan that is confirmed stays, and undo goes back to the beginning."""
    whole = sorted(scene.network())
    earlier = Path(scene.order["earlier"])
    scene.run("apply", folder=earlier)
    scene.run("apply", "--armed", "60")
    code, said = scene.run("confirm")
    found = (
        []
        if not code and sorted(scene.network()) == whole
        else [f"a confirmed change: {scene.difference(whole)} {said}"]
    )
    if (scene.kept / "previous").exists():
        found.append("a confirmed change keeps the plan before")
    scene.run("undo")
    if not scene.undone():
        found.append(f"undo after a confirmed change: {scene.difference(scene.before['network'].splitlines())}")
    return found


def hijack(scene: Scene) -> list[str]:
    """The armed undo gives back the default route of the primary NIC when something has taken it."""
    scene.run("undo")
    scene.run("apply", "--armed", "1")
    batch(
        scene.fabric.guest,
        f"route del default via {PRIMARY_GATEWAY}",
        f"route add default via {scene.fabric.private_gateway} dev {scene.fabric.nic}",
    )
    if scene.until(scene.undone):
        return []
    return [
        f"the armed undo leaves the guest without its way out: {scene.difference(scene.before['network'].splitlines())}"
    ]


def race(scene: Scene) -> list[str]:
    """Confirm and the armed undo: one of them wins, and the other one says so."""
    found = []
    scene.run("undo")
    scene.run("apply", "--armed", "60")
    token = (scene.kept / "armed").read_text().split()[0]
    (scene.kept / "armed").rename(scene.kept / "claimed")
    code, said = scene.run("confirm")
    if not code or "too late" not in said:
        found.append(f"confirm lies while undo is at work: {code} {said}")
    (scene.kept / "claimed").rename(scene.kept / "armed")
    whole = scene.network()
    for words in (("--armed", "another-token"), ("--armed", token)):
        if words[1] == token:
            code, said = scene.run("confirm")
            if code:
                found.append(f"confirm does not confirm: {said}")
        scene.run("undo", *words, folder=scene.kept)
        if scene.network() != whole:
            found.append(f"undo {words} undoes what it must not")
    return found


def says_armed(scene: Scene) -> list[str]:
    """A plain apply in the armed window says what becomes of the undo; confirmed plans are not armed again."""
    scene.run("undo")
    scene.run("apply", "--armed", "60")
    found = [] if "armed undo is cancelled" in scene.run("apply")[1] else ["apply disarms without a word"]
    if "nothing to arm" not in scene.run("apply", "--armed", "1")[1] or (scene.kept / "armed").exists():
        found.append("a plan in service was armed")
    return found


def containers(scene: Scene) -> list[str]:
    """A container of the guest reaches every address of it, an old network and a new one; check looks at it."""
    found = [f"container on docker0 to {what}" for what in scene.fabric.lost_from("box")]
    batch(scene.fabric.guest, "addr add 10.89.0.1/24 dev docker0")
    batch("box", "addr add 10.89.0.2/24 dev eth0")
    code, said = scene.run("check")
    if code != 1 or "10.89.0.0/24" not in said:
        found.append(f"check overlooks a network of the guest: {code} {said}")
    code, said = scene.run("watch")
    if code:
        found.append(f"watch fails: {said}")
    code, said = scene.run("check")
    if code:
        found.append(f"a new network of the guest is not covered: {said}")
    return found


def dead_gateway(scene: Scene) -> list[str]:
    """A gateway that has just died is found although the kernel still knows its MAC address."""
    started = time.monotonic()
    code, said = scene.run("check")
    found = [f"check before: {code} {said}"] if code else []
    batch(scene.fabric.name("gw1"), "link set lan down")
    code, said = scene.run("check")
    gateway = scene.fabric.gateways[0]
    if code != 1 or f"the gateway {gateway} does not answer" not in said:
        found.append(f"check overlooks a dead gateway: {code} {said}")
    if not said.splitlines()[1].startswith("EIP 203.0.113.10  WRONG: "):
        found.append(f"check does not begin with the EIPs: {said}")
    if time.monotonic() - started > 15:
        found.append("check asks the gateways one after the other")
    return found


def silent_gateways(scene: Scene) -> list[str]:
    """Gateways that are all silent cost the time of one, because check asks them side by side."""
    gateways = scene.fabric.gateways
    for number in range(1, len(gateways) + 1):
        batch(scene.fabric.name(f"gw{number}"), "link set lan down")
    started = time.monotonic()
    code, said = scene.run("check")
    seconds = time.monotonic() - started
    found = [] if code == 1 else [f"check overlooks that no gateway answers: {code} {said}"]
    found += [f"check overlooks {each}: {said}" for each in gateways if f"gateway {each} does not answer" not in said]
    # Each silent one takes two seconds by itself.
    if seconds > len(gateways):
        found.append(f"check takes {seconds:.1f} s for {len(gateways)} silent gateways")
    return found


def named_tables(scene: Scene) -> list[str]:
    """Numbers of the interface that a file of iproute2 gives names: ip prints these, and nothing else changes."""
    whole, folder = scene.network(), name_tables()
    found = []
    if "hex.table" not in run("ip", "-4", "-n", scene.fabric.guest, "rule"):
        found.append("ip does not read the names: this world shows nothing")
    for word in ("check", "watch", "apply", "check"):
        code, said = scene.run(word)
        if code or "setting it again" in said:
            found.append(f"{word} with names: {code} {said}")
    rules = [line.split("\t")[1:] for line in scene.run("status")[1].splitlines() if line.startswith("rule")]
    if ["7102", "203.0.113.10", "7102"] not in rules:
        found.append(f"status says names: {rules}")
    scene.run("undo")
    for place in (Path(scene.order["earlier"]), scene.folder):
        code, said = scene.run("apply", folder=place)
        if code:
            found.append(f"apply with names from nothing, then a change: {said}")
    run("umount", str(folder))
    if sorted(scene.network()) != sorted(whole):
        found.append(f"names make another setup: {scene.difference(whole)}")
    scene.run("undo")
    if not scene.undone():
        found.append(f"undo after names: {scene.difference(scene.before['network'].splitlines())}")
    return found


def name_tables() -> Path:
    """Mount a file of names where ip looks for them first, in ways in which it may be written; return the folder."""
    folders = (Path("/etc/iproute2"), Path("/usr/share/iproute2"), Path("/usr/lib/iproute2"))
    folder = next(folder for folder in folders if folder.is_dir())
    kept = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    run("mount", "-t", "tmpfs", "none", str(folder))
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    names = ("254 main", "255 local", "#7103 no", "7101\tprivate", "0x1bbe hex.table # 7102", "7103 7104")
    (folder / "rt_tables").write_text("\n".join(names))
    return folder


OWN_NETWORKS = (
    "link add name metric type bridge",
    "link set metric up",
    "link add name br.1 type bridge",
    "link set br.1 up",
    "addr add 10.91.0.1/24 dev metric",
    "addr add 10.91.0.2/24 dev br.1",
    "addr add 10.92.0.1 peer 10.92.0.2/32 dev br.1",
    "route add 10.93.0.0/16 via 10.92.0.2 dev br.1 metric 50 proto static src 10.92.0.1 mtu 1400",
    "route add 10.93.0.0/16 dev metric metric 60",
    "route add 10.94.0.1/32 via 192.0.2.1 dev br.1 onlink",
    "route add 10.95.0.0/16 via inet6 fe80::1 dev br.1",
    "route add 10.96.0.0/16 tos 0x08 dev br.1",
    "route add 10.96.0.0/16 dev metric",
)
"""Networks that a guest may route itself, in ways that differ from each other; each is told to the tables."""
NO_NETWORKS = (
    "route add blackhole 10.97.0.0/16",
    "route add unreachable 10.98.0.0/16 metric 5",
    "route add throw default metric 4000",
    "route add 10.99.0.0/16 nexthop via 10.92.0.2 dev br.1 nexthop via 192.0.2.1 dev metric onlink",
    "route add 0.0.0.0/1 dev br.1",
    "route add default metric 5000 nexthop via 10.92.0.2 dev br.1 nexthop via 192.0.2.1 dev metric onlink",
)
"""What no table is told."""


def own_networks(scene: Scene) -> list[str]:
    """Every kind of route to a network of the guest is told to each table once, and taken back with it."""
    fabric, whole = scene.fabric, scene.network()
    batch(fabric.guest, *OWN_NETWORKS)
    found = []
    code, said = scene.run("watch")
    once = scene.network()
    wanted = {
        "10.91.0.0/24 dev metric scope link",
        "10.92.0.2 dev br.1 scope link",
        "10.93.0.0/16 via 10.92.0.2 dev br.1 metric 50",
        "10.93.0.0/16 dev metric scope link metric 60",
        "10.94.0.1 via 192.0.2.1 dev br.1 onlink",
        "10.95.0.0/16 via inet6 fe80::1 dev br.1",
        "10.96.0.0/16 tos 0x08 dev br.1 scope link",
        "10.96.0.0/16 dev metric scope link",
    }
    for table in ("7101", "7102", "7103"):
        lines = run("ip", "-4", "-n", fabric.guest, "route", "show", "table", table).splitlines()
        routes = {re.sub(" (linkdown|dead)", "", line).strip() for line in lines if " dev eth1" not in line}
        if routes != wanted:
            found.append(f"table {table} lacks {wanted - routes}, has {routes - wanted} {code} {said}")
    code, said = scene.run("check")
    if code:
        found.append(f"check with networks of the guest: {said}")
    scene.run("watch")
    if scene.network() != once:
        found.append(f"a second look sets networks again: {scene.difference(once)}")
    batch(fabric.guest, *NO_NETWORKS)
    for words in ("watch", "apply"):
        scene.run(words)
        more = [line for line in scene.network() if line not in once and "table 71" in line]
        if more:
            found.append(f"{words} tells the tables what is none of theirs: {more}")
    for line in NO_NETWORKS[:3]:
        batch(fabric.guest, line.replace(" add ", " del "))
    batch(fabric.guest, "link del metric", "link del br.1")
    scene.run("watch")
    if sorted(scene.network()) != sorted(whole):
        found.append(f"networks that are gone stay in the tables: {scene.difference(whole)}")
    return found


def replugged(scene: Scene) -> list[str]:
    """ifupdown takes an interface that came again for one that is up: it is told, and everything is there."""
    lease = f"{scene.fabric.private}/{scene.fabric.private_network.prefixlen}"
    for name, line in (
        ("ifquery", "echo eth1=eth1"),
        ("ifdown", "echo down >>/run/told"),
        ("ifup", f"ip link set eth1 up && ip addr add {lease} dev eth1 valid_lft 9000 preferred_lft 9000"),
    ):
        fake = Path("/usr/local/sbin") / name
        fake.write_text(f"#!/bin/sh\n{line}\n")
        fake.chmod(0o755)
    whole = scene.network()
    code, said = scene.run("watch")
    found = [f"watch fails: {said}"] if code or Path("/run/told").exists() else []
    scene.fabric.unplug()
    code, said = scene.run("watch")
    if not code or "no network interface has the MAC address" not in said:
        found.append(f"the unit says nothing of an interface that is gone: {code} {said}")
    scene.fabric.plug()
    code, said = scene.run("watch")
    # The interface has another index now.
    lines = [[re.sub(r"^\d+: |@.*", "", line) for line in lines] for lines in (whole, scene.network())]
    if code or sorted(lines[0]) != sorted(lines[1]):
        found.append(f"an interface that came again is not set up: {said} {scene.difference(whole)}")
    return found


def status(scene: Scene) -> list[str]:
    """The machine-readable state says what is set, between two marked lines, and changes nothing."""
    whole = scene.state()
    code, said = scene.run("status", "id-7", folder=scene.kept)
    lines = [line.split("\t") for line in said.splitlines()]
    found = [f"status exits {code}: {said}"] if code else []
    if lines[0] != ["eip-eni-status", "1", "id-7"] or lines[-1][:4] != ["eip-eni-end", "id-7", "status", "0"]:
        found.append(f"status lacks its marks: {said}")
    body = said.partition("\n")[2].rpartition("eip-eni-end")[0]
    if lines[-1][4] != str(len(body)):
        found.append("status counts its bytes wrongly")
    wanted = (
        ["nic", "eth1", scene.fabric.mac, "up"],
        ["addr", "203.0.113.10/25", "static"],
        ["addr", "172.16.20.8/24", "leased"],
        ["rule", "7102", "203.0.113.10", "7102"],
        ["table", "7102", "203.0.113.1", "onlink"],
        ["main", f"default via {PRIMARY_GATEWAY} dev eth0 metric 100"],
    )
    found += [f"status lacks {each}: {said}" for each in wanted if each not in lines]
    if [line[:2] for line in lines if line[0] == "state"] != [["state", "iproute2"]] or scene.state() != whole:
        found.append(f"status does not say the state, or changes it: {said}")
    return found


def noexec(scene: Scene) -> list[str]:
    """The armed undo runs where the folder of the state may not be executed."""
    scene.run("undo")
    run("mount", "-o", "remount,noexec", "/var/lib")
    scene.run("apply", "--armed", "1")
    found = [] if scene.until(scene.undone) else ["the armed undo did not run on a noexec folder"]
    run("mount", "-o", "remount,exec", "/var/lib", check=False)
    return found


def at_boot(scene: Scene) -> list[str]:
    """The undo of the early boot puts the files back and nothing else, and does nothing when it was confirmed."""
    found = []
    scene.run("undo")
    scene.run("apply", "--armed", "60")
    scene.run("confirm")
    scene.run("undo", "--boot", folder=scene.kept)
    if not (scene.kept / "stack").exists():
        found.append("the undo of the boot undoes what was confirmed")
    scene.run("undo")
    scene.run("apply", "--armed", "60")
    with inside(scene.fabric.guest), contextlib.suppress(OSError):
        Path("/run/eip-eni-" + scene.kept.name + ".journal").unlink()
    code, said = scene.run("undo", "--boot", folder=scene.kept)
    if code or scene.kept.exists() or scene.state()["files"] != scene.before["files"]:
        found.append(f"the undo of the boot leaves files: {said}")
    return found


WORLDS: dict[str, Callable[[Scene], list[str]]] = {
    each.__name__: each
    for each in (
        repair,
        refused_change,
        failed_change,
        interrupted,
        kept_change,
        hijack,
        race,
        says_armed,
        containers,
        dead_gateway,
        silent_gateways,
        named_tables,
        own_networks,
        replugged,
        status,
        noexec,
        at_boot,
    )
}
