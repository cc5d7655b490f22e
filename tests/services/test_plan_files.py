import errno
from pathlib import Path

import pytest

from gui.domain.cloud.errors import InputError
from gui.services.runs import plan_files
from gui.services.runs.plan_files import load_plan, save_plan, save_plans
from tests.helpers.toy_cloud import ToyCloud, the_plan


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
    assert [load_plan(tmp_path / name) for name in save_plans(plans, tmp_path)] == plans
    other, left = tmp_path / "other", iter([None, None])
    other.mkdir()
    (other / "kept.txt").write_text("x")

    def write(path: Path, content: bytes) -> None:
        if next(left, write) is write:
            raise OSError(errno.ENOSPC, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(plan_files, "write_file", write)
    with pytest.raises(InputError, match="No space left"):
        save_plans(plans, other)
    assert [each.name for each in other.iterdir()] == ["kept.txt"]
