"""The end of the log file, for somebody who looks for a cause: no secret in it, whatever is in the file."""

import re
from dataclasses import dataclass
from pathlib import Path

from gui.log import Redactor
from gui.log_file import FILE_NAME

MOST_BYTES = 256 * 1024
"""So much of the end of the file is read."""
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

_FIRST_LINE = re.compile(rf"^\d{{4}}-\d\d-\d\dT[\d:.]+ (?P<level>{'|'.join(LEVELS)}) ")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry of the log, with the lines of a traceback where it has one.

    Attributes:
        level: one of ``LEVELS``; that of the entry before for lines that belong to none.
        text: its lines.
    """

    level: str
    text: str


def log_file(state_dir: Path) -> Path:
    """Return where the log is written."""
    return state_dir / FILE_NAME


def read_log(state_dir: Path) -> tuple[LogEntry, ...]:
    """Return the last entries of the log, the oldest first; none when there is no log. Blocking.

    What was written is redacted already. It is redacted once more, by shape: an older version may have known fewer.

    Raises:
        OSError: the file is there and can't be read.
    """
    try:
        with log_file(state_dir).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - MOST_BYTES))
            end = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ()
    whole = end if size <= MOST_BYTES else end.partition("\n")[2]
    return entries_of(Redactor().redact(whole))


def entries_of(text: str) -> tuple[LogEntry, ...]:
    """Return the entries of ``text``; a line without time and level belongs to the entry before it."""
    found: list[LogEntry] = []
    for line in text.splitlines():
        first = _FIRST_LINE.match(line)
        if first is not None or not found:
            found.append(LogEntry(first["level"] if first is not None else LEVELS[0], line))
        else:
            last = found.pop()
            found.append(LogEntry(last.level, f"{last.text}\n{line}"))
    return tuple(found)


def chosen(entries: tuple[LogEntry, ...], least: str, words: str) -> tuple[LogEntry, ...]:
    """Return the entries of at least the level ``least`` in which every one of ``words`` occurs, in any case."""
    levels = LEVELS[LEVELS.index(least) :]
    wanted = words.casefold().split()
    return tuple(
        each for each in entries if each.level in levels and all(word in each.text.casefold() for word in wanted)
    )
