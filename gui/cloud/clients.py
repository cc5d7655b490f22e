"""The SDK's clients: one for each region and product. The SDK takes most of a second to import, so that is done late.

What the SDK would do by itself and must not (each was measured): print every header with ``DEBUG=sdk``; format its
Config with the secret in it; load 2,361 modules of models that nothing here needs. How it would send is replaced
altogether, see ``gui.cloud.wire``.
"""

import logging
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Any, Final
from urllib.request import getproxies_environment, proxy_bypass

from gui import __version__
from gui.cloud.endpoint import Endpoint
from gui.cloud.vendor_imports import without_unused
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.region import RegionId, has_region_shape
from gui.domain.contracts import Credentials


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the vendor, as far as its calls go.

    Attributes:
        module: where its client is.
        version: of its API.
        host: answers for all regions; None where each region has one of its own, which the client knows.
    """

    module: str
    version: str
    host: str | None = None


STS: Final = "sts"
_GENERIC: Final = "alibabacloud_tea_openapi"
STS_HOST: Final = "sts.aliyuncs.com"
PRODUCTS: Final[Mapping[str, Product]] = MappingProxyType(
    {
        "vpc": Product("alibabacloud_vpc20160428", "2016-04-28"),
        "ecs": Product("alibabacloud_ecs20140526", "2014-05-26"),
        # Over the generic client: the SDK's own for STS is another package.
        STS: Product(_GENERIC, "2015-04-01", STS_HOST),
        # Some calls, which are not worth packages of their own.
        "ram": Product(_GENERIC, "2015-05-01", "ram.aliyuncs.com"),
        "resourcemanager": Product(_GENERIC, "2020-03-31", "resourcemanager.aliyuncs.com"),
    }
)
_LOGGERS = ("darabonba-core", "alibabacloud-tea", "alibabacloud_credentials")


@dataclass(frozen=True, slots=True)
class Transport:
    """How requests travel.

    Attributes:
        endpoint: one address for everything, None for the vendor's own endpoints.
        proxy: URL of an HTTPS proxy; None for the one in the environment, if any. Never used for loopback.
        ca_file: certificates to trust besides the built-in ones.
        connect_timeout: seconds.
        read_timeout: seconds without a byte; a whole answer may take three times as long.
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
        """Return the client of ``product`` (a name in PRODUCTS) for ``region``.

        Raises:
            CloudError: the host would follow from ``region``, and that is no id of a region.
        """
        with self._lock:
            client = self._made.get((product, region))
            if client is None:
                client = self._made[product, region] = self._make(product, region)
            return client

    def host(self, product: str, region: RegionId) -> str:
        """Return the host that calls of ``product`` in ``region`` go to; the SDK knows the exceptions to the rule."""
        found: str = self.get(product, region)._endpoint  # noqa: SLF001 - it has no public name
        return found

    def _make(self, product: str, region: RegionId) -> Any:  # noqa: ANN401 - the SDK has no types
        preload()
        transport = self._transport
        endpoint = transport.endpoint
        host = endpoint.host if endpoint else PRODUCTS[product].host
        if not host and not has_region_shape(region):
            # A plan or a list of another user may name it: nothing that is signed goes to a host of theirs.
            raise CloudError(CloudErrorKind.BAD_REQUEST, "InvalidRegionId.MalFormed", message=repr(region))
        config = import_module("alibabacloud_tea_openapi.utils_models").Config(
            access_key_id=self._credentials.access_key_id,
            access_key_secret=self._credentials.access_key_secret,
            security_token=self._credentials.security_token,
            region_id=region,
            endpoint=host,
            protocol=endpoint.scheme if endpoint else "https",
            ca=transport.ca_file,
            connect_timeout=int(transport.connect_timeout * 1000),
            read_timeout=int(transport.read_timeout * 1000),
            user_agent=f"multi-eip-wizard/{__version__}",
        )
        client = import_module(f"{PRODUCTS[product].module}.client").Client(config)
        # The proxy hangs on the host, which only the client knows.
        proxy = None if endpoint and endpoint.loopback else proxy_for(client._endpoint, transport.proxy)  # noqa: SLF001
        client._https_proxy = proxy  # noqa: SLF001
        client._no_proxy = None if proxy else "*"  # noqa: SLF001
        return client


def proxy_for(host: str, chosen: str | None) -> str | None:
    """Return the URL of the proxy for https to ``host``, None to go without.

    Args:
        host: host, and port where it is not 443.
        chosen: the profile's own proxy. It is used for every host: who names a proxy for an account means it.
            Without one the environment's ``HTTPS_PROXY`` is used, but for the hosts that its ``NO_PROXY`` names: by
            suffix, with or without a port, or ``*`` for all.
    """
    if chosen:
        return chosen
    proxy = getproxies_environment().get("https")
    named = host if ":" in host.rpartition("]")[2] else f"{host}:443"
    return None if proxy is None or proxy_bypass(named) else proxy


def preload() -> None:
    """Import the SDKs, quiet them, and return. Slow the first time: call it in a worker after the first paint."""
    # With DEBUG=sdk the SDK prints the Authorization header and the security token of every call.
    os.environ.pop("DEBUG", None)
    _load()


@cache
def _load() -> None:
    with without_unused():
        core = import_module("darabonba.core")
        for product in PRODUCTS.values():
            _import_client(product.module)
    core.DaraCore.do_action = staticmethod(import_module("gui.cloud.wire").send)
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)


def _import_client(package: str) -> None:
    """Import the client of ``package`` with an empty module in the place of its models.

    The models name parameters and decode answers; requests are built from the wire's own names here, and answers are
    read as they came. The client names models only in annotations and inside of methods that are not called.
    """
    models = f"{package}.models"
    stand_in = ModuleType(models)
    if f"{package}.client" in sys.modules or package == _GENERIC:
        import_module(f"{package}.client")
        return
    there = sys.modules.setdefault(models, stand_in)
    try:
        import_module(f"{package}.client")
    finally:
        if there is stand_in:
            del sys.modules[models]


def runtime() -> Any:  # noqa: ANN401 - the SDK has no types
    """Return options that change nothing: everything is set in the client's Config, and the SDK repeats nothing."""
    return import_module("darabonba.runtime").RuntimeOptions(autoretry=False, max_attempts=1)
