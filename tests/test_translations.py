"""Every sentence on screen is a plain literal, known in every language, and fits its own placeholders."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.helpers.table import of_each

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources/i18n"
LANGUAGES = ("en", "zh_CN")
PLACEHOLDER = re.compile(r"\{\w+(?::\w+)?\}|%n")
MNEMONIC = re.compile(r"&(?!&)(\w)")


def sources() -> list[Path]:
    return sorted([*(ROOT / "gui/qt").rglob("*.py"), *(ROOT / "gui/words").rglob("*.py")])


def speakers() -> list[Path]:
    """The sources but the one that defines what marks and translates a literal."""
    return [path for path in sources() if path != ROOT / "gui/words/translation.py"]


def messages(language: str) -> list[tuple[str, str, list[str], bool]]:
    """Context, source, translations and whether finished."""
    found = []
    for context in ET.parse(I18N / f"multi_eip_{language}.ts").getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found.append((name, message.findtext("source", ""), forms, translation.get("type") is None))
    return found


def is_literal(node: ast.expr) -> bool:
    """A plain literal, or several joined by the parser."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@of_each(speakers, lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_is_a_plain_literal(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        if name == "tr":
            assert is_literal(node.args[0]), f"{place}: tr() needs a plain literal, or it is never translated"
        elif name == "QT_TRANSLATE_NOOP":
            assert all(is_literal(each) for each in node.args), place
        elif name == "translate" and len(node.args) > 1:  # painters have a method of that name too
            looked_up = isinstance(node.args[1], ast.Call) and getattr(node.args[1].func, "id", "") == "str"
            assert is_literal(node.args[1]) or looked_up, f"{place}: neither a literal nor str() of a marked one"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_up_to_date(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"multi_eip_{language}.ts"
    fresh.write_bytes((I18N / fresh.name).read_bytes())
    only = ["-pluralonly"] if language == "en" else []
    command = [Path(sys.executable).with_name("pyside6-lupdate"), *sources(), "-ts", fresh, "-source-language", "en"]
    subprocess.run(
        [*command, "-target-language", language, "-no-obsolete", "-locations", "none", *only],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    assert fresh.read_bytes() == (I18N / fresh.name).read_bytes(), "run .ci/i18n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_up_to_date(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "fresh.qm"
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run(
        [release, "-silent", I18N / f"multi_eip_{language}.ts", "-qm", compiled], check=True, capture_output=True
    )
    assert compiled.read_bytes() == (I18N / f"multi_eip_{language}.qm").read_bytes(), "run .ci/i18n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    unfinished = [source for _context, source, forms, done in messages(language) if not done or not all(forms)]
    assert not unfinished


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same_in_source_and_translation(language: str) -> None:
    for _context, source, forms, _done in messages(language):
        wanted = sorted(set(PLACEHOLDER.findall(source)))
        for form in forms:
            assert sorted(set(PLACEHOLDER.findall(form))) == wanted, source


def test_a_mnemonic_stays_a_mnemonic() -> None:
    for _context, source, forms, _done in messages("zh_CN"):
        keys = MNEMONIC.findall(source.replace("&&", ""))
        for form in forms:
            assert len(MNEMONIC.findall(form.replace("&&", ""))) == len(keys), f"{source!r} became {form!r}"


def test_the_vendors_terms_are_used() -> None:
    text = "\n".join(form for _context, _source, forms, _done in messages("zh_CN") for form in forms)
    for term in ("弹性网卡", "交换机", "实例", "地域"):
        assert term in text
    for wrong in ("弹性公共IP", "虚拟交换机", "界面卡"):
        assert wrong not in text
