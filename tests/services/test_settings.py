"""A file that is written whole or not at all."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from gui.domain.accounts.profile_problems import ProfileError, ProfileProblem
from gui.services.accounts.settings import SettingsFile
from gui.services.files import replace_file


def decode(content: dict[str, Any]) -> int:
    return int(content["number"]) if content else 0


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "state" / "x.json")


def problem_of(file: SettingsFile) -> ProfileProblem | None:
    complaint = file.load(decode).complaint
    return complaint.problem if complaint else None


def test_nothing_there_yet_is_no_complaint(file: SettingsFile) -> None:
    loaded = file.load(decode)
    assert (loaded.value, loaded.complaint, loaded.may_be_replaced) == (0, None, True)


def test_what_was_written_is_read(file: SettingsFile) -> None:
    file.save({"number": 7, "name": "广州"})
    assert file.load(decode).value == 7
    assert "广州" in file.path.read_text(encoding="utf-8")


def test_only_the_owner_may_read_it(file: SettingsFile) -> None:
    before = os.umask(0)
    try:
        file.save({"number": 1})
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.good_copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1]",
        b"[" * 200_000,
        "{}".encode("utf-16"),
        b"\xff\xfe",
        b'{"number": "x"}',
        b'{"other": 1}',
        b'{"number": []}',
    ],
)
def test_damage_falls_back_to_the_good_copy(file: SettingsFile, damage: bytes) -> None:
    file.save({"number": 7})
    file.path.write_bytes(damage)
    loaded = file.load(decode)
    assert loaded.value == 7
    assert loaded.complaint
    assert loaded.complaint.problem is ProfileProblem.FILE_DAMAGED_COPY_USED
    assert str(file.path) in str(loaded.complaint)


def test_a_file_that_vanished_is_read_from_its_copy(file: SettingsFile) -> None:
    file.save({"number": 7})
    file.path.unlink()
    assert file.load(decode).value == 7
    file.good_copy.write_text("{")
    assert file.load(decode).value == 0


def test_damage_without_a_copy_is_set_aside(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("{broken")
    loaded = file.load(decode)
    assert loaded.value == 0
    assert loaded.complaint
    assert loaded.complaint.problem is ProfileProblem.FILE_DAMAGED
    assert str(file.set_aside) in str(loaded.complaint)
    assert file.set_aside.read_text() == "{broken"
    assert not file.path.exists()


def test_damage_that_can_not_be_set_aside_is_left_alone(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("{broken")
    file.set_aside.mkdir()
    loaded = file.load(decode)
    assert problem_of(file) is ProfileProblem.FILE_UNREADABLE
    assert not loaded.may_be_replaced
    assert file.path.read_text() == "{broken"


def test_a_file_that_can_not_be_read_says_why(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    assert problem_of(file) is ProfileProblem.FILE_UNREADABLE
    assert "it is a folder" in str(file.load(decode).complaint)


@pytest.mark.parametrize("fails", ["fsync", "rename", "write"])
def test_a_failing_disk_leaves_the_file_as_it_was(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    file.save({"number": 1})

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    if fails == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif fails == "rename":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, "fdopen", fail)
    with pytest.raises(ProfileError) as caught:
        file.save({"number": 2})
    assert caught.value.problem is ProfileProblem.FILE_NOT_WRITTEN
    assert "No space left on device" in str(caught.value)
    monkeypatch.undo()
    assert file.load(decode).value == 1
    assert sorted(path.name for path in file.path.parent.iterdir()) == ["x.json", "x.json.good"], "scraps were left"


def test_the_data_is_on_the_disk_before_the_name_changes(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: (order.append("flush"), fsync(number))[1])
    monkeypatch.setattr(Path, "replace", lambda old, new: (order.append("rename"), replace(old, new))[1])
    file.path.parent.mkdir()
    replace_file(file.path, json.dumps({"number": 3}).encode())
    assert order == ["flush", "rename", "flush"]


def test_a_copy_that_fails_is_only_a_warning(file: SettingsFile, expect_warnings: set[str]) -> None:
    expect_warnings.add("gui.services.accounts.settings")
    file.good_copy.mkdir(parents=True)
    file.save({"number": 4})
    assert file.load(decode).value == 4
