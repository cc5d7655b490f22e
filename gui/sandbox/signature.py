"""Verify who signed a call, ACS3-HMAC-SHA256 in headers or the older HMAC-SHA1 in parameters, and what the key may do.

Nonces are remembered, so that a recorded call cannot be sent a second time.
"""

import functools
import hmac
import re
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from hashlib import sha1, sha256
from typing import Final
from urllib.parse import quote

from gui.sandbox.errors import Refusal
from gui.sandbox.identities import AccessKey
from gui.sandbox.pace import Clock
from gui.sandbox.wire import Call, Request

# A call older than this is refused by its time stamp, so its nonce need not be kept longer (either side of now).
CLOCK_TOLERANCE = 15 * 60.0


class Nonces:
    """The nonces seen within the time in which their calls would still be accepted."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: OrderedDict[tuple[str, str], float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._seen)

    def first_use(self, key: str, nonce: str) -> bool:
        """Note a nonce of an access key; return whether it is new."""
        now = self._clock()
        while self._seen and next(iter(self._seen.values())) < now:
            self._seen.popitem(last=False)
        if (key, nonce) in self._seen:
            return False
        self._seen[key, nonce] = now + 2 * CLOCK_TOLERANCE
        return True


_ACS3: Final = "ACS3-HMAC-SHA256"
_AUTHORIZATION: Final = re.compile(r"Credential=([^,\s]+),\s*SignedHeaders=([a-z0-9;_-]+),\s*Signature=([0-9a-f]{64})")


def verify(call: Call, keys: Mapping[str, AccessKey], nonces: Nonces, now: float) -> AccessKey:
    """Return the access key that signed ``call``.

    Args:
        call: the call with its request.
        keys: the keys of the account by id.
        nonces: the nonces of earlier calls; the one of this call is added.
        now: seconds since 1970.

    Raises:
        Refusal: the call is not signed, or wrongly, by nobody known, at another time, or for the second time.
    """
    if call.request.headers.get("authorization", "").startswith(_ACS3):
        key, nonce = _verify_headers(call, keys, now)
    elif "Signature" in call.parameters or "AccessKeyId" in call.parameters:
        key, nonce = _verify_parameters(call, keys, now)
    else:
        raise Refusal("IncompleteSignature", "The request is not signed.")
    if not nonces.first_use(key.id, nonce):
        raise Refusal("SignatureNonceUsed", "The signature nonce was used already.")
    return key


def canonical_query(parameters: Mapping[str, str]) -> str:
    """Return parameters sorted and percent-encoded the way both signatures want them (RFC 3986)."""
    return "&".join(f"{_escape(name)}={_escape(parameters[name])}" for name in sorted(parameters))


def acs3_signature(request: Request, query: Mapping[str, str], signed: list[str], secret: str) -> str:
    """Return the ACS3-HMAC-SHA256 signature (https://help.aliyun.com/document_detail/2593177.html).

    Args:
        request: method, path, headers and body that are signed.
        query: its decoded query.
        signed: lower-case names of the signed headers, sorted.
        secret: the secret of the access key.
    """
    text = _acs3_text(request, query, signed)
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()


def _acs3_text(request: Request, query: Mapping[str, str], signed: list[str]) -> str:
    headers = "".join(f"{name}:{request.headers[name].strip()}\n" for name in signed)
    canonical = "\n".join(
        (
            request.method,
            request.path or "/",
            canonical_query(query),
            headers,
            ";".join(signed),
            sha256(request.body).hexdigest(),
        )
    )
    return f"{_ACS3}\n{sha256(_bytes(canonical)).hexdigest()}"


def hmac_sha1_signature(method: str, parameters: Mapping[str, str], secret: str) -> str:
    """Return the older signature over all parameters but ``Signature`` itself."""
    text = _hmac_sha1_text(method, parameters)
    return b64encode(hmac.new(f"{secret}&".encode(), _bytes(text), sha1).digest()).decode()


def _hmac_sha1_text(method: str, parameters: Mapping[str, str]) -> str:
    signed = {name: value for name, value in parameters.items() if name != "Signature"}
    return f"{method}&%2F&{_escape(canonical_query(signed))}"


def _mismatch(text: str) -> Refusal:
    """Return the refusal of a wrong signature.

    The cloud repeats the text that it signed, behind these words; SDKs of the first generation look for it behind the
    first colon, and tell a wrong secret from a wrong text by it. Without it they end in an error of their own.
    """
    words = "Specified signature is not matched with our calculation. server string to sign is:"
    return Refusal("SignatureDoesNotMatch", words + text)


def _verify_headers(call: Call, keys: Mapping[str, AccessKey], now: float) -> tuple[AccessKey, str]:
    headers = call.request.headers
    parts = _AUTHORIZATION.fullmatch(headers["authorization"][len(_ACS3) :].strip())
    if parts is None:
        raise Refusal("IncompleteSignature", "The Authorization header is malformed.")
    signed = parts[2].split(";")
    required = {"host", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"}
    required |= {name for name in headers if name.startswith("x-acs-")}
    if not required <= set(signed) <= headers.keys() or signed != sorted(set(signed)):
        raise Refusal("IncompleteSignature", "A header is missing, or is not among the signed headers.")
    _check_time(headers["x-acs-date"], now)
    key = _find_key(parts[1], keys, headers.get("x-acs-security-token", ""), now)
    body_hash = sha256(call.request.body).hexdigest()
    expected = acs3_signature(call.request, call.query, signed, key.secret)
    matches = hmac.compare_digest(parts[3], expected)
    if not matches or headers["x-acs-content-sha256"] != body_hash:
        raise _mismatch(_acs3_text(call.request, call.query, signed))
    return key, headers["x-acs-signature-nonce"]


def _verify_parameters(call: Call, keys: Mapping[str, AccessKey], now: float) -> tuple[AccessKey, str]:
    given = call.parameters
    needed = ("AccessKeyId", "Signature", "SignatureNonce", "Timestamp", "SignatureMethod", "SignatureVersion")
    if any(not given.get(name) for name in needed):
        raise Refusal("IncompleteSignature", "A parameter of the signature is missing.")
    if given["SignatureMethod"].upper() != "HMAC-SHA1" or given["SignatureVersion"] != "1.0":
        raise Refusal("IncompleteSignature", "This signature method or version is not supported.")
    if call.request.body and not call.form:
        raise Refusal("SignatureDoesNotMatch", "The body is not covered by the signature.")
    _check_time(given["Timestamp"], now)
    key = _find_key(given["AccessKeyId"], keys, given.get("SecurityToken", ""), now)
    expected = hmac_sha1_signature(call.request.method, given, key.secret)
    if not hmac.compare_digest(_bytes(given["Signature"]), expected.encode()):
        raise _mismatch(_hmac_sha1_text(call.request.method, given))
    return key, given["SignatureNonce"]


def _check_time(text: str, now: float) -> None:
    try:
        stamp = _seconds(text)
    except ValueError:
        raise Refusal("InvalidTimeStamp.Format", "The time stamp is not of the form YYYY-MM-DDThh:mm:ssZ.") from None
    if abs(stamp - now) > CLOCK_TOLERANCE:
        raise Refusal("InvalidTimeStamp.Expired", "The time stamp differs from the server's time by over 15 minutes.")


@functools.lru_cache(maxsize=64)
def _seconds(text: str) -> float:
    """Return the seconds since 1970 that a time stamp says; all calls of one second have the same."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()


def _find_key(identifier: str, keys: Mapping[str, AccessKey], token: str, now: float) -> AccessKey:
    key = keys.get(identifier)
    if key is None:
        raise Refusal("InvalidAccessKeyId.NotFound", "The access key does not exist.")
    if not key.enabled:
        raise Refusal("InvalidAccessKeyId.Inactive", "The access key is disabled.")
    if key.security_token and not token:
        raise Refusal("MissingSecurityToken", "SecurityToken is mandatory for this access key.")
    if token != key.security_token:
        known = any(token == other.security_token for other in keys.values())
        code = "InvalidSecurityToken.MismatchWithAccessKey" if known else "InvalidSecurityToken.Malformed"
        raise Refusal(code, "The security token does not belong to the access key.")
    if key.expires and datetime.fromisoformat(key.expires).timestamp() < now:
        raise Refusal("InvalidSecurityToken.Expired", "The security token has expired.")
    return key


def _escape(text: str) -> str:
    return quote(text, safe="~", errors="surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def check_permission(key: AccessKey, action: str, account: str) -> None:
    """Let the call pass, or refuse it.

    Args:
        key: the key that signed.
        action: RAM action such as ``vpc:AssociateEipAddress``.
        account: the account number.

    Raises:
        Refusal: the key may not do this; ``AccessDeniedDetail`` tells whether a policy denies it or none allows it.
    """
    denied = any(fnmatchcase(action, pattern) for pattern in key.deny)
    if denied or not any(fnmatchcase(action, pattern) for pattern in key.allow):
        raise _denial(key, action, account, "ExplicitDeny" if denied else "ImplicitDeny")


def check_run_as(key: AccessKey, action: str, account: str, user: str) -> None:
    """Let a command run as ``user`` of the guest, or refuse it (the condition key ``ecs:CommandRunAs``).

    Raises:
        Refusal: the key may not run commands as this user.
    """
    if user.lower() in {each.lower() for each in key.denied_users}:
        raise _denial(key, action, account, "ExplicitDeny")


def _denial(key: AccessKey, action: str, account: str, kind: str) -> Refusal:
    return Refusal(
        key.denied_with,
        "You are not authorized to do this operation.",
        403,
        detail={
            "AuthAction": action,
            "AuthPrincipalType": "AssumedRoleUser" if key.security_token else "SubUser",
            "AuthPrincipalDisplayName": key.user,
            "AuthPrincipalOwnerId": account,
            "PolicyType": "AccountLevelIdentityBasedPolicy",
            "NoPermissionType": kind,
        },
    )
