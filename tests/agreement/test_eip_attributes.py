"""A change of name and bandwidth is planned exactly where the emulated cloud takes it."""

from datetime import UTC, datetime

import pytest

from gui.domain.cloud.errors import CloudError
from gui.domain.operations.eips import ModifyEip
from gui.domain.plans.immediate import modify_eip
from gui.domain.plans.plan import PlanBlockedError
from gui.sandbox.resources import EipStatus, Lock
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import read_inventory
from tests.helpers.sandbox_run import REGION, free_eips, gateway


def test_every_eip_that_can_be_changed_is_and_no_other() -> None:
    account = default_account()
    locked, moving = free_eips(account, 2)
    for each in account.eips:
        each.lock = Lock.FINANCIAL if each.id == locked else each.lock
        each.status = EipStatus.UNASSOCIATING if each.id == moving else each.status
    refused, taken = set(), set()
    with SandboxServer(account) as server:
        cloud = gateway(server)
        inventory = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
        for eip in inventory.eips:
            bandwidth = (eip.bandwidth or 0) + 1 if eip.charge_type == "PostPaid" else None
            try:
                modify_eip(eip.allocation_id, inventory, "renamed", bandwidth)
            except PlanBlockedError:
                with pytest.raises(CloudError):
                    cloud.do(ModifyEip(REGION, eip.allocation_id, "renamed", bandwidth), "")
                refused.add(eip.allocation_id)
            else:
                # No list says who shares a bandwidth: that the cloud alone refuses.
                shared = bool(account.eips.get(eip.allocation_id, REGION).bandwidth_package)
                cloud.do(ModifyEip(REGION, eip.allocation_id, "renamed", None if shared else bandwidth), "")
                taken.add(eip.allocation_id)
        after = read_inventory(cloud, REGION, lambda: datetime.now(UTC))
    assert {locked, moving} <= refused
    assert len(taken) > 10
    assert {each.allocation_id for each in after.eips if each.name == "renamed"} == taken
