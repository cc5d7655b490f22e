"""The kinds of run: what is asked of the program, and what must be true once it is done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans import change, move, release, reversal, unbind_eips
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.helpers.moving_run import (
    in_other_modes,
    live_interface,
    moving_plan,
    rebinding_plan,
    some_moving_plan,
)
from tests.helpers.sandbox_run import (
    ENI,
    INSTANCE,
    OTHER_INSTANCE,
    REGION,
    deletion_plan,
    free_eips,
    gateway,
    make_plan,
)
from tests.helpers.secondary_cidr_run import FAR, ids, make_cidr_plan, make_cidr_teardown
from tests.worlds.truth import Facts, State, differing, state_of

Unplanned = Callable[[State], set[str]]
"""Says of a state which ids are not as was asked for."""


@dataclass(frozen=True)
class Journey:
    """One kind of run.

    Attributes:
        name: printed.
        prepare: makes the plan; returns it and what to hold a state against.
        lists: operations that read what the run is about.
        writes: operations that the run sends.
        turning: a write and a code that make the run turn back.
    """

    name: str
    prepare: Callable[[SandboxServer], tuple[Plan, Unplanned]]
    lists: tuple[str, ...]
    writes: tuple[str, ...]
    turning: tuple[str, str]


def _wanting(wanted: State) -> Unplanned:
    return lambda now: differing(now, wanted)


def _bound(state: State, eips: tuple[str, ...], eni: str) -> dict[str, dict[str, object]]:
    ip = state[eni]["ip"]
    return {each: {**state[each], "status": "InUse", "to": eni, "mode": "MULTI_BINDED", "private": ip} for each in eips}


def _free(state: State, eips: tuple[str, ...]) -> dict[str, dict[str, object]]:
    return {each: {**state[each], "status": "Available", "to": "", "mode": "", "private": ""} for each in eips}


def _bind(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, eips = state_of(server.account), free_eips(server.account, 3)
    attached = {**before[ENI], "status": "InUse", "instance": str(INSTANCE)}
    return make_plan(server, 3), _wanting({**before, **_bound(before, eips, ENI), ENI: attached})


def _now(server: SandboxServer) -> Inventory:
    return read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))


def live(account: Account) -> tuple[str, list[str]]:
    """Return the interface that is in use in multi-EIP mode, and its EIPs."""
    eni = next(each for each in account.interfaces if each.name == "voip-live")
    return eni.id, sorted(each.id for each in account.eips.bound_to(eni.id))


def _teardown(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, (eni, eips) = state_of(server.account), live(server.account)
    wanted = {**before, **_free(before, tuple(eips))}
    for gone in (eni, *eips[1:]):
        del wanted[gone]
    return deletion_plan(server), _wanting(wanted)


def _change(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, (eni, eips) = state_of(server.account), live(server.account)
    (new,) = free_eips(server.account, 1)
    wanted = {**before, **_free(before, (eips[0],)), **_bound(before, (new,), eni)}
    made = change.build(EniId(eni), _now(server), load_catalog(), add=(new,), remove=(AllocationId(eips[0]),))
    return made.plan, _wanting(wanted)


def _exposed(before: State, eips: tuple[str, ...], now: State) -> set[str]:
    """Return what is not as it is once ``eips`` are exposed: each the address of an interface of its own.

    What was made and only not used yet, a vSwitch or a block of the VPC, is as planned already.
    """
    addresses = {before[each]["address"]: each for each in eips}
    wrong = set(eips)
    for identifier in differing(before, now):
        facts = now.get(identifier, {})
        if identifier in eips:
            eni = now.get(facts.get("to", ""), {})
            bound = (facts.get("status"), facts.get("mode"), facts.get("private"), eni.get("ip"))
            if bound == ("InUse", "NAT", facts["address"], facts["address"]):
                wrong.discard(identifier)
        elif not (facts and _made_for(addresses, before.get(identifier, {}), facts, now)):
            wrong.add(identifier)
    return wrong


def _made_for(addresses: Iterable[str], was: Facts, facts: Facts, now: State) -> bool:
    """Return whether a new or changed resource is what exposing ``addresses`` takes."""
    if "ip" in facts:
        wanted = (str(INSTANCE), "InUse", True)
        return not was and (facts["instance"], facts["status"], facts["ip"] in addresses) == wanted
    hosts = [IPv4Address(each) for each in addresses]
    blocks = [facts["cidr"]] if "cidr" in facts else [*(facts.get("blocks", set()) - was.get("blocks", set()))]
    fits = all(any(host in IPv4Network(block) for host in hosts) for block in blocks)
    if "cidr" in facts:
        return not was and fits and facts["vpc"] in now and facts["status"] == "Available"
    return bool(blocks) and fits and {**facts, "blocks": was["blocks"]} == was


def _expose(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, eips = state_of(server.account), ids(server.account, FAR[:2])
    return make_cidr_plan(gateway(server), eips), lambda now: _exposed(before, eips, now)


def applied(server: SandboxServer, plan: Plan, journal: Journal | None = None) -> None:
    """Carry out ``plan`` before the run that is judged, in no time."""
    tasks = server.account.tasks
    pace, tasks.pace = tasks.pace, Pace.instant()
    Execution(gateway(server), plan, journal).run()
    tasks.pace = pace


def _unexpose(server: SandboxServer) -> tuple[Plan, Unplanned]:
    free = state_of(server.account)
    applied(server, make_cidr_plan(gateway(server), ids(server.account, FAR[:2])))
    return make_cidr_teardown(gateway(server)), _wanting(free)


def _move(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, (eni, _) = state_of(server.account), live_interface(server.account)
    return moving_plan(server), _wanting({**before, eni: {**before[eni], "instance": str(OTHER_INSTANCE)}})


def _move_some(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, plan = state_of(server.account), some_moving_plan(server)
    attached = {**before[ENI], "status": "InUse", "instance": str(OTHER_INSTANCE)}
    return plan, _wanting({**before, **_bound(before, plan.selection.eips, ENI), ENI: attached})


def _rebind(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, eips = state_of(server.account), in_other_modes(server.account)
    attached = {**before[ENI], "status": "InUse", "instance": str(INSTANCE)}
    return rebinding_plan(server), _wanting({**before, **_bound(before, eips, ENI), ENI: attached})


def _reverse(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, rebinding = state_of(server.account), rebinding_plan(server)
    applied(server, rebinding)
    return reversal.build(rebinding, _now(server), load_catalog()).plan, _wanting(before)


def on_a_free_interface(account: Account) -> tuple[AllocationId, ...]:
    """Return the EIPs of the interface in multi-EIP mode that is attached to no instance."""
    eni = next(each for each in account.interfaces if each.name == "sip-trunks")
    return tuple(AllocationId(each) for each in sorted(eip.id for eip in account.eips.bound_to(eni.id)))


def _unbind(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, eips = state_of(server.account), on_a_free_interface(server.account)
    return unbind_eips.build(eips, _now(server))[0], _wanting({**before, **_free(before, eips)})


def _release(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, eips = state_of(server.account), free_eips(server.account, 3)
    wanted = {each: facts for each, facts in before.items() if each not in eips}
    return release.build(eips, _now(server))[0], _wanting(wanted)


def cold_instance(account: Account) -> InstanceId:
    """Return the instance that takes and loses an interface only while it is stopped."""
    return InstanceId(next(each.id for each in account.instances if each.name == "ftp-legacy"))


def _move_and_stop(server: SandboxServer) -> tuple[Plan, Unplanned]:
    before, (eni, _) = state_of(server.account), live_interface(server.account)
    cold = cold_instance(server.account)
    made = move.build(eni, cold, _now(server), load_catalog(), stop=(cold,))
    return made.plan, _wanting({**before, eni: {**before[eni], "instance": str(cold)}})


_BINDING = ("AssociateEipAddressBatch", "AttachNetworkInterface")
_FREEING = ("DetachNetworkInterface", "UnassociateEipAddress")
_MADE = ("AssociateVpcCidrBlock", "CreateVSwitch", "CreateNetworkInterface", "AssociateEipAddress")
_UNMADE = ("DeleteNetworkInterface", "DeleteVSwitch", "UnassociateVpcCidrBlock")
_TWO = ("DescribeEipAddresses", "DescribeNetworkInterfaces")
_FOUR = (*_TWO, "DescribeVpcs", "DescribeVSwitches")
JOURNEYS = (
    Journey("bind", _bind, _TWO, _BINDING, ("AttachNetworkInterface", "EniPerInstanceLimitExceeded")),
    Journey(
        "teardown",
        _teardown,
        _TWO,
        (*_FREEING, "DeleteNetworkInterface", "ReleaseEipAddress"),
        ("UnassociateEipAddress", "Forbidden.RAM"),
    ),
    Journey("change", _change, _TWO, (*_FREEING, *_BINDING), ("AttachNetworkInterface", "EniPerInstanceLimitExceeded")),
    Journey(
        "expose",
        _expose,
        _FOUR,
        (*_MADE, "AttachNetworkInterface"),
        ("AttachNetworkInterface", "EniPerInstanceLimitExceeded"),
    ),
    Journey(
        "move",
        _move,
        _TWO,
        ("DetachNetworkInterface", "AttachNetworkInterface"),
        ("AttachNetworkInterface", "EniPerInstanceLimitExceeded"),
    ),
    Journey("move some", _move_some, _TWO, (*_FREEING, *_BINDING), ("AssociateEipAddressBatch", "Forbidden.RAM")),
    Journey(
        "rebind",
        _rebind,
        _TWO,
        ("UnassociateEipAddress", *_BINDING),
        ("AttachNetworkInterface", "EniPerInstanceLimitExceeded"),
    ),
    Journey(
        "reverse",
        _reverse,
        _TWO,
        ("DetachNetworkInterface", "UnassociateEipAddress", "AssociateEipAddress"),
        ("AssociateEipAddress", "Forbidden.RAM"),
    ),
    Journey("unbind", _unbind, _TWO, ("UnassociateEipAddress",), ("UnassociateEipAddress", "Forbidden.RAM")),
    Journey("release", _release, _TWO, ("ReleaseEipAddress",), ("ReleaseEipAddress", "Forbidden.RAM")),
    Journey(
        "move and stop",
        _move_and_stop,
        (*_TWO, "DescribeInstances"),
        ("StopInstance", "DetachNetworkInterface", "AttachNetworkInterface", "StartInstance"),
        ("AttachNetworkInterface", "EniPerInstanceLimitExceeded"),
    ),
    Journey("unexpose", _unexpose, _FOUR, (*_FREEING, *_UNMADE), ("DetachNetworkInterface", "Forbidden.RAM")),
)
