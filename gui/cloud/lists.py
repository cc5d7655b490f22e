"""Reads whole lists of the API: asked as ``gui.domain.cloud.kinds`` declares, page by page, each record checked.

Sources: the response schemas of the Describe and List operations.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any, Final, TypeVar, assert_never

from gui.cloud import answers, paging
from gui.cloud.answers import Listed, Unreadable
from gui.cloud.calls import Body, Caller, Request, request_id_of
from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.codes import says_gone
from gui.domain.cloud.errors import CloudError, CloudErrorKind, PartlyReadError
from gui.domain.cloud.kind import By, Form, ListCall, ListFilter, Paging
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import tag_of
from gui.services.region.window_priority import giving_way

_T = TypeVar("_T")
Decoder = Callable[[Mapping[str, Any]], _T]
"""Reads one record; raises ``ValueError`` for one that can't be read."""

REGION_LIST: Final = ListCall("", "DescribeRegions", ("Regions", "Region"), ("RegionId",), Paging.WHOLE, 0, {})


class Lists:
    """Reads lists whole; may be used from several threads. All methods raise ``CloudError``.

    Args:
        caller: sends the requests.
        pause: called between the records of an answer; may wait a little.
    """

    def __init__(self, caller: Caller, pause: Callable[[], object]) -> None:
        self._caller = caller
        self._pause = pause
        # Requests travel side by side; answers are taken apart one after another, which takes no longer: Python runs
        # one thread at a time, and a window beside many would wait for each of them.
        self._one_at_a_time = Lock()

    def read(
        self,
        region: RegionId,
        call: ListCall,
        decoder: Decoder[_T],
        by: By = By.REGION,
        values: Sequence[str] = (),
        *,
        named: Named | None = None,
    ) -> tuple[_T, ...]:
        """Return what there is.

        Args:
            region: where.
            call: lists it.
            decoder: reads one record.
            by: what is asked for by.
            values: what is asked for; nothing where everything of the region is.
            named: what the cloud's codes call it; what they say is gone is left out. None: every refusal counts.
        """
        first: dict[str, object] = {"RegionId": region} if call.regional else {}
        if by is By.REGION:
            return self.whole(region, call, decoder, first)
        asked = call.filters[by]

        def read(some: Sequence[str]) -> tuple[_T, ...]:
            return self.whole(region, call, decoder, {**first, **asked.fixed, asked.name: _written(asked, some)})

        return _existing(read, values, asked.most, named)

    def whole(
        self, region: RegionId, call: ListCall, decoder: Decoder[_T], parameters: Mapping[str, object]
    ) -> tuple[_T, ...]:
        """Return the list that ``call`` gives with ``parameters``, all pages of it."""
        request = Request(call.product, call.action, parameters)
        match call.paging:
            case Paging.NUMBERED:
                return self._numbered(region, request, call, decoder)
            case Paging.TOKENS:
                return self._by_token(region, _with(request, **{call.per_page: call.size}), call, decoder)
            case Paging.WHOLE:
                return self._of_body(request, self._caller.send(region, request), call, decoder)
            case _:
                assert_never(call.paging)

    def _of_body(self, request: Request, body: Body, call: ListCall, decoder: Decoder[_T]) -> tuple[_T, ...]:
        # A text or a number.
        code = body.get("Code")
        if call.coded and isinstance(code, (str, int)) and str(code or 200) != "200":
            message = str(body.get("Message") or "")
            raise CloudError(CloudErrorKind.UNKNOWN, str(code), request.name, message, request_id_of(body), 200)
        return answers.readable(request.name, self._decoded(request, body, call, decoder))

    def _numbered(self, region: RegionId, request: Request, call: ListCall, decoder: Decoder[_T]) -> tuple[_T, ...]:
        def read(page: int) -> paging.NumberedPage[_T | Unreadable]:
            body = self._caller.send(region, _with(request, PageNumber=page, PageSize=call.size))
            found = self._decoded(request, body, call, decoder)
            return paging.NumberedPage(answers.total(request.name, body), _keyed(found, page))

        return answers.readable(request.name, paging.numbered(read, call.size, request.name))

    def _by_token(self, region: RegionId, request: Request, call: ListCall, decoder: Decoder[_T]) -> tuple[_T, ...]:
        def read(token: str) -> paging.TokenPage[_T | Unreadable]:
            body = self._caller.send(region, _with(request, NextToken=token or None))
            found = self._decoded(request, body, call, decoder)
            return paging.TokenPage(answers.following(request.name, body), _keyed(found, token))

        return answers.readable(request.name, paging.by_token(read, request.name))

    def _decoded(
        self, request: Request, body: Body, call: ListCall, decoder: Decoder[_T]
    ) -> tuple[_T | Unreadable, ...]:
        listed = Listed(call.path, call.ids)
        found = answers.records(request.name, body, listed)
        with self._one_at_a_time:
            return answers.decoded(giving_way(found, self._pause), decoder, listed)


def _written(asked: ListFilter, values: Sequence[str]) -> object:
    match asked.form:
        case Form.TEXT:
            return values[0]
        case Form.JOINED:
            return ",".join(values)
        case Form.LIST:
            return list(values)
        case Form.JSON:
            return json.dumps(values)
        case Form.TAG:
            return list(tag_of(values[0]))
        case _:
            assert_never(asked.form)


def _existing(
    read: Callable[[Sequence[str]], tuple[_T, ...]], ids: Sequence[str], size: int, named: Named | None
) -> tuple[_T, ...]:
    """Return what ``read`` finds of ``ids``, asked for ``size`` at a time; those that do not exist are left out.

    The cloud may answer an id that is gone by an empty list, or by a refusal that names this kind of resource. Where it
    refuses several at once they are asked for singly.

    Args:
        read: reads the resources of some ids.
        ids: which; each is asked for once.
        size: most ids of one call.
        named: what they are ids of; None where every refusal counts as one.

    Raises:
        CloudError: some could not be read; a PartlyReadError carries all that could.
    """

    def read_or_gone(some: tuple[str, ...]) -> tuple[_T, ...] | PartlyReadError:
        try:
            return read(some)
        except PartlyReadError as error:
            return error
        except CloudError as error:
            if named is None or not says_gone(error, named):
                raise
            return () if len(some) == 1 else _existing(read, some, 1, named)

    found = paging.side_by_side(read_or_gone, paging.chunks(ids, size))
    good = tuple(each for some in found for each in (some.read if isinstance(some, PartlyReadError) else some))
    bad = next((some for some in found if isinstance(some, PartlyReadError)), None)
    if bad is not None:
        raise replace(bad, read=good)
    return good


def _with(request: Request, **more: object) -> Request:
    return replace(request, parameters={**request.parameters, **more})


def _keyed(found: tuple[_T | Unreadable, ...], page: object) -> tuple[tuple[str, _T | Unreadable], ...]:
    return tuple((_key(each, f"{page} {place}"), each) for place, each in enumerate(found))


def _key(record: object, place: str) -> str:
    """Return what tells ``record`` from the others; one that can't be read, or has no id, is told by its place."""
    if isinstance(record, Unreadable):
        return f"{record.id} {place}" if " of " in record.id else record.id
    ids = (getattr(record, name, None) for name in ("id", "allocation_id", "invoke_id"))
    return str(next((each for each in ids if each), place))
