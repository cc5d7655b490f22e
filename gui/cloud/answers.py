"""What an answer promised: its list in its wrapper, its total, its request id. Anything else is no answer.

Sources: the response schemas of the operations. ``{}``, an error envelope with HTTP 200 and a stranger's JSON lack the
wrapper, so that none of them can be taken for an empty list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from gui.cloud.calls import Body, request_id_of
from gui.cloud.maps import number, text
from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError

_T = TypeVar("_T")

RECORDS_UNREAD = "RecordsUnread"
"""This program's own code for a list of which single records could not be read."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that could not be read.

    Attributes:
        id: its id where one can be seen, else its place, such as ``record 3 of EipAddress``.
        reason: what is wrong with it.
    """

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Where an operation keeps its list.

    Attributes:
        path: names from the body down to the list.
        ids: names that hold the id of a record.
        counted: whether the body promises a ``TotalCount``.
    """

    path: tuple[str, ...]
    ids: tuple[str, ...]
    counted: bool = False


def malformed(action: str, body: Body, why: str) -> CloudError:
    """Return the error for an answer to ``action`` that is not what it promised.

    Args:
        action: the API operation.
        body: the answer; an error envelope in it is quoted, not believed: with HTTP 200 nothing says who wrote it.
        why: what is missing.
    """
    said = " ".join(str(body[name]) for name in ("Code", "Message", "error") if body.get(name))
    message = f"{why}: {said}" if said else why
    request_id = str(body.get("RequestId") or "").strip()
    return CloudError(CloudErrorKind.MALFORMED, action=action, message=message[:300], request_id=request_id, status=200)


def records(action: str, body: Body, listed: Listed) -> list[Any]:
    """Return the entries of the list that the answer to ``action`` promises; null in a wrapper is an empty one.

    Raises:
        CloudError: the wrapper is missing, or has another shape.
    """
    level: Any = body
    *wrappers, last = listed.path
    for name in wrappers:
        level = level.get(name)
        if not isinstance(level, Mapping):
            raise malformed(action, body, f"{name} is missing")
    found = level.get(last)
    if isinstance(found, list):
        return found
    if wrappers and last in level and found is None:
        return []
    raise malformed(action, body, f"{last} is no list")


def total(action: str, body: Body) -> int:
    """Return how many records there are in all; raises ``CloudError`` where the answer does not say."""
    found = number(body.get("TotalCount"))
    if found is None or found < 0:
        raise malformed(action, body, "TotalCount is missing")
    return found


def following(action: str, body: Body) -> str:
    """Return the token of the next page, empty at the end; raises ``CloudError`` where it is none."""
    try:
        return text(body.get("NextToken"))
    except ValueError as cause:
        raise malformed(action, body, "NextToken is no text") from cause


def decoded(
    found: Iterable[Any], decoder: Callable[[Mapping[str, Any]], _T], listed: Listed
) -> tuple[_T | Unreadable, ...]:
    """Return what ``decoder`` makes of each record; one that can't be read stays in its place as Unreadable."""
    return tuple(_decoded(each, place, decoder, listed) for place, each in enumerate(found, start=1))


def _decoded(
    record: Any,  # noqa: ANN401 - any JSON
    place: int,
    decoder: Callable[[Mapping[str, Any]], _T],
    listed: Listed,
) -> _T | Unreadable:
    if not isinstance(record, Mapping):
        return Unreadable(f"record {place} of {listed.path[-1]}", "no object")
    try:
        return decoder(record)
    except ValueError as cause:
        seen = (record.get(name) for name in listed.ids)
        place_said = f"record {place} of {listed.path[-1]}"
        return Unreadable(next((each for each in seen if isinstance(each, str) and each), place_said), str(cause))


def readable(action: str, found: Iterable[_T | Unreadable]) -> tuple[_T, ...]:
    """Return the records when all of them could be read.

    Raises:
        PartlyReadError: some could not; it carries the others.
    """
    whole = tuple(found)
    bad = [each for each in whole if isinstance(each, Unreadable)]
    good = tuple(each for each in whole if not isinstance(each, Unreadable))
    if not bad:
        return good
    raise PartlyReadError(
        CloudErrorKind.MALFORMED,
        RECORDS_UNREAD,
        action,
        "; ".join(f"{each.id}: {each.reason}" for each in bad)[:300],
        status=200,
        details={"records": ", ".join(each.id for each in bad)[:300]},
        read=good,
    )


def accepted(action: str, body: Body) -> str:
    """Return the request id by which the cloud says that it took the write ``action``.

    Raises:
        CloudError: there is none, or an error is in the answer, so that nobody knows whether the write took effect.
    """
    request_id = request_id_of(body) if isinstance(body.get("RequestId"), str) else ""
    if not request_id:
        raise malformed(action, body, "RequestId is missing")
    if str(body.get("Code") or "200") not in {"200", "OK", "Success"}:
        raise malformed(action, body, "an error came with HTTP 200")
    return request_id
