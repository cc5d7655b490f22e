"""A move between two guests of one fabric: ``unshare -rnm python -m tests.guest_lab.moved ORDER.json``.

Both guests are namespaces with folders of their own; what the sandbox attaches and detaches is plugged and unplugged.
Both are set up by real deliveries. A client outside pings every EIP all the while and counts what is lost.

The order is JSON: ``count`` (EIPs), ``dead`` (the agent of the first guest is gone). The findings are printed as JSON.
"""

import contextlib
import itertools
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from gui.domain.plans import move, reversal
from gui.domain.plans.plan import Plan
from gui.sandbox.guests.process import Process
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Assistant as AgentOf
from gui.sandbox.resources import EniStatus, Instance
from gui.services.delivery.delivery_run import Performer, run_delivery
from gui.services.delivery.guest_moves import MovedGuests, guest_gateways, may_go_on
from gui.services.delivery.journal import DeliveryJournal
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.outage_times import measured
from tests.guest_lab.delivered import TIMING, Lab
from tests.guest_lab.fabric import CLIENT, PRIMARY_GATEWAY, Fabric, _echo, batch, inside, run
from tests.guest_lab.rootless import FOLDERS, LEASE
from tests.helpers.sandbox_run import ENI, INSTANCE, OTHER_INSTANCE, REGION, gateway

SECOND_PRIMARY, SECOND_GATEWAY = "10.0.7.2", "10.0.7.1"
SECOND = "guest2"
OWN = (*FOLDERS, "/usr/local/share")
PERIOD = 0.05


class Pings:
    """A client outside that pings EIPs all the while."""

    def __init__(self, fabric: Fabric) -> None:
        self._fabric = fabric
        self._eips = [each.address for each in fabric.eips]
        self._answers: dict[str, list[float]] = {each: [] for each in self._eips}
        self._sent = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        # The gap that ends last ends with an answer.
        now = time.monotonic()
        while any(not found or found[-1] < now for found in self._answers.values()) and time.monotonic() < now + 10:
            time.sleep(PERIOD)
        self._done.set()
        self._thread.join()

    def _ask(self) -> None:
        with inside(self._fabric.name("core")):
            raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
        with raw:
            raw.bind((CLIENT, 0))
            raw.setblocking(False)
            while not self._done.is_set():
                self._sent += 1
                for address in self._eips:
                    with contextlib.suppress(OSError):
                        raw.sendto(_echo(7), (address, 0))
                end = time.monotonic() + PERIOD
                while (left := end - time.monotonic()) > 0:
                    if select.select([raw], [], [], left)[0]:
                        with contextlib.suppress(OSError):
                            packet, (sender, _) = raw.recvfrom(200)
                            if packet[20] == 0 and sender in self._answers:
                                self._answers[sender].append(time.monotonic())

    def findings(self) -> dict[str, Any]:
        """Return for each EIP the longest time without an answer, and how many pings were lost."""
        gaps = {
            address: max((later - earlier for earlier, later in itertools.pairwise(found)), default=-1.0)
            for address, found in self._answers.items()
        }
        lost = {address: self._sent - len(found) for address, found in self._answers.items()}
        return {"gaps": gaps, "lost": lost, "sent": self._sent}


class TwoGuests(Lab):
    """The lab with a second guest, to which the interface can be attached."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self._second_guest()
        self._place = str(INSTANCE)
        self._over = threading.Event()
        # From here on the cloud takes its time.
        self.account.tasks.pace = Pace.realistic()
        self.account.tasks.clock = time.time
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _second_guest(self) -> None:
        """Make the second guest with its primary NIC, behind a router of its own."""
        for part in ("gw9", SECOND):
            run("ip", "netns", "add", part)
        batch(
            "core", "link add w9 type veth peer name wan netns gw9", "link set w9 up", "addr add 169.254.9.1/30 dev w9"
        )
        batch("core", f"route add {SECOND_PRIMARY}/32 via 169.254.9.2")
        batch("gw9", "link set lo up", "addr add 169.254.9.2/30 dev wan", "link set wan up")
        batch("gw9", f"link add lan type veth peer name eth0 netns {SECOND}", "route add default via 169.254.9.1")
        batch("gw9", f"addr add {SECOND_GATEWAY}/24 dev lan", "link set lan up")
        self.fabric._sysctl("gw9", "ip_forward", 1)
        batch(
            SECOND,
            *("link set lo up", "link set eth0 up", f"addr add {SECOND_PRIMARY}/24 dev eth0 {LEASE}"),
            f"route add default via {SECOND_GATEWAY} dev eth0 metric 100",
        )
        for folder in OWN:
            Path(f"/mnt/{SECOND}{folder}").mkdir(parents=True)

    def _inside(self, instance: Instance) -> list[str]:
        if instance.id == INSTANCE:
            return super()._inside(instance)
        own = "; ".join(f"mount --bind /mnt/{SECOND}{folder} {folder}" for folder in OWN)
        mount = f'export EIP_ENI_PAUSE=0; {own}; mount -t sysfs none /sys; exec "$@"'
        return ["unshare", "-m", "nsenter", f"--net=/run/netns/{SECOND}", "sh", "-c", mount, "sh"]

    def _reaches(self, instance: Instance) -> bool:
        if instance.id == INSTANCE:
            return super()._reaches(instance)
        way = run("ip", "-4", "-n", SECOND, "route", "get", "100.100.2.136", check=False)
        return f"via {SECOND_GATEWAY} dev eth0" in way

    def _watch(self) -> None:
        """Plug the NIC where the cloud attaches the interface, and unplug it where it is detached."""
        while not self._over.is_set():
            with self.account.lock:
                self.account.tasks.advance()
                eni = self.account.interfaces.get(ENI)
                place = eni.instance if eni and eni.status is EniStatus.IN_USE else ""
            if place != self._place:
                self._move_nic(place)
                self._place = place
            time.sleep(0.02)

    def _move_nic(self, place: str) -> None:
        nic, length = self.fabric.nics[0], self.fabric.private_network.prefixlen
        if self._place:
            run("ip", "-n", "switch", "link", "del", nic.port)
        if not place:
            return
        guest = self.fabric.guest if place == INSTANCE else SECOND
        batch(
            "switch",
            f"link add {nic.port} type veth peer name {nic.name} netns {guest} address {nic.mac}",
            f"link set {nic.port} master bridge0 up",
        )
        batch(guest, f"link set {nic.name} up", f"addr add {nic.address}/{length} dev {nic.name} {LEASE}")

    def stop(self) -> None:
        """End the watcher."""
        self._over.set()
        self._watcher.join()

    def guests(self, plan: Plan) -> MovedGuests:
        """Return the guests of ``plan``."""
        cloud = gateway(self.server)
        inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
        gateways = guest_gateways(cloud, inventory, plan)
        return MovedGuests(self.channel(), inventory, plan, gateways, timing=TIMING, armed=60, stack="iproute2")


def carried_out(lab: TwoGuests, plan: Plan, folder: Path, *, prepare: bool = True) -> dict[str, Any]:
    """Carry ``plan`` out as the command does, with a client that pings; return what was found."""
    guests = lab.guests(plan)
    packages = guests.packages()
    reached = [guests.unreached(each.eni) is None for each in packages] if prepare else []
    with (
        closing(DeliveryJournal(folder)) as deliveries,
        closing(Journal(folder)) as journal,
        Pings(lab.fabric) as pings,
    ):
        begun = time.monotonic()
        undone = guests.undo(deliveries)
        execution = Execution(gateway(lab.server), plan, journal)
        report = execution.run()
        ends = guests.set_up(packages, deliveries)
        seconds = time.monotonic() - begun
        said = measured(journal.run(execution.run_id))
    lost = pings.findings()
    return {
        "reached": reached,
        "went_on": [may_go_on(each) for each in undone.values()],
        "undone": [each.cause.value if each else None for each in undone.values()],
        "outcome": report.outcome.value,
        "seconds": seconds,
        "guest": [each.outcome.value for each in ends.values()],
        "why": [f"{each.cause.value} {each.text}" for each in ends.values()],
        "said": [list(each.outage.seconds or ()) for each in said],
        "measured": [each.seconds for each in said],
        **lost,
    }


def eips_in(lab: TwoGuests, guest: str) -> int:
    """Return how many of the EIPs ``guest`` has."""
    found = json.loads(run("ip", "-j", "-4", "-n", guest, "addr"))
    there = {info["local"] for link in found for info in link["addr_info"]}
    return len(there & {each.address for each in lab.fabric.eips})


def proof(order: dict[str, Any]) -> dict[str, Any]:
    """Set the first guest up, move the interface to the second, and back; return what was found."""
    lab = TwoGuests(order.get("count", 3))
    lab.account.guest = Process(lab._inside, reach=lab._reaches)
    first = run_delivery(Performer(lab.channel(), lab.package(60)))
    found: dict[str, Any] = {"set_up": first.outcome.value}
    if order.get("dead"):
        here = lab.account.instances.get(INSTANCE)
        assert here is not None
        here.assistant = AgentOf.ABSENT
    catalog = load_catalog()
    inventory = read_inventory(gateway(lab.server), REGION, lambda: datetime.now(UTC))
    there = move.build(ENI, OTHER_INSTANCE, inventory, catalog).plan
    with tempfile.TemporaryDirectory() as folder:
        found["there"] = carried_out(lab, there, Path(folder))
        found["eips"] = [eips_in(lab, each) for each in (lab.fabric.guest, SECOND)]
        if not order.get("dead"):
            now = read_inventory(gateway(lab.server), REGION, lambda: datetime.now(UTC))
            back = reversal.build(there, now, catalog).plan
            found["back"] = carried_out(lab, back, Path(folder))
            found["lost"] = lab.lost()
    lab.stop()
    return found


def main() -> None:
    """Set the mounts, read the order, print the findings."""
    for folder in (*OWN, "/mnt"):
        subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
    Path("/run/netns").mkdir()
    run("ip", "link", "set", "lo", "up")
    assert PRIMARY_GATEWAY != SECOND_GATEWAY
    order = json.loads(Path(sys.argv[1]).read_text())
    sys.stdout.write(json.dumps(proof(order)))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
