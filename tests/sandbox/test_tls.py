"""HTTPS with a throw-away authority: who trusts its file reaches the sandbox by its own names and by the vendor's."""

import http.client
import json
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.sandbox.certificates import serve_with
from gui.sandbox.errors import SandboxInputError
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.helpers.named_gateway import NamedGateway
from tests.sandbox.caller import Caller

KEY = Credentials("LTAI5tSandboxFullRights1", "SandboxSecretOfFullRights00001")


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    return tmp_path / "ca.pem"


@pytest.fixture
def server(ca_file: Path) -> Iterator[SandboxServer]:
    account = default_account()
    with SandboxServer(account, tls=serve_with(ca_file, account.regions)) as running:
        yield running


def connect(server: SandboxServer, ca_file: Path, name: str) -> ssl.SSLSocket:
    host, _, port = server.endpoint.partition(":")
    context = ssl.create_default_context(cafile=str(ca_file))
    # What Python 3.13 asks of every chain by itself.
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context.wrap_socket(socket.create_connection((host, int(port)), timeout=10), server_hostname=name)


@pytest.mark.parametrize(
    "name",
    ["127.0.0.1", "localhost", "ecs.aliyuncs.com", "vpc.cn-shanghai.aliyuncs.com", "ecs.ap-southeast-1.aliyuncs.com"],
)
def test_the_certificate_is_for_the_names_a_client_may_use(server: SandboxServer, ca_file: Path, name: str) -> None:
    with connect(server, ca_file, name) as line:
        assert line.version() in {"TLSv1.2", "TLSv1.3"}


@pytest.mark.parametrize("name", ["example.net", "vpc.cn-nowhere.aliyuncs.com", "aliyuncs.com"])
def test_it_is_for_no_other_name(server: SandboxServer, ca_file: Path, name: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        connect(server, ca_file, name)


def test_the_product_reaches_it_with_its_ca_file_and_not_without(server: SandboxServer, ca_file: Path) -> None:
    assert server.url == f"https://{server.endpoint}"
    known = NamedGateway(KEY, server.url, ca_file=str(ca_file))
    assert len(known.eips(RegionId("cn-shanghai"))) == len(server.account.eips.of_region("cn-shanghai"))
    with pytest.raises(CloudError):
        NamedGateway(KEY, server.url).regions()


def test_another_authority_is_not_trusted(server: SandboxServer, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    serve_with(other, ())
    with pytest.raises(ssl.SSLCertVerificationError):
        connect(server, other, "127.0.0.1")


@pytest.mark.parametrize("trouble", ["reset", "truncated", "hang"])
def test_trouble_happens_here_too(server: SandboxServer, ca_file: Path, trouble: str) -> None:
    getattr(server.faults, trouble)("DescribeVpcs")
    request = Caller(server.account, key=server.account.keys[KEY.access_key_id]).request(
        "vpc", "DescribeVpcs", {"RegionId": "cn-shanghai"}
    )
    context = ssl.create_default_context(cafile=str(ca_file))
    line = http.client.HTTPSConnection(server.endpoint, context=context, timeout=0.5 if trouble == "hang" else 10)
    line.request("POST", f"/?{request.query}", headers=dict(request.headers))
    with pytest.raises((OSError, http.client.HTTPException)):
        line.getresponse().read()
    line.close()


def test_a_file_that_is_no_certificate_stays(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader", encoding="utf-8")
    with pytest.raises(SandboxInputError, match=r"letter\.txt: is there and is no certificate"):
        serve_with(letter, ())
    assert letter.read_text(encoding="utf-8") == "Dear reader"
    with pytest.raises(SandboxInputError, match="cannot be written"):
        serve_with(tmp_path / "nowhere" / "ca.pem", ())
    old = tmp_path / "ca.pem"
    serve_with(old, ())
    first = old.read_bytes()
    serve_with(old, ())
    assert old.read_bytes() != first


def test_the_key_of_the_authority_is_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    serve_with(tmp_path / "ca.pem", ())
    assert [path.name for path in tmp_path.iterdir()] == ["ca.pem"]
    assert b"PRIVATE" not in (tmp_path / "ca.pem").read_bytes()


class TestCommand:
    def start(self, *arguments: str) -> tuple[subprocess.Popen[str], dict[str, str]]:
        command = [sys.executable, "-m", "gui", "sandbox", *arguments]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert running.stdout is not None
        return running, json.loads(running.stdout.readline())

    def end(self, running: subprocess.Popen[str]) -> None:
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=20) == 0
        assert running.stdout is not None
        running.stdout.close()

    def test_the_file_it_chose_goes_with_it(self) -> None:
        running, facts = self.start("--tls", "--latency", "0")
        try:
            assert NamedGateway(KEY, facts["endpoint"], ca_file=facts["ca_file"]).regions()
        finally:
            self.end(running)
        assert not Path(facts["ca_file"]).parent.exists()

    def test_the_file_that_was_named_stays(self, ca_file: Path) -> None:
        running, facts = self.start("--tls", "--ca-file", str(ca_file))
        self.end(running)
        assert facts["ca_file"] == str(ca_file)
        assert facts["endpoint"].startswith("https://127.0.0.1:")
        assert ca_file.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")

    def test_a_certificate_without_tls_is_a_mistake(self, ca_file: Path) -> None:
        command = [sys.executable, "-m", "gui", "sandbox", "--ca-file", str(ca_file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 2
        assert "leave --ca-file out" in done.stderr
        assert not ca_file.exists()
