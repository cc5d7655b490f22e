r"""Paths on Windows: names that it refuses or changes silently, and paths that are longer than it takes.

Source: Microsoft, "Naming Files, Paths, and Namespaces" and "Maximum Path Length Limitation". No file is touched here.
"""

from pathlib import PureWindowsPath
from typing import Final

LONGEST: Final = 220
"""Characters of a path that Windows takes as it is: 259 at most, less the name of a new file beside it."""

_AS_IT_IS: Final = "\\\\?\\"
"""In front of a path that Windows takes as it is, up to 32,767 characters; on a share ``UNC`` follows."""

_DEVICES: Final = frozenset(
    {
        "AUX",
        "CON",
        "CONIN$",
        "CONOUT$",
        "NUL",
        "PRN",
        *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
    }
)
_FORBIDDEN: Final = '<>:"|?*'
_FIRST_PRINTABLE: Final = " "


def refusal(path: PureWindowsPath) -> str:
    """Return why Windows can't have a file or a folder at ``path``, as a clause; empty where it can.

    What Windows would change without a word is refused, too: ``plan.json.`` would become ``plan.json``, and ``a:b`` a
    hidden part of the file ``a``.
    """
    if str(path).startswith(_AS_IT_IS):
        return ""
    names = path.parts[1:] if path.anchor else path.parts
    return next((clause for clause in map(_of_name, names) if clause), "")


def _of_name(name: str) -> str:
    if name == "..":
        return ""
    if name.partition(".")[0].rstrip(" ").upper() in _DEVICES:
        return f"Windows reserves the name {name}"
    wrong = next((each for each in name if each in _FORBIDDEN or each < _FIRST_PRINTABLE), "")
    if wrong:
        return f"Windows allows no {wrong if wrong in _FORBIDDEN else 'control character'} in a name: {name}"
    if name.endswith((" ", ".")):
        return f"Windows allows no {'blank' if name.endswith(' ') else 'full stop'} at the end of a name: {name}"
    return ""


def extended(path: PureWindowsPath) -> PureWindowsPath:
    r"""Return the absolute ``path`` so that Windows takes it however long it is; a short one as it is."""
    text = str(path)
    if len(text) <= LONGEST or text.startswith((_AS_IT_IS, "\\\\.\\")):
        return path
    on_share = text.startswith("\\\\")
    return PureWindowsPath(f"{_AS_IT_IS}UNC{text[1:]}" if on_share else f"{_AS_IT_IS}{text}")


def without_prefix(path: PureWindowsPath) -> PureWindowsPath:
    r"""Return ``path`` without the ``\\?\`` in front of it, for those who don't know it.

    Only what stands on a drive or a share has a path without it: a volume that is named by its id has none.
    """
    text = str(path).removeprefix(_AS_IT_IS)
    if text.startswith("UNC\\"):
        return PureWindowsPath(f"\\{text.removeprefix('UNC')}")
    return PureWindowsPath(text) if text[1:2] == ":" else path
