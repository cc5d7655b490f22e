"""Compiled templates are kept for the next start; what is kept wrongly, or can't be kept, does no harm."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui import assets
from gui.guest import strict_jinja
from gui.guest.templating import fill

TEMPLATE = "detect/detect.sh.j2"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the templates, and start as a new process does."""
    templates = tmp_path / "templates" / "detect"
    templates.mkdir(parents=True)
    (templates / "detect.sh.j2").write_text("first\n", encoding="utf-8")
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    strict_jinja._environment.cache_clear()
    yield tmp_path
    strict_jinja._environment.cache_clear()


def again() -> str:
    strict_jinja._environment.cache_clear()
    return fill(TEMPLATE)


def test_what_was_compiled_is_used_until_the_text_is_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fill(TEMPLATE) == "first\n"
    (kept,) = (folder / "__pycache__").iterdir()
    assert kept.name.endswith(f"{sys.implementation.cache_tag}.pyc")
    with monkeypatch.context() as patch:
        patch.setattr(strict_jinja.Environment, "compile", lambda *_: pytest.fail("it was compiled already"))
        assert again() == "first\n"
    (folder / "templates" / TEMPLATE).write_text("second\n", encoding="utf-8")
    assert again() == "second\n"


@pytest.mark.parametrize("bad", [b"", b"nothing of ours", b"j2"])
def test_what_is_kept_wrongly_is_compiled_anew(folder: Path, bad: bytes) -> None:
    fill(TEMPLATE)
    (kept,) = (folder / "__pycache__").iterdir()
    for content in (bad, kept.read_bytes()[:-5]):
        kept.write_bytes(content)
        assert again() == "first\n"


def test_where_nothing_can_be_kept_it_works_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "__pycache__").write_text("a file stands in the way", encoding="utf-8")
    assert again() == "first\n"
    (folder / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert again() == "first\n"
    assert not (folder / "__pycache__").exists()


def test_beside_resources_that_are_no_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "root", object)
    assets.keep_compiled("x", b"code")
    assert assets.read_compiled("x") == b""
