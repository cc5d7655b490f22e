"""Where requests go: the vendor's endpoints, or one address that answers for every region and product."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from gui.domain.cloud.errors import InputError


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address that answers for every region and product.

    Attributes:
        host: host, and port where it is not the scheme's own.
        scheme: ``http`` or ``https``.
        loopback: whether it is this very machine.
    """

    host: str
    scheme: str
    loopback: bool


def parse(url: str) -> Endpoint:
    """Return the endpoint that ``url`` names.

    Raises:
        InputError: it is no URL of a host, or http to anywhere but this machine.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as cause:
        raise InputError(f"{url!r} is not the URL of an endpoint.") from cause
    if parts.scheme not in {"http", "https"} or not host or parts.path.strip("/") or parts.query or parts.username:
        raise InputError(f"{url!r} is not the URL of an endpoint, such as https://example.net:8443.")
    loopback = _is_loopback(host)
    if parts.scheme == "http" and not loopback:
        raise InputError(f"{url!r} is not encrypted; http is only allowed to this very machine.")
    bracketed = f"[{host}]" if ":" in host else host
    return Endpoint(f"{bracketed}:{port}" if port else bracketed, parts.scheme, loopback)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def checked_ca(path: str | None) -> str | None:
    """Return ``path`` when it can be read.

    Raises:
        InputError: it is not a file.
    """
    if path is not None and not Path(path).is_file():
        raise InputError(f"The CA file {path!r} does not exist.")
    return path
