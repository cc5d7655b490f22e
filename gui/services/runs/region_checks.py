"""Checks of regions: what was read against the last applied plans of the journal, or against a baseline."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gui.domain.checks.baseline import Baseline, BaselineError, BaselineFault, adopted, with_new_interfaces
from gui.domain.checks.drift import Drift, drift_from
from gui.domain.checks.guest_issues import GuestViews
from gui.domain.checks.issue import Weight
from gui.domain.checks.issues import findings, why
from gui.domain.checks.region_check import ComparedWith, RegionCheck, region_check
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import CloudError, JournalError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import Catalog
from gui.services.region.many_regions import ReadRegion
from gui.services.region.readings import reading_for
from gui.services.runs.drift_check import drift_answer

JOURNAL = "journal"
"""Stands among what could not be read for the record of the runs."""

BASELINE = "baseline"
"""The same for a baseline that does not have the region."""

GUESTS = "guests"
"""The same for all guests of the region, where no command may be sent into them."""

NOT_ALLOWED = "not_allowed"
"""Why ``GUESTS`` were not read."""

NOT_ASKED: Final[GuestViews] = MappingProxyType({})
"""What the guests show where nobody asks for them."""


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is to be checked against what.

    Attributes:
        catalog: where multi-EIP mode exists.
        journal_dir: where the runs are noted; not looked at where there is a baseline.
        account: whose regions they are.
        baseline: what is to be there, None for the last applied plans.
        level: the least urgent weight of issues that count, None where none count.
    """

    catalog: Catalog
    journal_dir: Path
    account: Account
    baseline: Baseline | None = None
    level: Weight | None = Weight.TRAFFIC


def check(reading: ReadRegion, request: CheckRequest, guests: GuestViews | None = NOT_ASKED) -> RegionCheck:
    """Return what ``reading`` comes to. Blocking: the journal is read.

    Args:
        reading: what was read of the region.
        request: what is to be checked against what.
        guests: what its guests show; None where they could not be read, empty where nobody asked for them.
    """
    if reading.inventory is None:
        error = reading.error
        reason = why(error) if error else "?"
        return region_check(reading.region, None, (), (), (("region", reason),), level=request.level)
    inventory = _in_order(reading.inventory)
    compared_with, drift, unread = _compared(inventory, request)
    issues = findings(inventory, request.catalog, reading.gateways, guests)
    unread = (*_unread(inventory, reading), *unread, *_unread_guests(guests))
    return region_check(reading.region, compared_with, drift, issues, unread, level=request.level)


def _in_order(inventory: Inventory) -> Inventory:
    """Return ``inventory`` in an order of its own: that of the cloud's lists may change from call to call."""
    return replace(
        inventory,
        eips=tuple(sorted(inventory.eips, key=lambda each: each.allocation_id)),
        interfaces=tuple(sorted(inventory.interfaces, key=lambda each: each.id)),
        instances=tuple(sorted(inventory.instances, key=lambda each: each.id)),
    )


def _compared(
    inventory: Inventory, request: CheckRequest
) -> tuple[ComparedWith | None, tuple[Drift, ...], tuple[tuple[str, str], ...]]:
    if request.baseline is not None:
        found = baseline_drift(request.baseline, inventory)
        return (None, (), ((BASELINE, "region_missing"),)) if found is None else (ComparedWith.BASELINE, found, ())
    answer = drift_answer(request.journal_dir, inventory, request.account)
    if isinstance(answer, JournalError):
        return None, (), ((JOURNAL, answer.kind.value),)
    return (None, (), ()) if answer is None else (ComparedWith.PLANS, answer, ())


def baseline_drift(baseline: Baseline, inventory: Inventory) -> tuple[Drift, ...] | None:
    """Return what is not as ``baseline`` has it; None where it does not have the region of ``inventory``."""
    wanted = baseline.regions.get(inventory.region)
    if wanted is None:
        return None
    wanted = with_new_interfaces(wanted, inventory)
    return drift_from(wanted, reading_for(inventory, wanted, {}))


def _unread(inventory: Inventory, reading: ReadRegion) -> Iterator[tuple[str, str]]:
    for each in inventory.unread:
        yield each.name.value, why(each.error)
    for eni, answer in reading.gateways.items():
        if isinstance(answer, CloudError):
            yield f"gateways of {eni}", why(answer)


def _unread_guests(guests: GuestViews | None) -> Iterator[tuple[str, str]]:
    if guests is None:
        yield GUESTS, NOT_ALLOWED
        return
    for eni, view in guests.items():
        if view.reading.state is None:
            yield f"guest of {eni}", view.reading.reason


def baseline_of(readings: tuple[ReadRegion, ...], account: Account) -> Baseline:
    """Return what ``readings`` show as a baseline.

    Raises:
        BaselineError: a region was not read whole.
    """
    states = {}
    for reading in readings:
        inventory = reading.inventory
        if inventory is None or inventory.unread_main:
            raise BaselineError(BaselineFault.REGION_UNREAD, {"region": reading.region})
        states[reading.region] = adopted(inventory)
    return Baseline(account, states)
