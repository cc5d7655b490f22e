"""Each topic has its text in both languages, with the same anchors, and no link leads nowhere."""

import re
from pathlib import Path

import pytest

from gui.services.help_texts import TOPICS, help_text, parsed

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("en", "zh_CN")
LINK = re.compile(r"\]\(([a-z-]+)(?:#([a-z-]+))?\)")
SHEETS = {"shortcuts", "glossary"}
"""Topics that are lists, not explanations."""


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_says_the_same_things_in_both_languages(topic: str) -> None:
    english, chinese = (help_text(topic, language) for language in LANGUAGES)
    assert english.title
    assert chinese.title != english.title
    assert english.anchors == chinese.anchors
    for sign in ("\n## ", "\n* ", "\n| ", "]("):
        assert english.markdown.count(sign) == chinese.markdown.count(sign), f"{topic}: {sign!r}"
    assert "{#" not in english.markdown + chinese.markdown
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese.title)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_links_lead_to_topics_and_headings(topic: str, language: str) -> None:
    for other, anchor in LINK.findall(help_text(topic, language).markdown):
        assert other in TOPICS, f"{topic} links to {other}"
        assert not anchor or anchor in help_text(other, language).anchors, f"{topic} links to {other}#{anchor}"


@pytest.mark.parametrize("topic", [each for each in TOPICS if each not in SHEETS])
def test_a_text_is_about_a_screen_and_names_what_goes_wrong_and_the_vendors_page(topic: str) -> None:
    text = help_text(topic, "en").markdown
    assert 70 <= len(text.split()) <= 420
    assert "## What can go wrong" in text or topic in {"log", "start"}
    assert "Alibaba Cloud: *" in text or topic == "settings"


def test_no_file_lacks_a_place_in_the_contents() -> None:
    for language in LANGUAGES:
        files = {path.stem for path in (ROOT / "resources" / "help" / language).glob("*.md")}
        assert files == set(TOPICS)


def test_the_page_in_docs_names_every_topic() -> None:
    page = (ROOT / "docs" / "help.md").read_text(encoding="utf-8")
    for topic in TOPICS:
        for language in LANGUAGES:
            assert f"../resources/help/{language}/{topic}.md" in page


def test_marks_of_anchors_count_headings_and_are_taken_away() -> None:
    text = parsed("x", "# Title\nword\n## One {#one}\n### Two {#two-b}\n#no heading")
    assert text.title == "Title"
    assert text.anchors == {"one": 1, "two-b": 2}
    assert text.markdown == "# Title\nword\n## One\n### Two\n#no heading"
    assert parsed("x", "no heading").title == "x"
