"""Colours for configuration text, by the Pygments lexer of its kind."""

from bisect import bisect_right
from functools import lru_cache

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Literal, Name, Operator, _TokenType
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gui.qt.base.theme import colour
from gui.words.tone import Tone

TONES: tuple[tuple[_TokenType, Tone], ...] = (
    (Comment, Tone.QUIET),
    (Keyword, Tone.BUSY),
    (Name.Tag, Tone.BUSY),
    (Name.Attribute, Tone.BUSY),
    (Name.Builtin, Tone.BUSY),
    (Name.Variable, Tone.WARNING),
    (Literal.Number, Tone.GOOD),
    (Literal.String, Tone.GOOD),
    (Literal, Tone.GOOD),
    (Operator.Word, Tone.BUSY),
)


USUAL_LEXER = "bash"
LEXERS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".cfg": "yaml",
    ".ps1": "powershell",
    ".cmd": "batch",
    ".nft": "nginx",
    ".json": "json",
    ".md": "markdown",
    ".txt": "text",
    ".nmconnection": "ini",
    ".network": "systemd",
    ".service": "systemd",
    ".conf": "ini",
}
"""Pygments lexer by the ending of a name; the packages carry these and no others."""


def lexer_name(path: str) -> str:
    """Return the Pygments lexer for a guest file or script called ``path``."""
    name = path.rsplit("/", 1)[-1]
    return next((kind for ending, kind in LEXERS.items() if name.endswith(ending)), USUAL_LEXER)


class Highlighter(QSyntaxHighlighter):
    """Colours a document that does not change: it is read once, as a whole."""

    def __init__(self, document: QTextDocument, language: str) -> None:
        # First, because Qt calls back at once: an object without its fields would fail for each line.
        self._starts, self._spans = _spans(document.toPlainText(), language)
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        begin = self.currentBlock().position()
        end = begin + len(text)
        number = max(0, bisect_right(self._starts, begin) - 1)
        while number < len(self._spans) and self._spans[number][0] < end:
            start, length, kind = self._spans[number]
            tone = _tone(kind)
            if tone is not None:
                look = QTextCharFormat()
                look.setForeground(colour(tone))
                self.setFormat(max(0, start - begin), min(start + length, end) - max(start, begin), look)
            number += 1


@lru_cache(maxsize=32)
def _spans(text: str, language: str) -> tuple[tuple[int, ...], tuple[tuple[int, int, _TokenType], ...]]:
    """Return where the pieces of ``text`` begin, and each with its length and kind; who turns the sheets comes back."""
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    found = tuple((start, len(piece), kind) for start, kind, piece in lexer.get_tokens_unprocessed(text))
    return tuple(start for start, _, _ in found), found


@lru_cache(maxsize=128)
def _tone(kind: _TokenType) -> Tone | None:
    return next((tone for token, tone in TONES if kind[: len(token)] == token), None)
