"""The guest files of plans that were applied: what the column of the network stack in a list asks for."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gui.domain.checks.issues import GatewayAnswers
from gui.domain.cloud.eip import ENI_TARGET
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import InputError, WizardError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import CloudApi
from gui.domain.plans.plan import Plan
from gui.guest.model import GuestOptions
from gui.services.guest.facts import networks_of
from gui.services.guest.files import InterfaceExport, fitting, instance_tree, write_tree
from gui.services.region.many_regions import AT_ONCE, PacedReads
from gui.services.region.readings import read_with_gateways

FOLDER = "guest"
"""Where the files of each plan are, below the folder of the plans."""


@dataclass(frozen=True, slots=True)
class WrittenGuestFiles:
    """What became of the files of one plan.

    Attributes:
        folder: where they are, None where they could not be written.
        error: why not.
    """

    folder: Path | None = None
    error: WizardError | None = None


def write_guest_files(
    cloud: CloudApi, plans: Mapping[str, Plan], folder: Path, now: Callable[[], datetime]
) -> dict[str, WrittenGuestFiles]:
    """Write the files that ``plans`` ask for, each below ``folder``; return what became of each. Blocking.

    Args:
        cloud: where to read what was made and bound.
        plans: by name, all of them applied.
        folder: of the plans.
        now: gives the time (aware, UTC).
    """
    asking = {name: plan for name, plan in plans.items() if plan.selection.stacks}
    paced = PacedReads(cloud)

    def read(region: RegionId) -> tuple[Inventory, GatewayAnswers] | WizardError:
        try:
            return read_with_gateways(paced, region, now)
        except WizardError as error:
            return error

    regions = tuple(dict.fromkeys(plan.region for plan in asking.values()))
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="guest-files") as pool:
        readings = dict(zip(regions, pool.map(read, regions), strict=True))
    return {name: _written(plan, readings[plan.region], folder / FOLDER / name) for name, plan in asking.items()}


def _written(plan: Plan, reading: tuple[Inventory, GatewayAnswers] | WizardError, folder: Path) -> WrittenGuestFiles:
    if isinstance(reading, WizardError):
        return WrittenGuestFiles(error=reading)
    try:
        write_tree(_tree(plan, *reading), folder)
    except WizardError as error:
        return WrittenGuestFiles(error=error)
    return WrittenGuestFiles(folder)


def _tree(plan: Plan, inventory: Inventory, answers: GatewayAnswers) -> dict[str, tuple[bytes, int]]:
    """Return the files of all interfaces that carry EIPs of ``plan``.

    Raises:
        WizardError: gateways could not be read, or a stack can't express the network.
    """
    enis = _carriers(plan, inventory)
    gateways = {}
    for eni, answer in answers.items():
        if isinstance(answer, WizardError) and eni in enis:
            raise answer
        if not isinstance(answer, WizardError):
            gateways[eni] = answer
    networks = networks_of(inventory, enis, gateways, GuestOptions())
    exports = [InterfaceExport(eni, network, fitting(plan.selection.stacks, network)) for eni, network in networks]
    return instance_tree(plan.selection.instance or enis[0], exports)


def _carriers(plan: Plan, inventory: Inventory) -> tuple[EniId, ...]:
    """Return the interfaces that carry the EIPs of ``plan`` now, those included that it made."""
    found: dict[EniId, None] = {}
    for allocation_id in plan.selection.eips:
        eip = inventory.eip_by_id.get(allocation_id)
        if eip is None or eip.target_type != ENI_TARGET or not eip.target_id:
            raise InputError(f"The EIP {allocation_id} is not bound to an interface.")
        found[EniId(eip.target_id)] = None
    return tuple(found)
