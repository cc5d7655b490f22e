"""One call: send it, time it, log it, and turn whatever goes wrong into a CloudError."""

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from gui.cloud import errors
from gui.cloud.clients import PRODUCTS, Clients, runtime
from gui.cloud.maps import text
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import RegionId
from gui.domain.operations.declaration import Value, values
from gui.domain.operations.operation import Operation

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
        product: ``vpc``, ``ecs``, ``sts`` or ``resourcemanager``.
        name: the API operation: ``DescribeEipAddresses``.
        parameters: by the API's names; lists and tags nested, as the SDK flattens them. None is left out.
    """

    product: str
    name: str
    parameters: Mapping[str, Any]


class Caller:
    """Sends requests with the clients it was given; may be used from several threads."""

    def __init__(
        self,
        clients: Clients,
        on_call: Callable[[CallRecord], None] | None = None,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        self._clients = clients
        self._on_call = on_call
        self._pause = pause

    def send(self, region: RegionId, request: Request) -> Body:
        """Return the body of the answer: a JSON object, of which nothing else is known yet.

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
        self._finish(replace(record, request_id=request_id_of(body)), begin)
        return body

    def _send(self, region: RegionId, request: Request) -> Body:
        host = ""
        try:
            client = self._clients.get(request.product, region)
            host = self._clients.host(request.product, region)
            return _read(_call(client, request))
        except Exception as failure:  # noqa: BLE001 - the SDK raises anything on a bad answer, and nothing may escape
            error = errors.from_exception(failure, request.name, host)
        # Raised outside the handler: the SDK's exception holds the signed request, and must not hang on to ours.
        raise error

    def _finish(self, record: CallRecord, begin: float) -> None:
        done = replace(record, milliseconds=round((time.monotonic() - begin) * 1000))
        log.info("%s %s %s %d ms %s", done.action, done.region, done.request_id or "-", done.milliseconds, done.outcome)
        if self._on_call:
            self._on_call(done)


def request_id_of(body: Body) -> str:
    """Return the request id of an answer; some come with a blank behind."""
    return text(body.get("RequestId")).strip()


def _call(client: Any, request: Request) -> bytes:  # noqa: ANN401 - the SDK has no types
    shapes = import_module("alibabacloud_tea_openapi.utils_models")
    params = shapes.Params(
        action=request.name,
        version=PRODUCTS[request.product].version,
        protocol="HTTPS",
        pathname="/",
        method="POST",
        auth_type="AK",
        style="RPC",
        req_body_type="formData",
        # As it came: the SDK would read it as JSON, and a model of its own as nothing where a single field is odd.
        body_type="binary",
    )
    # In the order of their names, as the SDK's own clients have them.
    named = {name: request.parameters[name] for name in sorted(request.parameters)}
    query = import_module("alibabacloud_tea_openapi.utils").Utils.query(named)
    content: bytes = client.call_api(params, shapes.OpenApiRequest(query=query), runtime())["body"]
    return content


def _read(content: bytes) -> Body:
    """Return the JSON object that ``content`` is.

    Raises:
        CloudError: it is no JSON, nested too deep, or no object.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as cause:
        raise CloudError(CloudErrorKind.MALFORMED, message=errors.brief(str(cause)), status=200) from cause
    if not isinstance(found, dict):
        said = f"a JSON object was expected, and {type(found).__name__} came"
        raise CloudError(CloudErrorKind.MALFORMED, message=said, status=200)
    return found


def request(operation: Operation, token: str) -> Request:
    """Return the one request that ``operation`` stands for.

    Args:
        operation: the write; see CloudApi.do. It names everything by id.
        token: the ClientToken; only what binds, unbinds and makes takes one.

    Raises:
        ValueError: it names several EIPs where the API takes one, or a mark where it takes an id.
    """
    call = operation.call
    if not operation.batch and len(operation.items) != 1:
        raise ValueError(f"{call.action} takes one EIP, not {len(operation.items)}")
    parameters = {name: _nested(value) for name, value in values(operation)}
    return Request(call.product, call.action, {**parameters, "ClientToken": token} if call.takes_token else parameters)


def _nested(value: Value) -> object:
    if isinstance(value, MarkRef):
        raise ValueError(f"the API takes an id, not {value}")  # noqa: TRY004 - the type is right, its time is not
    return list(value) if isinstance(value, tuple) else value
