"""Certificates, certificate authorities and proxies: the real SDK against servers on this machine."""

import json
import re
import socketserver
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from gui.cloud import trust, wire
from gui.cloud.sts import identify
from gui.domain.accounts.profile import Profile
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError
from gui.domain.contracts import Credentials
from gui.words.errors import error_text
from tests.helpers.named_gateway import NamedGateway

ROOT = Path(__file__).resolve().parent.parent.parent
KEY = Credentials("LTAI5tNetworkTestKey01", "NetworkTestSecret0000000000001")
ANSWERS = {
    "DescribeRegions": {"Regions": {"Region": [{"RegionId": "cn-shanghai", "LocalName": "Shanghai"}]}},
    "GetCallerIdentity": {"AccountId": "1", "Arn": "acs:ram::1:user/alice", "IdentityType": "RAMUser"},
}


@dataclass
class Certificates:
    """One authority and a server's certificate signed by it, as PEM files."""

    folder: Path
    address: str = "127.0.0.1"
    authority: Path = field(init=False)
    server: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        own_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        own = self._certificate("Test authority", own_key, own_key, "Test authority", authority=True)
        signed = self._certificate(self.address, server_key, own_key, "Test authority", authority=False)
        self.authority, self.server = self.folder / "authority.pem", self.folder / "server.pem"
        self.authority.write_bytes(own.public_bytes(serialization.Encoding.PEM))
        self.server.write_bytes(
            server_key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + signed.public_bytes(serialization.Encoding.PEM)
        )

    def _certificate(
        self,
        name: str,
        key: ec.EllipticCurvePrivateKey,
        signer: ec.EllipticCurvePrivateKey,
        signer_name: str,
        *,
        authority: bool,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, signer_name)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        )
        if not authority:
            names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(self.address))])
            builder = builder.add_extension(names, critical=False)
        else:
            usage = x509.KeyUsage(
                digital_signature=False,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=True,
                crl_sign=True,
                encipher_only=False,
                decipher_only=False,
            )
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(signer, hashes.SHA256())


class Server(ThreadingHTTPServer):
    """Answers the calls of ANSWERS and notes which ones came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that do not trust us hang up."""


class Answering(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        action = self.headers["x-acs-action"]
        self.server.asked.append(action)
        body = json.dumps({"RequestId": "REQ-1", **ANSWERS[action]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json;charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def serve() -> Iterator[Callable[[Certificates], Server]]:
    running: list[Server] = []

    def start(certificates: Certificates) -> Server:
        server = Server()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates.server)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def url(server: Server) -> str:
    return f"https://127.0.0.1:{server.server_port}"


def ask_gateway(server: Server, ca_file: Path | None) -> bool:
    return bool(NamedGateway(KEY, url(server), ca_file=str(ca_file) if ca_file else None).regions())


def ask_identity(server: Server, ca_file: Path | None) -> bool:
    return bool(identify(KEY, Profile("work", ca_file=str(ca_file or "")), url(server)).arn)


ASK = pytest.mark.parametrize("ask", [ask_gateway, ask_identity])
Ask = Callable[[Server, Path | None], bool]


@ASK
def test_a_certificate_nobody_vouches_for_is_refused(
    ask: Ask, serve: Callable[[Certificates], Server], tmp_path: Path
) -> None:
    certificates = Certificates(tmp_path / "one")
    server = serve(certificates)
    for ca_file in (None, Certificates(tmp_path / "other").authority):
        with pytest.raises(CloudError) as caught:
            ask(server, ca_file)
        assert (caught.value.kind, caught.value.code) == (CloudErrorKind.NETWORK, "CertificateRefused")
        assert "certificate verify failed" in caught.value.message.lower()
        assert caught.value.details["reason"] in error_text(caught.value).what
        assert caught.value.endpoint == f"127.0.0.1:{server.server_port}"
    assert server.asked == [], "a signed request left the machine"


@ASK
def test_a_certificate_of_the_profiles_authority_is_accepted(
    ask: Ask, serve: Callable[[Certificates], Server], tmp_path: Path
) -> None:
    certificates = Certificates(tmp_path / "one")
    server = serve(certificates)
    assert ask(server, certificates.authority)
    assert server.asked


@pytest.mark.parametrize("ask", [ask_gateway, ask_identity])
def test_the_trust_of_one_profile_is_not_lent_to_another(
    ask: Ask, serve: Callable[[Certificates], Server], tmp_path: Path
) -> None:
    certificates = Certificates(tmp_path / "one")
    server = serve(certificates)
    assert ask(server, certificates.authority)
    seen = len(server.asked)
    for ca_file in (None, Certificates(tmp_path / "other").authority):
        with pytest.raises(CloudError):
            ask(server, ca_file)
    assert len(server.asked) == seen
    assert ask(server, certificates.authority)


@ASK
def test_the_certificate_must_be_of_that_host(
    ask: Ask, serve: Callable[[Certificates], Server], tmp_path: Path
) -> None:
    certificates = Certificates(tmp_path / "one", "127.0.0.2")
    server = serve(certificates)
    with pytest.raises(CloudError) as caught:
        ask(server, certificates.authority)
    assert (caught.value.kind, caught.value.code) == (CloudErrorKind.NETWORK, "CertificateRefused")
    assert "127.0.0.1" in caught.value.details["reason"]
    assert server.asked == []


def test_a_certificate_file_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        identify(KEY, Profile("work", ca_file=str(tmp_path / "none.pem")), "https://127.0.0.1:1")


@pytest.mark.parametrize("system", ["linux", "darwin"])
@ASK
def test_the_authority_of_a_proxy_that_inspects_tls_is_trusted_from_the_systems_store(
    ask: Ask,
    system: str,
    serve: Callable[[Certificates], Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    certificates = Certificates(tmp_path / "one")
    server = serve(certificates)
    # macOS' way, with truststore's judge for Linux, which reads the same store.
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    wire._manager.cache_clear()
    assert ask(server, None)
    monkeypatch.setenv("SSL_CERT_FILE", str(Certificates(tmp_path / "other").authority))
    wire._manager.cache_clear()
    with pytest.raises(CloudError) as caught:
        ask(server, None)
    assert caught.value.code == "CertificateRefused"
    wire._manager.cache_clear()


def test_a_package_built_elsewhere_finds_the_store_of_this_distribution(
    serve: Callable[[Certificates], Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificates = Certificates(tmp_path / "one")
    server = serve(certificates)
    nowhere = ssl.DefaultVerifyPaths(None, None, "NO_SUCH_FILE", "/none", "NO_SUCH_FOLDER", "/none")  # type: ignore[arg-type]
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    monkeypatch.setattr(trust, "BUNDLES", (str(tmp_path / "none"), str(certificates.authority)))
    wire._manager.cache_clear()
    assert ask_gateway(server, None)
    wire._manager.cache_clear()


def test_verification_can_not_be_turned_off() -> None:
    off = re.compile(
        r"ignore_?ssl|verify\s*=\s*False|CERT_NONE|_create_unverified|check_hostname\s*=\s*False", re.IGNORECASE
    )
    found = [str(path) for path in (ROOT / "gui").rglob("*.py") if off.search(path.read_text(encoding="utf-8"))]
    assert found == []


class Tunnels(socketserver.ThreadingTCPServer):
    """A proxy that notes where it shall go, and refuses."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Refusing)
        self.wanted: list[str] = []


class Refusing(socketserver.StreamRequestHandler):
    server: Tunnels

    def handle(self) -> None:
        self.server.wanted.append(self.rfile.readline().decode().split(" HTTP")[0])
        while self.rfile.readline() not in {b"\r\n", b""}:
            pass
        self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture
def proxy() -> Iterator[Tunnels]:
    with Tunnels() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_profiles_proxy_is_used_and_sees_no_secret(proxy: Tunnels) -> None:
    address = f"http://127.0.0.1:{proxy.server_address[1]}"
    for ask in (
        lambda: identify(KEY, Profile("work", proxy=address)),
        lambda: NamedGateway(KEY, proxy=address).regions(),
    ):
        with pytest.raises(CloudError) as caught:
            ask()
        assert not caught.value.answered
        assert KEY.access_key_secret not in repr(caught.value)
    assert proxy.wanted[0] == "CONNECT sts.aliyuncs.com:443"
    assert {"CONNECT vpc.aliyuncs.com:443", "CONNECT ecs-cn-hangzhou.aliyuncs.com:443"} & set(proxy.wanted)
