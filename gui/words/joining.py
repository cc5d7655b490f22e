"""Parts of what is said, put together with the marks of the language in force.

A Chinese list has its own comma, and no blank follows a full-width mark: it has its room in itself.
"""

from collections.abc import Iterable

from gui.words.translation import translate

FULL_WIDTH = tuple("。，、；：！？）》”")
"""Marks after which no blank stands."""
STORED = ", "
"""What stands between the things that a value of the domain names, such as the addresses of a note."""


def listed(things: Iterable[str]) -> str:
    """Return things that are named one after another, such as addresses."""
    return translate("Joined", ", ").join(things)


def listed_again(value: str | int) -> str:
    """Return the things that ``value`` of the domain names; for addresses, ids and the like, which have no comma."""
    return listed(str(value).split(STORED))


def facts(said: Iterable[str]) -> str:
    """Return several facts about one thing, such as its state and its price; empty ones are left out."""
    return translate("JoinedFacts", ", ").join(each for each in said if each)


def listed_steps(titles: Iterable[str]) -> str:
    """Return the titles of steps."""
    return translate("Joined", "; ").join(titles)


def paragraph(said: Iterable[str]) -> str:
    """Return sentences one after another; empty ones are left out."""
    text = ""
    for each in filter(None, said):
        blank = " " if text and not text.endswith(FULL_WIDTH) else ""
        text += blank + each
    return text


def with_subject(subject: str, text: str) -> str:
    """Return ``text`` with what it is about before it."""
    return translate("Joined", "{subject}: {text}").format(subject=subject, text=text) if subject else text


def with_word(text: str, word: str) -> str:
    """Return ``text`` with a word of ours in brackets; ids and numbers have half-width ones in every language."""
    return translate("Joined", "{text} ({word})").format(text=text, word=word) if word else text
