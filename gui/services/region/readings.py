"""Readings that go on where a part is refused: what could not be read is kept as the error, never as nothing."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from gui.domain.checks.drift import DriftReading
from gui.domain.checks.issues import GatewayAnswers
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, PartlyReadError
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.kinds import GATEWAYS, By
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.expected import expected, with_gone
from gui.domain.plans.plan import Plan

_T = TypeVar("_T")
AT_ONCE = 16
"""Gateways asked for at one time: with 80 ms a call, 1.3 s for a region of 10,000 EIPs. No quota is documented."""


def read_gateway_answers(cloud: CloudApi, region: RegionId, enis: Sequence[EniId]) -> GatewayAnswers:
    """Return gateway and mask of every multi-mode EIP by ENI, or the error where an ENI could not be asked about."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="gateways") as pool:
        readings = {
            eni: pool.submit(_tried, lambda eni=eni: cloud.read(region, GATEWAYS, By.INTERFACE, eni))
            for eni in dict.fromkeys(enis)
        }
        return {eni: reading.result() for eni, reading in readings.items()}


def reading_of(inventory: Inventory, plan: Plan) -> DriftReading:
    """Return what ``inventory`` says of everything that ``plan`` names; what could not be read there is unknown here.

    An ENI that the plan made is found by its mark; one whose list could not be read has the id it had when it was last
    known, if it was.

    Raises:
        ValueError: it is the inventory of another region, which says nothing about the plan.
    """
    if inventory.region != plan.region:
        raise ValueError(f"the plan is for {plan.region}, not for {inventory.region}")
    made = with_gone(plan, {eni.mark: eni.id for eni in inventory.interfaces if eni.mark})
    wanted = expected(plan, made)
    unread = {each.name: each.error for each in inventory.unread}
    no_eips = unread.get(ListName.EIPS)
    return DriftReading(
        no_eips or tuple(eip for eip in inventory.eips if eip.allocation_id in wanted.bindings),
        unread.get(ListName.INTERFACES) or tuple(eni for eni in inventory.interfaces if eni.id in wanted.enis),
        unread.get(ListName.INSTANCES) or tuple(each for each in inventory.instances if each.id in wanted.instances),
        {eni: no_eips or inventory.eips_on(eni) for eni in wanted.carried},
        made,
    )


def _tried(read: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...] | CloudError:
    try:
        return read()
    except PartlyReadError as error:
        # What could be read is told; an EIP without an answer is a finding of its own.
        return error.read or error
    except CloudError as error:
        return error
