"""Parts of the generated scripts that read what other programs wrote, run by the shell itself."""

import subprocess
from pathlib import Path

import pytest

from gui.guest.snippet import render
from tests.guest.cases import CASES

MAC = str(CASES["four"].mac)
CLOUD_INIT = f"""# This file is generated from information provided by the datasource.
network:
    version: 2
    ethernets:
        eth0:
            dhcp4: true
            dhcp4-overrides:
                route-metric: 100
            match:
                macaddress: 00:16:3e:00:00:01
            set-name: eth0
        wan:
            dhcp4: true
            dhcp4-overrides:
                route-metric: 200
            match:
                macaddress: {MAC}
            set-name: eth1
"""
FLOW = f'network:\n  ethernets:\n    "uplink": {{match: {{macaddress: "{MAC.upper()}"}}, dhcp4: true}}\n  version: 2\n'
OTHERS = "network:\n  ethernets:\n    eth0: {dhcp4: true}\n  vlans:\n    v5:\n      id: 5\n      link: eth0\n"
COMMENT = f"# eth1 is {MAC}\nnetwork:\n  version: 2\n"


def function(name: str, stack: str) -> str:
    """Return the shell function ``name`` of the stack's apply script."""
    text = render(stack, CASES["four"]).apply
    start = text.index(f"\n{name}() {{")
    return text[start : text.index("\n}\n", start) + 3]


def shell(script: str, text: str = "") -> str:
    return subprocess.run(["sh", "-eu", "-c", script], input=text, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"50-cloud-init.yaml": CLOUD_INIT}, "wan"),
        ({"50-cloud-init.yaml": OTHERS, "60-mine.yaml": FLOW}, "uplink"),
        ({"50-cloud-init.yaml": OTHERS, "01-note.yaml": COMMENT}, "ens6"),
        ({}, "ens6"),
    ],
    ids=["cloud-init", "flow", "no-mention", "no-files"],
)
def test_netplan_gets_the_key_that_is_in_use(tmp_path: Path, files: dict[str, str], key: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "90-ours.yaml").write_text(CLOUD_INIT.replace("wan", "ours"))
    code = function("key", "netplan").replace("/etc/netplan/", f"{tmp_path}/")
    known = f"MAC={MAC}; IF=ens6; OURS={tmp_path}/90-ours.yaml; say() {{ printf '%s\\n' \"$*\"; }}"
    assert shell(f"{known}{code}\nkey") == f"{key}\n"


def test_netplan_file_is_renamed_to_that_key(tmp_path: Path) -> None:
    (tmp_path / "50-cloud-init.yaml").write_text(CLOUD_INIT)
    code = function("key", "netplan").replace("/etc/netplan/", f"{tmp_path}/")
    rename = next(
        line for line in render("netplan", CASES["four"]).apply.splitlines() if line.startswith("renamed_text")
    )
    known = f"MAC={MAC}; IF=ens6; OURS={tmp_path}/90-ours.yaml; say() {{ printf '%s\\n' \"$*\"; }}"
    text = render("netplan", CASES["four"]).files[0].text
    made = shell(f"{known}{code}\n{rename}\nrenamed_text", text)
    assert made == text.replace("    eth1:\n", "    wan:\n")


INTERFACES = """# the loopback
auto lo eth1
iface lo inet loopback

auto eth0
iface eth0 inet dhcp
    metric 100

allow-hotplug eth1
iface eth1 inet dhcp
    metric 200
    up echo eth1

iface eth1 inet6 auto
source /etc/network/interfaces.d/*
"""


def test_ifupdown_stanzas_of_the_nic_are_taken_out_and_nothing_else() -> None:
    made = shell(f"IF=eth1{function('drop_stanzas', 'ifupdown')}\ndrop_stanzas", INTERFACES)
    assert made == (
        "# the loopback\nauto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n    metric 100\n\n"
        "source /etc/network/interfaces.d/*\n"
    )


@pytest.mark.parametrize(
    ("stack", "path", "renamed"),
    [
        ("ifcfg", "/etc/sysconfig/network-scripts/ifcfg-eth1", "/etc/sysconfig/network-scripts/ifcfg-ens6"),
        ("ifcfg", "/etc/sysconfig/network-scripts/ifcfg-eth1:10", "/etc/sysconfig/network-scripts/ifcfg-ens6:10"),
        ("ifcfg", "/etc/sysconfig/network-scripts/rule-eth1", "/etc/sysconfig/network-scripts/rule-ens6"),
        ("wicked", "/etc/sysconfig/network/ifroute-eth1", "/etc/sysconfig/network/ifroute-ens6"),
    ],
)
def test_file_names_follow_the_name_found(stack: str, path: str, renamed: str) -> None:
    lines = [line for line in render(stack, CASES["four"]).apply.splitlines() if line.startswith("renamed_path")]
    script = f"IF=ens6; say() {{ printf '%s\\n' \"$*\"; }}\n{lines[0]}\nrenamed_path {path}"
    assert shell(script) == f"{renamed}\n"


@pytest.mark.parametrize("stack", ["ifcfg", "wicked", "ifupdown", "cloud-init", "netplan"])
def test_no_file_keeps_the_assumed_name(stack: str) -> None:
    apply = render(stack, CASES["four"]).apply
    if stack == "cloud-init":
        code = function("renamed_text", stack)
    else:
        code = next(line for line in apply.splitlines() if line.startswith("renamed_text"))
    stub = "IF=ens6; key() { printf 'ens6\\n'; }; ip() { :; }"
    for file in render(stack, CASES["four"]).files:
        made = shell(f"{stub}\n{code}\nrenamed_text", file.text)
        assert "eth1" not in made
        assert made.replace("ens6", "eth1") == file.text


def undo_order(tmp_path: Path, *, armed: bool) -> subprocess.CompletedProcess[str]:
    """Run the part of undo that looks for interfaces set up later; the later one's undo says so."""
    text = render("ifupdown", CASES["one"]).undo
    start = text.index('for other in "$STATES"')
    code = text[start : text.index("\ndone\n", start) + 6]
    later = tmp_path / "later"
    later.mkdir()
    (tmp_path / "apart").mkdir()
    (later / "after").write_text(f"{tmp_path}/this\n")
    (later / "undo").write_text("#!/bin/sh\necho later first\n")
    (later / "undo").chmod(0o755)
    if armed:
        (later / "armed").touch()
    known = f'STATES={tmp_path}; STATE={tmp_path}/this; die() {{ echo "$*"; exit 1; }}'
    return subprocess.run(
        ["sh", "-eu", "-c", f"{known}\n{code}echo undone"], capture_output=True, text=True, check=False
    )


def test_an_armed_undo_takes_back_first_what_was_set_up_later_in_the_same_files(tmp_path: Path) -> None:
    assert undo_order(tmp_path, armed=True).stdout == "later first\nundone\n"


def test_undo_refuses_while_a_later_interface_has_the_same_files(tmp_path: Path) -> None:
    done = undo_order(tmp_path, armed=False)
    assert done.returncode == 1
    assert done.stdout.endswith(f"run {tmp_path}/later/undo first\n")
