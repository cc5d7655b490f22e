"""Calls of the Security Token Service (STS, API 2015-04-01), over the SDK's generic client.

Not over ``alibabacloud_credentials``: it can't be given a certificate authority, puts the signature into the URL, where
transport errors quote it, and reports a refusal as text without code or request id.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any

from gui import __version__
from gui.cloud import clock, errors
from gui.cloud.clients import Transport, preload, runtime
from gui.cloud.endpoint import checked_ca, parse
from gui.cloud.maps import mapping, text
from gui.cloud.trust import pool_size
from gui.domain.contracts import Credentials
from gui.domain.errors import CloudError, CloudErrorKind
from gui.domain.profile import Profile

log = logging.getLogger(__name__)

HOST = "sts.aliyuncs.com"
VERSION = "2015-04-01"


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
    host = transport.endpoint.host if transport.endpoint else HOST
    loopback = transport.endpoint is not None and transport.endpoint.loopback
    try:
        body = mapping(_send(action, parameters, credentials, transport, host).get("body"))
    except Exception as failure:  # noqa: BLE001 (the SDK raises anything on a bad answer, and nothing may escape)
        error = errors.from_exception(failure, action, host)
    else:
        log.info("%s %s ok", action, text(body.get("RequestId")).strip() or "-")
        return body
    log.info("%s %s %s", action, error.request_id or "-", error.code or error.kind.value)
    if error.kind is CloudErrorKind.CLOCK_SKEW:
        times = clock.both_times(host, loopback=loopback, proxy=transport.proxy)
        error = replace(error, details={**error.details, **times})
    # Raised outside the handler: the SDK's exception holds the signed request, and must not hang on to ours.
    raise error


def malformed(action: str, body: Mapping[str, Any]) -> CloudError:
    """Return the error for an answer that lacks what ``action`` promises."""
    return CloudError(CloudErrorKind.MALFORMED, action=action, request_id=text(body.get("RequestId")).strip())


def _send(
    action: str, parameters: Mapping[str, str], credentials: Credentials, transport: Transport, host: str
) -> Mapping[str, Any]:
    preload()
    endpoint = transport.endpoint
    loopback = endpoint is not None and endpoint.loopback
    if loopback:
        # The SDK asks the environment at every call, and can't be told not to.
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
            os.environ.pop(name, None)
    shapes = import_module("alibabacloud_tea_openapi.utils_models")
    config = shapes.Config(
        access_key_id=credentials.access_key_id,
        access_key_secret=credentials.access_key_secret,
        security_token=credentials.security_token,
        endpoint=host,
        protocol=endpoint.scheme if endpoint else "https",
        https_proxy=None if loopback else transport.proxy,
        ca=transport.ca_file,
        max_idle_conns=pool_size(transport.ca_file),
        connect_timeout=int(transport.connect_timeout * 1000),
        read_timeout=int(transport.read_timeout * 1000),
        user_agent=f"multi-eip-wizard/{__version__}",
    )
    params = shapes.Params(
        action=action,
        version=VERSION,
        protocol="HTTPS",
        pathname="/",
        method="POST",
        auth_type="AK",
        style="RPC",
        req_body_type="formData",
        body_type="json",
    )
    client = import_module("alibabacloud_tea_openapi.client").Client(config)
    return mapping(client.call_api(params, shapes.OpenApiRequest(query=dict(parameters)), runtime()))
