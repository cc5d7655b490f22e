"""No module outgrows a reader's view, few are slivers, no sentence and no class name stands twice."""

from pathlib import Path

import pytest

from tests.helpers.house_figures import LONGEST, MOST_SHORT, SHORTEST, lengths, shared_names, twins

SENTENCE = '''"""A module."""

TEXT = "The cloud does not answer {what} at all."


class Answer:
    """An answer."""
'''


def test_no_module_is_too_long() -> None:
    assert {path.as_posix(): length for path, length in lengths().items() if length > LONGEST} == {}


def test_few_modules_are_slivers() -> None:
    short = {path.as_posix(): length for path, length in lengths().items() if length < SHORTEST}
    assert len(short) <= MOST_SHORT, short


def test_no_sentence_stands_in_two_modules() -> None:
    assert twins() == {}


def test_no_class_name_stands_for_two_things() -> None:
    assert shared_names() == {}


def test_what_stands_twice_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("words", "qt", "sandbox"):
        (tmp_path / "gui" / folder).mkdir(parents=True)
        (tmp_path / "gui" / folder / "one.py").write_text(SENTENCE.replace("{what}", f"{{{folder}}}"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    both = [str(Path("gui/qt/one.py")), str(Path("gui/words/one.py"))]
    assert twins() == {"the cloud does not answer x at all": both}
    assert shared_names() == {"Answer": both}
    assert set(lengths().values()) == {7}
