"""A plan or a run as a document to hand over: what changes, for whom, when, what is interrupted, how it is undone.

As Markdown, as one HTML page without scripts, pictures or links, or as plain text. Every text that another user chose
is escaped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import Outcome
from gui.domain.operations.operation import AssociateEips, UnassociateEips
from gui.domain.plans.change_picture import PictureLine, change_picture
from gui.domain.plans.interruption import ChangeStep, change_steps
from gui.domain.plans.plan import Plan
from gui.services.exports.report import escaped
from gui.services.exports.run_lines import outage_lines, run_facts, step_lines
from gui.services.runs.guest_files import FilesTaken, GuestFiles
from gui.services.runs.journal_records import Run
from gui.words import hand_over as words
from gui.words.accounts import account_name
from gui.words.change_picture import SIGNS, line_text, line_word, step_interruption
from gui.words.joining import listed_steps, with_word
from gui.words.names import resource_name
from gui.words.operations import operation_title
from gui.words.plain_text import one_line
from gui.words.unread import utc_text

Lines = Iterator[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the document: its heading, and lines by their depth from 0."""

    heading: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What is handed over: a title, and its parts in order."""

    title: str
    sections: tuple[Section, ...]


def hand_over(
    plan: Plan,
    inventory: Inventory | None,
    written: datetime,
    run: Run | None = None,
    guest: Sequence[GuestFiles] = (),
) -> Document:
    """Return the document of ``plan``, or of the ``run`` that has carried it out.

    Args:
        plan: what is handed over.
        inventory: gives names and addresses, None where they are not known.
        written: when the document is made, aware.
        run: what the journal knows of the run; None for a plan that was not run.
        guest: the guest files that left the program after the run.
    """
    picture, steps = change_picture(plan), change_steps(plan)
    told = (line for each in steps for line in _step(each, inventory, run))
    sections = (
        Section(words.text(words.RUN if run else words.PLAN), tuple(_facts(plan, inventory, written, run))),
        Section(words.text(words.BEFORE), tuple(_drawn(each, inventory, after=False) for each in picture.before)),
        Section(words.text(words.AFTER), tuple(_drawn(each, inventory, after=True) for each in picture.after)),
        Section(words.text(words.STEPS), tuple(told)),
        Section(words.text(words.GUEST), tuple(_guest(plan, inventory, run, guest))),
        Section(words.text(words.UNDO), tuple(_undo(steps, inventory, run))),
    )
    return Document(words.text(words.RUN_TITLE if run else words.TITLE), sections)


def summary(document: Document) -> Document:
    """Return what fits into a ticket: the facts, and the state after the change."""
    facts, _before, after = document.sections[:3]
    return Document(document.title, (facts, after))


def without_picture(document: Document) -> Document:
    """Return the document without what the picture of the change shows."""
    facts, _before, _after, *rest = document.sections
    return Document(document.title, (facts, *rest))


def to_markdown(document: Document) -> bytes:
    """Return the document in GitHub's dialect of Markdown."""
    lines = [f"# {escaped(document.title)}"]
    for section in document.sections:
        lines += ["", f"## {escaped(section.heading)}", ""]
        lines += [f"{'  ' * depth}- {escaped(text)}" for depth, text in section.lines]
    return ("\n".join(lines) + "\n").encode()


def to_html(document: Document) -> bytes:
    """Return the document as one HTML page."""
    title = escape(document.title)
    lines = [f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n<body>']
    lines.append(f"<h1>{title}</h1>")
    for section in document.sections:
        lines.append(f"<h2>{escape(section.heading)}</h2>")
        lines += [
            f'<p style="margin: 0 0 0.3em {2 * depth}em">{escape(one_line(text))}</p>' for depth, text in section.lines
        ]
    return ("\n".join((*lines, "</body>\n</html>")) + "\n").encode()


def to_text(document: Document) -> str:
    """Return the document as plain text, for the clipboard."""
    lines = [one_line(document.title)]
    for section in document.sections:
        lines += ["", one_line(section.heading)]
        lines += [f"{'  ' * (depth + 1)}{one_line(text)}" for depth, text in section.lines]
    return "\n".join(lines) + "\n"


def _facts(plan: Plan, inventory: Inventory | None, written: datetime, run: Run | None) -> Lines:
    titles = dict.fromkeys(operation_title(each, inventory) for each in plan.operations)
    if titles:
        yield 0, words.text(words.CHANGE).format(steps=listed_steps(titles))
    if plan.account is not None:
        yield 0, words.text(words.ACCOUNT).format(account=account_name(plan.account))
    yield 0, words.text(words.REGION).format(region=plan.region)
    if run is not None:
        yield from run_facts(run)
        yield from outage_lines(run, inventory)
    elif not any(each.interruption for each in change_steps(plan)):
        yield 0, words.text(words.NO_INTERRUPTION)
    yield 0, words.text(words.WRITTEN).format(time=utc_text(written))
    yield 0, words.text(words.FINGERPRINT).format(fingerprint=plan.fingerprint)


def _drawn(line: PictureLine, inventory: Inventory | None, *, after: bool) -> tuple[int, str]:
    word = line_word(line, after=after).text
    text = f"{SIGNS[line.change]} {line_text(line, inventory)}"
    return line.level, with_word(text, word)


def _step(step: ChangeStep, inventory: Inventory | None, run: Run | None) -> Lines:
    yield 0, f"{step.number}. {operation_title(step.operation, inventory)} ({step.operation.action})"
    said = step_interruption(step, inventory)
    if said:
        yield 1, said
    if run is not None:
        yield from step_lines(run, step.number - 1, inventory)


def _guest(plan: Plan, inventory: Inventory | None, run: Run | None, guest: Sequence[GuestFiles]) -> Lines:
    for each in guest:
        text = words.SAVED if each.way is FilesTaken.SAVED else words.DELIVERED
        place = each.place if each.way is FilesTaken.SAVED else resource_name(each.place, inventory)
        yield 0, words.text(text).format(place=place, time=utc_text(each.at))
        for path, digits in each.sums:
            yield 1, f"{digits}  {path}"
    if guest:
        return
    binds = any(isinstance(each, AssociateEips) for each in plan.operations)
    if binds and run is not None and run.outcome is Outcome.APPLIED:
        yield 0, words.text(words.GUEST_NONE)
    elif binds:
        yield 0, words.text(words.GUEST_AFTER)
    elif any(isinstance(each, UnassociateEips) for each in plan.operations):
        yield 0, words.text(words.GUEST_BEFORE)
    else:
        yield 0, words.text(words.GUEST_UNTOUCHED)


def _undo(steps: Sequence[ChangeStep], inventory: Inventory | None, run: Run | None) -> Lines:
    """Return the steps that take the plan back, the last one first."""
    if run is not None and run.outcome in {Outcome.UNDONE, Outcome.CHANGED}:
        yield 0, words.text(words.NOTHING_TO_UNDO)
        return
    yield 0, words.text(words.PERMANENT if any(each.permanent for each in steps) else words.ROLL_BACK)
    number = 0
    for step in reversed(steps):
        undo = step.operation.undo
        if undo is None:
            title = operation_title(step.operation, inventory)
            yield 1, words.text(words.NO_UNDO).format(number=step.number, step=title)
        else:
            number += 1
            title = operation_title(undo, inventory)
            yield 1, words.text(words.UNDO_STEP).format(number=number, step=title, call=undo.action)
