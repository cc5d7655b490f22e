"""Files that a user names: only regular ones, read with a limit, written whole or not at all."""

import json
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.services.files import DEEPEST, LARGEST, file_at, json_value, read_file, replace_file, write_file


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(params=["folder", "pipe", "socket", "device"])
def other_kind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Something that is no regular file, and what is said of it."""
    path = tmp_path / "x"
    match request.param:
        case "folder":
            path.mkdir()
            yield path, "it is a folder"
        case "pipe":
            os.mkfifo(path)
            yield path, "it is a pipe"
        case "socket":
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind(str(path))
                yield path, "it is a socket"
        case _:
            yield Path(os.devnull), "it is a device"


def test_what_is_no_regular_file_is_neither_read_nor_replaced(other_kind: tuple[Path, str], tmp_path: Path) -> None:
    path, said = other_kind
    kind = stat.S_IFMT(path.lstat().st_mode)
    link = tmp_path / "link"
    link.symlink_to(path)
    for each in (path, link):
        with pytest.raises(OSError, match=said):
            read_file(each)
        with pytest.raises(OSError, match=said):
            write_file(each, b"new")
    assert stat.S_IFMT(path.lstat().st_mode) == kind
    assert link.is_symlink()


def test_a_volume_without_final_names_is_written_unless_a_link_has_to_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")

    def refuse(_self: Path) -> Path:
        raise OSError(22, "Incorrect function")

    monkeypatch.setattr(Path, "resolve", refuse)
    write_file(tmp_path / "x", b"new")
    with pytest.raises(OSError, match="Incorrect function"):
        write_file(link, b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"x", "link"}


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * LARGEST)
    assert len(read_file(path)) == LARGEST
    path.write_bytes(b"x" * (LARGEST + 1))
    with pytest.raises(OSError, match="it is larger than 1024 KiB"):
        read_file(path)


def test_a_link_stays_and_what_it_points_at_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "x", tmp_path / "link"
    link.symlink_to(target)
    for content in (b"first", b"second"):  # the target is not there yet, and then it is
        write_file(link, content)
        assert link.is_symlink()
        assert target.read_bytes() == content
    assert [*target.parent.iterdir()] == [target]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    with pytest.raises(OSError, match="symbolic links"):
        file_at(link)


@pytest.mark.usefixtures("no_umask")
def test_permissions_are_those_asked_for_or_those_of_the_file_before(tmp_path: Path) -> None:
    path = tmp_path / "x"

    def mode() -> int:
        return stat.S_IMODE(path.stat().st_mode)

    write_file(path, b"")
    assert mode() == 0o644
    path.chmod(0o640)
    write_file(path, b"")
    assert mode() == 0o640
    write_file(path, b"", 0o755)
    assert mode() == 0o755
    replace_file(path, b"", 0o600)
    assert mode() == 0o600


def test_a_folder_that_can_not_be_flushed_does_not_make_a_written_file_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def only_files(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(22, "Invalid argument")
        flush(number)

    monkeypatch.setattr(os, "fsync", only_files)
    write_file(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "line 1, column 2"),
        (b"", "line 1, column 1"),
        (b"\xff", r"not UTF-8 text \(byte 1\)"),
        ("{}".encode("utf-16"), "UTF-16 text; save it as UTF-8"),
        ("{}".encode("utf-16-le"), "UTF-16 text"),
        (b"[" * 200_000, "nested deeper"),
        (b"[" * (DEEPEST + 1) + b"1" + b"]" * (DEEPEST + 1), "nested deeper"),
        (b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1), "nested deeper"),
        (b"1" * 5000, "digits"),
    ],
)
def test_what_is_no_json_is_said_in_a_clause(content: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        json_value(content)


def test_json_may_begin_with_a_mark_and_be_as_deep_as_allowed() -> None:
    assert json_value(json.dumps({"a": "é"}).encode("utf-8-sig")) == {"a": "é"}
    assert json_value(b"[" * DEEPEST + b"]" * DEEPEST)
