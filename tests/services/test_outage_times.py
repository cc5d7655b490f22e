"""For how long an EIP could not be reached, by the times in the journal: as planned, rolled back, and left."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from gui.domain.choices.selection import Selection
from gui.domain.cloud.instance import InstanceId
from gui.domain.engine.progress import ItemState, Outcome
from gui.domain.operations.operation import AttachEni, DetachEni
from gui.domain.plans.plan import Plan, facts
from gui.services.runs.journal_records import Entry, EntryKind, Run
from gui.services.runs.outage_times import measured
from tests.domain.test_teardown import ATTACHED, BOTH
from tests.helpers.queries import seen_of
from tests.helpers.toy_cloud import ENI, INSTANCE, REGION, eip_id, instance

BEGAN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
THERE = InstanceId("i-there")
EIPS = (eip_id(1), eip_id(2))
DETACH, ATTACH = DetachEni(REGION, ENI, INSTANCE), AttachEni(REGION, ENI, THERE)
PLAN = Plan(
    REGION, (DETACH, ATTACH), Selection(REGION, EIPS, ENI, INSTANCE), facts(seen_of(BOTH, (ATTACHED,), (instance(),)))
)


def run_of(outcome: Outcome, ended: int, *noted: tuple[int, EntryKind, int | None, str]) -> Run:
    """Return a run with an entry for each of (second, kind, row, code); an answer is to the entry before it."""

    def entries() -> Iterator[Entry]:
        turned = False
        for number, (second, kind, row, code) in zip(count(1), noted, strict=False):
            turned = turned or kind is EntryKind.UNDOING
            call = (DETACH, ATTACH)[row or 0] if kind is EntryKind.INTENT else None
            of = number - 1 if kind is EntryKind.REFUSED else None
            resource = ENI if kind is EntryKind.READ else ""
            at = BEGAN + timedelta(seconds=second)
            yield Entry(number, kind, at, row, turned, call, of=of, code=code, resource=resource)

    return Run("run-1", BEGAN, BEGAN + timedelta(seconds=ended), outcome, PLAN, tuple(entries()))


DONE, UNDONE = ItemState.DONE.value, ItemState.UNDONE.value
INTENT, READ = EntryKind.INTENT, EntryKind.READ
THROUGH = ((0, INTENT, 0, ""), (3, READ, 0, DONE), (4, INTENT, 1, ""), (9, READ, 1, DONE))
TURN = (20, EntryKind.UNDOING, None, "")


@pytest.mark.parametrize(
    ("run", "seconds"),
    [
        (run_of(Outcome.APPLIED, 30, *THROUGH), 9.0),
        (run_of(Outcome.APPLIED, 30, *THROUGH, (25, READ, 1, DONE)), 9.0),
        (run_of(Outcome.KEPT, 30, *THROUGH[:3]), None),
        (run_of(Outcome.UNDONE, 30, *THROUGH[:3], TURN, (21, INTENT, 0, ""), (26, READ, 0, UNDONE)), 26.0),
        (run_of(Outcome.UNDONE, 30, *THROUGH[:3], TURN), 30.0),
        (
            run_of(
                Outcome.UNDONE,
                30,
                *THROUGH,
                TURN,
                *((21, INTENT, 1, ""), (23, READ, 1, UNDONE), (24, INTENT, 0, ""), (26, READ, 0, UNDONE)),
            ),
            9.0 + 5.0,
        ),
        (run_of(Outcome.LEFT, 30, *THROUGH, TURN, (21, INTENT, 1, ""), (23, READ, 1, UNDONE)), None),
        (run_of(Outcome.LEFT, 30, *THROUGH[:3], TURN, (21, INTENT, 0, ""), (26, READ, 0, UNDONE)), 26.0),
        (
            run_of(Outcome.LEFT, 30, *THROUGH, TURN, (21, INTENT, 1, ""), (22, EntryKind.REFUSED, None, "No")),
            9.0,
        ),
    ],
    ids=["applied", "read again", "kept", "undone", "undone unread", "twice", "left off", "left back", "undo refused"],
)
def test_it_is_told_what_the_journal_shows(run: Run, seconds: float | None) -> None:
    assert [(each.outage.eip, each.seconds) for each in measured(run)] == [(each, seconds) for each in EIPS]


def test_what_was_refused_has_interrupted_nothing() -> None:
    refused = ((0, INTENT, 0, ""), (1, EntryKind.REFUSED, None, "Forbidden.RAM"))
    assert measured(run_of(Outcome.UNDONE, 5, *refused)) == ()


def test_a_clock_that_was_set_back_measures_nothing() -> None:
    back = ((0, INTENT, 0, ""), (3, READ, 0, DONE), (4, INTENT, 1, ""), (-3600, READ, 1, DONE))
    assert measured(run_of(Outcome.APPLIED, 30, *back)) == ()
