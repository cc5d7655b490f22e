"""``multi-eip mappings`` where a list comes in another shape: no file is replaced, and the list is named."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.domain.cloud.errors import InputError
from gui.domain.contracts import Credentials
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.parts import SandboxAccess
from tests.commands.test_mappings import Shell as Mappings
from tests.helpers.odd_answers import NOTHING, ODD_RECORD, Relay, relay
from tests.helpers.sandbox_run import CREDENTIALS

SHAPES = {**NOTHING, **ODD_RECORD}
LISTS = {
    "DescribeEipAddresses": "EIPs",
    "DescribeNetworkInterfaces": "interfaces",
    "DescribeInstances": "instances",
}


class Shell(Mappings):
    """The command behind a relay."""

    relay: Relay

    def start_sandbox(self) -> SandboxAccess:
        return SandboxAccess(
            self.relay.url, Credentials(CREDENTIALS.access_key_id, CREDENTIALS.access_key_secret), self.folder
        )


@pytest.fixture(scope="module")
def behind() -> Iterator[tuple[SandboxServer, Relay]]:
    with SandboxServer(default_account()) as server, relay(server.endpoint) as found:
        yield server, found


@pytest.fixture
def shell(behind: tuple[SandboxServer, Relay], tmp_path: Path) -> Shell:
    made = Shell(behind[0], tmp_path)
    made.relay = behind[1]
    made.relay.shapes.clear()
    return made


@pytest.mark.parametrize(("action", "shape"), list(itertools.product(LISTS, SHAPES)))
def test_no_file_is_replaced_by_a_part(
    shell: Shell, action: str, shape: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.relay.shapes[action] = SHAPES[shape]
    # Terraform imports EIPs and interfaces; a table shows the instances as well.
    kind = "csv" if action == "DescribeInstances" else "tf"
    good = shell.folder / "good"
    good.write_text("good", encoding="utf-8")
    said = ""
    try:
        code = shell.call("--sandbox", "--format", kind, "--out", str(good), "--replace")
    except InputError as refusal:
        code, said = 2, str(refusal)
    assert code != 0
    assert good.read_text(encoding="utf-8") == "good"
    assert LISTS[action] in said + capsys.readouterr().err
