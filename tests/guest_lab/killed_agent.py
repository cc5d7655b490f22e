"""The agent of a booted guest is killed while ``apply`` works: the script goes on, and its result never comes.

Each command of the sandbox runs below an agent that is a transient unit with ``KillMode=process``, as the vendor's is:
what it has started outlives it.
"""

from __future__ import annotations

import threading
import time
from itertools import count
from typing import TYPE_CHECKING

from gui.domain.delivery.package import Step, Timing
from gui.domain.delivery.report import DeliveryEvent, DeliveryReport, Phase, PhaseBegan, StepEnded
from gui.sandbox.guests.process import Process
from gui.services.delivery.delivery_run import Performer, run_delivery
from tests.helpers.delivered import channel, delivery_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.sandbox.resources import Instance
    from gui.sandbox.server import SandboxServer
    from tests.guest_lab.booted import Guest

_UNIT = "lab-agent"
_STARTS = '"$@"; exit $?'
"""The agent waits for its script, and does not become it."""
_DOWN_S = 60.0
"""Longer than apply works and an agent tries to report a result."""
TIMING = Timing(steps=dict.fromkeys(Step, 40), fetch=20.0, report=30.0)
"""The cloud's times but for those of the commands, which are shorter: 90 s without a result, and it is lost."""
_ARMED_S = 300


class MortalAgent:
    """The agent in ``guest``, which is killed as soon as ``apply`` has armed its undo.

    Attributes:
        working: the processes of ``apply`` that the guest had when the agent was dead; empty before.
    """

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self._numbers = count(1)
        self._down_until = 0.0
        self._over = threading.Event()
        self.working: list[str] = []
        tag = guest.cloud.mac.replace(":", "")
        self._armed = guest.home / "var/lib/eip-eni" / tag / "armed"
        self._killer = threading.Thread(target=self._kill_when_armed, name="killer of the agent", daemon=True)

    def __enter__(self) -> Process:
        self._killer.start()
        return Process(self._prefix, self._reaches)

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._killer.join()

    def _prefix(self, _instance: Instance) -> Sequence[str]:
        """Return the words that start the agent of one command."""
        into = ("nsenter", f"--target={self._guest.init}", "--all", "--")
        unit = ("systemd-run", "--quiet", "--wait", "--pipe", "--collect", f"--unit={_UNIT}-{next(self._numbers)}")
        return (*into, *unit, "--property=KillMode=process", "--setenv=HOME=/root", "sh", "-c", _STARTS, "agent")

    def _reaches(self, _instance: Instance) -> bool:
        """Return whether there is an agent: after a while systemd has started it anew."""
        return time.monotonic() >= self._down_until

    def _kill_when_armed(self) -> None:
        while not self._armed.exists():
            if self._over.wait(0.02):
                return
        self._down_until = time.monotonic() + _DOWN_S
        self._guest.run("systemctl", "kill", "--kill-who=main", "--signal=KILL", f"{_UNIT}-*")
        processes = self._guest.run("ps", "-eo", "args")[1].splitlines()
        if not any(line.startswith(f"sh -c {_STARTS}") for line in processes):
            self.working = [line for line in processes if ".eip-eni-out." in line and "/apply" in line]


def deliver_with_a_mortal_agent(server: SandboxServer, guest: Guest, stack: str) -> DeliveryReport:
    """Deliver while the agent dies; return how that ended.

    Raises:
        RuntimeError: it did not die while the script worked, the script did not go on, or its result was not lost.
    """
    told: list[DeliveryEvent] = []
    agent = MortalAgent(guest)
    package = delivery_to(server, timing=TIMING, stack=stack, armed=_ARMED_S)
    with agent as server.account.guest:
        report = run_delivery(Performer(channel(server), package, report=told.append))
    if not agent.working:
        raise RuntimeError(f"the agent did not die while apply worked: {report}")
    ended = [event for event in told if isinstance(event, StepEnded) and event.step is Step.APPLY]
    if [event.code for event in ended] != [None] or PhaseBegan(Phase.SEARCHING) not in told:
        raise RuntimeError(f"the result of apply was not lost: {ended}, {report}")
    return report
