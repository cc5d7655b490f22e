"""Nothing reaches a guest that was not checked first."""

from collections.abc import Iterator

import jinja2
import pytest

from gui import assets
from gui.guest import strict_jinja
from gui.guest.templating import fill
from gui.guest.values import InterfaceName, ShellWord


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    strict_jinja._environment.cache_clear()
    monkeypatch.setattr(assets, "read_text", lambda path: {"templates/t": "a {{ x }}\r\nb\n"}[path])
    yield
    strict_jinja._environment.cache_clear()


@pytest.mark.usefixtures("template")
def test_checked_values_are_printed_and_lines_end_with_lf() -> None:
    assert fill("t", x=InterfaceName("eth1")) == "a eth1\nb\n"
    assert fill("t", x=7) == "a 7\nb\n"
    assert fill("t", x=ShellWord("word")) == "a word\nb\n"


@pytest.mark.usefixtures("template")
@pytest.mark.parametrize("value", ["web-01; rm -rf /", b"x", None, ["x"], 1.5])
def test_any_other_value_is_an_error(value: object) -> None:
    with pytest.raises(TypeError, match="only checked values may be printed"):
        fill("t", x=value)


@pytest.mark.usefixtures("template")
def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="'x' is undefined"):
        fill("t")
