"""What became of the runs of this account: the last applied plan of each interface against a fresh inventory."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from gui.domain.checks.drift import Drift, drift
from gui.domain.checks.issue import IssueCode
from gui.domain.cloud.account import Account, Mismatch, mismatch
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import JournalError
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.references import MarkRef, item_of
from gui.domain.engine.irreversible import can_be_undone
from gui.domain.engine.progress import Outcome
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.expected import expected, with_gone
from gui.domain.plans.plan import Plan
from gui.services.region.readings import reading_of
from gui.services.runs.journal import Journal

MOST_RUNS: Final = 5000
"""So many of the latest runs are looked at, 0.15 ms each: a list of 300 interfaces alone makes 300 of them."""

DriftAnswer = tuple[Drift, ...] | JournalError | None


def drifts(journal_dir: Path, inventory: Inventory, account: Account | None = None) -> tuple[Drift, ...] | None:
    """Return what is no longer as the last applied plan of each interface of the region left it.

    Plans of which nothing at all is found were another account's, and are passed over; so are those of an interface
    whose teardown has deleted something and is not finished: it is told of as a run, not as drift. None means that
    there is no plan to compare with.

    Args:
        journal_dir: where the runs are noted.
        inventory: what the cloud says now.
        account: whose inventory it is, None where that is not known; runs of other accounts are passed over.

    Raises:
        JournalError: the journal can't be read.
    """
    found: list[Drift] | None = None
    made = {eni.mark: eni.id for eni in inventory.interfaces if eni.mark}
    later: set[str] = set()
    with closing(Journal(journal_dir, reading=True)) as journal:
        # Only what such a plan has sent matters here; of any other its end tells all.
        runs = tuple(journal.latest(MOST_RUNS, lambda plan: not can_be_undone(plan)))
    # The latest first, by their numbers: a clock that was set back tells nothing of their order.
    for run in runs:
        if of_another(run.plan, account):
            continue
        enis, eips = _about(run.plan, made)
        untold = enis - later
        if run.beyond_return:
            later |= run.taken_for_good
        if run.beyond_return and run.outcome is not Outcome.APPLIED:
            later |= enis
            continue
        if run.outcome is not Outcome.APPLIED or run.plan.region != inventory.region or not untold:
            continue
        later |= _emptied(run.plan, later)
        told = drift(run.plan, reading_of(inventory, run.plan))
        if not any(each.finding.code is IssueCode.DRIFT_NOTHING_FOUND for each in told):
            # What a later run changed or took away is no drift of an earlier one.
            found = [*(found or ()), *(each for each in told if each.finding.ids[0] not in later)]
        later |= enis | eips
    return None if found is None else tuple(found)


def of_another(plan: Plan, account: Account | None) -> bool:
    """Return whether ``plan`` is known to be of another account than ``account``."""
    if plan.account is None or account is None:
        return False
    return mismatch(plan.account, account) in {Mismatch.ACCOUNT, Mismatch.ENDPOINT}


def _about(plan: Plan, made: Mapping[str, EniId]) -> tuple[set[str], set[str]]:
    """Return the interfaces and the EIPs that ``plan`` is about, those it has made included."""
    wanted = expected(plan, with_gone(plan, made))
    chosen = (plan.selection.eni,) if plan.selection.eni else ()
    deleted = (item_of(each.eni_id) for each in plan.operations if isinstance(each, DeleteEni))
    return {*chosen, *wanted.enis, *deleted}, {*wanted.bindings}


def _emptied(plan: Plan, later: set[str]) -> set[str]:
    """Return the marks of the interfaces that ``plan`` made for EIPs that later runs have all led elsewhere.

    One that is deleted is known by its mark only, and later plans name it by its id.
    """
    binding = (each for each in plan.operations if isinstance(each, AssociateEips))
    return {item_of(each.eni_id) for each in binding if isinstance(each.eni_id, MarkRef) and later >= {*each.items}}


def drift_answer(journal_dir: Path, inventory: Inventory, account: Account | None = None) -> DriftAnswer:
    """Return the same as ``drifts``, for what is written down: a journal that can't be read is an answer too."""
    try:
        return drifts(journal_dir, inventory, account)
    except JournalError as error:
        return error
