"""The file that a command writes: asked for before the cloud is, replaced only when that was said."""

from pathlib import Path
from typing import Final

from gui.domain.cloud.errors import InputError
from gui.services.files import Content, file_at, is_there, make_folders, reachable, write_file
from gui.words import command_texts
from gui.words.plain_text import system_reason

ADD_REPLACE: Final = "Add --replace to overwrite it."
WRITTEN: Final = "{count} files written below {folder}; begin with README.txt"


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
