"""Both clocks, for an error that says they disagree."""

import http.client
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

log = logging.getLogger(__name__)


def both_times(host: str, *, loopback: bool, proxy: str | None) -> Mapping[str, str]:
    """Return this machine's time and the server's, in ISO 8601 UTC, as ``local_time`` and ``server_time``.

    The SDK keeps no headers of a refused call, so one unsigned request is made for the Date header. The server's
    time is left out when it can't be had, as behind a proxy.

    Args:
        host: host, and port where needed.
        loopback: whether plain http to this machine is meant.
        proxy: set when the server can only be reached through one.
    """
    local = datetime.now(UTC)
    times = {"local_time": local.isoformat(timespec="seconds")}
    server = None if proxy else _server_time(host, loopback=loopback)
    if server is not None:
        times["server_time"] = server.isoformat(timespec="seconds")
        times["difference_seconds"] = str(round((local - server).total_seconds()))
    return times


def _server_time(host: str, *, loopback: bool) -> datetime | None:
    kind = http.client.HTTPConnection if loopback else http.client.HTTPSConnection
    connection = kind(host, timeout=5)
    try:
        connection.request("GET", "/")
        date = connection.getresponse().headers.get("Date")
        return parsedate_to_datetime(date).astimezone(UTC) if date else None
    except (OSError, ValueError, http.client.HTTPException) as failure:
        log.debug("no time from %s: %s", host, failure)
        return None
    finally:
        connection.close()
