"""The log file: only its owner may read it, and when it is full it is put aside."""

import os
from contextlib import suppress
from io import TextIOWrapper
from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "multi-eip-wizard.log"
FILE_BYTES = 1_000_000
"""Size from which a file is put aside."""

OLD_FILES = 3
"""How many are kept that were put aside."""


class PrivateFileHandler(RotatingFileHandler):
    """A rotating log file that only its owner may read."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        super().__init__(path, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8")

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        """Put the full file aside and begin a new one; where that is not possible, go on in the full one.

        Windows renames no file that another program has open, such as a second window of this one. The handler of the
        standard library would then lose every further record, or the older files.
        """
        if self.stream:
            self.stream.close()
            self.stream = None
        with suppress(OSError):
            Path(self.baseFilename).replace(self._put_aside(0))  # what may fail comes first: then nothing is lost
            for number in range(OLD_FILES, 0, -1):
                self._move_on(number)
        self.stream = self._open()

    def _move_on(self, number: int) -> None:
        with suppress(FileNotFoundError):
            self._put_aside(number - 1).replace(self._put_aside(number))

    def _put_aside(self, number: int) -> Path:
        return Path(f"{self.baseFilename}.{number}")

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        if hasattr(os, "fchmod"):  # a file of an older umask
            os.fchmod(descriptor, 0o600)
        return TextIOWrapper(os.fdopen(descriptor, "ab", buffering=0), encoding="utf-8", write_through=True)

    def handleError(self, record: LogRecord) -> None:
        """Drop what a full disk does not take; it would be printed as it is, secrets included."""
