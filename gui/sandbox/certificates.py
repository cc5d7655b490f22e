"""A throw-away certificate authority for clients that speak HTTPS only.

It signs one certificate and is forgotten: its key is never written and never leaves this process, so that nobody who
trusts it trusts anything else by it.
"""

import datetime as dt
import ipaddress
import os
import ssl
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from gui.sandbox.errors import SandboxInputError

_VALID: Final = dt.timedelta(days=30)
# Clocks of other machines may be behind.
_EARLIER: Final = dt.timedelta(hours=1)
_BEGIN: Final = b"-----BEGIN CERTIFICATE-----"


def serve_with(ca_file: Path, regions: Iterable[str]) -> ssl.SSLContext:
    """Return the TLS settings of a server, and write the certificate of the authority that its clients are to trust.

    The server's certificate is for this machine's loopback names and for the vendor's names, which a client of a fixed
    endpoint can be led here by: ``ecs.aliyuncs.com``, ``vpc.cn-shanghai.aliyuncs.com``.

    Args:
        ca_file: where the authority's certificate is written, in PEM.
        regions: ids of the regions whose endpoints are named.

    Raises:
        SandboxInputError: the file cannot be written, or is there and is no certificate.
    """
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _authority(authority_key)
    _write(ca_file, authority.public_bytes(serialization.Encoding.PEM))
    certificate = _certificate(key, authority, authority_key, regions)
    return _context(certificate, key)


def _builder(name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + _VALID)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _authority(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = "Multi-EIP Wizard sandbox, throw-away authority"
    builder = _builder(name, _name(name), key)
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )


def _certificate(
    key: ec.EllipticCurvePrivateKey,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    regions: Iterable[str],
) -> x509.Certificate:
    hosts = ["localhost", "*.aliyuncs.com", *(f"*.{region}.aliyuncs.com" for region in regions)]
    addresses = [ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("::1")]
    names = [*map(x509.DNSName, hosts), *map(x509.IPAddress, addresses)]
    signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    return (
        _builder("Multi-EIP Wizard sandbox", authority.subject, key)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(signer, critical=False)
        .sign(authority_key, hashes.SHA256())
    )


def _write(path: Path, certificate: bytes) -> None:
    try:
        if path.exists() and not path.read_bytes().startswith(_BEGIN):
            raise SandboxInputError(f"{path}: is there and is no certificate; name another file with --ca-file.")
        path.write_bytes(certificate)
    except OSError as error:
        raise SandboxInputError(f"{path}: the certificate cannot be written ({error.strerror}).") from error


def _context(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> ssl.SSLContext:
    """Return the settings of a server with this certificate; ``ssl`` takes it from a file only, which is gone after."""
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    handle, name = tempfile.mkstemp(prefix="multi-eip-sandbox-")  # for nobody else to read
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(certificate.public_bytes(serialization.Encoding.PEM) + private)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(name)
    finally:
        Path(name).unlink()
    return context
