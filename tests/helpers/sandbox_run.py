"""One multi-EIP run in the sandbox's default account: what is chosen, and how it looks before and after."""

from datetime import UTC, datetime
from typing import Final

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.plans import teardown
from gui.domain.plans.multi_eip import build
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from tests.helpers.named_gateway import NamedGateway

REGION: Final = RegionId("cn-shanghai")
ENI: Final = EniId("eni-uf6uqvbkpn0pxo7tzp02")
INSTANCE: Final = InstanceId("i-uf626zsf2lik0rf5uyj5")
OTHER_INSTANCE: Final = InstanceId("i-uf6foiksgz77sd2re5ld")
CREDENTIALS: Final = Credentials("LTAI5tSandboxFullRights1", "SandboxSecretOfFullRights00001")
_FREE: Final = ("voip-edge", "sip-trunk")


def gateway(server: SandboxServer, **more: object) -> NamedGateway:
    return NamedGateway(CREDENTIALS, f"http://{server.endpoint}", **more)  # type: ignore[arg-type]


def free_eips(account: Account, count: int) -> tuple[AllocationId, ...]:
    """Return the first ``count`` EIPs of the region that are free, by name."""
    found = [eip for eip in account.eips if eip.name.startswith(_FREE)]
    return tuple(AllocationId(eip.id) for eip in sorted(found, key=lambda eip: eip.name)[:count])


def make_plan(server: SandboxServer, count: int = 3) -> Plan:
    """Return the plan that binds ``count`` EIPs to ENI and attaches it to INSTANCE."""
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    selection = Selection(REGION, free_eips(server.account, count), ENI, INSTANCE)
    return build(selection, inventory, load_catalog())


def deletion_plan(server: SandboxServer) -> Plan:
    """Return the plan that takes apart what voip-live has, deletes it, and releases all of its EIPs but the first."""
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    eni = next(each.id for each in inventory.interfaces if each.name == "voip-live")
    eips = sorted(each.allocation_id for each in inventory.eips_on(eni))
    return teardown.build(eni, inventory, load_catalog(), delete_eni=True, release=eips[1:]).plan


def after_deletion(before: dict[str, tuple[str, str]], plan: Plan) -> dict[str, tuple[str, str]]:
    """Return what ``standing`` is once ``plan``, a teardown that deletes and releases, is applied to ``before``."""
    gone = {item for each in plan.operations if isinstance(each, DeleteEni | ReleaseEip) for item in each.items}
    freed = dict.fromkeys(plan.selection.eips, ("Available", ""))
    return {key: value for key, value in (before | freed).items() if key not in gone}


def standing(account: Account) -> dict[str, tuple[str, str]]:
    """Return status and target of every EIP and ENI of the account: what a run may change."""
    with account.lock:
        account.tasks.advance()
        eips = {eip.id: (eip.status.value, eip.bound_to) for eip in account.eips}
        enis = {eni.id: (eni.status.value, eni.instance) for eni in account.interfaces}
    return eips | enis


def planned(before: dict[str, tuple[str, str]], plan: Plan) -> dict[str, tuple[str, str]]:
    """Return what ``standing`` is once ``plan`` is applied to ``before``."""
    bound = dict.fromkeys(plan.selection.eips, ("InUse", str(ENI)))
    return {**before, **bound, ENI: ("InUse", str(INSTANCE))}
