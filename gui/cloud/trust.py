"""Which authorities a TLS connection trusts: the system's, those built in, and the CA file of a profile.

A company whose proxy inspects TLS puts its own authority into the system's store; that has to be enough.
"""

import os
import ssl
import sys
from pathlib import Path

import certifi

BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/pki/tls/certs/ca-bundle.crt",  # RHEL 8 and before
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine
)
"""Where distributions of Linux keep the system's authorities."""


def client_context(ca_file: str | None) -> ssl.SSLContext:
    """Return a context that checks certificates against the system's store, certifi's list and ``ca_file``.

    Args:
        ca_file: further authorities, PEM; None for none.

    Raises:
        OSError: ``ca_file`` can't be read.
    """
    context = _system_context()
    context.load_verify_locations(certifi.where())
    if ca_file:
        context.load_verify_locations(ca_file)
    return context


def _system_context() -> ssl.SSLContext:
    """Return a context with the authorities of the system.

    On Windows Python reads the system's stores by itself. On macOS only the system judges its keychains, which
    truststore asks. On Linux OpenSSL knows the folder of the distribution it was built for; where it is missing, as in
    a package that was built elsewhere, the usual files are looked for. ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` are
    obeyed.
    """
    if sys.platform == "darwin":
        import truststore  # noqa: PLC0415 - for one system only

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    chosen = os.environ.get(places.openssl_cafile_env) or os.environ.get(places.openssl_capath_env)
    if sys.platform != "win32" and not (chosen or places.cafile or places.capath):
        for bundle in BUNDLES:
            if Path(bundle).is_file():
                context.load_verify_locations(bundle)
                break
    return context
