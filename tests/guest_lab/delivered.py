"""Deliveries over the real SDK into a guest: ``unshare -rnm python -m tests.guest_lab.delivered ORDER.json``.

The sandbox answers in the program's own process; its agent runs what is sent in the guest's namespace, behind routers
that drop foreign sources. The agent reaches the cloud as long as the guest's way out is its primary NIC.

The order is JSON: ``mutants`` (template, text, other text), ``armed`` (seconds), ``moments`` (seconds after apply at
which confirm is sent, each in a delivery of its own), ``plain`` (in a guest with a first process of its own and without
systemd), ``undoes`` (what the guest undoes is waited for where it gave no answer). The findings are printed as JSON.
"""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gui.cloud.assistant import Assistant
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.delivery import deliver
from gui.domain.delivery.effects import Sleep
from gui.domain.delivery.package import Package, Step, Timing
from gui.domain.delivery.reading import read
from gui.domain.delivery.report import DeliveryOutcome, DeliveryReport, PhaseBegan
from gui.domain.delivery.truth import eips_in_guest
from gui.guest import strict_jinja
from gui.sandbox.guests.process import Process
from gui.sandbox.pace import Pace
from gui.sandbox.resources import Instance
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.delivery.delivery_run import Performer, run_delivery
from gui.services.delivery.packages import package_of
from gui.services.delivery.side_by_side import reading_of
from gui.services.region.catalog import read_inventory
from gui.words.delivery import truth_word
from tests.guest_lab.fabric import PRIMARY, PRIMARY_GATEWAY, Fabric, batch, run
from tests.guest_lab.plain_guest import PlainGuest
from tests.guest_lab.rootless import FOLDERS, LEASE, state
from tests.helpers.delivered import bind, snippet_facts
from tests.helpers.sandbox_run import CREDENTIALS, ENI, REGION, gateway

SPEED = 4
"""How much faster the cloud's clock goes than ours: what takes the agent half a minute takes seconds here."""
STEPS = dict.fromkeys(Step, 60)
TIMING = Timing(
    steps=STEPS, fetch=70 / SPEED, report=30 / SPEED, work=10, slack=10, rearm_below=0, poll=(0.1, 0.2, 0.5), retry=1.0
)
"""As the program sees it: a command of 60 s is given up after 15, but the guest's own undo keeps our time."""


class Lab:
    """The sandbox, the guest in its fabric, and the program."""

    def __init__(self, count: int, *, plain: bool = False) -> None:
        started = time.time()
        self.account = default_account(Pace.instant(), lambda: started + (time.time() - started) * SPEED)
        self.server = SandboxServer(self.account)
        self.server.start()
        bind(self.server, count)
        cloud = gateway(self.server)
        self.inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
        self.gateways = cloud.gateways(REGION, ENI)
        self.fabric = Fabric(snippet_facts(self.inventory, ENI, self.gateways))
        self.fabric.build()
        self._lease()
        self.plain = PlainGuest(self.fabric.guest) if plain else None
        self.account.guest = Process(self._inside, reach=self._reaches)

    def _lease(self) -> None:
        """Bring the guest to where DHCP leaves it."""
        length = self.fabric.private_network.prefixlen
        batch(
            self.fabric.guest,
            "link set eth0 up",
            *(f"link set {nic.name} up" for nic in self.fabric.nics),
            f"addr add {PRIMARY}/24 dev eth0 {LEASE}",
            *(f"addr add {nic.address}/{length} dev {nic.name} {LEASE}" for nic in self.fabric.nics),
            f"route add default via {PRIMARY_GATEWAY} dev eth0 metric 100",
        )

    def _inside(self, _instance: Instance) -> list[str]:
        if self.plain:
            return [*self.plain.words, "env", "EIP_ENI_PAUSE=0"]
        mount = 'export EIP_ENI_PAUSE=0; mount -t sysfs none /sys; exec "$@"'
        return ["unshare", "-m", "nsenter", f"--net=/run/netns/{self.fabric.guest}", "sh", "-c", mount, "sh"]

    def _reaches(self, _instance: Instance) -> bool:
        """Return whether the guest's way to the cloud is its primary NIC, through the router that serves it."""
        way = run("ip", "-4", "-n", self.fabric.guest, "route", "get", "100.100.2.136", check=False)
        return f"via {PRIMARY_GATEWAY} dev eth0" in way

    def channel(self) -> GuestChannel:
        return Assistant(CREDENTIALS, f"http://{self.server.endpoint}")

    def package(self, armed: int) -> Package:
        return package_of(self.inventory, ENI, self.gateways, stack="iproute2", armed=armed, timing=TIMING)

    def truths(self) -> list[str]:
        """Return what a new reading says of each EIP."""
        package = self.package(60)
        report = Performer(self.channel(), package).perform(read(package))
        return [truth_word(each.truth).text for each in eips_in_guest(reading_of(report), package.expected)]

    def lost(self) -> list[str]:
        """Return every conversation with the guest that fails."""
        self.fabric.serve()
        found = []
        for value in (0, 1):
            self.fabric.rp_filter(value)
            self.fabric.forget_neighbours()
            found += [f"rp_filter {value}: {what}" for what in self.fabric.lost()]
        return found


def described(report: DeliveryReport) -> dict[str, Any]:
    return {
        "outcome": report.outcome.value,
        "cause": report.cause.value,
        "text": report.text,
        "error": str(report.error or ""),
        "undone_within": report.undone_within,
        "checked": [str(each.address) for each in report.addresses if each.well],
    }


def delivery(lab: Lab, armed: int, *, undoes: bool) -> dict[str, Any]:
    """Deliver once; return what was claimed, what is true, and how long it took.

    Args:
        lab: with the guest.
        armed: seconds until the guest undoes it by itself.
        undoes: it can: what is not known yet is waited for, and read again.
    """
    before = state(lab.fabric)
    phases: list[str] = []
    performer = Performer(
        lab.channel(),
        lab.package(armed),
        report=lambda event: phases.append(event.phase.value) if isinstance(event, PhaseBegan) else None,
    )
    begin = time.monotonic()
    report = run_delivery(performer)
    found = described(report) | {"seconds": round(time.monotonic() - begin, 1), "phases": phases}
    if report.outcome is DeliveryOutcome.ARMED or (undoes and report.outcome is DeliveryOutcome.UNKNOWN):
        # It is said that the guest undoes it by itself, or it could not be asked: that has to come true.
        end = time.monotonic() + armed + 30
        while without_agent(state(lab.fabric)) != without_agent(before) and time.monotonic() < end:
            time.sleep(0.2)
    found["truths"] = lab.truths() if undoes or report.outcome is not DeliveryOutcome.UNKNOWN else []
    found["as_before"] = without_agent(state(lab.fabric)) == without_agent(before)
    return found


def without_agent(found: dict[str, Any]) -> dict[str, Any]:
    return found | {"files": {path: text for path, text in found["files"].items() if "/aliyun-assist" not in path}}


def at_moment(lab: Lab, seconds: float) -> dict[str, Any]:
    """Deliver with a confirmation that is sent ``seconds`` after apply has ended; return claim and truth."""
    package = lab.package(4)
    performer = Performer(lab.channel(), package)
    talk: Any = deliver(package)
    slept = False

    def delayed() -> Any:
        """Hold the confirmation back."""
        nonlocal slept
        answer: Any = None
        failure: Exception | None = None
        while True:
            try:
                effect = talk.throw(failure) if failure else talk.send(answer)
            except StopIteration as end:
                return end.value
            if getattr(effect, "step", None) is Step.CONFIRM and not slept:
                slept = True
                yield Sleep(seconds)
            answer, failure = None, None
            try:
                answer = yield effect
            except Exception as raised:  # noqa: BLE001 - handed on
                failure = raised

    report = performer.perform(delayed())
    time.sleep(5)  # what is still armed is undone by now: that is what is asked
    kept = Path(f"/var/lib/eip-eni/{lab.fabric.mac.replace(':', '')}/stack").exists()
    run("sh", "-c", "rm -f /usr/local/share/aliyun-assist/work/script/*")
    script = f"/var/lib/eip-eni/{lab.fabric.mac.replace(':', '')}/undo"
    if kept:
        subprocess.run([*lab._inside(None), "sh", script], check=False, capture_output=True)  # type: ignore[arg-type]
    return {"claimed": report.outcome.value, "cause": report.cause.value, "kept": kept}


def plant(mutants: list[list[str]]) -> None:
    """Change templates before anything is rendered."""
    read_template = strict_jinja._read

    def changed(name: str) -> str:
        text = read_template(name)
        for template, old, new in mutants:
            if template == name:
                assert old in text, f"{name} has no {old!r}"
                text = text.replace(old, new)
        return text

    strict_jinja._read = changed
    strict_jinja._environment.cache_clear()


def proof(order: dict[str, Any]) -> dict[str, Any]:
    """Do what the order says; return what was found."""
    plant(order.get("mutants", []))
    lab = Lab(order.get("count", 10), plain=order.get("plain", False))
    if "moments" in order:
        return {"moments": [at_moment(lab, seconds) for seconds in order["moments"]]}
    found = delivery(lab, order.get("armed", 60), undoes=order.get("undoes", False))
    if lab.plain:
        found["seen"] = lab.plain.seen()
    if found["outcome"] == "proven":
        found["lost"] = lab.lost()
    if lab.plain:
        lab.plain.off()
    return found


def main() -> None:
    """Set the mounts, read the order, print the findings."""
    for folder in (*FOLDERS, "/usr/local/share"):
        subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
    Path("/run/netns").mkdir()
    run("ip", "link", "set", "lo", "up")
    order = json.loads(Path(sys.argv[1]).read_text())
    sys.stdout.write(json.dumps(proof(order)))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
