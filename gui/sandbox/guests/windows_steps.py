"""The steps of a delivery in a modelled guest on Windows, in the words of the program's scripts."""

from collections.abc import Iterator
from datetime import UTC, datetime

from gui.sandbox.guests.linux_steps import Said, Steps
from gui.sandbox.resources import EniType, Interface


class WindowsSteps(Steps):
    """The steps as the scripts for PowerShell do them; the guest's clock is on UTC."""

    def refuse(self, why: str) -> Said:
        """Print why a step does nothing."""
        return f"WARNING: {why}\n", 1

    def facts(self) -> Iterator[tuple[object, ...]]:
        """Yield the facts of the status, word by word."""
        inside = self.inside
        started = datetime.fromtimestamp(inside.account.clock() - inside.uptime, UTC)
        yield "boot", started.strftime("%Y%m%d%H%M%S"), "uptime", inside.uptime
        plan = self.setup.plan if self.setup is not None else None
        yield from self.addresses()
        gateways = dict.fromkeys(each.gateway for each in (plan.eips if plan is not None else ()) if each.gateway)
        for gateway in gateways if self.interface is not None else ():
            yield "table", "main", gateway, "-"
        primary = inside.interfaces()[0]
        yield "main", f"default via {inside.gateway_of(primary)} dev {inside.nic(primary.mac)} metric 15"
        if self.setup is None:
            yield "state", "-", "-", "-"
        else:
            due = datetime.fromtimestamp(self.setup.due, UTC).strftime("%Y-%m-%dT%H:%M:%S") if self.setup.due else "-"
            yield "state", self.setup.plan.stack, self.setup.plan.number("*"), due

    def obstacle(self, interface: Interface) -> str:
        """Return why the plan can't be set up on ``interface``; empty where it can."""
        if interface.type is EniType.PRIMARY:
            only = "The only default route of this guest leaves through this adapter"
            return f"{only}: is it really the secondary interface?"
        for each in self.head.eips:
            if self.inside.holder(each.address, self.head.mac):
                return f"{each.address} is already configured on another adapter."
        return ""

    def active(self) -> str:
        """Return the last line of an apply that worked."""
        if self.setup is not None and self.setup.due:
            when = f"It is taken back in {self.head.seconds} seconds, or at a restart, unless you run confirm.ps1."
            return f"Active on Ethernet {self.nic}. {when}\n"
        return f"Active on Ethernet {self.nic}. Look with check.ps1.\n"

    def undone(self) -> str:
        """Return the last line of an undo that worked."""
        return f"Undone: Ethernet {self.nic} is as it was before.\n"
