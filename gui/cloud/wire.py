"""Carries one signed request of the SDK and brings back the whole answer, within bounds of time and size.

It stands in for ``DaraCore.do_action`` of darabonba-core, which follows redirects with the session token in the
headers, waits without end for an answer that drips, unpacks an answer of any size, and keeps nothing of a failure but
its text. Imports urllib3, so it is imported late, see ``gui.cloud.clients.preload``.
"""

import hashlib
import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import Timeout, make_headers, parse_url

from gui.cloud import errors
from gui.cloud.errors import CERTIFICATE_REFUSED, PROXY_REFUSED, PROXY_UNREACHABLE, brief
from gui.cloud.trust import client_context
from gui.domain.cloud.errors import CloudError, CloudErrorKind

LARGEST_ANSWER = 32 * 1024 * 1024
"""Bytes of one answer, unpacked; the largest page that is asked for, 500 ENIs of 50 addresses, takes some 6 MB."""

WHOLE_CALL = 3.0
"""How many times the read timeout a whole answer may take, however steadily it comes."""

_CHUNK = 64 * 1024
_HOSTS = 60
_IDLE = 40
"""Idle connections kept for one host; the SDK's own number."""


class _Timed(io.RawIOBase):
    """Reads from a socket until a point in time, however little comes at a time."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        super().__init__()
        self._raw = raw
        self._sock = sock
        self._quiet = sock.gettimeout()
        self._end = None if self._quiet is None else time.monotonic() + WHOLE_CALL * self._quiet

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401 - any writable buffer
        if self._end is not None and self._quiet is not None:
            left = self._end - time.monotonic()
            if left <= 0:
                raise TimeoutError("the answer did not end in time")
            self._sock.settimeout(min(self._quiet, left))
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


class _TimedResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as inherited
        super().__init__(sock, *arguments, **options)
        self.fp: Any = io.BufferedReader(_Timed(self.fp.detach(), sock))


class _Connection(HTTPConnection):
    response_class = _TimedResponse


class _SecureConnection(HTTPSConnection):
    response_class = _TimedResponse


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def send(request: Any, options: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - the SDK has no types
    """Send the SDK's ``request`` once and return the SDK's response with the whole body, when the status is 2xx.

    Args:
        request: a ``DaraRequest``, signed.
        options: the SDK's runtime options: ``ca``, ``connectTimeout`` and ``readTimeout`` in milliseconds,
            ``httpsProxy``, and ``noProxy``, which is ``*`` where no proxy may be used.

    Raises:
        CloudError: refused, redirected, not reached, too slow or too large; without action and endpoint.
    """
    from darabonba.core import DaraCore  # noqa: PLC0415 - slow
    from darabonba.response import DaraResponse  # noqa: PLC0415 - slow

    given = options or {}
    url = DaraCore.compose_url(request)
    proxy = None if given.get("noProxy") == "*" or request.protocol.lower() == "http" else given.get("httpsProxy")
    body = request.body or b""
    # Content-Length comes last and is said of an empty body too, as the SDK has it.
    headers = {**request.headers, "Content-Length": str(len(body))}
    timeout = Timeout(connect=given["connectTimeout"] / 1000, read=given["readTimeout"] / 1000)
    try:
        answer = _manager(given.get("ca"), _digest(given.get("ca")), proxy).urlopen(
            request.method.upper(),
            url,
            body=body or None,
            headers=headers,
            redirect=False,
            retries=False,
            timeout=timeout,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            content = _content(answer)
        finally:
            # A connection whose answer was not read to its end is of no further use.
            answer.close()
    except (urllib3.exceptions.HTTPError, OSError, http.client.HTTPException) as failure:
        error = _without_answer(failure)
    else:
        received = {name.lower(): value for name, value in answer.headers.items()}
        if _REDIRECT <= answer.status < _REFUSAL:
            raise errors.redirected(answer.status, received)
        if answer.status >= _REFUSAL:
            raise errors.refused(answer.status, received, content)
        response = DaraResponse()
        response.status_code, response.status_message = answer.status, answer.reason
        response.headers, response.body = received, content
        return response
    # Outside the handler: what urllib3 raises holds on to the signed request.
    raise error


_REDIRECT, _REFUSAL = 300, 400


def _content(answer: Any) -> bytes:  # noqa: ANN401 - urllib3's BaseHTTPResponse, of which not all is public
    parts: list[bytes] = []
    size = 0
    while part := answer.read(_CHUNK, decode_content=False):
        size += len(part)
        if size > LARGEST_ANSWER:
            raise _too_large()
        parts.append(part)
    return _unpacked(b"".join(parts), answer.headers.get("Content-Encoding", ""))


def _unpacked(content: bytes, encoding: str) -> bytes:
    if encoding.strip().lower() in {"", "identity"}:
        return content
    # Zip and gzip by their own headers; 47 = 32 (find out which) + 15 (largest window).
    unpack = zlib.decompressobj(47)
    try:
        found = unpack.decompress(content, LARGEST_ANSWER + 1)
    except zlib.error as cause:
        raise CloudError(CloudErrorKind.MALFORMED, message=f"{encoding}: {cause}"[:300]) from cause
    if len(found) > LARGEST_ANSWER:
        raise _too_large()
    return found


def _too_large() -> CloudError:
    said = f"the answer is larger than {LARGEST_ANSWER // (1024 * 1024)} MiB"
    return CloudError(CloudErrorKind.MALFORMED, code=errors.TOO_LARGE, message=said)


def _without_answer(failure: Exception) -> CloudError:
    """Return the error for what urllib3 raised; its kinds tell apart what the texts do not."""
    inner = getattr(failure, "original_error", None) or failure
    words = brief(str(inner))
    if isinstance(failure, urllib3.exceptions.ProxyError):
        if "Tunnel connection failed" in words:
            reason = words.rpartition("Tunnel connection failed: ")[2]
            return CloudError(CloudErrorKind.NETWORK, PROXY_REFUSED, message=words, details={"reason": reason})
        return CloudError(CloudErrorKind.NETWORK, PROXY_UNREACHABLE, message=words, details={"reason": words})
    if isinstance(failure, urllib3.exceptions.SSLError):
        cause = next((each for each in failure.args if isinstance(each, ssl.SSLCertVerificationError)), None)
        if cause is not None:
            details = {"reason": brief(cause.verify_message)}
            return CloudError(CloudErrorKind.NETWORK, CERTIFICATE_REFUSED, message=words, details=details)
        return CloudError(CloudErrorKind.NETWORK, message=words)
    late = (urllib3.exceptions.ReadTimeoutError, TimeoutError)
    return CloudError(CloudErrorKind.TIMED_OUT if isinstance(failure, late) else CloudErrorKind.NETWORK, message=words)


def _digest(ca_file: str | None) -> str:
    """Return what tells the content of ``ca_file`` from an earlier one; raises ``OSError`` when it can't be read."""
    return hashlib.sha256(Path(ca_file).read_bytes()).hexdigest() if ca_file else ""


@cache
def _manager(ca_file: str | None, _content_of_it: str, proxy: str | None) -> urllib3.PoolManager:
    """Return the connections that trust what ``client_context`` does, and go through ``proxy``.

    The trust of one profile is not lent to another: each file has connections of its own.
    """
    context = client_context(ca_file)
    options: dict[str, Any] = {"num_pools": _HOSTS, "maxsize": _IDLE, "ssl_context": context}
    manager = urllib3.PoolManager(**options) if proxy is None else _through(proxy, context, options)
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
    return manager


def _through(proxy: str, context: ssl.SSLContext, options: dict[str, Any]) -> urllib3.ProxyManager:
    address = proxy if "://" in proxy else f"http://{proxy}"
    auth = parse_url(address).auth
    headers = make_headers(proxy_basic_auth=auth) if auth else None
    return urllib3.ProxyManager(address, proxy_headers=headers, proxy_ssl_context=context, **options)
