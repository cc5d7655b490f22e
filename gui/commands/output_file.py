"""The file that a command writes: asked for before the cloud is, replaced only when that was said."""

import argparse
from pathlib import Path
from typing import Final

from gui.domain.cloud.errors import InputError
from gui.services.files import Content, file_at, is_there, make_folders, reachable, write_file
from gui.words import command_texts
from gui.words.plain_text import system_reason

ADD_REPLACE: Final = "Add --replace to overwrite it."
WRITTEN: Final = "{count} files written below {folder}; begin with README.txt"


def add_replace(parser: argparse.ArgumentParser) -> None:
    """Add ``--replace`` to the arguments of a command that writes."""
    parser.add_argument("--replace", action="store_true", help="overwrite what exists")


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add ``--out`` and ``--replace`` to the arguments of a command that writes to standard output or to a file."""
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write (default: standard output)")
    add_replace(parser)


def add_plan_file(parser: argparse.ArgumentParser) -> None:
    """Add ``--out`` and ``--replace`` to the arguments of a command that writes a plan."""
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="where to write the plan")
    add_replace(parser)


def add_agreement(
    parser: argparse.ArgumentParser, agreed: str = "agree to every step of the plan, and to all it interrupts"
) -> None:
    """Add ``--yes`` to the arguments of a command that shows a plan and applies it.

    Args:
        parser: of the command.
        agreed: what ``--help`` says that ``--yes`` agrees to.
    """
    parser.add_argument("--yes", action="store_true", help=agreed)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json`` to the arguments of a command that runs a plan."""
    parser.add_argument("--json", action="store_true", help="events as JSON lines on standard output")


def check_output(path: Path, *, replace: bool) -> None:
    """Refuse ``path`` before anything else is done.

    Raises:
        InputError: something is there that is no regular file, or a file and ``replace`` was not asked for.
    """
    try:
        file_at(path)
        exists = is_there(path)
    except OSError as error:
        raise _not_written(path, error) from error
    if exists and not replace:
        raise InputError(command_texts.text(command_texts.OUTPUT_EXISTS).format(path=path))


def check_new_folder(path: Path, refusal: str) -> None:
    """Refuse ``path`` where something is there that is no empty folder.

    Args:
        path: where several files will be written.
        refusal: what is said then; it has a place for ``path``.

    Raises:
        InputError: see above, or it can't be read.
    """
    try:
        found = reachable(path)
        free = not found.exists() or (found.is_dir() and not any(found.iterdir()))
    except OSError as error:
        raise _not_written(path, error) from error
    if not free:
        raise InputError(refusal.format(path=path))


def write_output(path: Path, content: Content, *, replace: bool) -> None:
    """Write ``content`` to ``path`` in one step; its folder is made when it is missing.

    Raises:
        InputError: see ``check_output``, or it can't be written.
    """
    check_output(path, replace=replace)
    try:
        make_folders(path.parent)
        write_file(path, content)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> InputError:
    return InputError(
        command_texts.text(command_texts.OUTPUT_NOT_WRITTEN).format(path=path, reason=system_reason(error))
    )
