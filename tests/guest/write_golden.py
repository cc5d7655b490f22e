"""Write the golden trees anew: ``python -m tests.guest.write_golden``; look at the difference before committing it."""

import shutil
from pathlib import Path

from gui.guest import bundle
from gui.guest.snippet import STACKS, StackRefusalError, render
from tests.guest.cases import CASES

GOLDEN = Path(__file__).parent / "golden"


def tree_of(case: str) -> dict[str, bytes]:
    """Return path -> content of every stack's output for ``case``; refusals are files too."""
    found: dict[str, bytes] = {}
    for stack in STACKS:
        try:
            snippet = render(stack.name, CASES[case])
        except StackRefusalError as refusal:
            found[f"{stack.name}/refused"] = f"{refusal}\n".encode()
            continue
        for path, (content, mode) in bundle.tree([snippet]).items():
            # The colon of alias files cannot be in a file name everywhere a checkout is made.
            found[path.replace(":", "%3A")] = content
            if path.partition("/files/")[1] and mode != 0o644:
                found[path.replace(":", "%3A") + ".mode"] = f"{mode:o}\n".encode()
    return found


def main() -> None:
    """Replace the whole folder."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for case in CASES:
        for path, content in tree_of(case).items():
            target = GOLDEN / case / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main()
