"""Whole lists out of pages: numbered pages side by side, token pages one after another."""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.services.region.rate_limit import patiently

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_A = TypeVar("_A")

SIDE_BY_SIDE = 6
"""Requests at one time; with 80 ms each this keeps well under 600 reads a minute for any list that ends soon."""

_MOST_READINGS = 5
_MOST_PAGES = 2000
"""More than 100,000 EIPs or ENIs; a list that claims more is none that could be read."""

KEEPS_CHANGING = "ListKeepsChanging"
WRONG_TOTAL = "TotalCountMismatch"
TOKEN_REPEATED = "NextTokenRepeated"  # noqa: S105 - no secret
ENDLESS = "ListWithoutEnd"
"""This program's own codes for lists that do not come out whole."""


@dataclass(frozen=True, slots=True)
class NumberedPage(Generic[_T]):
    """One page of a list with page numbers.

    Attributes:
        total: how many items there are in all, as this page says.
        items: (id, item) pairs of this page.
    """

    total: int
    items: tuple[tuple[str, _T], ...]


@dataclass(frozen=True, slots=True)
class TokenPage(Generic[_T]):
    """One page of a list with tokens; an empty ``following`` ends it."""

    following: str
    items: tuple[tuple[str, _T], ...]


def side_by_side(work: Callable[[_A], _T], arguments: Iterable[_A]) -> tuple[_T, ...]:
    """Return ``work`` of each of ``arguments``, in order, a few at a time; the first failure is raised."""
    todo = tuple(arguments)
    if len(todo) < 2:  # noqa: PLR2004 - no thread for one
        return tuple(work(each) for each in todo)
    with ThreadPoolExecutor(min(SIDE_BY_SIDE, len(todo)), thread_name_prefix="read") as pool:
        return tuple(pool.map(work, todo))


def chunks(ids: Sequence[_A], size: int) -> tuple[tuple[_A, ...], ...]:
    """Return ``ids`` without repetitions, cut into pieces of at most ``size``."""
    unique = tuple(dict.fromkeys(ids))
    return tuple(unique[start : start + size] for start in range(0, len(unique), size))


def numbered(read: Callable[[int], NumberedPage[_T]], size: int, action: str) -> tuple[_T, ...]:
    """Return the whole list that ``read(page number)`` gives, the first page being 1.

    Something added or removed while the pages are read shifts the rest: an item is then seen twice, or on no page. A
    reading counts when its pages agree with each other and hold as many items as they say there are; until then the
    list is read again. What never comes out whole is an error: a part would be taken for the whole.

    Raises:
        CloudError: a page could not be read, the list keeps changing, or its total is wrong.
    """
    seen: set[tuple[str, ...]] = set()
    for _ in range(_MOST_READINGS):
        pages = _all_pages(read, size, action)
        found = {key: item for page in pages for key, item in page.items}
        count = sum(len(page.items) for page in pages)
        if {page.total for page in pages} == {len(found)} and count == len(found):
            return tuple(found.values())
        seen.add(tuple(found))
        log.info("%s changed while it was read; reading again", action)
    if len(seen) == 1:
        said = f"{pages[0].total} records were promised, {len(found)} came"
        raise CloudError(CloudErrorKind.MALFORMED, WRONG_TOTAL, action, said, status=200)
    raise CloudError(CloudErrorKind.CONFLICT, KEEPS_CHANGING, action)


def _all_pages(read: Callable[[int], NumberedPage[_T]], size: int, action: str) -> tuple[NumberedPage[_T], ...]:
    first = read(1)
    last = -(-first.total // size)
    if len(first.items) < min(size, first.total):
        # Short already: the rest would not make it whole.
        return (first,)
    if last > _MOST_PAGES:
        said = f"{first.total} records are said to be there"
        raise CloudError(CloudErrorKind.MALFORMED, ENDLESS, action, said, status=200)
    return (first, *side_by_side(lambda page: patiently(partial(read, page)), range(2, last + 1)))


def by_token(read: Callable[[str], TokenPage[_T]], action: str) -> tuple[_T, ...]:
    """Return the whole list that ``read(token)`` gives, the first token being empty.

    An item that comes twice moved while the pages were read, and another may have moved past them: the list is read
    again. The same items twice in a row are the list, each of them once.

    Raises:
        CloudError: a page could not be read, the tokens go round in a circle, or the list keeps changing.
    """
    previous: tuple[str, ...] | None = None
    for _ in range(_MOST_READINGS):
        pairs = _all_by_token(read, action)
        found = dict(pairs)
        if len(found) == len(pairs) or tuple(found) == previous:
            return tuple(found.values())
        previous = tuple(found)
        log.info("%s changed while it was read; reading again", action)
    raise CloudError(CloudErrorKind.CONFLICT, KEEPS_CHANGING, action)


def _all_by_token(read: Callable[[str], TokenPage[_T]], action: str) -> list[tuple[str, _T]]:
    page = read("")
    pairs = [*page.items]
    seen = {""}
    while page.following:
        if page.following in seen:
            if not page.items:
                # The API may end a list by an empty page that repeats its token.
                break
            raise CloudError(CloudErrorKind.MALFORMED, TOKEN_REPEATED, action, status=200)
        if len(seen) > _MOST_PAGES:
            raise CloudError(CloudErrorKind.MALFORMED, ENDLESS, action, f"{len(seen)} pages were read", status=200)
        seen.add(page.following)
        page = patiently(partial(read, page.following))
        pairs.extend(page.items)
    return pairs
