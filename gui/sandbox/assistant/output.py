"""Which part of a command's output arrives: the agent sends a head while it runs, and the tail of the rest at its end.

Source: the published agent, version 2.2.3.578 (``agent/taskengine``), and the 24 KB of DescribeInvocationResults.
"""

from dataclasses import dataclass
from typing import Final

QUOTA: Final = 24 * 1024
"""Bytes of output that the cloud keeps of a command."""
PIECE: Final = 2048
"""Bytes that one report of a running command carries at most."""
ENOUGH: Final = 6000
"""Bytes after which a running command is not reported any more."""
REPORT_S: Final = 1.0
"""Seconds between two reports of a running command."""


@dataclass(slots=True)
class OutputWindow:
    """The output of one command on its way to the cloud.

    The head and the tail are joined without a mark; what lies between is dropped. A report that does not arrive is
    not repeated: its bytes are lost.

    Attributes:
        quota: bytes that are kept at most.
        head: what reports of the running command have brought.
        taken: bytes of the output that were sent so far, whether they arrived or not.
    """

    quota: int = QUOTA
    head: bytes = b""
    taken: int = 0

    def report(self, output: bytes, *, arrives: bool) -> None:
        """Send the next piece of ``output``, which is everything printed so far."""
        if self.taken > ENOUGH:
            return
        piece = output[self.taken : min(self.taken + PIECE, self.quota)]
        self.taken += len(piece)
        if arrives:
            self.head += piece

    def finish(self, output: bytes) -> tuple[bytes, int]:
        """Return what the cloud shows of ``output``, everything that was printed, and how many bytes were cut.

        A report that did not arrive is not counted as cut: the agent does not know of it.
        """
        rest = output[self.taken :]
        room = self.quota - self.taken
        tail = rest[-room:] if room > 0 else b""
        return self.head + tail, len(rest) - len(tail)
