"""One call: send it, time it, log it, and turn whatever goes wrong into a CloudError."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from gui.cloud import clock, errors
from gui.cloud.clients import Clients, models, runtime
from gui.cloud.maps import mapping, text
from gui.domain.errors import CloudError, CloudErrorKind
from gui.domain.region import RegionId

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One finished call, for the activity list.

    Attributes:
        action: the API operation.
        region: where it went.
        started: when it was sent (aware, UTC).
        milliseconds: until the answer, or until it was given up.
        request_id: to quote to the vendor; empty when no answer came.
        outcome: ``ok``, or the cloud's code, or the kind of error where no code came.
    """

    action: str
    region: str
    started: datetime
    milliseconds: int
    request_id: str
    outcome: str


Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One API call before it is sent.

    Attributes:
        product: ``vpc`` or ``ecs``.
        action: the API operation as the SDK spells its method: ``describe_eip_addresses``.
        name: the API operation as the cloud spells it: ``DescribeEipAddresses``.
        parameters: by the SDK's names.
    """

    product: str
    action: str
    name: str
    parameters: Mapping[str, Any]


class Caller:
    """Sends requests with the clients it was given; may be used from several threads."""

    def __init__(
        self,
        clients: Clients,
        on_call: Callable[[CallRecord], None] | None,
        proxy: str | None,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        self._clients = clients
        self._on_call = on_call
        self._proxy = proxy
        self._pause = pause

    def send(self, region: RegionId, request: Request) -> Body:
        """Return the body of the answer.

        Raises:
            CloudError: it was refused, or no usable answer came.
        """
        self._pause()
        record = CallRecord(request.name, region, datetime.now(UTC), 0, "", "ok")
        begin = time.monotonic()
        try:
            body = self._send(region, request)
        except CloudError as error:
            outcome = error.code or error.kind.value
            self._finish(replace(record, request_id=error.request_id, outcome=outcome), begin)
            raise
        self._finish(replace(record, request_id=text(body.get("RequestId")).strip()), begin)
        return body

    def _send(self, region: RegionId, request: Request) -> Body:
        host = self._clients.host(request.product, region)
        try:
            client = self._clients.get(request.product, region)
            method = getattr(client, f"{request.action}_with_options")
            parameters = getattr(models(request.product), f"{request.name}Request")(**request.parameters)
            answer = method(parameters, runtime())
            return mapping(answer.body.to_map() if answer.body else None)
        except Exception as failure:  # noqa: BLE001 - the SDK raises anything on a bad answer, and nothing may escape
            error = errors.from_exception(failure, request.name, host)
        if error.kind is CloudErrorKind.CLOCK_SKEW:
            times = clock.both_times(host, loopback=self._clients.loopback, proxy=self._proxy)
            error = replace(error, details={**error.details, **times})
        # Raised outside the handler: the SDK's exception holds the signed request, and must not hang on to ours.
        raise error

    def _finish(self, record: CallRecord, begin: float) -> None:
        done = replace(record, milliseconds=round((time.monotonic() - begin) * 1000))
        log.info("%s %s %s %d ms %s", done.action, done.region, done.request_id or "-", done.milliseconds, done.outcome)
        if self._on_call:
            self._on_call(done)
