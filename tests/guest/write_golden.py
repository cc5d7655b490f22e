"""Write the golden trees anew: ``python -m tests.guest.write_golden``; look at the difference before committing it.

Below ``golden/CASE`` lie the files of the guest for every stack. Scripts lie below ``golden/scripts``, each text once,
under its name and the beginning of its digest; ``golden/CASE/scripts`` says which text each stack's script is.
"""

import hashlib
import shutil
from pathlib import Path

from gui.domain.cloud.instance import OsType
from gui.guest import bundle
from gui.guest.snippet import STACKS, StackRefusalError, render
from tests.guest.cases import CASES

GOLDEN = Path(__file__).parent / "golden"
SCRIPT_CASES = ("marks", "exposed-shared")
"""The cases whose Linux scripts are kept: between them every branch of the templates. Windows keeps all of its."""


def tree_of(case: str) -> dict[str, bytes]:
    """Return path below ``golden`` -> content for every stack's output of ``case``; refusals are files too."""
    found: dict[str, bytes] = {}
    names: list[str] = []
    for stack in STACKS:
        try:
            snippet = render(stack.name, CASES[case])
        except StackRefusalError as refusal:
            found[f"{case}/{stack.name}/refused"] = f"{refusal}\n".encode()
            continue
        for path, (content, mode) in bundle.tree([snippet]).items():
            if "/files/" not in path:
                if case in SCRIPT_CASES or stack.os_type is OsType.WINDOWS:
                    name, dot, extension = path.rpartition("/")[2].partition(".")
                    kept = f"{name}-{hashlib.sha256(content).hexdigest()[:8]}{dot}{extension}"
                    found[f"scripts/{kept}"] = content
                    names.append(f"{path} {kept}\n")
                continue
            found[f"{case}/{path}"] = content
            if mode != 0o644:
                found[f"{case}/{path}.mode"] = f"{mode:o}\n".encode()
    if names:
        found[f"{case}/scripts"] = "".join(names).encode()
    return found


def main() -> None:
    """Replace the whole folder."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for case in CASES:
        for path, content in tree_of(case).items():
            target = GOLDEN / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main()
