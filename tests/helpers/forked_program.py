"""The program in processes that are forked from one that has loaded it: each begins within milliseconds.

Such a process is the program of ``python -m gui`` from its first own line to its end: arguments, environment, streams,
signals, exit code, and what Python does when it ends. Only its modules were loaded before; how long that takes, and in
which order it happens, is tested where the program is started anew.

The parent is run by ``python -m tests.helpers.forked_program FD``: an order comes through that socket, with the
descriptors of standard output, standard error and a pipe. Into the pipe go the number of the process and, when it has
ended, how: a line each.
"""

import gc
import json
import os
import select
import socket
import sys
from typing import Any

from gui import bootstrap
from gui.__main__ import arguments, main
from gui.cloud.gateway import preload

_LONGEST_ORDER = 128 * 1024
LOADED = (bootstrap,)
"""What the program imports when it needs it: before the fork, here; what commands need comes with their arguments."""


class _Order:
    """One order that was received: what is to be run, and its descriptors."""

    def __init__(self, text: bytes, descriptors: list[int]) -> None:
        self.content: dict[str, Any] = json.loads(text)
        *self.streams, self.pipe = descriptors

    def become(self) -> list[str]:
        """Make this process the one that was ordered; return its arguments."""
        gc.enable()
        for number, end in enumerate(self.streams, start=1):
            os.dup2(end, number)
            os.close(end)
        os.close(self.pipe)
        os.environ.clear()
        os.environ.update(self.content["environment"])
        os.chdir(self.content["folder"])
        words: list[str] = self.content["words"]
        sys.argv[1:] = words
        return words

    def tell(self, number: int) -> None:
        os.write(self.pipe, f"{number}\n".encode("ascii"))


def _next_child(orders: socket.socket) -> _Order | None:
    """Fork a process for each order until there are no more; return the order in each of them, None in the parent."""
    running: dict[int, tuple[int, _Order]] = {}
    while True:
        ready, _, _ = select.select([orders, *running], [], [])
        for ended in (each for each in ready if each is not orders):
            pid, order = running.pop(ended)
            os.close(ended)
            order.tell(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            os.close(order.pipe)
        if orders not in ready:
            continue
        text, descriptors, _, _ = socket.recv_fds(orders, _LONGEST_ORDER, 3)
        if not text:
            return None
        order = _Order(text, descriptors)
        pid = os.fork()
        if pid == 0:
            orders.close()
            for pidfd, (_, other) in running.items():
                os.close(pidfd)
                os.close(other.pipe)
            return order
        for each in order.streams:
            os.close(each)
        order.tell(pid)
        running[os.pidfd_open(pid)] = (pid, order)


def serve() -> int:
    """Load the program, fork a process for each order, and be the program in each of these; return the exit code."""
    arguments()
    preload()
    gc.collect()
    # What is never searched for garbage is never written to, and so not copied for a child.
    gc.freeze()
    gc.disable()
    order = _next_child(socket.socket(fileno=int(sys.argv[1])))
    return main(order.become()) if order else 0


if __name__ == "__main__":
    sys.exit(serve())
