"""Read a file of ``resources/``, from an installed wheel or from a checkout."""

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
