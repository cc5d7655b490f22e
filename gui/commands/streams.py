"""The end of what was printed: flushed, or sent nowhere where its reader has gone. Light: every start imports it."""

import os
import sys
from contextlib import suppress
from typing import IO, Any


def settle() -> None:
    """Print what is still held back; where that fails, let Python's own end not stumble over it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except (OSError, ValueError):
                silence(stream)


def silence(stream: IO[Any]) -> None:
    """Send whatever is still written to ``stream`` nowhere, what it holds back included."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
