"""The language of the sentences, without Qt: the window installs Qt's translator here, the commands a catalogue.

Without either, a sentence is the English literal. ``lupdate`` collects the literals by the names ``translate``,
``QT_TRANSLATE_NOOP`` and ``tr``, whoever defines them.
"""

from collections.abc import Callable

Translate = Callable[[str, str, str | None, int], str]
"""Context, English literal, remark for translators, count (-1 for none): the sentence in the language in force."""


def _english(_context: str, literal: str, _remark: str | None = None, count: int = -1) -> str:
    return literal if count < 0 else literal.replace("%n", str(count))


class _Speaker:
    """The language in force: one for the whole program, as Qt has it."""

    def __init__(self) -> None:
        self.translate: Translate = _english


_speaker = _Speaker()


def speak(translate: Translate | None) -> None:
    """Take ``translate`` for every sentence from now on; None for the English literals."""
    _speaker.translate = translate or _english


def translate(context: str, literal: str) -> str:
    """Return ``literal`` in the language in force."""
    return _speaker.translate(context, literal, None, -1)


def QT_TRANSLATE_NOOP(_context: str, literal: str) -> str:  # noqa: N802 - the name that lupdate collects
    """Mark ``literal`` to be collected; it is translated where it is shown."""
    return literal


class Counted:
    """Base of sentences with a number: ``lupdate`` gives plural forms only to ``self.tr``, in the class's context."""

    def tr(self, literal: str, remark: str, count: int) -> str:
        """Return ``literal`` in the language in force and in the form that ``count`` asks for."""
        return _speaker.translate(type(self).__name__, literal, remark or None, count)
