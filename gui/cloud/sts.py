"""Calls of the Security Token Service (STS, API 2015-04-01), over the SDK's generic client.

Not over ``alibabacloud_credentials``: it can't be given a certificate authority, puts the signature into the URL, where
transport errors quote it, and reports a refusal as text without code or request id.
"""

from collections.abc import Mapping
from typing import Any

from gui.cloud.calls import Caller, Request, request_id_of
from gui.cloud.clients import STS, Clients, Transport
from gui.cloud.endpoint import checked_ca, parse
from gui.domain.accounts.profile import Profile
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
