"""A plan as a document to hand over: what changes, for whom, what is interrupted, and how it is undone.

As Markdown or as one HTML page without scripts, pictures or links. Every text that another user chose is escaped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.change_picture import PictureLine, change_picture
from gui.domain.plans.interruption import ChangeStep, change_steps
from gui.domain.plans.plan import Plan
from gui.services.exports.report import escaped
from gui.words import hand_over as words
from gui.words.accounts import account_name
from gui.words.change_picture import SIGNS, line_text, line_word, step_interruption
from gui.words.operations import operation_title
from gui.words.plain_text import one_line
from gui.words.unread import utc_text


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the document: its heading, and lines by their depth from 0."""

    heading: str
    lines: tuple[tuple[int, str], ...]


def hand_over(plan: Plan, inventory: Inventory | None, written: datetime) -> tuple[Section, ...]:
    """Return the document of ``plan``.

    Args:
        plan: what is handed over.
        inventory: gives names and addresses, None where they are not known.
        written: when the document is made, aware.
    """
    picture, steps = change_picture(plan), change_steps(plan)
    facts = [
        words.text(words.REGION).format(region=plan.region),
        words.text(words.WRITTEN).format(time=utc_text(written)),
        words.text(words.FINGERPRINT).format(fingerprint=plan.fingerprint),
    ]
    if plan.account is not None:
        facts.insert(0, words.text(words.ACCOUNT).format(account=account_name(plan.account)))
    permanent = any(each.permanent for each in steps)
    undo = words.text(words.PERMANENT if permanent else words.ROLL_BACK)
    return (
        Section(words.text(words.PLAN), tuple((0, each) for each in facts)),
        Section(words.text(words.BEFORE), tuple(_drawn(each, inventory, after=False) for each in picture.before)),
        Section(words.text(words.AFTER), tuple(_drawn(each, inventory, after=True) for each in picture.after)),
        Section(words.text(words.STEPS), tuple(line for each in steps for line in _step(each, inventory))),
        Section(words.text(words.UNDO), ((0, undo),)),
    )


def to_markdown(sections: tuple[Section, ...]) -> bytes:
    """Return the document in GitHub's dialect of Markdown."""
    lines = [f"# {escaped(words.text(words.TITLE))}"]
    for section in sections:
        lines += ["", f"## {escaped(section.heading)}", ""]
        lines += [f"{'  ' * depth}- {escaped(text)}" for depth, text in section.lines]
    return ("\n".join(lines) + "\n").encode()


def to_html(sections: tuple[Section, ...]) -> bytes:
    """Return the document as one HTML page."""
    title = escape(words.text(words.TITLE))
    lines = [f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n<body>']
    lines.append(f"<h1>{title}</h1>")
    for section in sections:
        lines.append(f"<h2>{escape(section.heading)}</h2>")
        lines += [
            f'<p style="margin: 0 0 0.3em {2 * depth}em">{escape(one_line(text))}</p>' for depth, text in section.lines
        ]
    return ("\n".join((*lines, "</body>\n</html>")) + "\n").encode()


def _drawn(line: PictureLine, inventory: Inventory | None, *, after: bool) -> tuple[int, str]:
    word = line_word(line, after=after).text
    text = f"{SIGNS[line.change]} {line_text(line, inventory)}"
    return line.level, f"{text} ({word})" if word else text


def _step(step: ChangeStep, inventory: Inventory | None) -> Iterator[tuple[int, str]]:
    yield 0, f"{step.number}. {operation_title(step.operation, inventory)} ({step.operation.action})"
    said = step_interruption(step, inventory)
    if said:
        yield 1, said
