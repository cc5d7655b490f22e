"""Lists of new interfaces, of both methods and of guest files, as YAML; their folder applied, and its report."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.domain.cloud.errors import InputError
from gui.sandbox.server import SandboxServer
from gui.services.accounts.accounts import ENV_KEY_ID, ENV_SECRET
from gui.services.runs import list_yaml
from gui.services.runs.list_files import load_list
from tests.commands.shell import Shell
from tests.helpers.sandbox_run import CREDENTIALS, ENI, standing
from tests.helpers.secondary_cidr_run import roomy_account

Capture = pytest.CaptureFixture[str]
LIST = f"""\
# Three interfaces: one that is there, one to be made, and two EIPs by a block.
- region: &where cn-shanghai
  eni: {ENI}
  instance: sip-proxy-01
  eips: [voip-edge-01, 47.100.23.32]
- region: *where
  eni: new
  eni_name: media-new
  vswitch: prod-b
  security_group: sg-prod
  instance: voip-gateway-01
  eips:
    - eip-uf6yv5td70cqmf2kgtav
  stack: netplan networkd
- {{region: *where, instance: voip-gateway-01, method: secondary-cidr, security_group: sg-prod,
   eips: [media-edge-01, media-edge-02], stack: netplan}}
"""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    monkeypatch.setenv(ENV_KEY_ID, CREDENTIALS.access_key_id)
    monkeypatch.setenv(ENV_SECRET, CREDENTIALS.access_key_secret)
    with SandboxServer(roomy_account()) as server:
        yield Shell(server, tmp_path, f"http://{server.endpoint}")


def written(shell: Shell, text: str, name: str = "list.yaml") -> str:
    path = shell.folder / name
    path.write_text(text, "utf-8")
    return str(path)


def planned(shell: Shell, text: str = LIST) -> Path:
    folder = shell.folder / "plans"
    assert shell.call("plan", "--from", written(shell, text), "--out", str(folder)) == 0
    return folder


def test_a_list_of_all_kinds_is_planned_and_applied(shell: Shell, capsys: Capture) -> None:
    folder = planned(shell)
    names = [path.name for path in sorted(folder.iterdir())]
    assert names == [
        f"0001-cn-shanghai-{ENI}.json",
        "0002-cn-shanghai-media-new.json",
        "0003-cn-shanghai-i-uf626zsf2lik0rf5uyj5.json",
    ]
    report = shell.folder / "report.json"
    assert shell.call("apply", str(folder), "--report", str(report)) == 0
    err = capsys.readouterr().err
    assert "Plans applied: 3 of 3." in err
    account = shell.server.account
    (made,) = [eni for eni in account.interfaces if eni.name == "media-new"]
    gateway = next(each.id for each in account.instances if each.name == "voip-gateway-01")
    assert made.instance == gateway
    assert [eip.name for eip in account.eips if eip.bound_to == made.id] == ["voip-edge-03"]
    own = {eni.ip: eni.instance for eni in account.interfaces}
    assert own["106.14.192.18"] == own["106.14.193.77"] == gateway
    data = json.loads(report.read_text("utf-8"))
    assert (data["applied"], [each["outcome"] for each in data["plans"]]) == (3, ["applied"] * 3)
    assert CREDENTIALS.access_key_secret not in report.read_text("utf-8")


def test_guest_files_of_each_plan_are_written_by_its_stack(shell: Shell, capsys: Capture) -> None:
    folder = planned(shell)
    assert shell.call("apply", str(folder)) == 0
    err = capsys.readouterr().err
    made = next(eni.id for eni in shell.server.account.interfaces if eni.name == "media-new")
    guest = folder / "guest" / "0002-cn-shanghai-media-new"
    assert f"Guest OS files: {guest}" in err
    assert {path.name for path in (guest / made).iterdir()} >= {"netplan", "networkd", "iproute2"}
    assert "47.100.23.33" in (guest / made / "netplan" / "plan.sh").read_text("utf-8")
    exposed = folder / "guest" / "0003-cn-shanghai-i-uf626zsf2lik0rf5uyj5"
    assert sum(path.is_dir() for path in exposed.iterdir()) == 2
    assert not (folder / "guest" / f"0001-cn-shanghai-{ENI}").exists()


def test_one_plan_of_the_folder_is_applied_with_its_guest_files_and_its_report(shell: Shell, capsys: Capture) -> None:
    folder = planned(shell)
    plan = folder / "0002-cn-shanghai-media-new.json"
    report = shell.folder / "report.json"
    assert shell.call("apply", str(plan), "--report", str(report)) == 0
    guest = folder / "guest" / plan.stem
    assert f"Guest OS files: {guest}" in capsys.readouterr().err
    assert (guest / "README.txt").is_file()
    (told,) = json.loads(report.read_text("utf-8"))["plans"]
    assert (told["plan"], told["outcome"]) == (plan.name, "applied")
    with pytest.raises(InputError, match="exists"):
        shell.call("apply", str(plan), "--report", str(report))


def test_guest_files_that_can_t_be_made_are_said_and_the_plans_stay(shell: Shell, capsys: Capture) -> None:
    folder = planned(shell)
    shell.server.faults.error("DescribeEipGatewayInfo", "Forbidden.RAM", status=403, times=99)
    assert shell.call("apply", str(folder), "--report", str(shell.folder / "report.txt")) == 3
    assert "Plans applied: 3 of 3." in capsys.readouterr().err
    assert "The guest OS files were not written." in (shell.folder / "report.txt").read_text("utf-8")
    assert not (folder / "guest" / "0002-cn-shanghai-media-new").exists()


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_the_report_says_how_each_plan_ended(shell: Shell, name: str) -> None:
    folder = planned(shell)
    shell.server.faults.error("CreateVSwitch", "Forbidden.RAM", status=403, times=9)
    before = standing(shell.server.account)
    report = shell.folder / name
    assert shell.call("apply", str(folder), "--stop-after", "0", "--undo-all", "--report", str(report)) == 1
    text = report.read_text("utf-8").replace("\\", "")
    assert "Plans applied: 0 of 3." in text
    assert text.count("Its changes were rolled back.") == 3
    assert "new interface, instance i-uf626zsf2lik0rf5uyj5" in text
    assert "Forbidden.RAM" in text
    assert standing(shell.server.account) == before
    with pytest.raises(InputError, match="exists"):
        shell.call("apply", str(folder), "--report", str(report))


def test_all_faults_are_named_at_once_by_line_and_column(shell: Shell, capsys: Capture) -> None:
    text = LIST.replace("voip-edge-01", "nobody").replace("vswitch: prod-b", "vswitch: nowhere")
    text = text.replace("stack: netplan}", "stack: netsh, detach_first: perhaps}")
    assert shell.call("plan", "--from", written(shell, text), "--out", str(shell.folder / "plans")) == 2
    err = capsys.readouterr().err
    assert [line for line in err.splitlines() if line.startswith("Line")] == [
        "Line 5, column 10 (eips): No EIP of the region is nobody.",
        "Line 9, column 12 (vswitch): No vSwitch of the region is nowhere.",
        "Line 16, column 70 (detach_first): perhaps is neither yes nor no.",
    ]
    assert not (shell.folder / "plans").exists()


def bomb() -> str:
    lines = ["- region: &a [" + ", ".join("x" * 40) + "]"]
    lines += [f"- region: &b{number} [{', '.join(['*a'] * 300)}]" for number in range(12)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- region: [cn\n", "Line 2, column 1"),
        ("region: cn-shanghai\n", "Line 1, column 1: It holds no list of objects"),
        ("just text\n", "no list of objects"),
        ("- [a]\n--- \n- b\n", "Line 3, column 1: The file holds a second document"),
        ("- region: !!python/object/apply:os.system ['x']\n", "Line 1, column 11: The tag tag:yaml.org,2002:python"),
        ("- region: *nobody\n", "Line 1, column 11: The alias nobody"),
        ("- &self [*self]\n", "The alias self"),
        ("- region: [[[[[[1]]]]]]\n", "Line 1, column 13: It is nested deeper"),
        ("- region: " + "[" * 50_000, "It is nested deeper"),
        ("- region: a\n  eni: \x07\n", "Line 2: It holds a control character"),
        (bomb(), "The list has more than"),
    ],
)
def test_yaml_that_is_no_list_is_refused_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    monkeypatch.setattr(list_yaml, "MOST_NODES", 10_000)
    path = tmp_path / "list.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as refusal:
        load_list(path)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [("empty", 0, 0, "")]),
        ("# nothing\n", [("empty", 0, 0, "")]),
        ("[]\n", [("empty", 0, 0, "")]),
        ("- just text\n", [("entry_not_object", 1, 3, "")]),
        (
            "- region: a\n  region: b\n  colour: red\n  eni: e\n  instance: i\n  eips: x\n",
            [("column_twice", 2, 3, "region"), ("column_unknown", 3, 3, "colour")],
        ),
        ("- region: a\n  eni: [e]\n  instance: i\n  eips: [x, {a: b}]\n", None),
        ("- region: a\n  eni: e\n  instance: ~\n  eips: [x, '']\n", [("cell_empty", 4, 13, "eips")]),
        ("- region: a\n  eni: e\n  instance: ~\n  eips: []\n", None),
        ("- region: a\n  eni: e\n", [("column_missing", 1, 3, "instance"), ("column_missing", 1, 3, "eips")]),
        ("- {region: a, eni: e, instance: i, eips: =A1}\n", [("cell_formula", 1, 42, "eips")]),
        ("- {[a]: b, region: a, eni: e, instance: i, eips: x}\n", [("column_unknown", 1, 4, "")]),
    ],
)
def test_a_fault_of_a_yaml_list_has_its_place(
    tmp_path: Path, text: str, places: list[tuple[str, int, int, str]] | None
) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(text, "utf-8-sig")
    entries, faults = load_list(path)
    assert entries == ()
    found = [(each.code.value, each.line, each.character, each.column) for each in faults]
    if places is not None:
        assert found == places
    else:
        assert len(found) == 2
        assert all(line and character for _, line, character, _ in found)


def test_scalars_are_the_text_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "- {region: cn-shanghai, eni: 010, instance: 1e3, eips: [0x1F, 2026-01-01, 'a b'], stop_instance: on}\n",
        "utf-8",
    )
    (entry,), faults = load_list(path)
    assert faults == ()
    assert (entry.eni.text, entry.instance.text, entry.stop_instance) == ("010", "1e3", True)
    assert [cell.text for cell in entry.eips] == ["0x1F", "2026-01-01", "a b"]
