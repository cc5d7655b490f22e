"""The steps of a delivery in a modelled guest on Linux, in the words of the program's scripts."""

from collections.abc import Callable, Iterator
from typing import Final

from gui.sandbox.guests.header import Address, Header
from gui.sandbox.guests.inside import Inside, Setup
from gui.sandbox.resources import EniType, Interface

Said = tuple[str, int]
"""What a step prints, and its exit code."""
STATES: Final = "/var/lib/eip-eni"


class Steps:
    """One step of a delivery in one guest; the systems differ in names and words.

    Args:
        inside: the guest.
        head: the head of the script.
    """

    def __init__(self, inside: Inside, head: Header) -> None:
        self.inside = inside
        self.head = head
        self.interface = inside.interface(head.mac)
        self.nic = inside.nic(head.mac)
        self.setup = inside.setups.get(head.mac)
        self._steps: dict[str, Callable[[], Said]] = {
            "status": self.status,
            "stage": self.stage,
            "apply": self.apply,
            "check": self.check,
            "confirm": self.confirm,
            "undo": self.undo,
            "revert": self.revert,
            "rearm": self.rearm,
        }

    def addresses(self) -> Iterator[tuple[object, ...]]:
        """Yield the facts of the status about the network interface and the addresses."""
        inside, plan = self.inside, self.setup.plan if self.setup is not None else None
        if self.interface is None:
            yield "nic", "none", self.head.mac, "-"
        else:
            yield "nic", self.nic, self.head.mac, "up"
            yield "addr", f"{self.interface.ip}/{inside.prefix_of(self.interface)}", "leased"
            for each in plan.eips if plan is not None else ():
                yield "addr", f"{each.address}/{each.prefix}", "static"
        for each in self.head.eips:
            if other := inside.holder(each.address, self.head.mac):
                yield "elsewhere", each.address, other

    def run(self) -> Said:
        """Do the step."""
        if self.head.needs and not self._take_pieces():
            return self.refuse("a part of the files is missing")
        return self._steps[self.head.step]()

    def stage(self) -> Said:
        """Keep a piece of the files for the step that takes them."""
        self.inside.staged.setdefault(self.head.delivery, set()).add(self.head.part)
        return "", 0

    def _take_pieces(self) -> bool:
        """Return whether the pieces that the step takes are there; they are gone then in any case."""
        return set(self.head.needs) <= self.inside.staged.pop(self.head.delivery, set())

    def status(self) -> Said:
        """Print what is set, between two marked lines."""
        facts = "".join("\t".join(map(str, fact)) + "\n" for fact in self.facts())
        first = f"eip-eni-status\t1\t{self.head.delivery}\n"
        return f"{first}{facts}eip-eni-end\t{self.head.delivery}\tstatus\t0\t{len(facts.encode())}\n", 0

    def facts(self) -> Iterator[tuple[object, ...]]:
        """Yield the facts of the status, word by word."""
        raise NotImplementedError

    def obstacle(self, interface: Interface) -> str:
        """Return why the plan can't be set up on ``interface``; empty where it can."""
        raise NotImplementedError

    def active(self) -> str:
        """Return the last line of an apply that worked."""
        raise NotImplementedError

    def undone(self) -> str:
        """Return the last line of an undo that worked."""
        raise NotImplementedError

    def refuse(self, why: str) -> Said:
        """Print why a step does nothing."""
        return f"error: {why}\n", 1

    def nothing(self) -> Said:
        """Answer a step whose script is not in the guest."""
        return self.refuse(f"nothing is set up: {STATES}/{self.head.tag} is not there")

    def apply(self) -> Said:
        """Set the plan up."""
        if self.interface is None:
            return self.refuse(f"no network interface has the MAC address {self.head.mac}")
        if why := self.obstacle(self.interface):
            return self.refuse(why)
        text, before = "", self.setup
        same = before is not None and before.plan.content == self.head.content
        setup = Setup(self.head)
        if before is not None and before.due:
            setup.previous = before.previous
            if not self.head.seconds:
                text += "The armed undo is cancelled, because this apply is not armed.\n"
        elif before is not None and not same:
            setup.previous = before.plan
        if self.head.seconds and same and before is not None and not before.due:
            text += "This plan is active and confirmed, so there is nothing to arm.\n"
        elif self.head.seconds:
            self.inside.arm(setup, self.head.seconds)
        else:
            setup.previous = None
        self.inside.setups[self.head.mac] = self.setup = setup
        return text + self.active(), 0

    def check(self) -> Said:
        """Say of each address whether it works."""
        if self.setup is None:
            return self.nothing()
        if self.interface is None:
            return f"WRONG no network interface has the MAC address {self.head.mac}\n", 1
        plan, lines, wrong = self.setup.plan, [], []
        for each in plan.eips or ((plan.private,) if plan.private else ()):
            why = self.why_wrong(self.interface, each)
            lines.append(f"EIP {each.address}  {f'WRONG: {why}' if why else 'ok'}")
            wrong += [f"WRONG {why}"] if why else []
        if plan.eips and plan.private is not None:
            lines.append(f"private address {plan.private.address}  ok")
        if not wrong:
            return "\n".join([*lines, "All is well."]) + "\n", 0
        return "\n".join([*lines, *wrong, "Something is wrong: see the lines above."]) + "\n", 1

    def why_wrong(self, interface: Interface, address: Address) -> str:
        """Return what is wrong with one address; empty for nothing."""
        if address.gateway and not self.inside.answers(interface, address):
            return f"the gateway {address.gateway} does not answer on {self.nic}"
        return ""

    def confirm(self) -> Said:
        """Keep what was armed."""
        if self.setup is None:
            return self.nothing()
        if not self.setup.due:
            return "Nothing waits to be confirmed.\n", 0
        self.inside.setups[self.head.mac] = Setup(self.setup.plan)
        return "Confirmed: it stays.\n", 0

    def undo(self) -> Said:
        """Undo everything, also a plan that was confirmed."""
        if self.setup is None:
            return "There is nothing to undo.\n", 0
        del self.inside.setups[self.head.mac]
        return self.undone(), 0

    def revert(self) -> Said:
        """Undo what is armed, as its timer would."""
        if self.setup is None or not self.setup.due:
            return "Nothing is armed.\n", 0
        back = self.setup.previous is not None
        self.inside.revert(self.head.mac)
        return f"The plan before is active on {self.nic} again.\n" if back else self.undone(), 0

    def rearm(self) -> Said:
        """Move an armed undo."""
        if self.setup is None:
            return self.nothing()
        if self.setup.due:
            self.inside.arm(self.setup, self.head.seconds)
        return "", 0


class LinuxSteps(Steps):
    """The steps as the scripts for Linux do them."""

    def facts(self) -> Iterator[tuple[object, ...]]:
        """Yield the facts of the status, word by word."""
        inside = self.inside
        yield "boot", inside.boot_id, "uptime", inside.uptime
        plan = self.setup.plan if self.setup is not None else None
        yield from self.addresses()
        yield from _routing(plan, there=self.interface is not None)
        primary = inside.interfaces()[0]
        yield "main", f"default via {inside.gateway_of(primary)} dev eth0 proto dhcp src {primary.ip} metric 100"
        if self.setup is None:
            yield "state", "-", "-", "-"
        else:
            armed = f"{self.setup.token} {int(self.setup.due)}" if self.setup.due else "-"
            yield "state", self.setup.plan.stack, self.setup.plan.number(self.nic or "eth1"), armed

    def obstacle(self, interface: Interface) -> str:
        """Return why the plan can't be set up on ``interface``; empty where it can."""
        if interface.type is EniType.PRIMARY:
            return f"{self.nic} is the primary network interface of this instance"
        if self.setup is not None and self.setup.plan.stack != self.head.stack:
            folder = f"{STATES}/{self.head.tag}"
            return f"{self.nic} is already set up with {self.setup.plan.stack}: run sh {folder}/undo first"
        for each in self.head.eips:
            if other := self.inside.holder(each.address, self.head.mac):
                return f"{each.address} is already configured on {other}"
        mine = {each.table for each in _routed(self.head)}
        for mac, setup in self.inside.setups.items():
            taken = mine & {each.table for each in _routed(setup.plan)}
            if mac != self.head.mac and taken:
                return f"the routing table {min(taken)} is already in use"
        return ""

    def active(self) -> str:
        """Return the last line of an apply that worked."""
        folder = f"{STATES}/{self.head.tag}"
        if self.setup is not None and self.setup.due:
            when = (
                f"It will be undone in {self.head.seconds} seconds or at a reboot unless you run: sh {folder}/confirm"
            )
            return f"Active on {self.nic}. {when}\n"
        return f"Active on {self.nic}. Look with: sh {folder}/check\n"

    def undone(self) -> str:
        """Return the last line of an undo that worked."""
        return f"Undone: {self.nic or 'the interface'} is as it was before.\n"


def _routed(plan: Header) -> list[Address]:
    """Return the addresses of a plan that have a routing table."""
    found = [plan.private] if plan.private is not None else []
    return [each for each in (*found, *plan.eips) if each.table]


def _routing(plan: Header | None, *, there: bool) -> Iterator[tuple[object, ...]]:
    """Yield rules and tables; the routes go with the NIC, the rules do not."""
    routed = _routed(plan) if plan is not None else []
    for each in sorted(routed, key=lambda each: each.rule):
        yield "rule", each.rule, each.address, each.table
    tables = {each.table: each.gateway for each in routed}
    for number, gateway in sorted(tables.items()) if there else ():
        yield "table", number, gateway, "onlink"
