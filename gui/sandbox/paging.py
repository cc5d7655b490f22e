"""Cut a list into pages, the three ways the API does."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gui.sandbox.params import Params, invalid

T = TypeVar("T")
_MOST_PAGES = 10**9


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page and the members of the answer that describe it."""

    records: list[T]
    about: dict[str, object]


def numbered(params: Params, records: Sequence[T], most: int) -> Page[T]:
    """Return the page that ``PageNumber`` and ``PageSize`` (1 to ``most``, 10 when omitted) name."""
    number = params.integer("PageNumber", 1, 1, _MOST_PAGES)
    size = params.integer("PageSize", 10, 1, most)
    start = (number - 1) * size
    total = len(records)
    if number > 1:
        start = max(start + params.disturbance.shift, 0)
        total = max(total + params.disturbance.total, 0)
    about: dict[str, object] = {"TotalCount": total, "PageNumber": number, "PageSize": size}
    return Page(list(records[start : start + size]), about)


def by_token(
    params: Params,
    records: Sequence[T],
    serial: Callable[[T], int],
    *,
    low: int,
    most: int,
    when_omitted: int | None = None,
) -> Page[T]:
    """Return the page after ``NextToken``.

    ``MaxResults`` outside ``low`` to ``most`` is moved into it, not refused. ``TotalCount`` is 0: it is documented
    as meaningless here, and a client that relies on it should notice.

    Args:
        params: the call.
        records: everything that matches, by rising serial number.
        serial: gives the serial number of a record.
        low: smallest page.
        most: largest page.
        when_omitted: size of the page without ``MaxResults``; ``low`` when not given.
    """
    asked = params.number("MaxResults")
    if asked is None:
        asked = low if when_omitted is None else when_omitted
    size = min(max(asked, low), most)
    last = _last_seen(params.text("NextToken"))
    start = sum(serial(record) <= last for record in records)
    rest = records[max(start + params.disturbance.shift, 0) if last else 0 :]
    page = list(rest[:size])
    token = _token(serial(page[-1])) if len(rest) > size else ""
    if params.disturbance.empty_last_page and not token and records:
        token = _token(serial(page[-1])) if page else params.text("NextToken")
    return Page(page, {"TotalCount": 0, "NextToken": token})


def either(params: Params, records: Sequence[T], serial: Callable[[T], int], low: int, most: int) -> Page[T]:
    """Return a page by token where ``MaxResults`` or ``NextToken`` asks for one, else by number.

    A call that says nothing about pages gets the first ten by number, with a true ``TotalCount``; its ``NextToken``
    leads on for a client that goes by tokens (page of DescribeNetworkInterfaces, versions of 2021 to 2024).
    """
    if params.text("NextToken") or params.text("MaxResults"):
        return by_token(params, records, serial, low=low, most=most)
    page = numbered(params, records, most)
    if params.text("PageNumber") or params.text("PageSize"):
        return page
    more = len(records) > len(page.records)
    return Page(page.records, {**page.about, "NextToken": _token(serial(page.records[-1])) if more else ""})


def _token(serial: int) -> str:
    return urlsafe_b64encode(f"after {serial}".encode()).decode()


def _last_seen(token: str) -> int:
    if not token:
        return 0
    try:
        word, _, number = urlsafe_b64decode(token).decode().partition(" ")
        if word == "after" and number.isdigit():
            return int(number)
    except ValueError:
        pass
    raise invalid("NextToken", "a token of an earlier answer")
