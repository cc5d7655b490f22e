"""Lists, sentences and remarks are put together with the marks of the language; Chinese is set as Chinese."""

import ast
import re
from pathlib import Path

import pytest

from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.plans.notes import PlanNote, PlanNoteCode
from gui.words import joining
from gui.words.catalogue import catalogue_for
from gui.words.plan_notes import plan_note_text
from gui.words.problems import problem_text
from gui.words.translation import speak
from tests.helpers.table import of_each
from tests.test_translations import ROOT, messages, speakers

TECHNICAL = {
    "gui/qt/base/about_facts.py": "versions, for a report",
    "gui/qt/base/system_libraries.py": "before there is a language",
    "gui/qt/shell/app.py": "an error of the command line, which is in English",
    "gui/qt/models/progress.py": "names of calls",
    "gui/words/command_line.py": "codes in brackets",
    "gui/words/progress_lines.py": "codes in brackets",
    "gui/words/joining.py": "is what joins",
}
"""Modules in which something is joined that is the same in every language."""
MARKS = (", ", "; ", ". ")
SIGN = r"[\u4e00-\u9fff]"
OFFENCES = {
    "a half-width mark beside a sign": rf"{SIGN}[,;:!?](?!{SIGN}\w*、)|[,;!?] ?{SIGN}",
    "half-width brackets around signs": rf"\([^()]*{SIGN}[^()]*\)",
    "a blank after a full-width mark": r"[。，、；：！？）] (?!…)",
    "a blank between signs": rf"{SIGN} {SIGN}",
    "no blank between a sign and letters": rf"{SIGN}(?:EIP|NAT|VPC|ECS|ENI|RAM|API)|(?:EIP|NAT|VPC){SIGN}",
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (None, ["10.0.0.1, 10.0.0.2", "bound, verified", "bind; attach", "One. Two.", "EIP: new", "EIP 1 (new)"]),
        ("zh_CN", ["10.0.0.1、10.0.0.2", "bound，verified", "bind；attach", "One. Two.", "EIP：new", "EIP 1（new）"]),
    ],
)
def test_what_is_joined_has_the_marks_of_its_language(language: str | None, said: list[str]) -> None:
    speak(catalogue_for(language))
    assert said == [
        joining.listed(["10.0.0.1", "10.0.0.2"]),
        joining.facts(["bound", "", "verified"]),
        joining.listed_steps(["bind", "attach"]),
        joining.paragraph(["One.", "", "Two."]),
        joining.with_subject("EIP", "new"),
        joining.with_word("EIP 1", "new"),
    ]


def test_a_sentence_that_ends_with_a_full_width_mark_is_followed_by_no_blank() -> None:
    assert (
        joining.paragraph(["已核实。", "没有残留。", "See id-1.", "请重试。"]) == "已核实。没有残留。See id-1. 请重试。"
    )


def test_nothing_is_added_where_there_is_no_word_and_no_subject() -> None:
    assert (joining.with_word("EIP 1", ""), joining.with_subject("", "new")) == ("EIP 1", "new")


def test_values_that_name_several_things_are_lists_of_the_language() -> None:
    speak(catalogue_for("zh_CN"))
    addresses = (("addresses", "10.0.0.1, 10.0.0.2"),)
    assert "10.0.0.1、10.0.0.2" in plan_note_text(PlanNote(PlanNoteCode.SESSIONS_END, (), addresses), None)
    assert "10.0.0.1、10.0.0.2" in problem_text(Problem(ProblemCode.ENI_EIPS_STAY, "eni-1", addresses))


@of_each(speakers, lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_joined_with_the_marks_of_one_language(path: Path) -> None:
    if str(path.relative_to(ROOT)) in TECHNICAL:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            mark = node.func.value
            literal = isinstance(mark, ast.Constant) and mark.value in MARKS
            assert not literal, f"{path.relative_to(ROOT)}:{node.lineno}: use gui.words.joining"


@pytest.mark.parametrize("offence", OFFENCES)
def test_chinese_is_set_as_chinese(offence: str) -> None:
    found = re.compile(OFFENCES[offence])
    wrong = [form for _context, _source, forms, _done in messages("zh_CN") for form in forms if found.search(form)]
    assert not wrong


def test_the_dots_of_what_asks_more_stand_as_in_english() -> None:
    for _context, source, forms, _done in messages("zh_CN"):
        for form in forms:
            assert source.endswith(" …") is form.endswith(" …"), f"{source!r} became {form!r}"


def test_one_thing_has_one_word() -> None:
    for _context, source, forms, _done in messages("zh_CN"):
        for form in forms:
            assert "回退" not in form, f"{source!r}: a run is rolled back by 回滚"
