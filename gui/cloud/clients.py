"""The SDK's clients: one for each region and product. The SDK takes about a second to import, so that is done late.

What the SDK would do by itself and must not (each was measured): print every header with ``DEBUG=sdk``; use the
proxy variables even for 127.0.0.1, whatever ``no_proxy`` says; format its Config with the secret in it.
"""

import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from gui import __version__
from gui.cloud.endpoint import Endpoint
from gui.cloud.trust import pool_size
from gui.domain.contracts import Credentials
from gui.domain.region import RegionId

_PACKAGES: Mapping[str, str] = {"vpc": "alibabacloud_vpc20160428", "ecs": "alibabacloud_ecs20140526"}
_PROXY_VARIABLES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy")
_ENVIRONMENT_PROXY = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy")
_LOGGERS = ("darabonba-core", "alibabacloud-tea", "alibabacloud_credentials")


@dataclass(frozen=True, slots=True)
class Transport:
    """How requests travel.

    Attributes:
        endpoint: one address for everything, None for the vendor's own endpoints.
        proxy: URL of an HTTPS proxy; None for the one in the environment, if any. Never used for loopback.
        ca_file: certificates to trust instead of the built-in ones.
        connect_timeout: seconds.
        read_timeout: seconds.
    """

    endpoint: Endpoint | None = None
    proxy: str | None = None
    ca_file: str | None = None
    connect_timeout: float = 5.0
    read_timeout: float = 20.0


class Clients:
    """Makes and keeps the SDK's clients; may be used from several threads."""

    def __init__(self, credentials: Credentials, transport: Transport) -> None:
        self._credentials = credentials
        self._transport = transport
        self._lock = threading.Lock()
        self._made: dict[tuple[str, RegionId], Any] = {}

    def __repr__(self) -> str:
        return f"Clients({self._credentials!r})"

    def get(self, product: str, region: RegionId) -> Any:  # noqa: ANN401 - the SDK has no types
        """Return the client of ``product`` (``vpc`` or ``ecs``) for ``region``."""
        with self._lock:
            client = self._made.get((product, region))
            if client is None:
                client = self._made[product, region] = self._make(product, region)
            return client

    @property
    def loopback(self) -> bool:
        """Whether requests stay on this machine."""
        return self._transport.endpoint is not None and self._transport.endpoint.loopback

    def host(self, product: str, region: RegionId) -> str:
        """Return the host that calls of ``product`` in ``region`` go to."""
        if self._transport.endpoint:
            return self._transport.endpoint.host
        return f"{product}.{region}.aliyuncs.com"

    def _make(self, product: str, region: RegionId) -> Any:  # noqa: ANN401 - the SDK has no types
        preload()
        transport = self._transport
        endpoint = transport.endpoint
        if self.loopback:
            # The SDK asks the environment at every call, and can't be told not to.
            for name in _PROXY_VARIABLES:
                os.environ.pop(name, None)
        config = import_module("alibabacloud_tea_openapi.utils_models").Config(
            access_key_id=self._credentials.access_key_id,
            access_key_secret=self._credentials.access_key_secret,
            security_token=self._credentials.security_token,
            region_id=region,
            endpoint=endpoint.host if endpoint else None,
            protocol=endpoint.scheme if endpoint else "https",
            https_proxy=None if self.loopback else transport.proxy or _ENVIRONMENT_PROXY,
            ca=transport.ca_file,
            # The SDK keeps one TLS context per host and pool size in the whole process, and loads every CA into it.
            max_idle_conns=pool_size(transport.ca_file),
            connect_timeout=int(transport.connect_timeout * 1000),
            read_timeout=int(transport.read_timeout * 1000),
            user_agent=f"multi-eip-wizard/{__version__}",
        )
        return import_module(f"{_PACKAGES[product]}.client").Client(config)


def models(product: str) -> Any:  # noqa: ANN401 - the SDK has no types
    """Return the module of request models of ``product``."""
    preload()
    return import_module(f"{_PACKAGES[product]}.models")


def preload() -> None:
    """Import the SDKs, quiet them, and return. Slow the first time: call it in a worker after the first paint."""
    # With DEBUG=sdk the SDK prints the Authorization header and the security token of every call.
    os.environ.pop("DEBUG", None)
    for package in _PACKAGES.values():
        import_module(f"{package}.client")
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)


def runtime() -> Any:  # noqa: ANN401 - the SDK has no types
    """Return options that change nothing: everything is set in the client's Config, and the SDK repeats nothing."""
    return import_module("darabonba.runtime").RuntimeOptions(autoretry=False, max_attempts=1)
