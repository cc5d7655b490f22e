import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gui.domain.cloud.errors import InputError
from gui.services.runs.plan_files import load_plan, save_plan, save_plans
from tests.helpers.toy_cloud import ToyCloud, the_plan

ROOT = Path(__file__).resolve().parents[2]


def test_a_plan_comes_back_from_its_file(tmp_path: Path) -> None:
    plan = the_plan(ToyCloud())
    path = tmp_path / "plan.json"
    save_plan(plan, path)
    save_plan(plan, path)
    assert load_plan(path) == plan
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_can_not_be_written_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        save_plan(the_plan(ToyCloud()), tmp_path / "missing" / "plan.json")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "{}", '"plan"', "x" * (1024 * 1024 + 1)])
def test_a_file_that_holds_no_plan_is_said_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text)
    with pytest.raises(InputError):
        load_plan(path)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_plan(tmp_path / "plan.json")


def test_a_file_that_is_not_text_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        load_plan(path)


def test_all_plans_of_a_list_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = [the_plan(ToyCloud())] * 3
    new, empty, full = (tmp_path / name for name in ("above/new", "empty", "full"))
    empty.mkdir(mode=0o700)
    full.mkdir()
    (full / "kept.txt").write_text("x")
    for folder in (new, empty):
        assert [load_plan(folder / name) for name in save_plans(plans, folder)] == plans
    assert stat.S_IMODE(empty.stat().st_mode) == 0o700
    with pytest.raises(InputError, match="No plan was written"):
        save_plans(plans, full)
    assert [each.name for each in full.iterdir()] == ["kept.txt"]
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    with pytest.raises(InputError, match="it is the current folder"):
        save_plans(plans, Path())
    assert [*here.iterdir()] == []

    left = iter([None, None])

    def fsync(_descriptor: int) -> None:
        if next(left, left) is left:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(InputError, match="No space left"):
        save_plans(plans, tmp_path / "disk" / "of-no-room")
    assert [*(tmp_path / "disk").iterdir()] == []
    assert {each.name for each in tmp_path.iterdir()} == {"above", "empty", "full", "here", "disk"}


KILLED_AT_EACH_STEP = """
import itertools, os, signal, sys
from pathlib import Path
from gui.services.runs.plan_files import save_plans
from tests.helpers.toy_cloud import ToyCloud, the_plan
plans = [the_plan(ToyCloud())] * 3
def carry_out(folder, left):
    def hook(event, arguments):
        nonlocal left
        if event in {"open", "os.mkdir", "os.rename", "os.rmdir", "os.chmod"}:
            left -= str(folder.parent) in str(arguments[0])
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    save_plans(plans, folder)
    os._exit(0)
for step in itertools.count(1):
    folder = Path(sys.argv[1], str(step), "plans")
    (folder if sys.argv[2] == "exists" else folder.parent).mkdir(parents=True)
    child = os.fork()
    if not child:
        carry_out(folder, step)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(code, len([*folder.iterdir()]) if folder.exists() else 0)
    if code >= 0:
        break
"""


@pytest.mark.parametrize("folder", ["exists", "is new"])
def test_a_program_that_is_killed_leaves_all_plans_of_a_list_or_none(tmp_path: Path, folder: str) -> None:
    command = [sys.executable, "-c", KILLED_AT_EACH_STEP, str(tmp_path), folder]
    ends = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    # Killed up to the rename there is none; after it, while the folder above is flushed, there are all.
    assert [*dict.fromkeys(ends)] == ["-9 0", "-9 3", "0 3"]
    assert len(ends) > 8
