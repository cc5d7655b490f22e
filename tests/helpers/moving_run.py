"""Moves between instances, and EIPs that change their mode, in the sandbox's default account: plans and their ends."""

from datetime import UTC, datetime
from typing import Final

from gui.domain.choices.selection import Rebinding, Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans import move
from gui.domain.plans.multi_eip import build
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from tests.helpers.sandbox_run import ENI, INSTANCE, OTHER_INSTANCE, REGION, gateway

OTHER_MODES: Final = ("sip-nat-01", "visible-spare-01", "pbx-admin")
"""An EIP in NAT mode on an interface in use, one in cut-through mode, and one of an instance."""

Standing = dict[str, tuple[str, ...]]


def standing_with_modes(account: Account) -> Standing:
    """Return what a run may change: state, place and mode of every EIP and interface, and the state of instances."""
    with account.lock:
        account.tasks.advance()
        eips = {eip.id: (eip.status.value, eip.bound_to, str(eip.mode or ""), eip.private_ip) for eip in account.eips}
        enis = {eni.id: (eni.status.value, eni.instance) for eni in account.interfaces}
        instances = {each.id: (each.status.value,) for each in account.instances}
    return {**eips, **enis, **instances}


def live_interface(account: Account) -> tuple[EniId, tuple[AllocationId, ...]]:
    """Return the interface in use in multi-EIP mode, and its EIPs."""
    eni = next(each.id for each in account.interfaces if each.name == "voip-live")
    return EniId(eni), tuple(AllocationId(each) for each in sorted(eip.id for eip in account.eips.bound_to(eni)))


def in_other_modes(account: Account) -> tuple[AllocationId, ...]:
    """Return the EIPs that are bound in another mode."""
    found = {each.name: AllocationId(each.id) for each in account.eips}
    return tuple(found[name] for name in OTHER_MODES)


def _now(server: SandboxServer) -> Inventory:
    return read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))


def moving_plan(server: SandboxServer) -> Plan:
    """Return the plan that moves the live interface to OTHER_INSTANCE."""
    eni, _ = live_interface(server.account)
    return move.build(eni, OTHER_INSTANCE, _now(server), load_catalog()).plan


def moved(before: Standing, account: Account) -> Standing:
    """Return the standing after that."""
    return {**before, live_interface(account)[0]: ("InUse", str(OTHER_INSTANCE))}


def some_moving_plan(server: SandboxServer) -> Plan:
    """Return the plan that moves two EIPs of the live interface to ENI, which is attached to OTHER_INSTANCE."""
    eni, eips = live_interface(server.account)
    return move.build(eni, OTHER_INSTANCE, _now(server), load_catalog(), eips=eips[:2], onto=ENI).plan


def some_moved(before: Standing, account: Account, eips: tuple[str, ...]) -> Standing:
    """Return the standing after that."""
    here = account.interfaces.get(ENI)
    assert here is not None
    bound = dict.fromkeys(eips, ("InUse", str(ENI), "MULTI_BINDED", here.ip))
    return {**before, **bound, str(ENI): ("InUse", str(OTHER_INSTANCE))}


def rebinding_plan(server: SandboxServer) -> Plan:
    """Return the plan that binds the EIPs of other modes to ENI in multi-EIP mode."""
    inventory = _now(server)
    eips = in_other_modes(server.account)
    agreed = tuple(Rebinding(each, inventory.eip_by_id[each].target_id or "") for each in eips)
    return build(Selection(REGION, eips, ENI, INSTANCE, rebind=agreed), inventory, load_catalog())


def rebound(before: Standing, account: Account) -> Standing:
    """Return the standing after that."""
    here = account.interfaces.get(ENI)
    assert here is not None
    bound = dict.fromkeys(in_other_modes(account), ("InUse", str(ENI), "MULTI_BINDED", here.ip))
    return {**before, **bound, str(ENI): ("InUse", str(INSTANCE))}
