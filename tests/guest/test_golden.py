"""Every stack's output for every case, file by file at its real path in the guest."""

import difflib

import pytest

from tests.guest.cases import CASES
from tests.guest.write_golden import GOLDEN, tree_of

HINT = "files differ: python -m tests.guest.write_golden, then look at the difference"


def paths_below(folder: str) -> set[str]:
    """Return the paths of all files below a folder of the golden trees."""
    found = (path for path in (GOLDEN / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(GOLDEN)).replace("\\", "/") for path in found}


@pytest.mark.parametrize("case", CASES)
def test_the_output_is_the_golden_tree(case: str) -> None:
    made = tree_of(case)
    assert {path for path in made if not path.startswith("scripts/")} == paths_below(case), HINT
    for path, content in made.items():
        assert (GOLDEN / path).is_file(), HINT
        golden = (GOLDEN / path).read_bytes()
        assert content == golden, _difference(path, golden, content)


def test_no_script_is_kept_that_no_stack_has() -> None:
    made = {path for case in CASES for path in tree_of(case)}
    assert paths_below("scripts") == {path for path in made if path.startswith("scripts/")}, HINT


def _difference(path: str, golden: bytes, made: bytes) -> str:
    old, new = golden.decode().splitlines(), made.decode().splitlines()
    return "\n".join(difflib.unified_diff(old, new, f"golden {path}", f"made {path}", lineterm=""))


def test_git_may_not_change_line_ends_of_golden_files() -> None:
    attributes = GOLDEN.parent / ".gitattributes"
    assert attributes.read_text().split() == ["golden/**", "-text"]
    for path in (GOLDEN / "scripts").glob("apply-*.cmd"):
        assert path.read_bytes().count(b"\r\n") > 10
