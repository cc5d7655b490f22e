"""Booted guests in service: what happens around a configuration that works."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Any

from tests.guest_lab.fabric import batch, run

if TYPE_CHECKING:
    from tests.guest_lab.booted import Proof


class InService:
    """The worlds of one proof; each is a step of its table."""

    def __init__(self, proof: Proof, before: dict[str, Any]) -> None:
        self.proof, self.before = proof, before
        self.guest, self.cloud = proof.guest, proof.cloud

    def running(self) -> None:
        """Go through the worlds that begin and end with the plan in service."""
        self.proof.step("containers", self.containers)
        self.proof.step("changed", self.changed)
        self.proof.step("change refused", self.refused)
        self.proof.step("change not confirmed", self.not_confirmed)
        self.proof.step("repaired", self.repaired)
        self.proof.step("unplugged, plugged", self.plugged)

    def _same_as(self, wanted: dict[str, Any], what: str) -> None:
        self.proof.same_network(wanted, what)

    def containers(self) -> None:
        """A container of the guest reaches every address of it."""
        self.cloud.add_box()
        try:
            self._until("the network of the container in the tables", lambda: not self.cloud.lost_from("box"), 30)
            self.proof.call("check")
        finally:
            self.cloud.remove_box()

    def changed(self) -> None:
        """Another plan takes over without a hole worth the name, and the first one again."""
        address = self.cloud.eips[0].address
        outage = self.cloud.outage(address, lambda: self.proof.call("apply", plan="less"))
        self.proof.result.figures["outage of a change"] = f"{outage:.2f} s"
        lost = [each for each in self.cloud.lost() if self.cloud.eips[3].address not in each]
        self.proof.call("apply")
        if lost or self.cloud.lost():
            raise RuntimeError(f"after a change: {lost}, and back: {self.cloud.lost()}")
        if outage >= 1:
            raise RuntimeError(f"a change takes {outage:.1f} s")

    def refused(self) -> None:
        """A plan that the guards refuse changes nothing."""
        batch(self.cloud.guest, "addr add 203.0.113.99/32 dev eth0")
        whole = self.guest.state()
        with contextlib.suppress(RuntimeError):
            self.proof.call("apply", plan="bad")
            raise AssertionError("a plan was taken whose address is on another interface")
        try:
            self._same_as(whole, "a refused change")
        finally:
            batch(self.cloud.guest, "addr del 203.0.113.99/32 dev eth0")

    def not_confirmed(self) -> None:
        """A change that nobody confirms ends with the plan before."""
        whole = self.guest.state()
        self.proof.call("apply", "--armed", "4", plan="less")
        tag = self.cloud.mac.replace(":", "")
        kept = self.guest.home / "var/lib/eip-eni" / tag
        self._until("the way back", lambda: not (kept / "previous").exists() and not (kept / "claimed").exists(), 60)
        self._same_as(whole, "an armed change")
        if self.cloud.lost():
            raise RuntimeError(f"lost after an armed change: {self.cloud.lost()}")

    def repaired(self) -> None:
        """What somebody removed comes back with apply, and everything else stays up meanwhile."""
        whole = self.guest.state()
        rule = next(
            line for line in run("ip", "-4", "-n", self.cloud.guest, "rule").splitlines() if "203.0.113.11 " in line
        )
        batch(self.cloud.guest, f"rule del pref {rule.partition(':')[0]}")
        outage = self.cloud.outage(self.cloud.eips[0].address, lambda: self.proof.call("apply"))
        self._same_as(whole, "a repair")
        if outage >= 1:
            raise RuntimeError(f"a repair takes another EIP away for {outage:.1f} s")

    def plugged(self) -> None:
        """The ENI is detached and attached again: everything works, at most a minute later."""
        self.cloud.unplug()
        self.proof.unplugged = True
        time.sleep(7)
        self.cloud.plug()
        started = time.monotonic()
        self._until("traffic after the plug", lambda: not self.cloud.lost(), 90)
        self.proof.result.figures["back after a plug"] = f"{time.monotonic() - started:.0f} s"
        # What was set by hand on the interface is gone with it, and networkd drops all foreign rules at a plug.
        self.proof.add_foreign()

    def noexec(self) -> None:
        """The armed undo comes where the state may not be executed."""
        self.proof.step("noexec /var", self._noexec)

    def _noexec(self) -> None:
        self.guest.run(
            "sh", "-c", "mkdir -p /var/lib && mount --bind /var/lib /var/lib && mount -o remount,bind,noexec /var/lib"
        )
        try:
            self.proof.armed(self.before)
        finally:
            self.guest.run("umount", "/var/lib")

    def _until(self, what: str, true: Any, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            time.sleep(0.1)
