"""Calls of the Security Token Service (STS, API 2015-04-01), over the SDK's generic client.

Not over ``alibabacloud_credentials``: it can't be given a certificate authority, puts the signature into the URL, where
transport errors quote it, and reports a refusal as text without code or request id.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from gui.cloud.calls import Caller, Request, request_id_of
from gui.cloud.clients import STS, Clients, Transport
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.maps import mapping, text
from gui.domain.accounts.profile import ROLE_SECONDS, Profile
from gui.domain.cloud.account import CallerIdentity, PrincipalKind
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials

_EVERYWHERE = RegionId("")
"""STS has one endpoint for all regions."""


def call(
    action: str, parameters: Mapping[str, str], credentials: Credentials, profile: Profile, endpoint: str | None = None
) -> Mapping[str, Any]:
    """Return the body of the answer to ``action``, signed with ``credentials``.

    Args:
        action: the API operation, for example ``GetCallerIdentity``.
        parameters: by the API's names.
        credentials: what signs.
        profile: its proxy and CA file are used.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: it was refused, or no usable answer came.
        InputError: ``endpoint`` is http to another machine, or the CA file is missing.
    """
    transport = Transport(
        parse(endpoint) if endpoint else None, profile.proxy or None, checked_ca(profile.ca_file or None)
    )
    return Caller(Clients(credentials, transport)).send(_EVERYWHERE, Request(STS, action, parameters))


def malformed(action: str, body: Mapping[str, Any]) -> CloudError:
    """Return the error for an answer that lacks what ``action`` promises."""
    return CloudError(CloudErrorKind.MALFORMED, action=action, request_id=request_id_of(body), status=200)


def identify(credentials: Credentials, profile: Profile, endpoint: str | None = None) -> CallerIdentity:
    """Return who ``credentials`` belong to; blocking.

    Args:
        credentials: of which is asked; they sign the question.
        profile: how the cloud is reached.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: they were refused, or no usable answer came.
    """
    body = call("GetCallerIdentity", {}, credentials, profile, endpoint)
    account, arn = text(body.get("AccountId")), text(body.get("Arn"))
    if not account or not arn:
        raise malformed("GetCallerIdentity", body)
    return CallerIdentity(account, arn, _kind(text(body.get("IdentityType"))))


def _kind(word: str) -> PrincipalKind:
    try:
        return PrincipalKind(word)
    except ValueError:
        return PrincipalKind.UNKNOWN


def assume_role(key: Credentials, profile: Profile, endpoint: str | None = None) -> Credentials:
    """Return temporary credentials of ``profile``'s role; blocking.

    Args:
        key: what the role is asked for with.
        profile: names the role, and how the cloud is reached.
        endpoint: URL of a server to ask instead of the vendor's.

    Raises:
        CloudError: they were refused, or no usable answer came.
    """
    parameters = {
        "RoleArn": profile.role_arn,
        "RoleSessionName": profile.role_session_name,
        "DurationSeconds": str(ROLE_SECONDS),
    }
    if profile.external_id:
        parameters["ExternalId"] = profile.external_id
    body = call("AssumeRole", parameters, key, profile, endpoint)
    found = mapping(body.get("Credentials"))
    parts = [text(found.get(name)) for name in ("AccessKeyId", "AccessKeySecret", "SecurityToken")]
    expires = _time(text(found.get("Expiration")))
    if not all(parts) or expires is None:
        raise malformed("AssumeRole", body)
    return Credentials(parts[0], parts[1], parts[2], expires)


def _time(words: str) -> datetime | None:
    """Return the time that ``words``, such as ``2026-11-22T12:00:00Z``, say; None when they say none."""
    try:
        return datetime.fromisoformat(words).astimezone(UTC)
    except ValueError:
        return None
