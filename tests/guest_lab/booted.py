"""The traffic proof with really booted guests; needs root, debootstrap, systemd-nspawn and dnsmasq.

    python -m tests.guest_lab.booted --roots guests --table table.md

Each guest is a root file system of its distribution, started by its own systemd inside a network namespace of its own;
no network manager ever runs in the namespace of this machine.
"""

import argparse
import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gui.guest.network import GuestOptions, from_facts
from gui.guest.numbers import with_lasting_numbers
from gui.guest.proposal import detection_script
from gui.services.guest.files import InterfaceExport, instance_tree, snippet_tree, write_tree
from tests.guest_lab import fabric, roots
from tests.guest_lab.booted_delivery import Cloud, Delivery
from tests.guest_lab.fabric import Fabric, network_state, run
from tests.guest_lab.in_service import InService
from tests.guest_lab.managers import MANAGERS, VARIANTS, Manager

FACTS: dict[str, Any] = {
    "interface": {
        "mac": "02:00:00:00:00:11",
        "private_ip": "172.16.20.8",
        "private_cidr": "172.16.20.0/24",
        "private_gateway": "172.16.20.253",
    },
    "eips": [
        {"ip": "203.0.113.10", "gateway": "203.0.113.1", "mask": "255.255.255.128"},
        {"ip": "203.0.113.11", "gateway": "203.0.113.1", "mask": "255.255.255.128"},
        {"ip": "203.0.113.140", "gateway": "203.0.113.129", "mask": "255.255.255.128"},
        {"ip": "198.18.5.5", "gateway": "198.19.0.1", "mask": "255.255.255.0"},
    ],
}
"""Four EIPs, three gateways; two EIPs share one, and one gateway lies outside its EIP's network."""
FEWER: dict[str, Any] = {**FACTS, "eips": FACTS["eips"][:3]}
"""The changed plan."""
REFUSED: dict[str, Any] = {**FACTS, "eips": [{**FACTS["eips"][0], "ip": "203.0.113.99"}, *FACTS["eips"][1:]]}
"""A plan that fails: its first EIP is on another interface."""
EXPOSED: list[dict[str, Any]] = [
    {
        "interface": {
            "mac": f"02:00:00:00:00:{11 + number}",
            "private_ip": f"203.0.113.{70 + number}",
            "private_cidr": "203.0.113.64/27",
            "private_gateway": "203.0.113.93",
        },
        "exposed": True,
        "same_vswitch": True,
    }
    for number in range(3)
]
"""Three EIPs that are the addresses of three interfaces in one subnet."""
PATIENCE = 180.0
FOREIGN = (
    "-4 rule add pref 512 to 10.88.0.5 lookup 1003",
    "-4 rule add pref 2048 from 10.88.0.5 lookup 1003",
    "-4 rule add pref 5210 fwmark 0x80000/0xff0000 lookup main",
    "-4 addr add 172.16.20.77/24 dev eth1",
    "-4 route add 10.70.0.0/16 via 172.16.20.200 dev eth1",
    "-4 route add 10.71.0.0/16 via 172.16.20.200 dev eth1 table 150",
    "-6 rule add pref 512 to fd00:88::5 lookup 1003",
)
"""What other programs of a guest have set when ours comes."""


def wait_for(what: str, true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.1)


_DHCP_CLIENT = re.compile(r"\b(dhclient|dhcpcd)\b.*\b(eth\d)\b")
"""A client of its own for each interface, where the manager is none: without it the lease ends one day."""

# Without a /sys of the guest's own namespace the guest sees the NICs of this machine.
_OWN_SYS = """set -e
mkdir -p "$1/cgroup"
mount --rbind /sys/fs/cgroup "$1/cgroup"
mount -t sysfs none /sys
mount --rbind "$1/cgroup" /sys/fs/cgroup
shift
exec "$@"
"""

_ALL_UNITS = ("systemd-networkd", "NetworkManager", "networking", "systemd-resolved", "NetworkManager-wait-online")
_UNWANTED = (
    *(f"{unit}.service" for unit in _ALL_UNITS),
    "systemd-networkd.socket",
    "systemd-networkd-wait-online.service",
    "systemd-timesyncd.service",
    "apt-daily.timer",
    "apt-daily-upgrade.timer",
    "systemd-udevd.service",
    "systemd-udev-trigger.service",
    "console-getty.service",
)


def for_nics(manager: Manager, cloud: Fabric) -> dict[str, tuple[str, int]]:
    """Return the files of ``manager``, with those about eth1 once more for each further ENI."""
    files = dict(manager.files)
    if len(cloud.nics) > 1:
        # As cloud-init has it. NetworkManager's own choice of a metric is another one each time.
        for path, (content, mode) in manager.files.items():
            metric = 100 if "eth0" in path else 200
            files[path] = (content.replace("[ipv4]\n", f"[ipv4]\nroute-metric={metric}\n"), mode)
    first, base = cloud.nics[0], dict(files)
    for number, nic in enumerate(cloud.nics[1:], 3):
        for path, (content, mode) in base.items():
            own = content.partition("    eth1:\n")[2] if "netplan" in path and path.endswith(".yaml") else content
            other = own.replace("eth1", nic.name).replace(first.mac, nic.mac).replace("200", f"{number}00")
            if own != content:
                files[path] = (files[path][0] + f"    {nic.name}:\n" + other, mode)
            elif "eth1" in path:
                files[path.replace("eth1", nic.name)] = (other, mode)
            elif "eth1" in content:
                files[path] = (files[path][0] + other, mode)
    return files


def _plainly(line: str) -> str:
    """Return an address without lifetime and order, and a route of the kernel's without metric: these change."""
    if line.strip().startswith("inet "):
        return " ".join(line.split()[:2])
    return re.sub(r" metric \d+", "", line) if " proto kernel" in line else line


def _described(path: Path) -> str:
    """Return mode, owner and content of a file, folder or link."""
    info = path.lstat()
    if path.is_symlink():
        return f"link to {path.readlink()}"
    content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
    return f"{info.st_mode:o} {info.st_uid}:{info.st_gid} {content}"


class Guest:
    """One booted guest.

    Attributes:
        home: what the guest sees as its root.
        init: the process of the machine that is the guest's first one.
    """

    def __init__(self, root: Path, work: Path, manager: Manager, cloud: Fabric) -> None:
        self.root, self.work, self.manager, self.cloud = root, work, manager, cloud
        self.home = work / "root"
        self.init = 0
        self._nspawn: subprocess.Popen[bytes] | None = None

    def install(self) -> None:
        """Lay an empty layer over the root and put the manager's own configuration into it."""
        for name in ("upper", "scratch", "root"):
            (self.work / name).mkdir(parents=True)
        layers = f"lowerdir={self.root},upperdir={self.work}/upper,workdir={self.work}/scratch"
        run("mount", "-t", "overlay", "overlay", "-o", layers, str(self.home))
        for folder in ("etc/netplan", "etc/systemd/network", "etc/network/interfaces.d"):
            shutil.rmtree(self.home / folder, ignore_errors=True)
            (self.home / folder).mkdir(parents=True)
        for unit in _UNWANTED:
            if unit not in self.manager.units:
                self._link(f"etc/systemd/system/{unit}", "/dev/null")
        for unit in self.manager.units:
            self._link(f"etc/systemd/system/multi-user.target.wants/{unit}", f"/lib/systemd/system/{unit}")
        for path, (content, mode) in for_nics(self.manager, self.cloud).items():
            target = self.home / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content)
            target.chmod(mode)
        (self.home / "etc/cloud").mkdir(exist_ok=True)
        (self.home / "etc/cloud/cloud-init.disabled").touch()
        udevadm = self.home / "usr/bin/udevadm"
        udevadm.unlink(missing_ok=True)
        udevadm.write_text("#!/bin/sh\nexit 0\n")  # there is no udev in a container, and netplan apply calls it
        udevadm.chmod(0o755)

    def _link(self, path: str, target: str) -> None:
        link = self.home / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(target)

    def boot(self) -> None:
        """Switch the guest on and wait until both NICs have their leases."""
        command = [
            *(
                "unshare",
                "--mount",
                "nsenter",
                f"--net=/run/netns/{self.cloud.guest}",
                "sh",
                "-c",
                _OWN_SYS,
                "sh",
                str(self.work),
            ),
            "systemd-nspawn",
            "--quiet",
            "--directory",
            str(self.home),
            "--register=no",
            "--keep-unit",
            f"--network-namespace-path=/run/netns/{self.cloud.guest}",
            "--capability=CAP_NET_ADMIN,CAP_NET_RAW",
            "--resolv-conf=off",
            "--timezone=off",
            "--link-journal=no",
            "--boot",
        ]
        # A namespace given by its path counts as somebody else's, unless told that the guest may set it up.
        unified = {"SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1", "SYSTEMD_NSPAWN_API_VFS_WRITABLE": "network"}
        with (self.work / "console.log").open("ab") as log:
            self._nspawn = subprocess.Popen(
                command, env=os.environ | unified, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        wait_for("the guest's first process", self._find_init)
        wait_for(
            "the guest's systemd",
            lambda: self.run("systemctl", "is-system-running")[1].strip() in {"running", "degraded"},
        )
        wait_for("the leases", self.leased)

    def _find_init(self) -> bool:
        assert self._nspawn is not None
        if self._nspawn.poll() is not None:
            raise RuntimeError((self.work / "console.log").read_text(errors="replace")[-2000:])
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError, StopIteration):
                lines = status.read_text().splitlines()
                spaces = next(line for line in lines if line.startswith("NSpid:")).split()
                parent = next(line for line in lines if line.startswith("PPid:")).split()[1]
                if len(spaces) > 2 and spaces[-1] == "1" and self._is_ours(int(parent)):
                    self.init = int(status.parent.name)
                    return True
        return False

    def _is_ours(self, pid: int) -> bool:
        """Return whether ``pid`` is the container's starter or one of its children."""
        assert self._nspawn is not None
        while pid > 1 and pid != self._nspawn.pid:
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            pid = int(next(line for line in lines if line.startswith("PPid:")).split()[1])
        return pid == self._nspawn.pid

    def leased(self) -> bool:
        """Return whether both NICs have the addresses that DHCP gives them."""
        said = run("ip", "-4", "-n", self.cloud.guest, "-o", "addr")
        return all(f" {address}/" in said for address in (fabric.PRIMARY, *(n.address for n in self.cloud.nics)))

    def run(self, *words: str) -> tuple[int, str]:
        """Run a command in the guest and return its exit code and what it says."""
        done = subprocess.run(
            ["nsenter", f"--target={self.init}", "--all", "--", *words], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def off(self) -> None:
        """Switch the guest off by the power button, so to speak."""
        if self._nspawn is None:
            return
        self._nspawn.send_signal(signal.SIGTERM)
        try:
            self._nspawn.wait(30)
        except subprocess.TimeoutExpired:
            self._nspawn.kill()
            self._nspawn.wait()
        self._nspawn = None

    def remove(self) -> None:
        """Take everything away."""
        self.off()
        run("umount", "--lazy", str(self.home), check=False)

    def state(self) -> dict[str, Any]:
        """Return what undo must give back: the network, and every file of ours or of the managers."""
        files = {}
        for folder in ("etc", "usr/local", "var/lib/eip-eni"):
            for path in sorted((self.home / folder).rglob("*")):
                agent = "aliyun-assist" in path.parts  # what is sent stays where the agent saved it
                if not agent and path.name not in {"ld.so.cache", "machine-id", "timestamps"}:
                    files[str(path.relative_to(self.home))] = _described(path)
        left = self.run("sh", "-c", "ls -d /run/eip-eni* /run/systemd/transient/eip-eni* 2>/dev/null")[1].split()
        arp = {nic.name: self.run("cat", f"/proc/sys/net/ipv4/conf/{nic.name}/arp_ignore") for nic in self.cloud.nics}
        # The index of a NIC is nothing to give back.
        found = network_state(self.cloud.guest).splitlines()
        lines = [re.sub(r"^\d+: (eth\d+)@.*", r"\1", line) for line in found]
        # A route of its own that differs from its files by this alone networkd leaves as it is; it works either way.
        own = re.compile(r"^(?!.* table ).* proto static ")
        lines = [line.replace(" onlink", "") if own.match(line) else line for line in lines]
        for words in (("rule",), ("route",), ("-o", "addr", "show", "scope", "global")):
            found = run("ip", "-6", "-n", self.cloud.guest, *words).splitlines()
            found = [re.sub(r"^\d+: |\\.*| tentative", "", line) for line in found]
            lines += [f"IPv6 {line}" for line in found if " ra " not in line and "fe80" not in line]
        links = run("ip", "-n", self.cloud.guest, "-o", "link")
        lines += [f"{name} {mtu}" for name, mtu in re.findall(r"(eth\d+)@.*? (mtu \d+)", links)]
        clients = {_DHCP_CLIENT.search(line) for line in self.run("ps", "-eo", "args")[1].splitlines()}
        asking = sorted({" ".join(found.groups()) for found in clients if found})
        return {"network": sorted(lines), "arp": arp, "files": files, "left in /run": left, "DHCP clients": asking}


class Leases:
    """DHCP on both networks: always the same address to the same MAC."""

    def __init__(self, cloud: Fabric) -> None:
        self.cloud = cloud
        self._servers: list[subprocess.Popen[bytes]] = []

    def serve(self) -> None:
        """Start afresh; after a reboot the primary NIC's wire is a new one."""
        self.stop()
        nics = [(nic.mac, nic.address) for nic in self.cloud.nics]
        for part, gateway, mask, hosts in (
            ("gw0", fabric.PRIMARY_GATEWAY, "255.255.255.0", [(fabric.PRIMARY_MAC, fabric.PRIMARY)]),
            ("gwp", self.cloud.private_gateway, str(self.cloud.private_network.netmask), nics),
        ):
            words = ["dnsmasq", "--keep-in-foreground", "--port=0", "--conf-file=/dev/null", "--leasefile-ro"]
            words += ["--interface=lan", "--bind-dynamic", "--no-ping", "--dhcp-authoritative", "--dhcp-ignore-clid"]
            words += ["--log-facility=/dev/null", "--pid-file=", f"--dhcp-option=3,{gateway}"]
            words.append(f"--dhcp-range={hosts[0][1]},{hosts[-1][1]},{mask},12h")
            words += [f"--dhcp-host={mac},{address}" for mac, address in hosts]
            self._servers.append(subprocess.Popen(["ip", "netns", "exec", self.cloud.name(part), *words]))

    def stop(self) -> None:
        """Stop the servers."""
        for server in self._servers:
            server.terminate()
            server.wait()
        self._servers = []


@dataclass
class Result:
    """What one proof found.

    Attributes:
        columns: the steps, in order, each with ``ok`` or what went wrong.
        figures: times that were measured.
    """

    release: str
    manager: str
    version: str
    stack: str
    columns: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether every step went well."""
        return all(value in {"ok", "refused"} for value in self.columns.values())

    @property
    def worlds(self) -> str:
        """The steps in a few words: all went well, refused, or which ones failed."""
        failed = [step for step, value in self.columns.items() if value == "FAILED"]
        if failed:
            return "FAILED: " + ", ".join(failed)
        if "refused" in self.columns.values():
            return "refused, nothing touched"
        return f"all {len(self.columns)} ok"


class Proof:
    """One guest, one stack, every step."""

    def __init__(
        self, guest: Guest, leases: Leases, result: Result, log: Callable[[str], None], sent_by: Cloud | None = None
    ) -> None:
        self.guest, self.leases, self.stack, self.result, self.log = guest, leases, result.stack, result, log
        self.cloud = guest.cloud
        self.unplugged = self.refused = False
        self.delivery = Delivery(self, sent_by) if sent_by else None

    def step(self, name: str, work: Callable[[], None]) -> None:
        """Do one step and note how it went; later ones are tried all the same."""
        started = time.monotonic()
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever happens belongs into the table
            self.result.columns[name] = "FAILED"
            self.log(f"{name}: {error}")
        else:
            self.result.columns[name] = "ok"
            self.log(f"{name}: ok in {time.monotonic() - started:.0f} s")

    def call(self, script: str, *words: str, plan: str = "out") -> str:
        """Run a generated script in the guest, or have it run by a delivery."""
        if self.delivery:
            return self.delivery.call(script, *words)
        if self.cloud.exposed:
            words = (self.stack, *words) if script == "apply" else words
            code, said = self.guest.run(f"/root/out/{script}-all", *words)
        else:
            code, said = self.guest.run(f"/root/{plan}/{self.stack}/{script}", *words)
        if code:
            refusal = self.guest.manager.refused
            self.refused = script == "apply" and bool(refusal) and refusal in said
            raise RuntimeError(f"{script} {' '.join(words)} exits {code}: {said}")
        return said

    def call_quietly(self, script: str) -> None:
        """Run a generated script in the guest."""
        self.call(script)

    def traffic(self) -> None:
        """Everything reaches everything, whatever the reverse-path filter."""
        for value in (0, 1, 2):
            self.cloud.rp_filter(value)
            self.cloud.forget_neighbours()
            lost = self.cloud.lost()
            if lost:
                raise RuntimeError(f"rp_filter {value}: {lost}")
        self.call("check")

    def same(self, before: dict[str, Any]) -> None:
        """Wait until the guest is as it was."""

        def equal() -> bool:
            return self.guest.state() == before

        try:
            wait_for("the same state", equal, 30)
        except TimeoutError:
            now = self.guest.state()
            old, new = (json.dumps(x, indent=1).splitlines() for x in (before, now))
            lost, left = [x for x in old if x not in new], [x for x in new if x not in old]
            raise RuntimeError(f"lost {lost}, left {left}") from None

    def all(self) -> None:
        """Go through every step."""
        said = self.guest.run("sh", "/root/out/detect")[1]
        fitting = self.guest.manager.stacks[0]
        self.result.columns["detected"] = "ok" if said.split()[:2] == ["stack:", fitting] else "FAILED"
        self.add_foreign()
        before = self.guest.state()
        if self.delivery:
            self.delivery.all(before)
            return
        service = InService(self, before)
        self.step("apply", lambda: self.timed("apply", "apply"))
        if self.refused:
            self.result.columns["apply"] = "refused"
            self.step("nothing touched", lambda: self.same(before))
            return
        self.cloud.serve()
        self.step("others' settings", lambda: self.foreign_kept(before))
        self.step("traffic", self.traffic)
        self.step("applied twice", self.twice)
        if not self.cloud.exposed:
            service.running()
        self.step("undo", lambda: self.undone(before))
        self.step("armed undo", lambda: self.armed(before))
        self.step("confirmed", lambda: self.confirmed(before))
        if not self.cloud.exposed:
            service.noexec()
            self.step("armed, rebooted", lambda: self.armed_reboot(before))
        self.step("apply again", lambda: self.call_quietly("apply"))
        self.step("reboot", self.reboot)
        self.step("undo after reboot", lambda: self.undone_after_reboot(before))

    def same_network(self, wanted: dict[str, Any], what: str) -> None:
        """Wait until addresses, rules and routes are the wanted ones, whether manager or script has set ours."""

        def named(state: dict[str, Any]) -> Counter[str]:
            return Counter(line.replace(" proto static", "") for line in state["network"])

        try:
            wait_for(what, lambda: named(self.guest.state()) == named(wanted), 20)
        except TimeoutError:
            now = self.guest.state()
            lost, left = named(wanted) - named(now), named(now) - named(wanted)
            raise RuntimeError(f"{what}: lost {list(lost)}, left {list(left)}") from None

    def add_foreign(self) -> None:
        """Set what other programs of a living guest set: rules of a VPN and of containers, and settings of the ENI."""
        for line in FOREIGN:
            words = ["ip", "-n", self.cloud.guest, *line.split()]
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            # Some of it outlives what the step before did; what can't be set at all is a fault of the guest.
            if done.returncode and "exists" not in done.stderr and "already assigned" not in done.stderr:
                raise RuntimeError(f"another program cannot set this: {line}: {done.stderr.strip()}")

    def foreign_kept(self, before: dict[str, Any]) -> None:
        """Everything that was there before is there, but for the routes of the lease through the ENI."""
        nics = tuple(f" dev {nic.name} " for nic in self.cloud.nics)

        def lost() -> list[str]:
            now = {_plainly(line) for line in self.guest.state()["network"]}
            return [
                line
                for line in before["network"]
                if _plainly(line) not in now
                and not (any(nic in f"{line} " for nic in nics) and ("default" in line or "proto dhcp" in line))
            ]

        try:
            wait_for("others' settings", lambda: not lost(), 10)
        except TimeoutError:
            raise RuntimeError(f"apply drops {lost()}") from None

    def timed(self, name: str, *words: str) -> None:
        """Run a script and remember how long it takes."""
        started = time.monotonic()
        with self.primary_kept():
            self.call(*words)
        self.result.figures[name] = f"{time.monotonic() - started:.1f} s"

    @contextlib.contextmanager
    def primary_kept(self) -> Iterator[None]:
        """Fail when the primary NIC loses an address or a default route meanwhile, if only for a moment."""
        watch = ["ip", "-4", "-n", self.cloud.guest, "-o", "monitor", "address", "route"]
        with subprocess.Popen(watch, stdout=subprocess.PIPE, text=True) as monitor:
            try:
                yield
            finally:
                monitor.terminate()
            said, _ = monitor.communicate()
        lost = [line for line in said.splitlines() if "Deleted" in line and re.search(r"\beth0\b", line)]
        if lost:
            raise RuntimeError(f"the primary NIC was touched: {lost}")

    def twice(self) -> None:
        """Apply again: nothing changes."""
        wait_for("a steady state", lambda: self.guest.state() == self.guest.state(), 10)
        once = self.guest.state()
        self.call("apply")
        self.same(once)

    def undone(self, before: dict[str, Any]) -> None:
        """Undo: everything is as it was."""
        with self.primary_kept():
            self.call("undo")
        if self.unplugged:
            # What was set by hand on the NIC went with it; the steps after this one have it all the while.
            self.add_foreign()
            self.unplugged = False
        self.same(before)

    def armed(self, before: dict[str, Any]) -> None:
        """An armed apply that nobody confirms undoes itself."""
        self.call("apply", "--armed", "4")
        if not self._ours():
            raise RuntimeError("the armed apply did nothing")
        wait_for("the armed undo", lambda: not (self.guest.home / "var/lib/eip-eni").exists(), 60)
        self.same(before)

    def confirmed(self, before: dict[str, Any]) -> None:
        """An armed apply that is confirmed stays."""
        self.call("apply", "--armed", "8")
        self.call("confirm")
        time.sleep(10)
        if self.cloud.lost():
            raise RuntimeError("a confirmed apply was undone")
        self.undone(before)

    def restart(self) -> None:
        """Switch off and on; the NICs are new, as after a stop and start."""
        self.guest.off()
        self.cloud.remove_guest()
        self.cloud.add_guest()
        self.leases.serve()
        self.cloud.serve("guest")
        self.guest.boot()

    def armed_reboot(self, before: dict[str, Any]) -> None:
        """A reboot in the armed window: the guest comes back without what was not confirmed."""
        self.call("apply", "--armed", "600")
        self.restart()
        self.add_foreign()
        self.same(before)
        if (self.guest.home / "var/lib/eip-eni").exists():
            raise RuntimeError("the state of the unconfirmed setup is still there")

    def reboot(self) -> None:
        """After a reboot everything works without help."""
        self.restart()
        wait_for("traffic after the reboot", lambda: not self.cloud.lost(), 30)
        self.traffic()

    def undone_after_reboot(self, before: dict[str, Any]) -> None:
        """Undo after a reboot gives back everything, too."""
        self.add_foreign()
        self.undone(before)

    def _ours(self) -> list[str]:
        """Return the rules and addresses of ours that the guest has."""
        rules = run("ip", "-4", "-n", self.cloud.guest, "rule").splitlines()
        found = run("ip", "-4", "-n", self.cloud.guest, "addr").splitlines()
        priorities = ("0:", "32766:", "32767:")
        return [line for line in rules if not line.startswith(priorities) and int(line.split(":")[0]) > 7000] + [
            line for line in found for eip in self.cloud.eips if f" {eip.address}/" in line
        ]


@dataclass(frozen=True)
class Choice:
    """What is configured beyond the usual.

    Attributes:
        options: of the generator.
        prefix: of the namespaces, so that two runs do not meet.
        exposed: three ENIs whose addresses are the EIPs, set up by the scripts for all of them.
        delivered: ten EIPs, set up by Cloud Assistant.
    """

    options: GuestOptions
    prefix: str
    exposed: bool = False
    delivered: bool = False


def prove(release: roots.Release, root: Path, name: str, stack: str, choice: Choice) -> Result:
    """Boot a guest with the network manager ``name`` and take ``stack`` through every step."""
    manager = (MANAGERS | VARIANTS)[name]
    version = roots.versions(root)
    shown = f"{manager.package} {version[manager.package].split('-')[0]}"
    if manager.package != "systemd":
        shown += f", systemd {version['systemd'].split('-')[0]}"
    result = Result(release.title, name, shown, stack)
    work = Path(tempfile.mkdtemp(prefix=f"guest-{release.suite}-", dir=root.parent))
    sender = Cloud(work / "state", FACTS["interface"]["mac"], stack) if choice.delivered else None
    everything = [sender.facts] if sender else EXPOSED if choice.exposed else [FACTS]
    cloud = Fabric(everything[0], others=everything[1:], prefix=choice.prefix)
    cloud.destroy()
    guest, leases = Guest(root, work, manager, cloud), Leases(cloud)
    try:
        cloud.build()
        leases.serve()
        guest.install()
        if choice.exposed:
            networks = with_lasting_numbers([from_facts(each, choice.options) for each in everything])
            exports = [InterfaceExport(f"eni-{i}", net, (stack,)) for i, net in enumerate(networks)]
            write_tree(instance_tree("i-1", exports), guest.home / "root/out")
        elif not sender:
            for folder, facts in (("out", FACTS), ("less", FEWER), ("bad", REFUSED)):
                write_tree(snippet_tree(from_facts(facts, choice.options), [stack]), guest.home / "root" / folder)
        (guest.home / "root/out").mkdir(exist_ok=True)
        (guest.home / "root/out/detect").write_text(detection_script())
        guest.boot()
        Proof(guest, leases, result, _log, sender).all()
    except Exception as error:  # noqa: BLE001 - belongs into the table
        result.columns["boot"] = "FAILED"
        _log(f"boot: {error}")
    finally:
        if not result.good and (work / "console.log").exists():
            shutil.copy(work / "console.log", root.parent / f"{release.suite}-{stack}.console")
        guest.remove()
        if sender:
            sender.close()
        leases.stop()
        cloud.destroy()
        shutil.rmtree(work, ignore_errors=True)
    return result


def _log(line: str) -> None:
    sys.stderr.write(f"    {line}\n")


FIGURES = {
    "apply": "time of apply",
    "outage of a change": "outage of a change",
    "back after a plug": "back after a plug",
}
"""The figures of the table, with their titles."""


def table(results: list[Result]) -> str:
    """Return the results as a Markdown table, as ``docs/guest-proof.md`` has it."""
    titles = ["guest", "manager", "versions", "stack", "worlds", *FIGURES.values()]
    lines = ["| " + " | ".join(titles) + " |", "|---" * len(titles) + "|"]
    for r in results:
        cells = [r.worlds, *(r.figures.get(name, "-") for name in FIGURES)]
        lines.append(f"| {r.release} | {r.manager} | {r.version} | `{r.stack}` | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Make the roots that are missing, prove everything asked for, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roots", type=Path, required=True, help="folder of the root file systems, about 0.5 GB each")
    parser.add_argument("--release", action="append", choices=[r.suite for r in roots.RELEASES], help="default: all")
    parser.add_argument("--manager", action="append", choices=[*MANAGERS, *VARIANTS], help="default: all")
    parser.add_argument("--stack", action="append", help="default: all of the manager's")
    parser.add_argument("--debian-mirror", help="default: the one of this machine's apt")
    parser.add_argument("--ubuntu-mirror", help="needed to make roots of Ubuntu")
    parser.add_argument("--ubuntu-keyring", type=Path, help="needed to make roots of Ubuntu")
    parser.add_argument("--marks", action="store_true", help="with the connection-mark add-on")
    parser.add_argument("--host-prefix", action="store_true", help="with /32 addresses")
    parser.add_argument("--exposed", action="store_true", help="three EIPs exposed in one subnet instead")
    parser.add_argument("--delivered", action="store_true", help="ten EIPs set up by multi-eip guest apply instead")
    parser.add_argument("--prefix", default="lab-", help="of the namespaces, for two runs at a time")
    parser.add_argument("--table", type=Path, help="write the table here")
    asked = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("this needs root")
    asked.roots.mkdir(parents=True, exist_ok=True)
    options = GuestOptions(connection_marks=asked.marks, host_prefix=asked.host_prefix)
    choice = Choice(options, asked.prefix, asked.exposed, asked.delivered)
    results = []
    for release in roots.RELEASES:
        if asked.release and release.suite not in asked.release:
            continue
        root = (asked.roots / release.suite).resolve()
        mirror = asked.ubuntu_mirror if release.ubuntu else asked.debian_mirror or roots.machine_mirror()
        if release.ubuntu and mirror is None and not (root / ".ready").exists():
            sys.stderr.write(f"{release.title}: skipped, there is no root and no --ubuntu-mirror\n")
            continue
        roots.make(release, root, mirror, asked.ubuntu_keyring)
        for name, manager in (MANAGERS | VARIANTS).items():
            for stack in manager.stacks:
                if (asked.manager and name not in asked.manager) or (asked.stack and stack not in asked.stack):
                    continue
                started = time.monotonic()
                sys.stderr.write(f"{release.title}, {name}, {stack}\n")
                results.append(prove(release, root, name, stack, choice))
                sys.stderr.write(
                    f"    {results[-1].columns} {results[-1].figures} in {time.monotonic() - started:.0f} s\n"
                )
    text = table(results)
    sys.stdout.write(text)
    if asked.table:
        asked.table.write_text(text)
    return 0 if all(result.good for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
