"""Checks of regions: what was read against the last applied plans of the journal, or against a baseline."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gui.domain.checks.baseline import Baseline, adopted
from gui.domain.checks.drift import Drift, drift_from
from gui.domain.checks.issues import findings, why
from gui.domain.checks.region_check import ComparedWith, RegionCheck, region_check
from gui.domain.checks.weight import Weight
from gui.domain.cloud.account import Account
from gui.domain.cloud.errors import CloudError, InputError, JournalError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import Catalog
from gui.services.region.many_regions import ReadRegion
from gui.services.region.readings import reading_for
from gui.services.runs.drift_check import drift_answer

JOURNAL = "journal"
"""Stands among what could not be read for the record of the runs."""

BASELINE = "baseline"
"""The same for a baseline that does not have the region."""


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


def check(reading: ReadRegion, request: CheckRequest) -> RegionCheck:
    """Return what ``reading`` comes to. Blocking: the journal is read."""
    inventory = reading.inventory
    if inventory is None:
        error = reading.error
        reason = why(error) if error else "?"
        return region_check(reading.region, None, (), (), (("region", reason),), level=request.level)
    compared_with, drift, unread = _compared(inventory, request)
    issues = findings(inventory, request.catalog, reading.gateways)
    return region_check(
        reading.region, compared_with, drift, issues, (*_unread(inventory, reading), *unread), level=request.level
    )


def _compared(
    inventory: Inventory, request: CheckRequest
) -> tuple[ComparedWith | None, tuple[Drift, ...], tuple[tuple[str, str], ...]]:
    if request.baseline is not None:
        wanted = request.baseline.regions.get(inventory.region)
        if wanted is None:
            return None, (), ((BASELINE, "region_missing"),)
        return ComparedWith.BASELINE, drift_from(wanted, reading_for(inventory, wanted, {})), ()
    answer = drift_answer(request.journal_dir, inventory, request.account)
    if isinstance(answer, JournalError):
        return None, (), ((JOURNAL, answer.kind.value),)
    return (None, (), ()) if answer is None else (ComparedWith.PLANS, answer, ())


def _unread(inventory: Inventory, reading: ReadRegion) -> Iterator[tuple[str, str]]:
    for each in inventory.unread:
        yield each.name.value, why(each.error)
    for eni, answer in reading.gateways.items():
        if isinstance(answer, CloudError):
            yield f"gateways of {eni}", why(answer)


def baseline_of(readings: tuple[ReadRegion, ...], account: Account) -> Baseline:
    """Return what ``readings`` show as a baseline.

    Raises:
        InputError: a region was not read whole.
    """
    states = {}
    for reading in readings:
        inventory = reading.inventory
        if inventory is None or inventory.unread_main:
            raise InputError(
                f"The region {reading.region} was not read whole, so no baseline was written. Try again, or name only"
                " regions that can be read."
            )
        states[reading.region] = adopted(inventory)
    return Baseline(account, states)
