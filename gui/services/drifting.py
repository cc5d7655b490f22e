"""What became of the runs of this account: the last applied plan of each interface against a fresh inventory."""

from contextlib import closing
from pathlib import Path

from gui.domain.drift import Drift, drift
from gui.domain.eni import EniId
from gui.domain.errors import JournalError
from gui.domain.finding import FindingCode
from gui.domain.inventory import Inventory
from gui.domain.progress import Outcome
from gui.services.journal import Journal
from gui.services.readings import reading_of

DriftAnswer = tuple[Drift, ...] | JournalError | None


def drifts(journal_dir: Path, inventory: Inventory) -> tuple[Drift, ...] | None:
    """Return what is no longer as the last applied plan of each interface of the region left it.

    Plans of which nothing at all is found were another account's, and are passed over; so are those of an interface
    whose teardown has deleted something and is not finished: it is told of as a run, not as drift. None means that
    there is no plan to compare with.

    Args:
        journal_dir: where the runs are noted.
        inventory: what the cloud says now.

    Raises:
        JournalError: the journal can't be read.
    """
    found: list[Drift] | None = None
    seen: set[EniId] = set()
    taken: set[str] = set()
    with closing(Journal(journal_dir, reading=True)) as journal:
        runs = journal.runs()
    for run in sorted(runs, key=lambda each: each.began, reverse=True):
        eni = run.plan.selection.eni
        if run.beyond_return:
            taken |= run.taken_for_good
            seen |= {eni} if eni and run.outcome is not Outcome.APPLIED else set()
        if run.outcome is not Outcome.APPLIED or run.plan.region != inventory.region or eni is None or eni in seen:
            continue
        seen.add(eni)
        told = drift(run.plan, reading_of(inventory, run.plan))
        if not any(each.finding.code is FindingCode.DRIFT_NOTHING_FOUND for each in told):
            # What a later run deleted or released is no drift of an earlier one.
            found = [*(found or ()), *(each for each in told if each.finding.ids[0] not in taken)]
    return None if found is None else tuple(found)


def drift_answer(journal_dir: Path, inventory: Inventory) -> DriftAnswer:
    """Return the same as ``drifts``, for what is written down: a journal that can't be read is an answer too."""
    try:
        return drifts(journal_dir, inventory)
    except JournalError as error:
        return error
