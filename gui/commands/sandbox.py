"""``multi-eip sandbox``: the emulated account alone, for other programs to talk to."""

import argparse
import json
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from gui.commands.exit_codes import DONE
from gui.commands.streams import ENDING, WAKE_S
from gui.commands.terminal import hand_over
from gui.domain.cloud.errors import InputError
from gui.services.files import json_value, read_file
from gui.words.plain_text import system_reason

PORTS = 65535

_LARGEST = 32 * 1024 * 1024
"""Bytes; an account with thousands of resources is a few of them."""


class Served(Protocol):
    """A running sandbox."""

    endpoint: str
    access_key_id: str
    access_key_secret: str
    ca_file: str

    def stop(self) -> None:
        """End it."""


Serve = Callable[[argparse.Namespace, int], Served]


def port_of(listen: str) -> int:
    """Return the port of ``127.0.0.1:PORT``.

    Raises:
        InputError: it is not a loopback address with a port.
    """
    host, _, port = listen.rpartition(":")
    if host not in {"127.0.0.1", "localhost"} or not port.isdigit() or int(port) > PORTS:
        raise InputError(f"The sandbox listens on loopback only; write --listen 127.0.0.1:PORT, not {listen!r}.")
    return int(port)


def _check_file(path: Path) -> None:
    """Refuse what is no regular file or too large: reading a device would never end."""
    try:
        json_value(read_file(path, _LARGEST))
    except OSError as error:
        raise InputError(f"{path} can't be read: {system_reason(error)}.") from error
    except ValueError as error:
        raise InputError(f"{path} is not right: {error}.") from error


def run(args: argparse.Namespace, serve: Serve) -> int:
    """Serve until a signal asks for the end; the first line on standard output is JSON.

    Raises:
        InputError: the address, the account file, a switch, the kind of guest or the faults file is not right, the
            port is taken, or standard output, where the first line belongs, can't be written.
    """
    for path in filter(None, (args.account, args.faults)):
        _check_file(path)
    if args.latency is not None and args.latency < 0:
        raise InputError("The latency is a number of milliseconds, 0 or more.")
    if args.ca_file and not args.tls:
        raise InputError("Without --tls the sandbox speaks plain HTTP and has no certificate; leave --ca-file out.")
    served = serve(args, port_of(args.listen))
    ended = threading.Event()
    for number in ENDING:
        signal.signal(number, lambda *_: ended.set())
    facts = {
        "endpoint": served.endpoint,
        "access_key_id": served.access_key_id,
        "access_key_secret": served.access_key_secret,
    }
    if served.ca_file:
        facts["ca_file"] = served.ca_file
    try:
        hand_over(f"{json.dumps(facts)}\n".encode())
        while not ended.wait(WAKE_S):
            pass
    finally:
        served.stop()
    return DONE
