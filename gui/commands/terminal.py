"""What the commands print: lines without control characters, to readers that may go away at any time.

A reader that has gone, or a disk that is full, ends no command: what can't be printed is dropped from then on.
"""

import sys
from typing import IO, Any

from gui.commands.streams import silence
from gui.domain.cloud.errors import InputError
from gui.log import Redactor
from gui.services.files import Content, pieces
from gui.words import command_texts
from gui.words.plain_text import one_line, system_reason

_REDACTOR = Redactor()
"""Knows secrets by their shape: a refusal may quote the key that signed the call."""


def say(line: str) -> bool:
    """Print ``line`` on standard error, on one line; return whether it could be printed.

    Control characters and those that turn the direction of writing are replaced: ids, names and messages come from
    the cloud and from files, and a terminal would obey them.
    """
    return _print(sys.stderr, one_line(_REDACTOR.redact(line)))


def tell(line: str) -> bool:
    """Print ``line`` on standard output in the same way."""
    return _print(sys.stdout, one_line(_REDACTOR.redact(line)))


def without_secrets(value: Any) -> Any:  # noqa: ANN401 - whatever JSON knows
    """Return ``value``, made for JSON, with secrets taken out of its texts."""
    match value:
        case str():
            return _REDACTOR.redact(value)
        case dict():
            return {name: without_secrets(each) for name, each in value.items()}
        case list():
            return [without_secrets(each) for each in value]
        case _:
            return value


def hand_over(content: Content) -> None:
    """Write ``content`` to standard output as it is.

    Raises:
        InputError: it can't be written as a whole: the result of the command is lost.
    """
    if sys.stdout is None:
        raise InputError(command_texts.text(command_texts.OUTPUT_CLOSED))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces(content))
        sys.stdout.buffer.flush()
    except OSError as error:
        silence(sys.stdout)
        raise InputError(f"Standard output took only a part of the result: {system_reason(error)}.") from error


def _print(stream: IO[str] | None, line: str) -> bool:
    if stream is None:
        return False
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        # A character that the terminal does not have is spelled out.
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
    except (OSError, ValueError):  # ValueError: it was closed
        silence(stream)
        return False
    return True
