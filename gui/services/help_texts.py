"""The help texts: one Markdown file for each topic and language, in ``resources/help``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gui import assets

TOPICS = (
    "start",
    "sign-in",
    "profiles",
    "region",
    "mappings",
    "regions",
    "resources",
    "issues",
    "cost",
    "activity",
    "method",
    "eips",
    "eip-attributes",
    "allocate-eips",
    "interface",
    "create-interface",
    "instance",
    "network",
    "review",
    "apply",
    "guest-configuration",
    "change-eips",
    "move",
    "unbind",
    "export",
    "lists",
    "settings",
    "log",
    "shortcuts",
    "glossary",
)
"""Names of the files, in the order of the contents."""

_HEADING = re.compile(r"^#{1,3} ")
_ANCHOR = re.compile(r"\s*\{#(?P<anchor>[a-z0-9-]+)\}\s*$")


@dataclass(frozen=True, slots=True)
class HelpText:
    """One topic in one language.

    Attributes:
        topic: one of ``TOPICS``.
        title: its first heading.
        markdown: the text, without the marks of anchors.
        anchors: number of the heading that each anchor marks, 0 for the title.
    """

    topic: str
    title: str
    markdown: str
    anchors: Mapping[str, int]


def help_text(topic: str, language: str) -> HelpText:
    """Return the text about ``topic``.

    Args:
        topic: one of ``TOPICS``.
        language: ``en`` or ``zh_CN``.

    Raises:
        FileNotFoundError: there is none.
    """
    return parsed(topic, assets.read_text(f"help/{language}/{topic}.md"))


def parsed(topic: str, source: str) -> HelpText:
    """Return the text that the file ``source`` holds; ``{#name}`` behind a heading marks an anchor."""
    lines, anchors, headings = [], dict[str, int](), 0
    for line in source.splitlines():
        if not _HEADING.match(line):
            lines.append(line)
            continue
        mark = _ANCHOR.search(line)
        if mark is not None:
            anchors[mark["anchor"]] = headings
        lines.append(_ANCHOR.sub("", line))
        headings += 1
    title = next((line[2:].strip() for line in lines if line.startswith("# ")), topic)
    return HelpText(topic, title, "\n".join(lines), anchors)
