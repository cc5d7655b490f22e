"""What the journal knows of a run, as lines of its document: when, how it ended, and each call with its request id."""

from collections.abc import Iterator

from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import ItemState
from gui.services.runs.journal_records import ANSWERS, Entry, EntryKind, Run
from gui.services.runs.outage_times import measured
from gui.words import hand_over as words
from gui.words.activity import call_outcome, run_state
from gui.words.joining import listed
from gui.words.moves import measured_text
from gui.words.names import short_name
from gui.words.operations import item_state
from gui.words.unread import utc_text

Lines = Iterator[tuple[int, str]]


def run_facts(run: Run) -> Lines:
    """Return which run it is, when it began and ended, and its result."""
    yield 0, words.text(words.RUN_ID).format(run=run.run_id)
    yield 0, words.text(words.BEGAN).format(time=utc_text(run.began))
    if run.ended is not None:
        yield 0, words.text(words.ENDED).format(time=utc_text(run.ended))
    yield 0, words.text(words.RESULT).format(result=run_state(run.outcome, ended=run.ended is not None).text)


def outage_lines(run: Run, inventory: Inventory | None) -> Lines:
    """Return for how long each address could not be reached, without the work in the guest, beside the estimate."""
    for each in measured(run):
        yield 0, measured_text(each, short_name(each.outage.eip, inventory))


def step_lines(run: Run, row: int, inventory: Inventory | None) -> Lines:
    """Return the calls that were sent for the operation at ``row``, counted from 0, and what was read afterwards."""
    answers = {each.of: each for each in run.entries if each.kind in ANSWERS}
    calls = [each for each in run.entries if each.kind is EntryKind.INTENT and each.row == row and each.call]
    for each in calls:
        yield 1, _call(each, answers.get(each.number))
    if not calls:
        yield 1, words.text(words.NOTHING_SENT)
    # Of each resource the state that was read last.
    read = {each.resource: each.code for each in run.entries if each.kind is EntryKind.READ and each.row == row}
    for state in ItemState:
        names = listed(short_name(each, inventory) for each, code in read.items() if code == state.value)
        if names:
            yield 1, words.text(words.STATE).format(state=item_state(state).text, resources=names)


def _call(intent: Entry, answer: Entry | None) -> str:
    accepted = answer is not None and answer.kind is EntryKind.ACCEPTED
    outcome = "ok" if accepted else answer.code if answer is not None else ""
    return words.text(words.CALL_BACK if intent.undoing else words.CALL).format(
        time=utc_text(intent.at),
        call=intent.call.action if intent.call is not None else "",
        answer=call_outcome(outcome).text,
        request=(answer.request_id if answer is not None else "") or words.text(words.NO_REQUEST_ID),
    )
