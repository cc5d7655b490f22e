"""Refused and failed calls -> CloudError; ``gui.domain.cloud.codes`` knows what the codes mean."""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from gui.cloud.maps import mapping, text
from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InstallationError

log = logging.getLogger(__name__)

_K = CloudErrorKind

REDIRECTED = "Redirected"
CERTIFICATE_REFUSED = "CertificateRefused"
PROXY_REFUSED = "ProxyRefused"
PROXY_UNREACHABLE = "ProxyUnreachable"
TOO_LARGE = "AnswerTooLarge"
"""Codes of this program's own, for failures that have a sentence of their own. The cloud has no such codes."""


def refused(status: int, headers: Mapping[str, str], content: bytes) -> CloudError:
    """Return the error for an answer whose HTTP ``status`` is 400 or more, without action and endpoint.

    Args:
        status: the HTTP status.
        headers: of the answer, names in lower case. ``x-acs-retry-after`` holds milliseconds.
        content: the body: the cloud's envelope, or whatever something in between sends.
    """
    found = _envelope(content)
    code = text(found.get("Code") or found.get("code"))
    request_id = text(found.get("RequestId") or found.get("requestId")).strip()
    if not code:
        # No words of the cloud's: only what the status itself says is left.
        kind = _BY_BARE_STATUS.get(status, _K.MALFORMED)
        return CloudError(kind, message=_words_of(content), request_id=request_id, status=status)
    retry_after = _seconds(headers.get("x-acs-retry-after", ""))
    denied = {name: text(value) for name, value in mapping(found.get("AccessDeniedDetail")).items()}
    kind = meaning_of(code, status, throttled=retry_after is not None, denied=bool(denied)).kind
    times = both_times(headers.get("date", "")) if kind is _K.CLOCK_SKEW else {}
    return CloudError(
        kind=kind,
        code=code,
        message=text(found.get("Message") or found.get("message")),
        request_id=request_id or headers.get("x-acs-request-id", "").strip(),
        status=status,
        retry_after=retry_after,
        details={**denied, **times},
    )


_BY_BARE_STATUS: Mapping[int, CloudErrorKind] = {407: _K.NETWORK, 429: _K.THROTTLED}


def _envelope(content: bytes) -> Mapping[str, object]:
    """Return the cloud's envelope; empty where the answer is not the cloud's."""
    with suppress(ValueError, RecursionError):
        return mapping(json.loads(content))
    return {}


def _words_of(content: bytes) -> str:
    return brief(" ".join(content[:300].decode("utf-8", "replace").split()))


def _seconds(milliseconds: str) -> float | None:
    try:
        found = int(milliseconds)
    except ValueError:
        return None
    return found / 1000 if found > 0 else None


def redirected(status: int, headers: Mapping[str, str]) -> CloudError:
    """Return the error for an answer that sends the call elsewhere: nothing signed goes where nobody named."""
    location = headers.get("location", "")
    host = ""
    with suppress(ValueError):
        host = urlsplit(location).netloc.rpartition("@")[2]
    details = {"target": brief(host or location or "?")}
    return CloudError(_K.NETWORK, REDIRECTED, message=f"HTTP {status}", status=status, details=details)


def from_exception(failure: Exception, action: str, endpoint: str) -> CloudError:
    """Return the CloudError for whatever came out of the SDK in the call ``action`` to ``endpoint``.

    The SDK wraps what its transport raises, which is a CloudError already; anything else comes from the SDK itself, and
    no usable answer came.

    Raises:
        InstallationError: a module could not be loaded: nothing was sent, and the network is not to blame.
    """
    inner = getattr(failure, "inner_exception", None) or failure
    if isinstance(inner, CloudError):
        return replace(inner, action=action, endpoint=endpoint)
    if isinstance(inner, ImportError):
        log.error("%s was not sent: %s", action, inner)
        raise InstallationError(inner.name or "", brief(str(inner)))
    shapes = (TypeError, ValueError, AttributeError, KeyError, RecursionError)
    kind = _K.MALFORMED if isinstance(inner, shapes) else _K.NETWORK
    return CloudError(kind=kind, action=action, message=brief(str(inner)), endpoint=endpoint)


def brief(words: str) -> str:
    """Return the first 300 characters: a transport error may quote a whole URL with its parameters.

    What is not printable becomes ``?``: these words come from whoever answers, and end on terminals.
    """
    told = words.rsplit(" (Caused by ", maxsplit=1)[-1].rstrip(")")[:300]
    return "".join(each if each.isprintable() else "?" for each in told)


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
