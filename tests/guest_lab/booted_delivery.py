"""Deliveries into a booted guest: the program's own commands, over the real SDK, by the sandbox's agent into the guest.

The sandbox binds ten EIPs and runs what is sent in the booted guest, behind ``nsenter``. What the other proofs call in
the guest (apply, check, undo) is asked of ``multi-eip guest`` here; traffic and comparisons are the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from gui.commands.exit_codes import DONE, LEFT, UNDONE
from gui.domain.delivery.report import DeliveryOutcome
from gui.sandbox.guests.choice import guest_of
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import read_inventory
from tests.guest_lab.fabric import PRIMARY_MAC, batch
from tests.guest_lab.killed_agent import deliver_with_a_mortal_agent
from tests.helpers.delivered import bind, snippet_facts
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, REGION, gateway

if TYPE_CHECKING:
    from pathlib import Path

    from tests.guest_lab.booted import Guest, Proof

EIPS = 10
_KEY = {
    "ALIBABA_CLOUD_ACCESS_KEY_ID": CREDENTIALS.access_key_id,
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": CREDENTIALS.access_key_secret,
}


class Cloud:
    """The sandbox whose instance is the booted guest, and the program that talks to it.

    Attributes:
        facts: of the ENI with its EIPs, as the fabric and ``snippets`` read them.
    """

    def __init__(self, folder: Path, mac: str, stack: str) -> None:
        """Bind the EIPs.

        Args:
            folder: where the program keeps its state.
            mac: of the ENI, as the guest's own configuration has it.
            stack: the one to deliver: the program proposes one by the image, and the sandbox's is another system.
        """
        self.folder, self.stack = folder, stack
        self.server = SandboxServer(default_account(Pace.realistic(0.2)))
        for each in self.server.account.interfaces:
            if each.id == ENI:
                each.mac = mac
            elif each.instance == INSTANCE and each.type.value == "Primary":
                each.mac = PRIMARY_MAC
        self.server.start()
        bind(self.server, EIPS)
        reached = gateway(self.server)
        inventory = read_inventory(reached, REGION, lambda: datetime.now(UTC))
        self.facts = snippet_facts(inventory, ENI, reached.gateways(REGION, ENI))

    def enter(self, guest: Guest) -> None:
        """Have the agent run commands in ``guest``; its first process is another one after each boot."""
        self.server.account.guest = guest_of(f"process:nsenter --target={guest.init} --all --", self.server.account)

    def command(self, action: str, *words: str) -> tuple[int, dict[str, Any], str]:
        """Run ``multi-eip guest ACTION``; return its exit code, its result and everything it says."""
        program = [sys.executable, "-m", "gui", "--endpoint", f"http://{self.server.endpoint}"]
        if action == "apply":
            words = (*words, "--stack", self.stack)
        done = subprocess.run(
            [*program, "--state-dir", str(self.folder), "guest", action, *self._where(action), *words, "--json"],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | _KEY,
        )
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        ends = [each for each in lines if each.get("event") == "Finished"]
        return done.returncode, ends[-1] if ends else {}, done.stdout + done.stderr

    def _where(self, action: str) -> tuple[str, ...]:
        place = () if action == "resume" else ("--region", REGION, "--eni", ENI)
        return (*place, "--yes") if action in {"apply", "undo"} else place

    def close(self) -> None:
        """End the sandbox."""
        self.server.stop()


class Delivery:
    """The steps of a proof whose scripts come by Cloud Assistant."""

    def __init__(self, proof: Proof, cloud: Cloud) -> None:
        self.proof, self.cloud = proof, cloud

    def call(self, action: str, *words: str) -> str:
        """Do what ``action`` asks for, and well.

        Raises:
            RuntimeError: it did not end well.
        """
        return self._expect(DONE, action, *words)

    def _expect(self, wanted: int, action: str, *words: str) -> str:
        self.cloud.enter(self.proof.guest)
        code, _, said = self.cloud.command(action, *words)
        if code != wanted:
            raise RuntimeError(f"{action} {' '.join(words)} exits {code}, not {wanted}: {said}")
        return said

    def _read(self, wanted: int, in_guest: str) -> None:
        """Read the guest; each EIP is there, or none."""
        self.cloud.enter(self.proof.guest)
        code, result, said = self.cloud.command("status")
        found = [each["in_guest"] for each in result.get("eips", ())]
        if (code, found) != (wanted, [in_guest] * EIPS):
            raise RuntimeError(f"status exits {code}: {said}")

    def all(self, before: dict[str, Any]) -> None:
        """Deliver, read, restart and undo."""
        proof = self.proof
        step: Callable[[str, Callable[[], None]], None] = proof.step
        step("status: nothing", lambda: self._read(UNDONE, "no"))
        step("delivered", lambda: proof.timed("apply", "apply"))
        proof.cloud.serve()
        step("stack", self._chosen)
        step("status: all there", lambda: self._read(DONE, "yes"))
        step("others' settings", partial(proof.foreign_kept, before))
        step("traffic, check", proof.traffic)
        step("delivered twice", proof.twice)
        step("reboot", proof.reboot)
        step("status after reboot", lambda: self._read(DONE, "yes"))
        step("undo", partial(proof.undone_after_reboot, before))
        step("status after undo", lambda: self._read(UNDONE, "no"))
        step("left armed, rebooted", partial(self._left_armed, before))
        step("agent killed", self._agent_killed)
        step("undo after that", partial(proof.undone, before))

    def _chosen(self) -> None:
        """See that the stack that was asked for is the one in the guest."""
        tag = self.proof.cloud.mac.replace(":", "")
        found = (self.proof.guest.home / "var/lib/eip-eni" / tag / "stack").read_text().strip()
        if found != self.proof.stack:
            raise RuntimeError(f"the stack {found} was delivered")

    def _left_armed(self, before: dict[str, Any]) -> None:
        """A silent gateway leaves the guest armed, as asked for; a reboot undoes it, and the program finds that."""
        silent = self.proof.cloud.name("gw1")
        batch(silent, "link set lan arp off")
        try:
            self._expect(LEFT, "apply", "--on-wrong", "leave", "--armed", "600")
        finally:
            batch(silent, "link set lan arp on")
        self.proof.restart()
        self.proof.add_foreign()
        self.proof.same(before)
        self._read(UNDONE, "no")
        self._expect(UNDONE, "resume")

    def _agent_killed(self) -> None:
        """The agent dies while apply works; the program does not know the result, and reads it in the guest."""
        report = deliver_with_a_mortal_agent(self.cloud.server, self.proof.guest, self.proof.stack)
        if report.outcome is not DeliveryOutcome.PROVEN:
            raise RuntimeError(f"the delivery ended otherwise: {report}")
        self._read(DONE, "yes")
        self.proof.cloud.serve()
        self.proof.traffic()
