"""The judge's own eyes: what an account holds in truth, and what a run's report says that is not so.

Nothing here asks the product. States are read from the emulated account itself, past every lag and fault.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gui.sandbox.account import Account

Facts = Mapping[str, Any]
State = Mapping[str, Facts]
"""Facts of every EIP, interface, instance, VPC and vSwitch, by id."""


def state_of(account: Account) -> State:
    """Return what is true now."""
    with account.lock:
        account.tasks.advance()
        found: dict[str, Facts] = {}
        for eip in account.eips:
            bound = {"to": eip.bound_to, "mode": str(eip.mode or ""), "private": eip.private_ip}
            found[eip.id] = {"status": eip.status.value, "address": eip.address, **bound}
        for eni in account.interfaces:
            place = {"instance": eni.instance, "ip": eni.ip, "name": eni.name, "vswitch": eni.vswitch}
            found[eni.id] = {"status": eni.status.value, "marks": tuple(eni.tags.values()), **place}
        for instance in account.instances:
            found[instance.id] = {"status": instance.status.value}
        for vpc in account.vpcs:
            found[vpc.id] = {"status": vpc.status.value, "blocks": frozenset(vpc.secondary_cidrs)}
        for vswitch in account.vswitches:
            place = {"vpc": vswitch.vpc, "cidr": vswitch.cidr, "name": vswitch.name}
            found[vswitch.id] = {"status": vswitch.status.value, "marks": tuple(vswitch.tags.values()), **place}
        return found


def differing(one: State, other: State) -> set[str]:
    """Return the ids of what is not the same in both."""
    return {identifier for identifier in one.keys() | other.keys() if one.get(identifier) != other.get(identifier)}


@dataclass(frozen=True)
class Ends:
    """The two ways in which a run may end, and how things stand.

    Attributes:
        before: what was true before the run.
        now: what is true.
        unplanned: ids of what is not as the plan wants it, or not as it was where the plan wants nothing.
    """

    before: State
    now: State
    unplanned: frozenset[str]

    @property
    def changed(self) -> set[str]:
        """Return the ids of what is not as it was."""
        return differing(self.before, self.now)

    def names(self, identifier: str) -> set[str]:
        """Return everything a report may call this resource: id, mark, address, block."""
        found = {identifier}
        for facts in (self.before.get(identifier, {}), self.now.get(identifier, {})):
            found |= {facts.get(each) or identifier for each in ("name", "cidr", "address", "ip")}
            found |= {*facts.get("marks", ()), *facts.get("blocks", ())}
        return found

    def unlisted(self, identifiers: Iterable[str], listed: Iterable[str]) -> set[str]:
        """Return those of ``identifiers`` that no text of ``listed`` names."""
        texts = [*listed]
        return {
            each
            for each in identifiers
            if not any(name == text or name in text for name in self.names(each) for text in texts)
        }

    def find(self, text: str) -> str | None:
        """Return the id of the one resource there is that a report calls ``text``."""
        if text in self.now:
            return text
        return next((each for each in self.now if text in self.names(each)), None)


def already(ends: Ends, action: str, text: str, target: str) -> bool:
    """Return whether what a report says is left to do by ``action`` has been done in truth.

    Args:
        ends: how things stand.
        action: operation of the cloud that is said to be left.
        text: what it is said to be left for.
        target: the interface or instance that goes with it; empty where none does.
    """
    identifier = ends.find(text)
    facts = ends.now.get(identifier or "", {})
    status = facts.get("status")
    match action:
        case "UnassociateEipAddress":
            return status == "Available"
        case "AssociateEipAddress" | "AssociateEipAddressBatch":
            return status == "InUse" and facts.get("to") == target
        case "DetachNetworkInterface":
            return status == "Available"
        case "AttachNetworkInterface":
            return status == "InUse" and facts.get("instance") == target
        case "DeleteNetworkInterface" | "ReleaseEipAddress" | "DeleteVSwitch":
            return identifier is None
        case "StartInstance":
            return status == "Running"
        case "StopInstance":
            return status == "Stopped"
        case _:
            return False
