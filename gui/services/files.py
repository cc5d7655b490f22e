"""Files that a user names: read with a limit, written whole or not at all. Only regular files are touched."""

import codecs
import errno
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import Any, Final

from gui.services import windows_paths

ON_WINDOWS: Final = os.name == "nt"

LARGEST: Final = 1024 * 1024
"""Bytes; no file that a user gives is larger, a plan of a large account included."""

DEEPEST: Final = 64
"""Levels of lists and objects within each other; deeper ones are no file of ours, and could exhaust the stack."""

_OTHER_KINDS: Final[tuple[tuple[Callable[[int], bool], str], ...]] = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)

_HELD: Final = frozenset({5, 32})
"""What Windows answers to a rename onto a file that a program has open or that is write-protected."""

Content = bytes | Iterable[bytes]
"""What is written: whole, or piece by piece, so that what is large is never in memory at once."""


def read_file(path: Path, limit: int = LARGEST) -> bytes:
    """Return the content of the regular file ``path``.

    Args:
        path: the file; links are followed.
        limit: the most bytes it may have.

    Raises:
        OSError: it can't be read, is no regular file, or is larger; ``strerror`` says which.
    """
    path = reachable(path)
    _check_regular(path.stat())  # opening a pipe would wait for a writer
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        _check_regular(os.fstat(file.fileno()))
        content = file.read(limit + 1)  # the size that the system tells of a special file is 0
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit // 1024} KiB")
    return content


def json_value(content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what the JSON text ``content`` holds; UTF-8, with or without a byte order mark.

    Raises:
        ValueError: it is no such text, or nested deeper than DEEPEST; the text is a clause that says which.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content[:4]:
        raise ValueError("it is UTF-16 text; save it as UTF-8")
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 text (byte {error.start + 1})") from error
    except RecursionError as error:
        raise ValueError(f"it is nested deeper than {DEEPEST} levels") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    _check_depth(value)
    return value


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST):
        below: list[object] = []
        for each in level:
            below.extend(each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
        if not below:
            return
        level = below
    raise ValueError(f"it is nested deeper than {DEEPEST} levels")


def write_files(files: Mapping[Path, tuple[Content, int]]) -> None:
    """Write each of ``files`` (path -> content, permissions) as ``write_file`` does; each folder is flushed once.

    Raises:
        OSError: as for ``write_file``; the files before are written.
    """
    targets = {file_at(path): each for path, each in files.items()}
    try:
        for target, (content, mode) in targets.items():
            _put_in_place(target, content, mode)
    finally:
        for folder in dict.fromkeys(target.parent for target in targets):
            _flush_folder(folder)


def write_folder(folder: Path, files: Mapping[str, Content]) -> None:
    """Make ``folder`` with ``files`` (name -> content) in it in one step, so that it never has some of them only.

    What a program that was killed leaves is beside it, and hidden.

    Args:
        folder: not there yet, or empty; the folders above it are made where they are missing.
        files: all that will be in it.

    Raises:
        OSError: it can't be made, or is not empty; nothing is left of ``files``.
    """
    _check_name(folder)
    target = reachable(folder).resolve()
    if target == Path.cwd().resolve():  # whoever is in it would be left in a folder that is gone
        raise OSError(errno.EBUSY, "it is the current folder")
    make_folders(target.parent)
    fresh = target.with_name(f".multi-eip-{os.urandom(8).hex()}")
    fresh.mkdir()
    try:
        write_files({fresh / name: (content, 0o666) for name, content in files.items()})
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
            if ON_WINDOWS:  # which renames onto no folder, not even onto an empty one
                target.rmdir()
        _rename(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _flush_folder(target.parent)


def write_file(path: Path, content: Content, mode: int | None = None) -> None:
    """Write ``content`` to ``path`` in one step; through a link to what it points at, and the link stays.

    Args:
        path: the file, which is replaced when it exists.
        content: all of it.
        mode: permissions as the umask allows them; None for those of the file that is replaced, or the usual ones.

    Raises:
        OSError: the folder can't be written, or something is there that is no regular file.
    """
    replace_file(file_at(path), content, mode)


def pieces(content: Content) -> Iterable[bytes]:
    """Return the pieces of ``content``, in order."""
    return (content,) if isinstance(content, bytes) else content


def file_at(path: Path) -> Path:
    """Return the file that ``path`` names, links followed; it may not exist yet.

    Raises:
        OSError: something is there that is no regular file: replacing it would destroy a device or a pipe; or Windows
            can't have a file of that name.
    """
    _check_name(path)
    path = reachable(path)
    with suppress(FileNotFoundError):
        _check_regular(path.stat())
    try:
        return path.resolve()
    except OSError:
        # Some volumes of Windows tell no final name (a RAM disk); what is no link needs none.
        if path.is_symlink():
            raise
        return path


def reachable(path: Path) -> Path:
    """Return ``path`` as the system takes it: Windows takes a long one only when it is marked as such."""
    return Path(windows_paths.extended(PureWindowsPath(path.absolute()))) if ON_WINDOWS else path


def is_there(path: Path) -> bool:
    """Return whether something is at ``path``, links followed; raises OSError where nobody may look."""
    return reachable(path).exists()


def make_folders(path: Path) -> None:
    """Make the folder ``path`` and those above it where they are missing; raises OSError where that is not possible."""
    _check_name(path)
    try:
        reachable(path).mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # "File exists" would be a riddle
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error


def replace_file(path: Path, content: Content, mode: int | None = None) -> None:
    """Write ``content`` to a new file beside ``path``, flush it to the disk, and put it in the place of ``path``.

    Args:
        path: what is replaced, a link itself included.
        content: all of it.
        mode: see ``write_file``.

    Raises:
        OSError: ``path`` is as it was before.
    """
    _put_in_place(path, content, mode)
    _flush_folder(path.parent)


def _put_in_place(path: Path, content: Content, mode: int | None) -> None:
    """Do it, but for flushing the folder, without which the new name can be lost with the power."""
    fresh = path.with_name(f".multi-eip-{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    kept = _mode_of(path) if mode is None else None
    try:
        with os.fdopen(os.open(fresh, flags, kept or mode or 0o666), "wb") as file:
            file.writelines(pieces(content))
            file.flush()
            os.fsync(file.fileno())
        if kept is not None:
            fresh.chmod(kept)
        _rename(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _rename(fresh: Path, path: Path) -> None:
    try:
        fresh.replace(path)
    except PermissionError as error:
        if getattr(error, "winerror", None) not in _HELD:
            raise
        held = "another program has it open, or it is write-protected; close it there and try again"
        raise PermissionError(error.errno, held) from error


def _mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _flush_folder(path: Path) -> None:
    if ON_WINDOWS:  # it can't open a folder, and flushes the rename by itself
        return
    with suppress(OSError):  # the files are whole; some file systems can't flush a folder
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _check_name(path: Path) -> None:
    if ON_WINDOWS and (clause := windows_paths.refusal(PureWindowsPath(path))):
        raise OSError(errno.EINVAL, clause)


def _check_regular(found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    kind = next((words for is_kind, words in _OTHER_KINDS if is_kind(found.st_mode)), "it is not a regular file")
    raise OSError(errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL, kind)
