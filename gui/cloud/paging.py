"""Whole lists out of pages: numbered pages side by side, token pages one after another."""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from gui.domain.errors import CloudError, CloudErrorKind

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_A = TypeVar("_A")

SIDE_BY_SIDE = 6
"""Requests at one time; with 80 ms each this keeps well under 600 reads a minute for any list that ends soon."""

_MOST_READINGS = 5


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

    Something added or removed while the pages are read shifts the rest: an item is then seen twice, or on no page.
    A reading counts when its pages agree with each other; or, where the cloud's total is wrong for good, when two
    readings in a row are the same.

    Raises:
        CloudError: a page could not be read, or the list keeps changing.
    """
    previous: tuple[str, ...] | None = None
    for _ in range(_MOST_READINGS):
        pages = _all_pages(read, size)
        found = {key: item for page in pages for key, item in page.items}
        count = sum(len(page.items) for page in pages)
        steady = len({page.total for page in pages}) == 1 and count == len(found) == pages[0].total
        if steady or tuple(found) == previous:
            return tuple(found.values())
        previous = tuple(found)
        log.info("%s changed while it was read; reading again", action)
    raise CloudError(CloudErrorKind.CONFLICT, code="ListKeepsChanging", action=action)


def _all_pages(read: Callable[[int], NumberedPage[_T]], size: int) -> tuple[NumberedPage[_T], ...]:
    first = read(1)
    last = -(-first.total // size)
    return (first, *side_by_side(read, range(2, last + 1)))


def by_token(read: Callable[[str], TokenPage[_T]], action: str) -> tuple[_T, ...]:
    """Return the whole list that ``read(token)`` gives, the first token being empty.

    Raises:
        CloudError: a page could not be read, or the tokens go round in a circle.
    """
    found: dict[str, _T] = {}
    seen = {""}
    page = read("")
    found.update(page.items)
    while page.following:
        if page.following in seen:
            raise CloudError(CloudErrorKind.MALFORMED, code="NextTokenRepeated", action=action)
        seen.add(page.following)
        page = read(page.following)
        found.update(page.items)
    return tuple(found.values())
