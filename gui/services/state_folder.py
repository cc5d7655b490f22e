"""The folder of the program's own state. Light: the first frame asks for it."""

import os
from pathlib import Path

from gui.words.plain_text import system_reason

APPLICATION = "multi-eip-wizard"


def state_folder(wanted: Path | None) -> Path:
    """Return ``wanted``, or the platform's own folder for the state of this program; nothing is made."""
    if wanted is not None:
        return wanted
    import platformdirs  # noqa: PLC0415 - only one of two ways needs it

    return Path(platformdirs.user_state_dir(APPLICATION, appauthor=False))


def window_settings(state_dir: Path) -> str:
    """Return the file with size, language and colours of the window."""
    return str(state_dir / "window.ini")


def state_dir(wanted: Path | None) -> Path:
    """Return the folder that holds everything the program writes, made when it is missing.

    Raises:
        InputError: it can't be made or written.
    """
    folder = state_folder(wanted)
    make_folder(folder, "--state-dir")
    return folder


def make_folder(folder: Path, option: str) -> None:
    """Make ``folder``, readable by its owner only, when it is missing.

    Args:
        folder: where something will be written.
        option: the argument that names another one.

    Raises:
        InputError: it can't be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = system_reason(error)
        raise _refusal(f"The folder {folder} can't be made: {reason}. Choose another with {option}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _refusal(f"The folder {folder} can't be written. Choose another with {option}.")


def _refusal(sentence: str) -> Exception:
    from gui.domain.cloud.errors import InputError  # noqa: PLC0415 - seldom used, and loaded before the first paint

    return InputError(sentence)
