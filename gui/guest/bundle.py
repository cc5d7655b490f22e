"""Snippets as a tree of files and as a zip archive, both in memory; the same bytes for the same snippets."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from gui.domain.cloud.instance import OsType
from gui.guest.parts import GuestInterface, Snippet
from gui.guest.snippet import stack_named
from gui.guest.templating import fill
from gui.guest.values import ShellWord

Tree = dict[str, tuple[bytes, int]]
"""Path below the target folder -> (content, permissions)."""
_SCRIPT_MODE = 0o755
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold; a real one would change the bytes from run to run."""
_UNIX = 3


def tree(snippets: Iterable[Snippet]) -> Tree:
    """Return ``<stack>/<script>`` and ``<stack>/files/<path in the guest>`` (see ``carried``) for each snippet."""
    found: Tree = {}
    for snippet in snippets:
        for name, text in snippet.scripts:
            found[f"{snippet.stack}/{name}"] = (text.encode("ascii"), _SCRIPT_MODE)
        for file in snippet.files:
            found[f"{snippet.stack}/files{carried(file.path)}"] = (file.text.encode("ascii"), file.mode)
    return found


def carried(path: str) -> str:
    """Return how ``path`` is spelled on the way to the guest: a Windows disk refuses the colon of ``ifcfg-eth1:0``.

    The apply script knows the true name, and reads the file of this one.
    """
    return path.replace(":", "_")


def on_linux(interfaces: Iterable[GuestInterface]) -> tuple[GuestInterface, ...]:
    """Return those of ``interfaces`` that have something for a Linux guest."""
    return tuple(
        each for each in interfaces if any(stack_named(s.stack).os_type is OsType.LINUX for s in each.snippets)
    )


def together(interfaces: Sequence[GuestInterface]) -> Tree:
    """Return the scripts that go through all ``interfaces`` of a Linux guest; none where there is only one.

    ``apply-all``, ``check-all`` and ``confirm-all`` keep the order given, ``undo-all`` goes backwards. They lie beside
    the interfaces' folders and beside ``detect``.
    """
    found = on_linux(interfaces)
    if len(found) < 2:  # noqa: PLR2004 - what is alone has no others to go with
        return {}
    common = ShellWord(fill("together/common.sh.j2").rstrip("\n"))
    return {
        f"{script}-all": (
            fill(f"together/{script}.sh.j2", common=common, interfaces=found).encode("ascii"),
            _SCRIPT_MODE,
        )
        for script in ("apply", "check", "confirm", "undo")
    }


def zip_bytes(files: Mapping[str, tuple[bytes, int]]) -> bytes:
    """Return a zip archive of ``files`` with their permissions, sorted by path and without dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            content, mode = files[path]
            info = zipfile.ZipInfo(path, _EPOCH)
            info.create_system = _UNIX
            info.external_attr = (0o100000 | mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
