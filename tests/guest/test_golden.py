"""Every stack's output for every case, file by file at its real path in the guest."""

import difflib
from pathlib import Path

import pytest

from tests.guest.cases import CASES
from tests.guest.write_golden import GOLDEN, tree_of


@pytest.mark.parametrize("case", CASES)
def test_the_output_is_the_golden_tree(case: str) -> None:
    folder = GOLDEN / case
    golden = {str(p.relative_to(folder)).replace("\\", "/"): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    made = tree_of(case)
    assert sorted(made) == sorted(golden), (
        "files differ: python -m tests.guest.write_golden, then look at the difference"
    )
    for path, content in made.items():
        assert content == golden[path], _difference(path, golden[path], content)


def _difference(path: str, golden: bytes, made: bytes) -> str:
    old, new = golden.decode().splitlines(), made.decode().splitlines()
    return "\n".join(difflib.unified_diff(old, new, f"golden {path}", f"made {path}", lineterm=""))


def test_git_may_not_change_line_ends_of_golden_files() -> None:
    attributes = GOLDEN.parent / ".gitattributes"
    assert attributes.read_text().split() == ["golden/**", "-text"]
    assert Path(GOLDEN / "one/netsh/apply.cmd").read_bytes().count(b"\r\n") > 10
