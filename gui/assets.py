"""Read files of ``resources/``, from an installed wheel or from a checkout, and keep what is compiled of them there."""

import os
import sys
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def root() -> Traversable:
    """Return the folder ``resources/``: inside the package in a wheel, beside it in a checkout."""
    packaged = files("gui") / "resources"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent / "resources"


def find(path: str) -> Traversable:
    """Return the file or folder at ``path`` (slash-separated, relative to ``resources/``).

    Raises:
        FileNotFoundError: nothing is there, or the path leaves ``resources/``.
    """
    parts = path.split("/")
    found = root().joinpath(*parts)
    if ".." in parts or path.startswith("/") or not (found.is_file() or found.is_dir()):
        raise FileNotFoundError(f"no resource named {path!r}")
    return found


def read_bytes(path: str) -> bytes:
    """Return the content of the resource ``path``."""
    return find(path).read_bytes()


def read_text(path: str) -> str:
    """Return the resource ``path`` as UTF-8 text."""
    return find(path).read_text(encoding="utf-8")


def read_compiled(name: str) -> bytes:
    """Return what ``keep_compiled`` kept under ``name``; empty where nothing is kept."""
    place = _compiled(name)
    try:
        return place.read_bytes() if place is not None else b""
    except OSError:
        return b""


def keep_compiled(name: str, code: bytes) -> None:
    """Keep ``code`` for the next start, as Python does with its own: only where the folder can be written."""
    place = _compiled(name)
    if place is None or sys.dont_write_bytecode:
        return
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        try:
            fresh.write_bytes(code)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)


def _compiled(name: str) -> Path | None:
    folder = root()
    return folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.pyc" if isinstance(folder, Path) else None
