"""Where the program keeps what it writes."""

from pathlib import Path

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
