"""The page about clients: its configurations work as they stand, with the ports and the file of a sandbox made here."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hcl2
import pytest

from gui.sandbox.certificates import serve_with
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from tests.sandbox.test_foreign_clients import NODE, PYTHON

PAGE = (Path(__file__).parents[2] / "docs" / "sandbox-clients.md").read_text(encoding="utf-8")
EIPS = len(default_account().eips.of_region("cn-shanghai"))
INSTANCES = len(default_account().instances.of_region("cn-shanghai"))


def block(language: str, word: str) -> str:
    """Return the one code block of a language that has a word in it."""
    found = [
        text for text in re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) if word in text
    ]
    assert len(found) == 1, (language, word)
    return found[0]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[dict[str, str]]:
    """What a block of the page says, and what it is in this test."""
    account, ca_file = default_account(), tmp_path / "sandbox-ca.pem"
    with (
        SandboxServer(account) as plain,
        SandboxServer(default_account(), tls=serve_with(ca_file, account.regions)) as safe,
    ):
        safe_port = safe.endpoint.rpartition(":")[2]
        yield {
            "127.0.0.1:8088": plain.endpoint,
            "127.0.0.1:8443": safe.endpoint,
            "port=8443": f"port={safe_port}",
            "sandbox-ca.pem": str(ca_file),
        }


def run(command: list[str], text: str, here: dict[str, str], **environment: str) -> str:
    for word, instead in here.items():
        text = text.replace(word, instead)
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("SSL_CERT_")
    }
    done = subprocess.run(
        command, input=text, env={**clean, **environment}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_present_sdk_for_python(here: dict[str, str]) -> None:
    assert run([sys.executable, "-"], block("python", "alibabacloud_vpc20160428"), here) == str(EIPS)


@pytest.mark.needs(str(PYTHON / "aliyunsdkvpc"))
def test_the_first_sdk_for_python(here: dict[str, str]) -> None:
    command = [sys.executable, "-W", "ignore", "-"]
    answer = json.loads(run(command, block("python", "aliyunsdkvpc"), here, PYTHONPATH=str(PYTHON)))
    assert answer["TotalCount"] == EIPS


@pytest.mark.needs(str(PYTHON / "libcloud"))
def test_libcloud(here: dict[str, str]) -> None:
    command = [sys.executable, "-W", "ignore", "-"]
    assert run(command, block("python", "libcloud"), here, PYTHONPATH=str(PYTHON)) == str(INSTANCES)


@pytest.mark.needs(str(NODE / "@alicloud" / "vpc20160428"))
@pytest.mark.needs("node")
def test_the_present_sdk_for_node(here: dict[str, str]) -> None:
    trusted = {"NODE_PATH": str(NODE), "NODE_EXTRA_CA_CERTS": here["sandbox-ca.pem"]}
    assert run(["node", "-"], block("javascript", "vpc20160428"), here, **trusted) == str(EIPS)


@pytest.mark.needs(str(NODE / "@alicloud" / "pop-core"))
@pytest.mark.needs("node")
def test_the_first_sdk_for_node(here: dict[str, str]) -> None:
    assert run(["node", "-"], block("javascript", "pop-core"), here, NODE_PATH=str(NODE)) == str(EIPS)


def test_this_program(here: dict[str, str], tmp_path: Path) -> None:
    (program,) = (text for text in [block("sh", "multi-eip --endpoint")] if text)
    shell = program.replace("multi-eip ", f"{sys.executable} -m gui --state-dir {tmp_path} ")
    lines = run(["sh", "-eu"], shell, here).splitlines()
    assert sum("eip-" in line for line in lines) == EIPS


def test_terraform_reads_its_block() -> None:
    parsed = hcl2.loads(block("terraform", "provider"))
    assert "127.0.0.1:8088" in json.dumps(parsed)


def test_every_client_of_the_table_has_its_section() -> None:
    sections = " ".join(re.findall(r"^##+ (.*)$", PAGE, re.MULTILINE)).lower()
    for word in (
        "this program",
        "terraform",
        "aliyun cli",
        "ansible",
        "fence_aliyun",
        "libcloud",
        "python",
        "node.js",
        "java",
        "go",
    ):
        assert word in sections
