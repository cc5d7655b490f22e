"""The secondary CIDR method in the sandbox: EIPs of one /24 or of five blocks, exposed and taken back."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, SecurityGroupId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.cloud.kinds import ROUTES, SECURITY_GROUPS
from gui.domain.contracts import CloudApi
from gui.domain.plans import secondary_cidr, secondary_cidr_teardown
from gui.domain.plans.plan import Plan
from gui.domain.rules.unused_networks import abandoned, leftovers
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.resources import NetworkStatus
from gui.sandbox.seed import default_account
from gui.services.region.catalog import load_catalog, read_inventory
from tests.helpers.sandbox_run import INSTANCE, REGION

GROUP: Final = SecurityGroupId("sg-uf66w8zojnu5du938va7")
NEAR: Final = ("voip-edge-01", "voip-edge-02", "voip-edge-03", "voip-edge-04", "voip-edge-05")
FAR: Final = ("voip-edge-01", "sip-trunk-01", "media-edge-01", "ftp-edge-01", "media-edge-05")
CATALOG: Final = load_catalog()


def roomy_account(pace: Pace | None = None) -> Account:
    """Return the default account with room for ten more ENIs on INSTANCE."""
    account = default_account(pace or Pace.instant())
    account.types[account.instances.get(INSTANCE).type].enis = 12  # type: ignore[union-attr]
    return account


def ids(account: Account, names: tuple[str, ...]) -> tuple[AllocationId, ...]:
    """Return the allocation ids of the EIPs with these names."""
    by_name = {eip.name: AllocationId(eip.id) for eip in account.eips}
    return tuple(by_name[name] for name in names)


def now(cloud: CloudApi) -> Inventory:
    return read_inventory(cloud, REGION, lambda: datetime(2026, 1, 1, tzinfo=UTC))


def make_cidr_plan(
    cloud: CloudApi,
    eips: tuple[AllocationId, ...],
    token: str = "t1",
    instance: InstanceId = INSTANCE,
    stop: InstanceId | None = None,
) -> Plan:
    """Return the plan that exposes ``eips`` on ``instance``."""
    inventory = now(cloud)
    vpc = inventory.instance_by_id[instance].vpc_id
    groups = cloud.read(REGION, SECURITY_GROUPS, By.VPC, vpc)
    group = groups[0].id if groups else GROUP
    chosen = Selection(REGION, eips, None, instance, stop=stop, method=Method.SECONDARY_CIDR, group=group)
    routes = cloud.read(REGION, ROUTES, By.VPC, vpc)
    return secondary_cidr.build(chosen, inventory, CATALOG, routes=routes, token=token, groups=groups)


def made_by(inventory: Inventory, token: str = "t1") -> tuple[EniId, ...]:
    """Return the ENIs that the plan with ``token`` made."""
    return tuple(each.id for each in inventory.interfaces if each.mark.endswith(f"-{token}"))


def make_cidr_teardown(cloud: CloudApi, token: str = "t1", stop: tuple[InstanceId, ...] = ()) -> Plan:
    """Return the plan that takes all of it back, vSwitches and blocks too."""
    inventory = now(cloud)
    enis = made_by(inventory, token)
    left = leftovers(enis, inventory) if enis else abandoned(inventory)
    vswitches = tuple(each.id for each in left.vswitches)
    return secondary_cidr_teardown.build(
        enis, inventory, CATALOG, delete_vswitches=vswitches, remove_blocks=left.blocks, stop=stop
    ).plan


def dump(account: Account) -> dict[str, Any]:
    """Return everything the account owns, ids of what was made in between included."""
    with account.lock:
        account.tasks.advance()
        stores = (account.eips, account.interfaces, account.instances, account.vpcs, account.vswitches)
        return {each.id: asdict(each) for store in stores for each in store}


def as_planned(account: Account, plan: Plan, before: dict[str, Any]) -> str:
    """Return in which way the account is not as ``plan`` wants it after ``before``, empty when it is."""
    after = dump(account)
    instance = plan.selection.instance
    for eip_id in plan.selection.eips:
        eip = after[eip_id]
        eni = after.get(eip["bound_to"], {})
        if (eip["status"], eip["mode"], eip["private_ip"]) != ("InUse", "NAT", eip["address"]):
            return f"{eip_id} is not in NAT mode at its own address: {eip}"
        if (eni.get("ip"), eni.get("instance"), eni.get("status")) != (eip["address"], instance, "InUse"):
            return f"{eip_id} is not exposed: {eni}"
    made = [each for each in after if each not in before]
    if len([each for each in made if each.startswith("eni-")]) != len(plan.selection.eips):
        return f"not one ENI for each EIP: {made}"
    loose = [each for each in after.values() if each.get("status") == NetworkStatus.PENDING]
    touched = {*plan.selection.eips, *made}
    blocks = [str(each.block) for each in plan.operations if each.action == "AssociateVpcCidrBlock"]  # type: ignore[union-attr]
    for identifier, was in before.items():
        if identifier in touched:
            continue
        is_now = after.get(identifier)
        if identifier.startswith("vpc-") and is_now is not None:
            if tuple(block for block in is_now["secondary_cidrs"] if block not in blocks) != was["secondary_cidrs"]:
                return f"{identifier} has other blocks: {is_now}"
        elif is_now != was:
            return f"{identifier} was changed: {is_now}"
    return f"still pending: {loose}" if loose else ""
