"""The RPC wire: a request of any SDK generation in, JSON or XML or an error envelope out. Knows no HTTP library."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from gui.sandbox.errors import Refusal

_FORM = "application/x-www-form-urlencoded"
_MOST_PARAMETERS = 2000
# Longer bodies are no forms: no form of this API comes near.
_LONGEST_SEARCHED = 256 * 1024
_XML_WANTED = re.compile(r"(?:^|&)Format=xml(?:&|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request as it came.

    Attributes:
        method: verb in capitals.
        path: path as sent, without the query.
        query: query as sent.
        headers: value by lower-case name.
        body: the whole body.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP response."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """What a request asks for.

    Attributes:
        request: where it came from.
        query: decoded parameters of the query.
        form: decoded parameters of a form body; empty for every other body.
        action: name of the operation.
        version: version of the API, which also tells the service.
    """

    request: Request
    query: Mapping[str, str]
    form: Mapping[str, str]
    action: str
    version: str

    @property
    def parameters(self) -> dict[str, str]:
        """Return the parameters of query and form together."""
        return {**self.query, **self.form}


def read_call(request: Request) -> Call:
    """Return the call that a request makes, in header style or in RPC style.

    Raises:
        Refusal: the verb is neither GET nor POST, or a parameter is malformed or sent twice.
    """
    if request.method not in {"GET", "POST"}:
        raise Refusal("UnsupportedHTTPMethod", "This HTTP method is not supported.", 405)
    query = _decode(request.query)
    form: dict[str, str] = {}
    if request.body and request.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM:
        try:
            form = _decode(request.body.decode("utf-8"))
        except UnicodeDecodeError:
            raise Refusal("InvalidParameter", "The body is not UTF-8.") from None
    if query.keys() & form.keys():
        raise Refusal("InvalidParameter", "A parameter was sent both in the query and in the body.")
    parameters = {**query, **form}
    action = request.headers.get("x-acs-action") or parameters.get("Action", "")
    version = request.headers.get("x-acs-version") or parameters.get("Version", "")
    return Call(request, query, form, action, version)


def _decode(text: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        raise Refusal("InvalidParameter", "The parameters are not URL-encoded UTF-8, or there are too many.") from None
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refusal("InvalidParameter", "A parameter was sent twice.")
    return found


def wants_xml(request: Request) -> bool:
    """Return whether a request asks for an answer in XML, with ``Format=XML`` in its query or its form."""
    form = request.body if len(request.body) < _LONGEST_SEARCHED else b""
    return bool(_XML_WANTED.search(request.query) or _XML_WANTED.search(form.decode("latin-1")))


def answer(
    request_id: str, content: Mapping[str, object], *, quoted: bool = False, xml_root: str | None = None
) -> Reply:
    """Return the reply of an operation that succeeded.

    Args:
        request_id: the id of this request.
        content: the operation's own members.
        quoted: send numbers and booleans as texts, like the vendor's samples.
        xml_root: name of the root element where the answer is to be XML; JSON without one.
    """
    body: dict[str, object] = {"RequestId": request_id, **content}
    if xml_root is not None:
        return _xml(200, xml_root, body)
    return _json(200, _as_texts(body) if quoted else body)


def refusal(request_id: str, host: str, error: Refusal, status: int, *, xml: bool = False) -> Reply:
    """Return the error envelope, in JSON or in XML."""
    body: dict[str, object] = {
        "RequestId": request_id,
        "HostId": host,
        "Code": error.code,
        "Message": error.message,
        "Recommend": f"https://api.aliyun.com/troubleshoot?q={error.code}&requestId={request_id.strip()}",
    }
    if error.detail is not None:
        body["AccessDeniedDetail"] = dict(error.detail)
    headers = {} if error.retry_after_ms is None else {"x-acs-retry-after": str(error.retry_after_ms)}
    return _xml(status, "Error", body, headers) if xml else _json(status, body, headers)


def _xml(status: int, root: str, body: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Reply:
    # Exactly this type: the SDKs compare it as a text.
    return Reply(status, xml_document(root, body), {"Content-Type": "text/xml;charset=utf-8", **(headers or {})})


def _json(status: int, body: object, headers: Mapping[str, str] | None = None) -> Reply:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Reply(
        status,
        text.encode("utf-8", "replace"),
        {"Content-Type": "application/json;charset=utf-8", **(headers or {})},
    )


def _as_texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: _as_texts(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_as_texts(member) for member in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


_HEAD: Final = "<?xml version='1.0' encoding='UTF-8'?>"
# What XML 1.0 cannot hold at all, whatever it is escaped to.
_IMPOSSIBLE: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_document(root: str, content: Mapping[str, object]) -> bytes:
    """Return ``content`` as an XML document with the element ``root``, in UTF-8.

    The names of the elements are the names of JSON's members, the root is the operation's name with ``Response`` behind
    it, or ``Error``; a list is its element once for each member (the XML samples of the vendor's pages).
    """
    parts = [_HEAD]
    _element(root, content, parts)
    return "".join(parts).encode("utf-8")


def _element(name: str, value: object, parts: list[str]) -> None:
    if isinstance(value, list | tuple):
        for member in value:
            _element(name, member, parts)
        return
    parts.append(f"<{name}>")
    if isinstance(value, Mapping):
        for key, member in value.items():
            _element(key, member, parts)
    elif isinstance(value, bool):
        parts.append("true" if value else "false")
    elif value is not None:
        parts.append(escape(_IMPOSSIBLE.sub("?", str(value))))
    parts.append(f"</{name}>")
