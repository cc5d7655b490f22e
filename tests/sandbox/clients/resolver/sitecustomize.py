"""Stands for a line in /etc/hosts: leads clients whose endpoints are fixed to the sandbox.

Python imports it at its start from the folder that PYTHONPATH names. Environment: SANDBOX, host and port of a sandbox.
"""

import os
import socket
from typing import Any

_HOST, _, _PORT = os.environ["SANDBOX"].partition(":")
_look_up = socket.getaddrinfo


def _look_up_here(host: Any, port: Any, *more: Any, **named: Any) -> Any:
    if isinstance(host, str) and host.endswith(".aliyuncs.com"):
        return _look_up(_HOST, int(_PORT), *more, **named)
    return _look_up(host, port, *more, **named)


socket.getaddrinfo = _look_up_here
