"""Logging: to the console and to a file that only its owner may read, with secrets taken out.

Two nets, because either alone has holes: by *shape* (what keys, tokens and signatures look like, and what stands after
words such as ``secret=``), and by *comparison* with the secrets in use, which are held as keyed hashes only.
"""

import hashlib
import logging
import os
import re
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from gui.log_file import FILE_NAME, PrivateFileHandler

FORMAT = "%(asctime)s.%(msecs)03d %(levelname)s %(name)s: %(message)s"
DATE_FORMAT = "%Y-%m-%dT%H:%M:%S"
HIDDEN = "[redacted]"

QUIET = (
    "Tea",
    "aiohttp",
    "alibabacloud-tea",
    "asyncio",
    "credentials",
    "darabonba",
    "darabonba-core",
    "jeepney",
    "keyring",
    "requests",
    "secretstorage",
    "urllib3",
)
"""Loggers of libraries that see secrets; only their warnings are let through."""

_NAMES = (
    r"access[_-]?key[_-]?secret|secret[_-]?access[_-]?key|(?:client|app)[_-]?secret|secret[_-]?key|secret"
    r"|(?:security|sts|session|access|refresh|bearer|id)[_-]?token|x-acs-(?:security|bearer)-token|(?<!client.)token"
    r"|password|passwd|passphrase|signature|private[_-]?key"
)
_AND_ALL_KINDS = r"(?=[A-Z0-9+/=]*[a-z])(?=[a-z0-9+/=]*[A-Z])(?=[A-Za-z+/=]*[0-9])"
_SHAPES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        # headers, to the end of the line or of the quoted value
        (
            r"(?i)((?:proxy-)?authorization|set-cookie|cookie)(['\"]?+\s*+[:=]\s*+['\"]?+)(?!\[redacted)[^\r\n'\"]+",
            rf"\1\2{HIDDEN}",
        ),
        # name=value, name: value, "name": "value", also percent-encoded
        (
            rf"(?i)(?<![A-Za-z])({_NAMES})(['\"]?+\s*+(?:[:=]|%3D|%3A)\s*+(?:b?+['\"])?+)(?!\[redacted)[^\s'\"&,;)}}\]]+",
            rf"\1\2{HIDDEN}",
        ),
        # user:password@ in a URL
        (r"(://[^\s/:@'\"]+):[^\s/@'\"]+@", rf"\1:{HIDDEN}@"),
        # tokens of the vendor's STS, and other long runs of base64
        (r"\bCAI[A-Z][A-Za-z0-9+/=%_-]{40,}", HIDDEN),
        (rf"(?<![A-Za-z0-9+/=]){_AND_ALL_KINDS}[A-Za-z0-9+/=]{{100,}}", HIDDEN),
        # secrets of AccessKeys: exactly 30 letters and digits
        (rf"(?<![A-Za-z0-9]){_AND_ALL_KINDS}[A-Za-z0-9]{{30}}(?![A-Za-z0-9])", HIDDEN),
        # AccessKey ids are no secrets, but whole they are half of one
        (r"\b(LTAI|STS\.)[A-Za-z0-9]{4,}([A-Za-z0-9]{4})\b", r"\1****\2"),
    )
)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and line break, and what turns the direction of writing: a terminal would obey them."""

_ONLY_FILE = "only_file"
"""Attribute of a record that is not for the console."""

_RUN = re.compile(r"[A-Za-z0-9+/=._~%-]{8,}")


@dataclass
class Redactor:
    """Takes secrets out of text.

    Attributes:
        remembered: lengths and keyed hashes of the secrets in use; the key is of this process and never leaves it.
    """

    remembered: dict[int, set[bytes]] = field(default_factory=dict, repr=False)
    _starts: set[int] = field(default_factory=set, repr=False)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def remember(self, secret: str) -> None:
        """Take out ``secret`` from now on, whatever its shape; not when it is shorter than 8 characters."""
        for spelling in {secret, quote(secret, safe="")}:
            if _RUN.fullmatch(spelling):
                self.remembered.setdefault(len(spelling), set()).add(self._hash(spelling))
                self._starts.add(_start(spelling))

    def forget(self) -> None:
        """Forget every remembered secret."""
        self.remembered = {}
        self._starts = set()

    def redact(self, text: str) -> str:
        """Return ``text`` without secrets."""
        if self.remembered:
            text = _RUN.sub(lambda found: self._compare(found[0]), text)
        for shape, instead in _SHAPES:
            text = shape.sub(instead, text)
        return text

    def _compare(self, run: str) -> str:
        hit = next(self._hits(run), None)
        if hit is None:
            return run
        return f"{self._compare(run[: hit.start])}{HIDDEN}{self._compare(run[hit.stop :])}"

    def _hits(self, run: str) -> Iterator[slice]:
        for length, hashes in list(self.remembered.items()):
            for start in range(len(run) - length + 1):
                if _start(run[start : start + 4]) in self._starts and self._hash(run[start : start + length]) in hashes:
                    yield slice(start, start + length)

    def _hash(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()


def _start(text: str) -> int:
    """Return 12 bits that the first characters give, by Python's own keyed hash: to spare most of the slow hashing."""
    return hash(text[:4]) & 0xFFF


class RedactingFormatter(logging.Formatter):
    """One format for all handlers; secrets and control characters are taken out of the finished text.

    Tracebacks carry no local variables: that is Python's own way, and nothing here changes it.
    """

    def __init__(self, redactor: Redactor) -> None:
        super().__init__(FORMAT, DATE_FORMAT)
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines, for ``record`` without secrets."""
        try:
            return _STEERING.sub("\ufffd", self._redactor.redact(super().format(record)))
        finally:
            record.exc_text = None  # the formatter's cache of the unredacted traceback


@dataclass
class Log:
    """Logging as it was set up.

    Attributes:
        redactor: takes secrets out; tell it which are in use.
        formatter: for further handlers.
        path: the log file, None when it can't be written.
    """

    redactor: Redactor
    formatter: logging.Formatter
    path: Path | None
    _undoing: list[Callable[[], object]] = field(default_factory=list, repr=False)

    def add(self, handler: logging.Handler) -> None:
        """Send everything to ``handler`` too, in our format and without secrets."""
        handler.setFormatter(self.formatter)
        root = logging.getLogger()
        root.addHandler(handler)
        self.undo(handler.close)
        self.undo(lambda: root.removeHandler(handler))

    def undo(self, step: Callable[[], object]) -> None:
        """Have ``step`` called at ``close``; last in, first out."""
        self._undoing.append(step)

    def note_crash(self, error: BaseException) -> Path | None:
        """Write the traceback of ``error`` to the file, and to the console only where DEBUG is asked for.

        Returns:
            The log file, None when it can't be written.
        """
        logger = logging.getLogger(__name__)
        only_file = not logger.isEnabledFor(logging.DEBUG)
        logger.critical("uncaught exception", exc_info=error, extra={_ONLY_FILE: only_file})
        return self.path

    def close(self) -> None:
        """Take everything back that ``set_up`` did, and close the file."""
        while self._undoing:
            self._undoing.pop()()


def set_up(state_dir: Path, level: int | str = logging.INFO) -> Log:
    """Log to the console and to a file in ``state_dir``; log what nobody caught; silence what talks too much.

    ``DEBUG`` is taken out of the environment: the SDK prints tokens when it reads ``sdk`` there.

    Args:
        state_dir: the folder for the log file; made when needed.
        level: what to log of our own, for example ``logging.DEBUG`` or ``"DEBUG"``.
    """
    os.environ.pop("DEBUG", None)
    redactor = Redactor()
    log = Log(redactor, RedactingFormatter(redactor), state_dir / FILE_NAME)
    root = logging.getLogger()
    before = root.level
    root.setLevel(level)
    log.undo(lambda: root.setLevel(before))
    if sys.stderr is not None:  # there is none for a program without a console on Windows
        console = logging.StreamHandler()
        console.addFilter(lambda record: not getattr(record, _ONLY_FILE, False))
        log.add(console)
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.add(PrivateFileHandler(state_dir / FILE_NAME))
    except OSError as error:
        log.path = None
        logging.getLogger(__name__).warning("there will be no log file: %s", error.strerror)
    logging.captureWarnings(True)
    log.undo(lambda: logging.captureWarnings(False))
    for name in QUIET:
        _quieten(logging.getLogger(name), log)
    _log_what_nobody_caught(log)
    return log


def _quieten(logger: logging.Logger, log: Log) -> None:
    before = logger.level
    # Some libraries set level and handlers of their own when they are imported, later; a filter outlasts that.
    outlasting = _Quiet(log.redactor)
    logger.addFilter(outlasting)
    logger.setLevel(logging.WARNING)
    log.undo(lambda: logger.removeFilter(outlasting))
    log.undo(lambda: logger.setLevel(before))


class _Quiet(logging.Filter):
    """Lets warnings through, without secrets: a library's own handler would print them as they are."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return False
        record.msg, record.args = self._redactor.redact(record.getMessage()), ()
        return True


def _log_what_nobody_caught(log: Log) -> None:
    """Have uncaught exceptions logged, in all threads, instead of printed as they are."""
    logger = logging.getLogger(__name__)

    def main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            logger.critical("uncaught exception", exc_info=(kind, error, trace))

    def thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            where = told.thread.name if told.thread else "a thread"
            logger.critical(
                "uncaught exception in %s", where, exc_info=(told.exc_type, told.exc_value, told.exc_traceback)
            )

    def unraisable(told: "sys.UnraisableHookArgs") -> None:
        if told.exc_value is not None:
            logger.error(
                told.err_msg or "exception ignored", exc_info=(told.exc_type, told.exc_value, told.exc_traceback)
            )

    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    sys.excepthook, threading.excepthook, sys.unraisablehook = main, thread, unraisable

    def restore() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks

    log.undo(restore)
