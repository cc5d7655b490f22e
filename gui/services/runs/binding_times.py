"""When this program bound or unbound each EIP last, as the journal tells: the cloud does not."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from gui.domain.checks.cost import Noted
from gui.domain.cloud.account import Account
from gui.domain.cloud.eip import AllocationId
from gui.domain.engine.progress import ItemState
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.operation import AssociateEips, Operation, UnassociateEips
from gui.services.runs.drift_check import MOST_RUNS, of_another
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Entry, EntryKind, Run

_BINDINGS = AssociateEips | AssociateWithInstance
_CHANGES = _BINDINGS | UnassociateEips | UnassociateFromInstance


def binding_times(journal_dir: Path, account: Account | None = None) -> Mapping[AllocationId, Noted]:
    """Return the last that was done to each EIP. Blocking.

    Args:
        journal_dir: where the runs are noted.
        account: whose EIPs are asked about, None where it is not known; runs of another one are passed over.

    Raises:
        JournalError: the journal can't be read.
    """
    with closing(Journal(journal_dir, reading=True)) as journal:
        runs = journal.runs(MOST_RUNS)
    # Runs may have gone on side by side: only the numbers of the entries tell what came last.
    told = [each for run in runs if not of_another(run.plan, account) for each in _told(run)]
    return {eip: noted for _, eip, noted in sorted(told, key=lambda each: each[0])}


def _told(run: Run) -> Iterator[tuple[int, AllocationId, Noted]]:
    """Yield what the run did, with the number of the entry that tells it."""
    sent: dict[int, Operation] = {}
    for entry in run.entries:
        if entry.kind is EntryKind.INTENT and entry.call is not None:
            sent[entry.number] = entry.call
        elif entry.kind is EntryKind.ACCEPTED and entry.of in sent:
            call = sent[entry.of]
            if isinstance(call, _CHANGES):
                for item in call.items:
                    yield entry.number, AllocationId(item), Noted(entry.at, isinstance(call, _BINDINGS))
        elif entry.kind is EntryKind.READ and (bound := _read_bound(run, entry)) is not None:
            yield entry.number, AllocationId(entry.resource), Noted(entry.at, bound)


def _read_bound(run: Run, entry: Entry) -> bool | None:
    """Return whether the entry tells that an EIP was read to be bound; None where it tells nothing of a change.

    A write without an answer is told by this alone. What was as wanted without a call may have been so for long.
    """
    operation = run.plan.operations[entry.row] if entry.row is not None else None
    if not isinstance(operation, _CHANGES):
        return None
    if entry.code not in {ItemState.DONE, ItemState.UNDONE}:
        return None
    return isinstance(operation, _BINDINGS) is (entry.code == ItemState.DONE)
