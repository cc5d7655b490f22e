"""Both clocks, for an error that says they disagree."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def both_times(date: str) -> Mapping[str, str]:
    """Return this machine's time and the server's, in ISO 8601 UTC, as ``local_time`` and ``server_time``.

    Args:
        date: the ``Date`` header of the refusal; where it says no time, the server's is left out.
    """
    local = datetime.now(UTC)
    times = {"local_time": local.isoformat(timespec="seconds")}
    server = _moment(date)
    if server is not None:
        times["server_time"] = server.isoformat(timespec="seconds")
        times["difference_seconds"] = str(round((local - server).total_seconds()))
    return times


def _moment(date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
