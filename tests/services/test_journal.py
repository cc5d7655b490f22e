import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gui.domain.cloud.errors import CloudError, CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.engine.effects import Do, Trace
from gui.domain.engine.progress import (
    ItemChanged,
    ItemState,
    OperationFinished,
    Outcome,
    Report,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.domain.operations.operation import AssociateEips, Operation, UnassociateEips
from gui.services.runs import journal_file
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import NAME, EntryKind
from tests.helpers.toy_cloud import ENI, REGION, RUN, TIMEOUT, ToyCloud, eip_id, refusal, the_plan

A, B, C = (eip_id(number) for number in (1, 2, 3))
BATCH = AssociateEips(REGION, (A, B, C), ENI)
SINGLE = AssociateEips(REGION, (A,), ENI, batch=False)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DENIED = refusal("Forbidden.RAM", CloudErrorKind.DENIED)


def plan() -> Any:
    return the_plan(ToyCloud())


@pytest.fixture
def journal(tmp_path: Path) -> Any:
    found = Journal(tmp_path, lambda: NOW)
    yield found
    found.close()


def do(call: Operation = BATCH, name: str = "t-1", *, undoing: bool = False) -> Do:
    return Do(0, call, name, 1, undoing)


def test_of_many_runs_only_that_is_read_which_is_asked_for(journal: Journal) -> None:
    journal.begin("damaged", plan(), None)
    journal.finish(Report("damaged", Outcome.APPLIED))
    with closing(sqlite3.connect(journal.path)) as file, file:
        file.execute("UPDATE runs SET plan = '?'")
    journal.begin(RUN, plan(), None)
    journal.intent(do())
    journal.finish(Report(RUN, Outcome.APPLIED))
    for noted in (None, lambda wanted: wanted == plan()):
        assert next(iter(journal.latest(2, noted))) == journal.run(RUN)
    latest = journal.latest(2, lambda _plan: False)
    assert next(latest).entries == ()
    with pytest.raises(JournalError) as error:
        next(latest)
    assert error.value.kind is JournalErrorKind.DAMAGED


def test_a_run_is_written_down_step_by_step(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    number = journal.intent(do())
    journal.accepted(number, "R-1")
    journal.record(ItemChanged(0, A, ItemState.PENDING))
    journal.record(ItemChanged(0, A, ItemState.DONE))
    journal.record(Waiting(1.0, WaitReason.SETTLING))
    journal.record(OperationFinished(0))
    journal.finish(Report(RUN, Outcome.APPLIED))
    (run,) = journal.runs()
    assert (run.run_id, run.plan, run.began, run.ended, run.outcome) == (RUN, plan(), NOW, NOW, Outcome.APPLIED)
    assert [entry.kind for entry in run.entries] == [
        EntryKind.BEGUN,
        EntryKind.INTENT,
        EntryKind.ACCEPTED,
        EntryKind.READ,
        EntryKind.ENDED,
    ]
    intent, accepted, read = run.entries[1:4]
    assert (intent.call, intent.token, intent.row) == (BATCH, "t-1", 0)
    assert (accepted.of, accepted.request_id) == (intent.number, "R-1")
    assert (read.resource, read.code) == (A, "done")
    assert journal.unfinished() == ()


def test_what_a_process_wrote_another_finds(tmp_path: Path) -> None:
    first = Journal(tmp_path)
    first.begin(RUN, plan(), None)
    first.intent(do())
    first.close()
    second = Journal(tmp_path)
    (run,) = second.unfinished()
    second.close()
    assert run.run_id == RUN
    assert run.outcome is None
    start = run.start(undo=False)
    assert start.resumed
    assert start.touched == {0: frozenset({A, B, C})}
    assert start.unanswered == {BATCH: "t-1"}
    assert start.writes == 1


@pytest.mark.parametrize(
    ("call", "error", "touched", "unanswered"),
    [
        (SINGLE, DENIED, {}, {}),
        (BATCH, DENIED, {0: frozenset({A, B, C})}, {}),
        (SINGLE, TIMEOUT, {0: frozenset({A})}, {SINGLE: "t-1"}),
    ],
)
def test_only_a_definite_refusal_of_a_single_call_had_no_effect(
    journal: Any, call: Any, error: Any, touched: Any, unanswered: Any
) -> None:
    journal.begin(RUN, plan(), None)
    journal.refused(journal.intent(do(call)), error)
    start = journal.unfinished()[0].start(undo=False)
    assert (start.touched, start.unanswered) == (touched, unanswered)


def test_an_answer_that_came_in_the_end_settles_the_call(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    journal.refused(journal.intent(do()), TIMEOUT)
    journal.accepted(journal.intent(do()), "R-2")
    start = journal.unfinished()[0].start(undo=False)
    assert start.unanswered == {}
    assert start.writes == 2


def test_a_run_that_had_turned_back_goes_on_doing_so(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    journal.accepted(journal.intent(do()), "R-1")
    journal.record(UndoStarted())
    journal.intent(do(UnassociateEips(REGION, (A,), ENI), "t-2", undoing=True))
    (run,) = journal.unfinished()
    assert run.undoing
    start = run.start(undo=False)
    assert start.undoing
    assert start.touched == {0: frozenset({A, B, C})}
    assert start.unanswered == {UnassociateEips(REGION, (A,), ENI): "t-2"}
    journal.begin(RUN, run.plan, start)
    assert journal.unfinished()[0].undoing


def test_what_needed_no_undoing_stays_undone_in_the_next_session(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    journal.record(ItemChanged(0, A, ItemState.ALREADY))
    journal.record(OperationFinished(0))
    journal.refused(journal.intent(do()), DENIED)
    before = journal.unfinished()[0].start(undo=True)
    journal.record(UndoStarted())
    journal.record(ItemChanged(0, B, ItemState.ALREADY))
    journal.record(OperationFinished(0, undoing=True))
    after = journal.unfinished()[0].start(undo=True)
    assert (0, True) not in before.traces
    assert after.traces[0, True] == {B: Trace.READ}


def test_a_run_without_a_write_begins_anew(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    start = journal.unfinished()[0].start(undo=False)
    assert not start.resumed
    assert not start.undoing
    assert journal.unfinished()[0].start(undo=True).undoing


@pytest.mark.parametrize("outcome", [Outcome.LEFT, Outcome.PAUSED])
def test_a_run_that_left_something_stays_unfinished_until_it_is_forgotten(journal: Journal, outcome: Any) -> None:
    journal.begin(RUN, plan(), None)
    journal.finish(Report(RUN, outcome))
    (run,) = journal.unfinished()
    assert run.outcome is outcome
    with pytest.raises(JournalError) as error:
        journal.begin("another", plan(), None)
    assert (error.value.kind, error.value.detail) == (JournalErrorKind.UNFINISHED, RUN)
    journal.forget(RUN)
    assert journal.unfinished() == ()
    journal.begin("another", plan(), None)


def test_the_latest_runs_come_first(journal: Journal) -> None:
    for name in ("one", "two", "three"):
        journal.begin(name, plan(), None)
        journal.finish(Report(name, Outcome.APPLIED))
    assert [run.run_id for run in journal.runs(2)] == ["three", "two"]


def test_every_write_is_on_the_disk_and_the_file_is_the_users_alone(journal: Journal) -> None:
    assert journal._file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert journal._file.execute("PRAGMA synchronous").fetchone() == (2,)
    if os.name == "posix":
        assert journal.path.stat().st_mode & 0o777 == 0o600


def test_a_second_program_reads_and_says_who_writes(journal: Journal, tmp_path: Path) -> None:
    journal.begin(RUN, plan(), None)
    code = (
        "import sys; from pathlib import Path; from gui.services.runs.journal import Journal;"
        "j = Journal(Path(sys.argv[1])); print(j.read_only.kind.value, j.read_only.detail, len(j.unfinished()))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["in_use", "process", str(os.getpid()), "1"]


def test_the_lock_goes_with_its_holder(journal: Journal, tmp_path: Path) -> None:
    second = Journal(tmp_path)
    assert second.read_only
    for write in (lambda: second.begin(RUN, plan(), None), lambda: second.forget(RUN)):
        with pytest.raises(JournalError):
            write()
    second.close()
    journal.close()
    third = Journal(tmp_path)
    assert third.read_only is None
    third.close()


def test_reading_and_writing_side_by_side_nobody_is_turned_away(tmp_path: Path) -> None:
    with closing(Journal(tmp_path)) as journal:
        journal.begin(RUN, the_plan(ToyCloud()), None)

    def read() -> int:
        with closing(Journal(tmp_path, reading=True)) as looking:
            return len(looking.runs())

    def hold() -> object:
        with closing(Journal(tmp_path)) as writing:
            return writing.read_only

    with ThreadPoolExecutor(4) as workers:
        # One after another: two at once would be two programs.
        holdings = workers.submit(lambda: [hold() for _ in range(200)])
        readings = [workers.submit(read) for _ in range(600)]
        assert {each.result() for each in readings} == {1}
        assert set(holdings.result()) == {None}


def test_a_folder_that_can_not_be_written_is_said_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = Journal(tmp_path / "file")
    assert journal.read_only
    assert journal.read_only.kind is JournalErrorKind.READ_ONLY
    assert journal.runs() == ()
    with pytest.raises(JournalError):
        journal.begin(RUN, plan(), None)
    journal.close()


def test_a_journal_in_a_read_only_folder_can_still_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Journal(tmp_path)
    first.begin(RUN, plan(), None)
    first.close()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    second = Journal(tmp_path)
    assert second.read_only
    assert [run.run_id for run in second.runs()] == [RUN]
    second.close()


def test_a_full_disk_is_found_before_the_first_call(journal: Journal) -> None:
    (pages,) = journal._file.execute("PRAGMA page_count").fetchone()
    journal._file.execute(f"PRAGMA max_page_count = {pages + 8}")
    with pytest.raises(JournalError) as error:
        journal.begin(RUN, plan(), None)
    assert error.value.kind is JournalErrorKind.FULL
    assert journal.runs() == ()


def test_a_disk_that_takes_no_more_is_found_before_the_first_call(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path; from gui.services.runs.journal import Journal;"
        "from tests.helpers.toy_cloud import *;"
        "from gui.domain.cloud.errors import JournalError;"
        "j = Journal(Path(sys.argv[1])); signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));\n"
        "try: j.begin(RUN, the_plan(ToyCloud()), None)\n"
        "except JournalError as error: print(error.kind.value)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False, cwd=root
    )
    assert done.stdout.split() == ["full"], done.stderr


def test_after_the_reserve_a_whole_run_needs_no_more_room(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    (pages,) = journal._file.execute("PRAGMA page_count").fetchone()
    journal._file.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(200):
        journal.accepted(journal.intent(do(name=f"t-{number}")), "R")
    assert len(journal.unfinished()[0].entries) == 401


def test_a_damaged_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"this is no database" * 100)
    with pytest.raises(JournalError) as error:
        Journal(tmp_path)
    assert error.value.kind is JournalErrorKind.DAMAGED
    Path(tmp_path, NAME).unlink()
    Journal(tmp_path).close()  # and the lock was given back


def test_a_run_that_can_not_be_understood_is_said_so(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    journal._file.execute("UPDATE runs SET plan = '{}'")
    with pytest.raises(JournalError) as error:
        journal.unfinished()
    assert error.value.kind is JournalErrorKind.DAMAGED


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    Journal(tmp_path).close()
    file = sqlite3.connect(tmp_path / NAME)
    file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(JournalError) as error:
        Journal(tmp_path)
    assert error.value.kind is JournalErrorKind.NEWER


def test_the_clock_is_the_systems_unless_told_otherwise(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin(RUN, plan(), None)
    assert journal.runs()[0].began.tzinfo is not None
    journal.close()


def test_an_error_without_a_code_is_noted_by_its_kind(journal: Journal) -> None:
    journal.begin(RUN, plan(), None)
    journal.refused(journal.intent(do()), CloudError(CloudErrorKind.NETWORK))
    assert journal.unfinished()[0].entries[-1].code == "network"


def test_where_even_the_index_can_not_be_made_the_file_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, opened, really = Journal(tmp_path), list[str](), journal_file._open
    first.begin(RUN, plan(), None)

    def refuse(path: Path, uri: str, **more: float) -> sqlite3.Connection:
        opened.append(uri)
        if uri.endswith("mode=ro"):
            raise JournalError(JournalErrorKind.READ_ONLY, str(path))
        return really(path, uri, **more)

    monkeypatch.setattr(journal_file, "_open", refuse)
    second = Journal(tmp_path)
    assert [uri.partition("?")[2] for uri in opened] == ["", "mode=ro", "immutable=1"]
    second.close()
    first.close()


@pytest.mark.parametrize("reading", [False, True])
def test_a_journal_that_is_a_folder_is_said_so(tmp_path: Path, *, reading: bool) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(JournalError) as error:
        Journal(tmp_path, reading=reading)
    assert error.value.kind is JournalErrorKind.READ_ONLY


@pytest.mark.parametrize("reading", [False, True])
def test_a_journal_that_the_system_does_not_let_open_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, reading: bool
) -> None:
    def denied(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gui.services.runs.journal_file.os.open", denied)
    monkeypatch.setattr("gui.services.runs.journal_file.Path.exists", denied)
    with pytest.raises(JournalError) as error:
        Journal(tmp_path, reading=reading)
    assert (error.value.kind, error.value.detail) == (JournalErrorKind.READ_ONLY, "Permission denied")


def test_a_journal_whose_tables_are_not_made_yet_is_read_as_empty(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").touch()
    with closing(Journal(tmp_path, reading=True)) as journal:
        assert journal.unfinished() == ()
