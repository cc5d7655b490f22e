"""``multi-eip plan --from`` and ``apply DIR`` over the real SDK and the sandbox."""

import errno
import json
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from gui.cloud.gateway import Gateway
from gui.commands import output_file
from gui.commands.exit_codes import LEFT
from gui.domain.accounts.sign_in import ENV_KEY_ID, ENV_SECRET
from gui.domain.cloud.errors import InputError, JournalError
from gui.domain.engine.progress import CallAnswered, Outcome, StopChoice
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.plan_files import load_plan
from gui.services.runs.plan_set import PlanSet
from tests.commands.shell import Shell
from tests.helpers.many_interfaces import wide_account, write_list
from tests.helpers.sandbox_run import CREDENTIALS, REGION, standing

Capture = pytest.CaptureFixture[str]
COUNT, EIPS = 4, 2


@pytest.fixture
def wide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    monkeypatch.setenv(ENV_KEY_ID, CREDENTIALS.access_key_id)
    monkeypatch.setenv(ENV_SECRET, CREDENTIALS.access_key_secret)
    with SandboxServer(wide_account(COUNT, EIPS)) as server:
        yield Shell(server, tmp_path, f"http://{server.endpoint}")


def planned(shell: Shell) -> Path:
    folder = shell.folder / "plans"
    path = write_list(shell.folder / "list.csv", COUNT, EIPS)
    assert shell.call("plan", "--from", str(path), "--out", str(folder)) == 0
    return folder


def bound(shell: Shell) -> dict[str, int]:
    """How many EIPs each interface of the list has, where it is attached."""
    account = shell.server.account
    return {
        eni.name: sum(eip.bound_to == eni.id for eip in account.eips)
        for eni in account.interfaces
        if eni.name.startswith("wide-") and eni.instance.startswith("i-wide")
    }


def everything() -> dict[str, int]:
    return {f"wide-{number}": EIPS for number in range(COUNT)}


def outcomes(shell: Shell) -> list[str]:
    with closing(Journal(shell.folder / "state", reading=True)) as journal:
        assert journal.unfinished() == ()
        return sorted(run.outcome.value for run in journal.runs() if run.outcome)


def test_a_list_is_planned_and_applied_as_one(wide: Shell, capsys: Capture) -> None:
    folder = planned(wide)
    assert [path.name[:4] for path in sorted(folder.iterdir())] == ["0001", "0002", "0003", "0004"]
    assert f"4 plans written to {folder}. Unchanged interfaces: 0." in capsys.readouterr().err
    assert wide.call("apply", str(folder)) == 0
    assert bound(wide) == everything()
    assert "Plans applied: 4 of 4." in capsys.readouterr().err
    assert outcomes(wide) == ["applied"] * COUNT
    again = wide.folder / "again"
    assert wide.call("plan", "--from", str(wide.folder / "list.csv"), "--out", str(again)) == 0
    assert "0 plans written" in capsys.readouterr().err


def test_a_report_that_can_not_be_written_is_no_refusal(
    wide: Shell, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = planned(wide)

    def full(path: Path, _content: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(output_file, "write_file", full)
    assert wide.call("apply", str(folder), "--report", str(wide.folder / "report.md")) == LEFT
    assert bound(wide) == everything()
    said = capsys.readouterr().err
    assert "Plans applied: 4 of 4." in said
    assert os.strerror(errno.ENOSPC) in said


def test_events_name_their_plan(wide: Shell, capsys: Capture) -> None:
    folder = planned(wide)
    capsys.readouterr()
    assert wide.call("apply", str(folder), "--json") == 0
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    names = {path.name for path in folder.iterdir()}
    assert {event["plan"] for event in events if event["event"] == "Finished"} == names
    assert all(event["plan"] in names for event in events)
    assert "0001-cn-shanghai" in err


def test_a_failure_is_rolled_back_and_the_rest_does_not_start(wide: Shell, capsys: Capture) -> None:
    folder = planned(wide)
    before = standing(wide.server.account)
    wide.server.faults.error("AttachNetworkInterface", "InvalidOperation.Conflict.Sold", status=403, times=9)
    assert wide.call("apply", str(folder), "--at-once", "1") == 1
    assert standing(wide.server.account) == before
    err = capsys.readouterr().err
    assert "not started. Nothing was changed." in err
    assert "Plans applied: 0 of 4." in err
    assert len(outcomes(wide)) < COUNT


@pytest.mark.parametrize(("more", "left"), [((), 3), (("--undo-all",), 0)])
def test_one_failure_leaves_or_rolls_back_the_others(
    wide: Shell, capsys: Capture, more: tuple[str, ...], left: int
) -> None:
    folder = planned(wide)
    before = standing(wide.server.account)
    wide.server.faults.fail_on("AttachNetworkInterface", 2, "InvalidOperation.Conflict.Sold", 403)
    assert wide.call("apply", str(folder), "--stop-after", "0", *more) == (3 if left else 1)
    assert len(bound(wide)) == left
    assert f"Plans applied: {left} of 4." in capsys.readouterr().err
    if not left:
        assert standing(wide.server.account) == before
        assert outcomes(wide) == ["undone"] * COUNT


def test_a_set_that_is_interrupted_is_resumed_as_a_whole(wide: Shell) -> None:
    folder = planned(wide)
    plans = [load_plan(path) for path in sorted(folder.iterdir())]
    cloud = Gateway(CREDENTIALS, wide.endpoint)
    with closing(Journal(wide.folder / "state")) as journal:
        found: list[PlanSet] = []

        def told(_place: int, event: object) -> None:
            if isinstance(event, CallAnswered):
                found[0].stop(StopChoice.INTERRUPT)

        found.append(PlanSet(cloud, plans, journal, told))
        results = found[0].run()
        assert Outcome.INTERRUPTED in {each.report.outcome for each in results if each.report}
        assert len(journal.unfinished()) >= 1
        with pytest.raises(JournalError):
            Execution(cloud, plans[-1], journal).run()
        begun = {each.plan.selection.eni for each in journal.unfinished()}
    assert wide.call("resume") == 0
    assert len(bound(wide)) == len(begun)
    assert set(bound(wide).values()) == {EIPS}
    # A run that was stopped before its first call has changed nothing, and is over.
    assert outcomes(wide).count("applied") == len(begun)
    assert set(outcomes(wide)) <= {"applied", "undone"}


@pytest.mark.parametrize(
    ("more", "expected"), [((), {"wide-0": EIPS, "wide-1": EIPS}), (("--forget",), {})], ids=["resume", "forget"]
)
def test_two_killed_runs_of_a_set_are_both_resumed_or_discarded(
    wide: Shell, more: tuple[str, ...], expected: dict[str, int]
) -> None:
    folder = planned(wide)
    plans = [load_plan(path) for path in sorted(folder.iterdir())][:2]
    cloud = Gateway(CREDENTIALS, wide.endpoint)

    class DeathError(BaseException):
        pass

    def die(event: object) -> None:
        if isinstance(event, CallAnswered):
            raise DeathError

    with closing(Journal(wide.folder / "state")) as journal:
        names = [str(uuid4()) for _ in plans]
        for name, plan in zip(names, plans, strict=True):
            with pytest.raises(DeathError):
                Execution(cloud, plan, journal.beside(names), die, run_id=name).run()
        assert len(journal.unfinished()) == 2
    assert wide.call("resume", *more) == 0
    with closing(Journal(wide.folder / "state", reading=True)) as journal:
        assert journal.unfinished() == ()
    assert bound(wide) == expected


def interrupted(wide: Shell, folder: Path) -> None:
    """Apply the plans of ``folder``, which want guest files, and interrupt all of them after their first call."""
    plans = [load_plan(path) for path in sorted(folder.glob("*.json"))]
    wanting = [replace(each, selection=replace(each.selection, stacks=("netplan",))) for each in plans]
    ready = threading.Barrier(COUNT)

    def told(_place: int, event: object) -> None:
        # The other plans have sent their first call, too, when the set is stopped.
        if isinstance(event, CallAnswered):
            ready.wait(60)
            found[0].stop(StopChoice.INTERRUPT)

    with closing(Journal(wide.folder / "state")) as journal:
        cloud = Gateway(CREDENTIALS, wide.endpoint)
        found = [PlanSet(cloud, wanting, journal, told, files=sorted(folder.glob("*.json")))]
        found[0].run()
        assert [Path(each.plan_file).parent for each in journal.unfinished()] == [folder] * COUNT


def test_interrupted_plans_are_resumed_together_with_their_guest_files(wide: Shell, capsys: Capture) -> None:
    account = wide.server.account
    account.blocks = (*account.blocks, replace(account.blocks[0], cidr="47.98.0.0/22"))
    folder = planned(wide)
    interrupted(wide, folder)
    capsys.readouterr()
    assert wide.call("resume", "--json") == 0
    assert bound(wide) == everything()
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    names = [path.name for path in sorted(folder.glob("*.json"))]
    assert {event["plan"] for event in events if event["event"] == "Finished"} == set(names)
    assert "Plans applied: 4 of 4." in err
    for name in names:
        assert (folder / "guest" / name.removesuffix(".json") / "README.txt").is_file(), err


def test_interrupted_plans_that_are_rolled_back_get_no_guest_files(wide: Shell, capsys: Capture) -> None:
    before = standing(wide.server.account)
    folder = planned(wide)
    interrupted(wide, folder)
    assert wide.call("resume", "--undo") == 1
    assert standing(wide.server.account) == before
    assert "Plans applied: 0 of 4." in capsys.readouterr().err
    assert not (folder / "guest").exists()


def test_what_changed_since_the_review_is_not_touched(wide: Shell, capsys: Capture) -> None:
    folder = planned(wide)
    eip = wide.server.account.eips.get("eip-wide0000000000000000")
    assert eip is not None
    wide.server.account.eips.remove(eip)
    assert wide.call("apply", str(folder), "--stop-after", "0") == 3
    assert {*bound(wide)} == {"wide-1", "wide-2", "wide-3"}
    assert "the resources have changed since the plan was made" in capsys.readouterr().err


def test_every_fault_is_named_at_once_and_nothing_is_written(wide: Shell, capsys: Capture) -> None:
    path = wide.folder / "list.csv"
    path.write_text(
        "region;eni;instance;eips\n"
        f"{REGION};wide-0;wide-host-0;eip-nobody\n"
        f"{REGION};eni-nobody;wide-host-0;eip-wide0000000000000002\n"
        f"{REGION};wide-2;i-uf6wrong;eip-wide0000000000000004\n",
        "utf-8",
    )
    folder = wide.folder / "plans"
    assert wide.call("plan", "--from", str(path), "--out", str(folder)) == 2
    err = capsys.readouterr().err
    assert "Line 2, column eips: No EIP of the region is eip-nobody." in err
    assert "Line 3, column eni: No interface of the region is eni-nobody." in err
    assert "Line 4, column instance: No instance of the region is i-uf6wrong." in err
    assert not folder.exists()


def test_a_rule_of_the_cloud_is_named_with_its_line(wide: Shell, capsys: Capture) -> None:
    wide.server.account.types["ecs.g5.large"].enis = 1
    host = wide.server.account.instances.get("i-wide0000000000000000")
    assert host is not None
    wide.server.account.types[host.type].enis = 2
    path = write_list(wide.folder / "list.csv", COUNT, EIPS)
    assert wide.call("plan", "--from", str(path), "--out", str(wide.folder / "plans")) == 2
    err = capsys.readouterr().err
    assert "Line 4, column instance: " in err
    assert "Line 2" not in err


EIP = "eip-wide0000000000000000"
TEXT = "region{0}eni{0}instance{0}eips\r\ncn-shanghai{0}wide-0{0}wide-host-0{0}eip-wide0000000000000000\r\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bom.csv", TEXT.format(",").encode("utf-8-sig")),
        ("plain.csv", TEXT.format(",").encode()),
        ("semicolon.csv", TEXT.format(";").encode()),
        ("tab.txt", TEXT.format("\t").encode()),
        ("utf16.csv", TEXT.format("\t").encode("utf-16")),
        ("apostrophe.csv", TEXT.format(",").replace("wide-0,", "'wide-0,").encode()),
        ("blank.csv", (TEXT.format(",") + ",,,\r\n\r\n").encode()),
        (
            "list.json",
            json.dumps([{"region": REGION, "eni": "wide-0", "instance": "wide-host-0", "eips": [EIP]}]).encode(),
        ),
    ],
)
def test_what_spreadsheet_programs_write_is_read(wide: Shell, name: str, content: bytes) -> None:
    path = wide.folder / name
    path.write_bytes(content)
    folder = wide.folder / "plans"
    assert wide.call("plan", "--from", str(path), "--out", str(folder)) == 0
    assert len([*folder.iterdir()]) == 1


HEAD = b"region,eni,instance,eips\n"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("latin.csv", HEAD + b"cn-shanghai,b\xfcro,i-1,eip-1\n", "Line 2: It is not UTF-8 text"),
        ("wide.csv", "region,eni\nx,y\n".encode("utf-16-le"), "Line 1: It holds a zero byte"),
        ("odd.csv", "region,eni\n".encode("utf-16")[:-1], "Line 1: It is not UTF-16 text"),
        ("quote.csv", HEAD + b'"a"b,c,d,e\n', "Line 2: "),
        ("list.json", b'{"a": 1}', "no list of objects"),
        ("list.json", b"[", "can't be read as a list"),
        (
            "list.json",
            b'[{"region": 5, "eni": "a", "instance": "b", "eips": "c"}]',
            "Entry 1: region is not text",
        ),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_its_line(wide: Shell, name: str, content: bytes, sentence: str) -> None:
    path = wide.folder / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        wide.call("plan", "--from", str(path), "--out", str(wide.folder / "plans"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            HEAD + b'cn-shanghai,=CMD(),i-1,"eip\n1"\nx,y,z,-1\n',
            "Line 2, column eni: The cell holds a formula (=CMD()).",
        ),
        (HEAD + b'cn-shanghai,a,b,"eip\n1"\nx,y,z,-1\n', "Line 4, column eips: The cell holds a formula (-1)."),
        (HEAD + b"cn-shanghai,a,b,c,d\n", "Line 2: The line has 5 cells, but there are 4 columns."),
        (b"region,eni\n", "Line 1, column eips: The column eips is missing."),
        (b"", "column region is missing"),
        (HEAD, "The list has no lines."),
    ],
)
def test_a_fault_of_a_cell_is_told_by_line_and_column(
    wide: Shell, capsys: Capture, content: bytes, sentence: str
) -> None:
    path = wide.folder / "list.csv"
    path.write_bytes(content)
    assert wide.call("plan", "--from", str(path), "--out", str(wide.folder / "plans")) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert "No plan was written." in err


def test_arguments_and_folders_that_do_not_fit_are_refused(wide: Shell, capsys: Capture) -> None:
    folder = planned(wide)
    path = str(wide.folder / "list.csv")
    with pytest.raises(InputError, match="is not empty"):
        wide.call("plan", "--from", path, "--out", str(folder))
    with pytest.raises(InputError, match=r"can't be written to .*: Not a directory"):
        wide.call("plan", "--from", path, "--out", str(wide.folder / "list.csv" / "x"))
    with pytest.raises(InputError, match="Leave out --eni"):
        wide.call("plan", "--from", path, "--eni", "eni-1", "--out", str(wide.folder / "x"))
    with pytest.raises(InputError, match="Leave out --rebind, --trial"):
        wide.call("plan", "--from", path, "--rebind", "--trial", "eip-1", "--out", str(wide.folder / "x"))
    with pytest.raises(SystemExit, match=r"^2$"):
        wide.call("plan", "--out", str(wide.folder / "x"))
    assert "the following arguments are required: --region, --instance, --eip;" in capsys.readouterr().err
    with pytest.raises(InputError, match="can't be read"):
        wide.call("plan", "--from", str(wide.folder / "nothing.csv"), "--out", str(wide.folder / "x"))
    empty = wide.folder / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="holds no plans"):
        wide.call("apply", str(empty))
    first = next(iter(sorted(folder.iterdir())))
    (folder / "9999-copy.json").write_bytes(first.read_bytes())
    with pytest.raises(InputError, match="both change"):
        wide.call("apply", str(folder))
